//! Floor 3: a list of hashed features of fixed room, used again for every question so that none is allocated while parsing.

use super::hash::mix;

const ROOM: usize = 96;

/// Hashed features, each told apart by its place in the list.
#[derive(Debug, Clone)]
pub struct Features {
    values: [u64; ROOM],
    count: usize,
    template: u64,
}

impl Default for Features {
    fn default() -> Features {
        Features { values: [0; ROOM], count: 0, template: 0 }
    }
}

impl Features {
    /// Begins anew; `first` tells the lists of different questions apart.
    pub fn restart(&mut self, first: u64) {
        self.count = 0;
        self.template = first << 8;
    }

    /// Adds one feature for each value. The room is for the longest list there is: what does not fit in it is left out.
    pub fn add<const N: usize>(&mut self, values: [u64; N]) {
        let Some(places) = self.values[self.count..].first_chunk_mut::<N>() else { return };
        for (place, value) in places.iter_mut().zip(values) {
            self.template += 1;
            *place = mix(self.template, value);
        }
        self.count += N;
    }

    /// The features in order.
    pub fn hashes(&self) -> &[u64] {
        &self.values[..self.count]
    }
}
