//! Floor 6: a clause that is negated in one sentence and not in the other, unless other words make up for it.

use super::line_up::LineUp;
use super::slot::slots;
use super::words::{Force, Word, Words};
use super::{Conflict, ConflictKind};
use crate::rules::RulePack;
use crate::text::{Class, Span};

/// How many words to the left of a word a negation of it may stand.
const REACH: usize = 6;

/// The same for a verb that negates the one behind its "to": "refused to deliberate and wore" denies no wearing.
const REACH_OF_VERB: usize = 3;

/// Adds the conflict of polarity to `conflicts` of words, and drops conflicts of words that a negation turns round:
/// "did not fall" against "rose".
pub fn settle(
    left: &Words,
    right: &Words,
    lined: &LineUp,
    conflicts: Vec<Conflict>,
    rules: &RulePack,
) -> Vec<Conflict> {
    let there: Vec<bool> = (0..left.0.len()).map(|at| lined.pairs.iter().any(|pair| pair.0 == at)).collect();
    let here: Vec<bool> = (0..right.0.len()).map(|at| lined.pairs.iter().any(|pair| pair.1 == at)).collect();
    let (more, fewer) = (denials(left, &there), denials(right, &here));
    let alone = more.explicit.len() + fewer.explicit.len() == 1;
    if !alone {
        let balanced = more.explicit.len() == fewer.explicit.len();
        let told = |conflict: &Conflict| !denied(left, conflict.left) || !denied(right, conflict.right);
        return conflicts.into_iter().filter(|conflict| balanced && told(conflict)).collect();
    }
    if !conflicts.is_empty() || more.implicit && fewer.explicit.len() == 1 || fewer.implicit && more.explicit.len() == 1
    {
        return Vec::new();
    }
    let negated = |words: &Words, at: usize| negation(words, at);
    let found = lined.pairs.iter().find_map(|&(one, other)| {
        let (word, twin) = (&left.0[one], &right.0[other]);
        if !tells(word)
            || !tells(twin)
            || rules.attribution.is_speech(&word.lemma) && !(has_object(left, one) && has_object(right, other))
            || mood(left, one) != mood(right, other)
            || tell_two_numbers((left, right), (one, other), lined)
        {
            return None;
        }
        let spans = match (negated(left, one), negated(right, other)) {
            (Some(at), None) if more.explicit.contains(&at) => (left.span(at..one + 1)?, twin.span, at),
            (None, Some(at)) if fewer.explicit.contains(&at) => (word.span, right.span(at..other + 1)?, at),
            (Some(_) | None, Some(_) | None) => return None,
        };
        Some(conflict(word, spans.0, spans.1))
    });
    found.into_iter().collect()
}

fn conflict(word: &Word, left: Span, right: Span) -> Conflict {
    let why = format!("\"{}\" is negated in one of them only", word.lemma);
    Conflict { kind: ConflictKind::Polarity, left, right, why, certain: false }
}

/// Whether a number beside the two words stands against another: what was not so ten minutes ago may have been so an
/// hour ago.
fn tell_two_numbers(words: (&Words, &Words), at: (usize, usize), lined: &LineUp) -> bool {
    let counts = |words: &[Word], range: std::ops::Range<usize>, at: usize| {
        let near = |place: &usize| place.abs_diff(at) <= REACH_OF_VERB;
        range.filter(near).any(|place| words[place].class == Class::Num)
    };
    let slots = slots(words.0, words.1, lined).into_iter();
    slots.into_iter().any(|slot| counts(&words.0.0, slot.left, at.0) && counts(&words.1.0, slot.right, at.1))
}

/// Whether the word at `span` is negated: what is neither finished nor started excludes nothing.
fn denied(words: &Words, span: Span) -> bool {
    words.0.iter().position(|word| word.span == span).is_some_and(|at| negation(words, at).is_some())
}

/// The words of a sentence that deny and have no twin in the other.
struct Denials {
    explicit: Vec<usize>,
    implicit: bool,
}

fn denials(words: &Words, lined: &[bool]) -> Denials {
    let alone = |at: &usize| !lined[*at];
    let force = |at: usize| words.0[at].force;
    let explicit =
        (0..words.0.len()).filter(alone).filter(|&at| matches!(force(at), Force::Negator | Force::NegativeVerb));
    let implicit = (0..words.0.len()).filter(alone).any(|at| force(at) == Force::Implicit);
    Denials { explicit: explicit.collect(), implicit }
}

/// Whether a word says something that can be negated.
fn tells(word: &Word) -> bool {
    matches!(word.class, Class::Verb | Class::Adj | Class::Noun)
}

/// Whether nothing but a phrase follows a verb in its clause: "did not sign the bill" tells of a deed, not of what was said.
fn has_object(words: &Words, verb: usize) -> bool {
    let clause = words.0[verb].clause;
    let behind = || words.0[verb + 1..].iter().take_while(|word| word.clause == clause);
    let opens = |word: &&Word| matches!(word.class, Class::Det | Class::Adj);
    let named = behind().find(|word| !opens(word)).is_some_and(|word| matches!(word.class, Class::Noun | Class::Propn));
    named && !behind().any(|word| matches!(word.class, Class::Verb | Class::Aux))
}

/// The place of the word that negates the one at `at`: in the same clause, with no other verb between.
pub(super) fn negation(words: &Words, at: usize) -> Option<usize> {
    let clause = words.0[at].clause;
    (at.saturating_sub(REACH)..at).rev().find(|&place| {
        let between = &words.0[place + 1..at];
        let noun = words.0[at].class == Class::Noun;
        let cut = between.iter().any(|word| word.class == Class::Verb || noun && word.class == Class::Adp);
        let negates = matches!(words.0[place].force, Force::Negator | Force::NegativeVerb);
        let far = words.0[place].force == Force::NegativeVerb && at > place + REACH_OF_VERB;
        negates && !cut && !far && words.0[place].clause == clause
    })
}

/// Whether the clause is hypothetical or planned: two clauses of different mood do not exclude each other.
pub(super) fn mood(words: &Words, at: usize) -> (bool, bool) {
    let clause = words.0[at].clause;
    let near = words.0[at.saturating_sub(REACH)..at].iter().filter(|word| word.clause == clause);
    near.fold((false, false), |mood, word| {
        (mood.0 || word.force == Force::Hypothetical, mood.1 || word.force == Force::Planned)
    })
}
