//! What the sources have in common and what only one of them has: lists, folded unless everything is asked for.

use super::{Page, paragraph};
use crate::finding::{ClaimInFinding, Finding, Verdict};
use crate::report::grid::{Cell, Grid, Paragraph, Tone};
use crate::report::words;
use std::collections::BTreeMap;

/// Rows of a list before the rest is counted.
const ROWS: usize = 15;

/// Characters of a wording that is told beside another of the same row: a value with its noun, not a clause.
const SHORT_WORDING: usize = 50;

/// Agreements or compatible claims: those with most origins first; nothing when there is none.
pub fn together(page: &Page<'_>, findings: &[&Finding]) -> String {
    let Some(first) = findings.first() else { return String::new() };
    let (name, gloss) = match first.verdict {
        Verdict::Compatible => ("COMPATIBLE", "they differ in words, and all can be true"),
        Verdict::Contradiction | Verdict::Attributed | Verdict::Update | Verdict::Agreement | Verdict::Addition => {
            ("AGREEMENTS", "")
        }
    };
    let mut ranked: Vec<&Finding> =
        findings.iter().copied().filter(|finding| page.style.all || is_telling(finding)).collect();
    ranked.sort_by_key(|finding| std::cmp::Reverse(words::voices(page.report, finding).1));
    if !page.style.all {
        ranked.truncate(ROWS);
    }
    let left = findings.len() - ranked.len();
    page.title(name, findings.len(), gloss) + &rows(page, &ranked) + &more(page, ranked.len(), left)
}

/// Whether a reader learns something from the row: clauses that speak of one thing without differing are only counted.
fn is_telling(finding: &Finding) -> bool {
    finding.verdict != Verdict::Compatible || finding.kind != CLAUSES
}

/// The kind of findings that compare whole clauses.
const CLAUSES: &str = "proposition";

fn rows(page: &Page<'_>, findings: &[&Finding]) -> String {
    if findings.is_empty() {
        return String::new();
    }
    let copies = findings.iter().any(|finding| has_copies(page, finding));
    let mut grid = Grid::new(columns(page, copies), page.style.color);
    let heads = ["code", "by", "what", "as written"];
    grid.row(&heads.map(|head| vec![Paragraph::new(head, Tone::Strong)]));
    grid.rule();
    for finding in findings {
        grid.row(&row(page, finding));
    }
    grid.finish()
}

fn more(page: &Page<'_>, told: usize, left: usize) -> String {
    if left == 0 {
        return String::new();
    }
    let and = if told > 0 { "… and " } else { "" };
    paragraph(&format!("{and}{left} more (--all lists them)"), Tone::Faint, page.style)
}

/// Whether copies of one text are among the sources of a finding.
fn has_copies(page: &Page<'_>, finding: &Finding) -> bool {
    let (sources, origins) = words::voices(page.report, finding);
    origins < sources
}

fn columns(page: &Page<'_>, copies: bool) -> Vec<usize> {
    let (code, voices) = (4, if copies { 9 } else { 6 });
    let room = page.style.width.saturating_sub(Grid::frame_width(4) + code + voices);
    let what = room * 2 / 5;
    vec![code, voices, what, room - what]
}

fn row(page: &Page<'_>, finding: &Finding) -> [Cell; 4] {
    let topic = if finding.kind == CLAUSES { first_words(finding) } else { &finding.topic };
    [
        vec![Paragraph::new(finding.code, super::tone_of(finding))],
        voices(page, finding),
        vec![Paragraph::new(page.excerpt(topic), Tone::Plain)],
        wordings(page, finding, topic),
    ]
}

/// The words of the first claim: what a finding about whole clauses is about.
fn first_words(finding: &Finding) -> &str {
    finding.claims.first().map_or(&finding.topic, |claim| &claim.value)
}

/// "3 of 4", and below it the origins when copies of one text are among them.
fn voices(page: &Page<'_>, finding: &Finding) -> Cell {
    let (sources, origins) = words::voices(page.report, finding);
    let mut cell = vec![Paragraph::new(format!("{sources} of {}", page.labels.len()), Tone::Plain)];
    if has_copies(page, finding) {
        cell.push(Paragraph::new(words::counted(origins, "origin", "origins"), Tone::Faint));
    }
    cell
}

/// Each different wording once, with the places where it stands. Long wordings give their places only, unless
/// everything is asked for: the diff shows them side by side.
fn wordings(page: &Page<'_>, finding: &Finding, topic: &str) -> Cell {
    let mut cell = Cell::new();
    let mut elsewhere: Vec<&ClaimInFinding> = Vec::new();
    for claims in by_words(finding) {
        let words = &claims[0].value;
        let is_short = words.chars().count() <= SHORT_WORDING;
        let is_topic = words::clean(words).to_lowercase() == words::clean(topic).to_lowercase();
        if !is_topic && (page.style.all || is_short) {
            cell.push(Paragraph::new(format!("{}  {}", page.excerpt(words), places(page, &claims)), Tone::Plain));
        } else {
            elsewhere.extend(claims);
        }
    }
    if !elsewhere.is_empty() {
        cell.push(Paragraph::new(places(page, &elsewhere), Tone::Faint));
    }
    cell
}

/// "a.txt:3 :9 · b.txt:4", by source.
fn places(page: &Page<'_>, claims: &[&ClaimInFinding]) -> String {
    let mut lines: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
    for claim in claims {
        lines.entry(claim.source.index()).or_default().push(claim.position.line);
    }
    let one = |(source, mut lines): (usize, Vec<u32>)| {
        lines.sort_unstable();
        lines.dedup();
        let lines: Vec<String> = lines.iter().map(|line| format!(":{line}")).collect();
        format!("{}{}", page.labels[source], lines.join(" "))
    };
    lines.into_iter().map(one).collect::<Vec<_>>().join(" · ")
}

fn by_words(finding: &Finding) -> Vec<Vec<&ClaimInFinding>> {
    let mut groups: Vec<Vec<&ClaimInFinding>> = Vec::new();
    for claim in &finding.claims {
        let same = |group: &&mut Vec<&ClaimInFinding>| group[0].value.to_lowercase() == claim.value.to_lowercase();
        match groups.iter_mut().find(same) {
            Some(group) => group.push(claim),
            None => groups.push(vec![claim]),
        }
    }
    groups
}

/// What only one source has: how many each, or one by one when everything is asked for.
pub fn additions(page: &Page<'_>, findings: &[&Finding]) -> String {
    if findings.is_empty() {
        return String::new();
    }
    let title = page.title("ADDITIONS", findings.len(), "in one source or one origin only");
    let of = |source: usize| findings.iter().filter(move |finding| first_source(finding) == Some(source));
    if page.style.all {
        let lists = (0..page.labels.len()).map(|source| source_list(page, source, of(source).copied().collect()));
        return title + &lists.collect::<String>();
    }
    let counts = page.labels.iter().enumerate().map(|(source, label)| format!("{label} {}", of(source).count()));
    let line = format!("{}  (--all lists them)", counts.collect::<Vec<_>>().join(" · "));
    title + &paragraph(&line, Tone::Plain, page.style)
}

fn first_source(finding: &Finding) -> Option<usize> {
    finding.claims.first().map(|claim| claim.source.index())
}

fn source_list(page: &Page<'_>, source: usize, findings: Vec<&Finding>) -> String {
    if findings.is_empty() {
        return String::new();
    }
    let line_width = 5;
    let room = page.style.width.saturating_sub(Grid::frame_width(3) + line_width);
    let what = room / 3;
    let mut grid = Grid::new(vec![line_width, what, room - what], page.style.color);
    grid.span(&Cell::new(), &vec![Paragraph::new(page.labels[source].as_str(), Tone::Strong)]);
    grid.rule();
    for claim in
        findings.iter().flat_map(|finding| words::of_source(finding, source).map(move |claim| (finding, claim)))
    {
        let (finding, claim) = claim;
        let mut value = vec![Paragraph::new(words::clean(&claim.value), Tone::Plain)];
        value.extend(claim.speaker.as_ref().map(|speaker| Paragraph::new(words::clean(speaker), Tone::Faint)));
        let topic = vec![Paragraph::new(words::clean(&finding.topic), Tone::Plain)];
        grid.row(&[vec![Paragraph::new(format!(":{}", claim.position.line), Tone::Faint)], topic, value]);
    }
    grid.finish()
}
