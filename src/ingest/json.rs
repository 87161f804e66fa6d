//! JSON: an object with `text` or `body`, an array of them, or one a line. The text is kept verbatim.

use super::places::Places;
use super::{Fault, IngestError, Input, characters, classify, feed, paragraphs, stamp};
use crate::text::{Anchor, LineIndex, Metadata, Position, Source, SourceId};
use jiff::civil::Date;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use serde_json::value::RawValue;
use std::collections::BTreeSet;
use std::fmt;

/// The sources of a file that is one object or one array of objects.
pub(super) fn read_json(input: &Input<'_>) -> Result<Vec<Source>, IngestError> {
    let file = File::of(input);
    let text = &input.text;
    if text.trim_start().starts_with('[') {
        let records: Vec<&RawValue> = serde_json::from_str(text).map_err(|error| broken(input, 1, &error))?;
        if records.is_empty() {
            return Err(IngestError::whole(input.name, Fault::NotAnArticle { found: "an empty array".to_owned() }));
        }
        let read = |(number, raw): (usize, &&RawValue)| read_record(&file, raw.get(), number, true);
        return Ok(distinct(records.iter().enumerate().map(read).collect::<Result<Vec<_>, _>>()?, input.name));
    }
    serde_json::from_str::<&RawValue>(text).map_err(|error| broken(input, 1, &error))?;
    if let Some(items) = feed::json_items(text) {
        return feed::read_json(&file, &items);
    }
    Ok(vec![read_record(&file, text.trim(), 0, false)?])
}

/// The sources of a file with one object a line; blank lines are skipped.
pub(super) fn read_lines(input: &Input<'_>) -> Result<Vec<Source>, IngestError> {
    let file = File::of(input);
    let mut sources = Vec::new();
    for (at, line) in input.text.split('\n').enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        serde_json::from_str::<&RawValue>(line).map_err(|error| broken(input, at as u32 + 1, &error))?;
        sources.push(read_record(&file, line.trim(), sources.len(), true)?);
    }
    Ok(distinct(sources, input.name))
}

/// No two records have one name: one whose id an earlier one has is named after its place.
fn distinct(mut sources: Vec<Source>, name: &str) -> Vec<Source> {
    let mut seen = BTreeSet::new();
    for (number, source) in sources.iter_mut().enumerate() {
        if !seen.insert(source.path.clone()) {
            source.path = format!("{name}#{}", number + 1);
            seen.insert(source.path.clone());
        }
    }
    sources
}

/// A file with the places in it.
pub(super) struct File<'a> {
    pub input: &'a Input<'a>,
    pub places: Places<'a>,
}

impl<'a> File<'a> {
    pub fn of(input: &'a Input<'a>) -> Self {
        File { input, places: Places::of(&input.text) }
    }

    /// At which byte of the file `part`, a slice of its text, begins.
    fn byte_of(&self, part: &str) -> usize {
        part.as_ptr() as usize - self.input.text.as_ptr() as usize
    }

    /// Where `part`, a slice of the file's text, begins.
    pub fn position_of(&self, part: &str) -> Position {
        self.places.at(self.byte_of(part))
    }
}

/// The fields of an object in order, their values as they stand in the file.
pub(super) struct Fields<'a>(pub Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Fields<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Vec<(String, &'de RawValue)>;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("an object")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
                let mut fields: Self::Value = Vec::new();
                while let Some((key, value)) = map.next_entry::<String, &'de RawValue>()? {
                    if READ_ONCE.contains(&key.as_str()) && fields.iter().any(|(other, _)| *other == key) {
                        return Err(M::Error::custom(format_args!("duplicate field `{key}`")));
                    }
                    fields.push((key, value));
                }
                Ok(fields)
            }
        }
        from.deserialize_map(Reader).map(Fields)
    }
}

/// Fields that must not stand twice in an object: the second would hide the first.
const READ_ONCE: [&str; 4] = ["text", "body", "title", "published"];
/// The fields of an article, by the names that exports and interfaces give them, the plainest first.
const TEXT: [&str; 5] = ["text", "body", "content_text", "articleBody", "content"];
const TITLE: [&str; 2] = ["title", "headline"];
const OUTLET: [&str; 4] = ["outlet", "source", "publisher", "site_name"];
const BYLINE: [&str; 4] = ["byline", "author", "authors", "creator"];
const URL: [&str; 2] = ["url", "link"];
/// Names of the day of publication, and then of the last change, in lower case without marks between the words.
const PUBLISHED: [&str; 25] = [
    "published",
    "datepublished",
    "publishedat",
    "publisheddate",
    "publisheddatetime",
    "publishdate",
    "publishedon",
    "publicationdate",
    "publicationtime",
    "pubdate",
    "publishedtime",
    "dateissued",
    "issued",
    "dcdate",
    "date",
    "datetime",
    "createdat",
    "datecreated",
    "created",
    "timestamp",
    "updated",
    "updatedat",
    "dateupdated",
    "datemodified",
    "modified",
];

impl Fields<'_> {
    /// The value of the first of the names that is there and not null.
    pub fn raw(&self, names: &[&str]) -> Option<&RawValue> {
        let named = |name: &&str| self.0.iter().find(|(key, value)| key == name && value.get() != "null");
        names.iter().find_map(named).map(|(_, value)| *value)
    }

    /// The words of the first of the names that has any.
    pub fn words(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| word(&value(self.raw(&[name])?)))
    }

    /// The dates of the object, the day of publication first, each with the name of its field.
    fn dates(&self) -> impl Iterator<Item = (&str, &RawValue)> {
        let plain =
            |key: &str| key.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
        let mut found: Vec<(usize, &str, &RawValue)> = self
            .0
            .iter()
            .filter(|(_, value)| !matches!(value.get(), "null" | "\"\""))
            .filter_map(|(key, value)| {
                let rank = PUBLISHED.iter().position(|name| *name == plain(key))?;
                Some((rank, key.as_str(), *value))
            })
            .collect();
        found.sort_by_key(|(rank, _, _)| *rank);
        found.into_iter().map(|(_, key, value)| (key, value))
    }

    /// The day of publication: the first date that can be read. Each one before it that cannot is a warning.
    pub fn published(&self, file: &File<'_>, warnings: &mut Vec<String>) -> Option<Date> {
        for (key, raw) in self.dates() {
            let day = stamp::day_of(&value(raw), &file.input.rules.ingest);
            if day.is_some() {
                return day;
            }
            let line = file.places.at(file.byte_of(raw.get())).line;
            warnings.push(stamp::unread(key, line, raw.get()));
        }
        None
    }
}

/// A part of a document that parses.
fn value(raw: &RawValue) -> Value {
    serde_json::from_str(raw.get()).unwrap_or(Value::Null)
}

/// `raw` is a part of the input's text that parses as JSON; `many` says that it has siblings.
fn read_record(file: &File<'_>, raw: &str, number: usize, many: bool) -> Result<Source, IngestError> {
    let input = file.input;
    let start = file.position_of(raw);
    let odd = |found: &str| IngestError::at(input.name, start, Fault::NotAnArticle { found: found.to_owned() });
    if !raw.starts_with('{') {
        return Err(odd(kind_of(raw)));
    }
    let record: Fields<'_> = serde_json::from_str(raw).map_err(|error| broken(input, start.line, &error))?;
    let Some(body) = record.raw(&TEXT) else { return Err(odd("an object without a text")) };
    let Ok(text) = serde_json::from_str::<String>(body.get()) else {
        let at = file.position_of(body.get());
        let found = format!("{} as the text", kind_of(body.get()));
        return Err(IngestError::at(input.name, at, Fault::NotAnArticle { found }));
    };
    if text.trim().is_empty() {
        return Err(odd("an empty text"));
    }
    let id = record.words(&["id"]);
    let mut warnings = input.warnings.clone();
    let metadata = metadata_of(&record, file, &mut warnings);
    let name = if many { format!("{}:{}", input.name, start.line) } else { input.name.to_owned() };
    let mut source = Source {
        id: SourceId(input.first.0 + number as u32),
        path: id.filter(|_| many).unwrap_or(name),
        lines: lines_of(body.get(), file.position_of(body.get())),
        text,
        blocks: Vec::new(),
        metadata,
        warnings,
        directives: Vec::new(),
    };
    characters::clean(&mut source, input.rules);
    source.blocks = paragraphs::blocks(&source.text, source.id);
    classify::classify(&mut source, input.rules);
    Ok(source)
}

fn metadata_of(record: &Fields<'_>, file: &File<'_>, warnings: &mut Vec<String>) -> Metadata {
    Metadata {
        title: record.words(&TITLE),
        outlet: record.words(&OUTLET),
        byline: record.words(&BYLINE),
        published: record.published(file, warnings),
        url: record.words(&URL),
        origin: record.words(&["origin"]),
        ..Metadata::default()
    }
}

/// The words of a field: a string, a number, the `name` of an object, as news interfaces give a source, or a list of these.
pub(super) fn word(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(fields) => fields.get("name").and_then(Value::as_str).map(str::to_owned),
        Value::Array(several) => {
            let names: Vec<String> = several.iter().filter_map(word).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        Value::Null | Value::Bool(_) => None,
    }
}

fn kind_of(raw: &str) -> &'static str {
    match raw.trim_start().as_bytes().first() {
        Some(b'{') => "an object",
        Some(b'[') => "an array",
        Some(b'"') => "a string",
        Some(b't' | b'f') => "a truth value",
        Some(b'n') => "null",
        _ => "a number",
    }
}

/// `first` is the line of the file on which the parsed text begins.
pub(super) fn broken(input: &Input<'_>, first: u32, error: &serde_json::Error) -> IngestError {
    let position =
        Position { line: first + error.line().saturating_sub(1) as u32, column: error.column().max(1) as u32 };
    let whole = error.to_string();
    let message = whole.split(" at line ").next().unwrap_or(&whole).to_owned();
    IngestError::at(input.name, position, Fault::Json { message })
}

/// An anchor after every escape of the JSON string `raw`, which parses and begins at `start`.
pub(super) fn lines_of(raw: &str, start: Position) -> LineIndex {
    let mut anchors = Vec::new();
    let (mut byte, mut column, mut rest) = (0, start.column + 1, &raw[1..raw.len() - 1]);
    loop {
        anchors.push(Anchor { byte, position: Position { line: start.line, column } });
        let Some(plain) = rest.find('\\') else { break };
        let (taken, length) = escape(&rest[plain..]);
        byte += plain as u32 + length;
        column += rest[..plain].chars().count() as u32 + taken as u32;
        rest = &rest[plain + taken..];
    }
    LineIndex::anchored(anchors)
}

/// How many bytes the escape at the start of `rest` takes, and how many its character has in the text.
fn escape(rest: &str) -> (usize, u32) {
    let unit = |at: usize| rest.get(at..at + 4).and_then(|digits| u32::from_str_radix(digits, 16).ok());
    match (rest.as_bytes().get(1), unit(2)) {
        (Some(b'u'), Some(0xD800..=0xDBFF)) => (12.min(rest.len()), 4),
        (Some(b'u'), Some(code)) => (6, char::from_u32(code).map_or(3, |letter| letter.len_utf8() as u32)),
        _ => (2.min(rest.len()), 1),
    }
}
