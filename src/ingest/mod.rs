//! Floor 4: bytes of a file become sources. One file an input format. Reads no files itself.
//!
//! ```text
//! bytes -> decode -> text -> (html, markdown, json, jsonl, feed) -> paragraphs -> classify -> characters -> Source
//! ```

mod characters;
mod classify;
mod dateline;
mod decode;
mod directive;
mod english;
mod error;
mod feed;
mod foreign;
mod format;
mod front_matter;
mod header;
mod html;
mod json;
mod layout;
mod markdown;
mod paragraphs;
mod phrases;
mod places;
mod plain;
mod published;
mod raised;
mod stamp;
mod utf8;
mod xml;

pub use error::{Fault, IngestError};
pub use format::Format;

use crate::rules::RulePack;
use crate::text::{Source, SourceId};

/// Reads the bytes of one file into its sources, numbered from `first` on: one for a text, several for JSONL, a
/// JSON array and a feed. `name` stands in messages and as the path of the sources; without a `format` it is guessed from the
/// name, then from the content.
pub fn read(
    bytes: &[u8],
    name: &str,
    format: Option<Format>,
    first: SourceId,
    rules: &RulePack,
) -> Result<Vec<Source>, IngestError> {
    foreign::refuse(bytes).map_err(|fault| IngestError::whole(name, fault))?;
    let decoded = decode::decode(bytes).map_err(|fault| IngestError::whole(name, fault))?;
    let format = format.unwrap_or_else(|| Format::guess(name, &decoded.text));
    let input = Input { name, text: decoded.text, warnings: decoded.warnings, first, rules };
    let mut sources = match format {
        Format::Text => vec![plain::read(input)],
        Format::Json => json::read_json(&input)?,
        Format::Jsonl => json::read_lines(&input)?,
        Format::Markdown => vec![markdown::read(&input, markdown::Dialect::Plain)?],
        Format::Mdx => vec![markdown::read(&input, markdown::Dialect::Mdx)?],
        Format::Feed => feed::read(&input)?,
        Format::Html => vec![html::read(&input)?],
    };
    for source in &mut sources {
        source.warnings.extend(english::warning(&source.text, &rules.ingest.function_words));
    }
    if sources.iter().all(|source| source.text.trim().is_empty()) {
        return Err(IngestError::whole(name, Fault::Empty));
    }
    Ok(sources)
}

/// One file on its way to a source.
struct Input<'a> {
    /// As the user gave it.
    name: &'a str,
    /// The whole file, decoded, without a byte order mark.
    text: String,
    /// What decoding found odd.
    warnings: Vec<String>,
    /// The number of its first source.
    first: SourceId,
    /// Phrases, agencies and month names.
    rules: &'a RulePack,
}
