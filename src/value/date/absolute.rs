//! Floor 1: dates by month name: "Aug. 30", "22 of Jan", "Sunday, Jan. 4, 2009", "September the twenty-first", "December 2003", "Thursday the 21st".

use super::calendar;
use super::fields::{day, day_in_words, is_ambiguous, month, pointed_year, weekday, year_behind};
use super::{Basis, DateValue, Found, Grain, Stated};
use crate::value::Cue;
use crate::value::scan::Scan;
use crate::value::vocabulary::Meaning;
use jiff::civil::Date;

/// The date with a month name or holiday at `at`, a weekday before it taken in.
pub(super) fn read(scan: &Scan, at: usize) -> Option<Found> {
    let (start, weekday) = match weekday(scan, at) {
        Some((end, weekday)) => (scan.cue(scan.skip(end, ','), Cue::The).unwrap_or(scan.skip(end, ',')), Some(weekday)),
        None => (at, None),
    };
    let found =
        holiday(scan, at).or_else(|| month_first(scan, start, weekday)).or_else(|| day_first(scan, start, weekday));
    let found = found.or_else(|| weekday_and_day(scan, at, weekday))?;
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
    if let Some((end, steps)) = pointed_year(scan, end) {
        let value = match scan.published {
            Some(published) => {
                let year = Some(published.year().saturating_add(i16::from(steps)));
                let value = calendar::month(None, month, Stated { year, ..stated });
                DateValue { basis: Basis::Published, stated: Stated { year: None, ..value.stated }, ..value }
            }
            None => DateValue::open(Grain::Month, stated),
        };
        let stated = Stated { offset: Some(i16::from(steps)), ..value.stated };
        return Some(Found::new(DateValue { stated, ..value }, at, end));
    }
    if is_given_name(scan, at) {
        return None;
    }
    // "May to July": the other month tells
    let joint = scan.cue(end, Cue::To).or_else(|| scan.cue(end, Cue::Until)).filter(|_| scan.is_capitalised(at));
    if joint.is_some_and(|next| super::fields::month(scan, next).is_some_and(|_| scan.is_capitalised(next))) {
        return Some(Found::new(calendar::month(scan.published, month, stated), at, end));
    }
    let sure = !is_ambiguous(scan, at) || scan.is_capitalised(at) && (scan.cue_before(at, Cue::InPeriod) || at > 0);
    sure.then(|| Found::new(calendar::month(scan.published, month, stated), at, end))
}

/// Whether the number behind a month counts people rather than days: "in May 12 people died".
fn counts(scan: &Scan, at: usize, end: usize) -> bool {
    scan.is_numeral(at) && scan.cue(end, Cue::People).is_some()
}

/// Whether the month alone at `at` is a person's name: "April Hendricks", "Theresa May", "that august body".
fn is_given_name(scan: &Scan, at: usize) -> bool {
    if scan.cue_before(at, Cue::InPeriod) {
        return false;
    }
    let named = |at: usize| scan.is_capitalised(at) && scan.lexemes[at].word == 0;
    let before = at > 0 && named(at - 1);
    let given = scan.cue(at, Cue::GivenName).is_some();
    // "March of the Penguins"
    let of = scan.cue(at + 1, Cue::Of).and_then(|of| scan.cue(of, Cue::The));
    if of.is_some_and(|title| scan.is_capitalised(title)) {
        return true;
    }
    given && (!scan.is_capitalised(at) || named(at + 1)) || before && is_ambiguous(scan, at)
}

fn full(scan: &Scan, start: usize, end: usize, stated: Stated) -> Found {
    let (month, day) = (stated.month.unwrap_or(1), stated.day.unwrap_or(1));
    if let Some((end, year)) = year_behind(scan, end) {
        let stated = Stated { year: Some(year), ..stated };
        return Found::new(calendar::month_day(scan.published, month, day, stated), start, end);
    }
    match pointed_year(scan, end) {
        Some((end, steps)) => Found::new(in_pointed_year(scan, stated, steps), start, end),
        None => Found::new(calendar::month_day(scan.published, month, day, stated), start, end),
    }
}

/// A day and month of the year so many steps from publication's.
fn in_pointed_year(scan: &Scan, stated: Stated, steps: i8) -> DateValue {
    let year = scan.published.map(|published| published.year().saturating_add(i16::from(steps)));
    let day = year.and_then(|year| Date::new(year, stated.month?, stated.day?).ok());
    let stated = Stated { offset: Some(i16::from(steps)), ..stated };
    match day {
        Some(day) => DateValue::days((day, day), Grain::Day, stated, Basis::Published),
        None => DateValue::open(Grain::Day, stated),
    }
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
fn nearest(published: Date, weekday: i8, day: i8) -> Option<Date> {
    [0, -1, 1, -2, 2].into_iter().find_map(|months| {
        let first = calendar::moved(published.first_of_month(), months, Grain::Month);
        let date = Date::new(first.year(), first.month(), day).ok()?;
        (date.weekday().to_monday_one_offset() == weekday).then_some(date)
    })
}

/// "Christmas Day", "Boxing Day 2004", "New Year's Eve".
fn holiday(scan: &Scan, at: usize) -> Option<Found> {
    let (end, (month, day)) = scan.phrase(at, |meaning| match meaning {
        Meaning::Holiday(month, day) => Some((month, day)),
        _ => None,
    })?;
    Some(full(scan, at, end, Stated { month: Some(month), day: Some(day), ..Stated::default() }))
}
