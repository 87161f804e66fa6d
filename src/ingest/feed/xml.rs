//! RSS and Atom as a stream of tags and texts. Declarations of entities are not read and nothing is expanded by them.

use super::names::{Key, Prefixes};
use super::placed::Placed;
use crate::ingest::places::Places;
use crate::ingest::xml::local;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// A feed.
#[derive(Default)]
pub(super) struct Feed {
    pub title: Option<Placed>,
    pub items: Vec<Element>,
}

/// An item with its fields in order.
pub(super) struct Element {
    /// Its first byte in the file.
    pub start: usize,
    pub fields: Vec<Field>,
}

/// An element of an item.
pub(super) struct Field {
    pub key: Key,
    /// As it is written.
    pub name: String,
    pub placed: Placed,
    /// Whether its text may hold markup.
    pub is_html: bool,
}

/// An element whose text is being read.
struct Open {
    field: Field,
    /// How many elements are around its text.
    depth: usize,
    /// The first byte of what is inside.
    start: usize,
    /// Whether elements stand inside.
    has_elements: bool,
    of_feed: bool,
}

struct Parser<'a> {
    places: &'a Places<'a>,
    feed: Feed,
    prefixes: Prefixes,
    /// The names of the elements around the place.
    around: Vec<String>,
    /// How many elements are around the fields of the open item.
    item: Option<usize>,
    open: Option<Open>,
}

/// Reads a feed; `Err` tells the byte and what is wrong there.
pub(super) fn parse(places: &Places<'_>) -> Result<Feed, (usize, String)> {
    let mut reader = Reader::from_str(places.file());
    // "Tom & Jerry" is no entity, and no reason to lose a feed.
    reader.config_mut().allow_dangling_amp = true;
    let (feed, prefixes) = (Feed::default(), Prefixes::default());
    let mut parser = Parser { places, feed, prefixes, around: Vec::new(), item: None, open: None };
    loop {
        let from = reader.buffer_position() as usize;
        let event = reader.read_event().map_err(|error| (reader.error_position() as usize, error.to_string()))?;
        let to = reader.buffer_position() as usize;
        match event {
            Event::Start(tag) => parser.start(&tag, from, to),
            Event::Empty(tag) => {
                parser.start(&tag, from, to);
                parser.end(to);
            }
            Event::End(_) => parser.end(from),
            Event::Text(_) => parser.text(from, to),
            Event::CData(_) => parser.text(from + "<![CDATA[".len(), to - "]]>".len()),
            Event::GeneralRef(name) => {
                let letter = name.resolve_char_ref().ok().flatten();
                parser.entity(letter, from, to);
            }
            Event::Eof => break,
            Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Comment(_) => {}
        }
    }
    match parser.around.last() {
        Some(name) => {
            Err((places.file().len(), format!("ends inside <{name}>, expected </{name}>; it may be cut off")))
        }
        None => Ok(parser.feed),
    }
}

impl Parser<'_> {
    fn start(&mut self, tag: &BytesStart<'_>, from: usize, to: usize) {
        let name = String::from_utf8_lossy(tag.name().as_ref()).into_owned();
        for attribute in tag.attributes().flatten() {
            if let Some(prefix) = attribute.key.as_ref().strip_prefix(b"xmlns:") {
                self.prefixes.declare(&String::from_utf8_lossy(prefix), &String::from_utf8_lossy(&attribute.value));
            }
        }
        let depth = self.around.len() + 1;
        match (&mut self.open, self.item) {
            (Some(open), _) => open.has_elements = true,
            (None, Some(item)) if item + 1 == depth => self.field(tag, &name, to),
            (None, Some(_)) => {}
            (None, None) if matches!(local(&name), "item" | "entry") => {
                self.item = Some(depth);
                self.feed.items.push(Element { start: from, fields: Vec::new() });
            }
            (None, None) => {
                let parent = self.around.last().map(|parent| local(parent));
                let titled = local(&name) == "title" && matches!(parent, Some("channel" | "feed"));
                if titled && self.feed.title.is_none() {
                    self.open(Key::Title, &name, (to, true), true);
                }
            }
        }
        self.around.push(name);
    }

    /// Begins a field of an item.
    fn field(&mut self, tag: &BytesStart<'_>, name: &str, to: usize) {
        let Some(key) = self.prefixes.key(name) else { return };
        let attribute = |wanted: &str| {
            let mut attributes = tag.attributes().flatten();
            let found = attributes.find(|attribute| attribute.key.as_ref() == wanted.as_bytes())?;
            Some(String::from_utf8_lossy(&found.value).into_owned())
        };
        if let Some(address) = attribute("href").filter(|_| key == Key::Link) {
            if attribute("rel").is_none_or(|rel| rel == "alternate") {
                let mut placed = Placed::default();
                placed.put(self.places, &address, to);
                self.push(Field { key, name: name.to_owned(), placed, is_html: false });
            }
            return;
        }
        // Atom says when a text is plain; RSS has markup in any.
        let is_html = !attribute("type").is_some_and(|kind| matches!(kind.as_str(), "text" | "text/plain"));
        self.open(key, name, (to, is_html), false);
    }

    fn open(&mut self, key: Key, name: &str, (start, is_html): (usize, bool), of_feed: bool) {
        let field = Field { key, name: name.to_owned(), placed: Placed::default(), is_html };
        self.open = Some(Open { field, depth: self.around.len() + 1, start, has_elements: false, of_feed });
    }

    fn push(&mut self, field: Field) {
        if let Some(item) = self.feed.items.last_mut() {
            item.fields.push(field);
        }
    }

    /// Ends the innermost element, whose closing tag begins at byte `at`.
    fn end(&mut self, at: usize) {
        let depth = self.around.len();
        if let Some(mut open) = self.open.take_if(|open| open.depth == depth) {
            if open.has_elements {
                open.inside(self.places, at);
            }
            if open.of_feed {
                self.feed.title = Some(open.field.placed);
            } else {
                self.push(open.field);
            }
        } else if self.item == Some(depth) {
            self.item = None;
        }
        self.around.pop();
    }

    fn text(&mut self, from: usize, to: usize) {
        if let Some(open) = &mut self.open {
            open.field.placed.keep(self.places, from..to.max(from));
        }
    }

    /// A reference to a character; one by a name that XML does not know stays as it is, for HTML to know.
    fn entity(&mut self, letter: Option<char>, from: usize, to: usize) {
        let Some(open) = &mut self.open else { return };
        let written = &self.places.file()[from..to];
        let letter = letter.or(match written {
            "&lt;" => Some('<'),
            "&gt;" => Some('>'),
            "&amp;" => Some('&'),
            "&quot;" => Some('"'),
            "&apos;" => Some('\''),
            _ => None,
        });
        match letter {
            Some(letter) => open.field.placed.put(self.places, letter.encode_utf8(&mut [0; 4]), from),
            None => open.field.placed.keep(self.places, from..to),
        }
    }
}

impl Open {
    /// Takes what stands inside as it is, with its elements: XHTML in Atom, and markup that RSS should have escaped; of an
    /// author the name.
    fn inside(&mut self, places: &Places<'_>, end: usize) {
        let whole = &places.file()[self.start..end];
        let range = match whole.split_once("name>") {
            Some((before, rest)) if self.field.key == Key::Author => {
                let start = self.start + before.len() + "name>".len();
                start..start + rest.find('<').unwrap_or(rest.len())
            }
            _ => self.start..end,
        };
        self.field.placed = Placed::default();
        self.field.placed.keep(places, range);
        self.field.is_html = true;
    }
}
