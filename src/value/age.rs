//! Floor 1: ages that stand without "years old": "Mapahai, 35,", "aged 24", "who was 16", "both 51", "in his 30s".

use super::amount::{Amount, Hedge};
use super::cardinal;
use super::classes::Classes;
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
    let aged = scan.cue_before(found.start, Cue::Aged);
    let whole = (value % 1.0 == 0.0 || aged) && (0.0..=GREATEST).contains(&value) && found.operand.number.factor == 1.0;
    if !whole {
        return None;
    }
    let (start, end) = (found.start, found.end);
    // "under the age of" is longer than the "age of" in it
    if let Some(from) =
        (1..=4usize.min(start)).rev().map(|back| start - back).find(|&from| scan.cue(from, Cue::Aged) == Some(start))
    {
        return Some((from, end));
    }
    if listed(scan, start) {
        return Some((start, end));
    }
    if let Some(from) = person_of(scan, start) {
        return Some((from, end));
    }
    let hedged = found.hedge.map_or(start, |(_, number)| number);
    let told = apposed(scan, found, end)
        || said(scan, start, end)
        || hedged > start && said(scan, hedged, end)
        || bounded(scan, found)
        || opens(scan, found, value);
    told.then_some((start, end))
}

/// The bound that words before an age set: "under the age of 30", "as young as 12".
pub(crate) fn bound(scan: &Scan, from: usize) -> Option<Hedge> {
    super::quantity::hedge_at(scan, from).map(|(_, hedge)| hedge).filter(|_| scan.classes(from).meets(Classes::LEAD))
}

/// "aged 23 and 31", "aged 7, 9 and 12": a further age of a list.
fn listed(scan: &Scan, start: usize) -> bool {
    let is_number = |at: usize| scan.is_numeral(at) || cardinal::word(scan, at).is_some_and(|(end, _)| end == at + 1);
    let mut at = start;
    while at > 1 && (scan.mark(at - 1, ',') || scan.cue(at - 1, Cue::And) == Some(at)) {
        at -= if is_number(at - 2) || at < 3 { 2 } else { 3 };
        if !is_number(at) {
            return false;
        }
        if scan.cue_before(at, Cue::Aged) {
            return true;
        }
    }
    false
}

/// "a man of 34", "a boy of 12": where the words of the person's age begin.
fn person_of(scan: &Scan, start: usize) -> Option<usize> {
    let of = scan.cue_start(start, Cue::Of)?;
    let person = scan.cue_start(of, Cue::Person).filter(|&person| scan.is_lower(person) && person + 1 == of)?;
    let one = [Cue::A, Cue::The].into_iter().any(|cue| scan.cue_before(person, cue));
    one.then_some(start)
}

/// Whether the length of time that begins at `start` is an age: "aged eight months", "a male of 52 years".
pub(crate) fn is_of(scan: &Scan, start: usize) -> bool {
    let aged = scan.cue_start(start, Cue::Aged).is_some_and(|from| !scan.is_capitalised(from) || from == 0);
    aged || person_of(scan, start).is_some()
}

/// "children under five", "anyone over 65", "the over-65s": an open age of many.
fn bounded(scan: &Scan, found: &Quantity) -> bool {
    let open = matches!(found.operand.amount.hedge, Hedge::MoreThan | Hedge::LessThan | Hedge::AtLeast | Hedge::AtMost);
    let short = found.hedge.is_some_and(|(from, to)| to == from + 1);
    let those = scan.cue_before(found.start, Cue::OfYears);
    let closes = scan.ends_at(found.end) || !scan.is_word(found.end) || !plural(scan, found.end);
    open && short && those && closes
}

fn plural(scan: &Scan, at: usize) -> bool {
    scan.is_lower(at) && scan.word(at).ends_with('s') && scan.word(at).len() > 3 || scan.cue(at, Cue::People).is_some()
}

/// "At 71, Senator Moor is the oldest": an age that opens the sentence, beyond the hours of a day.
fn opens(scan: &Scan, found: &Quantity, value: f64) -> bool {
    const LAST_HOUR: f64 = 24.0;
    let at = found.start == 1 && scan.cue(0, Cue::At).is_some() && scan.mark(found.end, ',');
    let named = scan.is_capitalised(found.end + 1)
        || scan.cue(found.end + 1, Cue::Person).is_some()
        || scan.cue(found.end + 1, Cue::Possessive).is_some();
    at && named && value > LAST_HOUR
}

/// "an octogenarian": one past the word, and the ages that it names.
pub(crate) fn named(scan: &Scan, at: usize) -> Option<(usize, Amount)> {
    let (end, (low, high)) = scan.phrase(at, |meaning| match meaning {
        Meaning::Life(low, high) => Some((low, high)),
        _ => None,
    })?;
    Some((end, Amount::range(low, high, 1.0)))
}

/// "over-65s", "under-21s", "under-fives": one past the words, and the ages.
pub(crate) fn group(scan: &Scan, at: usize) -> Option<(usize, Amount)> {
    const WORDS: [f64; 2] = [1.0, 20.0];
    let (end, hedge) = super::quantity::hedge_at(scan, at)?;
    // "over-65s", "under 18s"
    let tied = scan.mark(end, '-') && scan.glued(end);
    let dash = if tied { end } else { Some(at).filter(|_| end == at + 1 && scan.is_numeral(end))? };
    let written = scan.word(dash + 1);
    let number = written.parse().ok().filter(|_| scan.is_numeral(dash + 1)).or_else(|| {
        let singular = written.strip_suffix('s').filter(|_| scan.is_word(dash + 1))?;
        scan.vocabulary.cardinal(singular).filter(|value| (WORDS[0]..=WORDS[1]).contains(value))
    })?;
    let tail = if scan.is_numeral(dash + 1) { scan.skip(dash + 2, '\'') } else { dash + 1 };
    let many = tail == dash + 1 || scan.word(tail) == "s" && scan.glued(tail);
    (many && (0.0..=GREATEST).contains(&number)).then(|| (tail + 1, Amount::exact(number, 1.0).hedged(hedge)))
}

/// "Gray, 16, was": a name, a comma, the number, and a mark that closes; or the number in parentheses behind a name.
fn apposed(scan: &Scan, found: &Quantity, end: usize) -> bool {
    let number = found.number.0;
    // "the heir, then 19, signed"
    let start =
        scan.cue_start(found.start, Cue::AgeTail).filter(|&then| then + 1 == found.start).unwrap_or(found.start);
    let place =
        start > 2 && [Cue::In, Cue::At, Cue::From, Cue::On].into_iter().any(|cue| scan.cue(start - 3, cue).is_some());
    let spelled = scan.mark(end, ',') && !place;
    let common = start >= 2 && scan.cue_before(start - 1, Cue::Person) && scan.mark(start - 1, ',');
    if start < 2 || !(common || is_person_like(scan, start - 2)) || !(scan.is_numeral(number) || spelled) {
        return false;
    }
    let open = scan.mark(start - 1, '(') && scan.mark(end, ')');
    let closes = scan.lexemes.get(end).is_none()
        || scan.mark(end, ',')
        || scan.mark(end, '.')
        || scan.mark(end, ';')
        || scan.mark(end, ')')
        || scan.cue(end, Cue::Of).is_some()
        || start < found.start && scan.cue(end, Cue::And).is_some();
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
    if let Some(end) = scan.cue(next, Cue::Teens) {
        let (low, high) = match part.map(|(_, part)| part) {
            Some(Part::Early) => (13.0, 15.0),
            Some(Part::Mid) => (14.0, 17.0),
            Some(Part::Late) => (16.0, 19.0),
            Some(Part::Earlier | Part::Later) | None => (13.0, 19.0),
        };
        return Some((end, Amount::range(low, high, 1.0)));
    }
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
