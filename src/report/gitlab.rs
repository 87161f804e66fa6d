//! The Code Quality report of GitLab: one entry an alert, at its place, with a fingerprint that lasts.

use super::{Style, alert, words};
use crate::decision::{Broken, Decision};
use crate::finding::Severity;
use serde::Serialize;

#[derive(Debug, Serialize)]
struct Entry<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: &'a str,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Debug, Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Debug, Serialize)]
struct Lines {
    begin: u32,
}

/// A JSON array; suppressed findings are left out, as GitLab knows no suppression.
pub fn render(decision: &Decision, style: &Style) -> String {
    let mut alerts = alert::alerts(decision, style);
    alerts.retain(|alert| alert.suppression.is_none());
    let prints = alert::fingerprints(&alerts);
    let entry = |(alert, print): (&alert::Alert<'_>, &'_ String)| -> serde_json::Value {
        let (path, line, _) = alert.place();
        // What fails the gate is never told as a small matter.
        let is_judged = alert.judged.name.is_some();
        let fails = is_judged && decision.fail_on.is_some_and(|least| alert.finding.severity >= least);
        let severity = if fails { Severity::Error } else { alert.finding.severity };
        let entry = Entry {
            description: format!("{} {}: {}", alert.finding.code, alert.finding.check, alert.told()),
            check_name: alert.finding.check,
            fingerprint: print,
            severity: alert::level(severity, ["major", "minor", "info"]),
            location: Location { path: path.trim_start_matches("./"), lines: Lines { begin: line } },
        };
        serde_json::to_value(entry).expect("the entry has string keys")
    };
    let mut entries: Vec<serde_json::Value> = decision.broken.iter().map(not_judged).collect();
    entries.extend(alerts.iter().zip(&prints).map(entry));
    serde_json::to_string_pretty(&entries).expect("JSON values have string keys") + "\n"
}

/// A check that could not be judged, where it is set.
fn not_judged(broken: &Broken) -> serde_json::Value {
    let (path, line) = broken.place.as_ref().map_or((broken.check.as_str(), 1), |(path, line)| (path, *line));
    let entry = Entry {
        description: format!("not judged: {}", words::clean(&broken.told().collect::<Vec<_>>().join("; "))),
        check_name: "not-judged",
        fingerprint: &format!("{}/not-judged", broken.check),
        severity: "critical",
        location: Location { path: path.trim_start_matches("./"), lines: Lines { begin: line } },
    };
    serde_json::to_value(entry).expect("the entry has string keys")
}
