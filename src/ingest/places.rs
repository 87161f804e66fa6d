//! Lines and columns of places in a file, however long its lines are.

use crate::text::Position;

/// A file and the position of every so many bytes of it.
pub(super) struct Places<'a> {
    file: &'a str,
    marks: Vec<Position>,
}

/// Bytes between two marks: what a place costs to look up.
const STEP_BYTES: usize = 512;

impl<'a> Places<'a> {
    /// The places of `file`.
    pub fn of(file: &'a str) -> Self {
        let mut marks = Vec::with_capacity(file.len() / STEP_BYTES + 1);
        let mut position = Position { line: 1, column: 1 };
        for at in 0..=file.len() {
            if at % STEP_BYTES == 0 {
                marks.push(position);
            }
            position = behind(file, at, position);
        }
        Places { file, marks }
    }

    /// The file itself.
    pub fn file(&self) -> &'a str {
        self.file
    }

    /// The position of `byte`, the start of a character or the end of the file.
    pub fn at(&self, byte: usize) -> Position {
        let byte = byte.min(self.file.len());
        let mark = byte / STEP_BYTES;
        (mark * STEP_BYTES..byte).fold(self.marks[mark], |position, at| behind(self.file, at, position))
    }
}

/// The position behind byte `at`, which stands at `position`. LF, CRLF and CR end a line.
fn behind(file: &str, at: usize, position: Position) -> Position {
    let bytes = file.as_bytes();
    match bytes.get(at) {
        Some(b'\r') if bytes.get(at + 1) == Some(&b'\n') => Position { column: position.column + 1, ..position },
        Some(b'\n' | b'\r') => Position { line: position.line + 1, column: 1 },
        // The bytes of a character behind its first one.
        Some(0x80..=0xBF) => position,
        Some(_) => Position { column: position.column + 1, ..position },
        None => position,
    }
}
