//! Floor 1: a date: a day, or a stretch of days, as far as the words and the day of publication tell.

mod absolute;
pub(crate) mod calendar;
mod distance;
mod fields;
mod fiscal;
mod numeric;
mod period;
mod quarter;
mod range;
mod relate;
mod relative;
mod show;
mod stretch;
mod year;

use super::classes::Classes;
use super::cue::Cue;
use super::scan::Scan;
use jiff::civil::Date;
pub(crate) use relate::relate;
pub(crate) use show::{normal_form, parse};

/// How long a stretch of time is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Grain {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Season,
    Half,
    Year,
    Decade,
    Century,
    /// A stretch between two named days.
    Span,
}

/// Which part of a period is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Part {
    Early,
    Mid,
    Late,
    /// "earlier this year": up to publication.
    Earlier,
    /// "later this year", "the rest of the week": from publication on.
    Later,
}

/// What the words themselves say, field by field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Stated {
    /// The year, when it is written.
    pub year: Option<i16>,
    /// The month, January is 1.
    pub month: Option<i8>,
    /// The day of the month.
    pub day: Option<i8>,
    /// The day of the week, Monday is 1.
    pub weekday: Option<i8>,
    /// Early, mid or late in the period.
    pub part: Option<Part>,
    /// How many periods from publication: -1 for "last month", in units of the date's grain.
    pub offset: Option<i16>,
}

/// Where the days of a date come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// The words name the year.
    Stated,
    /// The words and the day of publication.
    Published,
    /// The words alone, which do not say which year or week.
    Open,
}

/// A day or a stretch of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateValue {
    /// First day; `None` when unknown or open.
    pub from: Option<Date>,
    /// Last day, inclusive; `None` when unknown or open.
    pub to: Option<Date>,
    /// How long a stretch is meant.
    pub grain: Grain,
    /// What the words say.
    pub stated: Stated,
    /// Where the days come from.
    pub basis: Basis,
    /// By how many days the stretch may be off on either side: "about two weeks ago".
    pub slack_days: u16,
}

/// A date found in the text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found {
    pub value: DateValue,
    pub start: usize,
    pub end: usize,
    /// Whether the words name no date by themselves ("the 27").
    pub weak: bool,
}

impl DateValue {
    /// A stretch whose days are not known.
    pub(crate) fn open(grain: Grain, stated: Stated) -> Self {
        DateValue { from: None, to: None, grain, stated, basis: Basis::Open, slack_days: 0 }
    }

    /// A stretch of known days.
    pub(crate) fn days((from, to): (Date, Date), grain: Grain, stated: Stated, basis: Basis) -> Self {
        DateValue { from: Some(from), to: Some(to), grain, stated, basis, slack_days: 0 }
    }
}

impl DateValue {
    /// Whether both have the same words, whichever day they are counted from: "last Saturday" of a source with a day of publication and of
    /// one without.
    pub fn is_worded_as(&self, other: &DateValue) -> bool {
        self.stated == other.stated && self.grain == other.grain
    }
}

impl Found {
    pub(crate) fn new(value: DateValue, start: usize, end: usize) -> Self {
        Found { value, start, end, weak: false }
    }

    pub(crate) fn weak(self) -> Self {
        Found { weak: true, ..self }
    }
}

/// The date at lexeme `at`: the longest of all readings.
pub(crate) fn read(scan: &Scan, at: usize) -> Option<Found> {
    let single = point(scan, at);
    let between = range::read(scan, at, single);
    [between, single].into_iter().flatten().max_by_key(|found| found.end)
}

/// One past a title with a weekday in it that is no day: "the Sunday Times", "Friday Night Lights".
pub(crate) fn titled(scan: &Scan, at: usize) -> Option<usize> {
    let start = at;
    let at = scan.cue(at, Cue::The).unwrap_or(at);
    if !scan.is_capitalised(at) || !scan.is_capitalised(at + 1) {
        return None;
    }
    let (next, _) = fields::weekday(scan, at)?;
    let named = |at: usize| scan.is_capitalised(at) && scan.glued(at) == scan.glued(at - 1);
    let known = |at: usize| scan.classes(at).meets(Classes::CALENDAR);
    let article = (at > start || scan.cue_before(at, Cue::The)) && named(next) && (!known(next) || named(next + 1));
    let part = known(next) && named(next) && fields::month(scan, next).is_none() && named(next + 1);
    let part = part && !known(next + 1);
    let end = (next..scan.lexemes.len()).find(|&end| !named(end)).unwrap_or(scan.lexemes.len());
    (next == at + 1 && (article || part)).then_some(end)
}

/// A date that is not a range of two.
fn point(scan: &Scan, at: usize) -> Option<Found> {
    [
        numeric::read(scan, at),
        absolute::read(scan, at),
        relative::read(scan, at),
        distance::read(scan, at),
        period::read(scan, at),
        year::read(scan, at),
        fiscal::read(scan, at),
        stretch::read(scan, at),
    ]
    .into_iter()
    .flatten()
    .reduce(|best, next| if next.end > best.end { next } else { best })
}
