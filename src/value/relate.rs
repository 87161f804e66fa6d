//! Floor 1: how two values stand to each other, kind by kind.

use super::amount::{self, Amount};
use super::duration::seconds_of;
use super::kinds::{Value, grain_name};
use super::show::amount_words;
use super::vocabulary::Unit;
use super::{Comparison, date, time};

/// How far a converted measure may be off before it is another one; papers convert roundly ("35 miles", "about 58km").
const CONVERSION_SLACK: f64 = 0.03;

/// How `left` stands to `right`; symmetric but for the wording of the reason.
pub fn relate(left: &Value, right: &Value) -> Comparison {
    match (left, right) {
        (Value::Count(x), Value::Count(y)) | (Value::Ratio(x), Value::Ratio(y)) => plain(x, y, ""),
        (Value::Ratio(share), Value::Percent { amount, points: false }) => {
            plain(&share.converted(100.0, 0.0), amount, " percent")
        }
        (Value::Percent { amount, points: false }, Value::Ratio(share)) => {
            plain(amount, &share.converted(100.0, 0.0), " percent")
        }
        (Value::Ordinal(x), Value::Ordinal(y)) => equal(x == y, (left.normal_form(), right.normal_form())),
        (Value::Rank { place: x, of: one }, Value::Rank { place: y, of: other }) if one == other => {
            equal(x == y, (left.normal_form(), right.normal_form()))
        }
        (Value::Percent { amount: x, points: one }, Value::Percent { amount: y, points: other }) if one == other => {
            plain(x, y, if *one { " points" } else { " percent" })
        }
        (Value::Money { amount: x, currency: one }, Value::Money { amount: y, currency: other })
            if one.major == other.major =>
        {
            let turned = |amount: &Amount, per_major: u32| amount.converted(1.0 / f64::from(per_major), 0.0);
            plain(&turned(x, one.per_major), &turned(y, other.per_major), &format!(" {}", one.major))
        }
        (Value::Measure { amount: x, unit: one }, Value::Measure { amount: y, unit: other })
            if one.dimension == other.dimension =>
        {
            measures((x, one), (y, other))
        }
        (Value::Magnitude { amount: x, scale: one }, Value::Magnitude { amount: y, scale: other }) if one == other => {
            plain(x, y, "")
        }
        (Value::Age { amount: x, unit: one }, Value::Age { amount: y, unit: other }) => {
            if one == other {
                plain(x, y, "")
            } else {
                timed(x, seconds_of(*one), y, seconds_of(*other), (left, right))
            }
        }
        (Value::Duration { amount: x, .. }, Value::Duration { amount: y, .. }) => timed(x, 1.0, y, 1.0, (left, right)),
        (Value::Date(x), Value::Date(y)) => date::relate(x, y),
        (Value::Time(x), Value::Time(y)) => time::relate(x, y),
        (Value::Time(moment), Value::Date(day)) | (Value::Date(day), Value::Time(moment)) => match &moment.day {
            Some(known) => date::relate(known, day),
            None => Comparison::Incomparable("a time of day and a date".to_owned()),
        },
        (Value::Score(x), Value::Score(y)) => scores(x, y, (left.normal_form(), right.normal_form())),
        (Value::Identifier { .. }, Value::Identifier { .. }) => {
            Comparison::Incomparable("names, not amounts".to_owned())
        }
        _apart => Comparison::Incomparable(format!("{} and {}", left.described(), right.described())),
    }
}

fn plain(left: &Amount, right: &Amount, unit: &str) -> Comparison {
    let shown = (format!("{}{unit}", amount_words(left)), format!("{}{unit}", amount_words(right)));
    amount::relate(left, right, (&shown.0, &shown.1))
}

fn equal(same: bool, shown: (String, String)) -> Comparison {
    if same {
        Comparison::Same(format!("{} in both", shown.0))
    } else {
        Comparison::Different(format!("{} against {}", shown.0, shown.1))
    }
}

fn scores(left: &[u32], right: &[u32], shown: (String, String)) -> Comparison {
    let mut turned = right.to_vec();
    turned.reverse();
    if left == right || left == turned {
        return Comparison::Same(format!("{} is {}", shown.0, shown.1));
    }
    Comparison::Different(format!("{} against {}", shown.0, shown.1))
}

/// Two measures in one unit, or both turned into the base unit of their dimension.
fn measures((left, one): (&Amount, &Unit), (right, other): (&Amount, &Unit)) -> Comparison {
    let shown = (format!("{} {}", amount_words(left), one.symbol), format!("{} {}", amount_words(right), other.symbol));
    if one.symbol == other.symbol {
        return amount::relate(left, right, (&shown.0, &shown.1));
    }
    let (x, y) = (left.converted(one.factor, one.offset), right.converted(other.factor, other.offset));
    across(&x, &y, shown)
}

/// Amounts that were written in two units: rounding to the first place and a slack for conversion are allowed.
fn across(left: &Amount, right: &Amount, shown: (String, String)) -> Comparison {
    let natural = amount::relate(left, right, (&shown.0, &shown.1));
    if matches!(natural, Comparison::Same(_) | Comparison::Compatible(_)) {
        return natural;
    }
    let slack =
        |amount: &Amount| amount.grain.max(amount.high.or(amount.low).unwrap_or(0.0).abs() * CONVERSION_SLACK * 2.0);
    let widened = |amount: &Amount| Amount { grain: slack(amount), ..*amount };
    match amount::relate(&widened(left), &widened(right), (&shown.0, &shown.1)) {
        Comparison::Same(_) => Comparison::Compatible(format!("{} is {}, converted roundly", shown.0, shown.1)),
        other => other,
    }
}

fn timed(left: &Amount, one: f64, right: &Amount, other: f64, values: (&Value, &Value)) -> Comparison {
    let shown = (duration_words(values.0), duration_words(values.1));
    let (x, y) = (left.converted(one, 0.0), right.converted(other, 0.0));
    let same_unit = values.0.unit_grain() == values.1.unit_grain();
    if same_unit { amount::relate(&x, &y, (&shown.0, &shown.1)) } else { across(&x, &y, shown) }
}

fn duration_words(value: &Value) -> String {
    match value {
        Value::Duration { amount, unit } => {
            format!("{} {}", amount_words(&amount.converted(1.0 / seconds_of(*unit), 0.0)), grain_name(*unit))
        }
        Value::Age { amount, unit } => format!("{} {}", amount_words(amount), grain_name(*unit)),
        _other => value.normal_form(),
    }
}
