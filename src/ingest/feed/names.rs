//! What the elements of feeds are called, in RSS 0.9 to 2.0, Atom and the modules that carry texts, dates and authors.

use std::collections::BTreeMap;

/// What an element of an item says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    Title,
    Link,
    Id,
    Published,
    Updated,
    Body,
    Summary,
    Author,
}

/// The vocabulary an element is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Space {
    Feed,
    Content,
    Dublin,
}

/// Vocabularies by the end of their address, and by the prefix that feeds give them when they do not declare it.
const SPACES: [(&str, &str, Space); 6] = [
    ("purl.org/rss/1.0/modules/content", "content", Space::Content),
    ("purl.org/dc/elements/1.1", "dc", Space::Dublin),
    ("purl.org/dc/terms", "dcterms", Space::Dublin),
    ("www.w3.org/2005/Atom", "atom", Space::Feed),
    ("purl.org/atom/ns#", "atom03", Space::Feed),
    ("purl.org/rss/1.0", "rss", Space::Feed),
];
const KEYS: [(Space, &str, Key); 19] = [
    (Space::Feed, "title", Key::Title),
    (Space::Feed, "link", Key::Link),
    (Space::Feed, "guid", Key::Id),
    (Space::Feed, "id", Key::Id),
    (Space::Feed, "pubDate", Key::Published),
    (Space::Feed, "published", Key::Published),
    (Space::Feed, "issued", Key::Published),
    (Space::Feed, "updated", Key::Updated),
    (Space::Feed, "modified", Key::Updated),
    (Space::Feed, "content", Key::Body),
    (Space::Feed, "description", Key::Summary),
    (Space::Feed, "summary", Key::Summary),
    (Space::Feed, "author", Key::Author),
    (Space::Content, "encoded", Key::Body),
    (Space::Dublin, "date", Key::Published),
    (Space::Dublin, "created", Key::Published),
    (Space::Dublin, "issued", Key::Published),
    (Space::Dublin, "modified", Key::Updated),
    (Space::Dublin, "creator", Key::Author),
];

/// The prefixes that a feed declares.
#[derive(Debug, Default)]
pub(super) struct Prefixes(BTreeMap<String, Option<Space>>);

impl Prefixes {
    /// Takes note of `xmlns:prefix="address"`.
    pub fn declare(&mut self, prefix: &str, address: &str) {
        let plain = address.trim_end_matches('/');
        let space = SPACES.iter().find(|(end, _, _)| plain.ends_with(end)).map(|(_, _, space)| *space);
        self.0.insert(prefix.to_owned(), space);
    }

    /// What the element of that name, with its prefix, says in an item.
    pub fn key(&self, name: &str) -> Option<Key> {
        let (space, local) = match name.split_once(':') {
            None => (Space::Feed, name),
            Some((prefix, local)) => (self.space(prefix)?, local),
        };
        KEYS.iter().find(|(of, known, _)| *of == space && *known == local).map(|(_, _, key)| *key)
    }

    fn space(&self, prefix: &str) -> Option<Space> {
        match self.0.get(prefix) {
            Some(declared) => *declared,
            None => SPACES.iter().find(|(_, known, _)| *known == prefix).map(|(_, _, space)| *space),
        }
    }
}
