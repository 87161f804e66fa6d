//! Floor 3: rules/en/updates: words that tell earlier and running counts.

use super::{RuleFault, RuleFile, entries, expect_words, parse};
use rustc_hash::FxHashSet;
use serde::Deserialize;

const STATES: &str = "en/updates/states.toml";

/// What tells that a count is of an earlier hour, or of the hour of writing.
#[derive(Debug, Clone, Default)]
pub struct UpdateRules {
    /// Phrases before a figure that no longer holds, as words in lower case.
    pub earlier: Vec<Vec<String>>,
    /// Phrases beside a figure that may still move, as words in lower case.
    pub running: Vec<Vec<String>>,
    /// Prepositions between a word of direction and the figure it came to.
    pub arrives: FxHashSet<String>,
    /// Prepositions between a word of direction and the figure it came from.
    pub leaves: FxHashSet<String>,
    /// Texts with the state of one value.
    pub examples: Vec<Example>,
    /// Texts with a value of no state.
    pub counterexamples: Vec<Counterexample>,
}

/// Which state of a count a text tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Told {
    /// One that no longer holds.
    Earlier,
    /// One that holds at the hour of writing and may move.
    Running,
}

/// A text with a value and its state.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The text.
    pub text: String,
    /// The words of the value.
    pub value: String,
    /// Its state.
    pub state: Told,
}

/// A text with a value that has no state.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counterexample {
    /// The text.
    pub text: String,
    /// The words of the value.
    pub value: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    summary: String,
    why: String,
    earlier: String,
    running: String,
    arrives: String,
    leaves: String,
    examples: Vec<Example>,
    counterexamples: Vec<Counterexample>,
}

/// Reads the folder's file; every fault goes into `faults`.
pub(super) fn load(files: &[RuleFile], faults: &mut Vec<RuleFault>) -> UpdateRules {
    let Some(file) = files.iter().find(|file| file.path == STATES) else { return UpdateRules::default() };
    let Some(raw) = parse::<Raw>(file, faults) else { return UpdateRules::default() };
    let lists = [
        ("summary", &*raw.summary),
        ("why", &*raw.why),
        ("earlier", &*raw.earlier),
        ("running", &*raw.running),
        ("arrives", &*raw.arrives),
        ("leaves", &*raw.leaves),
    ];
    expect_words(file, &lists, faults);
    UpdateRules {
        earlier: phrases(&raw.earlier),
        running: phrases(&raw.running),
        arrives: entries(&raw.arrives).map(str::to_owned).collect(),
        leaves: entries(&raw.leaves).map(str::to_owned).collect(),
        examples: raw.examples,
        counterexamples: raw.counterexamples,
    }
}

fn phrases(list: &str) -> Vec<Vec<String>> {
    let words = |phrase: &str| phrase.split_whitespace().map(str::to_owned).collect::<Vec<String>>();
    list.split([';', '\n']).map(words).filter(|phrase| !phrase.is_empty()).collect()
}
