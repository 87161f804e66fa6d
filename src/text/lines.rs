//! Floor 0: from a byte of the text as read to the line and column of the file as given.

use std::ops::Range;

/// A place in the file as given, both counted from 1; the column counts characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line of the file.
    pub line: u32,
    /// Character of the line.
    pub column: u32,
}

/// From this byte of the text on, characters stand one for one from this position of the file, up to the next anchor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anchor {
    /// Byte of the text as read.
    pub byte: u32,
    /// Where that byte stands in the file.
    pub position: Position,
}

/// A stretch of a text that is put together from another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Bytes of the other text as they are.
    Kept(Range<usize>),
    /// Words in the place of what stands at byte `at` of the other text.
    Put {
        /// The words.
        words: String,
        /// Where they stand in the other text.
        at: usize,
    },
}

/// Bytes after which a long line gets an anchor of its own, so that a place in it is found without counting from its start.
const LONGEST_RUN: usize = 512;

/// Maps bytes of a text to positions in its file. A text that was read verbatim has one anchor a line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LineIndex {
    anchors: Vec<Anchor>,
}

impl LineIndex {
    /// The index of a text that stands in its file as it is: LF, CRLF and CR end a line.
    pub fn verbatim(text: &str) -> Self {
        let mut position = Position { line: 1, column: 1 };
        let mut anchors = vec![Anchor { byte: 0, position }];
        let bytes = text.as_bytes();
        let mut last = 0;
        for (at, &byte) in bytes.iter().enumerate() {
            let starts_character = byte & 0xC0 != 0x80;
            if starts_character && at - last >= LONGEST_RUN {
                last = at;
                anchors.push(Anchor { byte: at as u32, position });
            }
            position.column += u32::from(starts_character);
            let ends = byte == b'\n' || (byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
            if ends {
                position = Position { line: position.line + 1, column: 1 };
                last = at + 1;
                anchors.push(Anchor { byte: last as u32, position });
            }
        }
        LineIndex { anchors }
    }

    /// The index of a text put together from `parts` of `text`, the text this index was made for.
    pub fn rearranged(&self, text: &str, parts: &[Part]) -> Self {
        let mut anchors = Vec::with_capacity(self.anchors.len() + parts.len());
        let mut byte = 0;
        let mut cursor = Cursor { lines: self, text, byte: 0, position: self.position(text, 0) };
        for part in parts {
            match part {
                Part::Kept(range) => {
                    let start = range.start as u32;
                    anchors.push(Anchor { byte, position: cursor.position(start) });
                    let after = self.anchors.partition_point(|anchor| anchor.byte <= start);
                    let inside = self.anchors[after..].iter().take_while(|anchor| (anchor.byte as usize) < range.end);
                    anchors.extend(inside.map(|old| Anchor { byte: old.byte - start + byte, position: old.position }));
                    byte += range.len() as u32;
                }
                Part::Put { words, at } => {
                    anchors.push(Anchor { byte, position: cursor.position(*at as u32) });
                    byte += words.len() as u32;
                }
            }
        }
        LineIndex::anchored(anchors)
    }

    /// The index of a text that was cut from its file: anchors in any order, the first taken from byte 0 on.
    pub fn anchored(mut anchors: Vec<Anchor>) -> Self {
        anchors.sort_by_key(|anchor| anchor.byte);
        LineIndex { anchors }
    }

    /// The index of the same text with `bytes` more before it.
    pub fn moved(mut self, bytes: u32) -> Self {
        self.anchors.iter_mut().for_each(|anchor| anchor.byte += bytes);
        self
    }

    /// The same index, with the text before its first anchor from `position` on.
    pub fn from_top(mut self, position: Position) -> Self {
        if self.anchors.first().is_none_or(|anchor| anchor.byte > 0) {
            self.anchors.insert(0, Anchor { byte: 0, position });
        }
        self
    }

    /// Puts anchors into long runs of `text`, the text this index was made for, so that no position is counted over more than
    /// `LONGEST_RUN` bytes: many positions in a line of megabytes would else cost the square of its length.
    pub fn refine(&mut self, text: &str) {
        let mut refined = Vec::with_capacity(self.anchors.len());
        for (at, &anchor) in self.anchors.iter().enumerate() {
            let end = self.anchors.get(at + 1).map_or(text.len(), |next| text.len().min(next.byte as usize));
            let (mut start, mut position) = (anchor.byte as usize, anchor.position);
            refined.push(anchor);
            while start + LONGEST_RUN < end {
                let next = text.floor_char_boundary(start + LONGEST_RUN);
                position.column += text.get(start..next).unwrap_or_default().chars().count() as u32;
                refined.push(Anchor { byte: next as u32, position });
                start = next;
            }
        }
        self.anchors = refined;
    }

    /// The position in the file of byte `byte` of `text`, the text this index was made for.
    pub fn position(&self, text: &str, byte: u32) -> Position {
        let Some(at) = self.anchors.partition_point(|anchor| anchor.byte <= byte).checked_sub(1) else {
            return Position { line: 1, column: 1 };
        };
        let anchor = self.anchors[at];
        let run = text.get(anchor.byte as usize..byte as usize).unwrap_or_default();
        Position { line: anchor.position.line, column: anchor.position.column + run.chars().count() as u32 }
    }
}

/// Finds positions of ascending bytes without counting a line from its start each time.
struct Cursor<'a> {
    lines: &'a LineIndex,
    text: &'a str,
    byte: u32,
    position: Position,
}

impl Cursor<'_> {
    fn position(&mut self, byte: u32) -> Position {
        let anchors = &self.lines.anchors;
        let between = anchors.partition_point(|anchor| anchor.byte <= self.byte)
            != anchors.partition_point(|anchor| anchor.byte <= byte);
        if between || byte < self.byte {
            self.position = self.lines.position(self.text, byte);
        } else {
            let run = self.text.get(self.byte as usize..byte as usize).unwrap_or_default();
            self.position.column += run.chars().count() as u32;
        }
        self.byte = byte;
        self.position
    }
}
