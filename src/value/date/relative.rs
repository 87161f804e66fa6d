//! Floor 1: days told from the day of publication: "Wednesday", "last Sunday", "two days ago", "the first Friday of next month", "the 27th".

use super::fields::{day, day_in_words, is_ambiguous, month, weekday};
use super::{Basis, DateValue, Found, Grain, Stated, calendar};
use crate::value::Cue;
use crate::value::duration;
use crate::value::scan::Scan;
use crate::value::vocabulary::Meaning;
use jiff::civil::Date;

/// The relative day at `at`.
pub(super) fn read(scan: &Scan, at: usize) -> Option<Found> {
    [
        named_day(scan, at),
        weekday_alone(scan, at),
        pointed_weekday(scan, at),
        nth_weekday(scan, at),
        week_on(scan, at),
        day_number(scan, at),
    ]
    .into_iter()
    .flatten()
    .reduce(|best, next| if next.end > best.end { next } else { best })
}

/// A day so many days from publication.
fn offset_day(scan: &Scan, offset: i16, stated: Stated) -> DateValue {
    let stated = Stated { offset: Some(offset), ..stated };
    match scan.published {
        Some(published) => {
            let day = calendar::moved(published, i32::from(offset), Grain::Day);
            DateValue::days((day, day), Grain::Day, stated, Basis::Published)
        }
        None => DateValue::open(Grain::Day, stated),
    }
}

/// "today", "yesterday", "the day after tomorrow".
fn named_day(scan: &Scan, at: usize) -> Option<Found> {
    let (end, offset) = day_word(scan, at)?;
    Some(Found::new(offset_day(scan, offset, Stated::default()), at, end))
}

pub(super) fn day_word(scan: &Scan, at: usize) -> Option<(usize, i16)> {
    scan.phrase(at, |meaning| match meaning {
        Meaning::Day(offset) => Some(offset),
        _ => None,
    })
}

/// How far a pointing word points: last -1, this 0, next 1.
pub(super) fn pointer(scan: &Scan, at: usize) -> Option<(usize, i8)> {
    scan.phrase(at, |meaning| match meaning {
        Meaning::Pointer(steps) => Some(steps),
        _ => None,
    })
}

/// "last week", "this month": a pointer and a period of this grain.
pub(super) fn pointed(scan: &Scan, at: usize, grain: Grain) -> Option<(usize, i8)> {
    let at = scan.cue(at, Cue::The).unwrap_or(at);
    let (end, steps) = pointer(scan, at)?;
    let (end, found) = period_word(scan, end)?;
    (found == grain).then_some((end, steps))
}

/// The word for a period without a number: "week", "month".
pub(super) fn period_word(scan: &Scan, at: usize) -> Option<(usize, Grain)> {
    scan.phrase(at, |meaning| match meaning {
        Meaning::Period(_, grain) => Some(grain),
        Meaning::Cue(Cue::Weekend) => Some(Grain::Weekend),
        Meaning::Cue(Cue::Quarter) => Some(Grain::Quarter),
        _ => None,
    })
}

/// "this month", "next month": one past it and the first day of that month.
pub(super) fn pointed_month(scan: &Scan, at: usize) -> Option<(usize, Date)> {
    let (end, steps) = pointed(scan, at, Grain::Month)?;
    let published = scan.published?;
    Some((end, calendar::moved(published.first_of_month(), i32::from(steps), Grain::Month)))
}

/// "Wednesday": that day or the nearest before publication; "Friday next week", "Sunday week".
fn weekday_alone(scan: &Scan, at: usize) -> Option<Found> {
    let (end, weekday) = weekday(scan, at)?;
    if is_ambiguous(scan, at) && !(scan.mark(end - 1, '.') && scan.is_capitalised(at)) && !scan.cue_before(at, Cue::On)
    {
        return None;
    }
    let stated = Stated { weekday: Some(weekday), ..Stated::default() };
    let of = scan.cue(end, Cue::Of).unwrap_or(end);
    if let Some((end, steps)) = pointed(scan, of, Grain::Week) {
        return Some(Found::new(in_week(scan, steps, stated), at, end));
    }
    if let Some((end, days)) = pointed_behind(scan, end) {
        return Some(Found::new(days_after_coming(scan, days, stated), at, end));
    }
    let value = match scan.published {
        Some(published) => {
            let day = calendar::weekday_before(published, weekday);
            DateValue::days((day, day), Grain::Day, stated, Basis::Published)
        }
        None => DateValue::open(Grain::Day, stated),
    };
    Some(Found::new(value, at, end))
}

/// The weekday at `at`, behind publication: of "two weeks from Friday".
pub(super) fn coming(scan: &Scan, at: usize) -> Option<Found> {
    let (end, weekday) = weekday(scan, at)?;
    let stated = Stated { weekday: Some(weekday), ..Stated::default() };
    Some(Found::new(days_after_coming(scan, 0, stated), at, end))
}

/// "Friday last", "Thursday next", "Sunday week": one past the word behind the weekday, and the days from the coming such day.
fn pointed_behind(scan: &Scan, at: usize) -> Option<(usize, i64)> {
    let week = |meaning: Meaning| matches!(meaning, Meaning::Period(_, Grain::Week)).then_some(());
    if let Some((end, ())) = scan.phrase(at, week).filter(|(end, ())| *end == at + 1 && !scan.word(at).ends_with('s')) {
        return Some((end, 7));
    }
    let (end, steps) = pointer(scan, at).filter(|(end, _)| scan.ends_at(*end))?;
    match steps {
        -1 => Some((end, -7)),
        1 => Some((end, 0)),
        _ => None,
    }
}

/// The first weekday of `stated` behind the day of publication, moved by `days`; of the last one, the one before publication.
fn days_after_coming(scan: &Scan, days: i64, stated: Stated) -> DateValue {
    let stated = Stated { offset: Some(if days < 0 { -7 } else { 7 + days as i16 }), ..stated };
    let coming = scan.published.zip(stated.weekday).and_then(|(published, weekday)| {
        let before = calendar::weekday_before(published, weekday);
        let ahead = if days < 0 && before == published { 0 } else { 7 };
        calendar::reach(before, ahead + days, Grain::Day)
    });
    match coming {
        Some(day) => DateValue::days((day, day), Grain::Day, stated, Basis::Published),
        None => DateValue::open(Grain::Day, stated),
    }
}

/// The weekday of `stated` in the week `steps` weeks from publication's.
fn in_week(scan: &Scan, steps: i8, stated: Stated) -> DateValue {
    let stated = Stated { offset: Some(i16::from(steps) * 7), ..stated };
    let Some((published, weekday)) = scan.published.zip(stated.weekday) else {
        return DateValue::open(Grain::Day, stated);
    };
    let day = calendar::weekday_in_week(calendar::moved(published, i32::from(steps), Grain::Week), weekday);
    DateValue::days((day, day), Grain::Day, stated, Basis::Published)
}

/// "next Sunday", "this week Friday", "next week on Friday".
fn pointed_weekday(scan: &Scan, at: usize) -> Option<Found> {
    let start = scan.cue(at, Cue::The).unwrap_or(at);
    let coming = scan.cue(start, Cue::Coming);
    if let Some((end, weekday)) = coming.and_then(|next| weekday(scan, next)) {
        let stated = Stated { weekday: Some(weekday), ..Stated::default() };
        return Some(Found::new(days_after_coming(scan, 0, stated), at, end));
    }
    let (next, steps) = pointer(scan, start)?;
    let after_week = scan.phrase(next, |meaning| matches!(meaning, Meaning::Period(_, Grain::Week)).then_some(()));
    let next = after_week.map_or(next, |(end, ())| scan.cue(end, Cue::On).unwrap_or(scan.skip(end, ',')));
    let (end, weekday) = weekday(scan, next)?;
    let stated = Stated { weekday: Some(weekday), ..Stated::default() };
    if let Some((end, month)) = month(scan, end).filter(|_| steps == -1) {
        let first = calendar::month(scan.published, month, Stated { month: Some(month), ..stated });
        let day = first.from.and_then(|first| calendar::nth_weekday(first, -1, weekday));
        let value = day.map(|day| DateValue::days((day, day), Grain::Day, stated, Basis::Published));
        return value.map(|value| Found::new(value, at, end));
    }
    Some(Found::new(in_week(scan, steps, stated), at, end))
}

/// "a week on Monday": a week behind the coming one.
fn week_on(scan: &Scan, at: usize) -> Option<Found> {
    let length = duration::read(scan, at).filter(|length| length.grain == Grain::Week && length.article)?;
    let (end, weekday) = weekday(scan, scan.cue(length.end, Cue::On)?)?;
    let stated = Stated { weekday: Some(weekday), ..Stated::default() };
    Some(Found::new(days_after_coming(scan, 7, stated), at, end))
}

/// "the first Friday of July", "the last Monday of next month", "second Sunday".
fn nth_weekday(scan: &Scan, at: usize) -> Option<Found> {
    let start = scan.cue(at, Cue::The).unwrap_or(at);
    let (next, nth) = nth(scan, start)?;
    let (end, weekday) = weekday(scan, next)?;
    let of = scan.cue(end, Cue::Of).or_else(|| scan.cue(end, Cue::InPeriod));
    let stated = Stated { weekday: Some(weekday), ..Stated::default() };
    let (end, first, stated) = match of.and_then(|of| month_at(scan, of)) {
        Some((end, first, month)) => (end, first, Stated { month, ..stated }),
        None if nth > 0 => (end, scan.published, stated),
        None => return None,
    };
    let day = first.and_then(|first| calendar::nth_weekday(first, nth, weekday));
    let value = match day {
        Some(day) => DateValue::days((day, day), Grain::Day, stated, Basis::Published),
        None => DateValue::open(Grain::Day, stated),
    };
    Some(Found::new(value, at, end))
}

fn nth(scan: &Scan, at: usize) -> Option<(usize, i8)> {
    scan.phrase(at, |meaning| match meaning {
        Meaning::Ordinal(value) if (1.0..=5.0).contains(&value) => Some(value as i8),
        Meaning::Pointer(-1) => Some(-1),
        _ => None,
    })
}

/// A month by name or pointer: one past it, its first day when known, its number when named.
pub(super) fn month_at(scan: &Scan, at: usize) -> Option<(usize, Option<Date>, Option<i8>)> {
    if let Some((end, first)) = pointed_month(scan, at) {
        return Some((end, Some(first), None));
    }
    let (end, named) = month(scan, at)?;
    let (end, year) = match super::fields::year_behind(scan, end) {
        Some((end, year)) => (end, Some(year)),
        None => (end, None),
    };
    let value = calendar::month(scan.published, named, Stated { month: Some(named), year, ..Stated::default() });
    Some((end, value.from, Some(named)))
}

/// "the 27th", "on 15", "20th of next month": a day of a month that the words or publication name.
fn day_number(scan: &Scan, at: usize) -> Option<Found> {
    let start = scan.cue(at, Cue::The);
    let (end, number, ordinal) = match day(scan, start.unwrap_or(at)) {
        Some(found) => found,
        None => day_in_words(scan, start?).map(|(end, day)| (end, day, false))?,
    };
    let of = scan.cue(end, Cue::Of).unwrap_or(end);
    let stated = Stated { day: Some(number), ..Stated::default() };
    if let Some((end, first)) = pointed_month(scan, of) {
        let value = match Date::new(first.year(), first.month(), number) {
            Ok(day) => DateValue::days((day, day), Grain::Day, stated, Basis::Published),
            Err(_) => DateValue::open(Grain::Day, stated),
        };
        return Some(Found::new(value, at, end));
    }
    let led = scan.cue_before(at, Cue::On) || start.is_some() && scan.cue_before(at, Cue::DayLead);
    let alone = scan.ends_at(end) || scan.cue(end, Cue::At).is_some();
    if !led || !alone || !(ordinal || start.is_some() || scan.is_numeral(at)) {
        return None;
    }
    let value = match scan.published.and_then(|published| last_such_day(published, number)) {
        Some(day) => DateValue::days((day, day), Grain::Day, stated, Basis::Published),
        None => DateValue::open(Grain::Day, stated),
    };
    Some(Found::new(value, at, end).weak())
}

/// The nearest day before publication with this number in its month.
fn last_such_day(published: Date, number: i8) -> Option<Date> {
    (0..4).find_map(|back| {
        let first = calendar::moved(published.first_of_month(), -back, Grain::Month);
        Date::new(first.year(), first.month(), number).ok().filter(|day| *day <= published)
    })
}
