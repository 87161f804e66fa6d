//! crosscheck compares what two or more articles say.
//!
//! # The way of the data
//!
//! ```text
//! bytes -> Source -> Article (Sentence, Token) -> Claim<Mention> -> Claim<EntityId> -> Group -> Finding -> Report -> output / Decision
//! ```
//!
//! One named type between every two stages; every arrow is one pure function.

pub mod claim;
pub mod decision;
pub mod finding;
pub mod name;
pub mod rules;
pub mod text;
pub mod value;

pub mod align;
pub mod compare;
pub mod extract;
pub mod gate;
pub mod ingest;
pub mod language;
pub mod pipeline;
pub mod report;
pub mod resolve;
pub mod segment;
