//! Floor 3: rules/en/quotes: ways to write one spoken word, so that spelling and wording are told apart.

use super::{RuleFault, RuleFile, entries, parse};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::collections::BTreeMap;

const WORDING: &str = "en/quotes/wording.toml";

/// What quotations are compared with.
#[derive(Debug, Clone, Default)]
pub struct QuoteRules {
    /// A contraction and the words it stands for.
    pub contractions: FxHashMap<String, Vec<String>>,
    /// Endings that are words of their own, longest first: "n't" is "not".
    pub endings: Vec<(String, String)>,
    /// Number words below a hundred.
    pub numbers: FxHashMap<String, u32>,
    /// A sign and its word: "%" is "percent".
    pub signs: FxHashMap<char, String>,
    /// Letter groups of two spellings, longest first; the second is the normal form.
    pub spellings: Vec<(String, String)>,
    /// Words that a number takes before its unit: "million".
    pub scales: FxHashSet<String>,
    /// Noises that a transcript may drop, as their words.
    pub fillers: Vec<Vec<String>>,
    /// Words that any two sentences share.
    pub common: FxHashSet<String>,
    /// Words that outlets drop, add and exchange without changing what was said.
    pub light: FxHashSet<String>,
    /// Pairs with the grade they must get.
    pub examples: Vec<QuoteExample>,
}

/// Two quotations and how they stand: "same", "style", "shortened", "changed" or "different".
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuoteExample {
    /// The words of one.
    pub left: String,
    /// The words of the other.
    pub right: String,
    /// The grade.
    pub grade: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    summary: String,
    why: String,
    contractions: BTreeMap<String, String>,
    endings: BTreeMap<String, String>,
    numbers: BTreeMap<String, u32>,
    signs: BTreeMap<char, String>,
    spellings: BTreeMap<String, String>,
    words: RawWords,
    examples: Vec<QuoteExample>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawWords {
    scales: String,
    fillers: String,
    common: String,
    light: String,
}

/// Reads the folder's file; every fault goes into `faults`.
pub(super) fn load(files: &[RuleFile], faults: &mut Vec<RuleFault>) -> QuoteRules {
    let Some(file) = files.iter().find(|file| file.path == WORDING) else { return QuoteRules::default() };
    let Some(raw) = parse::<Raw>(file, faults) else { return QuoteRules::default() };
    for (name, empty) in [("summary", raw.summary.is_empty()), ("why", raw.why.is_empty())] {
        if empty {
            let message = format!("{name} is empty, expected a sentence");
            faults.push(RuleFault { path: file.path.clone(), line: 0, message });
        }
    }
    let contractions =
        raw.contractions.into_iter().map(|(short, long)| (short, long.split(' ').map(str::to_owned).collect()));
    QuoteRules {
        contractions: contractions.collect(),
        endings: longest_first(raw.endings),
        numbers: raw.numbers.into_iter().collect(),
        signs: raw.signs.into_iter().collect(),
        spellings: longest_first(raw.spellings),
        scales: entries(&raw.words.scales).map(str::to_owned).collect(),
        fillers: entries(&raw.words.fillers).map(|entry| entry.split(' ').map(str::to_owned).collect()).collect(),
        common: entries(&raw.words.common).map(str::to_owned).collect(),
        light: entries(&raw.words.light).map(str::to_owned).collect(),
        examples: raw.examples,
    }
}

fn longest_first(table: BTreeMap<String, String>) -> Vec<(String, String)> {
    let mut pairs: Vec<_> = table.into_iter().collect();
    pairs.sort_by(|left, right| right.0.len().cmp(&left.0.len()).then_with(|| left.cmp(right)));
    pairs
}
