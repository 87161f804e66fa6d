//! Plain text: kept verbatim, cut into paragraphs.

use super::{Input, classify, paragraphs};
use crate::text::{LineIndex, Metadata, Source};

/// The one source of a plain text.
pub(super) fn read(input: Input<'_>) -> Source {
    let lines = LineIndex::verbatim(&input.text);
    let mut source = Source {
        id: input.first,
        path: input.name.to_owned(),
        text: input.text,
        lines,
        blocks: Vec::new(),
        metadata: Metadata::default(),
        warnings: input.warnings,
        directives: Vec::new(),
    };
    source.blocks = paragraphs::blocks(&source.text, source.id);
    classify::classify(&mut source, input.rules);
    source
}
