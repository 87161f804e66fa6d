//! The averaged perceptron (Collins 2002) over hashed features, and its rounding to small whole weights.

use crosscheck::language::en::model::weights::{self, MAX_LABELS};
use rustc_hash::FxHashMap;

/// Scores of all labels while training.
pub type Scores = [f32; MAX_LABELS];

/// A linear model being trained.
#[derive(Default)]
pub struct Perceptron {
    rows: FxHashMap<u64, u32>,
    cells: Vec<Vec<Cell>>,
    updates: u32,
}

struct Cell {
    label: u8,
    weight: f32,
    /// Sum of the weight over all updates up to `stamp`.
    total: f64,
    stamp: u32,
}

impl Perceptron {
    /// The score of every label.
    pub fn scores(&self, features: &[u64]) -> Scores {
        let mut scores = [0.0; MAX_LABELS];
        for row in features.iter().filter_map(|feature| self.rows.get(feature)) {
            for cell in &self.cells[*row as usize] {
                scores[cell.label as usize] += cell.weight;
            }
        }
        scores
    }

    /// Moves the features from `wrong` to `right`.
    pub fn update(&mut self, features: &[u64], right: u8, wrong: u8) {
        self.updates += 1;
        for &feature in features {
            self.add(feature, right, 1.0);
            self.add(feature, wrong, -1.0);
        }
    }

    /// Counts a decision that needed no update, for the average.
    pub fn tick(&mut self) {
        self.updates += 1;
    }

    fn add(&mut self, feature: u64, label: u8, step: f32) {
        let next = self.cells.len() as u32;
        let row = *self.rows.entry(feature).or_insert(next);
        if row == next {
            self.cells.push(Vec::new());
        }
        let cells = &mut self.cells[row as usize];
        let now = self.updates;
        match cells.iter_mut().find(|cell| cell.label == label) {
            Some(cell) => {
                cell.total += f64::from(cell.weight) * f64::from(now - cell.stamp);
                cell.weight += step;
                cell.stamp = now;
            }
            None => cells.push(Cell { label, weight: step, total: 0.0, stamp: now }),
        }
    }

    /// The averaged weights as bytes; weights below `least` of the greatest are dropped.
    pub fn bytes(&self, rounding: Rounding) -> Vec<u8> {
        let mut sizes: Vec<f64> = self.cells.iter().flatten().map(|cell| self.mean(cell).abs()).collect();
        sizes.sort_by(f64::total_cmp);
        let at = (sizes.len() as f64 * rounding.whole_share) as usize;
        let scale = 127.0 / sizes.get(at.min(sizes.len().saturating_sub(1))).copied().unwrap_or(1.0).max(1e-9);
        let mut features = Vec::new();
        for (&feature, &row) in &self.rows {
            let cells = self.cells[row as usize].iter();
            let rounded = cells.map(|cell| (cell.label, (self.mean(cell) * scale).round().clamp(-127.0, 127.0) as i8));
            let mut kept: Vec<(u8, i8)> = rounded.filter(|(_, weight)| weight.abs() >= rounding.least).collect();
            kept.sort_unstable();
            features.push((feature, kept));
        }
        weights::write(features)
    }

    fn mean(&self, cell: &Cell) -> f64 {
        let total = cell.total + f64::from(cell.weight) * f64::from(self.updates - cell.stamp);
        total / f64::from(self.updates.max(1))
    }
}

/// How averaged weights become whole numbers from -127 to 127.
#[derive(Debug, Clone, Copy)]
pub struct Rounding {
    /// The share of weights that fit; those beyond are cut to 127.
    pub whole_share: f64,
    /// The least whole weight that is kept.
    pub least: i8,
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
