//! Floor 1: days of what is still to come: "will visit on Wednesday" is the Wednesday after publication, not the one before; "reopens on
//! Jan. 12" is next January.

use super::cue::Cue;
use super::date::{Basis, DateValue, Grain, Stated, calendar};
use super::kinds::Value;
use super::reading::Reading;
use super::vocabulary::Vocabulary;
use crate::text::tree::{ancestors, children};
use crate::text::{Class, Deprel, Form, Span, Token};
use jiff::civil::Date;

/// Moves each bare weekday before the day of publication a week on, and each day or month without a year a year on, when the verb it
/// hangs on tells of what is still to come. Without a tree no verb is known, and every day stays.
pub(super) fn look_ahead(tokens: &[Token], vocabulary: &Vocabulary, published: Date, readings: &mut [Reading]) {
    for reading in readings {
        let span = reading.span;
        let Some(day) = day_of(&mut reading.value) else { continue };
        let step = if is_weekday_before(day, published) || is_weekend_before(day, published) {
            Grain::Week
        } else if is_without_year(day, published) {
            Grain::Year
        } else {
            continue;
        };
        let moved = |day: Option<Date>| day.and_then(|day| calendar::reach(day, 1, step));
        let next = (moved(day.from), moved(day.to));
        let comes = match outlook(tokens, span, vocabulary) {
            Outlook::Ahead => true,
            Outlook::Open => step == Grain::Year && is_nearer(next.0, day.to, published),
            Outlook::Past => false,
        };
        if comes && next.0.is_some() {
            (day.from, day.to) = next;
        }
    }
}

/// What the words around a day tell of when it is.
enum Outlook {
    /// The verb tells of what is still to come.
    Ahead,
    /// The verb stands in the present, or the day is a deadline: "retires on Dec. 15", "gave it until Nov. 21".
    Open,
    /// The verb tells of what was done, or no verb is known.
    Past,
}

/// A day so near ahead, in days, that a paper writes no year; and so far back that it would.
const NEAR_AHEAD: i32 = 120;
const FAR_BACK: i32 = 240;

/// Whether the day ahead is near and the one behind is far.
fn is_nearer(next: Option<Date>, last: Option<Date>, published: Date) -> bool {
    let days = |from: Date, to: Date| from.until(to).map_or(0, |span| span.get_days());
    next.zip(last).is_some_and(|(next, last)| days(published, next) < NEAR_AHEAD && days(last, published) > FAR_BACK)
}

fn day_of(value: &mut Value) -> Option<&mut DateValue> {
    match value {
        Value::Date(date) => Some(date),
        Value::Time(time) => time.day.as_mut(),
        Value::Count(_) | Value::Ratio(_) | Value::Ordinal(_) | Value::Percent { .. } | Value::Money { .. } => None,
        Value::Measure { .. } | Value::Magnitude { .. } | Value::Age { .. } | Value::Duration { .. } => None,
        Value::Score(_) | Value::Rank { .. } | Value::Identifier { .. } => None,
    }
}

/// "Wednesday" alone, taken for the one before publication.
fn is_weekday_before(day: &DateValue, published: Date) -> bool {
    let Some(weekday) = day.stated.weekday else { return false };
    let bare = Stated { weekday: Some(weekday), ..Stated::default() };
    let before = calendar::weekday_before(published, weekday);
    let alone = day.stated == bare && day.grain == Grain::Day && day.basis == Basis::Published;
    alone && before < published && day.from == Some(before)
}

/// "the weekend" that was taken for the one before publication.
fn is_weekend_before(day: &DateValue, published: Date) -> bool {
    let of_publication = Stated { offset: Some(0), ..Stated::default() };
    day.grain == Grain::Weekend && day.stated == of_publication && day.to.is_some_and(|to| to < published)
}

/// "Dec. 15", "in March", "Nov. 10-13" before publication, whose year the words do not tell.
fn is_without_year(day: &DateValue, published: Date) -> bool {
    let stated = &day.stated;
    let told = stated.year.is_some() || stated.offset.is_some() || stated.weekday.is_some() || stated.month.is_none();
    day.basis == Basis::Published && !told && day.to.is_some_and(|to| to < published)
}

/// How many words before a day its "until" may stand: "until 5 p.m. on Nov. 21".
const DEADLINE_REACH: usize = 5;

/// What the nearest verb above the words at `span` tells.
fn outlook(tokens: &[Token], span: Span, vocabulary: &Vocabulary) -> Outlook {
    let Some(at) = tokens.iter().position(|token| token.span.overlaps(span)) else { return Outlook::Past };
    // "will be open" has its verb beside it
    let is_deed = |&above: &usize| {
        tokens[above].tag.class == Class::Verb
            || is_planned(tokens, above, vocabulary)
            || is_aided(tokens, above, vocabulary)
    };
    let speaks_of_himself = |verb: usize| {
        let mut subjects = children(tokens, verb).filter(|&at| tokens[at].relation == Deprel::Nsubj);
        subjects.any(|at| vocabulary.is_cue(&tokens[at].lemma, Cue::FirstPerson))
    };
    let Some(verb) = ancestors(tokens, at).find(is_deed).filter(|&verb| !speaks_of_himself(verb)) else {
        return Outlook::Past;
    };
    if comes(tokens, verb, vocabulary) {
        return Outlook::Ahead;
    }
    let before = &tokens[at.saturating_sub(DEADLINE_REACH)..=at];
    let deadline = before.iter().any(|token| vocabulary.is_cue(&token.lemma, Cue::Until));
    let present = matches!(tokens[verb].tag.form, Form::ThirdPerson | Form::Present);
    if deadline || present { Outlook::Open } else { Outlook::Past }
}

/// "will visit", "plans to visit", "is due to visit", "will visit Lund and speak".
fn comes(tokens: &[Token], verb: usize, vocabulary: &Vocabulary) -> bool {
    if is_aided(tokens, verb, vocabulary) || is_planned(tokens, verb, vocabulary) {
        return true;
    }
    let token = &tokens[verb];
    let Some(above) = token.head.map(|head| head as usize).filter(|_| token.tag.form == Form::Base) else {
        return false;
    };
    let completes = matches!(token.relation, Deprel::Xcomp | Deprel::Acl | Deprel::Advcl | Deprel::Ccomp);
    completes && is_planned(tokens, above, vocabulary)
        || token.relation == Deprel::Conj && comes(tokens, above, vocabulary)
}

/// Whether an auxiliary of what is still to come hangs on the word: "will visit", "will be open".
fn is_aided(tokens: &[Token], at: usize, vocabulary: &Vocabulary) -> bool {
    let mut aids = children(tokens, at).filter(|&child| tokens[child].tag.class == Class::Aux);
    aids.any(|aid| vocabulary.is_cue(&tokens[aid].lemma, Cue::Future))
}

/// Whether the word is one of planning, in the present: "plans", "is scheduled", "due"; not "was scheduled".
fn is_planned(tokens: &[Token], at: usize, vocabulary: &Vocabulary) -> bool {
    let is_present = |form: Form| matches!(form, Form::ThirdPerson | Form::Present);
    let aid = children(tokens, at)
        .find(|&child| matches!(tokens[child].relation, Deprel::Aux | Deprel::AuxPass | Deprel::Cop));
    let form = aid.map_or(tokens[at].tag.form, |aid| tokens[aid].tag.form);
    vocabulary.is_cue(&tokens[at].lemma, Cue::Plan) && is_present(form)
}
