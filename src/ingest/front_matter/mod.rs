//! What a Markdown file says about itself above its text: YAML between `---`, TOML between `+++`, or a JSON object.

mod json;
mod toml;
mod yaml;

use super::places::Places;
use super::{Fault, IngestError, Input, stamp};
use crate::text::Metadata;
use std::ops::Range;

/// The keys that are read, each with its other names, in lower case without marks between the words.
const KEYS: [(&str, &[&str]); 6] = [
    ("title", &["headline"]),
    ("outlet", &["publication"]),
    ("byline", &["author", "authors"]),
    ("published", &["date", "pubdate", "publishdate", "publishedat", "datepublished", "publicationdate"]),
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
    /// The titles in order, each with the byte of the file at which it begins.
    pub titles: Vec<(usize, String)>,
    /// First byte of the file after it; 0 when there is none.
    pub end: usize,
    /// Keys that look like slips.
    pub warnings: Vec<String>,
}

/// One key with its value.
struct Entry {
    key: String,
    /// The byte of the file at which the key begins.
    key_byte: usize,
    /// The byte at which the words of the value begin.
    value_byte: usize,
    value: Value,
}

/// What a key is set to.
enum Value {
    Text(String),
    List(Vec<String>),
    /// No value, or one below it that is none of ours.
    Nothing,
    /// A value that is no text, in words.
    Other(&'static str),
}

/// What is wrong with front matter, and at which byte of the file.
struct Wrong {
    byte: usize,
    message: String,
}

/// The way front matter is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Syntax {
    Yaml,
    Toml,
    Json,
}

/// Where front matter stands.
struct Found {
    syntax: Syntax,
    /// Without the lines that fence it.
    inside: Range<usize>,
    /// First byte behind it.
    end: usize,
}

/// Reads the front matter of a file; a file without one has an empty one.
pub(super) fn read(input: &Input<'_>, places: &Places<'_>) -> Result<FrontMatter, IngestError> {
    let told = |wrong: Wrong| {
        IngestError::at(input.name, places.at(wrong.byte), Fault::FrontMatter { message: wrong.message })
    };
    let mut read = FrontMatter::default();
    let Some(found) = find(&input.text).map_err(told)? else { return Ok(read) };
    read.end = found.end;
    let entries = match found.syntax {
        Syntax::Yaml => yaml::entries(&input.text, found.inside),
        Syntax::Toml => toml::entries(&input.text, found.inside),
        Syntax::Json => json::entries(&input.text, found.inside),
    };
    for entry in entries.map_err(told)? {
        set(entry, &mut read, input).map_err(told)?;
    }
    read.metadata.title = read.titles.first().map(|(_, title)| title.clone());
    Ok(read)
}

fn find(text: &str) -> Result<Option<Found>, Wrong> {
    let first = text.split_inclusive('\n').next().unwrap_or_default();
    let (syntax, closing): (_, &[&str]) = match first.trim_end() {
        "---" => (Syntax::Yaml, &["---", "..."]),
        "+++" => (Syntax::Toml, &["+++"]),
        _ => return json::find(text),
    };
    let mut at = first.len();
    for line in text[first.len()..].split_inclusive('\n') {
        if closing.contains(&line.trim_end()) {
            return Ok(Some(Found { syntax, inside: first.len()..at, end: at + line.len() }));
        }
        at += line.len();
    }
    // A rule at the top of a text is no front matter; a rule with a key below it is one that was not closed.
    let next = text[first.len()..].lines().next().unwrap_or_default();
    let mark = if syntax == Syntax::Toml { '=' } else { ':' };
    match next.split_once(mark).and_then(|(key, _)| known(key.trim())) {
        Some(_) => {
            let fence = first.trim_end();
            Err(Wrong {
                byte: 0,
                message: format!("{fence} opens it and nothing closes it, expected a line {fence} below its keys"),
            })
        }
        None => Ok(None),
    }
}

/// The key of ours that `key` is a name of, and whether it is its first name.
fn known(key: &str) -> Option<(&'static str, bool)> {
    let plain: String =
        key.chars().filter(|letter| !matches!(letter, '_' | '-')).flat_map(char::to_lowercase).collect();
    let named = |(name, others): &&(&str, &[&str])| *name == plain || others.contains(&plain.as_str());
    KEYS.iter().find(named).map(|(name, _)| (*name, *name == plain))
}

fn set(entry: Entry, read: &mut FrontMatter, input: &Input<'_>) -> Result<(), Wrong> {
    let Some((name, is_first)) = known(&entry.key) else {
        let key = entry.key.to_lowercase();
        let near = KEYS.iter().find(|(name, _)| strsim::jaro_winkler(name, &key) >= ALIKE);
        read.warnings.extend(near.map(|(name, _)| format!("front matter key {key} is not read; did you mean {name}?")));
        return Ok(());
    };
    let key = entry.key.to_lowercase();
    let odd = |found: &str| {
        let message = format!("{key} is {found}, expected one value, as in title: Ferry sinks off Varn");
        Err(Wrong { byte: entry.key_byte, message })
    };
    let words = match entry.value {
        Value::Text(words) => words,
        Value::List(several) if name == "byline" || several.len() == 1 => several.join(", "),
        Value::List(_) => return odd("a list"),
        Value::Other(found) => return odd(found),
        Value::Nothing => return Ok(()),
    };
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() {
        return Ok(());
    }
    let metadata = &mut read.metadata;
    let fill = |field: &mut Option<String>| {
        if is_first || field.is_none() {
            *field = Some(words.clone());
        }
    };
    match name {
        "title" => read.titles.push((entry.value_byte, words)),
        "outlet" => fill(&mut metadata.outlet),
        "byline" => fill(&mut metadata.byline),
        "url" => fill(&mut metadata.url),
        "origin" => fill(&mut metadata.origin),
        _ => {
            let Some(day) = stamp::day(&words, &input.rules.ingest) else {
                let message = format!("{key} is {words:?}, expected a date as in 2027-01-31");
                return Err(Wrong { byte: entry.key_byte, message });
            };
            metadata.published = metadata.published.filter(|_| !is_first).or(Some(day));
        }
    }
    Ok(())
}
