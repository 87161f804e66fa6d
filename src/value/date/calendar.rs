//! Floor 1: stretches of the calendar: the month, week, quarter of a day; which year a day without one belongs to.

use super::{Basis, DateValue, Grain, Part, Stated};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};

/// First and last day, inclusive.
pub(crate) type Days = (Date, Date);

/// The stretch of `grain` that contains `day`; weeks begin on Monday, a weekend is Saturday and Sunday of the week of `day`.
pub(crate) fn around(day: Date, grain: Grain) -> Days {
    let month_start = day.first_of_month();
    let back = |months: i32| month_start.saturating_sub(months.months());
    let month = i32::from(day.month()) - 1;
    match grain {
        Grain::Second | Grain::Minute | Grain::Hour | Grain::Day | Grain::Span => (day, day),
        Grain::Week => week(day),
        Grain::Weekend => (week(day).1.saturating_sub(1.days()), week(day).1),
        Grain::Month => (month_start, day.last_of_month()),
        Grain::Quarter => months_from(back(month % 3), 3),
        Grain::Season => months_from(back((month + 1) % 3), 3),
        Grain::Half => months_from(back(month % 6), 6),
        Grain::Year => (day.first_of_year(), day.last_of_year()),
        Grain::Decade => years(day.year().div_euclid(10) * 10, 10),
        Grain::Century => years((day.year() - 1).div_euclid(100) * 100, 100),
    }
}

fn week(day: Date) -> Days {
    let start = day.saturating_sub(i32::from(day.weekday().to_monday_zero_offset()).days());
    (start, start.saturating_add(6.days()))
}

/// `count` months from `first`, the first of a month.
pub(crate) fn months_from(first: Date, count: i32) -> Days {
    (first, first.saturating_add((count - 1).months()).last_of_month())
}

/// `count` years from the first of January of `first`.
pub(crate) fn years(first: i16, count: i16) -> Days {
    let start = date_or_limit(first);
    (start, date_or_limit(first.saturating_add(count - 1)).last_of_year())
}

fn date_or_limit(year: i16) -> Date {
    Date::new(year.clamp(-9999, 9999), 1, 1).unwrap_or(date(0, 1, 1))
}

/// `day` moved by `count` stretches of `grain`; it stays where that would leave the calendar.
pub(crate) fn moved(day: Date, count: i32, grain: Grain) -> Date {
    reach(day, i64::from(count), grain).unwrap_or(day)
}

/// The day that is `count` stretches of `grain` from `day`; `None` when it lies beyond the calendar, whose years are -9999 to 9999.
pub(crate) fn reach(day: Date, count: i64, grain: Grain) -> Option<Date> {
    let (days, months) = match grain {
        Grain::Second | Grain::Minute | Grain::Hour => return Some(day),
        Grain::Day | Grain::Span => (1, 0),
        Grain::Week | Grain::Weekend => (7, 0),
        Grain::Month => (0, 1),
        Grain::Quarter | Grain::Season => (0, 3),
        Grain::Half => (0, 6),
        Grain::Year => (0, 12),
        Grain::Decade => (0, 120),
        Grain::Century => (0, 1200),
    };
    let span = jiff::Span::new().try_days(count.checked_mul(days)?).ok()?;
    day.checked_add(span.try_months(count.checked_mul(months)?).ok()?).ok()
}

/// The day of week `weekday` (Monday is 1) in the week of `day`.
pub(crate) fn weekday_in_week(day: Date, weekday: i8) -> Date {
    week(day).0.saturating_add((i32::from(weekday) - 1).days())
}

/// `day` or the nearest day before it that is a `weekday`.
pub(crate) fn weekday_before(day: Date, weekday: i8) -> Date {
    let Ok(wanted) = Weekday::from_monday_one_offset(weekday) else { return day };
    day.saturating_sub(i32::from(day.weekday().since(wanted)).days())
}

/// The `nth` (from 1; -1 the last) `weekday` of the month of `day`.
pub(crate) fn nth_weekday(day: Date, nth: i8, weekday: i8) -> Option<Date> {
    let wanted = Weekday::from_monday_one_offset(weekday).ok()?;
    day.nth_weekday_of_month(nth, wanted).ok()
}

/// The part of a stretch that "earlier", "later" and "the rest of" cut at the day of publication.
pub(crate) fn part_around((from, to): Days, part: Part, published: Option<Date>) -> Days {
    match (published.filter(|day| (from..=to).contains(day)), part) {
        (Some(day), Part::Earlier) => (from, day),
        (Some(day), Part::Later) => (day, to),
        (Some(_), Part::Early | Part::Mid | Part::Late) | (None, _) => part_of((from, to), part),
    }
}

/// The part of a stretch: halves for early and late, the middle without its outer quarters for mid.
pub(crate) fn part_of((from, to): Days, part: Part) -> Days {
    let length = from.until(to).map_or(0, |span| span.get_days()) + 1;
    if (360..=366).contains(&length) && from.month() == 1 {
        let middle = |month: i8| Date::new(to.year(), month, 1).unwrap_or(from);
        return match part {
            Part::Early | Part::Earlier => (from, middle(7).saturating_sub(1.days())),
            Part::Mid => (middle(5), middle(9).saturating_sub(1.days())),
            Part::Late | Part::Later => (middle(7), to),
        };
    }
    if (28..=31).contains(&length) && part == Part::Mid {
        return (from.saturating_add(9.days()), from.saturating_add(19.days()));
    }
    let half = length / 2;
    let quarter = length / 4;
    match part {
        Part::Early | Part::Earlier => (from, from.saturating_add((half - i32::from(length % 2 == 0)).days())),
        Part::Mid => (from.saturating_add(quarter.days()), to.saturating_sub(quarter.days())),
        Part::Late | Part::Later => (to.saturating_sub((half - i32::from(length % 2 == 0)).days()), to),
    }
}

/// A day of the month in the year that makes it lie on or before the day of publication.
pub(crate) fn month_day(published: Option<Date>, month: i8, day: i8, stated: Stated) -> DateValue {
    if let Some(year) = stated.year {
        return match Date::new(year, month, day) {
            Ok(day) => DateValue::days((day, day), Grain::Day, stated, Basis::Stated),
            Err(_) => DateValue::open(Grain::Day, stated),
        };
    }
    let Some(published) = published else { return DateValue::open(Grain::Day, stated) };
    if let Some(day) = stated.weekday.and_then(|weekday| near_on(published, (month, day), weekday)) {
        return DateValue::days((day, day), Grain::Day, stated, Basis::Published);
    }
    let found = (0..8).find_map(|back| {
        Date::new(published.year().saturating_sub(back), month, day).ok().filter(|day| *day <= published)
    });
    match found {
        Some(day) => DateValue::days((day, day), Grain::Day, stated, Basis::Published),
        None => DateValue::open(Grain::Day, stated),
    }
}

/// The day of a month that falls on `weekday` in the year of `published` or one beside it; of two the nearer. "Tuesday, Nov. 15" has
/// one year in six or so.
fn near_on(published: Date, (month, day): (i8, i8), weekday: i8) -> Option<Date> {
    let years =
        [0, -1, 1].into_iter().filter_map(|years| Date::new(published.year().saturating_add(years), month, day).ok());
    let fitting = years.filter(|date| date.weekday().to_monday_one_offset() == weekday);
    fitting.min_by_key(|date| published.until(*date).map_or(i32::MAX, |span| span.get_days().abs()))
}

/// A month, in its stated year or the one that makes it lie before or around the day of publication.
pub(crate) fn month(published: Option<Date>, month: i8, stated: Stated) -> DateValue {
    let basis = if stated.year.is_some() { Basis::Stated } else { Basis::Published };
    let year =
        stated.year.or_else(|| published.map(|day| if month <= day.month() { day.year() } else { day.year() - 1 }));
    let first = year.and_then(|year| Date::new(year, month, 1).ok());
    match first {
        Some(first) => DateValue::days((first, first.last_of_month()), Grain::Month, stated, basis),
        None => DateValue::open(Grain::Month, stated),
    }
}
