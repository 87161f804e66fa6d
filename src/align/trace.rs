//! Floor 4: the features behind every score, for fitting the weights and for showing why.

use super::link::SentenceLink;
use super::pair;
use super::profile::{SentenceProfile, StoryProfile};
use super::story;
use crate::text::{Article, Span};

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
