//! Floor 1: cardinal numbers in words, or digits with words: "two hundred and five", "twelve hundred", "4 thousand 3 hundred", "five point two".

use super::amount::{Amount, grain_of};
use super::cue::Cue;
use super::number::{Number, Writing, scaled};
use super::scan::Scan;
use super::vocabulary::{Meaning, Side};

/// What has been summed up so far: closed groups and the group under way.
#[derive(Debug, Clone, Copy)]
struct Sum {
    closed: f64,
    open: Option<f64>,
    /// The scale of the last closed group; the next must be smaller, or multiplies ("three lakh crore").
    ceiling: f64,
    scaled: bool,
    article: bool,
    /// Whether it began in figures.
    figures: bool,
    end: usize,
}

impl Sum {
    fn total(&self) -> f64 {
        self.closed + self.open.unwrap_or(0.0)
    }

    fn factor(&self) -> f64 {
        if self.ceiling.is_finite() { self.ceiling } else { 1.0 }
    }
}

/// The cardinal in words at `at`.
pub(crate) fn read(scan: &Scan, at: usize) -> Option<Number> {
    let sum = sum_from(scan, first(scan, at)?);
    if sum.article && !sum.scaled {
        let amount = Amount::exact(1.0, 1.0);
        return Some(Number { amount, writing: Writing::Article, start: at, end: sum.end, scaled: false, factor: 1.0 });
    }
    let value = sum.total();
    let amount = Amount::exact(value, grain_of(value, 0, 1.0));
    let number =
        Number { amount, writing: Writing::Words, start: at, end: sum.end, scaled: sum.scaled, factor: sum.factor() };
    Some(point(scan, number, value))
}

/// Goes on from digits: "4 thousand 3 hundred", "2.12 hundred", "1 crore".
pub(crate) fn continue_from(scan: &Scan, number: Number, value: f64, decimals: u32) -> Number {
    let at = scan.hyphen(number.end);
    let Some((end, factor)) = scale(scan, at) else { return number };
    let start = Sum {
        closed: 0.0,
        open: Some(value),
        ceiling: f64::INFINITY,
        scaled: false,
        article: false,
        figures: true,
        end: number.end,
    };
    let sum = sum_from(scan, start);
    if sum.end <= end {
        return scaled(number, value, decimals, factor, end);
    }
    let total = sum.total();
    let grain = grain_of(total, 0, 1.0);
    Number {
        amount: Amount::exact(total, grain),
        writing: Writing::Words,
        end: sum.end,
        scaled: true,
        factor: sum.factor(),
        ..number
    }
}

fn first(scan: &Scan, at: usize) -> Option<Sum> {
    let blank =
        Sum { closed: 0.0, open: None, ceiling: f64::INFINITY, scaled: false, article: false, figures: false, end: at };
    if let Some((end, value)) = word(scan, at) {
        return Some(Sum { open: Some(value), end, ..blank });
    }
    if let Some(end) = scan.cue(at, Cue::A) {
        return Some(Sum { open: Some(1.0), article: true, end, ..blank });
    }
    // "hundred thousand": a bare scale counts only before another
    let (end, factor) = scale(scan, at)?;
    let more = scan.cue(end, Cue::And).and_then(|next| word(scan, next)).filter(|_| factor == 100.0);
    let odd = odd_behind(scan, end).then_some((end, 0.0));
    scale(scan, end).or(more).or(odd).filter(|_| factor <= 1000.0)?;
    Some(Sum { open: Some(factor), scaled: true, end, ..blank })
}

/// Whether a hedge is joined to the word before `at`: "the hundred-odd protesters", "thousand-plus".
fn odd_behind(scan: &Scan, at: usize) -> bool {
    let joined = |meaning: Meaning| matches!(meaning, Meaning::Hedge(_, Side::Joined)).then_some(());
    scan.mark(at, '-') && scan.glued(at) && scan.glued(at + 1) && scan.phrase(at + 1, joined).is_some()
}

fn sum_from(scan: &Scan, mut sum: Sum) -> Sum {
    while let Some(next) = step(scan, &sum) {
        sum = next;
    }
    sum
}

/// One more word of the number, if it goes on.
fn step(scan: &Scan, sum: &Sum) -> Option<Sum> {
    let at = scan.hyphen(sum.end);
    if let Some((end, factor)) = scale(scan, at) {
        return multiply(sum, factor, end);
    }
    if sum.article && !sum.scaled {
        return None;
    }
    if let Some((end, value)) = word(scan, at) {
        return add(sum, value, end);
    }
    let joined = scan.cue(at, Cue::And).filter(|_| sum.scaled);
    if let Some((end, value)) = joined.and_then(|next| word(scan, next)) {
        return add(sum, value, end).filter(|_| !begins_fraction(scan, end, value));
    }
    let next = joined.unwrap_or(at);
    digits_before_scale(scan, next, sum).or_else(|| last_digits(scan, joined?, sum))
}

/// Whether the words behind "and", the first of which ends at `end`, begin a fraction or dozens of their own: "six million and
/// two thirds", "two hundred and fifty-four hundredths", "three hundred and two dozen".
fn begins_fraction(scan: &Scan, end: usize, first: f64) -> bool {
    let unit = word(scan, scan.hyphen(end)).filter(|(_, unit)| first >= 20.0 && *unit < 10.0 && *unit > 0.0);
    let (end, value) = unit.map_or((end, first), |(end, unit)| (end, first + unit));
    let denominator = |meaning: Meaning| match meaning {
        Meaning::Denominator(size, ordinal) => Some(size).filter(|size| (!ordinal || value == 1.0) && value < *size),
        Meaning::Group(size) => Some(size),
        _ => None,
    };
    scan.phrase(scan.hyphen(end), denominator).is_some()
}

fn multiply(sum: &Sum, factor: f64, end: usize) -> Option<Sum> {
    let scaled = Sum { scaled: true, end, ..*sum };
    match sum.open {
        Some(open) if factor == 100.0 && open < 100.0 && open != 0.0 => {
            Some(Sum { open: Some(open * factor), ..scaled })
        }
        Some(open) if factor > 100.0 && factor < sum.ceiling && open != 0.0 => {
            Some(Sum { closed: sum.closed + open * factor, open: None, ceiling: factor, ..scaled })
        }
        None if factor > sum.ceiling => Some(Sum { closed: sum.closed * factor, ceiling: factor, ..scaled }),
        _ => None,
    }
}

fn add(sum: &Sum, value: f64, end: usize) -> Option<Sum> {
    let fits = match sum.open {
        None => sum.ceiling > value,
        Some(open) if open % 1.0 != 0.0 => false,
        Some(open) if value >= 10.0 => open >= 100.0 && open % 100.0 == 0.0,
        Some(open) => value > 0.0 && open % 10.0 == 0.0 && (open >= 100.0 || open >= 20.0),
    };
    fits.then(|| Sum { open: Some(sum.open.unwrap_or(0.0) + value), end, ..*sum })
}

/// "4 thousand 3 hundred": digits go on only when a smaller scale follows them.
fn digits_before_scale(scan: &Scan, at: usize, sum: &Sum) -> Option<Sum> {
    let value: f64 = scan.word(at).parse().ok().filter(|_| sum.scaled && sum.open.is_none() && scan.is_numeral(at))?;
    let (end, factor) = scale(scan, at + 1).filter(|(_, factor)| *factor < sum.ceiling)?;
    if factor == 100.0 {
        return Some(Sum { open: Some(value * factor), end, ..*sum });
    }
    Some(Sum { closed: sum.closed + value * factor, ceiling: factor, end, ..*sum })
}

/// "3 hundred and 21": the last figures behind "and".
fn last_digits(scan: &Scan, at: usize, sum: &Sum) -> Option<Sum> {
    let value: f64 = scan.word(at).parse().ok().filter(|_| scan.is_numeral(at))?;
    let fits = value < 100.0
        && value > 0.0
        && value % 1.0 == 0.0
        && sum.open.is_some_and(|open| open >= 100.0 && open % 100.0 == 0.0)
        && sum.figures;
    fits.then(|| Sum { open: sum.open.map(|open| open + value), end: at + 1, ..*sum })
}

/// "two hundred point zero three", "five point seventy-one".
fn point(scan: &Scan, number: Number, value: f64) -> Number {
    let Some(mut at) = scan.cue(number.end, Cue::Point) else { return number };
    let Some((first_end, first)) = word(scan, at) else { return number };
    let mut written = String::new();
    if first >= 10.0 {
        let unit = word(scan, scan.hyphen(first_end)).filter(|(_, unit)| first >= 20.0 && *unit < 10.0 && *unit > 0.0);
        written = format!("{}", first + unit.map_or(0.0, |(_, unit)| unit));
        at = unit.map_or(first_end, |(end, _)| end);
    }
    while let Some((end, digit)) = word(scan, at).filter(|(_, digit)| *digit < 10.0 && first < 10.0) {
        written.push_str(&format!("{digit}"));
        at = end;
    }
    let decimals = written.len() as u32;
    let value = value + written.parse::<f64>().unwrap_or(0.0) / 10f64.powi(decimals as i32);
    let number = Number { amount: Amount::exact(value, grain_of(value, decimals, 1.0)), end: at, ..number };
    match scale(scan, at) {
        Some((end, factor)) if factor > 100.0 => scaled(number, value, decimals, factor, end),
        _ => number,
    }
}

/// A word for a number below a hundred.
pub(crate) fn word(scan: &Scan, at: usize) -> Option<(usize, f64)> {
    scan.phrase(at, |meaning| match meaning {
        Meaning::Cardinal(value) => Some(value),
        _ => None,
    })
}

fn scale(scan: &Scan, at: usize) -> Option<(usize, f64)> {
    scan.phrase(at, |meaning| match meaning {
        Meaning::Scale(factor) => Some(factor),
        _ => None,
    })
}
