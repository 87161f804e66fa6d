//! Floor 4: weighted terms, sorted: what sentences and articles are compared as.

use std::collections::BTreeMap;

/// A term: a word family, a figure or a pair of them, as a number that does not depend on the sources at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term(pub u64);

impl Term {
    /// Two terms that follow each other, as one.
    pub fn followed_by(self, next: Term) -> Term {
        Term(self.0.rotate_left(32) ^ next.0.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }
}

/// Terms with their weights, by term: sums over them come out the same whatever other sources are compared.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Bag {
    entries: Vec<(Term, f32)>,
    sum: f32,
    square: f32,
}

impl Bag {
    /// A bag of terms, the greatest weight of each.
    pub fn new(terms: impl IntoIterator<Item = (Term, f32)>) -> Bag {
        let mut by_term: BTreeMap<Term, f32> = BTreeMap::new();
        for (term, weight) in terms {
            let kept = by_term.entry(term).or_insert(weight);
            *kept = kept.max(weight);
        }
        let entries: Vec<(Term, f32)> = by_term.into_iter().collect();
        let sum = entries.iter().map(|(_, weight)| weight).sum();
        let square = entries.iter().map(|(_, weight)| weight * weight).sum();
        Bag { entries, sum, square }
    }

    /// A bag whose weights grow with the logarithm of how often a term comes.
    pub fn counted(terms: impl IntoIterator<Item = (Term, f32)>) -> Bag {
        let mut by_term: BTreeMap<Term, (f32, f32)> = BTreeMap::new();
        for (term, weight) in terms {
            let (times, kept) = by_term.entry(term).or_insert((0.0, weight));
            *times += 1.0;
            *kept = kept.max(weight);
        }
        Bag::new(by_term.into_iter().map(|(term, (times, weight))| (term, (1.0 + times.ln()) * weight)))
    }

    /// How many terms.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The sum of the weights.
    pub fn sum(&self) -> f32 {
        self.sum
    }

    /// Its terms with their weights, by term.
    pub fn iter(&self) -> impl Iterator<Item = (Term, f32)> + '_ {
        self.entries.iter().copied()
    }

    /// Whether it has `term`.
    pub fn has(&self, term: Term) -> bool {
        self.entries.binary_search_by_key(&term, |entry| entry.0).is_ok()
    }

    /// Terms of both bags with the weight each gives them, by term.
    pub fn shared<'a>(&'a self, other: &'a Bag) -> impl Iterator<Item = (Term, f32, f32)> + 'a {
        let mut at = 0;
        self.entries.iter().filter_map(move |&(term, weight)| {
            while other.entries.get(at).is_some_and(|entry| entry.0 < term) {
                at += 1;
            }
            other.entries.get(at).filter(|entry| entry.0 == term).map(|entry| (term, weight, entry.1))
        })
    }

    /// Cosine of the two, 0 to 1.
    pub fn cosine(&self, other: &Bag) -> f32 {
        let norms = self.square * other.square;
        let dot: f32 = self.shared(other).map(|(_, one, two)| one * two).sum();
        if norms > 0.0 { dot / norms.sqrt() } else { 0.0 }
    }

    /// Share of the lighter that the heavier has, 0 to 1.
    pub fn containment(&self, other: &Bag) -> f32 {
        let common: f32 = self.shared(other).map(|(_, one, two)| one.min(two)).sum();
        let lighter = self.sum.min(other.sum);
        if lighter > 0.0 { common / lighter } else { 0.0 }
    }
}
