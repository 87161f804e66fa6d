//! The decision of a gate for people: a table of the alerts of each check, or one line an alert as linters print it;
//! then what is odd about waivers and baseline, then whether the gate passed and why not.

use super::alert::{self, Alert};
use super::grid::Tone;
use super::table::{self, paragraph};
use super::{Style, words};
use crate::decision::{Broken, Decision, Judged, Notice, Suppression};
use crate::finding::Severity;
use std::fmt::Write;

/// One line an alert: "drafts/ferry.md:5:12: error N101 count-differs: …".
pub fn plain(decision: &Decision, style: &Style) -> String {
    let mut out = String::new();
    for fault in decision.broken.iter().flat_map(Broken::told) {
        let _ = writeln!(out, "{}: {}", Tone::Bad.paint("not judged", style.color), words::clean(&fault));
    }
    for alert in alert::alerts(decision, style).iter().filter(|alert| alert.is_shown(style)) {
        let _ = writeln!(out, "{}", line(alert, style.color));
    }
    for notice in &decision.notices {
        let _ = writeln!(out, "{}", told(notice, style.color));
    }
    for judged in &decision.checks {
        let _ = writeln!(out, "{}: {}", name(judged), counts(judged));
    }
    out + &outcome(decision, style) + "\n"
}

/// Tables of the alerts, the worst first.
pub fn table(decision: &Decision, style: &Style) -> String {
    let mut out = String::new();
    for fault in decision.broken.iter().flat_map(Broken::told) {
        out.push_str(&paragraph(&format!("not judged: {}", words::clean(&fault)), Tone::Bad, style));
    }
    if !decision.broken.is_empty() {
        out.push('\n');
    }
    for judged in &decision.checks {
        let title = format!("{}  {}", name(judged), counts(judged));
        out.push_str(&paragraph(&title, Tone::Strong, style));
        let alerts: Vec<Alert<'_>> = alerts_of(judged, style).collect();
        for severity in [Severity::Error, Severity::Warning, Severity::Note] {
            let of_severity = |alert: &&Alert<'_>| alert.suppression.is_none() && alert.finding.severity == severity;
            let findings: Vec<_> = alerts.iter().filter(of_severity).map(|alert| alert.finding).collect();
            out.push_str(&table::alerts(&judged.report, plural(severity), &findings, style));
        }
        for alert in alerts.iter().filter(|alert| alert.suppression.is_some()) {
            out.push_str(&paragraph(&line(alert, false), Tone::Faint, style));
        }
        out.push_str(&paragraph(&words::coverage(&judged.report), Tone::Faint, style));
        out.push('\n');
    }
    for notice in &decision.notices {
        out.push_str(&paragraph(&told(notice, false), Tone::Plain, style));
    }
    out + &outcome(decision, style) + "\n"
}

fn alerts_of<'a>(judged: &'a Judged, style: &'a Style) -> impl Iterator<Item = Alert<'a>> {
    let alerts = judged.alerts().filter(|(_, finding)| style.shows(finding));
    let alert = |(at, finding)| Alert { judged, finding, suppression: judged.suppressed.get(&at) };
    alerts.map(alert).filter(|alert| alert.is_shown(style))
}

fn plural(severity: Severity) -> &'static str {
    alert::level(severity, ["ERRORS", "WARNINGS", "NOTES"])
}

/// "ferry (drafts/ferry.md against 3 sources)".
fn name(judged: &Judged) -> String {
    let sources = judged.report.sources.len();
    let what = match judged.draft {
        Some(draft) => {
            let path = &judged.report.sources[draft.index()].path;
            format!("{path} against {}", words::counted(sources.saturating_sub(1), "source", "sources"))
        }
        None => words::counted(sources, "source", "sources"),
    };
    words::clean(&format!("{} ({what})", judged.name.as_deref().unwrap_or("compare")))
}

/// "2 errors, no warning, 3 notes, 2 suppressed (1 waived, 1 in the baseline)".
fn counts(judged: &Judged) -> String {
    let notes = alerts_of(judged, &Style::default()).filter(|alert| alert.finding.severity == Severity::Note).count();
    let mut parts = vec![
        words::counted(judged.count(Severity::Error), "error", "errors"),
        words::counted(judged.count(Severity::Warning), "warning", "warnings"),
        words::counted(notes, "note", "notes"),
    ];
    parts.extend(suppressed(judged));
    parts.join(", ")
}

fn suppressed(judged: &Judged) -> Option<String> {
    let (mut waived, mut known, mut allowed) = (0, 0, 0);
    for why in judged.suppressed.values() {
        match why {
            Suppression::Waived { .. } => waived += 1,
            Suppression::Known => known += 1,
            Suppression::Allowed => allowed += 1,
        }
    }
    let parts: Vec<String> = [(waived, "waived"), (known, "in the baseline"), (allowed, "allowed")]
        .iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, why)| format!("{number} {why}"))
        .collect();
    let number = judged.suppressed.len();
    (number > 0).then(|| format!("{number} suppressed ({})", parts.join(", ")))
}

fn line(alert: &Alert<'_>, color: bool) -> String {
    let (path, line, column) = alert.place();
    let finding = alert.finding;
    let (word, tone) = match (alert.suppression, finding.severity) {
        (Some(_), _) => ("suppressed", Tone::Faint),
        (None, Severity::Error) => ("error", Tone::Bad),
        (None, Severity::Warning) => ("warning", Tone::Doubtful),
        (None, Severity::Note) => ("note", Tone::Notable),
    };
    let why = alert.suppression.map(|why| format!(" ({})", alert::why_suppressed(why))).unwrap_or_default();
    let word = tone.paint(word, color);
    let message = words::clean(&format!("{}{why}", alert.message()));
    format!(
        "{}:{line}:{column}: {word} {} {}: {message} [{}]",
        words::clean(path),
        finding.code,
        finding.check,
        finding.id
    )
}

fn told(notice: &Notice, color: bool) -> String {
    let (word, tone) = match notice.severity {
        Severity::Error => ("error", Tone::Bad),
        Severity::Warning => ("warning", Tone::Doubtful),
        Severity::Note => ("note", Tone::Notable),
    };
    format!("{}: {}: {}", words::clean(&notice.place), tone.paint(word, color), words::clean(&notice.message))
}

fn outcome(decision: &Decision, style: &Style) -> String {
    let checks = words::counted(decision.checks.len() + decision.broken.len(), "check", "checks");
    if decision.passed() {
        let suppressed: usize = decision.checks.iter().map(|judged| judged.suppressed.len()).sum();
        let hidden =
            if suppressed > 0 && !style.suppressed { format!(", {suppressed} suppressed") } else { String::new() };
        return Tone::Good.paint(&format!("gate passed: {checks}{hidden}"), style.color);
    }
    Tone::Bad.paint(&format!("gate failed: {} in {checks}", decision.failures.join("; ")), style.color)
}
