//! Floor 5: the same two names on the two sides of the same verb, the other way round.

use super::words::{Word, Words};
use super::{Conflict, ConflictKind};
use crate::text::Class;

/// How many words a name may stand away from its verb.
const REACH: usize = 6;

/// Conflicts of who did it to whom, over every verb that both sentences have.
pub fn conflicts(left: &Words, right: &Words) -> Vec<Conflict> {
    let verbs =
        |words: &Words| -> Vec<usize> { (0..words.0.len()).filter(|&at| words.0[at].class == Class::Verb).collect() };
    let others = verbs(right);
    let pairs = verbs(left).into_iter().flat_map(|one| others.iter().map(move |&other| (one, other)));
    pairs
        .filter(|&(one, other)| left.0[one].lemma == right.0[other].lemma)
        .filter_map(|(one, other)| swapped(left, one, right, other))
        .collect()
}

fn swapped(left: &Words, one: usize, right: &Words, other: usize) -> Option<Conflict> {
    let (doer, done) = around(left, one)?;
    let (other_doer, other_done) = around(right, other)?;
    let key = |words: &Words, at: usize| words.0[at].term.key();
    let crossed = key(left, doer) == key(right, other_done) && key(left, done) == key(right, other_doer);
    if !crossed || key(left, doer) == key(left, done) {
        return None;
    }
    let why = format!("who is on which side of \"{}\" is told the other way round", left.0[one].lemma);
    let spans = (
        left.span(doer.min(done)..doer.max(done) + 1)?,
        right.span(other_doer.min(other_done)..other_doer.max(other_done) + 1)?,
    );
    Some(Conflict { kind: ConflictKind::Roles, left: spans.0, right: spans.1, why })
}

/// The doer and the done-to of a verb: heads of the nearest noun phrases before and after it, exchanged in the passive.
fn around(words: &Words, verb: usize) -> Option<(usize, usize)> {
    let before = (verb.saturating_sub(REACH)..verb).rev().find(|&at| is_noun(&words.0[at]))?;
    let by = words.0.get(verb + 1).is_some_and(|word| word.lemma == "by");
    let passive = words.0[verb].participle && (by || words.0[before + 1..verb].iter().any(|word| word.lemma == "be"));
    let mut rest = verb + 1..(verb + 1 + REACH).min(words.0.len());
    let after = if passive {
        let by = rest.find(|&at| words.0[at].lemma == "by")?;
        (by + 1..words.0.len()).find(|&at| is_noun(&words.0[at]))?
    } else {
        rest.find(|&at| is_noun(&words.0[at]))?
    };
    let last = (after..words.0.len()).take_while(|&at| is_noun(&words.0[at])).last()?;
    Some(if passive { (last, before) } else { (before, last) })
}

fn is_noun(word: &Word) -> bool {
    matches!(word.class, Class::Noun | Class::Propn)
}
