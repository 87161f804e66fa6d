//! Floor 1: whether a value can begin at a place, by the classes of the words there: what keeps most words from being read in every way.

use super::age;
use super::classes::Classes;
use super::cue::Cue;
use super::scan::Scan;

/// The classes of the first word that can be more than a lead to a value: of "three" in "at least three". `None` when nothing
/// here can begin a value.
pub(super) fn core(scan: &Scan, at: usize, begins: bool) -> Option<Classes> {
    let here = scan.classes(at);
    let asked = here.meets(Classes::UNIT) && at > 0 && (scan.cue_before(at, Cue::To) || scan.cue_before(at, Cue::In));
    let sign = scan.mark(at, '-') && scan.is_numeral(at + 1);
    if begins || asked || sign {
        return Some(here.with(if sign { Classes::NUMBER } else { here }));
    }
    if !here.meets(Classes::LEAD) {
        return None;
    }
    if scan.mark(at + 1, '-') && age::group(scan, at).is_some() {
        return Some(Classes::NUMBER);
    }
    let passes = |at: usize| {
        scan.classes(at).meets(Classes::LEAD.with(Classes::INNER)) && !scan.classes(at).meets(Classes::AFTER_LEAD)
    };
    let next = (at + 1..at + 9).find(|&next| !passes(next))?;
    if scan.mark(next, '-') && scan.is_numeral(next + 1) && scan.glued(next + 1) && !scan.glued(next) {
        return Some(Classes::NUMBER); // "below -10C"
    }
    Some(scan.classes(next)).filter(|core| core.meets(Classes::AFTER_LEAD))
}

/// How far behind a number its unit of time, month or half of the day may stand, in lexemes: "two days before the day ...".
const MOMENT_REACH: usize = 6;

/// Whether a time or date can begin here: with a word of the calendar, or a number that one follows or that is written as one.
pub(super) fn may_be_moment(scan: &Scan, at: usize, core: Classes) -> bool {
    if core.meets(Classes::CALENDAR.with(Classes::PERIOD)) {
        return true;
    }
    let moment = Classes::CALENDAR.with(Classes::PERIOD).with(Classes::CLOCK);
    let figures = |at: usize| scan.is_numeral(at) && (scan.word(at).len() > 2 || scan.glued(at + 1));
    let near = (at..=at + MOMENT_REACH).any(|next| scan.classes(next).meets(moment) || figures(next));
    let numbers = scan.classes(scan.hyphen(at + 1)).meets(Classes::NUMBER);
    core.meets(Classes::NUMBER) && (near || numbers || scan.classes(at).meets(Classes::LEAD) || led(scan, at))
}

/// Whether a word before a number may make it a day or an hour: "at seven", "the 27th".
fn led(scan: &Scan, at: usize) -> bool {
    at > 0 && scan.classes(at - 1).meets(Classes::LEAD)
}

/// Whether a phrase that can be a value begins here: with this word alone, or with the next one too.
pub(super) fn begins(scan: &Scan, at: usize) -> bool {
    let here = scan.classes(at);
    here.meets(Classes::CORE)
        && (here.meets(Classes::ALONE) || scan.classes(scan.hyphen(at + 1)).meets(Classes::SECOND))
}

/// Whether letters and figures are run together or joined by a hyphen: "AK-47", "MH370".
pub(super) fn is_run_on(scan: &Scan, at: usize) -> bool {
    let number = scan.hyphen(at + 1);
    scan.is_word(at) && scan.glued(at + 1) && scan.glued(number) && scan.is_numeral(number)
}

/// A web or mail address, whose figures are no values: one past it.
pub(super) fn address(scan: &Scan, at: usize) -> Option<usize> {
    let web = scan.mark(at + 1, ':') && scan.mark(at + 2, '/') && scan.mark(at + 3, '/');
    let www = scan.mark(at + 1, '.') && scan.word(at).eq_ignore_ascii_case("www");
    if !web && !www {
        return None;
    }
    Some((at + 1..scan.lexemes.len()).find(|&next| !scan.glued(next)).unwrap_or(scan.lexemes.len()))
}
