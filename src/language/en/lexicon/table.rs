//! Floor 3: a table of words that is used as it stands in the program: no parsing, no allocation.
//!
//! The format is written by `rules/en/lexicon/table.py` and described there.

/// A word table: an open-addressing hash table from word to a payload of fixed width.
#[derive(Debug, Clone, Copy)]
pub struct WordTable {
    bytes: &'static [u8],
    payload: usize,
}

/// Longest word a table holds, in bytes; longer words are in none.
const LONGEST: usize = 64;

impl WordTable {
    /// A table over `bytes`, each word with `payload` bytes after it.
    pub const fn new(bytes: &'static [u8], payload: usize) -> Self {
        WordTable { bytes, payload }
    }

    /// The payload of `word`, upper and lower case alike; `None` when the table does not have the word.
    pub fn get(&self, word: &str) -> Option<&'static [u8]> {
        if word.is_ascii() && word.len() <= LONGEST {
            let mut folded = [0; LONGEST];
            let folded = &mut folded[..word.len()];
            folded.copy_from_slice(word.as_bytes());
            folded.make_ascii_lowercase();
            return self.find(folded);
        }
        self.find(word.to_lowercase().as_bytes())
    }

    fn find(&self, word: &[u8]) -> Option<&'static [u8]> {
        let mask = self.number(0)?.wrapping_sub(1);
        let mut slot = hash(word) & mask;
        loop {
            let entry = self.number(8 + 4 * slot as usize)? as usize;
            if entry == 0 {
                return None;
            }
            let start = entry + 1;
            let end = start + usize::from(*self.bytes.get(entry)?);
            if self.bytes.get(start..end)? == word {
                return self.bytes.get(end..end + self.payload);
            }
            slot = (slot + 1) & mask;
        }
    }

    fn number(&self, at: usize) -> Option<u32> {
        let bytes = self.bytes.get(at..at + 4)?;
        Some(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
    }
}

/// 32-bit FNV-1a.
fn hash(word: &[u8]) -> u32 {
    word.iter().fold(0x811C_9DC5, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
