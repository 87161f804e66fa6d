//! Plain text: read as it looks, put in reading order when a page laid it out, cut into paragraphs.

use super::{Input, characters, classify, layout, paragraphs};
use crate::text::{BlockKind, LineIndex, Metadata, Source};

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
    characters::clean(&mut source, input.rules);
    let laid = layout::undo(&mut source, &input.rules.ingest.layout);
    source.blocks = paragraphs::blocks_with(&source.text, source.id, &laid.inside);
    let in_furniture = |start: u32| {
        let after = laid.furniture.partition_point(|range| range.start <= start as usize);
        after > 0 && laid.furniture[after - 1].contains(&(start as usize))
    };
    for block in source.blocks.iter_mut().filter(|block| in_furniture(block.span.start)) {
        block.kind = BlockKind::Boilerplate;
    }
    classify::classify(&mut source, input.rules);
    source
}
