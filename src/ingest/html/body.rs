//! The body of the article, as dom_smoothie finds it.

use super::piece::{Piece, pieces};
use crate::rules::ingest::LayoutWords;
use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

/// Browsers stop nesting at 512; pages measured stay under 60.
const DEEPEST: usize = 200;
/// A piece of a page without a body has more words than this to be running text.
const LEAST_WORDS: usize = 7;

/// The pieces of the body of the article, in order; `None` when no body stands out in the page.
pub(super) fn article(page: Document, words: &LayoutWords) -> Option<Vec<Piece>> {
    let config = Config { disable_json_ld: true, ..Config::default() };
    let article = Readability::with_document(page, None, Some(config)).ok()?.parse().ok()?;
    Some(pieces(&Document::from(article.content), words))
}

/// The pieces of a whole page that are long enough to be running text.
pub(super) fn sentences(page: &Document, words: &LayoutWords) -> Vec<Piece> {
    let mut found = pieces(page, words);
    found.retain(|piece| piece.words.split_whitespace().nth(LEAST_WORDS).is_some());
    found
}

/// Whether elements are nested deeper than in pages made for readers; the search for a body takes quadratic time there.
pub(super) fn is_deep(page: &Document) -> bool {
    let leaf = |node: &NodeRef<'_>| node.first_child().is_none();
    let deep = |node: NodeRef<'_>| node.ancestors_it(Some(DEEPEST + 1)).count() > DEEPEST;
    page.root().descendants_it().filter(leaf).any(deep)
}
