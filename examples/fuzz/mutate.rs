//! What is done to texts: faults that copying, converting and typing make, and some that nobody makes.

use crate::pieces::{FORMATS, PROSE, SETTINGS};
use crate::random::Random;

/// The longest text that is made, in bytes: longer ones tell of time, which this does not measure.
const LONGEST_BYTES: usize = 6_000;
/// So often at most is one piece or word told again and again.
const LONGEST_ECHO: usize = 60;

/// What a text is, and so which pieces are set into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// An article of any format.
    Article,
    /// A configuration, baseline or rule file.
    Settings,
}

/// One text made from `seed` by one to several changes; `others` are texts to splice with.
pub fn mutate(seed: &[u8], others: &[Vec<u8>], sort: Sort, random: &mut Random) -> Vec<u8> {
    let mut bytes = window(seed, random);
    let changes = 1 + random.below(2) * random.below(6) + random.below(3);
    for _ in 0..changes {
        bytes = match random.below(20) {
            0 => on_bytes(bytes, random),
            1 => splice(bytes, others, random),
            _ => match String::from_utf8(bytes) {
                Ok(text) => on_text(&text, sort, random).into_bytes(),
                Err(broken) => on_bytes(broken.into_bytes(), random),
            },
        };
        bytes.truncate(LONGEST_BYTES);
    }
    bytes
}

/// A stretch of whole lines of the seed, mostly a short one: small texts are tried faster and told more clearly.
fn window(seed: &[u8], random: &mut Random) -> Vec<u8> {
    let lines: Vec<&[u8]> = seed.split_inclusive(|byte| *byte == b'\n').collect();
    let most = if random.one_in(4) { lines.len() } else { lines.len().min(8) };
    let count = 1 + random.below(most);
    let first = random.below(lines.len().saturating_sub(count) + 1);
    let mut bytes = lines.iter().skip(first).take(count).copied().collect::<Vec<_>>().concat();
    bytes.truncate(LONGEST_BYTES);
    bytes
}

fn on_bytes(mut bytes: Vec<u8>, random: &mut Random) -> Vec<u8> {
    if bytes.is_empty() {
        return vec![random.next() as u8];
    }
    let (one, other) = (random.below(bytes.len()), random.below(bytes.len()));
    match random.below(5) {
        0 => bytes.swap(one, other),
        1 => bytes[one] = random.next() as u8,
        2 => bytes.truncate(one),
        3 => drop(bytes.drain(one.min(other)..one.max(other))),
        _ => bytes.insert(one, random.next() as u8),
    }
    bytes
}

/// The begin of one text and the end of another.
fn splice(bytes: Vec<u8>, others: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let other = random.of(others);
    let (end, start) = (random.below(bytes.len() + 1), random.below(other.len() + 1));
    let take = random.below(1_000);
    let tail = &other[start..(start + take).min(other.len())];
    match random.below(2) {
        0 => [&bytes[..end], tail].concat(),
        _ => [&bytes[..end], tail, &bytes[end..]].concat(),
    }
}

fn on_text(text: &str, sort: Sort, random: &mut Random) -> String {
    let pieces = match (sort, random.below(3)) {
        (Sort::Settings, _) => SETTINGS,
        (Sort::Article, 0) => FORMATS,
        (Sort::Article, _) => PROSE,
    };
    match random.below(12) {
        0 | 1 => insert(text, random.of::<&str>(pieces), random),
        2 => {
            let piece = *random.of(pieces);
            insert(text, &piece.repeat(1 + random.below(LONGEST_ECHO)), random)
        }
        3 => join_sentences(text, random),
        4 => lose_spaces(text, random),
        5 => move_mark(text, random),
        6 => on_words(text, random),
        7 => on_digits(text, random),
        8 => combine(text, random),
        9 => on_lines(text, random),
        10 => echo(text, random),
        _ => replace_word(text, random.of::<&str>(pieces), random),
    }
}

/// A place between two characters.
fn place(text: &str, random: &mut Random) -> usize {
    let mut at = random.below(text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn insert(text: &str, piece: &str, random: &mut Random) -> String {
    let at = place(text, random);
    format!("{}{piece}{}", &text[..at], &text[at..])
}

/// Full stops lose the blank behind them, or go.
fn join_sentences(text: &str, random: &mut Random) -> String {
    let (from, to) = *random.of(&[
        (". ", "."),
        (". ", " "),
        (".", ""),
        ("\n\n", "\n"),
        ("\n", " "),
        ("\n", ""),
        (", ", ","),
        (",", ""),
    ]);
    some_of(text, from, to, random)
}

/// Half of the places of `from` become `to`.
fn some_of(text: &str, from: &str, to: &str, random: &mut Random) -> String {
    let mut out = String::with_capacity(text.len());
    for (number, part) in text.split(from).enumerate() {
        if number > 0 {
            out.push_str(if random.one_in(2) { from } else { to });
        }
        out.push_str(part);
    }
    out
}

/// Blanks beside figures and signs go, as PDF and HTML lose them.
fn lose_spaces(text: &str, random: &mut Random) -> String {
    let letters: Vec<char> = text.chars().collect();
    let figure = |at: Option<usize>| {
        at.and_then(|at| letters.get(at))
            .is_some_and(|letter| letter.is_numeric() || "$£€%“”\"'(),.-–—/:".contains(*letter))
    };
    let keeps = |(at, letter): &(usize, &char)| **letter != ' ' || !(figure(at.checked_sub(1)) || figure(Some(at + 1)));
    let odds = 1 + random.below(3);
    letters.iter().enumerate().filter(|one| keeps(one) || !random.one_in(odds)).map(|(_, letter)| letter).collect()
}

/// A quotation mark or bracket stands elsewhere.
fn move_mark(text: &str, random: &mut Random) -> String {
    let marks: Vec<(usize, char)> = text.char_indices().filter(|(_, letter)| "\"“”‘’'()[]".contains(*letter)).collect();
    if marks.is_empty() {
        let mark = *random.of(&["\"", "“", "”", "'", "‘", "(", ")"]);
        return insert(&insert(text, mark, random), mark, random);
    }
    let (at, mark) = *random.of(&marks);
    let rest = [&text[..at], &text[at + mark.len_utf8()..]].concat();
    insert(&rest, mark.encode_utf8(&mut [0; 4]), random)
}

fn on_words(text: &str, random: &mut Random) -> String {
    let mut words: Vec<&str> = text.split(' ').collect();
    let (one, other) = (random.below(words.len()), random.below(words.len()));
    let (low, high) = (one.min(other), one.max(other));
    match random.below(4) {
        0 => words.swap(one, other),
        1 => drop(words.drain(low..high.min(low + 8))),
        2 => words[low..(high + 1).min(low + 12)].reverse(),
        _ => words[low..].rotate_left(high - low),
    }
    words.join(" ")
}

/// Figures become other figures: of another script, greater, or with a sign between them.
fn on_digits(text: &str, random: &mut Random) -> String {
    let way = random.below(5);
    let script = *random.of(&['٠', '०', '０', '𝟎']) as u32;
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        let Some(digit) = letter.to_digit(10).filter(|_| random.one_in(3)) else {
            out.push(letter);
            continue;
        };
        match way {
            0 => out.extend(char::from_u32(script + digit)),
            1 => out.push_str(&letter.to_string().repeat(1 + random.below(24))),
            2 => out.extend([
                letter,
                *random.of(&['/', ':', '-', '–', '.', ',', '½', '\'', ' ', '\u{a0}', '%', '(', 'm', 'k']),
            ]),
            3 => out.extend(char::from_digit(random.below(10) as u32, 10)),
            _ => {}
        }
    }
    out
}

/// Marks above and below, and letters of several bytes.
fn combine(text: &str, random: &mut Random) -> String {
    let odds = 2 + random.below(30);
    let mark =
        *random.of(&['\u{301}', '\u{200d}', '\u{ad}', '\u{20dd}', 'İ', 'ß', '\u{fe0f}', '\u{200b}', '\u{1F3FB}']);
    text.chars().flat_map(|letter| [Some(letter), random.one_in(odds).then_some(mark)]).flatten().collect()
}

fn on_lines(text: &str, random: &mut Random) -> String {
    let mut lines: Vec<&str> = text.split('\n').collect();
    let (one, other) = (random.below(lines.len()), random.below(lines.len()));
    match random.below(3) {
        0 => lines.swap(one, other),
        1 => lines.insert(one, lines[other]),
        _ => drop(lines.remove(one)),
    }
    lines.join("\n")
}

/// A word or a short stretch again and again.
fn echo(text: &str, random: &mut Random) -> String {
    let words: Vec<&str> = text.split_inclusive(' ').collect();
    let first = random.below(words.len());
    let stretch = words[first..].iter().take(1 + random.below(5)).copied().collect::<String>();
    insert(text, &stretch.repeat(1 + random.below(LONGEST_ECHO)), random)
}

fn replace_word(text: &str, piece: &str, random: &mut Random) -> String {
    let mut words: Vec<&str> = text.split(' ').collect();
    let at = random.below(words.len());
    words[at] = piece;
    words.join(" ")
}
