//! Floor 3: a word as the models see it: hashes of its letters, its endings, its shape and what is known of it.

use super::hash::{self, mix};
use super::vocabulary::{Known, Vocabulary, key};

/// A word as hashes.
#[derive(Debug, Clone, Copy, Default)]
pub struct View {
    /// Of the word as written.
    pub written: u64,
    /// Of the word in small letters, every digit as 0.
    pub lower: u64,
    /// Of its last one to four bytes.
    pub endings: [u64; 4],
    /// Of its first two and three bytes.
    pub beginnings: [u64; 2],
    /// Capitals, digits, hyphens and how long it is, roughly.
    pub shape: u64,
    /// What the vocabulary says of it.
    pub known: Known,
}

/// How the capitals of a sentence are set, for telling names in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// Capitals for names and the first word.
    Running = 1,
    /// Capitals For Most Words.
    Headline = 2,
    /// NO SMALL LETTERS.
    Capitals = 3,
    /// no capitals.
    Small = 4,
}

impl View {
    /// The view of `word`.
    pub fn of(word: &str, vocabulary: &Vocabulary) -> View {
        let mut buffer = String::new();
        let small =
            if word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) { word } else { lower(word, &mut buffer) };
        let written = key(word);
        let known = vocabulary.get(written, if small == word { written } else { key(small) });
        let bytes = small.as_bytes();
        let length = bytes.len();
        let ending = |count: usize| hash::bytes(&bytes[length.saturating_sub(count)..]);
        let beginning = |count: usize| hash::bytes(&bytes[..length.min(count)]);
        let folded = if bytes.iter().any(u8::is_ascii_digit) { digits_folded(bytes) } else { hash::bytes(bytes) };
        View {
            written,
            lower: folded,
            endings: [ending(1), ending(2), ending(3), ending(4)],
            beginnings: [beginning(2), beginning(3)],
            shape: shape(word),
            known,
        }
    }

    /// The view of what stands outside the sentence.
    pub fn outside() -> View {
        let mark = mix(1, 2);
        View {
            written: mark,
            lower: mark,
            endings: [mark; 4],
            beginnings: [mark; 2],
            shape: 1,
            known: Known::default(),
        }
    }
}

/// How the capitals of a sentence with these words are set.
pub fn setting<'a>(words: impl Iterator<Item = &'a str>) -> Setting {
    let (mut small, mut capital, mut all_capital) = (0, 0, 0);
    for word in words {
        let Some(first) = word.chars().next().filter(|c| c.is_alphabetic()) else { continue };
        let long = word.len() > 3;
        if !first.is_uppercase() {
            small += if long { 3 } else { 1 };
        } else if word.chars().any(char::is_lowercase) {
            capital += if long { 3 } else { 1 };
        } else {
            all_capital += if long { 3 } else { 1 };
        }
    }
    match (small, capital, all_capital) {
        (0, 0, 6..) => Setting::Capitals,
        (_, 0, 0) => Setting::Small,
        _ if all_capital > 3 * (small + capital) => Setting::Capitals,
        _ if capital > 2 * small && small + capital + all_capital > 8 => Setting::Headline,
        _ => Setting::Running,
    }
}

fn lower<'a>(word: &str, buffer: &'a mut String) -> &'a str {
    buffer.extend(word.chars().flat_map(char::to_lowercase));
    buffer
}

fn digits_folded(bytes: &[u8]) -> u64 {
    let folded: Vec<u8> = bytes.iter().map(|&b| if b.is_ascii_digit() { b'0' } else { b }).collect();
    hash::bytes(&folded)
}

/// Classes of characters in order, each written once a run, with what the first character is and whether the word is short.
fn shape(word: &str) -> u64 {
    let mut shape = 1u64;
    let mut last = 0;
    for c in word.chars().take(12) {
        let class = match c {
            _ if c.is_uppercase() => 1,
            _ if c.is_alphabetic() => 2,
            _ if c.is_numeric() => 3,
            '-' => 4,
            '.' => 5,
            '\'' | '’' => 6,
            _ => 7,
        };
        if class != last {
            shape = shape << 3 | class;
            last = class;
        }
    }
    shape << 1 | u64::from(word.len() < 3)
}
