//! Floor 4: a sentence and an article as weighted bags of terms; what alignment compares.

use crate::language::en::rarity;
use crate::text::{Article, BlockKind, Class, Sentence, Token, TokenKind};
use std::collections::{BTreeMap, BTreeSet};

/// Terms with their weights, by term: sums over it come out the same whatever other sources are compared.
pub type Bag = BTreeMap<String, f32>;

/// A sentence as alignment sees it.
#[derive(Debug, Clone, Default)]
pub struct SentenceProfile {
    /// Keys of content words and numbers, weighted by rarity.
    pub terms: Bag,
    /// Keys of proper nouns, a part of `terms`.
    pub names: Bag,
    /// Pairs of content words that follow each other.
    pub pairs: BTreeSet<String>,
    /// Figures and number words, a part of `terms`.
    pub numbers: BTreeSet<String>,
    /// Place in its article, counted from 0 over sentences that carry claims.
    pub place: usize,
}

impl SentenceProfile {
    /// Sum of squared weights.
    pub fn square(&self) -> f32 {
        self.terms.values().map(|weight| weight * weight).sum()
    }
}

/// An article as alignment sees it: what tells one story from another.
#[derive(Debug, Clone, Default)]
pub struct StoryProfile {
    /// Content words, weighted by rarity and by how often they come.
    pub terms: Bag,
    /// Proper nouns, the same.
    pub names: Bag,
    /// Figures, the same.
    pub numbers: Bag,
    /// Pairs of words, the same.
    pub pairs: Bag,
    /// Content words of the first sentences, the same.
    pub lead: Bag,
}

/// How many sentences make the lead; four covers headline and first paragraphs of agency copy.
const LEAD_SENTENCES: usize = 4;

/// The profile of every sentence of `article`; sentences that carry no claims have an empty one.
pub fn profile_sentences(article: &Article) -> Vec<SentenceProfile> {
    let mut place = 0;
    article
        .sentences
        .iter()
        .map(|sentence| match sentence.role {
            BlockKind::Boilerplate | BlockKind::Metadata => SentenceProfile::default(),
            BlockKind::Headline | BlockKind::Paragraph => {
                place += 1;
                SentenceProfile { place: place - 1, ..profile_sentence(article, sentence) }
            }
        })
        .collect()
}

fn profile_sentence(article: &Article, sentence: &Sentence) -> SentenceProfile {
    let tokens = article.tokens_of(sentence);
    let headline = is_title_case(article, tokens);
    let mut profile = SentenceProfile::default();
    let mut before: Option<String> = None;
    for (place, token) in tokens.iter().enumerate() {
        if token.kind == TokenKind::Punctuation {
            continue;
        }
        let Some(key) = content_key(article, token) else {
            before = None;
            continue;
        };
        let weight = rarity::weight(&key);
        if token.tag.class == Class::Num {
            profile.numbers.insert(key.clone());
        }
        if token.tag.class == Class::Propn && place > 0 && !headline {
            profile.names.insert(key.clone(), weight);
        }
        if let Some(before) = before.replace(key.clone()) {
            profile.pairs.insert(format!("{before} {key}"));
        }
        profile.terms.insert(key, weight);
    }
    profile
}

/// The key of a word that carries meaning of its own; `None` for function words, marks and symbols.
fn content_key(article: &Article, token: &Token) -> Option<String> {
    match token.tag.class {
        Class::Noun | Class::Propn | Class::Verb | Class::Adj | Class::Adv | Class::X => {
            Some(token.lemma.to_lowercase())
        }
        Class::Num => Some(article.slice(token.span).to_lowercase()),
        Class::Adp
        | Class::Aux
        | Class::Cconj
        | Class::Det
        | Class::Intj
        | Class::Part
        | Class::Pron
        | Class::Punct
        | Class::Sconj
        | Class::Sym => None,
    }
}

/// Whether most words start with a capital, so that a capital tells nothing.
fn is_title_case(article: &Article, tokens: &[Token]) -> bool {
    let words: Vec<&str> =
        tokens.iter().filter(|token| token.kind == TokenKind::Word).map(|token| article.slice(token.span)).collect();
    let capitals = words.iter().filter(|word| word.chars().next().is_some_and(char::is_uppercase)).count();
    capitals * 10 > words.len() * 6
}

/// The profile of an article from those of its sentences.
pub fn profile_story(sentences: &[SentenceProfile]) -> StoryProfile {
    let mut story = StoryProfile::default();
    for sentence in sentences.iter().filter(|sentence| !sentence.terms.is_empty()) {
        count(&mut story.terms, sentence.terms.keys().filter(|term| !sentence.numbers.contains(*term)));
        count(&mut story.names, sentence.names.keys());
        count(&mut story.numbers, sentence.numbers.iter());
        count(&mut story.pairs, sentence.pairs.iter());
        if sentence.place < LEAD_SENTENCES {
            count(&mut story.lead, sentence.terms.keys());
        }
    }
    for bag in [&mut story.terms, &mut story.names, &mut story.numbers, &mut story.pairs, &mut story.lead] {
        for (term, times) in bag.iter_mut() {
            let rarity: f32 = term.split(' ').map(rarity::weight).sum();
            *times = (1.0 + times.ln()) * rarity;
        }
    }
    story
}

fn count<'a>(bag: &mut Bag, terms: impl Iterator<Item = &'a String>) {
    for term in terms {
        *bag.entry(term.clone()).or_default() += 1.0;
    }
}

/// Cosine of two bags, 0 to 1.
pub fn cosine(left: &Bag, right: &Bag) -> f32 {
    let dot: f32 = shared(left, right).map(|(_, one, other)| one * other).sum();
    let norm = |bag: &Bag| bag.values().map(|weight| weight * weight).sum::<f32>();
    let norms = norm(left) * norm(right);
    if norms > 0.0 { dot / norms.sqrt() } else { 0.0 }
}

/// Share of the lighter bag that the heavier one has, 0 to 1.
pub fn containment(left: &Bag, right: &Bag) -> f32 {
    let common: f32 = shared(left, right).map(|(_, one, other)| one.min(other)).sum();
    let lighter = left.values().sum::<f32>().min(right.values().sum());
    if lighter > 0.0 { common / lighter } else { 0.0 }
}

/// Terms of both bags with their weights, in order of the terms.
pub fn shared<'a>(left: &'a Bag, right: &'a Bag) -> impl Iterator<Item = (&'a String, f32, f32)> {
    left.iter().filter_map(|(term, weight)| right.get(term).map(|other| (term, *weight, *other)))
}
