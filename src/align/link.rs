//! Floor 4: pairs of sentences of different sources that share rare words, from an index rather than from all pairs.

use super::bag::Term;
use super::near;
use super::pair::{self, Overlap, PairLogit};
use super::profile::{SentenceProfile, StoryProfile};
use super::story::{self, StoryLogit};
use rustc_hash::FxHashMap;
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

/// Candidate pairs.
#[derive(Debug, Clone, Default)]
pub struct Links {
    /// By left and right sentence.
    pub list: Vec<SentenceLink>,
    /// How many sentences were compared with those nearest to them only, as there are too many.
    pub cut: usize,
}

/// All candidate pairs; of more than `near::MOST_ALL_PAIRED` sentences those that share rare words.
pub fn link_sentences(articles: &[Vec<SentenceProfile>], stories: &[StoryProfile]) -> Links {
    let told = articles.iter().flatten().filter(|one| !one.terms.is_empty()).count();
    if told > near::MOST_ALL_PAIRED {
        return link_nearest(articles, stories);
    }
    let mut links = Vec::new();
    for left in 0..articles.len() {
        let index = index(&articles[left]);
        for right in left + 1..articles.len() {
            let approach = approach([left, right], articles, stories);
            for (place, sentence) in articles[right].iter().enumerate() {
                for other in candidates(&index, sentence) {
                    let pair = [(left, other), (right, place)];
                    links.extend(link(
                        pair.map(|(source, sentence)| SentenceRef { source, sentence }),
                        articles,
                        approach,
                    ));
                }
            }
        }
    }
    links.sort_by_key(|link| (link.left, link.right));
    Links { list: links, cut: 0 }
}

/// The link of two sentences; `None` when they share too little.
fn link(
    [left, right]: [SentenceRef; 2],
    articles: &[Vec<SentenceProfile>],
    approach: Approach,
) -> Option<SentenceLink> {
    let [one, other] = [left, right].map(|place| &articles[place.source][place.sentence]);
    let overlap = pair::overlap(one, other);
    let Approach { story, least_weight } = approach;
    let logit = || pair::score(one, other, story);
    (overlap.weight >= least_weight).then(|| SentenceLink { left, right, overlap, logit: logit(), story })
}

/// The links of sentences that are too many to compare each with each.
fn link_nearest(articles: &[Vec<SentenceProfile>], stories: &[StoryProfile]) -> Links {
    let places = articles
        .iter()
        .enumerate()
        .flat_map(|(source, own)| (0..own.len()).map(move |sentence| SentenceRef { source, sentence }));
    let places: Vec<SentenceRef> = places.collect();
    let texts: Vec<_> = places
        .iter()
        .map(|place| (&articles[place.source][place.sentence].terms, place.source, place.sentence))
        .collect();
    let near = near::near(&texts);
    let mut approaches: FxHashMap<[usize; 2], Approach> = FxHashMap::default();
    let mut list = Vec::new();
    for (left, right) in near.pairs {
        let pair = [places[left], places[right]];
        let sources = pair.map(|place| place.source);
        let approach = *approaches.entry(sources).or_insert_with(|| approach(sources, articles, stories));
        list.extend(link(pair, articles, approach));
    }
    Links { list, cut: near.cut }
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
