//! Floor 0: from a byte of the text as read to the line and column of the file as given.

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

/// Maps bytes of a text to positions in its file. A text that was read verbatim has one anchor a line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LineIndex {
    anchors: Vec<Anchor>,
}

impl LineIndex {
    /// The index of a text that stands in its file as it is: LF, CRLF and CR end a line.
    pub fn verbatim(text: &str) -> Self {
        let mut anchors = vec![Anchor { byte: 0, position: Position { line: 1, column: 1 } }];
        let bytes = text.as_bytes();
        for (at, &byte) in bytes.iter().enumerate() {
            let ends = byte == b'\n' || (byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
            if ends {
                let line = anchors.len() as u32 + 1;
                anchors.push(Anchor { byte: at as u32 + 1, position: Position { line, column: 1 } });
            }
        }
        LineIndex { anchors }
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
