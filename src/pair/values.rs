//! Which pairs of values are looked at, and what stands beside each.

use super::article::{PairArticle, PairValue};
use super::candidates::ScoredPair;
use super::model::PairModel;
use super::value::{Beside, closeness, features};
use crate::align::link::SentenceRef;
use crate::text::Span;
use crate::value::{self, Comparison};
use rustc_hash::FxHashMap;

/// A pair of values of two sources that compare, with its features.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueRow {
    /// The source and claim of the value of the source given first.
    pub left: (usize, usize),
    /// The other.
    pub right: (usize, usize),
    /// Where both stand.
    pub spans: [Span; 2],
    /// How they stand to each other.
    pub comparison: Comparison,
    /// Its features, in the order of `VALUE_FEATURES`.
    pub features: Vec<f32>,
}

impl ValueRow {
    /// Log-odds that their sentences are related.
    pub fn related(&self) -> f32 {
        self.features[0]
    }

    /// Whether the two values differ.
    pub fn differs(&self) -> bool {
        match self.comparison {
            Comparison::Different(_) | Comparison::Doubtful(_) => true,
            Comparison::Same(_) | Comparison::Compatible(_) | Comparison::Incomparable(_) => false,
        }
    }
}

/// Of two sentences with many values so many of each are compared.
const MOST_OF_A_SENTENCE: usize = 12;

/// The pairs of values that differ, each with the log-odds that both are of one thing.
pub fn differing(read: &[PairArticle], pairs: &[ScoredPair], model: &(dyn PairModel + Sync)) -> Vec<(ValueRow, f32)> {
    let rows = value_rows(read, pairs).into_iter().filter(ValueRow::differs);
    let scored = rows.map(|row| {
        let score = model.differ(&row.features);
        (row, score)
    });
    scored.collect()
}

/// The pairs of values that compare, of sentences that may be related.
pub fn value_rows(read: &[PairArticle], pairs: &[ScoredPair]) -> Vec<ValueRow> {
    let mut by_sentence: FxHashMap<SentenceRef, Vec<usize>> = FxHashMap::default();
    for (source, article) in read.iter().enumerate() {
        for (at, value) in article.values.iter().enumerate() {
            by_sentence.entry(SentenceRef { source, sentence: value.sentence }).or_default().push(at);
        }
    }
    let of = |place: SentenceRef| by_sentence.get(&place).into_iter().flatten().take(MOST_OF_A_SENTENCE).copied();
    let value = |source: usize, at: usize| (&read[source], &read[source].values[at]);
    let mut found: Vec<Found> = Vec::new();
    for pair in pairs {
        for one in of(pair.left) {
            for other in of(pair.right) {
                let (left, right) = (value(pair.left.source, one), value(pair.right.source, other));
                let comparison = value::relate(&left.1.quantity.value, &right.1.quantity.value);
                if matches!(comparison, Comparison::Incomparable(_)) {
                    continue;
                }
                let closeness = closeness(left, right);
                found.push(Found { pair, left: one, right: other, comparison, closeness });
            }
        }
    }
    let rivals = Rivals::of(pairs, &found);
    let row = |one: &Found<'_>| {
        let (left, right) = (value(one.pair.left.source, one.left), value(one.pair.right.source, one.right));
        ValueRow {
            left: (one.pair.left.source, left.1.claim),
            right: (one.pair.right.source, right.1.claim),
            spans: [left, right].map(|(_, value): (_, &PairValue)| value.quantity.span),
            features: features(left, right, &rivals.beside(one), &one.comparison),
            comparison: one.comparison.clone(),
        }
    };
    found.iter().map(row).collect()
}

/// A pair of values before its rivals are known.
struct Found<'a> {
    pair: &'a ScoredPair,
    left: usize,
    right: usize,
    comparison: Comparison,
    closeness: f32,
}

impl Found<'_> {
    /// Each value with the source of the other.
    fn seats(&self) -> [(usize, usize, usize); 2] {
        let (left, right) = (self.pair.left.source, self.pair.right.source);
        [(left, self.left, right), (right, self.right, left)]
    }
}

/// The best of what may stand beside a sentence or a value in another source.
#[derive(Default)]
struct Rivals {
    related: FxHashMap<(SentenceRef, usize), f32>,
    equal: FxHashMap<(usize, usize, usize), f32>,
    closest: FxHashMap<(usize, usize, usize), f32>,
}

impl Rivals {
    fn of(pairs: &[ScoredPair], found: &[Found<'_>]) -> Rivals {
        let mut rivals = Rivals::default();
        for pair in pairs {
            for seat in [(pair.left, pair.right.source), (pair.right, pair.left.source)] {
                note(rivals.related.entry(seat).or_insert(f32::MIN), pair.scores.related);
            }
        }
        for one in found {
            for seat in one.seats() {
                note(rivals.closest.entry(seat).or_insert(f32::MIN), one.closeness);
                if matches!(one.comparison, Comparison::Same(_)) {
                    note(rivals.equal.entry(seat).or_default(), chance(one.pair.scores.related));
                }
            }
        }
        rivals
    }

    fn beside(&self, one: &Found<'_>) -> Beside {
        let pair = one.pair;
        let gap = |seat: (SentenceRef, usize)| self.related[&seat] - pair.scores.related;
        Beside {
            scores: pair.scores,
            gaps: [gap((pair.left, pair.right.source)), gap((pair.right, pair.left.source))],
            equal: one.seats().map(|seat| self.equal.get(&seat).copied().unwrap_or_default()),
            rivals: one.seats().map(|seat| self.closest[&seat] - one.closeness),
        }
    }
}

fn note(best: &mut f32, own: f32) {
    *best = best.max(own);
}

/// The probability of log-odds.
fn chance(logit: f32) -> f32 {
    1.0 / (1.0 + (-logit).exp())
}
