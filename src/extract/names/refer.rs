//! Floor 4: words that stand for a name: pronouns and "the governor".

use super::page::Line;
use super::split::title_at;
use crate::name::EntityKind;
use crate::name::{Gender, GrammaticalNumber, NameForm, NameMention, NameRole, Title};
use crate::rules::names::WordClass;
use crate::text::Class;
use std::ops::Range;

/// The pronouns and definite descriptions of a line outside the tokens already `taken` by names.
pub(super) fn references(line: &Line<'_>, taken: &[Range<usize>]) -> Vec<NameMention> {
    let mut is_taken = vec![false; line.tokens.len()];
    taken.iter().for_each(|range| is_taken[range.clone()].fill(true));
    let free = |at: usize| is_taken.get(at).is_none_or(|taken| !taken);
    let places = (0..line.tokens.len()).filter(|&at| line.is_word(at) && free(at));
    places.filter_map(|at| pronoun(line, at).or_else(|| description(line, at, &free))).collect()
}

fn pronoun(line: &Line<'_>, at: usize) -> Option<NameMention> {
    use GrammaticalNumber::{Plural, Singular};
    let classes = line.classes[at];
    let (kind, gender, number) = if classes.has(WordClass::PronounMale) {
        (EntityKind::Person, Some(Gender::Male), Singular)
    } else if classes.has(WordClass::PronounFemale) {
        (EntityKind::Person, Some(Gender::Female), Singular)
    } else if classes.has(WordClass::Plural) {
        (EntityKind::Unknown, None, Plural)
    } else if classes.has(WordClass::Thing) {
        (EntityKind::Unknown, None, Singular)
    } else {
        return None;
    };
    Some(mention(line, at..at + 1, kind, NameForm::Pronoun(number), gender))
}

/// "the" and a title ("the governor") or the head of an organisation ("the ministry").
fn description(line: &Line<'_>, at: usize, free: &impl Fn(usize) -> bool) -> Option<NameMention> {
    if line.lower_at(at) != "the" {
        return None;
    }
    const MOST_MODIFIERS: usize = 4;
    let first = at + 1;
    for head in first..(first + MOST_MODIFIERS).min(line.tokens.len()) {
        if !free(head) || !line.is_word(head) {
            return None;
        }
        if let Some(end) = title_at(line, head, line.tokens.len()).filter(|&end| ends(line, end, free)) {
            return described_person(line, first, head, end);
        }
        let body = line.classes[head].any(&[WordClass::Organisation, WordClass::FirmNoun]);
        if body && !line.is_capital(head) && ends(line, head + 1, free) {
            return Some(mention(line, first..head + 1, EntityKind::Organisation, NameForm::Description, None));
        }
        if !matches!(line.tag(head).class, Class::Noun | Class::Adj | Class::Propn) {
            return None;
        }
    }
    None
}

fn described_person(line: &Line<'_>, first: usize, head: usize, end: usize) -> Option<NameMention> {
    let title = super::title::make(line, first..end, None)?;
    let gender = line.page.rules.title(&line.lower[head..end].join(" ")).and_then(|entry| entry.gender);
    let titles: Vec<Title> = vec![title];
    Some(NameMention { titles, ..mention(line, first..end, EntityKind::Person, NameForm::Description, gender) })
}

/// Whether a noun phrase ends at `end`: no further noun or name continues it.
fn ends(line: &Line<'_>, end: usize, free: &impl Fn(usize) -> bool) -> bool {
    if end >= line.tokens.len() || !line.is_word(end) {
        return line.lower_at(end) != "-" || !line.is_joined(end - 1);
    }
    free(end) && !matches!(line.tag(end).class, Class::Noun | Class::Propn)
}

fn mention(
    line: &Line<'_>,
    range: Range<usize>,
    kind: EntityKind,
    form: NameForm,
    gender: Option<Gender>,
) -> NameMention {
    NameMention {
        span: line.span(range.start, range.end),
        words: line.words(range.start, range.end),
        sentence: line.number,
        kind,
        form,
        titles: Vec::new(),
        age: None,
        gender,
        role: NameRole::Other,
        quoted: false,
        known: Vec::new(),
    }
}
