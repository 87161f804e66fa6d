//! Floor 1: years of accounts: "FY2023-24", "fiscal 2024", "the 2024 fiscal year", "Q3 FY24". They begin in another month in each
//! country, so that their days have a slack.

use super::fields::year;
use super::{Basis, DateValue, Found, Grain, Stated, calendar};
use crate::value::Cue;
use crate::value::scan::Scan;
use jiff::civil::Date;

/// Two years on end are written where accounts run from April (India, Britain, Japan); elsewhere they run from July.
const PAIR_SLACK_DAYS: u16 = 92;
/// Of one figure the accounts may begin in any month of the year before.
const SINGLE_SLACK_DAYS: u16 = 335;

/// The year of accounts at `at`.
pub(super) fn read(scan: &Scan, at: usize) -> Option<Found> {
    let quarter = quarter_letter(scan, at);
    let start = quarter.unwrap_or(at);
    let fiscal = scan.cue(start, Cue::Fiscal);
    let (end, value) = match fiscal {
        Some(next) => figures(scan, scan.skip(next, '\''))?,
        None => {
            let (end, first) = year(scan, start).filter(|_| scan.is_numeral(start))?;
            (scan.cue(end, Cue::Fiscal).filter(|end| *end > start + 2)?, single(first))
        }
    };
    let capitals = fiscal.is_none_or(|_| scan.word(start).len() > 2 || !scan.is_lower(start));
    let value = if quarter.is_some() { DateValue::open(Grain::Quarter, value.stated) } else { value };
    capitals.then(|| Found { weak: quarter.is_some(), ..Found::new(value, at, end) })
}

/// "Q3" before a year of accounts.
fn quarter_letter(scan: &Scan, at: usize) -> Option<usize> {
    let number = scan.cue(at, Cue::QuarterLetter).filter(|&number| scan.is_numeral(number) && scan.glued(number))?;
    let end = number + 1;
    Some(scan.cue(end, Cue::Of).unwrap_or(end))
}

/// "2023-24", "24", "2024": one past it and the year of accounts.
fn figures(scan: &Scan, at: usize) -> Option<(usize, DateValue)> {
    let written = scan.word(at);
    let short: Option<i16> = written.parse().ok().filter(|_| scan.is_numeral(at) && written.len() == 2);
    let first = year(scan, at).map(|(_, year)| year).or(short.map(|two| 2000 + two))?;
    let joined = (scan.mark(at + 1, '-') || scan.mark(at + 1, '/')) && scan.glued(at + 1) && scan.glued(at + 2);
    let second: Option<i16> = scan.word(at + 2).parse().ok().filter(|_| joined);
    match second {
        Some(second) if (first + 1) % 100 == second % 100 => Some((at + 3, pair(first))),
        Some(_) | None => Some((at + 1, single(first))),
    }
}

fn pair(first: i16) -> DateValue {
    let stated = Stated { year: Some(first), ..Stated::default() };
    let value = match Date::new(first, 4, 1) {
        Ok(april) => DateValue::days(calendar::months_from(april, 12), Grain::Span, stated, Basis::Stated),
        Err(_) => DateValue::open(Grain::Span, stated),
    };
    DateValue { slack_days: PAIR_SLACK_DAYS, ..value }
}

fn single(year: i16) -> DateValue {
    let stated = Stated { year: Some(year), ..Stated::default() };
    let days = calendar::years(year, 1);
    DateValue { slack_days: SINGLE_SLACK_DAYS, ..DateValue::days(days, Grain::Year, stated, Basis::Stated) }
}
