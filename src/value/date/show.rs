//! Floor 1: the normal form of a date and back: ISO 8601 where the days are known, with X for what the words leave open.

use super::calendar;
use super::{Basis, DateValue, Grain, Part, Stated};
use jiff::civil::Date;

const WEEKDAYS: [(&str, i8); 7] =
    [("Monday", 1), ("Tuesday", 2), ("Wednesday", 3), ("Thursday", 4), ("Friday", 5), ("Saturday", 6), ("Sunday", 7)];
const GRAINS: [(&str, Grain); 14] = [
    ("second", Grain::Second),
    ("minute", Grain::Minute),
    ("hour", Grain::Hour),
    ("day", Grain::Day),
    ("weekend", Grain::Weekend),
    ("week", Grain::Week),
    ("month", Grain::Month),
    ("quarter", Grain::Quarter),
    ("season", Grain::Season),
    ("half", Grain::Half),
    ("year", Grain::Year),
    ("decade", Grain::Decade),
    ("century", Grain::Century),
    ("span", Grain::Span),
];

/// The date in short: "2024-01-04", "2024-01", "2024-01-04/2024-01-06", "XXXX-01-04", "Sunday", "publication-1 month".
pub(crate) fn normal_form(date: &DateValue) -> String {
    let known = date.from.zip(date.to);
    let mut shown = match known {
        Some(days) => days_form(days, date.grain),
        None => open_form(date),
    };
    if date.slack_days > 0 {
        shown.push_str(&format!("~{}", date.slack_days));
    }
    shown
}

fn days_form((from, to): (Date, Date), grain: Grain) -> String {
    let year = from.year();
    match grain {
        _ if from == to => from.to_string(),
        Grain::Month if calendar::around(from, grain) == (from, to) => format!("{year:04}-{:02}", from.month()),
        Grain::Year if calendar::around(from, grain) == (from, to) => format!("{year:04}"),
        Grain::Decade if calendar::years(year, 10) == (from, to) && year >= 0 => format!("{:03}X", year / 10),
        Grain::Century if calendar::years(year, 100) == (from, to) && year >= 0 => format!("{:02}XX", year / 100),
        _ => format!("{from}/{to}"),
    }
}

fn open_form(date: &DateValue) -> String {
    let stated = &date.stated;
    let mut parts = Vec::new();
    if let Some((name, _)) = WEEKDAYS.iter().find(|(_, day)| Some(*day) == stated.weekday) {
        parts.push((*name).to_owned());
    }
    if stated.year.is_some() || stated.month.is_some() || stated.day.is_some() {
        let year = stated.year.map_or("XXXX".to_owned(), |year| format!("{year:04}"));
        let two = |field: Option<i8>| field.map_or("XX".to_owned(), |field| format!("{field:02}"));
        parts.push(match stated.day {
            None => format!("{year}-{}", two(stated.month)),
            Some(_) => format!("{year}-{}-{}", two(stated.month), two(stated.day)),
        });
    }
    if let Some(offset) = stated.offset {
        parts.push(format!("publication{offset:+}"));
    }
    if let Some(part) = stated.part {
        parts.push(part_name(part).to_owned());
    }
    let named = GRAINS.iter().find(|(_, grain)| *grain == date.grain).map_or("day", |(name, _)| name);
    let plain = date.grain == Grain::Day || date.grain == Grain::Month && stated.month.is_some();
    if !plain || parts.is_empty() || stated.offset.is_some() {
        parts.push(named.to_owned());
    }
    parts.join(" ")
}

fn part_name(part: Part) -> &'static str {
    match part {
        Part::Early => "early",
        Part::Mid => "mid",
        Part::Late => "late",
        Part::Earlier => "earlier",
        Part::Later => "later",
    }
}

/// The date that a normal form stands for; `None` when the form is not one of a date.
pub(crate) fn parse(form: &str) -> Option<DateValue> {
    let (form, slack_days) = match form.split_once('~') {
        Some((form, days)) => (form, days.parse().ok()?),
        None => (form, 0),
    };
    let value = parse_days(form).or_else(|| parse_open(form))?;
    Some(DateValue { slack_days, ..value })
}

fn parse_days(form: &str) -> Option<DateValue> {
    let stated = |year: i16| Stated { year: Some(year), ..Stated::default() };
    let dated = |day: Date| Stated { month: Some(day.month()), day: Some(day.day()), ..stated(day.year()) };
    if let Some((from, to)) = form.split_once('/') {
        let (from, to): (Date, Date) = (from.parse().ok()?, to.parse().ok()?);
        return Some(DateValue::days((from, to), Grain::Span, stated(from.year()), Basis::Stated));
    }
    if form.len() >= 10 {
        let day: Date = form.parse().ok()?;
        return Some(DateValue::days((day, day), Grain::Day, dated(day), Basis::Stated));
    }
    if let Some(century) = form.strip_suffix("XX").filter(|_| form.len() == 4) {
        let first = century.parse::<i16>().ok()?.checked_mul(100)?;
        return Some(DateValue::days(calendar::years(first, 100), Grain::Century, stated(first), Basis::Stated));
    }
    if let Some(decade) = form.strip_suffix('X').filter(|_| form.len() == 4) {
        let first = decade.parse::<i16>().ok()?.checked_mul(10)?;
        return Some(DateValue::days(calendar::years(first, 10), Grain::Decade, stated(first), Basis::Stated));
    }
    let (year, month) = form.split_once('-').map_or((form, None), |(year, month)| (year, Some(month)));
    let year: i16 = year.parse().ok().filter(|_| year.len() == 4)?;
    match month {
        None => Some(DateValue::days(calendar::years(year, 1), Grain::Year, stated(year), Basis::Stated)),
        Some(month) => {
            let first = Date::new(year, month.parse().ok()?, 1).ok()?;
            let stated = Stated { month: Some(first.month()), ..stated(year) };
            Some(DateValue::days((first, first.last_of_month()), Grain::Month, stated, Basis::Stated))
        }
    }
}

fn parse_open(form: &str) -> Option<DateValue> {
    let mut value = DateValue::open(Grain::Day, Stated::default());
    for part in form.split(' ') {
        read_part(&mut value, part)?;
    }
    if value.stated.day.is_none() && value.stated.month.is_some() && value.grain == Grain::Day {
        value.grain = Grain::Month;
    }
    Some(value)
}

fn read_part(value: &mut DateValue, part: &str) -> Option<()> {
    if let Some((_, day)) = WEEKDAYS.iter().find(|(name, _)| *name == part) {
        value.stated.weekday = Some(*day);
    } else if let Some((_, grain)) = GRAINS.iter().find(|(name, _)| *name == part) {
        value.grain = *grain;
    } else if let Some(offset) = part.strip_prefix("publication") {
        value.stated.offset = Some(offset.parse().ok()?);
    } else if let Some(named) = [Part::Early, Part::Mid, Part::Late, Part::Earlier, Part::Later]
        .into_iter()
        .find(|named| part_name(*named) == part)
    {
        value.stated.part = Some(named);
    } else {
        let mut fields = part.split('-');
        value.stated.year = fields.next()?.parse().ok();
        value.stated.month = fields.next()?.parse().ok();
        value.stated.day = fields.next().and_then(|day| day.parse().ok());
    }
    Some(())
}
