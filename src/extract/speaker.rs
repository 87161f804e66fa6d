//! Floor 4: whose word a claim is, from the attributions that cover it.

use crate::claim::{Attribution, Mention, Speaker};
use crate::text::{Article, Span};

/// The speaker of the words at `span`: of the narrowest attribution whose content covers them; `None` for the outlet's own voice.
pub fn of(article: &Article, attributions: &[Attribution], span: Span) -> Option<Speaker<Mention>> {
    let narrowest = attributions
        .iter()
        .filter(|attribution| attribution.content.contains(span))
        .min_by_key(|attribution| (attribution.content.range().len(), attribution.content))?;
    let words = narrowest.speaker?;
    let shown = article.slice(words).split_whitespace().collect::<Vec<_>>().join(" ");
    Some(Speaker { span: Some(words), entity: None, shown })
}
