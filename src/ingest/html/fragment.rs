//! HTML without a page around it: the body of an item of a feed. All of it is the story.

use super::{depth, piece, place, story};
use crate::rules::RulePack;
use crate::text::{Block, LineIndex, Source, Span};
use dom_query::Document;

/// Fills `source` with the prose of `markup`, whose bytes stand in the file where `lines` says. The title of the source is no
/// part of it when the body repeats it.
pub(in crate::ingest) fn read(source: &mut Source, markup: &str, lines: &LineIndex, rules: &RulePack) {
    let mut pieces = piece::pieces(&Document::from(depth::flatten(markup).as_ref()), &rules.ingest.layout);
    let titles: Vec<String> = source.metadata.title.iter().cloned().collect();
    story::cut(&mut pieces, &titles, &rules.ingest.tails);
    let own = source.blocks.len();
    for piece in &pieces {
        let start = source.text.len();
        source.text.push_str(&piece.words);
        source.blocks.push(Block { kind: piece.kind, span: Span::new(source.id, start, source.text.len()) });
        source.text.push_str("\n\n");
    }
    source.lines = place::lines(&pieces, &source.blocks[own..], markup, lines);
}
