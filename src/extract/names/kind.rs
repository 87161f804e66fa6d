//! Floor 4: what kind of thing a name names, from its words and what stands beside it.

use super::page::{Line, is_initial};
use crate::name::EntityKind;
use crate::rules::names::WordClass;
use crate::text::TokenKind;
use std::ops::Range;

/// The kind of the name in tokens `range`; `Unknown` when nothing tells.
pub(super) fn of(line: &Line<'_>, range: &Range<usize>) -> EntityKind {
    by_gazetteer(line, range)
        .or_else(|| by_first_word(line, range))
        .or_else(|| by_person(line, range))
        .or_else(|| by_last_word(line, range))
        .or_else(|| by_neighbours(line, range))
        .or_else(|| by_letters(line, range))
        .unwrap_or(EntityKind::Unknown)
}

fn by_gazetteer(line: &Line<'_>, range: &Range<usize>) -> Option<EntityKind> {
    let people = line.page.rules.classes(&line.lower[range.clone()].join(" ")).has(WordClass::People);
    if people {
        return Some(EntityKind::People);
    }
    let (end, senses) = line.known(range.start)?;
    let whole = end == range.end;
    whole.then(|| line.page.rules.identity(senses[0].identity).kind)
}

fn by_first_word(line: &Line<'_>, range: &Range<usize>) -> Option<EntityKind> {
    if range.len() < 2 {
        return None;
    }
    let prefix = line.word(range.start);
    let classes = line.classes[range.start];
    if classes.has(WordClass::VesselFirst) && prefix.chars().all(|c| c.is_uppercase() || c == '/') {
        return Some(EntityKind::Vessel);
    }
    if line.has(range.end - 1, WordClass::FirmSuffix) {
        return Some(EntityKind::Organisation);
    }
    if classes.has(WordClass::EventFirst) {
        return Some(EntityKind::Event);
    }
    classes.has(WordClass::PlaceFirst).then_some(EntityKind::Place)
}

fn by_person(line: &Line<'_>, range: &Range<usize>) -> Option<EntityKind> {
    let aged = line.lower_at(range.end) == "," && is_age(line, range.end + 1);
    (aged || is_person_like(line, range)).then_some(EntityKind::Person)
}

/// A figure between commas after a name.
pub(super) fn is_age(line: &Line<'_>, at: usize) -> bool {
    let Some(token) = line.tokens.get(at) else { return false };
    let years = line.word(at).parse::<u32>().is_ok_and(|years| (1..=120).contains(&years));
    token.kind == TokenKind::Number && years && matches!(line.lower_at(at + 1), "," | "." | ")" | ";" | "")
}

/// Two to five words of which the first is a given name or an initial, and the last no head of another kind.
pub(super) fn is_person_like(line: &Line<'_>, range: &Range<usize>) -> bool {
    const MOST_WORDS: usize = 7;
    let words = range.clone().filter(|&at| line.is_word(at)).count();
    if !(2..=MOST_WORDS).contains(&words) {
        return false;
    }
    let first = line.word(range.start);
    if line.page.rules.given(first).is_none() && !is_initial(first) {
        return false;
    }
    let heads = [WordClass::Organisation, WordClass::FirmSuffix, WordClass::Place, WordClass::Law, WordClass::Event];
    let last = range.end - 1;
    let headed = line.classes[last].any(&heads) && !line.page.rules.is_common_surname(line.word(last));
    let joined = range.clone().any(|at| matches!(line.lower_at(at), "of" | "for" | "and" | "&"));
    !headed && !joined && line.tokens[last].kind == TokenKind::Word
}

fn by_last_word(line: &Line<'_>, range: &Range<usize>) -> Option<EntityKind> {
    let joined =
        range.clone().find(|&at| matches!(line.lower_at(at), "of" | "for" | "on")).filter(|&at| at > range.start);
    let numbered = line.tokens[range.end - 1].kind == TokenKind::Number && range.len() > 1;
    let last = joined.unwrap_or(if numbered { range.end - 1 } else { range.end }) - 1;
    if range.len() < 2 {
        return None;
    }
    let classes = line.classes[last];
    let by_class = [
        (WordClass::Law, EntityKind::Law),
        (WordClass::Organisation, EntityKind::Organisation),
        (WordClass::Event, EntityKind::Event),
        (WordClass::Place, EntityKind::Place),
    ];
    by_class.into_iter().find(|&(class, _)| classes.has(class)).map(|(_, kind)| kind)
}

fn by_neighbours(line: &Line<'_>, range: &Range<usize>) -> Option<EntityKind> {
    let before = |back: usize| range.start.checked_sub(back);
    let beside = |class| {
        let direct = before(1).is_some_and(|at| !line.is_capital(at) && line.has(at, class));
        let of = before(2).is_some_and(|at| line.lower_at(at + 1) == "of" && line.has(at, class));
        let listed = listed_with(line, range.start).is_some_and(|at| line.has(at, class));
        direct || of || listed
    };
    if beside(WordClass::VesselBeside) {
        return Some(EntityKind::Vessel);
    }
    if beside(WordClass::ProductBeside) {
        return Some(EntityKind::Product);
    }
    let after = !line.is_capital(range.end) && line.has(range.end, WordClass::PlaceBeside);
    if beside(WordClass::PlaceBeside) || after {
        return Some(EntityKind::Place);
    }
    beside(WordClass::OrganisationBeside).then_some(EntityKind::Organisation)
}

/// For a name in a list ("the villages of A, B and C") the word before "of" and the first name.
fn listed_with(line: &Line<'_>, start: usize) -> Option<usize> {
    let mut at = start;
    while at > 0 && (line.is_capital(at - 1) || matches!(line.lower_at(at - 1), "," | "and" | "-")) {
        at -= 1;
    }
    (at >= 2 && at < start && line.lower_at(at - 1) == "of").then(|| at - 2)
}

/// "SMW4" and "OHSU" are no persons.
fn by_letters(line: &Line<'_>, range: &Range<usize>) -> Option<EntityKind> {
    const SHORTEST: usize = 2;
    const LONGEST: usize = 6;
    let word = line.word(range.start);
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let acronym = range.len() == 1
        && (SHORTEST..=LONGEST).contains(&letters)
        && word.chars().all(|c| c.is_uppercase() || c == '.');
    (acronym && !line.titled).then_some(EntityKind::Organisation)
}
