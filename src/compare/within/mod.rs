//! Floor 6: what one source says twice, and not alike (S101-S104); the spelling of its names is compared with all others, in `name`.

mod headline;
mod line;
mod listing;
mod rest;
mod series;
mod share;
mod sum;

use super::checks::check_of;
use super::compose::{Side, Subject, compose};
use super::quantity::topic;
use crate::align::profile::SentenceProfile;
use crate::claim::{Claim, Content, EntityId};
use crate::finding::{Certainty, ClaimRelation, Finding, Relation};
use crate::name::Entities;
use crate::rules::RulePack;
use crate::text::{Article, Span, Token};
use crate::value::Reading;
use line::lines;

/// Two places of one source that cannot both be right.
#[derive(Clone)]
struct Slip {
    /// The check that found it.
    code: &'static str,
    left: Place,
    right: Place,
    certainty: Certainty,
    /// In words.
    why: String,
}

/// Words of one sentence and what they come to.
#[derive(Clone)]
struct Place {
    sentence: usize,
    span: Span,
    normalized: String,
}

/// One source as its checks see it.
struct Told<'a> {
    article: &'a Article,
    claims: &'a [Claim<EntityId>],
    values: &'a [Reading],
    profiles: &'a [SentenceProfile],
    entities: &'a Entities,
}

impl Told<'_> {
    /// The tokens of the sentence of this number.
    fn tokens_of(&self, sentence: u32) -> &[Token] {
        self.article.tokens_of(&self.article.sentences[sentence as usize])
    }
}

/// Sources with what was read of each, by the number of the source in the list.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    /// The sources.
    pub articles: &'a [Article],
    /// What each claims.
    pub claims: &'a [Vec<Claim<EntityId>>],
    /// The values of each, in order.
    pub values: &'a [Vec<Reading>],
    /// The words of the sentences of each.
    pub profiles: &'a [Vec<SentenceProfile>],
    /// Who and what they name.
    pub entities: &'a Entities,
}

/// Findings over what each source says twice.
pub fn compare_within(sources: Sources<'_>, rules: &RulePack) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (source, article) in sources.articles.iter().enumerate() {
        let told = Told {
            article,
            claims: &sources.claims[source],
            values: &sources.values[source],
            profiles: &sources.profiles[source],
            entities: sources.entities,
        };
        let lines = lines(article, told.values);
        let slips = [
            headline::slips(&told, rules),
            sum::slips(&lines, rules),
            rest::slips(&lines, rules),
            listing::slips(&lines, rules),
            share::slips(&lines, rules),
        ]
        .concat();
        findings.extend(slips.into_iter().map(|slip| finding(sources.articles, source, told.claims, slip, rules)));
    }
    findings
}

fn finding(articles: &[Article], source: usize, claims: &[Claim<EntityId>], slip: Slip, rules: &RulePack) -> Finding {
    let check = check_of(slip.code).expect("every slip has its check in the list");
    let quantities = claims.iter().filter_map(|claim| match &claim.content {
        Content::Quantity(quantity) if slip.left.span.contains(quantity.span) => Some(quantity),
        Content::Quantity(_) | Content::Name { .. } | Content::Quote { .. } | Content::Proposition(_) => None,
    });
    let topic = topic(quantities, &rules.attributes);
    let side = |place: Place| Side {
        source,
        sentence: place.sentence,
        span: place.span,
        normalized: place.normalized,
        speaker: None,
    };
    let relation = Relation::Contradict(slip.certainty, slip.why);
    let mut sides = [side(slip.left), side(slip.right)];
    sides.sort_by_key(|side| side.span);
    compose(
        articles,
        Subject { check, topic: &topic, key: &topic },
        &sides,
        vec![ClaimRelation { left: 0, right: 1, relation }],
    )
}
