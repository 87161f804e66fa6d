//! A text with parts of its file left out, and where in the file what is left stands.

use std::ops::Range;

/// What is kept of a file.
#[derive(Default)]
pub(super) struct Cut {
    /// The kept parts, one after the other.
    pub text: String,
    /// From which byte of `text` on which byte of the file stands, ascending in both.
    runs: Vec<(usize, usize)>,
}

impl Cut {
    /// Adds a part of the file.
    pub fn keep(&mut self, file: &str, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        let goes_on = self.runs.last().is_some_and(|(at, byte)| byte + (self.text.len() - at) == range.start);
        if !goes_on {
            self.runs.push((self.text.len(), range.start));
        }
        self.text.push_str(&file[range]);
    }

    /// Ends the line and the paragraph; what comes next stands at byte `at` of the file.
    pub fn part(&mut self, at: usize) {
        let missing = if self.text.ends_with("\n\n") || self.text.is_empty() { "" } else { "\n\n" };
        if !missing.is_empty() {
            self.runs.push((self.text.len(), at));
            self.text.push_str(missing);
        }
    }

    /// The byte of the file that byte `at` of the text is.
    pub fn file_byte(&self, at: usize) -> usize {
        let run =
            self.runs.partition_point(|(start, _)| *start <= at).checked_sub(1).and_then(|run| self.runs.get(run));
        run.map_or(at, |(start, byte)| byte + (at - start))
    }

    /// The parts that begin within `range` of the text: byte of the text, byte of the file.
    pub fn starts(&self, range: Range<usize>) -> impl Iterator<Item = (usize, usize)> {
        let first = self.runs.partition_point(|(start, _)| *start <= range.start);
        self.runs[first..].iter().copied().take_while(move |(start, _)| *start < range.end)
    }
}
