//! Floor 1: dates by month name: "Aug. 30", "22 of Jan", "Sunday, Jan. 4, 2009", "September the twenty-first", "December 2003", "Thursday the 21st".

use super::calendar;
use super::fields::{day, day_in_words, is_ambiguous, month, weekday, year, year_behind};
use super::relative::pointed;
use super::{Basis, DateValue, Found, Grain, Stated};
use crate::value::Cue;
use crate::value::scan::Scan;
use crate::value::vocabulary::Meaning;

/// The date with a month name or holiday at `at`, a weekday before it taken in.
pub(super) fn read(scan: &Scan, at: usize) -> Option<Found> {
    let (start, weekday) = match weekday(scan, at) {
        Some((end, weekday)) => (scan.cue(scan.skip(end, ','), Cue::The).unwrap_or(scan.skip(end, ',')), Some(weekday)),
        None => (at, None),
    };
    let found = month_first(scan, start, weekday).or_else(|| day_first(scan, start, weekday));
    let found = found.or_else(|| weekday_and_day(scan, at, weekday)).or_else(|| holiday(scan, at))?;
    Some(Found { start: at, ..found })
}

/// "Aug. 30, 2005", "May twenty-first", "September the 21st", "Dec. 2003", "March".
fn month_first(scan: &Scan, at: usize, weekday: Option<i8>) -> Option<Found> {
    let (end, month) = month(scan, at)?;
    let day_at = scan.cue(end, Cue::The).unwrap_or(if scan.glued(end + 1) {
        scan.skip(scan.hyphen(end), '/')
    } else {
        scan.hyphen(end)
    });
    let stated = Stated { month: Some(month), weekday, ..Stated::default() };
    let figure = day(scan, day_at).map(|(end, day, _)| (end, day));
    if let Some((end, day)) =
        figure.or_else(|| day_in_words(scan, day_at)).filter(|(end, _)| !counts(scan, day_at, *end))
    {
        return Some(full(scan, at, end, Stated { day: Some(day), ..stated }));
    }
    if weekday.is_some() {
        return None;
    }
    if let Some((end, year)) = year_behind(scan, end) {
        let stated = Stated { year: Some(year), ..stated };
        return Some(Found::new(calendar::month(scan.published, month, stated), at, end));
    }
    let of = scan.cue(end, Cue::Of).and_then(|of| pointed(scan, of, Grain::Year)).zip(scan.published);
    if let Some(((end, steps), published)) = of {
        let year = published.year() + i16::from(steps);
        let value = calendar::month(scan.published, month, Stated { year: Some(year), ..stated });
        return Some(Found::new(DateValue { basis: Basis::Published, ..value }, at, end));
    }
    let sure = !is_ambiguous(scan, at) || scan.is_capitalised(at) && (scan.cue_before(at, Cue::InPeriod) || at > 0);
    sure.then(|| Found::new(calendar::month(scan.published, month, stated), at, end))
}

/// Whether the number behind a month counts people rather than days: "in May 12 people died".
fn counts(scan: &Scan, at: usize, end: usize) -> bool {
    scan.is_numeral(at) && scan.cue(end, Cue::People).is_some()
}

fn full(scan: &Scan, start: usize, end: usize, stated: Stated) -> Found {
    let (month, day) = (stated.month.unwrap_or(1), stated.day.unwrap_or(1));
    let (end, stated) = match year_behind(scan, end) {
        Some((end, year)) => (end, Stated { year: Some(year), ..stated }),
        None => (end, stated),
    };
    Found::new(calendar::month_day(scan.published, month, day, stated), start, end)
}

/// "30 August", "1st of Jan, 2016", "the 4th of July", "22-Jan-2016".
fn day_first(scan: &Scan, at: usize, weekday: Option<i8>) -> Option<Found> {
    let start = scan.cue(at, Cue::The).unwrap_or(at);
    let (end, day) = day(scan, start).map(|(end, day, _)| (end, day))?;
    let next = scan.cue(end, Cue::Of).unwrap_or(scan.hyphen(end));
    let (end, month) = month(scan, next)?;
    let lone = is_ambiguous(scan, next) && !scan.is_capitalised(next) && year_behind(scan, end).is_none();
    let stated = Stated { month: Some(month), day: Some(day), weekday, ..Stated::default() };
    let found = full(scan, at, scan.hyphen(end), stated);
    let found = if found.end == scan.hyphen(end) { Found { end, ..found } } else { found };
    Some(if lone && scan.cue(end, Cue::Have).is_some() { found.weak() } else { found })
}

/// "Thursday the 21st": the day of that number which is that weekday.
fn weekday_and_day(scan: &Scan, at: usize, weekday: Option<i8>) -> Option<Found> {
    let weekday = weekday?;
    let (next, _) = super::fields::weekday(scan, at)?;
    let day_at = scan.cue(scan.skip(next, ','), Cue::The)?;
    let (end, day) = day(scan, day_at).map(|(end, day, _)| (end, day)).or_else(|| day_in_words(scan, day_at))?;
    let stated = Stated { weekday: Some(weekday), day: Some(day), ..Stated::default() };
    let resolved = scan.published.and_then(|published| nearest(published, weekday, day));
    let value = match resolved {
        Some(date) => DateValue::days((date, date), Grain::Day, stated, Basis::Published),
        None => DateValue::open(Grain::Day, stated),
    };
    Some(Found::new(value, at, end))
}

/// The day of the month `day` nearest to publication that falls on `weekday`.
fn nearest(published: jiff::civil::Date, weekday: i8, day: i8) -> Option<jiff::civil::Date> {
    [0, -1, 1, -2, 2].into_iter().find_map(|months| {
        let first = calendar::moved(published.first_of_month(), months, Grain::Month);
        let date = jiff::civil::Date::new(first.year(), first.month(), day).ok()?;
        (date.weekday().to_monday_one_offset() == weekday).then_some(date)
    })
}

/// "Christmas Day", "Boxing Day 2004", "New Year's Eve".
fn holiday(scan: &Scan, at: usize) -> Option<Found> {
    let (end, (month, day)) = scan.phrase(at, |meaning| match meaning {
        Meaning::Holiday(month, day) => Some((month, day)),
        _ => None,
    })?;
    let (end, year) = match year(scan, scan.skip(end, ',')) {
        Some((end, year)) => (end, Some(year)),
        None => (end, None),
    };
    let stated = Stated { year, month: Some(month), day: Some(day), ..Stated::default() };
    Some(Found::new(calendar::month_day(scan.published, month, day, stated), at, end))
}
