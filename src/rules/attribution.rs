//! Floor 3: rules/en/attribution: the words that say that something was said or thought, by class, and their weights.

mod ends;

use super::{RuleFault, RuleFile, entries, parse};
use crate::claim::AttributionKind;
pub use ends::ContentEnds;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The folder these tables stand in.
const FOLDER: &str = "en/attribution/";
/// The file of figures; every other file of the folder but that of `ends` is a class of cues.
const WEIGHTS: &str = "en/attribution/weights.toml";
/// A class is one bit of `Cue::classes`.
const MOST_CLASSES: usize = 32;

/// The most words of a verb's entry: "make it clear".
pub const LONGEST_ENTRY: usize = 3;

/// Cue words with their classes (bit n is class n of `classes`), and the weights that decide which of their occurrences attribute.
#[derive(Debug, Clone, Default)]
pub struct AttributionRules {
    /// The classes in order of their file names.
    pub classes: Vec<CueClass>,
    /// Verbs, alone or with the particle or preposition they need, by lemma: "say", "call for".
    pub verbs: FxHashMap<String, u32>,
    /// Nouns by lemma: "claim", "statement".
    pub nouns: FxHashMap<String, u32>,
    /// Phrases that name a source, lower case, as their words.
    pub phrases: Vec<Vec<String>>,
    /// Adverbs and adjectives that attribute without naming a source: "reportedly", "alleged".
    pub hedges: FxHashMap<String, u32>,
    /// Adjectives: "confident", "unaware".
    pub qualities: FxHashMap<String, u32>,
    /// Where a content ends although its sentence goes on.
    pub ends: ContentEnds,
    /// The weights by which an occurrence attributes or not and its speaker and content are bounded, by model.
    pub models: BTreeMap<String, Model>,
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
    /// Whether only a clause or a quotation can be its content, not an object.
    pub needs_words: bool,
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

/// The weights of features, in log odds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Model {
    weights: FxHashMap<u64, f32>,
}

impl Model {
    /// The weight of the feature with this key; 0 when it has none.
    pub fn weight(&self, key: u64) -> f32 {
        self.weights.get(&key).copied().unwrap_or(0.0)
    }
}

/// The key of the feature `template=part.part…` (FNV-1a over the bytes of its name, so that no name is built).
pub fn feature_key(template: &str, parts: &[&str]) -> u64 {
    let mut key = fnv(FNV_START, template.as_bytes());
    key = fnv(key, b"=");
    for (number, part) in parts.iter().enumerate() {
        if number > 0 {
            key = fnv(key, b".");
        }
        key = fnv(key, part.as_bytes());
    }
    key
}

const FNV_START: u64 = 0xcbf2_9ce4_8422_2325;

fn fnv(key: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(key, |key, &byte| (key ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

impl AttributionRules {
    /// The model of this name; an empty one when it has no weights.
    pub fn model(&self, name: &str) -> &Model {
        static EMPTY: Model = Model { weights: FxHashMap::with_hasher(rustc_hash::FxBuildHasher) };
        self.models.get(name).unwrap_or(&EMPTY)
    }

    /// Whether a verb says that something was said: its words are its speaker's, done and not done alike.
    pub fn is_speech(&self, verb: &str) -> bool {
        let classes = self.verbs.get(verb).copied().unwrap_or_default();
        let speaks = |(at, class): (usize, &CueClass)| classes >> at & 1 == 1 && class.kind == AttributionKind::Speech;
        self.classes.iter().enumerate().any(speaks)
    }

    /// How many words the longest phrase has that stands where `word(0)`, `word(1)` … are read.
    pub fn phrase_at<'a>(&self, word: impl Fn(usize) -> Option<&'a str>) -> Option<usize> {
        let stands = |phrase: &&Vec<String>| {
            let is_next = |(offset, expected): (usize, &String)| {
                word(offset).is_some_and(|found| found.eq_ignore_ascii_case(expected))
            };
            phrase.iter().enumerate().all(is_next)
        };
        self.phrases.iter().filter(stands).map(Vec::len).max()
    }
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
    needs_words: bool,
    #[serde(default)]
    verbs: String,
    #[serde(default)]
    nouns: String,
    #[serde(default)]
    phrases: String,
    #[serde(default)]
    hedges: String,
    #[serde(default)]
    qualities: String,
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
    models: BTreeMap<String, BTreeMap<String, f32>>,
}

/// Reads the folder's files; every fault goes into `faults`.
pub(super) fn load(files: &[RuleFile], faults: &mut Vec<RuleFault>) -> AttributionRules {
    let mut rules = AttributionRules { ends: ends::load(files, faults), ..AttributionRules::default() };
    let is_class = |file: &&RuleFile| file.path.starts_with(FOLDER) && ![WEIGHTS, ends::ENDS].contains(&&*file.path);
    for file in files.iter().filter(is_class) {
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
    for (words, table) in [
        (&raw.verbs, &mut rules.verbs),
        (&raw.nouns, &mut rules.nouns),
        (&raw.hedges, &mut rules.hedges),
        (&raw.qualities, &mut rules.qualities),
    ] {
        for word in entries(words).map(str::to_owned) {
            *table.entry(word).or_default() |= bit;
        }
    }
    rules.phrases.extend(entries(&raw.phrases).map(|phrase| phrase.split(' ').map(str::to_owned).collect()));
    let kind = match raw.kind {
        RawKind::Speech => AttributionKind::Speech,
        RawKind::Thought => AttributionKind::Thought,
        RawKind::Stance => AttributionKind::Stance,
    };
    let name = file.path[FOLDER.len()..].trim_end_matches(".toml").to_owned();
    let RawClass { hearer, needs_words, examples, counterexamples, .. } = raw;
    rules.classes.push(CueClass { name, kind, hearer, needs_words, examples, counterexamples });
}

/// Takes in the weights; one that names a word must name a word of the lexicon, so that no other list hides in them.
fn weigh(rules: &mut AttributionRules, file: &RuleFile, raw: RawWeights, faults: &mut Vec<RuleFault>) {
    let AttributionRules { verbs, nouns, hedges, qualities, models, .. } = rules;
    let tables = [&*verbs, nouns, hedges, qualities];
    for (name, features) in raw.models {
        let model = models.entry(name).or_default();
        for (feature, weight) in features {
            let entry = feature.strip_prefix("entry=").and_then(|entry| entry.split_once('.'));
            if let Some((_, word)) = entry.filter(|(_, word)| !tables.iter().any(|table| table.contains_key(*word))) {
                let message = format!("\"{word}\" is weighed, expected a word of a class in this folder");
                faults.push(RuleFault { path: file.path.clone(), line: 0, message });
            }
            model.weights.insert(fnv(FNV_START, feature.as_bytes()), weight);
        }
    }
}
