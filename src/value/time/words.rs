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

/// The hour and minute of words side by side: "eight forty", "seven thirty five", "five-thirty"; the tens and units of one number are not.
pub(super) fn pair(scan: &Scan, at: usize) -> Option<(usize, u32, u32)> {
    if !scan.is_word(at) {
        return None;
    }
    let (next, hour) = word(scan, at).filter(|(_, hour)| *hour < 24.0 && *hour > 0.0)?;
    let next = scan.hyphen(next);
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

/// A part of the day by name.
pub(super) fn daypart(scan: &Scan, at: usize) -> Option<(usize, super::Daypart)> {
    scan.phrase(at, |meaning| match meaning {
        Meaning::Daypart(part) => Some(part),
        _ => None,
    })
}

/// "in the evening", "this morning", "tonight", "at night" behind a clock. Without such a word before it the part of the day
/// belongs to a clock that is `certain` and else to what is counted: "five evening commuters".
pub(super) fn daypart_behind(scan: &Scan, at: usize, certain: bool) -> Option<(usize, super::Daypart, Option<i16>)> {
    let next = scan.skip(at, ',');
    let lead = scan.cue(next, Cue::In).or_else(|| scan.cue(next, Cue::At)).unwrap_or(next);
    let lead = scan.cue(lead, Cue::The).unwrap_or(lead);
    let (pointed, today) = this(scan, lead);
    let (end, part) = daypart(scan, pointed)?;
    let tonight = scan.cue(pointed, Cue::Tonight).is_some();
    // "last night" is a day and a part of it
    let named = scan.phrase(pointed, |meaning| match meaning {
        Meaning::Day(offset) => Some(offset),
        _ => None,
    });
    let named = named.filter(|(other, _)| *other == end).map(|(_, offset)| offset);
    let day = if today || tonight { Some(0) } else { named };
    (pointed > next || day.is_some() || next == at && certain).then_some((end, part, day))
}

/// "this" before a part of the day, which then belongs to the day of publication.
pub(super) fn this(scan: &Scan, at: usize) -> (usize, bool) {
    match scan.phrase(at, |meaning| (meaning == Meaning::Pointer(0)).then_some(())) {
        Some((end, ())) => (end, true),
        None => (at, false),
    }
}
