//! Floor 4: a source becomes sentences and quotations.
//!
//! Each headline and paragraph is cut on its own: `quotes` pairs its quotation marks, `list` finds numbered entries
//! in a row, `boundary` weighs each full stop, question and exclamation mark. A line break inside a block is a space.
//! A quotation of several sentences is cut into sentences, and its span says that they belong together.

mod boundary;
mod list;
mod quotes;
mod word;

use crate::rules::RulePack;
use crate::text::{Block, BlockKind, Depth, Quotation, Sentence, Source, Span};
use quotes::Marks;

/// The sentences and quotations of the headlines and paragraphs of `source`, in order.
pub fn segment(source: &Source, rules: &RulePack) -> (Vec<Sentence>, Vec<Quotation>) {
    let mut sentences = Vec::new();
    let mut quotations = Vec::new();
    let mut open = false;
    let mut runs_to = 0;
    let running = source.blocks.iter().enumerate().filter(|(_, block)| carries_claims(block.kind));
    let running: Vec<Running<'_>> =
        running.map(|(number, block)| Running::read(source, number, block, rules)).collect();
    for (at, here) in running.iter().enumerate() {
        let (text, block, marks) = (here.text, here.block, &here.marks);
        let first = sentences.len();
        cut(source, (here.number, block), marks, rules, &mut sentences);
        quotations.extend((at > 0 && at <= runs_to).then(|| carried(source, here)));
        let next = running.get(at + 1).filter(|next| next.block.kind == block.kind);
        let reopened = next.is_some_and(|next| quotes::opens(next.text));
        let runs_over = if marks.left_open() && !reopened { runs_over(&running[at..]) } else { 0 };
        runs_to = if runs_over > 0 { at + runs_over } else { runs_to };
        let found = marks.quotations(text).into_iter().enumerate().map(|(index, range)| {
            let base = block.span.start as usize;
            let start = base + range.outer.start;
            let end = match range.closed {
                true => base + range.outer.end,
                false => {
                    end_of_open(start, reopened || runs_over > 0, &sentences[first..]).max(base + range.inner_start)
                }
            };
            let inner_end = if range.closed { base + range.inner_end } else { end };
            let span = |start, end| Span::new(source.id, start, end);
            Quotation {
                span: span(start, end),
                inner: span(base + range.inner_start, inner_end),
                continues: open && index == 0 && quotes::opens(text),
            }
        });
        quotations.extend(found);
        open = marks.left_open() && reopened;
    }
    (sentences, quotations)
}

/// A headline or paragraph with its marks.
struct Running<'a> {
    number: usize,
    block: &'a Block,
    text: &'a str,
    marks: Marks,
}

impl<'a> Running<'a> {
    fn read(source: &'a Source, number: usize, block: &'a Block, rules: &RulePack) -> Self {
        let text = &source.text[block.span.range()];
        Running { number, block, text, marks: Marks::read(text, &rules.segment) }
    }
}

/// A quotation that is not reopened runs over at most so many blocks to its closing mark.
const MOST_RUN_OVER: usize = 5;

/// How many blocks beyond the first, which leaves a quotation open, it runs over: up to the block that begins inside it
/// and closes it, when no other mark stands between; 0 when the mark was forgotten.
fn runs_over(running: &[Running<'_>]) -> usize {
    let kind = running[0].block.kind;
    let further = running.iter().enumerate().skip(1).take(MOST_RUN_OVER);
    for (count, next) in further.take_while(|(_, next)| next.block.kind == kind) {
        if next.marks.closes_before().is_some() {
            return count;
        }
        if !next.marks.is_free() {
            break;
        }
    }
    0
}

/// The part in this block of a quotation that runs over it.
fn carried(source: &Source, here: &Running<'_>) -> Quotation {
    let base = here.block.span.start as usize;
    let close = here.marks.closes_before().cloned().unwrap_or(here.text.len()..here.text.len());
    let inner = here.text[..close.start].trim_end().len();
    Quotation {
        span: Span::new(source.id, base, base + close.end),
        inner: Span::new(source.id, base, base + inner),
        continues: true,
    }
}

fn carries_claims(kind: BlockKind) -> bool {
    match kind {
        BlockKind::Headline | BlockKind::Paragraph => true,
        BlockKind::Boilerplate | BlockKind::Metadata => false,
    }
}

fn cut(source: &Source, (number, block): (usize, &Block), marks: &Marks, rules: &RulePack, into: &mut Vec<Sentence>) {
    let text = &source.text[block.span.range()];
    let mut start = 0;
    let cuts = boundary::cuts(text, marks, &rules.segment);
    for end in cuts.into_iter().chain([text.len()]) {
        let piece = &text[start..end];
        let trimmed = piece.trim();
        if !trimmed.is_empty() {
            let from = block.span.start as usize + start + (piece.len() - piece.trim_start().len());
            into.push(Sentence {
                span: Span::new(source.id, from, from + trimmed.len()),
                role: block.kind,
                depth: Depth::Full,
                block: number as u32,
                tokens: 0..0,
            });
        }
        start = end;
    }
}

/// Where a quotation ends that its paragraph does not close: with the paragraph when the next one reopens it,
/// otherwise (a forgotten mark) with the sentence it begins in.
fn end_of_open(start: usize, reopened: bool, sentences: &[Sentence]) -> usize {
    let last = sentences.last().map_or(start, |sentence| sentence.span.end as usize);
    if reopened {
        return last;
    }
    let own = sentences.get(sentences.partition_point(|sentence| sentence.span.end as usize <= start));
    own.map_or(last, |sentence| sentence.span.end as usize)
}
