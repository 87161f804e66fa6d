//! Floor 1: grades: "magnitude 6.1", "6.1-magnitude", "6.1 on the Richter scale", "Category 5", "EF-3".

use super::kinds::Scale;
use super::operand::Of;
use super::quantity::{self, Quantity};
use super::scan::Scan;
use super::vocabulary::Cue;

/// The grade at `at`: its quantity and the scale.
pub(crate) fn read(scan: &Scan, at: usize) -> Option<(Quantity, Scale)> {
    word_first(scan, at).or_else(|| number_first(scan, at))
}

/// "magnitude 6.1", "a magnitude of at least 5.9", "Category 5".
fn word_first(scan: &Scan, at: usize) -> Option<(Quantity, Scale)> {
    let (next, scale) = match scan.cue(at, Cue::Magnitude) {
        Some(next) => (next, Scale::Quake),
        None => (scan.cue(at, Cue::Category)?, Scale::Category),
    };
    let next = scan.cue(scan.hyphen(next), Cue::Of).unwrap_or(scan.hyphen(next));
    let quantity = quantity::read(scan, next)
        .filter(|found| found.operand.of == Of::Things && found.operand.amount.high.is_none_or(|high| high <= 12.0))?;
    let end = richter(scan, quantity.end);
    Some((Quantity { start: at, end, ..quantity }, scale))
}

/// "6.1-magnitude", "6.1 on the Richter scale", "6.7-strength earthquake".
fn number_first(scan: &Scan, at: usize) -> Option<(Quantity, Scale)> {
    let quantity = quantity::read(scan, at)?;
    let next = scan.hyphen(quantity.end);
    let end = scan.cue(next, Cue::Magnitude).unwrap_or(quantity.end);
    let far = richter(scan, end);
    let named = far > quantity.end || scan.cue(next, Cue::Earthquake).is_some() && fractional(&quantity);
    let fits = quantity.operand.of == Of::Things && quantity.operand.amount.high.is_none_or(|high| high <= 12.0);
    (named && fits).then_some((Quantity { end: far, ..quantity }, Scale::Quake))
}

fn fractional(quantity: &Quantity) -> bool {
    quantity.operand.amount.grain < 1.0
}

fn richter(scan: &Scan, at: usize) -> usize {
    scan.cue(at, Cue::Richter).unwrap_or(at)
}
