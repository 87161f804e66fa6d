//! What each paragraph is: headline, running text, metadata or boilerplate.

use crate::rules::RulePack;
use crate::text::{Block, BlockKind, Source, Span};
use std::ops::Range;

/// Fills the blocks of `source` from the ranges of its paragraphs, and what they say about the document.
pub(super) fn classify(source: &mut Source, paragraphs: &[Range<usize>], _rules: &RulePack) {
    source.blocks = paragraphs
        .iter()
        .map(|range| Block { kind: BlockKind::Paragraph, span: Span::new(source.id, range.start, range.end) })
        .collect();
}
