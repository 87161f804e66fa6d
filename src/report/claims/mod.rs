//! What was read of each source before any comparison: a list for people, and the claims JSON.

mod json;
mod table;

pub use json::{claims_schema, json};
pub use table::table;

use crate::claim::{Attribution, Claim, Content, Mention, Speaker};
use crate::text::Article;
use crate::value;

/// One source with what was read of it.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'a> {
    /// The source with its sentences.
    pub article: &'a Article,
    /// Typed values, in order.
    pub values: &'a [value::Reading],
    /// Who said what, in order.
    pub attributions: &'a [Attribution],
    /// Who is meant by the speaker of each attribution.
    pub voices: &'a [Option<Speaker<Mention>>],
    /// Claims, in order.
    pub claims: &'a [Claim<Mention>],
}

/// A claim in words, as both forms show it.
struct Told<'a> {
    kind: &'static str,
    subject: Option<&'a str>,
    attribute: Option<String>,
    value: Option<&'a str>,
    normalized: String,
}

fn tell<'a>(article: &'a Article, claim: &'a Claim<Mention>) -> Told<'a> {
    match &claim.content {
        Content::Quantity(quantity) => Told {
            kind: quantity.value.kind().name(),
            subject: quantity.attribute.head.as_deref(),
            attribute: quantity.attribute.rule.clone().or_else(|| quantity.attribute.verb.clone()),
            value: Some(article.slice(quantity.span)),
            normalized: quantity.value.normal_form(),
        },
        Content::Name { entity, titles } => {
            let titles: Vec<&str> = titles.iter().map(|title| article.slice(*title)).collect();
            Told {
                kind: "name",
                subject: Some(&entity.words),
                attribute: (!titles.is_empty()).then(|| titles.join(", ")),
                value: Some(article.slice(entity.span)),
                normalized: entity.words.to_lowercase(),
            }
        }
        Content::Quote { pieces } => Told {
            kind: "quote",
            subject: None,
            attribute: None,
            value: Some(article.slice(claim.span)),
            normalized: pieces
                .iter()
                .map(|&piece| fold(article.slice(piece)).to_lowercase())
                .collect::<Vec<_>>()
                .join(" "),
        },
        Content::Proposition(clause) => {
            let head = |argument: &crate::claim::Argument<Mention>| argument.head.clone();
            let words =
                [clause.subject.as_ref().map(head), Some(clause.predicate.clone()), clause.object.as_ref().map(head)];
            Told {
                kind: "proposition",
                subject: clause.subject.as_ref().map(|subject| article.slice(subject.span)),
                attribute: Some(clause.predicate.clone()),
                value: clause.object.as_ref().map(|object| article.slice(object.span)),
                normalized: words.into_iter().flatten().collect::<Vec<_>>().join(" "),
            }
        }
    }
}

/// White space folded to single blanks.
fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
