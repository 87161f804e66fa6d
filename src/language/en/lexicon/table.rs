//! Floor 3: a table of words that is used as it stands in the program: no parsing, no allocation.
//!
//! `rules/en/lexicon/table.py` writes it and describes its bytes; an entry is named by the byte it starts at.

static BYTES: &[u8] = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/rules/en/lexicon/lexicon.bin"));

/// Longest word the table holds, in bytes.
const LONGEST: usize = 40;

/// Weight of a word that is in the table and was never counted.
const UNCOUNTED: u8 = 255;

/// A word of the table: the byte its entry starts at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Word(u32);

/// One relation of a word.
#[derive(Debug, Clone, Copy)]
pub struct Edge {
    /// The dictionary form it leads to.
    pub to: Word,
    /// Number of the kind, 0 to 7.
    pub kind: u8,
    /// Number of the class of the word it leads from: noun, verb, adjective, adverb.
    pub class: u8,
    /// How sure, 0 to 3.
    pub level: u8,
}

/// The entry of `word`, upper and lower case alike; `None` when the table does not have it.
pub fn find(word: &str) -> Option<Word> {
    if !word.is_ascii() {
        return find_folded(word.to_lowercase().as_bytes());
    }
    let mut folded = [0; LONGEST];
    let folded = folded.get_mut(..word.len())?;
    folded.copy_from_slice(word.as_bytes());
    folded.make_ascii_lowercase();
    find_folded(folded)
}

fn find_folded(word: &[u8]) -> Option<Word> {
    let mask = u32::from_le_bytes([BYTES[0], BYTES[1], BYTES[2], BYTES[3]]).wrapping_sub(1);
    let mut slot = hash(word) & mask;
    loop {
        let entry = place(8 + 3 * slot as usize)?;
        if entry == 0 {
            return None;
        }
        if Word(entry).spelling() == word {
            return Some(Word(entry));
        }
        slot = (slot + 1) & mask;
    }
}

/// 32-bit FNV-1a.
pub fn hash(word: &[u8]) -> u32 {
    word.iter().fold(0x811C_9DC5, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

impl Word {
    /// Where the entry starts; less than 2^24.
    pub fn number(self) -> u32 {
        self.0
    }

    /// The lower-cased word.
    pub fn spelling(self) -> &'static [u8] {
        BYTES.get(self.0 as usize + 1..self.fixed()).unwrap_or_default()
    }

    /// How rare the word is, in units of 1/25; `None` when it was never counted.
    pub fn weight(self) -> Option<u8> {
        BYTES.get(self.fixed()).copied().filter(|&units| units != UNCOUNTED)
    }

    /// The dictionary form, or the word itself.
    pub fn lemma(self) -> Word {
        Word(place(self.fixed() + 1).unwrap_or(self.0))
    }

    /// The word that its family is named after.
    pub fn family(self) -> Word {
        Word(place(self.fixed() + 4).unwrap_or(self.0))
    }

    /// The relations that are stored with the word, by ascending `to`.
    pub fn edges(self) -> impl Iterator<Item = Edge> {
        let start = place(self.fixed() + 7).unwrap_or(0) as usize;
        let count = if start == 0 { 0 } else { BYTES.get(start).copied().map_or(0, usize::from) };
        let stored = BYTES.get(start + 1..start + 1 + 4 * count).unwrap_or_default();
        stored.chunks_exact(4).map(|edge| Edge {
            to: Word(u32::from_le_bytes([edge[0], edge[1], edge[2], 0])),
            kind: edge[3] >> 5,
            class: edge[3] >> 3 & 3,
            level: edge[3] & 3,
        })
    }

    fn fixed(self) -> usize {
        let start = self.0 as usize;
        start + 1 + BYTES.get(start).copied().map_or(0, usize::from)
    }
}

fn place(at: usize) -> Option<u32> {
    let bytes = BYTES.get(at..at + 3)?;
    Some(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], 0]))
}
