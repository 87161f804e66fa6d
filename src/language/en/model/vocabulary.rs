//! Floor 3: what is known of a word before its sentence is looked at: its cluster, its usual parts of speech, its sure tag.
//!
//! The table rules/en/model/words.bin is made by the training program; rules/en/model/README.md says from what.

use super::hash;
use super::slots::Slots;

static WORDS: &[u8] = include_bytes!("../../../../rules/en/model/words.bin");

/// What is known of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Known {
    /// Path of its Brown cluster, the first branch in the lowest bit; 0 for none.
    pub path: u16,
    /// Number of the set of tags that lexicons give it; 0 for none.
    pub kinds: u8,
    /// The only label it was ever seen with, plus one; 0 for none.
    pub sure: u8,
}

impl Known {
    /// As the 32 bits of the table.
    pub fn packed(self) -> u32 {
        u32::from(self.path) << 16 | u32::from(self.kinds) << 8 | u32::from(self.sure)
    }

    fn unpacked(bits: u32) -> Known {
        Known { path: (bits >> 16) as u16, kinds: (bits >> 8) as u8, sure: bits as u8 }
    }
}

/// What is known of words.
#[derive(Debug, Clone, Copy)]
pub struct Vocabulary<'a> {
    slots: Slots<'a>,
}

impl<'a> Vocabulary<'a> {
    /// The table that `bytes` hold.
    pub fn read(bytes: &'a [u8]) -> Vocabulary<'a> {
        Vocabulary { slots: Slots::read(bytes) }
    }

    /// What is known of the word as written or, failing that, in small letters.
    pub fn get(&self, written: u64, lower: u64) -> Known {
        self.slots.get(written).or_else(|| self.slots.get(lower)).map(Known::unpacked).unwrap_or_default()
    }

    /// Whether no lexicon has the word in small letters.
    pub fn only_capitalised(&self, lower: &str) -> bool {
        self.slots.get(key(lower)).map(Known::unpacked).unwrap_or_default().kinds == 0
    }
}

impl Vocabulary<'static> {
    /// The table inside the program.
    pub fn builtin() -> Vocabulary<'static> {
        Vocabulary::read(WORDS)
    }
}

/// The key of a word in the table.
pub fn key(word: &str) -> u64 {
    hash::text(word)
}
