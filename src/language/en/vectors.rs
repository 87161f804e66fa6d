//! Floor 3: static word vectors, so that "reserves have shrunk" and "reserves amount to" are near without a shared verb.
//!
//! The table lies in rules/en/vectors/vectors.bin, used as it stands; its README has origin, licence and command.

/// Numbers in a vector.
pub const DIMENSIONS: usize = 96;

static TABLE: &[u8] = include_bytes!("../../../rules/en/vectors/vectors.bin");

/// Bytes before the first key: how many words the table has.
const HEAD: usize = 4;
/// Bytes of a key, the hash of a word.
const KEY: usize = 4;
/// Greatest absolute value of a number of a vector; vectors have about unit length at this scale.
pub const SCALE: f32 = 127.0;

/// The vector of a word in lower case; `None` for words that are not in the table.
pub fn find(word: &str) -> Option<&'static [u8; DIMENSIONS]> {
    let count = u32::from_le_bytes(TABLE[..HEAD].try_into().ok()?) as usize;
    let key = |at: usize| TABLE[HEAD + at * KEY..][..KEY].try_into().map(u32::from_le_bytes).unwrap_or_default();
    let wanted = hash(word.as_bytes());
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low.midpoint(high);
        match key(middle) < wanted {
            true => low = middle + 1,
            false => high = middle,
        }
    }
    let rows = HEAD + count * KEY;
    (low < count && key(low) == wanted)
        .then(|| TABLE[rows + low * DIMENSIONS..][..DIMENSIONS].try_into().ok())
        .flatten()
}

/// Cosine of two vectors, -1 to 1.
pub fn cosine(left: &[u8; DIMENSIONS], right: &[u8; DIMENSIONS]) -> f32 {
    let dot: i32 = left.iter().zip(right).map(|(one, other)| i32::from(*one as i8) * i32::from(*other as i8)).sum();
    dot as f32 / (SCALE * SCALE)
}

/// FNV-1a in 32 bits, as rules/en/vectors/build.py writes the keys.
fn hash(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}
