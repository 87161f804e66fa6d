//! Floor 3: the hashes that name words and features in the models. Fixed for ever: the models hold them.

const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;

/// The hash of a text.
pub fn text(text: &str) -> u64 {
    bytes(text.as_bytes())
}

/// The hash of a run of bytes.
pub fn bytes(bytes: &[u8]) -> u64 {
    let mut chunks = bytes.chunks_exact(8);
    let mut hash = bytes.len() as u64;
    for chunk in &mut chunks {
        hash = mix(hash, u64::from_le_bytes(chunk.try_into().expect("a chunk of eight bytes")));
    }
    let last = chunks.remainder().iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte));
    mix(hash, last)
}

/// The hash of two hashes in order.
pub fn mix(first: u64, second: u64) -> u64 {
    let word = (first.rotate_left(29) ^ second).wrapping_mul(MULTIPLIER);
    word ^ word >> 32
}
