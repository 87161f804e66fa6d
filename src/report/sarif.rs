//! SARIF 2.1.0, for code scanning: a location on every alert, the other sources beside it, fingerprints that last.

use super::alert::{self, Alert};
use super::{Style, words};
use crate::decision::{Broken, Decision, Suppression};
use crate::finding::{Check, ClaimInFinding, Severity};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What code scanning takes from one run.
const MOST_RESULTS: usize = 5000;

/// One log with one run over all checks.
pub fn render(decision: &Decision, style: &Style) -> String {
    let mut alerts = alert::alerts(decision, style);
    let all = alerts.len();
    if all > MOST_RESULTS {
        alert::worst_first(&mut alerts);
        alerts.truncate(MOST_RESULTS);
    }
    let rules = rules(decision, &alerts);
    let index: BTreeMap<&str, usize> = rules.iter().enumerate().map(|(at, check)| (check.code, at)).collect();
    let prints = alert::fingerprints(&alerts);
    let results: Vec<Value> =
        alerts.iter().zip(&prints).map(|(alert, print)| result(alert, print, index.get(alert.finding.code))).collect();
    let log = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "crosscheck",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|check| rule(check)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": decision.broken.is_empty(),
                "toolExecutionNotifications": notifications(decision, all),
            }],
            "results": results,
        }],
    });
    let mut text = serde_json::to_string_pretty(&log).expect("JSON values have string keys");
    text.push('\n');
    text
}

/// The checks that the alerts name, by code.
fn rules(decision: &Decision, alerts: &[Alert<'_>]) -> Vec<&'static Check> {
    let mut rules: BTreeMap<&str, &'static Check> = BTreeMap::new();
    for check in decision.checks.iter().flat_map(|judged| &judged.report.checks) {
        if alerts.iter().any(|alert| alert.finding.code == check.code) {
            rules.insert(check.code, check);
        }
    }
    rules.into_values().collect()
}

fn rule(check: &Check) -> Value {
    json!({
        "id": check.code,
        "name": check.name,
        "shortDescription": {"text": check.summary},
        "fullDescription": {"text": check.summary},
        "help": {"text": check.manual, "markdown": check.manual},
        "properties": {"tags": [check.kind]},
    })
}

fn result(alert: &Alert<'_>, print: &str, rule: Option<&usize>) -> Value {
    let finding = alert.finding;
    let (path, line, column) = alert.place();
    let related: Vec<Value> = alert.related().enumerate().map(|(at, claim)| related(alert, at, claim)).collect();
    let mut result = json!({
        "ruleId": finding.code,
        "level": alert::level(finding.severity, ["error", "warning", "note"]),
        "message": {"text": alert.message()},
        "locations": [location(path, line, column, alert.primary().map(|claim| claim.value.as_str()))],
        "relatedLocations": related,
        "partialFingerprints": {"crosscheck/v1": print},
        "suppressions": alert.suppression.map(suppression).into_iter().collect::<Vec<_>>(),
        "properties": {
            "verdict": finding.verdict.name(),
            "certainty": finding.certainty.map(|certainty| certainty.name()),
            "topic": words::clean(&finding.topic),
        },
    });
    if let Some(index) = rule {
        result["ruleIndex"] = json!(index);
    }
    result
}

fn location(path: &str, line: u32, column: u32, snippet: Option<&str>) -> Value {
    let mut region = json!({"startLine": line, "startColumn": column});
    if let Some(words) = snippet {
        region["snippet"] = json!({"text": words});
    }
    json!({"physicalLocation": {"artifactLocation": {"uri": alert::uri(path)}, "region": region}})
}

fn related(alert: &Alert<'_>, at: usize, claim: &ClaimInFinding) -> Value {
    let path = &alert.judged.report.sources[claim.source.index()].path;
    let mut place = location(path, claim.position.line, claim.position.column, Some(&claim.value));
    place["id"] = json!(at + 1);
    let said = claim.speaker.as_ref().map(|speaker| format!(" ({})", words::clean(speaker))).unwrap_or_default();
    place["message"] = json!({"text": format!("{}{said}", words::clean(&claim.value))});
    place
}

fn suppression(suppression: &Suppression) -> Value {
    match suppression {
        Suppression::Waived { is_inline, .. } => {
            let kind = if *is_inline { "inSource" } else { "external" };
            json!({"kind": kind, "status": "accepted", "justification": alert::why_suppressed(suppression)})
        }
        Suppression::Known => json!({"kind": "external", "status": "accepted", "justification": "in the baseline"}),
        Suppression::Allowed => {
            json!({"kind": "external", "status": "accepted", "justification": "its check is allowed"})
        }
    }
}

fn not_judged(broken: &Broken) -> Value {
    let text = broken.told().collect::<Vec<_>>().join("\n");
    let mut told = json!({"level": "error", "message": {"text": format!("not judged: {text}")}});
    if let Some((path, line)) = &broken.place {
        told["locations"] = json!([location(path, *line, 1, None)]);
    }
    told
}

fn notifications(decision: &Decision, all: usize) -> Vec<Value> {
    let mut told: Vec<Value> = Vec::new();
    if !decision.passed() {
        let failed = format!("gate failed: {}", decision.failures.join("; "));
        told.push(json!({"level": "error", "message": {"text": failed}}));
    }
    told.extend(decision.broken.iter().map(not_judged));
    told.extend(decision.notices.iter().map(|notice| {
        let level = alert::level(notice.severity, ["error", "warning", "note"]);
        json!({"level": level, "message": {"text": format!("{}: {}", notice.place, notice.message)}})
    }));
    if all > MOST_RESULTS {
        let left = format!("{} of {all} findings left out: a run holds {MOST_RESULTS}", all - MOST_RESULTS);
        told.push(
            json!({"level": alert::level(Severity::Warning, ["error", "warning", "note"]), "message": {"text": left}}),
        );
    }
    told
}
