//! Floor 4: the quoted words of an article as claims, a sentence of a quotation each.

use super::speaker;
use crate::claim::{Attribution, Claim, Content, Mention, Modality, Polarity, Scope};
use crate::text::{Article, BlockKind, Span};

/// Fewer words than this between quotation marks are an expression, not an utterance.
const SHORTEST: usize = 4;

/// The quoted sentences of `article`, in order.
pub fn read(article: &Article, attributions: &[Attribution]) -> Vec<Claim<Mention>> {
    let mut claims = Vec::new();
    for quotation in &article.quotations {
        for (place, sentence) in article.sentences.iter().enumerate() {
            if !sentence.span.overlaps(quotation.inner)
                || matches!(sentence.role, BlockKind::Boilerplate | BlockKind::Metadata)
            {
                continue;
            }
            let words = meet(sentence.span, quotation.inner);
            if article.slice(words).split_whitespace().count() < SHORTEST {
                continue;
            }
            claims.push(Claim {
                source: article.source.id,
                sentence: place as u32,
                span: words,
                content: Content::Quote { words },
                speaker: speaker::of(article, attributions, words),
                polarity: Polarity::Affirmed,
                modality: Modality::Fact,
                scope: Scope::default(),
            });
        }
    }
    claims
}

/// The bytes of both spans, which must overlap.
fn meet(one: Span, other: Span) -> Span {
    Span { source: one.source, start: one.start.max(other.start), end: one.end.min(other.end) }
}
