//! Floor 6: sentences that are the same but for their words of amount: not all, often, hardly, nobody, not this but that.
//!
//! Each sentence is taken apart into what it tells, and for each telling it is worked out of how much it holds. Two tellings
//! of the same words exclude each other where nothing is as both say; what holds with more words holds with fewer, and what
//! does not hold with fewer does not with more.

mod parts;
mod share;
mod telling;

use super::{Conflict, ConflictKind, Side};
use crate::language::en::rarity;
use crate::rules::RulePack;
use crate::text::tree::ancestors;
use crate::text::{Class, Deprel, Span, Token};
use parts::{Part, denial};
use share::{Step, denies, is_open, told};
use std::collections::BTreeSet;
use telling::{Telling, tellings};

/// How two sentences stand by their words of amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Settled {
    /// They differ in more, or a word of amount leaves it open.
    Apart,
    /// They are the same but for words of amount, and both may be true.
    Alike,
    /// They cannot both be true.
    Excluded(Conflict),
}

/// Share of the weight of all words that only one sentence has, above which the two differ in more than amounts.
const MOST_APART: f32 = 0.4;
/// The same above which nothing is said of what else was found to conflict.
const MOST_OTHERWISE: f32 = 0.3;
/// Fewest words that two tellings must have in common.
const FEWEST_WORDS: usize = 2;

/// How the two sentences stand by their words of amount.
pub fn settle(left: Side<'_>, right: Side<'_>, rules: &RulePack) -> Settled {
    let there = Sentence::of(left, rules);
    let here = Sentence::of(right, rules);
    let apart = there.apart(&here);
    if apart > MOST_APART {
        return Settled::Apart;
    }
    let mut alike = (BTreeSet::new(), BTreeSet::new());
    for (number, one) in there.tellings.iter().enumerate() {
        for (place, other) in here.tellings.iter().enumerate() {
            match relate((&there, one), (&here, other)) {
                Relation::Excluded(why) => {
                    let (left, right) = (there.span(one), here.span(other));
                    let kind = ConflictKind::Polarity;
                    return Settled::Excluded(Conflict { kind, left, right, why, certain: false });
                }
                Relation::Alike => {
                    alike.0.insert(number);
                    alike.1.insert(place);
                }
                Relation::Apart => {}
            }
        }
    }
    let settled = there.is_settled(&alike.0) && here.is_settled(&alike.1);
    let denied = [&there, &here].iter().any(|sentence| sentence.tellings.iter().any(|one| denies(&one.steps)));
    if settled && denied && apart <= MOST_OTHERWISE { Settled::Alike } else { Settled::Apart }
}

struct Sentence<'a> {
    side: Side<'a>,
    tokens: &'a [Token],
    rules: &'a RulePack,
    tellings: Vec<Telling>,
}

impl<'a> Sentence<'a> {
    fn of(side: Side<'a>, rules: &'a RulePack) -> Self {
        let tokens = side.article.tokens_of(side.sentence);
        Sentence { side, tokens, rules, tellings: tellings(tokens, rules) }
    }

    /// Share of the weight of the words of both that one of them alone has, 0 to 1.
    fn apart(&self, other: &Self) -> f32 {
        let (ours, theirs) = (self.keys(), other.keys());
        let weight = |sentence: &Sentence<'_>, others: &BTreeSet<u32>, alone: bool| -> f32 {
            let words: BTreeSet<(u32, usize)> =
                sentence.tellings.iter().flat_map(|one| one.words.iter().map(|(&key, &at)| (key, at))).collect();
            let fits = words.into_iter().filter(|(key, _)| !(alone && others.contains(key)));
            fits.map(|(_, at)| rarity::weight(&sentence.tokens[at].lemma.to_lowercase()).max(LEAST_WEIGHT)).sum()
        };
        let whole = weight(self, &theirs, false) + weight(other, &ours, false);
        if whole > 0.0 { (weight(self, &theirs, true) + weight(other, &ours, true)) / whole } else { 1.0 }
    }

    /// Whether what it tells with words of amount has its like in the other.
    fn is_settled(&self, alike: &BTreeSet<usize>) -> bool {
        let mut told = (0..self.tellings.len()).filter(|&at| !self.tellings[at].steps.is_empty());
        told.all(|at| alike.contains(&at)) && !alike.is_empty()
    }

    fn keys(&self) -> BTreeSet<u32> {
        self.tellings.iter().flat_map(|one| one.words.keys().copied()).collect()
    }

    fn span(&self, telling: &Telling) -> Span {
        let tokens = &self.tokens[telling.place.clone()];
        match (tokens.first(), tokens.last()) {
            (Some(first), Some(last)) => first.span.cover(last.span),
            (None, _) | (_, None) => self.side.sentence.span,
        }
    }
}

/// Least weight of a word, so that pronouns count.
const LEAST_WEIGHT: f32 = 0.5;

enum Relation {
    Apart,
    Alike,
    Excluded(String),
}

fn relate(left: (&Sentence<'_>, &Telling), right: (&Sentence<'_>, &Telling)) -> Relation {
    let (one, other) = (left.1, right.1);
    let counted_apart = !one.counts.is_empty() && !other.counts.is_empty() && one.counts != other.counts;
    if one.mood != other.mood || counted_apart || one.words.len().min(other.words.len()) < FEWEST_WORDS {
        return Relation::Apart;
    }
    let same = are_same(left, right);
    let within = |short: &Telling, long: &Telling| short.words.keys().all(|key| long.words.contains_key(key));
    if (is_open(&one.steps) || is_open(&other.steps)) && (within(one, other) || within(other, one)) {
        return Relation::Alike;
    }
    if !same && !says_more(left, right) && !says_more(right, left) {
        return Relation::Apart;
    }
    let by_degree = [one, other].iter().any(|telling| telling.steps.contains(&Step::Opposite));
    let (Some(there), Some(here)) = (told(&one.steps, by_degree), told(&other.steps, by_degree)) else {
        return Relation::Apart;
    };
    let excluded = there.share.excludes(here.share)
        && (same
            || there.share.is_none() && here.share.is_some() && says_more(right, left)
            || here.share.is_none() && there.share.is_some() && says_more(left, right));
    let others = there.others.zip(here.others).filter(|(one, other)| same && one.excludes(*other));
    match others {
        _ if excluded => Relation::Excluded(format!(
            "all else is the same, and one says it of {}, the other of {}",
            there.share.shown(),
            here.share.shown()
        )),
        Some((one, other)) => {
            Relation::Excluded(format!("one says it of {} besides, the other of {}", one.shown(), other.shown()))
        }
        None if same => Relation::Alike,
        None => Relation::Apart,
    }
}

/// Whether two tellings have the same words, but for pronouns that only one of them has: "her" may be taken for "his".
fn are_same(left: (&Sentence<'_>, &Telling), right: (&Sentence<'_>, &Telling)) -> bool {
    let own = |one: (&Sentence<'_>, &Telling), other: &Telling| -> Vec<Class> {
        let alone = one.1.words.iter().filter(|(key, _)| !other.words.contains_key(key));
        alone.map(|(_, &at)| one.0.tokens[at].tag.class).collect()
    };
    let (there, here) = (own(left, right.1), own(right, left.1));
    (there.is_empty() || here.is_empty()) && there.iter().chain(&here).all(|class| *class == Class::Pron)
}

/// Whether `more` has all the words of `less` and says more of them: none of them hangs on a word that `less` has not.
/// A bound is no more, nor is a negation: "less than ten" may be so where "ten" is not.
fn says_more(more: (&Sentence<'_>, &Telling), less: (&Sentence<'_>, &Telling)) -> bool {
    let (long, short) = (&more.1.words, &less.1.words);
    let has_all = short.keys().all(|key| long.contains_key(key));
    let own = |at: usize| long.iter().any(|(key, &place)| place == at && !short.contains_key(key));
    let tokens = more.0.tokens;
    let hangs = |at: usize| {
        tokens[at].relation != Deprel::Conj
            && ancestors(tokens, at).take_while(|&above| tokens[above].relation != Deprel::Root || own(above)).any(own)
    };
    let bounds = |at: &usize| more.0.rules.amounts.bounds.contains(&tokens[*at].lemma);
    let bounded = long.iter().any(|(key, at)| !short.contains_key(key) && (bounds(at) || *key == denial(more.0.rules)));
    has_all && !bounded && !short.keys().filter_map(|key| long.get(key)).any(|&at| hangs(at))
}

/// Whether the words at `span` tell an amount or deny.
pub fn is_of_amount(side: Side<'_>, span: Span, rules: &RulePack) -> bool {
    let tokens = side.article.tokens_of(side.sentence);
    let parts = parts::parts(tokens, rules);
    tokens
        .iter()
        .zip(parts)
        .any(|(token, part)| span.contains(token.span) && matches!(part, Part::Step(_) | Part::Turned(_)))
}
