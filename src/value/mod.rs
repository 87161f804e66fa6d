//! Floor 1: what a number, a date, a share, a sum or a measure in prose means. One file a kind.
//!
//! `read` finds the values of a sentence, `Value::normal_form` writes one down, `relate` compares two.
//! The words it reads (number words, units, hedges, months) come in a `Vocabulary`, filled from rules/.

mod extent;

pub use extent::Extent;

use crate::text::{Span, Token};
use jiff::civil::Date;

/// The kinds of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each kind is documented in its own file")]
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
    /// They cannot both be true of one thing.
    Different(String),
    /// They are of kinds or units that do not compare.
    Incomparable(String),
}

/// A value as it stands in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The words of the value with its unit and hedge: "at least 12", "$1.58bn", "on Jan. 4".
    pub span: Span,
    /// What they mean.
    pub value: Value,
}

/// What a value means.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A number of things; what is counted is the claim's business.
    Count {
        /// Least possible value; `None` when open.
        low: Option<f64>,
        /// Greatest possible value; `None` when open.
        high: Option<f64>,
    },
}

/// The words values are read with.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {}

/// Reads the values of one sentence from left to right, without overlap. `published` dates words like "Sunday".
pub fn read(_text: &str, _tokens: &[Token], _vocabulary: &Vocabulary, _published: Option<Date>) -> Vec<Reading> {
    Vec::new()
}

impl Value {
    /// Its kind.
    pub fn kind(&self) -> Kind {
        match self {
            Value::Count { .. } => Kind::Count,
        }
    }

    /// The value in a short normal form: ">=12", "1.58e9 USD", "2024-01-04".
    pub fn normal_form(&self) -> String {
        match self {
            Value::Count { low, high } => format!("{low:?}..{high:?}"),
        }
    }
}

/// How `left` stands to `right`; symmetric but for the wording of the reason.
pub fn relate(_left: &Value, _right: &Value) -> Comparison {
    Comparison::Incomparable("not compared".to_owned())
}
