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
use crate::text::{Block, BlockKind, Quotation, Sentence, Source, Span};
use quotes::Marks;

/// The sentences and quotations of the headlines and paragraphs of `source`, in order.
pub fn segment(source: &Source, rules: &RulePack) -> (Vec<Sentence>, Vec<Quotation>) {
    let mut sentences = Vec::new();
    let mut quotations = Vec::new();
    let mut open = false;
    let running = source.blocks.iter().enumerate().filter(|(_, block)| carries_claims(block.kind));
    let mut blocks = running.peekable();
    while let Some((number, block)) = blocks.next() {
        let text = &source.text[block.span.range()];
        let marks = Marks::read(text, &rules.segment);
        let first = sentences.len();
        cut(source, (number, block), &marks, rules, &mut sentences);
        let next = blocks.peek().filter(|(_, next)| next.kind == block.kind);
        let reopened = next.is_some_and(|(_, next)| quotes::opens(&source.text[next.span.range()]));
        let found = marks.quotations(text).into_iter().enumerate().map(|(index, range)| {
            let base = block.span.start as usize;
            let start = base + range.outer.start;
            let end = match range.closed {
                true => base + range.outer.end,
                false => end_of_open(start, reopened, &sentences[first..]).max(base + range.inner_start),
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
    let own = sentences.iter().find(|sentence| sentence.span.end as usize > start);
    own.map_or(last, |sentence| sentence.span.end as usize)
}
