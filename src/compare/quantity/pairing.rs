//! Floor 6: quantities of two sources that may be of one thing, and what is known of it before any word is compared.

use super::state;
use crate::align::link::{SentenceLink, SentenceRef};
use crate::align::owner::Fit;
use crate::align::quantity::{self, QuantityLogit, QuantityProfile};
use crate::claim::{Claim, Content, EntityId, Quantity};
use crate::name::Entities;
use crate::rules::RulePack;
use crate::rules::attributes::AttributeRules;
use crate::rules::updates::Told;
use crate::text::Article;
use crate::value::{self, Comparison, Kind};
use crate::why::{Feature, Tally};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Log-odds of "values of the same thing" below which two values have nothing to do with each other.
pub const LEAST: f32 = -1.0;

/// A quantity of one source.
pub struct Member<'a> {
    pub source: usize,
    /// Index of its claim in the source.
    pub number: usize,
    pub claim: &'a Claim<EntityId>,
    pub quantity: &'a Quantity,
    pub profile: QuantityProfile,
    /// When its source was published.
    pub published: Option<Date>,
    /// Which state of a count that runs its sentence tells.
    pub told: Option<Told>,
}

/// Two quantities that may be of one thing.
pub struct Pairing {
    pub left: usize,
    pub right: usize,
    pub logit: QuantityLogit,
    pub comparison: Comparison,
    pub prior: Prior,
    /// Whether one sentence tells both, but for the value.
    pub is_one_wording: bool,
    /// Log-odds that their sentences tell of one event, if they share words.
    pub sentences: Option<f32>,
}

impl Member<'_> {
    /// The sentence it stands in.
    pub fn place(&self) -> SentenceRef {
        SentenceRef { source: self.source, sentence: self.claim.sentence as usize }
    }
}

impl Pairing {
    /// Whether the two values differ.
    pub fn differs(&self) -> bool {
        match self.comparison {
            Comparison::Different(_) | Comparison::Doubtful(_) => true,
            Comparison::Same(_) | Comparison::Compatible(_) | Comparison::Incomparable(_) => false,
        }
    }
}

/// The quantities of all sources.
pub fn members<'a>(
    articles: &[Article],
    claims: &'a [Vec<Claim<EntityId>>],
    entities: &Entities,
    rules: &RulePack,
) -> Vec<Member<'a>> {
    let mut members = Vec::new();
    for (source, claims) in claims.iter().enumerate() {
        let member =
            |(number, claim)| Some(Member { number, ..member(source, &articles[source], claim, entities, rules)? });
        members.extend(claims.iter().enumerate().filter_map(member));
    }
    members
}

/// The quantity of a claim of `article`, which goes by the number `source`; `None` for a claim of another kind.
pub fn member<'a>(
    source: usize,
    article: &Article,
    claim: &'a Claim<EntityId>,
    entities: &Entities,
    rules: &RulePack,
) -> Option<Member<'a>> {
    let Content::Quantity(quantity) = &claim.content else { return None };
    let profile = quantity::profile(article, claim, entities)?;
    let tokens = article.tokens_of(&article.sentences[claim.sentence as usize]);
    let rule = quantity.attribute.rule.as_deref().and_then(|name| rules.attributes.rule(name));
    let runs = rule.is_some_and(|rule| rule.runs.is_some());
    let told = if runs { state::told(tokens, article, quantity, rules) } else { None };
    let published = article.source.metadata.published;
    Some(Member { source, number: 0, claim, quantity, profile, published, told })
}

/// All pairs of different sources whose values compare and whose settings are not plainly apart.
pub fn pairings(members: &[Member<'_>], links: &[SentenceLink], attributes: &AttributeRules) -> Vec<Pairing> {
    let context = Context::of(links, attributes);
    let mut pairings = Vec::new();
    if members.len() > MOST_ALL_PAIRED {
        for (left, right) in linked(members, links) {
            pairings.extend(context.pair(members, left, right));
        }
        return pairings;
    }
    for left in 0..members.len() {
        for right in left + 1..members.len() {
            pairings.extend(context.pair(members, left, right));
        }
    }
    pairings
}

/// Of more values only those in sentences that share words are compared.
pub const MOST_ALL_PAIRED: usize = 1000;
/// Of two sentences with many values so many of each are compared then.
const MOST_OF_A_SENTENCE: usize = 8;

/// The pairs of members whose sentences are linked, in order.
fn linked(members: &[Member<'_>], links: &[SentenceLink]) -> Vec<(usize, usize)> {
    let mut by_place: BTreeMap<SentenceRef, Vec<usize>> = BTreeMap::new();
    for (at, member) in members.iter().enumerate() {
        by_place.entry(member.place()).or_default().push(at);
    }
    let of = |place: SentenceRef| by_place.get(&place).into_iter().flatten().take(MOST_OF_A_SENTENCE).copied();
    let pairs = links
        .iter()
        .flat_map(|link| of(link.left).flat_map(move |left| of(link.right).map(move |right| (left, right))));
    let mut pairs: Vec<(usize, usize)> = pairs.map(|(one, other)| (one.min(other), one.max(other))).collect();
    pairs.sort_unstable();
    pairs
}

/// What is known of the sentences and articles of two quantities.
pub struct Context<'a> {
    links: BTreeMap<(SentenceRef, SentenceRef), &'a SentenceLink>,
    stories: BTreeMap<(usize, usize), f32>,
    attributes: &'a AttributeRules,
}

/// Why two quantities are no pair.
#[derive(Debug, Clone, PartialEq)]
pub enum Unpaired {
    /// Their kinds never compare.
    OtherKind,
    /// Their articles tell two stories.
    OtherStory,
    /// They are not likely enough to be of one thing.
    Unlikely(QuantityLogit),
    /// Their values do not compare.
    Incomparable(String),
}

impl<'a> Context<'a> {
    pub fn of(links: &'a [SentenceLink], attributes: &'a AttributeRules) -> Context<'a> {
        Context {
            links: links.iter().map(|link| ((link.left, link.right), link)).collect(),
            stories: links.iter().map(|link| ((link.left.source, link.right.source), link.story.0)).collect(),
            attributes,
        }
    }

    /// The pair of the members of two numbers.
    pub fn pair(&self, members: &[Member<'_>], left: usize, right: usize) -> Result<Pairing, Unpaired> {
        let (one, other) = (&members[left], &members[right]);
        if family(one.quantity) != family(other.quantity) {
            return Err(Unpaired::OtherKind);
        }
        if self.stories.get(&(one.source, other.source)).is_none_or(|&story| story < ONE_STORY) {
            return Err(Unpaired::OtherStory);
        }
        let link = self.link(one, other);
        let prior = prior(&one.profile, &other.profile, self.attributes);
        let mut logit = quantity::score(&one.profile, &other.profile, link);
        logit.0 += of_one(prior).adds();
        if logit.0 < LEAST {
            return Err(Unpaired::Unlikely(logit));
        }
        let comparison = value::relate(&one.quantity.value, &other.quantity.value);
        if let Comparison::Incomparable(why) = comparison {
            return Err(Unpaired::Incomparable(why));
        }
        let sentences = link.map(|link| link.logit.0);
        let is_one_wording = quantity::in_one_wording(&one.profile, &other.profile, link);
        Ok(Pairing { left, right, logit, comparison, prior, is_one_wording, sentences })
    }

    /// The log-odds of a pair, feature by feature.
    pub fn tally(&self, one: &Member<'_>, other: &Member<'_>) -> Tally {
        let mut tally = quantity::tally(&one.profile, &other.profile, self.link(one, other));
        tally.features.push(of_one(prior(&one.profile, &other.profile, self.attributes)));
        tally
    }

    fn link(&self, one: &Member<'_>, other: &Member<'_>) -> Option<&'a SentenceLink> {
        self.links.get(&(one.place(), other.place())).copied()
    }
}

/// Log-odds below which two articles tell different stories, whose values have nothing to do with each other.
const ONE_STORY: f32 = -2.0;

/// What the rule of both adds to the log-odds, as a feature beside those that are fitted.
fn of_one(prior: Prior) -> Feature {
    Feature { name: "there is one value of it", value: f32::from(prior == Prior::OfOne), weight: OF_ONE }
}

/// What the rule of both adds to the log-odds, if an event, or an owner, has one value of it: two sources that tell of
/// the same event, or of the same owner, then mean the same value, however they word it.
const OF_ONE: f32 = 2.0;

/// What the rule of both knows before any word is compared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Prior {
    /// Nothing.
    None,
    /// There is one value of it.
    OfOne,
    /// There is one value of it for each owner, and the owners are not known to be one.
    OfOthers,
}

fn prior(left: &QuantityProfile, right: &QuantityProfile, attributes: &AttributeRules) -> Prior {
    let (one, other) = (&left.attribute.rule, &right.attribute.rule);
    let rule = one.as_deref().filter(|_| one == other).and_then(|name| attributes.rule(name));
    match rule {
        Some(rule) if rule.of_owner && left.owner_fit(right) == Fit::Same => Prior::OfOne,
        Some(rule) if rule.of_owner => Prior::OfOthers,
        Some(rule) if rule.of_event => Prior::OfOne,
        Some(_) | None => Prior::None,
    }
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
