//! Floor 1: a number in digits or words: "1,200", "twelve hundred", "half a million", "two dozen", "2 1/4", "hundreds of thousands".

use super::amount::{Amount, Hedge, grain_of};
use super::cue::Cue;
use super::digits::digits;
use super::letter;
use super::lexeme::Shape;
use super::scan::Scan;
use super::vocabulary::{Meaning, Side};
use super::{cardinal, fraction};

/// The group that counts without an article: "another dozen people".
const DOZEN: f64 = 12.0;

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Writing {
    /// Digits alone.
    Digits,
    /// At least one number word.
    Words,
    /// With a fraction.
    Fraction,
    /// A vague word.
    Vague,
    /// "a" or "an" standing for one.
    Article,
}

/// A number found in the text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Number {
    pub amount: Amount,
    pub writing: Writing,
    /// First lexeme.
    pub start: usize,
    /// One past the last lexeme.
    pub end: usize,
    /// Whether a scale or a group has been read, so that none may follow.
    pub scaled: bool,
    /// The scale or group that was read last: a million in "5 to 6 million"; 1 when there is none.
    pub factor: f64,
}

impl Number {
    /// The number without hedge; the greater bound of a vague word.
    pub fn value(&self) -> f64 {
        self.amount.high.or(self.amount.low).unwrap_or(0.0)
    }

    pub fn times(self, factor: f64, end: usize) -> Number {
        Number { amount: self.amount.converted(factor, 0.0), end, scaled: true, factor, ..self }
    }
}

/// The number at lexeme `at`, the longest reading.
pub(crate) fn read(scan: &Scan, at: usize) -> Option<Number> {
    scan.number(at, || signed(scan, at))
}

fn signed(scan: &Scan, at: usize) -> Option<Number> {
    let (sign, start) = sign(scan, at);
    let number = unsigned(scan, start)?;
    let amount = if sign < 0.0 { negated(number.amount) } else { number.amount };
    Some(Number { amount, start: at, ..number })
}

fn negated(amount: Amount) -> Amount {
    Amount { low: amount.high.map(|high| -high), high: amount.low.map(|low| -low), ..amount }
}

/// A sign before the number: a word, or a minus glued to it; a minus on its own counts only where a text begins.
fn sign(scan: &Scan, at: usize) -> (f64, usize) {
    if let Some(end) = scan.cue(at, Cue::Minus) {
        return (-1.0, end);
    }
    let opens =
        at == 0 || !scan.glued(at) || scan.mark(at - 1, '(') || scan.mark(at - 1, '<') || scan.mark(at - 1, '=');
    let minus = scan.mark(at, '-') && opens && (scan.glued(at + 1) || at == 0) && scan.is_numeral(at + 1);
    if minus { (-1.0, at + 1) } else { (1.0, at) }
}

fn unsigned(scan: &Scan, at: usize) -> Option<Number> {
    if let Some(found) = vague(scan, at).or_else(|| couple(scan, at)) {
        return Some(found);
    }
    if let Some(none) = none(scan, at) {
        return Some(none);
    }
    let plain = literal(scan, at).or_else(|| cardinal::read(scan, at));
    let number = match plain {
        Some(number) => fraction::extend(scan, number),
        None => fraction::read(scan, at)?,
    };
    Some(tied(scan, grouped(scan, number)))
}

/// "30-odd miles", "eighty-odd per cent": the hedge that is joined to the number, where a unit stands behind both.
fn tied(scan: &Scan, number: Number) -> Number {
    let at = scan.hyphen(number.end);
    let hedge = scan.phrase(at, |meaning| match meaning {
        Meaning::Hedge(hedge, Side::Joined) => Some(hedge),
        _ => None,
    });
    let unit = |meaning: Meaning| {
        matches!(meaning, Meaning::Unit(_) | Meaning::Period(..) | Meaning::Currency(..) | Meaning::Cue(Cue::Percent))
            .then_some(())
    };
    match hedge.filter(|(end, _)| scan.glued(at) && scan.glued(number.end) && scan.phrase(*end, unit).is_some()) {
        Some((end, hedge)) => Number { amount: number.amount.hedged(hedge), end, ..number },
        None => number,
    }
}

/// A numeral with its sign of scale: "1,200", "5k", "$1.58bn", "3/4", "12.3e5", and cardinals in digits with words: "4 thousand 3 hundred".
fn literal(scan: &Scan, at: usize) -> Option<Number> {
    if !scan.is_numeral(at) {
        return None;
    }
    let (value, decimals, end) = digits(scan, at)?;
    let amount = Amount::exact(value, grain_of(value, decimals, 1.0));
    let number = Number { amount, writing: Writing::Digits, start: at, end, scaled: false, factor: 1.0 };
    if let Some(number) = power(scan, number) {
        return Some(number);
    }
    if let Some((end, factor)) = letter::scale(scan, at, end, value) {
        return Some(scaled(number, value, decimals, factor, end));
    }
    Some(cardinal::continue_from(scan, number, value, decimals))
}

/// `number` in `factor`, as finely stated as its digits are.
pub(crate) fn scaled(number: Number, value: f64, decimals: u32, factor: f64, end: usize) -> Number {
    let product = value * factor;
    // 64.1 million is 64,100,000 and not a hair less
    let total = if (product - product.round()).abs() < 1e-6 * product.abs() && factor >= 100.0 {
        product.round()
    } else {
        product
    };
    Number { amount: Amount::exact(total, grain_of(total, decimals, factor)), scaled: true, factor, end, ..number }
}

/// "1.1^23", "12.3e5".
fn power(scan: &Scan, number: Number) -> Option<Number> {
    let at = number.end;
    let exponential = scan.word(at).eq_ignore_ascii_case("e");
    if !scan.glued(at) || !(scan.mark(at, '^') || exponential) {
        return None;
    }
    let signed = scan.mark(at + 1, '+') || scan.mark(at + 1, '-');
    let exponent_at = at + 1 + usize::from(signed);
    if !scan.glued(exponent_at) || !scan.is_numeral(exponent_at) {
        return None;
    }
    let size: f64 = scan.word(exponent_at).parse().ok()?;
    let exponent = if scan.mark(at + 1, '-') { -size } else { size };
    let base = number.value();
    let value = if exponential { base * 10f64.powf(exponent) } else { base.powf(exponent) };
    value.is_finite().then(|| Number {
        amount: Amount::exact(value, value.abs() * 1e-9),
        end: exponent_at + 1,
        ..number
    })
}

/// "two dozen", "3 dozens", "half a dozen", "a couple".
fn grouped(scan: &Scan, number: Number) -> Number {
    if number.scaled && number.writing == Writing::Vague {
        return number;
    }
    let of = scan.hyphen(number.end);
    match group(scan, of) {
        Some((end, size)) if number.writing != Writing::Article || size > 2.0 || scan.cue(end, Cue::Of).is_some() => {
            about_so_many(scan, number.times(size, past_of(scan, end, size)))
        }
        _ => number,
    }
}

/// A group as an amount, which a scale or another group may go on: "a couple of thousand", "a dozen", "a couple hundred".
fn about_so_many(scan: &Scan, number: Number) -> Number {
    let next = scale_or_group(scan, scan.hyphen(number.end)).filter(|_| number.value() == 2.0);
    let times = next.map_or(number, |(end, factor)| number.times(factor, end));
    Number { amount: Amount { hedge: Hedge::About, ..times.amount }, writing: Writing::Words, ..times }
}

/// "couple of weeks", "pair of boots", "another dozen people": a group without its article.
fn couple(scan: &Scan, at: usize) -> Option<Number> {
    let (end, size) = group(scan, at)?;
    let of = scan.cue(end, Cue::Of);
    let end = if of.is_some() { past_of(scan, end, size) } else { end };
    let number = Number {
        amount: Amount::exact(size, 1.0),
        writing: Writing::Words,
        start: at,
        end,
        scaled: true,
        factor: size,
    };
    let counted = about_so_many(scan, number);
    let counts = of.is_some() || counted.end > end || size == DOZEN && scan.is_word(end);
    counts.then_some(counted)
}

/// Past the "of" of "a couple of days", but not that of "a couple of the men".
fn past_of(scan: &Scan, end: usize, size: f64) -> usize {
    let next = scan
        .cue(end, Cue::Of)
        .filter(|&next| size == 2.0 && scan.cue(next, Cue::The).is_none() && scan.cue(next, Cue::Determiner).is_none());
    next.unwrap_or(end)
}

fn group(scan: &Scan, at: usize) -> Option<(usize, f64)> {
    scan.phrase(at, |meaning| match meaning {
        Meaning::Group(size) => Some(size),
        _ => None,
    })
}

/// "dozens", "hundreds of thousands", "several hundred", "a few thousand", "a handful".
fn vague(scan: &Scan, at: usize) -> Option<Number> {
    let (mut end, (mut low, mut high)) = vague_word(scan, at)?;
    let next = scan.cue(end, Cue::Of).unwrap_or(end);
    // "several tens of thousands": so many of the smallest that the plural can be one of
    if let Some((far, tens)) = tens_of(scan, end) {
        (end, low, high) = (far, low * tens, (high + 1.0) * tens - 1.0);
    } else if let Some((far, (more_low, more_high))) = vague_word(scan, next).filter(|_| next > end) {
        // "hundreds of thousands": 200 to 999 of a thousand each
        let unit = more_low / 2.0;
        (end, low, high) = (far, low * unit, if more_high.is_finite() { (high + 1.0) * unit - 1.0 } else { high });
    } else if let Some((far, factor)) = scale_or_group(scan, end) {
        (end, low, high) = (far, low * factor, (high + 1.0) * factor - 1.0);
    }
    let amount = Amount { low: Some(low), high: high.is_finite().then_some(high), hedge: Hedge::Vague, grain: 1.0 };
    Some(Number { amount, writing: Writing::Vague, start: at, end, scaled: true, factor: 1.0 })
}

/// "tens of thousands" behind "several": ten thousand, and one past it.
fn tens_of(scan: &Scan, at: usize) -> Option<(usize, f64)> {
    let (end, (tens, _)) = vague_word(scan, at)?;
    let next = scan.cue(end, Cue::Of)?;
    let (far, (scale, _)) = vague_word(scan, next)?;
    Some((far, tens / 2.0 * scale / 2.0))
}

fn vague_word(scan: &Scan, at: usize) -> Option<(usize, (f64, f64))> {
    scan.phrase(at, |meaning| match meaning {
        Meaning::Vague(low, high) => Some((low, high)),
        _ => None,
    })
}

/// A scale or a group at `at`: "hundred", "million", "dozen".
pub(crate) fn scale_or_group(scan: &Scan, at: usize) -> Option<(usize, f64)> {
    scan.phrase(at, |meaning| match meaning {
        Meaning::Scale(factor) | Meaning::Group(factor) => Some(factor),
        _ => None,
    })
}

/// "no injuries", "no other deaths": none of the things a plural names within three words.
fn none(scan: &Scan, at: usize) -> Option<Number> {
    let end = scan.cue(at, Cue::None).filter(|_| scan.cue(at, Cue::NoCount).is_none())?;
    let plural = |at: usize| {
        scan.is_lower(at)
            && scan.word(at).len() > 3
            && scan.word(at).ends_with('s')
            && !scan.word(at).ends_with("ss")
            && !scan.word(at).ends_with("us")
    };
    let named = (end..end + 3)
        .take_while(|&at| scan.is_lower(at))
        .any(|at| plural(at) || scan.cue(at, Cue::People).is_some() && scan.word(at).len() > 4);
    named.then_some(Number {
        amount: Amount::exact(0.0, 1.0),
        writing: Writing::Words,
        start: at,
        end,
        scaled: false,
        factor: 1.0,
    })
}

/// The value of a fraction written as one character: ½.
pub(crate) fn glyph(scan: &Scan, at: usize) -> Option<f64> {
    let Shape::Mark(mark) = scan.lexemes.get(at)?.shape else { return None };
    let parts = match mark {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    };
    Some(f64::from(parts.0) / f64::from(parts.1))
}
