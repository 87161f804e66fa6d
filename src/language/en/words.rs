//! Floor 3: the words that decide where English is cut into tokens, from rules/en/tokens.

use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::sync::LazyLock;

static WORDS: LazyLock<CuttingWords> = LazyLock::new(|| {
    let file: CuttingFile = toml::from_str(include_str!("../../../rules/en/tokens/english.toml"))
        .expect("the built-in token rules are read by tests/it/language.rs");
    CuttingWords::from(file)
});

/// Lists that decide where a sentence is cut; each is explained in its rule file.
#[derive(Debug)]
pub struct CuttingWords {
    pub(super) abbreviations: FxHashSet<String>,
    pub(super) abbreviations_before_numbers: FxHashSet<String>,
    pub(super) abbreviations_inside: FxHashSet<String>,
    pub(super) syllables: FxHashSet<String>,
    pub(super) prefixes: FxHashSet<String>,
    pub(super) clitics: FxHashSet<String>,
    pub(super) clipped: FxHashSet<String>,
    pub(super) units: FxHashSet<String>,
    pub(super) domains: FxHashSet<String>,
    pub(super) dollars: FxHashSet<String>,
    /// Word without its bar, and where the bar stood.
    pub(super) joined: Vec<(String, usize)>,
}

/// The lists inside the program.
pub(super) fn cutting_words() -> &'static CuttingWords {
    &WORDS
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CuttingFile {
    #[serde(rename = "summary")]
    _summary: String,
    #[serde(rename = "why")]
    _why: String,
    abbreviations: FxHashSet<String>,
    abbreviations_before_numbers: FxHashSet<String>,
    abbreviations_inside: FxHashSet<String>,
    syllables: FxHashSet<String>,
    prefixes: FxHashSet<String>,
    clitics: FxHashSet<String>,
    clipped: FxHashSet<String>,
    joined: Vec<String>,
    units: FxHashSet<String>,
    domains: FxHashSet<String>,
    dollars: FxHashSet<String>,
    #[serde(rename = "examples")]
    _examples: toml::Value,
    #[serde(rename = "counterexamples")]
    _counterexamples: Vec<String>,
}

impl From<CuttingFile> for CuttingWords {
    fn from(file: CuttingFile) -> Self {
        let joined = file.joined.iter().filter_map(|word| Some((word.replace('|', ""), word.find('|')?))).collect();
        CuttingWords {
            abbreviations: file.abbreviations,
            abbreviations_before_numbers: file.abbreviations_before_numbers,
            abbreviations_inside: file.abbreviations_inside,
            syllables: file.syllables,
            prefixes: file.prefixes,
            clitics: file.clitics,
            clipped: file.clipped,
            units: file.units,
            domains: file.domains,
            dollars: file.dollars,
            joined,
        }
    }
}
