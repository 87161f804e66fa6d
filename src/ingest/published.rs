//! Dates as documents write them about themselves.

use crate::rules::ingest::{DateWord, IngestRules};
use jiff::civil::Date;
use std::ops::Range;

/// A line of more words than this is no date line; the longest measured name two dates with times and zones.
const MOST_WORDS: usize = 24;
/// Years that a document may have been published in.
const YEARS: Range<i16> = 1800..2200;
/// A year of two digits below this one is of this century.
const CENTURY: u32 = 70;

/// The day of an ISO date or date and time, in its own time zone: "2016-11-07", "2016-11-07T09:30:00+02:00".
pub(super) fn iso_date(written: &str) -> Option<Date> {
    let written = written.trim();
    let day = written.get(..10)?;
    let follows = written[10..].chars().next();
    let whole = follows.is_none_or(|next| matches!(next, 'T' | 't' | ' '));
    day.parse().ok().filter(|day: &Date| whole && YEARS.contains(&day.year()))
}

/// The day in the path of a web address: ".../2013/03/11/...", ".../2013-03-11-...", "...-20130311".
pub(super) fn date_in_url(url: &str) -> Option<Date> {
    let path = url.split_once("//").map_or(url, |(_, rest)| rest);
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    let apart = parts.windows(3).find_map(|part| {
        let fits = part[0].len() == 4 && part[1].len() == 2 && (1..=2).contains(&part[2].len());
        if fits { date(part[0].parse().ok()?, part[1].parse().ok()?, part[2].parse().ok()?) } else { None }
    });
    let joined = |part: &&str| {
        let fits = part.len() == 8 && part.bytes().all(|byte| byte.is_ascii_digit());
        if fits { date(part[..4].parse().ok()?, part[4..6].parse().ok()?, part[6..].parse().ok()?) } else { None }
    };
    apart.or_else(|| parts.iter().find_map(joined))
}

/// What a line says that says nothing but when the article was published or changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateLine {
    /// The day of publication.
    On(Date),
    /// A day on which the article was changed.
    Changed(Date),
    /// A time, or a day without a year.
    Undated,
}

/// Reads a line that has only words and numbers of dates; `None` when it says something else.
pub(super) fn date_line(line: &str, rules: &IngestRules) -> Option<DateLine> {
    let parts = parts(line, rules)?;
    let labelled = parts.iter().any(|part| matches!(part, Part::Published | Part::Updated));
    let named = parts.iter().any(|part| matches!(part, Part::Month(_)));
    let numbered = parts.iter().any(|part| matches!(part, Part::Number { .. }));
    let mut changed = false;
    let mut last = None;
    for (at, part) in parts.iter().enumerate() {
        changed = match part {
            Part::Published => false,
            Part::Updated => true,
            Part::Month(_) | Part::Number { .. } | Part::Other | Part::Foreign => changed,
        };
        match day_at(&parts[at..]) {
            Some(day) if !changed => return Some(DateLine::On(day)),
            Some(day) => last = last.or(Some(DateLine::Changed(day))),
            None => {}
        }
    }
    last.or_else(|| (numbered && (labelled || named)).then_some(DateLine::Undated))
}

/// A day written in running words: the first one of `text` that has a day, a month and a year.
pub(super) fn any_date(text: &str, rules: &IngestRules) -> Option<Date> {
    let parts: Vec<Part> = pieces(text).map(|piece| part(&piece, rules).unwrap_or(Part::Foreign)).collect();
    (0..parts.len()).find_map(|at| day_at(&parts[at..]))
}

/// The one day that the value of a field names in words and numbers: "Monday 13 May 2024 09.14 BST", "13/05/2024", "Mon May 13
/// 08:00:00 2024"; `None` when two numbers may be month and day either way.
pub(super) fn written_day(text: &str, rules: &IngestRules) -> Option<Date> {
    let parts: Vec<Part> =
        pieces(text).take(MOST_WORDS).map(|piece| part(&piece, rules).unwrap_or(Part::Foreign)).collect();
    let doubtful = |three: &[Part]| match three {
        [
            Part::Number { value: one, digits: 1..=2, then: '/' | '-' },
            Part::Number { value: other, digits: 1..=2, then: '/' | '-' },
            Part::Number { .. },
        ] => one != other && *one <= 12 && *other <= 12,
        _ => false,
    };
    if parts.windows(3).any(doubtful) {
        return None;
    }
    (0..parts.len()).find_map(|at| day_at(&parts[at..])).or_else(|| year_apart(&parts))
}

/// A month and a day beside each other, and the year elsewhere: "Mon May 13 08:00:00 UTC 2024", "2024 May 13".
fn year_apart(parts: &[Part]) -> Option<Date> {
    let (month, day) = parts.windows(2).find_map(|pair| match pair {
        [Part::Month(month), Part::Number { value, digits: 1..=2, .. }]
        | [Part::Number { value, digits: 1..=2, .. }, Part::Month(month)] => Some((*month, *value)),
        _ => None,
    })?;
    let year = parts.iter().find_map(|part| match part {
        Part::Number { value, digits: 4, then } if *then != ':' => {
            i16::try_from(*value).ok().filter(|year| YEARS.contains(year))
        }
        _ => None,
    })?;
    date(year, u32::from(month.unsigned_abs()), day)
}

/// Whether a document may have been published on `day`.
pub(super) fn is_plausible(day: &Date) -> bool {
    YEARS.contains(&day.year())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Month(i8),
    /// A number of so many digits, and the character right behind it.
    Number {
        value: u32,
        digits: usize,
        then: char,
    },
    Published,
    Updated,
    /// A weekday, a zone, "at": says nothing about the day.
    Other,
    /// A word of no date.
    Foreign,
}

/// A run of letters or of digits, and the first character behind it that is no space.
struct Piece<'a> {
    words: &'a str,
    then: char,
}

fn pieces(line: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = line;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|letter: char| !letter.is_alphanumeric());
        let first = rest.chars().next()?;
        let ends = |letter: char| match first.is_numeric() {
            true => !letter.is_numeric(),
            false => !(letter.is_alphabetic() || letter == '.' && is_clock(rest)),
        };
        let (words, after) = rest.split_at(rest.find(ends).unwrap_or(rest.len()));
        rest = after;
        Some(Piece { words, then: after.trim_start().chars().next().unwrap_or(' ') })
    })
}

/// "a.m." and "p.m." are one word.
fn is_clock(rest: &str) -> bool {
    let start = rest.get(..3).unwrap_or_default();
    start.eq_ignore_ascii_case("a.m") || start.eq_ignore_ascii_case("p.m")
}

fn parts(line: &str, rules: &IngestRules) -> Option<Vec<Part>> {
    let mut found: Vec<Part> = Vec::new();
    for piece in pieces(line) {
        // A few capitals behind a number are a time zone, listed or not.
        let zone = matches!(found.last(), Some(Part::Number { .. })) && is_zone(piece.words);
        found.push(part(&piece, rules).or(zone.then_some(Part::Other))?);
        if found.len() > MOST_WORDS {
            return None;
        }
    }
    (!found.is_empty()).then_some(found)
}

fn is_zone(word: &str) -> bool {
    (2..=4).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn part(piece: &Piece<'_>, rules: &IngestRules) -> Option<Part> {
    if let Ok(value) = piece.words.parse::<u32>() {
        let digits = piece.words.len();
        return (digits <= 4).then_some(Part::Number { value, digits, then: piece.then });
    }
    let word = piece.words.trim_end_matches('.').to_lowercase();
    Some(match rules.date_words.get(&word)? {
        DateWord::Month(month) => Part::Month(*month),
        DateWord::Published => Part::Published,
        DateWord::Updated => Part::Updated,
        DateWord::Beside => Part::Other,
    })
}

/// The day that begins at the first part: "5 January 2009", "January 5, 2009", "2009-01-05", "1/5/2009", "5.1.2009".
fn day_at(parts: &[Part]) -> Option<Date> {
    let number = |part: Option<&Part>| match part {
        Some(Part::Number { value, digits, then }) => Some((*value, *digits, *then)),
        _ => None,
    };
    let words: Vec<&Part> = parts.iter().filter(|part| **part != Part::Other).take(3).collect();
    let at = |place: usize| number(words.get(place).copied());
    match (words.first()?, words.get(1)?) {
        (Part::Month(month), Part::Number { value, .. }) => {
            date(year(at(2)?)?, u32::from(month.unsigned_abs()), *value)
        }
        (Part::Number { value, .. }, Part::Month(month)) if parts.first() == words.first().copied() => {
            date(year(at(2)?)?, u32::from(month.unsigned_abs()), *value)
        }
        (Part::Number { .. }, Part::Number { .. }) => {
            numeric(number(parts.first())?, number(parts.get(1))?, number(parts.get(2))?)
        }
        _ => None,
    }
}

fn numeric(first: (u32, usize, char), second: (u32, usize, char), third: (u32, usize, char)) -> Option<Date> {
    let mark = first.2;
    if !matches!(mark, '-' | '/' | '.') || second.2 != mark {
        return None;
    }
    if first.1 == 4 {
        return date(i16::try_from(first.0).ok()?, second.0, third.0);
    }
    // English puts the month first between slashes; a number that cannot be a month, or dots, put the day first.
    let day_first = mark == '.' || first.0 > 12;
    let (day, month) = if day_first { (first.0, second.0) } else { (second.0, first.0) };
    date(year(third)?, month, day)
}

fn year((value, digits, then): (u32, usize, char)) -> Option<i16> {
    let full = match digits {
        4 => value,
        2 if then == ':' => return None,
        2 if value < CENTURY => 2000 + value,
        2 => 1900 + value,
        _ => return None,
    };
    i16::try_from(full).ok()
}

fn date(year: i16, month: u32, day: u32) -> Option<Date> {
    if !YEARS.contains(&year) {
        return None;
    }
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
