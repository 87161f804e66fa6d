//! Floor 1: how two dates stand to each other: one within the other, the same, or apart.

use super::show::normal_form;
use super::{Basis, DateValue, Grain};
use crate::value::Comparison;
use jiff::ToSpan;
use jiff::civil::Date;

/// How `left` stands to `right`.
pub(crate) fn relate(left: &DateValue, right: &DateValue) -> Comparison {
    let shown = (normal_form(left), normal_form(right));
    if left == right || shown.0 == shown.1 {
        return Comparison::Same(format!("{} in both", shown.0));
    }
    match (left.from.zip(left.to), right.from.zip(right.to)) {
        (Some(first), Some(second)) => by_calendar((left, first), (right, second), &shown),
        _ => by_words(left, right, &shown),
    }
}

type Known<'a> = (&'a DateValue, (Date, Date));

fn by_calendar((left, first): Known, (right, second): Known, shown: &(String, String)) -> Comparison {
    if first == second {
        return Comparison::Same(format!("{} is {}", shown.0, shown.1));
    }
    if contains(first, second) || contains(second, first) {
        let (inner, outer) = if contains(first, second) { (&shown.1, &shown.0) } else { (&shown.0, &shown.1) };
        return Comparison::Compatible(format!("{inner} lies in {outer}"));
    }
    let slack = left.slack_days.max(right.slack_days);
    if meet(widened(first, slack), second) {
        return Comparison::Compatible(format!("{} and {} can be the same", shown.0, shown.1));
    }
    if stated_apart(left, right) || left.basis == Basis::Stated && right.basis == Basis::Stated {
        return Comparison::Different(format!("{} against {}", shown.0, shown.1));
    }
    if is_loose(left) || is_loose(right) || same_weekday(left, right) {
        return Comparison::Doubtful(format!("{} does not seem to be {}", shown.0, shown.1));
    }
    Comparison::Different(format!("{} against {}", shown.0, shown.1))
}

fn contains(outer: (Date, Date), inner: (Date, Date)) -> bool {
    outer.0 <= inner.0 && inner.1 <= outer.1
}

fn meet(left: (Date, Date), right: (Date, Date)) -> bool {
    left.0 <= right.1 && right.0 <= left.1
}

fn widened((from, to): (Date, Date), days: u16) -> (Date, Date) {
    (from.saturating_sub(i32::from(days).days()), to.saturating_add(i32::from(days).days()))
}

/// Whether the words alone exclude each other: both name a month and day, or a month alone, and these differ.
fn stated_apart(left: &DateValue, right: &DateValue) -> bool {
    let both = |field: fn(&DateValue) -> Option<i8>| field(left).zip(field(right));
    let differ = |pair: Option<(i8, i8)>| pair.is_some_and(|(x, y)| x != y);
    let (months, days) = (both(|date| date.stated.month), both(|date| date.stated.day));
    let whole = |date: &DateValue| date.grain == Grain::Month && date.stated.part.is_none();
    match days {
        Some(_) if left.grain <= Grain::Day && right.grain <= Grain::Day => {
            months.is_some() && (differ(days) || differ(months))
        }
        Some(_) | None => whole(left) && whole(right) && differ(months),
    }
}

/// Whether its days are reckoned from words that papers use loosely: parts of a period, distances, "last" and "next".
fn is_loose(date: &DateValue) -> bool {
    date.slack_days > 0
        || date.stated.part.is_some()
        || date.grain != Grain::Day
        || date.stated.offset.is_some_and(|days| days.abs() > 1)
}

/// Whether both fall on one day of the week, told by name in one of them: "Sunday" may be the next one.
fn same_weekday(left: &DateValue, right: &DateValue) -> bool {
    let told = left.stated.weekday.is_some() || right.stated.weekday.is_some();
    told && left.from.zip(right.from).is_some_and(|(x, y)| x.weekday() == y.weekday())
}

/// Without a calendar: fields that both state must be equal; a weekday against a date says nothing.
fn by_words(left: &DateValue, right: &DateValue, shown: &(String, String)) -> Comparison {
    let (one, other) = (&left.stated, &right.stated);
    let differs = |x: Option<i16>, y: Option<i16>| x.zip(y).is_some_and(|(x, y)| x != y);
    let small = |x: Option<i8>| x.map(i16::from);
    let years = differs(one.year, other.year) && left.grain <= Grain::Year && right.grain <= Grain::Year;
    let months =
        differs(small(one.month), small(other.month)) && left.grain <= Grain::Month && right.grain <= Grain::Month;
    let days = differs(small(one.day), small(other.day)) && left.grain <= Grain::Day && right.grain <= Grain::Day;
    if years || months || days {
        return Comparison::Different(format!("{} against {}", shown.0, shown.1));
    }
    if let Some(comparison) =
        weekday_against_date(left, right, shown).or_else(|| weekday_against_date(right, left, shown))
    {
        return comparison;
    }
    let relative = left.grain == right.grain && differs(one.offset, other.offset);
    if differs(small(one.weekday), small(other.weekday)) || relative {
        return Comparison::Doubtful(format!("{} does not seem to be {}", shown.0, shown.1));
    }
    if one == other && left.grain == right.grain {
        return Comparison::Same(format!("{} in both", shown.0));
    }
    Comparison::Compatible(format!("{} and {} can be the same", shown.0, shown.1))
}

/// "Friday" against a day whose year is written: the calendar knows its weekday.
fn weekday_against_date(named: &DateValue, dated: &DateValue, shown: &(String, String)) -> Option<Comparison> {
    let weekday = named.stated.weekday.filter(|_| named.from.is_none())?;
    let day = dated.from.filter(|day| dated.to == Some(*day))?;
    let fits = day.weekday().to_monday_one_offset() == weekday;
    Some(if fits {
        Comparison::Compatible(format!("{} and {} can be the same: the weekday fits", shown.0, shown.1))
    } else {
        Comparison::Doubtful(format!("{} against {}: the weekday does not fit", shown.0, shown.1))
    })
}
