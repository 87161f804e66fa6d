//! Floor 3: rules/en/attribution/ends.toml: where what was said ends although the sentence goes on.

use super::Example;
use crate::rules::{RuleFault, RuleFile, entries, parse};
use rustc_hash::FxHashSet;
use serde::Deserialize;

/// The file of this table; it is no class of cues.
pub(super) const ENDS: &str = "en/attribution/ends.toml";

/// Words by which a content ends: its speaker holds something back, or a clause tells when he spoke.
#[derive(Debug, Clone, Default)]
pub struct ContentEnds {
    /// Verbs of telling, by lemma.
    pub tell: FxHashSet<String>,
    /// Verbs of holding back, by lemma.
    pub refuse: FxHashSet<String>,
    /// Verbs of giving, by lemma.
    pub give: FxHashSet<String>,
    /// What is not given, by lemma.
    pub matter: FxHashSet<String>,
    /// Words by which none of it is given, in lower case.
    pub none: FxHashSet<String>,
    /// Words by which a verb is denied, in lower case.
    pub not: FxHashSet<String>,
    /// Words that begin a clause of time behind a comma, in lower case.
    pub trailing: FxHashSet<String>,
    /// Texts whose content ends so.
    pub examples: Vec<Example>,
    /// Texts whose content goes on.
    pub counterexamples: Vec<Example>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    summary: String,
    why: String,
    tell: String,
    refuse: String,
    give: String,
    matter: String,
    none: String,
    not: String,
    trailing: String,
    examples: Vec<Example>,
    counterexamples: Vec<Example>,
}

/// Reads the file; every fault goes into `faults`.
pub(super) fn load(files: &[RuleFile], faults: &mut Vec<RuleFault>) -> ContentEnds {
    let Some(file) = files.iter().find(|file| file.path == ENDS) else { return ContentEnds::default() };
    let Some(raw) = parse::<Raw>(file, faults) else { return ContentEnds::default() };
    let mut fault =
        |message: &str| faults.push(RuleFault { path: file.path.clone(), line: 0, message: message.to_owned() });
    if raw.summary.is_empty() || raw.why.is_empty() {
        fault("summary or why is empty, expected a sentence");
    }
    if raw.examples.is_empty() || raw.counterexamples.is_empty() {
        fault("expected at least one example and one counterexample");
    }
    let words = |list: &str| entries(list).map(str::to_owned).collect();
    ContentEnds {
        tell: words(&raw.tell),
        refuse: words(&raw.refuse),
        give: words(&raw.give),
        matter: words(&raw.matter),
        none: words(&raw.none),
        not: words(&raw.not),
        trailing: words(&raw.trailing),
        examples: raw.examples,
        counterexamples: raw.counterexamples,
    }
}
