//! Floor 4: where the speaker of a cue stands, and how far it reaches.

use super::content::{last_word, skip_marks, trim_right};
use super::cue::{Candidate, CueKind, is_possessive};
use super::layout::models;
use super::tree;
use super::view::View;
use super::walk::{Direction, Walk};
use crate::rules::attribution::AttributionRules;
use crate::text::{Class, Form};
use std::ops::Range;

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

pub(super) fn speaker_right(view: &View<'_>, cue: &Candidate<'_>, rules: &AttributionRules) -> Option<Range<usize>> {
    let start = skip_marks(view, cue.group.end + usize::from(is_by(view, cue.group.end)));
    view.get(start)?;
    let end = speaker_end(view, start, cue.kind_name()).end(view, rules.model(models::SPEAKER_END));
    (end > start).then_some(start..trim_right(view, start, end))
}

/// Whether the word at `at` is "by" or what else the agent of a passive stands behind.
pub(super) fn is_by(view: &View<'_>, at: usize) -> bool {
    view.class(at) == Some(Class::Adp)
}
