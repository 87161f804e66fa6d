//! Floor 5: values of one thing in several sources (N101-N109, D101, D102).

use super::checks::{Check, check_of};
use super::compose::{Side, Subject, compose};
use crate::align::group::{Bond, Link, group};
use crate::align::link::{SentenceLink, SentenceRef};
use crate::align::quantity::{self, QuantityLogit, QuantityProfile};
use crate::claim::{Claim, Content, EntityId, Quantity};
use crate::finding::{Certainty, ClaimRelation, Finding, Relation};
use crate::rules::attributes::AttributeRules;
use crate::text::Article;
use crate::value::{self, Comparison, Hedge, Kind, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Log-odds of "values of the same thing" from which equal values agree: that they are equal is evidence too.
const AGREES: f32 = -1.0;

/// The same for values of two digits, of one, and for vague words.
const AGREES_BY_PLAIN_VALUE: f32 = 0.0;
const AGREES_BY_COMMON_VALUE: f32 = 1.0;
const AGREES_BY_VAGUE_VALUE: f32 = 3.0;

/// From which values that differ are worth a look, and from which the contradiction is certain.
const DIFFERS: f32 = 1.0;
const DIFFERS_FOR_CERTAIN: f32 = 2.0;

/// How much surer a contradiction must be than an equal value of the same source for the same claim; not where one
/// sentence tells both values: a figure changed in the body is not saved by the headline that kept the old one.
const MARGIN: f32 = 3.0;

/// Groups need no mean above the least threshold; a pair without a link is taken for two things.
const BOND: Bond = Bond { threshold: AGREES, missing: -3.0 };

/// A quantity of one source.
struct Member<'a> {
    source: usize,
    claim: &'a Claim<EntityId>,
    quantity: &'a Quantity,
    profile: QuantityProfile,
}

/// Two quantities that may be of one thing.
struct Pairing {
    left: usize,
    right: usize,
    logit: QuantityLogit,
    /// Whether one sentence tells both, but for the value.
    is_one_wording: bool,
    comparison: Comparison,
}

/// Pairs of sentences that give different values in settings much alike: they do not say the same, whatever else
/// they share.
pub type Differing = BTreeSet<(SentenceRef, SentenceRef)>;

/// Log-odds from which a differing value tells two sentences apart.
const TELLS_APART: f32 = 0.0;

/// Findings over the values of all sources, and which sentences differ.
pub fn compare_quantities(
    articles: &[Article],
    claims: &[Vec<Claim<EntityId>>],
    links: &[SentenceLink],
    attributes: &AttributeRules,
) -> (Vec<Finding>, Differing) {
    let members = members(articles, claims);
    let found = pairings(&members, links, attributes);
    let differing = found
        .iter()
        .filter(|pairing| pairing.logit.0 >= TELLS_APART && differs(&pairing.comparison))
        .map(|pairing| (place(&members[pairing.left]), place(&members[pairing.right])))
        .collect();
    let pairings = settle(&members, found);
    let edges: Vec<Link> = pairings
        .iter()
        .map(|pairing| Link { left: pairing.left, right: pairing.right, score: pairing.logit.0 })
        .collect();
    let ranks = ranks(articles, &members);
    let kin = |one: usize, other: usize| members[one].source == members[other].source;
    let by_pair: BTreeMap<(usize, usize), &Pairing> =
        pairings.iter().map(|pairing| ((pairing.left, pairing.right), pairing)).collect();
    let groups = group(members.len(), &edges, BOND, |at| ranks[at], kin);
    let findings = groups.iter().map(|group| finding(articles, &members, group, &by_pair, attributes)).collect();
    (findings, differing)
}

fn place(member: &Member<'_>) -> SentenceRef {
    SentenceRef { source: member.source, sentence: member.claim.sentence as usize }
}

fn members<'a>(articles: &[Article], claims: &'a [Vec<Claim<EntityId>>]) -> Vec<Member<'a>> {
    let mut members = Vec::new();
    for (source, claims) in claims.iter().enumerate() {
        for claim in claims {
            let Content::Quantity(quantity) = &claim.content else { continue };
            let Some(profile) = quantity::profile(&articles[source], claim) else { continue };
            members.push(Member { source, claim, quantity, profile });
        }
    }
    members
}

fn ranks(articles: &[Article], members: &[Member<'_>]) -> Vec<usize> {
    let words = |member: &Member<'_>| {
        let article = &articles[member.source];
        (article.slice(member.claim.span), &article.source.path, member.claim.span.start)
    };
    let mut order: Vec<usize> = (0..members.len()).collect();
    order.sort_by_key(|&at| words(&members[at]));
    let mut ranks = vec![0; members.len()];
    order.iter().enumerate().for_each(|(rank, &at)| ranks[at] = rank);
    ranks
}

/// All pairs of different sources whose values compare and whose settings are not plainly apart.
fn pairings(members: &[Member<'_>], links: &[SentenceLink], attributes: &AttributeRules) -> Vec<Pairing> {
    let by_sentences: BTreeMap<(SentenceRef, SentenceRef), &SentenceLink> =
        links.iter().map(|link| ((link.left, link.right), link)).collect();
    let place = |member: &Member<'_>| SentenceRef { source: member.source, sentence: member.claim.sentence as usize };
    let stories: BTreeMap<(usize, usize), f32> =
        links.iter().map(|link| ((link.left.source, link.right.source), link.story.0)).collect();
    let one_story = |one: usize, other: usize| stories.get(&(one, other)).is_some_and(|&story| story >= ONE_STORY);
    let mut pairings = Vec::new();
    for (left, one) in members.iter().enumerate() {
        for (right, other) in members.iter().enumerate().skip(left + 1) {
            if family(one.quantity) != family(other.quantity) || !one_story(one.source, other.source) {
                continue;
            }
            let link = by_sentences.get(&(place(one), place(other))).copied();
            let mut logit = quantity::score(&one.profile, &other.profile, link);
            logit.0 += of_one_event(&one.profile, &other.profile, attributes);
            if logit.0 < AGREES {
                continue;
            }
            let comparison = value::relate(&one.quantity.value, &other.quantity.value);
            if !matches!(comparison, Comparison::Incomparable(_)) {
                let is_one_wording = quantity::in_one_wording(&one.profile, &other.profile, link);
                pairings.push(Pairing { left, right, logit, is_one_wording, comparison });
            }
        }
    }
    pairings
}

/// Log-odds below which two articles tell different stories, whose values have nothing to do with each other.
const ONE_STORY: f32 = -2.0;

/// What the rule of both adds to the log-odds, if an event has one value of it: two sources that tell of the same
/// event then mean the same value, however they word it.
const OF_ONE_EVENT: f32 = 2.0;

fn of_one_event(left: &QuantityProfile, right: &QuantityProfile, attributes: &AttributeRules) -> f32 {
    let (one, other) = (&left.attribute.rule, &right.attribute.rule);
    let rule = one.as_deref().filter(|_| one == other).and_then(|name| attributes.rule(name));
    if rule.is_some_and(|rule| rule.of_event) { OF_ONE_EVENT } else { 0.0 }
}

/// Kinds that compare with each other.
fn family(quantity: &Quantity) -> u8 {
    match quantity.value.kind() {
        Kind::Count => 0,
        Kind::Percent | Kind::Ratio => 1,
        Kind::Money => 2,
        Kind::Measure => 3,
        Kind::Magnitude => 4,
        Kind::Age => 5,
        Kind::Duration => 6,
        Kind::Date | Kind::Time => 7,
        Kind::Ordinal | Kind::Rank => 8,
        Kind::Score => 9,
        Kind::Identifier => 10,
    }
}

/// Drops the pairs that are no evidence: values that differ where the settings are not sure to be one, or where the
/// same source has a value that fits about as well.
fn settle(members: &[Member<'_>], pairings: Vec<Pairing>) -> Vec<Pairing> {
    let mut fits: BTreeMap<(usize, usize), Fit> = BTreeMap::new();
    for pairing in pairings.iter().filter(|pairing| !differs(&pairing.comparison)) {
        for (claim, other) in [(pairing.left, pairing.right), (pairing.right, pairing.left)] {
            fits.entry((claim, members[other].source)).or_default().note(pairing);
        }
    }
    let fit = |claim: usize, other: usize| fits.get(&(claim, members[other].source)).copied();
    pairings
        .into_iter()
        .filter(|pairing| {
            let rivals = [fit(pairing.left, pairing.right), fit(pairing.right, pairing.left)];
            let outdone = rivals.into_iter().flatten().any(|rival| rival.outdoes(pairing));
            let apart = quantity::apart(&members[pairing.left].profile, &members[pairing.right].profile);
            // Where one sentence tells both, nothing but the value itself can set the two apart.
            let is_one_setting = apart.is_none() || pairing.is_one_wording;
            match differs(&pairing.comparison) {
                true => pairing.logit.0 >= DIFFERS && !outdone && is_one_setting,
                false => pairing.logit.0 >= least_to_agree(&members[pairing.left], &members[pairing.right]),
            }
        })
        .collect()
}

/// The best log-odds of the values of one source that fit a claim: of equal ones, and of those that may both be.
#[derive(Clone, Copy)]
struct Fit {
    equal: f32,
    compatible: f32,
}

impl Default for Fit {
    fn default() -> Fit {
        Fit { equal: f32::MIN, compatible: f32::MIN }
    }
}

impl Fit {
    fn note(&mut self, pairing: &Pairing) {
        let best =
            if matches!(pairing.comparison, Comparison::Same(_)) { &mut self.equal } else { &mut self.compatible };
        *best = best.max(pairing.logit.0);
    }

    fn outdoes(self, pairing: &Pairing) -> bool {
        let margin = if pairing.is_one_wording { 0.0 } else { MARGIN };
        self.equal + margin >= pairing.logit.0 || self.compatible >= pairing.logit.0
    }
}

/// Log-odds from which equal values agree: a figure of many digits is seldom equal by chance, a vague word often.
fn least_to_agree(left: &Member<'_>, right: &Member<'_>) -> f32 {
    match weight(&left.quantity.value).min(weight(&right.quantity.value)) {
        0 => AGREES_BY_VAGUE_VALUE,
        1 => AGREES_BY_COMMON_VALUE,
        2 => AGREES_BY_PLAIN_VALUE,
        _ => AGREES,
    }
}

/// How seldom a value is met by chance: its digits; a vague word has none, and days and times count as none
/// because a story has few of them.
fn weight(value: &Value) -> usize {
    match (value.kind(), value.hedge()) {
        (_, Hedge::Vague) => 0,
        (Kind::Date | Kind::Time, _) => 0,
        _ => value.normal_form().bytes().filter(u8::is_ascii_digit).count().max(1),
    }
}

fn differs(comparison: &Comparison) -> bool {
    match comparison {
        Comparison::Different(_) | Comparison::Doubtful(_) => true,
        Comparison::Same(_) | Comparison::Compatible(_) | Comparison::Incomparable(_) => false,
    }
}

fn finding(
    articles: &[Article],
    members: &[Member<'_>],
    group: &[usize],
    pairings: &BTreeMap<(usize, usize), &Pairing>,
    attributes: &AttributeRules,
) -> Finding {
    let sides: Vec<Side> = group.iter().map(|&at| side(&members[at])).collect();
    let mut relations = Vec::new();
    for (left, &one) in group.iter().enumerate() {
        for (right, &other) in group.iter().enumerate().skip(left + 1) {
            if let Some(pairing) = pairings.get(&(one, other)) {
                let relation = relate(pairing, &members[one], &members[other]);
                relations.push(ClaimRelation { left, right, relation });
            }
        }
    }
    let kind = group.iter().map(|&at| members[at].quantity.value.kind()).min().unwrap_or(Kind::Count);
    let topic = topic(group.iter().map(|&at| members[at].quantity), attributes);
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

fn relate(pairing: &Pairing, left: &Member<'_>, right: &Member<'_>) -> Relation {
    let is_sure = pairing.logit.0 >= DIFFERS_FOR_CERTAIN && !may_be_another_day(left, right);
    let certainty = if is_sure { Certainty::Certain } else { Certainty::Possible };
    match &pairing.comparison {
        Comparison::Same(why) => Relation::Agree(why.clone()),
        Comparison::Compatible(why) => Relation::Compatible(why.clone()),
        Comparison::Doubtful(why) | Comparison::Different(why) if two_speakers(left.claim, right.claim) => {
            Relation::Attributed(why.clone())
        }
        Comparison::Doubtful(why) => Relation::Contradict(Certainty::Possible, why.clone()),
        Comparison::Different(why) => Relation::Contradict(certainty, why.clone()),
        Comparison::Incomparable(why) => Relation::NotComparable(why.clone()),
    }
}

/// Days and times, unlike years, come again in sentences of the same words: what happens daily is told so.
fn may_be_another_day(left: &Member<'_>, right: &Member<'_>) -> bool {
    let value = |member: &Member<'_>| member.quantity.value.normal_form();
    let is_year = |member: &Member<'_>| value(member).len() == 4 && value(member).bytes().all(|b| b.is_ascii_digit());
    let is_day =
        |member: &Member<'_>| matches!(member.quantity.value.kind(), Kind::Date | Kind::Time) && !is_year(member);
    is_day(left) || is_day(right)
}

/// Whether each is the word of another party; the outlets' own voices are no parties.
fn two_speakers(left: &Claim<EntityId>, right: &Claim<EntityId>) -> bool {
    match (&left.speaker, &right.speaker) {
        (Some(left), Some(right)) => match (left.entity, right.entity) {
            (Some(one), Some(other)) => one != other,
            (None, _) | (_, None) => !share_a_word(&left.shown, &right.shown),
        },
        (None, _) | (_, None) => false,
    }
}

fn share_a_word(left: &str, right: &str) -> bool {
    let (left, right) = (left.to_lowercase(), right.to_lowercase());
    left.split(' ').any(|word| right.split(' ').any(|other| other == word))
}

/// What the values are of: the rule's words, or the counted noun that comes first by the alphabet.
fn topic<'a>(quantities: impl Iterator<Item = &'a Quantity> + Clone, attributes: &AttributeRules) -> String {
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
