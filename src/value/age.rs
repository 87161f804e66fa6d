//! Floor 1: ages that stand without "years old": "Mapahai, 35,", "aged 24", "who was 16", "both 51", "in his 30s".

use super::amount::Amount;
use super::cue::Cue;
use super::date::Part;
use super::quantity::Quantity;
use super::scan::Scan;
use super::vocabulary::Meaning;

/// The greatest number that is read as an age in years without a word for it; the oldest person on record reached 122.
const GREATEST: f64 = 122.0;

/// Whether the bare number of `found` is an age, from the words around it: the lexemes that belong to the age with it.
pub(crate) fn is_age(scan: &Scan, found: &Quantity) -> Option<(usize, usize)> {
    let value = found.operand.amount.point().or(found.operand.amount.high).or(found.operand.amount.low)?;
    let whole = value % 1.0 == 0.0 && (0.0..=GREATEST).contains(&value) && found.operand.number.factor == 1.0;
    if !whole {
        return None;
    }
    let (start, end) = (found.start, found.end);
    if let Some(from) = scan.cue_start(start, Cue::Aged) {
        return Some((from, end));
    }
    let told = apposed(scan, start, end) || said(scan, start, end);
    told.then_some((start, end))
}

/// "Gray, 16, was": a name, a comma, the number, and a mark that closes; or the number in parentheses behind a name.
fn apposed(scan: &Scan, start: usize, end: usize) -> bool {
    if start < 2 || !is_person_like(scan, start - 2) || !scan.is_numeral(start) {
        return false;
    }
    let open = scan.mark(start - 1, '(') && scan.mark(end, ')');
    let closes = scan.lexemes.get(end).is_none()
        || scan.mark(end, ',')
        || scan.mark(end, '.')
        || scan.mark(end, ';')
        || scan.mark(end, ')')
        || scan.cue(end, Cue::Of).is_some();
    let year_follows = scan.mark(end, ',') && scan.is_numeral(end + 1);
    open || scan.mark(start - 1, ',') && closes && !year_follows
}

/// Whether the word at `at` may end a person's name: capitalised, and not of the calendar.
fn is_person_like(scan: &Scan, at: usize) -> bool {
    let calendar =
        scan.phrase(at, |meaning| matches!(meaning, Meaning::Month(_) | Meaning::Weekday(_)).then_some(())).is_some();
    let last = if scan.mark(at, '.') && at > 0 { at - 1 } else { at };
    let homonym = scan.cue(at, Cue::Homonym).is_some();
    scan.is_capitalised(last) && (!calendar || homonym)
}

/// "who was 16", "she is 31 now", "both 51", "turned 18".
fn said(scan: &Scan, start: usize, end: usize) -> bool {
    if scan.cue_before(start, Cue::Both) {
        return scan.ends_at(end);
    }
    let Some(verb) = scan.cue_start(start, Cue::Is) else { return false };
    let subject =
        verb > 0 && (scan.cue(verb - 1, Cue::Person) == Some(verb) || verb > 1 && is_person_like(scan, verb - 1));
    let closes = scan.ends_at(end) || scan.cue(end, Cue::AgeTail).is_some();
    let clock = scan.mark(end, ':') || scan.mark(end, '.') && scan.is_numeral(end + 1);
    subject && closes && !clock
}

/// "in his 30s", "in their early twenties", "in her mid-40s": the decade of life, or a part of it.
pub(crate) fn decade(scan: &Scan, at: usize) -> Option<(usize, Amount)> {
    if !scan.cue_before(at, Cue::Possessive) {
        return None;
    }
    let part = scan.phrase(at, |meaning| match meaning {
        Meaning::Part(part) => Some(part),
        _ => None,
    });
    let next = part.map_or(at, |(end, _)| scan.hyphen(end));
    let (end, first) = figures(scan, next).or_else(|| {
        scan.phrase(next, |meaning| match meaning {
            Meaning::Decade(year) if (20..100).contains(&year) => Some(f64::from(year)),
            _ => None,
        })
    })?;
    let (low, high) = match part.map(|(_, part)| part) {
        Some(Part::Early) => (first, first + 4.0),
        Some(Part::Mid) => (first + 3.0, first + 7.0),
        Some(Part::Late) => (first + 6.0, first + 9.0),
        Some(Part::Earlier | Part::Later) | None => (first, first + 9.0),
    };
    Some((end, Amount::range(low, high, 1.0)))
}

fn figures(scan: &Scan, at: usize) -> Option<(usize, f64)> {
    let written = scan.word(at);
    let number: f64 =
        written.parse().ok().filter(|_| scan.is_numeral(at) && written.len() == 2 && written.ends_with('0'))?;
    let next = scan.skip(at + 1, '\'');
    (scan.word(next) == "s" && scan.glued(next)).then_some((next + 1, number))
}
