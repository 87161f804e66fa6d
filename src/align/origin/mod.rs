//! Floor 4: which sources carry one text, so that agreement is counted by origins and not by files.
//!
//! Sources are of one origin when they name the same one (front matter, dateline, byline, credit line) or when one is a near
//! copy of the other. Near copies make groups of which every two are near copies: an article that has taken in two
//! others makes no single origin of them.

mod credit;
pub mod shingle;

use crate::finding::{Kin, Kinship};
use crate::rules::origins::OriginRules;
use crate::text::{Article, SourceId};
use rustc_hash::FxHashMap;
use shingle::{Resemblance, Shingles};
use std::collections::BTreeMap;

/// Where one source's text is from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The number of the first source of this origin.
    pub number: u32,
    /// What makes it one with each earlier source of this origin; none for the first one.
    pub kin: Vec<Kin>,
}

/// The origin of each source, in order.
pub fn origins(articles: &[Article], rules: &OriginRules) -> Vec<Origin> {
    let shingles: Vec<Shingles> = articles.iter().map(Shingles::of).collect();
    let names: Vec<Option<String>> = articles.iter().map(|article| credit::named_origin(article, rules)).collect();
    let mut group: Vec<usize> = (0..articles.len()).collect();
    let copies = near_copies(&shingles);
    let found: Found = copies.iter().map(|&(left, right, resemblance)| ((left, right), resemblance)).collect();
    for &(left, right, _) in copies.iter() {
        if group[left] == group[right] {
            continue;
        }
        let near = |one: usize, other: usize| one == other || find(&found, one, other).is_some();
        let members = |of: usize| (0..group.len()).filter(|&at| group[at] == group[of]).collect::<Vec<_>>();
        let (lefts, rights) = (members(left), members(right));
        if lefts.iter().all(|&one| rights.iter().all(|&other| near(one, other))) {
            merge(&mut group, left, right);
        }
    }
    for left in 0..names.len() {
        for right in left + 1..names.len() {
            if names[left].is_some() && names[left] == names[right] {
                merge(&mut group, left, right);
            }
        }
    }
    (0..articles.len()).map(|at| origin(at, &group, &found, &names)).collect()
}

fn merge(group: &mut [usize], left: usize, right: usize) {
    let (one, other) = (group[left].min(group[right]), group[left].max(group[right]));
    group.iter_mut().filter(|number| **number == other).for_each(|number| *number = one);
}

/// Two sources by number, and how much of one stands in the other.
type Copies = Vec<(usize, usize, Resemblance)>;

/// The pairs of near copies, the nearest first; what decides between equals is the text, not the order of the sources.
fn near_copies(shingles: &[Shingles]) -> Copies {
    let mut texts_with: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    let mut copies = Copies::new();
    for (right, text) in shingles.iter().enumerate().filter(|(_, text)| text.may_be_copied()) {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for run in text.runs() {
            let earlier = texts_with.entry(run).or_default();
            earlier.iter().for_each(|&left| *shared.entry(left).or_default() += 1);
            earlier.push(right);
        }
        let resembling =
            shared.into_iter().map(|(left, count)| (left, right, text.resemblance(&shingles[left], count)));
        copies.extend(resembling.filter(|(_, _, resemblance)| resemblance.is_near_copy()));
    }
    copies.sort_unstable_by_key(|&(left, right, _)| (left, right));
    let texts = |&(left, right, _): &(usize, usize, Resemblance)| {
        let (one, other) = (&shingles[left], &shingles[right]);
        (one.max(other), one.min(other))
    };
    copies.sort_by(|one, other| {
        other.2.containment().total_cmp(&one.2.containment()).then(texts(one).cmp(&texts(other)))
    });
    copies
}

/// Near copies by their numbers, the lower first.
type Found = FxHashMap<(usize, usize), Resemblance>;

fn find(found: &Found, one: usize, other: usize) -> Option<Resemblance> {
    found.get(&(one.min(other), one.max(other))).copied()
}

fn origin(at: usize, group: &[usize], copies: &Found, names: &[Option<String>]) -> Origin {
    let kin = |earlier: usize| {
        let kinship = match (find(copies, earlier, at), &names[at]) {
            (Some(resemblance), _) => Kinship::NearCopy { percent: (resemblance.containment() * 100.0).round() as u32 },
            (None, Some(name)) if names[earlier].as_ref() == Some(name) => Kinship::Named(name.clone()),
            (None, _) => return None,
        };
        Some(Kin { of: SourceId(earlier as u32), kinship })
    };
    let earlier = (0..at).filter(|&earlier| group[earlier] == group[at]);
    Origin { number: group[at] as u32, kin: earlier.filter_map(kin).collect() }
}
