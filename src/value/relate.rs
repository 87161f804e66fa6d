//! Floor 1: how two values stand to each other, kind by kind.

use super::amount::{self, Amount};
use super::duration::seconds_of;
use super::kinds::{Scale, Value, grain_name};
use super::show::amount_words;
use super::vocabulary::{Currency, Unit};
use super::{Comparison, DateValue, Grain, TimeValue, date, time};

/// How far a converted measure may be off before it is another one; papers convert roundly ("35 miles", "about 58km").
const CONVERSION_SLACK: f64 = 0.03;

/// How `left` stands to `right`; symmetric but for the wording of the reason.
pub fn relate(left: &Value, right: &Value) -> Comparison {
    let found = match left {
        Value::Count(x) => amounts(x, right, count_of, ""),
        Value::Ratio(_) | Value::Percent { points: false, .. } => shares(left, right),
        Value::Percent { amount, points: true } => amounts(amount, right, points_of, " points"),
        Value::Ordinal(_) | Value::Rank { .. } => places(left, right),
        Value::Money { amount, currency } => sums((amount, currency), right),
        Value::Measure { amount, unit } => measures((amount, unit), right),
        Value::Magnitude { amount, scale } => amounts(amount, right, |right| grade_of(right, *scale), ""),
        Value::Age { .. } => ages(left, right),
        Value::Duration { .. } => lengths(left, right),
        Value::Date(day) => dates(day, right),
        Value::Time(moment) => times(moment, right),
        Value::Score(points) => scores(points, right),
        Value::Identifier { .. } => names(right),
    };
    found.unwrap_or_else(|| Comparison::Incomparable(format!("{} and {}", left.described(), right.described())))
}

/// Two amounts of one unit, when `pick` finds the right one's.
fn amounts<'a>(
    left: &Amount,
    right: &'a Value,
    pick: impl Fn(&'a Value) -> Option<&'a Amount>,
    unit: &str,
) -> Option<Comparison> {
    pick(right).map(|right| plain(left, right, unit))
}

fn count_of(value: &Value) -> Option<&Amount> {
    if let Value::Count(amount) = value { Some(amount) } else { None }
}

fn points_of(value: &Value) -> Option<&Amount> {
    if let Value::Percent { amount, points: true } = value { Some(amount) } else { None }
}

fn grade_of(value: &Value, on: Scale) -> Option<&Amount> {
    if let Value::Magnitude { amount, scale } = value { Some(amount).filter(|_| *scale == on) } else { None }
}

fn plain(left: &Amount, right: &Amount, unit: &str) -> Comparison {
    let shown = (format!("{}{unit}", amount_words(left)), format!("{}{unit}", amount_words(right)));
    amount::relate(left, right, (&shown.0, &shown.1))
}

/// Fractions and percentages of a whole: "two-thirds" is 67 percent.
fn shares(left: &Value, right: &Value) -> Option<Comparison> {
    Some(plain(&in_percent(left)?, &in_percent(right)?, " percent"))
}

fn in_percent(value: &Value) -> Option<Amount> {
    if let Value::Ratio(share) = value {
        return Some(share.converted(100.0, 0.0));
    }
    if let Value::Percent { amount, points: false } = value { Some(*amount) } else { None }
}

/// Ordinals, and ranks by one superlative.
fn places(left: &Value, right: &Value) -> Option<Comparison> {
    let same_order = match (left, right) {
        (Value::Rank { of, .. }, Value::Rank { of: other, .. }) => of == other,
        (left, right) => left.kind() == right.kind(),
    };
    let shown = (left.normal_form(), right.normal_form());
    same_order.then(|| if left == right { Comparison::Same(format!("{} in both", shown.0)) } else { against(&shown) })
}

fn against((left, right): &(String, String)) -> Comparison {
    Comparison::Different(format!("{left} against {right}"))
}

fn sums((left, one): (&Amount, &Currency), right: &Value) -> Option<Comparison> {
    let Value::Money { amount: right, currency: other } = right else { return None };
    let turned = |amount: &Amount, per_major: u32| amount.converted(1.0 / f64::from(per_major), 0.0);
    let (x, y) = (turned(left, one.per_major), turned(right, other.per_major));
    (one.major == other.major).then(|| plain(&x, &y, &format!(" {}", one.major)))
}

/// Two measures in one unit, or both turned into the base unit of their dimension.
fn measures((left, one): (&Amount, &Unit), right: &Value) -> Option<Comparison> {
    let Value::Measure { amount: right, unit: other } = right else { return None };
    let shown = (format!("{} {}", amount_words(left), one.symbol), format!("{} {}", amount_words(right), other.symbol));
    if one.symbol == other.symbol {
        return Some(amount::relate(left, right, (&shown.0, &shown.1)));
    }
    let (x, y) = (left.converted(one.factor, one.offset), right.converted(other.factor, other.offset));
    (one.dimension == other.dimension).then(|| across(&x, &y, shown))
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

fn ages(left: &Value, right: &Value) -> Option<Comparison> {
    let (Value::Age { amount: x, unit: one }, Value::Age { amount: y, unit: other }) = (left, right) else {
        return None;
    };
    let shown = (with_unit(x, *one), with_unit(y, *other));
    if one == other {
        return Some(plain(x, y, ""));
    }
    let seconds = |amount: &Amount, unit: Grain| amount.converted(seconds_of(unit), 0.0);
    Some(across(&seconds(x, *one), &seconds(y, *other), shown))
}

fn lengths(left: &Value, right: &Value) -> Option<Comparison> {
    let (Value::Duration { amount: x, unit: one }, Value::Duration { amount: y, unit: other }) = (left, right) else {
        return None;
    };
    let in_unit = |amount: &Amount, unit: Grain| with_unit(&amount.converted(1.0 / seconds_of(unit), 0.0), unit);
    let shown = (in_unit(x, *one), in_unit(y, *other));
    Some(if one == other { amount::relate(x, y, (&shown.0, &shown.1)) } else { across(x, y, shown) })
}

fn with_unit(amount: &Amount, unit: Grain) -> String {
    format!("{} {}", amount_words(amount), grain_name(unit))
}

impl Value {
    /// Whether two dates or times have the same words, whichever day of publication they are counted from; other kinds are worded alike
    /// when they are equal. Where a gate asks which of two values is the more precise, such two are equally so.
    pub fn is_worded_as(&self, other: &Value) -> bool {
        match (self, other) {
            (Value::Date(left), Value::Date(right)) => left.is_worded_as(right),
            (Value::Time(left), Value::Time(right)) => left.is_worded_as(right),
            (left, right) => left == right,
        }
    }
}

fn dates(left: &DateValue, right: &Value) -> Option<Comparison> {
    match right {
        Value::Date(right) => Some(date::relate(left, right)),
        Value::Time(right) => Some(day_and_time(left, right)),
        Value::Count(_) | Value::Ratio(_) | Value::Ordinal(_) | Value::Percent { .. } | Value::Money { .. } => None,
        Value::Measure { .. } | Value::Magnitude { .. } | Value::Age { .. } | Value::Duration { .. } => None,
        Value::Score(_) | Value::Rank { .. } | Value::Identifier { .. } => None,
    }
}

fn times(left: &TimeValue, right: &Value) -> Option<Comparison> {
    if let Value::Date(day) = right {
        return Some(day_and_time(day, left));
    }
    if let Value::Time(right) = right { Some(time::relate(left, right)) } else { None }
}

/// A date against a time, by the day that the time is known to be of.
fn day_and_time(day: &DateValue, moment: &TimeValue) -> Comparison {
    match &moment.day {
        Some(known) => date::relate(known, day),
        None => Comparison::Incomparable("a time of day and a date".to_owned()),
    }
}

fn scores(left: &[u32], right: &Value) -> Option<Comparison> {
    let Value::Score(right) = right else { return None };
    let show = |points: &[u32]| points.iter().map(u32::to_string).collect::<Vec<_>>().join("-");
    let turned: Vec<u32> = right.iter().rev().copied().collect();
    let shown = (show(left), show(right));
    let same = left == right || left == turned;
    Some(if same { Comparison::Same(format!("{} is {}", shown.0, shown.1)) } else { against(&shown) })
}

fn names(right: &Value) -> Option<Comparison> {
    matches!(right, Value::Identifier { .. }).then(|| Comparison::Incomparable("names, not amounts".to_owned()))
}
