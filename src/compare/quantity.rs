//! Floor 6: values of one thing in several sources (N101-N109, D101, D102).

pub(super) mod pairing;
pub(super) mod settle;
pub mod state;
pub mod why;

use super::checks::{Check, check_of};
use super::compose::{Side, Subject, compose, fold, pairs_within};
use super::speakers::{is_abstained, two_speakers};
use crate::align::apart::apart_for_all;
use crate::align::group::{Bond, Link, group};
use crate::align::link::{SentenceLink, SentenceRef};
use crate::align::quantity::QuantityLogit;
use crate::claim::{Claim, EntityId, Quantity};
use crate::finding::{Certainty, ClaimRelation, Finding, Relation};
use crate::name::Entities;
use crate::pair::ValueRow;
use crate::rules::RulePack;
use crate::rules::attributes::AttributeRules;
use crate::text::Article;
use crate::value::{Comparison, Kind, Value};
use pairing::{Member, Pairing, Prior, members, pairings};
use settle::settle;
use std::collections::{BTreeMap, BTreeSet};

/// Groups need no mean above the least threshold; a pair without a link is taken for two things.
const BOND: Bond = Bond { threshold: pairing::LEAST, missing: -3.0 };

/// Pairs of sentences that give different values in settings much alike: they do not say the same, whatever else
/// they share.
pub type Differing = BTreeSet<(SentenceRef, SentenceRef)>;

/// Log-odds from which a contradiction is certain, and those of two sentences that tell of one event beyond doubt.
const DIFFERS_FOR_CERTAIN: f32 = 2.0;
const ONE_EVENT_FOR_CERTAIN: f32 = 3.5;

/// Log-odds of one thing from which values that differ contradict each other.
const DIFFERS: f32 = -0.4;

/// Log-odds of one thing from which a differing value tells two sentences apart.
const TELLS_APART: f32 = -1.7;

/// Log-odds of being related from which two sentences are one but for what differs in them.
const ONE_SENTENCE: f32 = 1.0;

/// The pairs of values that differ, of at least so high a score.
fn differences(members: &[Member<'_>], scored: &[(ValueRow, f32)], least: f32) -> Vec<Pairing> {
    let number: BTreeMap<(usize, usize), usize> =
        members.iter().enumerate().map(|(at, member)| ((member.source, member.number), at)).collect();
    let pairing = |(row, score): &(ValueRow, f32)| {
        let (left, right) = (*number.get(&row.left)?, *number.get(&row.right)?);
        let comparison = row.comparison.clone();
        let logit = QuantityLogit(*score);
        Some(Pairing { left, right, logit, comparison, prior: Prior::None, is_one_wording: false, sentences: None })
    };
    scored.iter().filter(|(_, score)| *score >= least).filter_map(pairing).collect()
}

/// Findings over the values of all sources, and which sentences differ.
pub fn compare_quantities(
    articles: &[Article],
    claims: &[Vec<Claim<EntityId>>],
    links: &[SentenceLink],
    entities: &Entities,
    scored: &[(ValueRow, f32)],
    rules: &RulePack,
) -> (Vec<Finding>, Differing) {
    let members = members(articles, claims, entities, rules);
    let found = pairings(&members, links, &rules.attributes);
    let of_scored = differences(&members, scored, TELLS_APART);
    let mut differing: Differing =
        of_scored.iter().map(|pairing| (members[pairing.left].place(), members[pairing.right].place())).collect();
    let mut pairings = settle(&members, found, rules);
    let likely: BTreeSet<[(usize, usize); 2]> = scored
        .iter()
        .filter(|(row, score)| *score >= TELLS_APART || row.related() >= ONE_SENTENCE)
        .map(|(row, _)| [row.left, row.right])
        .collect();
    let claim = |at: usize| (members[at].source, members[at].number);
    let is_likely = |pairing: &Pairing| likely.contains(&[claim(pairing.left), claim(pairing.right)]);
    pairings.retain(|pairing| {
        !pairing.differs() || pairing.is_one_wording || pairing.prior == Prior::OfOne || is_likely(pairing)
    });
    let known: BTreeSet<(usize, usize)> = pairings.iter().map(|pairing| (pairing.left, pairing.right)).collect();
    let profile = |at: usize| &members[at].profile;
    let fresh = |pairing: &Pairing| {
        pairing.logit.0 >= DIFFERS
            && !(profile(pairing.left).is_dated() && matches!(pairing.comparison, Comparison::Doubtful(_)))
            && !known.contains(&(pairing.left, pairing.right))
            && apart_for_all(profile(pairing.left), profile(pairing.right)).next().is_none()
    };
    pairings.extend(of_scored.into_iter().filter(fresh));
    let edges: Vec<Link> = pairings
        .iter()
        .map(|pairing| Link { left: pairing.left, right: pairing.right, score: pairing.logit.0 })
        .collect();
    let places = |pairing: &Pairing| (members[pairing.left].place(), members[pairing.right].place());
    differing.extend(pairings.iter().filter(|pairing| pairing.differs()).map(places));
    let ranks = ranks(articles, &members);
    let source = |at: usize| members[at].source;
    let by_pair: BTreeMap<(usize, usize), &Pairing> =
        pairings.iter().map(|pairing| ((pairing.left, pairing.right), pairing)).collect();
    let groups = group(members.len(), &edges, BOND, |at| ranks[at], source);
    let findings = groups.iter().map(|group| finding(articles, &members, group, &by_pair, rules)).collect();
    (findings, differing)
}

fn ranks(articles: &[Article], members: &[Member<'_>]) -> Vec<usize> {
    let words = |member: &Member<'_>| {
        let article = &articles[member.source];
        (fold(article.slice(member.claim.span)), &article.source.path, member.claim.span.start)
    };
    let mut order: Vec<usize> = (0..members.len()).collect();
    order.sort_by_cached_key(|&at| words(&members[at]));
    let mut ranks = vec![0; members.len()];
    order.iter().enumerate().for_each(|(rank, &at)| ranks[at] = rank);
    ranks
}

fn finding(
    articles: &[Article],
    members: &[Member<'_>],
    group: &[usize],
    pairings: &BTreeMap<(usize, usize), &Pairing>,
    rules: &RulePack,
) -> Finding {
    let sides: Vec<Side> = group.iter().map(|&at| side(&members[at])).collect();
    let related = pairs_within(group, pairings).into_iter().map(|(left, right, pairing)| {
        let relation = relate(pairing, [left, right].map(|at| &members[group[at]]), articles, rules);
        ClaimRelation { left, right, relation }
    });
    let relations = related.collect();
    let kind = group.iter().map(|&at| members[at].quantity.value.kind()).min().unwrap_or(Kind::Count);
    let topic = topic(group.iter().map(|&at| members[at].quantity), &rules.attributes);
    compose(articles, Subject { check: check(kind), topic: &topic, key: &topic }, &sides, relations)
}

fn side(member: &Member<'_>) -> Side {
    Side {
        source: member.source,
        sentence: member.claim.sentence as usize,
        span: member.quantity.span,
        normalized: member.quantity.value.normal_form(),
        speaker: member.claim.speaker.as_ref().map(|speaker| speaker.shown.clone()),
    }
}

fn relate(pairing: &Pairing, [left, right]: [&Member<'_>; 2], articles: &[Article], rules: &RulePack) -> Relation {
    if let Some(why) = state::later_state(pairing, [left, right], articles, rules) {
        return Relation::Update(why);
    }
    let is_sure = doubts(pairing, [left, right], rules).next().is_none();
    let certainty = if is_sure { Certainty::Certain } else { Certainty::Possible };
    match &pairing.comparison {
        Comparison::Same(why) => Relation::Agree(why.clone()),
        Comparison::Compatible(why) => Relation::Compatible(why.clone()),
        Comparison::Doubtful(why) | Comparison::Different(why)
            if two_speakers(left.claim, right.claim, &rules.speakers) =>
        {
            Relation::Attributed(why.clone())
        }
        Comparison::Doubtful(why) => Relation::Contradict(Certainty::Possible, why.clone()),
        Comparison::Different(why) => Relation::Contradict(certainty, why.clone()),
        Comparison::Incomparable(why) => Relation::NotComparable(why.clone()),
    }
}

/// Why a difference is not certain, each reason in words.
fn doubts(pairing: &Pairing, [left, right]: [&Member<'_>; 2], rules: &RulePack) -> impl Iterator<Item = &'static str> {
    let alike = pairing.sentences.is_some_and(|odds| odds >= ONE_EVENT_FOR_CERTAIN);
    let told = pairing.prior == Prior::OfOne
        || left.profile.is_property_with(&right.profile)
        || pairing.is_one_wording
        || alike && left.profile.tells_the_same_of(&right.profile);
    let one_day = written_on_one_day(left, right) || names_its_day(left) && names_its_day(right);
    let another_day = may_be_another_day(left, right) && !(pairing.is_one_wording && one_day);
    let reasons = [
        (pairing.logit.0 < DIFFERS_FOR_CERTAIN, "the log-odds of one thing are below 2"),
        (!told, "neither one wording nor a rule tells that there is one value of it"),
        (
            [left, right].into_iter().any(|member| is_abstained(member.claim, &rules.names)),
            "nobody knows whose word one is",
        ),
        (left.quantity.value.kind() == Kind::Age, "an age changes with the day of writing"),
        (another_day, "days and hours come again"),
    ];
    reasons.into_iter().filter_map(|(holds, why)| holds.then_some(why))
}

/// Days and times, unlike years, come again in sentences of the same words: what happens daily is told so.
fn may_be_another_day(left: &Member<'_>, right: &Member<'_>) -> bool {
    let value = |member: &Member<'_>| member.quantity.value.normal_form();
    let is_year = |member: &Member<'_>| value(member).len() == 4 && value(member).bytes().all(|b| b.is_ascii_digit());
    [left, right].into_iter().any(|member| member.profile.is_dated() && !is_year(member))
}

/// Whether both sources were published on the same day: what one sentence then tells of two days, it tells of one event.
fn written_on_one_day(left: &Member<'_>, right: &Member<'_>) -> bool {
    left.published.is_some() && left.published == right.published
}

/// Whether a day is named by month and number, which comes once a year: two such days in one wording are one too many.
fn names_its_day(member: &Member<'_>) -> bool {
    matches!(&member.quantity.value, Value::Date(date) if date.stated.month.is_some() && date.stated.day.is_some())
}

/// What the values are of: the rule's words, or the counted noun that comes first by the alphabet.
pub(super) fn topic<'a>(quantities: impl Iterator<Item = &'a Quantity> + Clone, attributes: &AttributeRules) -> String {
    let rule = quantities.clone().filter_map(|quantity| quantity.attribute.rule.as_deref()).min();
    if let Some(rule) = rule.and_then(|name| attributes.rule(name)) {
        return rule.summary.clone();
    }
    let heads = quantities.clone().filter_map(|quantity| quantity.attribute.head.as_deref());
    let verbs = quantities.filter_map(|quantity| quantity.attribute.verb.as_deref());
    heads.min().or_else(|| verbs.min()).unwrap_or_default().to_owned()
}

fn check(kind: Kind) -> &'static Check {
    let code = match kind {
        Kind::Count | Kind::Identifier => "N101",
        Kind::Percent | Kind::Ratio => "N102",
        Kind::Money => "N103",
        Kind::Measure => "N104",
        Kind::Magnitude => "N105",
        Kind::Age => "N106",
        Kind::Duration => "N107",
        Kind::Ordinal | Kind::Rank => "N108",
        Kind::Score => "N109",
        Kind::Date => "D101",
        Kind::Time => "D102",
    };
    check_of(code).expect("every kind has its check in the list")
}
