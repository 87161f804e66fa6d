//! TOML between two lines `+++`, as Hugo and Zola have it. Tables below the top are not read.

use super::{Entry, Value, Wrong};
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// The keys of the top table in the order of the file.
pub(super) fn entries(text: &str, inside: Range<usize>) -> Result<Vec<Entry>, Wrong> {
    let start = inside.start;
    let document = DeTable::parse(&text[inside]).map_err(|error| {
        let byte = start + error.span().map_or(0, |span| span.start);
        let message = format!("is not valid TOML: {}", error.message().lines().next().unwrap_or_default());
        Wrong { byte, message }
    })?;
    let mut entries: Vec<Entry> = document
        .get_ref()
        .iter()
        .map(|(key, value)| {
            let byte = start + value.span().start;
            let quotes = text[byte..].len() - text[byte..].trim_start_matches(['"', '\'']).len();
            let key_byte = start + key.span().start;
            Entry { key: key.get_ref().to_string(), key_byte, value_byte: byte + quotes, value: read(value.get_ref()) }
        })
        .collect();
    entries.sort_by_key(|entry| entry.key_byte);
    Ok(entries)
}

fn read(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(words) => Value::Text(words.to_string()),
        DeValue::Datetime(moment) => Value::Text(moment.to_string()),
        DeValue::Integer(number) => Value::Text(number.as_str().to_owned()),
        DeValue::Float(number) => Value::Text(number.as_str().to_owned()),
        DeValue::Boolean(_) => Value::Other("a truth value"),
        DeValue::Array(several) => Value::List(several.iter().filter_map(|one| words(one.get_ref())).collect()),
        DeValue::Table(_) => words(value).map_or(Value::Nothing, Value::Text),
    }
}

/// A text, or the name of a table.
fn words(value: &DeValue<'_>) -> Option<String> {
    let name = || value.as_table()?.get("name")?.get_ref().as_str();
    value.as_str().or_else(name).map(str::to_owned)
}
