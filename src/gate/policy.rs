//! What findings come to: levels by check, the certainty that counts, what fails the gate.

use super::fault::did_you_mean;
use crate::finding::{Certainty, Check, Finding, Severity, Verdict};

/// What a check is set to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Findings count for nothing.
    Allow,
    /// Findings are notes.
    Note,
    /// Findings are warnings.
    Warn,
    /// Findings are errors.
    Deny,
}

impl Level {
    /// The level of this name.
    pub fn named(name: &str) -> Option<Level> {
        [Level::Allow, Level::Note, Level::Warn, Level::Deny].into_iter().find(|level| level.name() == name)
    }

    /// Its name in the configuration.
    pub fn name(self) -> &'static str {
        match self {
            Level::Allow => "allow",
            Level::Note => "note",
            Level::Warn => "warn",
            Level::Deny => "deny",
        }
    }
}

/// Which checks are meant: by code ("N101"), family ("N"), name ("count-differs") or kind ("count").
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Selector(String);

impl Selector {
    /// The selector that `words` write, if a check answers to it; otherwise what was found and what was expected.
    pub fn read(words: &str, known: &[&'static Check]) -> Result<Selector, String> {
        let selector = Selector(words.trim().to_lowercase());
        if known.iter().any(|check| selector.rank(check.code, check.name, check.kind).is_some()) {
            return Ok(selector);
        }
        let names = known.iter().flat_map(|check| [check.code, check.name, check.kind]);
        Err(format!(
            "no check has the code, family, name or kind {words}{} (`crosscheck explain` lists them)",
            did_you_mean(words, names)
        ))
    }

    /// As it is written.
    pub fn shown(&self) -> &str {
        &self.0
    }

    /// How closely a check is meant: its code most, then its name, its kind, its family; `None` when it is not meant.
    fn rank(&self, code: &str, name: &str, kind: &str) -> Option<u8> {
        let code = code.to_lowercase();
        let is_family = self.0.len() == 1 && code.starts_with(&self.0);
        match () {
            () if self.0 == code => Some(3),
            () if self.0 == name => Some(2),
            () if self.0 == kind => Some(1),
            () if is_family => Some(0),
            () => None,
        }
    }

    /// Whether a finding is of a check that is meant.
    pub fn means(&self, finding: &Finding) -> bool {
        self.rank(finding.code, finding.check, finding.kind).is_some()
    }
}

/// What findings of a check come to; the closest selector decides, of two equally close the earlier.
pub type Levels = Vec<(Selector, Level)>;

/// The policy of one check of the configuration.
#[derive(Debug, Clone, PartialEq)]
pub struct Policy {
    /// Levels, those of the check before those of the top.
    pub levels: Vec<Levels>,
    /// The least certainty of a contradiction that counts.
    pub certainty: Certainty,
    /// How many origins must carry each claim of a draft.
    pub min_sources: usize,
    /// How many origins make a claim that a draft must have; 0 for none.
    pub missing: usize,
}

impl Default for Policy {
    fn default() -> Self {
        Policy { levels: Vec::new(), certainty: Certainty::Possible, min_sources: 1, missing: 0 }
    }
}

impl Policy {
    /// What this finding comes to.
    pub fn level(&self, finding: &Finding) -> Level {
        let set = self.levels.iter().find_map(|levels| closest(levels, finding));
        // Levels speak of findings that are amiss; an agreement found by a denied check stays a note.
        match set {
            Some(level) if is_amiss(finding) => self.capped(finding, level),
            Some(_) | None => default_level(finding, self.certainty),
        }
    }

    fn capped(&self, finding: &Finding, level: Level) -> Level {
        let doubtful = finding.certainty.is_some_and(|certainty| certainty < self.certainty);
        if doubtful { level.min(Level::Note) } else { level }
    }
}

fn closest(levels: &Levels, finding: &Finding) -> Option<Level> {
    let rank = |selector: &Selector| selector.rank(finding.code, finding.check, finding.kind);
    let ranked = levels.iter().enumerate().filter_map(|(at, (selector, level))| Some((rank(selector)?, at, *level)));
    ranked.max_by_key(|(rank, at, _)| (*rank, std::cmp::Reverse(*at))).map(|(_, _, level)| level)
}

/// Whether a finding says that something may be wrong.
fn is_amiss(finding: &Finding) -> bool {
    finding.severity > Severity::Note
        || finding.code.starts_with('G')
        || matches!(finding.verdict, Verdict::Contradiction)
}

fn default_level(finding: &Finding, least: Certainty) -> Level {
    if finding.certainty.is_some_and(|certainty| certainty < least) {
        return Level::Note;
    }
    match finding.severity {
        Severity::Error => Level::Deny,
        Severity::Warning => Level::Warn,
        Severity::Note => Level::Note,
    }
}

/// What fails the gate as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The least severity that fails it; `None` when none does.
    pub fail_on: Option<Severity>,
    /// More warnings than this fail it.
    pub max_warnings: Option<usize>,
    /// Whether unused and expired waivers fail it.
    pub strict_waivers: bool,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { fail_on: Some(Severity::Error), max_warnings: None, strict_waivers: false }
    }
}
