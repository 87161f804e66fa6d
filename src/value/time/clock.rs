//! Floor 1: the clock of a time: figures, hours in words, minutes past and to the hour.

use super::words::{daypart, daypart_behind, meridiem, pair, small};
use super::zone;
use crate::value::Cue;
use crate::value::classes::Classes;
use crate::value::scan::Scan;
use crate::value::vocabulary::{Meaning, Side};
use crate::value::{number, operand};

/// Hour, minute and second read from the text, before the half of the day is known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clock {
    pub hour: u32,
    pub minute: u32,
    pub second: Option<u32>,
    pub end: usize,
    /// Whether only a time is written like this.
    pub certain: bool,
    /// Whether the half of the day is settled.
    pub settled: bool,
}

impl Clock {
    pub fn new(hour: u32, minute: u32, end: usize) -> Self {
        Clock { hour, minute, second: None, end, certain: false, settled: false }
    }

    fn certain(self) -> Self {
        Clock { certain: true, ..self }
    }
}

/// Figures or words that only tell the time.
pub(super) fn clock(scan: &Scan, at: usize) -> Option<Clock> {
    minutes_from_hour(scan, at).or_else(|| base(scan, at))
}

pub(super) fn base(scan: &Scan, at: usize) -> Option<Clock> {
    let clock = colon(scan, at)
        .or_else(|| dotted(scan, at))
        .or_else(|| dashed(scan, at))
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

/// "8.30pm", "15.30 GMT", "6.30 in the evening": a full stop for the colon needs company; "at 15.30" may be a price as well.
fn dotted(scan: &Scan, at: usize) -> Option<Clock> {
    let (hour, minute) = scan.word(at).split_once('.').filter(|_| scan.is_numeral(at))?;
    let fields = (hour.parse().ok()?, minute.parse().ok().filter(|_| minute.len() == 2)?);
    let clock = half(scan, Clock::new(fields.0, fields.1, at + 1).certain());
    let told = zone::read(scan, at + 1).is_some() || daypart_behind(scan, at + 1, false).is_some();
    if clock.settled || told && fields.0 <= 24 {
        return Some(clock);
    }
    let dated = scan.cue(at + 1, Cue::On).is_some() || scan.classes(at + 1).meets(Classes::CALENDAR);
    let bare =
        (hour.len() == 2 || dated) && is_led(scan, at) && !scan.mentions(Cue::Money) && !is_measured(scan, at + 1);
    bare.then_some(Clock { certain: false, ..clock })
}

/// Whether a unit, a currency or a scale stands at `at`.
fn is_measured(scan: &Scan, at: usize) -> bool {
    let unit = |meaning: Meaning| match meaning {
        Meaning::Scale(_) | Meaning::Period(..) | Meaning::Currency(..) => Some(()),
        Meaning::Cue(cue) => matches!(cue, Cue::Percent | Cue::Points).then_some(()),
        _ => None,
    };
    operand::unit(scan, at).is_some() || scan.phrase(at, unit).is_some()
}

/// Whether "at" stands before the number, perhaps with a hedge between: "at about 6.15".
fn is_led(scan: &Scan, at: usize) -> bool {
    let hedge = |meaning: Meaning| matches!(meaning, Meaning::Hedge(_, Side::Before)).then_some(());
    let hedged = (1..=2usize.min(at)).map(|back| at - back);
    let start = hedged.into_iter().find(|&start| scan.phrase(start, hedge).is_some_and(|(end, ())| end == at));
    scan.cue_before(start.unwrap_or(at), Cue::At)
}

/// "8-30 a.m.": minutes that no hour can be, so that it is no stretch.
fn dashed(scan: &Scan, at: usize) -> Option<Clock> {
    let (next, hour) = small(scan, at, 12).filter(|_| scan.is_numeral(at) && scan.mark(at + 1, '-'))?;
    let (end, minute) = small(scan, next + 1, 59).filter(|(_, minute)| *minute > 12 && scan.glued(next + 1))?;
    let clock = half(scan, Clock::new(hour, minute, end));
    clock.settled.then_some(clock)
}

/// "7h01", "10 H 10 pm".
fn with_h(scan: &Scan, at: usize) -> Option<Clock> {
    let (next, hour) = small(scan, at, 24).filter(|_| scan.is_numeral(at))?;
    let (end, minute) =
        small(scan, next + 1, 59).filter(|_| scan.word(next).eq_ignore_ascii_case("h") && scan.is_numeral(next + 1))?;
    // "2h 30m" is a length
    let minutes = |meaning: Meaning| match meaning {
        Meaning::ShortPeriod(seconds, _) | Meaning::Period(seconds, _) => (seconds == 60.0).then_some(()),
        _ => None,
    };
    if scan.phrase(end, minutes).is_some() {
        return None;
    }
    Some(half(scan, Clock::new(hour, minute, end).certain()))
}

/// "1353 (1023 GMT)", "0440 GMT", "1140 a.m.", "1300 hours".
fn four_figures(scan: &Scan, at: usize) -> Option<Clock> {
    let written = scan.word(at);
    let value: u32 = written.parse().ok().filter(|_| scan.is_numeral(at) && matches!(written.len(), 3 | 4))?;
    let clock = Clock { certain: true, settled: true, ..Clock::new(value / 100, value % 100, at + 1) };
    if let Some((end, after_noon)) = meridiem(scan, at + 1) {
        // "810 AM" is a station
        let station = end == at + 2 && !scan.glued(at + 1) && is_capitals(scan.word(at + 1)) && !is_led(scan, at);
        if station {
            return None;
        }
        return Some(settle(Clock { end, ..clock }, after_noon)).filter(|_| value / 100 <= 12);
    }
    if let Some(end) = scan.cue(at + 1, Cue::Hours) {
        return Some(Clock { end, ..clock }).filter(|_| written.len() == 4);
    }
    let zoned = zone::read(scan, at + 1).is_some();
    let twin = scan.mark(at + 1, '(') && scan.word(at + 2).len() == 4 && zone::read(scan, at + 3).is_some();
    (written.len() == 4 && (zoned || twin)).then_some(clock)
}

/// "eight forty", "seven thirty five pm", "fifteen thirty p m".
fn in_words(scan: &Scan, at: usize) -> Option<Clock> {
    let (end, hour, minute) = pair(scan, at)?;
    let clock = half(scan, Clock::new(hour, minute, end));
    let tied = scan.mark(at + 1, '-');
    if tied && !clock.settled && !is_led(scan, at) && daypart_behind(scan, end, false).is_none() {
        return None;
    }
    let next = scan.hyphen(clock.end);
    let measured = is_measured(scan, next);
    (!measured && next == clock.end).then_some(clock)
}

/// "7pm", "seven p.m.", "7 o'clock", "12 noon".
fn hour_with_half(scan: &Scan, at: usize) -> Option<Clock> {
    let (next, hour) = small(scan, at, 24)?;
    let hour_end = scan.cue(next, Cue::OClock);
    let clock = half(scan, Clock::new(hour, 0, hour_end.unwrap_or(next)));
    // "two PM aspirants" are counted
    let title = scan.is_word(at) && is_capitals(scan.word(next)) && clock.end == next + 1 && scan.is_lower(clock.end);
    if title && scan.cue(clock.end, Cue::TimeJoin).or_else(|| scan.cue(clock.end, Cue::InPeriod)).is_none() {
        return None;
    }
    if clock.settled || hour_end.is_some() {
        return Some(clock.certain());
    }
    point_of_day(scan, next).filter(|_| hour == 12)
}

fn is_capitals(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// "noon", "midnight".
pub(super) fn point_of_day(scan: &Scan, at: usize) -> Option<Clock> {
    let (end, part) = daypart(scan, at).filter(|(_, part)| part.from == part.to)?;
    Some(Clock { settled: true, ..Clock::new(u32::from(part.hour), 0, end).certain() })
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

/// "30 mins past eight", "a quarter to seven", "10 past 9", "half past ten", "five to midnight", "half eight".
fn minutes_from_hour(scan: &Scan, at: usize) -> Option<Clock> {
    let (next, minutes) = minutes(scan, at)?;
    if let Some(hour) = half_hour(scan, next).filter(|_| minutes == 30 && scan.is_word(at)) {
        return Some(hour);
    }
    let told = next > at + 1 || scan.cue(at, Cue::Quarter).is_some() || is_led(scan, at);
    let (hour_at, sign) = match scan.cue(next, Cue::Past) {
        Some(end) => (end, 1),
        None => (scan.cue(next, Cue::To)?, -1),
    };
    let hour = base(scan, hour_at).or_else(|| bare_hour(scan, hour_at));
    let point = || point_of_day(scan, hour_at).filter(|_| told || sign < 0);
    let hour = hour.or_else(point)?;
    // "ten to six in the evening" is a time, "won by ten to six" is none
    let evening = || hour.certain || daypart_behind(scan, hour.end, false).is_some();
    let range = scan.cue_before(at, Cue::From) || scan.cue_before(at, Cue::Between);
    if sign < 0 && !told && !(minutes % 5 == 0 && !range && evening()) {
        return None;
    }
    let total = (hour.hour * 60 + hour.minute + 1440).checked_add_signed(sign * minutes as i32)? % 1440;
    Some(Clock { hour: total / 60, minute: total % 60, certain: true, ..hour })
}

/// "half eight", at which and before which something tells that it is a time: half past.
fn half_hour(scan: &Scan, at: usize) -> Option<Clock> {
    let (end, hour) = small(scan, at, 12).filter(|_| scan.is_word(at))?;
    let clock = half(scan, Clock::new(hour, 30, end));
    let told = clock.settled || daypart_behind(scan, clock.end, false).is_some() || at > 0 && is_led(scan, at - 1);
    told.then(|| clock.certain())
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

/// An hour without anything behind it that would make it a number of something.
pub(super) fn bare_hour(scan: &Scan, at: usize) -> Option<Clock> {
    let (end, hour) = small(scan, at, 24)?;
    // "at 4:3" is a ratio
    let ratio = scan.mark(end, ':') && scan.glued(end) && scan.glued(end + 1) && scan.is_numeral(end + 1);
    let unit = scan.glued(end) && !scan.ends_at(end) || ratio;
    (!unit).then(|| Clock::new(hour, 0, end))
}
