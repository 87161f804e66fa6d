//! JSON Feed: an object with a `version` of jsonfeed.org and `items`.

use super::{Body, Item, line};
use crate::ingest::json::{Fields, File, broken, lines_of};
use crate::ingest::{Fault, IngestError};
use crate::text::Source;
use serde_json::value::RawValue;

/// What marks the version of a JSON Feed.
const VERSION: &str = "jsonfeed.org/version";

/// A JSON Feed as far as it is read.
pub(in crate::ingest) struct JsonFeed<'a> {
    title: Option<String>,
    items: Vec<&'a RawValue>,
}

/// The items of a text that parses as JSON, when it is a JSON Feed.
pub(in crate::ingest) fn items(text: &str) -> Option<JsonFeed<'_>> {
    let fields: Fields<'_> = serde_json::from_str(text).ok()?;
    fields.words(&["version"]).filter(|version| version.contains(VERSION))?;
    let title = fields.words(&["title"]);
    let (_, raw) = fields.0.into_iter().find(|(key, _)| key == "items")?;
    Some(JsonFeed { title, items: serde_json::from_str(raw.get()).ok()? })
}

/// The sources of a JSON Feed.
pub(in crate::ingest) fn read(file: &File<'_>, feed: &JsonFeed<'_>) -> Result<Vec<Source>, IngestError> {
    let items: Result<Vec<Item>, IngestError> = feed.items.iter().map(|raw| item(file, raw)).collect();
    super::sources(items?, feed.title.as_deref(), file.input)
}

fn item(file: &File<'_>, raw: &RawValue) -> Result<Item, IngestError> {
    let position = file.position_of(raw.get());
    if !raw.get().starts_with('{') {
        let found = "an item that is no object".to_owned();
        return Err(IngestError::at(file.input.name, position, Fault::NotAnArticle { found }));
    }
    let fields: Fields<'_> =
        serde_json::from_str(raw.get()).map_err(|error| broken(file.input, position.line, &error))?;
    let body = |name: &str, is_html: bool| {
        let raw = fields.raw(&[name])?;
        let text: String = serde_json::from_str(raw.get()).ok()?;
        let lines = lines_of(raw.get(), file.position_of(raw.get()));
        Some(Body { text, lines, is_html }).filter(|body| !body.text.trim().is_empty())
    };
    let mut warnings = Vec::new();
    let title = fields.raw(&["title"]).zip(fields.words(&["title"]));
    Ok(Item {
        position,
        title: title.map(|(raw, words)| {
            let position = file.position_of(raw.get());
            (line(&words), crate::text::Position { column: position.column + 1, ..position })
        }),
        body: body("content_html", true).or_else(|| body("content_text", false)).or_else(|| body("summary", false)),
        url: fields.words(&["url", "external_url"]),
        byline: fields.words(&["authors", "author"]),
        published: fields.published(file, &mut warnings),
        warnings,
    })
}
