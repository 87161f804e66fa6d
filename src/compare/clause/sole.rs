//! Floor 6: two sentences that are the same but for one slot: what fills it on either side decides.
//!
//! Nothing but the slot is left to tell the two apart, so values that nothing has both of exclude each other there
//! although they would not elsewhere: "Norwegian" and "Danish", "before" and "after", "first" and "third".

use super::line_up::LineUp;
use super::slot::{Slot, slots};
use super::words::{Force, Word, Words};
use super::{Conflict, ConflictKind, Side, is_quoted};
use crate::language::en::lexicon::relatedness;
use crate::name::{EntityKind, IdentityId};
use crate::rules::RulePack;
use crate::rules::names::{FormKind, Sense};
use crate::text::{Class, Span};
use crate::value::{self, Comparison, Kind, Reading};
use std::ops::Range;

/// Fewest words of substance that the two must share for the rest to be the same: "the crew is in Norway".
const FEWEST_SHARED: usize = 1;
/// Share of the weight beside the slot that words of one sentence alone may have: "slightly", "on Monday".
const MOST_ALONE: f32 = 0.2;
/// A slot of more words on either side holds another thought.
const LONGEST: usize = 4;

/// What fills the slot in one sentence.
#[derive(Clone, Copy)]
pub(super) struct Filling<'a> {
    side: Side<'a>,
    words: &'a [Word],
    start: usize,
    end: usize,
}

/// The conflict of two sentences that are the same but for one slot; `None` where they are not, or both fillings may be.
pub fn conflict(
    sides: (Side<'_>, Side<'_>),
    words: (&Words, &Words),
    lined: &LineUp,
    rules: &RulePack,
) -> Option<Conflict> {
    let (left, right) = fillings(sides, words, lined)?;
    let (kind, why) = rank(&left, &right, rules)
        .or_else(|| sequence(&left, &right, rules))
        .or_else(|| cause(&left, &right, rules))
        .or_else(|| state(&left, &right, rules))
        .or_else(|| nation(&left, &right, rules))
        .or_else(|| listed(&left, &right))
        .or_else(|| alternative(&left, &right, rules))?;
    Some(Conflict { kind, left: left.span()?, right: right.span()?, why, certain: false })
}

/// What fills the one slot in which two sentences differ; `None` where more differs, or a time, or words of a quotation.
pub(super) fn fillings<'a>(
    sides: (Side<'a>, Side<'a>),
    words: (&'a Words, &'a Words),
    lined: &LineUp,
) -> Option<(Filling<'a>, Filling<'a>)> {
    let slot = sole(words.0, words.1, lined)?;
    let filling = |side, words, range: Range<usize>| Filling { side, words, start: range.start, end: range.end };
    let left = filling(sides.0, &words.0.0, slot.left);
    let right = filling(sides.1, &words.1.0, slot.right);
    let quoted = left.is_quoted() && right.is_quoted();
    let apart = quoted || narrows_a_time(&left, &right) || left.is_joined() || right.is_joined();
    (!apart).then_some((left, right))
}

/// The one slot in which the two differ: all others are filled the same way again, or add words that exclude nothing.
fn sole(left: &Words, right: &Words, lined: &LineUp) -> Option<Slot> {
    let open: Vec<Slot> = merged(slots(left, right, lined), left, right)
        .into_iter()
        .map(|slot| Slot { left: trimmed(&left.0, slot.left), right: trimmed(&right.0, slot.right) })
        .filter(|slot| !slot.left.is_empty() || !slot.right.is_empty())
        .collect();
    let (filled, added): (Vec<&Slot>, Vec<&Slot>) =
        open.iter().partition(|slot| !slot.left.is_empty() && !slot.right.is_empty());
    let first = filled.first()?;
    let lemmas = |words: &Words, range: &Range<usize>| phrase(&words.0[range.clone()]);
    let again = |slot: &&Slot| {
        lemmas(left, &slot.left) == lemmas(left, &first.left)
            && lemmas(right, &slot.right) == lemmas(right, &first.right)
    };
    let alone = |slot: &&Slot| left.0[slot.left.clone()].iter().chain(&right.0[slot.right.clone()]);
    let harmless = |word: &Word| matches!(word.force, Force::Plain | Force::Time) && word.class != Class::Cconj;
    let shared = lined.pairs.iter().filter(|&&(one, _)| left.0[one].is_content());
    let beside: f32 = lined.pairs.iter().map(|&(one, other)| left.0[one].weight + right.0[other].weight).sum();
    let more: f32 = added.iter().flat_map(alone).map(|word| word.weight).sum();
    let fits = filled.iter().all(again)
        && added.iter().flat_map(alone).all(harmless)
        && shared.count() >= FEWEST_SHARED
        && more <= MOST_ALONE * (beside + more)
        && first.left.len() <= LONGEST
        && first.right.len() <= LONGEST;
    fits.then(|| (*first).clone())
}

/// Slots with nothing but an article between them are one: "outside the courthouse" and "in the courtroom".
fn merged(slots: Vec<Slot>, left: &Words, right: &Words) -> Vec<Slot> {
    let mut merged: Vec<Slot> = Vec::new();
    let articles = |words: &[Word]| words.iter().all(is_article);
    for slot in slots {
        match merged.last_mut() {
            Some(last)
                if articles(&left.0[last.left.end..slot.left.start])
                    && articles(&right.0[last.right.end..slot.right.start]) =>
            {
                (last.left.end, last.right.end) = (slot.left.end, slot.right.end);
            }
            Some(_) | None => merged.push(slot),
        }
    }
    merged
}

fn is_article(word: &Word) -> bool {
    word.class == Class::Det && word.force == Force::Plain
}

/// `range` without the articles at its ends; empty when only articles, auxiliaries and particles fill it.
fn trimmed(words: &[Word], range: Range<usize>) -> Range<usize> {
    let helps =
        |word: &Word| is_article(word) || matches!(word.class, Class::Aux | Class::Part) && word.force == Force::Plain;
    if words[range.clone()].iter().all(helps) {
        return range.start..range.start;
    }
    let lead = words[range.clone()].iter().take_while(|word| is_article(word)).count();
    range.start + lead..range.end
}

fn phrase(words: &[Word]) -> String {
    words.iter().map(|word| word.lemma.as_str()).collect::<Vec<_>>().join(" ")
}

/// Whether the slot tells or narrows a time: "the first half" and "the second half" are two times.
fn narrows_a_time(left: &Filling<'_>, right: &Filling<'_>) -> bool {
    let dated = |filling: &Filling<'_>| {
        let beside =
            [filling.start.checked_sub(1).and_then(|at| filling.words.get(at)), filling.words.get(filling.end)];
        filling.inner().iter().chain(beside.into_iter().flatten()).any(|word| word.force == Force::Time)
    };
    dated(left) || dated(right)
}

impl<'a> Filling<'a> {
    fn inner(&self) -> &'a [Word] {
        &self.words[self.start..self.end]
    }

    pub(super) fn phrase(&self) -> String {
        phrase(self.inner())
    }

    fn span(&self) -> Option<Span> {
        Some(self.inner().first()?.span.cover(self.inner().last()?.span))
    }

    /// Whether it stands in somebody's words, which are compared as quotations.
    fn is_quoted(&self) -> bool {
        self.span().is_some_and(|span| is_quoted(self.side, span))
    }

    fn is_joined(&self) -> bool {
        self.inner().iter().any(|word| word.joined)
    }

    /// The words of the slot as written.
    pub(super) fn phrase_as_written(&self) -> String {
        self.surface(self.start, self.end)
    }

    /// The words as written from `start` to `end`, white space folded.
    fn surface(&self, start: usize, end: usize) -> String {
        let words = self.words.get(start..end).unwrap_or_default();
        let parts: Vec<&str> = words.iter().map(|word| self.side.article.slice(word.span)).collect();
        parts.join(" ")
    }

    /// The words before the slot and its article.
    fn before(&self) -> &'a [Word] {
        let articles = self.words[..self.start].iter().rev().take_while(|word| is_article(word)).count();
        &self.words[..self.start - articles]
    }

    /// The slot without a preposition at its start: "custody" of "in custody".
    pub(super) fn behind_preposition(&self) -> Filling<'a> {
        match self.inner() {
            [first, _, ..] if first.class == Class::Adp => Filling { start: self.start + 1, ..*self },
            _ => *self,
        }
    }

    /// The word behind the slot, as a slot of its own.
    pub(super) fn next(&self) -> Option<Filling<'a>> {
        (self.end < self.words.len()).then_some(Filling { start: self.end, end: self.end + 1, ..*self })
    }

    /// The only word of substance in the slot.
    fn one_word(&self) -> Option<&'a Word> {
        let mut content = self.inner().iter().filter(|word| word.is_content());
        content.next().filter(|_| content.next().is_none())
    }

    /// Whether a word of `other` stands elsewhere in this sentence too: then both are told of.
    fn tells_of(&self, other: &Filling<'_>) -> bool {
        let elsewhere = self.words[..self.start].iter().chain(&self.words[self.end..]);
        let names = |word: &&Word| other.inner().iter().any(|one| one.is_content() && one.lemma == word.lemma);
        elsewhere.into_iter().any(|word| names(&word))
    }
}

type Found = Option<(ConflictKind, String)>;

/// Two places in one order: "the first" and "the third".
fn rank(left: &Filling<'_>, right: &Filling<'_>, rules: &RulePack) -> Found {
    let (one, other) = (ordinal(left, rules)?, ordinal(right, rules)?);
    match value::relate(&one.value, &other.value) {
        Comparison::Different(why) => Some((ConflictKind::Rank, why)),
        Comparison::Same(_) | Comparison::Compatible(_) | Comparison::Doubtful(_) | Comparison::Incomparable(_) => None,
    }
}

fn ordinal(filling: &Filling<'_>, rules: &RulePack) -> Option<Reading> {
    let (article, span) = (filling.side.article, filling.span()?);
    let tokens = article.tokens_of(filling.side.sentence);
    let read = value::read(&article.source.text, tokens, &rules.values, None);
    let fits =
        |reading: &Reading| matches!(reading.value.kind(), Kind::Ordinal | Kind::Rank) && reading.number.overlaps(span);
    read.into_iter().find(fits)
}

fn sequence(left: &Filling<'_>, right: &Filling<'_>, rules: &RulePack) -> Found {
    let (one, other) = (left.phrase(), right.phrase());
    let turned = rules.clauses.is_sequence(&one, &other);
    turned.then(|| (ConflictKind::Sequence, format!("\"{one}\" in one of them, \"{other}\" in the other")))
}

/// States that exclude each other told in several words, and the two sides of one trade: bought and sold.
fn state(left: &Filling<'_>, right: &Filling<'_>, rules: &RulePack) -> Found {
    let (one, other) = (left.phrase(), right.phrase());
    let longer = one.starts_with(&other) || other.starts_with(&one);
    let forms = |filling: &Filling<'_>| [filling.phrase(), filling.behind_preposition().phrase()];
    let excluded = |one: &String| forms(right).iter().any(|other| rules.topics.exclusive(one, other));
    if forms(left).iter().any(excluded) && !longer {
        return Some((ConflictKind::State, format!("{one} excludes {other}")));
    }
    let traded = rules.topics.converse(&one, &other);
    traded.then(|| (ConflictKind::Roles, format!("\"{one}\" and \"{other}\" are the two sides of one deed")))
}

/// How far before the slot the words stand that tell it to be a cause.
const REACH_OF_CAUSE: usize = 3;
/// Causes less related than this are two.
const TWO_CAUSES: f32 = 0.4;

fn cause(left: &Filling<'_>, right: &Filling<'_>, rules: &RulePack) -> Found {
    let told = |filling: &Filling<'_>| {
        let before = filling.before();
        (1..=REACH_OF_CAUSE.min(before.len()))
            .any(|count| rules.clauses.causes.contains(&phrase(&before[before.len() - count..])))
    };
    let goes_on = |filling: &Filling<'_>| {
        let last = filling.inner().last().map(|word| word.clause);
        filling.words.get(filling.end).is_some_and(|next| next.class == Class::Noun && Some(next.clause) == last)
    };
    if !told(left) || !told(right) || goes_on(left) || goes_on(right) {
        return None;
    }
    let nouns = |filling: &Filling<'_>| {
        let named = |word: &&Word| matches!(word.class, Class::Noun | Class::Propn | Class::Verb);
        let plain = |word: &&Word| !rules.clauses.vague_causes.contains(&word.lemma);
        filling.inner().iter().filter(named).filter(plain).map(|word| word.lemma.clone()).collect::<Vec<_>>()
    };
    let (ones, others) = (nouns(left), nouns(right));
    let related = ones.iter().any(|one| others.iter().any(|other| relatedness(one, other, Class::X) >= TWO_CAUSES));
    let told_both = ones.is_empty() || others.is_empty() || related;
    (!told_both)
        .then(|| (ConflictKind::Cause, format!("one cause is \"{}\", the other \"{}\"", left.phrase(), right.phrase())))
}

/// Two countries, or people of two countries, of whom the same is told.
fn nation(left: &Filling<'_>, right: &Filling<'_>, rules: &RulePack) -> Found {
    if left.tells_of(right) || right.tells_of(left) {
        return None;
    }
    let (one, other) = (sense(left, rules)?, sense(right, rules)?);
    let names = &rules.names;
    let place = |id: IdentityId| names.identity(id).kind == EntityKind::Place;
    // A capital may stand for its state where somebody acts, and not where something is done.
    let placed = left.before().last().is_some_and(|word| word.class == Class::Adp);
    let alike = placed || names.identity(one.identity).sovereign == names.identity(other.identity).sovereign;
    let apart = !names.lies_in(one.identity, other.identity) && !names.lies_in(other.identity, one.identity);
    let told = place(one.identity) && place(other.identity) && alike && apart && one.kind == other.kind;
    let speaks = |filling: &Filling<'_>| {
        filling.words.get(filling.end).is_some_and(|next| rules.attribution.is_speech(&next.lemma))
    };
    let why = || format!("all else is the same, and {} is not {}", shown(&one, rules), shown(&other, rules));
    (told && !speaks(left) && !speaks(right)).then(|| (ConflictKind::Word, why()))
}

pub(super) fn shown(sense: &Sense, rules: &RulePack) -> String {
    rules.names.identity(sense.identity).name.to_string()
}

/// What the gazetteer knows the slot as; with the next word, where that makes a longer name of both: "North Korean".
pub(super) fn sense(filling: &Filling<'_>, rules: &RulePack) -> Option<Sense> {
    let mut longer = rules.names.senses(&filling.surface(filling.start, filling.end + 1)).collect::<Vec<_>>();
    if longer.is_empty() {
        longer = rules.names.senses(&filling.surface(filling.start, filling.end)).collect();
    }
    let named = |sense: &Sense| matches!(sense.kind, FormKind::Name | FormKind::Demonym | FormKind::Abbreviation);
    let sense = longer.first().copied().filter(named)?;
    let kind = if sense.kind == FormKind::Abbreviation { FormKind::Name } else { sense.kind };
    (longer.len() == 1 || rules.names.identity(sense.identity).sovereign).then_some(Sense { kind, ..sense })
}

/// How many members both lists have before the last.
const SHARED_MEMBERS: usize = 2;

/// The last member of a list whose other members are the same: the villages of A, B and C.
fn listed(left: &Filling<'_>, right: &Filling<'_>) -> Found {
    let last = |filling: &Filling<'_>| {
        let (joint, members) = filling.before().split_last()?;
        let names = members.iter().rev().take_while(|word| word.class == Class::Propn).count();
        let commas = members.windows(2).rev().take(names.saturating_sub(1));
        let commas = commas.filter(|two| {
            let between = Span { start: two[0].span.end, end: two[1].span.start, ..two[0].span };
            filling.side.article.slice(between).contains(',')
        });
        let named = filling.inner().iter().all(|word| word.class == Class::Propn);
        (joint.class == Class::Cconj && named && commas.count() + 1 >= SHARED_MEMBERS).then_some(())
    };
    last(left)?;
    last(right)?;
    let why = format!("one list ends with \"{}\", the other with \"{}\"", phrase(left.inner()), phrase(right.inner()));
    Some((ConflictKind::Members, why))
}

/// Words of one kind of which a thing is one.
fn alternative(left: &Filling<'_>, right: &Filling<'_>, rules: &RulePack) -> Found {
    if left.tells_of(right) || right.tells_of(left) {
        return None;
    }
    let phrases = (left.phrase(), right.phrase());
    let words = left.one_word().zip(right.one_word()).map(|(one, other)| (one.lemma.clone(), other.lemma.clone()));
    let (one, other) =
        std::iter::once(phrases).chain(words).find(|(one, other)| rules.topics.alternatives(one, other))?;
    let kind = if rules.topics.are_actors(&one, &other) { ConflictKind::Roles } else { ConflictKind::Word };
    Some((kind, format!("all else is the same, and \"{one}\" is not \"{other}\"")))
}
