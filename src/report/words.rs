//! Words that several formats share: names of the sources, the summary line, the coverage line, counts.

use super::Style;
use crate::finding::{Certainty, ClaimInFinding, Finding, Report, Verdict};
use crate::text::visible;
use std::collections::BTreeSet;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// "1 source", "3 sources".
pub fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// White space folded to single blanks; what would steer a terminal or cannot be seen is made visible.
pub fn clean(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    visible(&words, false).into_owned()
}

/// `text` cleaned and cut to `limit` characters at a word, with "…" where it was cut.
pub fn cut(text: &str, limit: usize) -> String {
    let text = clean(text);
    let Some((end, _)) = text.char_indices().nth(limit) else { return text };
    let head = &text[..end];
    let at_word = head.rfind(' ').filter(|at| *at > end / 2).unwrap_or(end);
    format!("{}…", head[..at_word].trim_end_matches([' ', ',', ';', ':']))
}

/// The words of a sentence around a value, "…the crew and 11 of the pirates were…"; `None` when the value is most of the
/// sentence or does not stand in it.
pub fn around(sentence: &str, value: &str) -> Option<String> {
    let (sentence, value) = (clean(sentence), clean(value));
    let start = sentence.find(&value).filter(|_| !value.is_empty() && 2 * value.len() < sentence.len())?;
    let end = start + value.len();
    let first = sentence[..start].char_indices().rev().nth(CONTEXT_CHARACTERS).map_or(0, |(at, _)| at);
    let last = sentence[end..].char_indices().nth(CONTEXT_CHARACTERS).map_or(sentence.len(), |(at, _)| end + at);
    // Cut at words, on the side of the value.
    let first = if first == 0 { 0 } else { sentence[first..start].find(' ').map_or(start, |at| first + at + 1) };
    let last = if last == sentence.len() { last } else { sentence[end..last].rfind(' ').map_or(end, |at| end + at) };
    let (before, after) = (if first > 0 { "…" } else { "" }, if last < sentence.len() { "…" } else { "" });
    Some(format!("{before}{}{after}", &sentence[first..last]))
}

/// Characters of context on each side of a value: about five words.
const CONTEXT_CHARACTERS: usize = 30;

/// The shortest tails of the paths that tell the sources apart: file names, with folders where names are shared.
pub fn labels(report: &Report) -> Vec<String> {
    let paths: Vec<Vec<&str>> = report.sources.iter().map(|source| source.path.split(['/', '\\']).collect()).collect();
    let tail = |path: &[&str], depth: usize| path[path.len().saturating_sub(depth)..].join("/");
    let label = |path: &Vec<&str>| {
        let unique = |depth: &usize| {
            let mine = tail(path, *depth);
            paths.iter().filter(|other| tail(other, *depth) == mine).count() == 1
        };
        let depth = (1..=path.len()).find(unique).unwrap_or(path.len());
        clean(&tail(path, depth))
    };
    paths.iter().map(label).collect()
}

/// A name in at most `width` columns: its middle gives way, so that its beginning and its ending stay.
pub fn fit(name: &str, width: usize) -> String {
    if name.width() <= width || width < 3 {
        return name.to_owned();
    }
    let tail_width = (width / 3).min(6);
    let mut head = String::new();
    let mut tail = String::new();
    for part in name.graphemes(true) {
        if head.width() + part.width() + tail_width + 1 > width {
            break;
        }
        head.push_str(part);
    }
    for part in name.graphemes(true).rev() {
        if tail.width() + part.width() > tail_width {
            break;
        }
        tail.insert_str(0, part);
    }
    format!("{head}…{tail}")
}

/// `finding`'s claims of one source, in order.
pub fn of_source(finding: &Finding, source: usize) -> impl Iterator<Item = &ClaimInFinding> {
    finding.claims.iter().filter(move |claim| claim.source.index() == source)
}

/// How many sources and how many origins speak in a finding.
pub fn voices(report: &Report, finding: &Finding) -> (usize, usize) {
    let sources: BTreeSet<usize> = finding.claims.iter().map(|claim| claim.source.index()).collect();
    let origins: BTreeSet<u32> = sources.iter().map(|source| report.sources[*source].origin).collect();
    (sources.len(), origins.len())
}

/// How many origins the sources have.
pub fn origins(report: &Report) -> usize {
    report.sources.iter().map(|source| source.origin).collect::<BTreeSet<_>>().len()
}

/// "2 sources, 1 origin" when copies of one text are among the sources of a finding.
pub fn copies(report: &Report, finding: &Finding) -> Option<String> {
    let (sources, origins) = voices(report, finding);
    let told = || format!("{}, {}", counted(sources, "source", "sources"), counted(origins, "origin", "origins"));
    (origins < sources).then(told)
}

/// How a contradiction is marked, so that certain and possible differ without colour.
pub fn mark(finding: &Finding) -> &'static str {
    match (finding.verdict, finding.certainty) {
        (Verdict::Contradiction, Some(Certainty::Possible)) => "?",
        (Verdict::Contradiction, Some(Certainty::Certain) | None) => "✗",
        (Verdict::Attributed, _) => "≠",
        (Verdict::Update, _) => "↻",
        (Verdict::Compatible, _) => "≈",
        (Verdict::Agreement, _) => "✓",
        (Verdict::Addition, _) => "+",
    }
}

/// Why the claims of a finding stand as they do: each reason of the relations that decided the verdict, once; the
/// explanation when no relation gives a reason.
pub fn reasons(finding: &Finding) -> String {
    let mut whys: Vec<String> = Vec::new();
    for relation in finding.relations.iter().filter(|relation| relation.relation.name() == finding.verdict.name()) {
        let why = clean(relation.relation.why());
        if !why.is_empty() && !whys.contains(&why) {
            whys.push(why);
        }
    }
    if whys.is_empty() {
        whys.push(clean(&finding.explanation));
    }
    whys.join("; ")
}

/// "3 sources · 84 sentences · 131 claims · 46 groups in common · 2 contradictions (1 possible) · 31 agreements".
pub fn summary(report: &Report) -> String {
    let coverage = &report.coverage;
    let mut parts = vec![
        counted(report.sources.len(), "source", "sources"),
        counted(coverage.sentences, "sentence", "sentences"),
        counted(coverage.claims, "claim", "claims"),
        format!("{} in common", coverage.groups),
        contradictions(report),
    ];
    let further = [
        (Verdict::Attributed, "attributed difference", "attributed differences"),
        (Verdict::Update, "update", "updates"),
        (Verdict::Compatible, "compatible", "compatible"),
        (Verdict::Agreement, "agreement", "agreements"),
        (Verdict::Addition, "addition", "additions"),
    ];
    for (verdict, one, many) in further {
        let number = report.count(verdict);
        if number > 0 {
            parts.push(counted(number, one, many) + &within_one_origin(report, verdict));
        }
    }
    parts.join(" · ")
}

/// " (3 of one origin)": how many agreements are no more than a text and its copies.
fn within_one_origin(report: &Report, verdict: Verdict) -> String {
    let is_of_one = |finding: &&Finding| finding.verdict == verdict && matches!(voices(report, finding), (2.., 1));
    match report.findings.iter().filter(is_of_one).count() {
        0 => String::new(),
        number => format!(" ({number} of one origin)"),
    }
}

fn contradictions(report: &Report) -> String {
    let possible = report.findings.iter().filter(|finding| finding.certainty == Some(Certainty::Possible)).count();
    match (report.count(Verdict::Contradiction), possible) {
        (0, _) => "no contradiction".to_owned(),
        (number, 0) => counted(number, "contradiction", "contradictions"),
        (number, possible) if number == possible => {
            counted(number, "possible contradiction", "possible contradictions")
        }
        (number, possible) => format!("{number} contradictions ({possible} possible)"),
    }
}

/// What was read and what was not: it stands at the end of every report for people.
pub fn coverage(report: &Report) -> String {
    let coverage = &report.coverage;
    let mut line = format!(
        "Read {} of {}: {}, {} without a claim; {}, {} compared",
        counted(report.sources.len(), "source", "sources"),
        counted(origins(report), "origin", "origins"),
        counted(coverage.sentences, "sentence", "sentences"),
        coverage.sentences_without_claim,
        counted(coverage.claims, "claim", "claims"),
        counted(coverage.groups, "group", "groups"),
    );
    for (reason, number) in &coverage.left_out {
        line.push_str(&format!("; {number} left out: {reason}"));
    }
    line.push('.');
    let labels = labels(report);
    for kin in report.sources.iter().filter_map(|source| source.kin_told(|of| labels[of.index()].clone(), |_| true)) {
        line.push_str(&format!(" {kin}."));
    }
    line
}

/// How many findings `only` and `topic` keep back; `None` when none.
pub fn hidden(report: &Report, style: &Style) -> Option<String> {
    let hidden = report.findings.iter().filter(|finding| !style.shows(finding)).count();
    (hidden > 0).then(|| format!("{} not shown (--only, --topic).", counted(hidden, "finding", "findings")))
}
