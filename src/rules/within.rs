//! Floor 3: rules/en/within: what one article says twice.

use super::{RuleFault, RuleFile, entries, expect_words, parse};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

const SUMS: &str = "en/within/sums.toml";

/// What tells a whole and its parts, a number and a list, a share and its figures.
#[derive(Debug, Clone, Default)]
pub struct WithinRules {
    /// Words between the last two members of a list.
    pub joins: FxHashSet<String>,
    /// Words of a part of one.
    pub singles: FxHashSet<String>,
    /// Words of what is left of a whole.
    pub rests: FxHashSet<String>,
    /// Words between a part and its whole.
    pub wholes: FxHashSet<String>,
    /// Words between a figure and the same in percent.
    pub equals: FxHashSet<String>,
    /// For each noun the partitions it stands in, each with its number and the number of the noun's kind in it.
    partitions: FxHashMap<String, Vec<(usize, usize)>>,
    /// Texts that contradict themselves.
    pub examples: Vec<Example>,
    /// Texts that do not.
    pub counterexamples: Vec<Counterexample>,
}

/// A text that contradicts itself.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The check that finds it.
    pub code: String,
    /// The text.
    pub text: String,
    /// The words that stand first.
    pub left: String,
    /// The words that they do not fit.
    pub right: String,
}

/// A text that does not.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counterexample {
    /// The text.
    pub text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    summary: String,
    why: String,
    joins: String,
    singles: String,
    rests: String,
    wholes: String,
    equals: String,
    partitions: Vec<String>,
    examples: Vec<Example>,
    counterexamples: Vec<Counterexample>,
}

/// Reads the folder's file; every fault goes into `faults`.
pub(super) fn load(files: &[RuleFile], faults: &mut Vec<RuleFault>) -> WithinRules {
    let Some(file) = files.iter().find(|file| file.path == SUMS) else { return WithinRules::default() };
    let Some(raw) = parse::<Raw>(file, faults) else { return WithinRules::default() };
    let lists = [
        ("summary", &*raw.summary),
        ("why", &*raw.why),
        ("joins", &*raw.joins),
        ("singles", &*raw.singles),
        ("rests", &*raw.rests),
        ("wholes", &*raw.wholes),
        ("equals", &*raw.equals),
    ];
    expect_words(file, &lists, faults);
    let mut fault = |message: String| faults.push(RuleFault { path: file.path.clone(), line: 0, message });
    let mut partitions: FxHashMap<String, Vec<(usize, usize)>> = FxHashMap::default();
    for (number, line) in raw.partitions.iter().enumerate() {
        if !line.contains('|') {
            fault(format!("partition {line:?} has one kind, expected two or more with | between them"));
        }
        for (kind, words) in line.split('|').enumerate() {
            entries(words).for_each(|word| partitions.entry(word.to_owned()).or_default().push((number, kind)));
        }
    }
    let set = |words: &str| entries(words).map(str::to_owned).collect();
    WithinRules {
        joins: set(&raw.joins),
        singles: set(&raw.singles),
        rests: set(&raw.rests),
        wholes: set(&raw.wholes),
        equals: set(&raw.equals),
        partitions,
        examples: raw.examples,
        counterexamples: raw.counterexamples,
    }
}

impl WithinRules {
    /// Whether nothing is of two of the kinds that `nouns` name, each of them another kind.
    pub fn is_partition(&self, nouns: &[&str]) -> bool {
        let places = |noun: &str| self.partitions.get(noun).map_or(&[][..], Vec::as_slice);
        let Some((first, others)) = nouns.split_first() else { return false };
        let fits = |partition: usize| {
            let kind = |noun: &str| places(noun).iter().find(|place| place.0 == partition).map(|place| place.1);
            let kinds: Option<FxHashSet<usize>> = nouns.iter().map(|noun| kind(noun)).collect();
            kinds.is_some_and(|kinds| kinds.len() == nouns.len())
        };
        !others.is_empty() && places(first).iter().any(|place| fits(place.0))
    }

    /// Whether the noun is one of the kinds of any partition.
    pub fn is_kind(&self, noun: &str) -> bool {
        self.partitions.contains_key(noun)
    }
}
