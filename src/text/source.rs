//! Floor 0: one document as read.

use super::{LineIndex, Position, SourceId, Span};
use jiff::civil::Date;

/// One document: its text as read, what kind each stretch of it is, and where it stands in the file.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its number in this comparison.
    pub id: SourceId,
    /// The path or name as the user gave it; for a line of JSONL its `id` when it has one.
    pub path: String,
    /// The text as read: plain text and JSON verbatim, Markdown and HTML as prose. Spans count its bytes.
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

    /// The words of `span`, which must be a span of this source.
    pub fn slice(&self, span: Span) -> &str {
        span.slice(&self.text)
    }
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
