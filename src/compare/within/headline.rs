//! Floor 6: what the headline gives against what the text under it gives (S101).
//!
//! A headline shortens and rounds, but what it gives the text gives too. Only a value that the text nowhere gives, in no
//! form and not as a sum, is held against the values of the text.

use super::{Place, Slip, Told};
use crate::align::apart::apart;
use crate::align::link::{SentenceLink, SentenceRef};
use crate::align::owner::Fit;
use crate::align::pair;
use crate::align::story::StoryLogit;
use crate::claim::{Claim, Content, EntityId};
use crate::compare::quantity::pairing::{Member, Pairing, Prior, member, pairings};
use crate::finding::Certainty;
use crate::rules::RulePack;
use crate::text::{BlockKind, Class, Form, Token};
use crate::value::{self, Comparison, Hedge, Kind, Value};
use std::collections::BTreeSet;

/// Log-odds that an article tells its own story: as sure as the weights of sentences can be told.
const OWN_STORY: StoryLogit = StoryLogit(6.0);

/// Log-odds of "values of the same thing" from which a value of the text is held against the headline's: where a rule says
/// of both what they are values of, and where their words alone do. Over the headlines of 1,303 articles every figure held
/// against another below the first was of another thing.
const DIFFERS_BY_RULE: f32 = 0.5;
const DIFFERS_BY_WORDS: f32 = 2.0;

/// From which it is certain, where an event has one value of it and the text gives no second one.
const DIFFERS_FOR_CERTAIN: f32 = 2.0;

/// Log-odds of two sentences that tell one event, in which sums that are nearly the same are meant to be the same; and how
/// near, as a share of the greater.
const ONE_EVENT: f32 = 2.0;
const NEARLY: f64 = 0.15;

/// Every value of the headline that the text under it excludes.
pub fn slips(told: &Told<'_>, rules: &RulePack) -> Vec<Slip> {
    let first = told.article.sentences.iter().position(|sentence| sentence.role == BlockKind::Paragraph);
    let Some(body) = first.map(|first| first as u32) else { return Vec::new() };
    let claims = || told.claims.iter().filter(|claim| kind_of(claim).is_some());
    let kinds: BTreeSet<Kind> = claims().filter(|claim| claim.sentence < body).filter_map(kind_of).collect();
    let compared = claims().filter(|claim| kind_of(claim).is_some_and(|kind| kinds.contains(&kind)));
    let members: Vec<Member<'_>> = compared
        .filter_map(|claim| member(usize::from(claim.sentence >= body), told.article, claim, told.entities, rules))
        .collect();
    let found = pairings(&members, &links(told, &members), &rules.attributes);
    let heads = members.iter().enumerate().filter(|(_, one)| one.source == 0 && !is_backed(one, &members, told, rules));
    heads.filter_map(|(at, _)| slip(at, &found, &members, told)).collect()
}

/// The kind of a value that a headline may give; days, hours and places in an order are told in too many ways.
fn kind_of(claim: &Claim<EntityId>) -> Option<Kind> {
    let Content::Quantity(quantity) = &claim.content else { return None };
    match quantity.value.kind() {
        kind @ (Kind::Count | Kind::Percent | Kind::Ratio | Kind::Money | Kind::Measure) => Some(kind),
        kind @ (Kind::Magnitude | Kind::Age | Kind::Duration) => Some(kind),
        Kind::Date | Kind::Time | Kind::Ordinal | Kind::Rank | Kind::Score | Kind::Identifier => None,
    }
}

/// The sentences of the members, those of the headline with each of the text.
fn links(told: &Told<'_>, members: &[Member<'_>]) -> Vec<SentenceLink> {
    let places: BTreeSet<SentenceRef> = members.iter().map(Member::place).collect();
    let (head, body): (Vec<SentenceRef>, Vec<SentenceRef>) = places.into_iter().partition(|place| place.source == 0);
    let pairs = head.iter().flat_map(|left| body.iter().map(move |right| (*left, *right)));
    let link = |(left, right): (SentenceRef, SentenceRef)| {
        let [one, other] = [left, right].map(|place| &told.profiles[place.sentence]);
        let (overlap, logit) = (pair::overlap(one, other), pair::score(one, other, OWN_STORY));
        SentenceLink { left, right, overlap, logit, story: OWN_STORY }
    };
    pairs.map(link).collect()
}

/// Whether the text gives the headline's value in any form: as it is, hedged, or as the sum of two or three of its own.
fn is_backed(head: &Member<'_>, members: &[Member<'_>], told: &Told<'_>, rules: &RulePack) -> bool {
    let rule = &head.quantity.attribute.rule;
    let body = || members.iter().filter(|one| one.source == 1);
    let of_one = |one: &Member<'_>| rule.is_none() || one.quantity.attribute.rule == *rule;
    let fits = |one: &Member<'_>| match value::relate(&head.quantity.value, &one.quantity.value) {
        Comparison::Same(_) => true,
        Comparison::Compatible(_) | Comparison::Doubtful(_) => of_one(one),
        Comparison::Different(_) | Comparison::Incomparable(_) => false,
    };
    let Some(whole) = number(head) else { return body().any(fits) };
    let is_part = |one: &&Member<'_>| {
        let noun = one.quantity.attribute.head.as_deref();
        of_one(one) || noun.is_some_and(|noun| rules.within.is_kind(noun))
    };
    let parts = body().filter(is_part).filter_map(number).filter(|part| *part < whole);
    let parts: Vec<f64> = parts.take(MOST_PARTS).collect();
    body().any(fits) || is_sum(whole, &parts) || body().filter(is_part).any(|one| and_one_is(whole, one, told, rules))
}

/// A headline adds up figures of the story under it; among more of them some always make its own by chance.
const MOST_PARTS: usize = 200;

/// Whether two or three of `parts` make the whole.
fn is_sum(whole: f64, parts: &[f64]) -> bool {
    let two = |parts: &[f64], whole: f64| {
        let pair = |(at, one): (usize, &f64)| parts[at + 1..].iter().any(|other| one + other == whole);
        parts.iter().enumerate().any(pair)
    };
    two(parts, whole) || (0..parts.len()).any(|at| two(&parts[at + 1..], whole - parts[at]))
}

/// Whether the sentence of `part` tells of one more: "nine soldiers and a civilian".
fn and_one_is(whole: f64, part: &Member<'_>, told: &Told<'_>, rules: &RulePack) -> bool {
    let tokens = told.tokens_of(part.claim.sentence);
    let single = |pair: &[Token]| {
        pair[0].tag.class == Class::Cconj && rules.within.singles.contains(&pair[1].lemma.to_lowercase())
    };
    number(part).is_some_and(|part| part + 1.0 == whole) && tokens.windows(2).any(single)
}

/// How many things a member counts, if it says so exactly.
fn number(member: &Member<'_>) -> Option<f64> {
    if let Value::Count(amount) = &member.quantity.value { amount.point() } else { None }
}

/// The headline's value against the value of the text that is likeliest to be of the same thing.
fn slip(head: usize, found: &[Pairing], members: &[Member<'_>], told: &Told<'_>) -> Option<Slip> {
    let differs = |pair: &&Pairing| pair.left == head && may_differ(pair, members, told);
    let pairing = found.iter().filter(differs).max_by(|one, other| one.logit.0.total_cmp(&other.logit.0))?;
    let Comparison::Different(why) = &pairing.comparison else { return None };
    let place = |member: &Member<'_>| Place {
        sentence: member.claim.sentence as usize,
        span: member.quantity.span,
        normalized: member.quantity.value.normal_form(),
    };
    let (one, other) = (&members[head], &members[pairing.right]);
    Some(Slip {
        code: "S101",
        left: place(one),
        right: place(other),
        certainty: certainty(pairing, members),
        why: format!("{why}, and the text under the headline nowhere gives the first"),
    })
}

/// Whether the values of a pairing differ and nothing says that they are of two things.
fn may_differ(pairing: &Pairing, members: &[Member<'_>], told: &Told<'_>) -> bool {
    let (one, other) = (&members[pairing.left], &members[pairing.right]);
    let is_ruled =
        one.quantity.attribute.rule.is_some() && one.quantity.attribute.rule == other.quantity.attribute.rule;
    let least = if is_ruled { DIFFERS_BY_RULE } else { DIFFERS_BY_WORDS };
    let is_one = pairing.logit.0 >= least
        && (is_ruled || one.profile.owner_fit(&other.profile) != Fit::Clash)
        && apart(&one.profile, &other.profile).next().is_none();
    matches!(pairing.comparison, Comparison::Different(_))
        && (is_one || is_nearly_the_same(pairing, one, other))
        && !is_compared(told.tokens_of(other.claim.sentence), other)
}

/// Whether two sums of money are so near that one must be a slip of the other: no story has both.
fn is_nearly_the_same(pairing: &Pairing, one: &Member<'_>, other: &Member<'_>) -> bool {
    let (Value::Money { amount: left, .. }, Value::Money { amount: right, .. }) =
        (&one.quantity.value, &other.quantity.value)
    else {
        return false;
    };
    let near =
        left.point().zip(right.point()).is_some_and(|(left, right)| (left - right).abs() <= NEARLY * left.max(right));
    let whole = one.quantity.attribute.share == other.quantity.attribute.share;
    near && whole && pairing.sentences.is_some_and(|odds| odds >= ONE_EVENT)
}

/// Words behind a value in which a comparative makes a difference of it: "five rounds sooner than".
const REACH: usize = 3;

fn is_compared(tokens: &[Token], member: &Member<'_>) -> bool {
    let mut behind = tokens.iter().skip_while(|token| token.span.start < member.quantity.span.end).take(REACH);
    behind.any(|token| token.tag.form == Form::Comparative)
}

/// Certain where there is one value of it, both are exact and told as facts, and the text gives only that one.
fn certainty(pairing: &Pairing, members: &[Member<'_>]) -> Certainty {
    let (one, other) = (&members[pairing.left], &members[pairing.right]);
    let is_exact = |member: &Member<'_>| member.quantity.value.hedge() == Hedge::Exact && member.told.is_none();
    let rule = &other.quantity.attribute.rule;
    let mut others = members
        .iter()
        .filter(|one| one.source == 1 && one.quantity.attribute.rule == *rule && !one.claim.scope.background);
    let is_only =
        others.all(|one| matches!(value::relate(&one.quantity.value, &other.quantity.value), Comparison::Same(_)));
    let sure = pairing.prior == Prior::OfOne && pairing.logit.0 >= DIFFERS_FOR_CERTAIN;
    if sure && is_only && is_exact(one) && is_exact(other) { Certainty::Certain } else { Certainty::Possible }
}
