//! What can be wrong with an input: where, what was found, what to do.

use crate::text::Position;
use std::fmt;
use thiserror::Error;

/// An input that could not be read as an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IngestError {
    /// The input as the user gave it.
    pub name: String,
    /// Where in the file; `None` when the fault is the whole file's.
    pub position: Option<Position>,
    /// What was found and what to do.
    pub fault: Fault,
}

impl IngestError {
    pub(super) fn whole(name: &str, fault: Fault) -> Self {
        IngestError { name: name.to_owned(), position: None, fault }
    }

    pub(super) fn at(name: &str, position: Position, fault: Fault) -> Self {
        IngestError { name: name.to_owned(), position: Some(position), fault }
    }
}

impl fmt::Display for IngestError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.position {
            Some(at) => write!(out, "{}:{}:{}: {}", self.name, at.line, at.column, self.fault),
            None => write!(out, "{}: {}", self.name, self.fault),
        }
    }
}

impl std::error::Error for IngestError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.fault)
    }
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Fault {
    /// No byte but white space.
    #[error("is empty, expected the text of an article")]
    Empty,
    /// Bytes that are no text.
    #[error("is {found}, expected text; {remedy}")]
    Binary {
        /// What the bytes look like.
        found: String,
        /// What to do about it.
        remedy: &'static str,
    },
    /// More bytes than places in a text are counted with.
    #[error("has {bytes} bytes, expected at most {limit}; split it")]
    TooLarge {
        /// Its length.
        bytes: usize,
        /// The most that is read.
        limit: usize,
    },
    /// JSON that does not parse.
    #[error("is not valid JSON: {message}")]
    Json {
        /// What the parser found.
        message: String,
    },
    /// JSON that parses but is no article.
    #[error("found {found}, expected an object with the article's text in \"text\" or \"body\"")]
    NotAnArticle {
        /// What stands there instead.
        found: String,
    },
    /// XML that does not parse.
    #[error("is not valid XML: {message}")]
    Xml {
        /// What the parser found and what to do.
        message: String,
    },
    /// A document of a kind that is known and not read.
    #[error("is {found}, expected {expected}; {remedy}")]
    Foreign {
        /// What it is.
        found: String,
        /// What is read in its place.
        expected: &'static str,
        /// What to do.
        remedy: &'static str,
    },
    /// A line of front matter that is no `key: value`.
    #[error("front matter: {message}")]
    FrontMatter {
        /// What was found and expected.
        message: String,
    },
    /// A page or document in which no running text was found.
    #[error("has no running text, expected the page of an article; save its text as .txt")]
    NoText,
}
