//! Floor 3: what a gate made of the reports of its checks, ready to be told. Knows no format and no policy.

use crate::finding::Severity;
use crate::finding::{Finding, Report, Verdict};
use crate::text::SourceId;
use std::collections::BTreeMap;

/// What one run of the gate came to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Decision {
    /// The checks that were judged, in the order of the configuration.
    pub checks: Vec<Judged>,
    /// The checks that could not be judged, in that order; with any of them the gate has not passed.
    pub broken: Vec<Broken>,
    /// Why the gate failed, worst first; empty when it passed.
    pub failures: Vec<String>,
    /// What is odd about waivers and baseline, in order of file and line.
    pub notices: Vec<Notice>,
    /// The least severity of a finding that fails the gate; `None` when no finding does.
    pub fail_on: Option<Severity>,
    /// What the policy asks of the run as a whole, each limit that is set, in the order of the failures.
    pub limits: Vec<Limit>,
}

/// What the policy asks of a run as a whole, beside its findings one by one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limit {
    /// Its key in the configuration: "max-warnings".
    pub name: &'static str,
    /// How the run exceeds it, as the failures say it; `None` when it keeps within.
    pub exceeded: Option<String>,
}

/// A check that could not be judged: nobody knows whether it would pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// The name the configuration gives it.
    pub check: String,
    /// The file and line that set it; `None` for sources named on the command line.
    pub place: Option<(String, u32)>,
    /// Why, one fault each, never empty.
    pub faults: Vec<String>,
}

impl Broken {
    /// One line a fault: "crosscheck.toml:6: check ferry: drafts/ferry.md: no such file".
    pub fn told(&self) -> impl Iterator<Item = String> {
        let head = match &self.place {
            Some((path, line)) => format!("{path}:{line}: check {}: ", self.check),
            None => String::new(),
        };
        self.faults.iter().map(move |fault| format!("{head}{fault}"))
    }
}

/// The report of one check with its severities set by the policy.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// The name the configuration gives the check; `None` for a comparison outside the gate.
    pub name: Option<String>,
    /// The source that is judged against the others.
    pub draft: Option<SourceId>,
    /// What was found.
    pub report: Report,
    /// Findings that count for nothing, by index, with the reason.
    pub suppressed: BTreeMap<usize, Suppression>,
}

/// Why a finding counts for nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Suppression {
    /// A waiver covers it.
    Waived {
        /// Why it is waived, in the words of the waiver.
        reason: String,
        /// Where the waiver stands: "drafts/ferry.md:12".
        place: String,
        /// The last day it holds, as YYYY-MM-DD.
        until: Option<String>,
        /// Whether it stands in an article, not in the configuration.
        is_inline: bool,
    },
    /// The baseline has it.
    Known,
    /// The configuration allows its check.
    Allowed,
}

/// Something odd about a waiver or the baseline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Where: "crosscheck.toml:14".
    pub place: String,
    /// What, and what to do.
    pub message: String,
    /// How much it matters.
    pub severity: Severity,
}

impl Judged {
    /// A comparison outside the gate: nothing is suppressed.
    pub fn unnamed(report: Report) -> Judged {
        Judged { name: None, draft: None, report, suppressed: BTreeMap::new() }
    }

    /// Findings that somebody should look at, suppressed ones among them: everything above a note, and notes in which
    /// the sources differ or a draft could be better.
    pub fn alerts(&self) -> impl Iterator<Item = (usize, &Finding)> {
        let differs = |finding: &Finding| match finding.verdict {
            Verdict::Contradiction | Verdict::Attributed | Verdict::Update => true,
            Verdict::Compatible | Verdict::Agreement | Verdict::Addition => false,
        };
        let of_draft = |finding: &Finding| finding.code.starts_with('G');
        let alerting = move |(_, finding): &(usize, &Finding)| {
            finding.severity > Severity::Note || differs(finding) || of_draft(finding)
        };
        self.report.findings.iter().enumerate().filter(alerting)
    }

    /// Findings by index that fail a gate which fails on `least`: notes that say "all agree" are no reason to fail, those
    /// that somebody should look at are.
    pub fn failing(&self, least: Option<Severity>) -> impl Iterator<Item = (usize, &Finding)> {
        let fails = move |(at, finding): &(usize, &Finding)| {
            least.is_some_and(|least| finding.severity >= least) && !self.suppressed.contains_key(at)
        };
        self.alerts().filter(fails)
    }

    /// How many findings of this severity count.
    pub fn count(&self, severity: Severity) -> usize {
        let counts =
            |(at, finding): &(usize, &Finding)| finding.severity == severity && !self.suppressed.contains_key(at);
        self.report.findings.iter().enumerate().filter(counts).count()
    }
}

impl Decision {
    /// Whether the gate let everything pass.
    pub fn passed(&self) -> bool {
        self.failures.is_empty()
    }
}
