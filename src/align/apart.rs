//! Floor 4: why two values cannot be of one thing, whatever their words.

use super::bag::Bag;
use super::owner::Fit;
use super::quantity::{QuantityProfile, SAME_THING, compare_terms};
use crate::claim::Scope;
use crate::text::Class;
use crate::value::{self, Comparison, Kind, Value};

/// A reason why two quantities cannot be of one thing, in words, and whether it holds for them.
struct Law(&'static str, fn(&QuantityProfile, &QuantityProfile) -> bool);

/// Every reason why two quantities cannot be of one thing, whatever their words.
pub fn apart<'a>(left: &'a QuantityProfile, right: &'a QuantityProfile) -> impl Iterator<Item = &'static str> + 'a {
    let further = if left.is_dated() { OF_DAYS } else { OF_COUNTS };
    apart_for_all(left, right).chain(broken(further, left, right))
}

/// Every reason that holds whatever the words of the two sentences: another time, a part, a mere possibility.
pub fn apart_for_all<'a>(
    left: &'a QuantityProfile,
    right: &'a QuantityProfile,
) -> impl Iterator<Item = &'static str> + 'a {
    let of_days = if left.is_dated() { OF_ALL_DAYS } else { &[] };
    broken(OF_ALL, left, right).chain(broken(of_days, left, right))
}

/// Every reason that holds even where one sentence tells both: another time, a part, a mere possibility.
pub fn told_apart<'a>(
    left: &'a QuantityProfile,
    right: &'a QuantityProfile,
) -> impl Iterator<Item = &'static str> + 'a {
    broken(OF_ALL, left, right).chain(broken(OF_BARE_COUNTS, left, right))
}

fn broken<'a>(
    laws: &'static [Law],
    left: &'a QuantityProfile,
    right: &'a QuantityProfile,
) -> impl Iterator<Item = &'static str> + 'a {
    laws.iter().filter(|Law(_, holds)| holds(left, right)).map(|Law(why, _)| *why)
}

const OF_ALL: &[Law] = &[
    Law("one is of a part, per unit or a change", |left, right| left.attribute.share != right.attribute.share),
    Law("they are of different times", |left, right| {
        left.scope.background != right.scope.background && !told_alike(left, right)
            || !left.is_dated() && dates_clash(&left.scope, &right.scope)
    }),
    Law("they are of different places", |left, right| sites_clash(&left.scope, &right.scope)),
    Law("\"one\" may be no more than an article", |left, right| left.is_one || right.is_one),
    Law("places in an order count from different starts", |left, _| matches!(left.kind, Kind::Ordinal | Kind::Rank)),
    Law("a count that is no whole number is an average or the number of a version", |left, right| {
        let one_scale = left.is_fraction && right.is_fraction && left.attribute.rule.is_some();
        (left.is_fraction || right.is_fraction) && !one_scale
    }),
    Law("an age is told as of another time", |left, right| {
        left.kind == Kind::Age && !(left.is_age_of_now && right.is_age_of_now)
    }),
    Law("one is told as possible, not as a fact", |left, right| left.is_conditional || right.is_conditional),
];

/// Why two figures of one wording are none of one thing: "0800 555111".
const OF_BARE_COUNTS: &[Law] = &[Law("no word says what is counted", |left, right| {
    left.kind == Kind::Count && tell_nothing_in_common(left, right)
})];

/// Why what they count cannot be one thing.
const OF_COUNTS: &[Law] = &[
    Law("what is counted or what is said of it differs", |left, right| {
        let [_, counted_differs, counted_missing] = compare_terms(left.head, right.head, Class::Noun);
        !is_ruled(left, right) && (says_other(left, right) || counted_differs > 0.0 || counted_missing > 0.0)
    }),
    Law("no word says what is counted", tell_nothing_in_common),
    Law("they are measured from or at other places", |left, right| {
        let placed = !left.names.is_empty() || !right.names.is_empty();
        let measured = left.kind == Kind::Measure && !left.is_property_with(right);
        measured && placed && left.names.shared(&right.names).next().is_none()
    }),
    Law("one counts a kind of what the other counts", |left, right| narrower(left, right) || narrower(right, left)),
];

/// Why two days or hours say nothing against each other.
const OF_ALL_DAYS: &[Law] = &[
    Law("one is a day, the other an hour", |left, right| left.kind != right.kind),
    Law("both name the same day, each from its own day of writing", |left, right| {
        left.stated.is_some() && left.stated == right.stated
    }),
    Law("one names its day by the day of writing", |left, right| {
        left.stated.zip(right.stated).is_some_and(|(one, other)| one.offset.is_some() || other.offset.is_some())
    }),
    Law("one is an end or a start, the other is not: \"through\" against \"until\"", |left, right| {
        left.led_by.as_ref().zip(right.led_by.as_ref()).is_some_and(|(one, other)| one != other)
    }),
];

/// Days and hours differ only of one deed of the same parties: otherwise they are two deeds.
const OF_DAYS: &[Law] = &[
    Law("what was done then differs", |left, right| {
        let [verb, _, _] = compare_terms(left.verb, right.verb, Class::Verb);
        verb < SAME_THING
    }),
    Law("other parties did it", |left, right| left.owner.fit(&right.owner) != Fit::Same),
];

/// Whether a rule says of both what they are values of, or they are ages of one person.
fn is_ruled(left: &QuantityProfile, right: &QuantityProfile) -> bool {
    let of_one = left.kind == Kind::Age && left.owner.fit(&right.owner) == Fit::Same;
    of_one || left.attribute.rule.is_some() && left.attribute.rule == right.attribute.rule
}

/// Whether neither a noun nor a verb nor a rule says of both what they are values of.
fn tell_nothing_in_common(left: &QuantityProfile, right: &QuantityProfile) -> bool {
    let [counted, _, _] = compare_terms(left.head, right.head, Class::Noun);
    let [verb, _, _] = compare_terms(left.verb, right.verb, Class::Verb);
    !is_ruled(left, right) && counted + verb <= 0.0
}

/// Whether each says something else of what it counts. A length or calibre is a property of the thing, whatever is done
/// with it, and so is a count of things that both narrow by the same words: "three submarine cables".
fn says_other(left: &QuantityProfile, right: &QuantityProfile) -> bool {
    let [_, verb_differs, _] = compare_terms(left.verb, right.verb, Class::Verb);
    verb_differs > 0.0 && !left.is_property_with(right) && !left.narrows_as(right)
}

/// Whether `one` narrows what it counts by words that the other has not.
fn narrower(one: &QuantityProfile, other: &QuantityProfile) -> bool {
    one.modifiers.iter().any(|(term, _)| !other.modifiers.has(term))
}

/// Whether both have terms and share none.
pub(super) fn clashes(left: &Bag, right: &Bag) -> bool {
    !left.is_empty() && !right.is_empty() && left.shared(right).next().is_none()
}

/// Whether both are days told by the same marks of the calendar and by no year: "in March" and "in May" are both of the year
/// of writing, though one of them may lie so far back that its sentence is taken for one of an earlier event.
fn told_alike(left: &QuantityProfile, right: &QuantityProfile) -> bool {
    let Some((one, other)) = left.stated.zip(right.stated) else { return false };
    let months = one.month.is_some() && other.month.is_some();
    months && one.day.is_some() == other.day.is_some() && one.year.is_none() && other.year.is_none()
}

/// Whether both name a house or ground and none of the one is of the kind of one of the other.
fn sites_clash(left: &Scope, right: &Scope) -> bool {
    let (one, other) = (&left.sites, &right.sites);
    !one.is_empty() && !other.is_empty() && !one.iter().any(|site| other.contains(site))
}

/// Whether both name dates and none of the one fits one of the other.
pub(super) fn dates_clash(left: &Scope, right: &Scope) -> bool {
    let fits = |one: &value::DateValue, other: &value::DateValue| {
        matches!(
            value::relate(&Value::Date(*one), &Value::Date(*other)),
            Comparison::Same(_) | Comparison::Compatible(_)
        )
    };
    !left.dates.is_empty()
        && !right.dates.is_empty()
        && !left.dates.iter().any(|one| right.dates.iter().any(|other| fits(one, other)))
}
