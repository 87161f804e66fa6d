//! Floor 4: a source becomes sentences and quotations.
