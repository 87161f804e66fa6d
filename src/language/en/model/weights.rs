//! Floor 3: linear models as bytes: hashed features, each with a few labels and small whole weights. Read as they lie.
//!
//! Layout, little endian: `CCW1`, the number of bytes of slots (u32), the slots (from a feature to the place and number
//! of its pairs), the pairs (label u8, weight i8).

use super::slots::{self, Slots};

/// More labels than any model here tells apart.
pub const MAX_LABELS: usize = 128;

/// A score for each label.
pub type Scores = [i32; MAX_LABELS];

const MAGIC: &[u8; 4] = b"CCW1";
const COUNT_BITS: u32 = 7;

/// A linear model.
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
            scores[pair[0] as usize % MAX_LABELS] += i32::from(pair[1] as i8);
        }
    }
}

/// The bytes of a model, from the weights of each feature; each feature once, fewer than 128 labels each.
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
