//! The baseline: findings that were there when the gate was set up and do not fail it. Committed, sorted, without dates
//! and line numbers, so that it changes only when findings come and go.

use super::fault::Fault;
use crate::decision::Judged;
use crate::finding::{Finding, Severity};
use crate::text::visible_json;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Version of the file; another version is refused.
const SCHEMA_VERSION: u32 = 1;

/// Findings that are known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Baseline {
    /// The file, for messages.
    pub path: String,
    /// The findings, sorted.
    pub known: BTreeSet<Known>,
}

/// One finding that is known.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Known {
    /// The check of the configuration.
    pub check: String,
    /// The code of the check that found it.
    pub code: String,
    /// The id of the finding.
    pub id: String,
    /// What it is about, for people who read the file; it is not compared.
    pub topic: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    schema_version: u32,
    findings: Vec<Known>,
}

impl Baseline {
    /// Reads the file; the fault says where it is broken.
    pub fn read(path: &str, text: &str) -> Result<Baseline, Fault> {
        let fault = |line, column, message| Fault { path: path.to_owned(), line, column, message };
        let file: File = serde_json::from_str(text).map_err(|error| {
            let message = format!("is no baseline: {error}; `crosscheck baseline write` makes a new one");
            fault(error.line() as u32, error.column() as u32, message)
        })?;
        if file.schema_version != SCHEMA_VERSION {
            let found = file.schema_version;
            let message = format!(
                "schema_version is {found}, expected {SCHEMA_VERSION}; `crosscheck baseline write` makes a new one"
            );
            return Err(fault(1, 1, message));
        }
        Ok(Baseline { path: path.to_owned(), known: file.findings.into_iter().collect() })
    }

    /// The file's text.
    pub fn text(&self) -> String {
        let file = File { schema_version: SCHEMA_VERSION, findings: self.known.iter().cloned().collect() };
        visible_json(serde_json::to_string_pretty(&file).expect("the file has string keys") + "\n")
    }

    /// The baseline of everything that counts above a note.
    pub fn of(checks: &[Judged]) -> Baseline {
        let mut known = BTreeSet::new();
        for judged in checks {
            for (at, finding) in judged.report.findings.iter().enumerate() {
                if finding.severity > Severity::Note && !judged.suppressed.contains_key(&at) {
                    known.insert(entry(judged, finding));
                }
            }
        }
        Baseline { known, ..Baseline::default() }
    }

    /// Whether a finding of the check `name` is known.
    pub fn has(&self, name: &str, finding: &Finding) -> bool {
        self.known.iter().any(|known| known.check == name && known.code == finding.code && known.id == finding.id)
    }

    /// Entries of checks that are not among `checks`.
    pub fn of_others(&self, checks: &[Judged]) -> BTreeSet<Known> {
        let is_there = |known: &&Known| checks.iter().any(|judged| judged.name.as_ref() == Some(&known.check));
        self.known.iter().filter(|known| !is_there(known)).cloned().collect()
    }

    /// Entries that no finding answers to any more; those of checks that were passed over (`is_partial`) may have one.
    pub fn stale(&self, checks: &[Judged], is_partial: bool) -> Vec<&Known> {
        let passed_over = if is_partial { self.of_others(checks) } else { BTreeSet::new() };
        let mut there = BTreeSet::new();
        for judged in checks {
            let name = judged.name.as_deref().unwrap_or_default();
            there.extend(judged.report.findings.iter().map(|finding| (name, finding.code, finding.id.as_str())));
        }
        let gone = |known: &&Known| !there.contains(&(known.check.as_str(), known.code.as_str(), known.id.as_str()));
        self.known.iter().filter(gone).filter(|known| !passed_over.contains(known)).collect()
    }
}

fn entry(judged: &Judged, finding: &Finding) -> Known {
    Known {
        check: judged.name.clone().unwrap_or_default(),
        code: finding.code.to_owned(),
        id: finding.id.clone(),
        topic: finding.topic.clone(),
    }
}
