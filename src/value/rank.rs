//! Floor 1: places by a superlative: "third-largest", "second biggest", "the worst since 2003".

use super::cue::Cue;
use super::ordinal;
use super::scan::Scan;

/// The rank at `at`: one past it, its place and the superlative in lower case.
pub(crate) fn read(scan: &Scan, at: usize) -> Option<(usize, f64, Box<str>)> {
    let placed = ordinal::plain(scan, at);
    let next = placed.map_or(at, |(end, _)| scan.hyphen(end));
    let end = scan.cue(next, Cue::Superlative)?;
    Some((end, placed.map_or(1.0, |(_, place)| place), scan.words(next, end).to_lowercase().into()))
}
