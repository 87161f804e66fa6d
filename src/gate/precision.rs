//! Which of two values says more: the one whose extent lies inside the other's.

use crate::finding::ClaimInFinding;
use crate::value::{Extent, Kind, Value, Vocabulary};

/// How the draft's value stands to those of its sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precision {
    /// It admits all that every source admits, and more.
    Less,
    /// It admits less than every source.
    More,
    /// Neither, or both are alike.
    Alike,
    /// They are no values, or cannot be read.
    Unknown,
}

/// Compares the draft's side (left) of every pair with the source's side (right); `kind` is that of the finding.
pub fn precision(kind: &str, pairs: &[(&ClaimInFinding, &ClaimInFinding)], words: &Vocabulary) -> Precision {
    let Some(kind) = Kind::ALL.into_iter().find(|known| known.name() == kind) else { return Precision::Unknown };
    let extent = |claim: &ClaimInFinding| Value::parse(kind, &claim.normalized, words).map(|value| value.extent());
    let mut all: Vec<Precision> = Vec::new();
    for (draft, source) in pairs {
        let (Some(draft), Some(source)) = (extent(draft), extent(source)) else { return Precision::Unknown };
        all.push(one(&draft, &source));
    }
    match all.first() {
        Some(first) if all.iter().all(|precision| precision == first) => *first,
        Some(_) => Precision::Alike,
        None => Precision::Unknown,
    }
}

fn one(draft: &Extent, source: &Extent) -> Precision {
    match (contains(draft, source), contains(source, draft)) {
        (true, false) => Precision::Less,
        (false, true) => Precision::More,
        (true, true) | (false, false) => Precision::Alike,
    }
}

/// Whether everything that `inner` admits, `outer` admits.
fn contains(outer: &Extent, inner: &Extent) -> bool {
    let low = |extent: &Extent| extent.low.unwrap_or(f64::NEG_INFINITY);
    let high = |extent: &Extent| extent.high.unwrap_or(f64::INFINITY);
    let numbers = outer.unit == inner.unit && low(outer) <= low(inner) && high(inner) <= high(outer);
    // Days and times are written so that their order is that of their letters; a part of a day may be longer.
    let starts = match (&outer.from, &inner.from) {
        (None, _) => true,
        (Some(outer), Some(inner)) => outer <= inner,
        (Some(_), None) => false,
    };
    let ends = match (&outer.to, &inner.to) {
        (None, _) => true,
        (Some(outer), Some(inner)) => inner <= outer || inner.starts_with(outer.as_str()),
        (Some(_), None) => false,
    };
    numbers && starts && ends
}
