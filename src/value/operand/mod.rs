//! Floor 1: a number with what it is a number of: "$48.2 million", "30 miles", "70 percent", "two hours".

mod measure;
mod money;

use super::age;
use super::amount::Amount;
use super::cue::Cue;
use super::date::Grain;
use super::duration::{self, Length};
use super::number::{self, Number, Writing};
use super::scan::Scan;
pub(crate) use measure::{tells_heat, unit};
pub(crate) use money::letter;

/// What a number is a number of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Of {
    Things,
    Percent,
    Points,
    Money(u16),
    Unit(u16),
    /// A unit of time, in seconds.
    Period(f64, Grain),
    /// A unit of time of life: "35 years old".
    Age(f64, Grain),
}

/// A number with its unit.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Operand {
    pub number: Number,
    /// The amount in the unit.
    pub amount: Amount,
    pub of: Of,
    pub start: usize,
    pub end: usize,
    /// The lexemes of the unit, when there is one.
    pub unit: Option<(usize, usize)>,
    /// Whether the number is "a" or "an".
    pub article: bool,
}

impl Operand {
    /// A number of things, without a unit.
    fn bare(number: Number, at: usize) -> Operand {
        let article = number.writing == Writing::Article;
        Operand { number, amount: number.amount, of: Of::Things, start: at, end: number.end, unit: None, article }
    }
}

/// The operand at `at`.
pub(crate) fn read(scan: &Scan, at: usize) -> Option<Operand> {
    money::ahead(scan, at).or_else(|| number_first(scan, at))
}

/// The second end of a range of money, whose letter of scale needs no currency: "£20-30m".
pub(crate) fn in_money(scan: &Scan, at: usize) -> Option<Operand> {
    super::letter::in_money(scan, at).map(|number| Operand::bare(number, at))
}

fn number_first(scan: &Scan, at: usize) -> Option<Operand> {
    if let Some(length) = duration::read(scan, at).filter(|length| !is_rate(scan, at, length)) {
        return Some(timed(scan, length));
    }
    let bare = Operand::bare(number::read(scan, at)?, at);
    let with_unit = years_old(scan, bare)
        .or_else(|| percent(scan, bare))
        .or_else(|| money::behind(scan, bare))
        .or_else(|| measure::behind(scan, bare))
        .or_else(|| measure::feet_by_marks(scan, &bare));
    with_unit.or_else(|| (!bare.article).then_some(bare))
}

/// "50,000 a year", "three a day": so many in each, and no length of time; "half a year" is one.
fn is_rate(scan: &Scan, at: usize, length: &Length) -> bool {
    let whole = number::read(scan, at).is_some_and(|number| matches!(number.writing, Writing::Digits | Writing::Words));
    whole && scan.cue(length.number_end, Cue::A).is_some()
}

/// A length of time, or an age when "old" or "of age" follows.
fn timed(scan: &Scan, length: Length) -> Operand {
    let number = Number {
        amount: length.amount,
        writing: if length.article { Writing::Article } else { Writing::Words },
        start: length.start,
        end: length.number_end,
        scaled: true,
        factor: 1.0,
    };
    let next = scan.hyphen(length.end);
    let old =
        scan.cue(next, Cue::Old).or_else(|| scan.cue(length.end, Cue::OfAge)).filter(|_| length.grain >= Grain::Day);
    let old = old.or_else(|| age::is_of(scan, length.start).then_some(length.end));
    let smallest = length.parts.iter().map(|(_, grain)| *grain).min().unwrap_or(length.grain);
    let unit_seconds = duration::seconds_of(smallest);
    let (of, amount) = match old {
        Some(_) => (Of::Age(unit_seconds, smallest), length.amount.converted(1.0 / unit_seconds, 0.0)),
        None => (Of::Period(unit_seconds, smallest), length.amount),
    };
    let end = old.unwrap_or(length.end);
    Operand {
        number,
        amount,
        of,
        start: length.start,
        end,
        unit: Some((length.number_end, end)),
        article: length.article,
    }
}

/// Where the unit of a number may stand: behind it, or behind "of a" when it is a fraction ("a quarter of a mile", "half a
/// percent"), or behind "of" when it is a vague word ("hundreds of miles").
pub(crate) fn unit_place(scan: &Scan, number: &Number) -> usize {
    let of = scan.cue(number.end, Cue::Of);
    match number.writing {
        Writing::Fraction if number.value() < 1.0 => {
            let next = of.unwrap_or(number.end);
            let one = scan.cue(next, Cue::A).or_else(|| scan.cue(next, Cue::One).filter(|_| of.is_some()));
            one.unwrap_or(scan.hyphen(number.end))
        }
        Writing::Vague => of.unwrap_or(number.end),
        Writing::Fraction | Writing::Digits | Writing::Words | Writing::Article => scan.hyphen(number.end),
    }
}

/// "87 yo".
fn years_old(scan: &Scan, bare: Operand) -> Option<Operand> {
    let at = scan.hyphen(bare.end);
    let end = scan.cue(at, Cue::YearsOld).filter(|_| !bare.article)?;
    Some(Operand { of: Of::Age(duration::seconds_of(Grain::Year), Grain::Year), end, unit: Some((at, end)), ..bare })
}

fn percent(scan: &Scan, bare: Operand) -> Option<Operand> {
    let at = unit_place(scan, &bare.number);
    if let Some(end) = scan.cue(at, Cue::BasisPoints) {
        let amount = bare.amount.converted(0.01, 0.0);
        return Some(Operand { amount, of: Of::Points, end, unit: Some((at, end)), ..bare }).filter(|_| !bare.article);
    }
    // "0.4 of a percentage point"
    let part = scan.cue(bare.end, Cue::Of).and_then(|of| scan.cue(of, Cue::A)).filter(|_| bare.number.value() < 1.0);
    if let Some((at, end)) = part.and_then(|at| Some((at, scan.cue(at, Cue::Points)?))) {
        return Some(Operand { of: Of::Points, end, unit: Some((at, end)), ..bare });
    }
    let tied = scan.mark(bare.end, '-') && bare.number.writing == Writing::Fraction && bare.number.value() < 1.0;
    if let Some(end) = scan.cue(bare.end + 1, Cue::GradeWord).filter(|_| tied) {
        return Some(Operand { of: Of::Points, end, unit: Some((bare.end + 1, end)), ..bare });
    }
    if let Some(end) = scan.cue(at, Cue::Points) {
        return Some(Operand { of: Of::Points, end, unit: Some((at, end)), ..bare }).filter(|_| !bare.article);
    }
    let end = scan.cue(at, Cue::Percent)?;
    (!bare.article).then_some(Operand { of: Of::Percent, end, unit: Some((at, end)), ..bare })
}
