//! Where the words of a page stand in its file: each text node is looked up by its first characters.

use super::body::Piece;
use crate::text::{Anchor, Block, LineIndex};

/// Shorter runs of characters stand in too many places of a page to say which one is meant.
const LEAST_BYTES: usize = 8;

/// An anchor for every text node that is found in the file, searched forward from the one before it.
pub(super) fn lines(pieces: &[Piece], blocks: &[Block], file: &str, lines: &LineIndex) -> LineIndex {
    let mut anchors = Vec::new();
    let mut from = 0;
    for (piece, block) in pieces.iter().zip(blocks) {
        let mut found = false;
        for (start, lead) in &piece.leads {
            let Some((skipped, at)) = find(lead, file, from) else { continue };
            from = at;
            let position = lines.position(file, at as u32);
            // A piece begins on the line of its first words even when they are written with entities.
            let byte = if found { block.span.start + (*start + skipped) as u32 } else { block.span.start };
            anchors.push(Anchor { byte, position });
            found = true;
        }
    }
    LineIndex::anchored(anchors)
}

/// The bytes of `lead` skipped and the byte of `file` at which the rest of its first plain run stands.
fn find(lead: &str, file: &str, from: usize) -> Option<(usize, usize)> {
    let plain = |letter: char| letter.is_ascii() && !"&<>\"'\n\r\t".contains(letter);
    let mut skipped = 0;
    for run in lead.split_inclusive(|letter| !plain(letter)) {
        let words = run.trim_end_matches(|letter| !plain(letter)).trim_end();
        if words.len() >= LEAST_BYTES {
            let ahead = file[from..].find(words).map(|at| from + at);
            return ahead.or_else(|| file.find(words)).map(|at| (skipped, at));
        }
        skipped += run.len();
    }
    None
}
