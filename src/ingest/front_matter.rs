//! The `key: value` lines between two `---` at the top of a Markdown file.

use super::{Fault, IngestError, Input, published};
use crate::text::{Metadata, Position};
use std::ops::Range;

const FENCE: &str = "---";
/// The keys that are read, each with its other names.
const KEYS: [(&str, &[&str]); 6] = [
    ("title", &["headline"]),
    ("outlet", &["publication"]),
    ("byline", &["author"]),
    ("published", &["date"]),
    ("url", &["link"]),
    ("origin", &[]),
];
/// How alike an unknown key must be to a known one to be a slip (Jaro-Winkler).
const ALIKE: f64 = 0.88;

/// What the front matter says, and where the text begins.
#[derive(Debug, Default)]
pub(super) struct FrontMatter {
    /// The fields that are set.
    pub metadata: Metadata,
    /// Where the title stands in the file, without its quotation marks.
    pub title: Option<Range<usize>>,
    /// First byte of the file after it; 0 when there is none.
    pub end: usize,
    /// Keys that look like slips.
    pub warnings: Vec<String>,
}

/// Reads the front matter of a file; a file without one has an empty one.
pub(super) fn read(input: &Input<'_>) -> Result<FrontMatter, IngestError> {
    let mut found = FrontMatter::default();
    let Some(end) = end(&input.text) else { return Ok(found) };
    found.end = end;
    let mut inside_other = false;
    let mut next = 0;
    for (at, line) in input.text[..end].split_inclusive('\n').enumerate() {
        let start = next;
        next += line.len();
        let position = Position { line: at as u32 + 1, column: 1 };
        let bare = line.trim();
        if at == 0 || bare.is_empty() || bare.starts_with('#') || bare == FENCE || bare == "..." {
            continue;
        }
        if inside_other && (line.starts_with([' ', '\t']) || bare.starts_with("- ")) {
            continue;
        }
        let set = field(bare, &mut found);
        inside_other = set.map_err(|message| IngestError::at(input.name, position, Fault::FrontMatter { message }))?;
        found.title = found.title.or_else(|| place_of(found.metadata.title.as_deref()?, line, start));
    }
    Ok(found)
}

/// Where the title stands in the file, when it was told on the line that starts at `start`.
fn place_of(title: &str, line: &str, start: usize) -> Option<Range<usize>> {
    let value = line.find(':')?;
    let at = start + value + line[value..].find(title)?;
    Some(at..at + title.len())
}

/// First byte after the closing fence.
fn end(text: &str) -> Option<usize> {
    let mut lines = text.split_inclusive('\n');
    let mut at = lines.next().filter(|line| line.trim_end() == FENCE)?.len();
    for line in lines {
        at += line.len();
        if matches!(line.trim_end(), FENCE | "...") {
            return Some(at);
        }
    }
    None
}

/// Reads one line; `Ok(true)` when the lines below it may belong to a key that is not read.
fn field(line: &str, found: &mut FrontMatter) -> Result<bool, String> {
    let Some((key, value)) = line.split_once(':') else {
        return Err(format!("found {line:?}, expected key: value, as in title: Ferry sinks off Varn"));
    };
    let key = key.trim().to_lowercase();
    let Some((known, _)) = KEYS.iter().find(|(name, others)| *name == key || others.contains(&key.as_str())) else {
        let near = KEYS.iter().find(|(name, _)| strsim::jaro_winkler(name, &key) >= ALIKE);
        found
            .warnings
            .extend(near.map(|(name, _)| format!("front matter key {key} is not read; did you mean {name}?")));
        return Ok(true);
    };
    let value = unquoted(value.trim());
    if matches!(value, "|" | ">" | "|-" | ">-") || value.starts_with(['[', '{']) {
        return Err(format!("{key} is {value}, expected one value on the same line"));
    }
    if !value.is_empty() {
        set(&mut found.metadata, known, value)?;
    }
    Ok(value.is_empty())
}

fn set(metadata: &mut Metadata, key: &str, value: &str) -> Result<(), String> {
    let text = Some(value.to_owned());
    match key {
        "title" => metadata.title = text,
        "outlet" => metadata.outlet = text,
        "byline" => metadata.byline = text,
        "url" => metadata.url = text,
        "origin" => metadata.origin = text,
        _ => {
            let day = published::iso_date(value);
            let message = || format!("{key} is {value:?}, expected a date as in 2027-01-31");
            metadata.published = Some(day.ok_or_else(message)?);
        }
    }
    Ok(())
}

/// A value without the quotation marks around it, or without the comment behind it.
fn unquoted(value: &str) -> &str {
    for mark in ['"', '\''] {
        let inner = value.strip_prefix(mark).and_then(|rest| rest.split_once(mark));
        if let Some((inside, after)) = inner
            && (after.trim().is_empty() || after.trim_start().starts_with('#'))
        {
            return inside;
        }
    }
    value.split(" #").next().unwrap_or(value).trim_end()
}
