//! Floor 6: what fills the same slot of two sentences, and whether one filling excludes the other.

use super::line_up::LineUp;
use super::words::{Force, Word, Words};
use super::{Conflict, ConflictKind};
use crate::rules::RulePack;
use crate::rules::topics::Direction;
use crate::text::Class;
use std::ops::Range;

/// Words of the left and of the right sentence between the same words on either side; one of them may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// Words of the left sentence.
    pub left: Range<usize>,
    /// Words of the right one.
    pub right: Range<usize>,
}

/// A slot longer than this on either side holds another thought, not another word.
const LONGEST: usize = 4;

/// The slots between lined-up words, in order.
pub fn slots(left: &Words, right: &Words, lined: &LineUp) -> Vec<Slot> {
    let ends = lined.pairs.iter().copied().chain([(left.0.len(), right.0.len())]);
    let starts = [(0, 0)].into_iter().chain(lined.pairs.iter().map(|&(one, other)| (one + 1, other + 1)));
    starts
        .zip(ends)
        .map(|(from, to)| Slot { left: from.0..to.0, right: from.1..to.1 })
        .filter(|slot| !slot.left.is_empty() || !slot.right.is_empty())
        .collect()
}

/// Whether some slot has a word of time on both sides: then the sentences may both be true, each of its time.
pub fn tell_two_times(left: &Words, right: &Words, lined: &LineUp) -> bool {
    let dated = |words: &[Word]| words.iter().any(|word| word.force == Force::Time);
    slots(left, right, lined)
        .into_iter()
        .any(|slot| dated(&left.0[slot.left.clone()]) && dated(&right.0[slot.right.clone()]))
}

/// Conflicts of words that fill the same slot.
pub fn conflicts(left: &Words, right: &Words, lined: &LineUp, rules: &RulePack) -> Vec<Conflict> {
    slots(left, right, lined)
        .into_iter()
        .filter(|slot| slot.left.len() <= LONGEST && slot.right.len() <= LONGEST)
        .filter_map(|slot| conflict(&left.0[slot.left], &right.0[slot.right], rules))
        .collect()
}

fn conflict(left: &[Word], right: &[Word], rules: &RulePack) -> Option<Conflict> {
    let pairs = left.iter().flat_map(|one| right.iter().map(move |other| (one, other)));
    pairs.into_iter().find_map(|(one, other)| {
        let (kind, how) = if one.joined || other.joined { None } else { exclude(one, other, rules) }?;
        let why = format!("{} {how} {}", one.lemma, other.lemma);
        Some(Conflict { kind, left: one.span, right: other.span, why, certain: false })
    })
}

/// Whether two words in one slot exclude each other, and how.
fn exclude(one: &Word, other: &Word, rules: &RulePack) -> Option<(ConflictKind, &'static str)> {
    let directions = (rules.topics.direction(&one.lemma), rules.topics.direction(&other.lemma));
    if rules.topics.converse(&one.lemma, &other.lemma) {
        return None;
    }
    if let (Some(there), Some(here)) = directions
        && opposed(there, here)
        && one.class == other.class
    {
        return Some((ConflictKind::Direction, "goes the other way than"));
    }
    if one.lemma.starts_with(&other.lemma) || other.lemma.starts_with(&one.lemma) {
        return None;
    }
    if rules.topics.exclusive(&one.lemma, &other.lemma) {
        return Some((ConflictKind::State, "excludes"));
    }
    if may_be_opposites(one, other)
        && (one.term.is_antonym(other.term) || is_negated_form(&one.lemma, &other.lemma, rules))
    {
        return Some((ConflictKind::State, "is the opposite of"));
    }
    None
}

/// Antonyms are adjectives, verbs, nouns of one class; "near" and "far" may stand as preposition and adverb.
fn may_be_opposites(one: &Word, other: &Word) -> bool {
    let place = |word: &Word| matches!(word.class, Class::Adp | Class::Adv | Class::Adj);
    one.class != Class::Propn && one.class == other.class || place(one) && place(other)
}

fn opposed(one: Direction, other: Direction) -> bool {
    matches!((one, other), (Direction::Up, Direction::Down) | (Direction::Down, Direction::Up))
}

/// Whether one word is the other behind a negating prefix: approve and disapprove.
fn is_negated_form(one: &str, other: &str, rules: &RulePack) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    short.len() > 3 && rules.clauses.prefixes.iter().any(|prefix| long.strip_prefix(prefix.as_str()) == Some(short))
}
