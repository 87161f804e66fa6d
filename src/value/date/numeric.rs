//! Floor 1: dates in figures: 2016-11-07, 04/21/2016, 21/04/2016, 9-18-15, 13.5.2015, 4/22, 3/2015, 2019-sep-1.

use super::calendar;
use super::fields::month;
use super::{Basis, DateValue, Found, Grain, Stated};
use crate::value::Cue;
use crate::value::scan::Scan;

/// The date in figures at `at`.
pub(super) fn read(scan: &Scan, at: usize) -> Option<Found> {
    if !scan.is_numeral(at)
        || (scan.glued(at)
            && at > 0
            && (scan.mark(at - 1, '/') || scan.mark(at - 1, '-') && at > 1 && scan.glued(at - 1)))
    {
        return None;
    }
    three(scan, at).or_else(|| two(scan, at)).or_else(|| decimal_month(scan, at))
}

/// The integer written at `at` and how many figures it has.
fn figures(scan: &Scan, at: usize) -> Option<(i16, usize)> {
    let written = scan.word(at);
    let plain = scan.is_numeral(at) && written.len() <= 4 && written.bytes().all(|byte| byte.is_ascii_digit());
    let unit = scan.glued(at + 1) && scan.is_word(at + 1);
    if !plain || unit { None } else { Some((written.parse().ok()?, written.len())) }
}

fn three(scan: &Scan, at: usize) -> Option<Found> {
    let separator = ['-', '/', '.']
        .into_iter()
        .find(|&mark| scan.mark(at + 1, mark) && scan.glued(at + 1) && scan.glued(at + 2))?;
    let (first, first_width) = figures(scan, at)?;
    let (second, named) = match figures(scan, at + 2) {
        Some((value, width)) if width <= 2 => (value, false),
        _ => (i16::from(month(scan, at + 2).filter(|_| scan.is_word(at + 2))?.1), true),
    };
    let again = scan.mark(at + 3, separator) || separator == '/' && scan.mark(at + 3, ',');
    let (third, third_width) = figures(scan, at + 4).filter(|_| again && scan.glued(at + 3) && scan.glued(at + 4))?;
    let (year, month, day) = match (first_width, third_width) {
        (4, 1 | 2) => (first, second, third),
        (1 | 2, 2 | 4) => {
            let year = if third_width == 4 { third } else { full_year(third) };
            let (month, day) = if named || second <= 12 && (first > 12 || separator == '.') {
                (second, first)
            } else {
                (first, second)
            };
            (year, month, day)
        }
        _ => return None,
    };
    let found = made(scan, (Some(year), month, day), at, at + 5)?;
    // of two small figures either may be the month
    let either = separator == '/' && !named && first_width < 4 && month <= 12 && day <= 12 && month != day;
    Some(if either { found.weak() } else { found })
}

/// Two figures of a year: 71 to 99 of the last century, the rest of this one, as the sliding window of POSIX cuts at 69.
fn full_year(two: i16) -> i16 {
    if two >= 69 { 1900 + two } else { 2000 + two }
}

fn made(scan: &Scan, (year, month, day): (Option<i16>, i16, i16), start: usize, end: usize) -> Option<Found> {
    let fits = (1..=12).contains(&month) && (1..=31).contains(&day);
    let stated = Stated { year, month: Some(month as i8), day: Some(day as i8), ..Stated::default() };
    fits.then(|| Found::new(calendar::month_day(scan.published, month as i8, day as i8, stated), start, end))
}

/// "4/22", "22/04", "3/2015", "11 - 2016".
fn two(scan: &Scan, at: usize) -> Option<Found> {
    let slash = scan.mark(at + 1, '/');
    if !slash && !scan.mark(at + 1, '-') {
        return None;
    }
    let (first, first_width) = figures(scan, at)?;
    let (second, second_width) = figures(scan, at + 2)?;
    let closed = !(scan.glued(at + 3) && (scan.mark(at + 3, '/') || scan.mark(at + 3, '-')));
    match (first_width, second_width) {
        (1 | 2, 4) if closed && (1..=12).contains(&first) && (1900..2100).contains(&second) => {
            year_month(scan, second, first, at)
        }
        (4, 2)
            if closed
                && (1000..2100).contains(&first)
                && scan.glued(at + 1)
                && scan.glued(at + 2)
                && (!slash || follows(first, second)) =>
        {
            season_or_month(scan, first, second, at)
        }
        (4, 1 | 2) if closed && slash && (1..=12).contains(&second) => year_month(scan, first, second, at),
        (4, 4) if closed && slash && scan.glued(at + 1) && second == first + 1 && (1900..2100).contains(&first) => {
            season_or_month(scan, first, second % 100, at)
        }
        (1 | 2, 1 | 2) if closed && slash && scan.glued(at + 1) => month_slash_day(scan, first, second, at),
        _ => None,
    }
}

fn year_month(scan: &Scan, year: i16, month: i16, at: usize) -> Option<Found> {
    let stated = Stated { year: Some(year), month: Some(month as i8), ..Stated::default() };
    Some(Found::new(calendar::month(scan.published, month as i8, stated), at, at + 3))
}

/// Whether two figures are of the year behind `first`.
fn follows(first: i16, second: i16) -> bool {
    (first + 1) % 100 == second
}

/// "2008-09" and "2023/24" are two years on end, "1914-18" the years between, "2015-03" a month.
fn season_or_month(scan: &Scan, first: i16, second: i16, at: usize) -> Option<Found> {
    let years = if follows(first, second) { 2 } else { second - first % 100 + 1 };
    if follows(first, second) || second > 12 && years > 2 {
        let stated = Stated { year: Some(first), ..Stated::default() };
        let days = calendar::years(first, years);
        return Some(Found::new(DateValue::days(days, Grain::Span, stated, Basis::Stated), at, at + 3));
    }
    (1..=12).contains(&second).then(|| year_month(scan, first, second, at)).flatten().filter(|_| scan.glued(at + 1))
}

fn month_slash_day(scan: &Scan, first: i16, second: i16, at: usize) -> Option<Found> {
    let (month, day) = if first > 12 { (second, first) } else { (first, second) };
    let certain = scan.cue_before(at, Cue::On) || day > 12 && scan.word(at + 2).len() == 2;
    let found = made(scan, (None, month, day), at, at + 3)?;
    let fraction = [2, 3, 4, 5, 8, 10, 16].contains(&second) && first < second && !scan.cue_before(at, Cue::On);
    match (fraction, certain) {
        (true, _) => None,
        (false, true) => Some(found),
        (false, false) => Some(found.weak()),
    }
}

/// "2015.3": a year and a month as one decimal.
fn decimal_month(scan: &Scan, at: usize) -> Option<Found> {
    let (year, month) = scan.word(at).split_once('.')?;
    let (year, month): (i16, i16) =
        (year.parse().ok().filter(|_| year.len() == 4)?, month.parse().ok().filter(|_| month.len() <= 2)?);
    let fits = (1900..2100).contains(&year) && (1..=12).contains(&month) && scan.ends_at(at + 1);
    let stated = Stated { year: Some(year), month: Some(month as i8), ..Stated::default() };
    let value: DateValue = calendar::month(scan.published, month as i8, stated);
    (fits && value.grain == Grain::Month).then(|| Found::new(value, at, at + 1).weak())
}
