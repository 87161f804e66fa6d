//! Floor 1: the fields dates are made of: a day of the month, a year, a month name, a weekday.

use super::Grain;
use crate::value::Cue;
use crate::value::scan::Scan;
use crate::value::vocabulary::Meaning;
use crate::value::{cardinal, ordinal};

/// A day of the month: "4", "04", "4th", "fourth", "twenty-first"; the flag says whether it is written as an ordinal.
pub(super) fn day(scan: &Scan, at: usize) -> Option<(usize, i8, bool)> {
    if let Some((end, value)) = ordinal::plain(scan, at).filter(|(_, value)| (1.0..=31.0).contains(value)) {
        return Some((end, value as i8, true));
    }
    let digits = scan.word(at);
    let plain = scan.is_numeral(at) && digits.len() <= 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let value: i8 = digits.parse().ok().filter(|value| plain && (1..=31).contains(value))?;
    let decimal = scan.mark(at + 1, ':') && scan.glued(at + 1) && scan.is_numeral(at + 2) && scan.glued(at + 2);
    let unit = scan.glued(at + 1) && scan.is_word(at + 1);
    (!decimal && !unit).then_some((at + 1, value, false))
}

/// A day of the month in cardinal words: "twenty one".
pub(super) fn day_in_words(scan: &Scan, at: usize) -> Option<(usize, i8)> {
    if !scan.is_word(at) {
        return None;
    }
    let number = cardinal::read(scan, at).filter(|number| !number.scaled)?;
    let value = number.value();
    let fits = (1.0..=31.0).contains(&value) && value % 1.0 == 0.0 && scan.cue(at, Cue::A).is_none();
    fits.then_some((number.end, value as i8))
}

/// A year of four digits, or in words ("nineteen ninety-nine", "two thousand and eighteen").
pub(super) fn year(scan: &Scan, at: usize) -> Option<(usize, i16)> {
    let written = scan.word(at);
    if scan.is_numeral(at) {
        let value: i16 = written.parse().ok().filter(|_| written.len() == 4)?;
        let unit = scan.glued(at + 1) && (scan.is_word(at + 1) || scan.mark(at + 1, '%'));
        return ((1000..3000).contains(&value) && !unit).then_some((at + 1, value));
    }
    year_in_words(scan, at)
}

/// "two thousand and eighteen", "nineteen seventy eight", "nineteen zero one", "twenty ten".
pub(super) fn year_in_words(scan: &Scan, at: usize) -> Option<(usize, i16)> {
    if !scan.is_word(at) {
        return None;
    }
    let number = cardinal::read(scan, at).filter(|_| scan.cue(at, Cue::A).is_none())?;
    let value = number.value();
    if number.scaled {
        let fits = (1000.0..3000.0).contains(&value) && value % 1.0 == 0.0;
        return fits.then_some((number.end, value as i16));
    }
    if !(11.0..=20.0).contains(&value) {
        return None;
    }
    let zero = small(scan, number.end).filter(|(_, digit)| *digit == 0.0);
    let rest = zero.map_or(scan.hyphen(number.end), |(end, _)| end);
    let tail = cardinal::read(scan, rest).filter(|tail| !tail.scaled && scan.cue(rest, Cue::A).is_none())?;
    let fits = tail.value() % 1.0 == 0.0
        && if zero.is_some() { tail.value() < 10.0 } else { (10.0..100.0).contains(&tail.value()) };
    fits.then_some((tail.end, value as i16 * 100 + tail.value() as i16))
}

fn small(scan: &Scan, at: usize) -> Option<(usize, f64)> {
    scan.phrase(at, |meaning| match meaning {
        Meaning::Cardinal(value) => Some(value),
        _ => None,
    })
}

/// A year behind a day or month: ", 2005", "2005", ", '98" or ", 15" in figures.
pub(super) fn year_behind(scan: &Scan, at: usize) -> Option<(usize, i16)> {
    let next = scan.skip(at, ',');
    if let Some(found) = year(scan, next) {
        let counted = next == at && counts_things(scan, found.0);
        return (!counted).then_some(found);
    }
    if let Some(found) = short_year(scan, next) {
        return Some(found);
    }
    let of = scan.cue(at, Cue::Of)?;
    year(scan, of)
}

/// A year pointed to behind a day or month: "March last year", "3 March of this year": one past it and the steps from publication's.
pub(super) fn pointed_year(scan: &Scan, at: usize) -> Option<(usize, i8)> {
    let of = scan.cue(at, Cue::Of).unwrap_or(at);
    let of = scan.cue(of, Cue::The).unwrap_or(of);
    let (end, steps) = scan.phrase(of, |meaning| match meaning {
        Meaning::Pointer(steps) => Some(steps),
        _ => None,
    })?;
    let (end, ()) = scan.phrase(end, |meaning| matches!(meaning, Meaning::Period(_, Grain::Year)).then_some(()))?;
    (!scan.word(end - 1).ends_with('s')).then_some((end, steps))
}

/// "'09": two figures behind an apostrophe, of this century below 70.
fn short_year(scan: &Scan, at: usize) -> Option<(usize, i16)> {
    let written = scan.word(at + 1);
    let fits = scan.mark(at, '\'') && scan.glued(at + 1) && scan.is_numeral(at + 1) && written.len() == 2;
    let two: i16 = written.parse().ok().filter(|_| fits)?;
    Some((at + 2, if two >= 70 { 1900 + two } else { 2000 + two }))
}

/// Whether the number before lexeme `at` counts what follows ("1500 people").
pub(super) fn counts_things(scan: &Scan, at: usize) -> bool {
    scan.cue(at, Cue::People).is_some()
}

/// A month by name, with the full stop of its abbreviation.
pub(super) fn month(scan: &Scan, at: usize) -> Option<(usize, i8)> {
    let (end, month) = scan.phrase(at, |meaning| match meaning {
        Meaning::Month(month) => Some(month),
        _ => None,
    })?;
    Some((abbreviation_stop(scan, at, end), month))
}

/// A weekday by name.
pub(super) fn weekday(scan: &Scan, at: usize) -> Option<(usize, i8)> {
    let (end, weekday) = scan.phrase(at, |meaning| match meaning {
        Meaning::Weekday(weekday) => Some(weekday),
        _ => None,
    })?;
    Some((abbreviation_stop(scan, at, end), weekday))
}

/// Steps over the full stop of "Jan." when more of the date or of the sentence follows.
fn abbreviation_stop(scan: &Scan, at: usize, end: usize) -> usize {
    let short = scan.word(at).len() <= 5;
    let goes_on =
        scan.is_numeral(end + 1) || scan.is_lower(end + 1) || scan.mark(end + 1, ',') || scan.mark(end + 1, '\'');
    if short && scan.mark(end, '.') && goes_on { end + 1 } else { end }
}

/// Whether the month or weekday at `at` also is an ordinary word ("may", "march", "sun"), so that it needs company.
pub(super) fn is_ambiguous(scan: &Scan, at: usize) -> bool {
    scan.cue(at, Cue::Homonym).is_some()
}
