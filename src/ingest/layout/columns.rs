//! Two columns side by side: the left one is read to its end before the right one.

use super::line::{Line, Role};

/// So many spaces or more part two columns.
const GUTTER: usize = 3;
/// So many lines with a gutter at one place are columns.
const LEAST_LINES: usize = 4;
/// A column of prose has on average so many words a line; a table of names and figures has fewer.
const LEAST_WORDS: usize = 3;
/// Of the lines of a column of prose, the share that begins in lower case, since it goes on from the line above.
const LOWER_SHARE: f64 = 0.3;

/// One line of two columns.
struct Row {
    /// The left part, if any.
    left: Option<(usize, usize)>,
    /// The right part, if any.
    right: Option<(usize, usize)>,
    /// The line.
    at: usize,
}

/// Puts the lines of a stretch in two columns in the order in which they are read.
pub(super) fn unfold(text: &str, lines: &mut Vec<Line>) {
    let gutters: Vec<Option<usize>> = lines.iter().map(|line| gutter(text, line)).collect();
    let mut found = Vec::with_capacity(lines.len());
    let mut at = 0;
    while at < lines.len() {
        let rows = gutters[at].map(|column| rows(text, &lines[at..], at, column)).unwrap_or_default();
        if is_prose(text, &rows) {
            at += rows.len();
            column(text, rows.iter().map(|row| (row, row.left)), lines, &mut found);
            let top = rows.iter().find_map(|row| row.right).map_or("", |(start, _)| &text[start..]);
            turn(text, top, &mut found);
            column(text, rows.iter().map(|row| (row, row.right)), lines, &mut found);
        } else {
            found.push(lines[at].clone());
            at += 1;
        }
    }
    *lines = found;
}

/// The column at which the right part of a line begins, in characters.
fn gutter(text: &str, line: &Line) -> Option<usize> {
    if line.role != Role::Text {
        return None;
    }
    let words = &text[line.start..line.end];
    let lead = words.len() - words.trim_start().len();
    let gap = words[lead..].find(&" ".repeat(GUTTER)).map(|gap| lead + gap)?;
    let right = words.len() - words[gap..].trim_start().len();
    let again = words[right..].contains(&" ".repeat(GUTTER));
    (!again).then(|| words[..right].chars().count())
}

/// The rows from a line on whose right parts begin at `column`.
fn rows(text: &str, lines: &[Line], first: usize, column: usize) -> Vec<Row> {
    let mut found = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let words = &text[line.start..line.end];
        let split = words.char_indices().nth(column).map_or(words.len(), |(byte, _)| byte);
        let (left, right) = words.split_at(split);
        let free = split == words.len() || left.ends_with(&" ".repeat(GUTTER));
        if !free || right.starts_with(' ') || number > 0 && line.page_begins {
            break;
        }
        let part = |start: usize, part: &str| {
            let lead = part.len() - part.trim_start().len();
            (!part.trim().is_empty()).then(|| (start + lead, start + part.trim_end().len()))
        };
        let row = Row { left: part(line.start, left), right: part(line.start + split, right), at: first + number };
        found.push(row);
    }
    // Lines with a left part alone at the end belong to what follows.
    while found.last().is_some_and(|row| row.right.is_none()) {
        found.pop();
    }
    found
}

/// Whether both columns run on from line to line.
fn is_prose(text: &str, rows: &[Row]) -> bool {
    let both = rows.iter().filter(|row| row.left.is_some() && row.right.is_some()).count();
    let runs_on = |parts: Vec<(usize, usize)>| {
        let words: usize = parts.iter().map(|&(start, end)| text[start..end].split_whitespace().count()).sum();
        let lower = parts.iter().skip(1).filter(|(start, _)| text[*start..].starts_with(char::is_lowercase)).count();
        words >= parts.len() * LEAST_WORDS && lower as f64 >= parts.len().saturating_sub(1) as f64 * LOWER_SHARE
    };
    both >= LEAST_LINES
        && runs_on(rows.iter().filter_map(|row| row.left).collect())
        && runs_on(rows.iter().filter_map(|row| row.right).collect())
}

/// Ends a column: its last sentence goes on at the top of the next one, or its last paragraph ends.
fn turn(text: &str, top: &str, lines: &mut Vec<Line>) {
    let Some(last) = lines.last_mut() else { return };
    let ended = last.words(text).ends_with(['.', '!', '?', ':', ';', '"', '”', ')']);
    if last.role == Role::Text && !ended && top.starts_with(|first: char| first.is_alphanumeric()) {
        last.in_paragraph = true;
    } else {
        let place = last.next;
        let blank =
            Line { start: place, end: place, next: place, role: Role::Blank, page_begins: false, in_paragraph: false };
        lines.push(blank);
    }
}

/// Adds the lines of one column, and whether each goes on in the next.
fn column<'a>(
    text: &str,
    parts: impl Iterator<Item = (&'a Row, Option<(usize, usize)>)>,
    lines: &[Line],
    into: &mut Vec<Line>,
) {
    let parts: Vec<(&Row, Option<(usize, usize)>)> = parts.collect();
    let width = parts.iter().filter_map(|(_, part)| part.map(|(start, end)| text[start..end].chars().count())).max();
    for (number, (row, part)) in parts.iter().enumerate() {
        let Some((start, end)) = *part else {
            let place = lines[row.at].start;
            into.push(Line { start: place, end: place, next: place, role: Role::Blank, ..lines[row.at].clone() });
            continue;
        };
        let next = parts.get(number + 1).and_then(|(_, next)| *next);
        let goes_on = next.is_some_and(|(from, to)| {
            let first = text[from..to].split_whitespace().next().unwrap_or_default();
            let filled = text[start..end].chars().count() + 1 + first.chars().count() > width.unwrap_or(0);
            filled || first.starts_with(char::is_lowercase)
        });
        let page_begins = number == 0 && lines[row.at].page_begins;
        into.push(Line { start, end, next: end, role: Role::Text, page_begins, in_paragraph: goes_on });
    }
}
