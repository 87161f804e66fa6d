//! Floor 3: a list of hashed features of fixed room, so that none is ever allocated while parsing.

use super::hash::mix;

const ROOM: usize = 160;

/// Hashed features, each told apart by its place in the list.
#[derive(Debug, Clone)]
pub struct Features {
    values: [u64; ROOM],
    count: usize,
    template: u64,
}

impl Features {
    /// No features yet; `first` tells the lists of different questions apart.
    pub fn new(first: u64) -> Features {
        Features { values: [0; ROOM], count: 0, template: first << 8 }
    }

    /// Adds one feature for each value.
    pub fn add<const N: usize>(&mut self, values: [u64; N]) {
        for value in values {
            self.template += 1;
            if let Some(place) = self.values.get_mut(self.count) {
                *place = mix(self.template, value);
                self.count += 1;
            }
        }
    }

    /// The features in order.
    pub fn hashes(&self) -> &[u64] {
        &self.values[..self.count]
    }
}
