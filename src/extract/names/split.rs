//! Floor 4: a run of capitalised words becomes names: titles taken off, neighbours told apart.

use super::kind::{self, is_person_like};
use super::page::Line;
use crate::name::EntityKind;
use crate::rules::names::WordClass;
use std::ops::Range;

/// A name within a run.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    /// The tokens of the name.
    pub range: Range<usize>,
    /// What kind of thing it names.
    pub kind: EntityKind,
    /// The tokens of a title inside the run before the name; its first token may belong to another piece.
    pub title: Option<Range<usize>>,
}

/// The names of a run, from left to right.
pub(super) fn split(line: &Line<'_>, run: Range<usize>) -> Vec<Piece> {
    let run = without_honorific(line, run);
    if run.0.is_empty() {
        return Vec::new();
    }
    let (run, honoured) = run;
    if honoured {
        return vec![Piece { range: run, kind: EntityKind::Person, title: None }];
    }
    match title_in(line, &run) {
        Some(title) => titled(line, run, title),
        None => untitled(line, run),
    }
}

/// The run without "Mr." and the like before it, and whether there was one.
fn without_honorific(line: &Line<'_>, run: Range<usize>) -> (Range<usize>, bool) {
    let classes = [WordClass::HonorificMale, WordClass::HonorificFemale, WordClass::Honorific];
    if line.classes[run.start].any(&classes) {
        return (run.start + 1..run.end, true);
    }
    (run, false)
}

fn titled(line: &Line<'_>, run: Range<usize>, title: Range<usize>) -> Vec<Piece> {
    let mut pieces = before_title(line, run.start..title.start);
    if title.end < run.end {
        let whole = run.start..title.end;
        pieces.push(Piece { range: title.end..run.end, kind: EntityKind::Person, title: Some(whole) });
    }
    pieces
}

/// Names inside a title phrase: "North Korean" in "North Korean Foreign Minister".
fn before_title(line: &Line<'_>, range: Range<usize>) -> Vec<Piece> {
    if range.is_empty() {
        return Vec::new();
    }
    let kind = kind::of(line, &range);
    let headed = matches!(kind, EntityKind::Organisation | EntityKind::Place | EntityKind::People);
    if headed {
        return vec![Piece { range, kind, title: None }];
    }
    match line.known(range.start).filter(|(end, _)| *end <= range.end) {
        Some((end, _)) => {
            let kind = kind::of(line, &(range.start..end));
            vec![Piece { range: range.start..end, kind, title: None }]
        }
        None => Vec::new(),
    }
}

fn untitled(line: &Line<'_>, run: Range<usize>) -> Vec<Piece> {
    let kind = kind::of(line, &run);
    let prefix = line.known(run.start).map(|(end, _)| end).filter(|&end| end < run.end);
    match prefix {
        Some(end) if kind == EntityKind::Unknown && is_person_like(line, &(end..run.end)) => {
            let first = run.start..end;
            let kind = kind::of(line, &first);
            vec![
                Piece { range: first, kind, title: None },
                Piece { range: end..run.end, kind: EntityKind::Person, title: None },
            ]
        }
        Some(_) | None => vec![Piece { range: run, kind, title: None }],
    }
}

/// The last title of the run that may be one: a person's name follows it, or the run ends with it.
fn title_in(line: &Line<'_>, run: &Range<usize>) -> Option<Range<usize>> {
    let protected = protected(line, run);
    let mut found = None;
    let mut at = run.start;
    while at < run.end {
        let Some(end) = title_at(line, at, run.end).filter(|_| !protected.iter().any(|known| known.contains(&at)))
        else {
            at += 1;
            continue;
        };
        if heads_person(line, end..run.end) || (end == run.end && !follows_given(line, run.start..at)) {
            found = Some(at..end);
        }
        at = end;
    }
    found
}

/// Where the longest title that begins at `at` ends.
pub(super) fn title_at(line: &Line<'_>, at: usize, limit: usize) -> Option<usize> {
    let longest = line.page.rules.longest_title_from(line.lower_at(at));
    let ends = (at + 1..=limit.min(at + longest)).rev();
    let mut joined = ends.map(|end| (end, line.lower[at..end].join(" ")));
    joined.find(|(_, words)| line.page.rules.title(words).is_some()).map(|(end, _)| end)
}

/// Gazetteer names of two words or more; what looks like a title in them is none ("General Motors").
fn protected(line: &Line<'_>, run: &Range<usize>) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut at = run.start;
    while at < run.end {
        match line.known(at).filter(|(end, _)| *end > at + 1 && *end <= run.end) {
            Some((end, _)) => {
                ranges.push(at..end);
                at = end;
            }
            None => at += 1,
        }
    }
    ranges
}

/// Whether the tokens after a title can be its bearer's name.
fn heads_person(line: &Line<'_>, rest: Range<usize>) -> bool {
    const MOST_WORDS: usize = 6;
    if rest.is_empty() || rest.len() > MOST_WORDS {
        return false;
    }
    let other = [WordClass::Organisation, WordClass::FirmSuffix, WordClass::Law, WordClass::Place, WordClass::Event];
    if is_person_like(line, &rest) {
        return true;
    }
    let known = line.known(rest.start).is_some_and(|(end, _)| end == rest.end);
    !known && !line.classes[rest.end - 1].any(&other)
}

/// "Martin King", "Larry Bishop": after a given name the last word is a surname.
fn follows_given(line: &Line<'_>, before: Range<usize>) -> bool {
    !before.is_empty() && line.page.rules.given(line.word(before.end - 1)).is_some()
}
