//! Floor 6: two sentences that speak of one thing, word against word: what one says and the other excludes.
//!
//! The words of both are lined up; what stands between the same words on either side fills the same slot. Differences
//! in a slot are then weighed: a negation, an antonym, an exclusive state, another direction. Nothing here is certain.

mod amount;
mod certain;
mod line_up;
mod nuance;
mod party;
mod polarity;
mod roles;
mod slot;
mod sole;
mod words;

use crate::rules::RulePack;
use crate::text::{Article, Sentence, Span};
use crate::why::Ground;
use amount::Settled;
use line_up::{LineUp, line_up};
pub use nuance::Nuance;
pub use words::Words;

/// One sentence on its way into a comparison.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// Its article.
    pub article: &'a Article,
    /// The sentence, one of the article's.
    pub sentence: &'a Sentence,
}

/// What one sentence says and the other excludes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// Of what kind.
    pub kind: ConflictKind,
    /// The words of the left sentence that carry it.
    pub left: Span,
    /// The words of the right sentence.
    pub right: Span,
    /// The reason in words a reader believes.
    pub why: String,
    /// Whether figure and day, or all but the negation, are the same, so that nothing else can set them apart.
    pub certain: bool,
}

/// The kinds of conflict between two clauses; each is a check of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ConflictKind {
    /// One says it happened, the other that it did not.
    Polarity,
    /// One says that it rose, the other that it fell.
    Direction,
    /// States that exclude each other, antonyms.
    State,
    /// Who did it, or to whom, is told otherwise.
    Roles,
    /// What came before is told to have come after.
    Sequence,
    /// Two causes of one thing.
    Cause,
    /// A list of the same things with another member.
    Members,
    /// Two places in one order.
    Rank,
    /// Another word of a kind of which a thing is one.
    Word,
}

impl ConflictKind {
    /// Whether the words in conflict are said of a party, which must be one; the others are parties, or all else is the same.
    fn needs_one_party(self) -> bool {
        match self {
            ConflictKind::Polarity | ConflictKind::Direction | ConflictKind::State => true,
            ConflictKind::Roles
            | ConflictKind::Sequence
            | ConflictKind::Cause
            | ConflictKind::Members
            | ConflictKind::Rank
            | ConflictKind::Word => false,
        }
    }
}

/// What two sentences have in common and where they conflict.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// How much of the weight of their words is lined up, 0 to 1.
    pub likeness: f32,
    /// How much of it the other sentence has too, in any order, 0 to 1.
    pub overlap: f32,
    /// Whether no slot has a time on either side.
    pub is_of_one_time: bool,
    /// The conflicts in order of the left sentence.
    pub conflicts: Vec<Conflict>,
    /// In what they differ where they do not conflict.
    pub nuance: Option<Nuance>,
}

/// Share of lined-up weight below which two sentences are too unlike for a difference in words to mean a conflict.
const LEAST_LIKENESS: f32 = 0.5;

/// Share of shared weight below which two sentences differ in more than their words of amount.
const LEAST_OVERLAP_OF_AMOUNTS: f32 = 0.5;

/// Compares two sentences that are taken to speak of the same thing; each comes with its words.
pub fn compare_clauses(left: (Side<'_>, &Words), right: (Side<'_>, &Words), rules: &RulePack) -> Comparison {
    let sides = (left.0, right.0);
    let (left, right) = (left.1, right.1);
    let lined: LineUp = line_up(left, right, rules);
    let mut conflicts = Vec::new();
    let one_time = !slot::tell_two_times(left, right, &lined);
    if have_the_same_words(sides, (left, right)) {
        return Comparison {
            likeness: lined.likeness,
            overlap: lined.overlap,
            is_of_one_time: one_time,
            conflicts,
            nuance: None,
        };
    }
    if lined.likeness >= LEAST_LIKENESS && one_time {
        conflicts = slot::conflicts(left, right, &lined, rules);
    }
    let sole = sole::conflict(sides, (left, right), &lined, rules).filter(|_| one_time);
    if let Some(conflict) = sole.filter(|sole| conflicts.is_empty() || sole.kind == ConflictKind::Cause) {
        conflicts = vec![conflict];
    }
    if one_time && (lined.likeness >= LEAST_LIKENESS || !conflicts.is_empty()) {
        conflicts = polarity::settle(left, right, &lined, conflicts, rules);
    }
    if lined.overlap >= LEAST_LIKENESS && one_time {
        conflicts.extend(roles::conflicts(sides.0, sides.1));
    }
    conflicts.retain(|conflict| !conflict.kind.needs_one_party() || party::of_one_party(sides.0, sides.1, conflict));
    for conflict in &mut conflicts {
        conflict.certain = certain::is_certain(conflict, (left, right), &lined, rules);
    }
    let settled = match lined.overlap >= LEAST_OVERLAP_OF_AMOUNTS {
        true => amount::settle(sides.0, sides.1, rules),
        false => Settled::Apart,
    };
    match settled {
        Settled::Apart => {}
        Settled::Alike => conflicts.retain(|conflict| {
            let of_amount = |side, span| amount::is_of_amount(side, span, rules);
            let told = of_amount(sides.0, conflict.left) || of_amount(sides.1, conflict.right);
            conflict.kind != ConflictKind::Polarity && !told
        }),
        Settled::Excluded(conflict) if conflicts.is_empty() => conflicts.push(conflict),
        Settled::Excluded(_) => {}
    }
    conflicts.retain(|conflict| !(is_quoted(sides.0, conflict.left) && is_quoted(sides.1, conflict.right)));
    conflicts.sort_by_key(|conflict| (conflict.left, conflict.right, conflict.kind));
    let one_thing = lined.likeness >= LEAST_LIKENESS && one_time && conflicts.is_empty();
    let nuance = if one_thing { nuance::nuance(sides, (left, right), &lined, rules) } else { None };
    Comparison { likeness: lined.likeness, overlap: lined.overlap, is_of_one_time: one_time, conflicts, nuance }
}

/// Whether words stand in somebody's mouth: they are compared as quotations.
fn is_quoted(side: Side<'_>, words: Span) -> bool {
    side.article.quotations.iter().any(|quotation| quotation.inner.contains(words))
}

/// Whether the words are the same, one by one, whatever marks stand between them and however each sentence was parsed.
fn have_the_same_words(sides: (Side<'_>, Side<'_>), words: (&Words, &Words)) -> bool {
    let written = |side: Side<'_>, span: Span| side.article.slice(span).to_lowercase();
    let pairs = words.0.0.iter().zip(&words.1.0);
    words.0.0.len() == words.1.0.len()
        && pairs.into_iter().all(|(one, other)| written(sides.0, one.span) == written(sides.1, other.span))
}

impl Comparison {
    /// What speaks for and against a conflict between the two.
    pub fn grounds(&self) -> Vec<Ground> {
        let mut grounds = vec![
            Ground::at_least("share of their weight lined up in order", self.likeness, LEAST_LIKENESS),
            Ground::at_least("share of their weight in common, for swapped roles", self.overlap, LEAST_LIKENESS),
        ];
        if !self.is_of_one_time {
            grounds.push(Ground::against("each names a time in the same slot, and both may be true"));
        }
        grounds.push(match self.conflicts.first() {
            Some(conflict) => Ground::for_it(format!("words exclude each other: {}", conflict.why)),
            None => Ground::against("no word of the one excludes a word of the other"),
        });
        grounds
    }
}
