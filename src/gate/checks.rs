//! The checks of a draft against its sources. They stand beside those of the comparison; a code is never given twice.

use crate::finding::Check;

macro_rules! check {
    ($code:literal, $name:literal, $summary:literal) => {
        Check {
            code: $code,
            name: $name,
            kind: "draft",
            summary: $summary,
            manual: include_str!(concat!("manual/", $code, ".md")),
        }
    };
}

/// A claim of the draft that no source carries.
pub const UNSUPPORTED: &Check = &check!("G101", "unsupported", "the draft says what no source says");
/// The draft is vaguer than its sources.
pub const LESS_PRECISE: &Check = &check!("G102", "less-precise", "the draft says it less precisely than its sources");
/// The draft is more precise than its sources.
pub const MORE_PRECISE: &Check = &check!("G103", "more-precise", "the draft says it more precisely than any source");
/// What several origins say is not in the draft.
pub const MISSING: &Check = &check!("G104", "missing", "several origins say it and the draft does not");
/// Fewer origins than the policy asks for.
pub const TOO_FEW_SOURCES: &Check =
    &check!("G105", "too-few-sources", "fewer origins carry it than min-sources asks for");

/// Every check of a draft, by code.
pub const DRAFT_CHECKS: [&Check; 5] = [UNSUPPORTED, LESS_PRECISE, MORE_PRECISE, MISSING, TOO_FEW_SOURCES];
