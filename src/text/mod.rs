//! Floor 0: bytes that have become text, and places in it. Knows no language and no rules.

mod article;
mod lines;
mod source;
mod span;
mod token;
pub mod tree;
mod visible;
mod within;

pub use article::{Article, Depth, Quotation, Sentence};
pub use lines::{Anchor, LineIndex, Part, Position};
pub use source::{Block, BlockKind, Directive, Metadata, Source};
pub use span::{SourceId, Span};
pub use token::{Class, Deprel, Form, Tag, Token, TokenKind};
pub use visible::{visible, visible_json, visible_line};
pub use within::{SpanIndex, tokens_at, tokens_in};
