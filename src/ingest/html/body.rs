//! The body of the article, as dom_smoothie finds it, cut into pieces of prose.

use crate::text::BlockKind;
use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

/// Elements that begin and end a piece; all others run on inside one.
pub(super) const BLOCKS: [&str; 38] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "td",
    "th",
    "tr",
    "ul",
    "html",
];
/// Elements whose text is not shown as prose.
const UNREAD: [&str; 9] = ["script", "style", "noscript", "template", "title", "textarea", "option", "button", "label"];
/// Browsers stop nesting at 512; pages measured stay under 60.
const DEEPEST: usize = 200;
/// A piece of a page without a body has more words than this to be running text.
const LEAST_WORDS: usize = 7;
/// How many characters of a text node are kept to find its place in the file.
const LEAD: usize = 32;

/// A stretch of prose between two block elements.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    /// A heading or a paragraph.
    pub kind: BlockKind,
    /// Its words, with single spaces.
    pub words: String,
    /// How many bytes of them are links.
    pub linked: usize,
    /// Byte of `words` at which each text node begins, with its first characters.
    pub leads: Vec<(usize, String)>,
}

impl Piece {
    /// A piece that comes from no element.
    pub fn plain(line: &str) -> Piece {
        let mut piece = Piece { kind: BlockKind::Paragraph, words: String::new(), linked: 0, leads: Vec::new() };
        piece.push(line, false);
        piece
    }

    fn push(&mut self, text: &str, linked: bool) {
        if self.words.is_empty() || text.starts_with(char::is_whitespace) && !self.words.ends_with([' ', '\n']) {
            self.words.push_str(if self.words.is_empty() { "" } else { " " });
        }
        let start = self.words.len();
        for word in text.split_whitespace() {
            if self.words.len() > start {
                self.words.push(' ');
            }
            self.words.push_str(word);
        }
        if self.words.len() == start {
            return;
        }
        self.leads.push((start, text.trim_start().chars().take(LEAD).collect()));
        self.linked += if linked { self.words.len() - start } else { 0 };
        if text.ends_with(char::is_whitespace) {
            self.words.push(' ');
        }
    }
}

/// The pieces of the body of the article, in order; `None` when no body stands out in the page.
pub(super) fn article(page: Document) -> Option<Vec<Piece>> {
    let config = Config { disable_json_ld: true, ..Config::default() };
    let article = Readability::with_document(page, None, Some(config)).ok()?.parse().ok()?;
    Some(pieces(&Document::from(article.content)))
}

/// The pieces of a whole page that are long enough to be running text.
pub(super) fn sentences(page: &Document) -> Vec<Piece> {
    let mut found = pieces(page);
    found.retain(|piece| piece.words.split_whitespace().nth(LEAST_WORDS).is_some());
    found
}

/// Whether elements are nested deeper than in pages made for readers; the search for a body takes quadratic time there.
pub(super) fn is_deep(page: &Document) -> bool {
    let leaf = |node: &NodeRef<'_>| node.first_child().is_none();
    let deep = |node: NodeRef<'_>| node.ancestors_it(Some(DEEPEST + 1)).count() > DEEPEST;
    page.root().descendants_it().filter(leaf).any(deep)
}

pub(super) fn pieces(body: &Document) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::new();
    let mut open = None;
    for node in body.root().descendants_it() {
        if node.has_name("br") {
            if let (Some(piece), true) = (found.last_mut(), open.is_some()) {
                let trimmed = piece.words.trim_end().len();
                piece.words.truncate(trimmed);
                piece.words.push('\n');
            }
            continue;
        }
        if !node.is_text() || node.parent().is_some_and(|parent| UNREAD.iter().any(|name| parent.has_name(name))) {
            continue;
        }
        let around = Around::of(&node);
        if open != Some(around.block) {
            if node.text().trim().is_empty() {
                continue;
            }
            let kind = if around.heading { BlockKind::Headline } else { BlockKind::Paragraph };
            found.push(Piece { kind, words: String::new(), linked: 0, leads: Vec::new() });
            open = Some(around.block);
        }
        if let Some(piece) = found.last_mut() {
            piece.push(&node.text(), around.link);
        }
    }
    found.iter_mut().for_each(|piece| piece.words.truncate(piece.words.trim_end().len()));
    found.retain(|piece| !piece.words.is_empty());
    found
}

/// What stands around a text node.
struct Around {
    /// The nearest block element.
    block: dom_query::NodeId,
    /// Whether it is a heading.
    heading: bool,
    /// Whether a link stands between.
    link: bool,
}

impl Around {
    fn of(node: &NodeRef<'_>) -> Around {
        let mut link = false;
        for ancestor in node.ancestors_it(None) {
            let Some(name) = ancestor.node_name() else { continue };
            link |= &*name == "a";
            if BLOCKS.contains(&&*name) {
                let heading = matches!(&*name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
                return Around { block: ancestor.id, heading, link };
            }
        }
        Around { block: node.id, heading: false, link }
    }
}
