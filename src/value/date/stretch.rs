//! Floor 1: so many days, weeks or months up to a date, or at an end of a period: "the year to March 2016", "the three months ended June
//! 30", "the first six months of 2024", "the last day of May".

use super::fields::{pointed_year, year};
use super::{Basis, DateValue, Found, Grain, Stated, calendar};
use crate::value::Cue;
use crate::value::scan::Scan;
use crate::value::vocabulary::Meaning;
use crate::value::{duration, ordinal};
use jiff::ToSpan;
use jiff::civil::Date;

/// The stretch at `at`.
pub(super) fn read(scan: &Scan, at: usize) -> Option<Found> {
    let start = scan.cue(at, Cue::The).unwrap_or(at);
    up_to(scan, at, start).or_else(|| half_of_month(scan, at, start)).or_else(|| at_end_of(scan, at, start))
}

/// "the year to March 2016", "in the 12 months ended June 30, 2023".
fn up_to(scan: &Scan, at: usize, start: usize) -> Option<Found> {
    let led = start > at || scan.cue_before(at, Cue::InPeriod) || scan.cue_before(at, Cue::The);
    if !led {
        return None;
    }
    let (next, count, grain) = length(scan, start).filter(|(_, _, grain)| *grain > Grain::Day)?;
    let close = super::absolute::read(scan, scan.cue(next, Cue::Ending)?)?;
    if !matches!(close.value.grain, Grain::Day | Grain::Month) || grain == Grain::Week {
        return None;
    }
    let stated = Stated { offset: i16::try_from(-count).ok(), ..close.value.stated };
    let days = close.value.to.and_then(|to| {
        let behind = to.checked_add(1.days()).ok()?;
        Some((calendar::reach(behind, -count, grain)?, to))
    });
    let value = match days {
        Some(days) => DateValue::days(days, Grain::Span, stated, close.value.basis),
        None => DateValue::open(Grain::Span, stated),
    };
    Some(Found::new(value, at, close.end))
}

/// "year", "12 months", "three-month period": one past it, how many and of what.
fn length(scan: &Scan, at: usize) -> Option<(usize, i64, Grain)> {
    if let Some(length) = duration::read(scan, at).filter(|length| !length.vague && length.count >= 1.0) {
        return Some((length.end, length.count as i64, length.grain));
    }
    let (end, grain) = super::relative::period_word(scan, at).filter(|(end, _)| !scan.word(end - 1).ends_with('s'))?;
    Some((end, 1, grain))
}

/// "the first six months of 2024", "the last three days of May", "the first 10 days of the month".
fn at_end_of(scan: &Scan, at: usize, start: usize) -> Option<Found> {
    let first = ordinal::plain(scan, start).filter(|(_, place)| *place == 1.0).map(|(end, _)| (end, true));
    let last = scan.phrase(start, |meaning| match meaning {
        Meaning::Pointer(-1) | Meaning::Relative(-1) => Some(false),
        _ => None,
    });
    let (next, from_start) = first.or(last)?;
    let (end, count, grain) = length(scan, next).filter(|(_, _, grain)| *grain >= Grain::Day)?;
    if grain == Grain::Weekend {
        return weekend_of(scan, at, end, from_start);
    }
    let whole = whole(scan, scan.cue(end, Cue::Of)?)?;
    let days = whole.value.from.zip(whole.value.to).and_then(|(from, to)| {
        let behind = to.checked_add(1.days()).ok()?;
        let (first, last) = if from_start {
            (from, calendar::reach(from, count, grain)?.checked_sub(1.days()).ok()?)
        } else {
            (calendar::reach(behind, -count, grain)?, to)
        };
        (from <= first && last <= to).then_some((first, last))
    });
    let stated = Stated { offset: i16::try_from(if from_start { count } else { -count }).ok(), ..whole.value.stated };
    let value = match days {
        Some(days) => DateValue::days(days, Grain::Span, stated, whole.value.basis),
        None => DateValue::open(Grain::Span, stated),
    };
    Some(Found::new(value, at, whole.end))
}

/// "the first half of May": up to its fifteenth day.
fn half_of_month(scan: &Scan, at: usize, start: usize) -> Option<Found> {
    let (next, nth) = ordinal::plain(scan, start).filter(|(_, nth)| *nth == 1.0 || *nth == 2.0)?;
    let of = scan.cue(scan.cue(next, Cue::HalfYear)?, Cue::Of)?;
    let month = whole(scan, of).filter(|found| found.value.grain == Grain::Month)?;
    const MIDDLE: i64 = 14;
    let days = month.value.from.zip(month.value.to).and_then(|(from, to)| {
        let middle = calendar::reach(from, MIDDLE, Grain::Day)?;
        Some(if nth == 1.0 { (from, middle) } else { (middle.checked_add(1.days()).ok()?, to) })
    });
    let stated = Stated { offset: Some(nth as i16), ..month.value.stated };
    let value = match days {
        Some(days) => DateValue::days(days, Grain::Span, stated, month.value.basis),
        None => DateValue::open(Grain::Span, stated),
    };
    Some(Found::new(value, at, month.end))
}

/// "the first weekend of June", "the last weekend of April".
fn weekend_of(scan: &Scan, at: usize, end: usize, from_start: bool) -> Option<Found> {
    let of = scan.cue(end, Cue::Of).or_else(|| scan.cue(end, Cue::In))?;
    let month = super::absolute::read(scan, of).filter(|found| found.value.grain == Grain::Month)?;
    const SATURDAY: i8 = 6;
    let saturday = |from: Date| calendar::nth_weekday(from, if from_start { 1 } else { -1 }, SATURDAY);
    let stated = Stated { offset: Some(if from_start { 1 } else { -1 }), ..month.value.stated };
    let value = match month.value.from.and_then(saturday) {
        Some(day) => DateValue::days(calendar::around(day, Grain::Weekend), Grain::Weekend, stated, month.value.basis),
        None => DateValue::open(Grain::Weekend, stated),
    };
    Some(Found::new(value, at, month.end))
}

/// The period that a first or last stretch is of: "2024", "last year", "the year", "May".
fn whole(scan: &Scan, at: usize) -> Option<Found> {
    if let Some((end, value)) = year(scan, at) {
        return Some(super::year::whole(value, at, end));
    }
    let the = scan.cue(at, Cue::The).unwrap_or(at);
    let of_publication = pointed_year(scan, at).map(|(end, steps)| (end, steps, Grain::Year)).or_else(|| {
        let (end, grain) = super::relative::period_word(scan, the).filter(|_| the > at)?;
        matches!(grain, Grain::Month | Grain::Year).then_some((end, 0, grain))
    });
    if let Some((end, steps, grain)) = of_publication {
        let stated = Stated { offset: Some(i16::from(steps)), ..Stated::default() };
        let day: Option<Date> = scan.published.and_then(|day| calendar::reach(day, i64::from(steps), grain));
        let value = match day {
            Some(day) => DateValue::days(calendar::around(day, grain), grain, stated, Basis::Published),
            None => DateValue::open(grain, stated),
        };
        return Some(Found::new(value, at, end));
    }
    super::absolute::read(scan, at).filter(|found| found.value.grain == Grain::Month)
}
