//! Floor 4: a sentence and an article as weighted bags of terms; what alignment compares.

use super::bag::{Bag, Term};
use crate::language::en::{lexicon, rarity};
use crate::text::{Article, BlockKind, Class, Sentence, Token, TokenKind};

/// A sentence as alignment sees it.
#[derive(Debug, Clone, Default)]
pub struct SentenceProfile {
    /// Families of content words, and figures, weighted by rarity.
    pub terms: Bag,
    /// Those of proper nouns, a part of `terms`.
    pub names: Bag,
    /// Pairs of content words that follow each other.
    pub pairs: Bag,
    /// Figures and number words, a part of `terms`.
    pub numbers: Bag,
    /// Place in its article, counted from 0 over sentences that carry claims.
    pub place: usize,
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

/// Weight of a figure: as much as a rare word, for figures are seldom shared by chance.
const FIGURE: f32 = 5.0;

/// Words lighter than this carry no meaning of their own. Function words are left out by weight and not by tag:
/// on ECB+ topics the rarer of them ("after", "against") help to tell stories apart.
const LEAST_RARITY: f32 = 1.5;

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
                profile_sentence(article, sentence, place - 1)
            }
        })
        .collect()
}

fn profile_sentence(article: &Article, sentence: &Sentence, place: usize) -> SentenceProfile {
    let tokens = article.tokens_of(sentence);
    let headline = is_title_case(article, tokens);
    let (mut terms, mut names, mut pairs, mut numbers) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut before: Option<(Term, f32)> = None;
    for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.kind != TokenKind::Punctuation) {
        let Some((term, weight)) = weigh(article, token) else {
            before = None;
            continue;
        };
        if is_number(token) {
            numbers.push((term, weight));
        }
        if token.tag.class == Class::Propn && at > 0 && !headline {
            names.push((term, weight));
        }
        if let Some((last, heft)) = before.replace((term, weight)) {
            pairs.push((last.followed_by(term), heft + weight));
        }
        terms.push((term, weight));
    }
    SentenceProfile {
        terms: Bag::new(terms),
        names: Bag::new(names),
        pairs: Bag::new(pairs),
        numbers: Bag::new(numbers),
        place,
    }
}

/// The content words and figures among `tokens`, as a bag.
pub fn profile_words(article: &Article, tokens: &[Token]) -> Bag {
    Bag::new(
        tokens.iter().filter(|token| token.kind != TokenKind::Punctuation).filter_map(|token| weigh(article, token)),
    )
}

fn is_number(token: &Token) -> bool {
    token.kind == TokenKind::Number || token.tag.class == Class::Num
}

/// The term and weight of a word that carries meaning of its own; `None` for function words, marks and symbols.
fn weigh(article: &Article, token: &Token) -> Option<(Term, f32)> {
    let word = article.slice(token.span);
    if is_number(token) {
        return Some((figure(word), FIGURE));
    }
    if matches!(token.tag.class, Class::Punct | Class::Sym) {
        return None;
    }
    weigh_lemma(if token.lemma.is_empty() { word } else { &token.lemma })
}

/// The term and weight of a lemma; `None` for words too common to mean anything of their own.
pub(super) fn weigh_lemma(lemma: &str) -> Option<(Term, f32)> {
    let weight = rarity::weight(lemma);
    (weight >= LEAST_RARITY).then(|| (Term(u64::from(lexicon::Term::of(lemma).key())), weight))
}

/// Figures are terms of their own: the digits, or the number word, apart from the families of words.
fn figure(word: &str) -> Term {
    let letters = word.bytes().filter(|byte| *byte != b',').map(|byte| byte.to_ascii_lowercase());
    let hash =
        letters.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    Term(hash | 1 << 63)
}

/// Whether most words start with a capital, so that a capital tells nothing.
fn is_title_case(article: &Article, tokens: &[Token]) -> bool {
    let words: Vec<&str> =
        tokens.iter().filter(|token| token.kind == TokenKind::Word).map(|token| article.slice(token.span)).collect();
    let capitals = words.iter().filter(|word| word.chars().next().is_some_and(char::is_uppercase)).count();
    capitals * 10 > words.len() * 6
}

/// The profile of an article from those of its sentences and from its metadata lines: the words of a URL, the day of
/// publication and a credit say much about which story it tells, though they claim nothing.
pub fn profile_story(article: &Article, sentences: &[SentenceProfile]) -> StoryProfile {
    let margins: Vec<SentenceProfile> = article
        .source
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Metadata)
        .map(|block| profile_margin(article.slice(block.span)))
        .collect();
    let all = || sentences.iter().chain(&margins);
    let counted = |bag: fn(&SentenceProfile) -> &Bag| Bag::counted(all().flat_map(move |one| bag(one).iter()));
    let words = |sentence: &SentenceProfile| {
        let numbers = sentence.numbers.clone();
        sentence.terms.iter().filter(move |(term, _)| !numbers.has(*term)).collect::<Vec<_>>()
    };
    StoryProfile {
        terms: Bag::counted(all().flat_map(words)),
        names: counted(|sentence| &sentence.names),
        numbers: counted(|sentence| &sentence.numbers),
        pairs: counted(|sentence| &sentence.pairs),
        lead: Bag::counted(all().filter(|one| one.place < LEAD_SENTENCES).flat_map(|sentence| sentence.terms.iter())),
    }
}

/// The words of a line of metadata, cut at everything that is no letter or digit.
fn profile_margin(line: &str) -> SentenceProfile {
    let words = line.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_figure = |word: &&str| word.starts_with(|letter: char| letter.is_ascii_digit());
    let terms: Vec<(Term, f32)> = words.clone().filter(|word| !is_figure(word)).filter_map(weigh_lemma).collect();
    let numbers: Vec<(Term, f32)> = words.filter(is_figure).map(|word| (figure(word), FIGURE)).collect();
    let pairs = terms.windows(2).map(|two| (two[0].0.followed_by(two[1].0), two[0].1 + two[1].1));
    SentenceProfile {
        pairs: Bag::new(pairs),
        numbers: Bag::new(numbers.iter().copied()),
        terms: Bag::new(terms.into_iter().chain(numbers)),
        ..SentenceProfile::default()
    }
}
