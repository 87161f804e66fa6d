//! The plain report: no frames and no columns, one line a claim, for `grep`, mail and screen readers.

use super::{Style, shown};
use crate::finding::{Finding, Report};
use std::fmt::Write;

/// Each finding with its claims below it.
pub fn render(report: &Report, style: &Style) -> String {
    let mut out = String::new();
    for finding in shown(report, style) {
        write_finding(&mut out, report, finding);
    }
    out
}

fn write_finding(out: &mut String, report: &Report, finding: &Finding) {
    let certainty = finding.certainty.map(|certainty| format!("{} ", certainty.name())).unwrap_or_default();
    let _ = writeln!(out, "{} {certainty}{}: {}", finding.code, finding.verdict.name(), finding.topic);
    for claim in &finding.claims {
        let path = &report.sources[claim.source.index()].path;
        let said = claim.speaker.as_ref().map(|speaker| format!(" ({speaker})")).unwrap_or_default();
        let _ = writeln!(out, "  {path}:{}:{}: {}{said}", claim.position.line, claim.position.column, claim.value);
    }
    let _ = writeln!(out, "  {}\n", finding.explanation);
}
