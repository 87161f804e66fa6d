//! Floor 5: what one source says twice, and not alike (S101-S104).

mod line;
mod rest;
mod series;
mod sum;

use super::checks::check_of;
use super::compose::{Side, Subject, compose};
use super::quantity::topic;
use crate::claim::{Claim, Content, EntityId};
use crate::finding::{Certainty, ClaimRelation, Finding, Relation};
use crate::rules::RulePack;
use crate::text::{Article, Span};
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

/// Findings over what each source says twice. `claims` and `values` are those of `articles`, in that order.
pub fn compare_within(
    articles: &[Article],
    claims: &[Vec<Claim<EntityId>>],
    values: &[Vec<Reading>],
    rules: &RulePack,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (source, article) in articles.iter().enumerate() {
        let lines = lines(article, &values[source]);
        let slips = [sum::slips(&lines, rules), rest::slips(&lines, rules)].concat();
        findings.extend(slips.into_iter().map(|slip| finding(articles, source, &claims[source], slip, rules)));
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
