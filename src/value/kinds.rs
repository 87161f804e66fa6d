//! Floor 1: the payload of each kind of value, and its normal form.

use super::amount::{Amount, Hedge};
use super::date::{DateValue, Grain};
use super::duration::seconds_of;
use super::show::{amount_form, number_form};
use super::time::TimeValue;
use super::vocabulary::{Currency, Unit};

/// What a value means.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A number of things; what is counted is the claim's business.
    Count(Amount),
    /// A place in an order, counted from the end when negative: -1 is the last.
    Ordinal(f64),
    /// A share in percent, or a difference in percentage points.
    Percent {
        /// In percent.
        amount: Amount,
        /// Whether percentage points are meant.
        points: bool,
    },
    /// A sum of money.
    Money {
        /// In `currency`.
        amount: Amount,
        /// As written.
        currency: Currency,
    },
    /// A length, area, mass, speed, temperature …
    Measure {
        /// In `unit`.
        amount: Amount,
        /// As written.
        unit: Unit,
    },
    /// A grade on a scale: a quake's magnitude, a storm's category.
    Magnitude {
        /// The grade.
        amount: Amount,
        /// Which scale.
        scale: Scale,
    },
    /// An age of a person or thing.
    Age {
        /// In `unit`.
        amount: Amount,
        /// Years, unless the text says months or weeks.
        unit: Grain,
    },
    /// A length of time.
    Duration {
        /// In seconds; months have 30 days and years 365.
        amount: Amount,
        /// The smallest unit as written.
        unit: Grain,
    },
    /// A day or stretch of days.
    Date(DateValue),
    /// A time of day.
    Time(TimeValue),
    /// Points of two or more sides: "20-13".
    Score(Vec<u32>),
    /// A fraction of a whole: "two-thirds", "one in five".
    Ratio(Amount),
    /// A place by a superlative: "third-largest" is 3, "worst" is 1.
    Rank {
        /// Place, the first is 1.
        place: f64,
        /// The superlative in lower case.
        of: Box<str>,
    },
    /// A number that names and does not count: "Flight 370".
    Identifier {
        /// The words in lower case, one space between them.
        name: Box<str>,
        /// The number in it, when there is one.
        number: Option<f64>,
    },
}

/// A scale of grades.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scale {
    /// Magnitude of an earthquake.
    Quake,
    /// Category, level or class of a storm, fire or alert.
    Category,
}

/// A range in which `None` is open.
pub(super) type Bounds = (Option<f64>, Option<f64>);

impl Value {
    /// Least and greatest value in `unit`; durations in seconds. `None` for dates, times, scores and names.
    pub fn bounds(&self) -> Option<Bounds> {
        match self {
            Value::Count(amount) | Value::Ratio(amount) => Some((amount.low, amount.high)),
            Value::Percent { amount, .. } | Value::Money { amount, .. } | Value::Measure { amount, .. } => {
                Some((amount.low, amount.high))
            }
            Value::Magnitude { amount, .. } | Value::Age { amount, .. } | Value::Duration { amount, .. } => {
                Some((amount.low, amount.high))
            }
            Value::Ordinal(place) | Value::Rank { place, .. } => Some((Some(*place), Some(*place))),
            // a name measures nothing, whatever its figures
            Value::Identifier { .. } | Value::Date(_) | Value::Time(_) | Value::Score(_) => None,
        }
    }

    /// The unit of `bounds`: ISO 4217 for money, "%" for percent, "s" for durations, "year" for ages, symbols of measures as written.
    pub(super) fn unit(&self) -> Option<String> {
        match self {
            Value::Percent { points: false, .. } => Some("%".to_owned()),
            Value::Percent { points: true, .. } => Some("percentage point".to_owned()),
            Value::Money { currency, .. } => Some(currency.code.to_string()),
            Value::Measure { unit, .. } => Some(unit.symbol.to_string()),
            Value::Age { unit, .. } => Some(grain_name(*unit).to_owned()),
            Value::Duration { .. } => Some("s".to_owned()),
            Value::Magnitude { .. } | Value::Count(_) | Value::Ratio(_) => None,
            Value::Ordinal(_) | Value::Rank { .. } | Value::Identifier { .. } => None,
            Value::Date(_) | Value::Time(_) | Value::Score(_) => None,
        }
    }

    /// The first day of a date (2016-10-15), or moment of a time (2016-11-07T14:00, T14:00); `None` when open or not known.
    pub(super) fn from(&self) -> Option<String> {
        match self {
            Value::Date(date) => date.from.map(|day| day.to_string()),
            Value::Time(time) => time.from(),
            Value::Count(_) | Value::Ratio(_) | Value::Ordinal(_) | Value::Percent { .. } | Value::Money { .. } => None,
            Value::Measure { .. } | Value::Magnitude { .. } | Value::Age { .. } | Value::Duration { .. } => None,
            Value::Score(_) | Value::Rank { .. } | Value::Identifier { .. } => None,
        }
    }

    /// The last day or moment, inclusive, in the form of `from`.
    pub(super) fn to(&self) -> Option<String> {
        match self {
            Value::Date(date) => date.to.map(|day| day.to_string()),
            Value::Time(time) => time.to(),
            Value::Count(_) | Value::Ratio(_) | Value::Ordinal(_) | Value::Percent { .. } | Value::Money { .. } => None,
            Value::Measure { .. } | Value::Magnitude { .. } | Value::Age { .. } | Value::Duration { .. } => None,
            Value::Score(_) | Value::Rank { .. } | Value::Identifier { .. } => None,
        }
    }

    /// The value in a short normal form: ">=12", "1.58e9 USD", "2024-01-04".
    pub fn normal_form(&self) -> String {
        match self {
            Value::Count(amount) | Value::Ratio(amount) => amount_form(amount),
            Value::Ordinal(place) => format!("#{}", number_form(*place, 1.0)),
            Value::Percent { amount, points } => {
                format!("{} {}", amount_form(amount), if *points { "points" } else { "%" })
            }
            Value::Money { amount, currency } => format!("{} {}", amount_form(amount), currency.code),
            Value::Measure { amount, unit } => format!("{} {}", amount_form(amount), unit.symbol),
            Value::Magnitude { amount, scale } => format!("{} {}", scale.name(), amount_form(amount)),
            Value::Age { amount, unit } => format!("{} {}", amount_form(amount), grain_name(*unit)),
            Value::Duration { amount, unit } => {
                format!("{} {}", amount_form(&amount.converted(1.0 / seconds_of(*unit), 0.0)), grain_name(*unit))
            }
            Value::Date(date) => super::date::normal_form(date),
            Value::Time(time) => super::time::normal_form(time),
            Value::Score(points) => points.iter().map(u32::to_string).collect::<Vec<_>>().join("-"),
            Value::Rank { place, of } => format!("#{} {of}", number_form(*place, 1.0)),
            Value::Identifier { name, .. } => name.to_string(),
        }
    }

    /// The hedge of the value's number; `Exact` where a kind has none.
    pub fn hedge(&self) -> Hedge {
        match self {
            Value::Count(amount) | Value::Ratio(amount) => amount.hedge,
            Value::Percent { amount, .. } | Value::Money { amount, .. } | Value::Measure { amount, .. } => amount.hedge,
            Value::Magnitude { amount, .. } | Value::Age { amount, .. } | Value::Duration { amount, .. } => {
                amount.hedge
            }
            Value::Time(time) => time.hedge,
            Value::Ordinal(_) | Value::Date(_) | Value::Score(_) | Value::Rank { .. } | Value::Identifier { .. } => {
                Hedge::Exact
            }
        }
    }
}

impl Scale {
    /// Its name in a normal form.
    pub fn name(self) -> &'static str {
        match self {
            Scale::Quake => "magnitude",
            Scale::Category => "category",
        }
    }
}

/// A unit of time in a normal form.
pub(crate) fn grain_name(grain: Grain) -> &'static str {
    match grain {
        Grain::Second => "second",
        Grain::Minute => "minute",
        Grain::Hour => "hour",
        Grain::Day | Grain::Span => "day",
        Grain::Weekend => "weekend",
        Grain::Week => "week",
        Grain::Month => "month",
        Grain::Quarter => "quarter",
        Grain::Season => "season",
        Grain::Half => "half-year",
        Grain::Year => "year",
        Grain::Decade => "decade",
        Grain::Century => "century",
    }
}
