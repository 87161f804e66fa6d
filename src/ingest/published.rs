//! Dates as documents write them about themselves.

use jiff::civil::Date;

/// The day of an ISO date or date and time, in its own time zone: "2016-11-07", "2016-11-07T09:30:00+02:00".
pub(super) fn iso_date(written: &str) -> Option<Date> {
    let written = written.trim();
    let day = written.get(..10)?;
    let follows = written[10..].chars().next();
    let whole = follows.is_none_or(|next| matches!(next, 'T' | 't' | ' '));
    if whole { day.parse().ok() } else { None }
}
