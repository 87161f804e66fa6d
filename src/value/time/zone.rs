//! Floor 1: time zones: "GMT", "Pacific time", "UTC+5:30", in parentheses or not.

use crate::value::Cue;
use crate::value::scan::Scan;
use crate::value::vocabulary::Meaning;

/// A time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Zone {
    /// Minutes ahead of universal time; in winter, when `summer`.
    pub minutes: i16,
    /// Whether its clocks may be an hour on: the name is used the whole year ("ET").
    pub summer: bool,
}

impl Zone {
    /// A zone whose clocks keep one time.
    pub(super) fn fixed(minutes: i16) -> Self {
        Zone { minutes, summer: false }
    }
}

/// A zone by name, in parentheses or not: one past it, and the zone unless only the clock of the place is meant.
pub(super) fn read(scan: &Scan, at: usize) -> Option<(usize, Option<Zone>)> {
    let inner = scan.skip(at, '(');
    let (end, zone) = named(scan, inner).or_else(|| scan.cue(inner, Cue::Local).map(|end| (end, None)))?;
    if inner == at {
        return Some((end, zone));
    }
    scan.mark(end, ')').then_some((end + 1, zone))
}

fn named(scan: &Scan, at: usize) -> Option<(usize, Option<Zone>)> {
    let (end, zone) = scan.phrase(at, |meaning| match meaning {
        Meaning::Zone(minutes, summer) => Some(Zone { minutes, summer }),
        _ => None,
    })?;
    // "8 p.m. Central Station" is a place
    let place = end == at + 1 && !is_letters(scan.word(at)) && scan.is_capitalised(end);
    if place {
        return None;
    }
    let (end, shift) = if zone.minutes == 0 { shifted(scan, end) } else { (end, 0) };
    Some((end, Some(if shift == 0 { zone } else { Zone::fixed(shift) })))
}

fn is_letters(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// "+2", "-3:30" behind the name of universal time: one past it and its minutes.
fn shifted(scan: &Scan, at: usize) -> (usize, i16) {
    let sign = if scan.mark(at, '-') { -1 } else { 1 };
    let field = |at: usize, most: i16| scan.word(at).parse::<i16>().ok().filter(|value| (0..=most).contains(value));
    let signed = (scan.mark(at, '+') || scan.mark(at, '-')) && scan.glued(at + 1);
    let Some(hours) = field(at + 1, 14).filter(|_| signed) else { return (at, 0) };
    let minutes = field(at + 3, 59).filter(|_| scan.mark(at + 2, ':') && scan.glued(at + 2) && scan.glued(at + 3));
    (if minutes.is_some() { at + 4 } else { at + 2 }, sign * (hours * 60 + minutes.unwrap_or(0)))
}

/// "+03:30"; both hours of a summer clock: "-05:00/-04:00".
pub(super) fn form(zone: Zone) -> String {
    let one = |minutes: i16| {
        let sign = if minutes < 0 { '-' } else { '+' };
        let minutes = minutes.unsigned_abs();
        format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    };
    if zone.summer { format!("{}/{}", one(zone.minutes), one(zone.minutes + 60)) } else { one(zone.minutes) }
}

/// The zone that a form stands for.
pub(super) fn parse(form: &str) -> Option<Zone> {
    let (winter, summer) = form.split_once('/').map_or((form, false), |(winter, _)| (winter, true));
    let (hours, minutes) = winter.get(1..)?.split_once(':')?;
    let minutes = hours.parse::<i16>().ok()?.checked_mul(60)?.checked_add(minutes.parse::<i16>().ok()?)?;
    Some(Zone { minutes: if winter.starts_with('-') { -minutes } else { minutes }, summer })
}
