//! The diff: every pair of sentences that were lined up, in the order of the first source, whatever the order in the
//! other. `[-words-]` stand in the first alone, `{+words+}` in the second alone, as `git diff --word-diff` writes them.

use super::grid::Tone;
use super::{Style, shown, words};
use crate::decision::{Broken, Decision};
use crate::finding::{ClaimInFinding, Finding, Relation, Report, Verdict};
use similar::{ChangeTag, InlineChange, InlineChangeOptions, TextDiff};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Below this share of common letters two sentences say a thing in words of their own, and marks would cover everything.
const LEAST_SHARE: f64 = 0.4;

/// Two sentences, by where they stand: first source, second source, start of the first, start of the second.
type Place = (usize, usize, u32, u32);

/// Two sentences that were lined up, with what was found about them.
struct Pair<'a> {
    left: &'a ClaimInFinding,
    right: &'a ClaimInFinding,
    found: Vec<String>,
    /// Where a relation is no agreement, the words of both sides that it is about.
    apart: Vec<[String; 2]>,
}

/// One section for each two sources, one hunk for each two sentences.
pub fn render(report: &Report, style: &Style) -> String {
    let mut out = String::new();
    let mut last = None;
    for ((left, right, ..), pair) in pairs(report, style) {
        if last != Some((left, right)) {
            let path = |source: usize| words::clean(&report.sources[source].path);
            let gap = if last.is_some() { "\n" } else { "" };
            let heads = [format!("--- {}", path(left)), format!("+++ {}", path(right))];
            let _ = writeln!(out, "{gap}{}", heads.map(|head| Tone::Strong.paint(&head, style.color)).join("\n"));
            last = Some((left, right));
        }
        write_pair(&mut out, &pair, style);
    }
    if out.is_empty() {
        out.push_str("No two sentences were lined up.\n");
    }
    let hidden = words::hidden(report, style).map(|hidden| hidden + " ").unwrap_or_default();
    out + &format!("\n{hidden}{}\n", words::coverage(report))
}

/// The diffs of all checks; before them, as text that readers of diffs pass over, the checks that could not be judged.
pub fn render_decision(decision: &Decision, style: &Style) -> String {
    let broken = decision.broken.iter().flat_map(Broken::told);
    let told = broken.map(|fault| format!("not judged: {}\n", words::clean(&fault)));
    told.chain(decision.checks.iter().map(|judged| render(&judged.report, style))).collect()
}

/// Every pair of sentences once, by place.
fn pairs<'a>(report: &'a Report, style: &'a Style) -> BTreeMap<Place, Pair<'a>> {
    let mut by_sentence: BTreeMap<(usize, usize, &str, &str), Pair<'a>> = BTreeMap::new();
    for finding in shown(report, style) {
        for relation in &finding.relations {
            if matches!(relation.relation, Relation::NotComparable(_)) {
                continue;
            }
            let (left, right) = in_order(&finding.claims[relation.left], &finding.claims[relation.right]);
            if left.source == right.source {
                continue;
            }
            let key = (left.source.index(), right.source.index(), left.sentence.as_str(), right.sentence.as_str());
            let pair = by_sentence.entry(key).or_insert(Pair { left, right, found: Vec::new(), apart: Vec::new() });
            pair.found.push(heading(finding, &relation.relation));
            if relation.relation.name() != Verdict::Agreement.name() {
                pair.apart.push([words::clean(&left.value), words::clean(&right.value)]);
            }
        }
    }
    let place = |pair: &Pair<'_>| {
        (pair.left.source.index(), pair.right.source.index(), pair.left.span.start, pair.right.span.start)
    };
    by_sentence.into_values().map(|pair| (place(&pair), pair)).collect()
}

fn in_order<'a>(one: &'a ClaimInFinding, other: &'a ClaimInFinding) -> (&'a ClaimInFinding, &'a ClaimInFinding) {
    if one.source <= other.source { (one, other) } else { (other, one) }
}

fn heading(finding: &Finding, relation: &Relation) -> String {
    let certainty = relation.certainty().map(|certainty| format!("{} ", certainty.name())).unwrap_or_default();
    let why = if relation.name() == Verdict::Agreement.name() { "" } else { relation.why() };
    let colon = if why.is_empty() { "" } else { ": " };
    words::clean(&format!("{} {certainty}{}{colon}{why}", finding.code, relation.name()))
}

fn write_pair(out: &mut String, pair: &Pair<'_>, style: &Style) {
    let place = format!("@@ {} | {} @@", pair.left.position.line, pair.right.position.line);
    let mut found = pair.found.clone();
    found.dedup();
    let _ = writeln!(out, "\n{} {}", Tone::Notable.paint(&place, style.color), found.join("; "));
    let (left, right) = (words::clean(&pair.left.sentence), words::clean(&pair.right.sentence));
    if left == right {
        let _ = writeln!(out, "  {left}");
        return;
    }
    let (left, right) = marked(&left, &right, style.color).unwrap_or_else(|| {
        let of = |side: usize| pair.apart.iter().map(move |values| values[side].as_str());
        (mark_values(&left, of(0), DELETED, style.color), mark_values(&right, of(1), INSERTED, style.color))
    });
    let _ = writeln!(out, "- {left}\n+ {right}");
}

/// Both sentences with the words that differ marked; `None` when they have little in common.
fn marked(left: &str, right: &str, color: bool) -> Option<(String, String)> {
    let diff = TextDiff::from_lines(left, right);
    let mut options = InlineChangeOptions::new();
    options.min_ratio(0.0).semantic_cleanup(true);
    let (mut old, mut new) = (Vec::new(), Vec::new());
    for change in diff.iter_all_inline_changes_with_options(options) {
        match change.tag() {
            ChangeTag::Delete => old.extend(runs(&change)),
            ChangeTag::Insert => new.extend(runs(&change)),
            ChangeTag::Equal => {}
        }
    }
    let alike = common_share(&old, &new) >= LEAST_SHARE;
    alike.then(|| (with_marks(&old, DELETED, color), with_marks(&new, INSERTED, color)))
}

/// A sentence with only those words marked that a finding is about.
fn mark_values<'a>(sentence: &str, values: impl Iterator<Item = &'a str>, marks: Marks, color: bool) -> String {
    let mut places: Vec<_> = values
        .filter(|value| !value.is_empty())
        .filter_map(|value| Some((sentence.find(value)?, value.len())))
        .collect();
    places.sort_unstable();
    let (mut text, mut at) = (String::new(), 0);
    for (start, length) in places {
        if start >= at {
            text.push_str(&sentence[at..start]);
            text.push_str(&marks.put(&sentence[start..start + length], color));
            at = start + length;
        }
    }
    text + &sentence[at..]
}

/// What stands around words of one sentence alone.
#[derive(Clone, Copy)]
struct Marks {
    open: &'static str,
    close: &'static str,
    tone: Tone,
}

const DELETED: Marks = Marks { open: "[-", close: "-]", tone: Tone::Bad };
const INSERTED: Marks = Marks { open: "{+", close: "+}", tone: Tone::Good };

impl Marks {
    fn put(self, words: &str, color: bool) -> String {
        self.tone.paint(&format!("{}{words}{}", self.open, self.close), color)
    }
}

/// Words that stand in both sentences or in one alone.
struct Run {
    changed: bool,
    words: String,
}

/// The runs of one sentence; a blank between two changed runs belongs to them.
fn runs(change: &InlineChange<'_, str>) -> Vec<Run> {
    let parts: Vec<_> = change.iter_strings_lossy().collect();
    let mut runs: Vec<Run> = Vec::new();
    for (at, (changed, words)) in parts.iter().enumerate() {
        let is_gap = words.trim().is_empty() && runs.last().is_some_and(|run| run.changed);
        let changed = *changed || (is_gap && parts.get(at + 1).is_some_and(|next| next.0));
        match runs.last_mut() {
            Some(run) if run.changed == changed => run.words.push_str(words),
            _ => runs.push(Run { changed, words: words.to_string() }),
        }
    }
    runs
}

/// The share of letters and digits of both sentences that stand in both.
fn common_share(old: &[Run], new: &[Run]) -> f64 {
    let letters = |runs: &[Run], all: bool| -> usize {
        let counted = runs.iter().filter(|run| all || !run.changed);
        counted.map(|run| run.words.chars().filter(|c| c.is_alphanumeric()).count()).sum()
    };
    let common = letters(old, false) + letters(new, false);
    common as f64 / (letters(old, true) + letters(new, true)).max(1) as f64
}

fn with_marks(runs: &[Run], marks: Marks, color: bool) -> String {
    let mut text = String::new();
    for run in runs {
        let core = run.words.trim();
        if !run.changed || core.is_empty() {
            text.push_str(&run.words);
            continue;
        }
        let (before, rest) = run.words.split_at(run.words.len() - run.words.trim_start().len());
        let _ = write!(text, "{before}{}{}", marks.put(core, color), &rest[core.len()..]);
    }
    text
}
