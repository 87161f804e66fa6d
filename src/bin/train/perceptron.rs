//! The averaged perceptron (Collins 2002) over hashed features, and its rounding to written weights.

use crosscheck::language::en::model::weights::{self, written};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Bits of the hash that count how often a feature was met before it is given weights.
const COUNTER_BITS: u32 = 24;

/// A linear model of `K` labels being trained.
pub struct Perceptron<const K: usize> {
    rows: FxHashMap<u64, u32>,
    weights: Vec<[f32; K]>,
    /// Sum of all steps, each times the moment it was made.
    moments: Vec<[f32; K]>,
    met: Vec<u8>,
    least: u8,
    moment: f32,
    growing: bool,
}

impl<const K: usize> Perceptron<K> {
    /// A model that gives weights to features once they were met `least` times.
    pub fn new(least: u8) -> Perceptron<K> {
        Perceptron {
            rows: FxHashMap::default(),
            weights: Vec::new(),
            moments: Vec::new(),
            met: vec![0; 1 << COUNTER_BITS],
            least,
            moment: 1.0,
            growing: true,
        }
    }

    /// No feature is given weights any more that has none.
    pub fn stop_growing(&mut self) {
        self.growing = false;
    }

    /// The rows of the features that have weights. Counts a decision for the average.
    pub fn meet(&mut self, features: &[u64]) -> Vec<u32> {
        self.moment += 1.0;
        let mut rows = Vec::with_capacity(features.len());
        for &feature in features {
            match self.rows.get(&feature) {
                Some(&row) => rows.push(row),
                None => rows.extend(self.grown(feature)),
            }
        }
        rows
    }

    fn grown(&mut self, feature: u64) -> Option<u32> {
        let met = &mut self.met[(feature >> (64 - COUNTER_BITS)) as usize];
        *met = met.saturating_add(1);
        if !self.growing || *met < self.least {
            return None;
        }
        let row = self.weights.len() as u32;
        self.rows.insert(feature, row);
        self.weights.push([0.0; K]);
        self.moments.push([0.0; K]);
        Some(row)
    }

    /// The score of every label.
    pub fn scores(&self, rows: &[u32]) -> [f32; K] {
        let mut scores = [0.0; K];
        for &row in rows {
            for (score, weight) in scores.iter_mut().zip(&self.weights[row as usize]) {
                *score += weight;
            }
        }
        scores
    }

    /// Moves the rows from `wrong` to `right`.
    pub fn update(&mut self, rows: &[u32], right: usize, wrong: usize) {
        for &row in rows {
            for (label, step) in [(right, 1.0), (wrong, -1.0)] {
                self.weights[row as usize][label] += step;
                self.moments[row as usize][label] += step * self.moment;
            }
        }
    }

    /// The averaged weights.
    pub fn mean(&self) -> Mean<K> {
        let weight = |row: usize, label: usize| self.weights[row][label] - self.moments[row][label] / self.moment;
        let rows = self
            .rows
            .iter()
            .map(|(&feature, &row)| (feature, std::array::from_fn(|label| weight(row as usize, label))));
        Mean { rows: rows.collect() }
    }
}

/// The averaged weights of one or more models: the sum of their weights votes as they would together.
pub struct Mean<const K: usize> {
    rows: BTreeMap<u64, [f32; K]>,
}

impl<const K: usize> Mean<K> {
    /// The models together.
    pub fn together(models: impl IntoIterator<Item = Mean<K>>) -> Mean<K> {
        let mut together = Mean { rows: BTreeMap::new() };
        let mut count = 0.0;
        for (feature, weights) in models.into_iter().inspect(|_| count += 1.0).flat_map(|model| model.rows) {
            let sums = together.rows.entry(feature).or_insert([0.0; K]);
            sums.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight);
        }
        together.rows.values_mut().flatten().for_each(|sum| *sum /= count);
        together
    }

    fn written(&self, rounding: Rounding) -> Vec<(u64, [i8; K])> {
        let sizes = self.rows.values().flatten().map(|weight| f64::from(weight.abs()));
        let greatest = sizes.fold(0.0, f64::max) * rounding.reach;
        let kept =
            |weight: f32| if f64::from(weight.abs()) < rounding.least { 0 } else { written(weight.into(), greatest) };
        self.rows.iter().map(|(&feature, weights)| (feature, weights.map(kept))).collect()
    }

    /// The weights as the bytes of `Weights`.
    pub fn bytes(&self, rounding: Rounding, sure: &[(u64, u8)]) -> Vec<u8> {
        let features = self.written(rounding).into_iter().map(|(feature, row)| {
            let pairs = row.into_iter().enumerate().filter(|(_, weight)| *weight != 0);
            (feature, pairs.map(|(label, weight)| (label as u8, weight)).collect())
        });
        weights::write(features.collect(), sure)
    }
}

impl Mean<3> {
    /// The weights as the bytes of `Triples`: those of the first two labels less that of the third.
    pub fn triples(&self, rounding: Rounding, sure: &[(u64, u8)]) -> Vec<u8> {
        let rows =
            self.rows.iter().map(|(&feature, &[first, second, third])| (feature, [first - third, second - third]));
        weights::write_triples(&Mean { rows: rows.collect() }.written(rounding), sure)
    }
}

/// How averaged weights become bytes.
#[derive(Debug, Clone, Copy)]
pub struct Rounding {
    /// Greatest weight written, as a part of the greatest there is.
    pub reach: f64,
    /// Weights smaller than this are dropped.
    pub least: f64,
}

/// The possible label with the highest score, the first of equals.
pub fn best<const K: usize>(scores: &[f32; K], possible: impl Fn(usize) -> bool) -> usize {
    let mut best = None;
    for (label, score) in scores.iter().enumerate().filter(|(label, _)| possible(*label)) {
        if best.is_none_or(|best: usize| *score > scores[best]) {
            best = Some(label);
        }
    }
    best.unwrap_or(0)
}

/// Numbers that look random and are the same in every run (xorshift64*).
pub struct Dice(u64);

impl Dice {
    /// The dice of a seed, which must not be 0.
    pub fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        ((self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) % limit.max(1) as u64) as usize
    }

    /// Puts `list` in another order.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for at in (1..list.len()).rev() {
            list.swap(at, self.below(at + 1));
        }
    }
}
