//! Which pairs of sentences of different sources are looked at, and what the model says of them.

use super::article::PairArticle;
use super::context::{Side, context};
use super::features::features;
use super::kin::Kin;
use super::model::{PairModel, Scores};
use crate::align::link::{SentenceRef, approach};
use crate::align::near;
use crate::align::profile::{SentenceProfile, StoryProfile};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// A pair of sentences of two sources with its scores; `left` is of the source given first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScoredPair {
    /// The sentence of the source given first.
    pub left: SentenceRef,
    /// The other.
    pub right: SentenceRef,
    /// What the model says.
    pub scores: Scores,
}

/// A candidate pair with its features.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The sentence of the source given first.
    pub left: SentenceRef,
    /// The other.
    pub right: SentenceRef,
    /// Its features, in the order of `FEATURES`.
    pub features: Vec<f32>,
}

/// Below these log-odds of being related a pair is not kept: fewer than one in twenty of them are.
const LEAST: f32 = -3.0;

/// Log-odds that sentences of the same words have at least, however often an article repeats them. Editorial policy.
const OF_ONE_WORDING: f32 = 3.0;

/// The candidate pairs that may be related, by left and right.
pub fn score(
    read: &[PairArticle],
    profiles: &[Vec<SentenceProfile>],
    stories: &[StoryProfile],
    model: &(dyn PairModel + Sync),
) -> Vec<ScoredPair> {
    let wording = |place: SentenceRef| read[place.source].sentences[place.sentence].wording;
    let scored = |row: &Row, strange: f32| {
        let mut scores = model.score(&row.features);
        scores = Scores { related: scores.related - strange, agree: scores.agree - strange };
        if wording(row.left) == wording(row.right) {
            scores = Scores { related: scores.related.max(OF_ONE_WORDING), agree: scores.agree.max(OF_ONE_WORDING) };
        }
        ScoredPair { left: row.left, right: row.right, scores }
    };
    each(read, profiles, stories, |row, strange| {
        Some(scored(&row, strange)).filter(|pair| pair.scores.related >= LEAST)
    })
}

/// The features of all candidate pairs, by left and right.
pub fn rows(read: &[PairArticle], profiles: &[Vec<SentenceProfile>], stories: &[StoryProfile]) -> Vec<Row> {
    each(read, profiles, stories, |row, _| Some(row))
}

/// What `keep` makes of each candidate pair and what speaks against one story of its articles.
fn each<T: Send>(
    read: &[PairArticle],
    profiles: &[Vec<SentenceProfile>],
    stories: &[StoryProfile],
    keep: impl Fn(Row, f32) -> Option<T> + Sync,
) -> Vec<T> {
    let kin = Kin::of(stories);
    let candidates: Vec<_> = candidates(profiles).into_iter().collect();
    let found = candidates.into_par_iter().map(|((one, other), pairs)| {
        let story = approach([one, other], profiles, stories).story;
        let strange = kin.strangeness(one, other, story);
        let side = |source: usize| Side { article: &read[source], profiles: &profiles[source] };
        let context = context(side(one), side(other), pairs);
        let rows = context.pairs().map(|(pair, likeness)| Row {
            left: SentenceRef { source: one, sentence: pair.0 },
            right: SentenceRef { source: other, sentence: pair.1 },
            features: features(side(one), side(other), &context, pair, likeness, story),
        });
        rows.filter_map(|row| keep(row, strange)).collect::<Vec<_>>()
    });
    let found: Vec<Vec<T>> = found.collect();
    found.into_iter().flatten().collect()
}

/// The pairs of sentences to look at, by pair of sources: all that carry claims, and of too many those that share rare words.
fn candidates(profiles: &[Vec<SentenceProfile>]) -> BTreeMap<(usize, usize), Vec<(usize, usize)>> {
    let carries: Vec<Vec<usize>> =
        profiles.iter().map(|own| (0..own.len()).filter(|&at| !own[at].terms.is_empty()).collect()).collect();
    let mut found: BTreeMap<(usize, usize), Vec<(usize, usize)>> = BTreeMap::new();
    if carries.iter().map(Vec::len).sum::<usize>() <= near::MOST_ALL_PAIRED {
        for left in 0..profiles.len() {
            for right in left + 1..profiles.len() {
                let pairs = carries[left].iter().flat_map(|&one| carries[right].iter().map(move |&other| (one, other)));
                found.insert((left, right), pairs.collect());
            }
        }
        return found;
    }
    let places =
        carries.iter().enumerate().flat_map(|(source, own)| own.iter().map(move |&sentence| (source, sentence)));
    let texts: Vec<_> =
        places.map(|(source, sentence)| (&profiles[source][sentence].terms, source, sentence)).collect();
    for (left, right) in near::near(&texts).pairs {
        let ((_, one, here), (_, other, there)) = (texts[left], texts[right]);
        found.entry((one, other)).or_default().push((here, there));
    }
    found.values_mut().for_each(|pairs| pairs.sort_unstable());
    found
}
