//! What a value covers, in the plain form that outputs carry: an interval in a unit, or days and times.

use super::{Kind, Value};

/// A value as outputs carry it; numeric kinds fill the first three, dates and times the last two.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Extent {
    /// Least possible value; `None` when open.
    pub low: Option<f64>,
    /// Greatest possible value; `None` when open. Equal to `low` for an exact value.
    pub high: Option<f64>,
    /// ISO 4217 for money, a symbol for measures as written (km, mi, °C), "%" for percent, "year" for ages, "s" for
    /// durations.
    pub unit: Option<String>,
    /// First day (2016-10-15) or time (2016-11-07T14:00, or T14:00 when the day is unknown).
    pub from: Option<String>,
    /// Last day or time, inclusive.
    pub to: Option<String>,
}

impl Value {
    /// What it covers, as outputs carry it.
    pub fn extent(&self) -> Extent {
        let (low, high) = self.bounds().unwrap_or_default();
        Extent { low, high, unit: self.unit(), from: self.from(), to: self.to() }
    }
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 14] = [
        Kind::Count,
        Kind::Ordinal,
        Kind::Percent,
        Kind::Money,
        Kind::Measure,
        Kind::Magnitude,
        Kind::Age,
        Kind::Duration,
        Kind::Date,
        Kind::Time,
        Kind::Score,
        Kind::Ratio,
        Kind::Rank,
        Kind::Identifier,
    ];

    /// Its name in outputs.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Count => "count",
            Kind::Ordinal => "ordinal",
            Kind::Percent => "percent",
            Kind::Money => "money",
            Kind::Measure => "measure",
            Kind::Magnitude => "magnitude",
            Kind::Age => "age",
            Kind::Duration => "duration",
            Kind::Date => "date",
            Kind::Time => "time",
            Kind::Score => "score",
            Kind::Ratio => "ratio",
            Kind::Rank => "rank",
            Kind::Identifier => "identifier",
        }
    }
}
