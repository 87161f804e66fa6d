//! Floor 1: hours and minutes in words and figures, as parts of a time of day.

use crate::value::Cue;
use crate::value::cardinal;
use crate::value::scan::Scan;
use crate::value::vocabulary::Meaning;

/// A whole number from 0 to `limit` in figures or words.
pub(super) fn small(scan: &Scan, at: usize, limit: u32) -> Option<(usize, u32)> {
    if scan.is_numeral(at) {
        let written = scan.word(at);
        let value = written.parse().ok().filter(|value| *value <= limit && written.len() <= 2)?;
        return Some((at + 1, value));
    }
    let number = cardinal::read(scan, at)
        .filter(|number| scan.is_word(at) && !number.scaled && scan.cue(at, Cue::A).is_none())?;
    let value = number.value();
    (value % 1.0 == 0.0 && value <= f64::from(limit)).then_some((number.end, value as u32))
}

/// The hour and minute of words side by side: "eight forty", "seven thirty five"; the tens and units of one number are not.
pub(super) fn pair(scan: &Scan, at: usize) -> Option<(usize, u32, u32)> {
    if !scan.is_word(at) {
        return None;
    }
    let (next, hour) = word(scan, at).filter(|(_, hour)| *hour < 24.0 && *hour > 0.0)?;
    let tied = scan.mark(next, '-') && scan.cue_before(at, Cue::At);
    let next = next + usize::from(tied);
    let (end, minute) = small(scan, next, 59).filter(|(_, minute)| *minute >= 10)?;
    scan.is_word(next).then_some((end, hour as u32, minute))
}

fn word(scan: &Scan, at: usize) -> Option<(usize, f64)> {
    scan.phrase(at, |meaning| match meaning {
        Meaning::Cardinal(value) => Some(value),
        _ => None,
    })
}

/// "am" or "pm": one past it and whether it is after noon.
pub(super) fn meridiem(scan: &Scan, at: usize) -> Option<(usize, bool)> {
    scan.phrase(at, |meaning| match meaning {
        Meaning::Meridiem(after_noon) => Some(after_noon),
        _ => None,
    })
}

/// A zone by name, in parentheses or not: one past it and its minutes ahead of universal time.
pub(super) fn zone(scan: &Scan, at: usize) -> Option<(usize, i16)> {
    let inner = scan.skip(at, '(');
    let (end, minutes) = scan.phrase(inner, |meaning| match meaning {
        Meaning::Zone(minutes) => Some(minutes),
        _ => None,
    })?;
    if inner == at {
        return Some((end, minutes));
    }
    scan.mark(end, ')').then_some((end + 1, minutes))
}

/// A part of the day by name.
pub(super) fn daypart(scan: &Scan, at: usize) -> Option<(usize, super::Daypart)> {
    scan.phrase(at, |meaning| match meaning {
        Meaning::Daypart(part) => Some(part),
        _ => None,
    })
}
