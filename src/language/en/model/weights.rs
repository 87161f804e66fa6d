//! Floor 3: linear models as bytes: hashed features, each with a few labels and small whole weights. Read as they lie.
//!
//! A weight is written as a signed byte and stands for its square with its sign: fine near zero, far where it must be.
//! Layout of `Weights`, little endian: `CCW3`, the number of bytes of slots (u32) and of rows (u32), the slots (from a feature
//! to the place and number of its pairs, to its row, or from a sign to its label), the rows (a weight i8 for every label, of features with many), the
//! pairs (label u8, weight i8). `Triples` are slots alone: three weights in each value.

use super::slots::{self, Slots};

/// As many labels as any model here may tell apart.
pub const MAX_LABELS: usize = 64;

/// A score for each label.
pub type Scores = [i32; MAX_LABELS];

const MAGIC: &[u8; 4] = b"CCW3";
const COUNT_BITS: u32 = 7;
/// The number of pairs that says that the feature has a row.
const ROW: u32 = (1 << COUNT_BITS) - 1;
/// The number of pairs that says that the key is no feature but the sign of a label that is sure.
const SURE: u32 = ROW - 1;
/// Bytes of a row: no model here tells more labels apart.
const ROW_LABELS: usize = 64;
/// A feature of so many labels is read faster as a row.
const LEAST_ROW: usize = 10;

/// A linear model of up to 64 labels.
#[derive(Debug, Clone, Copy)]
pub struct Weights<'a> {
    slots: Slots<'a>,
    rows: &'a [[u8; ROW_LABELS]],
    pairs: &'a [[u8; 2]],
}

impl<'a> Weights<'a> {
    /// The model that `bytes` hold; `None` when they are no such model.
    pub fn read(bytes: &'a [u8]) -> Option<Weights<'a>> {
        let (slots, body) = bytes.strip_prefix(MAGIC)?.split_first_chunk()?;
        let (rows, body) = body.split_first_chunk()?;
        let (slots, body) = body.split_at_checked(u32::from_le_bytes(*slots) as usize)?;
        let (rows, pairs) = body.split_at_checked(u32::from_le_bytes(*rows) as usize)?;
        Some(Weights { slots: Slots::read(slots), rows: rows.as_chunks().0, pairs: pairs.as_chunks().0 })
    }

    /// Adds the weights that stand at `place` to `scores`.
    fn add(&self, place: u32, scores: &mut Scores) {
        let (start, count) = ((place >> COUNT_BITS) as usize, place & ROW);
        if count == ROW {
            for (score, weight) in scores.iter_mut().zip(self.rows.get(start).unwrap_or(&[0; ROW_LABELS])) {
                *score += size(*weight as i8);
            }
        } else {
            for pair in self.pairs.get(start..start + count as usize).unwrap_or_default() {
                scores[pair[0] as usize % MAX_LABELS] += size(pair[1] as i8);
            }
        }
    }

    /// The label that was right wherever `sign` was met, or nearly so.
    pub fn sure(&self, sign: u64) -> Option<u8> {
        let place = self.slots.get(sign)?;
        (place & ROW == SURE).then_some((place >> COUNT_BITS) as u8)
    }

    /// The label below `labels` with the highest score over `features`, the first of equals.
    pub fn best(&self, features: &[u64], labels: usize) -> u8 {
        let mut scores = [0; MAX_LABELS];
        self.slots.each_of(features, |place| self.add(place, &mut scores));
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

    /// The label that was right wherever `sign` was met, or nearly so.
    pub fn sure(&self, sign: u64) -> Option<u8> {
        self.slots.get(sign)?.to_le_bytes()[3].checked_sub(1)
    }

    /// The scores of the three labels over `features`.
    pub fn scores(&self, features: &[u64]) -> [i32; 3] {
        let mut scores = [0; 3];
        self.slots.each_of(features, |weights| {
            for (score, weight) in scores.iter_mut().zip(weights.to_le_bytes()) {
                *score += size(weight as i8);
            }
        });
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
    let (mut rows, mut pairs, mut entries) = (Vec::new(), Vec::new(), Vec::new());
    for (feature, weights) in &features {
        if weights.len() >= LEAST_ROW {
            let mut row = [0; ROW_LABELS];
            weights.iter().for_each(|&(label, weight)| row[label as usize] = weight as u8);
            entries.push((*feature, (rows.len() as u32) << COUNT_BITS | ROW));
            rows.push(row);
        } else {
            entries.push((*feature, (pairs.len() as u32) << COUNT_BITS | weights.len() as u32));
            pairs.extend(weights.iter().map(|&(label, weight)| [label, weight as u8]));
        }
    }
    entries.extend(sure.iter().map(|&(sign, label)| (sign, u32::from(label) << COUNT_BITS | SURE)));
    let (slots, rows) = (slots::write(&entries), rows.concat());
    let sizes = [slots.len(), rows.len()].map(|size| (size as u32).to_le_bytes()).concat();
    [&MAGIC[..], &sizes, &slots, &rows, pairs.as_flattened()].concat()
}

/// The bytes of a model of three labels, from the written weights of each feature and the sure labels of signs; each once.
pub fn write_triples(features: &[(u64, [i8; 3])], sure: &[(u64, u8)]) -> Vec<u8> {
    let weighed = features.iter().filter(|(_, weights)| *weights != [0; 3]).map(|&(feature, weights)| {
        let [first, second, third] = weights.map(|weight| weight as u8);
        (feature, u32::from_le_bytes([first, second, third, 0]))
    });
    let sure = sure.iter().map(|&(sign, label)| (sign, u32::from_le_bytes([0, 0, 0, label + 1])));
    slots::write(&weighed.chain(sure).collect::<Vec<_>>())
}
