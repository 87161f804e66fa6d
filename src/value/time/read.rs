//! Floor 1: reads a time of day: clock figures, hours in words, parts of the day, minutes past and to the hour.

use super::words::{daypart, meridiem, pair, small, zone};
use super::{Daypart, TimeValue};
use crate::value::Cue;
use crate::value::amount::Hedge;
use crate::value::date::{self, DateValue};
use crate::value::scan::Scan;
use crate::value::vocabulary::{Meaning, Side};
use crate::value::{number, operand};

/// A time found in the text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found {
    pub value: TimeValue,
    pub start: usize,
    pub end: usize,
    /// Whether the words may count as well as tell the time ("at seven").
    pub weak: bool,
}

/// Hour, minute and second read from the text, before the half of the day is known.
#[derive(Debug, Clone, Copy)]
struct Clock {
    hour: u32,
    minute: u32,
    second: Option<u32>,
    end: usize,
    /// Whether only a time is written like this.
    certain: bool,
    /// Whether the half of the day is settled.
    settled: bool,
}

impl Clock {
    fn new(hour: u32, minute: u32, end: usize) -> Self {
        Clock { hour, minute, second: None, end, certain: false, settled: false }
    }

    fn certain(self) -> Self {
        Clock { certain: true, ..self }
    }
}

/// The time at `at`.
pub(crate) fn read(scan: &Scan, at: usize) -> Option<Found> {
    let found =
        with_daypart_first(scan, at).or_else(|| clock_then_daypart(scan, at)).or_else(|| daypart_alone(scan, at))?;
    Some(second_form(scan, found))
}

fn made(clock: Clock, daypart: Option<Daypart>, zone: Option<i16>) -> TimeValue {
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
        daypart,
        zone,
        hedge: Hedge::Exact,
        day: None,
    }
}

/// Twelve hours for a small hour in a part of the day after noon.
fn half_of_day(hour: u32, part: Daypart) -> u32 {
    if part.afternoon && hour < 12 { 12 } else { 0 }
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
    let (end, zone) = zone(scan, clock.end).map_or((clock.end, None), |(end, zone)| (end, Some(zone)));
    let value = TimeValue { day: today_of(scan, today), ..made(clock, Some(part), zone) };
    Some(Found { value, start: at, end, weak: false })
}

/// "this" before a part of the day, which then belongs to the day of publication.
fn this(scan: &Scan, at: usize) -> (usize, bool) {
    match scan.phrase(at, |meaning| (meaning == Meaning::Pointer(0)).then_some(())) {
        Some((end, ())) => (end, true),
        None => (at, false),
    }
}

fn today_of(scan: &Scan, today: bool) -> Option<DateValue> {
    scan.published.filter(|_| today).map(|day| {
        let stated = date::Stated { offset: Some(0), ..date::Stated::default() };
        DateValue::days((day, day), date::Grain::Day, stated, date::Basis::Published)
    })
}

/// "7:48 am", "8 in the night", "five thirty", "7, this morning", "at seven".
fn clock_then_daypart(scan: &Scan, at: usize) -> Option<Found> {
    let (start, hedge) = hedge(scan, at).unwrap_or((at, Hedge::Exact));
    let start = scan.cue(start, Cue::At).unwrap_or(start);
    let hour = clock(scan, start).or_else(|| hour_alone(scan, start))?;
    let (end, zone) = zone(scan, hour.end).map_or((hour.end, None), |(end, zone)| (end, Some(zone)));
    let behind = daypart_behind(scan, end);
    let certain = hour.certain || behind.is_some() || zone.is_some();
    let end = behind.map_or(end, |(end, _, _)| end);
    let part = behind.map(|(_, part, _)| part);
    let value =
        TimeValue { day: today_of(scan, behind.is_some_and(|(_, _, today)| today)), hedge, ..made(hour, part, zone) };
    let lone = hour.minute == 0 && !certain && !scan.cue_before(start, Cue::At);
    (!lone).then_some(Found { value, start: at, end, weak: !certain })
}

/// An hour on its own, where the words around it make it one: "at seven", "8 in the night", "7, this morning".
fn hour_alone(scan: &Scan, at: usize) -> Option<Clock> {
    let hour = bare_hour(scan, at)?;
    let at_word = scan.cue_before(at, Cue::At) && (scan.ends_at(hour.end) || scan.cue(hour.end, Cue::On).is_some());
    let small = scan.lexemes.get(hour.end).is_some() && daypart_behind(scan, hour.end).is_some();
    (at_word || small).then_some(hour)
}

fn bare_hour(scan: &Scan, at: usize) -> Option<Clock> {
    let (end, hour) = small(scan, at, 24)?;
    let unit = scan.glued(end) && !scan.ends_at(end);
    (!unit).then(|| Clock::new(hour, 0, end))
}

/// "in the evening", "this morning", "tonight", "at night" behind a clock.
fn daypart_behind(scan: &Scan, at: usize) -> Option<(usize, Daypart, bool)> {
    let next = scan.skip(at, ',');
    let lead = scan.cue(next, Cue::In).or_else(|| scan.cue(next, Cue::At)).unwrap_or(next);
    let lead = scan.cue(lead, Cue::The).unwrap_or(lead);
    let (pointed, today) = this(scan, lead);
    let (end, part) = daypart(scan, pointed)?;
    let tonight = scan.cue(pointed, Cue::Tonight).is_some();
    (pointed > next || tonight || next == at).then_some((end, part, today || tonight))
}

/// Figures or words that only tell the time.
fn clock(scan: &Scan, at: usize) -> Option<Clock> {
    minutes_from_hour(scan, at).or_else(|| base(scan, at))
}

fn base(scan: &Scan, at: usize) -> Option<Clock> {
    let clock = colon(scan, at)
        .or_else(|| dotted(scan, at))
        .or_else(|| with_h(scan, at))
        .or_else(|| four_figures(scan, at))
        .or_else(|| in_words(scan, at))
        .or_else(|| hour_with_half(scan, at))?;
    (clock.hour <= 24 && clock.minute < 60).then_some(clock)
}

/// "13:53", "7:56:30 pm", "8: 30pm".
fn colon(scan: &Scan, at: usize) -> Option<Clock> {
    let (next, hour) = small(scan, at, 24).filter(|_| scan.is_numeral(at))?;
    if !scan.mark(next, ':') || !scan.glued(next) || scan.word(next + 1).len() != 2 {
        return None;
    }
    let (end, minute) = small(scan, next + 1, 59)?;
    let clock = Clock::new(hour, minute, end).certain();
    let seconds = scan.mark(end, ':') && scan.glued(end) && scan.glued(end + 1);
    let second = small(scan, end + 1, 59).filter(|_| seconds);
    let clock = second.map_or(clock, |(end, second)| Clock { second: Some(second), end, ..clock });
    let apart = !scan.glued(next + 1);
    let clock = half(scan, clock);
    let hours = scan.cue(clock.end, Cue::Hours).map_or(clock, |end| Clock { end, ..clock });
    (!apart || clock.settled).then_some(hours)
}

/// "8.30pm": a full stop for the colon needs a half of the day.
fn dotted(scan: &Scan, at: usize) -> Option<Clock> {
    let (hour, minute) = scan.word(at).split_once('.').filter(|_| scan.is_numeral(at))?;
    let fields = (hour.parse().ok()?, minute.parse().ok().filter(|_| minute.len() == 2)?);
    let clock = half(scan, Clock::new(fields.0, fields.1, at + 1).certain());
    clock.settled.then_some(clock)
}

/// "7h01", "10 H 10 pm".
fn with_h(scan: &Scan, at: usize) -> Option<Clock> {
    let (next, hour) = small(scan, at, 24).filter(|_| scan.is_numeral(at))?;
    let (end, minute) =
        small(scan, next + 1, 59).filter(|_| scan.word(next).eq_ignore_ascii_case("h") && scan.is_numeral(next + 1))?;
    Some(half(scan, Clock::new(hour, minute, end).certain()))
}

/// "1353 (1023 GMT)", "0440 GMT", "1140 a.m.", "1300 hours".
fn four_figures(scan: &Scan, at: usize) -> Option<Clock> {
    let written = scan.word(at);
    let value: u32 = written.parse().ok().filter(|_| scan.is_numeral(at) && matches!(written.len(), 3 | 4))?;
    let clock = Clock { certain: true, settled: true, ..Clock::new(value / 100, value % 100, at + 1) };
    if let Some((end, after_noon)) = meridiem(scan, at + 1) {
        return Some(settle(Clock { end, ..clock }, after_noon)).filter(|_| value / 100 <= 12);
    }
    if let Some(end) = scan.cue(at + 1, Cue::Hours) {
        return Some(Clock { end, ..clock }).filter(|_| written.len() == 4);
    }
    let zoned = zone(scan, at + 1).is_some();
    let twin = scan.mark(at + 1, '(') && scan.word(at + 2).len() == 4 && zone(scan, at + 3).is_some();
    (written.len() == 4 && (zoned || twin)).then_some(clock)
}

/// "eight forty", "seven thirty five pm", "fifteen thirty p m".
fn in_words(scan: &Scan, at: usize) -> Option<Clock> {
    let (end, hour, minute) = pair(scan, at)?;
    let clock = half(scan, Clock::new(hour, minute, end));
    let counted = |meaning: Meaning| matches!(meaning, Meaning::Scale(_) | Meaning::Period(..)).then_some(());
    let next = scan.hyphen(clock.end);
    let measured = operand::unit(scan, next).is_some() || scan.phrase(next, counted).is_some();
    (!measured && next == clock.end).then_some(clock)
}

/// "7pm", "seven p.m.", "7 o'clock", "12 noon".
fn hour_with_half(scan: &Scan, at: usize) -> Option<Clock> {
    let (next, hour) = small(scan, at, 24)?;
    let hour_end = scan.cue(next, Cue::OClock);
    let clock = half(scan, Clock::new(hour, 0, hour_end.unwrap_or(next)));
    if clock.settled || hour_end.is_some() {
        return Some(clock.certain());
    }
    let (end, part) = daypart(scan, next).filter(|(_, part)| part.from == part.to && hour == 12)?;
    Some(Clock { certain: true, settled: true, ..Clock::new(u32::from(part.hour), 0, end) })
}

/// Takes in "am" or "pm" behind the clock, or behind a second clock joined to it: "7 to 9 p.m.".
fn half(scan: &Scan, clock: Clock) -> Clock {
    if let Some((end, after_noon)) = meridiem(scan, clock.end) {
        return settle(Clock { end, certain: true, ..clock }, after_noon);
    }
    match half_of_next(scan, clock) {
        Some(after_noon) => settle(Clock { certain: true, ..clock }, after_noon),
        None => clock,
    }
}

/// Whether the clock before "to 9 p.m." is after noon: as the second one is, unless its hour is the greater: "11 to 2 p.m.".
fn half_of_next(scan: &Scan, clock: Clock) -> Option<bool> {
    let joint = scan.cue(clock.end, Cue::To).or_else(|| scan.cue(clock.end, Cue::And));
    let next = joint.or_else(|| scan.mark(clock.end, '-').then_some(clock.end + 1))?;
    let (hour_end, hour) = small(scan, next, 12).filter(|_| clock.hour <= 12)?;
    let minutes = scan.mark(hour_end, ':') && scan.glued(hour_end);
    let end = if minutes { small(scan, hour_end + 1, 59)?.0 } else { hour_end };
    let (_, after_noon) = meridiem(scan, end)?;
    Some(after_noon == (clock.hour % 12 <= hour % 12))
}

fn settle(clock: Clock, after_noon: bool) -> Clock {
    let hour = match (clock.hour, after_noon) {
        (12, false) => 0,
        (hour, true) if hour < 12 => hour + 12,
        (hour, _) => hour,
    };
    Clock { hour, settled: true, ..clock }
}

/// "30 mins past eight", "a quarter to seven", "10 past 9", "half past ten".
fn minutes_from_hour(scan: &Scan, at: usize) -> Option<Clock> {
    let (next, minutes) = minutes(scan, at)?;
    let (hour_at, sign) = match scan.cue(next, Cue::Past) {
        Some(end) => (end, 1),
        None => (
            scan.cue(next, Cue::To)
                .filter(|_| next > at + 1 || scan.cue(at, Cue::Quarter).is_some() || scan.cue_before(at, Cue::At))?,
            -1,
        ),
    };
    let hour = base(scan, hour_at).or_else(|| bare_hour(scan, hour_at))?;
    let total = (hour.hour * 60 + hour.minute + 1440).checked_add_signed(sign * minutes as i32)? % 1440;
    Some(Clock { hour: total / 60, minute: total % 60, certain: true, ..hour })
}

fn minutes(scan: &Scan, at: usize) -> Option<(usize, u32)> {
    if let Some(end) = scan.cue(at, Cue::Quarter) {
        return Some((end, 15));
    }
    let number = number::read(scan, at)?;
    let named = scan.phrase(number.end, |meaning| matches!(meaning, Meaning::Period(60.0, _)).then_some(()));
    if let Some((end, ())) = named {
        return small(scan, at, 59).map(|(_, minutes)| (end, minutes));
    }
    if let Some(part) = [0.25, 0.5, 0.75].into_iter().find(|part| *part == number.value()) {
        return Some((number.end, (part * 60.0) as u32));
    }
    let article = number.writing == number::Writing::Article;
    let quarter = scan.cue(number.end, Cue::Quarter).filter(|_| article);
    quarter.map(|end| (end, 15)).or_else(|| small(scan, at, 59).filter(|_| !article))
}

/// "morning", "noon", "midnight", "early evening" on their own.
fn daypart_alone(scan: &Scan, at: usize) -> Option<Found> {
    let (start, hedge) = hedge(scan, at).unwrap_or((at, Hedge::Exact));
    let start = scan.cue(start, Cue::The).filter(|_| start > at).unwrap_or(start);
    let (pointed, today) = this(scan, start);
    let (end, part) = daypart(scan, pointed)?;
    let point = part.from == part.to;
    let tonight = scan.cue(pointed, Cue::Tonight).is_some();
    let second = point.then(|| u32::from(part.hour) * 3600);
    let (end, zone) = zone(scan, end).filter(|_| point).map_or((end, None), |(end, zone)| (end, Some(zone)));
    let value = TimeValue {
        second,
        has_seconds: false,
        daypart: Some(part),
        zone,
        hedge,
        day: today_of(scan, today || tonight),
    };
    Some(Found { value, start: at, end, weak: !point && !today && !tonight })
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
    let Some((end, zone)) = zone(scan, other.end) else { return found };
    let end = date::read(scan, end).map_or(end, |day| day.end);
    let Some(second) = found.value.second.filter(|_| scan.mark(end, ')')) else { return found };
    let there = made(other, None, None).second.unwrap_or(0);
    let ahead = (i64::from(second) - i64::from(there)) / 60;
    let ahead = (ahead + 720).rem_euclid(1440) - 720 + i64::from(zone);
    Found { value: TimeValue { zone: Some(ahead as i16), ..found.value }, end: end + 1, weak: false, ..found }
}
