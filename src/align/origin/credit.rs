//! Floor 4: the origin that an article names itself.

use crate::rules::origins::OriginRules;
use crate::text::{Article, BlockKind};

/// Sentences at the end of an article among which a credit may stand.
const LAST_SENTENCES: usize = 2;

/// The origin an article declares, or the one agency whose text it says it carries; one that credits several agencies is
/// the work of its own paper.
pub fn named_origin(article: &Article, rules: &OriginRules) -> Option<String> {
    let metadata = &article.source.metadata;
    let one_name = |name: &str| rules.agency(name).unwrap_or(name.trim()).to_owned();
    let said = metadata.origin.as_deref().or(metadata.agency.as_deref()).map(one_name);
    let wrote = || metadata.byline.as_deref().and_then(|byline| rules.agency_in(byline));
    let printed = || metadata.outlet.as_deref().and_then(|outlet| rules.agency(outlet));
    said.or_else(|| wrote().or_else(printed).or_else(|| credited(article, rules)).map(str::to_owned))
}

fn credited<'a>(article: &Article, rules: &'a OriginRules) -> Option<&'a str> {
    let source = &article.source;
    let is_about = |kind: BlockKind| matches!(kind, BlockKind::Boilerplate | BlockKind::Metadata);
    let around = source.blocks.iter().filter(|block| is_about(block.kind)).map(|block| block.span);
    let last = article.sentences.iter().rev().take(LAST_SENTENCES).map(|sentence| sentence.span);
    let mut credits = around.chain(last).filter_map(|span| rules.credited_in(source.slice(span)));
    let first = credits.next()?;
    credits.all(|agency| agency == first).then_some(first)
}
