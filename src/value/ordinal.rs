//! Floor 1: ordinals: "11th", "twenty-first", "one hundred twenty-fifth", "last but one".

use super::cardinal;
use super::scan::Scan;
use super::vocabulary::Meaning;

/// An ordinal found in the text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found {
    /// The place; counted from the end when negative: -1 is the last, -2 the last but one.
    pub place: f64,
    /// Whether the words only point ("next", "previous", "current").
    pub relative: bool,
    pub end: usize,
}

/// The ordinal at `at`.
pub(crate) fn read(scan: &Scan, at: usize) -> Option<Found> {
    let told = scan.phrase(at, |meaning| match meaning {
        Meaning::Relative(place) => Some(place),
        _ => None,
    });
    let counted = plain(scan, at);
    if let Some((end, place)) = counted.filter(|(end, _)| told.is_none_or(|(far, _)| far < *end)) {
        return Some(Found { place, relative: false, end });
    }
    told.map(|(end, place)| Found { place: f64::from(place), relative: true, end })
}

/// An ordinal that has a number: one past it and the number.
pub(crate) fn plain(scan: &Scan, at: usize) -> Option<(usize, f64)> {
    if scan.is_numeral(at) {
        let ending = scan.word(at + 1);
        let fits =
            scan.glued(at + 1) && ["st", "nd", "rd", "th"].iter().any(|other| ending.eq_ignore_ascii_case(other));
        let digits: String = scan.word(at).chars().filter(|c| *c != ',').collect();
        return digits.parse().ok().filter(|_| fits).map(|value| (at + 2, value));
    }
    if let Some((end, value)) = word(scan, at) {
        return Some((end, value));
    }
    compound(scan, at)
}

fn word(scan: &Scan, at: usize) -> Option<(usize, f64)> {
    scan.phrase(at, |meaning| match meaning {
        Meaning::Ordinal(value) => Some(value),
        _ => None,
    })
}

/// A cardinal whose last word is an ordinal: "twenty-first", "two hundredth", "one hundred and third".
fn compound(scan: &Scan, at: usize) -> Option<(usize, f64)> {
    let number = cardinal::read(scan, at).filter(|_| scan.is_word(at))?;
    let next = scan.hyphen(number.end);
    let joined = scan.phrase(next, |meaning| (meaning == Meaning::Cue(super::cue::Cue::And)).then_some(()));
    let next = joined.filter(|_| number.scaled).map_or(next, |(end, ())| end);
    let (end, last) = word(scan, next)?;
    let value = number.value();
    if last >= 100.0 {
        return (value >= 1.0 && !number.scaled).then_some((end, value * last));
    }
    let room = if number.scaled { 100.0 } else { 10.0 };
    let fits = value >= 20.0 && value % room == 0.0 && last < room
        || number.scaled && value % 10.0 == 0.0 && value % 100.0 >= 20.0 && last < 10.0;
    fits.then_some((end, value + last))
}
