//! Floor 6: groups become findings. One file a check, one list of checks.

mod checks;
pub mod clause;
pub mod compose;
pub mod conflict;
pub mod name;
pub mod origins;
pub mod place;
pub mod proposition;
pub mod quantity;
pub mod quote;
mod speakers;
pub mod title;
pub mod utterance;
pub mod verdict;
pub mod why;
pub mod within;

pub use checks::{CHECKS, Check, check_of};
