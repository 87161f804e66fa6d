//! Floor 1: weekdays of what is still to come: "will visit on Wednesday" is the Wednesday after publication, not the one before.

use super::cue::Cue;
use super::date::{Basis, DateValue, Grain, Stated, calendar};
use super::kinds::Value;
use super::reading::Reading;
use super::vocabulary::Vocabulary;
use crate::text::tree::{ancestors, children};
use crate::text::{Class, Deprel, Form, Span, Token};
use jiff::civil::Date;

/// Moves each bare weekday before the day of publication a week on when the verb it hangs on tells of what is still to come.
/// Without a tree no verb is known, and every weekday stays.
pub(super) fn look_ahead(tokens: &[Token], vocabulary: &Vocabulary, published: Date, readings: &mut [Reading]) {
    for reading in readings {
        let span = reading.span;
        let Some(day) = day_of(&mut reading.value) else { continue };
        if is_weekday_before(day, published) && is_ahead(tokens, span, vocabulary) {
            let next = |day: Option<Date>| day.map(|day| calendar::moved(day, 1, Grain::Week));
            (day.from, day.to) = (next(day.from), next(day.to));
        }
    }
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

/// Whether the nearest verb above the words at `span` tells of what is still to come.
fn is_ahead(tokens: &[Token], span: Span, vocabulary: &Vocabulary) -> bool {
    let Some(at) = tokens.iter().position(|token| token.span.overlaps(span)) else { return false };
    let is_deed = |&above: &usize| tokens[above].tag.class == Class::Verb || is_planned(tokens, above, vocabulary);
    let speaks_of_himself = |verb: usize| {
        let mut subjects = children(tokens, verb).filter(|&at| tokens[at].relation == Deprel::Nsubj);
        subjects.any(|at| vocabulary.is_cue(&tokens[at].lemma, Cue::FirstPerson))
    };
    let verb = ancestors(tokens, at).find(is_deed);
    verb.is_some_and(|verb| comes(tokens, verb, vocabulary) && !speaks_of_himself(verb))
}

/// "will visit", "plans to visit", "is due to visit", "will visit Lund and speak".
fn comes(tokens: &[Token], verb: usize, vocabulary: &Vocabulary) -> bool {
    let aided = |verb: usize| {
        let mut aids = children(tokens, verb).filter(|&at| tokens[at].tag.class == Class::Aux);
        aids.any(|at| vocabulary.is_cue(&tokens[at].lemma, Cue::Future))
    };
    if aided(verb) || is_planned(tokens, verb, vocabulary) {
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

/// Whether the word is one of planning, in the present: "plans", "is scheduled", "due"; not "was scheduled".
fn is_planned(tokens: &[Token], at: usize, vocabulary: &Vocabulary) -> bool {
    let is_present = |form: Form| matches!(form, Form::ThirdPerson | Form::Present);
    let aid = children(tokens, at)
        .find(|&child| matches!(tokens[child].relation, Deprel::Aux | Deprel::AuxPass | Deprel::Cop));
    let form = aid.map_or(tokens[at].tag.form, |aid| tokens[aid].tag.form);
    vocabulary.is_cue(&tokens[at].lemma, Cue::Plan) && is_present(form)
}
