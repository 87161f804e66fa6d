//! Floor 4: links between pairs become groups, false split before false merge.

use rustc_hash::FxHashMap;

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
/// in which sources were given. Members of one `source` never stand in the mean.
pub fn group(
    count: usize,
    links: &[Link],
    bond: Bond,
    rank: impl Fn(usize) -> usize,
    source: impl Fn(usize) -> usize,
) -> Vec<Vec<usize>> {
    let mut order: Vec<&Link> = links.iter().filter(|link| link.score >= bond.threshold).collect();
    let tie = |link: &Link| {
        let (one, other) = (rank(link.left), rank(link.right));
        (one.min(other), one.max(other))
    };
    order.sort_by(|one, other| other.score.total_cmp(&one.score).then_with(|| tie(one).cmp(&tie(other))));
    let mut home: Vec<usize> = (0..count).collect();
    let mut groups = Groups::new(count, links, source);
    for link in order {
        let (into, from) = (home[link.left].min(home[link.right]), home[link.left].max(home[link.right]));
        if into == from || groups.mean(into, from, bond.missing) < bond.threshold {
            continue;
        }
        groups.members[from].iter().for_each(|&member| home[member] = into);
        groups.join(into, from);
    }
    let mut found: Vec<Vec<usize>> = groups.members.into_iter().filter(|group| group.len() > 1).collect();
    found.iter_mut().for_each(|group| group.sort_unstable());
    found
}

/// Groups while they grow, with the sums from which the means between them are told.
struct Groups {
    members: Vec<Vec<usize>>,
    /// How many members of each source a group has.
    sources: Vec<FxHashMap<usize, usize>>,
    /// For each group those it has links with: the sum of their scores in steps, and how many there are. Whole numbers,
    /// so that a sum does not depend on the order of the members.
    between: Vec<FxHashMap<usize, (i64, usize)>>,
}

impl Groups {
    fn new(count: usize, links: &[Link], source: impl Fn(usize) -> usize) -> Groups {
        let mut between: Vec<FxHashMap<usize, (i64, usize)>> = vec![FxHashMap::default(); count];
        for link in links.iter().filter(|link| source(link.left) != source(link.right)) {
            between[link.left].insert(link.right, (in_steps(link.score), 1));
            between[link.right].insert(link.left, (in_steps(link.score), 1));
        }
        let sources = (0..count).map(|member| FxHashMap::from_iter([(source(member), 1)])).collect();
        Groups { members: (0..count).map(|member| vec![member]).collect(), sources, between }
    }

    /// Mean score over the pairs of two groups that are of two sources.
    fn mean(&self, one: usize, other: usize, missing: f32) -> f32 {
        let (fewer, more) = match self.sources[one].len() <= self.sources[other].len() {
            true => (&self.sources[one], &self.sources[other]),
            false => (&self.sources[other], &self.sources[one]),
        };
        let kin: usize = fewer.iter().map(|(source, count)| count * more.get(source).unwrap_or(&0)).sum();
        let pairs = self.members[one].len() * self.members[other].len() - kin;
        let (sum, linked) = self.between[one].get(&other).copied().unwrap_or_default();
        let total = sum + in_steps(missing) * (pairs - linked) as i64;
        total as f32 / (pairs.max(1) as f32 * STEPS)
    }

    /// Puts the members of `from` into `into`.
    fn join(&mut self, into: usize, from: usize) {
        let moved = std::mem::take(&mut self.members[from]);
        self.members[into].extend(moved);
        for (source, count) in std::mem::take(&mut self.sources[from]) {
            *self.sources[into].entry(source).or_default() += count;
        }
        self.between[into].remove(&from);
        for (other, (sum, linked)) in std::mem::take(&mut self.between[from]) {
            self.between[other].remove(&from);
            if other == into {
                continue;
            }
            for (one, another) in [(into, other), (other, into)] {
                let joined = self.between[one].entry(another).or_default();
                *joined = (joined.0 + sum, joined.1 + linked);
            }
        }
    }
}

fn in_steps(score: f32) -> i64 {
    (score * STEPS).round() as i64
}

/// Steps in a score of one.
const STEPS: f32 = 65_536.0;
