//! Floor 3: linguistic knowledge from files: raw file shape, validation with all faults at once, `RulePack`.
//!
//! One file here for each folder of rules/en: it owns the raw shape (serde), the checks and the typed table.

pub mod amounts;
pub mod attributes;
pub mod attribution;
mod builtin;
pub mod clauses;
pub mod ingest;
pub mod names;
pub mod origins;
pub mod places;
pub mod quotes;
pub mod segment;
pub mod speakers;
pub mod topics;
pub mod updates;
pub mod values;
pub mod within;

pub use builtin::builtin_files;

use crate::value::Vocabulary;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::borrow::Cow;
use std::fmt;

/// Everything that was read from rules/, checked.
#[derive(Debug, Clone, Default)]
pub struct RulePack {
    /// Number words, units, hedges, months.
    pub values: Vocabulary,
    /// What the files of values say must, or must not, be read.
    pub value_examples: Vec<values::Example>,
    /// Words that say that something was said.
    pub attribution: attribution::AttributionRules,
    /// Abbreviations and other words that sentence boundaries hang on.
    pub segment: segment::SegmentRules,
    /// Ways to write one spoken word.
    pub quotes: quotes::QuoteRules,
    /// What tells metadata and boilerplate from the story.
    pub ingest: ingest::IngestRules,
    /// What values are values of.
    pub attributes: attributes::AttributeRules,
    /// Words that tell of how much a sentence holds.
    pub amounts: amounts::AmountRules,
    /// Words that negate, hedge and date a clause.
    pub clauses: clauses::ClauseRules,
    /// Words of one action, exclusive states, topics.
    pub topics: topics::TopicRules,
    /// Who is no party of his own.
    pub speakers: speakers::SpeakerRules,
    /// Gazetteers, titles, given names.
    pub names: names::NameRules,
    /// News agencies and the lines that credit them.
    pub origins: origins::OriginRules,
    /// Words that tell earlier and running counts.
    pub updates: updates::UpdateRules,
    /// Words that say where.
    pub places: places::PlaceRules,
    /// What one article says twice.
    pub within: within::WithinRules,
}

/// One rule file: its path below the pack's root and its text.
#[derive(Debug, Clone)]
pub struct RuleFile {
    /// Path below the root, with `/`: "en/attributes/deaths.toml".
    pub path: String,
    /// Its text; borrowed where it stands in the program.
    pub text: Cow<'static, str>,
}

/// Something wrong in a rule file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RuleFault {
    /// The file.
    pub path: String,
    /// Line counted from 1; 0 when the fault is the whole file's.
    pub line: usize,
    /// What was found and what was expected.
    pub message: String,
}

impl fmt::Display for RuleFault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: {}", self.path, self.line, self.message)
    }
}

/// Two texts of a rule file, and whether they exclude each other.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PairExample {
    /// One text.
    pub left: String,
    /// The other.
    pub right: String,
    /// Whether they exclude each other.
    pub exclude: bool,
}

impl RulePack {
    /// The pack inside the program. Its files are checked by the project's tests.
    pub fn builtin() -> RulePack {
        RulePack::load(&builtin_files()).expect("the built-in rules are checked by tests/it/rules.rs")
    }

    /// A pack from files; `Err` has every fault of every file, by path and line.
    pub fn load(files: &[RuleFile]) -> Result<RulePack, Vec<RuleFault>> {
        let words = || rayon::join(|| load_values(files), || load_names(files));
        let patterns = || rayon::join(|| load_speech(files), || load_clauses(files));
        let (((values, first), (names, second)), ((speech, third), (clauses, fourth))) = rayon::join(words, patterns);
        let mut faults = [first, second, third, fourth].concat();
        let pack = RulePack {
            ingest: names.ingest,
            names: names.names,
            attribution: speech.attribution,
            topics: speech.topics,
            quotes: speech.quotes,
            speakers: speech.speakers,
            attributes: clauses.attributes,
            amounts: clauses.amounts,
            clauses: clauses.clauses,
            places: clauses.places,
            origins: clauses.origins,
            updates: clauses.updates,
            within: clauses.within,
            ..values
        };
        faults.sort();
        if faults.is_empty() { Ok(pack) } else { Err(faults) }
    }
}

/// The quarter of a pack that text is cut and values are read with. The quarters take about the same time.
fn load_values(files: &[RuleFile]) -> (RulePack, Vec<RuleFault>) {
    let mut faults = Vec::new();
    let (values, value_examples) = values::load(files, &mut faults);
    let segment = segment::load(files, &mut faults);
    (RulePack { values, value_examples, segment, ..RulePack::default() }, faults)
}

/// The quarter that articles and names are read with.
fn load_names(files: &[RuleFile]) -> (RulePack, Vec<RuleFault>) {
    let mut faults = Vec::new();
    let ingest = ingest::load(files, &mut faults);
    let names = names::load(files, &mut faults);
    (RulePack { ingest, names, ..RulePack::default() }, faults)
}

/// The quarter that tells who says what, and on which topic.
fn load_speech(files: &[RuleFile]) -> (RulePack, Vec<RuleFault>) {
    let mut faults = Vec::new();
    let pack = RulePack {
        attribution: attribution::load(files, &mut faults),
        topics: topics::load(files, &mut faults),
        quotes: quotes::load(files, &mut faults),
        speakers: speakers::load(files, &mut faults),
        ..RulePack::default()
    };
    (pack, faults)
}

/// The quarter that claims are made and compared with.
fn load_clauses(files: &[RuleFile]) -> (RulePack, Vec<RuleFault>) {
    let mut faults = Vec::new();
    let pack = RulePack {
        attributes: attributes::load(files, &mut faults),
        amounts: amounts::load(files, &mut faults),
        clauses: clauses::load(files, &mut faults),
        places: places::load(files, &mut faults),
        origins: origins::load(files, &mut faults),
        updates: updates::load(files, &mut faults),
        within: within::load(files, &mut faults),
        ..RulePack::default()
    };
    (pack, faults)
}

/// Tells a fault for every one of these lists of words that is empty.
fn expect_words(file: &RuleFile, lists: &[(&str, &str)], faults: &mut Vec<RuleFault>) {
    for (name, _) in lists.iter().filter(|(_, words)| words.trim().is_empty()) {
        let message = format!("{name} is empty, expected words");
        faults.push(RuleFault { path: file.path.clone(), line: 0, message });
    }
}

/// The entries of a list; they stand apart by comma or line end, and one may be of several words.
fn entries(list: &str) -> impl Iterator<Item = &str> {
    list.split([',', '\n']).map(str::trim).filter(|entry| !entry.is_empty())
}

/// A file's text as its raw shape; a fault names the line.
fn parse<T: DeserializeOwned>(file: &RuleFile, faults: &mut Vec<RuleFault>) -> Option<T> {
    if let Some(raw) = builtin::shape(file) {
        return Some(raw);
    }
    match toml::from_str(&file.text) {
        Ok(raw) => Some(raw),
        Err(error) => {
            let line = error.span().map_or(0, |span| 1 + file.text[..span.start].matches('\n').count());
            faults.push(RuleFault { path: file.path.clone(), line, message: error.message().to_owned() });
            None
        }
    }
}
