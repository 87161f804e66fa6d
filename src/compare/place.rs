//! Floor 6: places that exclude each other (P101): where a place lies, in which direction from another, where a thing was done.

mod told;

use super::checks::check_of;
use super::compose::{Side, Subject, compose, fold};
use crate::align::link::{SentenceLink, SentenceRef};
use crate::finding::{Certainty, ClaimRelation, Finding, Relation};
use crate::name::Entities;
use crate::rules::RulePack;
use crate::text::Article;
use std::collections::{BTreeMap, BTreeSet};
use told::{Matter, Told, Where, told};

/// Log-odds from which two articles may tell one story.
const ONE_STORY: f32 = -2.0;
/// Log-odds from which two sentences measure from a place to one and the same thing.
const ONE_THING: f32 = 0.0;

/// Findings over what the sources say of where things are.
pub fn compare_places(
    articles: &[Article],
    entities: &Entities,
    links: &[SentenceLink],
    rules: &RulePack,
) -> Vec<Finding> {
    let mut by_matter: BTreeMap<Matter, Vec<Told>> = BTreeMap::new();
    for (source, article) in articles.iter().enumerate() {
        for one in told(source, article, entities, rules) {
            by_matter.entry(one.matter.clone()).or_default().push(one);
        }
    }
    let near = Near::of(links);
    by_matter.values().filter_map(|list| finding(articles, entities, list, &near, rules)).collect()
}

/// Which sources and sentences speak of one thing.
struct Near {
    stories: BTreeSet<(usize, usize)>,
    sentences: BTreeSet<(SentenceRef, SentenceRef)>,
}

impl Near {
    fn of(links: &[SentenceLink]) -> Near {
        let stories = links.iter().filter(|link| link.story.0 >= ONE_STORY);
        let sentences = links.iter().filter(|link| link.logit.0 >= ONE_THING);
        Near {
            stories: stories.map(|link| (link.left.source, link.right.source)).collect(),
            sentences: sentences.map(|link| (link.left, link.right)).collect(),
        }
    }

    fn is_one(&self, one: &Told, other: &Told) -> bool {
        let place = |told: &Told| SentenceRef { source: told.source, sentence: told.sentence };
        let story = self.stories.contains(&(one.source, other.source));
        story && (!one.matter.needs_link() || self.sentences.contains(&(place(one), place(other))))
    }
}

fn finding(articles: &[Article], entities: &Entities, list: &[Told], near: &Near, rules: &RulePack) -> Option<Finding> {
    let mut pairs = Vec::new();
    for (left, one) in list.iter().enumerate() {
        for (right, other) in list.iter().enumerate().skip(left + 1) {
            let gives =
                |source: usize, whence: &Where| list.iter().any(|told| told.source == source && told.whence == *whence);
            let both = || gives(one.source, &other.whence) || gives(other.source, &one.whence);
            if one.source == other.source || !near.is_one(one, other) {
                continue;
            }
            let excludes = one.whence.excludes(&other.whence, entities, &rules.names);
            pairs.extend(excludes.filter(|_| !both()).map(|why| (left, right, why)));
        }
    }
    if pairs.is_empty() {
        return None;
    }
    let members: BTreeSet<usize> = pairs.iter().flat_map(|&(left, right, _)| [left, right]).collect();
    let members: Vec<usize> = members.into_iter().collect();
    let number = |at: usize| members.binary_search(&at).expect("every place of a pair is a member");
    let relations = pairs.into_iter().map(|(left, right, why)| ClaimRelation {
        left: number(left),
        right: number(right),
        relation: Relation::Contradict(Certainty::Possible, why),
    });
    let sides: Vec<Side> = members.iter().map(|&at| side(articles, &list[at])).collect();
    let check = check_of("P101").expect("P101 is in the list of checks");
    let topic = list[0].matter.name(entities);
    Some(compose(articles, Subject { check, topic: &topic, key: &topic }, &sides, relations.collect()))
}

fn side(articles: &[Article], told: &Told) -> Side {
    Side {
        source: told.source,
        sentence: told.sentence,
        span: told.span,
        normalized: fold(articles[told.source].slice(told.span)).to_lowercase(),
        speaker: None,
    }
}
