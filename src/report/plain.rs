//! The plain report: no frames and no columns, one line a claim, for `grep`, mail and screen readers.

use super::{Style, shown, words};
use crate::finding::{Finding, Report, Verdict};
use std::fmt::Write;

/// The summary, each finding with its claims below it, additions as a count unless all is asked for, the coverage.
pub fn render(report: &Report, style: &Style) -> String {
    let mut out = words::summary(report) + "\n\n";
    for finding in shown(report, style).filter(|finding| style.all || finding.verdict != Verdict::Addition) {
        write_finding(&mut out, report, finding);
    }
    let folded = shown(report, style).filter(|finding| !style.all && finding.verdict == Verdict::Addition).count();
    if folded > 0 {
        let _ = writeln!(out, "{} (--all lists them)\n", words::counted(folded, "addition", "additions"));
    }
    if let Some(hidden) = words::hidden(report, style) {
        let _ = writeln!(out, "{hidden}");
    }
    out + &words::coverage(report) + "\n"
}

fn write_finding(out: &mut String, report: &Report, finding: &Finding) {
    let certainty = finding.certainty.map(|certainty| format!("{} ", certainty.name())).unwrap_or_default();
    let topic = words::clean(&finding.topic);
    let _ = writeln!(out, "{} {certainty}{}: {topic}", finding.code, finding.verdict.name());
    for claim in &finding.claims {
        let path = words::clean(&report.sources[claim.source.index()].path);
        let said = claim.speaker.as_ref().map(|speaker| format!(" ({})", words::clean(speaker))).unwrap_or_default();
        let value = words::clean(&claim.value);
        let _ = writeln!(out, "  {path}:{}:{}: {value}{said}", claim.position.line, claim.position.column);
    }
    let _ = writeln!(out, "  {}\n", words::clean(&finding.explanation));
}
