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
        let known = ["st", "nd", "rd", "th"].into_iter().find(|other| ending.eq_ignore_ascii_case(other));
        let digits: String = scan.word(at).chars().filter(|c| *c != ',').collect();
        let value: f64 = digits.parse().ok()?;
        // set apart it must be the one that the number has: "the 3 rd pillar"; "6st 12lb" is a weight
        let own = known.is_some_and(|ending| ending == ending_of(value));
        let pounds = |meaning: Meaning| {
            matches!(meaning, Meaning::Unit(unit) if &*scan.vocabulary.units[unit as usize].dimension == "mass")
                .then_some(())
        };
        let weighs =
            known == Some("st") && scan.is_numeral(at + 2) && scan.phrase(scan.hyphen(at + 3), pounds).is_some();
        let fits = known.is_some() && scan.glued(at + 1) || own && scan.is_lower(at + 1) && scan.is_word(at + 2);
        return (fits && (own || known != Some("st")) && !weighs).then_some((at + 2, value));
    }
    if let Some((end, value)) = word(scan, at) {
        return Some((end, value));
    }
    compound(scan, at)
}

/// The letters that make an ordinal of a number: 21st, 12th.
fn ending_of(value: f64) -> &'static str {
    match (value % 10.0, value % 100.0) {
        (1.0, tens) if tens != 11.0 => "st",
        (2.0, tens) if tens != 12.0 => "nd",
        (3.0, tens) if tens != 13.0 => "rd",
        (_, _) => "th",
    }
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
