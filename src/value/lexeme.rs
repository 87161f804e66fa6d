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
            spaced |= !is_invisible(text[at..].chars().next());
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
        c if c.is_whitespace() || is_invisible(Some(c)) => ' ',
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
                Some(c) if is_invisible(Some(c)) && goes_on(&text[end..limit], char::is_alphabetic) => {
                    end += c.len_utf8();
                }
                Some(_) | None => break,
            }
        }
    }
    end
}

/// Signs that belong to the letter before them in scripts the currencies are written in.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{bbe}'..='\u{bcd}' | '\u{93e}'..='\u{94d}')
}

/// Whether a character shows nothing and takes no room: a soft hyphen, a joiner, a direction mark, a byte order mark.
pub(crate) fn is_invisible(c: Option<char>) -> bool {
    matches!(c, Some('\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}'))
}

/// Whether the first character of `text` that shows is one of `kind`.
fn goes_on(text: &str, kind: impl Fn(char) -> bool) -> bool {
    text.chars().find(|c| !is_invisible(Some(*c))).is_some_and(kind)
}

/// One past the numeral at `at`: groups of three ("1,234", "1'234"), Indian groups ("12,34,567"), spaces of print between groups,
/// one decimal point; or groups joined by points ("1.234,5", "1.234.567").
fn numeral_end(bytes: &[u8], at: usize, limit: usize) -> usize {
    let plain = digits_end(bytes, at, limit);
    if bytes[at] == b'.' {
        return digits_end(bytes, at + 1, limit);
    }
    if at >= 2 && bytes[at - 1] == b'.' && bytes[at - 2].is_ascii_digit() {
        return plain; // the middle of 13.5.2015 or 192.168.1.2
    }
    if let Some(end) = pointed_end(bytes, at, plain, limit) {
        return end;
    }
    let grouped = grouped_end(bytes, at, plain, limit);
    decimal_end(bytes, grouped, limit)
}

/// One past the digits at `at`, with invisible characters between them.
fn digits_end(bytes: &[u8], at: usize, limit: usize) -> usize {
    let mut end = at;
    loop {
        end += bytes[end..limit].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let hidden = invisible_length(&bytes[end..limit]);
        if hidden == 0 || end == at || !bytes[end + hidden..limit].first().is_some_and(u8::is_ascii_digit) {
            return end;
        }
        end += hidden;
    }
}

/// Length of the invisible characters that `bytes` begins with.
fn invisible_length(bytes: &[u8]) -> usize {
    let mut length = 0;
    loop {
        length += match &bytes[length..] {
            [0xC2, 0xAD, ..] => 2,
            [0xE2, 0x80, 0x8B..=0x8F, ..] | [0xE2, 0x81, 0xA0..=0xA4, ..] | [0xEF, 0xBB, 0xBF, ..] => 3,
            [..] => return length,
        };
    }
}

fn decimal_end(bytes: &[u8], at: usize, limit: usize) -> usize {
    let point = point_length(&bytes[at..limit]);
    if point == 0 {
        return at;
    }
    let end = digits_end(bytes, at + point, limit);
    if point_length(&bytes[end..limit]) > 0 { at } else { end }
}

/// Length of the decimal point that `bytes` begins with and a digit follows: a full stop, or the raised dot of some journals.
fn point_length(bytes: &[u8]) -> usize {
    match bytes {
        [b'.', digit, ..] if digit.is_ascii_digit() => 1,
        [0xC2, 0xB7, digit, ..] if digit.is_ascii_digit() => 2,
        [..] => 0,
    }
}

/// One past groups of three joined by points, as much of Europe writes them: "1.234,5", "12.345.678". A single group ("1.234") is
/// a decimal, and four are an address of the net.
fn pointed_end(bytes: &[u8], at: usize, plain: usize, limit: usize) -> Option<usize> {
    let mut end = plain;
    let mut groups = 0;
    while bytes[end..limit].first() == Some(&b'.') && digits_end(bytes, end + 1, limit) == end + 4 {
        end += 4;
        groups += 1;
    }
    let begins = plain - at <= 3 && bytes[at] != b'0' && groups > 0 && point_length(&bytes[end..limit]) == 0;
    let decimals = match &bytes[end..limit] {
        [b',', digit, ..] if digit.is_ascii_digit() => digits_end(bytes, end + 1, limit) - end - 1,
        [..] => 0,
    };
    match (begins, decimals, groups) {
        (true, 1..=2, _) => Some(end + 1 + decimals),
        (true, 0, 2) => Some(end),
        (true | false, _, _) => None,
    }
}

fn grouped_end(bytes: &[u8], at: usize, plain: usize, limit: usize) -> usize {
    if bytes[at..plain].iter().filter(|byte| byte.is_ascii_digit()).count() > 3 {
        return plain;
    }
    let mut end = plain;
    let mut group = 0;
    while let Some(separator) = separator_length(bytes, end, limit) {
        let comma = bytes[end] == b',';
        let next = digits_end(bytes, end + separator, limit);
        group = bytes[end + separator..next].iter().filter(|byte| byte.is_ascii_digit()).count();
        if group != 3 && !(group == 2 && comma) {
            return if comma { plain } else { end };
        }
        end = next;
    }
    if end == plain || group == 3 { end } else { plain }
}

/// Length of a group separator at `at`: a comma, an apostrophe, or a space that print sets inside numbers (no-break, narrow, thin).
fn separator_length(bytes: &[u8], at: usize, limit: usize) -> Option<usize> {
    let rest = &bytes[at..limit];
    let length = match rest {
        [b',' | b'\'', ..] => 1,
        [0xC2, 0xA0, ..] => 2,
        [0xE2, 0x80, 0x84..=0x8A | 0xAF | 0x98 | 0x99, ..] => 3,
        [..] => return None,
    };
    rest.get(length).is_some_and(u8::is_ascii_digit).then_some(length)
}
