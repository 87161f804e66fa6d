//! Findings in which sources differ: one row a finding, one column a source, the reason under the row. Where the
//! columns would be too narrow to read, one line a source instead.

use super::{Page, tone_of};
use crate::finding::{Certainty, ClaimInFinding, Finding, Verdict};
use crate::report::grid::{Cell, Grid, Paragraph, Tone};
use crate::report::words;

/// A column of a source is at least so wide, or the matrix is stacked: a figure with its noun and line still fits.
const LEAST_COLUMN: usize = 15;

/// A column at least so wide has room for the words around a value.
const CONTEXT_COLUMN: usize = 20;

/// The column of code and mark.
const CODE_COLUMN: usize = 4;

/// Claims of one source in one cell before the rest is counted.
const CLAIMS_IN_CELL: usize = 3;

/// A section with its title; nothing when there is no finding.
pub fn section(page: &Page<'_>, findings: &[&Finding]) -> String {
    let Some(first) = findings.first() else { return String::new() };
    let (name, gloss) = match first.verdict {
        Verdict::Contradiction => ("CONTRADICTIONS", certainties(findings)),
        Verdict::Attributed => ("ATTRIBUTED DIFFERENCES", "each is the word of another speaker".to_owned()),
        Verdict::Update => ("UPDATES", "a later state of the same thing".to_owned()),
        Verdict::Compatible | Verdict::Agreement | Verdict::Addition => (first.verdict.name(), String::new()),
    };
    page.title(name, findings.len(), &gloss) + &laid_out(page, findings, reason)
}

/// A section under a given title whose reasons are the explanations; nothing when there is no finding.
pub fn explained(page: &Page<'_>, title: &str, findings: &[&Finding]) -> String {
    if findings.is_empty() {
        return String::new();
    }
    let explanation = |finding: &Finding| {
        let doubt = doubt(finding);
        vec![
            Paragraph::new(format!("{doubt}{}", words::clean(&finding.explanation)), Tone::Plain),
            Paragraph::new(format!("id {}", finding.id), Tone::Faint),
        ]
    };
    page.title(title, findings.len(), "") + &laid_out(page, findings, explanation)
}

fn laid_out(page: &Page<'_>, findings: &[&Finding], reason: impl Fn(&Finding) -> Cell) -> String {
    // Findings of one source alone need no columns for the others.
    let alone = findings.iter().all(|finding| only_source(finding).is_some());
    match columns(page).filter(|_| !alone) {
        Some(widths) => matrix(page, findings, widths, reason),
        None => stacked(page, findings, reason),
    }
}

fn certainties(findings: &[&Finding]) -> String {
    let possible = findings.iter().filter(|finding| finding.certainty == Some(Certainty::Possible)).count();
    match (findings.len() - possible, possible) {
        (certain, 0) => format!("✗ {certain} certain"),
        (0, possible) => format!("? {possible} possible: worth a look"),
        (certain, possible) => format!("✗ {certain} certain, ? {possible} possible: worth a look"),
    }
}

/// Widths of code, topic and each source; `None` when the sources would get too little.
fn columns(page: &Page<'_>) -> Option<Vec<usize>> {
    let sources = page.labels.len();
    let room = page.style.width.checked_sub(Grid::frame_width(sources + 2) + CODE_COLUMN)?;
    let topic = (room / (sources + 1)).clamp(12, 24);
    let each = room.checked_sub(topic)? / sources;
    if each < LEAST_COLUMN {
        return None;
    }
    let mut widths = vec![CODE_COLUMN, room - each * sources];
    widths.extend(std::iter::repeat_n(each, sources));
    Some(widths)
}

fn matrix(page: &Page<'_>, findings: &[&Finding], widths: Vec<usize>, reason: impl Fn(&Finding) -> Cell) -> String {
    let each = widths[widths.len() - 1];
    let mut grid = Grid::new(widths, page.style.color);
    let labels = page.labels.iter().map(|label| words::fit(label, each));
    let heads = ["code", "what"].into_iter().map(str::to_owned).chain(labels);
    grid.row(&heads.map(|head| vec![Paragraph::new(head, Tone::Strong)]).collect::<Vec<_>>());
    for finding in findings {
        grid.rule();
        if let Some(source) = only_source(finding) {
            alone(&mut grid, page, finding, source, &reason);
            continue;
        }
        let mut cells = vec![code(finding), vec![Paragraph::new(words::clean(&finding.topic), Tone::Plain)]];
        cells.extend((0..page.labels.len()).map(|source| said(page, finding, source, each >= CONTEXT_COLUMN)));
        grid.row(&cells);
        grid.span(&Cell::new(), &reason(finding));
    }
    grid.finish()
}

fn stacked(page: &Page<'_>, findings: &[&Finding], reason: impl Fn(&Finding) -> Cell) -> String {
    let room = page.style.width.saturating_sub(Grid::frame_width(3) + CODE_COLUMN);
    let longest = page.labels.iter().map(|label| label.chars().count()).max().unwrap_or(0);
    let name = longest.clamp(8, room / 3);
    let mut grid = Grid::new(vec![CODE_COLUMN, name, room - name], page.style.color);
    for (number, finding) in findings.iter().enumerate() {
        if number > 0 {
            grid.rule();
        }
        if let Some(source) = only_source(finding) {
            alone(&mut grid, page, finding, source, &reason);
            continue;
        }
        let tone = tone_of(finding);
        let topic = vec![Paragraph::new(words::clean(&finding.topic), Tone::Strong)];
        grid.span(&vec![Paragraph::new(finding.code, tone)], &topic);
        let mut mark = vec![Paragraph::new(format!(" {}", words::mark(finding)), tone)];
        let (speaking, silent): (Vec<usize>, Vec<usize>) =
            (0..page.labels.len()).partition(|source| words::of_source(finding, *source).next().is_some());
        for source in speaking {
            let label = vec![Paragraph::new(words::fit(&page.labels[source], name), Tone::Faint)];
            grid.row(&[std::mem::take(&mut mark), label, said(page, finding, source, true)]);
        }
        if !silent.is_empty() {
            let names: Vec<&str> = silent.iter().map(|source| page.labels[*source].as_str()).collect();
            grid.span(&Cell::new(), &vec![Paragraph::new(format!("– {}", names.join(", ")), Tone::Faint)]);
        }
        grid.span(&Cell::new(), &reason(finding));
    }
    grid.finish()
}

/// The source of all claims, when there is but one and nothing to set beside it.
fn only_source(finding: &Finding) -> Option<usize> {
    let first = finding.claims.first()?.source;
    finding.claims.iter().all(|claim| claim.source == first).then_some(first.index())
}

/// What stands in one source alone needs no columns: its place and the reason, which has the words.
fn alone(grid: &mut Grid, page: &Page<'_>, finding: &Finding, source: usize, reason: impl Fn(&Finding) -> Cell) {
    let lines = words::of_source(finding, source).map(|claim| format!(":{}", claim.position.line));
    let place = format!("{}{}", page.labels[source], lines.collect::<Vec<_>>().join(" "));
    let mut cell = vec![Paragraph::new(place, Tone::Strong)];
    cell.extend(reason(finding));
    grid.span(&code(finding), &cell);
}

fn code(finding: &Finding) -> Cell {
    let tone = tone_of(finding);
    vec![Paragraph::new(finding.code, tone), Paragraph::new(format!(" {}", words::mark(finding)), tone)]
}

fn reason(finding: &Finding) -> Cell {
    vec![Paragraph::new(format!("{}{}", doubt(finding), words::reasons(finding)), Tone::Plain)]
}

fn doubt(finding: &Finding) -> &'static str {
    if finding.certainty == Some(Certainty::Possible) { "possible: " } else { "" }
}

/// What one source says: values as written with their lines, below them the speaker and the words around; a dash when
/// it says nothing.
fn said(page: &Page<'_>, finding: &Finding, source: usize, with_context: bool) -> Cell {
    let mut cell = Cell::new();
    let groups = same_words(finding, source);
    let limit = if page.style.all { groups.len() } else { CLAIMS_IN_CELL };
    for claims in groups.iter().take(limit) {
        let lines: Vec<String> = claims.iter().map(|claim| format!(":{}", claim.position.line)).collect();
        cell.push(Paragraph::new(format!("{}  {}", page.excerpt(&claims[0].value), lines.join(" ")), Tone::Plain));
        if let Some(speaker) = &claims[0].speaker {
            cell.push(Paragraph::new(page.excerpt(speaker), Tone::Faint));
        }
        let context = words::around(&claims[0].sentence, &claims[0].value).filter(|_| with_context);
        cell.extend(context.map(|context| Paragraph::new(format!("“{context}”"), Tone::Faint)));
    }
    if groups.len() > limit {
        cell.push(Paragraph::new(format!("+{} more", groups.len() - limit), Tone::Faint));
    }
    if cell.is_empty() {
        cell.push(Paragraph::new("–", Tone::Faint));
    }
    cell
}

/// The claims of one source, those of the same words and speaker together.
fn same_words(finding: &Finding, source: usize) -> Vec<Vec<&ClaimInFinding>> {
    let mut groups: Vec<Vec<&ClaimInFinding>> = Vec::new();
    for claim in words::of_source(finding, source) {
        let same = |group: &&mut Vec<&ClaimInFinding>| {
            group[0].value.to_lowercase() == claim.value.to_lowercase() && group[0].speaker == claim.speaker
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push(claim),
            None => groups.push(vec![claim]),
        }
    }
    groups
}
