//! Floor 3: the words that sentence boundaries hang on (rules/en/segment): raw shape, checks, typed tables.

use super::{RuleFault, RuleFile, parse};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

/// Folder of the rule files that are read here.
pub const FOLDER: &str = "en/segment/";

/// How a shortened word and a sentence end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Abbreviation {
    /// A name follows, or the text goes on in some other way: never ends a sentence.
    Goes,
    /// Goes on when a number follows; otherwise a word like any other.
    Numbered,
    /// "p.m.": goes on when a day, a month or a zone follows.
    Time,
    /// Ends a sentence only when the next word is one that begins sentences.
    MayEnd,
}

/// The words that sentence boundaries hang on.
#[derive(Debug, Clone, Default)]
pub struct SegmentRules {
    abbreviations: FxHashMap<String, Abbreviation>,
    starters: FxHashSet<String>,
    time_followers: FxHashSet<String>,
    speech: FxHashSet<String>,
    shouting_names: FxHashSet<String>,
    elisions: FxHashSet<String>,
    /// Texts that show the rules, with the file they stand in; " | " stands where a sentence ends.
    pub examples: Vec<(String, String)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    #[serde(rename = "summary")]
    _summary: String,
    #[serde(rename = "why")]
    _why: String,
    kind: RawKind,
    words: Vec<String>,
    #[serde(default)]
    followers: Vec<String>,
    examples: Vec<String>,
    counterexamples: Vec<String>,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
enum RawKind {
    BeforeName,
    BeforeNumber,
    Time,
    Never,
    BeforeStarter,
    Starter,
    Speech,
    ShoutingName,
    Elision,
}

/// Reads the files of `FOLDER`; pushes what is wrong with them to `faults`.
pub fn load(files: &[RuleFile], faults: &mut Vec<RuleFault>) -> SegmentRules {
    let mut rules = SegmentRules::default();
    for file in files.iter().filter(|file| file.path.starts_with(FOLDER)) {
        if let Some(raw) = parse(file, faults) {
            rules.add(file, raw, faults);
        }
    }
    rules
}

impl SegmentRules {
    fn add(&mut self, file: &RuleFile, raw: RawFile, faults: &mut Vec<RuleFault>) {
        let fault = |message: String, needle: &str| RuleFault {
            path: file.path.clone(),
            line: file.text.find(needle).map_or(0, |at| line_of(&file.text, at)),
            message,
        };
        if raw.examples.is_empty() {
            faults.push(fault("examples is empty, expected at least one text".to_owned(), "examples"));
        }
        for word in raw.words.iter().chain(&raw.followers) {
            if word.is_empty() || word.ends_with('.') || word.contains(char::is_whitespace) {
                let message = format!("word is {word:?}, expected one word without its full stop");
                faults.push(fault(message, &format!("{word:?}")));
            }
        }
        let texts = raw.examples.into_iter().chain(raw.counterexamples);
        self.examples.extend(texts.map(|text| (file.path.clone(), text)));
        self.time_followers.extend(raw.followers);
        let ending = match raw.kind {
            RawKind::BeforeName | RawKind::Never => Abbreviation::Goes,
            RawKind::BeforeNumber => Abbreviation::Numbered,
            RawKind::Time => Abbreviation::Time,
            RawKind::BeforeStarter => Abbreviation::MayEnd,
            RawKind::Starter => return self.starters.extend(raw.words),
            RawKind::Speech => return self.speech.extend(raw.words),
            RawKind::ShoutingName => return self.shouting_names.extend(raw.words),
            RawKind::Elision => return self.elisions.extend(raw.words),
        };
        self.abbreviations.extend(raw.words.into_iter().map(|word| (word, ending)));
    }

    /// How `word`, written without its full stop, ends; capitals throughout ("ST. LOUIS") read as a first capital.
    pub fn abbreviation(&self, word: &str) -> Option<Abbreviation> {
        self.abbreviations.get(word).copied().or_else(|| {
            let mut letters = word.chars();
            let first = letters.next()?;
            let capitals = word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase());
            capitals
                .then(|| format!("{first}{}", letters.as_str().to_ascii_lowercase()))
                .and_then(|word| self.abbreviations.get(&word).copied())
        })
    }

    /// Whether a capital on `word` says that a sentence begins.
    pub fn begins_sentences(&self, word: &str) -> bool {
        self.starters.contains(word.to_lowercase().as_str())
    }

    /// Whether "5 p.m." goes on with `word`.
    pub fn follows_time(&self, word: &str) -> bool {
        self.time_followers.contains(word.to_lowercase().as_str())
    }

    /// Whether `word` is a verb of saying.
    pub fn says(&self, word: &str) -> bool {
        self.speech.contains(word)
    }

    /// Whether `word` is a name written with a mark of exclamation.
    pub fn shouts(&self, word: &str) -> bool {
        self.shouting_names.contains(word)
    }

    /// Whether `word` is written with an apostrophe before it.
    pub fn elides(&self, word: &str) -> bool {
        self.elisions.contains(word.to_lowercase().as_str())
    }
}

fn line_of(text: &str, at: usize) -> usize {
    text.as_bytes()[..at.min(text.len())].iter().filter(|&&byte| byte == b'\n').count() + 1
}
