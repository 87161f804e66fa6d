//! Floor 4: how much of one text stands in another, by runs of words (w-shingling).
//!
//! A. Z. Broder, "On the resemblance and containment of documents" (1997). Articles are short, so the sets are compared
//! exactly and not by samples of them.

use crate::text::{Article, TokenKind};
use rustc_hash::FxHasher;
use std::hash::Hasher;

/// Words of a run: long enough that two writers seldom share one but in a name or a quotation.
const RUN: usize = 5;

/// Share of the shorter text's runs from which it is a near copy. Of the pairs of stories about one event in news-gold, the
/// eleven above this are all labelled near copies; the most that two unlabelled ones have in common is 0.29.
const NEAR_COPY: f64 = 0.3;

/// Runs in common below which two texts share a sentence or a quotation, not a text.
const LEAST_RUNS: usize = 40;

/// The runs of words of a text as hashes, ascending, each once.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shingles(Vec<u64>);

/// What two texts have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resemblance {
    shared: usize,
    /// Runs of the text that has fewer.
    of: usize,
}

impl Shingles {
    /// The runs of an article's headlines and paragraphs, without punctuation and case of letters.
    pub fn of(article: &Article) -> Shingles {
        let is_word = |kind: TokenKind| matches!(kind, TokenKind::Word | TokenKind::Number);
        let tokens = article.tokens.iter().filter(|token| is_word(token.kind));
        let words: Vec<u64> = tokens.map(|token| hash_of(article.slice(token.span))).collect();
        let mut runs: Vec<u64> = words.windows(RUN).map(run).collect();
        runs.sort_unstable();
        runs.dedup();
        Shingles(runs)
    }

    /// Whether the text has runs enough to be a copy or to be copied.
    pub fn may_be_copied(&self) -> bool {
        self.0.len() >= LEAST_RUNS
    }

    /// The runs, ascending.
    pub fn runs(&self) -> impl Iterator<Item = u64> + '_ {
        self.0.iter().copied()
    }

    /// What two texts have in common of which it is known that they share so many runs.
    pub fn resemblance(&self, other: &Shingles, shared: usize) -> Resemblance {
        Resemblance { shared, of: self.0.len().min(other.0.len()) }
    }
}

impl Resemblance {
    /// The share of the shorter text's runs that stand in the longer one, 0 to 1.
    pub fn containment(self) -> f64 {
        if self.of == 0 { 0.0 } else { self.shared as f64 / self.of as f64 }
    }

    /// Whether one is a copy of the other, edited or cut.
    pub fn is_near_copy(self) -> bool {
        self.shared >= LEAST_RUNS && self.containment() >= NEAR_COPY
    }
}

fn hash_of(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    for letter in word.chars().flat_map(char::to_lowercase) {
        // One apostrophe is as good as another.
        hasher.write_u32(if letter == '’' { '\'' } else { letter } as u32);
    }
    hasher.finish()
}

fn run(words: &[u64]) -> u64 {
    let mut hasher = FxHasher::default();
    words.iter().for_each(|&word| hasher.write_u64(word));
    hasher.finish()
}
