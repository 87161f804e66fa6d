//! What each paragraph is: headline, running text, metadata or boilerplate; and what they say about the document.

use super::dateline::dateline;
use super::published::{self, DateLine};
use super::{header, phrases};
use crate::rules::RulePack;
use crate::text::{Block, BlockKind, Source, Span};
use jiff::civil::Date;

/// A headline has at most so many bytes; the longest measured, of a British daily, has 180.
const HEADLINE_BYTES: usize = 220;
/// Lines above the story: address, date, headline, bullets under it. More of them are no header.
const HEADER_BLOCKS: usize = 9;
/// A heading between paragraphs is at most so long, in bytes.
const HEADING_BYTES: usize = 60;
/// Of the words of four letters and more, the share in capitals that makes a sentence a headline.
const TITLE_CASE: f64 = 0.75;
/// Credits stand in the last so many blocks.
const CREDIT_BLOCKS: usize = 4;
/// Datelines stand in the first so many paragraphs.
const DATELINE_BLOCKS: usize = 2;

/// Paragraphs of `source` that are something else become that; its metadata is filled where nothing stands yet.
pub(super) fn classify(source: &mut Source, rules: &RulePack) {
    mark(source, rules);
    split(source, rules);
}

/// Gives each block its kind; no block is cut.
pub(super) fn mark(source: &mut Source, rules: &RulePack) {
    if source.blocks.len() > 1 {
        mark_boilerplate(source, rules);
        mark_header(source, rules);
        mark_headings(source);
        keep_something(source);
    }
    let url = source.metadata.url.as_deref();
    source.metadata.published = source.metadata.published.or_else(|| url.and_then(published::date_in_url));
}

/// Cuts the dateline off the first paragraph and the credit off the last one.
pub(super) fn split(source: &mut Source, rules: &RulePack) {
    split_dateline(source, rules);
    split_credit(source, rules);
}

fn mark_boilerplate(source: &mut Source, rules: &RulePack) {
    let end = source.blocks.len().saturating_sub(CREDIT_BLOCKS);
    for at in 0..source.blocks.len() {
        if matches!(source.blocks[at].kind, BlockKind::Boilerplate | BlockKind::Metadata) {
            continue;
        }
        let words = source.slice(source.blocks[at].span);
        let credit = at > 0 && at >= end && phrases::is_phrase(words, &rules.ingest.at_end);
        let name = at > 0 && (header::agency_line(words, &rules.ingest).is_some() || header::is_contact(words));
        if credit || name || phrases::is_phrase(words, &rules.ingest.anywhere) {
            source.blocks[at].kind = BlockKind::Boilerplate;
        }
    }
}

/// Addresses and date lines anywhere, bylines and headlines above the first running text.
fn mark_header(source: &mut Source, rules: &RulePack) {
    let mut above = true;
    let mut changed = None;
    for at in 0..source.blocks.len() {
        let kind = source.blocks[at].kind;
        if matches!(kind, BlockKind::Boilerplate | BlockKind::Metadata) {
            continue;
        }
        let words = source.slice(source.blocks[at].span).to_owned();
        above &= at < HEADER_BLOCKS;
        if kind == BlockKind::Headline {
            source.metadata.title.get_or_insert(words);
            continue;
        }
        if about_document(source, &words, &mut changed, rules) || above && is_byline(source, &words, rules) {
            source.blocks[at].kind = BlockKind::Metadata;
        } else if above && is_headline(&words, at + 1 < source.blocks.len()) {
            source.blocks[at].kind = BlockKind::Headline;
            source.metadata.title.get_or_insert(words);
        } else {
            above = false;
        }
    }
    // A change is as near to the publication as a page comes that names no other day.
    source.metadata.published = source.metadata.published.or(changed);
}

fn about_document(source: &mut Source, words: &str, changed: &mut Option<Date>, rules: &RulePack) -> bool {
    if let Some(url) = header::url_line(words) {
        source.metadata.url.get_or_insert(url);
        return true;
    }
    let metadata = &mut source.metadata;
    match published::date_line(words, &rules.ingest) {
        Some(DateLine::On(day)) => metadata.published = metadata.published.or(Some(day)),
        Some(DateLine::Changed(day)) => *changed = changed.or(Some(day)),
        Some(DateLine::Undated) => {}
        None => return false,
    }
    true
}

fn is_byline(source: &mut Source, words: &str, rules: &RulePack) -> bool {
    let Some(name) = header::byline(words, &rules.ingest.bylines) else { return false };
    source.metadata.byline.get_or_insert(name);
    true
}

/// Whether a line above the story is a headline: no full stop, or capitals as headlines have them.
fn is_headline(words: &str, followed: bool) -> bool {
    followed
        && words.len() <= HEADLINE_BYTES
        && !words.ends_with([':', ',', ';'])
        && (!ends_sentence(words) || is_title_case(words))
}

fn ends_sentence(words: &str) -> bool {
    words.trim_end_matches([' ', '"', '”', '’', '\'', ')', ']', '»']).ends_with(['.', '!', '?', '…'])
}

fn is_title_case(words: &str) -> bool {
    let long: Vec<&str> = words.split_whitespace().filter(|word| word.chars().count() >= 4).collect();
    let capitals = long
        .iter()
        .filter(|word| word.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_uppercase));
    let capitals = capitals.count();
    capitals >= 3 && capitals as f64 >= long.len() as f64 * TITLE_CASE
}

/// A short line without a full stop between two paragraphs is the heading of a part.
fn mark_headings(source: &mut Source) {
    let full = |block: &Block| block.kind == BlockKind::Paragraph && ends_sentence(source.slice(block.span));
    let heading = |three: &[Block]| {
        let words = source.slice(three[1].span);
        let begins = words.trim_start_matches(['\'', '"', '‘', '“']).starts_with(char::is_uppercase);
        let speech = words.contains(['"', '“', '”']) && !(words.starts_with(['"', '“']) && words.ends_with(['"', '”']));
        let ends = speech || ends_sentence(words) || words.ends_with([':', ',', ';', '-', '—']);
        three[1].kind == BlockKind::Paragraph
            && words.len() <= HEADING_BYTES
            && begins
            && !ends
            && full(&three[0])
            && full(&three[2])
    };
    let found: Vec<usize> =
        source.blocks.windows(3).enumerate().filter(|(_, three)| heading(three)).map(|(at, _)| at + 1).collect();
    for at in found {
        source.blocks[at].kind = BlockKind::Headline;
    }
}

/// A text in which nothing was found to carry claims is running text: a note, a list, a single line.
fn keep_something(source: &mut Source) {
    if source.blocks.iter().any(|block| block.kind == BlockKind::Paragraph) {
        return;
    }
    for block in source.blocks.iter_mut().filter(|block| block.kind == BlockKind::Headline) {
        block.kind = BlockKind::Paragraph;
    }
    if source.blocks.iter().all(|block| block.kind != BlockKind::Paragraph) {
        source.blocks.iter_mut().for_each(|block| block.kind = BlockKind::Paragraph);
    }
}

/// Makes the dateline of the first paragraph a block of its own.
fn split_dateline(source: &mut Source, rules: &RulePack) {
    let running = |(_, block): &(usize, &Block)| block.kind == BlockKind::Paragraph;
    let first: Vec<usize> =
        source.blocks.iter().enumerate().filter(running).map(|(at, _)| at).take(DATELINE_BLOCKS).collect();
    for at in first {
        let words = source.slice(source.blocks[at].span);
        let Some(found) = dateline(words, &rules.ingest) else { continue };
        let rest = words[found.length..].trim_start().len();
        let metadata = &mut source.metadata;
        metadata.published = metadata.published.or_else(|| published::any_date(&found.between, &rules.ingest));
        metadata.dateline_place = found.place;
        metadata.agency = found.agency;
        cut(source, at, found.length, rest, [BlockKind::Metadata, BlockKind::Paragraph]);
        return;
    }
}

/// Makes the credit in brackets at the end of the last paragraph a block of its own: "(Yonhap)", "(Editing by …)".
fn split_credit(source: &mut Source, rules: &RulePack) {
    let Some(at) = source.blocks.iter().rposition(|block| block.kind == BlockKind::Paragraph) else { return };
    let words = source.slice(source.blocks[at].span);
    let Some(open) = words.trim_end_matches('.').strip_suffix([')', ']']).and_then(|inner| inner.rfind(['(', '[']))
    else {
        return;
    };
    let credit = words[open..].to_owned();
    let length = words[..open].trim_end().len();
    let agency = header::agency_line(&credit, &rules.ingest);
    if length == 0 || !(agency.is_some() || phrases::is_phrase(&credit, &rules.ingest.at_end)) {
        return;
    }
    source.metadata.agency = source.metadata.agency.take().or(agency);
    cut(source, at, length, credit.len(), [BlockKind::Paragraph, BlockKind::Boilerplate]);
}

/// Cuts block `at` into its first `head` and its last `tail` bytes.
fn cut(source: &mut Source, at: usize, head: usize, tail: usize, kinds: [BlockKind; 2]) {
    let span = source.blocks[at].span;
    let part = |start, end| Span { source: span.source, start, end };
    let parts = [part(span.start, span.start + head as u32), part(span.end - tail as u32, span.end)];
    source.blocks.splice(at..=at, [Block { kind: kinds[0], span: parts[0] }, Block { kind: kinds[1], span: parts[1] }]);
}
