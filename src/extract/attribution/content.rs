//! Floor 4: how far the content of a cue reaches, on either side.

use super::cue::{Candidate, bucket};
use super::end::outlet_resumes;
use super::features::{Score, Sink, chance};
use super::layout::models;
use super::view::View;
use super::walk::{Direction, Walk};
use crate::rules::attribution::AttributionRules;
use crate::text::Class;
use std::ops::Range;

/// The walk from the end of the cue to the first word of the content.
pub(super) fn content_begin<'a>(view: &View<'_>, from: usize, context: &'a str) -> Walk<'a> {
    const LONGEST_HEARER: usize = 14;
    let limit = last_word(view, from).min(from + LONGEST_HEARER);
    Walk { from, limit, direction: Direction::Right, may_stay: true, context, seeks: true }
}

/// The walk from the first word of a content to its last.
pub(super) fn content_end<'a>(view: &View<'_>, from: usize, context: &'a str) -> Walk<'a> {
    let limit = if view.quote_from(from).is_some() { view.sentence(from).end } else { last_word(view, from) };
    Walk { from, limit, direction: Direction::Right, may_stay: false, context, seeks: false }
}

/// The walk from the last word of a content back to its first.
pub(super) fn content_start<'a>(view: &View<'_>, end: usize, context: &'a str) -> Walk<'a> {
    let limit = match view.quote_until(end) {
        Some(quote) => view.sentence(quote.start).start,
        None => view.room(end - 1).start,
    };
    Walk { from: end, limit, direction: Direction::Left, may_stay: false, context, seeks: false }
}

/// The end of the stretch that a reading from `at` may not leave, without the marks that close the sentence.
pub(super) fn last_word(view: &View<'_>, at: usize) -> usize {
    if at >= view.article.tokens.len() {
        return at;
    }
    let room = view.room(at);
    let mut end = room.end;
    while end > room.start.max(at) && view.is_mark(end - 1) && view.quote_until(end).is_none() {
        end -= 1;
    }
    end
}

pub(super) fn skip_marks(view: &View<'_>, mut at: usize) -> usize {
    while view.is_mark(at) && view.quote_from(at).is_none() {
        at += 1;
    }
    at
}

pub(super) fn content_right(
    view: &View<'_>,
    cue: &Candidate<'_>,
    from: usize,
    rules: &AttributionRules,
) -> Option<Range<usize>> {
    let begin = content_begin(view, from, begin_context(cue, rules)).end(view, rules.model(models::CONTENT_BEGIN));
    let begin = next_content(view, begin).filter(|&begin| leads_to(view, cue, begin))?;
    let end = content_end(view, begin, cue.kind_name()).end(view, rules.model(models::CONTENT_END));
    let end = outlet_resumes(view, &(begin..end), &rules.ends).unwrap_or(end);
    let end = trim_right(view, begin, end);
    (end > begin).then_some(begin..end)
}

/// Whether the content may begin there: in the sentence of the cue, or beyond it as a quotation or behind a colon.
fn leads_to(view: &View<'_>, cue: &Candidate<'_>, begin: usize) -> bool {
    view.sentence_number(begin) == view.sentence_number(cue.head)
        || view.quote_from(begin).is_some()
        || begin.checked_sub(1).is_some_and(|before| view.word(before) == ":")
}

/// From a border over marks to the first word or quotation; a colon may lead over to the next paragraph.
pub(super) fn next_content(view: &View<'_>, begin: usize) -> Option<usize> {
    let begin = skip_marks(view, begin);
    view.get(begin).map(|_| begin)
}

/// What the walk to the content should know of the cue: whether it takes a hearer.
pub(super) fn begin_context(cue: &Candidate<'_>, rules: &AttributionRules) -> &'static str {
    let hearer =
        rules.classes.iter().enumerate().any(|(number, class)| class.hearer && cue.classes & (1 << number) != 0);
    if hearer { "hearer" } else { cue.kind_name() }
}

pub(super) fn content_left(
    view: &View<'_>,
    cue: &Candidate<'_>,
    (end, after): (usize, usize),
    rules: &AttributionRules,
) -> Option<Range<usize>> {
    let room = view.sentence(cue.head);
    let least = view.quote_until(room.start).map_or(room.start, |quote| quote.start);
    let end = trim_right(view, least, end);
    if end <= least {
        return None;
    }
    let start = content_start(view, end, cue.kind_name()).end(view, rules.model(models::CONTENT_START));
    let resumed = resumption(view, cue, after).filter(|rest| rest.chance(view, end, rules) > 0.5);
    Some(start..resumed.map_or(end, |rest| trim_right(view, start, rest.end)))
}

/// Words behind a cue to which the content before it may go on.
pub(super) struct Resumption {
    kind: &'static str,
    from: usize,
    pub end: usize,
}

/// The rest of the cue's sentence; when that is empty the quotation that begins the next sentence of the paragraph.
pub(super) fn resumption(view: &View<'_>, cue: &Candidate<'_>, after: usize) -> Option<Resumption> {
    let end = last_word(view, cue.head);
    if after < end {
        let end = view.quote(end - 1).filter(|_| !view.is_quoted(cue.head)).map_or(end, |quote| quote.end);
        return Some(Resumption { kind: "sentence", from: after, end });
    }
    let next = view.sentence(cue.head).end;
    let block = |at: usize| view.article.sentences[view.sentence_number(at)].block;
    let quote = view.get(next).and_then(|_| view.quote_from(next))?;
    (block(next) == block(cue.head)).then_some(Resumption { kind: "quote", from: next, end: quote.end })
}

impl Resumption {
    /// How likely the content that ends at `content_end` goes on here.
    fn chance(&self, view: &View<'_>, content_end: usize, rules: &AttributionRules) -> f32 {
        let mut score = Score::of(rules.model(models::CONTENT_RESUMES));
        self.features(view, content_end, &mut score);
        chance(score.sum)
    }

    pub(super) fn features(&self, view: &View<'_>, content_end: usize, sink: &mut impl Sink) {
        let quoted = if view.quote_until(content_end).is_some() { "quote" } else { "clause" };
        let room = self.from..self.end;
        let next = view.sign_in(&room, Some(self.from));
        let finite = room.clone().any(|at| view.class(at) == Some(Class::Verb) && !view.is_quoted(at));
        sink.add("bias", &[]);
        sink.add("kind", &[self.kind, quoted]);
        sink.add("next", &[quoted, next[0], next[1]]);
        sink.add_signs("next2", next, view.sign_in(&room, Some(self.from + 1)));
        sink.add("left", &[bucket(self.end - self.from), quoted]);
        sink.add("verb", &[if finite { "verb" } else { "none" }, quoted]);
    }
}

/// Without the commas and stops at the end; a quotation's own marks stay.
pub(super) fn trim_right(view: &View<'_>, start: usize, mut end: usize) -> usize {
    while end > start
        && view.is_mark(end - 1)
        && view.quote_until(end).is_none()
        && !matches!(view.word(end - 1), ")" | "]" | "?")
    {
        end -= 1;
    }
    end
}
