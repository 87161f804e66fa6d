//! Floor 3: rules/en/amounts: words that tell of how many, how often or how much a sentence holds.

use super::{PairExample, RuleFault, RuleFile, entries, parse};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

const OPERATORS: &str = "en/amounts/operators.toml";

/// What a word does to the share of which its sentence holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Operator {
    /// Turns it round: "not".
    Not,
    /// Sets what it names against what is so: "instead of".
    Against,
    /// "all", "always".
    All,
    /// "many", "often".
    Much,
    /// A high degree: "very".
    Very,
    /// "some", "sometimes".
    Some,
    /// "a little".
    Little,
    /// "few", "hardly".
    Few,
    /// "nobody".
    None,
    /// Of this and of nothing else.
    Only,
    /// "even".
    Even,
    /// Nothing: "any", "people".
    Idle,
    /// Leaves open what a negation right before it denies: "necessarily".
    Open,
    /// Leaves open what a negation anywhere before it denies: "until".
    Turns,
}

/// Operators by word, and what else tells which words two sentences have in common.
#[derive(Debug, Clone, Default)]
pub struct AmountRules {
    /// Phrases of one to `longest` words, lower case with one space between.
    operators: FxHashMap<String, Operator>,
    longest: usize,
    /// Prepositions that do not set two sentences apart.
    pub slight: FxHashSet<String>,
    /// Words that bound a number; the first stands for "not" before one.
    pub bounds: Vec<String>,
    /// The plain word of negation.
    pub denial: String,
    /// Words that tell a size before a noun, and no amount.
    pub sizes: Vec<String>,
    /// Beginnings that turn any word round.
    pub prefixes: Vec<String>,
    /// Pairs of sentences, and whether they exclude each other.
    pub examples: Vec<PairExample>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    summary: String,
    why: String,
    not: String,
    against: String,
    all: String,
    much: String,
    very: String,
    some: String,
    little: String,
    few: String,
    none: String,
    only: String,
    even: String,
    idle: String,
    open: String,
    turns: String,
    slight: String,
    bounds: String,
    denial: String,
    sizes: String,
    prefixes: String,
    examples: Vec<PairExample>,
}

/// Reads the folder's file; every fault goes into `faults`.
pub(super) fn load(files: &[RuleFile], faults: &mut Vec<RuleFault>) -> AmountRules {
    let Some(file) = files.iter().find(|file| file.path == OPERATORS) else { return AmountRules::default() };
    let Some(raw) = parse::<Raw>(file, faults) else { return AmountRules::default() };
    let [shown, hidden] = [true, false].map(|exclude| raw.examples.iter().any(|one| one.exclude == exclude));
    if raw.summary.is_empty() || raw.why.is_empty() || !shown || !hidden {
        let message = "expected summary, why, an example that excludes and one that does not".to_owned();
        faults.push(RuleFault { path: file.path.clone(), line: 1, message });
    }
    let mut rules = AmountRules {
        slight: entries(&raw.slight).map(str::to_owned).collect(),
        bounds: entries(&raw.bounds).map(str::to_owned).collect(),
        denial: raw.denial,
        sizes: entries(&raw.sizes).map(str::to_owned).collect(),
        prefixes: entries(&raw.prefixes).map(str::to_owned).collect(),
        ..AmountRules::default()
    };
    for (words, operator) in [
        (&raw.not, Operator::Not),
        (&raw.against, Operator::Against),
        (&raw.all, Operator::All),
        (&raw.much, Operator::Much),
        (&raw.very, Operator::Very),
        (&raw.some, Operator::Some),
        (&raw.little, Operator::Little),
        (&raw.few, Operator::Few),
        (&raw.none, Operator::None),
        (&raw.only, Operator::Only),
        (&raw.even, Operator::Even),
        (&raw.idle, Operator::Idle),
        (&raw.open, Operator::Open),
        (&raw.turns, Operator::Turns),
    ] {
        for phrase in entries(words) {
            rules.longest = rules.longest.max(phrase.split(' ').count());
            if rules.operators.insert(phrase.to_owned(), operator).is_some_and(|before| before != operator) {
                let message = format!("{phrase} stands in two lists, expected one");
                faults.push(RuleFault { path: file.path.clone(), line: 0, message });
            }
        }
    }
    rules.examples = raw.examples;
    rules
}

impl AmountRules {
    /// Whether the word tells a large share, of which a negation before it leaves something: "often".
    pub fn is_measure(&self, lemma: &str) -> bool {
        matches!(self.operators.get(lemma), Some(Operator::Much))
    }

    /// The operator that the words from the first of `words` on make, and of how many words: the longest phrase.
    pub fn operator(&self, words: &[&str]) -> Option<(Operator, usize)> {
        (1..=self.longest.min(words.len())).rev().find_map(|count| {
            let operator =
                if count == 1 { self.operators.get(words[0]) } else { self.operators.get(&words[..count].join(" ")) };
            operator.map(|&operator| (operator, count))
        })
    }
}
