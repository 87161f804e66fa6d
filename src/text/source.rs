//! Floor 0: one document as read.

use super::{LineIndex, Part, Position, SourceId, Span};
use jiff::civil::Date;
use std::ops::Range;

/// One document: its text as read, what kind each stretch of it is, and where it stands in the file.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its number in this comparison.
    pub id: SourceId,
    /// The path or name as the user gave it; for a line of JSONL its `id` when it has one.
    pub path: String,
    /// The text as read: plain text and JSON as they stand but for characters without a look and lines that a page cut,
    /// Markdown and HTML as prose. Spans count its bytes.
    pub text: String,
    /// From bytes of `text` to lines and columns of the file.
    pub lines: LineIndex,
    /// Stretches of the text in order, without overlap; what no block covers is white space.
    pub blocks: Vec<Block>,
    /// What the document says about itself.
    pub metadata: Metadata,
    /// What a reader should know about the reading (not English, odd bytes); not errors.
    pub warnings: Vec<String>,
    /// Comments addressed to this program, in order, for the gate to read; only Markdown and HTML have them.
    pub directives: Vec<Directive>,
}

impl Source {
    /// Where the first byte of `span` stands in the file.
    pub fn position(&self, span: Span) -> Position {
        self.lines.position(&self.text, span.start)
    }

    /// Puts the text together anew from `parts` of it; places of the file are kept. Blocks must not be cut yet.
    pub fn rearrange(&mut self, parts: &[Part]) {
        self.lines = self.lines.rearranged(&self.text, parts);
        let pieces = parts.iter().map(|part| match part {
            Part::Kept(range) => &self.text[range.clone()],
            Part::Put { words, .. } => words.as_str(),
        });
        self.text = pieces.collect();
    }

    /// Replaces stretches of the text, given in order and without overlap, by other words. Blocks keep their words, one
    /// without any goes; places of the file are kept.
    pub fn replace(&mut self, edits: &[(Range<usize>, String)]) {
        let mut parts = Vec::with_capacity(edits.len() * 2 + 1);
        let mut end = 0;
        for (range, words) in edits {
            parts.push(Part::Kept(end..range.start));
            if !words.is_empty() {
                parts.push(Part::Put { words: words.clone(), at: range.start });
            }
            end = range.end;
        }
        parts.push(Part::Kept(end..self.text.len()));
        self.rearrange(&parts);
        let mut moved = Moved { edits, next: 0, shift: 0 };
        for block in &mut self.blocks {
            block.span.start = moved.byte(block.span.start);
            block.span.end = moved.byte(block.span.end);
        }
        let text = &self.text;
        self.blocks.iter_mut().for_each(|block| block.span = trimmed(block.span, text));
        self.blocks.retain(|block| block.span.start < block.span.end);
    }

    /// The words of `span`, which must be a span of this source.
    pub fn slice(&self, span: Span) -> &str {
        span.slice(&self.text)
    }
}

/// Where bytes of a text stand after edits, asked in ascending order.
struct Moved<'a> {
    edits: &'a [(Range<usize>, String)],
    next: usize,
    shift: i64,
}

impl Moved<'_> {
    /// A byte inside a replaced stretch moves to the end of the words in its place.
    fn byte(&mut self, byte: u32) -> u32 {
        while let Some((range, words)) = self.edits.get(self.next).filter(|(range, _)| range.end <= byte as usize) {
            self.shift += words.len() as i64 - range.len() as i64;
            self.next += 1;
        }
        let inside = self.edits.get(self.next).filter(|(range, _)| range.start < byte as usize);
        let byte = i64::from(byte);
        let at = inside.map_or(byte, |(range, words)| range.start as i64 + words.len() as i64);
        u32::try_from(at + self.shift).expect("a stretch moves back by no more than was taken out before it")
    }
}

/// A span without the white space at its ends.
fn trimmed(span: Span, text: &str) -> Span {
    let words = &text[span.range()];
    let start = span.start + (words.len() - words.trim_start().len()) as u32;
    Span { source: span.source, start, end: start.max(span.start + words.trim_end().len() as u32) }
}

/// A comment of the document addressed to this program: `<!-- crosscheck: allow(N101) reason="…" -->`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directive {
    /// Where the comment opens in the file.
    pub position: Position,
    /// What stands after `crosscheck:`, without white space around it.
    pub text: String,
}

/// A stretch of the text of one kind: a headline, a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// What the stretch is.
    pub kind: BlockKind,
    /// Where it stands.
    pub span: Span,
}

/// What a block is; only headlines and paragraphs carry claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockKind {
    /// The title of the article or of a part of it.
    Headline,
    /// Running text, a list entry or a quoted block.
    Paragraph,
    /// A caption, a credit, "Advertisement", "Read more": kept out of the claims.
    Boilerplate,
    /// A URL, a date line, a byline, the dateline before a first sentence: about the document, kept out of the claims.
    Metadata,
}

/// What a document says about itself; every field may be missing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Metadata {
    /// The headline.
    pub title: Option<String>,
    /// The paper or station that carries it.
    pub outlet: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// The day it was published, in the outlet's own time zone.
    pub published: Option<Date>,
    /// Where it stands on the web.
    pub url: Option<String>,
    /// The text it is a copy of, as declared ("AP"); copies of one origin count once.
    pub origin: Option<String>,
    /// The news agency its dateline or its last line names: "Xinhua" of "ASHGABAT, Dec. 14 (Xinhua) --".
    pub agency: Option<String>,
    /// The place its dateline names, as written: "ASHGABAT".
    pub dateline_place: Option<String>,
}
