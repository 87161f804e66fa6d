//! Floor 1: letters of scale behind digits: "5k", "1.58bn", "£16m", "3m people"; "a 3m wall" and "a 10k race" are lengths.

use super::amount::{Amount, grain_of};
use super::cue::Cue;
use super::digits::digits;
use super::number::{Number, Writing, scaled};
use super::operand;
use super::scan::Scan;
use super::vocabulary::{Meaning, SuffixUse};

/// How far behind a number what it counts is looked for, in lexemes: "3m registered Syrian refugees".
const REACH: usize = 4;
/// Millions are not written by the thousand, but metres are: "a 1,500m race".
const MOST_MILLIONS: f64 = 1000.0;
/// Races of so many thousand metres at most are told by the letter k.
const LONGEST_RACE: f64 = 100.0;

/// The letter of scale at `at`, behind the numeral of `value` at `numeral`: one past it and its factor.
pub(crate) fn scale(scan: &Scan, numeral: usize, at: usize, value: f64) -> Option<(usize, f64)> {
    let (end, (factor, used)) = letter(scan, at)?;
    let closed = !scan.glued(end) || !(scan.is_numeral(end) || scan.is_word(end));
    let allowed = match used {
        SuffixUse::Always => {
            let glued = scan.glued(at)
                || scan.ends_at(end)
                || scan.word(at).len() > 1
                || scan.word(at).chars().all(char::is_uppercase);
            glued && !(factor == 1e3 && is_race(scan, numeral, end, value))
        }
        SuffixUse::Money => {
            let currency =
                |at: usize| scan.phrase(at, |meaning| matches!(meaning, Meaning::Currency(..)).then_some(())).is_some();
            (numeral > 0 && currency(numeral - 1))
                || currency(end)
                || scan.word(at).len() == 1 && factor < 1e12 && counts(scan, numeral, end, value)
        }
    };
    (closed && allowed).then_some((end, factor))
}

fn letter(scan: &Scan, at: usize) -> Option<(usize, (f64, SuffixUse))> {
    scan.phrase(at, |meaning| match meaning {
        Meaning::Suffix(factor, used) => Some((factor, used)),
        _ => None,
    })
}

/// A numeral with a letter of scale where money is spoken of: the "30m" of "£20-30m".
pub(crate) fn in_money(scan: &Scan, at: usize) -> Option<Number> {
    let (value, decimals, end) = digits(scan, at).filter(|_| scan.is_numeral(at))?;
    let (end, (factor, _)) = letter(scan, end)?;
    let amount = Amount::exact(value, grain_of(value, decimals, 1.0));
    let number = Number { amount, writing: Writing::Digits, start: at, end, scaled: false, factor: 1.0 };
    Some(scaled(number, value, decimals, factor, end))
}

/// Whether the "m" or "b" behind a number is a million or billion of what is counted, and not a metre: the words from `end` on name
/// it ("3m registered voters"), or those before do ("a population of 3m").
fn counts(scan: &Scan, numeral: usize, end: usize, value: f64) -> bool {
    let adjective = [Cue::A, Cue::The, Cue::Possessive].into_iter().any(|cue| scan.cue_before(numeral, cue));
    if value >= MOST_MILLIONS {
        return false;
    }
    if let Some(next) = scan.cue(end, Cue::Of) {
        return scan.cue(next, Cue::The).is_some() || scan.cue(next, Cue::Determiner).is_some();
    }
    // "some 3m were displaced", "the 3m-strong union"
    let told = scan.cue(scan.hyphen(end), Cue::Counted).is_some() && (!adjective || scan.mark(end, '-'));
    if told || crowd_before(scan, numeral) {
        return true;
    }
    if let Some(next) = second_number(scan, end) {
        return counts(scan, next.0, next.1, value);
    }
    if unit_behind(scan, end) {
        return true;
    }
    for at in end..end + REACH {
        if !scan.is_word(at) || scan.cue(at, Cue::Lengthwise).is_some() {
            return false;
        }
        if scan.cue(at, Cue::People).is_some() {
            return true;
        }
        if scan.cue(at, Cue::NotCounted).is_some() || scan.cue(at, Cue::PhraseEnd).is_some() {
            return false;
        }
        if is_plural(scan, at) {
            return !adjective;
        }
    }
    false
}

/// "a population of 5.4m", "an audience of some 7m", "with turnout at 3m".
fn crowd_before(scan: &Scan, numeral: usize) -> bool {
    let words = (1..=REACH + 1).take_while(|&back| back <= numeral && scan.is_word(numeral - back));
    words.into_iter().any(|back| scan.cue(numeral - back, Cue::Crowd).is_some())
}

/// The second number of a range and one past its letter: "3m to 5m people", "3m-5m people".
fn second_number(scan: &Scan, end: usize) -> Option<(usize, usize)> {
    let dash = scan.mark(end, '-').then_some(end + 1);
    let next = dash.or_else(|| scan.cue(end, Cue::To)).or_else(|| scan.cue(end, Cue::Or));
    let next = next.or_else(|| scan.cue(end, Cue::And)).filter(|&next| scan.is_numeral(next))?;
    let (after, _) = letter(scan, next + 1)?;
    Some((next, after))
}

/// "5m tonnes", "2m hectares", "10m years": a million of a unit, whose name is more than a letter.
fn unit_behind(scan: &Scan, at: usize) -> bool {
    let period = scan.phrase(at, |meaning| matches!(meaning, Meaning::Period(..)).then_some(()));
    scan.word(at).len() > 2 && (operand::unit(scan, at).is_some() || period.is_some())
}

/// Whether the word at `at` looks like a plural: "loaves", "Britons".
fn is_plural(scan: &Scan, at: usize) -> bool {
    let word = scan.word(at);
    scan.is_word(at)
        && word.len() > 3
        && word.ends_with('s')
        && !["ss", "us", "is"].iter().any(|end| word.ends_with(end))
}

/// "ran 5k", "a 10k race", "the charity 5k": thousands of metres, since races are run over them.
fn is_race(scan: &Scan, numeral: usize, end: usize, value: f64) -> bool {
    let led = scan.cue_before(numeral, Cue::Race) && !is_plural(scan, end);
    let named = scan.cue(end, Cue::Race).is_some();
    value <= LONGEST_RACE && value % 1.0 == 0.0 && (led || named)
}
