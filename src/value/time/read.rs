//! Floor 1: reads a time of day: a clock with its zone and part of the day, stretches, parts of the day alone.

use super::clock::{Clock, bare_hour, base, clock, point_of_day};
use super::words::{daypart, daypart_behind, this};
use super::zone::{self, Zone};
use super::{Daypart, TimeValue};
use crate::value::Cue;
use crate::value::amount::Hedge;
use crate::value::classes::Classes;
use crate::value::date::{self, DateValue};
use crate::value::quantity;
use crate::value::scan::Scan;
use crate::value::vocabulary::{Meaning, Side};

/// A time found in the text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found {
    pub value: TimeValue,
    pub start: usize,
    pub end: usize,
    /// Whether the words may count as well as tell the time ("at seven").
    pub weak: bool,
}

/// The time at `at`.
pub(crate) fn read(scan: &Scan, at: usize) -> Option<Found> {
    let found =
        with_daypart_first(scan, at).or_else(|| clock_then_daypart(scan, at)).or_else(|| daypart_alone(scan, at))?;
    Some(second_form(scan, found))
}

fn made(clock: Clock, daypart: Option<Daypart>, zone: Option<Zone>) -> TimeValue {
    let shift = daypart.filter(|_| !clock.settled).map_or(0, |part| half_of_day(clock.hour, part));
    let hour = if clock.hour == 12 && daypart.is_some_and(|part| part.hour == 0 && part.from == part.to) {
        0
    } else {
        (clock.hour + shift) % 24
    };
    let second = hour * 3600 + clock.minute * 60 + clock.second.unwrap_or(0);
    TimeValue {
        second: Some(second),
        has_seconds: clock.second.is_some(),
        until: None,
        daypart,
        is_either_half: !clock.settled && daypart.is_none() && (1..=12).contains(&clock.hour),
        zone,
        hedge: Hedge::Exact,
        day: None,
    }
}

/// Twelve hours for a small hour in a part of the day after noon; two at night is two.
fn half_of_day(hour: u32, part: Daypart) -> u32 {
    let small_hours = part.to < part.from && hour < 5;
    if part.afternoon && hour < 12 && !small_hours { 12 } else { 0 }
}

/// "in the afternoon at 7", "afternoon 7:00", "this morning at 7", "lunchtime 12 o'clock".
fn with_daypart_first(scan: &Scan, at: usize) -> Option<Found> {
    let lead = scan.cue(at, Cue::In).or_else(|| scan.cue(at, Cue::At)).unwrap_or(at);
    let lead = scan.cue(lead, Cue::The).unwrap_or(lead);
    let (pointed, today) = this(scan, lead);
    let (next, part) = daypart(scan, pointed)?;
    let next = scan.skip(next, ',');
    let next = scan.cue(next, Cue::At).unwrap_or(next);
    let next = next + hedge(scan, next).map_or(0, |(end, _)| end - next);
    let clock = clock(scan, next).or_else(|| bare_hour(scan, next).filter(|_| scan.cue_before(next, Cue::At)))?;
    let (end, zone) = zone::read(scan, clock.end).unwrap_or((clock.end, None));
    let value = TimeValue { day: day_of(scan, today.then_some(0)), ..made(clock, Some(part), zone) };
    Some(Found { value, start: at, end, weak: false })
}

/// The day of publication, or one so many days from it.
fn day_of(scan: &Scan, offset: Option<i16>) -> Option<DateValue> {
    let offset = offset?;
    let stated = date::Stated { offset: Some(offset), ..date::Stated::default() };
    let days = scan.published.map(|day| date::calendar::moved(day, i32::from(offset), date::Grain::Day));
    match days {
        Some(day) => Some(DateValue::days((day, day), date::Grain::Day, stated, date::Basis::Published)),
        None => (offset != 0).then(|| DateValue::open(date::Grain::Day, stated)),
    }
}

/// "7:48 am", "8 in the night", "five thirty", "7, this morning", "at seven".
fn clock_then_daypart(scan: &Scan, at: usize) -> Option<Found> {
    let (start, hedge) = hedge(scan, at).unwrap_or((at, Hedge::Exact));
    let start = scan.cue(start, Cue::At).unwrap_or(start);
    let hour = clock(scan, start).or_else(|| hour_alone(scan, start))?;
    let zoned = zone::read(scan, hour.end);
    let (end, zone) = zoned.unwrap_or((hour.end, None));
    let behind = daypart_behind(scan, end, hour.certain);
    let certain = hour.certain || behind.is_some() || zoned.is_some();
    let end = behind.map_or(end, |(end, _, _)| end);
    let part = behind.map(|(_, part, _)| part);
    let value = TimeValue { day: day_of(scan, behind.and_then(|(_, _, day)| day)), hedge, ..made(hour, part, zone) };
    let lone = hour.minute == 0 && !certain && !scan.cue_before(start, Cue::At);
    // "John 3:16" is a verse
    let verse = start > 0 && scan.is_capitalised(start - 1) && scan.lexemes[start - 1].word == 0;
    let verse = verse && !hour.settled && behind.is_none() && zoned.is_none() && at == start;
    let found = Found { value, start: at, end, weak: !certain || verse };
    (!lone).then(|| until(scan, start, found))
}

/// Takes in the later end of a stretch: "from 9am to 5pm", "between 2 and 3 a.m.", "9 a.m. until noon".
fn until(scan: &Scan, start: usize, found: Found) -> Found {
    let and = scan.cue(found.end, Cue::And).filter(|_| scan.cue_before(start, Cue::Between));
    let joint = scan.cue(found.end, Cue::To).or_else(|| scan.cue(found.end, Cue::Until)).or(and);
    let next = joint.or_else(|| scan.mark(found.end, '-').then_some(found.end + 1));
    let later = next.and_then(|next| clock(scan, next).or_else(|| point_of_day(scan, next)));
    let Some(later) = later.filter(|later| later.certain && !found.weak && later.second.is_none()) else {
        return found;
    };
    let (end, zone) = zone::read(scan, later.end).unwrap_or((later.end, None));
    let value = TimeValue { until: made(later, None, None).second, zone: found.value.zone.or(zone), ..found.value };
    Found { value, end, ..found }
}

/// An hour on its own, where the words around it make it one: "at seven", "8 in the night", "7, this morning".
fn hour_alone(scan: &Scan, at: usize) -> Option<Clock> {
    let hour = bare_hour(scan, at)?;
    let day = |meaning: Meaning| matches!(meaning, Meaning::Weekday(_) | Meaning::Day(_)).then_some(());
    let dated = || scan.cue(hour.end, Cue::On).is_some() || scan.phrase(hour.end, day).is_some();
    let at_word = hour.hour <= 12 && scan.cue_before(at, Cue::At) && (scan.ends_at(hour.end) || dated());
    let small = scan.lexemes.get(hour.end).is_some() && daypart_behind(scan, hour.end, false).is_some();
    let on = scan.cue(hour.end, Cue::On).unwrap_or(hour.end);
    let of_named_day = scan.phrase(on, day).is_some_and(|(end, ())| daypart(scan, end).is_some());
    if of_named_day && hour.hour <= 12 && is_led(scan, at) {
        return Some(Clock { certain: true, ..hour });
    }
    (at_word || small).then_some(hour)
}

/// Whether a word of time before a number makes it an hour when a part of a day follows: "by 6 on Saturday evening", and not "rose by 6
/// on Saturday evening".
fn is_led(scan: &Scan, at: usize) -> bool {
    let leads = [Cue::At, Cue::Before, Cue::After, Cue::Until, Cue::JustBefore, Cue::JustAfter];
    leads.into_iter().any(|cue| scan.cue_before(at, cue)) && !quantity::changes(scan, at)
}

/// "morning", "noon", "midnight", "early evening" on their own.
fn daypart_alone(scan: &Scan, at: usize) -> Option<Found> {
    let (start, hedge) = hedge(scan, at).unwrap_or((at, Hedge::Exact));
    let start = scan.cue(start, Cue::The).filter(|_| start > at).unwrap_or(start);
    let (pointed, today) = this(scan, start);
    let (end, part) = daypart(scan, pointed)?;
    let point = part.from == part.to;
    if is_in_name(scan, pointed, end) {
        return None;
    }
    let tonight = scan.cue(pointed, Cue::Tonight).is_some();
    let second = point.then(|| u32::from(part.hour) * 3600);
    let (end, zone) = zone::read(scan, end).filter(|_| point).unwrap_or((end, None));
    let value = TimeValue {
        second,
        has_seconds: false,
        until: None,
        is_either_half: false,
        daypart: Some(part),
        zone,
        hedge,
        day: day_of(scan, (today || tonight).then_some(0)),
    };
    Some(Found { value, start: at, end, weak: !point && !today && !tonight })
}

/// Whether a capitalised part of the day stands beside another capitalised word that is none of the calendar: "Midnight Oil",
/// "High Noon".
fn is_in_name(scan: &Scan, at: usize, end: usize) -> bool {
    let named = |at: usize| scan.is_capitalised(at) && !scan.classes(at).meets(Classes::CALENDAR.with(Classes::CLOCK));
    let before = at > 1 && named(at - 1) && !scan.cue_before(at, Cue::InPeriod) && !scan.cue_before(at, Cue::At);
    scan.is_capitalised(at) && (before || named(end))
}

/// A hedge before a clock: "around", "just before", "shortly after".
fn hedge(scan: &Scan, at: usize) -> Option<(usize, Hedge)> {
    if let Some(end) = scan.cue(at, Cue::JustBefore) {
        return Some((end, Hedge::LessThan));
    }
    if let Some(end) = scan.cue(at, Cue::JustAfter) {
        return Some((end, Hedge::MoreThan));
    }
    scan.phrase(at, |meaning| match meaning {
        Meaning::Hedge(hedge, Side::Before) => Some(hedge),
        _ => None,
    })
}

/// Takes in a second form in parentheses, which tells the zone: "1353 (1023 GMT)", "7:48 am (2248 GMT Tuesday)".
fn second_form(scan: &Scan, found: Found) -> Found {
    let open = found.end;
    let Some(other) = Some(open + 1).filter(|_| scan.mark(open, '(')).and_then(|at| base(scan, at)) else {
        return found;
    };
    let Some((end, Some(zone))) = zone::read(scan, other.end) else { return found };
    let end = date::read(scan, end).map_or(end, |day| day.end);
    let Some(second) = found.value.second.filter(|_| scan.mark(end, ')')) else { return found };
    let there = made(other, None, None).second.unwrap_or(0);
    let ahead = (i64::from(second) - i64::from(there)) / 60;
    let ahead = (ahead + 720).rem_euclid(1440) - 720 + i64::from(zone.minutes);
    Found {
        value: TimeValue { zone: Some(Zone { minutes: ahead as i16, ..zone }), ..found.value },
        end: end + 1,
        weak: false,
        ..found
    }
}
