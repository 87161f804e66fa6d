//! A JSON object at the top of the file, as Hugo has it.

use super::{Entry, Found, Syntax, Value, Wrong};
use crate::ingest::json::{Fields, word};
use serde_json::value::RawValue;
use std::ops::Range;

/// Where the object at the top stands; `None` when the text begins otherwise. A brace of a template or of prose is none.
pub(super) fn find(text: &str) -> Result<Option<Found>, Wrong> {
    let begins = text.strip_prefix('{').is_some_and(|rest| rest.trim_start().starts_with('"'));
    if !begins {
        return Ok(None);
    }
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<&RawValue>();
    match values.next() {
        Some(Ok(object)) => {
            let end = object.get().len();
            Ok(Some(Found { syntax: Syntax::Json, inside: 0..end, end }))
        }
        Some(Err(error)) => Err(wrong(text, &error)),
        None => Ok(None),
    }
}

/// Its fields in the order of the file.
pub(super) fn entries(text: &str, inside: Range<usize>) -> Result<Vec<Entry>, Wrong> {
    let fields: Fields<'_> = serde_json::from_str(&text[inside]).map_err(|error| wrong(text, &error))?;
    let entry = |(key, raw): (String, &RawValue)| {
        let byte = raw.get().as_ptr() as usize - text.as_ptr() as usize;
        let quotes = usize::from(raw.get().starts_with('"'));
        Entry { key, key_byte: byte, value_byte: byte + quotes, value: read(raw) }
    };
    Ok(fields.0.into_iter().map(entry).collect())
}

fn read(raw: &RawValue) -> Value {
    let value: serde_json::Value = serde_json::from_str(raw.get()).unwrap_or_default();
    match &value {
        serde_json::Value::Array(several) => Value::List(several.iter().filter_map(word).collect()),
        serde_json::Value::Bool(_) => Value::Other("a truth value"),
        serde_json::Value::Null => Value::Nothing,
        serde_json::Value::String(_) | serde_json::Value::Number(_) | serde_json::Value::Object(_) => {
            word(&value).map_or(Value::Nothing, Value::Text)
        }
    }
}

fn wrong(text: &str, error: &serde_json::Error) -> Wrong {
    let lines = text.split_inclusive('\n').take(error.line().saturating_sub(1));
    let line: usize = lines.map(str::len).sum();
    let mut byte = (line + error.column().saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    let whole = error.to_string();
    let message = format!("is not valid JSON: {}", whole.split(" at line ").next().unwrap_or(&whole));
    Wrong { byte, message }
}
