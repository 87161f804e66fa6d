//! Floor 6: the words of two sentences lined up in order, so that the weight of what stands together is greatest.

use super::words::{Word, Words};
use crate::rules::RulePack;
use rustc_hash::FxHashSet;

/// Two sentences lined up.
#[derive(Debug, Clone, PartialEq)]
pub struct LineUp {
    /// Words that stand together: index left, index right, ascending in both.
    pub pairs: Vec<(usize, usize)>,
    /// Share of the weight of all words that is lined up, 0 to 1.
    pub likeness: f32,
    /// Share of the weight of all words that the other sentence has too, in any order, 0 to 1.
    pub overlap: f32,
}

/// How much a pair of words of one family counts, of its weight.
const FAMILY: f32 = 0.9;
/// How much a pair of synonyms counts, of the lighter weight.
const SYNONYM: f32 = 0.6;
/// Relatedness from which two words count as synonyms; below it stand hypernyms.
const LEAST_RELATEDNESS: f32 = 0.75;
/// Least weight of a word, so that function words are lined up where nothing else decides.
const FLOOR: f32 = 0.2;

/// Lines up the words of two sentences (Needleman and Wunsch, without a cost for gaps).
pub fn line_up(left: &Words, right: &Words, rules: &RulePack) -> LineUp {
    let scores = scores(&left.0, &right.0, rules);
    let width = right.0.len() + 1;
    let mut best = vec![0.0_f32; (left.0.len() + 1) * width];
    for one in (0..left.0.len()).rev() {
        for other in (0..right.0.len()).rev() {
            let skipped = best[(one + 1) * width + other].max(best[one * width + other + 1]);
            let score = scores[one * right.0.len() + other];
            let taken = if score > 0.0 { score + best[(one + 1) * width + other + 1] } else { 0.0 };
            best[one * width + other] = skipped.max(taken);
        }
    }
    let mut pairs = Vec::new();
    let (mut one, mut other) = (0, 0);
    while one < left.0.len() && other < right.0.len() {
        let here = best[one * width + other];
        let score = scores[one * right.0.len() + other];
        if score > 0.0 && here == score + best[(one + 1) * width + other + 1] {
            pairs.push((one, other));
            (one, other) = (one + 1, other + 1);
        } else if here == best[(one + 1) * width + other] {
            one += 1;
        } else {
            other += 1;
        }
    }
    let total: f32 = left.0.iter().chain(&right.0).map(|word| word.weight.max(FLOOR)).sum();
    let lined: f32 = pairs.iter().map(|&(one, other)| 2.0 * scores[one * right.0.len() + other]).sum();
    let share = |weight: f32| if total > 0.0 { (weight / total).min(1.0) } else { 0.0 };
    LineUp { pairs, likeness: share(lined), overlap: share(shared(&left.0, &right.0) + shared(&right.0, &left.0)) }
}

/// Weight of the words that the other sentence has too.
fn shared(words: &[Word], others: &[Word]) -> f32 {
    let keys: FxHashSet<u32> = others.iter().map(|word| word.term.key()).collect();
    words.iter().filter(|word| keys.contains(&word.term.key())).map(|word| word.weight.max(FLOOR)).sum()
}

/// What each pair of words counts; the table has a row for each left word.
fn scores(left: &[Word], right: &[Word], rules: &RulePack) -> Vec<f32> {
    let keys = |words: &[Word]| words.iter().map(|word| word.term.key()).collect::<FxHashSet<u32>>();
    let (left_keys, right_keys) = (keys(left), keys(right));
    let mut scores = Vec::with_capacity(left.len() * right.len());
    for one in left {
        let alone = one.is_content() && !right_keys.contains(&one.term.key());
        for other in right {
            let lighter = one.weight.min(other.weight).max(FLOOR);
            scores.push(if one.lemma == other.lemma {
                lighter
            } else if one.term.key() == other.term.key() && one.is_content() && other.is_content() {
                if one.term.is_antonym(other.term) { 0.0 } else { FAMILY * lighter }
            } else if alone && other.is_content() && !left_keys.contains(&other.term.key()) && alike(one, other, rules)
            {
                SYNONYM * lighter
            } else {
                0.0
            });
        }
    }
    scores
}

fn alike(one: &Word, other: &Word, rules: &RulePack) -> bool {
    one.class == other.class
        && (one.term.relatedness(other.term, one.class) >= LEAST_RELATEDNESS
            || rules.topics.same_action(&one.lemma, &other.lemma) && !rules.topics.exclusive(&one.lemma, &other.lemma))
        && !rules.topics.alternatives(&one.lemma, &other.lemma)
}
