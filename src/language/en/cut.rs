//! Floor 3: where a sentence is cut into tokens, as UD_English-GUM cuts it. Every byte that is not white space lies in one token.

use super::words::{CuttingWords, cutting_words};
use crate::text::TokenKind;
use std::ops::Range;

/// A stretch of a sentence that is one token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// Bytes of the sentence.
    pub range: Range<usize>,
    /// What its characters are.
    pub kind: TokenKind,
}

/// The tokens of one sentence, from left to right.
pub fn cut(sentence: &str) -> Vec<Cut> {
    let mut cutter = Cutter { text: sentence, words: cutting_words(), cuts: Vec::with_capacity(sentence.len() / 4) };
    let mut at = 0;
    for chunk in sentence.split(char::is_whitespace) {
        cutter.chunk(at..at + chunk.len());
        at += chunk.len() + sentence[at + chunk.len()..].chars().next().map_or(0, char::len_utf8);
    }
    cutter.cuts
}

/// Bytes of the longest word that a list of abbreviations may have.
const LONGEST_LISTED: usize = 64;

struct Cutter<'a> {
    text: &'a str,
    words: &'static CuttingWords,
    cuts: Vec<Cut>,
}

impl Cutter<'_> {
    fn chunk(&mut self, chunk: Range<usize>) {
        let mut at = chunk.start;
        let address = self.address(chunk.clone());
        while at < chunk.end {
            at = match &address {
                Some(address) if address.start == at => self.push(address.clone(), TokenKind::Word),
                _ => self.next(at),
            };
        }
    }

    /// Cuts one token at `at` and says where it ends.
    fn next(&mut self, at: usize) -> usize {
        let first = self.char_at(at).expect("a token starts inside its chunk");
        let after = at + first.len_utf8();
        if first.is_ascii_digit() || is_fraction(first) {
            return self.push_number(at);
        }
        if first == '.' && self.char_at(after).is_some_and(|next| next.is_ascii_digit()) && !self.word_before(at) {
            return self.push_number(at);
        }
        if is_word(first) {
            return self.word(at);
        }
        if is_apostrophe(first) {
            return self.apostrophe(at);
        }
        let tagged = matches!(first, '@' | '#') && !self.word_before(at);
        if tagged && self.char_at(after).is_some_and(char::is_alphabetic) {
            return self.push(at..self.run(after, |c| is_word(c) || c == '_'), TokenKind::Word);
        }
        self.mark(at, first)
    }

    /// A punctuation mark or symbol; dots, hyphens, exclamation and question marks in a row are one.
    fn mark(&mut self, at: usize, first: char) -> usize {
        let end = match first {
            '.' | '…' => self.run(at, |c| matches!(c, '.' | '…')),
            '!' | '?' => self.run(at, |c| matches!(c, '!' | '?')),
            '-' | '–' | '—' | '*' | '_' | '=' | '~' | '`' => self.run(at, |c| c == first),
            _ => self.run(at + first.len_utf8(), is_attached),
        };
        self.push(at..end, if is_symbol(first) { TokenKind::Symbol } else { TokenKind::Punctuation })
    }

    fn apostrophe(&mut self, at: usize) -> usize {
        let after = at + self.char_at(at).map_or(0, char::len_utf8);
        let end = self.run(after, |c| c.is_alphanumeric());
        let tail = self.text[after..end].to_lowercase();
        if self.word_before(at) {
            let clitic = self.words.clitics.contains(&tail);
            return self.push(at..if clitic { end } else { after }, TokenKind::Word.or_mark(clitic));
        }
        let decade = tail.starts_with(|c: char| c.is_ascii_digit()) && tail.ends_with('s') && tail.len() == 3;
        let clipped = self.words.clipped.contains(&format!("'{tail}"));
        self.push(at..if decade || clipped { end } else { after }, TokenKind::Word.or_mark(decade || clipped))
    }

    /// A word, without the clitic behind it.
    fn word(&mut self, start: usize) -> usize {
        let mut end = self.run(start, is_word);
        while let Some(further) = self.inside_word(start, end) {
            end = further;
            if self.text[..end].ends_with(['.', '$']) {
                let symbol = self.text[..end].ends_with('$');
                return self.push(start..end, if symbol { TokenKind::Symbol } else { TokenKind::Word });
            }
        }
        if let Some(cut) = self.negation(start, end) {
            self.push_joined(start..cut);
            return self
                .push(cut..self.run(end + self.char_at(end).map_or(0, char::len_utf8), is_word), TokenKind::Word);
        }
        self.push_joined(start..end);
        end
    }

    /// Where the word that has reached `end` goes on to, when what follows does not end it.
    fn inside_word(&self, start: usize, end: usize) -> Option<usize> {
        let next = self.char_at(end)?;
        let after = end + next.len_utf8();
        let beyond = self.char_at(after);
        let word = &self.text[start..end];
        match next {
            '.' => self.dot_inside(word, after),
            '-' | '\u{2010}' | '\u{2011}' => self.hyphen_inside(word, after),
            '$' if self.words.dollars.contains(word) => Some(after),
            '&' if word.ends_with(char::is_uppercase) && beyond?.is_uppercase() => Some(self.run(after, is_word)),
            '_' if is_word(beyond?) => Some(self.run(after, is_word)),
            _ if is_apostrophe(next) && is_word(beyond?) => {
                let tail_end = self.run(after, is_word);
                let tail = self.text[after..tail_end].to_lowercase();
                let ends = self.words.clitics.contains(&tail) || (tail == "t" && word.ends_with(['n', 'N']));
                (!ends).then_some(tail_end)
            }
            _ => None,
        }
    }

    /// A dot after `word`: `after` is the byte behind it.
    fn dot_inside(&self, word: &str, after: usize) -> Option<usize> {
        let last_part = word.rsplit('.').next().unwrap_or(word);
        let single = last_part.chars().count() == 1 && last_part.starts_with(char::is_alphabetic);
        let beyond = self.char_at(after).filter(|&c| is_word(c));
        if word.len() > LONGEST_LISTED {
            // No list has a word so long, and to look each part of "U.S.U.S.U.S. …" up would take the square of its length.
            return beyond.filter(|_| single).map(|_| self.run(after, is_word)).or(single.then_some(after));
        }
        if beyond.is_some() {
            let run = self.run(after, is_word);
            let tail = &self.text[after..run];
            let dotted = format!("{word}.{tail}");
            let domain = self.words.domains.contains(tail) || self.inside_word_is_domain(run);
            return (single || domain || self.words.abbreviations.contains(&dotted)).then_some(run);
        }
        let at_end = self.text[after..].chars().all(|c| !is_word(c));
        if single && (word.contains('.') || !at_end) {
            return Some(after);
        }
        let listed =
            self.words.abbreviations.contains(word) && !(at_end && self.words.abbreviations_inside.contains(word));
        let numbered = self.words.abbreviations_before_numbers.contains(word)
            && self.text[after..].trim_start().starts_with(|c: char| c.is_ascii_digit());
        (listed || numbered).then_some(after)
    }

    /// Whether the run that ends at `end` goes on with a dot and the last part of a web address.
    fn inside_word_is_domain(&self, end: usize) -> bool {
        let Some(rest) = self.text[end..].strip_prefix('.') else { return false };
        let tail = &rest[..rest.find(|c| !is_word(c)).unwrap_or(rest.len())];
        self.words.domains.contains(tail)
    }

    fn hyphen_inside(&self, word: &str, after: usize) -> Option<usize> {
        let next = self.char_at(after)?;
        let lower = word.to_lowercase();
        if self.words.prefixes.contains(&lower) && is_word(next) {
            return Some(if next.is_ascii_digit() { self.number_end(after) } else { self.run(after, is_word) });
        }
        let end = self.run(after, is_word);
        let second = self.text[after..end].to_lowercase();
        let name = word.starts_with(char::is_uppercase)
            && self.words.syllables.contains(&lower)
            && self.words.syllables.contains(&second);
        name.then_some(end)
    }

    /// Where "n't" starts, when an apostrophe and a `t` follow `end`.
    fn negation(&self, start: usize, end: usize) -> Option<usize> {
        let apostrophe = self.char_at(end).filter(|&c| is_apostrophe(c))?;
        let after = end + apostrophe.len_utf8();
        let tail = &self.text[after..self.run(after, is_word)];
        let word = &self.text[start..end];
        (tail.eq_ignore_ascii_case("t") && word.ends_with(['n', 'N']) && word.len() > 1).then_some(end - 1)
    }

    /// A word that is two when it is one of the joined words.
    fn push_joined(&mut self, range: Range<usize>) {
        let lower = self.text[range.clone()].to_lowercase();
        match self.words.joined.iter().find(|(word, _)| *word == lower) {
            Some((_, bar)) => {
                self.push(range.start..range.start + bar, TokenKind::Word);
                self.push(range.start + bar..range.end, TokenKind::Word);
            }
            None => {
                self.push(range, TokenKind::Word);
            }
        }
    }

    fn push_number(&mut self, at: usize) -> usize {
        self.push(at..self.number_end(at), TokenKind::Number)
    }

    /// Where the number at `start` ends: separators inside, "th" and "s" behind; a unit behind is a token of its own.
    fn number_end(&self, start: usize) -> usize {
        if let Some(end) = self.telephone(start) {
            return end;
        }
        let digits = |from: usize| self.run(from, |c| c.is_ascii_digit());
        let mut end = digits(start);
        while let Some(separator) = self.char_at(end).filter(|c| matches!(c, '.' | ',' | ':' | '/')) {
            let next = digits(end + 1);
            let grouped = separator != ',' || next == end + 4;
            if next == end + 1 || !grouped {
                break;
            }
            end = next;
        }
        end = self.run(end, is_fraction);
        let tail_end = self.run(end, is_word);
        let tail = &self.text[end..tail_end];
        if tail.is_empty() || self.words.units.contains(tail) || self.unit_with_dots(end) { end } else { tail_end }
    }

    /// "p.m." right behind a number.
    fn unit_with_dots(&self, at: usize) -> bool {
        self.words.units.iter().any(|unit| unit.contains('.') && self.text[at..].starts_with(unit.as_str()))
    }

    /// "555-0143", "201-555-0143".
    fn telephone(&self, start: usize) -> Option<usize> {
        const LONGEST: usize = "201-555-0143".len();
        let of_number = |byte: &u8| byte.is_ascii_digit() || *byte == b'-';
        let end =
            start + self.text.as_bytes()[start..].iter().take(LONGEST + 1).take_while(|byte| of_number(byte)).count();
        let mut lengths = [0; 3];
        let mut groups = 0;
        for group in self.text[start..end].split('-') {
            *lengths.get_mut(groups)? = group.len();
            groups += 1;
        }
        matches!((groups, lengths), (2, [3, 4, 0]) | (3, [3, 3, 4])).then_some(end)
    }

    /// A web or mail address in the chunk, without the punctuation around it.
    fn address(&self, chunk: Range<usize>) -> Option<Range<usize>> {
        let text = &self.text[chunk.clone()];
        let address = text.contains("://") || text.contains("www.") || text.starts_with("doi:") || is_mail(text);
        if !address {
            return None;
        }
        let core = text.trim_start_matches(|c: char| !is_word(c)).trim_end_matches(|c: char| !is_word(c) && c != '/');
        let start = chunk.start + text.find(core).unwrap_or(0);
        (!core.is_empty()).then_some(start..start + core.len())
    }

    fn push(&mut self, range: Range<usize>, kind: TokenKind) -> usize {
        let end = range.end;
        self.cuts.push(Cut { range, kind });
        end
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text[at..].chars().next()
    }

    fn word_before(&self, at: usize) -> bool {
        self.text[..at].ends_with(|c: char| is_word(c) || c == '.')
    }

    /// Where the characters that satisfy `inside` end, from `at` on.
    fn run(&self, at: usize, inside: impl Fn(char) -> bool) -> usize {
        self.text[at..].find(|c| !inside(c)).map_or(self.text.len(), |length| at + length)
    }
}

impl TokenKind {
    fn or_mark(self, word: bool) -> TokenKind {
        if word { self } else { TokenKind::Punctuation }
    }
}

fn is_mail(text: &str) -> bool {
    text.split_once('@')
        .is_some_and(|(name, host)| name.ends_with(is_word) && host.starts_with(is_word) && host.contains('.'))
}

/// Letters, digits and the marks that stand on them or hide inside words.
fn is_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    let letter = c.is_alphanumeric() && !matches!(c, '²' | '³' | '¹');
    letter || is_attached(c)
}

/// Combining accents, joiners, soft hyphens, variation selectors: never a token when something stands before them.
fn is_attached(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

fn is_fraction(c: char) -> bool {
    matches!(c, '¼'..='¾' | '⅐'..='⅞')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '\u{2bc}')
}

fn is_symbol(c: char) -> bool {
    if c.is_ascii() {
        return matches!(c, '$' | '%' | '+' | '=' | '<' | '>' | '^' | '|' | '~' | '&' | '@' | '#');
    }
    matches!(c, '¢'..='¥' | '§' | '©' | '®' | '°'..='³' | '¹' | '×' | '÷' | '‰' | '\u{20a0}'..='\u{20cf}' | '™' | '\u{2190}'..='\u{2bff}')
        || c >= '\u{1f000}'
}
