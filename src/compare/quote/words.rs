//! Floor 6: the words of a quotation in a form in which spelling, case, marks and numerals make no difference.

use crate::rules::quotes::QuoteRules;
use std::ops::Range;

/// A word of a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Its normal form; contractions give several words of one range.
    pub key: String,
    /// Where it stands in the quotation.
    pub range: Range<usize>,
    /// It begins a sentence.
    pub opens: bool,
    /// An ellipsis stands before it.
    pub elided: bool,
    /// It stands in brackets: the editor's word, not the speaker's.
    pub bracketed: bool,
}

/// The words of `text`, and whether an ellipsis ends it.
pub(super) fn words(text: &str, rules: &QuoteRules) -> (Vec<Word>, bool) {
    let mut scan = Scan { rules, words: Vec::new(), opens: true, elided: false, bracketed: false };
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let at = text.len() - rest.len();
        let length = if first.is_alphanumeric() || (is_apostrophe(first) && is_clipped(rest, rules)) {
            let length = word_length(rest);
            scan.word(text, at..at + length);
            length
        } else {
            scan.mark(rest, at)
        };
        rest = &rest[length..];
    }
    let trailing = scan.elided;
    (tidy(scan.words, rules), trailing)
}

struct Scan<'a> {
    rules: &'a QuoteRules,
    words: Vec<Word>,
    opens: bool,
    elided: bool,
    bracketed: bool,
}

impl Scan<'_> {
    fn word(&mut self, text: &str, range: Range<usize>) {
        for key in keys(&text[range.clone()], self.rules) {
            self.push(key, range.clone());
        }
    }

    fn push(&mut self, key: String, range: Range<usize>) {
        self.words.push(Word { key, range, opens: self.opens, elided: self.elided, bracketed: self.bracketed });
        self.opens = false;
        self.elided = false;
    }

    /// Takes in the mark `rest` starts with; how many bytes it has.
    fn mark(&mut self, rest: &str, at: usize) -> usize {
        let first = rest.chars().next().expect("the rest is not empty");
        if let Some(length) = ellipsis_length(rest) {
            self.elided = true;
            return length;
        }
        match first {
            '.' | '!' | '?' | ';' => self.opens = true,
            '[' | '(' => self.bracketed = true,
            ']' | ')' => self.bracketed = false,
            _ => {
                if let Some(word) = self.rules.signs.get(&first) {
                    self.push(word.clone(), at..at + first.len_utf8());
                }
            }
        }
        first.len_utf8()
    }
}

fn is_apostrophe(mark: char) -> bool {
    matches!(mark, '\'' | '’' | '‘')
}

/// Whether `rest` begins with an apostrophe that stands for letters left out: 'em.
fn is_clipped(rest: &str, rules: &QuoteRules) -> bool {
    let length = word_length(rest);
    rules.contractions.contains_key(&straight(&rest[..length]))
}

/// Letters and digits with apostrophes, and points and commas between digits.
fn word_length(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, mark)) = chars.next() {
        let followed = chars.peek().is_some_and(|&(_, next)| next.is_alphanumeric());
        let between_digits = matches!(mark, '.' | ',')
            && rest[..at].ends_with(|last: char| last.is_ascii_digit())
            && chars.peek().is_some_and(|&(_, next)| next.is_ascii_digit());
        if !(mark.is_alphanumeric() || between_digits || (is_apostrophe(mark) && followed)) {
            break;
        }
        end = at + mark.len_utf8();
    }
    end
}

/// "..." or "…", with blanks between the points as some papers set them.
fn ellipsis_length(rest: &str) -> Option<usize> {
    if rest.starts_with('…') {
        return Some('…'.len_utf8());
    }
    let run: usize = rest.chars().take_while(|mark| matches!(mark, '.' | ' ')).count();
    let points = rest[..run].matches('.').count();
    (rest.starts_with('.') && points >= 3).then_some(rest[..run].trim_end().len())
}

fn straight(word: &str) -> String {
    word.chars().map(|mark| if is_apostrophe(mark) { '\'' } else { mark }).flat_map(char::to_lowercase).collect()
}

fn keys(surface: &str, rules: &QuoteRules) -> Vec<String> {
    let word = straight(surface);
    if let Some(words) = rules.contractions.get(&word) {
        return words.clone();
    }
    if word.starts_with(|first: char| first.is_ascii_digit()) {
        return vec![word.replace(',', "")];
    }
    if let Some(number) = rules.numbers.get(&word) {
        return vec![number.to_string()];
    }
    for (ending, full) in &rules.endings {
        if let Some(stem) = word.strip_suffix(ending.as_str()).filter(|stem| !stem.is_empty()) {
            return vec![stem.to_owned(), full.clone()];
        }
    }
    vec![one_spelling(word, rules)]
}

fn one_spelling(word: String, rules: &QuoteRules) -> String {
    const SHORTEST_STEM: usize = 2;
    rules.spellings.iter().fold(word, |word, (from, to)| match word.find(from.as_str()) {
        Some(at) if at >= SHORTEST_STEM || from.len() == word.len() => word.replacen(from.as_str(), to, 1),
        _ => word,
    })
}

/// Joins "twenty" and "five", and drops noises.
fn tidy(words: Vec<Word>, rules: &QuoteRules) -> Vec<Word> {
    let mut kept: Vec<Word> = Vec::with_capacity(words.len());
    for word in words {
        match kept.last_mut() {
            Some(last) if is_tens(&last.key) && is_unit(&word.key) => {
                last.key = format!("{}{}", &last.key[..1], word.key);
                last.range.end = word.range.end;
            }
            _ => kept.push(word),
        }
    }
    put_currency_behind(&mut kept, rules);
    for filler in &rules.fillers {
        while let Some(at) = kept.windows(filler.len()).position(|run| run.iter().map(|word| &word.key).eq(filler)) {
            kept.drain(at..at + filler.len());
        }
    }
    kept
}

/// "$5 million" is read as "5 million dollars". Each of its words takes the range of the whole amount, so that a changed
/// number is shown with its currency and scale.
fn put_currency_behind(words: &mut [Word], rules: &QuoteRules) {
    for at in (1..words.len()).rev() {
        let is_sign = rules.signs.values().any(|word| *word == words[at - 1].key);
        let is_number = words[at].key.starts_with(|first: char| first.is_ascii_digit());
        if is_sign && is_number && words[at - 1].range.end == words[at].range.start {
            let scaled = words.get(at + 1).is_some_and(|next| rules.scales.contains(&next.key));
            let amount = &mut words[at - 1..=at + usize::from(scaled)];
            let range = amount[0].range.start..amount[amount.len() - 1].range.end;
            amount.rotate_left(1);
            amount.iter_mut().for_each(|word| word.range = range.clone());
        }
    }
}

fn is_tens(key: &str) -> bool {
    key.len() == 2 && key.ends_with('0') && !key.starts_with('1') && key.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_unit(key: &str) -> bool {
    key.len() == 1 && key.bytes().all(|byte| (b'1'..=b'9').contains(&byte))
}
