//! Floor 1: how a reading came to its value, step by step in words, for outputs that explain themselves.

use super::amount::{Amount, Hedge};
use super::date::{Basis, DateValue};
use super::duration::seconds_of;
use super::kinds::Value;
use super::reading::Reading;
use super::show::amount_words;
use crate::text::Span;
use std::fmt;

/// One step from words to a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What is read in it: "number", "hedge", "unit".
    pub name: &'static str,
    /// What came of it, as a short clause.
    pub told: String,
    /// The file of words under the values of the language that gave it: "hedges"; `None` for what no rule gave.
    pub rule: Option<&'static str>,
}

impl fmt::Display for Step {
    /// `hedge: "at least" makes it 12 or more (hedges)`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.name, self.told)?;
        self.rule.map_or(Ok(()), |rule| write!(out, " ({rule})"))
    }
}

impl Reading {
    /// How the words came to the value, in the order of reading: as written, the number, its unit, its hedge or range, the day it is
    /// counted from, what keeps it from being compared with totals, the normal form. `text` is the text that was read.
    pub fn steps(&self, text: &str) -> Vec<Step> {
        let quote = |span: Span| format!("\"{}\"", folded(span.slice(text)));
        let step = |name, told, rule| Step { name, told, rule };
        let mut steps = vec![step("as written", folded(self.span.slice(text)), None)];
        if let Some(amount) = self.value.stated_amount() {
            let told = number_told(&amount);
            let rule = if amount.hedge == Hedge::Vague { "vague" } else { "numbers" };
            steps.extend(told.map(|told| step("number", format!("{} is {told}", quote(self.number)), Some(rule))));
        }
        if let Some((unit, (told, rule))) = self.unit.zip(self.value.unit_told()) {
            steps.push(step("unit", format!("{} is {told}", quote(unit)), Some(rule)));
            let rest = Span { start: unit.end.min(self.span.end), ..self.span };
            let again = rest.slice(text).chars().any(|letter| letter.is_ascii_digit()) && unit.start >= self.number.end;
            steps.extend(
                again.then(|| step("unit", format!("{} says it in a second unit", quote(rest)), Some("units"))),
            );
        }
        if let Some((name, told, rule)) = self.value.stated_amount().and_then(|amount| bounds_told(&amount)) {
            let words = self.marks.hedge.map_or_else(|| quote(self.span), quote);
            steps.push(step(name, format!("{words} makes it {told}"), Some(rule)));
        }
        if let Some((told, rule)) = self.value.calendar_told() {
            steps.push(step("day", format!("{} {told}", quote(self.span)), Some(rule)));
        }
        for (mark, told) in [
            (self.marks.per_unit, "makes it a value of one unit, no total"),
            (self.marks.part_of, "makes it a part of a whole"),
            (self.marks.change, "makes it a difference, no total"),
        ] {
            steps.extend(mark.map(|span| step("scope", format!("{} {told}", quote(span)), Some("cues"))));
        }
        if self.marks.weak {
            steps.push(step(
                "scope",
                "the words may mean no value, so that it is not compared".to_owned(),
                Some("cues"),
            ));
        }
        steps.push(step("normal form", self.value.normal_form(), None));
        steps
    }
}

/// `words` with every run of white space made one space.
fn folded(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The number before any hedge, and how finely it is stated; `None` when it is open on both sides.
fn number_told(amount: &Amount) -> Option<String> {
    let exact = |value: f64, grain: f64| amount_words(&Amount::exact(value, grain));
    let (low, high) = match amount.hedge {
        Hedge::Exact | Hedge::About | Hedge::AtLeast | Hedge::MoreThan => (amount.low, None),
        Hedge::AtMost | Hedge::UpTo | Hedge::LessThan | Hedge::Nearly => (amount.high, None),
        Hedge::Range | Hedge::Vague => (amount.low, amount.high),
    };
    let first = exact(low?, amount.grain);
    let rounded =
        if amount.grain > 1.0 { format!(", to the nearest {}", exact(amount.grain, 1.0)) } else { String::new() };
    Some(match high {
        Some(high) => format!("{first} to {}{rounded}", exact(high, amount.grain)),
        None if amount.hedge == Hedge::Vague => format!("{first} or more"),
        None => format!("{first}{rounded}"),
    })
}

/// What a hedge or a second number leaves: "12 or more"; `None` for an exact number and for a vague word, whose bounds are its number.
fn bounds_told(amount: &Amount) -> Option<(&'static str, String, &'static str)> {
    match amount.hedge {
        Hedge::Exact | Hedge::Vague => None,
        Hedge::Range => Some(("range", amount_words(amount), "cues")),
        Hedge::About
        | Hedge::AtLeast
        | Hedge::MoreThan
        | Hedge::AtMost
        | Hedge::UpTo
        | Hedge::LessThan
        | Hedge::Nearly => Some(("hedge", amount_words(amount), "hedges")),
    }
}

impl Value {
    /// The amount of a kind that has one, in the unit as written.
    fn stated_amount(&self) -> Option<Amount> {
        match self {
            Value::Count(amount) | Value::Ratio(amount) => Some(*amount),
            Value::Percent { amount, .. } | Value::Money { amount, .. } | Value::Measure { amount, .. } => {
                Some(*amount)
            }
            Value::Magnitude { amount, .. } | Value::Age { amount, .. } => Some(*amount),
            Value::Duration { amount, unit } => Some(amount.converted(1.0 / seconds_of(*unit), 0.0)),
            Value::Ordinal(_) | Value::Rank { .. } | Value::Identifier { .. } => None,
            Value::Date(_) | Value::Time(_) | Value::Score(_) => None,
        }
    }

    /// What its unit is, with its size in the unit that values of one dimension are compared in, and the file that says so.
    fn unit_told(&self) -> Option<(String, &'static str)> {
        let told = match self {
            Value::Money { currency, .. } if currency.per_major > 1 => {
                (format!("{}, {} to one {}", currency.code, currency.per_major, currency.major), "currencies")
            }
            Value::Money { currency, .. } => (currency.code.to_string(), "currencies"),
            Value::Measure { unit, .. } if unit.offset == 0.0 => {
                let size =
                    format!("{}, {} of the unit that a {} is compared in", unit.symbol, unit.factor, unit.dimension);
                (size, "units")
            }
            Value::Measure { unit, .. } => (format!("{}, a {}", unit.symbol, unit.dimension), "units"),
            Value::Percent { points: true, .. } => ("a difference in percentage points".to_owned(), "cues"),
            Value::Percent { points: false, .. } => ("a share in percent".to_owned(), "cues"),
            Value::Duration { unit, .. } => {
                (format!("a length of time, {} seconds each", seconds_of(*unit)), "calendar")
            }
            Value::Age { .. } => ("an age".to_owned(), "cues"),
            Value::Count(_) | Value::Ratio(_) | Value::Ordinal(_) | Value::Magnitude { .. } | Value::Rank { .. } => {
                return None;
            }
            Value::Identifier { .. } | Value::Date(_) | Value::Time(_) | Value::Score(_) => return None,
        };
        Some(told)
    }

    /// Which days a date is of, or the day of a time, and where they come from.
    fn calendar_told(&self) -> Option<(String, &'static str)> {
        let (date, rule) = match self {
            Value::Date(date) => (*date, "calendar"),
            Value::Time(time) => (time.day?, "clock"),
            Value::Count(_) | Value::Ratio(_) | Value::Ordinal(_) | Value::Percent { .. } | Value::Money { .. } => {
                return None;
            }
            Value::Measure { .. } | Value::Magnitude { .. } | Value::Age { .. } | Value::Duration { .. } => {
                return None;
            }
            Value::Score(_) | Value::Rank { .. } | Value::Identifier { .. } => return None,
        };
        let days = days_told(&date);
        let told = match date.basis {
            Basis::Stated => format!("is {days}: it names its year"),
            Basis::Published => format!("is {days}, counted from the day of publication"),
            Basis::Open => "has no day of publication to be counted from, and is compared by its words".to_owned(),
        };
        Some((told, rule))
    }
}

/// "2026-03-08", "2026-03-01 to 2026-03-31", "2026-03-08 or earlier".
fn days_told(date: &DateValue) -> String {
    let days = match (date.from, date.to) {
        (Some(from), Some(to)) if from == to => from.to_string(),
        (Some(from), Some(to)) => format!("{from} to {to}"),
        (Some(from), None) => format!("{from} or later"),
        (None, Some(to)) => format!("{to} or earlier"),
        (None, None) => "a day unknown".to_owned(),
    };
    match date.slack_days {
        0 => days,
        1 => format!("{days}, a day more or less"),
        slack => format!("{days}, {slack} days more or less"),
    }
}
