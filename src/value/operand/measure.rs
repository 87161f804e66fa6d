//! Floor 1: measures: a number before a unit, or two of one kind.

use super::{Of, Operand, unit_place};
use crate::value::Cue;
use crate::value::amount::Amount;
use crate::value::cardinal;
use crate::value::number::{self, Writing};
use crate::value::scan::Scan;
use crate::value::vocabulary::Meaning;

/// "30 miles", "3-inch", "20 (kg)", "5 feet and 2 inches".
pub(super) fn behind(scan: &Scan, bare: Operand) -> Option<Operand> {
    let at = unit_place(scan, &bare.number);
    if at == bare.end + 1 && scan.mark(bare.end, '-') && !scan.glued(at) && !scan.glued(bare.end) {
        return None;
    }
    let open = scan.mark(at, '(') || scan.mark(at, '{');
    let (end, unit) = unit(scan, at + usize::from(open))?;
    let closed = scan.mark(end, ')') || scan.mark(end, '}');
    if open && !closed {
        return None;
    }
    let end = end + usize::from(open);
    let found =
        Operand { of: Of::Unit(unit), amount: calibre(scan, unit, bare.amount), end, unit: Some((at, end)), ..bare };
    if let Some(tall) = feet_and_inches(scan, &found, unit) {
        return Some(tall);
    }
    let names_number = bare.article && scan.word(at).len() < 3;
    (!names_number).then(|| compound(scan, found, unit))
}

/// A unit of measure whose letters end there: not the m of "24703 m212"; a letter that could be anything asks for a sign of it.
pub(crate) fn unit(scan: &Scan, at: usize) -> Option<(usize, u16)> {
    let (end, unit) = scan.phrase(at, |meaning| match meaning {
        Meaning::Unit(unit) => Some(unit),
        _ => None,
    })?;
    let cut = scan.glued(end) && (scan.is_numeral(end) || scan.is_word(end));
    let apostrophe = scan.mark(end, '\'') && scan.glued(end) && scan.word(at).len() == 1;
    let wanted = scan.cue(at, Cue::NeedsHeat).is_some() && end == at + 1 && !tells_heat(scan, at);
    let weighed = is_mass(scan, unit)
        && (scan.mentions(Cue::Weight)
            || scan.is_numeral(end)
                && loose_unit(scan, scan.hyphen(end + 1)).is_some_and(|(_, unit)| is_mass(scan, unit)));
    let other = scan.cue(at, Cue::NotUnit).is_some_and(|far| {
        far > end
            || far == end
                && (is_mass(scan, unit) && scan.word(at).len() == 2 || scan.mark(end, ',') || !scan.ends_at(end))
    }) && !weighed;
    (!cut && !apostrophe && !wanted && !other).then_some((end, unit))
}

fn is_mass(scan: &Scan, unit: u16) -> bool {
    &*scan.vocabulary.units[unit as usize].dimension == "mass"
}

/// Whether the letter at `at` behind a number is a temperature: the sentence speaks of heat, the number is below nought or has
/// decimals, or two numbers with the letter make a range ("-40F", "1.5C", "20C-25C").
pub(crate) fn tells_heat(scan: &Scan, at: usize) -> bool {
    let Some(number) = at.checked_sub(1) else { return false };
    let negative = number > 0
        && (scan.cue_before(number, Cue::Minus)
            || scan.mark(number - 1, '-') && scan.glued(number) && (number == 1 || !scan.glued(number - 1)));
    let joint =
        Some(at + 1).filter(|&next| scan.mark(next, '-')).map(|next| next + 1).or_else(|| scan.cue(at + 1, Cue::To));
    let ranged = joint.is_some_and(|next| scan.is_numeral(next) && scan.word(next + 1) == scan.word(at))
        || number > 2 && scan.word(number - 2) == scan.word(at) && scan.mark(number - 1, '-')
        || number > 2 && scan.is_numeral(number - 2) && scan.mark(number - 1, '-') && scan.glued(number);
    scan.mentions(Cue::Heat) || negative || ranged || scan.word(number).contains('.') && !scan.mark(at + 1, '/')
}

/// "6-foot-2", "five-foot-six": inches behind the hyphen.
fn feet_and_inches(scan: &Scan, found: &Operand, unit: u16) -> Option<Operand> {
    let tied = scan.mark(found.end, '-') && scan.glued(found.end + 1);
    let next = found.end + usize::from(tied);
    // "6-foot-9,260-pound": the comma joins no groups there
    let figures = scan.word(next).split(',').next().filter(|_| scan.is_numeral(next));
    let written = figures.and_then(|figures| figures.parse().ok()).map(|inches: f64| (next + 1, inches));
    let alone = scan.is_numeral(next) && !scan.word(next).contains(',');
    let loose = alone && (scan.ends_at(next + 1) || scan.cue(next + 1, Cue::Lengthwise).is_some());
    let feet = &*scan.vocabulary.units[unit as usize].symbol == "ft" && (tied || loose);
    let (end, inches) = written
        .or_else(|| cardinal::word(scan, next))
        .filter(|(_, inches)| feet && *inches < 12.0 && *inches % 1.0 == 0.0)?;
    let low = found.amount.low?;
    Some(Operand { amount: Amount::exact(low + inches / 12.0, 1.0 / 12.0), end, ..*found })
}

/// 6'2" or 6' 2": feet and inches by their marks.
pub(super) fn feet_by_marks(scan: &Scan, bare: &Operand) -> Option<Operand> {
    let (prime, inches_at) = (bare.end, bare.end + 1);
    let feet = bare.number.writing == Writing::Digits && scan.mark(prime, '\'') && scan.glued(prime);
    let inches: f64 = scan.word(inches_at).parse().ok().filter(|inches| feet && *inches < 12.0)?;
    let closed = scan.glued(inches_at + 1)
        && (scan.mark(inches_at + 1, '"')
            || scan.mark(inches_at + 1, '\u{2033}')
            || scan.mark(inches_at + 1, '\u{201d}'));
    let unit = scan.vocabulary.units.iter().position(|unit| &*unit.symbol == "ft").filter(|_| closed)? as u16;
    let amount = Amount::exact(bare.amount.low? + inches / 12.0, 1.0 / 12.0);
    let end = inches_at + 2;
    Some(Operand { amount, of: Of::Unit(unit), end, unit: Some((prime, end)), ..*bare })
}

/// A calibre is written in hundredths or thousandths of an inch without its decimal point: "38-caliber", "357 caliber".
fn calibre(scan: &Scan, unit: u16, amount: Amount) -> Amount {
    let named = &*scan.vocabulary.units[unit as usize].dimension == "calibre";
    match amount.high.or(amount.low).filter(|_| named) {
        Some(100.0..) => amount.converted(0.001, 0.0),
        Some(2.0..) => amount.converted(0.01, 0.0),
        Some(_) | None => amount,
    }
}

fn compound(scan: &Scan, found: Operand, first: u16) -> Operand {
    let units = &scan.vocabulary.units;
    let next = scan.cue(found.end, Cue::And).unwrap_or(scan.skip(found.end, ','));
    if let Some(whole) = and_a_half(scan, found) {
        return whole;
    }
    let part =
        number::read(scan, next).filter(|number| number.amount.point().is_some() && number.writing != Writing::Article);
    let Some((number, (end, second))) =
        part.and_then(|number| Some((number, loose_unit(scan, scan.hyphen(number.end))?)))
    else {
        return found;
    };
    let (large, small) = (&units[first as usize], &units[second as usize]);
    let fits = large.dimension == small.dimension
        && small.factor < large.factor
        && number.value() * small.factor < large.factor;
    let Some(low) = found.amount.low.filter(|_| fits && large.offset == 0.0) else { return found };
    let ratio = small.factor / large.factor;
    Operand { amount: Amount::exact(low + number.value() * ratio, number.amount.grain * ratio), end, ..found }
}

/// "a mile and a half": a fraction of the unit before it.
fn and_a_half(scan: &Scan, found: Operand) -> Option<Operand> {
    let next = scan.cue(found.end, Cue::And)?;
    let part = number::read(scan, next).filter(|part| part.writing == Writing::Fraction && part.value() < 1.0)?;
    let whole = |of: usize| scan.cue(of, Cue::The).or_else(|| scan.cue(of, Cue::Determiner)).is_some();
    let apart = scan.cue(part.end, Cue::Of).is_some_and(whole) || loose_unit(scan, scan.hyphen(part.end)).is_some();
    let low = found.amount.low.filter(|low| !apart && low % 1.0 == 0.0 && found.amount.point().is_some())?;
    let amount = Amount { hedge: found.amount.hedge, ..Amount::exact(low + part.value(), 0.1) };
    Some(Operand { amount, end: part.end, article: false, ..found })
}

/// A unit behind another, where even "in" can only be one.
pub(super) fn loose_unit(scan: &Scan, at: usize) -> Option<(usize, u16)> {
    scan.phrase(at, |meaning| match meaning {
        Meaning::Unit(unit) => Some(unit),
        _ => None,
    })
}
