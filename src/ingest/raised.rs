//! Raised figures: a note ("84¹ were hurt", "said.[2]") is no part of the figure before it; a power ("10 m²", "10⁶") and
//! the cents of a price ("$5⁹⁹") are.

use crate::language::en::{lexicon, rarity};
use crate::rules::ingest::LayoutWords;
use std::ops::Range;

/// A stretch of a text and the words in its place.
pub(super) type Edit = (Range<usize>, String);

/// Digits and signs in their raised form, by the plain one.
const RAISED: [(char, char); 13] = [
    ('0', '⁰'),
    ('1', '¹'),
    ('2', '²'),
    ('3', '³'),
    ('4', '⁴'),
    ('5', '⁵'),
    ('6', '⁶'),
    ('7', '⁷'),
    ('8', '⁸'),
    ('9', '⁹'),
    ('+', '⁺'),
    ('-', '⁻'),
    ('−', '⁻'),
];
/// A note has at most so many digits.
const NOTE_DIGITS: usize = 3;
/// A symbol of a unit or a variable has at most so many letters.
const SYMBOL_LETTERS: usize = 3;

/// The weight of words of closed classes ("a", "I"), which are no variables.
const FUNCTION_WORD: f32 = 1.0;

/// The raised form of a digit or sign.
pub(super) fn raised(plain: char) -> Option<char> {
    RAISED.iter().find(|(known, _)| *known == plain).map(|&(_, raised)| raised)
}

fn plain(raised: char) -> Option<char> {
    RAISED.iter().find(|(_, known)| *known == raised).map(|&(plain, _)| plain)
}

/// What of the raised figures and notes in brackets in `text` is to be replaced, in order.
pub(super) fn edits(text: &str, rules: &LayoutWords) -> Vec<Edit> {
    let mut found = Vec::new();
    let mut last_note = 0;
    let mut at = 0;
    while let Some(next) =
        text[at..].find(|letter: char| letter == '[' || !letter.is_ascii() && plain(letter).is_some())
    {
        let start = at + next;
        let Some(figure) = Figure::at(text, start) else {
            at = start + text[start..].chars().next().map_or(1, char::len_utf8);
            continue;
        };
        at = figure.range.end;
        match figure.reads(text, last_note, rules) {
            Reading::Note => {
                last_note = figure.number.unwrap_or(last_note);
                found.push((figure.range, String::new()));
            }
            Reading::Cents => found.push((figure.range, format!(".{}", figure.digits))),
            Reading::Fraction => {
                let words = figure.fraction(text);
                found.push((figure.range, words));
            }
            Reading::Kept => {}
        }
    }
    found
}

enum Reading {
    /// A mark of a note.
    Note,
    /// The cents of a price.
    Cents,
    /// The upper part of a fraction.
    Fraction,
    /// A power, or nothing known.
    Kept,
}

/// A run of raised figures, or a number in brackets.
struct Figure {
    range: Range<usize>,
    /// Its digits in their plain form.
    digits: String,
    /// The number they write when they are nothing but digits.
    number: Option<u32>,
    bracketed: bool,
}

impl Figure {
    fn at(text: &str, start: usize) -> Option<Figure> {
        let rest = &text[start..];
        if let Some(inner) = rest.strip_prefix('[') {
            let caret = usize::from(inner.starts_with('^'));
            let digits: String = inner[caret..].chars().take_while(char::is_ascii_digit).take(NOTE_DIGITS).collect();
            let closed = inner[caret + digits.len()..].starts_with(']');
            let end = start + 2 + caret + digits.len();
            let number = digits.parse().ok()?;
            return closed.then_some(Figure { range: start..end, digits, number: Some(number), bracketed: true });
        }
        let run = rest.char_indices().take_while(|(_, letter)| plain(*letter).is_some());
        let end = run.last().map(|(at, letter)| start + at + letter.len_utf8())?;
        let digits: String = text[start..end].chars().filter_map(plain).collect();
        let number = digits.parse().ok();
        Some(Figure { range: start..end, digits, number, bracketed: false })
    }

    fn reads(&self, text: &str, last_note: u32, rules: &LayoutWords) -> Reading {
        let (before, after) = (&text[..self.range.start], &text[self.range.end..]);
        let Some(beside) = before.chars().next_back().filter(|letter| !letter.is_whitespace()) else {
            return if self.bracketed { Reading::Kept } else { self.at_word_start(after) };
        };
        if self.bracketed {
            let attached = beside.is_alphanumeric() || ".,;:!?)”’\"']%".contains(beside);
            return if attached { Reading::Note } else { Reading::Kept };
        }
        let next_note =
            self.number.is_some_and(|number| last_note > 0 && (number == last_note || number == last_note + 1));
        match beside {
            '0'..='9' if after.starts_with(['/', '⁄']) => Reading::Fraction,
            _ if self.number.is_none() => Reading::Kept,
            '0'..='9' if self.is_price(before, after, rules) && !next_note => Reading::Cents,
            '0'..='9' if is_ten(before) && self.number > Some(1) && !next_note => Reading::Kept,
            _ if self.digits.len() > NOTE_DIGITS => Reading::Kept,
            letter if letter.is_alphabetic() && self.is_power(before, rules) => Reading::Kept,
            '/' | '⁄' | '(' | '[' | '×' | '=' | '^' => Reading::Kept,
            _ => Reading::Note,
        }
    }

    /// "¹⁄₂" is half; "¹⁴C" and a note that is explained ("¹ The count of Monday") stay.
    fn at_word_start(&self, after: &str) -> Reading {
        if after.starts_with(['/', '⁄']) { Reading::Fraction } else { Reading::Kept }
    }

    /// The upper part of a fraction, apart from the whole number before it.
    fn fraction(&self, text: &str) -> String {
        let whole = text[..self.range.start].ends_with(|letter: char| letter.is_ascii_digit());
        format!("{}{}", if whole { " " } else { "" }, self.digits)
    }

    /// Two raised digits behind a sum of whole units that no word of size follows.
    fn is_price(&self, before: &str, after: &str, rules: &LayoutWords) -> bool {
        let whole = before.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == ',');
        let sum = whole.ends_with(is_currency_sign);
        let word = after.trim_start().split(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
        sum && self.digits.len() == 2 && !rules.sizes.contains(&word.to_lowercase())
    }

    /// "m²" behind a figure, "x²", "mc²": the symbol of a unit or a variable, no word.
    fn is_power(&self, before: &str, rules: &LayoutWords) -> bool {
        let symbol = &before[before.trim_end_matches(char::is_alphabetic).len()..];
        if symbol.chars().count() > SYMBOL_LETTERS || !matches!(self.number, Some(2 | 3)) {
            return false;
        }
        let lead = before[..before.len() - symbol.len()].trim_end();
        let measured = lead.ends_with(|letter: char| letter.is_ascii_digit() || "/½¼¾".contains(letter));
        let unit = rules.units.contains(&symbol.to_lowercase());
        let variable = match symbol.chars().count() {
            1 => rarity::weight(symbol) > FUNCTION_WORD,
            _ => lexicon::lemma(symbol).is_none(),
        };
        unit && measured || variable
    }
}

fn is_currency_sign(letter: char) -> bool {
    matches!(letter, '$' | '¢'..='¥' | '\u{20a0}'..='\u{20cf}')
}

/// Whether the number before is ten and nothing else, as in a power of ten.
fn is_ten(before: &str) -> bool {
    before
        .strip_suffix("10")
        .is_some_and(|rest| !rest.ends_with(|letter: char| letter.is_ascii_digit() || ".,".contains(letter)))
}
