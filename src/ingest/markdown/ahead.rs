//! What stands further on in a file, found once: closing marks, the pairs of braces and of backticks. Every question costs a
//! step on the average, so that a file of nothing but opening marks takes time in proportion to its length.

use rustc_hash::FxHashMap;
use std::ops::Range;

/// The next place of each of a few marks.
#[derive(Default)]
pub(super) struct Ahead<'a> {
    /// By mark: from where it was looked for last, and where it was found.
    found: FxHashMap<&'static str, (usize, Option<usize>)>,
    file: &'a str,
}

impl<'a> Ahead<'a> {
    /// Nothing is known yet of `file`.
    pub fn of(file: &'a str) -> Self {
        Ahead { found: FxHashMap::default(), file }
    }

    /// Where `mark` stands next, from byte `from` on.
    pub fn next(&mut self, mark: &'static str, from: usize) -> Option<usize> {
        if let Some((since, at)) = self.found.get(mark)
            && *since <= from
            && at.is_none_or(|at| at >= from)
        {
            return *at;
        }
        let at = self.file.get(from..).and_then(|rest| rest.find(mark)).map(|at| from + at);
        self.found.insert(mark, (from, at));
        at
    }
}

/// For each opening brace the byte of the one that closes it.
pub(super) fn braces(file: &str) -> FxHashMap<usize, usize> {
    let mut open = Vec::new();
    let mut pairs = FxHashMap::default();
    for (at, byte) in file.bytes().enumerate() {
        match byte {
            b'{' => open.push(at),
            b'}' => pairs.extend(open.pop().map(|start| (start, at))),
            _ => {}
        }
    }
    pairs
}

/// Runs of backticks with the run that closes each: code within a line of prose. A blank line ends the search.
pub(super) fn code_spans(file: &str) -> FxHashMap<usize, usize> {
    let mut pairs = FxHashMap::default();
    let mut waiting: FxHashMap<usize, usize> = FxHashMap::default();
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for line in file.split_inclusive('\n') {
        if line.trim().is_empty() {
            pair(&mut runs, &mut waiting, &mut pairs);
        }
        let mut at = 0;
        while let Some(open) = line[at..].find('`').map(|open| at + open) {
            let length = line[open..].bytes().take_while(|byte| *byte == b'`').count();
            runs.push(start + open..start + open + length);
            at = open + length;
        }
        start += line.len();
    }
    pair(&mut runs, &mut waiting, &mut pairs);
    pairs
}

/// Pairs the runs of a paragraph from its end, each with the next one of its length.
fn pair(runs: &mut Vec<Range<usize>>, waiting: &mut FxHashMap<usize, usize>, pairs: &mut FxHashMap<usize, usize>) {
    waiting.clear();
    for run in runs.drain(..).rev() {
        if let Some(end) = waiting.insert(run.len(), run.end) {
            pairs.insert(run.start, end);
        }
    }
}
