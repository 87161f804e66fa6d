//! JSON: an object with `text` or `body`, an array of them, or one a line. The text is kept verbatim.

use super::{Fault, IngestError, Input, characters, classify, paragraphs, published};
use crate::text::{Anchor, LineIndex, Metadata, Position, Source, SourceId};
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

/// The sources of a file that is one object or one array of objects.
pub(super) fn read_json(input: &Input<'_>) -> Result<Vec<Source>, IngestError> {
    let file = File { input, lines: LineIndex::verbatim(&input.text) };
    let text = &input.text;
    if text.trim_start().starts_with('[') {
        let records: Vec<&RawValue> = serde_json::from_str(text).map_err(|error| broken(input, 1, &error))?;
        if records.is_empty() {
            return Err(IngestError::whole(input.name, Fault::NotAnArticle { found: "an empty array".to_owned() }));
        }
        return records.iter().enumerate().map(|(number, raw)| read_record(&file, raw.get(), number, true)).collect();
    }
    serde_json::from_str::<&RawValue>(text).map_err(|error| broken(input, 1, &error))?;
    Ok(vec![read_record(&file, text.trim(), 0, false)?])
}

/// The sources of a file with one object a line; blank lines are skipped.
pub(super) fn read_lines(input: &Input<'_>) -> Result<Vec<Source>, IngestError> {
    let file = File { input, lines: LineIndex::verbatim(&input.text) };
    let mut sources = Vec::new();
    for (at, line) in input.text.split('\n').enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        serde_json::from_str::<&RawValue>(line).map_err(|error| broken(input, at as u32 + 1, &error))?;
        sources.push(read_record(&file, line.trim(), sources.len(), true)?);
    }
    Ok(sources)
}

/// A file with the starts of its lines, so that a place in it is found without counting again.
struct File<'a> {
    input: &'a Input<'a>,
    lines: LineIndex,
}

impl File<'_> {
    /// Where `part`, a slice of the file's text, begins.
    fn position_of(&self, part: &str) -> Position {
        let byte = part.as_ptr() as usize - self.input.text.as_ptr() as usize;
        self.lines.position(&self.input.text, byte as u32)
    }
}

#[derive(Deserialize)]
struct Record<'a> {
    #[serde(borrow)]
    text: Option<&'a RawValue>,
    #[serde(borrow)]
    body: Option<&'a RawValue>,
    id: Option<Value>,
    title: Option<Value>,
    source: Option<Value>,
    outlet: Option<Value>,
    byline: Option<Value>,
    author: Option<Value>,
    published: Option<Value>,
    url: Option<Value>,
    origin: Option<Value>,
}

/// `raw` is a part of the input's text that parses as JSON; `many` says that it has siblings.
fn read_record(file: &File<'_>, raw: &str, number: usize, many: bool) -> Result<Source, IngestError> {
    let input = file.input;
    let start = file.position_of(raw);
    let odd = |found: &str| IngestError::at(input.name, start, Fault::NotAnArticle { found: found.to_owned() });
    if !raw.starts_with('{') {
        return Err(odd(kind_of(raw)));
    }
    let record: Record<'_> = serde_json::from_str(raw).map_err(|error| broken(input, start.line, &error))?;
    let Some(body) = record.text.or(record.body) else { return Err(odd("an object without a text")) };
    let Ok(text) = serde_json::from_str::<String>(body.get()) else {
        let at = file.position_of(body.get());
        let found = format!("{} as the text", kind_of(body.get()));
        return Err(IngestError::at(input.name, at, Fault::NotAnArticle { found }));
    };
    if text.trim().is_empty() {
        return Err(odd("an empty text"));
    }
    let id = record.id.as_ref().and_then(word);
    let name = if many { format!("{}:{}", input.name, start.line) } else { input.name.to_owned() };
    let mut source = Source {
        id: SourceId(input.first.0 + number as u32),
        path: id.filter(|_| many).unwrap_or(name),
        lines: lines_of(body.get(), file.position_of(body.get())),
        text,
        blocks: Vec::new(),
        metadata: metadata_of(&record),
        warnings: input.warnings.clone(),
        directives: Vec::new(),
    };
    characters::clean(&mut source, input.rules);
    source.blocks = paragraphs::blocks(&source.text, source.id);
    classify::classify(&mut source, input.rules);
    Ok(source)
}

fn metadata_of(record: &Record<'_>) -> Metadata {
    let read = |value: &Option<Value>| value.as_ref().and_then(word);
    Metadata {
        title: read(&record.title),
        outlet: read(&record.outlet).or_else(|| read(&record.source)),
        byline: read(&record.byline).or_else(|| read(&record.author)),
        published: read(&record.published).and_then(|written| published::iso_date(&written)),
        url: read(&record.url),
        origin: read(&record.origin),
        ..Metadata::default()
    }
}

/// The words of a field: a string, a number, or the `name` of an object, as news interfaces give a source.
fn word(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(fields) => fields.get("name").and_then(Value::as_str).map(str::to_owned),
        Value::Null | Value::Bool(_) | Value::Array(_) => None,
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
fn broken(input: &Input<'_>, first: u32, error: &serde_json::Error) -> IngestError {
    let position =
        Position { line: first + error.line().saturating_sub(1) as u32, column: error.column().max(1) as u32 };
    let whole = error.to_string();
    let message = whole.split(" at line ").next().unwrap_or(&whole).to_owned();
    IngestError::at(input.name, position, Fault::Json { message })
}

/// An anchor after every escape of the JSON string `raw`, which parses and begins at `start`.
fn lines_of(raw: &str, start: Position) -> LineIndex {
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
