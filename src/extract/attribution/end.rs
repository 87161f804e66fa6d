//! Floor 4: where in the words behind a cue the outlet speaks again: of what the speaker held back, or of the time he spoke.

use super::layout::is_finite_at;
use super::view::View;
use crate::rules::attribution::ContentEnds;
use crate::text::Class;
use std::ops::Range;

/// So many words may stand between a verb of giving and what is not given: "gave no other immediate details".
const REACH: usize = 6;

/// The first token in `content` with which the outlet speaks of its own: "… but gave no details", "…, as workers dug on".
pub(super) fn outlet_resumes(view: &View<'_>, content: &Range<usize>, ends: &ContentEnds) -> Option<usize> {
    let inner = (content.start + 1..content.end).filter(|&at| !view.is_quoted(at));
    let mut is_clause = view.is_quoted(content.start) || is_finite_at(view, content.start);
    for at in inner {
        let joins = view.class(at) == Some(Class::Cconj);
        if joins && holds_back(view, at + 1..content.end, ends) {
            return Some(at);
        }
        if view.word(at) == "," && !is_clause && tells_when(view, at + 1..content.end, ends) {
            return Some(at);
        }
        is_clause |= is_finite_at(view, at);
    }
    None
}

/// Whether a verb without a subject of its own begins `words` and says that something is not told.
fn holds_back(view: &View<'_>, mut words: Range<usize>, ends: &ContentEnds) -> bool {
    let before_verb = |at: &usize| matches!(view.class(*at), Some(Class::Aux | Class::Adv | Class::Part));
    let lead = words.clone().take_while(before_verb).count();
    let denied = (words.start..words.start + lead).any(|at| ends.not.contains(&view.word(at).to_lowercase()));
    let Some(verb) = words.nth(lead).filter(|&at| view.class(at) == Some(Class::Verb)) else { return false };
    let lemma = &view.token(verb).lemma;
    if ends.refuse.contains(lemma) {
        let told = |at: usize| ends.tell.contains(&view.token(at).lemma) || ends.give.contains(&view.token(at).lemma);
        return words.next().is_some_and(|at| view.token(at).lemma == "to") && words.next().is_some_and(told);
    }
    if denied && ends.tell.contains(lemma) {
        return true;
    }
    let object = words.take(REACH);
    let none = denied || object.clone().any(|at| ends.none.contains(&view.word(at).to_lowercase()));
    none && ends.give.contains(lemma) && object.into_iter().any(|at| ends.matter.contains(&view.token(at).lemma))
}

/// Whether `words` begin with "as", "while" and the like and go on with a subject and its verb; not "as well as the mayor".
fn tells_when(view: &View<'_>, words: Range<usize>, ends: &ContentEnds) -> bool {
    let (opener, first) = (words.start, words.start + 1);
    if !words.contains(&first) || !ends.trailing.contains(&view.word(opener).to_lowercase()) {
        return false;
    }
    let bound =
        matches!(view.class(first), Some(Class::Sconj | Class::Adp | Class::Cconj | Class::Punct | Class::Part));
    let paired = words.contains(&(first + 1)) && view.word(first + 1).eq_ignore_ascii_case(view.word(opener));
    if bound || paired {
        return false;
    }
    let is_subject = |at: usize| matches!(view.class(at), Some(Class::Noun | Class::Propn | Class::Pron | Class::Num));
    let verb = (first..words.end).find(|&at| !view.is_quoted(at) && is_finite_at(view, at));
    verb.is_some_and(|verb| (first..verb).any(is_subject))
}
