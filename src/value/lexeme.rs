//! Floor 1: a sentence cut into lexemes: numerals, words, marks. Knows no English; words become numbers of the vocabulary.
//!
//! A lexeme ends where letters turn to digits ("3day" is two) so that glued and spaced writing read alike.

use super::classes::Classes;
use super::vocabulary::Vocabulary;

/// What the characters of a lexeme are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Digits with their inner separators: "1,200", "6.1", ".38".
    Numeral,
    /// Letters.
    Word,
    /// One character of anything else.
    Mark(char),
}

/// A stretch of the text that reading treats as one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lexeme {
    /// First byte in the text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Whether white space stands before it.
    pub spaced: bool,
    /// Its number in the vocabulary, of the lower-cased form; 0 when the vocabulary does not have it.
    pub word: u16,
    /// What its characters are.
    pub shape: Shape,
    /// The classes of meaning it can begin.
    pub classes: Classes,
    /// The cues it can begin, one bit each.
    pub cues: u128,
}

/// Cuts `text[from..to]` into lexemes, appended to `into`.
pub(crate) fn cut(text: &str, range: std::ops::Range<usize>, vocabulary: &Vocabulary, into: &mut Vec<Lexeme>) {
    let mut at = range.start;
    let mut spaced = true;
    let bytes = text.as_bytes();
    while at < range.end {
        let byte = bytes[at];
        if byte == b' ' || byte == b'\n' || byte == b'\t' || byte == b'\r' {
            spaced = true;
            at += 1;
            continue;
        }
        let (end, shape) = shape_at(text, at, range.end);
        if shape == Shape::Mark(' ') {
            spaced = true;
            at = end;
            continue;
        }
        let word = match shape {
            Shape::Numeral if end - at > 3 => 0,
            // a curly apostrophe is the straight one of the rules
            Shape::Mark('\'') => vocabulary.word("'"),
            Shape::Numeral | Shape::Word | Shape::Mark(_) => vocabulary.word(&text[at..end]),
        };
        let number = shape == Shape::Numeral || matches!(shape, Shape::Mark('¼'..='¾' | '⅐'..='⅞'));
        let classes = vocabulary.classes(word).with(if number {
            Classes::NUMBER.with(Classes::ALONE)
        } else {
            Classes::default()
        });
        into.push(Lexeme { start: at, end, spaced, word, shape, classes, cues: vocabulary.cues(word) });
        spaced = false;
        at = end;
    }
}

fn shape_at(text: &str, at: usize, limit: usize) -> (usize, Shape) {
    let bytes = text.as_bytes();
    let byte = bytes[at];
    if byte.is_ascii_digit() || (byte == b'.' && starts_decimal(bytes, at, limit)) {
        return (numeral_end(bytes, at, limit), Shape::Numeral);
    }
    if byte.is_ascii_alphabetic() {
        return (word_end(text, at, limit), Shape::Word);
    }
    if byte.is_ascii() {
        return (at + 1, Shape::Mark(byte as char));
    }
    let Some(character) = text[at..limit].chars().next() else { return (limit, Shape::Mark(' ')) };
    if character.is_alphabetic() {
        return (word_end(text, at, limit), Shape::Word);
    }
    let end = at + character.len_utf8();
    let shown = match character {
        '\u{2019}' | '\u{2018}' => '\'',
        '\u{2013}' | '\u{2010}' | '\u{2011}' | '\u{2212}' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    };
    (end, Shape::Mark(shown))
}

/// Whether the full stop at `at` begins a decimal (".38"): after a digit or a letter it ends a sentence or joins.
fn starts_decimal(bytes: &[u8], at: usize, limit: usize) -> bool {
    let after = at + 1 < limit && bytes[at + 1].is_ascii_digit();
    let before = at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'.');
    after && !before
}

fn word_end(text: &str, at: usize, limit: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = at;
    while end < limit {
        let byte = bytes[end];
        if byte.is_ascii_alphabetic() {
            end += 1;
        } else if byte.is_ascii() {
            break;
        } else {
            match text[end..limit].chars().next() {
                Some(c) if c.is_alphabetic() || is_combining(c) => end += c.len_utf8(),
                _ => break,
            }
        }
    }
    end
}

/// Signs that belong to the letter before them in scripts the currencies are written in.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{bbe}'..='\u{bcd}' | '\u{93e}'..='\u{94d}')
}

/// One past the numeral at `at`: groups of three ("1,234"), Indian groups ("12,34,567"), spaces of print between groups, one decimal point.
fn numeral_end(bytes: &[u8], at: usize, limit: usize) -> usize {
    let plain = digits_end(bytes, at, limit);
    if bytes[at] == b'.' {
        return digits_end(bytes, at + 1, limit);
    }
    if at >= 2 && bytes[at - 1] == b'.' && bytes[at - 2].is_ascii_digit() {
        return plain; // the middle of 13.5.2015 or 192.168.1.2
    }
    let grouped = grouped_end(bytes, at, plain, limit);
    decimal_end(bytes, grouped, limit)
}

fn digits_end(bytes: &[u8], at: usize, limit: usize) -> usize {
    let count = bytes[at..limit].iter().take_while(|byte| byte.is_ascii_digit()).count();
    at + count
}

fn decimal_end(bytes: &[u8], at: usize, limit: usize) -> usize {
    if at + 1 >= limit || bytes[at] != b'.' || !bytes[at + 1].is_ascii_digit() {
        return at;
    }
    let end = digits_end(bytes, at + 1, limit);
    let dotted_again = end + 1 < limit && bytes[end] == b'.' && bytes[end + 1].is_ascii_digit();
    if dotted_again { at } else { end }
}

fn grouped_end(bytes: &[u8], at: usize, plain: usize, limit: usize) -> usize {
    if plain - at > 3 {
        return plain;
    }
    let mut end = plain;
    let mut group = 0;
    while let Some(separator) = separator_length(bytes, end, limit) {
        let next = digits_end(bytes, end + separator, limit);
        group = next - end - separator;
        if group != 3 && group != 2 {
            return if separator == 1 { plain } else { end };
        }
        end = next;
    }
    if end == plain || group == 3 { end } else { plain }
}

/// Length of a group separator at `at`: a comma, or a space that print sets inside numbers (no-break, narrow, thin).
fn separator_length(bytes: &[u8], at: usize, limit: usize) -> Option<usize> {
    let rest = &bytes[at..limit];
    let length = match rest {
        [b',', ..] => 1,
        [0xC2, 0xA0, ..] => 2,
        [0xE2, 0x80, 0xAF | 0x89, ..] => 3,
        _ => return None,
    };
    rest.get(length).is_some_and(u8::is_ascii_digit).then_some(length)
}
