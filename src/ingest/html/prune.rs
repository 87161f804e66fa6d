//! Elements of a page that are no part of its story are taken out before the body is looked for.

use super::note;
use crate::rules::ingest::MarkupWords;
use dom_query::{Document, NodeRef};
use rustc_hash::FxHashSet;

/// An element with more than this share of the page's running text is no margin, whatever its name.
const MOST_SHARE: f64 = 0.3;
/// A word of a class name is no longer.
const LONGEST_WORD: usize = 24;

/// Takes out captions, credits, advertisements, lists of other stories and the like, by tag, role and class.
pub(super) fn prune(page: &Document, words: &MarkupWords) {
    let Some(body) = page.body() else { return };
    keep_quoted_posts(&body, words);
    name_raised(&body, words);
    let whole = running_text(&body);
    let margins: Vec<NodeRef<'_>> = body.descendants_it().filter(|node| is_margin(node, words)).collect();
    for node in margins {
        if running_text(&node) as f64 <= whole as f64 * MOST_SHARE {
            node.remove_from_parent();
        }
    }
}

/// Takes the class off posts that the story quotes, so that neither the list here nor the search for the body takes
/// them for a margin.
fn keep_quoted_posts(body: &NodeRef<'_>, words: &MarkupWords) {
    let embed = |node: &NodeRef<'_>| node.attr("class").is_some_and(|value| names_one(&value, &words.embeds));
    let quotes = |node: &NodeRef<'_>| {
        node.has_name("blockquote") || node.descendants_it().any(|inner| inner.has_name("blockquote"))
    };
    for node in body.descendants_it().filter(|node| embed(node) && quotes(node)).collect::<Vec<_>>() {
        node.remove_attr("class");
    }
}

/// Gives figures that a class raises the element for it, since the search for the body takes classes off.
fn name_raised(body: &NodeRef<'_>, words: &MarkupWords) {
    let raises = |node: &NodeRef<'_>| {
        node.attr("class").is_some_and(|value| names_one(&value, &words.raised))
            || node.attr("style").is_some_and(|style| style.to_ascii_lowercase().contains("super"))
    };
    let inline = |node: &NodeRef<'_>| ["span", "small", "font"].iter().any(|name| node.has_name(name));
    for node in body.descendants_it().filter(inline).filter(raises).collect::<Vec<_>>() {
        if !note::is_longer(&node, note::MARK_LETTERS) {
            node.rename("sup");
        }
    }
}

/// Bytes of text in the paragraphs of an element.
fn running_text(node: &NodeRef<'_>) -> usize {
    let own = |paragraph: NodeRef<'_>| paragraph.text().trim().len();
    node.descendants_it().filter(|inner| inner.has_name("p")).map(own).sum()
}

fn is_margin(node: &NodeRef<'_>, words: &MarkupWords) -> bool {
    let Some(name) = node.node_name() else { return false };
    if words.keep.iter().any(|tag| **tag == *name) {
        return false;
    }
    if words.tags.iter().any(|tag| **tag == *name) {
        return true;
    }
    let hidden = note::is_hidden(node);
    let role = node.attr("role").is_some_and(|role| words.roles.iter().any(|known| **known == *role));
    let named = |attribute| node.attr(attribute).is_some_and(|value| names_one(&value, &words.names));
    hidden || role || named("class") || named("id") || named("itemprop")
}

/// Whether a word of a class or id, or two in a row, are listed: "image-caption", "imageCaption", "sign_up".
fn names_one(value: &str, names: &FxHashSet<String>) -> bool {
    let mut before = String::new();
    for word in split(value) {
        if names.contains(&word) || names.contains(&format!("{before}-{word}")) {
            return true;
        }
        before = word;
    }
    false
}

/// The words of a class list: cut at marks and before capitals, lower case.
fn split(value: &str) -> impl Iterator<Item = String> {
    let mut words = vec![String::new()];
    let mut lower = false;
    for letter in value.chars() {
        let boundary = !letter.is_alphanumeric() || letter.is_uppercase() && lower;
        lower = letter.is_lowercase();
        match words.last_mut() {
            Some(word) if !boundary => word.extend(letter.to_lowercase()),
            _ => words.push(letter.to_lowercase().filter(|letter| letter.is_alphanumeric()).collect()),
        }
    }
    words.into_iter().filter(|word| !word.is_empty() && word.len() <= LONGEST_WORD)
}
