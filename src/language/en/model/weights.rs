//! Floor 3: linear models as bytes: hashed features, each with a few labels and small whole weights. Read as they lie.
//!
//! A weight is written as a signed byte and stands for its square with its sign: fine near zero, far where it must be.
//! A file has `CCW4`, the lengths of its sections (u32, little endian), and the sections, each from a multiple of 64 on, so that
//! a bucket of features lies in one line of the processor's memory. `Weights` have the signs, the features, the rows (a weight i8 for every label,
//! of features with many) and the pairs (label u8, weight i8, of features with some); `Triples` have the signs and the features.

use super::buckets::{self, Buckets, Entry};
use super::slots::{self, Slots};

/// As many labels as any model here may tell apart.
pub const MAX_LABELS: usize = 64;

/// A score for each label.
pub type Scores = [i32; MAX_LABELS];

const MAGIC: &[u8; 4] = b"CCW4";
/// Sections start at multiples of this.
const LINE: usize = 64;
/// In the low byte of a feature's first word: the second word is the number of its row.
const ROW: u8 = 0xff;
/// The same: its high byte is a number of pairs, the other two words tell the place of the first.
const PAIRS: u8 = 0xfe;
/// So many pairs stand in the words of the feature itself.
const OWN_PAIRS: usize = 3;
/// How many features are looked up before the first of them is weighed, so that waiting for memory is waiting once.
const AT_ONCE: usize = 24;
/// A feature of so many labels is read faster as a row.
const LEAST_ROW: usize = 10;

/// A model file of the program, where its sections lie as they are written.
#[repr(C, align(64))]
#[derive(Debug)]
pub struct Aligned<B: ?Sized>(pub B);

/// A linear model of up to 64 labels.
#[derive(Debug, Clone, Copy)]
pub struct Weights<'a> {
    signs: Slots<'a>,
    features: Buckets<'a, OWN_PAIRS>,
    rows: &'a [[u8; MAX_LABELS]],
    pairs: &'a [[u8; 2]],
}

impl<'a> Weights<'a> {
    /// The model that `bytes` hold; `None` when they are no such model.
    pub fn read(bytes: &'a [u8]) -> Option<Weights<'a>> {
        let [signs, features, rows, pairs] = sections(bytes)?;
        Some(Weights {
            signs: Slots::read(signs),
            features: Buckets::read(features),
            rows: rows.as_chunks().0,
            pairs: pairs.as_chunks().0,
        })
    }

    /// Adds the weights that the words of a feature tell to `scores`.
    fn add(&self, words: [u16; OWN_PAIRS], scores: &mut Scores) {
        let [low, high] = words[0].to_le_bytes();
        match low {
            ROW => {
                for (score, weight) in scores.iter_mut().zip(self.rows.get(usize::from(words[1])).unwrap_or(&[0; _])) {
                    *score += size(*weight as i8);
                }
            }
            PAIRS => {
                let start = usize::from(words[1]) | usize::from(words[2]) << 16;
                for pair in self.pairs.get(start..start + usize::from(high)).unwrap_or_default() {
                    add_pair(*pair, scores);
                }
            }
            _ => words.into_iter().for_each(|word| add_pair(word.to_le_bytes(), scores)),
        }
    }

    /// The label that was right wherever `sign` was met, or nearly so.
    pub fn sure(&self, sign: u64) -> Option<u8> {
        self.signs.get(sign).map(|label| label as u8)
    }

    /// The label below `labels` with the highest score over `features`, the first of equals.
    pub fn best(&self, features: &[u64], labels: usize) -> u8 {
        let mut scores = [0; MAX_LABELS];
        for features in features.chunks(AT_ONCE) {
            let mut found = [[0; OWN_PAIRS]; AT_ONCE];
            found.iter_mut().zip(features).for_each(|(words, feature)| *words = self.features.get(*feature));
            found.into_iter().take(features.len()).for_each(|words| self.add(words, &mut scores));
        }
        let mut best = 0;
        for label in 1..labels.min(MAX_LABELS) {
            if scores[label] > scores[best] {
                best = label;
            }
        }
        best as u8
    }
}

fn add_pair([label, weight]: [u8; 2], scores: &mut Scores) {
    scores[usize::from(label) % MAX_LABELS] += size(weight as i8);
}

/// A linear model of three labels. What is written are the weights of two of them less that of the third.
#[derive(Debug, Clone, Copy)]
pub struct Triples<'a> {
    signs: Slots<'a>,
    features: Buckets<'a, 1>,
}

impl<'a> Triples<'a> {
    /// The model that `bytes` hold; `None` when they are no such model.
    pub fn read(bytes: &'a [u8]) -> Option<Triples<'a>> {
        let [signs, features] = sections(bytes)?;
        Some(Triples { signs: Slots::read(signs), features: Buckets::read(features) })
    }

    /// The label that was right wherever `sign` was met, or nearly so.
    pub fn sure(&self, sign: u64) -> Option<u8> {
        self.signs.get(sign).map(|label| label as u8)
    }

    /// The scores of the three labels over `features`.
    pub fn scores(&self, features: &[u64]) -> [i32; 3] {
        let mut scores = [0; 3];
        for feature in features {
            let [word] = self.features.get(*feature);
            let [first, second] = word.to_le_bytes();
            scores[0] += size(first as i8);
            scores[1] += size(second as i8);
        }
        scores
    }
}

/// What a written weight stands for. Sixteen bits hold it, and processors multiply many of these at once.
fn size(written: i8) -> i32 {
    let written = i16::from(written);
    i32::from(written * written.abs())
}

/// The written weight nearest to `weight`, where `greatest` is the size that is written as 127; greater ones are cut.
pub fn written(weight: f64, greatest: f64) -> i8 {
    let root = (weight.abs() / greatest).min(1.0).sqrt() * 127.0;
    (root.round() * weight.signum()) as i8
}

/// The bytes of a model, from the written weights of each feature and the sure labels of signs; each feature and sign once,
/// each label of a feature once, labels below 64.
pub fn write(mut features: Vec<(u64, Vec<(u8, i8)>)>, sure: &[(u64, u8)]) -> Vec<u8> {
    features.retain(|(_, pairs)| !pairs.is_empty());
    features.sort_unstable_by_key(|(feature, _)| *feature);
    let (mut rows, mut more) = (Vec::new(), Vec::new());
    let entries = features.into_iter().map(|(key, weights)| {
        let weight = weights.iter().map(|(_, weight)| size(*weight).unsigned_abs()).sum();
        let mut pairs = weights.iter().map(|&(label, weight)| [label, weight as u8]);
        let words = if weights.len() <= OWN_PAIRS {
            std::array::from_fn(|_| u16::from_le_bytes(pairs.next().unwrap_or_default()))
        } else if weights.len() < LEAST_ROW {
            let start = more.len();
            more.extend(pairs);
            [u16::from_le_bytes([PAIRS, weights.len() as u8]), start as u16, (start >> 16) as u16]
        } else {
            let mut row = [0; MAX_LABELS];
            weights.iter().for_each(|&(label, weight)| row[label as usize] = weight as u8);
            rows.push(row);
            [u16::from(ROW), (rows.len() - 1) as u16, 0]
        };
        Entry { key, weight, words }
    });
    let features = buckets::write(entries.collect());
    bytes_of([signs(sure), features, rows.concat(), more.concat()])
}

/// The bytes of a model of three labels, from the written weights of each feature and the sure labels of signs; each once.
pub fn write_triples(features: &[(u64, [i8; 2])], sure: &[(u64, u8)]) -> Vec<u8> {
    let weighed = features.iter().filter(|(_, weights)| *weights != [0; 2]).map(|&(key, weights)| {
        let weight = weights.iter().map(|weight| size(*weight).unsigned_abs()).max().unwrap_or(0);
        Entry { key, weight, words: [u16::from_le_bytes(weights.map(|weight| weight as u8))] }
    });
    bytes_of([signs(sure), buckets::write(weighed.collect())])
}

fn signs(sure: &[(u64, u8)]) -> Vec<u8> {
    slots::write(&sure.iter().map(|&(sign, label)| (sign, u32::from(label))).collect::<Vec<_>>())
}

/// The sections of a model file.
fn sections<const N: usize>(bytes: &[u8]) -> Option<[&[u8]; N]> {
    let (lengths, _) = bytes.strip_prefix(MAGIC)?.as_chunks::<4>();
    let mut start = LINE;
    let mut sections = [&bytes[..0]; N];
    for (section, length) in sections.iter_mut().zip(lengths) {
        let end = start + u32::from_le_bytes(*length) as usize;
        *section = bytes.get(start..end)?;
        start = end.next_multiple_of(LINE);
    }
    Some(sections)
}

/// The bytes of a model file.
fn bytes_of<const N: usize>(sections: [Vec<u8>; N]) -> Vec<u8> {
    let lengths = sections.iter().flat_map(|section| (section.len() as u32).to_le_bytes());
    let mut bytes: Vec<u8> = MAGIC.iter().copied().chain(lengths).collect();
    for section in &sections {
        bytes.resize(bytes.len().next_multiple_of(LINE), 0);
        bytes.extend(section);
    }
    bytes
}
