//! Floor 6: which pairs of quantities are evidence: equal values by chance, and values that differ because they are of two
//! things, are dropped.

use super::Differing;
use super::pairing::{LEAST, Member, Pairing, Prior};
use crate::align::apart::{apart, told_apart};
use crate::align::owner::Fit;
use crate::align::quantity::QuantityProfile;
use crate::claim::{Quantity, Share};
use crate::language::en::rarity::weight as weight_of;
use crate::rules::RulePack;
use crate::value::{Comparison, Hedge, Kind, Value, are_far};
use std::collections::{BTreeMap, BTreeSet};

/// Log-odds of "values of the same thing" from which equal values of two digits agree, of one, and vague words; a longer
/// figure agrees from the least on, for that they are equal is evidence too.
const AGREES_BY_PLAIN_VALUE: f32 = 0.0;
const AGREES_BY_COMMON_VALUE: f32 = 1.0;
const AGREES_BY_VAGUE_VALUE: f32 = 3.0;

/// From which values that differ are worth a look.
const DIFFERS: f32 = 0.3;

/// The same of counts of which an article has many: goals, games, boats.
const DIFFERS_OF_MANY: f32 = 3.0;

/// The same where each source says something else of what it counts.
const DIFFERS_FOR_OTHER_WORDS: f32 = 3.0;

/// How much surer a contradiction must be than an equal value of the same source for the same claim; not where one
/// sentence tells both values: a figure changed in the body is not saved by the headline that kept the old one.
const MARGIN: f32 = 3.0;

/// How much surer a value that is only compatible must be: "at least 50" goes with most figures.
const MARGIN_OF_BOUNDS: f32 = 1.0;

/// The pairs of `found` that are evidence: values that differ only where the settings are sure to be one and no other value
/// of the same source fits about as well.
pub fn settle(members: &[Member<'_>], found: Vec<Pairing>, rules: &RulePack) -> Vec<Pairing> {
    let rivals = Rivals::of(members, &found);
    found.into_iter().filter(|pairing| judge(pairing, members, &rivals, rules).is_ok()).collect()
}

/// Why a pairing is no evidence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Dropped {
    /// The sentences are not sure enough to tell of one event and party.
    OtherTelling,
    /// Each says something else of what it counts.
    OtherWords,
    /// Less likely to be of one thing than is asked.
    Unlikely {
        /// The log-odds asked.
        least: f32,
    },
    /// One is so many times the other that they are hardly two reports of one thing.
    Far,
    /// It is the day of a saying, not of a deed.
    DayOfSaying,
    /// They cannot be of one thing; `align::apart` says why.
    Apart,
    /// One may count a kind of what the other counts.
    Kind,
    /// Equal, and one is of a part or of each unit.
    Part,
    /// Their sentences differ in another value or day, which says better what they differ in.
    OtherDifference,
    /// Another value of the same sources fits about as well.
    Rival,
}

/// Whether a pairing is evidence, and of which log-odds it was asked.
pub fn judge(pairing: &Pairing, members: &[Member<'_>], rivals: &Rivals<'_>, rules: &RulePack) -> Result<f32, Dropped> {
    match pairing.differs() {
        true => may_differ(pairing, members, rules).and_then(|least| rivals.outdo(pairing).map_or(Ok(least), Err)),
        false => may_agree(pairing, &members[pairing.left], &members[pairing.right]),
    }
}

/// What else each source says that a claim may be compared with; a claim and a source are told by their numbers.
pub struct Rivals<'a> {
    members: &'a [Member<'a>],
    /// What stands best beside the claim.
    fits: BTreeMap<(usize, usize), Best>,
    /// Sentences whose figures differ: what days differ beside them are days of two deeds.
    two_deeds: Differing,
    /// Sentences whose days differ: that their hours are not of one day is the same difference.
    two_days: Differing,
    /// Sentences whose parts differ, and those whose wholes differ: "28 of 68" and "178 of 369" are two tallies.
    two_parts: Differing,
    two_wholes: Differing,
}

impl<'a> Rivals<'a> {
    pub fn of(members: &'a [Member<'a>], found: &[Pairing]) -> Rivals<'a> {
        let mut rivals = Rivals {
            members,
            fits: BTreeMap::new(),
            two_deeds: BTreeSet::new(),
            two_days: BTreeSet::new(),
            two_parts: BTreeSet::new(),
            two_wholes: BTreeSet::new(),
        };
        for pairing in found {
            let (left, right) = (&members[pairing.left], &members[pairing.right]);
            rivals.note_fit(pairing);
            if !pairing.differs() {
                continue;
            }
            let places = (left.place(), right.place());
            let are = |share: Share| [left, right].iter().all(|member| member.quantity.attribute.share == share);
            if are(Share::Part) {
                rivals.two_parts.insert(places);
            } else if are(Share::Whole) {
                rivals.two_wholes.insert(places);
            }
            if !left.profile.is_dated() {
                rivals.two_deeds.insert(places);
            } else if is_day(left) && is_day(right) {
                rivals.two_days.insert(places);
            }
        }
        rivals
    }

    fn note_fit(&mut self, pairing: &Pairing) {
        for seat in self.seats(pairing) {
            self.fits.entry(seat).or_default().note(pairing);
        }
    }

    /// Each claim of a pairing with the source of the other.
    fn seats(&self, pairing: &Pairing) -> [(usize, usize); 2] {
        let seat = |claim: usize, other: usize| (claim, self.members[other].source);
        [seat(pairing.left, pairing.right), seat(pairing.right, pairing.left)]
    }

    /// What says better what a pairing of differing values is about: another difference, another value of the same sources.
    fn outdo(&self, pairing: &Pairing) -> Option<Dropped> {
        let (left, right) = (&self.members[pairing.left], &self.members[pairing.right]);
        if left.profile.is_dated() && self.two_deeds.contains(&(left.place(), right.place())) {
            return Some(Dropped::OtherDifference);
        }
        let places = (left.place(), right.place());
        let counts = left.quantity.value.kind() == Kind::Count;
        if counts && self.two_parts.contains(&places) && self.two_wholes.contains(&places) {
            return Some(Dropped::OtherDifference);
        }
        let of_hours = left.profile.is_dated() && !(is_day(left) && is_day(right));
        if of_hours && self.two_days.contains(&(left.place(), right.place())) {
            return Some(Dropped::OtherDifference);
        }
        let outdoes = |seat: &(usize, usize)| self.fits.get(seat).is_some_and(|best| best.outdoes(pairing));
        self.seats(pairing).iter().any(outdoes).then_some(Dropped::Rival)
    }
}

fn is_day(member: &Member<'_>) -> bool {
    member.quantity.value.kind() == Kind::Date
}

/// The best log-odds of the values of one source beside a claim: of equal ones, of those that may both be, of those that differ.
#[derive(Clone, Copy)]
struct Best {
    equal: f32,
    compatible: f32,
    differing: f32,
}

impl Default for Best {
    fn default() -> Best {
        Best { equal: f32::MIN, compatible: f32::MIN, differing: f32::MIN }
    }
}

impl Best {
    fn note(&mut self, pairing: &Pairing) {
        let best = match pairing.comparison {
            Comparison::Same(_) => &mut self.equal,
            Comparison::Different(_) | Comparison::Doubtful(_) => &mut self.differing,
            Comparison::Compatible(_) | Comparison::Incomparable(_) => &mut self.compatible,
        };
        *best = best.max(pairing.logit.0);
    }

    fn outdoes(self, pairing: &Pairing) -> bool {
        let margin = if pairing.is_one_wording { 0.0 } else { MARGIN };
        let logit = pairing.logit.0;
        self.equal + margin >= logit || self.compatible - MARGIN_OF_BOUNDS >= logit || self.differing - MARGIN >= logit
    }
}

/// Whether the values of a pairing are sure enough to be of one thing that a difference between them is one in substance.
///
/// An event has one number of dead, a town one population; of goals, votes or dollars an article has many, and only two
/// sentences that tell the same of the same party mean the same one.
fn may_differ(pairing: &Pairing, members: &[Member<'_>], rules: &RulePack) -> Result<f32, Dropped> {
    let sides = [&members[pairing.left], &members[pairing.right]];
    let ([left, right], [one, other]) = (sides.map(|side| &side.profile), sides.map(|side| &side.quantity.value));
    let counts = one.kind() == Kind::Count;
    if may_count_a_kind(sides, rules) {
        return Err(Dropped::Kind);
    }
    if is_one_sentence(pairing) {
        return match counts && left.owner_fit(right) == Fit::Clash {
            true => Err(Dropped::OtherTelling),
            false => reaches(pairing, DIFFERS, reasons_apart(pairing, left, right).next()),
        };
    }
    if are_far(one, other) {
        return Err(Dropped::Far);
    }
    let least = match pairing.prior {
        Prior::OfOne => DIFFERS,
        Prior::None | Prior::OfOthers if !is_one_telling(pairing, left, right) => return Err(Dropped::OtherTelling),
        Prior::None if left.counts_another(right) => return Err(Dropped::OtherWords),
        Prior::None if counts && left.tells_the_same_of(right) => DIFFERS_OF_MANY,
        Prior::None | Prior::OfOthers if left.tells_the_same_of(right) => DIFFERS,
        Prior::None if left.narrows_as(right) => DIFFERS_FOR_OTHER_WORDS,
        Prior::None | Prior::OfOthers => return Err(Dropped::OtherWords),
    };
    let said = left.verb_lemma().is_some_and(|verb| rules.attribution.is_speech(verb));
    if left.is_dated() && said {
        return Err(Dropped::DayOfSaying);
    }
    reaches(pairing, least, reasons_apart(pairing, left, right).next())
}

fn reaches(pairing: &Pairing, least: f32, apart: Option<&str>) -> Result<f32, Dropped> {
    match apart {
        _ if pairing.logit.0 < least => Err(Dropped::Unlikely { least }),
        Some(_) => Err(Dropped::Apart),
        None => Ok(least),
    }
}

/// Why the differing values of a pairing cannot be of one thing. Where one sentence tells both, nothing but the value
/// itself can set the two apart, or another deed of the day.
pub fn reasons_apart<'a>(
    pairing: &Pairing,
    left: &'a QuantityProfile,
    right: &'a QuantityProfile,
) -> Box<dyn Iterator<Item = &'static str> + 'a> {
    if is_one_sentence(pairing) && !left.is_dated() {
        return Box::new(told_apart(left, right));
    }
    Box::new(apart(left, right))
}

/// Whether one sentence tells both values, and there is not one value for each of two owners.
fn is_one_sentence(pairing: &Pairing) -> bool {
    pairing.is_one_wording && pairing.prior != Prior::OfOthers
}

/// Whether one may count some of what the other counts: four tourists of 17 people. The rarer word names the kind, and
/// more of a kind than of the whole there cannot be. A word of the rule itself, "toll" or "death", names no kind.
fn may_count_a_kind(sides: [&Member<'_>; 2], rules: &RulePack) -> bool {
    let [left, right] = sides.map(|side| side.quantity);
    let ([Some(one), Some(other)], Value::Count(few), Value::Count(many)) =
        ([left, right].map(|side| side.attribute.head.as_deref()), &left.value, &right.value)
    else {
        return false;
    };
    let names = |side: &Quantity, head: &str| {
        let rule = side.attribute.rule.as_deref();
        rule.is_some_and(|rule| rules.attributes.is_named(rule, head))
    };
    if names(left, one) || names(right, other) || !sides[0].profile.counts_other_than(&sides[1].profile) {
        return false;
    }
    let (kind, whole) = if weight_of(one) > weight_of(other) { (few, many) } else { (many, few) };
    kind.low.zip(whole.high).is_none_or(|(kind, whole)| kind <= whole)
}

/// Log-odds of two sentences from which they may tell of one event, and from which they do whoever is not named.
const ONE_EVENT: f32 = 0.0;
const ONE_EVENT_OF_NOBODY: f32 = 1.0;

/// Whether both sentences tell of one event and party; a property of a thing, its length or calibre, needs no event.
fn is_one_telling(pairing: &Pairing, left: &QuantityProfile, right: &QuantityProfile) -> bool {
    let odds = pairing.sentences.unwrap_or(f32::MIN);
    match left.owner_fit(right) {
        Fit::Same => odds >= ONE_EVENT,
        Fit::Open => {
            odds >= ONE_EVENT_OF_NOBODY || left.is_property_with(right) || odds >= ONE_EVENT && left.narrows_as(right)
        }
        Fit::Other => odds >= ONE_EVENT_OF_NOBODY && left.is_property_with(right),
        Fit::Clash => false,
    }
}

/// Whether equal values are evidence: a part is no whole, however equal.
fn may_agree(pairing: &Pairing, left: &Member<'_>, right: &Member<'_>) -> Result<f32, Dropped> {
    let least = least_to_agree(left, right);
    match left.profile.attribute.share == right.profile.attribute.share {
        _ if pairing.logit.0 < least => Err(Dropped::Unlikely { least }),
        false => Err(Dropped::Part),
        true => Ok(least),
    }
}

/// Log-odds from which equal values agree: a figure of many digits is seldom equal by chance, a vague word often.
fn least_to_agree(left: &Member<'_>, right: &Member<'_>) -> f32 {
    match weight(&left.quantity.value).min(weight(&right.quantity.value)) {
        0 => AGREES_BY_VAGUE_VALUE,
        1 => AGREES_BY_COMMON_VALUE,
        2 => AGREES_BY_PLAIN_VALUE,
        _ => LEAST,
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
