//! Markdown: prose without its markup, every piece with its place in the file.

mod ahead;
mod cut;
mod esm;
mod strip;
mod tag;
mod template;

use self::cut::Cut;
use self::strip::Stripped;
use super::front_matter::{self, FrontMatter};
use super::places::Places;
use super::{Fault, IngestError, Input, characters, classify, raised};
use crate::text::{Anchor, Block, BlockKind, LineIndex, Source, SourceId, Span};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Which Markdown a file is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    /// CommonMark, with HTML and marks of site generators in it.
    Plain,
    /// MDX: components, expressions, imports; indentation makes no code.
    Mdx,
}

/// The one source of a Markdown file.
pub(super) fn read(input: &Input<'_>, dialect: Dialect) -> Result<Source, IngestError> {
    let places = Places::of(&input.text);
    let FrontMatter { metadata, titles, end, warnings } = front_matter::read(input, &places)?;
    let Stripped { cut, directives } = strip::strip(&places, end, dialect, &input.rules.ingest.templates);
    let mut prose = Prose::new(input, &places, &cut);
    for (byte, title) in titles.iter().filter(|(_, title)| !has_line(&cut.text, title)) {
        prose.headline(title, *byte);
    }
    let own = prose.blocks.len();
    for (event, range) in Parser::new_ext(&cut.text, options()).into_offset_iter() {
        prose.take(event, range);
    }
    prose.close();
    if prose.blocks.len() == own {
        return Err(IngestError::whole(input.name, Fault::NoText));
    }
    let mut source = Source {
        id: input.first,
        path: input.name.to_owned(),
        text: prose.text,
        lines: LineIndex::anchored(prose.anchors),
        blocks: prose.blocks,
        metadata,
        warnings: [input.warnings.clone(), warnings, prose.warnings].concat(),
        directives,
    };
    characters::clean(&mut source, input.rules);
    classify::classify(&mut source, input.rules);
    Ok(source)
}

/// Whether a line of the body says the title already, as a heading.
fn has_line(body: &str, title: &str) -> bool {
    body.lines().any(|line| line.trim_matches(['#', ' ']) == title)
}

fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS
}

/// The text as far as it is read.
struct Prose<'a> {
    /// What the parser reads.
    cut: &'a Cut,
    places: &'a Places<'a>,
    text: String,
    anchors: Vec<Anchor>,
    blocks: Vec<Block>,
    warnings: Vec<String>,
    /// Where the open block begins in `text`.
    start: usize,
    /// What the open block is.
    kind: BlockKind,
    /// How many elements around the place are not read: code, images, struck text.
    unread: usize,
    /// Where in `text` an open superscript or subscript begins.
    script: Option<usize>,
    id: SourceId,
}

impl<'a> Prose<'a> {
    fn new(input: &Input<'_>, places: &'a Places<'a>, cut: &'a Cut) -> Self {
        Prose {
            cut,
            places,
            text: String::with_capacity(cut.text.len()),
            anchors: Vec::new(),
            blocks: Vec::new(),
            warnings: Vec::new(),
            start: 0,
            kind: BlockKind::Paragraph,
            unread: 0,
            script: None,
            id: input.first,
        }
    }

    /// Adds a title of the front matter: the headline of a file that has none of its own, or another one.
    fn headline(&mut self, title: &str, byte: usize) {
        self.kind = BlockKind::Headline;
        self.anchor(byte);
        self.text.push_str(title);
        self.close();
    }

    /// What is added next to the text stands at byte `byte` of the file.
    fn anchor(&mut self, byte: usize) {
        self.anchors.push(Anchor { byte: self.text.len() as u32, position: self.places.at(byte) });
    }

    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.open(&tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(words) | Event::Code(words) => self.push_within(&words, range),
            Event::SoftBreak | Event::HardBreak => self.push("\n", range.start),
            Event::InlineHtml(markup) => self.inline_html(&markup, range.start),
            Event::Rule => self.close(),
            Event::Html(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }

    fn open(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Heading { .. } => {
                self.close();
                self.kind = BlockKind::Headline;
            }
            Tag::HtmlBlock => self.html_block(range),
            Tag::CodeBlock(_) => {
                self.close();
                self.unread += 1;
            }
            Tag::Image { .. } | Tag::Strikethrough | Tag::MetadataBlock(_) => self.unread += 1,
            Tag::TableCell if self.text.len() > self.start => self.text.push_str("; "),
            Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Superscript | Tag::Subscript | Tag::TableCell => {}
            Tag::Paragraph
            | Tag::BlockQuote(_)
            | Tag::List(_)
            | Tag::Item
            | Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Table(_)
            | Tag::TableHead
            | Tag::TableRow => self.close(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::CodeBlock | TagEnd::Image | TagEnd::Strikethrough | TagEnd::MetadataBlock(_) => {
                self.unread = self.unread.saturating_sub(1);
            }
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Link
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::TableCell
            | TagEnd::HtmlBlock => {}
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Table
            | TagEnd::TableHead
            | TagEnd::TableRow => self.close(),
        }
    }

    /// Adds words that stand somewhere in `range` of what is read, with marks or line ends between them.
    fn push_within(&mut self, words: &str, range: Range<usize>) {
        let read = &self.cut.text;
        if let Some(at) = read[range.clone()].find(words) {
            return self.push(words, range.start + at);
        }
        let mut from = range.start;
        for word in words.split_inclusive(' ') {
            from = read[from..range.end].find(word.trim_end()).map_or(from, |at| from + at);
            self.push(word, from);
        }
    }

    /// Adds words that stand at byte `from` of what is read.
    fn push(&mut self, words: &str, from: usize) {
        if self.unread > 0 || self.text.len() == self.start && words.trim().is_empty() {
            return;
        }
        self.anchor(self.cut.file_byte(from));
        // Words that stand there as they are may have a part of the file left out in their middle.
        if self.cut.text[from..].starts_with(words) {
            for (at, byte) in self.cut.starts(from..from + words.len()) {
                let position = self.places.at(byte);
                self.anchors.push(Anchor { byte: (self.text.len() + at - from) as u32, position });
            }
        }
        self.text.push_str(words);
    }

    /// Ends the open block.
    fn close(&mut self) {
        let kind = std::mem::replace(&mut self.kind, BlockKind::Paragraph);
        let words = &self.text[self.start..];
        let length = words.trim_end().len();
        let leading = words.len() - words.trim_start().len();
        if leading < length {
            let span = Span::new(self.id, self.start + leading, self.start + length);
            self.blocks.push(Block { kind, span });
            self.text.push_str("\n\n");
        }
        self.start = self.text.len();
    }

    /// Markup between blocks that is no tag and no comment that closes.
    fn html_block(&mut self, range: Range<usize>) {
        self.close();
        let line = self.places.at(self.cut.file_byte(range.start)).line;
        self.warnings.push(format!("the HTML on line {line} is not read"));
    }

    /// A line end, or a superscript or subscript; the parser is given no other tags.
    fn inline_html(&mut self, markup: &str, from: usize) {
        let lower = markup.to_ascii_lowercase();
        if lower.starts_with("<br") {
            self.push("\n", from);
        } else if lower.starts_with("<su") {
            self.script = Some(self.text.len());
        } else if lower.starts_with("</su") {
            self.end_script();
        }
    }

    /// Ends a superscript or subscript: letters and marks of notes go, figures are raised so that they join no number.
    fn end_script(&mut self) {
        let Some(start) = self.script.take().filter(|start| *start >= self.start && *start <= self.text.len()) else {
            return;
        };
        let words = self.text[start..].trim().to_owned();
        let raised: Option<String> = words.chars().map(raised::raised).collect();
        let is_mark = words.len() == 1 && !words.contains(char::is_uppercase)
            || words.starts_with(['[', '(']) && words.ends_with([']', ')']);
        let put = match raised {
            Some(raised) => raised,
            None if is_mark => String::new(),
            None => return,
        };
        self.text.truncate(start);
        while self.anchors.last().is_some_and(|anchor| anchor.byte as usize > start) {
            self.anchors.pop();
        }
        self.text.push_str(&put);
    }
}
