//! Floor 4: the clusters of one article while they grow, found by what their names have in common with a mention.

use super::cluster::Cluster;
use crate::name::{IdentityId, NameMention};
use crate::rules::names::NameRules;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::hash::Hash;

/// Numbers of clusters, ascending.
type Numbers = BTreeSet<usize>;

/// Clusters by number, with indexes. A cluster once found by a word is asked again whether it still fits, for it may have
/// taken in a fuller name since.
#[derive(Default)]
pub(super) struct Book {
    pub clusters: Vec<Cluster>,
    known: FxHashMap<IdentityId, Numbers>,
    keys: FxHashMap<Vec<String>, Numbers>,
    surnames: FxHashMap<String, Numbers>,
    given: FxHashMap<String, Numbers>,
}

impl Book {
    /// The clusters of this entry of the gazetteer.
    pub fn of_known(&self, id: IdentityId) -> impl Iterator<Item = usize> + '_ {
        self.known.get(&id).into_iter().flatten().copied()
    }

    /// The clusters that have had a form of these bare words.
    pub fn of_key(&self, key: &[String]) -> impl Iterator<Item = usize> + '_ {
        self.keys.get(key).into_iter().flatten().copied()
    }

    /// The clusters that have gone by this surname.
    pub fn of_surname(&self, surname: &str) -> impl Iterator<Item = usize> + '_ {
        self.surnames.get(surname).into_iter().flatten().copied()
    }

    /// The clusters that have gone by this first given name.
    pub fn of_given(&self, given: &str) -> impl Iterator<Item = usize> + '_ {
        self.given.get(given).into_iter().flatten().copied()
    }

    /// Puts a mention into the cluster `into`, or into the one that `make` makes of it.
    pub fn put(
        &mut self,
        into: Option<usize>,
        make: impl FnOnce() -> Cluster,
        (at, mention): (usize, &NameMention),
        rules: &NameRules,
    ) {
        match into {
            Some(number) => self.clusters[number].add(at, mention, rules),
            None => self.clusters.push(make()),
        }
        self.note(into.unwrap_or(self.clusters.len() - 1), super::cluster::key(&mention.words, rules));
    }

    fn note(&mut self, number: usize, key: Vec<String>) {
        let cluster = &self.clusters[number];
        cluster.known.into_iter().for_each(|id| note(&mut self.known, id, number));
        note(&mut self.keys, key, number);
        note(&mut self.surnames, cluster.person.surname.clone(), number);
        cluster.person.given.first().into_iter().for_each(|given| note(&mut self.given, given.clone(), number));
    }
}

fn note<K: Hash + Eq>(index: &mut FxHashMap<K, Numbers>, key: K, number: usize) {
    index.entry(key).or_default().insert(number);
}
