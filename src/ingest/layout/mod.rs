//! Text as a page lays it out, copied from PDF: lines numbered or in columns, words divided at line ends, headers and
//! page numbers in the middle of a sentence. The lines are put in the order in which they are read.

mod columns;
mod divided;
mod line;
mod page;

use self::divided::Join;
use self::line::{Line, Role};
use crate::rules::ingest::LayoutWords;
use crate::text::{Part, Source};
use std::ops::Range;

/// What the layout of a text says of it, in bytes of the text as it is now.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// Line ends inside a paragraph, ascending.
    pub inside: Vec<usize>,
    /// Headers and footers of pages, ascending.
    pub furniture: Vec<Range<usize>>,
}

/// Puts the text of a source whose blocks are not cut yet into the order in which it is read.
pub(super) fn undo(source: &mut Source, words: &LayoutWords) -> Layout {
    let mut lines = line::lines(&source.text);
    if line::strip_numbers(&source.text, &mut lines) {
        source.warnings.push("the numbers of its lines are not read".to_owned());
    }
    columns::unfold(&source.text, &mut lines);
    page::mark(&source.text, &mut lines, words);
    let mut setter = Setter::new(&source.text);
    setter.set(&lines, words);
    let Setter { parts, layout, .. } = setter;
    let whole = [Part::Kept(0..source.text.len())];
    if parts.as_slice() != whole.as_slice() {
        source.rearrange(&parts);
    }
    layout
}

/// Sets lines one after another into a new text.
struct Setter<'a> {
    text: &'a str,
    parts: Vec<Part>,
    /// Bytes of the new text.
    length: usize,
    /// Headers and footers that stand inside a paragraph, to be set behind it.
    held: Vec<Line>,
    /// Whether the last line set is blank.
    blank: bool,
    layout: Layout,
    words: Option<divided::Vocabulary<'a>>,
}

impl<'a> Setter<'a> {
    fn new(text: &'a str) -> Self {
        Setter {
            text,
            parts: Vec::new(),
            length: 0,
            held: Vec::new(),
            blank: true,
            layout: Layout::default(),
            words: None,
        }
    }

    fn set(&mut self, lines: &[Line], words: &LayoutWords) {
        let mut at = 0;
        let mut from = None;
        while let Some(line) = lines.get(at) {
            let start = from.take().unwrap_or(line.start);
            match line.role {
                Role::Page => self.page(line),
                Role::Blank => self.blank_line(line),
                Role::Text => {
                    self.blank = false;
                    let (next, begun) = self.text_line(lines, at, start, words);
                    from = begun;
                    at = next;
                    continue;
                }
            }
            at += 1;
        }
        self.flush();
    }

    /// Sets a line of text from byte `start` on; the line to go on with, and where in it.
    fn text_line(&mut self, lines: &[Line], at: usize, start: usize, words: &LayoutWords) -> (usize, Option<usize>) {
        let line = &lines[at];
        let Some(next) = page::next_text(lines, at) else {
            self.keep_line(start, line);
            return (at + 1, None);
        };
        let below = &lines[next];
        let bridged = next > at + 1;
        let join = self.join(start..line.end, below.start..below.end, words);
        let inside = line.in_paragraph || bridged && page::runs_over(self.text, lines, at, next);
        if join == Join::Apart && !inside {
            self.keep_line(start, line);
            return (at + 1, None);
        }
        self.held.extend(lines[at + 1..next].iter().filter(|line| line.role == Role::Page).cloned());
        if join == Join::Apart {
            self.keep(start..line.end);
            self.end_inside(line, bridged);
            return (next, None);
        }
        let hyphen = divided::hyphen_length(&self.text[start..line.end]);
        self.keep(start..line.end - if join == Join::Closed { hyphen } else { 0 });
        let rest = &self.text[below.start..below.end];
        let word = below.start + rest.find(char::is_whitespace).unwrap_or(rest.len());
        self.keep(below.start..word);
        if word == below.end {
            // The line goes on with the one below it; nothing of it is left but its end.
            return (next, Some(word));
        }
        self.layout.inside.push(self.length);
        self.put("\n", word);
        let gap = self.text[word..below.end].len() - self.text[word..below.end].trim_start().len();
        (next, Some(word + gap))
    }

    fn join(&mut self, above: Range<usize>, below: Range<usize>, words: &LayoutWords) -> Join {
        let text = self.text;
        if divided::hyphen_length(&text[above.clone()]) == 0 {
            return Join::Apart;
        }
        let vocabulary = self.words.get_or_insert_with(|| divided::Vocabulary::of(text));
        vocabulary.join(&text[above], &text[below], words)
    }

    /// The line end of a line whose paragraph goes on.
    fn end_inside(&mut self, line: &Line, bridged: bool) {
        self.layout.inside.push(self.length);
        if bridged || line.end == line.next {
            self.put("\n", line.end);
        } else {
            self.keep(line.end..line.next);
        }
    }

    fn keep_line(&mut self, start: usize, line: &Line) {
        self.keep(start..line.next);
        if line.end == line.next && line.next < self.text.len() {
            self.put("\n", line.end);
        }
    }

    fn blank_line(&mut self, line: &Line) {
        self.keep(line.start..line.next);
        if line.end == line.next && line.next < self.text.len() {
            self.put("\n", line.end);
        }
        self.blank = true;
        self.flush();
    }

    fn page(&mut self, line: &Line) {
        self.flush();
        self.furniture(line);
    }

    fn flush(&mut self) {
        for line in std::mem::take(&mut self.held) {
            self.furniture(&line);
        }
    }

    /// Sets a header or footer as a paragraph of its own.
    fn furniture(&mut self, line: &Line) {
        if !self.blank {
            self.put("\n\n", line.start);
        }
        let start = self.length;
        self.keep(line.start..line.end);
        self.layout.furniture.push(start..self.length);
        self.put("\n\n", line.end);
        self.blank = true;
    }

    /// Adds bytes of the old text, to the part before when they follow it.
    fn keep(&mut self, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        self.length += range.len();
        match self.parts.last_mut() {
            Some(Part::Kept(last)) if last.end == range.start => last.end = range.end,
            _ => self.parts.push(Part::Kept(range)),
        }
    }

    fn put(&mut self, words: &str, at: usize) {
        self.length += words.len();
        self.parts.push(Part::Put { words: words.to_owned(), at });
    }
}
