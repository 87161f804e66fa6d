//! Floor 4: where speaker and content of a cue stand, and how far they reach.

use super::cue::{Candidate, CueKind, bucket, is_possessive, look_right};
use super::features::{Score, Scores, Sink, chance};
use super::tree;
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

    /// Its name in labels.
    pub(super) fn name(self) -> &'static str {
        &self.model_name()["layout-".len()..]
    }

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
    Walk {
        from: end,
        limit: view.room(end - 1).start,
        direction: Direction::Left,
        may_stay: false,
        context,
        seeks: false,
    }
}

/// The walk from the first word of a speaker to its last.
pub(super) fn speaker_end<'a>(view: &View<'_>, start: usize, context: &'a str) -> Walk<'a> {
    Walk {
        from: start,
        limit: last_word(view, start),
        direction: Direction::Right,
        may_stay: false,
        context,
        seeks: false,
    }
}

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

/// The end of a speaker, with what stands between it and the cue.
#[derive(Debug, Clone, Copy)]
pub(super) struct SpeakerEnd {
    pub at: usize,
    /// A name for what lies between: nothing, a comma, an adverbial between commas, other words.
    pub gap: &'static str,
}

/// Where the speaker of a cue ends that stands right before it; `None` when the speaker must be sought farther off.
pub(super) fn speaker_before(view: &View<'_>, cue: &Candidate<'_>) -> Option<SpeakerEnd> {
    let room = view.room(cue.head);
    if cue.kind == CueKind::Noun {
        return owner_end(view, cue.head, room.start).map(|at| SpeakerEnd { at, gap: "owner" });
    }
    if cue.kind == CueKind::Verb && is_bare_form(view, cue) {
        return None;
    }
    ending(view, &room, cue.group.start, is_finite(view, cue))
}

/// The end of the noun phrase before `border`; behind a comma only when the verb is finite.
fn ending(view: &View<'_>, room: &Range<usize>, border: usize, finite: bool) -> Option<SpeakerEnd> {
    let last = border.checked_sub(1).filter(|last| room.contains(last))?;
    let found = if view.word(last) != "," {
        SpeakerEnd { at: border, gap: "none" }
    } else if !finite {
        return None;
    } else {
        let adverbial = adverbial_start(view, room, last);
        adverbial.map_or(SpeakerEnd { at: last, gap: "comma" }, |at| SpeakerEnd { at, gap: "adverbial" })
    };
    (found.at > room.start && can_end_speaker(view, found.at - 1)).then_some(found)
}

/// When the words between the comma at `close` and the comma before it say when, where or how, or are a relative clause: the earlier comma.
fn adverbial_start(view: &View<'_>, room: &Range<usize>, close: usize) -> Option<usize> {
    let open = (room.start..close).rev().find(|&at| view.word(at) == ",")?;
    let first = view.token(open + 1);
    let skips = matches!(
        (first.tag.class, first.tag.form),
        (Class::Adp | Class::Sconj | Class::Adv, _)
            | (Class::Verb, Form::Gerund | Form::Participle)
            | (Class::Pron | Class::Det, Form::Question)
    );
    skips.then_some(open)
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
        Some(Class::Punct) => matches!(view.word(at), ")" | "]"),
        Some(Class::Adj | Class::Adv) => true,
        _ => false,
    }
}

/// A participle or infinitive with no auxiliary of its own: its speaker is that of the verb it hangs on.
fn is_bare_form(view: &View<'_>, cue: &Candidate<'_>) -> bool {
    let form = view.token(cue.head).tag.form;
    let to = (cue.group.start..cue.head).any(|at| view.token(at).lemma == "to");
    let aux = (cue.group.start..cue.head).any(|at| view.class(at) == Some(Class::Aux));
    let subject = cue
        .group
        .start
        .checked_sub(1)
        .is_some_and(|at| matches!(view.class(at), Some(Class::Noun | Class::Propn | Class::Pron)));
    to || (!aux && !subject && form == Form::Base)
}

fn is_finite(view: &View<'_>, cue: &Candidate<'_>) -> bool {
    matches!(view.token(cue.head).tag.form, Form::Past | Form::Present | Form::ThirdPerson)
        || (cue.group.start..cue.head).any(|at| view.class(at) == Some(Class::Aux))
}

/// Where the speaker ends of the nearest finite verb to the left in the same stretch.
pub(super) fn distant_speaker(view: &View<'_>, cue: &Candidate<'_>) -> Option<SpeakerEnd> {
    let room = view.room(cue.head);
    // A participle behind a comma hangs on the main verb, which comes first; other forms on the nearest one.
    let trails = view.token(cue.head).tag.form == Form::Gerund
        && cue.group.start > room.start
        && view.word(cue.group.start - 1) == ",";
    let governors = tree::governors(view, cue.head).into_iter().filter(|&at| room.start <= at && at < cue.group.start);
    if let Some(end) = main_speaker(view, cue, governors) {
        return Some(end);
    }
    let nearest = (room.start..cue.group.start).rev();
    if trails { main_speaker(view, cue, room.start..cue.group.start) } else { main_speaker(view, cue, nearest) }
}

fn main_speaker(view: &View<'_>, cue: &Candidate<'_>, places: impl Iterator<Item = usize>) -> Option<SpeakerEnd> {
    let room = view.room(cue.head);
    for at in places {
        let token = view.token(at);
        let finite = match (token.tag.class, token.tag.form) {
            (Class::Verb, Form::Past | Form::Present | Form::ThirdPerson) => true,
            (Class::Aux, form) => form != Form::Base && form != Form::Gerund,
            _ => false,
        };
        if finite && view.is_quoted(at) == view.is_quoted(cue.head) {
            let border = before_auxiliaries(view, &room, at);
            if let Some(end) = ending(view, &room, border, true) {
                return Some(SpeakerEnd { gap: "far", ..end });
            }
        }
    }
    None
}

fn before_auxiliaries(view: &View<'_>, room: &Range<usize>, mut at: usize) -> usize {
    let steps_over =
        |at: usize| matches!(view.class(at), Some(Class::Aux | Class::Adv | Class::Part)) && !is_possessive(view, at);
    while at > room.start && steps_over(at - 1) {
        at -= 1;
    }
    at
}

/// The tokens of speaker and content.
pub(super) struct Bounds {
    pub speaker: Option<Range<usize>>,
    pub content: Range<usize>,
}

/// A cue with the speaker to its left, if there is one.
pub(super) struct Setting<'a> {
    pub cue: &'a Candidate<'a>,
    near: Option<Range<usize>>,
    gap: &'static str,
}

impl<'a> Setting<'a> {
    pub(super) fn new(view: &View<'_>, cue: &'a Candidate<'a>, rules: &AttributionRules) -> Self {
        let end = speaker_before(view, cue);
        let near =
            end.map(|end| speaker_start(view, end.at, end.gap).end(view, rules.model(models::SPEAKER_START))..end.at);
        Setting { cue, near, gap: end.map_or("", |end| end.gap) }
    }

    /// The layout that its features weigh most for.
    pub(super) fn layout(&self, view: &View<'_>, rules: &AttributionRules) -> Layout {
        let mut scores = Scores::of(Layout::ALL.iter().map(|layout| rules.model(layout.model_name())).collect());
        self.features(view, rules, &mut scores);
        let mut best = (Layout::SpeakerCueContent, f32::MIN);
        for (&layout, &sum) in Layout::ALL.iter().zip(&scores.sums) {
            if sum > best.1 {
                best = (layout, sum);
            }
        }
        match best.0 {
            // Without a passive, who stands before the verb is its subject.
            Layout::CueContent if self.near.is_some() && self.gap == "none" && !self.cue.is_passive(view) => {
                Layout::SpeakerCueContent
            }
            layout => layout,
        }
    }

    /// The features of the cue, and of what stands before its speaker.
    pub(super) fn features(&self, view: &View<'_>, rules: &AttributionRules, sink: &mut impl Sink) {
        self.cue.features(view, rules, sink);
        let room = view.sentence(self.cue.head);
        let start = self.near.as_ref().map_or(self.cue.group.start, |near| near.start);
        let has = self.near.as_ref().map_or("no speaker", |_| "speaker");
        let before = view.sign_in(&room, start.checked_sub(1));
        let before2 = view.sign_in(&room, start.checked_sub(2));
        let finite = (room.start..start).any(|at| !view.is_quoted(at) && is_finite_at(view, at));
        let finite = if finite { "finite" } else { "bare" };
        let (ahead, steps) = look_right(view, &view.room(self.cue.head), self.cue.group.end);
        sink.add("speaker", &[has, self.gap]);
        sink.add("before", &[has, before[0], before[1]]);
        sink.add_signs("before2", before2, before);
        sink.add("before finite", &[has, before[0], before[1], finite]);
        sink.add("before ahead", &[has, before[0], before[1], ahead]);
        sink.add("finite ahead", &[has, finite, ahead, bucket(steps)]);
    }

    /// Bounds speaker and content under `layout`; `None` when there is no room for a content.
    pub(super) fn bound(&self, view: &View<'_>, layout: Layout, rules: &AttributionRules) -> Option<Bounds> {
        let cue = self.cue;
        let bounds = match layout {
            Layout::SpeakerCueContent => Bounds {
                speaker: self.speaker_left(view, rules),
                content: content_right(view, cue, cue.group.end, rules)?,
            },
            Layout::CueContent => Bounds { speaker: None, content: content_right(view, cue, cue.group.end, rules)? },
            Layout::CueSpeakerContent => {
                let speaker = speaker_right(view, cue, rules)?;
                let content = content_right(view, cue, speaker.end, rules)?;
                Bounds { speaker: Some(speaker), content }
            }
            Layout::ContentSpeakerCue => {
                let end = self.near.as_ref().map_or(cue.group.start, |near| near.start);
                let content = content_left(view, cue, (end, cue.group.end), rules)?;
                Bounds { content, speaker: self.speaker_left(view, rules) }
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

    fn speaker_left(&self, view: &View<'_>, rules: &AttributionRules) -> Option<Range<usize>> {
        self.near.clone().or_else(|| {
            let end = distant_speaker(view, self.cue)?;
            let start = speaker_start(view, end.at, end.gap).end(view, rules.model(models::SPEAKER_START));
            Some(start..end.at)
        })
    }
}

pub(super) fn is_finite_at(view: &View<'_>, at: usize) -> bool {
    let tag = view.token(at).tag;
    match tag.class {
        Class::Verb => matches!(tag.form, Form::Past | Form::Present | Form::ThirdPerson),
        Class::Aux => true,
        _ => false,
    }
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
