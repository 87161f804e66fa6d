//! Floor 3: a hash table as bytes, read as it lies: from the hash of a feature to a few words of 16 bits.
//!
//! A key has one bucket of eight places, which lies in memory as eight fingerprints, then the first word of each of the eight
//! values, then the second of each, and so on. All places are compared at once and without a branch; a key that is not there
//! has a value of zeroes, and so has an empty place, whose fingerprint is 0. Where more than eight keys share a bucket, the
//! lightest are left out: the table is for weights of linear models, where a light one decides nothing.

use std::array::from_fn;
use std::cmp::Reverse;

const PLACES: usize = 8;
/// Keys a bucket when the table is written: of a hundred, two are left out. With fewer keys a bucket the table is slower: it
/// is memory that looking up waits for.
const MEAN_KEYS: usize = 5;

/// Eight words of 16 bits, one of each place, as they lie.
type Row = [u8; 2 * PLACES];

/// From a hash to `WORDS` words.
#[derive(Debug, Clone, Copy)]
pub struct Buckets<'a, const WORDS: usize> {
    rows: &'a [Row],
}

impl<'a, const WORDS: usize> Buckets<'a, WORDS> {
    /// The table that `bytes` hold.
    pub fn read(bytes: &'a [u8]) -> Buckets<'a, WORDS> {
        Buckets { rows: bytes.as_chunks().0 }
    }

    /// The value of `key`; zeroes when it is not there.
    pub fn get(&self, key: u64) -> [u16; WORDS] {
        let start = home(key, self.rows.len() / (1 + WORDS)) * (1 + WORDS);
        let Some((prints, words)) = self.rows.get(start..=start + WORDS).and_then(<[Row]>::split_first) else {
            return [0; WORDS];
        };
        let wanted = fingerprint(key);
        let here: [u16; PLACES] = from_fn(|place| if word(prints, place) == wanted { u16::MAX } else { 0 });
        from_fn(|number| (0..PLACES).fold(0, |found, place| found | word(&words[number], place) & here[place]))
    }
}

fn word(row: &Row, place: usize) -> u16 {
    u16::from_le_bytes([row[2 * place], row[2 * place + 1]])
}

/// A key and its value, to be written.
#[derive(Debug, Clone, Copy)]
pub struct Entry<const WORDS: usize> {
    /// The hash.
    pub key: u64,
    /// Among keys that do not all have room in their bucket, the heavier ones are written.
    pub weight: u32,
    /// The value.
    pub words: [u16; WORDS],
}

/// The bytes of a table; each key once.
pub fn write<const WORDS: usize>(mut entries: Vec<Entry<WORDS>>) -> Vec<u8> {
    let count = entries.len().div_ceil(MEAN_KEYS);
    entries.sort_unstable_by_key(|entry| (home(entry.key, count), Reverse(entry.weight), entry.key));
    let mut buckets: Vec<Vec<Entry<WORDS>>> = vec![Vec::new(); count];
    for entry in entries {
        let bucket = &mut buckets[home(entry.key, count)];
        if bucket.len() < PLACES && bucket.iter().all(|other| fingerprint(other.key) != fingerprint(entry.key)) {
            bucket.push(entry);
        }
    }
    let row = |word: &dyn Fn(usize) -> Option<u16>| {
        (0..PLACES).flat_map(|place| word(place).unwrap_or(0).to_le_bytes()).collect::<Vec<u8>>()
    };
    let written = buckets.iter().flat_map(|bucket| {
        let prints = row(&|place| bucket.get(place).map(|entry| fingerprint(entry.key)));
        let words = (0..WORDS).flat_map(|number| row(&|place| bucket.get(place).map(|entry| entry.words[number])));
        prints.into_iter().chain(words).collect::<Vec<u8>>()
    });
    written.collect()
}

/// The bucket of a key, told by its high bits.
fn home(key: u64, buckets: usize) -> usize {
    ((u128::from(key) * buckets as u128) >> 64) as usize
}

/// The low bits of a key, never 0.
fn fingerprint(key: u64) -> u16 {
    (key as u16).max(1)
}
