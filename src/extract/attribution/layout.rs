//! Floor 4: where speaker and content of a cue stand, and how far they reach.

use super::cue::{Candidate, CueKind, bucket, is_possessive};
use super::features::{Score, Sink, chance};
use super::view::View;
use super::walk::{Direction, Walk};
use crate::rules::attribution::AttributionRules;
use crate::text::{Class, Form};
use std::ops::Range;

/// The order of speaker (S), cue (Q) and content (C).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// "The mayor said the bridge was safe."
    SpeakerCueContent,
    /// "The bridge was safe, the mayor said."
    ContentSpeakerCue,
    /// "'Stay out,' said the mayor." "The bridge was safe, according to the mayor."
    ContentCueSpeaker,
    /// "According to the mayor, the bridge was safe."
    CueSpeakerContent,
    /// "It is said that the bridge was safe."
    CueContent,
    /// "The closure was announced."
    ContentCue,
}

impl Layout {
    pub(super) const ALL: [Layout; 6] = [
        Layout::SpeakerCueContent,
        Layout::ContentSpeakerCue,
        Layout::ContentCueSpeaker,
        Layout::CueSpeakerContent,
        Layout::CueContent,
        Layout::ContentCue,
    ];

    /// The name of the model that scores it.
    pub(super) fn model_name(self) -> &'static str {
        match self {
            Layout::SpeakerCueContent => "layout-sqc",
            Layout::ContentSpeakerCue => "layout-csq",
            Layout::ContentCueSpeaker => "layout-cqs",
            Layout::CueSpeakerContent => "layout-qsc",
            Layout::CueContent => "layout-qc",
            Layout::ContentCue => "layout-cq",
        }
    }
}

/// The names of the models that bound speakers and contents.
pub(super) mod models {
    /// From the end of a speaker leftwards to its beginning.
    pub const SPEAKER_START: &str = "speaker-start";
    /// From the beginning of a speaker rightwards to its end.
    pub const SPEAKER_END: &str = "speaker-end";
    /// From the cue rightwards over the hearer to the beginning of the content.
    pub const CONTENT_BEGIN: &str = "content-begin";
    /// From the beginning of a content rightwards to its end.
    pub const CONTENT_END: &str = "content-end";
    /// From the end of a content leftwards to its beginning.
    pub const CONTENT_START: &str = "content-start";
    /// Whether a content before its cue goes on behind it.
    pub const CONTENT_RESUMES: &str = "content-resumes";
}

/// The walk from the last word of a speaker back to its first.
pub(super) fn speaker_start<'a>(view: &View<'_>, end: usize, context: &'a str) -> Walk<'a> {
    Walk { from: end, limit: view.room(end - 1).start, direction: Direction::Left, may_stay: false, context }
}

/// The walk from the first word of a speaker to its last.
pub(super) fn speaker_end<'a>(view: &View<'_>, start: usize, context: &'a str) -> Walk<'a> {
    Walk { from: start, limit: last_word(view, start), direction: Direction::Right, may_stay: false, context }
}

/// The walk from the end of the cue to the first word of the content.
pub(super) fn content_begin<'a>(view: &View<'_>, from: usize, context: &'a str) -> Walk<'a> {
    const LONGEST_HEARER: usize = 14;
    let limit = last_word(view, from).min(from + LONGEST_HEARER);
    Walk { from, limit, direction: Direction::Right, may_stay: true, context }
}

/// The walk from the first word of a content to its last.
pub(super) fn content_end<'a>(view: &View<'_>, from: usize, context: &'a str) -> Walk<'a> {
    let limit = if view.quote_from(from).is_some() { view.sentence(from).end } else { last_word(view, from) };
    Walk { from, limit, direction: Direction::Right, may_stay: false, context }
}

/// The walk from the last word of a content back to its first.
pub(super) fn content_start<'a>(view: &View<'_>, end: usize, context: &'a str) -> Walk<'a> {
    let limit = match view.quote_until(end) {
        Some(quote) => view.sentence(quote.start).start,
        None => view.room(end - 1).start,
    };
    Walk { from: end, limit, direction: Direction::Left, may_stay: false, context }
}

/// The end of the stretch that a reading from `at` may not leave, without the marks that close the sentence.
fn last_word(view: &View<'_>, at: usize) -> usize {
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

/// Where the speaker of a cue ends that stands right before it; `None` when the speaker must be sought farther off.
pub(super) fn speaker_before(view: &View<'_>, cue: &Candidate<'_>) -> Option<usize> {
    let room = view.room(cue.head);
    let mut end = cue.group.start;
    if cue.kind == CueKind::Noun {
        end = owner_end(view, cue.head, room.start)?;
    }
    let crosses_comma = end > room.start && view.word(end - 1) == "," && is_finite(view, cue);
    let end = if crosses_comma { end - 1 } else { end };
    let last = end.checked_sub(1).filter(|last| room.contains(last))?;
    let is_particle = cue.kind == CueKind::Verb && is_bare_form(view, cue);
    (can_end_speaker(view, last) && !is_particle).then_some(end)
}

/// Back from a noun over its adjectives and determiners to the owner's last word.
fn owner_end(view: &View<'_>, head: usize, least: usize) -> Option<usize> {
    let mut at = head;
    while at > least {
        if is_possessive(view, at - 1) {
            return Some(at);
        }
        match view.class(at - 1) {
            Some(Class::Adj | Class::Adv | Class::Noun | Class::Num) => at -= 1,
            _ => return None,
        }
    }
    None
}

fn can_end_speaker(view: &View<'_>, at: usize) -> bool {
    match view.class(at) {
        Some(Class::Noun | Class::Propn | Class::Pron | Class::Num | Class::Sym | Class::X | Class::Det) => true,
        Some(Class::Part) => is_possessive(view, at),
        Some(Class::Punct) => matches!(view.word(at), ")" | "]") || view.quote_until(at + 1).is_some(),
        Some(Class::Adj | Class::Adv) => true,
        _ => false,
    }
}

/// A participle or infinitive with no auxiliary of its own: its speaker is that of the verb it hangs on.
fn is_bare_form(view: &View<'_>, cue: &Candidate<'_>) -> bool {
    let form = view.token(cue.head).tag.form;
    let to = (cue.group.start..cue.head).any(|at| view.token(at).lemma == "to");
    let aux = (cue.group.start..cue.head).any(|at| view.class(at) == Some(Class::Aux));
    to || (!aux && form == Form::Base)
}

fn is_finite(view: &View<'_>, cue: &Candidate<'_>) -> bool {
    matches!(view.token(cue.head).tag.form, Form::Past | Form::Present | Form::ThirdPerson)
        || (cue.group.start..cue.head).any(|at| view.class(at) == Some(Class::Aux))
}

/// Where the speaker ends of the nearest finite verb to the left in the same stretch.
pub(super) fn distant_speaker(view: &View<'_>, cue: &Candidate<'_>) -> Option<usize> {
    let room = view.room(cue.head);
    let mut at = cue.group.start;
    while at > room.start {
        at -= 1;
        let token = view.token(at);
        let finite = match (token.tag.class, token.tag.form) {
            (Class::Verb, Form::Past | Form::Present | Form::ThirdPerson) => true,
            (Class::Aux, form) => form != Form::Base && form != Form::Gerund,
            _ => false,
        };
        if !finite || view.is_quoted(at) != view.is_quoted(cue.head) {
            continue;
        }
        let mut end = at;
        while end > room.start
            && matches!(view.class(end - 1), Some(Class::Aux | Class::Adv | Class::Part))
            && !is_possessive(view, end - 1)
        {
            end -= 1;
        }
        if end > room.start && view.word(end - 1) == "," {
            end -= 1;
        }
        if end > room.start && can_end_speaker(view, end - 1) {
            return Some(end);
        }
    }
    None
}

/// The tokens of speaker and content.
pub(super) struct Bounds {
    pub speaker: Option<Range<usize>>,
    pub content: Range<usize>,
}

/// Bounds speaker and content of `cue` under `layout`; `None` when there is no room for a content.
pub(super) fn bound(view: &View<'_>, cue: &Candidate<'_>, layout: Layout, rules: &AttributionRules) -> Option<Bounds> {
    let bounds = match layout {
        Layout::SpeakerCueContent => {
            let speaker = speaker_left(view, cue, rules);
            Bounds { speaker, content: content_right(view, cue, cue.group.end, rules)? }
        }
        Layout::CueContent => Bounds { speaker: None, content: content_right(view, cue, cue.group.end, rules)? },
        Layout::CueSpeakerContent => {
            let speaker = speaker_right(view, cue, rules)?;
            let content = content_right(view, cue, speaker.end, rules)?;
            Bounds { speaker: Some(speaker), content }
        }
        Layout::ContentSpeakerCue => {
            let speaker = speaker_left(view, cue, rules);
            let end = speaker
                .as_ref()
                .filter(|speaker| speaker.end <= cue.group.start)
                .map_or(cue.group.start, |speaker| speaker.start);
            Bounds { content: content_left(view, cue, (end, cue.group.end), rules)?, speaker }
        }
        Layout::ContentCueSpeaker => {
            let speaker = speaker_right(view, cue, rules);
            let end = speaker.as_ref().map_or(cue.group.end, |speaker| speaker.end);
            Bounds { content: content_left(view, cue, (cue.group.start, end), rules)?, speaker }
        }
        Layout::ContentCue => {
            Bounds { content: content_left(view, cue, (cue.group.start, cue.group.end), rules)?, speaker: None }
        }
    };
    Some(bounds)
}

fn speaker_left(view: &View<'_>, cue: &Candidate<'_>, rules: &AttributionRules) -> Option<Range<usize>> {
    let end = speaker_before(view, cue).or_else(|| distant_speaker(view, cue))?;
    let start = speaker_start(view, end, cue.kind_name()).end(view, rules.model(models::SPEAKER_START));
    Some(start..end)
}

fn speaker_right(view: &View<'_>, cue: &Candidate<'_>, rules: &AttributionRules) -> Option<Range<usize>> {
    let start = skip_marks(view, cue.group.end + usize::from(is_by(view, cue.group.end)));
    view.get(start)?;
    let end = speaker_end(view, start, cue.kind_name()).end(view, rules.model(models::SPEAKER_END));
    (end > start).then_some(start..trim_right(view, start, end))
}

/// Whether the word at `at` is "by" or what else the agent of a passive stands behind.
pub(super) fn is_by(view: &View<'_>, at: usize) -> bool {
    view.class(at) == Some(Class::Adp)
}

fn skip_marks(view: &View<'_>, mut at: usize) -> usize {
    while view.is_mark(at) && view.quote_from(at).is_none() {
        at += 1;
    }
    at
}

fn content_right(view: &View<'_>, cue: &Candidate<'_>, from: usize, rules: &AttributionRules) -> Option<Range<usize>> {
    let begin = content_begin(view, from, begin_context(cue, rules)).end(view, rules.model(models::CONTENT_BEGIN));
    let begin = next_content(view, begin)?;
    let end = content_end(view, begin, cue.kind_name()).end(view, rules.model(models::CONTENT_END));
    let end = trim_right(view, begin, end);
    (end > begin).then_some(begin..end)
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

fn content_left(
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
