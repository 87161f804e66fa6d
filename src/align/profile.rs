//! Floor 4: a sentence and an article as weighted bags of terms; what alignment compares.

use super::bag::{Bag, Term};
use crate::language::en::{lexicon, rarity};
use crate::name::{Entities, IdentityId, NameForm, ResolvedMention};
use crate::text::{Article, BlockKind, Class, Sentence, Span, Token, TokenKind};

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
    /// The terms of its clauses, as far as marks and subordinating words cut them; only those of some substance.
    pub clauses: Vec<Bag>,
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
///
/// A name of the gazetteer is one term, whatever its form: "DPRK" and "Pyongyang said" are North Korea.
pub fn profile_sentences(article: &Article, entities: &Entities) -> Vec<SentenceProfile> {
    let identities = identities(article, entities);
    let mut place = 0;
    article
        .sentences
        .iter()
        .map(|sentence| match sentence.role {
            BlockKind::Boilerplate | BlockKind::Metadata => SentenceProfile::default(),
            BlockKind::Headline | BlockKind::Paragraph => {
                place += 1;
                profile_sentence(article, sentence, &identities, place - 1)
            }
        })
        .collect()
}

/// The names of the gazetteer in `article`, in order of their place.
fn identities(article: &Article, entities: &Entities) -> Vec<(Span, IdentityId)> {
    let known = |one: &ResolvedMention| {
        let identity = entities.get(one.entity?).known?;
        (one.mention.form == NameForm::Proper).then_some((one.mention.span, identity))
    };
    entities.of_source(article.source.id).iter().filter_map(known).collect()
}

/// The identity whose name a token is a word of, and whether it is the first.
fn identity_of(identities: &[(Span, IdentityId)], token: &Token) -> Option<(IdentityId, bool)> {
    let at = identities.partition_point(|(span, _)| span.end <= token.span.start);
    let (span, identity) = identities.get(at).filter(|(span, _)| span.overlaps(token.span))?;
    Some((*identity, span.start >= token.span.start))
}

/// Weight of a name of the gazetteer: that of a word met in one sentence of some hundreds.
const IDENTITY: f32 = 5.0;

fn profile_sentence(
    article: &Article,
    sentence: &Sentence,
    identities: &[(Span, IdentityId)],
    place: usize,
) -> SentenceProfile {
    let tokens = article.tokens_of(sentence);
    let headline = is_title_case(article, tokens);
    let (mut terms, mut names, mut pairs, mut numbers) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut before: Option<(Term, f32)> = None;
    let (mut clause, mut clauses) = (Vec::new(), Vec::new());
    for (at, token) in tokens.iter().enumerate() {
        if cuts_clause(article, token) {
            clauses.push(std::mem::take(&mut clause));
        }
        if token.kind == TokenKind::Punctuation {
            continue;
        }
        let identity = identity_of(identities, token);
        let weighed = match identity {
            Some((_, false)) => continue,
            Some((IdentityId(number), true)) => Some((Term(u64::from(number) | 1 << 62), IDENTITY)),
            None => weigh(article, token),
        };
        let Some((term, weight)) = weighed else {
            before = None;
            continue;
        };
        if is_number(token) {
            numbers.push((term, weight));
        }
        if identity.is_some() || token.tag.class == Class::Propn && at > 0 && !headline {
            names.push((term, weight));
        }
        if let Some((last, heft)) = before.replace((term, weight)) {
            pairs.push((last.followed_by(term), heft + weight));
        }
        terms.push((term, weight));
        clause.push((term, weight));
    }
    clauses.push(clause);
    SentenceProfile {
        clauses: clauses.into_iter().map(Bag::new).filter(|clause| clause.len() >= CLAUSE_TERMS).collect(),
        terms: Bag::new(terms),
        names: Bag::new(names),
        pairs: Bag::new(pairs),
        numbers: Bag::new(numbers),
        place,
    }
}

/// Fewest terms that make a clause worth comparing by itself.
const CLAUSE_TERMS: usize = 4;

/// Whether a clause ends before this token: a comma, a colon, a dash, or "that", "because".
fn cuts_clause(article: &Article, token: &Token) -> bool {
    match token.kind {
        TokenKind::Punctuation => matches!(article.slice(token.span), "," | ";" | ":" | "—" | "–" | "--"),
        TokenKind::Word => token.tag.class == Class::Sconj,
        TokenKind::Number | TokenKind::Symbol => false,
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
pub fn weigh(article: &Article, token: &Token) -> Option<(Term, f32)> {
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
