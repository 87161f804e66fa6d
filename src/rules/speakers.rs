//! Floor 3: rules/en/speakers: who is no party of his own.

use super::{RuleFault, RuleFile, entries, parse};
use rustc_hash::FxHashSet;
use serde::Deserialize;

const UNSPECIFIC: &str = "en/speakers/unspecific.toml";

/// What the words that name a speaker tell.
#[derive(Debug, Clone, Default)]
pub struct SpeakerRules {
    /// Nouns of speakers that may be the same mouth as any other, as lemmas.
    pub unspecific: FxHashSet<String>,
    /// Words that two speakers may share and still be two.
    pub shared: FxHashSet<String>,
    /// Verbs whose subject stands behind the figure that they give.
    pub estimates: FxHashSet<String>,
    /// Words behind which the phrase that names a speaker says no more of who it is.
    pub ends: FxHashSet<String>,
    /// Speakers that must count as such.
    pub examples: Vec<String>,
    /// Speakers that must not.
    pub counterexamples: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    summary: String,
    why: String,
    nouns: String,
    shared: String,
    estimates: String,
    ends: String,
    examples: Vec<String>,
    counterexamples: Vec<String>,
}

/// Reads the folder's file; every fault goes into `faults`.
pub(super) fn load(files: &[RuleFile], faults: &mut Vec<RuleFault>) -> SpeakerRules {
    let Some(file) = files.iter().find(|file| file.path == UNSPECIFIC) else { return SpeakerRules::default() };
    let Some(raw) = parse::<Raw>(file, faults) else { return SpeakerRules::default() };
    let empty =
        [("summary", raw.summary.is_empty()), ("why", raw.why.is_empty()), ("nouns", raw.nouns.trim().is_empty())];
    for (name, _) in empty.into_iter().filter(|(_, empty)| *empty) {
        faults.push(RuleFault {
            path: file.path.clone(),
            line: 0,
            message: format!("{name} is empty, expected words"),
        });
    }
    SpeakerRules {
        unspecific: entries(&raw.nouns).map(str::to_owned).collect(),
        shared: entries(&raw.shared).map(str::to_owned).collect(),
        estimates: entries(&raw.estimates).map(str::to_owned).collect(),
        ends: entries(&raw.ends).map(str::to_owned).collect(),
        examples: raw.examples,
        counterexamples: raw.counterexamples,
    }
}

impl SpeakerRules {
    /// The last word of the phrase that names a speaker, in lower case: "officials" of "Local officials in the province".
    pub fn head(&self, shown: &str) -> Option<String> {
        let words = shown.to_lowercase();
        words.split(' ').take_while(|word| !self.ends.contains(*word)).last().map(str::to_owned)
    }
}
