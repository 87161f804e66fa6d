//! Floor 3: a hash table as bytes, read as it lies: from the hash of a word or feature to 32 bits.
//!
//! A little-endian u64 says how many homes there are; then come the slots, each a little-endian u64: fingerprint of the key in
//! the low half, the value in the high half, 0 for an empty slot. An entry stands in its home or right of it, by ascending
//! key, so that a search for a key that is not there ends as soon as it has passed its place.

const SLOT: usize = 8;
/// Bits of a fingerprint that repeat the number of the home: entries so far from home that they are exceeded do not occur.
const HOME_BITS: u32 = 9;

/// How many slots are asked for before the first of them is looked at, so that waiting for memory is waiting once.
const AT_ONCE: usize = 16;

/// From a hash to 32 bits.
#[derive(Debug, Clone, Copy)]
pub struct Slots<'a> {
    homes: u64,
    slots: &'a [[u8; SLOT]],
}

impl<'a> Slots<'a> {
    /// The table that `bytes` hold.
    pub fn read(bytes: &'a [u8]) -> Slots<'a> {
        let (homes, slots) = bytes.as_chunks().0.split_first().unwrap_or((&[0; SLOT], &[]));
        Slots { homes: u64::from_le_bytes(*homes), slots }
    }

    /// The value of `key`.
    pub fn get(&self, key: u64) -> Option<u32> {
        let home = home(key, self.homes);
        self.walk(home, self.slot(home), fingerprint(key, known_bits(self.homes)))
    }

    /// Calls `each` with the value of every key, in order; 0 for a key that is not there.
    pub fn each_of(&self, keys: &[u64], mut each: impl FnMut(u32)) {
        let known = known_bits(self.homes);
        for keys in keys.chunks(AT_ONCE) {
            let mut firsts = [(0, 0); AT_ONCE];
            for (first, key) in firsts.iter_mut().zip(keys) {
                let home = home(*key, self.homes);
                *first = (home, self.slot(home));
            }
            for ((home, first), key) in firsts.into_iter().zip(keys) {
                each(self.walk(home, first, fingerprint(*key, known)).unwrap_or(0));
            }
        }
    }

    /// The slot `at`; an empty one past the end.
    fn slot(&self, at: usize) -> u64 {
        self.slots.get(at).map_or(0, |slot| u64::from_le_bytes(*slot))
    }

    /// The value of the entry with the fingerprint `wanted`, from `slot`, which stands at `at`, to the right.
    fn walk(&self, mut at: usize, mut slot: u64, wanted: u32) -> Option<u32> {
        loop {
            // Fingerprints turn over; near each other, the later one is less than half a turn ahead.
            let ahead = (slot as u32).wrapping_sub(wanted) as i32;
            if ahead == 0 {
                return Some((slot >> 32) as u32);
            }
            if ahead > 0 || slot == 0 {
                return None;
            }
            at += 1;
            slot = self.slot(at);
        }
    }
}

/// The bytes of a table, seven tenths full; each key once.
pub fn write(entries: &[(u64, u32)]) -> Vec<u8> {
    let homes = (entries.len() * 10 / 7 + 2) as u64;
    let mut sorted = entries.to_vec();
    sorted.sort_unstable();
    let mut slots: Vec<u64> = Vec::new();
    for (key, value) in sorted {
        slots.resize(slots.len().max(home(key, homes)), 0);
        slots.push(u64::from(value) << 32 | u64::from(fingerprint(key, known_bits(homes))));
    }
    slots.insert(0, homes);
    slots.iter().flat_map(|slot| slot.to_le_bytes()).collect()
}

fn home(key: u64, homes: u64) -> usize {
    ((u128::from(key) * u128::from(homes)) >> 64) as usize
}

/// Bits of a key that its home tells, less a few.
fn known_bits(homes: u64) -> u32 {
    homes.checked_ilog2().unwrap_or(0).saturating_sub(HOME_BITS)
}

/// The bits of the key below the `known` ones. Never 0, so that an empty slot is told from a full one.
fn fingerprint(key: u64, known: u32) -> u32 {
    (key >> 32u32.saturating_sub(known)) as u32 | 1
}
