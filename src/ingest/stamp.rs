//! Dates as machines write them: ISO 8601, RFC 2822, seconds since 1970; and days in words, as people fill in fields.

use super::published;
use crate::rules::ingest::IngestRules;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::fmt::{rfc2822, temporal::Pieces};
use jiff::tz::Offset;
use serde_json::Value;

/// The forms that are understood, for messages.
pub(super) const UNDERSTOOD: &str =
    "a day as 2027-01-31, 31 January 2027, Sun, 31 Jan 2027 08:00:00 +0000 or seconds since 1970";
/// RFC 2822 with the weekday taken for decoration: feeds often have the wrong one.
const MAIL: rfc2822::DateTimeParser = rfc2822::DateTimeParser::new().relaxed_weekday(true);

/// The day that the value of a date field names, in its own time zone (seconds since 1970: in UTC); `None` when it names none
/// or may name two, as 05/06/2024 does.
pub(super) fn day(written: &str, rules: &IngestRules) -> Option<Date> {
    let written = written.trim();
    let of_number = || counted(written);
    let of_pieces = || Pieces::parse(written).ok().map(|pieces| pieces.date());
    let of_mail = || MAIL.parse_zoned(written).ok().map(|moment| moment.date());
    let found = of_number().or_else(of_pieces).or_else(of_mail).or_else(|| published::iso_date(written));
    found.filter(published::is_plausible).or_else(|| published::written_day(written, rules))
}

/// The day of a value of a JSON document: a string, a number, or an object or list around one, as databases export it.
pub(super) fn day_of(value: &Value, rules: &IngestRules) -> Option<Date> {
    const INNER: [&str; 11] = [
        "$date",
        "$numberLong",
        "$numberInt",
        "@value",
        "value",
        "iso",
        "date",
        "datetime",
        "seconds",
        "_seconds",
        "timestamp",
    ];
    match value {
        Value::String(text) => day(text, rules),
        Value::Number(number) => day(&number.to_string(), rules),
        Value::Object(fields) => INNER.iter().find_map(|name| day_of(fields.get(*name)?, rules)),
        Value::Array(several) => day_of(several.first()?, rules),
        Value::Null | Value::Bool(_) => None,
    }
}

/// The warning about a date field that names no day.
pub(super) fn unread(key: &str, line: u32, found: &str) -> String {
    const SHOWN: usize = 60;
    let found: String = found.chars().take(SHOWN).collect();
    format!("{key} on line {line} is {found}, which is not read as a date; expected {UNDERSTOOD}")
}

/// Digits alone: a day (20240513), a moment (20240513080000), or seconds, thousandths, millionths since 1970.
fn counted(written: &str) -> Option<Date> {
    let (whole, fraction) = written.split_once('.').unwrap_or((written, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(fraction) {
        return None;
    }
    let number = || whole.parse::<i64>().ok();
    let moment = match whole.len() {
        8 | 14 => return Pieces::parse(&whole[..8]).ok().map(|pieces| pieces.date()),
        9 | 10 => Timestamp::from_second(number()?),
        12 | 13 => Timestamp::from_millisecond(number()?),
        15 | 16 => Timestamp::from_microsecond(number()?),
        18 | 19 => Timestamp::from_nanosecond(i128::from(number()?)),
        _ => return None,
    };
    moment.ok().map(|moment| Offset::UTC.to_datetime(moment).date())
}
