//! Pieces of prose: what stands between the block elements of a page, as it is shown.

use super::note::{self, Shown};
use crate::rules::ingest::LayoutWords;
use crate::text::BlockKind;
use dom_query::{Document, NodeId, NodeRef};

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
/// A cell of a table of figures has at most so many bytes of text; longer ones hold the columns of a page.
const CELL_BYTES: usize = 80;
/// A row of a table of figures has at most so many nodes.
const ROW_NODES: usize = 120;
/// What stands between the cells of a row.
const BETWEEN_CELLS: &str = "; ";

/// A stretch of prose between two block elements.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    /// A heading or a paragraph.
    pub kind: BlockKind,
    /// Its words, with single spaces.
    pub words: String,
    /// How many bytes of them are links.
    pub linked: usize,
    /// Byte of `words` at which each text node begins, with the node as it stands in the page.
    pub nodes: Vec<(usize, String)>,
    /// Whether white space was read behind `words`.
    gap: bool,
}

impl Piece {
    fn new(kind: BlockKind) -> Piece {
        Piece { kind, words: String::new(), linked: 0, nodes: Vec::new(), gap: false }
    }

    /// A piece that comes from no element.
    pub fn plain(line: &str) -> Piece {
        let mut piece = Piece::new(BlockKind::Paragraph);
        piece.push(line, false);
        piece
    }

    /// Adds the text of a node. White space becomes one space, but what keeps the groups of a number together stays.
    fn push(&mut self, text: &str, linked: bool) {
        let before = self.words.len();
        let mut start = None;
        let mut letters = text.chars().peekable();
        while let Some(letter) = letters.next() {
            let digits = || self.words.ends_with(|last: char| last.is_ascii_digit()) && !self.gap;
            let grouped = !letter.is_ascii() && letters.peek().is_some_and(char::is_ascii_digit) && digits();
            if letter.is_whitespace() && !grouped {
                self.gap = true;
                continue;
            }
            if self.gap && !self.words.is_empty() && !self.words.ends_with('\n') {
                self.words.push(' ');
            }
            self.gap = false;
            start.get_or_insert(self.words.len());
            self.words.push(letter);
        }
        self.linked += if linked { self.words.len() - before } else { 0 };
        self.nodes.extend(start.map(|start| (start, text.to_owned())));
    }

    /// Adds words that the page does not have in this form.
    fn put(&mut self, words: &str) {
        self.push(words, false);
        self.nodes.pop();
    }

    fn end_line(&mut self) {
        let trimmed = self.words.trim_end().len();
        self.words.truncate(trimmed);
        self.words.push('\n');
        self.gap = false;
    }
}

/// The pieces of a page, in order.
pub(super) fn pieces(page: &Document, words: &LayoutWords) -> Vec<Piece> {
    let mut walk = Walk { words, found: Vec::new(), blocks: Vec::new(), open: None, links: 0, row: None };
    let root = page.root();
    let mut node = root.first_child();
    while let Some(here) = node {
        let inside = walk.enter(&here);
        node = if inside { here.first_child() } else { None };
        let mut left = here;
        while node.is_none() {
            // An element that was not gone into has been left already.
            if inside || left.id != here.id {
                walk.leave(&left);
            }
            node = left.next_sibling();
            match left.parent() {
                Some(parent) if node.is_none() && parent.id != root.id => left = parent,
                _ => break,
            }
        }
    }
    let mut found = walk.found;
    found.iter_mut().for_each(|piece| piece.words.truncate(piece.words.trim_end().len()));
    found.retain(|piece| !piece.words.is_empty());
    found
}

/// A way through a page in the order of its file.
struct Walk<'a> {
    words: &'a LayoutWords,
    found: Vec<Piece>,
    /// The block elements around the place, outermost first, and whether each is a heading.
    blocks: Vec<(NodeId, bool)>,
    /// The block element the last piece belongs to, unless something has ended it.
    open: Option<NodeId>,
    /// How many links are around the place.
    links: usize,
    /// The row of figures around the place.
    row: Option<NodeId>,
}

impl Walk<'_> {
    /// Takes a node; whether what is inside it is to be taken too.
    fn enter(&mut self, node: &NodeRef<'_>) -> bool {
        if node.is_text() {
            self.text(&node.text());
            return false;
        }
        let Some(name) = node.node_name() else { return true };
        if UNREAD.contains(&&*name) || note::is_hidden(node) {
            return false;
        }
        match &*name {
            "br" => self.line_break(),
            "sup" | "sub" | "a" => match note::shown(node, &name, self.before(), self.links > 0, self.words) {
                Shown::AsItIs if &*name == "a" => self.links += 1,
                Shown::AsItIs => {}
                Shown::Not => return false,
                Shown::As(words) => {
                    self.text(&words);
                    return false;
                }
            },
            "td" | "th" if self.row.is_some() => self.cell(),
            "tr" if self.row.is_none() && is_row_of_figures(node) => {
                self.row = Some(node.id);
                self.blocks.push((node.id, false));
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.blocks.push((node.id, true)),
            other if BLOCKS.contains(&other) => self.blocks.push((node.id, false)),
            _ => {}
        }
        true
    }

    /// Leaves a node whose inside was taken.
    fn leave(&mut self, node: &NodeRef<'_>) {
        if self.blocks.last().is_some_and(|(block, _)| *block == node.id) {
            self.blocks.pop();
        }
        if self.row == Some(node.id) {
            self.row = None;
        }
        if node.has_name("a") {
            self.links = self.links.saturating_sub(1);
        }
    }

    fn text(&mut self, text: &str) {
        let (block, heading) = self.blocks.last().map_or((None, false), |&(block, heading)| (Some(block), heading));
        if self.open.is_none() || self.open != block {
            if text.trim().is_empty() {
                return;
            }
            self.found.push(Piece::new(if heading { BlockKind::Headline } else { BlockKind::Paragraph }));
            self.open = block;
        }
        if let Some(piece) = self.found.last_mut() {
            piece.push(text, self.links > 0);
        }
    }

    /// The words of the piece so far; none when white space has been read behind them.
    fn before(&self) -> &str {
        let block = self.blocks.last().map(|(block, _)| *block);
        let piece = self.found.last().filter(|piece| !piece.gap && self.open.is_some() && self.open == block);
        piece.map_or("", |piece| piece.words.as_str())
    }

    /// Ends a line; two ends in a row end a paragraph.
    fn line_break(&mut self) {
        let Some(piece) = self.found.last_mut().filter(|_| self.open.is_some()) else { return };
        if piece.words.ends_with('\n') {
            self.open = None;
        } else {
            piece.end_line();
        }
    }

    fn cell(&mut self) {
        let open = self.open.is_some() && self.open == self.row;
        if let Some(piece) = self.found.last_mut().filter(|piece| open && !piece.words.ends_with(';')) {
            piece.gap = false;
            piece.put(BETWEEN_CELLS);
        }
    }
}

/// Whether a row holds figures and names, not the columns of a page: short cells without blocks in them.
fn is_row_of_figures(row: &NodeRef<'_>) -> bool {
    let mut nodes = 0;
    let small = row.descendants_it().take(ROW_NODES + 1).all(|node| {
        nodes += 1;
        let block = node.node_name().is_some_and(|name| BLOCKS.contains(&&*name) && !matches!(&*name, "td" | "th"));
        nodes <= ROW_NODES && !block
    });
    let cells = || row.children_it(false).filter(|cell| cell.has_name("td") || cell.has_name("th"));
    small && cells().count() > 1 && cells().all(|cell| cell.text().trim().len() <= CELL_BYTES)
}
