//! Takes out of Markdown what is no text: comments, tags of HTML and components, marks of site generators, and of MDX its
//! imports, exports and expressions. Code stays as it is, for the Markdown parser to know as code.

use super::ahead::{self, Ahead};
use super::cut::Cut;
use super::tag::{self, Tag};
use super::template::{Marks, Reach};
use super::{Dialect, esm};
use crate::ingest::html;
use crate::ingest::places::Places;
use crate::rules::ingest::TemplateWords;
use crate::text::Directive;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// What of a file is left for the Markdown parser.
pub(super) struct Stripped {
    pub cut: Cut,
    /// The comments addressed to this program.
    pub directives: Vec<Directive>,
}

/// Elements whose text is not read, with what closes them: not shown, code, captions, and what was struck out.
const UNREAD: [(&str, &str); 19] = [
    ("script", "</script"),
    ("style", "</style"),
    ("noscript", "</noscript"),
    ("template", "</template"),
    ("title", "</title"),
    ("textarea", "</textarea"),
    ("option", "</option"),
    ("button", "</button"),
    ("label", "</label"),
    ("pre", "</pre"),
    ("svg", "</svg"),
    ("math", "</math"),
    ("iframe", "</iframe"),
    ("object", "</object"),
    ("select", "</select"),
    ("figcaption", "</figcaption"),
    ("del", "</del"),
    ("s", "</s>"),
    ("strike", "</strike"),
];
/// Elements that the Markdown reader gives a meaning to.
const KEPT: [&str; 3] = ["br", "sup", "sub"];
/// Columns before a line that make it code.
const CODE_INDENT: usize = 4;

/// Strips the file from byte `start` on.
pub(super) fn strip(places: &Places<'_>, start: usize, dialect: Dialect, words: &TemplateWords) -> Stripped {
    let file = places.file();
    let lower = file.to_ascii_lowercase();
    let mut strip = Strip {
        file,
        places,
        dialect,
        cut: Cut::default(),
        directives: Vec::new(),
        ahead: Ahead::of(file),
        closing: Ahead::of(&lower),
        braces: ahead::braces(file),
        code: ahead::code_spans(file),
        marks: Marks::of(file, start, words),
        at: start,
        fence: None,
        no_tag_before: 0,
        quoted_until: 0,
        esm_ends: true,
        after_blank: true,
        in_html: false,
        in_code: false,
        in_list: false,
    };
    while strip.at < file.len() {
        strip.line();
    }
    Stripped { cut: strip.cut, directives: strip.directives }
}

struct Strip<'a> {
    file: &'a str,
    places: &'a Places<'a>,
    dialect: Dialect,
    cut: Cut,
    directives: Vec<Directive>,
    ahead: Ahead<'a>,
    /// Over the file in lower case.
    closing: Ahead<'a>,
    braces: FxHashMap<usize, usize>,
    code: FxHashMap<usize, usize>,
    marks: Marks,
    /// How far the file is read.
    at: usize,
    /// The letter and length of the fence around the place.
    fence: Option<(u8, usize)>,
    /// No tag begins before this byte: a try from further up came so far.
    no_tag_before: usize,
    /// Marks of site generators before this byte are words.
    quoted_until: usize,
    /// Whether brackets of an import or export may still close further down.
    esm_ends: bool,
    after_blank: bool,
    /// Whether a tag opened the block of lines around the place: its indentation says nothing.
    in_html: bool,
    in_code: bool,
    in_list: bool,
}

/// What to do with a piece of markup.
struct Markup {
    /// The byte behind it.
    end: usize,
    /// Whether it ends a paragraph.
    parts: bool,
    /// What of it is text.
    kept: Range<usize>,
}

impl Markup {
    fn until(end: usize) -> Markup {
        Markup { end, parts: false, kept: 0..0 }
    }
}

/// The line that is read.
#[derive(Clone, Copy)]
struct Line {
    end: usize,
    /// Whether nothing but markup stands in it as far as it is read.
    is_clean: bool,
    /// Whether it begins and ends with a tag.
    is_flow: bool,
    is_table: bool,
}

impl Strip<'_> {
    fn line(&mut self) {
        let start = self.at;
        let end = self.file[start..].find('\n').map_or(self.file.len(), |at| start + at + 1);
        let text = &self.file[start..end];
        let bare = text.trim();
        let is_whole = start == 0 || self.file.as_bytes()[start - 1] == b'\n';
        if !is_whole {
            return self.within(Line { end, is_clean: false, is_flow: false, is_table: false });
        }
        if self.is_fenced(text) {
            let range = if self.dialect == Dialect::Mdx { start..start } else { start..end };
            self.cut.keep(self.file, range);
            self.cut_off(end);
            return;
        }
        if bare.is_empty() {
            (self.after_blank, self.in_html) = (true, false);
            self.cut.keep(self.file, start..end);
            self.at = end;
            return;
        }
        if self.dialect == Dialect::Mdx && self.after_blank && esm::begins(text) {
            let (end, ended) = esm::end(self.file, start, self.esm_ends);
            self.esm_ends &= ended;
            return self.cut_off(end);
        }
        if self.is_code(text) {
            self.cut.keep(self.file, start..end);
            self.at = end;
            return;
        }
        let tagged = bare
            .strip_prefix('<')
            .is_some_and(|rest| rest.starts_with(|next: char| next.is_alphabetic() || next == '/'));
        self.in_html |= tagged;
        self.after_blank = false;
        if self.in_html || self.dialect == Dialect::Mdx {
            self.at += text.len() - text.trim_start().len();
        }
        let is_flow = tagged && bare.ends_with('>');
        self.within(Line { end, is_clean: true, is_flow, is_table: bare.starts_with('|') });
    }

    /// Goes on at byte `end`, the start of a line, as after a blank line.
    fn cut_off(&mut self, end: usize) {
        self.at = end;
        self.after_blank = true;
    }

    /// Whether the line is a fence or stands between two.
    fn is_fenced(&mut self, line: &str) -> bool {
        let inner = line.trim_start_matches([' ', '\t', '>']);
        let inner =
            inner.strip_prefix(['-', '*', '+']).filter(|rest| rest.starts_with(' ')).map_or(inner, str::trim_start);
        let mark = inner.bytes().next().filter(|byte| matches!(byte, b'`' | b'~'));
        let length = mark.map_or(0, |mark| inner.bytes().take_while(|byte| *byte == mark).count());
        let rest = inner[length..].trim();
        match (self.fence, mark) {
            (Some((open, least)), Some(mark)) if open == mark && length >= least && rest.is_empty() => {
                self.fence = None
            }
            (Some(_), _) => {}
            (None, Some(mark)) if length >= 3 && !(mark == b'`' && rest.contains('`')) => {
                self.fence = Some((mark, length))
            }
            (None, _) => return false,
        }
        true
    }

    /// Whether the line is code by its indentation.
    fn is_code(&mut self, line: &str) -> bool {
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        let deep = indent >= CODE_INDENT || line.starts_with('\t');
        if indent == 0 {
            let number = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
            self.in_list =
                line.starts_with(['-', '*', '+']) || number.len() < line.len() && number.starts_with(['.', ')']);
        }
        self.in_code = deep
            && (self.after_blank || self.in_code)
            && !self.in_list
            && !self.in_html
            && self.dialect == Dialect::Plain;
        self.in_code
    }

    /// Reads the rest of a line; markup may reach beyond it.
    fn within(&mut self, mut line: Line) {
        let mut from = self.at;
        while self.at < line.end {
            let Some(length) = self.file[self.at..line.end].find(['\\', '`', '<', '{']) else {
                self.at = line.end;
                break;
            };
            let start = self.at + length;
            line.is_clean &= self.file[from..start].trim().is_empty();
            self.at = start + 1;
            let found = match self.file.as_bytes()[start] {
                b'<' => self.angle(start, line),
                b'{' => self.brace(start, line),
                b'`' => {
                    let run = self.file[start..].bytes().take_while(|byte| *byte == b'`').count();
                    self.at = self.code.get(&start).copied().unwrap_or(start + run);
                    None
                }
                _ => {
                    self.at += self.file[self.at..].chars().next().map_or(0, char::len_utf8);
                    None
                }
            };
            let Some(markup) = found else { continue };
            self.cut.keep(self.file, from..start);
            if markup.parts {
                self.cut.part(markup.end);
            }
            self.cut.keep(self.file, markup.kept);
            (from, self.at) = (markup.end, markup.end);
        }
        self.cut.keep(self.file, from..self.at);
    }

    /// Whether markup up to `end` is the only thing in its line.
    fn is_alone(&self, end: usize, line: Line) -> bool {
        let rest = &self.file[end..];
        line.is_clean && rest[..rest.find('\n').unwrap_or(rest.len())].trim().is_empty()
    }

    /// A comment or a tag at the `<` at `start`.
    fn angle(&mut self, start: usize, line: Line) -> Option<Markup> {
        if self.file[start..].starts_with("<!--") {
            let end = self.ahead.next("-->", start + 4)?;
            return Some(self.comment(start, start + 4..end, (end + 3, line)));
        }
        if start < self.no_tag_before {
            return None;
        }
        match tag::read(self.file, start, &self.braces) {
            Ok(tag) => self.tag(&tag, line),
            Err(end) => {
                self.no_tag_before = end;
                None
            }
        }
    }

    fn comment(&mut self, start: usize, inside: Range<usize>, (end, line): (usize, Line)) -> Markup {
        if let Some(directive) = crate::ingest::directive::addressed(&self.file[inside]) {
            self.directives.push(Directive { position: self.places.at(start), text: directive.to_owned() });
        }
        Markup { parts: self.is_alone(end, line), ..Markup::until(end) }
    }

    fn tag(&mut self, tag: &Tag<'_>, line: Line) -> Option<Markup> {
        let name = tag.name.to_ascii_lowercase();
        if KEPT.contains(&name.as_str()) && !(name == "br" && line.is_clean) {
            self.at = tag.end;
            return None;
        }
        let hidden = UNREAD.iter().find(|(unread, _)| *unread == name && !tag.closes && !tag.is_empty);
        let closing = hidden.and_then(|(_, close)| self.closing.next(close, tag.end));
        let end = closing.and_then(|at| self.ahead.next(">", at)).map_or(tag.end, |at| at + 1);
        let component = !tag.name.starts_with(|letter: char| letter.is_ascii_lowercase());
        let parts = !line.is_table && (html::is_block(&name) || self.is_alone(end, line) || component && line.is_flow);
        Some(Markup { parts, ..Markup::until(end) })
    }

    /// A comment, an expression, a mark of a site generator or of attributes at the brace at `start`.
    fn brace(&mut self, start: usize, line: Line) -> Option<Markup> {
        let rest = &self.file[start..];
        if rest.starts_with("{/*")
            && let Some(close) = self.ahead.next("*/", start + 3)
            && let Some(end) = self.closing_brace(close + 2)
        {
            return Some(self.comment(start, start + 3..close, (end, line)));
        }
        let end = match self.dialect {
            Dialect::Mdx => {
                let end = self.braces.get(&start)? + 1;
                let kept = literal(self.file, start + 1..end - 1);
                return Some(Markup { end, parts: kept.is_empty() && self.is_alone(end, line), kept });
            }
            Dialect::Plain if start < self.quoted_until => return None,
            Dialect::Plain => match self.marks.at(start) {
                Some((end, Reach::Alone)) => end,
                Some((_, Reach::Hides(end))) => end,
                Some((end, Reach::Quotes(until))) => {
                    self.quoted_until = until;
                    end
                }
                None => self.attributes(start, line)?,
            },
        };
        Some(Markup { parts: self.is_alone(end, line), ..Markup::until(end) })
    }

    /// The byte behind the brace that closes a comment, which may have white space before it.
    fn closing_brace(&self, from: usize) -> Option<usize> {
        let rest = &self.file[from..];
        let inner = rest.trim_start();
        inner.starts_with('}').then(|| from + rest.len() - inner.len() + 1)
    }

    /// `{#place .class}` or `{: .note}` at the end of a line.
    fn attributes(&self, start: usize, line: Line) -> Option<usize> {
        let inner = self.file[start + 1..line.end.max(start + 1)].trim_end();
        let written = inner.strip_suffix('}')?;
        (written.starts_with([':', '#', '.']) && !written.contains(['{', '}'])).then_some(start + 1 + inner.len())
    }
}

/// The words of an expression that is a text and nothing else: `{"nine people"}`, `{' '}`.
fn literal(file: &str, inside: Range<usize>) -> Range<usize> {
    let whole = &file[inside.clone()];
    let trimmed = whole.trim();
    let mark = trimmed.chars().next().filter(|mark| matches!(mark, '"' | '\'' | '`'));
    let words = mark.and_then(|mark| {
        trimmed.strip_prefix(mark)?.strip_suffix(mark).filter(|words| !words.contains([mark, '\\', '$']))
    });
    let start = inside.start + whole.len() - whole.trim_start().len() + 1;
    words.map_or(0..0, |words| start..start + words.len())
}
