//! Floor 1: days so far from another: "two days ago", "a week ago on Tuesday", "in two weeks' time", "two days before Christmas".

use super::fields::{is_ambiguous, weekday};
use super::relative::day_word;
use super::{Basis, DateValue, Found, Grain, Stated, calendar};
use crate::value::Cue;
use crate::value::scan::Scan;
use crate::value::{Hedge, duration, number, quantity};
use jiff::ToSpan;
use jiff::civil::Date;

/// "two days ago", "four days from yesterday", "two days before yesterday", "half a century ago", "a week ago on Tuesday", "two
/// days before Christmas", "five hours ago".
pub(super) fn read(scan: &Scan, at: usize) -> Option<Found> {
    if let Some(found) = weekdays(scan, at) {
        return Some(found);
    }
    let (start, hedge) = quantity::hedges(scan, at);
    let read = duration::compact(scan, start).or_else(|| duration::read(scan, start));
    let length = read.or_else(|| duration::one(scan, scan.cue(at, Cue::The)?))?;
    if length.article && scan.cue(at, Cue::The).is_some() {
        return from_date(scan, at, &length); // "the day after Christmas"
    }
    let Some((told, sign, base)) = direction(scan, length.end) else { return from_date(scan, at, &length) };
    let (end, weekday, off) = exact_day(scan, told);
    let parts: Vec<(f64, Grain)> = length.parts.iter().map(|part| whole_steps(*part)).collect();
    let (count, grain) = parts.first().copied().unwrap_or((length.count, length.grain));
    let stated = Stated { offset: Some(clamp(sign * count)), weekday, ..Stated::default() };
    // "a week ago" is of a week or so, "a week ago on Tuesday" of a day
    let grain = if end == told { grain.max(Grain::Day) } else { Grain::Day };
    let narrative = scan.cue(length.end, Cue::Narrative).is_some();
    let weak = narrative || length.grain < Grain::Day;
    let Some(published) = scan.published else {
        let found = Found::new(DateValue::open(grain, stated), at, end);
        return Some(Found { weak, ..found });
    };
    let from = published.saturating_add(i64::from(base + off).days());
    let from = weekday.map_or(from, |weekday| calendar::weekday_before(from, weekday));
    // seconds, minutes and hours keep the day of publication, and the day before may be meant
    let stretch = if length.grain < Grain::Day { length.seconds / 86_400.0 } else { 0.0 };
    let first = Some(from).and_then(|day| calendar::reach(day, (sign * stretch) as i64, Grain::Day));
    let day = parts.iter().fold(first, |day, (count, grain)| calendar::reach(day?, (sign * count) as i64, *grain));
    let Some(day) = day else {
        return Some(Found { weak, ..Found::new(DateValue::open(grain, stated), at, end) });
    };
    let (first, last) = hedged_days(hedge, (day, from), sign);
    let value = DateValue { from: first, to: last, grain, stated, basis: Basis::Published, slack_days: 0 };
    let loose = length.grain != Grain::Day || length.vague || hedge == Some(Hedge::About);
    let slack_days = if loose && end == told { slack(length.seconds) } else { 0 };
    Some(Found { weak, ..Found::new(DateValue { slack_days, ..value }, at, end) })
}

fn slack(seconds: f64) -> u16 {
    (seconds / 86_400.0 * 0.25).ceil().clamp(1.0, 20_000.0) as u16
}

/// "today", "yesterday" or a weekday behind "a week ago", which tell the day: one past it, the weekday, the days from publication.
fn exact_day(scan: &Scan, at: usize) -> (usize, Option<i8>, i16) {
    let next = scan.cue(at, Cue::On).unwrap_or(at);
    if let Some((end, weekday)) = weekday(scan, next).filter(|_| !is_ambiguous(scan, next)) {
        return (end, Some(weekday), 0);
    }
    day_word(scan, at).map_or((at, None, 0), |(end, offset)| (end, None, offset))
}

/// "three Fridays ago", "two Mondays from now": such a weekday counted from publication.
fn weekdays(scan: &Scan, at: usize) -> Option<Found> {
    let number = number::read(scan, at).filter(|number| number.writing != number::Writing::Vague)?;
    let (next, weekday) = weekday(scan, number.end).filter(|_| number.value() >= 1.0)?;
    let later = || scan.cue(next, Cue::Later).map(|end| (end, 1.0, 0));
    let (end, sign, _) = direction(scan, next).filter(|(_, _, base)| *base == 0).or_else(later)?;
    let stated =
        Stated { weekday: Some(weekday), offset: Some(clamp(sign * number.value() * 7.0)), ..Stated::default() };
    let day = scan.published.and_then(|published| {
        let last = calendar::weekday_before(published, weekday);
        let passed = if sign < 0.0 && last < published { 1.0 } else { 0.0 };
        calendar::reach(last, (sign * number.value() + passed) as i64, Grain::Week)
    });
    let value = match day {
        Some(day) => DateValue::days((day, day), Grain::Day, stated, Basis::Published),
        None => DateValue::open(Grain::Day, stated),
    };
    Some(Found::new(value, at, end))
}

/// "two days before Christmas", "30 days after May 1", "the day after the 4th of July": a distance from a day with a name.
fn from_date(scan: &Scan, at: usize, length: &duration::Length) -> Option<Found> {
    let after = scan.cue(length.end, Cue::From).or_else(|| scan.cue(length.end, Cue::After));
    let (next, sign) = match after {
        Some(next) => (next, 1.0),
        None => (scan.cue(length.end, Cue::Before)?, -1.0),
    };
    let named = || super::relative::coming(scan, next).filter(|_| scan.cue(length.end, Cue::From).is_some());
    let base = super::absolute::read(scan, next).or_else(named).filter(|base| base.value.grain == Grain::Day)?;
    if length.grain < Grain::Day {
        return None;
    }
    let parts = length.parts.iter().map(|part| whole_steps(*part));
    let day = parts.fold(base.value.from, |day, (count, grain)| calendar::reach(day?, (sign * count) as i64, grain));
    let offset = (length.parts.len() == 1).then(|| clamp(sign * length.count));
    let stated = Stated { offset, ..base.value.stated };
    let value = match day {
        Some(day) => {
            let stated = Stated { month: Some(day.month()), day: Some(day.day()), weekday: None, ..stated };
            DateValue::days((day, day), Grain::Day, stated, base.value.basis)
        }
        None => DateValue::open(Grain::Span, stated),
    };
    let slack_days = if length.grain > Grain::Day || length.vague { slack(length.seconds) } else { 0 };
    Some(Found::new(DateValue { slack_days, ..value }, at, base.end))
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
    if let Some(end) = scan.cue(at, Cue::FromNow) {
        return Some((end, 1.0, 0));
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
