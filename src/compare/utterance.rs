//! Floor 6: the same utterance quoted in several sources (Q101).

use super::checks::check_of;
use super::compose::{Side, Subject, compose, fold};
use super::quote::{Piece, QuoteRelation, Side as PieceSide, relate_quotes};
use crate::align::bag::Bag;
use crate::align::group::{Bond, Link, group};
use crate::align::profile::profile_words;
use crate::claim::{Claim, Content};
use crate::finding::{Certainty, ClaimRelation, Finding, Relation};
use crate::rules::quotes::QuoteRules;
use crate::text::Article;
use std::collections::BTreeMap;

/// Utterances that share less than this share of the lighter one's weight are not laid side by side.
const LEAST_SHARED: f32 = 0.3;

/// Two utterances are one or they are not: a pair that is not drops the mean by as much as one that is lifts it.
const BOND: Bond = Bond { threshold: 0.0, missing: -1.0 };

/// The quoted part of a sentence.
struct Utterance<'a, E> {
    source: usize,
    claim: &'a Claim<E>,
    words: &'a str,
    terms: Bag,
}

/// Findings over the quotations of all sources.
pub fn compare_utterances<E>(articles: &[Article], claims: &[Vec<Claim<E>>], rules: &QuoteRules) -> Vec<Finding> {
    let utterances = utterances(articles, claims);
    let pairs = pairs(&utterances, rules);
    let links: Vec<Link> = pairs.keys().map(|&(left, right)| Link { left, right, score: 1.0 }).collect();
    let mut order: Vec<usize> = (0..utterances.len()).collect();
    order.sort_by_key(|&at| {
        let one = &utterances[at];
        (one.words, &articles[one.source].source.path, one.claim.span.start)
    });
    let mut ranks = vec![0; utterances.len()];
    order.iter().enumerate().for_each(|(rank, &at)| ranks[at] = rank);
    let kin = |one: usize, other: usize| utterances[one].source == utterances[other].source;
    let groups = group(utterances.len(), &links, BOND, |at| ranks[at], kin);
    groups.iter().map(|group| finding(articles, &utterances, group, &pairs)).collect()
}

fn utterances<'a, E>(articles: &'a [Article], claims: &'a [Vec<Claim<E>>]) -> Vec<Utterance<'a, E>> {
    let mut utterances = Vec::new();
    for (source, claims) in claims.iter().enumerate() {
        for claim in claims {
            let Content::Quote { words } = &claim.content else { continue };
            let article = &articles[source];
            let tokens = article.tokens_of(&article.sentences[claim.sentence as usize]);
            let inside: Vec<_> = tokens.iter().filter(|token| words.contains(token.span)).cloned().collect();
            let terms = profile_words(article, &inside);
            utterances.push(Utterance { source, claim, words: article.slice(*words), terms });
        }
    }
    utterances
}

/// Pairs of different sources that are one utterance, with how their words stand.
fn pairs<E>(utterances: &[Utterance<'_, E>], rules: &QuoteRules) -> BTreeMap<(usize, usize), QuoteRelation> {
    let mut pairs = BTreeMap::new();
    for (left, one) in utterances.iter().enumerate() {
        for (right, other) in utterances.iter().enumerate().skip(left + 1) {
            if one.source == other.source || one.terms.containment(&other.terms) < LEAST_SHARED {
                continue;
            }
            match relate_quotes(one.words, other.words, rules) {
                QuoteRelation::Different => {}
                QuoteRelation::Changed(_) if !is_one_utterance(one, other) => {}
                relation @ (QuoteRelation::Same
                | QuoteRelation::Style
                | QuoteRelation::Shortened(_)
                | QuoteRelation::Changed(_)) => {
                    pairs.insert((left, right), relation);
                }
            }
        }
    }
    pairs
}

/// Whether words that differ are still one utterance: of one speaker, or alike for the most part.
fn is_one_utterance<E>(one: &Utterance<'_, E>, other: &Utterance<'_, E>) -> bool {
    match (&one.claim.speaker, &other.claim.speaker) {
        (Some(left), Some(right)) => {
            let (left, right) = (left.shown.to_lowercase(), right.shown.to_lowercase());
            let shared = left.split(' ').any(|word| right.split(' ').any(|known| known == word));
            shared || one.terms.cosine(&other.terms) >= ALIKE
        }
        (None, _) | (_, None) => one.terms.cosine(&other.terms) >= LIKELY,
    }
}

/// Cosine from which the words of two named speakers are one utterance, and of unnamed ones.
const ALIKE: f32 = 0.8;
const LIKELY: f32 = 0.55;

fn finding<E>(
    articles: &[Article],
    utterances: &[Utterance<'_, E>],
    group: &[usize],
    pairs: &BTreeMap<(usize, usize), QuoteRelation>,
) -> Finding {
    let sides: Vec<Side> = group.iter().map(|&at| side(&utterances[at])).collect();
    let mut relations = Vec::new();
    for (left, &one) in group.iter().enumerate() {
        for (right, &other) in group.iter().enumerate().skip(left + 1) {
            if let Some(relation) = pairs.get(&(one, other)) {
                relations.push(ClaimRelation { left, right, relation: relate(relation) });
            }
        }
    }
    let check = check_of("Q101").expect("Q101 is in the list of checks");
    let topic = match sides.iter().filter_map(|side| side.speaker.as_deref()).min() {
        Some(speaker) => format!("quote, {speaker}"),
        None => "quote".to_owned(),
    };
    compose(articles, Subject { check, topic: &topic, key: "" }, &sides, relations)
}

fn side<E>(utterance: &Utterance<'_, E>) -> Side {
    Side {
        source: utterance.source,
        sentence: utterance.claim.sentence as usize,
        span: utterance.claim.span,
        normalized: fold(utterance.words).to_lowercase(),
        speaker: utterance.claim.speaker.as_ref().map(|speaker| speaker.shown.clone()),
    }
}

fn relate(relation: &QuoteRelation) -> Relation {
    match relation {
        QuoteRelation::Same => Relation::Agree("the same words".to_owned()),
        QuoteRelation::Style => Relation::Agree("the same words, written otherwise".to_owned()),
        QuoteRelation::Shortened(pieces) => Relation::Compatible(format!("one is shorter: {}", changes(pieces))),
        QuoteRelation::Changed(pieces) => {
            Relation::Contradict(Certainty::Certain, format!("the words differ: {}", changes(pieces)))
        }
        QuoteRelation::Different => Relation::NotComparable("other words".to_owned()),
    }
}

/// The words only one side has: "“and” / –, “are” / “were”".
fn changes(pieces: &[Piece]) -> String {
    let quoted = |words: &str| format!("“{words}”");
    let mut shown: Vec<String> = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let next = pieces.get(at + 1);
        match (pieces[at].side, next.map(|piece| piece.side)) {
            (PieceSide::Both, _) => {}
            (PieceSide::Left, Some(PieceSide::Right)) => {
                shown.push(format!("{} / {}", quoted(&pieces[at].words), quoted(&pieces[at + 1].words)));
                at += 1;
            }
            (PieceSide::Left, _) => shown.push(format!("{} / –", quoted(&pieces[at].words))),
            (PieceSide::Right, _) => shown.push(format!("– / {}", quoted(&pieces[at].words))),
        }
        at += 1;
    }
    shown.join(", ")
}
