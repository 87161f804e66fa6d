//! Floor 4: clusters of several articles become identities.
//!
//! Every link is judged by its two clusters alone; links are then taken surest first, in an order made of names, and
//! one that would put together what must stay apart is dropped.

use super::cluster::Cluster;
use super::local::is_acronym;
use crate::language::en::rarity;
use crate::name::EntityKind;
use crate::name::{Likeness, Standing, Title, likeness};
use crate::rules::names::{NameRules, PersonMatch};
use std::collections::{BTreeMap, BTreeSet};

/// How sure a link is, surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Bond {
    /// One entry of the gazetteer, or the same full name.
    Same,
    /// A shorter or longer form of the name.
    Shortened,
    /// A surname or short form that stands alone in its article.
    Bare,
    /// Another spelling, and the same title or neighbours.
    Spelling,
}

/// The clusters in groups, each one identity; every cluster is in one group.
pub(super) fn merge(clusters: &[Cluster], rules: &NameRules) -> Vec<Vec<usize>> {
    let mut links: Vec<(Bond, [String; 2], usize, usize)> = Vec::new();
    for (left, right) in candidates(clusters) {
        if let Some(bond) = bond(&clusters[left], &clusters[right], rules) {
            let mut names = [clusters[left].fullest().join(" "), clusters[right].fullest().join(" ")];
            names.sort_unstable();
            links.push((bond, names, left, right));
        }
    }
    links.sort_by(|one, other| (one.0, &one.1).cmp(&(other.0, &other.1)));
    let mut groups = Groups::apart(clusters);
    let mut bare: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (_, _, left, right) in links.iter().filter(|(bond, ..)| *bond == Bond::Bare) {
        bare.entry(*left).or_default().push(*right);
        bare.entry(*right).or_default().push(*left);
    }
    for (bond, _, left, right) in &links {
        if *bond == Bond::Bare && contested(clusters, &bare, &groups, *left, *right) {
            continue;
        }
        groups.join(*left, *right, clusters, rules);
    }
    groups.into_members()
}

/// Pairs of clusters of different articles that share a key: a gazetteer entry, a word, or the first letters of one.
fn candidates(clusters: &[Cluster]) -> Vec<(usize, usize)> {
    let mut index: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, cluster) in clusters.iter().enumerate() {
        let mut keys: Vec<String> = cluster.known.iter().map(|id| format!("#{}", id.0)).collect();
        let words = cluster.keys.iter().flatten().filter(|word| word.len() > 1);
        for word in words {
            keys.push(word.clone());
            keys.push(format!("~{}", crate::name::skeleton(word).chars().take(2).collect::<String>()));
        }
        keys.extend(
            cluster
                .keys
                .iter()
                .filter(|key| key.len() > 1)
                .map(|key| key.iter().filter_map(|word| word.chars().next()).collect()),
        );
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            index.entry(key).or_default().push(at);
        }
    }
    let mut pairs = Vec::new();
    for list in index.values() {
        for (place, &left) in list.iter().enumerate() {
            let others = list[place + 1..]
                .iter()
                .take(MOST_NAMESAKES)
                .filter(|&&right| clusters[left].article != clusters[right].article);
            pairs.extend(others.map(|&right| (left, right)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// A name is compared with so many others that share a word with it, those of the next articles first: namesakes beyond them
/// are linked by way of those between.
const MOST_NAMESAKES: usize = 256;

fn bond(left: &Cluster, right: &Cluster, rules: &NameRules) -> Option<Bond> {
    if left.known.is_some() && right.known.is_some() {
        return (left.known == right.known).then_some(Bond::Same);
    }
    if kinds_clash(left.kind, right.kind) {
        return None;
    }
    if left.is_person() && right.is_person()
        || (left.is_person() || right.is_person()) && left.known.or(right.known).is_none()
    {
        return persons(left, right, rules);
    }
    things(left, right)
}

fn kinds_clash(left: Option<EntityKind>, right: Option<EntityKind>) -> bool {
    matches!((left, right), (Some(left), Some(right)) if left != right)
}

fn persons(left: &Cluster, right: &Cluster, rules: &NameRules) -> Option<Bond> {
    if left.gender.is_some() && right.gender.is_some() && left.gender != right.gender {
        return None;
    }
    if left.is_bare() || right.is_bare() {
        let same = left.person.surname == right.person.surname;
        let told = !rules.is_common_surname(&capitalised(&left.person.surname)) || share_title(left, right);
        return (same && told).then_some(Bond::Bare);
    }
    match rules.match_persons(&left.person, &right.person) {
        PersonMatch::Same => Some(Bond::Same),
        PersonMatch::Shortened => Some(Bond::Shortened),
        PersonMatch::Differs => spelling(left, right, rules).then_some(Bond::Spelling),
    }
}

/// Two spellings of one person's name: every part alike, and the same title where more than one part differs.
fn spelling(left: &Cluster, right: &Cluster, rules: &NameRules) -> bool {
    let (one, other) = (&left.person, &right.person);
    if one.given.len() != other.given.len() || one.suffix != other.suffix {
        return false;
    }
    let given: Vec<Likeness> = one
        .given
        .iter()
        .zip(&other.given)
        .filter(|(a, b)| !rules.is_one_given(a, b))
        .map(|(a, b)| likeness(a, b))
        .collect();
    let surname = likeness(&one.surname, &other.surname);
    let alike = |likeness: &Likeness| *likeness != Likeness::Other;
    if !given.iter().all(alike) || !alike(&surname) {
        return false;
    }
    let known_apart = one.given.iter().zip(&other.given).any(|(a, b)| {
        a != b
            && rules.given(&capitalised(a)).is_some()
            && rules.given(&capitalised(b)).is_some()
            && !rules.is_one_given(a, b)
    });
    let rare = surname == Likeness::Same && !rules.is_common_surname(&capitalised(&one.surname));
    share_title(left, right) || rare && !known_apart && given.iter().all(|one| *one <= Likeness::Slip)
}

/// Whether both bear one title now: the same head and rank, and nothing in the offices that tells them apart.
fn share_title(left: &Cluster, right: &Cluster) -> bool {
    let shares = |one: &Title, other: &Title| {
        let narrowed = one.narrowing.iter().any(|word| other.narrowing.contains(word));
        one.head == other.head
            && one.below == other.below
            && narrowed
            && (one.standing == Standing::Former) == (other.standing == Standing::Former)
    };
    left.titles.iter().any(|one| right.titles.iter().any(|other| shares(one, other)))
}

/// Organisations, places and other things: the same words, or one the beginning or the acronym of the other.
fn things(left: &Cluster, right: &Cluster) -> Option<Bond> {
    if left.keys.intersection(&right.keys).next().is_some() {
        return Some(Bond::Same);
    }
    let (short, long) = if left.fullest().len() <= right.fullest().len() { (left, right) } else { (right, left) };
    let (form, full) = (short.fullest(), long.fullest());
    if is_acronym(form, full)
        || full.len() > form.len() && full.starts_with(form) && (form.len() > 1 || short.kind.is_some())
    {
        return Some(Bond::Bare);
    }
    spelled(form, full).then_some(Bond::Spelling)
}

/// Names of two words or more of which all but one are the same and that one is alike.
fn spelled(left: &[String], right: &[String]) -> bool {
    if left.len() != right.len() || left.len() < 2 {
        return false;
    }
    let mut differing =
        left.iter().zip(right).filter(|(one, other)| one != other).map(|(one, other)| likeness(one, other));
    let first = differing.next();
    let derived = left.iter().zip(right).any(|(one, other)| one != other && share_stem(one, other));
    let rare = left.iter().zip(right).any(|(one, other)| one == other && rarity::weight(one) > RARE);
    first.is_some_and(|likeness| likeness <= Likeness::Slip || derived && rare) && differing.next().is_none()
}

/// A word rarer than this tells one body from another; the scale is `rarity::weight`'s.
const RARE: f32 = 8.5;

/// "distribution" and "distributors": two words of one stem.
fn share_stem(left: &str, right: &str) -> bool {
    const SHORTEST_STEM: usize = 6;
    left.chars().zip(right.chars()).take_while(|(one, other)| one == other).count() >= SHORTEST_STEM
}

/// Whether a bare name could as well be another identity's; `links` has for each cluster those it is linked with by a bare name.
fn contested(
    clusters: &[Cluster],
    links: &BTreeMap<usize, Vec<usize>>,
    groups: &Groups,
    left: usize,
    right: usize,
) -> bool {
    let bare = if is_short(clusters, left, right) { left } else { right };
    let other = if bare == left { right } else { left };
    links.get(&bare).into_iter().flatten().any(|&rival| {
        let apart = groups.home[rival] != groups.home[other];
        apart && !is_short(clusters, rival, bare) && clusters[rival].article != clusters[other].article
    })
}

fn is_short(clusters: &[Cluster], one: usize, other: usize) -> bool {
    let length = |at: usize| clusters[at].fullest().len();
    length(one) <= length(other)
}

/// The groups as they grow: a group that is joined with another is left empty.
struct Groups {
    /// The group of each cluster.
    home: Vec<usize>,
    /// The clusters of each group.
    members: Vec<Vec<usize>>,
    /// The articles of each group.
    articles: Vec<BTreeSet<usize>>,
    /// Of the clusters of each group that look alike, the first: what keeps one of them apart from another keeps them all.
    looks: Vec<Vec<usize>>,
}

impl Groups {
    /// Each cluster a group of its own.
    fn apart(clusters: &[Cluster]) -> Groups {
        let alone = || (0..clusters.len()).map(|at| vec![at]);
        Groups {
            home: (0..clusters.len()).collect(),
            members: alone().collect(),
            articles: clusters.iter().map(|cluster| BTreeSet::from([cluster.article])).collect(),
            looks: alone().collect(),
        }
    }

    /// Joins two groups unless something in one must stay apart from something in the other; what stands in one article does.
    fn join(&mut self, left: usize, right: usize, clusters: &[Cluster], rules: &NameRules) {
        let (into, from) = (self.home[left].min(self.home[right]), self.home[left].max(self.home[right]));
        let apart = |one: &usize, other: &usize| keep_apart(&clusters[*one], &clusters[*other], rules);
        if into == from
            || !self.articles[into].is_disjoint(&self.articles[from])
            || self.looks[into].iter().any(|one| self.looks[from].iter().any(|other| apart(one, other)))
        {
            return;
        }
        let moved = std::mem::take(&mut self.members[from]);
        moved.iter().for_each(|&at| self.home[at] = into);
        self.members[into].extend(moved);
        let articles = std::mem::take(&mut self.articles[from]);
        self.articles[into].extend(articles);
        for at in std::mem::take(&mut self.looks[from]) {
            if !self.looks[into].iter().any(|&known| clusters[known].looks_like(&clusters[at])) {
                self.looks[into].push(at);
            }
        }
    }

    /// The groups that have a cluster, each with its clusters in order.
    fn into_members(self) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = self.members.into_iter().filter(|group| !group.is_empty()).collect();
        groups.iter_mut().for_each(|group| group.sort_unstable());
        groups
    }
}

/// What keeps other kinds, other entries of the gazetteer, and other persons apart.
fn keep_apart(left: &Cluster, right: &Cluster, rules: &NameRules) -> bool {
    let known = left.known.is_some() && right.known.is_some() && left.known != right.known;
    if kinds_clash(left.kind, right.kind) || known {
        return true;
    }
    let full = left.is_person() && right.is_person() && !left.is_bare() && !right.is_bare();
    let genders = left.gender.is_some() && right.gender.is_some() && left.gender != right.gender;
    full && (genders
        || rules.match_persons(&left.person, &right.person) == PersonMatch::Differs && !spelling(left, right, rules))
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
