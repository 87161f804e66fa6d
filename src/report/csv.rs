//! CSV for spreadsheets: one row a claim of every finding, with the finding's own columns repeated.

use super::{Style, words};
use crate::decision::{Broken, Decision, Judged, Suppression};
use crate::finding::{ClaimInFinding, Finding};
use csv::{Terminator, WriterBuilder};

const HEADS: [&str; 17] = [
    "gate_check",
    "id",
    "verdict",
    "certainty",
    "severity",
    "suppressed",
    "code",
    "check",
    "kind",
    "topic",
    "explanation",
    "source",
    "line",
    "column",
    "value",
    "normalized",
    "speaker",
];

/// All findings that the style shows, in order.
pub fn render(decision: &Decision, style: &Style) -> String {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(HEADS).expect("memory takes every record");
    for broken in &decision.broken {
        writer.write_record(broken_row(broken).map(|cell| harmless(&cell))).expect("memory takes every record");
    }
    for judged in &decision.checks {
        for (at, finding) in judged.report.findings.iter().enumerate().filter(|(_, finding)| style.shows(finding)) {
            for claim in &finding.claims {
                let row = row(judged, judged.suppressed.get(&at), finding, claim);
                writer.write_record(row.map(|cell| harmless(&cell))).expect("memory takes every record");
            }
        }
    }
    let bytes = writer.into_inner().expect("memory takes every record");
    String::from_utf8(bytes).expect("every cell is text")
}

/// A check that could not be judged: its name, an error, why, and where it is set.
fn broken_row(broken: &Broken) -> [String; 17] {
    let mut row = [const { String::new() }; 17];
    let (path, line) = broken.place.clone().map_or_else(Default::default, |(path, line)| (path, line.to_string()));
    let cells = [
        ("gate_check", broken.check.clone()),
        ("verdict", "not-judged".to_owned()),
        ("severity", "error".to_owned()),
        ("explanation", words::clean(&broken.faults.join("; "))),
        ("source", path),
        ("line", line),
    ];
    for (head, cell) in cells {
        let at = HEADS.iter().position(|known| *known == head).expect("a head of the table");
        row[at] = cell;
    }
    row
}

fn row(judged: &Judged, why: Option<&Suppression>, finding: &Finding, claim: &ClaimInFinding) -> [String; 17] {
    let suppressed = match why {
        None => "",
        Some(Suppression::Waived { .. }) => "waived",
        Some(Suppression::Known) => "baseline",
        Some(Suppression::Allowed) => "allowed",
    };
    [
        judged.name.clone().unwrap_or_default(),
        finding.id.clone(),
        finding.verdict.name().to_owned(),
        finding.certainty.map(|certainty| certainty.name()).unwrap_or_default().to_owned(),
        finding.severity.name().to_owned(),
        suppressed.to_owned(),
        finding.code.to_owned(),
        finding.check.to_owned(),
        finding.kind.to_owned(),
        words::clean(&finding.topic),
        words::clean(&finding.explanation),
        judged.report.sources[claim.source.index()].path.clone(),
        claim.position.line.to_string(),
        claim.position.column.to_string(),
        words::clean(&claim.value),
        words::clean(&claim.normalized),
        claim.speaker.as_deref().map(words::clean).unwrap_or_default(),
    ]
}

/// A cell that no spreadsheet takes for a formula; signed numbers stay numbers.
fn harmless(cell: &str) -> String {
    let mut chars = cell.chars();
    let first = chars.next();
    let is_formula = match first {
        Some('=' | '@') => true,
        Some('+' | '-') => !chars.next().is_some_and(|next| next.is_ascii_digit()),
        Some(_) | None => false,
    };
    if is_formula { format!("'{cell}") } else { cell.to_owned() }
}
