//! Floor 4: why two values cannot be of one thing, whatever their words.

use super::bag::Bag;
use super::owner::Fit;
use super::quantity::{QuantityProfile, SAME_THING, compare_terms};
use crate::claim::Scope;
use crate::text::Class;
use crate::value::{self, Comparison, Kind, Value};

/// Why two quantities cannot be of one thing, whatever their words; `None` when nothing speaks against it.
pub fn apart(left: &QuantityProfile, right: &QuantityProfile) -> Option<&'static str> {
    told_apart(left, right).or_else(|| match left.is_dated() {
        true => days_apart(left, right),
        false => counted_apart(left, right),
    })
}

/// Why they cannot be of one thing, even where one sentence tells both: another time, a part, a mere possibility.
pub fn told_apart(left: &QuantityProfile, right: &QuantityProfile) -> Option<&'static str> {
    if left.attribute.share != right.attribute.share {
        return Some("one is of a part, per unit or a change");
    }
    if left.scope.background != right.scope.background || !left.is_dated() && dates_clash(&left.scope, &right.scope) {
        return Some("they are of different times");
    }
    if sites_clash(&left.scope, &right.scope) {
        return Some("they are of different places");
    }
    if left.is_one || right.is_one {
        return Some("\"one\" may be no more than an article");
    }
    if matches!(left.kind, Kind::Ordinal | Kind::Rank) {
        return Some("places in an order count from different starts");
    }
    if left.is_fraction || right.is_fraction {
        return Some("a count that is no whole number is an average or the number of a version");
    }
    if left.kind == Kind::Age && !(left.is_age_of_now && right.is_age_of_now) {
        return Some("an age is told as of another time");
    }
    (left.is_conditional || right.is_conditional).then_some("one is told as possible, not as a fact")
}

/// Why what they count cannot be one thing.
fn counted_apart(left: &QuantityProfile, right: &QuantityProfile) -> Option<&'static str> {
    let of_one = left.kind == Kind::Age && left.owner.fit(&right.owner) == Fit::Same;
    let ruled = of_one || left.attribute.rule.is_some() && left.attribute.rule == right.attribute.rule;
    let [counted, counted_differs, counted_missing] = compare_terms(left.head, right.head, Class::Noun);
    let [verb, verb_differs, _] = compare_terms(left.verb, right.verb, Class::Verb);
    // A length or calibre is a property of the thing, whatever is done with it, and so is a count of things that both
    // narrow by the same words: "three submarine cables".
    let property = left.is_property_with(right);
    let verb_differs = verb_differs > 0.0 && !property && !left.narrows_as(right);
    if !ruled && (verb_differs || counted_differs > 0.0 || counted_missing > 0.0) {
        return Some("what is counted or what is said of it differs");
    }
    if !ruled && counted + verb <= 0.0 {
        return Some("no word says what is counted");
    }
    let placed = !left.names.is_empty() || !right.names.is_empty();
    if left.kind == Kind::Measure && !property && placed && left.names.shared(&right.names).next().is_none() {
        return Some("they are measured from or at other places");
    }
    (narrower(left, right) || narrower(right, left)).then_some("one counts a kind of what the other counts")
}

/// Days and hours differ only of one deed of the same parties: otherwise they are two deeds.
fn days_apart(left: &QuantityProfile, right: &QuantityProfile) -> Option<&'static str> {
    if left.kind != right.kind {
        return Some("one is a day, the other an hour");
    }
    if let (Some(one), Some(other)) = (left.stated, right.stated) {
        if one == other {
            return Some("both name the same day, each from its own day of writing");
        }
        if one.offset.is_some() || other.offset.is_some() {
            return Some("one names its day by the day of writing");
        }
    }
    if left.led_by.as_ref().zip(right.led_by.as_ref()).is_some_and(|(one, other)| one != other) {
        return Some("one is an end or a start, the other is not: \"through\" against \"until\"");
    }
    let [verb, _, _] = compare_terms(left.verb, right.verb, Class::Verb);
    if verb < SAME_THING {
        return Some("what was done then differs");
    }
    (left.owner.fit(&right.owner) != Fit::Same).then_some("other parties did it")
}

/// Whether `one` narrows what it counts by words that the other has not.
fn narrower(one: &QuantityProfile, other: &QuantityProfile) -> bool {
    one.modifiers.iter().any(|(term, _)| !other.modifiers.has(term))
}

/// Whether both have terms and share none.
pub(super) fn clashes(left: &Bag, right: &Bag) -> bool {
    !left.is_empty() && !right.is_empty() && left.shared(right).next().is_none()
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
