//! Markdown: prose without its markup, every piece with its place in the file.

use super::directive::directives;
use super::front_matter::{self, FrontMatter};
use super::{Fault, IngestError, Input, characters, classify};
use crate::text::{Anchor, Block, BlockKind, Directive, LineIndex, Source, SourceId, Span};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// The one source of a Markdown file.
pub(super) fn read(input: &Input<'_>) -> Result<Source, IngestError> {
    let FrontMatter { metadata, title, end, warnings } = front_matter::read(input)?;
    let mut prose = Prose::new(input, end);
    let title = title.filter(|title| !has_line(&input.text[end..], &input.text[title.clone()]));
    if let Some(title) = &title {
        prose.headline(title.clone());
    }
    for (event, range) in Parser::new_ext(&input.text[end..], options()).into_offset_iter() {
        prose.take(event, end + range.start..end + range.end);
    }
    prose.close();
    if prose.blocks.len() == usize::from(title.is_some()) {
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
        directives: prose.directives,
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
    file: &'a str,
    /// The lines of the file.
    lines: LineIndex,
    text: String,
    anchors: Vec<Anchor>,
    blocks: Vec<Block>,
    directives: Vec<Directive>,
    warnings: Vec<String>,
    /// Where the open block begins in `text`.
    start: usize,
    /// What the open block is.
    kind: BlockKind,
    /// How many elements around the place are not read: code, images, struck text.
    unread: usize,
    id: SourceId,
}

impl<'a> Prose<'a> {
    fn new(input: &'a Input<'_>, end: usize) -> Self {
        Prose {
            file: &input.text,
            lines: LineIndex::verbatim(&input.text),
            text: String::with_capacity(input.text.len() - end),
            anchors: Vec::new(),
            blocks: Vec::new(),
            directives: Vec::new(),
            warnings: Vec::new(),
            start: 0,
            kind: BlockKind::Paragraph,
            unread: 0,
            id: input.first,
        }
    }

    /// Adds the title of the front matter: the headline of a file that has none of its own, or another one.
    fn headline(&mut self, place: Range<usize>) {
        self.kind = BlockKind::Headline;
        let file = self.file;
        self.push(&file[place.clone()], place.start);
        self.close();
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

    /// Adds words that stand somewhere in `range` of the file, with marks or line ends of the file between them.
    fn push_within(&mut self, words: &str, range: Range<usize>) {
        let file = self.file;
        if let Some(at) = file[range.clone()].find(words) {
            return self.push(words, range.start + at);
        }
        let mut from = range.start;
        for word in words.split_inclusive(' ') {
            from = file[from..range.end].find(word.trim_end()).map_or(from, |at| from + at);
            self.push(word, from);
        }
    }

    /// Adds words that stand at byte `from` of the file.
    fn push(&mut self, words: &str, from: usize) {
        if self.unread > 0 || self.text.len() == self.start && words.trim().is_empty() {
            return;
        }
        let position = self.lines.position(self.file, from as u32);
        self.anchors.push(Anchor { byte: self.text.len() as u32, position });
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

    /// Markup between blocks: its directives are kept, anything but comments is told.
    fn html_block(&mut self, range: Range<usize>) {
        self.close();
        let markup = self.file[range.clone()].trim();
        if !(markup.starts_with("<!--") && markup.ends_with("-->")) {
            let line = self.lines.position(self.file, range.start as u32).line;
            self.warnings.push(format!("the HTML on line {line} is not read"));
        }
        self.directives.extend(directives(&self.file[range.clone()], range.start, self.file, &self.lines));
    }

    fn inline_html(&mut self, markup: &str, from: usize) {
        if markup.starts_with("<br") {
            self.push("\n", from);
        }
        self.directives.extend(directives(markup, from, self.file, &self.lines));
    }
}
