//! Floor 1: stretches of time: "last month", "the past two decades", "mid-July", "late last year", "the third quarter of 2016", "the 1970s".

use super::fields::{month, year, year_in_words};
use super::quarter::{named_quarter, nth_period};
use super::relative::{period_word, pointer};
use super::{Basis, DateValue, Found, Grain, Part, Stated, calendar};
use crate::value::Cue;
use crate::value::scan::Scan;
use crate::value::vocabulary::Meaning;
use crate::value::{cardinal, duration, ordinal};
use jiff::ToSpan;
use jiff::civil::Date;

/// The stretch of time at `at`.
pub(super) fn read(scan: &Scan, at: usize) -> Option<Found> {
    let start = scan.cue(at, Cue::The).unwrap_or(at);
    let readings = [
        part_of_period(scan, start),
        rest(scan, at),
        after_next(scan, start),
        week_from(scan, start),
        counted(scan, start),
        pointed_period(scan, start),
        pointed_month_name(scan, start),
        nth_period(scan, start),
        named_quarter(scan, start),
        season(scan, start),
        decade(scan, start),
        century(scan, start),
        recent(scan, start),
    ];
    let longest = readings.into_iter().flatten().reduce(|best, next| if next.end > best.end { next } else { best })?;
    let narrative = scan.cue(at, Cue::Narrative).is_some() || scan.cue(start, Cue::Narrative).is_some();
    Some(Found { start: at, weak: longest.weak || narrative && longest.value.basis != Basis::Stated, ..longest })
}

/// The stretch of `grain` so many steps from publication's.
fn stepped(scan: &Scan, steps: i8, grain: Grain) -> DateValue {
    let stated = Stated { offset: Some(i16::from(steps)), ..Stated::default() };
    let Some(published) = scan.published else { return DateValue::open(grain, stated) };
    let steps = i32::from(steps);
    // a weekend or season is "last" only once it has ended
    let day = calendar::moved(published, steps, grain);
    DateValue::days(calendar::around(day, grain), grain, stated, Basis::Published)
}

/// "last month", "this week", "next year", "the weekend".
fn pointed_period(scan: &Scan, at: usize) -> Option<Found> {
    if let Some(end) = scan
        .cue(at, Cue::Weekend)
        .filter(|_| at > 0 && (scan.cue_before(at, Cue::The) || scan.cue_before(at, Cue::Pronoun)))
    {
        return Some(Found::new(weekend(scan, at), at, end));
    }
    let (next, steps) = pointer(scan, at)?;
    let (end, grain) = period_word(scan, next).filter(|(_, grain)| *grain >= Grain::Day)?;
    if scan.word(end - 1).ends_with('s') {
        return None; // "the coming days" names no day
    }
    if steps < 0 && scan.cue(end, Cue::Of).is_some() && scan.cue_before(at, Cue::The) {
        return None; // "the last day of the strike" is not told from publication
    }
    Some(Found::new(stepped(scan, steps, grain), at, end))
}

/// "the weekend": the one of the week, and behind "over" the one before a working day.
fn weekend(scan: &Scan, at: usize) -> DateValue {
    let whole = stepped(scan, 0, Grain::Weekend);
    let over = scan.cue_start(at, Cue::The).is_some_and(|the| scan.cue_before(the, Cue::Over));
    let ahead = whole.from.zip(scan.published).is_some_and(|(from, published)| from > published);
    if !over || !ahead {
        return whole;
    }
    DateValue { stated: whole.stated, ..stepped(scan, -1, Grain::Weekend) }
}

/// "the rest of the week", "rest of my week".
fn rest(scan: &Scan, at: usize) -> Option<Found> {
    let next = scan.cue(at, Cue::Rest)?;
    let next = scan.cue(next, Cue::Of).unwrap_or(next);
    let next = scan.cue(next, Cue::The).or_else(|| scan.cue(next, Cue::Possessive)).unwrap_or(next);
    let whole = whole_period(scan, next)?;
    Some(Found { start: at, ..parted(scan, whole, Part::Later) })
}

/// "recently", "in recent weeks": some time before publication; weak, since it names no day.
fn recent(scan: &Scan, at: usize) -> Option<Found> {
    let end = scan.cue(at, Cue::Recent)?;
    let stated = Stated { part: Some(Part::Earlier), ..Stated::default() };
    Some(Found::new(DateValue::open(Grain::Span, stated), at, end).weak())
}

/// "the week after next".
fn after_next(scan: &Scan, at: usize) -> Option<Found> {
    let (next, grain) = period_word(scan, at).filter(|(_, grain)| *grain >= Grain::Day)?;
    let end = scan.cue(next, Cue::AfterNext)?;
    Some(Found::new(stepped(scan, 2, grain), at, end))
}

/// "the week of Feb. 4", "the week ended Oct. 7": seven days from or to a day.
fn week_from(scan: &Scan, at: usize) -> Option<Found> {
    if let Some(next) = scan.cue(at, Cue::Weekend) {
        let day = super::absolute::read(scan, scan.cue(next, Cue::Of)?).filter(|day| day.value.grain == Grain::Day)?;
        let days = day.value.from.map(|from| (from, calendar::around(from, Grain::Weekend).1.max(from)));
        let value = days.map(|days| DateValue::days(days, Grain::Weekend, day.value.stated, day.value.basis));
        let value = value.unwrap_or(DateValue::open(Grain::Weekend, day.value.stated));
        let last = super::fields::day(scan, day.end + 1).filter(|_| scan.mark(day.end, '-'));
        return Some(Found::new(value, at, last.map_or(day.end, |(end, ..)| end)));
    }
    let next = scan.cue(at, Cue::Week)?;
    let ending = scan.cue(next, Cue::Ending);
    let next = ending.or_else(|| scan.cue(next, Cue::Beginning))?;
    let day = super::absolute::read(scan, next).filter(|day| day.value.grain == Grain::Day)?;
    let days = day.value.from.map(|from| {
        if ending.is_some() { (from.saturating_sub(6.days()), from) } else { (from, from.saturating_add(6.days())) }
    });
    let value = match days {
        Some(days) => DateValue::days(days, Grain::Week, day.value.stated, day.value.basis),
        None => DateValue::open(Grain::Week, day.value.stated),
    };
    Some(Found::new(value, at, day.end))
}

/// "last June", "next March", "this December".
fn pointed_month_name(scan: &Scan, at: usize) -> Option<Found> {
    let (next, steps) = pointer(scan, at)?;
    let (end, named) = month(scan, next).filter(|(end, _)| !scan.is_numeral(*end))?;
    let stated = Stated { month: Some(named), offset: Some(i16::from(steps)), ..Stated::default() };
    let Some(published) = scan.published else {
        return Some(Found::new(DateValue::open(Grain::Month, stated), at, end));
    };
    let this_year = published.year();
    let year = match steps {
        ..0 => this_year - i16::from(named >= published.month()),
        0 => this_year,
        1.. => this_year + i16::from(named <= published.month()),
    };
    let first = Date::new(year, named, 1).ok()?;
    let value = DateValue::days((first, first.last_of_month()), Grain::Month, stated, Basis::Published);
    Some(Found::new(value, at, end))
}

/// "the past two weeks", "next 3 months", "the last few days".
fn counted(scan: &Scan, at: usize) -> Option<Found> {
    let (next, steps) = pointer(scan, at).filter(|(_, steps)| *steps != 0)?;
    let length = duration::read(scan, next).filter(|length| length.count >= 1.0 && !length.article)?;
    // "the last 24 hours" are of today and yesterday
    let (count, grain) = if length.grain < Grain::Day {
        ((length.seconds / 86_400.0).ceil(), Grain::Day)
    } else {
        (length.count, length.grain)
    };
    let stated =
        Stated { offset: Some((count * f64::from(steps)).clamp(-30_000.0, 30_000.0) as i16), ..Stated::default() };
    let Some(published) = scan.published else {
        return Some(Found::new(DateValue::open(Grain::Span, stated), at, length.end));
    };
    let beyond = || Some(Found::new(DateValue::open(Grain::Span, stated), at, length.end));
    let count = count as i64;
    let tomorrow = published.saturating_add(1.days());
    let days = if grain == Grain::Decade || grain == Grain::Century {
        let this = calendar::around(published, grain).0;
        let far = calendar::reach(this, count.saturating_mul(i64::from(steps)), grain);
        let ahead = far.zip(calendar::reach(this, 1, grain));
        if steps < 0 {
            far.map(|far| (far, this.saturating_sub(1.days())))
        } else {
            ahead.map(|(far, next)| (next, calendar::around(far, grain).1))
        }
    } else if steps < 0 {
        calendar::reach(published, -count, grain).map(|from| (from, published))
    } else {
        calendar::reach(tomorrow, count, grain).map(|to| (tomorrow, to))
    };
    let Some((from, to)) = days else { return beyond() };
    Some(Found::new(DateValue::days((from, to), Grain::Span, stated, Basis::Published), at, length.end))
}

/// "early December", "mid-July", "late last year", "the end of next week", "November-end", "earlier this month".
fn part_of_period(scan: &Scan, at: usize) -> Option<Found> {
    if crate::value::age::decade(scan, at).is_some() {
        return None; // "in her mid-30s" is an age
    }
    let (next, part) = match part(scan, at) {
        Some((end, part)) => (scan.hyphen(end), part),
        None => return month_end(scan, at),
    };
    let next = scan.cue(next, Cue::Of).or_else(|| scan.cue(next, Cue::In)).unwrap_or(next);
    let next = scan.cue(next, Cue::The).unwrap_or(next);
    let whole = whole_period(scan, next)?;
    Some(Found { start: at, ..parted(scan, whole, part) })
}

/// "in November-end".
fn month_end(scan: &Scan, at: usize) -> Option<Found> {
    let (end, named) = month(scan, at)?;
    let (end, part) = part(scan, scan.hyphen(end)).filter(|(_, part)| *part == Part::Late && scan.mark(end, '-'))?;
    let stated = Stated { month: Some(named), ..Stated::default() };
    Some(parted(scan, Found::new(calendar::month(scan.published, named, stated), at, end), part))
}

fn part(scan: &Scan, at: usize) -> Option<(usize, Part)> {
    scan.phrase(at, |meaning| match meaning {
        Meaning::Part(part) => Some(part),
        _ => None,
    })
}

fn parted(scan: &Scan, whole: Found, part: Part) -> Found {
    let mut value = whole.value;
    value.stated.part = Some(part);
    if let (Some(from), Some(to)) = (value.from, value.to) {
        let (from, to) = calendar::part_around((from, to), part, scan.published);
        (value.from, value.to) = (Some(from), Some(to));
    }
    Found { value, ..whole }
}

/// A period that has parts: a month, a year, a week, a weekday, a decade.
fn whole_period(scan: &Scan, at: usize) -> Option<Found> {
    let at = scan.cue(at, Cue::The).unwrap_or(at);
    let pointed = [
        counted(scan, at),
        pointed_period(scan, at),
        pointed_month_name(scan, at),
        season(scan, at),
        decade(scan, at),
        century(scan, at),
        nth_period(scan, at),
    ];
    let longest = pointed.into_iter().flatten().reduce(|best, next| if next.end > best.end { next } else { best });
    longest
        .or_else(|| super::absolute::read(scan, at).filter(|found| found.value.grain == Grain::Month))
        .or_else(|| year(scan, at).map(|(end, value)| super::year::whole(value, at, end)))
        .or_else(|| this_period(scan, at))
}

/// "the year", "the month" behind "later in".
fn this_period(scan: &Scan, at: usize) -> Option<Found> {
    let single = |end: usize| !scan.word(end - 1).ends_with('s');
    let (end, grain) =
        period_word(scan, at).filter(|(end, grain)| single(*end) && (Grain::Weekend..=Grain::Year).contains(grain))?;
    Some(Found::new(stepped(scan, 0, grain), at, end))
}

/// "summer 2016", "the spring of 1978", "this fall", "next spring"; a season alone only behind "the" or a pointer.
fn season(scan: &Scan, at: usize) -> Option<Found> {
    let (next, steps) = match pointer(scan, at) {
        Some((next, steps)) => (next, Some(steps)),
        None => (at, None),
    };
    let (end, first_month) = scan.phrase(next, |meaning| match meaning {
        Meaning::Season(month) => Some(month),
        _ => None,
    })?;
    let of = scan.cue(end, Cue::Of).unwrap_or(scan.skip(end, ','));
    let year = year(scan, of).or_else(|| year_in_words(scan, of)).filter(|_| steps.is_none());
    // "the winter of 2022-23" begins in the first
    let pair = year.is_some_and(|(end, first)| {
        let joined = (scan.mark(end, '-') || scan.mark(end, '/')) && scan.glued(end) && scan.glued(end + 1);
        joined && scan.word(end + 1).parse::<i16>().is_ok_and(|second| (first + 1) % 100 == second % 100)
    });
    let year = year.map(|(end, first)| (if pair { end + 2 } else { end }, first));
    let led = scan.cue_before(at, Cue::The) || scan.cue_before(at, Cue::InPeriod) || part_before(scan, at);
    if year.is_none() && steps.is_none() && !led {
        return None;
    }
    let stated = Stated {
        year: year.map(|(_, year)| year),
        month: Some(first_month),
        offset: steps.map(i16::from),
        ..Stated::default()
    };
    let basis = if year.is_some() { Basis::Stated } else { Basis::Published };
    let inferred = scan.published.map(|day| day.year() + i16::from(steps.unwrap_or(0)));
    let first = year.map(|(_, year)| year).or(inferred).and_then(|year| Date::new(year, first_month, 1).ok());
    let value = first.map_or(DateValue::open(Grain::Season, stated), |first| {
        DateValue::days(calendar::months_from(first, 3), Grain::Season, stated, basis)
    });
    Some(Found::new(value, at, year.map_or(end, |(end, _)| end)))
}

fn part_before(scan: &Scan, at: usize) -> bool {
    at > 0
        && (1..=2usize.min(at))
            .any(|back| part(scan, at - back).is_some_and(|(end, _)| end == at || scan.hyphen(end) == at))
}

/// "the 1970s", "the 70's", "the nineties", "twenty-tens".
fn decade(scan: &Scan, at: usize) -> Option<Found> {
    if crate::value::age::decade(scan, at).is_some() {
        return None;
    }
    let named = |at: usize| {
        scan.phrase(at, |meaning| match meaning {
            Meaning::Decade(year) => Some(year),
            _ => None,
        })
    };
    let of_century = || {
        let (end, century) = cardinal::word(scan, at).filter(|(_, century)| (15.0..=20.0).contains(century))?;
        let (end, tens) = named(scan.hyphen(end)).filter(|(_, tens)| *tens < 100)?;
        Some((end, century as i16 * 100 + tens))
    };
    let heat = scan.word(at).len() == 2 && scan.mentions(Cue::Heat) && !scan.mark(at.wrapping_sub(1), '\'');
    if heat && scan.is_numeral(at) {
        return None; // "temperatures in the 80s"
    }
    let (end, first) = decade_figures(scan, at).or_else(|| named(at)).or_else(of_century)?;
    let first = if first < 100 { 1900 + first } else { first };
    let stated = Stated { year: Some(first), ..Stated::default() };
    if first % 100 == 0 && first < 1900 {
        // "the 1800s" are the century
        let days = calendar::years(first, 100);
        return Some(Found::new(DateValue::days(days, Grain::Century, stated, Basis::Stated), at, end));
    }
    Some(Found::new(DateValue::days(calendar::years(first, 10), Grain::Decade, stated, Basis::Stated), at, end))
}

fn decade_figures(scan: &Scan, at: usize) -> Option<(usize, i16)> {
    let written = scan.word(at);
    let number: i16 = written
        .parse()
        .ok()
        .filter(|_| scan.is_numeral(at) && matches!(written.len(), 2 | 4) && written.ends_with('0'))?;
    let next = scan.skip(at + 1, '\'');
    let plural = scan.word(next) == "s" && scan.glued(next);
    let aged = scan.cue_before(at, Cue::Possessive);
    (plural && !aged && (number < 100 || (1000..2100).contains(&number))).then_some((next + 1, number))
}

/// "the 15th century".
fn century(scan: &Scan, at: usize) -> Option<Found> {
    let (next, number) = ordinal::plain(scan, at).filter(|(_, number)| (1.0..=30.0).contains(number))?;
    let end = scan.cue(scan.hyphen(next), Cue::Century)?;
    let first = (number as i16 - 1) * 100;
    let stated = Stated { year: Some(first), ..Stated::default() };
    Some(Found::new(DateValue::days(calendar::years(first, 100), Grain::Century, stated, Basis::Stated), at, end))
}
