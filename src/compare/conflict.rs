//! Floor 5: sentences that say the same but for one word that turns it round (C101-C104).

use super::checks::check_of;
use super::clause::{self, Conflict, ConflictKind};
use super::compose::{Side, Subject, compose, fold};
use crate::align::link::{SentenceLink, SentenceRef};
use crate::finding::{Certainty, ClaimRelation, Finding, Relation};
use crate::rules::RulePack;
use crate::text::{Article, BlockKind, Span};
use std::collections::BTreeSet;

/// Cosine of two sentences or clauses from which their words are laid side by side.
const WORTH_A_LOOK: f32 = 0.3;

/// Log-odds below which two sentences are taken to tell of different events.
const LEAST_ODDS: f32 = -1.0;

/// Findings over pairs of sentences that exclude each other, and those pairs.
pub fn compare_conflicts(
    articles: &[Article],
    links: &[SentenceLink],
    rules: &RulePack,
) -> (Vec<Finding>, BTreeSet<(SentenceRef, SentenceRef)>) {
    let mut findings = Vec::new();
    let mut pairs = BTreeSet::new();
    for link in links.iter().filter(|link| is_worth_a_look(articles, link)) {
        let side = |member: SentenceRef| clause::Side {
            article: &articles[member.source],
            sentence: &articles[member.source].sentences[member.sentence],
        };
        // Lining up words one way and the other may differ, so one order is fixed for both.
        let turned = words(articles, link.left) > words(articles, link.right);
        let (one, other) = if turned { (link.right, link.left) } else { (link.left, link.right) };
        let found = clause::compare_clauses(side(one), side(other), rules);
        if let Some(conflict) = found.conflicts.into_iter().next() {
            pairs.insert((link.left, link.right));
            let (left, right) = (conflict.left, conflict.right);
            let conflict = if turned { Conflict { left: right, right: left, ..conflict } } else { conflict };
            findings.push(finding(articles, link, &conflict));
        }
    }
    (findings, pairs)
}

fn words(articles: &[Article], member: SentenceRef) -> (String, &str) {
    let article = &articles[member.source];
    (fold(article.slice(article.sentences[member.sentence].span)), &article.source.path)
}

fn is_worth_a_look(articles: &[Article], link: &SentenceLink) -> bool {
    let told = |member: SentenceRef| {
        let article = &articles[member.source];
        let sentence = &article.sentences[member.sentence];
        sentence.role == BlockKind::Paragraph && !article.slice(sentence.span).trim_end().ends_with('?')
    };
    link.logit.0 >= LEAST_ODDS
        && link.overlap.cosine.max(link.overlap.clauses) >= WORTH_A_LOOK
        && told(link.left)
        && told(link.right)
}

fn finding(articles: &[Article], link: &SentenceLink, conflict: &Conflict) -> Finding {
    let code = match conflict.kind {
        ConflictKind::Polarity => "C101",
        ConflictKind::Direction => "C102",
        ConflictKind::State => "C103",
        ConflictKind::Roles => "C104",
    };
    let check = check_of(code).expect("every kind of conflict has its check in the list");
    let sides = [side(articles, link.left, conflict.left), side(articles, link.right, conflict.right)];
    let relation = Relation::Contradict(Certainty::Possible, conflict.why.clone());
    let article = &articles[link.left.source];
    let topic = fold(article.slice(article.sentences[link.left.sentence].span));
    let relations = vec![ClaimRelation { left: 0, right: 1, relation }];
    compose(articles, Subject { check, topic: &topic, key: "" }, &sides, relations)
}

fn side(articles: &[Article], member: SentenceRef, span: Span) -> Side {
    let article = &articles[member.source];
    Side {
        source: member.source,
        sentence: member.sentence,
        span,
        normalized: fold(article.slice(article.sentences[member.sentence].span)).to_lowercase(),
        speaker: None,
    }
}
// x
