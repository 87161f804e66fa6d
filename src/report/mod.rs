//! Floor 4: a report becomes text. One file an output format; every format is a pure function of report and style.

mod alert;
pub mod claims;
mod csv;
mod diff;
mod gate;
mod github;
mod gitlab;
mod grid;
mod json;
mod junit;
mod markdown;
mod plain;
mod sarif;
mod table;
pub mod why;
mod words;

pub use alert::why_suppressed;
pub use json::{SCHEMA_VERSION, decision_schema, report_schema};

use crate::decision::{Decision, Judged};
use crate::finding::{Finding, Report, Severity, Verdict};
use crate::text::{visible, visible_json};

/// The forms a report can take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Frames and columns, for people.
    Table,
    /// One line a claim, for `grep` and for screen readers.
    Plain,
    /// For a comment on a pull request, within the limits of one.
    Markdown,
    /// The sentences that were lined up, with the words that differ marked.
    Diff,
    /// One object, the contract with other programs.
    Json,
    /// One object a finding, one a line.
    Jsonl,
    /// One row a claim, for spreadsheets.
    Csv,
    /// For code scanning.
    Sarif,
    /// Annotations of GitHub Actions.
    Github,
    /// The Code Quality report of GitLab.
    Gitlab,
    /// Test cases, for any CI.
    Junit,
}

/// How a report is shown. Formats for machines look at `only` and `topic` alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Style {
    /// Columns to keep within.
    pub width: usize,
    /// Whether to colour; meaning never hangs on it.
    pub color: bool,
    /// Whether to list additions one by one and long lists in full.
    pub all: bool,
    /// The verdicts to show; all when empty.
    pub only: Vec<Verdict>,
    /// Words of the topic to show, in any case; every topic when `None`.
    pub topic: Option<String>,
    /// Whether to show findings that a waiver, the baseline or a level suppresses.
    pub suppressed: bool,
}

impl Default for Style {
    fn default() -> Self {
        Style { width: 100, color: false, all: false, only: Vec::new(), topic: None, suppressed: false }
    }
}

impl Style {
    /// Whether this finding is to be shown.
    pub fn shows(&self, finding: &Finding) -> bool {
        let of_verdict = self.only.is_empty() || self.only.contains(&finding.verdict);
        let wanted = self.topic.as_ref().is_none_or(|words| {
            let topic = finding.topic.to_lowercase();
            words.to_lowercase().split_whitespace().all(|word| topic.contains(word))
        });
        of_verdict && wanted
    }
}

impl Format {
    /// Every format.
    pub const ALL: [Format; 11] = [
        Format::Table,
        Format::Plain,
        Format::Markdown,
        Format::Diff,
        Format::Json,
        Format::Jsonl,
        Format::Csv,
        Format::Sarif,
        Format::Github,
        Format::Gitlab,
        Format::Junit,
    ];

    /// Its name in arguments.
    pub fn name(self) -> &'static str {
        match self {
            Format::Table => "table",
            Format::Plain => "plain",
            Format::Markdown => "markdown",
            Format::Diff => "diff",
            Format::Json => "json",
            Format::Jsonl => "jsonl",
            Format::Csv => "csv",
            Format::Sarif => "sarif",
            Format::Github => "github",
            Format::Gitlab => "gitlab",
            Format::Junit => "junit",
        }
    }

    /// The format of this name.
    pub fn named(name: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.name() == name)
    }
}

/// The report of one comparison in one of its forms, with a newline at the end unless it is empty.
pub fn render(report: &Report, format: Format, style: &Style) -> String {
    let text = match format {
        Format::Table => table::render(report, style),
        Format::Plain => plain::render(report, style),
        Format::Markdown => markdown::render(report, style),
        Format::Diff => diff::render(report, style),
        Format::Json => json::render(report, style),
        Format::Jsonl => json::render_lines(report, style),
        Format::Csv => csv::render(&alone(report), style),
        Format::Sarif => sarif::render(&alone(report), style),
        Format::Github => github::render(&alone(report), style),
        Format::Gitlab => gitlab::render(&alone(report), style),
        Format::Junit => junit::render(&alone(report), style),
    };
    finished(text, format, style)
}

/// The decision of a gate in one of its forms, with a newline at the end unless it is empty.
pub fn render_decision(decision: &Decision, format: Format, style: &Style) -> String {
    let text = match format {
        Format::Table => gate::table(decision, style),
        Format::Plain => gate::plain(decision, style),
        Format::Markdown => markdown::render_decision(decision, style),
        Format::Diff => diff::render_decision(decision, style),
        Format::Json => json::render_decision(decision, style),
        Format::Jsonl => json::render_decision_lines(decision, style),
        Format::Csv => csv::render(decision, style),
        Format::Sarif => sarif::render(decision, style),
        Format::Github => github::render(decision, style),
        Format::Gitlab => gitlab::render(decision, style),
        Format::Junit => junit::render(decision, style),
    };
    finished(text, format, style)
}

/// The text as it may leave, whatever the articles, names and keys in it are: no format can forget it.
fn finished(text: String, format: Format, style: &Style) -> String {
    match format {
        Format::Json | Format::Jsonl | Format::Sarif | Format::Gitlab => visible_json(text),
        Format::Table | Format::Plain | Format::Diff => visible(&text, style.color).into_owned(),
        Format::Markdown | Format::Csv | Format::Github | Format::Junit => visible(&text, false).into_owned(),
    }
}

/// A comparison as the only check of a run. There is no policy: what may be a contradiction is told as a failure.
fn alone(report: &Report) -> Decision {
    let fail_on = Some(Severity::Warning);
    Decision { checks: vec![Judged::unnamed(report.clone())], fail_on, ..Decision::default() }
}

/// The findings to show, in the report's order.
fn shown<'a>(report: &'a Report, style: &'a Style) -> impl Iterator<Item = &'a Finding> {
    report.findings.iter().filter(|finding| style.shows(finding))
}
