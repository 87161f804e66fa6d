//! Floor 3: linear models as bytes: hashed features, each with a few labels and small whole weights. Read as they lie.
//!
//! A weight is written as a signed byte and stands for its square with its sign: fine near zero, far where it must be.
//! Layout of `Weights`, little endian: `CCW2`, the number of bytes of slots (u32), the slots (from a feature to the place
//! and number of its pairs), the pairs (label u8, weight i8). `Triples` are slots alone: three weights in each value.

use super::slots::{self, Slots};

/// More labels than any model here tells apart.
pub const MAX_LABELS: usize = 128;

/// A score for each label.
pub type Scores = [i32; MAX_LABELS];

const MAGIC: &[u8; 4] = b"CCW2";
const COUNT_BITS: u32 = 7;

/// A linear model of up to 128 labels.
#[derive(Debug, Clone, Copy)]
pub struct Weights<'a> {
    slots: Slots<'a>,
    pairs: &'a [u8],
}

impl<'a> Weights<'a> {
    /// The model that `bytes` hold; `None` when they are no such model.
    pub fn read(bytes: &'a [u8]) -> Option<Weights<'a>> {
        let body = bytes.strip_prefix(MAGIC)?;
        let slots_end = 4 + u32::from_le_bytes(*body.first_chunk()?) as usize;
        Some(Weights { slots: Slots::read(body.get(4..slots_end)?), pairs: body.get(slots_end..)? })
    }

    /// Adds the weights of `feature` to `scores`.
    pub fn add(&self, feature: u64, scores: &mut Scores) {
        let Some(place) = self.slots.get(feature) else { return };
        let start = 2 * (place >> COUNT_BITS) as usize;
        let end = start + 2 * (place & ((1 << COUNT_BITS) - 1)) as usize;
        for pair in self.pairs.get(start..end).unwrap_or_default().chunks_exact(2) {
            scores[pair[0] as usize % MAX_LABELS] += size(pair[1] as i8);
        }
    }

    /// The label below `labels` with the highest score over `features`, the first of equals.
    pub fn best(&self, features: &[u64], labels: usize) -> u8 {
        let mut scores = [0; MAX_LABELS];
        for &feature in features {
            self.add(feature, &mut scores);
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

/// A linear model of three labels.
#[derive(Debug, Clone, Copy)]
pub struct Triples<'a> {
    slots: Slots<'a>,
}

impl<'a> Triples<'a> {
    /// The model that `bytes` hold.
    pub fn read(bytes: &'a [u8]) -> Triples<'a> {
        Triples { slots: Slots::read(bytes) }
    }

    /// The scores of the three labels over `features`.
    pub fn scores(&self, features: &[u64]) -> [i32; 3] {
        let mut scores = [0; 3];
        for &feature in features {
            let [first, second, third, _] = self.slots.get(feature).unwrap_or(0).to_le_bytes();
            scores[0] += size(first as i8);
            scores[1] += size(second as i8);
            scores[2] += size(third as i8);
        }
        scores
    }
}

/// What a written weight stands for.
fn size(written: i8) -> i32 {
    let written = i32::from(written);
    written * written.abs()
}

/// The written weight nearest to `weight`, where `greatest` is the size that is written as 127; greater ones are cut.
pub fn written(weight: f64, greatest: f64) -> i8 {
    let root = (weight.abs() / greatest).min(1.0).sqrt() * 127.0;
    (root.round() * weight.signum()) as i8
}

/// The bytes of a model, from the written weights of each feature; each feature once, fewer than 128 labels each.
pub fn write(mut features: Vec<(u64, Vec<(u8, i8)>)>) -> Vec<u8> {
    features.retain(|(_, pairs)| !pairs.is_empty());
    features.sort_unstable_by_key(|(feature, _)| *feature);
    let mut pairs: Vec<u8> = Vec::new();
    let mut entries = Vec::new();
    for (feature, weights) in &features {
        entries.push((*feature, ((pairs.len() / 2) as u32) << COUNT_BITS | weights.len() as u32));
        pairs.extend(weights.iter().flat_map(|&(label, weight)| [label, weight as u8]));
    }
    let slots = slots::write(&entries);
    let mut bytes = MAGIC.to_vec();
    bytes.extend((slots.len() as u32).to_le_bytes());
    bytes.extend(slots);
    bytes.extend(pairs);
    bytes
}

/// The bytes of a model of three labels, from the written weights of each feature; each feature once.
pub fn write_triples(features: &[(u64, [i8; 3])]) -> Vec<u8> {
    let entries = features.iter().filter(|(_, weights)| *weights != [0; 3]).map(|&(feature, weights)| {
        let [first, second, third] = weights.map(|weight| weight as u8);
        (feature, u32::from_le_bytes([first, second, third, 0]))
    });
    slots::write(&entries.collect::<Vec<_>>())
}
