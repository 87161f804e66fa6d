//! A text put together from parts of a file, each with its place.

use crate::ingest::places::Places;
use crate::text::{Anchor, LineIndex, Position};
use std::ops::Range;

/// Bytes from one anchor to the next: what it costs to look up a place.
const STEP_BYTES: usize = 512;

/// The text and its anchors.
#[derive(Debug, Clone, Default)]
pub(super) struct Placed {
    pub text: String,
    anchors: Vec<Anchor>,
}

impl Placed {
    /// Adds a part of the file as it stands.
    pub fn keep(&mut self, places: &Places<'_>, range: Range<usize>) {
        let mut at = range.start;
        for line in places.file()[range].split_inclusive('\n') {
            let mut rest = line;
            while !rest.is_empty() {
                let end = (STEP_BYTES.min(rest.len())..=rest.len()).find(|end| rest.is_char_boundary(*end));
                let (part, after) = rest.split_at(end.unwrap_or(rest.len()));
                self.put(places, part, at);
                at += part.len();
                rest = after;
            }
        }
    }

    /// Adds words that are written otherwise in the file, from byte `at` on.
    pub fn put(&mut self, places: &Places<'_>, words: &str, at: usize) {
        self.anchors.push(Anchor { byte: self.text.len() as u32, position: places.at(at) });
        self.text.push_str(words);
    }

    /// Where it begins; the first place of the file when nothing was added.
    pub fn position(&self) -> Position {
        let leading = self.text.len() - self.text.trim_start().len();
        self.lines().position(&self.text, leading as u32)
    }

    /// Where its bytes stand in the file.
    pub fn lines(&self) -> LineIndex {
        LineIndex::anchored(self.anchors.clone())
    }
}
