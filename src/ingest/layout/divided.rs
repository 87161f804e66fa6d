//! Words and figures divided by a hyphen at a line end: "four-/teen" is one word, "well-/known" keeps its hyphen.

use crate::language::en::lexicon;
use crate::rules::ingest::LayoutWords;
use rustc_hash::FxHashSet;

/// How what stands on both sides of a hyphen at a line end belongs together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Join {
    /// As one word or figure without the hyphen.
    Closed,
    /// With the hyphen.
    Hyphened,
    /// Not at all.
    Apart,
}

/// Bytes of the hyphen a line ends with; 0 when it ends otherwise or the hyphen stands for a dash.
pub(super) fn hyphen_length(line: &str) -> usize {
    let Some(hyphen) = line.chars().next_back().filter(|last| matches!(last, '-' | '\u{2010}' | '\u{ad}')) else {
        return 0;
    };
    let before = line[..line.len() - hyphen.len_utf8()].chars().next_back();
    let word = before.is_some_and(|before| before.is_alphanumeric() || ",.".contains(before));
    if word { hyphen.len_utf8() } else { 0 }
}

/// The words a text has inside its lines.
pub(super) struct Vocabulary<'a>(FxHashSet<&'a str>);

impl<'a> Vocabulary<'a> {
    pub(super) fn of(text: &'a str) -> Vocabulary<'a> {
        let trim = |word: &'a str| word.trim_matches(|letter: char| !letter.is_alphanumeric());
        // The first and last word of a line may be a part of one.
        let inner = |line: &'a str| {
            let mut words: Vec<&str> = line.split_whitespace().collect();
            if line.trim_end().ends_with('-') {
                words.pop();
            }
            words.into_iter().skip(1).map(trim).collect::<Vec<_>>()
        };
        Vocabulary(text.split(['\n', '\r', '\u{c}']).flat_map(inner).collect())
    }

    /// How the end of `above`, a line with a hyphen, and the start of `below` belong together.
    pub(super) fn join(&self, above: &str, below: &str, words: &LayoutWords) -> Join {
        let stem = &above[..above.len() - hyphen_length(above)];
        let (Some(last), Some(first)) = (stem.chars().next_back(), below.chars().next()) else { return Join::Apart };
        if ",.".contains(last) {
            let figure = stem[..stem.len() - 1].ends_with(is_digit) && is_digit(first);
            return if figure { Join::Closed } else { Join::Apart };
        }
        if !first.is_alphanumeric() {
            return Join::Apart;
        }
        if is_digit(last) || is_digit(first) {
            return Join::Hyphened;
        }
        let before = &stem[stem.trim_end_matches(char::is_alphabetic).len()..];
        let after = &below[..below.len() - below.trim_start_matches(char::is_alphabetic).len()];
        if words.suspended.contains(&after.to_lowercase()) {
            return Join::Apart;
        }
        let capitals =
            before.chars().count() > 1 && [before, after].iter().all(|part| part.chars().all(char::is_uppercase));
        if first.is_uppercase() && !capitals {
            return Join::Hyphened;
        }
        let compound = stem[..stem.len() - before.len()].ends_with('-');
        if self.is_one_word(before, after, compound) { Join::Closed } else { Join::Hyphened }
    }

    fn is_one_word(&self, before: &str, after: &str, compound: bool) -> bool {
        let (closed, hyphened) = (format!("{before}{after}"), format!("{before}-{after}"));
        match (self.0.contains(closed.as_str()), self.0.contains(hyphened.as_str())) {
            (true, false) => return true,
            (false, true) => return false,
            (true, true) | (false, false) => {}
        }
        let parts = is_known(before) && is_known(after);
        match (is_known(&closed), is_known(&hyphened)) {
            (true, _) if compound => !parts,
            (true, true) => !parts,
            (true, false) => true,
            (false, true) => false,
            (false, false) => !parts,
        }
    }
}

fn is_known(word: &str) -> bool {
    lexicon::lemma(word).is_some()
}

fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit()
}
