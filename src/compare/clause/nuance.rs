//! Floor 6: sentences that say the same but for this: one tells as planned what the other tells as done, or names the place
//! of it more closely.

use super::Side;
use super::line_up::LineUp;
use super::polarity::{mood, negation};
use super::sole::{Filling, fillings, sense, shown};
use super::words::Words;
use crate::name::{EntityKind, IdentityId};
use crate::rules::RulePack;
use crate::rules::names::{FormKind, Sense};
use crate::text::Class;

/// In what two sentences that say the same differ all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Nuance {
    /// The left tells as planned what the right tells as done.
    LeftIsPlan,
    /// The right tells as planned what the left tells as done.
    RightIsPlan,
    /// One names the place more closely: the reason in words.
    Closer(String),
}

/// The nuance of two sentences of one time; `None` where there is none.
pub fn nuance(
    sides: (Side<'_>, Side<'_>),
    words: (&Words, &Words),
    lined: &LineUp,
    rules: &RulePack,
) -> Option<Nuance> {
    plan(words, lined).or_else(|| {
        let (left, right) = fillings(sides, words, lined)?;
        closer(&left.behind_preposition(), &right.behind_preposition(), rules).map(Nuance::Closer)
    })
}

/// A verb that both have, planned in one and done in the other, and denied in neither.
fn plan((left, right): (&Words, &Words), lined: &LineUp) -> Option<Nuance> {
    lined.pairs.iter().find_map(|&(one, other)| {
        let (here, there) = (&left.0[one], &right.0[other]);
        let verbs = here.class == Class::Verb && there.class == Class::Verb && here.lemma == there.lemma;
        if !verbs || negation(left, one).is_some() || negation(right, other).is_some() {
            return None;
        }
        let (ours, theirs) = (mood(left, one), mood(right, other));
        match (ours.1, theirs.1) {
            _ if ours.0 || theirs.0 => None,
            (true, false) if there.is_past => Some(Nuance::LeftIsPlan),
            (false, true) if here.is_past => Some(Nuance::RightIsPlan),
            (true | false, true | false) => None,
        }
    })
}

/// "In Seville" and "in Spain", "in Seville, Spain" and "in southern Spain".
fn closer(left: &Filling<'_>, right: &Filling<'_>, rules: &RulePack) -> Option<String> {
    let place = |filling: &Filling<'_>| sense(filling, rules).filter(|sense| is_place(sense, rules));
    if let (Some(one), Some(other)) = (place(left), place(right)) {
        return inside(&one, other.identity, rules).or_else(|| inside(&other, one.identity, rules));
    }
    // Several places may have the name: the one that lies there is meant.
    let lies = |filling: &Filling<'_>, whole: IdentityId| {
        let named = filling.phrase_as_written();
        let mut places = rules.names.senses(&named).filter(|sense| is_place(sense, rules));
        places.find_map(|sense| inside(&sense, whole, rules))
    };
    match (part_of(left, rules), part_of(right, rules)) {
        (Some(whole), None) => lies(right, whole),
        (None, Some(whole)) => lies(left, whole),
        (Some(_), Some(_)) | (None, None) => None,
    }
}

fn is_place(sense: &Sense, rules: &RulePack) -> bool {
    sense.kind == FormKind::Name && rules.names.identity(sense.identity).kind == EntityKind::Place
}

fn inside(inner: &Sense, outer: IdentityId, rules: &RulePack) -> Option<String> {
    let lies = inner.identity != outer && rules.names.lies_in(inner.identity, outer);
    let outer = &rules.names.identity(outer).name;
    lies.then(|| format!("{} lies in {outer}: one names the place more closely", shown(inner, rules)))
}

/// The place of which a slot names a part: Spain, behind "southern".
fn part_of(filling: &Filling<'_>, rules: &RulePack) -> Option<IdentityId> {
    let point = rules.places.points.contains_key(&filling.phrase());
    let whole = sense(&filling.next()?, rules).filter(|sense| point && is_place(sense, rules))?;
    Some(whole.identity)
}
