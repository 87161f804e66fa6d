//! Floor 6: the same two parties on the two sides of the same verb, the other way round.

use super::{Conflict, ConflictKind, Side};
use crate::language::en::lexicon::Term;
use crate::text::tree::{agent_of, is_passive, object_of, subject_of};
use crate::text::{Class, Span, Token};

/// A verb with the one who does and the one it is done to.
struct Deed {
    verb: usize,
    doer: usize,
    done_to: usize,
}

/// Conflicts of who did it to whom, over every verb that both sentences have.
pub fn conflicts(left: Side<'_>, right: Side<'_>) -> Vec<Conflict> {
    let (there, here) = (left.article.tokens_of(left.sentence), right.article.tokens_of(right.sentence));
    let (ones, others) = (deeds(there), deeds(here));
    let pairs = ones.iter().flat_map(|one| others.iter().map(move |other| (one, other)));
    pairs
        .filter(|(one, other)| is_swapped(there, one, here, other))
        .map(|(one, other)| conflict(there, one, here, other))
        .collect()
}

fn deeds(tokens: &[Token]) -> Vec<Deed> {
    (0..tokens.len()).filter(|&at| tokens[at].tag.class == Class::Verb).filter_map(|verb| deed(tokens, verb)).collect()
}

fn deed(tokens: &[Token], verb: usize) -> Option<Deed> {
    let (doer, done_to) = if is_passive(tokens, verb) {
        (agent_of(tokens, verb)?, subject_of(tokens, verb)?)
    } else {
        (subject_of(tokens, verb)?, object_of(tokens, verb)?)
    };
    let named = |at: usize| matches!(tokens[at].tag.class, Class::Noun | Class::Propn);
    (named(doer) && named(done_to)).then_some(Deed { verb, doer, done_to })
}

fn is_swapped(there: &[Token], one: &Deed, here: &[Token], other: &Deed) -> bool {
    let key = |tokens: &[Token], at: usize| Term::of(&tokens[at].lemma.to_lowercase()).key();
    let (doer, done_to) = (key(there, one.doer), key(there, one.done_to));
    there[one.verb].lemma == here[other.verb].lemma
        && doer != done_to
        && doer == key(here, other.done_to)
        && done_to == key(here, other.doer)
}

fn conflict(there: &[Token], one: &Deed, here: &[Token], other: &Deed) -> Conflict {
    let span = |tokens: &[Token], deed: &Deed| -> Span { tokens[deed.doer].span.cover(tokens[deed.done_to].span) };
    let why = format!("who is on which side of \"{}\" is told the other way round", there[one.verb].lemma);
    Conflict { kind: ConflictKind::Roles, left: span(there, one), right: span(here, other), why, certain: false }
}
