//! Floor 4: the features behind every score, for fitting the weights and for showing why.

use super::link::{SentenceLink, SentenceRef};
use super::pair;
use super::profile::{SentenceProfile, StoryProfile};
use super::quantity;
use super::story;
use crate::claim::{Claim, Content};
use crate::name::Entities;
use crate::text::{Article, Span};
use crate::value::{self, Comparison};
use std::collections::BTreeMap;

/// The features of one pair, in the order of its model in `weights`.
#[derive(Debug, Clone, PartialEq)]
pub struct FeatureRow {
    /// "story", "pair" or "quantity".
    pub model: &'static str,
    /// The left article, sentence or value, as a place in the text as read.
    pub left: Span,
    /// The right one.
    pub right: Span,
    /// Its features.
    pub values: Vec<f32>,
}

/// One row a pair of articles.
pub fn story_rows(articles: &[Article], stories: &[StoryProfile]) -> Vec<FeatureRow> {
    let whole = |article: &Article| Span::new(article.source.id, 0, article.source.text.len());
    let mut rows = Vec::new();
    for left in 0..articles.len() {
        for right in left + 1..articles.len() {
            let values = story::features(&stories[left], &stories[right]).to_vec();
            rows.push(FeatureRow {
                model: "story",
                left: whole(&articles[left]),
                right: whole(&articles[right]),
                values,
            });
        }
    }
    rows
}

/// One row a linked pair of sentences.
pub fn pair_rows(articles: &[Article], profiles: &[Vec<SentenceProfile>], links: &[SentenceLink]) -> Vec<FeatureRow> {
    let row = |link: &SentenceLink| {
        let (left, right) = (link.left, link.right);
        FeatureRow {
            model: "pair",
            left: articles[left.source].sentences[left.sentence].span,
            right: articles[right.source].sentences[right.sentence].span,
            values: pair::features(
                &profiles[left.source][left.sentence],
                &profiles[right.source][right.sentence],
                link.story,
            )
            .to_vec(),
        }
    };
    links.iter().map(row).collect()
}

/// One row a pair of values that compare; after the features how they compare: 0 same, 1 compatible, 2 doubtful, 3 different.
pub fn quantity_rows<E>(
    articles: &[Article],
    claims: &[Vec<Claim<E>>],
    links: &[SentenceLink],
    entities: &Entities,
) -> Vec<FeatureRow> {
    let by_pair: BTreeMap<(SentenceRef, SentenceRef), &SentenceLink> =
        links.iter().map(|link| ((link.left, link.right), link)).collect();
    let mut members = Vec::new();
    for (source, claims) in claims.iter().enumerate() {
        for claim in claims {
            let Content::Quantity(quantity) = &claim.content else { continue };
            let Some(profile) = quantity::profile(&articles[source], claim, entities) else { continue };
            members.push((SentenceRef { source, sentence: claim.sentence as usize }, quantity, profile));
        }
    }
    let mut rows = Vec::new();
    for (at, (place, one, left)) in members.iter().enumerate() {
        for (other_place, other, right) in &members[at + 1..] {
            let outcome = match value::relate(&one.value, &other.value) {
                _ if place.source == other_place.source => continue,
                Comparison::Same(_) => 0.0,
                Comparison::Compatible(_) => 1.0,
                Comparison::Doubtful(_) => 2.0,
                Comparison::Different(_) => 3.0,
                Comparison::Incomparable(_) => continue,
            };
            let link = by_pair.get(&(*place, *other_place)).copied();
            let mut values = quantity::features(left, right, link).to_vec();
            values.push(outcome);
            rows.push(FeatureRow { model: "quantity", left: one.span, right: other.span, values });
        }
    }
    rows
}
