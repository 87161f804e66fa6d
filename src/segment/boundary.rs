//! Floor 4: which full stops, question and exclamation marks end a sentence.

use super::quotes::Marks;
use super::word::{after, before, char_at, char_before, is_enumerator, skip_white};
use super::{list, word};
use crate::rules::segment::{Abbreviation, SegmentRules};
use std::ops::Range;

/// A bracket of more bytes than this is taken for one that was never closed.
const LONGEST_BRACKET_BYTES: usize = 400;
/// "(iv)", "• 12.": a longer piece numbers nothing.
const LONGEST_NUMBERING_BYTES: usize = 64;
/// A web or mail address is looked for over so many bytes on either side.
const LONGEST_ADDRESS_BYTES: usize = 2048;
/// "U.S", "Ph.D": a longer piece is a word.
const LONGEST_PIECE_BYTES: usize = 3;
/// "the ship's cook, Ines Moor, asked": the verb of saying is looked for among so many words.
const SPEECH_REACH_WORDS: usize = 4;

/// Where sentences after the first begin in `text`, one block, ascending; white space may stand before a place.
pub(super) fn cuts(text: &str, marks: &Marks, rules: &SegmentRules) -> Vec<usize> {
    let entries = list::entries(text);
    let brackets = brackets(text);
    let mut cuts = entries.clone();
    let mut start = 0;
    let mut head = skip_white(text, start);
    let mut at = 0;
    while let Some(end) = next_terminal(text, at) {
        let stop = Stop::read(text, end, marks);
        at = stop.end;
        let entry = entries.partition_point(|&entry| entry <= end).checked_sub(1).map_or(0, |index| entries[index]);
        let cut = stop.split_ellipsis(text);
        cuts.extend(cut);
        if cut.is_some() || entry > start {
            start = cut.unwrap_or(entry);
            head = skip_white(text, start);
        }
        let bracket = brackets.get(brackets.partition_point(|range| range.end <= stop.start));
        let inside =
            bracket.is_some_and(|range| range.contains(&stop.start) && stop.end < range.end && head < range.start);
        let numbering =
            stop.end - head.min(stop.end) <= LONGEST_NUMBERING_BYTES && is_enumerator(&text[start..stop.end]);
        if stop.end < text.len() && !inside && !numbering && stop.ends_sentence(text, rules) {
            cuts.push(stop.end);
            start = stop.end;
            head = skip_white(text, start);
        }
    }
    cuts.sort_unstable();
    cuts.dedup();
    cuts
}

fn next_terminal(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    (from..bytes.len()).find(|&at| match bytes[at] {
        b'.' | b'!' | b'?' => true,
        0xE2 => bytes[at..].starts_with("…".as_bytes()),
        _ => false,
    })
}

/// The round brackets of `text` with what they hold, without those inside another.
fn brackets(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open = None;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' => open = open.or(Some(at)),
            b')' => found.extend(open.take().map(|open| open..at + 1)),
            _ => {}
        }
    }
    found.retain(|range| range.len() <= LONGEST_BRACKET_BYTES);
    found
}

/// A full stop, question or exclamation mark, or several in a row, with the marks that close after it.
struct Stop {
    start: usize,
    /// End of the full stops, question and exclamation marks.
    close_start: usize,
    /// End of the closing quotation marks and brackets.
    end: usize,
    dots: usize,
    /// A question or exclamation mark is among them.
    asks: bool,
    /// White space stands before.
    apart: bool,
    quoted: bool,
}

impl Stop {
    fn read(text: &str, start: usize, marks: &Marks) -> Stop {
        let mut stop = Stop {
            start,
            close_start: start,
            end: start,
            dots: 0,
            asks: false,
            apart: char_before(text, start).is_none_or(char::is_whitespace),
            quoted: false,
        };
        stop.take_terminals(text);
        stop.take_closers(text, marks);
        stop
    }

    /// Takes ".", "?!", "...", ". . ." and the like.
    fn take_terminals(&mut self, text: &str) {
        loop {
            let next = skip_white(text, self.end);
            let spaced_dot = self.dots > 0 && next == self.end + 1 && is_lone_dot(text, next);
            let at = if spaced_dot { next } else { self.end };
            match char_at(text, at) {
                Some('.') => self.dots += 1,
                Some('…') => self.dots += 3,
                Some('!' | '?') => self.asks = true,
                Some(_) | None => break,
            }
            self.end = at + char_at(text, at).map_or(0, char::len_utf8);
        }
        self.close_start = self.end;
    }

    fn take_closers(&mut self, text: &str, marks: &Marks) {
        loop {
            let next = skip_white(text, self.end);
            if let Some(end) = marks.closing_at(self.end).or_else(|| marks.closing_at(next)) {
                self.quoted = true;
                self.end = end;
                continue;
            }
            if let Some(end) = marks.stray_closing(text, self.end).or_else(|| marks.stray_closing(text, next)) {
                self.end = end;
                continue;
            }
            match char_at(text, self.end) {
                Some(')' | ']' | '}') => self.end += 1,
                Some(_) | None => match footnote(text, next) {
                    Some(end) => self.end = end,
                    None => return,
                },
            }
        }
    }

    /// "compounds. . . . The practice": the first dot ends the sentence and the other three open the next.
    fn split_ellipsis(&self, text: &str) -> Option<usize> {
        let spaced = self.close_start - self.start == ". . . .".len();
        let next = char_at(text, skip_white(text, self.end))?;
        (self.dots == 4 && !self.apart && spaced && next.is_uppercase()).then_some(self.start + 1)
    }

    fn ends_sentence(&self, text: &str, rules: &SegmentRules) -> bool {
        let next = skip_white(text, self.end);
        if self.split_ellipsis(text).is_some() || next == text.len() {
            return false;
        }
        if next == self.end {
            return self.ends_without_space(text, rules);
        }
        if !begins(text, next) {
            return false;
        }
        let starter = starts_with_starter(text, next, rules);
        if self.quoted && self.is_reported(text, next, rules) {
            return false;
        }
        match (self.asks, self.dots) {
            (true, _) => self.quoted || starter || !rules.shouts(before(text, self.start)),
            (false, 1) if !self.apart => self.full_stop_ends(text, next, starter, rules),
            (false, 2 | 3) => self.quoted || (starter && !self.apart),
            (false, _) => true,
        }
    }

    /// Whether the full stop after the word before it ends the sentence when `next` can begin one.
    fn full_stop_ends(&self, text: &str, next: usize, starter: bool, rules: &SegmentRules) -> bool {
        let Some(ending) = abbreviation(before(text, self.start), rules) else { return true };
        if self.quoted {
            return ending != Abbreviation::Goes;
        }
        let follower = after(text, next);
        let number = follower.contains(|letter: char| letter.is_ascii_digit()) || is_roman(follower);
        match ending {
            Abbreviation::Goes => false,
            Abbreviation::Numbered => !number,
            Abbreviation::Time => starter || !(number || rules.follows_time(follower) || follower.is_empty()),
            Abbreviation::MayEnd => starter,
        }
    }

    /// "world.Today": a forgotten space, not a web address, an initial or a number.
    fn ends_without_space(&self, text: &str, rules: &SegmentRules) -> bool {
        let word = before(text, self.start);
        let last = word.rsplit('.').next().unwrap_or(word);
        let ends_word =
            last.len() > 1 && last.ends_with(|letter: char| letter.is_lowercase() || letter.is_ascii_digit());
        let mut letters = text[self.end..].chars();
        let capital = letters.next().is_some_and(char::is_uppercase);
        let next = after(text, self.end);
        let begins_word = next.chars().count() == 1 || letters.next().is_some_and(char::is_lowercase);
        let single = self.dots <= 1 && abbreviation(last, rules).is_none();
        single && ends_word && capital && begins_word && !self.is_in_address(text)
    }

    /// Whether what stands around without white space is a web or mail address.
    fn is_in_address(&self, text: &str) -> bool {
        let low = text.ceil_char_boundary(self.start.saturating_sub(LONGEST_ADDRESS_BYTES));
        let high = text.floor_char_boundary(self.end + LONGEST_ADDRESS_BYTES);
        let chunk_start = text[low..self.start].rfind(char::is_whitespace).map_or(low, |at| low + at + 1);
        let chunk_end = text[self.end..high].find(char::is_whitespace).map_or(high, |at| self.end + at);
        let chunk = text.get(chunk_start..chunk_end).unwrap_or_default();
        chunk.contains(['@', '/']) || chunk.starts_with("www.")
    }

    /// Whether the words after a closing quotation mark tell who said it: "Moor asked."
    fn is_reported(&self, text: &str, next: usize, rules: &SegmentRules) -> bool {
        let mut at = next;
        for place in 0..=SPEECH_REACH_WORDS {
            let word = after(text, at);
            let end = at + word.len();
            if place > 0 && rules.says(word) {
                let follows = char_at(text, skip_white(text, end));
                return self.asks || follows.is_none_or(|letter| ".,".contains(letter));
            }
            let named = word.starts_with(char::is_uppercase);
            if word.is_empty() || !named {
                return false;
            }
            at = skip_white(text, end);
        }
        false
    }
}

fn is_lone_dot(text: &str, at: usize) -> bool {
    text[at..].starts_with('.') && !text[at + 1..].starts_with(char::is_alphanumeric)
}

/// The end of a reference like "[17]" at `at`.
fn footnote(text: &str, at: usize) -> Option<usize> {
    let inner = text[at..].strip_prefix('[')?;
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    (digits > 0 && inner[digits..].starts_with(']')).then_some(at + digits + 2)
}

/// Whether a sentence can begin at `at`.
fn begins(text: &str, at: usize) -> bool {
    let Some(letter) = char_at(text, at) else { return false };
    if letter.is_alphabetic() {
        let word = after(text, at);
        let numbering = text[at + word.len()..].starts_with(')') && is_enumerator(word);
        let brand = word.contains(char::is_uppercase);
        return !letter.is_lowercase() || brand || numbering;
    }
    match letter {
        ',' | ';' | ':' | '%' | ')' | ']' | '}' | '.' | '!' | '?' | '…' | '&' | '/' => false,
        '—' | '–' | '-' => {
            let next = skip_white(text, at + letter.len_utf8());
            char_at(text, next).is_some_and(|letter| !letter.is_lowercase())
        }
        '(' if is_remark(text, at) => false,
        '"' | '\'' | '“' | '‘' | '(' | '[' | '`' | '«' | '„' => {
            let inner =
                text[at..].trim_start_matches(|letter: char| "\"'“‘([`«„".contains(letter) || letter.is_whitespace());
            let opening = &inner[..inner.floor_char_boundary(LONGEST_NUMBERING_BYTES)];
            inner.starts_with(|letter: char| !letter.is_lowercase())
                || is_enumerator(opening.split(')').next().unwrap_or_default())
        }
        _ => true,
    }
}

/// Whether the bracket at `at` is a remark to the sentence before it, "(Moor 55).", and not a sentence of its own.
fn is_remark(text: &str, at: usize) -> bool {
    let near = text.floor_char_boundary(at + LONGEST_BRACKET_BYTES + 1);
    let Some(length) = text[at..near].find(')') else { return false };
    let inner =
        text[at + 1..at + length].trim_end_matches(|letter: char| "\"”'’".contains(letter) || letter.is_whitespace());
    !inner.ends_with(['.', '!', '?', '…']) && !is_enumerator(inner)
}

fn starts_with_starter(text: &str, at: usize, rules: &SegmentRules) -> bool {
    let start = at + (text[at..].len() - text[at..].trim_start_matches(['"', '\'', '“', '‘', '(', '[']).len());
    let follower = word::after(text, start);
    let initial = follower.len() == 1 && text[start + follower.len()..].starts_with('.');
    let head = follower.split(['\'', '’', '-']).next().unwrap_or_default();
    head.starts_with(char::is_uppercase) && !initial && rules.begins_sentences(head)
}

/// How `word` ends when it is a shortened one, by the tables or by its form ("U.S", "i.v", "J").
fn abbreviation(word: &str, rules: &SegmentRules) -> Option<Abbreviation> {
    let mut tail = word.rsplit('-').next().unwrap_or(word);
    if tail.split('.').any(|piece| piece.len() > LONGEST_PIECE_BYTES) {
        // "Tuesday.Mr": a forgotten space.
        tail = tail.rsplit('.').next().unwrap_or(tail);
    }
    let listed = rules.abbreviation(word).or_else(|| rules.abbreviation(tail));
    let pieces = || tail.split('.');
    let by_form =
        pieces().all(|piece| (1..=2).contains(&piece.len()) && piece.bytes().all(|byte| byte.is_ascii_alphabetic()));
    let short = by_form && (pieces().count() > 1 || tail.len() == 1);
    listed.or(short.then_some(Abbreviation::MayEnd))
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'L')) && word != "I"
}
