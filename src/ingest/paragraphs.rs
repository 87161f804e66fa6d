//! Where the paragraphs of a plain text begin and end: at blank lines, at every line, or where a hard wrap stops.

use crate::text::{Block, BlockKind, SourceId, Span};
use std::ops::Range;

/// The longest line of a hard-wrapped text, in characters; mail and wire copy wrap at 65 to 80.
const WRAP_LIMIT: usize = 100;
/// The shortest width a text is wrapped at; below it a short line says nothing.
const WRAP_LEAST: usize = 40;
/// The shortest line of a narrow column that goes on in lower case.
const COLUMN_LEAST: usize = 20;
/// Of the lines too long to take the next word, the share whose next line starts in lower case. Wrapped prose has
/// about 0.8; a sentence a line has none.
const WRAP_SHARE: f64 = 0.3;

/// The paragraphs of the text of source `id` as blocks, in order, without white space around them.
pub(super) fn blocks(text: &str, id: SourceId) -> Vec<Block> {
    blocks_with(text, id, &[])
}

/// The same, when the line ends at the bytes `inside` are known to stand inside a paragraph.
pub(super) fn blocks_with(text: &str, id: SourceId, inside: &[usize]) -> Vec<Block> {
    let block = |range: Range<usize>| Block { kind: BlockKind::Paragraph, span: Span::new(id, range.start, range.end) };
    cut(text, inside).into_iter().map(block).collect()
}

/// Byte ranges of the paragraphs, in order, without white space around them.
fn cut(text: &str, inside: &[usize]) -> Vec<Range<usize>> {
    let lines: Vec<Line<'_>> = lines(text).collect();
    let width = wrap_width(&lines);
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    let mut above = 0;
    let spaced = is_spaced(&lines);
    for (at, line) in lines.iter().enumerate() {
        if line.words.is_empty() {
            above += usize::from(open_above(&lines, at));
            open = false;
            continue;
        }
        let range = line.start..line.start + line.words.len();
        match found.last_mut() {
            Some(last) if open => last.end = range.end,
            _ => found.push(range),
        }
        let next = lines.get(at + 1);
        open = inside.binary_search(&line.end).is_ok()
            || width.is_some_and(|width| next.is_some_and(|next| runs_on(line, next, width)))
            || spaced && next.is_some_and(|next| goes_on(line, next, above >= HEADER));
    }
    found
}

/// Blocks at the top of a text that may be headline, byline and dateline, a line each.
const HEADER: usize = 2;

/// Whether blank lines cut the text: then a line end inside a block need not end a paragraph.
fn is_spaced(lines: &[Line<'_>]) -> bool {
    (1..lines.len()).filter(|&at| lines[at].words.is_empty() && open_above(lines, at)).count() > HEADER
}

/// Whether the line above the blank one at `at` has words.
fn open_above(lines: &[Line<'_>], at: usize) -> bool {
    at > 0 && !lines[at - 1].words.is_empty()
}

/// Whether the sentence of `line` goes on in `next`: in lower case, or, below the header, because no mark ends it.
fn goes_on(line: &Line<'_>, next: &Line<'_>, in_body: bool) -> bool {
    let ended = line.words.ends_with(['.', '!', '?', ':', ';', '"', '”', ')', '*']);
    let length = line.words.chars().count();
    let lower = next.words.starts_with(char::is_lowercase);
    let words = next.words.starts_with(|letter: char| letter.is_alphanumeric());
    !ended && (lower && length >= COLUMN_LEAST || in_body && words && length >= WRAP_LEAST)
}

struct Line<'a> {
    /// Byte of its first character that is not white space.
    start: usize,
    /// Without white space around it.
    words: &'a str,
    /// Byte of its line end.
    end: usize,
}

/// The lines of a text; "\r\n" ends one line, not two.
fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let words = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let raw = &rest[..words];
        let line = Line { start: at + raw.len() - raw.trim_start().len(), words: raw.trim(), end: at + raw.len() };
        at += words + if rest[words..].starts_with("\r\n") { 2 } else { 1 };
        Some(line)
    })
}

/// The width the text is hard-wrapped at; `None` when its line ends are paragraph ends.
fn wrap_width(lines: &[Line<'_>]) -> Option<usize> {
    let width = |line: &Line<'_>| line.words.chars().count();
    let prose = || lines.iter().filter(|line| line.words.contains(' '));
    let long = prose().filter(|line| width(line) > WRAP_LIMIT).count();
    if long * 10 > prose().count() {
        return None;
    }
    let widest = prose().map(width).filter(|&width| width <= WRAP_LIMIT).max()?;
    let full = || lines.windows(2).filter(|pair| runs_on(&pair[0], &pair[1], widest));
    let lower = full().filter(|pair| pair[1].words.starts_with(char::is_lowercase)).count();
    (widest >= WRAP_LEAST && lower > 0 && lower as f64 >= full().count() as f64 * WRAP_SHARE).then_some(widest)
}

/// Whether the first word of `next` would not have fitted on `line`: then a wrap put it there, not the writer.
fn runs_on(line: &Line<'_>, next: &Line<'_>, width: usize) -> bool {
    let length = line.words.chars().count();
    let word = next.words.split_whitespace().next().unwrap_or_default().chars().count();
    length <= WRAP_LIMIT && word > 0 && length + 1 + word > width
}
