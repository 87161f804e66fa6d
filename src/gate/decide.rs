//! From compared checks to the decision: severities by policy, waivers, baseline, and what fails.

use super::baseline::Baseline;
use super::draft;
use super::policy::{Level, Limits, Policy};
use super::waiver::Waiver;
use crate::decision::{Broken, Decision, Judged, Limit, Notice, Suppression};
use crate::finding::{Report, Severity};
use crate::text::SourceId;
use crate::value::Vocabulary;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// One check of the configuration whose sources were compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// Its name.
    pub name: String,
    /// The source that is judged against the others; `None` when they are equals.
    pub draft: Option<SourceId>,
    /// What was found.
    pub report: Report,
    /// Its policy.
    pub policy: Policy,
}

/// What counts beside the policy of each check.
#[derive(Debug, Clone, Copy)]
pub struct Rulebook<'a> {
    /// What fails the gate as a whole.
    pub limits: Limits,
    /// Waivers of the configuration and of the articles.
    pub waivers: &'a [Waiver],
    /// Findings that are known.
    pub baseline: &'a Baseline,
    /// The day on which waivers expire or hold.
    pub today: Date,
    /// What reads the normal forms of values.
    pub words: &'a Vocabulary,
    /// Whether checks of the configuration were passed over, so that nobody knows what is unused.
    pub is_partial: bool,
}

/// Judges the checks that were compared; those that could not be are told and keep the gate from passing.
pub fn decide(compared: Vec<Compared>, broken: Vec<Broken>, book: Rulebook<'_>) -> Decision {
    // What only a broken check uses is not unused.
    let book = Rulebook { is_partial: book.is_partial || !broken.is_empty(), ..book };
    let mut used = BTreeSet::new();
    let checks: Vec<Judged> = compared.into_iter().map(|check| judge(check, book, &mut used)).collect();
    let notices = notices(&checks, book, &used);
    let limits = limits(&checks, &notices, book.limits);
    let fail_on = book.limits.fail_on;
    let mut failures = failures(&checks, fail_on, &limits);
    match broken.len() {
        0 => {}
        1 => failures.insert(0, "1 check could not be judged".to_owned()),
        number => failures.insert(0, format!("{number} checks could not be judged")),
    }
    Decision { checks, broken, failures, notices, fail_on, limits }
}

fn judge(check: Compared, book: Rulebook<'_>, used: &mut BTreeSet<usize>) -> Judged {
    let mut report = match check.draft {
        Some(source) => draft::judge(check.report, source, &check.policy, book.words),
        None => check.report,
    };
    let mut suppressed = BTreeMap::new();
    for at in 0..report.findings.len() {
        let level = check.policy.level(&report.findings[at]);
        let why = match level {
            Level::Allow => Some(Suppression::Allowed),
            Level::Note => None,
            Level::Warn | Level::Deny => suppression(&check.name, &report, at, book, used),
        };
        report.findings[at].severity = match level {
            Level::Allow | Level::Note => Severity::Note,
            Level::Warn => Severity::Warning,
            Level::Deny => Severity::Error,
        };
        suppressed.extend(why.map(|why| (at, why)));
    }
    Judged { name: Some(check.name), draft: check.draft, report, suppressed }
}

/// Why a finding above a note counts for nothing, if so. A waiver goes before the baseline.
fn suppression(
    name: &str,
    report: &Report,
    at: usize,
    book: Rulebook<'_>,
    used: &mut BTreeSet<usize>,
) -> Option<Suppression> {
    let finding = &report.findings[at];
    let mut found = None;
    for (number, waiver) in book.waivers.iter().enumerate() {
        if waiver.matcher.covers(name, report, finding) {
            used.insert(number);
            if found.is_none() && waiver.holds(book.today) {
                found = Some(waiver.suppression());
            }
        }
    }
    found.or_else(|| book.baseline.has(name, finding).then_some(Suppression::Known))
}

fn notices(checks: &[Judged], book: Rulebook<'_>, used: &BTreeSet<usize>) -> Vec<Notice> {
    let severity = if book.limits.strict_waivers { Severity::Error } else { Severity::Warning };
    let mut notices = Vec::new();
    for (number, waiver) in book.waivers.iter().enumerate() {
        let message = match (used.contains(&number), waiver.until.filter(|_| !waiver.holds(book.today))) {
            (true, None) => continue,
            (false, _) if book.is_partial => continue,
            (true, Some(day)) => format!(
                "the waiver expired on {day} and its finding is back: settle it, or renew the waiver ({})",
                waiver.reason
            ),
            (false, Some(day)) => {
                format!("the waiver expired on {day} and covers nothing: remove it ({})", waiver.reason)
            }
            (false, None) => format!("the waiver covers nothing: remove it ({})", waiver.reason),
        };
        notices.push(Notice { place: waiver.place(), message, severity });
    }
    for known in book.baseline.stale(checks, book.is_partial) {
        let message = format!(
            "{} {} ({}) of check {} is in the baseline and not found any more: `crosscheck baseline prune` removes it",
            known.code, known.id, known.topic, known.check
        );
        notices.push(Notice { place: book.baseline.path.clone(), message, severity: Severity::Note });
    }
    notices
}

fn failures(checks: &[Judged], fail_on: Option<Severity>, limits: &[Limit]) -> Vec<String> {
    let mut failures = Vec::new();
    for (severity, one, many) in [
        (Severity::Error, "error", "errors"),
        (Severity::Warning, "warning", "warnings"),
        (Severity::Note, "note", "notes"),
    ] {
        let failing = checks.iter().flat_map(|judged| judged.failing(fail_on));
        let number = failing.filter(|(_, finding)| finding.severity == severity).count();
        if number > 0 {
            failures.push(format!("{number} {}", if number == 1 { one } else { many }));
        }
    }
    failures.extend(limits.iter().filter_map(|limit| limit.exceeded.clone()));
    failures
}

/// How the run stands to each limit that is set.
fn limits(checks: &[Judged], notices: &[Notice], limits: Limits) -> Vec<Limit> {
    let warnings = checks.iter().map(|judged| judged.count(Severity::Warning)).sum::<usize>();
    let warned = limits.max_warnings.map(|most| {
        let word = if warnings == 1 { "warning" } else { "warnings" };
        let told = format!("{warnings} {word}, more than the {most} of max-warnings");
        Limit { name: "max-warnings", exceeded: (warnings > most).then_some(told) }
    });
    let strict = limits.strict_waivers.then(|| {
        let number = notices.iter().filter(|notice| notice.severity == Severity::Error).count();
        let waivers = if number == 1 { "waiver" } else { "waivers" };
        let told = format!("{number} unused or expired {waivers} (strict-waivers)");
        Limit { name: "strict-waivers", exceeded: (number > 0).then_some(told) }
    });
    warned.into_iter().chain(strict).collect()
}
