//! The Markdown report, fit for a comment on a pull request: a marker line by which a bot finds its comment again, and
//! never more than a comment may hold.

use super::alert::{self, Alert};
use super::{Style, shown, words};
use crate::decision::{Broken, Decision};
use crate::finding::{ClaimInFinding, Finding, Report, Verdict};

/// The first line: by it a bot finds its own comment and replaces it.
pub const MARKER: &str = "<!-- crosscheck report -->";

/// What GitHub and GitLab's smaller sibling let a comment hold, counted in bytes to be safe in characters.
const LIMIT_BYTES: usize = 65_536;

/// Room for the note about what was left out and for the end of an open section.
const NOTE_BYTES: usize = 300;

/// More sources than this do not stand side by side in a comment.
const MOST_COLUMNS: usize = 4;

/// Characters of one cell: one row must never fill the comment.
const CELL_CHARACTERS: usize = 300;

/// The whole report, cut at a row when it would be too long.
pub fn render(report: &Report, style: &Style) -> String {
    let labels: Vec<String> = words::labels(report).iter().map(|label| escape(label)).collect();
    let page = Page { report, style, labels };
    let mut foot = String::from("\n");
    if let Some(hidden) = words::hidden(report, style) {
        foot.push_str(&format!("{hidden} "));
    }
    foot.push_str(&format!("{}\n", escape(&words::coverage(report))));
    let mut sheet = Sheet { text: String::new(), room: LIMIT_BYTES - NOTE_BYTES - foot.len().min(8192), left_out: 0 };
    sheet.push(&format!("{MARKER}\n## crosscheck\n\n{}\n", escape(&words::summary(report))));
    for verdict in Verdict::ALL {
        let findings: Vec<&Finding> = shown(report, style).filter(|finding| finding.verdict == verdict).collect();
        section(&mut sheet, &page, verdict, &findings);
    }
    if report.findings.is_empty() {
        sheet.push("\nThe sources have no claim in common.\n");
    }
    if sheet.left_out > 0 {
        let rows = words::counted(sheet.left_out, "row", "rows");
        sheet
            .text
            .push_str(&format!("\n**{rows} left out**: a comment holds no more than {LIMIT_BYTES} characters.\n"));
    }
    sheet.text + &foot
}

/// The decision of a gate: one row an alert that counts, by check.
pub fn render_decision(decision: &Decision, style: &Style) -> String {
    let mut sheet = Sheet { text: String::new(), room: LIMIT_BYTES - 2 * NOTE_BYTES, left_out: 0 };
    let outcome =
        if decision.passed() { "passed".to_owned() } else { format!("failed: {}", decision.failures.join("; ")) };
    sheet.push(&format!("{MARKER}\n## crosscheck gate {}\n", escape(&outcome)));
    for (at, fault) in decision.broken.iter().flat_map(Broken::told).enumerate() {
        let gap = if at == 0 { "\n" } else { "" };
        sheet.row(&format!("{gap}- **not judged**: {}\n", cell(&fault)));
    }
    let alerts = alert::alerts(decision, style);
    for judged in &decision.checks {
        let name = judged.name.as_deref().unwrap_or("compare");
        let here: Vec<_> = alerts.iter().filter(|alert| std::ptr::eq(alert.judged, judged)).collect();
        let rows: Vec<String> =
            here.iter().filter(|alert| alert.is_shown(style)).map(|alert| alert_row(alert)).collect();
        let suppressed = judged.suppressed.len();
        let hidden = if suppressed > 0 { format!(" ({suppressed} suppressed)") } else { String::new() };
        let heads = "| severity | code | place | what |\n| --- | --- | --- | --- |\n";
        let heads = if rows.is_empty() { "Nothing to look at.\n" } else { heads };
        let opened = sheet.push(&format!("\n### {}{hidden}\n\n{heads}", escape(&words::clean(name))));
        for row in rows {
            if opened { sheet.row(&row) } else { sheet.left_out += 1 }
        }
    }
    for notice in &decision.notices {
        sheet.row(&format!("\n- {} ({}): {}\n", notice.severity.name(), escape(&notice.place), cell(&notice.message)));
    }
    sheet.text.push_str(&left_out_note(sheet.left_out));
    sheet.text
}

fn alert_row(alert: &Alert<'_>) -> String {
    let (path, line, _) = alert.place();
    let finding = alert.finding;
    let why = alert.suppression.map(|why| format!(" ({})", cell(&alert::why_suppressed(why)))).unwrap_or_default();
    let severity = if why.is_empty() { finding.severity.name() } else { "suppressed" };
    let place = escape(&words::clean(&format!("{path}:{line}")));
    format!("| {severity} | {} | {place} | {}{why} |\n", finding.code, cell(&alert.message()))
}

fn left_out_note(rows: usize) -> String {
    if rows == 0 {
        return String::new();
    }
    let rows = words::counted(rows, "row", "rows");
    format!("\n**{rows} left out**: a comment holds no more than {LIMIT_BYTES} characters.\n")
}

struct Page<'a> {
    report: &'a Report,
    style: &'a Style,
    labels: Vec<String>,
}

/// The text so far and the room that is left; once a row did not fit, no further row is taken.
struct Sheet {
    text: String,
    room: usize,
    left_out: usize,
}

impl Sheet {
    fn push(&mut self, text: &str) -> bool {
        let fits = self.left_out == 0 && text.len() <= self.room;
        if fits {
            self.text.push_str(text);
            self.room -= text.len();
        }
        fits
    }

    fn row(&mut self, text: &str) {
        if !self.push(text) {
            self.left_out += 1;
        }
    }
}

fn section(sheet: &mut Sheet, page: &Page<'_>, verdict: Verdict, findings: &[&Finding]) {
    if findings.is_empty() {
        return;
    }
    let (name, folded) = match verdict {
        Verdict::Contradiction => ("Contradictions", false),
        Verdict::Attributed => ("Attributed differences", false),
        Verdict::Update => ("Updates", false),
        Verdict::Compatible => ("Compatible", true),
        Verdict::Agreement => ("Agreements", true),
        Verdict::Addition => ("Additions", true),
    };
    let title = format!("{name} ({})", findings.len());
    if verdict == Verdict::Addition && !page.style.all {
        sheet.push(&format!("\n**{title}**: {}\n", counts(page, findings)));
        return;
    }
    // A section whose head does not fit leaves out all its rows.
    let head = if folded {
        format!("\n<details><summary>{title}</summary>\n\n{}", heads(page))
    } else {
        format!("\n### {title}\n\n{}", heads(page))
    };
    let opened = sheet.push(&head);
    for finding in findings {
        if opened {
            sheet.row(&row(page, finding));
        } else {
            sheet.left_out += 1;
        }
    }
    if opened && folded {
        sheet.text.push_str("\n</details>\n");
    }
}

fn counts(page: &Page<'_>, findings: &[&Finding]) -> String {
    let of = |source: usize| {
        let first = |finding: &&&Finding| finding.claims.first().is_some_and(|claim| claim.source.index() == source);
        findings.iter().filter(first).count()
    };
    page.labels.iter().enumerate().map(|(at, label)| format!("{label} {}", of(at))).collect::<Vec<_>>().join(" · ")
}

fn side_by_side(page: &Page<'_>) -> bool {
    page.labels.len() <= MOST_COLUMNS
}

fn heads(page: &Page<'_>) -> String {
    let mut heads = vec!["code", "what"];
    if side_by_side(page) {
        heads.extend(page.labels.iter().map(String::as_str));
    } else {
        heads.push("as written");
    }
    heads.push("why");
    format!("| {} |\n|{}\n", heads.join(" | "), " --- |".repeat(heads.len()))
}

fn row(page: &Page<'_>, finding: &Finding) -> String {
    let code = format!("{} {}", finding.code, words::mark(finding));
    let mut cells = vec![code, cell(&finding.topic)];
    let said = (0..page.labels.len()).map(|source| said(page, finding, source));
    if side_by_side(page) {
        cells.extend(said);
    } else {
        let named = page.labels.iter().zip(said).filter(|(_, said)| said != "–");
        cells.push(named.map(|(label, said)| format!("{label}: {said}")).collect::<Vec<_>>().join("<br>"));
    }
    let copies = words::copies(page.report, finding).map(|copies| format!(" ({copies})")).unwrap_or_default();
    cells.push(why(finding) + &copies);
    format!("| {} |\n", cells.join(" | "))
}

fn why(finding: &Finding) -> String {
    let certainty = finding.certainty.map(|certainty| format!("{}: ", certainty.name())).unwrap_or_default();
    format!("{certainty}{}", cell(&words::reasons(finding)))
}

fn said(page: &Page<'_>, finding: &Finding, source: usize) -> String {
    let one = |claim: &ClaimInFinding| {
        let speaker = claim.speaker.as_ref().map(|speaker| format!(" ({})", cell(speaker))).unwrap_or_default();
        format!("{}{speaker} :{}", cell(&claim.value), claim.position.line)
    };
    let said: Vec<String> = words::of_source(finding, source).map(one).collect();
    let most = if page.style.all { said.len() } else { 3 };
    match said.len() {
        0 => "–".to_owned(),
        number if number > most => format!("{}<br>+{} more", said[..most].join("<br>"), number - most),
        _ => said.join("<br>"),
    }
}

fn cell(text: &str) -> String {
    escape(&words::cut(text, CELL_CHARACTERS))
}

/// `text` so that Markdown shows it as it is, also inside a table.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            // Without it a bot's comment would call people and link issues.
            '@' | '#' => {
                out.push(c);
                out.push_str("&#8203;");
            }
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '$' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}
