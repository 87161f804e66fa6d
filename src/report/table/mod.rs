//! The table report: contradictions first as a matrix, then what else differs, agreements, additions, the coverage.

mod lists;
mod matrix;

use super::grid::{Tone, fold};
use super::{Style, shown, words};
use crate::finding::{Certainty, Finding, Report, Severity, Verdict};
use unicode_width::UnicodeWidthStr;

/// The whole report.
pub fn render(report: &Report, style: &Style) -> String {
    let labels = words::labels(report);
    let page = Page { report, style, labels: &labels };
    let mut out = paragraph(&words::summary(report), Tone::Strong, style);
    for verdict in [Verdict::Contradiction, Verdict::Attributed, Verdict::Update] {
        out.push_str(&matrix::section(&page, &page.of(verdict)));
    }
    out.push_str(&lists::together(&page, &page.of(Verdict::Agreement)));
    out.push_str(&lists::together(&page, &page.of(Verdict::Compatible)));
    out.push_str(&lists::additions(&page, &page.of(Verdict::Addition)));
    out.push('\n');
    if report.findings.is_empty() {
        out.push_str(&paragraph("The sources have no claim in common.", Tone::Plain, style));
    }
    if let Some(hidden) = words::hidden(report, style) {
        out.push_str(&paragraph(&hidden, Tone::Plain, style));
    }
    out.push_str(&paragraph(&words::coverage(report), Tone::Faint, style));
    out
}

/// Findings of one severity of a gate, as a matrix under a title; the explanation is the reason. Nothing for none.
pub fn alerts(report: &Report, title: &str, findings: &[&Finding], style: &Style) -> String {
    let labels = words::labels(report);
    let page = Page { report, style, labels: &labels };
    matrix::explained(&page, title, findings)
}

/// What every section needs.
struct Page<'a> {
    report: &'a Report,
    style: &'a Style,
    labels: &'a [String],
}

impl<'a> Page<'a> {
    fn of(&self, verdict: Verdict) -> Vec<&'a Finding> {
        shown(self.report, self.style).filter(|finding| finding.verdict == verdict).collect()
    }

    /// The title of a section, with a blank line above it.
    fn title(&self, name: &str, number: usize, gloss: &str) -> String {
        let head = format!("\n{} {number}", Tone::Strong.paint(name, self.style.color));
        let room = self.style.width.saturating_sub(name.width() + number.to_string().len() + 3);
        if gloss.is_empty() {
            return head + "\n";
        }
        if gloss.width() <= room {
            return format!("{head}  {}\n", Tone::Faint.paint(gloss, self.style.color));
        }
        format!("{head}\n{}", paragraph(gloss, Tone::Faint, self.style))
    }

    /// `text` cut to what a cell can bear, unless everything is asked for.
    fn excerpt(&self, text: &str) -> String {
        if self.style.all { words::clean(text) } else { words::cut(text, CELL_CHARACTERS) }
    }
}

/// Characters of a cell before it is cut: about a long clause, five lines of a column of 30.
const CELL_CHARACTERS: usize = 150;

/// `text` folded to the width of the output, with a newline at the end.
pub fn paragraph(text: &str, tone: Tone, style: &Style) -> String {
    fold(text, style.width).iter().map(|line| tone.paint(line, style.color) + "\n").collect()
}

fn tone_of(finding: &Finding) -> Tone {
    match (finding.verdict, finding.certainty) {
        (Verdict::Addition, _) if finding.severity > Severity::Note => Tone::Doubtful,
        (Verdict::Contradiction, Some(Certainty::Possible)) => Tone::Doubtful,
        (Verdict::Contradiction, Some(Certainty::Certain) | None) => Tone::Bad,
        (Verdict::Attributed | Verdict::Update | Verdict::Compatible, _) => Tone::Notable,
        (Verdict::Agreement, _) => Tone::Good,
        (Verdict::Addition, _) => Tone::Plain,
    }
}
