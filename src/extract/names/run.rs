//! Floor 4: runs of tokens that belong to one name, or to a title and a name.

use super::page::{Line, is_capital, is_initial};
use crate::language::en::rarity;
use crate::rules::names::WordClass;
use crate::text::TokenKind;
use std::ops::Range;

/// A word after a hyphen that is rarer than this is part of a name ("Son-hui"), not a compound ("Paris-based").
const RARE: f32 = 9.0;
/// A short word after a hyphen ("Jong-un") is part of the name.
const SHORT: usize = 3;
/// A byname in brackets or quotation marks has at most so many words.
const BYNAME_WORDS: usize = 3;
/// Longer numbers are years, sums and counts, not parts of a name.
const MOST_DIGITS: usize = 3;

/// The runs of a line, from left to right, without overlap.
pub(super) fn runs(line: &Line<'_>) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut at = 0;
    while at < line.tokens.len() {
        let Some(mut end) = open(line, at).or_else(|| ordinal(line, at)) else {
            at += 1;
            continue;
        };
        while let Some(further) = extend(line, at, end) {
            end = further;
        }
        if end > at + 1 || line.word(at).chars().count() > 1 {
            runs.push(at..end);
        }
        at = end;
    }
    runs
}

fn open(line: &Line<'_>, at: usize) -> Option<usize> {
    if let Some((end, _)) = line.known(at).filter(|(end, _)| line.accepts_known(at, *end)) {
        return Some(end);
    }
    if line.has(at, WordClass::Prefix) && line.is_joined(at) && line.lower_at(at + 1) == "-" && line.is_capital(at + 2)
    {
        return Some(at + 3);
    }
    line.opens_name(at).then_some(at + 1)
}

/// "67th Precinct", "5th Avenue".
fn ordinal(line: &Line<'_>, at: usize) -> Option<usize> {
    let digits = line.lower_at(at).trim_end_matches(char::is_alphabetic);
    let numeral = digits.len() < line.lower_at(at).len()
        && !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit());
    (numeral && line.is_capital(at + 1) && !line.has(at + 1, WordClass::Never)).then_some(at + 2)
}

/// Where the run that has reached `end` goes on to.
fn extend(line: &Line<'_>, start: usize, end: usize) -> Option<usize> {
    if end >= line.tokens.len() {
        return None;
    }
    hyphen(line, start, end)
        .or_else(|| capital(line, end))
        .or_else(|| suffix(line, end))
        .or_else(|| particle(line, end))
        .or_else(|| joined_by_of(line, end))
        .or_else(|| joined_by_and(line, start, end))
        .or_else(|| byname(line, start, end))
        .or_else(|| number(line, end))
}

fn hyphen(line: &Line<'_>, start: usize, end: usize) -> Option<usize> {
    if !matches!(line.lower_at(end), "-" | "‐" | "‑")
        || !line.is_joined(end - 1)
        || !line.is_joined(end)
        || !line.is_word(end + 1)
    {
        return None;
    }
    if line.known(end + 1).is_some() && line.known(start).is_some_and(|(known, _)| known == end) {
        return None;
    }
    let next = &line.lower[end + 1];
    let part = line.is_capital(end + 1)
        || rarity::weight(next) > RARE
        || (next.chars().count() <= SHORT && !line.is_closed(end + 1));
    part.then_some(end + 2)
}

fn capital(line: &Line<'_>, end: usize) -> Option<usize> {
    if !line.is_capital(end) || line.has(end, WordClass::Never) {
        return None;
    }
    if let Some((further, _)) = line.known(end) {
        return Some(further);
    }
    if line.titled && !line.opens_name(end) {
        return None;
    }
    let word = line.word(end);
    (!line.is_closed(end) || is_initial(word) || line.has(end, WordClass::Particle) || line.has(end, WordClass::Suffix))
        .then_some(end + 1)
}

/// "Jr.", "Ltd.", with or without a comma before.
fn suffix(line: &Line<'_>, end: usize) -> Option<usize> {
    let at = if line.lower_at(end) == "," { end + 1 } else { end };
    let fits = line.is_capital(at) && (line.has(at, WordClass::Suffix) || line.has(at, WordClass::FirmSuffix));
    fits.then_some(at + 1)
}

fn particle(line: &Line<'_>, end: usize) -> Option<usize> {
    let mut at = end;
    while at < end + 3 && line.has(at, WordClass::Particle) && !line.is_capital(at) {
        at += 1;
    }
    if at == end {
        return None;
    }
    if line.lower_at(at) == "-" && line.is_joined(at) {
        at += 1;
    }
    line.is_capital(at).then_some(at + 1)
}

/// "Ministry of Defense", "Center for Human Rights", "Gulf of Aden".
fn joined_by_of(line: &Line<'_>, end: usize) -> Option<usize> {
    let class = match line.lower_at(end) {
        "of" => WordClass::JoinsOf,
        "for" | "on" => WordClass::JoinsFor,
        _ => return None,
    };
    let next = if line.lower_at(end + 1) == "the" { end + 2 } else { end + 1 };
    let fits = line.has(end - 1, class) && is_capital(line.word(end - 1)) && line.is_capital(next);
    (fits && !line.has(next, WordClass::Never)).then_some(next + 1)
}

/// "the Central Election and Referendum Commission": one name, for its head stands only at the end.
fn joined_by_and(line: &Line<'_>, start: usize, end: usize) -> Option<usize> {
    if !matches!(line.lower_at(end), "and" | "&") || !line.is_capital(end + 1) {
        return None;
    }
    if line.lower_at(end) == "&" {
        return Some(end + 2);
    }
    let heads = [WordClass::Organisation, WordClass::Law];
    let within = start > 0 && line.lower_at(start - 1) == "the" && line.known(start).is_none();
    let mut last = end + 1;
    while line.is_capital(last + 1) {
        last += 1;
    }
    let headed = last > end + 1 && line.classes[last].any(&heads) && !line.classes[end - 1].any(&heads);
    (within && headed).then_some(end + 2)
}

/// `Edward (Teddy) Marsh`, `Paul "the Ox" Marsh`.
fn byname(line: &Line<'_>, start: usize, end: usize) -> Option<usize> {
    let close = match line.lower_at(end) {
        "(" => ")",
        "\"" => "\"",
        "“" => "”",
        _ => return None,
    };
    let given = line.page.rules.given(line.word(start)).is_some() || end == start + 1;
    let shut = (end + 2..end + 3 + BYNAME_WORDS).find(|&at| line.lower_at(at) == close)?;
    let inside = (end + 1..shut).all(|at| line.is_word(at)) && line.is_capital(shut - 1);
    (given && inside && line.is_capital(shut + 1) && !line.has(shut + 1, WordClass::Never)).then_some(shut + 2)
}

/// "Public School 298": a bare number that counts nothing.
fn number(line: &Line<'_>, end: usize) -> Option<usize> {
    let token = line.tokens.get(end)?;
    let digits = line.word(end);
    if token.kind != TokenKind::Number
        || digits.len() > MOST_DIGITS
        || !digits.bytes().all(|byte| byte.is_ascii_digit())
    {
        return None;
    }
    if line.has(end - 1, WordClass::Never) || line.lower_at(end + 1) == "%" {
        return None;
    }
    let counts = line.is_word(end + 1) && !line.is_closed(end + 1);
    (!counts && line.lower_at(end + 1) != "of").then_some(end + 1)
}
