//! Floor 0: a source cut into sentences, quotations and tokens.

use super::{BlockKind, Source, Span, Token};
use std::ops::Range;

/// A source with its sentences, quotations and tokens; what extraction reads.
#[derive(Debug, Clone)]
pub struct Article {
    /// The document.
    pub source: Source,
    /// Sentences in order. Every byte of a headline or paragraph that is not white space lies in one.
    pub sentences: Vec<Sentence>,
    /// Quotations in order of their opening mark.
    pub quotations: Vec<Quotation>,
    /// Tokens of all sentences in order.
    pub tokens: Vec<Token>,
}

impl Article {
    /// The tokens of one sentence; `Token::head` indexes this slice.
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        &self.tokens[sentence.tokens.start as usize..sentence.tokens.end as usize]
    }

    /// The words of `span`.
    pub fn slice(&self, span: Span) -> &str {
        self.source.slice(span)
    }

    /// Index of the sentence in which `span` starts.
    pub fn sentence_at(&self, span: Span) -> Option<usize> {
        let at = self.sentences.partition_point(|sentence| sentence.span.end <= span.start);
        (at < self.sentences.len()).then_some(at)
    }
}

/// A sentence: of a headline, or of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, without white space around it.
    pub span: Span,
    /// The kind of block it stands in; boilerplate for a sentence of which nothing but its values is read.
    pub role: BlockKind,
    /// How closely it is read.
    pub depth: Depth,
    /// Which block of the source, counted from 0.
    pub block: u32,
    /// Which tokens of the article are its own; empty before tokenising.
    pub tokens: Range<u32>,
}

impl Sentence {
    /// Keeps the sentence out of everything but the list of values, and remembers it.
    pub fn keep_to_values(&mut self) {
        self.role = BlockKind::Boilerplate;
        self.depth = Depth::Values;
    }
}

/// How closely a sentence is read. What no writer of prose would call a sentence (a table, a list of numbers, a text without
/// a full stop) has no tree worth reading, and reading one would take the square of its length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Depth {
    /// For all it says.
    #[default]
    Full,
    /// For its values alone, piece by piece: it is too long, or has too many of them.
    Values,
}

/// Words between quotation marks; it may run over several sentences and, when reopened, several paragraphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotation {
    /// With its marks.
    pub span: Span,
    /// Without them.
    pub inner: Span,
    /// Whether it goes on from the quotation before it (a new paragraph reopened without a closing mark).
    pub continues: bool,
}
