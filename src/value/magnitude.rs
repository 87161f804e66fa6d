//! Floor 1: grades: "magnitude 6.1", "6.1-magnitude", "6.1 on the Richter scale", "Category 5", "EF-3".

use super::cue::Cue;
use super::kinds::Scale;
use super::number::Writing;
use super::operand::Of;
use super::quantity::{self, Quantity};
use super::scan::Scan;

/// "magnitude 6.1", "a magnitude of at least 5.9", "Category 5".
pub(crate) fn named(scan: &Scan, at: usize) -> Option<(Quantity, Scale)> {
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
pub(crate) fn told(scan: &Scan, quantity: Quantity) -> Option<Quantity> {
    let next = scan.hyphen(quantity.end);
    let end = scan.cue(next, Cue::Magnitude).or_else(|| scan.cue(next, Cue::GradeWord)).unwrap_or(quantity.end);
    let far = richter(scan, end);
    let told = scan.cue(next, Cue::Magnitude).is_some() || far > end;
    let named = told || fractional(&quantity) && scan.mentions(Cue::Earthquake);
    let degrees = matches!(quantity.operand.of, Of::Unit(_))
        && scan.cue(scan.hyphen(quantity.number.1), Cue::GradeWord).is_some();
    let fits =
        (quantity.operand.of == Of::Things || degrees) && quantity.operand.amount.high.is_none_or(|high| high <= 12.0);
    (named && fits).then_some(Quantity { end: far, ..quantity })
}

/// Whether it is written as magnitudes are: one decimal, 2.0 to 9.9.
fn fractional(quantity: &Quantity) -> bool {
    let amount = quantity.operand.amount;
    amount.grain == 0.1
        && amount.high.or(amount.low).is_some_and(|grade| (2.0..10.0).contains(&grade))
        && quantity.operand.number.writing == Writing::Digits
}

fn richter(scan: &Scan, at: usize) -> usize {
    scan.cue(at, Cue::Richter).unwrap_or(at)
}
