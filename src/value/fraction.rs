//! Floor 1: fractions: "half a million", "two-thirds", "2 1/4", "one and a half", "three out of five".

use super::amount::{Amount, Hedge};
use super::cardinal;
use super::cue::Cue;
use super::number::{Number, Writing, glyph, read as read_number, scale_or_group};
use super::scan::Scan;
use super::vocabulary::Meaning;

/// How finely a fraction in words is stated: "two-thirds" of the voters may be 65 %, "half" 52 %.
const GRAIN: f64 = 0.04;

/// Denominators that make "3/4" a fraction rather than a day.
fn is_common_denominator(value: f64) -> bool {
    [2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 16.0, 32.0, 64.0, 100.0, 1000.0].contains(&value)
}

/// A fraction without a whole number before it: "half", "a third", "½", "half a million".
pub(crate) fn read(scan: &Scan, at: usize) -> Option<Number> {
    let (end, value) = bare(scan, at)?;
    Some(with_scale(scan, fractional(at, end, value)))
}

fn fractional(start: usize, end: usize, value: f64) -> Number {
    Number {
        amount: Amount::exact(value, GRAIN.min(value.abs() / 10.0)),
        writing: Writing::Fraction,
        start,
        end,
        scaled: false,
        factor: 1.0,
    }
}

fn bare(scan: &Scan, at: usize) -> Option<(usize, f64)> {
    if let Some(value) = glyph(scan, at) {
        return Some((at + 1, value));
    }
    // "quarter mile", and not "fourth mile", which has three before it
    let (end, (size, _)) =
        denominator_kind(scan, at).filter(|(_, (_, ordinal))| !ordinal && !behind_ordinal(scan, at))?;
    let joined = is_joined(scan, end);
    let counted = scale_or_group(scan, scan.hyphen(end)).is_some() || unit_follows(scan, end);
    (size == 2.0 && (!joined || counted) || size == 4.0 && counted).then_some((end, 1.0 / size))
}

/// Whether a hyphen joins the word before lexeme `at` to the one behind.
fn is_joined(scan: &Scan, at: usize) -> bool {
    scan.mark(at, '-') && scan.glued(at) && scan.glued(at + 1)
}

/// Whether an ordinal stands before: the second half of a match is no share.
fn behind_ordinal(scan: &Scan, at: usize) -> bool {
    at > 0 && scan.phrase(at - 1, |meaning| matches!(meaning, Meaning::Ordinal(_)).then_some(())).is_some()
}

fn unit_follows(scan: &Scan, at: usize) -> bool {
    scan.phrase(scan.hyphen(at), |meaning| matches!(meaning, Meaning::Unit(_) | Meaning::Period(..)).then_some(()))
        .is_some()
}

/// Goes on from a whole number or numerator: "one and a half", "two thirds", "3/4", "2½", "1 over 3", "one out of five".
pub(crate) fn extend(scan: &Scan, number: Number) -> Number {
    if let Some(found) = numerator(scan, number) {
        return with_scale(scan, found);
    }
    let digits = if number.writing == Writing::Digits { mixed_digits(scan, number) } else { None };
    if let Some(found) = digits.or_else(|| mixed_words(scan, number)) {
        return with_scale(scan, found);
    }
    proportion(scan, number).or_else(|| one_in(scan, number)).unwrap_or(number)
}

/// "two-thirds", "a fifth", "3/4".
fn numerator(scan: &Scan, number: Number) -> Option<Number> {
    if let Some(found) = slashed(scan, number.start, number.end) {
        return Some(found);
    }
    let (end, value) = compound(scan, number).or_else(|| plain(scan, number)).or_else(|| hyphened(scan, number))?;
    let mut found = fractional(number.start, end, value);
    // "a hundred thousand trillionths", "half": nothing more to check
    if found.amount.grain <= 0.0 {
        found.amount.grain = GRAIN;
    }
    Some(found)
}

fn plain(scan: &Scan, number: Number) -> Option<(usize, f64)> {
    let at = scan.hyphen(number.end);
    let (end, size) = denominator(scan, at)?;
    denominates(scan, at, end, number).then_some((end, number.value() / size))
}

/// "three-quarter million", "a two-third majority": the singular behind a hyphen, less than one.
fn hyphened(scan: &Scan, number: Number) -> Option<(usize, f64)> {
    let (end, size) = denominator(scan, number.end + 1).filter(|_| scan.mark(number.end, '-'))?;
    let value = number.value();
    // "the four-hundredth anniversary" is a place
    let whole = value > 1.0 && value < size && size < 100.0 && value % 1.0 == 0.0 && number.writing == Writing::Words;
    (whole && end == number.end + 2 && scan.is_word(end)).then_some((end, value / size))
}

/// A denominator of two words: "three twenty-firsts", "one twenty-fifth", "one hundred thirty-fifths".
fn compound(scan: &Scan, number: Number) -> Option<(usize, f64)> {
    let unit = |at: usize| {
        let (end, (size, ordinal)) = denominator_kind(scan, at)?;
        (size < 10.0 && (!ordinal || number.value() == 1.0)).then_some((end, size))
    };
    let tens = |at: usize| {
        cardinal::word(scan, at).filter(|(_, tens)| *tens >= 20.0 && tens % 10.0 == 0.0).map(|(_, tens)| tens)
    };
    let inside = number.end - 1;
    let apart = inside > number.start && scan.cue_before(inside, Cue::And);
    if let Some(ten) = tens(inside).filter(|_| inside > number.start && !apart) {
        let (end, size) = unit(scan.hyphen(number.end))?;
        return (number.value() > ten).then(|| (end, (number.value() - ten) / (ten + size)));
    }
    let next = scan.hyphen(number.end);
    let ten = tens(next).filter(|_| number.writing == Writing::Words)?;
    let (end, size) = unit(scan.hyphen(next + 1))?;
    Some((end, number.value() / (ten + size)))
}

/// Whether the word at `at` is the denominator of `number` and no ordinal: "a third of them", not "a third man".
fn denominates(scan: &Scan, at: usize, end: usize, number: Number) -> bool {
    let (_, (_, ordinal)) = denominator_kind(scan, at).unwrap_or((at, (0.0, false)));
    // "one fourth-year student", and not "a one-fourth-mile track"
    if ordinal && at == number.end && is_joined(scan, end) {
        return false;
    }
    let singular = ordinal || !scan.word(end - 1).ends_with('s');
    if !singular {
        return number.writing != Writing::Article || number.value() > 1.0;
    }
    let alone = number.writing == Writing::Article;
    let one = number.value() == 1.0;
    match (one, ordinal) {
        (false, _) => false,
        (true, false) => true,
        (true, true) if alone => {
            // "a third to a half", "between a third and a half"
            let ranged = scan.cue_before(number.start, Cue::Between)
                || [Cue::To, Cue::Or].into_iter().any(|cue| scan.cue(end, cue).is_some());
            ranged || scan.cue(end, Cue::Of).is_some() || scan.ends_at(end) || scale_or_group(scan, end).is_some()
        }
        (true, true) => true,
    }
}

fn denominator(scan: &Scan, at: usize) -> Option<(usize, f64)> {
    denominator_kind(scan, at).map(|(end, (size, _))| (end, size))
}

/// A denominator, and whether the word is an ordinal as well.
fn denominator_kind(scan: &Scan, at: usize) -> Option<(usize, (f64, bool))> {
    scan.phrase(at, |meaning| match meaning {
        Meaning::Denominator(size, ordinal) => Some((size, ordinal)),
        _ => None,
    })
}

/// "3/4", "1 / 4": digits over a common denominator.
fn slashed(scan: &Scan, start: usize, end: usize) -> Option<Number> {
    let (top, bottom) = (integer(scan, end - 1)?, integer(scan, end + 1).filter(|_| scan.mark(end, '/'))?);
    let fits = end == start + 1 && is_common_denominator(bottom) && top < bottom && !scan.mark(end + 2, '/');
    fits.then(|| fractional(start, end + 2, top / bottom)).or_else(|| run_together(scan, (start, end), (top, bottom)))
}

/// "41/2 months" is four and a half: a whole number and its fraction that lost the space between them, before a unit.
fn run_together(scan: &Scan, (start, end): (usize, usize), (top, bottom): (f64, f64)) -> Option<Number> {
    let (whole, part) = ((top / 10.0).floor(), top % 10.0);
    let proper = [2.0, 3.0, 4.0, 8.0].contains(&bottom) && part > 0.0 && part < bottom;
    let lowest = bottom == 3.0 || part % 2.0 == 1.0;
    let told = unit_follows(scan, end + 2)
        || scan.cue(scan.hyphen(end + 2), Cue::Percent).is_some()
        || scale_or_group(scan, scan.hyphen(end + 2)).is_some();
    let fits = end == start + 1 && proper && lowest && told && (1.0..100.0).contains(&whole) && scan.glued(end);
    let value = whole + part / bottom;
    fits.then(|| Number { amount: Amount::exact(value, 0.01), ..fractional(start, end + 2, value) })
}

fn integer(scan: &Scan, at: usize) -> Option<f64> {
    scan.word(at)
        .parse()
        .ok()
        .filter(|_| scan.is_numeral(at) && scan.word(at).bytes().all(|byte| byte.is_ascii_digit()))
}

/// "2 1/4", "2½", "7 3 / 4", "2-1/2".
fn mixed_digits(scan: &Scan, number: Number) -> Option<Number> {
    if let Some(part) = glyph(scan, number.end) {
        return Some(whole_and(number, number.end + 1, part));
    }
    let at = scan.hyphen(number.end);
    let part = slashed(scan, at, at + 1).filter(|part| scan.is_numeral(at) && part.value() < 1.0)?;
    Some(whole_and(number, part.end, part.value()))
}

fn whole_and(number: Number, end: usize, part: f64) -> Number {
    let value = number.value() + part;
    Number { amount: Amount::exact(value, 0.01), writing: Writing::Fraction, end, ..number }
}

/// "one and a half", "three and one fifth", "two-and-a-half", "one million and a half".
fn mixed_words(scan: &Scan, number: Number) -> Option<Number> {
    let at = scan.cue(scan.hyphen(number.end), Cue::And)?;
    let at = scan.hyphen(at);
    if let Some(dozens) = dozens(scan, at).filter(|dozens| number.scaled && dozens.value() < number.value()) {
        return Some(Number { writing: Writing::Words, ..whole_and(number, dozens.end, dozens.value()) });
    }
    let part = part_at(scan, at)?;
    if part.value() >= 1.0 {
        if !number.scaled && part.factor >= 100.0 && part.value() < part.factor {
            let value = (number.value() + part.value() / part.factor) * part.factor;
            let whole = whole_and(number, part.end, 0.0);
            return Some(Number {
                amount: Amount::exact(value, part.factor / 100.0),
                scaled: true,
                factor: part.factor,
                ..whole
            });
        }
        let big = part.scaled && number.scaled && part.value() < number.value();
        return big.then(|| whole_and(number, part.end, part.value()));
    }
    let scale = if number.scaled { scale_of(number.value()) } else { 1.0 };
    let scale = if scale >= 1000.0 { scale } else { 1.0 };
    let whole = whole_and(number, part.end, part.value() * scale);
    let tenths = (part.value() * 10.0).fract() == 0.0;
    let grain = if scale > 1.0 || tenths { scale / 10.0 } else { 0.01 };
    Some(Number { amount: Amount { grain, ..whole.amount }, ..whole })
}

/// "two dozen" behind "three hundred and".
fn dozens(scan: &Scan, at: usize) -> Option<Number> {
    let number = cardinal::read(scan, at).filter(|number| number.writing == Writing::Words)?;
    let (end, size) = scale_or_group(scan, number.end).filter(|(_, size)| *size > 2.0 && *size < 100.0)?;
    Some(number.times(size, end))
}

/// The fraction behind "and": "a half", "half", "three fifths".
fn part_at(scan: &Scan, at: usize) -> Option<Number> {
    if let Some(number) = cardinal::read(scan, at) {
        return numerator(scan, number).map(|found| with_scale(scan, found));
    }
    read(scan, at)
}

/// The last scale of a number of words: 1,000,000 for "six million".
fn scale_of(value: f64) -> f64 {
    [1e12, 1e9, 1e6, 1e3, 100.0].into_iter().find(|scale| value % scale == 0.0).unwrap_or(1.0)
}

/// "half a million", "three quarters of a million", "half a dozen", "five and a half million".
fn with_scale(scan: &Scan, number: Number) -> Number {
    let mut at = scan.hyphen(number.end);
    let of = scan.cue(at, Cue::Of);
    at = of.unwrap_or(at);
    let article = scan.cue(at, Cue::A);
    at = scan.hyphen(article.unwrap_or(at));
    match scale_or_group(scan, at) {
        Some((end, factor)) if factor > 2.0 && (of.is_none() || article.is_some()) => {
            let times = number.times(factor, end);
            // half a dozen is a group, half a million a number to the second place
            let (hedge, grain) =
                if factor < 100.0 { (Hedge::About, 1.0) } else { (times.amount.hedge, factor / 100.0) };
            Number { writing: Writing::Words, amount: Amount { hedge, grain, ..times.amount }, ..times }
        }
        _ => number,
    }
}

/// "1 over 21", "one out of three".
fn proportion(scan: &Scan, number: Number) -> Option<Number> {
    let over = scan.cue(number.end, Cue::Over);
    let at = over.or_else(|| scan.cue(number.end, Cue::OutOf))?;
    if scan.phrase(at, |meaning| matches!(meaning, Meaning::Currency(..)).then_some(())).is_some() {
        return None;
    }
    let whole = read_number(scan, at).filter(|whole| whole.writing != Writing::Vague && whole.value() > 0.0)?;
    let period = scan
        .phrase(whole.end, |meaning| matches!(meaning, Meaning::Period(..) | Meaning::Unit(_)).then_some(()))
        .is_some();
    let fits = number.amount.point().is_some() && !period && (over.is_some() || number.value() <= whole.value());
    fits.then(|| Number { end: whole.end, ..fractional(number.start, whole.end, number.value() / whole.value()) })
}

/// "one in five", "nine in 10": a share of one, or in tenths and hundredths, since "two in three attacks" counts otherwise.
fn one_in(scan: &Scan, number: Number) -> Option<Number> {
    let at = scan.cue(scan.hyphen(number.end), Cue::In)?;
    let joined = scan.mark(number.end, '-') && scan.mark(at, '-');
    let at = if joined { at + 1 } else { at };
    let whole = cardinal::read(scan, at).or_else(|| read_number(scan, at).filter(|_| scan.is_numeral(at)))?;
    let (part, of) = (number.value(), whole.value());
    let counted =
        |meaning: Meaning| matches!(meaning, Meaning::Period(..) | Meaning::Unit(_) | Meaning::Month(_)).then_some(());
    let apart = scan.phrase(scan.hyphen(whole.end), counted).is_some() || (1900.0..2100.0).contains(&of);
    // at the head of a clause, or behind a hedge, two in three are a share too
    let heads = number.start == 0
        || scan.ends_at(number.start - 1)
        || scan.phrase(number.start - 1, |meaning| matches!(meaning, Meaning::Hedge(..)).then_some(())).is_some();
    let people = scan.cue(whole.end, Cue::People).is_some() || scan.cue(whole.end, Cue::OfYears).is_some();
    let figures = number.writing == Writing::Words || part == 1.0 || people;
    let round = part == 1.0 || of == 10.0 || of == 100.0 || of <= 10.0 && (heads && part > 1.0 || people || joined);
    let shares = round && figures && part < of && part >= 1.0 && whole.writing != Writing::Article;
    (shares && !apart).then(|| fractional(number.start, whole.end, part / of))
}
