//! Floor 6: titles of one person at one time that exclude each other (T101).

use super::checks::check_of;
use super::compose::{Side, Subject, compose};
use crate::finding::{Certainty, ClaimRelation, Finding, Relation};
use crate::name::{Entities, EntityId, EntityKind, NameForm, Title};
use crate::text::{Article, Span};
use std::collections::{BTreeMap, BTreeSet};

/// How two titles of one person stand to each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TitleRelation {
    /// The same office, or one told less exactly.
    Same,
    /// Two offices that one person can hold, or hold one after the other.
    Apart,
    /// One is a rank below the other in one office: nobody is both at one time.
    Exclusive(String),
}

/// A title that one source gives to a person.
struct Held<'a> {
    source: usize,
    sentence: usize,
    span: Span,
    title: &'a Title,
}

/// Findings over the titles of every person whom several sources name.
pub fn compare_titles(articles: &[Article], entities: &Entities) -> Vec<Finding> {
    let mut by_person: BTreeMap<EntityId, Vec<Held<'_>>> = BTreeMap::new();
    for (source, mentions) in entities.mentions.iter().enumerate() {
        for one in mentions.iter().filter(|one| one.mention.form == NameForm::Proper) {
            let Some(person) = one.entity.filter(|&id| entities.get(id).kind == EntityKind::Person) else { continue };
            let held = one.mention.titles.iter().map(|title| Held {
                source,
                sentence: one.mention.sentence as usize,
                span: title.span,
                title,
            });
            by_person.entry(person).or_default().extend(held);
        }
    }
    by_person.into_iter().filter_map(|(person, held)| finding(articles, entities.shown(person), &held)).collect()
}

/// Two titles of one person. Symmetric but for the wording of the reason.
pub fn relate_titles(left: &Title, right: &Title) -> TitleRelation {
    if left.head != right.head || left.standing != right.standing {
        return TitleRelation::Apart;
    }
    if left.below == right.below {
        return TitleRelation::Same;
    }
    let office = |title: &Title| title.narrowing.iter().filter(|word| word.len() > 1).cloned().collect::<BTreeSet<_>>();
    let one_office = office(left).intersection(&office(right)).next().is_some();
    if !one_office {
        return TitleRelation::Apart;
    }
    let name = |title: &Title| {
        let words: Vec<&str> = title.below.iter().map(String::as_str).chain([title.head.as_str()]).collect();
        words.join(" ")
    };
    TitleRelation::Exclusive(format!("nobody is {} and {} of one office at one time", name(left), name(right)))
}

fn finding(articles: &[Article], person: &str, held: &[Held<'_>]) -> Option<Finding> {
    let mut pairs = Vec::new();
    for (left, one) in held.iter().enumerate() {
        for (right, other) in held.iter().enumerate().skip(left + 1).filter(|(_, other)| other.source != one.source) {
            if let TitleRelation::Exclusive(why) = relate_titles(one.title, other.title)
                && !settled(held, one, other)
            {
                pairs.push((left, right, why));
            }
        }
    }
    if pairs.is_empty() {
        return None;
    }
    let members: BTreeSet<usize> = pairs.iter().flat_map(|&(left, right, _)| [left, right]).collect();
    let members: Vec<usize> = members.into_iter().collect();
    let number = |at: usize| members.binary_search(&at).expect("every title of a pair is a member");
    let relations = pairs.into_iter().map(|(left, right, why)| ClaimRelation {
        left: number(left),
        right: number(right),
        relation: Relation::Contradict(Certainty::Possible, why),
    });
    let sides: Vec<Side> = members.iter().map(|&at| side(articles, &held[at])).collect();
    let topic = format!("title of {person}");
    let check = check_of("T101").expect("the check is in the list");
    Some(compose(articles, Subject { check, topic: &topic, key: &topic }, &sides, relations.collect()))
}

/// Whether either source also gives the other's title: then both tell of a career, not of one time.
fn settled(held: &[Held<'_>], one: &Held<'_>, other: &Held<'_>) -> bool {
    let gives = |source: usize, title: &Title| {
        held.iter()
            .any(|held| held.source == source && held.title.head == title.head && held.title.below == title.below)
    };
    gives(one.source, other.title) || gives(other.source, one.title)
}

fn side(articles: &[Article], held: &Held<'_>) -> Side {
    let words = articles[held.source].slice(held.span);
    Side {
        source: held.source,
        sentence: held.sentence,
        span: held.span,
        normalized: super::compose::fold(words).to_lowercase(),
        speaker: None,
    }
}
