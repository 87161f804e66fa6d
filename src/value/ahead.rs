//! Floor 1: days of what is still to come: "will visit on Wednesday" is the Wednesday after publication, not the one before; "reopens on
//! Jan. 12" is next January.

use super::cue::Cue;
use super::date::{Basis, DateValue, Grain, Stated, calendar};
use super::kinds::Value;
use super::reading::Reading;
use super::vocabulary::Vocabulary;
use crate::text::tree::{ancestors, children, root};
use crate::text::{Class, Deprel, Form, Span, Token};
use jiff::civil::Date;
use std::iter;

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
        if next.0.zip(day.from).is_some_and(|(next, from)| step == Grain::Year && next.day() != from.day()) {
            continue; // 29 February, which the next year lacks
        }
        let comes = match outlook(tokens, span, vocabulary) {
            Outlook::Ahead => true,
            Outlook::Scheduled => step == Grain::Week || is_nearer(next.0, day.to, published),
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
    /// The verb gives a timetable in the present: "polls open on Tuesday".
    Scheduled,
    /// No tense tells, or the day is a deadline: "retires on Dec. 15", "is closing on 3 June", "may be seen until Nov. 21", "gave it
    /// until Nov. 21".
    Open,
    /// The verb tells of what was done, or the sentence has no tree.
    Past,
}

/// Whether the day ahead lies nearer to publication than the one behind: a paper leaves out the year that its readers will take.
fn is_nearer(next: Option<Date>, last: Option<Date>, published: Date) -> bool {
    let days = |from: Date, to: Date| from.until(to).map_or(0, |span| span.get_days());
    next.zip(last).is_some_and(|(next, last)| days(published, next) < days(last, published))
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
    let at = tokens.iter().position(|token| token.span.overlaps(span)).filter(|_| root(tokens).is_some());
    let Some(at) = at else { return Outlook::Past };
    // "will be open", "is on 3 June" have their verb beside them
    let is_deed = |&above: &usize| {
        tokens[above].tag.class == Class::Verb
            || is_planned(tokens, above, vocabulary)
            || is_aided(tokens, above, vocabulary)
            || children(tokens, above).any(|child| tokens[child].relation == Deprel::Cop)
    };
    let speaks_of_himself = |verb: usize| {
        let mut subjects = children(tokens, verb).filter(|&at| tokens[at].relation == Deprel::Nsubj);
        subjects.any(|at| vocabulary.is_cue(&tokens[at].lemma, Cue::FirstPerson))
    };
    let Some(verb) = iter::once(at).chain(ancestors(tokens, at)).find(is_deed) else {
        // A day alone on its line is that of what was done.
        let alone = tokens.iter().all(|token| token.span.overlaps(span) || token.tag.class == Class::Punct);
        return if alone || tells_of_past(tokens) { Outlook::Past } else { Outlook::Open };
    };
    if speaks_of_himself(verb) {
        return Outlook::Past;
    }
    if comes(tokens, verb, vocabulary) {
        return Outlook::Ahead;
    }
    let is_present = matches!(tokens[verb].tag.form, Form::ThirdPerson | Form::Present);
    if is_present && vocabulary.is_cue(&tokens[verb].lemma, Cue::Timetable) {
        return Outlook::Scheduled;
    }
    let before = &tokens[at.saturating_sub(DEADLINE_REACH)..=at];
    let deadline = before.iter().any(|token| vocabulary.is_cue(&token.lemma, Cue::Until));
    if deadline || is_open(tokens, verb, vocabulary) { Outlook::Open } else { Outlook::Past }
}

/// Whether the verb is in the present, or tells of a plan whose tense is another's: "is closing", "is closed", "may close", "votes to
/// close", "the show planned for May"; not "closed", "was closed", "has closed", "the man killed", "accused of closing".
fn is_open(tokens: &[Token], verb: usize, vocabulary: &Vocabulary) -> bool {
    let token = &tokens[verb];
    let aids = || children(tokens, verb).filter(|&child| is_aid(&tokens[child]));
    let aided = aids().next().is_some();
    let was = aids().any(|aid| matches!(tokens[aid].tag.form, Form::Past | Form::Participle));
    match token.tag.form {
        Form::Past => false,
        Form::Participle if !aided => vocabulary.is_cue(&token.lemma, Cue::Plan),
        Form::Participle => !was && !aids().any(|aid| tokens[aid].lemma == "have"),
        Form::Base if !aided => {
            let is_infinitive = children(tokens, verb).any(|child| tokens[child].tag.class == Class::Part);
            is_infinitive && !tells_of_past(tokens)
        }
        Form::Gerund if !aided => {
            let head = token.head.filter(|_| token.relation == Deprel::Xcomp);
            head.is_some_and(|head| is_open(tokens, head as usize, vocabulary))
        }
        _ => !was,
    }
}

/// Whether any verb of the sentence is in the past; where none is, a day that no verb is known for has no sign of a tense.
fn tells_of_past(tokens: &[Token]) -> bool {
    tokens.iter().any(|token| matches!(token.tag.class, Class::Verb | Class::Aux) && token.tag.form == Form::Past)
}

fn is_aid(token: &Token) -> bool {
    matches!(token.relation, Deprel::Aux | Deprel::AuxPass | Deprel::Cop)
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
    let aid = children(tokens, at).find(|&child| is_aid(&tokens[child]));
    let form = aid.map_or(tokens[at].tag.form, |aid| tokens[aid].tag.form);
    vocabulary.is_cue(&tokens[at].lemma, Cue::Plan) && is_present(form)
}
