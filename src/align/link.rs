//! Floor 4: pairs of sentences of different sources that share rare words, from an index rather than from all pairs.

use super::bag::Term;
use super::pair::{self, Overlap, PairLogit};
use super::profile::{SentenceProfile, StoryProfile};
use super::story::{self, StoryLogit};
use std::collections::{BTreeMap, BTreeSet};

/// A sentence by the number of its source in the list and its number in the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SentenceRef {
    /// Index of the source.
    pub source: usize,
    /// Index of the sentence.
    pub sentence: usize,
}

/// Two sentences of different sources that share words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SentenceLink {
    /// The sentence of the source given first.
    pub left: SentenceRef,
    /// The other.
    pub right: SentenceRef,
    /// What they share.
    pub overlap: Overlap,
    /// How likely they mention one event.
    pub logit: PairLogit,
    /// How likely their articles tell one story.
    pub story: StoryLogit,
}

/// Sentences that share less weight than this are no candidates: two common content words.
const LEAST_WEIGHT: f32 = 6.0;
/// The same of articles of a sentence or two: one common content word.
const LEAST_WEIGHT_OF_SHORT: f32 = 3.5;

/// All candidate pairs, by left and right sentence.
pub fn link_sentences(articles: &[Vec<SentenceProfile>], stories: &[StoryProfile]) -> Vec<SentenceLink> {
    let mut links = Vec::new();
    for left in 0..articles.len() {
        let index = index(&articles[left]);
        for right in left + 1..articles.len() {
            let Approach { story, least_weight } = approach([left, right], articles, stories);
            for (place, sentence) in articles[right].iter().enumerate() {
                for other in candidates(&index, sentence) {
                    let one = &articles[left][other];
                    let overlap = pair::overlap(one, sentence);
                    if overlap.weight < least_weight {
                        continue;
                    }
                    links.push(SentenceLink {
                        left: SentenceRef { source: left, sentence: other },
                        right: SentenceRef { source: right, sentence: place },
                        overlap,
                        logit: pair::score(one, sentence, story),
                        story,
                    });
                }
            }
        }
    }
    links.sort_by_key(|link| (link.left, link.right));
    links
}

/// What two articles bring to each pair of their sentences.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Approach {
    /// How likely they tell one story.
    pub story: StoryLogit,
    /// Weight that two sentences must share to be candidates.
    pub least_weight: f32,
}

/// What the articles of two numbers bring to each pair of their sentences.
pub fn approach(pair: [usize; 2], articles: &[Vec<SentenceProfile>], stories: &[StoryProfile]) -> Approach {
    let told = pair.map(|at| articles[at].iter().filter(|one| !one.terms.is_empty()).count());
    let story = story::score(&stories[pair[0]], &stories[pair[1]]);
    match story::are_short(told) {
        true => Approach { story: story.of_short(), least_weight: LEAST_WEIGHT_OF_SHORT },
        false => Approach { story, least_weight: LEAST_WEIGHT },
    }
}

/// For each term the sentences that have it.
fn index(sentences: &[SentenceProfile]) -> BTreeMap<Term, Vec<usize>> {
    let mut index: BTreeMap<Term, Vec<usize>> = BTreeMap::new();
    for (place, sentence) in sentences.iter().enumerate() {
        for (term, _) in sentence.terms.iter() {
            index.entry(term).or_default().push(place);
        }
    }
    index
}

/// Sentences of the index that share terms with `sentence`, in order.
fn candidates(index: &BTreeMap<Term, Vec<usize>>, sentence: &SentenceProfile) -> BTreeSet<usize> {
    sentence.terms.iter().flat_map(|(term, _)| index.get(&term).into_iter().flatten().copied()).collect()
}
