//! Floor 3: rules/en/clauses: the words that negate, hedge and date a clause.

use super::{RuleFault, RuleFile, entries, parse};
use rustc_hash::FxHashSet;
use serde::Deserialize;

/// The folder these tables stand in.
const FOLDER: &str = "en/clauses/";

/// Words by what they do to a clause: lemmas, lower case.
#[derive(Debug, Clone, Default)]
pub struct ClauseRules {
    /// Words that negate: "not", "nobody".
    pub negators: FxHashSet<String>,
    /// Negators that count nobody and nothing: "nobody".
    pub nobody: FxHashSet<String>,
    /// Verbs after which the next verb did not happen: "fail".
    pub negative_verbs: FxHashSet<String>,
    /// Words that deny without a negator: "lack".
    pub implicit: FxHashSet<String>,
    /// Words that take the force from a negator before them: "only".
    pub weak: FxHashSet<String>,
    /// Words behind a negated verb that tell when it did happen: "not until".
    pub turns: FxHashSet<String>,
    /// Beginnings that turn a word into its opposite: "un".
    pub prefixes: Vec<String>,
    /// Words that make a clause less than told as it is: "may".
    pub hypothetical: FxHashSet<String>,
    /// Words that tell of the future: "will".
    pub planned: FxHashSet<String>,
    /// Words of time.
    pub times: FxHashSet<String>,
    /// Words that put one thing before another, and those that put it behind.
    sequence: [FxHashSet<String>; 2],
    /// Words before what is told to be the cause: "die of".
    pub causes: FxHashSet<String>,
    /// Words for a cause that leave open which: "injury".
    pub vague_causes: FxHashSet<String>,
}

impl ClauseRules {
    /// Whether one of the two puts first what the other puts last: before and after. Symmetric.
    pub fn is_sequence(&self, left: &str, right: &str) -> bool {
        let [before, after] = &self.sequence;
        before.contains(left) && after.contains(right) || after.contains(left) && before.contains(right)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    summary: String,
    why: String,
    negators: String,
    nobody: String,
    negative_verbs: String,
    implicit: String,
    weak: String,
    turns: String,
    prefixes: String,
    hypothetical: String,
    planned: String,
    times: String,
    before: String,
    after: String,
    causes: String,
    vague_causes: String,
    examples: Vec<String>,
    counterexamples: Vec<String>,
}

/// Reads the folder's files; every fault goes into `faults`.
pub(super) fn load(files: &[RuleFile], faults: &mut Vec<RuleFault>) -> ClauseRules {
    let mut rules = ClauseRules::default();
    for file in files.iter().filter(|file| file.path.starts_with(FOLDER)) {
        if let Some(raw) = parse(file, faults) {
            add(&mut rules, file, raw, faults);
        }
    }
    rules
}

fn add(rules: &mut ClauseRules, file: &RuleFile, raw: RawFile, faults: &mut Vec<RuleFault>) {
    let told = [&raw.summary, &raw.why].into_iter().all(|words| !words.is_empty());
    if !told || raw.examples.is_empty() || raw.counterexamples.is_empty() {
        let message = "expected summary, why, an example and a counterexample".to_owned();
        faults.push(RuleFault { path: file.path.clone(), line: 1, message });
    }
    let [before, after] = &mut rules.sequence;
    for (words, into) in [
        (&raw.before, before),
        (&raw.after, after),
        (&raw.causes, &mut rules.causes),
        (&raw.vague_causes, &mut rules.vague_causes),
        (&raw.negators, &mut rules.negators),
        (&raw.nobody, &mut rules.nobody),
        (&raw.negative_verbs, &mut rules.negative_verbs),
        (&raw.implicit, &mut rules.implicit),
        (&raw.weak, &mut rules.weak),
        (&raw.turns, &mut rules.turns),
        (&raw.hypothetical, &mut rules.hypothetical),
        (&raw.planned, &mut rules.planned),
        (&raw.times, &mut rules.times),
    ] {
        into.extend(entries(words).map(str::to_owned));
    }
    rules.prefixes.extend(entries(&raw.prefixes).map(str::to_owned));
}
