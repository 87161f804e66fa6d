//! Floor 1: a time of day with its zone and day: "7:48 am (2248 GMT Tuesday)", "noon", "early Saturday evening".

mod clock;
mod read;
mod words;
mod zone;

use super::Comparison;
use super::amount::Hedge;
use super::date::{self, DateValue};
use jiff::civil::Date;
pub(crate) use read::read;
pub use zone::Zone;

/// A stretch of the day by name, in hours; a point when both ends are equal ("noon").
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Daypart {
    /// First hour.
    pub from: u8,
    /// Hour in which it ends; smaller than `from` when it runs over midnight.
    pub to: u8,
    /// The hour that stands for it when a clock is wanted.
    pub hour: u8,
    /// Whether small hours in it are after noon.
    pub afternoon: bool,
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeValue {
    /// Seconds since midnight; `None` when only a part of the day is named.
    pub second: Option<u32>,
    /// Whether seconds are stated.
    pub has_seconds: bool,
    /// The part of the day, when named.
    pub daypart: Option<Daypart>,
    /// Seconds since midnight of the later end of a stretch: "between 2 and 3 a.m."; smaller than `second` over midnight.
    pub until: Option<u32>,
    /// Whether nothing tells which half of the day is meant: "ten to eight", "8:30".
    pub is_either_half: bool,
    /// The zone, when it is named or follows from a second form.
    pub zone: Option<Zone>,
    /// About, before ("just before 7") or after.
    pub hedge: Hedge,
    /// The day, when the words beside the time name it.
    pub day: Option<DateValue>,
}

/// Minutes that "about" allows on either side, and "just before" or "just after" on theirs.
const ABOUT_MINUTES: i64 = 30;

impl TimeValue {
    /// Whether both have the same words, whichever day they are counted from. "This morning" has a day only beside one of publication.
    pub fn is_worded_as(&self, other: &TimeValue) -> bool {
        let today = |day: &DateValue| day.stated == date::Stated { offset: Some(0), ..date::Stated::default() };
        let days = match (&self.day, &other.day) {
            (Some(one), Some(other)) => one.is_worded_as(other),
            (Some(one), None) | (None, Some(one)) => today(one),
            (None, None) => true,
        };
        days && TimeValue { day: None, ..*self } == TimeValue { day: None, ..*other }
    }

    /// First moment as `T08:00`, with the day before it when that is known; of a part of the day its beginning.
    pub(crate) fn from(&self) -> Option<String> {
        self.written(self.second.or(self.daypart.map(|part| u32::from(part.from) * 3600))?)
    }

    /// Last moment in the same form.
    pub(crate) fn to(&self) -> Option<String> {
        self.written(self.until.or(self.second).or(self.daypart.map(|part| u32::from(part.to) * 3600))?)
    }

    fn written(&self, second: u32) -> Option<String> {
        let day = self.known_day().map_or(String::new(), |day| day.to_string());
        Some(format!("{day}T{}", clock(second, self.has_seconds)))
    }

    fn known_day(&self) -> Option<Date> {
        self.day.and_then(|day| day.from.filter(|from| day.to == Some(*from)))
    }
}

fn clock(second: u32, with_seconds: bool) -> String {
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    if with_seconds { format!("{hour:02}:{minute:02}:{second:02}") } else { format!("{hour:02}:{minute:02}") }
}

/// The time in short: "Sunday T13:53+03:30", "~T18:00", "T06:00/T12:00".
pub(crate) fn normal_form(time: &TimeValue) -> String {
    let sign = match time.hedge {
        Hedge::About => "~",
        Hedge::AtLeast | Hedge::MoreThan => ">",
        Hedge::AtMost | Hedge::LessThan | Hedge::UpTo | Hedge::Nearly => "<",
        Hedge::Exact | Hedge::Range | Hedge::Vague => "",
    };
    let day = time.day.map_or(String::new(), |day| format!("{} ", date::normal_form(&day)));
    let shown = match (time.second, time.daypart) {
        (Some(second), _) => {
            let until = time.until.map_or(String::new(), |end| format!("..T{}", clock(end, time.has_seconds)));
            format!("T{}{until}", clock(second, time.has_seconds))
        }
        (None, Some(part)) => format!("T{:02}:00/T{:02}:00", part.from, part.to),
        (None, None) => String::new(),
    };
    let zone = time.zone.map_or(String::new(), zone::form);
    format!("{sign}{day}{shown}{zone}")
}

/// The time that a normal form stands for.
pub(crate) fn parse(form: &str) -> Option<TimeValue> {
    let (hedge, form) = match form.split_at_checked(1)? {
        ("~", rest) => (Hedge::About, rest),
        (">", rest) => (Hedge::MoreThan, rest),
        ("<", rest) => (Hedge::LessThan, rest),
        _ => (Hedge::Exact, form),
    };
    let (day, form) = match form.rsplit_once(" T") {
        Some((day, time)) => (Some(date::parse(day)?), time),
        None => (None, form.strip_prefix('T')?),
    };
    let blank = TimeValue {
        second: None,
        has_seconds: false,
        until: None,
        daypart: None,
        zone: None,
        is_either_half: false,
        hedge,
        day,
    };
    if let Some((from, to)) = form.split_once("/T") {
        let hour = |clock: &str| clock.get(..2).and_then(|hour| hour.parse::<u8>().ok());
        let (from, to) = (hour(from)?, hour(to)?);
        return Some(TimeValue { daypart: Some(Daypart { from, to, hour: from, afternoon: from >= 12 }), ..blank });
    }
    let cut = form.find(['+', '-']).unwrap_or(form.len());
    let (clock, zone) = form.split_at(cut);
    let zone = if zone.is_empty() { None } else { Some(zone::parse(zone)?) };
    let (clock, until) = match clock.split_once("..T") {
        Some((clock, until)) => (clock, Some(parse_clock(until)?.0)),
        None => (clock, None),
    };
    let (second, has_seconds) = parse_clock(clock)?;
    Some(TimeValue { second: Some(second), has_seconds, until, zone, ..blank })
}

fn parse_clock(clock: &str) -> Option<(u32, bool)> {
    let fields: Vec<u32> = clock.split(':').map(str::parse).collect::<Result<_, _>>().ok()?;
    let (&hour, &minute) = (fields.first()?, fields.get(1)?);
    Some((hour * 3600 + minute * 60 + fields.get(2).copied().unwrap_or(0), fields.len() > 2))
}

/// How `left` stands to `right`.
pub(crate) fn relate(left: &TimeValue, right: &TimeValue) -> Comparison {
    let shown = (normal_form(left), normal_form(right));
    if shown.0 == shown.1 {
        return Comparison::Same(format!("{} in both", shown.0));
    }
    if let Some(days) = left.day.zip(right.day).map(|(x, y)| date::relate(&x, &y)) {
        match days {
            Comparison::Different(_) | Comparison::Doubtful(_) => return days,
            Comparison::Same(_) | Comparison::Compatible(_) | Comparison::Incomparable(_) => {}
        }
    }
    by_clock(left, right, &shown)
}

fn by_clock(left: &TimeValue, right: &TimeValue, shown: &(String, String)) -> Comparison {
    let zones = left.zone.zip(right.zone);
    // of one summer clock and one that is fixed the hour between them is not known
    let loose = zones.is_some_and(|(one, other)| one.summer != other.summer);
    let (one, other) = (range(left, zones.is_some(), loose), range(right, zones.is_some(), loose));
    let gap = gap_minutes(one, other);
    let later = |(from, to): (i64, i64)| (from + HALF_A_DAY, to + HALF_A_DAY);
    let nearest = gap.min(gap_minutes(later(one), other));
    if gap > 0 && left.is_either_half != right.is_either_half && nearest <= ROUNDED_MINUTES {
        return Comparison::Compatible(format!(
            "{} and {} can be the same, as nothing tells the half of the day",
            shown.0, shown.1
        ));
    }
    let is_point = |time: &TimeValue| time.second.is_some() && time.until.is_none();
    let point = is_point(left) && is_point(right);
    let exact = left.hedge == Hedge::Exact && right.hedge == Hedge::Exact;
    let one_zone = left.zone.is_some() != right.zone.is_some();
    let stretch = left.until.is_some() || right.until.is_some();
    match gap {
        0 if point && exact && !loose => Comparison::Same(format!("{} is {}", shown.0, shown.1)),
        0 => Comparison::Compatible(format!("{} and {} can be the same", shown.0, shown.1)),
        _ if one_zone || loose || stretch || !point || !exact => {
            Comparison::Doubtful(format!("{} does not seem to be {}", shown.0, shown.1))
        }
        _ => Comparison::Different(format!("{} against {}", shown.0, shown.1)),
    }
}

/// A clock told without its half of the day is told in round figures: "ten to eight" of 7.52.
const ROUNDED_MINUTES: i64 = 5;

/// Minutes.
const HALF_A_DAY: i64 = 12 * 60;

/// The minutes of the day that a time admits, in universal time when both are `zoned`; a summer clock that is `loose` admits an
/// hour less.
fn range(time: &TimeValue, zoned: bool, loose: bool) -> (i64, i64) {
    let zone = time.zone.filter(|_| zoned);
    let shift = zone.map_or(0, |zone| i64::from(zone.minutes));
    let summer = if zone.is_some_and(|zone| zone.summer && loose) { 60 } else { 0 };
    let minutes = |second: u32| i64::from(second) / 60;
    let (from, to) = match (time.second, time.daypart) {
        (Some(second), _) => {
            let end = time.until.unwrap_or(second);
            (minutes(second), minutes(end) + if end < second { 1440 } else { 0 })
        }
        (None, Some(part)) => {
            (i64::from(part.from) * 60, i64::from(part.to) * 60 + if part.to < part.from { 1440 } else { 0 })
        }
        (None, None) => (0, 1440),
    };
    let (before, after) = match time.hedge {
        Hedge::About => (ABOUT_MINUTES, ABOUT_MINUTES),
        Hedge::AtLeast | Hedge::MoreThan => (0, ABOUT_MINUTES),
        Hedge::AtMost | Hedge::LessThan | Hedge::UpTo | Hedge::Nearly => (ABOUT_MINUTES, 0),
        Hedge::Exact | Hedge::Range | Hedge::Vague => (0, 0),
    };
    (from - shift - summer - before, to - shift + after)
}

/// Minutes between two stretches of the day, the short way round the clock; 0 when they meet.
fn gap_minutes(left: (i64, i64), right: (i64, i64)) -> i64 {
    [-1440, 0, 1440]
        .into_iter()
        .map(|turn| (left.0 - right.1 - turn).max(right.0 + turn - left.1).max(0))
        .min()
        .unwrap_or(0)
}
