//! Floor 4: which quotation marks open and which close, in one block, and the quotations they make.

use super::word::{after, char_at, char_before, skip_white};
use crate::rules::segment::SegmentRules;
use std::ops::Range;

/// The quotation marks of one block, paired.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// By place: where each mark that closes something begins and ends.
    closing: Vec<Range<usize>>,
    pairs: Vec<Pair>,
    /// The first double mark, when it closes what stands before it and nothing in the block opened.
    closes_before: Option<Range<usize>>,
    /// Whether the block has a double mark.
    has_double: bool,
}

#[derive(Debug)]
struct Pair {
    open: Range<usize>,
    close: Option<Range<usize>>,
    single: bool,
}

/// A quotation inside its block; `inner_end` and the end of `outer` mean something only when it is closed.
#[derive(Debug)]
pub(super) struct QuotationRange {
    pub outer: Range<usize>,
    pub inner_start: usize,
    pub inner_end: usize,
    pub closed: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Opens,
    Closes,
    Either,
}

impl Marks {
    /// Reads the marks of `text`, one block.
    pub(super) fn read(text: &str, rules: &SegmentRules) -> Marks {
        let found = find(text);
        let first = found.iter().find(|mark| !mark.single);
        let mut marks = Marks {
            closes_before: first.filter(|mark| mark.shape == Shape::Closes).map(|mark| mark.range.clone()),
            has_double: first.is_some(),
            ..Marks::default()
        };
        pair_doubles(text, &found, &mut marks.pairs);
        pair_singles(text, &found, rules, &mut marks.pairs);
        marks.pairs.sort_by_key(|pair| pair.open.start);
        marks.closing = marks.pairs.iter().filter_map(|pair| pair.close.clone()).collect();
        marks.closing.sort_by_key(|close| close.start);
        marks
    }

    /// The end of the closing mark that begins at `at`.
    pub(super) fn closing_at(&self, at: usize) -> Option<usize> {
        let index = self.closing.binary_search_by_key(&at, |close| close.start).ok()?;
        Some(self.closing[index].end)
    }

    /// The end of a mark at `at` that closes by its form or by the white space after it, though nothing opened it.
    pub(super) fn stray_closing(&self, text: &str, at: usize) -> Option<usize> {
        let mark = char_at(text, at).filter(|mark| "\"'’”".contains(*mark))?;
        let end = at + mark.len_utf8();
        let touches = char_before(text, at).is_some_and(|letter| !letter.is_whitespace());
        let free = char_at(text, end).is_none_or(|letter| letter.is_whitespace() || "\"'’”)]".contains(letter));
        let opens = self.pairs.binary_search_by_key(&at, |pair| pair.open.start).is_ok();
        (free && !opens && (touches || matches!(mark, '’' | '”'))).then_some(end)
    }

    /// Whether the last quotation is not closed in its block.
    pub(super) fn left_open(&self) -> bool {
        self.pairs.iter().any(|pair| !pair.single && pair.close.is_none())
    }

    /// Where a quotation closes that an earlier block left open: the first double mark, when it closes and nothing opened.
    pub(super) fn closes_before(&self) -> Option<&Range<usize>> {
        self.closes_before.as_ref()
    }

    /// Whether the block has no double mark, so that a quotation may run over it.
    pub(super) fn is_free(&self) -> bool {
        !self.has_double
    }

    /// The quotations, without those inside another.
    pub(super) fn quotations(&self, text: &str) -> Vec<QuotationRange> {
        let mut end = 0;
        let mut found = Vec::new();
        for pair in &self.pairs {
            if pair.open.start < end {
                continue;
            }
            let close = pair.close.clone().unwrap_or(pair.open.end..pair.open.end);
            end = if pair.close.is_some() { close.end } else { pair.open.end };
            let inner = &text[pair.open.end..close.start];
            let lead = inner.len() - inner.trim_start().len();
            found.push(QuotationRange {
                outer: pair.open.start..close.end,
                inner_start: if inner.trim().is_empty() { pair.open.end } else { pair.open.end + lead },
                inner_end: pair.open.end + inner.trim_end().len(),
                closed: pair.close.is_some(),
            });
        }
        found
    }
}

/// Whether `text` begins with a double mark.
pub(super) fn opens(text: &str) -> bool {
    let text = text.trim_start();
    ["\"", "“", "”", "„", "«", "``", "''"].iter().any(|mark| text.starts_with(mark))
}

struct Mark {
    range: Range<usize>,
    single: bool,
    shape: Shape,
}

/// Every mark of `text` with the shape that its form and neighbours give it.
fn find(text: &str) -> Vec<Mark> {
    let bytes = text.as_bytes();
    let mut marks = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let Some((width, single, form)) = mark_at(&bytes[at..]) else {
            at += 1;
            continue;
        };
        let range = at..at + width;
        let shape = shape(text, &range, form);
        marks.push(Mark { range, single, shape });
        at += width;
    }
    marks
}

fn mark_at(rest: &[u8]) -> Option<(usize, bool, Shape)> {
    match rest[0] {
        b'"' => Some((1, false, Shape::Either)),
        b'\'' if rest.starts_with(b"''") => Some((2, false, Shape::Either)),
        b'\'' => Some((1, true, Shape::Either)),
        b'`' if rest.starts_with(b"``") => Some((2, false, Shape::Opens)),
        b'`' => Some((1, true, Shape::Opens)),
        0xC2 if rest.get(1) == Some(&0xAB) => Some((2, false, Shape::Opens)),
        0xC2 if rest.get(1) == Some(&0xBB) => Some((2, false, Shape::Closes)),
        0xE2 if rest.get(1) == Some(&0x80) => match rest.get(2) {
            Some(0x98) => Some((3, true, Shape::Opens)),
            Some(0x99) => Some((3, true, Shape::Closes)),
            Some(0x9C | 0x9E) => Some((3, false, Shape::Opens)),
            Some(0x9D) => Some((3, false, Shape::Closes)),
            Some(_) | None => None,
        },
        _ => None,
    }
}

fn shape(text: &str, range: &Range<usize>, form: Shape) -> Shape {
    let before = char_before(text, range.start);
    let next = char_at(text, range.end);
    let free_before = before.is_none_or(|letter| letter.is_whitespace() || "([{—–-/:\"'“‘".contains(letter));
    let free_after = next.is_none_or(|letter| letter.is_whitespace() || ".,;:!?)]}—–/\"'”’".contains(letter));
    let by_place = match (free_before, free_after) {
        (true, false) => Shape::Opens,
        (false, true) => Shape::Closes,
        (true, true) | (false, false) => Shape::Either,
    };
    match (form, by_place) {
        (Shape::Either, place) => place,
        // A closing form where only an opening can stand is a slip of the keyboard.
        (Shape::Closes, Shape::Opens) => Shape::Opens,
        (Shape::Opens | Shape::Closes, _) => form,
    }
}

fn pair_doubles(text: &str, marks: &[Mark], pairs: &mut Vec<Pair>) {
    let mut open: Option<Range<usize>> = None;
    for mark in marks.iter().filter(|mark| !mark.single) {
        let white_before = char_before(text, mark.range.start).is_none_or(char::is_whitespace);
        match open.take() {
            None if mark.shape != Shape::Closes => open = Some(mark.range.clone()),
            None => {}
            // Opened again without a close: the first one was left open.
            Some(first) if mark.shape == Shape::Opens && white_before => {
                pairs.push(Pair { open: first, close: None, single: false });
                open = Some(mark.range.clone());
            }
            Some(first) => pairs.push(Pair { open: first, close: Some(mark.range.clone()), single: false }),
        }
    }
    pairs.extend(open.map(|open| Pair { open, close: None, single: false }));
}

fn pair_singles(text: &str, marks: &[Mark], rules: &SegmentRules, pairs: &mut Vec<Pair>) {
    let singles: Vec<&Mark> = marks.iter().filter(|mark| mark.single).collect();
    let doubles = marks.iter().filter(|mark| !mark.single).map(|mark| mark.range.start).collect::<Vec<_>>();
    let closers = closers(text, &singles);
    let mut at = 0;
    while at < singles.len() {
        let mark = singles[at];
        let curly = text[mark.range.clone()].starts_with('‘');
        let begin = if curly { skip_white(text, mark.range.end) } else { mark.range.end };
        let letter = char_at(text, begin).is_some_and(char::is_alphabetic);
        let elided = rules.elides(after(text, mark.range.end));
        if mark.shape != Shape::Opens || !letter || elided {
            at += 1;
            continue;
        }
        // A single quotation does not run over a double mark that stands outside it.
        let fence = doubles.get(doubles.partition_point(|&double| double <= mark.range.start));
        let fence = fence.copied().unwrap_or(text.len());
        let before_fence = |closer: &usize| singles[*closer].range.start < fence;
        let sure = closers[at + 1].sure.filter(before_fence);
        match sure.or(closers[at + 1].any.filter(before_fence)) {
            Some(index) => {
                let close = singles[index].range.clone();
                pairs.push(Pair { open: mark.range.clone(), close: Some(close), single: true });
                at = index + 1;
            }
            None => at += 1,
        }
    }
}

/// The next marks, from a place on, that may close a single quotation.
#[derive(Clone, Copy, Default)]
struct Closers {
    any: Option<usize>,
    /// One that is no apostrophe either.
    sure: Option<usize>,
}

/// For each place among `singles`, and for the end, the next marks that may close.
fn closers(text: &str, singles: &[&Mark]) -> Vec<Closers> {
    let mut next = vec![Closers::default(); singles.len() + 1];
    for (at, mark) in singles.iter().enumerate().rev() {
        next[at] = next[at + 1];
        if mark.shape == Shape::Closes && closes(text, mark) {
            next[at].any = Some(at);
            if !is_possessive(text, mark) {
                next[at].sure = Some(at);
            }
        }
    }
    next
}

fn closes(text: &str, mark: &Mark) -> bool {
    char_at(text, mark.range.end).is_none_or(|letter| !letter.is_alphanumeric())
}

/// Whether the mark can be the apostrophe of "officials' word".
fn is_possessive(text: &str, mark: &Mark) -> bool {
    let s_before = matches!(char_before(text, mark.range.start), Some('s' | 'S'));
    let rest = text[mark.range.end..].trim_start();
    s_before && rest.len() < text.len() - mark.range.end && rest.starts_with(char::is_alphanumeric)
}
