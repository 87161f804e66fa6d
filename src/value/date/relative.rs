//! Floor 1: days told from the day of publication: "Wednesday", "last Sunday", "two days ago", "the first Friday of next month", "the 27th".

use super::fields::{day, day_in_words, is_ambiguous, month, weekday};
use super::{Basis, DateValue, Found, Grain, Stated, calendar};
use crate::value::Cue;
use crate::value::scan::Scan;
use crate::value::vocabulary::Meaning;
use crate::value::{Hedge, duration, quantity};
use jiff::ToSpan;
use jiff::civil::Date;

/// The relative day at `at`.
pub(super) fn read(scan: &Scan, at: usize) -> Option<Found> {
    [
        named_day(scan, at),
        weekday_alone(scan, at),
        pointed_weekday(scan, at),
        nth_weekday(scan, at),
        distance(scan, at),
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

fn day_word(scan: &Scan, at: usize) -> Option<(usize, i16)> {
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
    if let Some((end, steps)) = pointed(scan, end, Grain::Week) {
        return Some(Found::new(in_week(scan, steps, stated), at, end));
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

/// "two days ago", "four days from yesterday", "two days before yesterday", "half a century ago".
fn distance(scan: &Scan, at: usize) -> Option<Found> {
    let (start, hedge) = quantity::hedges(scan, at);
    let length = duration::read(scan, start)?;
    let (end, sign, base) = direction(scan, length.end)?;
    let parts: Vec<(f64, Grain)> = length.parts.iter().map(|part| whole_steps(*part)).collect();
    let (count, grain) = parts.first().copied().unwrap_or((length.count, length.grain));
    let stated = Stated { offset: Some(clamp(sign * count)), ..Stated::default() };
    let narrative = scan.cue(length.end, Cue::Narrative).is_some();
    let Some(published) = scan.published else {
        let found = Found::new(DateValue::open(grain.max(Grain::Day), stated), at, end);
        return Some(Found { weak: narrative, ..found });
    };
    let from = published.saturating_add(i64::from(base).days());
    let day = parts.iter().fold(from, |day, (count, grain)| calendar::moved(day, (sign * count) as i32, *grain));
    let (first, last) = hedged_days(hedge, (day, from), sign);
    let value = DateValue { from: first, to: last, grain: Grain::Day, stated, basis: Basis::Published, slack_days: 0 };
    let loose = length.grain > Grain::Day || length.vague || hedge == Some(Hedge::About);
    let slack_days = if loose { (length.seconds / 86_400.0 * 0.25).ceil().clamp(1.0, 20_000.0) as u16 } else { 0 };
    let found = Found::new(DateValue { slack_days, ..value }, at, end);
    (length.grain >= Grain::Day).then_some(Found { weak: narrative, ..found })
}

/// A broken number of periods as a whole number of smaller ones: half a century is 50 years.
fn whole_steps((count, grain): (f64, Grain)) -> (f64, Grain) {
    let smaller = match grain {
        Grain::Century => (100.0, Grain::Year),
        Grain::Decade => (10.0, Grain::Year),
        Grain::Year => (12.0, Grain::Month),
        Grain::Month => (30.0, Grain::Day),
        Grain::Week => (7.0, Grain::Day),
        Grain::Second | Grain::Minute | Grain::Hour | Grain::Day | Grain::Weekend => return (count, grain),
        Grain::Quarter | Grain::Season | Grain::Half | Grain::Span => return (count, grain),
    };
    if count.fract() == 0.0 { (count, grain) } else { ((count * smaller.0).round(), smaller.1) }
}

/// The days that a hedged distance leaves: "more than two weeks ago" is open into the past.
fn hedged_days(hedge: Option<Hedge>, (day, base): (Date, Date), sign: f64) -> (Option<Date>, Option<Date>) {
    match (hedge, sign < 0.0) {
        (Some(Hedge::MoreThan | Hedge::AtLeast), true) => (None, Some(day)),
        (Some(Hedge::MoreThan | Hedge::AtLeast), false) => (Some(day), None),
        (Some(Hedge::LessThan | Hedge::AtMost | Hedge::UpTo), true) => (Some(day), Some(base)),
        (Some(Hedge::LessThan | Hedge::AtMost | Hedge::UpTo), false) => (Some(base), Some(day)),
        (Some(Hedge::Exact | Hedge::About | Hedge::Nearly | Hedge::Range | Hedge::Vague) | None, _) => {
            (Some(day), Some(day))
        }
    }
}

fn clamp(count: f64) -> i16 {
    count.clamp(-30_000.0, 30_000.0) as i16
}

/// Which way a length of time points, and from how many days off publication.
fn direction(scan: &Scan, at: usize) -> Option<(usize, f64, i16)> {
    if let Some(end) = scan.cue(at, Cue::Ago) {
        return Some((end, -1.0, 0));
    }
    let forward = scan.cue(at, Cue::From).or_else(|| scan.cue(at, Cue::After));
    let (next, sign) = match forward {
        Some(next) => (next, 1.0),
        None => (scan.cue(at, Cue::Before)?, -1.0),
    };
    if let Some(end) = scan.cue(next, Cue::Now) {
        return Some((end, sign, 0));
    }
    day_word(scan, next).map(|(end, base)| (end, sign, base))
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
