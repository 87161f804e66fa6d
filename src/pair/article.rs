//! An article as pairing sees it: its content words, each once, and for every sentence which of them it has.

use crate::align::bag::Term;
use crate::align::profile;
use crate::align::quantity::{self, QuantityProfile};
use crate::claim::{Claim, Content, EntityId, Quantity};
use crate::language::en::negation;
use crate::language::en::{lexicon, vectors};
use crate::name::Entities;
use crate::text::tree;
use crate::text::{Article, BlockKind, Class, Sentence, Span, Token, TokenKind};
use rustc_hash::FxHasher;
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

/// A content word of an article.
#[derive(Debug, Clone)]
pub struct Lexeme {
    /// Its family, or the figure.
    pub term: Term,
    /// Its entry in the word table; `None` for figures and names, which are like nothing but themselves.
    pub entry: Option<lexicon::Term>,
    /// Its vector.
    pub vector: Option<&'static [u8; vectors::DIMENSIONS]>,
    /// Its weight, by rarity.
    pub weight: f32,
    /// How many sentences of the article have it.
    pub sentences: u32,
}

/// A value as pairing sees it.
#[derive(Debug, Clone)]
pub struct PairValue {
    /// Index of its claim.
    pub claim: usize,
    /// Index of its sentence.
    pub sentence: usize,
    /// The value, and what it measures.
    pub quantity: Quantity,
    /// What its sentence says of it.
    pub profile: QuantityProfile,
    /// Content words before it, nearest first.
    pub before: Vec<u32>,
    /// Content words after it, nearest first.
    pub after: Vec<u32>,
    /// Whether it is somebody's word.
    pub has_speaker: bool,
}

/// A sentence as pairing sees it.
#[derive(Debug, Clone, Default)]
pub struct PairSentence {
    /// Its content words by number, each once, with their weight.
    pub words: Vec<(u32, f32)>,
    /// A hash of its words in lower case, marks left out: two sentences of one hash say the same in the same words.
    pub wording: u64,
    /// The number of the content word that each token is.
    pub by_token: Vec<Option<u32>>,
    /// Sum of the weights.
    pub sum: f32,
    /// Mean of the vectors of its words, weighted, of unit length; empty when no word has one.
    pub meaning: Vec<f32>,
    /// Numbers of its main verb, its subject and object.
    pub bones: [Option<u32>; 3],
    /// Who and what it names, each once, sorted.
    pub entities: Vec<EntityId>,
    /// Its values.
    pub values: Vec<Quantity>,
    /// How many negations it has.
    pub negations: usize,
    /// Whether somebody speaks in it.
    pub is_quoted: bool,
    /// Whether it is a headline.
    pub is_headline: bool,
}

/// An article as pairing sees it.
#[derive(Debug, Clone, Default)]
pub struct PairArticle {
    /// Its content words.
    pub words: Vec<Lexeme>,
    /// Its sentences; those that carry no claim are empty.
    pub sentences: Vec<PairSentence>,
    /// Its values, in the order of the claims.
    pub values: Vec<PairValue>,
    /// How many sentences name an entity.
    pub entity_sentences: BTreeMap<EntityId, u32>,
}

/// Reads an article for pairing.
pub fn read(article: &Article, claims: &[Claim<EntityId>], entities: &Entities) -> PairArticle {
    let mut found = PairArticle::default();
    let mut numbers: BTreeMap<Term, u32> = BTreeMap::new();
    for sentence in &article.sentences {
        if !carries_claims(sentence) {
            found.sentences.push(PairSentence::default());
            continue;
        }
        let one = sentence_of(article, sentence, entities, (&mut found.words, &mut numbers));
        found.sentences.push(one);
    }
    for (at, claim) in claims.iter().enumerate() {
        let Content::Quantity(quantity) = &claim.content else { continue };
        let Some(profile) = quantity::profile(article, claim, entities) else { continue };
        let sentence = claim.sentence as usize;
        found.sentences[sentence].values.push(quantity.clone());
        let [before, after] =
            around(article, &article.sentences[sentence], quantity.span, &found.sentences[sentence].by_token);
        let has_speaker = claim.speaker.is_some();
        found.values.push(PairValue {
            claim: at,
            sentence,
            quantity: quantity.clone(),
            profile,
            before,
            after,
            has_speaker,
        });
    }
    for one in &found.sentences {
        one.words.iter().for_each(|(word, _)| found.words[*word as usize].sentences += 1);
        one.entities.iter().for_each(|entity| *found.entity_sentences.entry(*entity).or_default() += 1);
    }
    found
}

fn wording(article: &Article, tokens: &[Token]) -> u64 {
    let mut hasher = FxHasher::default();
    for token in tokens.iter().filter(|token| token.kind != TokenKind::Punctuation) {
        article.slice(token.span).to_lowercase().hash(&mut hasher);
    }
    hasher.finish()
}

/// Tokens to each side of a value that tell what it is a value of.
const WINDOW: usize = 8;

/// The content words before and after a value, nearest first.
fn around(article: &Article, sentence: &Sentence, value: Span, by_token: &[Option<u32>]) -> [Vec<u32>; 2] {
    let tokens = article.tokens_of(sentence);
    let start = tokens.partition_point(|token| token.span.end <= value.start).min(by_token.len());
    let end = tokens.partition_point(|token| token.span.start < value.end).clamp(start, by_token.len());
    let before = by_token[start.saturating_sub(WINDOW)..start].iter().rev().flatten().copied().collect();
    let after = by_token[end..(end + WINDOW).min(by_token.len())].iter().flatten().copied().collect();
    [before, after]
}

fn carries_claims(sentence: &Sentence) -> bool {
    match sentence.role {
        BlockKind::Headline | BlockKind::Paragraph => true,
        BlockKind::Boilerplate | BlockKind::Metadata => false,
    }
}

fn sentence_of(
    article: &Article,
    sentence: &Sentence,
    entities: &Entities,
    (words, numbers): (&mut Vec<Lexeme>, &mut BTreeMap<Term, u32>),
) -> PairSentence {
    let tokens = article.tokens_of(sentence);
    let mut one = PairSentence { is_headline: sentence.role == BlockKind::Headline, ..PairSentence::default() };
    let mut by_token: Vec<Option<u32>> = vec![None; tokens.len()];
    let mut weights: BTreeMap<u32, f32> = BTreeMap::new();
    for (at, token) in tokens.iter().enumerate() {
        let Some((term, weight)) = profile::weigh(article, token).filter(|_| token.kind != TokenKind::Punctuation)
        else {
            continue;
        };
        let number = *numbers.entry(term).or_insert_with(|| {
            words.push(Lexeme { weight, ..lexeme(article, token, term) });
            words.len() as u32 - 1
        });
        by_token[at] = Some(number);
        let kept = weights.entry(number).or_insert(weight);
        *kept = kept.max(weight);
    }
    one.words = weights.into_iter().collect();
    one.sum = one.words.iter().map(|(_, weight)| weight).sum();
    one.meaning = meaning(&one.words, words);
    one.by_token = by_token;
    one.wording = wording(article, tokens);
    if let Some(root) = tree::root(tokens) {
        let by_token = &one.by_token;
        let verb = by_token[root];
        let subject = tree::subject_of(tokens, root).and_then(|at| by_token[at]);
        let object = tree::object_of(tokens, root).and_then(|at| by_token[at]);
        one.bones = [verb, subject, object];
    }
    let verbs = tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| matches!(token.tag.class, Class::Verb | Class::Adj | Class::Noun));
    one.negations = verbs.filter(|(at, _)| negation::negation_of(tokens, *at).is_some()).count();
    one.is_quoted = article.quotations.iter().any(|quotation| quotation.span.overlaps(sentence.span));
    let mut named: Vec<EntityId> = entities.mentions_in(sentence.span).iter().filter_map(|one| one.entity).collect();
    named.sort_unstable();
    named.dedup();
    one.entities = named;
    one
}

fn lexeme(article: &Article, token: &Token, term: Term) -> Lexeme {
    let word = article.slice(token.span);
    let is_figure = token.kind == TokenKind::Number || token.tag.class == Class::Num;
    let lemma = if token.lemma.is_empty() { word } else { &token.lemma };
    let vector = (!is_figure)
        .then(|| vectors::find(&word.to_lowercase()).or_else(|| vectors::find(&lemma.to_lowercase())))
        .flatten();
    let entry = (!is_figure).then(|| lexicon::Term::of(lemma));
    Lexeme { term, entry, vector: vector.filter(|_| token.tag.class != Class::Propn), weight: 0.0, sentences: 0 }
}

/// The weighted mean of the vectors, of unit length.
fn meaning(words: &[(u32, f32)], lexemes: &[Lexeme]) -> Vec<f32> {
    let mut sum = vec![0.0; vectors::DIMENSIONS];
    for (word, weight) in words {
        if let Some(vector) = lexemes[*word as usize].vector {
            sum.iter_mut().zip(vector).for_each(|(total, one)| *total += f32::from(*one as i8) * weight);
        }
    }
    let norm = sum.iter().map(|one| one * one).sum::<f32>().sqrt();
    if norm == 0.0 {
        return Vec::new();
    }
    sum.iter_mut().for_each(|one| *one /= norm);
    sum
}
