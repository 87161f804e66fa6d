//! Feeds: RSS, Atom and JSON Feed. Every item is a source, named after the file and its number: `feed.xml#2`.

mod json;
mod names;
mod placed;
mod xml;

pub(super) use self::json::{items as json_items, read as read_json};

use super::directive::directives;
use super::html::fragment;
use super::places::Places;
use super::{Fault, IngestError, Input, characters, classify, foreign, paragraphs, stamp, xml as document};
use crate::text::{Block, BlockKind, LineIndex, Metadata, Position, Source, SourceId, Span};
use dom_query::Document;
use jiff::civil::Date;

/// One item of a feed, as far as it is read.
struct Item {
    /// Where it begins in the file.
    position: Position,
    title: Option<(String, Position)>,
    body: Option<Body>,
    url: Option<String>,
    byline: Option<String>,
    published: Option<Date>,
    warnings: Vec<String>,
}

/// The text of an item.
struct Body {
    text: String,
    /// Where its bytes stand in the file.
    lines: LineIndex,
    is_html: bool,
}

/// The sources of a feed in XML.
pub(super) fn read(input: &Input<'_>) -> Result<Vec<Source>, IngestError> {
    match document::root(&input.text) {
        Some(root) if document::is_feed(root) => {}
        Some(root) => return Err(IngestError::whole(input.name, foreign::of_root(root))),
        None => {
            let message = "has no first element, expected <rss>, <feed> or <rdf:RDF>".to_owned();
            return Err(IngestError::whole(input.name, Fault::Xml { message }));
        }
    }
    let places = Places::of(&input.text);
    let feed = xml::parse(&places)
        .map_err(|(byte, message)| IngestError::at(input.name, places.at(byte), Fault::Xml { message }))?;
    let outlet = feed.title.map(|title| line(&title.text)).filter(|title| !title.is_empty());
    let items = feed.items.into_iter().map(|item| of_fields(item, &places, input)).collect();
    sources(items, outlet.as_deref(), input)
}

/// Makes an item of the fields of an element.
fn of_fields(found: xml::Element, places: &Places<'_>, input: &Input<'_>) -> Item {
    use names::Key;
    let position = places.at(found.start);
    let first = |key: Key| found.fields.iter().find(|field| field.key == key && !field.placed.text.trim().is_empty());
    let words = |key: Key| first(key).map(|field| line(&field.placed.text));
    let mut warnings = Vec::new();
    let mut published = None;
    for key in [Key::Published, Key::Updated] {
        for field in found.fields.iter().filter(|field| field.key == key) {
            let written = field.placed.text.trim();
            published = published.or_else(|| stamp::day(written, &input.rules.ingest));
            if published.is_none() && !written.is_empty() {
                warnings.push(stamp::unread(&field.name, field.placed.position().line, &format!("{written:?}")));
            }
        }
    }
    let title = first(Key::Title).map(|field| (line(&field.placed.text), field.placed.position()));
    let url = words(Key::Link).or_else(|| words(Key::Id).filter(|id| id.contains("://")));
    let byline = words(Key::Author).map(|name| author(&name));
    let body = first(Key::Body).or_else(|| first(Key::Summary)).map(|field| {
        let is_html = field.is_html && field.placed.text.contains(['<', '&']);
        Body { text: field.placed.text.clone(), lines: field.placed.lines(), is_html }
    });
    Item { position, title, body, url, byline, published, warnings }
}

/// The name of an author written "jane@post.example (Jane Doe)".
fn author(written: &str) -> String {
    let name =
        written.split_once('(').and_then(|(address, rest)| address.contains('@').then(|| rest.trim_end_matches(')')));
    name.unwrap_or(written).trim().to_owned()
}

/// A text in one line, with the characters for their names in HTML.
fn line(text: &str) -> String {
    let plain = if text.contains(['&', '<']) { Document::fragment(text).text().to_string() } else { text.to_owned() };
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The sources of the items that have words; the first one tells which have none.
fn sources(items: Vec<Item>, outlet: Option<&str>, input: &Input<'_>) -> Result<Vec<Source>, IngestError> {
    if items.is_empty() {
        let found = "a feed without items".to_owned();
        let expected = "an <item>, an <entry> or \"items\"";
        let fault = Fault::Foreign { found, expected, remedy: "name the articles themselves" };
        return Err(IngestError::whole(input.name, fault));
    }
    let mut warnings = input.warnings.clone();
    let mut sources: Vec<Source> = Vec::new();
    for (number, item) in items.into_iter().enumerate() {
        let line = item.position.line;
        let id = SourceId(input.first.0 + sources.len() as u32);
        let path = format!("{}#{}", input.name, number + 1);
        let source = source(item, outlet, (id, path), input);
        if source.text.trim().is_empty() {
            warnings.push(format!("item {} on line {line} has no text and is not read", number + 1));
        } else {
            sources.push(source);
        }
    }
    match sources.first_mut() {
        Some(first) => first.warnings.splice(0..0, warnings).for_each(drop),
        None => return Err(IngestError::whole(input.name, Fault::NoText)),
    }
    Ok(sources)
}

fn source(item: Item, outlet: Option<&str>, (id, path): (SourceId, String), input: &Input<'_>) -> Source {
    let mut source = Source {
        id,
        path,
        text: String::new(),
        lines: LineIndex::default(),
        blocks: Vec::new(),
        metadata: Metadata {
            title: item.title.as_ref().map(|(title, _)| title.clone()),
            outlet: outlet.map(str::to_owned),
            byline: item.byline,
            published: item.published,
            url: item.url,
            ..Metadata::default()
        },
        warnings: item.warnings,
        directives: Vec::new(),
    };
    let start = item.title.as_ref().map_or(item.position, |(_, position)| *position);
    if let Some((title, _)) = &item.title {
        source.text.push_str(title);
        source.blocks.push(Block { kind: BlockKind::Headline, span: Span::new(id, 0, title.len()) });
        source.text.push_str("\n\n");
    }
    match item.body {
        Some(body) if body.is_html => {
            fragment::read(&mut source, &body.text, &body.lines, input.rules);
            source.directives = directives(&body.text, 0, &body.text, &body.lines);
        }
        Some(body) => {
            let from = source.text.len();
            source.text.push_str(&body.text);
            source.lines = body.lines.moved(from as u32);
            let shifted = |block: Block| {
                let (start, end) = (block.span.start as usize + from, block.span.end as usize + from);
                Block { span: Span::new(id, start, end), ..block }
            };
            source.blocks.extend(paragraphs::blocks(&body.text, id).into_iter().map(shifted));
        }
        None => {}
    }
    source.lines = std::mem::take(&mut source.lines).from_top(start);
    classify::classify(&mut source, input.rules);
    characters::clean(&mut source, input.rules);
    source
}
