//! Floor 1: how a reading came to its value, step by step in words, for outputs that explain themselves.

use super::amount::{Amount, Hedge};
use super::date::Basis;
use super::kinds::Value;
use super::reading::Reading;
use super::show::{amount_words, number_form};
use crate::text::Span;

impl Reading {
    /// How the words came to the value: the number, its hedge and unit, the day it is counted from, and what keeps it from being
    /// compared with totals. `text` is the text that was read. In the order of reading, each a short clause in lower case.
    pub fn steps(&self, text: &str) -> Vec<String> {
        let quote = |span: Span| format!("\"{}\"", span.slice(text));
        let mut steps = Vec::new();
        if let Some(amount) = self.value.amount() {
            steps.extend(number_step(amount).map(|form| format!("{} is {form}", quote(self.number))));
            let hedge = self.marks.hedge.map_or_else(|| quote(self.span), quote);
            steps.extend(hedge_step(amount).map(|bound| format!("{hedge} makes it {bound}")));
        }
        steps.extend(self.unit.zip(self.value.unit_step()).map(|(unit, step)| format!("{} is {step}", quote(unit))));
        steps.extend(self.value.calendar_step().map(|basis| format!("{} {basis}", quote(self.span))));
        for (mark, meaning) in [
            (self.marks.per_unit, "makes it a value of one unit, no total"),
            (self.marks.part_of, "makes it a part of a whole"),
            (self.marks.change, "makes it a difference, no total"),
        ] {
            steps.extend(mark.map(|span| format!("{} {meaning}", quote(span))));
        }
        if self.marks.weak {
            steps.push("the words may mean no value, so that it is not compared".to_owned());
        }
        steps
    }
}

/// The number in figures, and how finely it is stated.
fn number_step(amount: &Amount) -> Option<String> {
    let ends: Vec<String> = match (amount.low, amount.high) {
        (Some(low), Some(high)) if low == high => vec![number_form(low, amount.grain)],
        (low, high) => [low, high].into_iter().flatten().map(|end| number_form(end, amount.grain)).collect(),
    };
    let rounded =
        if amount.grain > 1.0 { format!(", to the nearest {}", number_form(amount.grain, 1.0)) } else { String::new() };
    (!ends.is_empty()).then(|| format!("{}{rounded}", ends.join(" to ")))
}

/// What a hedge leaves: "12 or more"; nothing for an exact number.
fn hedge_step(amount: &Amount) -> Option<String> {
    (amount.hedge != Hedge::Exact).then(|| amount_words(amount))
}

impl Value {
    /// The amount of a kind that has one.
    fn amount(&self) -> Option<&Amount> {
        match self {
            Value::Count(amount) | Value::Ratio(amount) => Some(amount),
            Value::Percent { amount, .. } | Value::Money { amount, .. } | Value::Measure { amount, .. } => Some(amount),
            Value::Magnitude { amount, .. } | Value::Age { amount, .. } | Value::Duration { amount, .. } => {
                Some(amount)
            }
            Value::Ordinal(_) | Value::Rank { .. } | Value::Identifier { .. } => None,
            Value::Date(_) | Value::Time(_) | Value::Score(_) => None,
        }
    }

    /// What its unit is, with its size in the unit that values of one dimension are compared in.
    fn unit_step(&self) -> Option<String> {
        match self {
            Value::Money { currency, .. } if currency.per_major > 1 => {
                Some(format!("{}, {} to one {}", currency.code, currency.per_major, currency.major))
            }
            Value::Money { currency, .. } => Some(currency.code.to_string()),
            Value::Measure { unit, .. } if unit.offset == 0.0 => {
                Some(format!("{}, {} of the unit that a {} is compared in", unit.symbol, unit.factor, unit.dimension))
            }
            Value::Measure { unit, .. } => Some(format!("{}, a {}", unit.symbol, unit.dimension)),
            Value::Percent { points: true, .. } => Some("a difference in percentage points".to_owned()),
            Value::Percent { points: false, .. } => Some("a share in percent".to_owned()),
            Value::Duration { .. } => Some("a length of time, compared in seconds".to_owned()),
            Value::Age { .. } => Some("an age".to_owned()),
            Value::Count(_) | Value::Ratio(_) | Value::Ordinal(_) | Value::Magnitude { .. } | Value::Rank { .. } => {
                None
            }
            Value::Identifier { .. } | Value::Date(_) | Value::Time(_) | Value::Score(_) => None,
        }
    }

    /// Where the days of a date, or of the day of a time, come from.
    fn calendar_step(&self) -> Option<&'static str> {
        let date = match self {
            Value::Date(date) => Some(*date),
            Value::Time(time) => time.day,
            Value::Count(_) | Value::Ratio(_) | Value::Ordinal(_) | Value::Percent { .. } | Value::Money { .. } => None,
            Value::Measure { .. } | Value::Magnitude { .. } | Value::Age { .. } | Value::Duration { .. } => None,
            Value::Score(_) | Value::Rank { .. } | Value::Identifier { .. } => None,
        }?;
        Some(match date.basis {
            Basis::Stated => "names its year",
            Basis::Published => "is counted from the day of publication",
            Basis::Open => "has no day of publication to be counted from, and is compared by its words",
        })
    }
}
