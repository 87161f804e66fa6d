//! Where the words of a page stand in its file: its text nodes are found again in the file without its tags.

use super::piece::Piece;
use crate::text::{Anchor, Block, LineIndex};
use dom_query::Document;
use rustc_hash::FxHashMap;

/// Elements whose content is no text of the page, with the tag that ends each.
const RAW: [(&str, &str); 2] = [("script", "</script"), ("style", "</style")];
/// How many bytes of a text node are looked for.
const NEEDLE_BYTES: usize = 48;
/// Shorter runs of characters stand in too many places of a page to say which one is meant, unless they are near.
const LEAST_BYTES: usize = 12;
/// How far behind the last text node a short one is looked for, in bytes.
const NEAR_BYTES: usize = 240;
/// The name of a character in markup has at most so many bytes.
const ENTITY_BYTES: usize = 32;
/// So many different names are looked up; HTML has 2,231, a page uses some twenty.
const MOST_ENTITIES: usize = 400;
/// What is not found is looked for to the end of the file; so many times its length at most, over all text nodes.
const MOST_SEARCHES: usize = 8;

/// Anchors for the words of every text node that is found in the file, searched forward from the one before it.
pub(super) fn lines(pieces: &[Piece], blocks: &[Block], file: &str, lines: &LineIndex) -> LineIndex {
    let shown = Visible::of(file);
    let mut anchors = Vec::new();
    let (mut from, mut left) = (0, file.len().saturating_mul(MOST_SEARCHES));
    for (piece, block) in pieces.iter().zip(blocks) {
        let mut first = true;
        for (start, node) in &piece.nodes {
            let Some(at) = shown.find(node, from, &mut left) else { continue };
            let here = block.span.start as usize;
            // What stands before the first text node that is found stands at the same place.
            let lead = if first { 0 } else { *start };
            first = false;
            from = shown.anchor(&piece.words, (lead, *start), at, |byte, place| {
                let position = lines.position(file, place as u32);
                anchors.push(Anchor { byte: (here + byte) as u32, position });
            });
        }
    }
    LineIndex::anchored(anchors)
}

/// What a file shows: without tags, comments and white space, with characters for their names.
struct Visible {
    text: String,
    /// Byte of `text` and byte of the file, where a run of characters begins that stand one for one in both.
    runs: Vec<(usize, usize)>,
}

impl Visible {
    fn of(file: &str) -> Visible {
        let mut visible = Visible { text: String::with_capacity(file.len() / 2), runs: Vec::new() };
        let mut names: FxHashMap<&str, Option<String>> = FxHashMap::default();
        let mut at = 0;
        let mut broken = true;
        while let Some(letter) = file[at..].chars().next() {
            let rest = &file[at..];
            let (taken, put) = match letter {
                '<' => match markup(rest) {
                    1 => (1, Some("<".to_owned())),
                    length => (length, None),
                },
                '&' => entity(rest, &mut names).map_or((1, Some("&".to_owned())), |(length, put)| (length, Some(put))),
                _ => (letter.len_utf8(), None),
            };
            if letter != '<' && letter != '&' && !letter.is_whitespace() {
                visible.runs.extend(broken.then_some((visible.text.len(), at)));
                visible.text.push(letter);
            } else {
                visible.runs.extend(put.as_ref().map(|_| (visible.text.len(), at)));
                visible.text.extend(put.iter().flat_map(|put| put.chars()).filter(|put| !put.is_whitespace()));
            }
            broken = letter == '<' || letter == '&' || letter.is_whitespace();
            at += taken;
        }
        visible
    }

    /// Byte of the shown text at which a text node begins; `left` bytes may still be searched in vain.
    fn find(&self, node: &str, from: usize, left: &mut usize) -> Option<usize> {
        let mut needle = String::with_capacity(NEEDLE_BYTES + 4);
        for letter in node.chars().filter(|letter| !letter.is_whitespace()) {
            needle.push(letter);
            if needle.len() >= NEEDLE_BYTES {
                break;
            }
        }
        let end = if needle.len() < LEAST_BYTES { self.text.len().min(from + NEAR_BYTES) } else { self.text.len() };
        let end = (end..=self.text.len()).find(|end| self.text.is_char_boundary(*end))?;
        if needle.is_empty() || end - from > *left {
            return None;
        }
        let found = self.text[from..end].find(&needle);
        *left -= if found.is_none() { end - from } else { 0 };
        found.map(|at| from + at)
    }

    /// Tells `tell` the byte of `words` and of the file wherever the two part ways, from the text node that begins at
    /// byte `start` of `words` and `at` of the shown text on; the byte behind the node.
    fn anchor(
        &self,
        words: &str,
        (lead, start): (usize, usize),
        at: usize,
        mut tell: impl FnMut(usize, usize),
    ) -> usize {
        let mut run = self.runs.partition_point(|(byte, _)| *byte <= at).saturating_sub(1);
        let (mut at, mut first) = (at, true);
        for (byte, letter) in words[start..].char_indices().filter(|(_, letter)| !letter.is_whitespace()) {
            let Some(found) = self.text[at..].chars().next().filter(|found| *found == letter) else { break };
            let begins = self.runs.get(run + 1).is_some_and(|(next, _)| *next <= at);
            if begins {
                run += self.runs[run + 1..].iter().take_while(|(next, _)| *next <= at).count();
            }
            if first || begins {
                let (run_start, place) = self.runs[run];
                tell(if first { lead } else { start + byte }, place + at - run_start);
            }
            first = false;
            at += found.len_utf8();
        }
        at
    }
}

/// Bytes of the tag, comment or element without text at the start of `rest`; 1 when the mark stands for itself.
pub(super) fn markup(rest: &str) -> usize {
    if let Some(comment) = rest.strip_prefix("<!--") {
        return comment.find("-->").map_or(rest.len(), |end| end + 7);
    }
    if !rest[1..].starts_with(|letter: char| letter.is_ascii_alphabetic() || "/!?".contains(letter)) {
        return 1;
    }
    let Some(length) = tag(rest) else { return rest.len() };
    for (name, close) in RAW {
        let named = rest.get(1..=name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name));
        if named && !rest[1 + name.len()..].starts_with(|letter: char| letter.is_ascii_alphanumeric()) {
            let end = rest.as_bytes()[length..]
                .windows(close.len())
                .position(|end| end.eq_ignore_ascii_case(close.as_bytes()));
            return end.map_or(rest.len(), |end| length + end);
        }
    }
    length
}

/// Bytes of a tag, with the quoted values in it.
fn tag(rest: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in rest.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') if rest.as_bytes()[at - 1] == b'=' => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// The length of the name of a character at the start of `rest`, and the character.
fn entity<'a>(rest: &'a str, names: &mut FxHashMap<&'a str, Option<String>>) -> Option<(usize, String)> {
    let end = rest.bytes().take(ENTITY_BYTES).position(|byte| byte == b';')?;
    let name = &rest[..=end];
    let written = name[1..end].bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#');
    if !written || !names.contains_key(name) && names.len() >= MOST_ENTITIES {
        return None;
    }
    let read = || Some(Document::fragment(name).text().to_string()).filter(|read| read != name);
    let put = names.entry(name).or_insert_with(read).clone()?;
    Some((name.len(), put))
}
