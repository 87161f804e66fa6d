//! Floor 4: a report becomes bytes. One file an output format.
