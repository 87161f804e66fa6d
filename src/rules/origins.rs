//! Floor 3: rules/en/origins: news agencies, and the lines that credit them.

use super::{RuleFault, RuleFile, entries, parse};
use serde::Deserialize;

const AGENCIES: &str = "en/origins/agencies.toml";

/// Whose text an article may be.
#[derive(Debug, Clone, Default)]
pub struct OriginRules {
    /// Every name of an agency as written, with the name that stands for all of them.
    pub agencies: Vec<(String, String)>,
    /// What a line holds that tells whose text an article is, lower case.
    pub credits: Vec<String>,
    /// Lines with the origin that must be read in them.
    pub examples: Vec<Example>,
    /// Lines that must tell no origin.
    pub counterexamples: Vec<String>,
}

/// A line with the origin it tells.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The line.
    pub text: String,
    /// The agency, by the name that stands for all of its names.
    pub origin: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    summary: String,
    why: String,
    agencies: String,
    credits: String,
    examples: Vec<Example>,
    counterexamples: Vec<String>,
}

/// Reads the folder's file; every fault goes into `faults`.
pub(super) fn load(files: &[RuleFile], faults: &mut Vec<RuleFault>) -> OriginRules {
    let Some(file) = files.iter().find(|file| file.path == AGENCIES) else { return OriginRules::default() };
    let Some(raw) = parse::<Raw>(file, faults) else { return OriginRules::default() };
    let empty = [("summary", &raw.summary), ("why", &raw.why), ("agencies", &raw.agencies), ("credits", &raw.credits)];
    for (name, _) in empty.into_iter().filter(|(_, words)| words.trim().is_empty()) {
        let message = format!("{name} is empty, expected words");
        faults.push(RuleFault { path: file.path.clone(), line: 0, message });
    }
    let names = |line: &str| {
        let names: Vec<String> = entries(line).map(str::to_owned).collect();
        names.iter().map(|name| (name.clone(), names[0].clone())).collect::<Vec<_>>()
    };
    let credits = raw.credits.split([';', '\n']).map(str::trim).filter(|credit| !credit.is_empty());
    OriginRules {
        agencies: raw.agencies.lines().flat_map(names).collect(),
        credits: credits.map(str::to_owned).collect(),
        examples: raw.examples,
        counterexamples: raw.counterexamples,
    }
}

impl OriginRules {
    /// The agency of exactly this name, in any case of letters.
    pub fn agency(&self, name: &str) -> Option<&str> {
        let name = name.trim();
        self.agencies.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, agency)| agency.as_str())
    }

    /// The agency that a line names, if it names one only.
    pub fn agency_in(&self, line: &str) -> Option<&str> {
        let mut named = self.agencies.iter().filter(|(name, _)| names(line, name)).map(|(_, agency)| agency.as_str());
        let first = named.next()?;
        named.all(|agency| agency == first).then_some(first)
    }

    /// The agency that a line about the article credits, if it credits one only.
    pub fn credited_in(&self, line: &str) -> Option<&str> {
        let lower = line.to_lowercase();
        let credits = self.credits.iter().any(|phrase| lower.contains(phrase.as_str()));
        if credits { self.agency_in(line) } else { None }
    }
}

/// Whether `name` stands in `line` as words of its own, in these letters.
fn names(line: &str, name: &str) -> bool {
    let is_part = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    line.match_indices(name).any(|(start, _)| {
        !is_part(line[..start].chars().next_back()) && !is_part(line[start + name.len()..].chars().next())
    })
}
