//! Floor 4: of many texts, the pairs that share rare terms: what is compared where comparing each with each is too much.

use super::bag::{Bag, Term};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// Up to so many texts each is compared with each: some twenty articles. Beyond it each is compared with its nearest.
pub const MOST_ALL_PAIRED: usize = 1000;

/// So many others a text is compared with where there are too many to compare it with all.
pub const MOST_NEAR: usize = 128;

/// Pairs of texts, the lower number first, in order.
#[derive(Debug, Clone, Default)]
pub struct Near {
    /// The pairs.
    pub pairs: Vec<(usize, usize)>,
    /// How many texts share words with more than they were compared with.
    pub cut: usize,
}

/// The pairs of `texts` of different sources that share a term: each text, a bag with its source and its place there, with
/// those it shares its rarest terms with, up to `MOST_NEAR`. Of a term that more texts have, those nearest in place are taken.
pub fn near(texts: &[(&Bag, usize, usize)]) -> Near {
    let mut having: FxHashMap<Term, Vec<usize>> = FxHashMap::default();
    let mut order: Vec<usize> = (0..texts.len()).collect();
    // By place and then by source: beside a text stand those of the same place in other sources.
    order.sort_by_key(|&at| (texts[at].2, texts[at].1));
    for &at in &order {
        for (term, _) in texts[at].0.iter() {
            having.entry(term).or_default().push(at);
        }
    }
    let mut rank = vec![0; texts.len()];
    order.iter().enumerate().for_each(|(place, &at)| rank[at] = place);
    let mut near = Near::default();
    for (at, (bag, source, _)) in texts.iter().enumerate() {
        let mut lists: Vec<(&Vec<usize>, Term)> = bag.iter().map(|(term, _)| (&having[&term], term)).collect();
        lists.sort_by_key(|(list, term)| (list.len(), *term));
        let mut found: BTreeSet<usize> = BTreeSet::new();
        let mut is_cut = false;
        for (list, _) in lists {
            if found.len() >= MOST_NEAR {
                is_cut = true;
                break;
            }
            let own = list.partition_point(|&other| rank[other] < rank[at]);
            let window = own.saturating_sub(MOST_NEAR / 2)..(own + MOST_NEAR / 2).min(list.len());
            is_cut |= window.len() < list.len();
            found.extend(list[window].iter().copied().filter(|&other| texts[other].1 != *source));
        }
        near.cut += usize::from(is_cut);
        near.pairs.extend(found.into_iter().map(|other| (at.min(other), at.max(other))));
    }
    near.pairs.sort_unstable();
    near.pairs.dedup();
    near
}
