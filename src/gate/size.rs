//! Sizes in bytes as people write them, in the configuration and on the command line.

use bytesize::ByteSize;

/// Places in a text are counted in 32 bits, and decoding may make three bytes of one: more is never read.
const MOST_BYTES: u64 = 1 << 30;
/// What [`size_named`] takes.
pub const SIZES: &str = "a size from 1 byte to 1GiB, as 500KB, 64MB or 1GiB";

/// The bytes of a size as people write it: "64MB", "1.5 GB", "64000000". `None` for what is no size, none at all, or more
/// than can ever be read.
pub fn size_named(size: &str) -> Option<u64> {
    let bytes = size.trim().parse::<ByteSize>().ok()?.as_u64();
    (1..=MOST_BYTES).contains(&bytes).then_some(bytes)
}
