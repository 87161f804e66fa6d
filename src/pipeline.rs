//! Floor 5: the order of the stages. The only module that knows it.
