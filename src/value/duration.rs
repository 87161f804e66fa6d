//! Floor 1: a length of time: "two hours", "nearly two-year", "an hour and a half", "1 year 1 month 21 days", "all day".

use super::amount::{Amount, Hedge};
use super::cue::Cue;
use super::date::Grain;
use super::number::{self, Number, Writing};
use super::operand;
use super::scan::Scan;
use super::vocabulary::Meaning;

/// A length of time found in the text.
#[derive(Debug, Clone)]
pub(crate) struct Length {
    /// In seconds; months have 30 days and years 365.
    pub amount: Amount,
    pub start: usize,
    pub end: usize,
    /// Each number with its unit, in order.
    pub parts: Vec<(f64, Grain)>,
    /// The number of the first unit.
    pub count: f64,
    /// The first unit.
    pub grain: Grain,
    /// The whole in seconds, by the smaller bound of a vague word.
    pub seconds: f64,
    /// Whether the number is a vague word.
    pub vague: bool,
    /// Whether the number is "a" or "an".
    pub article: bool,
    /// One past the number.
    pub number_end: usize,
}

/// The length of time at `at`.
pub(crate) fn read(scan: &Scan, at: usize) -> Option<Length> {
    if let Some(length) = whole(scan, at).or_else(|| plural(scan, at)) {
        return Some(length);
    }
    if let Some(length) = compact(scan, at).filter(|length| length.parts.len() > 1) {
        return Some(length);
    }
    let number = number::read(scan, at)?;
    behind(scan, number)
}

/// "5m" before "ago", "2h 30m", "3h 40m 5s": figures with letters for units, which are lengths of time only in company.
pub(crate) fn compact(scan: &Scan, at: usize) -> Option<Length> {
    let first = lettered(scan, at)?;
    let mut length = single(first.0, first.1);
    while let Some((number, unit)) = lettered(scan, length.end).filter(|(_, unit)| unit.2 < length.grain) {
        let part = (number.value(), unit.2);
        length = joined(length, unit.0, number.amount.converted(unit.1, 0.0), part);
    }
    (length.parts.len() > 1 || scan.cue(length.end, Cue::Ago).is_some()).then_some(length)
}

/// "in 2:25:13", "a time of 2:05:09": hours, minutes and seconds that something took.
pub(crate) fn raced(scan: &Scan, at: usize) -> Option<(usize, Amount)> {
    let led = scan.cue_before(at, Cue::In) || scan.cue_before(at, Cue::Of);
    let field = |at: usize| scan.word(at).parse::<u32>().ok().filter(|_| scan.is_numeral(at));
    let joined = [at + 1, at + 3].iter().all(|&mark| scan.mark(mark, ':') && scan.glued(mark) && scan.glued(mark + 1));
    let (hours, minutes, seconds) = (field(at)?, field(at + 2)?, field(at + 4)?);
    let fits = led && joined && minutes < 60 && seconds < 60 && hours < 100;
    let closed = !(scan.mark(at + 5, ':') && scan.glued(at + 5));
    (fits && closed).then(|| (at + 5, Amount::exact(f64::from(hours * 3600 + minutes * 60 + seconds), 1.0)))
}

/// A number in figures with the letter, or the word, of a unit of time behind it.
fn lettered(scan: &Scan, at: usize) -> Option<(Number, (usize, f64, Grain))> {
    let value: f64 = scan.word(at).parse().ok().filter(|_| scan.is_numeral(at))?;
    let (end, (seconds, grain)) = scan.phrase(at + 1, |meaning| match meaning {
        Meaning::ShortPeriod(seconds, grain) | Meaning::Period(seconds, grain) => Some((seconds, grain)),
        _ => None,
    })?;
    let amount = Amount::exact(value, 1.0);
    let number = Number { amount, writing: Writing::Digits, start: at, end: at + 1, scaled: false, factor: 1.0 };
    Some((number, (end, seconds, grain)))
}

/// "hundreds of years", "hundreds more years".
fn vague_unit(scan: &Scan, at: usize) -> Option<(usize, f64, Grain)> {
    let next = scan.cue(at, Cue::Of).or_else(|| scan.cue(at, Cue::More))?;
    named_unit(scan, next)
}

/// "for years", "for decades": two of them or more.
fn plural(scan: &Scan, at: usize) -> Option<Length> {
    let next = scan.cue(at, Cue::For)?;
    let unit = named_unit(scan, next).filter(|(end, _, grain)| {
        // "asked for seconds" is no length
        scan.word(end - 1).ends_with('s') && scan.is_lower(next) && *grain > Grain::Second
    })?;
    let amount = Amount { low: Some(2.0), high: None, hedge: Hedge::Vague, grain: 1.0 };
    let number = Number { amount, writing: Writing::Vague, start: next, end: next, scaled: true, factor: 1.0 };
    Some(Length { start: at, number_end: unit.0, ..single(number, unit) })
}

/// The length whose number has been read.
pub(crate) fn behind(scan: &Scan, number: Number) -> Option<Length> {
    let first = match number.writing {
        Writing::Vague => unit(scan, number.end).or_else(|| vague_unit(scan, number.end))?,
        Writing::Article if scan.cue(number.end, Cue::Homonym).is_some() => return None, // "a second bomb"
        Writing::Fraction => named_unit(scan, operand::unit_place(scan, &number)).or_else(|| unit(scan, number.end))?,
        Writing::Article | Writing::Digits | Writing::Words => unit(scan, number.end)?,
    };
    let mut length = single(number, first);
    while let Some((end, amount, part)) = next_part(scan, &length) {
        length = joined(length, end, amount, part);
    }
    Some(length)
}

/// The unit of time behind a number: one past it, its seconds and grain.
pub(crate) fn unit(scan: &Scan, at: usize) -> Option<(usize, f64, Grain)> {
    let next = scan.hyphen(at);
    let next = scan.cue(next, Cue::A).unwrap_or(next);
    // "ten straight days"
    let next = scan.cue(next, Cue::UnitAdjective).filter(|_| scan.is_lower(next)).unwrap_or(next);
    named_unit(scan, next)
}

fn named_unit(scan: &Scan, next: usize) -> Option<(usize, f64, Grain)> {
    let (end, (seconds, grain)) = scan.phrase(next, |meaning| match meaning {
        Meaning::Period(seconds, grain) => Some((seconds, grain)),
        _ => None,
    })?;
    let stop = scan.mark(end, '.') && end == next + 1 && scan.word(next).len() <= 3 && scan.is_numeral(end + 1);
    Some((end + usize::from(stop), seconds, grain))
}

fn single(number: Number, (end, seconds, grain): (usize, f64, Grain)) -> Length {
    let count = if number.writing == Writing::Vague { number.amount.low.unwrap_or(0.0) } else { number.value() };
    Length {
        amount: number.amount.converted(seconds, 0.0),
        start: number.start,
        end,
        parts: vec![(count * seconds / seconds_of(grain), grain)],
        count,
        grain,
        seconds: count * seconds,
        vague: number.writing == Writing::Vague,
        article: number.writing == Writing::Article,
        number_end: number.end,
    }
}

fn joined(length: Length, end: usize, amount: Amount, part: (f64, Grain)) -> Length {
    let add = |x: Option<f64>, y: Option<f64>| x.zip(y).map(|(x, y)| x + y);
    let sum = Amount {
        low: add(length.amount.low, amount.low),
        high: add(length.amount.high, amount.high),
        grain: length.amount.grain.min(amount.grain),
        ..length.amount
    };
    let mut parts = length.parts;
    parts.push(part);
    let seconds = length.seconds + amount.low.unwrap_or(0.0);
    Length { amount: sum, end, parts, seconds, article: false, ..length }
}

/// "and a half" or a further number with a unit: "1 year 1 month", "two hours and ten minutes".
fn next_part(scan: &Scan, length: &Length) -> Option<(usize, Amount, (f64, Grain))> {
    let comma = scan.skip(length.end, ',');
    let and = scan.cue(length.end, Cue::And);
    if let Some(next) = and {
        let half = scan.cue(next, Cue::A).unwrap_or(next);
        let is_half = scan.phrase(half, |meaning| matches!(meaning, Meaning::Denominator(2.0, _)).then_some(()));
        if let Some((end, ())) = is_half.filter(|(end, ())| unit(scan, *end).is_none()) {
            let seconds = length.seconds / length.count.max(1.0) / 2.0;
            return Some((end, Amount::exact(seconds, seconds), (0.5, length.grain)));
        }
    }
    let start = and.unwrap_or(comma);
    let number = number::read(scan, start).filter(|number| number.writing != Writing::Vague)?;
    let (end, seconds, grain) = unit(scan, number.end)?;
    let article = number.writing == Writing::Article;
    let smaller = grain < length.grain || and.is_none() && comma == length.end && grain != length.grain;
    // "a year and a day", and not "two hours and a second bomb"
    let fits = !article || and.is_some() && scan.cue(number.end, Cue::Homonym).is_none();
    (smaller && fits).then(|| (end, number.amount.converted(seconds, 0.0), (number.value(), grain)))
}

/// "all day", "full month", "the whole week", "another hour".
fn whole(scan: &Scan, at: usize) -> Option<Length> {
    let next = scan.cue(at, Cue::Whole)?;
    let (end, seconds, grain) = unit(scan, next)?;
    let number = Number {
        amount: Amount::exact(1.0, 1.0),
        writing: Writing::Words,
        start: at,
        end: next,
        scaled: false,
        factor: 1.0,
    };
    Some(single(number, (end, seconds, grain)))
}

/// "day" behind "the": one of the unit.
pub(crate) fn one(scan: &Scan, at: usize) -> Option<Length> {
    let unit = named_unit(scan, at).filter(|(end, ..)| !scan.word(end - 1).ends_with('s'))?;
    let amount = Amount::exact(1.0, 1.0);
    let number = Number { amount, writing: Writing::Article, start: at, end: at, scaled: false, factor: 1.0 };
    Some(single(number, unit))
}

/// How many seconds a stretch of `grain` has; months have 30 days and years 365.
pub(crate) fn seconds_of(grain: Grain) -> f64 {
    const DAY: f64 = 86_400.0;
    match grain {
        Grain::Second => 1.0,
        Grain::Minute => 60.0,
        Grain::Hour => 3600.0,
        Grain::Day | Grain::Span => DAY,
        Grain::Weekend => 2.0 * DAY,
        Grain::Week => 7.0 * DAY,
        Grain::Month => 30.0 * DAY,
        Grain::Quarter | Grain::Season => 91.0 * DAY,
        Grain::Half => 182.5 * DAY,
        Grain::Year => 365.0 * DAY,
        Grain::Decade => 3650.0 * DAY,
        Grain::Century => 36_500.0 * DAY,
    }
}
