//! Floor 4: links between pairs become groups, false split before false merge.

use std::collections::BTreeMap;

/// A scored pair of members, by their numbers; the higher the score the surer that they belong together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Link {
    /// The lower number.
    pub left: usize,
    /// The higher number.
    pub right: usize,
    /// A logit, or any figure that grows with certainty.
    pub score: f32,
}

/// What may stand together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bond {
    /// Two groups join only if the mean score over the pairs between them reaches this.
    pub threshold: f32,
    /// The score of a pair that has no link.
    pub missing: f32,
}

/// Groups of members `0..count`, each sorted, in order of their first member; singletons are left out.
///
/// Average linkage over sorted links: the surest link first; `rank` breaks ties, and must not depend on the order
/// in which sources were given. `kin` says which members never stand in the mean (two claims of one source).
pub fn group(
    count: usize,
    links: &[Link],
    bond: Bond,
    rank: impl Fn(usize) -> usize,
    kin: impl Fn(usize, usize) -> bool,
) -> Vec<Vec<usize>> {
    let scores: BTreeMap<(usize, usize), f32> =
        links.iter().map(|link| ((link.left.min(link.right), link.left.max(link.right)), link.score)).collect();
    let mut order: Vec<&Link> = links.iter().filter(|link| link.score >= bond.threshold).collect();
    let tie = |link: &Link| {
        let (one, other) = (rank(link.left), rank(link.right));
        (one.min(other), one.max(other))
    };
    order.sort_by(|one, other| other.score.total_cmp(&one.score).then_with(|| tie(one).cmp(&tie(other))));
    let mut home: Vec<usize> = (0..count).collect();
    let mut members: Vec<Vec<usize>> = (0..count).map(|member| vec![member]).collect();
    for link in order {
        let (into, from) = (home[link.left].min(home[link.right]), home[link.left].max(home[link.right]));
        if into == from || mean(&members[into], &members[from], &scores, &kin, bond.missing) < bond.threshold {
            continue;
        }
        let moved = std::mem::take(&mut members[from]);
        moved.iter().for_each(|&member| home[member] = into);
        members[into].extend(moved);
    }
    members
        .into_iter()
        .filter(|group| group.len() > 1)
        .map(|mut group| {
            group.sort_unstable();
            group
        })
        .collect()
}

fn mean(
    left: &[usize],
    right: &[usize],
    scores: &BTreeMap<(usize, usize), f32>,
    kin: &impl Fn(usize, usize) -> bool,
    missing: f32,
) -> f32 {
    let pairs = || {
        left.iter()
            .flat_map(|&one| right.iter().map(move |&other| (one.min(other), one.max(other))))
            .filter(|&(one, other)| !kin(one, other))
    };
    // Whole numbers, so that the sum does not depend on the order of the members.
    let sum: i64 = pairs().map(|pair| (scores.get(&pair).copied().unwrap_or(missing) * STEPS).round() as i64).sum();
    sum as f32 / (pairs().count().max(1) as f32 * STEPS)
}

/// Steps in a score of one.
const STEPS: f32 = 65_536.0;
