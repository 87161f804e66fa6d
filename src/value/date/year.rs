//! Floor 1: a year that stands alone: "in 2003", "the 2008 elections", "year 247".

use super::calendar;
use super::fields::{counts_things, month, year, year_in_words};
use super::{Basis, DateValue, Found, Grain, Stated};
use crate::value::Cue;
use crate::value::classes::Classes;
use crate::value::scan::Scan;
use crate::value::vocabulary::Meaning;

/// The year at `at`.
pub(super) fn read(scan: &Scan, at: usize) -> Option<Found> {
    if let Some(next) = scan.cue(at, Cue::Year).filter(|&next| scan.is_numeral(next)) {
        let value: i16 = scan.word(next).parse().ok().filter(|value| (100..3000).contains(value))?;
        return Some(whole(value, at, next + 1));
    }
    if let Some(found) = of_era(scan, at) {
        return Some(found);
    }
    let (end, value) = if scan.is_numeral(at) {
        year(scan, at).filter(|(end, value)| stands_alone(scan, at, *end, *value))?
    } else {
        year_in_words(scan, at).filter(|(end, _)| {
            scan.cue_before(at, Cue::InPeriod) && !measures(scan, *end) && !counts_things(scan, *end)
        })?
    };
    // "2016 June" is a month of that year
    if let Some((end, month)) = month(scan, end).filter(|_| scan.is_numeral(at) && !scan.is_numeral(end + 1)) {
        let stated = Stated { year: Some(value), month: Some(month), ..Stated::default() };
        return Some(Found::new(calendar::month(scan.published, month, stated), at, end));
    }
    let found = whole(value, at, end);
    // "Vision 2030" is a name
    let named = at > 1
        && scan.is_capitalised(at - 1)
        && !scan.classes(at - 1).meets(Classes::CALENDAR)
        && !scan.cue_before(at, Cue::InPeriod);
    Some(if named && scan.is_numeral(at) { found.weak() } else { found })
}

/// "44 BC", "AD 79", "79 AD": a year of its era, whose letters are capitals. The year before 1 is 0 in the calendar.
fn of_era(scan: &Scan, at: usize) -> Option<Found> {
    let capital = |at: usize| scan.is_capitalised(at);
    let led = scan.cue(at, Cue::EraAfter).filter(|_| capital(at));
    let figures = led.unwrap_or(at);
    let value: i16 =
        scan.word(figures).parse().ok().filter(|value| scan.is_numeral(figures) && (1..3000).contains(value))?;
    if led.is_some() {
        return Some(whole(value, at, figures + 1));
    }
    let next = figures + 1;
    if let Some(end) = scan.cue(next, Cue::EraBefore).filter(|_| capital(next)) {
        return Some(whole(1 - value, at, end));
    }
    scan.cue(next, Cue::EraAfter).filter(|_| capital(next)).map(|end| whole(value, at, end))
}

/// The whole of a year.
pub(super) fn whole(value: i16, start: usize, end: usize) -> Found {
    let stated = Stated { year: Some(value), ..Stated::default() };
    Found::new(DateValue::days(calendar::years(value, 1), Grain::Year, stated, Basis::Stated), start, end)
}

/// Whether four figures are a year and not a count: 1800 to 2099 without a unit, a currency or people behind them, or any year
/// behind "in" or "since".
fn stands_alone(scan: &Scan, at: usize, end: usize, value: i16) -> bool {
    let money =
        at > 0 && scan.phrase(at - 1, |meaning| matches!(meaning, Meaning::Currency(..)).then_some(())).is_some();
    let joined =
        at > 0 && scan.glued(at) && !scan.mark(at - 1, '(') && !scan.mark(at - 1, '-') && !scan.mark(at - 1, '"');
    let decimal = scan.word(at).contains('.')
        || scan.glued(end) && scan.is_numeral(end + 1) && (scan.mark(end, '/') || scan.mark(end, ':'));
    if money || joined || decimal || measures(scan, end) || counts_things(scan, end) {
        return false;
    }
    let named = scan.cue_before(at, Cue::InPeriod);
    let plausible = (1800..2100).contains(&value);
    // "1801 boats" counts, "the 1801 census" and "in 1801 ships" do not
    let plural = scan.is_lower(end) && scan.word(end).ends_with('s') && scan.cue(end, Cue::NotCounted).is_none();
    let led = named || scan.cue_before(at, Cue::The) || scan.cue_before(at, Cue::Possessive);
    named || plausible && (led || !plural) && !scan.cue_before(at, Cue::Identifier)
}

/// Whether a unit, a percent sign or a scale follows.
fn measures(scan: &Scan, end: usize) -> bool {
    let next = scan.hyphen(end);
    let unit = |meaning: Meaning| {
        matches!(
            meaning,
            Meaning::Unit(_)
                | Meaning::Period(..)
                | Meaning::Scale(_)
                | Meaning::Currency(..)
                | Meaning::Cue(Cue::Percent | Cue::OClock | Cue::Over)
        )
        .then_some(())
    };
    let joined = next == end || scan.glued(end) && scan.glued(next);
    let zone = |meaning: Meaning| matches!(meaning, Meaning::Zone(..) | Meaning::Meridiem(_)).then_some(());
    joined && scan.phrase(next, unit).is_some() || scan.phrase(end, zone).is_some()
}
