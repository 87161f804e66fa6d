//! Floor 1: two dates as one stretch: "Jan. 4-6", "from Oct. 2 to October 22", "between 2015 and Feb 2018", "from 4 to 22 this month".

use super::fields::{day, day_in_words, month, year_behind};
use super::relative::pointed_month;
use super::{Basis, DateValue, Found, Grain, Stated, calendar};
use crate::value::Cue;
use crate::value::scan::Scan;
use jiff::civil::Date;

/// The stretch at `at`; `single` is the date read there, if any.
pub(super) fn read(scan: &Scan, at: usize, single: Option<Found>) -> Option<Found> {
    let between = scan.cue(at, Cue::Between);
    let from = between.or_else(|| scan.cue(at, Cue::From));
    let start = from.unwrap_or(at);
    let found = days_of_month(scan, start, between.is_some())
        .or_else(|| month_then_days(scan, at))
        .or_else(|| two_points(scan, if start == at { single? } else { end_point(scan, start)? }, between.is_some()))?;
    Some(Found { start: at, ..found })
}

/// One past the word that joins two ends: "to", "-", "until", and "and" behind "between".
fn joint(scan: &Scan, at: usize, between: bool) -> Option<usize> {
    let at = if scan.mark(at, ',') && scan.cue(at + 1, Cue::Until).is_some() { at + 1 } else { at };
    let word = scan.cue(at, Cue::To).or_else(|| scan.cue(at, Cue::Until));
    let and = scan.cue(at, Cue::And).filter(|_| between);
    word.or(and).or_else(|| scan.mark(at, '-').then_some(at + 1))
}

/// "4 to 22 this month", "3 and 4 May", "3 and 12 of Sept", "2 to 7 Feb, 2018", "02 to April 07".
fn days_of_month(scan: &Scan, at: usize, between: bool) -> Option<Found> {
    let (end, first, _) = day(scan, at)?;
    let pair = scan.cue(end, Cue::And).filter(|_| !between);
    if let Some((end, last, _)) = pair.and_then(|next| day(scan, next)) {
        let (end, month) = month(scan, scan.cue(end, Cue::Of).unwrap_or(end))?;
        return spanning(scan, (month, first, last), at, end);
    }
    let next = joint(scan, end, between)?;
    let next = scan.cue(next, Cue::The).unwrap_or(next);
    if let Some((end, last, _)) = day(scan, next) {
        let of = scan.cue(end, Cue::Of).unwrap_or(end);
        if let Some((end, month)) = month(scan, of) {
            return spanning(scan, (month, first, last), at, end);
        }
        let (end, first_of_month) = pointed_month(scan, of)?;
        return in_month(first_of_month, first, last).map(|value| Found::new(value, at, end));
    }
    let (end, month) =
        month(scan, next).filter(|_| scan.word(at).len() == 2 || at > 0 && scan.cue_before(at, Cue::From))?;
    let (end, last, _) = day(scan, end)?;
    spanning(scan, (month, first, last), at, end)
}

fn in_month(first_of_month: Date, first: i8, last: i8) -> Option<DateValue> {
    let date = |day: i8| Date::new(first_of_month.year(), first_of_month.month(), day).ok();
    let stated = Stated { day: Some(first), ..Stated::default() };
    Some(DateValue::days((date(first)?, date(last)?), Grain::Span, stated, Basis::Published)).filter(|_| first <= last)
}

/// "Jan. 4-6", "November between 19 and 20", "Feb between 2-7 2018".
fn month_then_days(scan: &Scan, at: usize) -> Option<Found> {
    let (end, month) = month(scan, at)?;
    let between = scan.cue(end, Cue::Between).or_else(|| scan.cue(end, Cue::From));
    let (end, first, _) = day(scan, between.unwrap_or(end))?;
    let pair = scan.cue(end, Cue::And).filter(|_| between.is_none());
    let next = pair.or_else(|| joint(scan, end, between.is_some()))?;
    let (end, last) = day(scan, next).map(|(end, day, _)| (end, day)).or_else(|| day_in_words(scan, next))?;
    // "May 3 and 4", but not "May 3 and 4 people"
    if pair.is_some()
        && !scan.ends_at(end)
        && scan.cue(end, Cue::InPeriod).is_none()
        && scan.cue(end, Cue::TimeJoin).is_none()
    {
        return None;
    }
    spanning(scan, (month, first, last), at, end)
}

fn spanning(scan: &Scan, (month, first, last): (i8, i8, i8), start: usize, end: usize) -> Option<Found> {
    let (end, year) = match year_behind(scan, end) {
        Some((end, year)) => (end, Some(year)),
        None => (end, None),
    };
    let stated = Stated { year, month: Some(month), ..Stated::default() };
    let ends = Stated { day: Some(last), ..stated };
    let close = calendar::month_day(scan.published, month, last, ends);
    let year = close.to.map(|day| day.year());
    let opening = year.and_then(|year| Date::new(year, month, first).ok());
    let stated = Stated { day: Some(first), ..stated };
    let value = match (opening, close.to) {
        (Some(from), Some(to)) => DateValue::days((from, to), Grain::Span, stated, close.basis),
        _ => DateValue::open(Grain::Span, stated),
    };
    (first <= last).then(|| Found::new(value, start, end))
}

/// Two dates, each readable on its own; the first takes its year from the second.
fn two_points(scan: &Scan, first: Found, between: bool) -> Option<Found> {
    let at = first.start;
    let next = joint(scan, first.end, between)?;
    let dash = scan.mark(first.end, '-');
    let next = scan.cue(next, Cue::The).filter(|&next| super::point(scan, next).is_none()).unwrap_or(next);
    let second = end_point(scan, next).filter(|second| !second.weak || between || !dash)?;
    let (from, to) = (first.value, second.value);
    let (Some(opening), Some(closing)) = (from.from, close_of(&to)) else {
        let stated = Stated { year: to.stated.year, ..from.stated };
        return Some(Found::new(DateValue::open(Grain::Span, stated), at, second.end));
    };
    let opening = within_year(opening, &from, closing, &to);
    let closing = if opening > closing && to.stated.year.is_none() && to.stated.month.is_some() {
        calendar::moved(closing, 1, Grain::Year)
    } else {
        closing
    };
    let named = |value: &DateValue| value.stated == Stated { weekday: value.stated.weekday, ..Stated::default() };
    let closing = if opening > closing && from.stated.offset == Some(0) && to.grain == Grain::Day && named(&to) {
        calendar::moved(closing, 1, Grain::Week) // "from today to Friday"
    } else {
        closing
    };
    let by_weekday = |value: &DateValue| {
        value.grain == Grain::Day && value.stated == Stated { weekday: value.stated.weekday, ..Stated::default() }
    };
    let opening = if opening > closing && by_weekday(&from) && by_weekday(&to) {
        calendar::moved(opening, -1, Grain::Week)
    } else {
        opening
    };
    if opening > closing {
        return None;
    }
    let basis = from.basis.max(to.basis);
    let same = from.stated.year.is_none() && to.stated.year.is_some();
    let stated = if same { Stated { year: to.stated.year, ..from.stated } } else { from.stated };
    Some(Found::new(DateValue::days((opening, closing), Grain::Span, stated, basis), at, second.end))
}

/// A date at one end of a stretch; "now" is one there.
fn end_point(scan: &Scan, at: usize) -> Option<Found> {
    let now = scan.cue(at, Cue::Now).zip(scan.published).map(|(end, day)| {
        let stated = Stated { offset: Some(0), ..Stated::default() };
        Found::new(DateValue::days((day, day), Grain::Day, stated, Basis::Published), at, end)
    });
    super::point(scan, at).or(now)
}

fn close_of(value: &DateValue) -> Option<Date> {
    value.to
}

/// The first end in the year of the second when its own year is only inferred: "Oct. 25 to Jan. 25".
fn within_year(opening: Date, from: &DateValue, closing: Date, to: &DateValue) -> Date {
    if from.stated.year.is_some() || from.stated.month.is_none() || from.basis == Basis::Stated {
        return opening;
    }
    if to.stated.year.is_none() && opening <= closing {
        return opening;
    }
    let same_year = Date::new(closing.year(), opening.month(), opening.day()).unwrap_or(opening);
    if same_year <= closing {
        same_year
    } else {
        Date::new(closing.year() - 1, opening.month(), opening.day()).unwrap_or(opening)
    }
}
