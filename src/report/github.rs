//! Annotations of GitHub Actions: at most ten of a kind, because GitHub shows no more, the worst first, then one line
//! with the number left out.

use super::alert::{self, Alert};
use super::{Style, words};
use crate::decision::{Broken, Decision};
use crate::finding::Severity;
use std::fmt::Write;

/// Annotations of one kind that GitHub shows for one step.
const MOST_OF_A_KIND: usize = 10;

/// Workflow commands, one a line. Suppressed findings are no annotations.
pub fn render(decision: &Decision, style: &Style) -> String {
    let mut alerts = alert::alerts(decision, style);
    alerts.retain(|alert| alert.suppression.is_none());
    alert::worst_first(&mut alerts);
    let mut out = String::new();
    let mut left_out = Vec::new();
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        let mut lines: Vec<String> =
            alerts.iter().filter(|alert| alert.finding.severity == severity).map(annotation).collect();
        lines.extend(decision.broken.iter().filter(|_| severity == Severity::Error).map(not_judged));
        let notices = decision.notices.iter().filter(|notice| notice.severity == severity);
        lines.extend(notices.map(|notice| {
            let (file, line) = notice.place.rsplit_once(':').unwrap_or((&notice.place, "1"));
            command(severity, &[("file", file), ("line", line), ("title", "crosscheck")], &notice.message)
        }));
        // Why the gate failed is among the errors that are shown: what failed it need not be an error itself.
        if let Some(outcome) = outcome(decision).filter(|_| severity == Severity::Error) {
            lines.insert(lines.len().min(MOST_OF_A_KIND - 1), outcome);
        }
        for line in lines.iter().take(MOST_OF_A_KIND) {
            let _ = writeln!(out, "{line}");
        }
        if lines.len() > MOST_OF_A_KIND {
            left_out.push(format!("{} more of severity {}", lines.len() - MOST_OF_A_KIND, severity.name()));
        }
    }
    if !left_out.is_empty() {
        let _ = writeln!(out, "{} (GitHub shows {MOST_OF_A_KIND} annotations of a kind)", left_out.join(", "));
    }
    out
}

fn not_judged(broken: &Broken) -> String {
    let line = broken.place.as_ref().map(|(_, line)| line.to_string()).unwrap_or_default();
    let place = broken.place.iter().flat_map(|(path, _)| [("file", path.as_str()), ("line", line.as_str())]);
    let properties: Vec<(&str, &str)> = place.chain([("title", "crosscheck: not judged")]).collect();
    command(Severity::Error, &properties, &broken.told().collect::<Vec<_>>().join("\n"))
}

/// The annotation that says why the gate failed; `None` when it passed.
fn outcome(decision: &Decision) -> Option<String> {
    let told = || words::clean(&format!("gate failed: {}", decision.failures.join("; ")));
    (!decision.passed()).then(|| command(Severity::Error, &[("title", "crosscheck gate")], &told()))
}

fn annotation(alert: &Alert<'_>) -> String {
    let (path, line, column) = alert.place();
    let (line, column) = (line.to_string(), column.to_string());
    let title = alert.title();
    let places = [("file", path), ("line", line.as_str()), ("col", column.as_str()), ("title", title.as_str())];
    command(alert.finding.severity, &places, &alert.message())
}

fn command(severity: Severity, properties: &[(&str, &str)], message: &str) -> String {
    let kind = alert::level(severity, ["error", "warning", "notice"]);
    let properties: Vec<String> = properties.iter().map(|(key, value)| format!("{key}={}", property(value))).collect();
    format!("::{kind} {}::{}", properties.join(","), data(message))
}

/// The message of a command, escaped as the runner unescapes it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a command, escaped as the runner unescapes it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
