//! Floor 6: sentences that say the same in their own words (C100), sentences that speak of the same thing, and what
//! only one source says.

use super::checks::check_of;
use super::compose::{Side, Subject, compose, fold, pairs_within};
use super::conflict::Nuances;
use super::quantity::Differing;
use crate::align::group::{Bond, Link, group};
use crate::align::link::SentenceRef;
use crate::finding::{ClaimRelation, Finding, Relation};
use crate::pair::ScoredPair;
use crate::text::{Article, BlockKind, Depth};
use crate::why::Ground;
use std::collections::{BTreeMap, BTreeSet};

/// Log-odds of saying the same from which two sentences agree; two groups join at the same mean.
const SAYS_THE_SAME: Bond = Bond { threshold: -0.9, missing: -3.0 };

/// Log-odds of being related from which two sentences stand side by side.
const SPEAKS_OF_IT: Bond = Bond { threshold: -1.7, missing: -4.0 };

/// Sentences of different sources with the links between them.
struct Board<'a> {
    articles: &'a [Article],
    members: Vec<SentenceRef>,
    ranks: Vec<usize>,
    pairs: BTreeMap<(usize, usize), &'a ScoredPair>,
}

/// Findings over sentences: groups that say the same, then groups that speak of the same thing.
pub fn compare_sentences(
    articles: &[Article],
    pairs: &[ScoredPair],
    differing: &Differing,
    nuances: &Nuances,
) -> Vec<Finding> {
    let board = board(articles, pairs);
    let same = grouped(&board, SAYS_THE_SAME, |pair| sameness(pair, differing));
    let mut told: Vec<Option<usize>> = vec![None; board.members.len()];
    same.iter().enumerate().for_each(|(number, group)| group.iter().for_each(|&at| told[at] = Some(number)));
    let related = grouped(&board, SPEAKS_OF_IT, |pair| pair.scores.related);
    let fresh =
        related.iter().filter(|group| told[group[0]].is_none() || group.iter().any(|&at| told[at] != told[group[0]]));
    let agreements = same.iter().map(|group| finding(&board, group, |pair| relate_same(pair, differing, nuances)));
    agreements
        .chain(fresh.map(|group| finding(&board, group, |pair| relate_related(pair, differing, nuances))))
        .collect()
}

fn board<'a>(articles: &'a [Article], pairs: &'a [ScoredPair]) -> Board<'a> {
    let members: Vec<SentenceRef> =
        pairs.iter().flat_map(|pair| [pair.left, pair.right]).collect::<BTreeSet<_>>().into_iter().collect();
    let number: BTreeMap<SentenceRef, usize> = members.iter().enumerate().map(|(at, member)| (*member, at)).collect();
    let by_pair = pairs.iter().map(|pair| ((number[&pair.left], number[&pair.right]), pair)).collect();
    let mut order: Vec<usize> = (0..members.len()).collect();
    order.sort_by_cached_key(|&at| {
        let member = members[at];
        (fold(words(articles, member)), &articles[member.source].source.path, member.sentence)
    });
    let mut ranks = vec![0; members.len()];
    order.iter().enumerate().for_each(|(rank, &at)| ranks[at] = rank);
    Board { articles, members, ranks, pairs: by_pair }
}

fn words(articles: &[Article], member: SentenceRef) -> &str {
    let article = &articles[member.source];
    article.slice(article.sentences[member.sentence].span)
}

fn grouped(board: &Board<'_>, bond: Bond, score: impl Fn(&ScoredPair) -> f32) -> Vec<Vec<usize>> {
    let links: Vec<Link> =
        board.pairs.iter().map(|(&(left, right), pair)| Link { left, right, score: score(pair) }).collect();
    let source = |at: usize| board.members[at].source;
    group(board.members.len(), &links, bond, |at| board.ranks[at], source)
}

fn finding(board: &Board<'_>, group: &[usize], relate: impl Fn(&ScoredPair) -> Option<Relation>) -> Finding {
    let sides: Vec<Side> = group.iter().map(|&at| side(board.articles, board.members[at])).collect();
    let pairs = pairs_within(group, &board.pairs).into_iter();
    let related = pairs.filter_map(|(left, right, pair)| Some(ClaimRelation { left, right, relation: relate(pair)? }));
    let relations = related.collect();
    let check = check_of("C100").expect("C100 is in the list of checks");
    let topic = fold(words(board.articles, board.members[group[0]]));
    compose(board.articles, Subject { check, topic: &topic, key: "" }, &sides, relations)
}

/// Log-odds that two sentences say the same; those whose values differ do not.
fn sameness(pair: &ScoredPair, differing: &Differing) -> f32 {
    if differs(pair, differing) { SAYS_THE_SAME.missing } else { pair.scores.agree }
}

fn differs(pair: &ScoredPair, differing: &Differing) -> bool {
    differing.contains(&(pair.left, pair.right))
}

/// What speaks for and against that two sentences say the same, or speak of one thing.
pub fn grounds(pair: &ScoredPair, differing: &Differing) -> Vec<Ground> {
    let mut grounds = vec![Ground::at_least("log-odds of saying the same", pair.scores.agree, SAYS_THE_SAME.threshold)];
    if differs(pair, differing) {
        grounds.push(Ground::against("a value or a word of theirs differs, so that they do not say the same"));
    }
    grounds.push(Ground::at_least("log-odds of speaking of one thing", pair.scores.related, SPEAKS_OF_IT.threshold));
    grounds
}

fn relate_same(pair: &ScoredPair, differing: &Differing, nuances: &Nuances) -> Option<Relation> {
    let same = sameness(pair, differing) >= SAYS_THE_SAME.threshold;
    let nuance = nuances.get(&(pair.left, pair.right)).filter(|_| same);
    nuance.cloned().or_else(|| same.then(|| Relation::Agree("both say the same in their own words".to_owned())))
}

fn relate_related(pair: &ScoredPair, differing: &Differing, nuances: &Nuances) -> Option<Relation> {
    if let Some(nuance) = nuances.get(&(pair.left, pair.right)) {
        return Some(nuance.clone());
    }
    let how = if differs(pair, differing) {
        "both speak of it, in values or words that differ"
    } else {
        "both speak of it, and nothing was found in them that differs"
    };
    (pair.scores.related >= SPEAKS_OF_IT.threshold).then(|| Relation::Compatible(how.to_owned()))
}

fn side(articles: &[Article], member: SentenceRef) -> Side {
    let span = articles[member.source].sentences[member.sentence].span;
    Side {
        source: member.source,
        sentence: member.sentence,
        span,
        normalized: fold(words(articles, member)).to_lowercase(),
        speaker: None,
    }
}

/// Log-odds of being related to a sentence of another source from which a sentence adds nothing.
const COVERED: f32 = 1.6;

/// What only one source says: one addition for each sentence of a paragraph that no sentence of another source covers.
pub fn additions(articles: &[Article], pairs: &[ScoredPair]) -> Vec<Finding> {
    let covering = pairs.iter().filter(|pair| pair.scores.related >= COVERED);
    let covered: BTreeSet<SentenceRef> = covering.flat_map(|pair| [pair.left, pair.right]).collect();
    let check = check_of("C100").expect("C100 is in the list of checks");
    let mut found = Vec::new();
    for (source, article) in articles.iter().enumerate() {
        for (sentence, place) in article.sentences.iter().enumerate() {
            let member = SentenceRef { source, sentence };
            if place.role == BlockKind::Paragraph && !covered.contains(&member) {
                let topic = fold(words(articles, member));
                let side = side(articles, member);
                found.push(compose(articles, Subject { check, topic: &topic, key: "" }, &[side], Vec::new()));
            }
        }
    }
    found
}

/// Why a sentence that is read for its values alone stands in no finding.
const TOO_LONG: &str = "too long for a sentence or too full of figures";

/// Sentences that stand in no finding: how many, by reason.
pub fn left_out(articles: &[Article], findings: &[Finding]) -> Vec<(String, usize)> {
    let number: BTreeMap<_, usize> = articles.iter().enumerate().map(|(at, article)| (article.source.id, at)).collect();
    let claims = findings.iter().flat_map(|finding| &finding.claims);
    let told: BTreeSet<(usize, usize)> = claims
        .flat_map(|claim| {
            let source = number[&claim.source];
            let sentences = &articles[source].sentences;
            let first = sentences.partition_point(|sentence| sentence.span.end <= claim.span.start);
            let here = (first..sentences.len()).take_while(|&place| sentences[place].span.start < claim.span.end);
            here.map(|place| (source, place)).collect::<Vec<_>>()
        })
        .collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (source, article) in articles.iter().enumerate() {
        for (place, sentence) in article.sentences.iter().enumerate() {
            if !told.contains(&(source, place)) {
                let reason = match sentence.role {
                    _ if sentence.depth == Depth::Values => TOO_LONG,
                    BlockKind::Headline => "headline that no other source has",
                    BlockKind::Paragraph => "words that other sources have in several sentences",
                    BlockKind::Boilerplate | BlockKind::Metadata => "about the document",
                };
                *counts.entry(reason).or_default() += 1;
            }
        }
    }
    counts.into_iter().map(|(reason, count)| (reason.to_owned(), count)).collect()
}
