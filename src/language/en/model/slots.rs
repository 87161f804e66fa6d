//! Floor 3: a hash table as bytes, read as it lies: from the hash of a word or feature to 32 bits.
//!
//! Each slot is a little-endian u64: fingerprint of the key in the low half, the value in the high half; 0 is an empty slot.

const SLOT: usize = 8;

/// From a hash to 32 bits.
#[derive(Debug, Clone, Copy)]
pub struct Slots<'a> {
    bytes: &'a [u8],
}

impl<'a> Slots<'a> {
    /// The table that `bytes` hold: a whole number of slots, at least one of them empty.
    pub fn read(bytes: &'a [u8]) -> Slots<'a> {
        Slots { bytes: &bytes[..bytes.len() / SLOT * SLOT] }
    }

    /// The value of `key`.
    pub fn get(&self, key: u64) -> Option<u32> {
        let count = self.bytes.len() / SLOT;
        let mut at = home(key, count);
        loop {
            let slot = u64::from_le_bytes(*self.bytes.get(at * SLOT..)?.first_chunk()?);
            if slot as u32 == fingerprint(key) {
                return Some((slot >> 32) as u32);
            }
            if slot == 0 {
                return None;
            }
            at = if at + 1 == count { 0 } else { at + 1 };
        }
    }
}

/// The bytes of a table, seven tenths full; each key once.
pub fn write(entries: &[(u64, u32)]) -> Vec<u8> {
    let mut slots = vec![0u64; entries.len() * 10 / 7 + 2];
    let mut sorted = entries.to_vec();
    sorted.sort_unstable();
    for (key, value) in sorted {
        let mut at = home(key, slots.len());
        while slots[at] != 0 {
            at = (at + 1) % slots.len();
        }
        slots[at] = u64::from(value) << 32 | u64::from(fingerprint(key));
    }
    slots.iter().flat_map(|slot| slot.to_le_bytes()).collect()
}

fn home(key: u64, count: usize) -> usize {
    (((key >> 32) * count as u64) >> 32) as usize
}

/// Never 0, so that an empty slot is told from a full one.
fn fingerprint(key: u64) -> u32 {
    key as u32 | 1
}
