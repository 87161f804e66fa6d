//! What of a page is shown otherwise than as plain words: raised and lowered figures, marks of notes, hidden elements.

use crate::ingest::raised;
use crate::rules::ingest::LayoutWords;
use dom_query::NodeRef;

/// The mark of a note has at most so many characters.
pub(super) const MARK_LETTERS: usize = 12;
/// The mark of a note has at most so many nodes in it.
const MARK_NODES: usize = 24;
/// A number that is the mark of a note has at most so many digits.
const MARK_DIGITS: usize = 3;

/// How an element is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Shown {
    /// By what is in it.
    AsItIs,
    /// As these words.
    As(String),
    /// Not at all.
    Not,
}

/// Whether browsers do not show the element.
pub(super) fn is_hidden(node: &NodeRef<'_>) -> bool {
    let is = |name: &str, wanted: &str| node.attr(name).is_some_and(|value| value.trim().eq_ignore_ascii_case(wanted));
    let styled = node.attr("style").is_some_and(|style| {
        let style: String = style.chars().filter(|letter| !letter.is_whitespace()).collect();
        let style = style.to_ascii_lowercase();
        style.contains("display:none") || style.contains("visibility:hidden")
    });
    is("aria-hidden", "true") || styled || node.attr("hidden").is_some_and(|value| &*value != "until-found")
}

/// How a raised or lowered element or a link is read. `before` are the words it is attached to, if any.
pub(super) fn shown(node: &NodeRef<'_>, name: &str, before: &str, linked: bool, words: &LayoutWords) -> Shown {
    if is_longer(node, MARK_LETTERS) {
        return Shown::AsItIs;
    }
    let text = node.text();
    let text = text.trim();
    match name {
        "a" => link(node, text, before),
        "sub" => lowered(text, before),
        _ => {
            let linked = linked || node.descendants_it().any(|inner| inner.has_name("a"));
            elevated(text, before, linked, words)
        }
    }
}

/// A link inside the page whose words are the mark of a note.
fn link(node: &NodeRef<'_>, text: &str, before: &str) -> Shown {
    let inside = node.attr("href").is_some_and(|href| href.contains('#'));
    let raised = node.descendants_it().any(|inner| inner.has_name("sup"));
    let attached = !before.is_empty() && !before.ends_with('\n');
    if inside && is_mark(text) && (attached || raised) { Shown::Not } else { Shown::AsItIs }
}

fn lowered(text: &str, before: &str) -> Shown {
    let digits = text.chars().all(|letter| letter.is_ascii_digit());
    if digits && before.ends_with(|last: char| last.is_ascii_digit()) { Shown::Not } else { Shown::AsItIs }
}

/// Raised figures stay raised, for what stands around them to judge; marks of notes are not read.
fn elevated(text: &str, before: &str, linked: bool, words: &LayoutWords) -> Shown {
    let lower = text.to_lowercase();
    if text.is_empty() || linked && is_mark(text) {
        return Shown::Not;
    }
    if let Some(figures) = text.chars().map(raised::raised).collect::<Option<String>>() {
        return Shown::As(figures);
    }
    if words.ordinals.contains(&lower) || text.starts_with(['.', ',']) {
        return Shown::AsItIs;
    }
    if words.trademarks.contains(&lower) {
        return Shown::As("™".to_owned());
    }
    if is_mark(text) {
        return Shown::Not;
    }
    let joins = before.ends_with(char::is_alphanumeric) && text.starts_with(char::is_alphanumeric);
    if joins { Shown::As(format!(" {text} ")) } else { Shown::AsItIs }
}

/// Whether words are the mark of a note: "1", "[2]", "(3)", "1,2", "a", "*".
fn is_mark(text: &str) -> bool {
    const SIGNS: &str = "*†‡§¶#‖";
    let bracketed = text.starts_with('[') && text.ends_with(']');
    let inner = text.trim_matches(['[', ']', '(', ')']).trim();
    let number = |part: &str| {
        let part = part.trim();
        (1..=MARK_DIGITS).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let letter = inner.len() == 1 && inner.bytes().all(|byte| byte.is_ascii_lowercase());
    let signs = !inner.is_empty() && inner.chars().all(|sign| SIGNS.contains(sign));
    bracketed || letter || signs || inner.split([',', '–', '-', ';', ' ']).all(number)
}

/// Whether an element has more characters than `most`, or more in it than the mark of a note has.
pub(super) fn is_longer(node: &NodeRef<'_>, most: usize) -> bool {
    let (mut nodes, mut letters) = (0, 0);
    node.descendants_it().take(MARK_NODES + 1).any(|inner| {
        nodes += 1;
        letters += if inner.is_text() { inner.text().trim().chars().take(most + 1).count() } else { 0 };
        letters > most || nodes > MARK_NODES
    })
}
