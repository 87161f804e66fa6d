//! Floor 1: what a number, a date, a share, a sum or a measure in prose means. One file a kind.
//!
//! `read` finds the values of a sentence, `Value::normal_form` writes one down, `relate` compares two.
//! The words it reads (number words, units, hedges, months) come in a `Vocabulary`, filled from rules/.
//!
//! The way of a sentence: text, lexemes, then from left to right the longest reading of each place.

mod age;
mod ahead;
mod amount;
mod begin;
mod beside;
mod cardinal;
mod classes;
mod cue;
mod date;
mod digits;
mod duration;
mod extent;
mod far;
mod fraction;
mod identifier;
mod kinds;
mod letter;
mod lexeme;
mod magnitude;
mod marks;
mod normal;
mod number;
mod operand;
mod ordinal;
mod quantity;
mod rank;
mod reading;
mod relate;
mod scan;
mod score;
mod show;
mod steps;
mod time;
mod vocabulary;

pub use amount::{Amount, Hedge};
pub use cue::Cue;
pub use date::{Basis, DateValue, Grain, Part, Stated};
pub use extent::Extent;
pub use far::are_far;
pub use kinds::{Scale, Value};
pub use reading::{Marks, Reading, read, read_span};
pub use relate::relate;
pub use steps::Step;
pub use time::{Daypart, TimeValue, Zone};
pub use vocabulary::{Currency, Meaning, Place, Side, SuffixUse, Unit, Vocabulary};

/// The kinds of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each kind is documented at `Value`")]
pub enum Kind {
    Count,
    Ordinal,
    Percent,
    Money,
    Measure,
    Magnitude,
    Age,
    Duration,
    Date,
    Time,
    Score,
    Ratio,
    Rank,
    Identifier,
}

/// How two values stand to each other, with the reason in words a reader believes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Comparison {
    /// The same value, perhaps in another form or rounded.
    Same(String),
    /// They differ in words, and both can be true.
    Compatible(String),
    /// They hardly can both be true, but the words are too loose, or the calendar too far, to be sure.
    Doubtful(String),
    /// They cannot both be true of one thing.
    Different(String),
    /// They are of kinds or units that do not compare.
    Incomparable(String),
}
