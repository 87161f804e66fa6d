//! Characters that a reader does not see or that stand for others: soft hyphens, zero-width characters, ligatures,
//! raised figures. The text is read as it looks; places stay those of the file. Spaces of other widths stay: whoever reads words
//! takes them for spaces, and places in a text given as JSON stay those of that text.

use super::raised::{self, Edit};
use crate::rules::RulePack;
use crate::text::Source;

/// Rewrites the text of `source` as it looks. A second call changes nothing.
pub(super) fn clean(source: &mut Source, rules: &RulePack) {
    let mut edits = edits(&source.text);
    edits.extend(raised::edits(&source.text, &rules.ingest.layout));
    edits.sort_by_key(|(range, _)| range.start);
    let mut end = 0;
    edits.retain(|(range, _)| {
        let apart = range.start >= end;
        end = end.max(range.end);
        apart
    });
    if !edits.is_empty() {
        source.replace(&edits);
    }
    let metadata = &mut source.metadata;
    for words in [&mut metadata.title, &mut metadata.outlet, &mut metadata.byline].into_iter().flatten() {
        *words = clean_words(words);
    }
}

/// `words` as they look.
fn clean_words(words: &str) -> String {
    let mut clean = String::with_capacity(words.len());
    let mut end = 0;
    for (range, put) in edits(words) {
        clean.push_str(&words[end..range.start]);
        clean.push_str(&put);
        end = range.end;
    }
    clean.push_str(&words[end..]);
    clean
}

/// What of `text` is to be replaced, in order.
fn edits(text: &str) -> Vec<Edit> {
    let mut found: Vec<Edit> = Vec::new();
    let mut letters = text.char_indices().peekable();
    let mut before = None;
    let mut taken = 0;
    while let Some((at, letter)) = letters.next() {
        let after = letters.peek().map(|&(_, next)| next);
        let end = at + letter.len_utf8();
        let put = if letter.is_ascii() || at < taken { None } else { put_for(letter, before, after, &text[end..]) };
        if let Some((words, further)) = put {
            taken = end + further;
            found.push((at..taken, words));
        } else {
            before = Some(letter);
        }
    }
    found
}

/// What stands for `letter`, and how many bytes behind it go with it; `None` when it stays.
fn put_for(letter: char, before: Option<char>, after: Option<char>, rest: &str) -> Option<(String, usize)> {
    let put = |words: &str| Some((words.to_owned(), 0));
    match letter {
        SOFT_HYPHEN => Some((String::new(), divided(rest))),
        letter if is_invisible(letter) => put(""),
        '\u{200c}' | '\u{200d}' if is_plain(before) && is_plain(after) => put(""),
        '\u{2010}' | '\u{2011}' => put("-"),
        '\u{2044}' => put("/"),
        letter if is_noncharacter(letter) => put("\u{fffd}"),
        letter => LIGATURES.iter().find(|(ligature, _)| *ligature == letter).and_then(|(_, words)| put(words)),
    }
}

const SOFT_HYPHEN: char = '\u{ad}';

/// Letters that fonts draw as one; texts copied from PDF keep them.
const LIGATURES: [(char, &str); 7] = [
    ('\u{fb00}', "ff"),
    ('\u{fb01}', "fi"),
    ('\u{fb02}', "fl"),
    ('\u{fb03}', "ffi"),
    ('\u{fb04}', "ffl"),
    ('\u{fb05}', "st"),
    ('\u{fb06}', "st"),
];

/// Bytes of the line end behind a soft hyphen at which it divides a word; 0 when the word goes on at once.
fn divided(rest: &str) -> usize {
    let gap = &rest[..rest.len() - rest.trim_start().len()];
    let lines = gap.replace("\r\n", "\n").matches(['\n', '\r']).count();
    let goes_on = rest[gap.len()..].starts_with(char::is_lowercase);
    if goes_on && lines == 1 { gap.len() } else { 0 }
}

/// Zero-width space, word joiner, byte order mark, invisible operators, marks of direction.
fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}'
            | '\u{61c}' | '\u{180e}' | '\u{34f}' | '\u{feff}'
    )
}

/// Whether a joiner beside it has no work to do: Latin letters, digits, marks and spaces. Emoji and other scripts need theirs.
fn is_plain(letter: Option<char>) -> bool {
    letter.is_none_or(|letter| {
        letter < '\u{250}'
            || letter.is_whitespace()
            || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2010}'..='\u{2027}' | '\u{20a0}'..='\u{20cf}')
    })
}

fn is_noncharacter(letter: char) -> bool {
    let code = u32::from(letter);
    (0xFDD0..=0xFDEF).contains(&code) || code & 0xFFFE == 0xFFFE
}
