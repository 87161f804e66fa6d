//! Floor 3: what is known of English words without their sentence.

mod table;

pub(super) use table::WordTable;
