//! Headers and footers of pages: lines with the number of the page that come back on every page.

use super::line::{Line, Role};
use crate::rules::ingest::LayoutWords;
use std::collections::BTreeMap;

/// A header or footer has at most so many words.
const MOST_WORDS: usize = 14;
/// Lines of one page that are no nearer than this can be its header and that of the next one.
const PAGE_LINES: usize = 3;
/// Spaces in a row that set a page number apart from the words beside it.
const GAP: &str = "   ";

/// Gives headers and footers of pages their role.
pub(super) fn mark(text: &str, lines: &mut [Line], words: &LayoutWords) {
    let mut alike: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for at in (0..lines.len()).filter(|&at| lines[at].role == Role::Text && stands_alone(lines, at)) {
        let plain = plain(lines[at].words(text));
        if plain.split(' ').count() <= MOST_WORDS {
            alike.entry(plain).or_default().push(at);
        }
    }
    let mut pages: Vec<usize> = Vec::new();
    for (plain, places) in &alike {
        if counts_pages(text, lines, places) || is_page_line(text, lines, plain, places, words) {
            pages.extend(places);
        }
    }
    pages.iter().for_each(|&at| lines[at].role = Role::Page);
    // A second line of a header has no number of its own.
    let beside = |lines: &[Line], at: usize| {
        at > 0 && lines[at - 1].role == Role::Page || lines.get(at + 1).is_some_and(|line| line.role == Role::Page)
    };
    for places in alike.values().filter(|places| places.len() > 1) {
        let at_page = |&at: &usize| lines[at].role == Role::Text && (beside(lines, at) || breaks(lines, at));
        if places.iter().all(at_page) {
            places.iter().for_each(|&at| lines[at].role = Role::Page);
        }
    }
}

/// The next line of text at `at` when it follows at once or behind headers and footers and the white space around them.
pub(super) fn next_text(lines: &[Line], at: usize) -> Option<usize> {
    let next = (at + 1..lines.len()).find(|&next| lines[next].role == Role::Text)?;
    let between = &lines[at + 1..next];
    let page =
        between.iter().any(|line| line.role == Role::Page) || lines[at + 1..=next].iter().any(|line| line.page_begins);
    (between.is_empty() || page).then_some(next)
}

/// Whether the sentence of line `at` goes on in line `next`, on the page behind.
pub(super) fn runs_over(text: &str, lines: &[Line], at: usize, next: usize) -> bool {
    let (above, below) = (lines[at].words(text), lines[next].words(text));
    let ended = above.ends_with(['.', '!', '?', ':', ';', '"', '”', ')', '*']);
    let lower = below.starts_with(char::is_lowercase);
    let in_paragraph = at > 0 && lines[at - 1].role == Role::Text;
    let full = in_paragraph && above.chars().count() + 8 >= lines[at - 1].words(text).chars().count();
    let goes_on = below.starts_with(|letter: char| letter.is_alphanumeric()) && full;
    !ended && (lower || goes_on)
}

/// Whether the line has white space or the edge of a page above or below it.
fn stands_alone(lines: &[Line], at: usize) -> bool {
    let apart = |line: Option<&Line>| line.is_none_or(|line| line.role != Role::Text);
    let above = at.checked_sub(1).and_then(|above| lines.get(above));
    breaks(lines, at) || apart(above) || apart(lines.get(at + 1))
}

/// Whether a page begins or ends at the line.
fn breaks(lines: &[Line], at: usize) -> bool {
    lines[at].page_begins || lines.get(at + 1).is_some_and(|line| line.page_begins)
}

/// A line with one space for every gap and 0 for every number, lower case.
fn plain(words: &str) -> String {
    let mut plain = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        plain.extend((!plain.is_empty()).then_some(' '));
        for letter in word.chars().flat_map(char::to_lowercase) {
            match letter {
                '0'..='9' if plain.ends_with('0') => {}
                '0'..='9' => plain.push('0'),
                _ => plain.push(letter),
            }
        }
    }
    plain
}

/// Whether lines that differ in one number count the pages, and something shows that pages are what they count.
fn counts_pages(text: &str, lines: &[Line], places: &[usize]) -> bool {
    let apart = places.windows(2).all(|pair| pair[1] - pair[0] >= PAGE_LINES);
    if places.len() < 2 || !apart {
        return false;
    }
    let numbers: Vec<Vec<u32>> = places.iter().map(|&at| numbers(lines[at].words(text))).collect();
    let counted = numbers.windows(2).all(|pair| {
        let changed: Vec<u32> = pair[0]
            .iter()
            .zip(&pair[1])
            .filter(|(above, below)| above != below)
            .map(|(above, below)| below.wrapping_sub(*above))
            .collect();
        matches!(changed.as_slice(), [1 | 2])
    });
    let interrupts = |at: usize| {
        let above = (0..at).rev().find(|&above| lines[above].role == Role::Text && !places.contains(&above));
        let below = (at + 1..lines.len()).find(|&below| lines[below].role == Role::Text);
        above.zip(below).is_some_and(|(above, below)| {
            let unended =
                lines[above].words(text).ends_with(|last: char| last.is_alphanumeric() || ",-".contains(last));
            unended && lines[below].words(text).starts_with(char::is_lowercase)
        })
    };
    let shown = |at: usize| breaks(lines, at) || has_gap(lines[at].words(text)) || interrupts(at);
    counted && places.iter().any(|&at| shown(at))
}

fn has_gap(words: &str) -> bool {
    words.contains(GAP) || words.contains('\t')
}

/// The numbers in a line; longer ones than a page has are cut.
fn numbers(words: &str) -> Vec<u32> {
    let parts = words.split(|letter: char| !letter.is_ascii_digit()).filter(|part| !part.is_empty());
    parts.map(|part| part.get(..part.len().min(9)).and_then(|part| part.parse().ok()).unwrap_or(0)).collect()
}

/// "Page 1 of 2", alone or set apart from the name of the document.
fn is_page_line(text: &str, lines: &[Line], plain: &str, places: &[usize], words: &LayoutWords) -> bool {
    let bare = plain.trim_matches(|letter: char| !letter.is_alphanumeric());
    let gap = || places.iter().any(|&at| has_gap(lines[at].words(text)) || lines[at].words(text).contains(" | "));
    words
        .pages
        .iter()
        .any(|phrase| bare == phrase || (bare.ends_with(phrase.as_str()) || bare.starts_with(phrase.as_str())) && gap())
}
