//! Floor 1: from a normal form back to the value, and what a value is called.

use super::duration::seconds_of;
use super::kinds::{Scale, Value, grain_name};
use super::show::parse_amount;
use super::{Grain, Kind, Vocabulary, date, time};

const GRAINS: [Grain; 13] = [
    Grain::Second,
    Grain::Minute,
    Grain::Hour,
    Grain::Day,
    Grain::Weekend,
    Grain::Week,
    Grain::Month,
    Grain::Quarter,
    Grain::Season,
    Grain::Half,
    Grain::Year,
    Grain::Decade,
    Grain::Century,
];

impl Value {
    /// Its kind.
    pub fn kind(&self) -> Kind {
        match self {
            Value::Count(_) => Kind::Count,
            Value::Ordinal(_) => Kind::Ordinal,
            Value::Percent { .. } => Kind::Percent,
            Value::Money { .. } => Kind::Money,
            Value::Measure { .. } => Kind::Measure,
            Value::Magnitude { .. } => Kind::Magnitude,
            Value::Age { .. } => Kind::Age,
            Value::Duration { .. } => Kind::Duration,
            Value::Date(_) => Kind::Date,
            Value::Time(_) => Kind::Time,
            Value::Score(_) => Kind::Score,
            Value::Ratio(_) => Kind::Ratio,
            Value::Rank { .. } => Kind::Rank,
            Value::Identifier { .. } => Kind::Identifier,
        }
    }

    /// The value of this kind that `form` is the normal form of; `None` when it is none.
    pub fn parse(kind: Kind, form: &str, vocabulary: &Vocabulary) -> Option<Value> {
        match kind {
            Kind::Count => parse_amount(form).map(Value::Count),
            Kind::Ratio => parse_amount(form).map(Value::Ratio),
            Kind::Ordinal => form.strip_prefix('#')?.parse().ok().map(Value::Ordinal),
            Kind::Date => date::parse(form).map(Value::Date),
            Kind::Time => time::parse(form).map(Value::Time),
            Kind::Score => form.split('-').map(|points| points.parse().ok()).collect::<Option<_>>().map(Value::Score),
            Kind::Rank => {
                let (place, of) = form.strip_prefix('#')?.split_once(' ')?;
                Some(Value::Rank { place: place.parse().ok()?, of: of.into() })
            }
            Kind::Identifier => Some(Value::Identifier { name: form.into(), number: None }),
            Kind::Magnitude => {
                let (name, amount) = form.split_once(' ')?;
                let scale = [Scale::Quake, Scale::Category].into_iter().find(|scale| scale.name() == name)?;
                Some(Value::Magnitude { amount: parse_amount(amount)?, scale })
            }
            Kind::Percent | Kind::Money | Kind::Measure | Kind::Age | Kind::Duration => {
                parse_with_unit(kind, form, vocabulary)
            }
        }
    }

    /// What it is, for a reason why two values do not compare: "a sum in USD", "a length".
    pub(crate) fn described(&self) -> String {
        match self {
            Value::Money { currency, .. } => format!("a sum in {}", currency.major),
            Value::Measure { unit, .. } => format!("a {}", unit.dimension),
            Value::Percent { points: true, .. } => "a difference in percentage points".to_owned(),
            Value::Rank { of, .. } => format!("a rank by {of}"),
            Value::Magnitude { scale, .. } => format!("a {}", scale.name()),
            Value::Count(_) | Value::Ratio(_) | Value::Ordinal(_) | Value::Percent { .. } | Value::Age { .. } => {
                format!("a {}", self.kind().name())
            }
            Value::Duration { .. } | Value::Date(_) | Value::Time(_) => format!("a {}", self.kind().name()),
            Value::Score(_) | Value::Identifier { .. } => format!("a {}", self.kind().name()),
        }
    }
}

fn parse_with_unit(kind: Kind, form: &str, vocabulary: &Vocabulary) -> Option<Value> {
    let (amount, unit) = form.split_once(' ')?;
    let amount = parse_amount(amount)?;
    let grain = || GRAINS.into_iter().find(|grain| grain_name(*grain) == unit);
    match kind {
        Kind::Percent => Some(Value::Percent { amount, points: unit == "points" }),
        Kind::Money => {
            let currency = vocabulary.currencies.iter().find(|currency| &*currency.code == unit)?.clone();
            Some(Value::Money { amount, currency })
        }
        Kind::Measure => {
            let unit = vocabulary.units.iter().find(|known| &*known.symbol == unit)?.clone();
            Some(Value::Measure { amount, unit })
        }
        Kind::Age => grain().map(|unit| Value::Age { amount, unit }),
        Kind::Duration => grain().map(|unit| Value::Duration { amount: amount.converted(seconds_of(unit), 0.0), unit }),
        Kind::Count | Kind::Ratio | Kind::Ordinal | Kind::Date | Kind::Time => None,
        Kind::Score | Kind::Rank | Kind::Identifier | Kind::Magnitude => None,
    }
}
