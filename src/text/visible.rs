//! Floor 0: what of a text may leave the program. An article, a file name or a key can hold characters that steer a terminal
//! (escape sequences, carriage returns), turn the direction of the text, or cannot be seen at all; each is shown as U+FFFD, so
//! that nothing goes in silence. Every output passes here last: reports where they are rendered, everything that is printed
//! where it is printed.

use std::borrow::Cow;
use std::fmt::Write;
use unicode_general_category::{GeneralCategory, get_general_category};

/// What stands for a character that may not leave.
const SHOWN: char = char::REPLACEMENT_CHARACTER;

/// What a style begins with.
const ESCAPE: char = '\u{1b}';

/// The escape sequences of our own styles and of clap's: end, bold, faint, underlined, red, green, yellow, cyan. None of them
/// hides words, moves the cursor or talks to the terminal.
const STYLES: [&str; 8] =
    ["\u{1b}[0m", "\u{1b}[1m", "\u{1b}[2m", "\u{1b}[4m", "\u{1b}[31m", "\u{1b}[32m", "\u{1b}[33m", "\u{1b}[36m"];

/// The text with every character that steers or hides made visible. Line ends and tabs stay; so do the sequences of our own
/// styles when the text is `styled`.
pub fn visible(text: &str, styled: bool) -> Cow<'_, str> {
    if is_harmless(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let (mut before, mut passed) = (None, 0);
    for (at, c) in text.char_indices() {
        if at < passed {
            continue;
        }
        let rest = &text[at..];
        if let Some(style) = STYLES.iter().find(|style| styled && c == ESCAPE && rest.starts_with(**style)) {
            out.push_str(style);
            passed = at + style.len();
            continue;
        }
        let after = rest.chars().nth(1);
        out.push(if is_hidden(c, before, after) { SHOWN } else { c });
        before = Some(c);
    }
    Cow::Owned(out)
}

/// The text as one line that is fit to be seen: line ends and tabs become spaces.
pub fn visible_line(text: &str) -> String {
    visible(text, false).replace(['\n', '\r', '\t'], " ")
}

/// A JSON text with the same characters written as `\uXXXX`: it means what it meant.
pub fn visible_json(json: String) -> String {
    if is_harmless(&json) {
        return json;
    }
    let mut out = String::with_capacity(json.len());
    let mut before = None;
    let mut rest = json.chars().peekable();
    while let Some(c) = rest.next() {
        if is_hidden(c, before, rest.peek().copied()) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
        before = Some(c);
    }
    out
}

/// Whether no character steers or hides, so that the text stays as it is and no copy of it is made. Plain ASCII is told by its
/// bytes alone.
fn is_harmless(text: &str) -> bool {
    let is_plain = |byte| matches!(byte, b' '..=b'~' | b'\n' | b'\t');
    text.bytes().all(is_plain) || !has_hidden(text)
}

fn has_hidden(text: &str) -> bool {
    let mut before = None;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        if is_hidden(c, before, rest.peek().copied()) {
            return true;
        }
        before = Some(c);
    }
    false
}

/// Whether a character steers or hides, between its neighbours.
fn is_hidden(c: char, before: Option<char>, after: Option<char>) -> bool {
    match c {
        ' '..='~' | '\n' | '\t' => false,
        '\r' => after != Some('\n'),
        // Emoji and the scripts of Asia and Africa are written with joiners; between other letters they only hide.
        '\u{200C}' | '\u{200D}' => !(before.is_some_and(is_joined) && after.is_some_and(is_joined)),
        // Letters without ink, and selectors of variants that no font has: text can be hidden in a row of them.
        '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' | '\u{E0100}'..='\u{E01EF}' => true,
        '\u{FDD0}'..='\u{FDEF}' => true,
        // The last two code points of every plane are no characters.
        c if u32::from(c) & 0xFFFE == 0xFFFE => true,
        c => is_of_hidden_category(c),
    }
}

/// Controls (C0, DEL, C1), formats (directions, zero widths, tags) and the separators of lines and paragraphs.
fn is_of_hidden_category(c: char) -> bool {
    let category = get_general_category(c);
    [
        GeneralCategory::Control,
        GeneralCategory::Format,
        GeneralCategory::LineSeparator,
        GeneralCategory::ParagraphSeparator,
    ]
    .contains(&category)
}

/// Whether a letter or emoji is written with joiners.
fn is_joined(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{1CFF}' | '\u{2190}'..='\u{2BFF}' | '\u{A800}'..='\u{ABFF}' | '\u{FE0F}' | '\u{1F000}'..='\u{1FAFF}')
}
