//! Floor 1: parts of a year by number: "the third quarter of 2016", "Q2", "H2 2016", "the second week of May", "week 31".

use super::fields::{year, year_in_words};
use super::relative::{pointed, pointer};
use super::{Basis, DateValue, Found, Grain, Stated, calendar};
use crate::value::Cue;
use crate::value::ordinal;
use crate::value::scan::Scan;
use crate::value::vocabulary::Meaning;
use jiff::ToSpan;
use jiff::civil::Date;

/// "third quarter of 2016", "the second week of May", "first half of this year", "2016 the third quarter".
pub(super) fn nth_period(scan: &Scan, at: usize) -> Option<Found> {
    if let Some((end, value)) = year(scan, at) {
        let inner = nth_period(scan, scan.cue(end, Cue::The).unwrap_or(end)).filter(|_| !scan.is_numeral(end))?;
        return quarter_in(scan, (inner.value.grain, inner.value.stated.offset.unwrap_or(1)), Some(value))
            .map(|v| Found::new(v, at, inner.end));
    }
    let counted = ordinal::plain(scan, at).filter(|(_, nth)| (1.0..=53.0).contains(nth));
    let last = || pointer(scan, at).filter(|(end, steps)| *steps == -1 && scan.cue(*end, Cue::Week).is_some());
    let (next, nth) = counted.or_else(|| last().map(|(end, _)| (end, -1.0)))?;
    let (end, grain) = dividable(scan, scan.hyphen(next))?;
    let of = scan.cue(end, Cue::Of).or_else(|| scan.cue(end, Cue::In)).unwrap_or(scan.skip(end, ','));
    if grain == Grain::Week {
        return week_in(scan, (at, of), nth as i32).filter(|_| nth > 0.0 || of > end);
    }
    let year = year(scan, of).or_else(|| year_in_words(scan, of));
    if let Some((end, value)) = year {
        return quarter_in(scan, (grain, nth as i16), Some(value)).map(|value| Found::new(value, at, end));
    }
    let the_year = || scan.cue(scan.cue(of, Cue::The)?, Cue::Year).map(|end| (end, 0));
    if let Some((end, steps)) = pointed(scan, of, Grain::Year).or_else(the_year) {
        let year = scan.published.map(|day| day.year() + i16::from(steps));
        return quarter_in(scan, (grain, nth as i16), year).map(|value| Found::new(value, at, end));
    }
    let lone = grain == Grain::Quarter && scan.cue(end, Cue::Of).is_none();
    if !lone {
        return None;
    }
    quarter_in(scan, (grain, nth as i16), None).map(|value| Found::new(value, at, end))
}

fn dividable(scan: &Scan, at: usize) -> Option<(usize, Grain)> {
    scan.phrase(at, |meaning| match meaning {
        Meaning::Cue(Cue::Quarter) => Some(Grain::Quarter),
        Meaning::Cue(Cue::HalfYear) => Some(Grain::Half),
        Meaning::Period(_, Grain::Week) => Some(Grain::Week),
        _ => None,
    })
}

/// A quarter or half by its number, of `year` or of the year of publication.
fn quarter_in(scan: &Scan, (grain, nth): (Grain, i16), year: Option<i16>) -> Option<DateValue> {
    let months: i16 = if grain == Grain::Quarter { 3 } else { 6 };
    let fits = (1..=12 / months).contains(&nth);
    let stated = Stated {
        year,
        offset: year.is_none().then_some(nth),
        month: Some(((nth - 1) * months + 1).clamp(1, 12) as i8),
        ..Stated::default()
    };
    let basis = if year.is_some() { Basis::Stated } else { Basis::Published };
    let year = year.or_else(|| scan.published.map(Date::year));
    let first = year.filter(|_| fits).and_then(|year| Date::new(year, ((nth - 1) * months + 1) as i8, 1).ok());
    let value = match first {
        Some(first) => DateValue::days(calendar::months_from(first, i32::from(months)), grain, stated, basis),
        None => DateValue::open(grain, stated),
    };
    fits.then_some(DateValue { stated: Stated { offset: Some(nth), ..value.stated }, ..value })
}

/// The nth week of a month or year, counted from the first week with at least four days in it (ISO 8601); -1 is the last.
fn week_in(scan: &Scan, (start, of): (usize, usize), nth: i32) -> Option<Found> {
    let (end, first, outer) = if let Some((end, value)) = year(scan, of) {
        (end, Date::new(value, 1, 1).ok(), Grain::Year)
    } else if let Some((end, steps)) = pointed(scan, of, Grain::Year) {
        (end, scan.published.and_then(|day| Date::new(day.year() + i16::from(steps), 1, 1).ok()), Grain::Year)
    } else {
        let (end, first, _) = super::relative::month_at(scan, of)?;
        (end, first, Grain::Month)
    };
    let stated = Stated { offset: Some(nth as i16), ..Stated::default() };
    let in_week = first.map(|first| match nth {
        ..0 => calendar::around(first, outer).1.saturating_sub(3.days()),
        0.. => calendar::moved(first.saturating_add(3.days()), nth - 1, Grain::Week),
    });
    let value = match in_week {
        Some(day) => DateValue::days(calendar::around(day, Grain::Week), Grain::Week, stated, Basis::Published),
        None => DateValue::open(Grain::Week, stated),
    };
    Some(Found::new(value, start, end))
}

/// "Q2", "Q1 2016", "H2 2016", "2016 H2", "week 31".
pub(super) fn named_quarter(scan: &Scan, at: usize) -> Option<Found> {
    if let Some((end, value)) = year(scan, at).filter(|(end, _)| scan.is_word(*end)) {
        let inner = named_quarter(scan, end)?;
        return quarter_in(scan, (inner.value.grain, inner.value.stated.offset?), Some(value))
            .map(|v| Found::new(v, at, inner.end));
    }
    let number: i16 = scan.word(at + 1).parse().ok().filter(|_| scan.is_numeral(at + 1))?;
    if scan.cue(at, Cue::Week) == Some(at + 1) && (1..=53).contains(&number) {
        let first = scan.published.and_then(|day| Date::new(day.year(), 1, 4).ok());
        let stated = Stated { offset: Some(number), ..Stated::default() };
        let value = first
            .map(|first| calendar::around(calendar::moved(first, i32::from(number) - 1, Grain::Week), Grain::Week));
        let value = value.map_or(DateValue::open(Grain::Week, stated), |days| {
            DateValue::days(days, Grain::Week, stated, Basis::Published)
        });
        return Some(Found::new(value, at, at + 2));
    }
    let grain = match (scan.cue(at, Cue::QuarterLetter), scan.cue(at, Cue::HalfLetter)) {
        (Some(_), _) => Grain::Quarter,
        (None, Some(_)) => Grain::Half,
        (None, None) => return None,
    };
    let glued = scan.glued(at + 1);
    let (end, year) = match super::fields::year_behind(scan, at + 2) {
        Some((end, year)) => (end, Some(year)),
        None => (at + 2, None),
    };
    if !glued || grain == Grain::Half && year.is_none() {
        let before = at > 0 && super::fields::year(scan, at - 1).is_some();
        if !glued || !before {
            return None;
        }
    }
    quarter_in(scan, (grain, number), year).map(|value| Found::new(value, at, end))
}
