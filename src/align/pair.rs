//! Floor 4: whether two sentences of two articles speak of the same thing.

use super::bag::Bag;
use super::profile::SentenceProfile;
use super::story::StoryLogit;
use super::weights::PAIR;
use crate::why::Tally;

/// Log-odds that two sentences mention the same event.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct PairLogit(pub f32);

/// How two sentences overlap.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Overlap {
    /// Cosine of their weighted terms, 0 to 1.
    pub cosine: f32,
    /// The same of their two clauses most alike, if those share three terms.
    pub clauses: f32,
    /// Weight of the terms they share.
    pub weight: f32,
    /// Number of the terms they share.
    pub terms: usize,
}

/// How two sentences overlap in words.
pub fn overlap(left: &SentenceProfile, right: &SentenceProfile) -> Overlap {
    let (terms, weight) =
        left.terms.shared(&right.terms).fold((0, 0.0), |(terms, sum), (_, one, two)| (terms + 1, sum + one.min(two)));
    let clauses = if terms < CLAUSE_SHARED { 0.0 } else { clause_cosine(left, right) };
    Overlap { cosine: left.terms.cosine(&right.terms), clauses, weight, terms }
}

/// Fewest terms that two clauses must share to be compared by themselves.
const CLAUSE_SHARED: usize = 3;

/// Mean weight of shared terms from which they are no chance: words met in one sentence of a thousand.
const RARE: f32 = 6.8;

fn clause_cosine(left: &SentenceProfile, right: &SentenceProfile) -> f32 {
    let alike = |one: &Bag, other: &Bag| {
        let (count, weight) =
            one.shared(other).fold((0, 0.0), |(count, sum), (_, left, right)| (count + 1, sum + left.min(right)));
        let rarity = weight / count.max(1) as f32 / RARE;
        if count >= CLAUSE_SHARED { one.cosine(other) * rarity.min(1.0) } else { 0.0 }
    };
    let pairs = left.clauses.iter().flat_map(|one| right.clauses.iter().map(move |other| alike(one, other)));
    pairs.fold(0.0, f32::max)
}

/// The features of a pair of sentences, named in `weights::PAIR`.
pub fn features(left: &SentenceProfile, right: &SentenceProfile, story: StoryLogit) -> [f32; PAIR.features.len()] {
    let overlap = overlap(left, right);
    let names: f32 = left.names.shared(&right.names).map(|(_, one, two)| one.min(two)).sum();
    let (fewer, more) = ordered(left.terms.len(), right.terms.len());
    [
        overlap.cosine,
        overlap.clauses,
        overlap.weight,
        overlap.terms as f32,
        names,
        left.pairs.shared(&right.pairs).count() as f32,
        left.numbers.shared(&right.numbers).count() as f32,
        story.0.clamp(-STORY_LIMIT, STORY_LIMIT),
        fewer as f32,
        more as f32,
    ]
}

/// Story log-odds beyond this say no more about a pair of sentences.
const STORY_LIMIT: f32 = 6.0;

fn ordered(left: usize, right: usize) -> (usize, usize) {
    (left.min(right), left.max(right))
}

/// How likely two sentences mention the same event, feature by feature.
pub fn tally(left: &SentenceProfile, right: &SentenceProfile, story: StoryLogit) -> Tally {
    PAIR.tally(&features(left, right, story))
}

/// How likely two sentences mention the same event.
pub fn score(left: &SentenceProfile, right: &SentenceProfile, story: StoryLogit) -> PairLogit {
    PairLogit(PAIR.score(&features(left, right, story)))
}
