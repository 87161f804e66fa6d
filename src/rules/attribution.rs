//! Floor 3: rules/en/attribution: the words that say that something was said or thought, by class, and their weights.

use super::{RuleFault, RuleFile, parse};
use crate::claim::AttributionKind;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The folder these tables stand in.
const FOLDER: &str = "en/attribution/";
/// The file of figures; every other file of the folder is a class of cues.
const WEIGHTS: &str = "en/attribution/weights.toml";
/// A class is one bit of `Cue::classes`.
const MOST_CLASSES: usize = 32;

/// Cue words with their classes, and the weights that decide which of their occurrences attribute.
#[derive(Debug, Clone, Default)]
pub struct AttributionRules {
    /// The classes in order of their file names.
    pub classes: Vec<CueClass>,
    /// Verbs, alone or with the particle or preposition they need, by lemma: "say", "call for".
    pub verbs: FxHashMap<String, Cue>,
    /// Nouns by lemma: "claim", "statement".
    pub nouns: FxHashMap<String, Cue>,
    /// Phrases that name a source, lower case, as their words.
    pub phrases: Vec<Vec<String>>,
    /// Adverbs and adjectives that attribute without naming a source: "reportedly", "alleged".
    pub hedges: FxHashMap<String, Cue>,
    /// What each feature of an occurrence weighs, in log odds.
    pub weights: FxHashMap<String, f32>,
}

/// A class of cue words: one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CueClass {
    /// The file's name without its ending.
    pub name: String,
    /// What its cues attribute.
    pub kind: AttributionKind,
    /// Whether the hearer may stand as the object.
    pub hearer: bool,
    /// Texts that must be read as told.
    pub examples: Vec<Example>,
    /// Texts in which nothing may be read.
    pub counterexamples: Vec<String>,
}

/// A text with the attribution it must give.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The text.
    pub text: String,
    /// The words of the speaker, when there is one.
    pub source: Option<String>,
    /// The cue word among others of its phrase.
    pub cue: String,
    /// What was said.
    pub content: String,
}

/// What is known of one cue word.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Cue {
    /// Classes it is in: bit n is class n.
    pub classes: u32,
    /// How much likelier than its classes alone say it is to attribute, in log odds.
    pub weight: f32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawClass {
    summary: String,
    why: String,
    kind: RawKind,
    #[serde(default)]
    hearer: bool,
    #[serde(default)]
    verbs: String,
    #[serde(default)]
    nouns: String,
    #[serde(default)]
    phrases: String,
    #[serde(default)]
    hedges: String,
    examples: Vec<Example>,
    counterexamples: Vec<String>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum RawKind {
    Speech,
    Thought,
    Stance,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawWeights {
    #[serde(rename = "summary")]
    _summary: String,
    #[serde(rename = "why")]
    _why: String,
    features: BTreeMap<String, f32>,
    words: BTreeMap<String, f32>,
}

/// Reads the folder's files; every fault goes into `faults`.
pub(super) fn load(files: &[RuleFile], faults: &mut Vec<RuleFault>) -> AttributionRules {
    let mut rules = AttributionRules::default();
    for file in files.iter().filter(|file| file.path.starts_with(FOLDER) && file.path != WEIGHTS) {
        if let Some(raw) = parse::<RawClass>(file, faults) {
            add_class(&mut rules, file, raw, faults);
        }
    }
    for file in files.iter().filter(|file| file.path == WEIGHTS) {
        if let Some(raw) = parse::<RawWeights>(file, faults) {
            weigh(&mut rules, file, raw, faults);
        }
    }
    rules
}

fn add_class(rules: &mut AttributionRules, file: &RuleFile, raw: RawClass, faults: &mut Vec<RuleFault>) {
    let mut fault = |message: String| faults.push(RuleFault { path: file.path.clone(), line: 0, message });
    if rules.classes.len() == MOST_CLASSES {
        return fault(format!("one class too many, expected at most {MOST_CLASSES}"));
    }
    if raw.summary.is_empty() || raw.why.is_empty() {
        fault("summary or why is empty, expected a sentence".to_owned());
    }
    if raw.examples.is_empty() || raw.counterexamples.is_empty() {
        fault("expected at least one example and one counterexample".to_owned());
    }
    let bit = 1 << rules.classes.len();
    for (words, table) in
        [(&raw.verbs, &mut rules.verbs), (&raw.nouns, &mut rules.nouns), (&raw.hedges, &mut rules.hedges)]
    {
        for word in entries(words) {
            table.entry(word).or_default().classes |= bit;
        }
    }
    rules.phrases.extend(entries(&raw.phrases).map(|phrase| phrase.split(' ').map(str::to_owned).collect()));
    let kind = match raw.kind {
        RawKind::Speech => AttributionKind::Speech,
        RawKind::Thought => AttributionKind::Thought,
        RawKind::Stance => AttributionKind::Stance,
    };
    let name = file.path[FOLDER.len()..].trim_end_matches(".toml").to_owned();
    let RawClass { hearer, examples, counterexamples, .. } = raw;
    rules.classes.push(CueClass { name, kind, hearer, examples, counterexamples });
}

/// Entries stand apart by comma or line end; an entry may be of several words.
fn entries(words: &str) -> impl Iterator<Item = String> + '_ {
    words.split([',', '\n']).map(str::trim).filter(|entry| !entry.is_empty()).map(str::to_owned)
}

fn weigh(rules: &mut AttributionRules, file: &RuleFile, raw: RawWeights, faults: &mut Vec<RuleFault>) {
    rules.weights.extend(raw.features);
    for (word, weight) in raw.words {
        let mut known = false;
        for table in [&mut rules.verbs, &mut rules.nouns, &mut rules.hedges] {
            if let Some(cue) = table.get_mut(&word) {
                cue.weight = weight;
                known = true;
            }
        }
        if !known {
            let message = format!("\"{word}\" is weighed, expected a word of a class in this folder");
            faults.push(RuleFault { path: file.path.clone(), line: 0, message });
        }
    }
}
