//! Floor 4: sentences that say the same in their own words (C100), and what only one source says.

use super::checks::check_of;
use super::compose::{Side, Subject, compose};
use crate::align::group::{Bond, Link, group};
use crate::align::link::{SentenceLink, SentenceRef};
use crate::finding::{ClaimRelation, Finding, Relation};
use crate::text::{Article, BlockKind};
use std::collections::{BTreeMap, BTreeSet};

/// Cosine of weighted words from which two sentences are taken to say the same. Measured on labelled news stories:
/// of labelled pairs over it, 4 in 100 are traps.
const SAME: f32 = 0.40;

/// Log-odds from which two sentences are taken to speak of the same thing.
const RELATED: f32 = -0.5;

/// Log-odds of a pair without a link.
const UNLINKED: f32 = -4.0;

/// Groups of sentences that speak of the same thing, as findings.
pub fn compare_sentences(articles: &[Article], links: &[SentenceLink]) -> Vec<Finding> {
    let members: Vec<SentenceRef> =
        links.iter().flat_map(|link| [link.left, link.right]).collect::<BTreeSet<_>>().into_iter().collect();
    let number: BTreeMap<SentenceRef, usize> = members.iter().enumerate().map(|(at, member)| (*member, at)).collect();
    let scored: Vec<Link> = links
        .iter()
        .map(|link| Link { left: number[&link.left], right: number[&link.right], score: link.logit.0 })
        .collect();
    let by_pair: BTreeMap<(usize, usize), &SentenceLink> =
        links.iter().map(|link| ((number[&link.left], number[&link.right]), link)).collect();
    let text =
        |member: &SentenceRef| articles[member.source].slice(articles[member.source].sentences[member.sentence].span);
    let ranks = rank_by(&members, text);
    let bond = Bond { threshold: RELATED, missing: UNLINKED };
    group(members.len(), &scored, bond, |at| ranks[at], |one, other| members[one].source == members[other].source)
        .iter()
        .map(|group| finding(articles, &members, group, &by_pair))
        .collect()
}

fn rank_by<'a>(members: &[SentenceRef], text: impl Fn(&SentenceRef) -> &'a str) -> Vec<usize> {
    let mut order: Vec<usize> = (0..members.len()).collect();
    order.sort_by_key(|&at| text(&members[at]));
    let mut ranks = vec![0; members.len()];
    order.iter().enumerate().for_each(|(rank, &at)| ranks[at] = rank);
    ranks
}

fn finding(
    articles: &[Article],
    members: &[SentenceRef],
    group: &[usize],
    links: &BTreeMap<(usize, usize), &SentenceLink>,
) -> Finding {
    let sides: Vec<Side> = group.iter().map(|&at| side(articles, members[at])).collect();
    let mut relations = Vec::new();
    for (left, &one) in group.iter().enumerate() {
        for (right, &other) in group.iter().enumerate().skip(left + 1) {
            let Some(link) = links.get(&(one, other)) else { continue };
            relations.push(ClaimRelation { left, right, relation: relate(link) });
        }
    }
    let check = check_of("C100").expect("C100 is in the list of checks");
    let topic = &sides[0].normalized.clone();
    compose(articles, Subject { check, topic, key: "" }, &sides, relations)
}

fn side(articles: &[Article], member: SentenceRef) -> Side {
    let article = &articles[member.source];
    let sentence = &article.sentences[member.sentence];
    Side {
        source: member.source,
        sentence: member.sentence,
        span: sentence.span,
        normalized: article.slice(sentence.span).to_lowercase(),
        speaker: None,
    }
}

fn relate(link: &SentenceLink) -> Relation {
    if link.overlap.cosine >= SAME {
        Relation::Agree("both say it in much the same words".to_owned())
    } else {
        Relation::Compatible("both speak of it, and nothing in them differs".to_owned())
    }
}

/// What stands in no finding: one addition for each such sentence.
pub fn additions(articles: &[Article], findings: &[Finding]) -> Vec<Finding> {
    let told: BTreeSet<(usize, usize)> = findings
        .iter()
        .flat_map(|finding| &finding.claims)
        .filter_map(|claim| {
            let source = articles.iter().position(|article| article.source.id == claim.source)?;
            Some((source, articles[source].sentence_at(claim.span)?))
        })
        .collect();
    let check = check_of("C100").expect("C100 is in the list of checks");
    let mut found = Vec::new();
    for (source, article) in articles.iter().enumerate() {
        for (sentence, place) in article.sentences.iter().enumerate() {
            if place.role == BlockKind::Paragraph && !told.contains(&(source, sentence)) {
                let side = side(articles, SentenceRef { source, sentence });
                found.push(compose(articles, Subject { check, topic: "", key: "" }, &[side], Vec::new()));
            }
        }
    }
    found
}
