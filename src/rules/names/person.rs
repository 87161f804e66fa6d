//! Floor 3: the parts of a person's name.

use super::{NameRules, WordClass};
use crate::name::bare;

/// A person's name in its parts; every word bare (lower case, no accents, hyphens or dots).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct PersonName {
    /// Words before the surname; an initial is one letter.
    pub given: Vec<String>,
    /// The last word with its particles: "vandermoor", "delgiudice"; a name of one word has only this.
    pub surname: String,
    /// "jr", "sr", "iii".
    pub suffix: Option<String>,
}

/// How two names of persons stand to each other, closest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PersonMatch {
    /// The same given names and surname.
    Same,
    /// One is shorter: an initial, a given name or the suffix is missing, or the nickname stands for the name.
    Shortened,
    /// They cannot be one name as written.
    Differs,
}

impl NameRules {
    /// The parts of `words`; bynames in brackets or quotation marks are left out.
    pub fn person(&self, words: &str) -> PersonName {
        let mut parts: Vec<&str> = without_byname(words);
        let mut suffix = None;
        while let Some(last) = parts.last().filter(|_| parts.len() > 1).map(|word| word.trim_matches(',')) {
            if !self.classes(&last.to_lowercase()).has(WordClass::Suffix) {
                break;
            }
            suffix = Some(bare(last));
            parts.pop();
        }
        let mut start = parts.len().saturating_sub(1);
        while start > 1 && self.classes(&parts[start - 1].to_lowercase()).has(WordClass::Particle) {
            start -= 1;
        }
        let surname = parts[start..].iter().map(|word| bare(word)).collect();
        let given = parts[..start].iter().map(|word| bare(word)).filter(|word| !word.is_empty()).collect();
        PersonName { given, surname, suffix }
    }

    /// Whether two names may be one person's as written. Symmetric.
    pub fn match_persons(&self, left: &PersonName, right: &PersonName) -> PersonMatch {
        if left == right {
            return PersonMatch::Same;
        }
        let clash = left.suffix.is_some() && right.suffix.is_some() && left.suffix != right.suffix;
        if left.surname != right.surname || clash {
            return PersonMatch::Differs;
        }
        let (short, long) = if left.given.len() <= right.given.len() { (left, right) } else { (right, left) };
        let mut rest = long.given.iter();
        let all = short.given.iter().all(|word| rest.any(|other| self.is_one_given(word, other)));
        if all { PersonMatch::Shortened } else { PersonMatch::Differs }
    }

    /// Whether two given names, bare, are the same, an initial of each other, or short forms.
    pub fn is_one_given(&self, left: &str, right: &str) -> bool {
        let initial = |one: &str, other: &str| one.chars().count() == 1 && other.starts_with(one);
        left == right
            || initial(left, right)
            || initial(right, left)
            || self.are_one_given_name(&capitalised(left), &capitalised(right))
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn without_byname(words: &str) -> Vec<&str> {
    let mut inside = false;
    let mut kept = Vec::new();
    for word in words.split(' ') {
        let opens = word.starts_with(['(', '"', '“']);
        let closes = word.ends_with([')', '"', '”']);
        if !(inside || opens) {
            kept.push(word);
        }
        inside = (inside || opens) && !closes;
    }
    kept
}
