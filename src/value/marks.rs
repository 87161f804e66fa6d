//! Floor 1: what stands around a value and changes what it measures: part of a whole, per unit, a change, a mere pronoun.

use super::cue::Cue;
use super::scan::Scan;
use super::vocabulary::Meaning;

/// What stands around a value, as lexemes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Around {
    pub per_unit: Option<(usize, usize)>,
    pub part_of: Option<(usize, usize)>,
    pub change: Option<(usize, usize)>,
}

/// The marks around the value from lexeme `start` to `end`.
pub(crate) fn around(scan: &Scan, start: usize, end: usize) -> Around {
    Around {
        per_unit: per_unit(scan, end),
        part_of: part_of(scan, end),
        change: change_before(scan, start).or_else(|| more_behind(scan, end)),
    }
}

/// "$40 a share", "12 percent a year", "50 cents per barrel", "three each".
fn per_unit(scan: &Scan, at: usize) -> Option<(usize, usize)> {
    if let Some(end) = scan.cue(at, Cue::Each) {
        return Some((at, end));
    }
    if let Some(end) = scan.cue(at, Cue::Per).filter(|&end| scan.is_word(end)) {
        return Some((at, end + 1));
    }
    if let Some(end) = habit(scan, at) {
        return Some((at, end));
    }
    let next = scan.cue(scan.hyphen(at), Cue::A)?;
    let unit = |meaning: Meaning| matches!(meaning, Meaning::Cue(Cue::PerUnit) | Meaning::Period(..)).then_some(());
    let (end, ()) = scan.phrase(scan.hyphen(next), unit)?;
    (scan.cue(end, Cue::Ago).is_none()).then_some((at, end))
}

/// How many words may stand between a value and what says how often: "dozens of young people every year".
const REACH: usize = 4;

/// "30 people every year": what comes again is a figure of each time. "Each" alone is of what stands beside it.
fn habit(scan: &Scan, at: usize) -> Option<usize> {
    let words = (1..=REACH).take_while(|&skipped| scan.is_word(at + skipped - 1));
    words.filter_map(|skipped| scan.cue(at + skipped, Cue::Often)).next()
}

/// "two of the five", "half of the 12", "some of his men", "12 of 40 seats".
fn part_of(scan: &Scan, at: usize) -> Option<(usize, usize)> {
    let next = scan.cue(at, Cue::Of)?;
    let led = scan.cue(next, Cue::The).or_else(|| scan.cue(next, Cue::Determiner));
    let end = led.or_else(|| scan.is_numeral(next).then_some(next))?;
    Some((at, end))
}

/// "rose by three", "up 5 percent", "another 20": the value is a difference.
fn change_before(scan: &Scan, at: usize) -> Option<(usize, usize)> {
    scan.cue_start(at, Cue::Increment).or_else(|| scan.cue_start(at, Cue::Change)).map(|start| (start, at))
}

/// "three more people", "20 fewer".
fn more_behind(scan: &Scan, at: usize) -> Option<(usize, usize)> {
    let end = scan.cue(at, Cue::More)?;
    let compared = scan.cue(at, Cue::MoreThan).is_some();
    (!compared).then_some((at, end))
}

/// Whether the bare number from `start` to `end` is a pronoun or an article rather than a count: "this one", "one who".
pub(crate) fn is_pronoun(scan: &Scan, start: usize, end: usize) -> bool {
    let one = end == start + 1 && scan.cue(start, Cue::One).is_some();
    if !one {
        return false;
    }
    let led = start > 0 && (scan.cue_before(start, Cue::Pronoun) || scan.cue_before(start, Cue::The));
    let counts = scan.is_word(end) && scan.cue(end, Cue::NotCounted).is_none()
        || scan.cue(end, Cue::Of).is_some()
        || scan.mark(end, '-');
    led || !counts
}
