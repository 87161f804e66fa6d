//! Floor 3: the shapes of the files in rules/en/values.

use crate::value::Grain;
use serde::Deserialize;
use std::collections::BTreeMap;

pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
pub(super) const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// What every file says of itself.
#[derive(Deserialize)]
pub(super) struct Proof {
    #[serde(rename = "summary")]
    _summary: String,
    #[serde(rename = "why")]
    _why: String,
    pub examples: Vec<String>,
    pub counterexamples: Vec<String>,
}

type Table<T> = BTreeMap<String, T>;

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct RawNumbers {
    #[serde(flatten)]
    pub proof: Proof,
    pub cardinals: Table<f64>,
    pub scales: Table<f64>,
    pub suffixes: Table<f64>,
    pub suffixes_exact: Table<f64>,
    pub suffixes_money: Table<f64>,
    pub groups: Table<f64>,
    pub plural_groups: Table<f64>,
    pub ordinals: Table<f64>,
    pub relative: Table<i8>,
    pub stand_ins: Table<f64>,
    pub denominators: Table<f64>,
}

#[derive(Deserialize)]
pub(super) struct RawVague {
    #[serde(flatten)]
    pub proof: Proof,
    pub words: Table<(f64, f64)>,
    pub shares: Table<(f64, f64)>,
    /// Least and greatest age of those whom a word names.
    pub ages: Table<(f64, f64)>,
    /// Where the bounds of each of them come from.
    pub sources: Table<String>,
}

#[derive(Deserialize)]
pub(super) struct RawHedges {
    #[serde(flatten)]
    pub proof: Proof,
    pub before: Table<Vec<String>>,
    pub after: Table<Vec<String>>,
    pub joined: Table<Vec<String>>,
}

#[derive(Deserialize)]
pub(super) struct RawUnits {
    #[serde(flatten)]
    pub proof: Proof,
    pub unit: Vec<RawUnit>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawUnit {
    pub symbol: String,
    pub dimension: String,
    pub factor: f64,
    #[serde(default)]
    pub offset: f64,
    #[serde(default)]
    pub words: Vec<String>,
    #[serde(default)]
    pub exact: Vec<String>,
}

#[derive(Deserialize)]
pub(super) struct RawCurrencies {
    #[serde(flatten)]
    pub proof: Proof,
    pub currency: Vec<RawCurrency>,
    pub exact: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawCurrency {
    pub code: String,
    pub major: Option<String>,
    #[serde(default = "one")]
    pub per_major: u32,
    #[serde(default)]
    pub before: Vec<String>,
    #[serde(default)]
    pub before_exact: Vec<String>,
    /// One letter that is the currency only where the number behind it looks like a sum.
    #[serde(default)]
    pub letter: Vec<String>,
    /// One letter against the back of the number.
    #[serde(default)]
    pub tail: Vec<String>,
    #[serde(default)]
    pub either: Vec<String>,
    #[serde(default)]
    pub after: Vec<String>,
}

fn one() -> u32 {
    1
}

#[derive(Deserialize)]
pub(super) struct RawCalendar {
    #[serde(flatten)]
    pub proof: Proof,
    pub months: Table<Vec<String>>,
    pub weekdays: Table<Vec<String>>,
    pub seasons: Table<i8>,
    pub holidays: Table<(i8, i8)>,
    pub days: Table<i16>,
    pub pointers: Table<i8>,
    pub parts: RawParts,
    pub periods: Table<Vec<String>>,
    #[serde(rename = "short-periods")]
    pub short_periods: Table<Vec<String>>,
    pub decades: Table<i16>,
    /// Names with a word of the calendar in them that are no day.
    pub names: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawParts {
    pub early: Vec<String>,
    pub mid: Vec<String>,
    pub late: Vec<String>,
    pub earlier: Vec<String>,
    pub later: Vec<String>,
}

#[derive(Deserialize)]
pub(super) struct RawClock {
    #[serde(flatten)]
    pub proof: Proof,
    pub meridiem: RawMeridiem,
    pub dayparts: Table<(u8, u8, u8, bool)>,
    pub zones: Table<i16>,
    #[serde(rename = "summer-zones")]
    pub summer_zones: Table<i16>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawMeridiem {
    pub am: Vec<String>,
    pub pm: Vec<String>,
}

#[derive(Deserialize)]
pub(super) struct RawCues {
    #[serde(flatten)]
    pub proof: Proof,
    pub cues: Table<Vec<String>>,
}

/// A unit of time by its name in the calendar file: seconds in one, and the grain dates move by.
pub(super) fn period_of(name: &str) -> Option<(f64, Grain)> {
    const DAY: f64 = 86_400.0;
    Some(match name {
        "second" => (1.0, Grain::Second),
        "minute" => (60.0, Grain::Minute),
        "hour" => (3600.0, Grain::Hour),
        "day" => (DAY, Grain::Day),
        "week" => (7.0 * DAY, Grain::Week),
        "fortnight" => (14.0 * DAY, Grain::Week),
        "month" => (30.0 * DAY, Grain::Month),
        "year" => (365.0 * DAY, Grain::Year),
        "decade" => (3650.0 * DAY, Grain::Decade),
        "century" => (36_500.0 * DAY, Grain::Century),
        _ => return None,
    })
}
