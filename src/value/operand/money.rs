//! Floor 1: sums: a number beside a currency.

use super::{Of, Operand, measure, unit_place};
use crate::value::Cue;
use crate::value::amount::Amount;
use crate::value::number::{self, Writing};
use crate::value::scan::Scan;
use crate::value::vocabulary::{Meaning, Place};

/// Where a currency may stand before its number, and behind it.
const BEFORE: [Place; 2] = [Place::Before, Place::Either];
const AFTER: [Place; 2] = [Place::After, Place::Either];

fn currency(scan: &Scan, at: usize, sides: [Place; 2]) -> Option<(usize, u16)> {
    scan.phrase(at, |meaning| match meaning {
        Meaning::Currency(code, place) if sides.contains(&place) => Some(code),
        _ => None,
    })
}

/// "$48.2 million", "C$16.4m", "USD 200", "usd$ 15".
pub(super) fn ahead(scan: &Scan, at: usize) -> Option<Operand> {
    let (next, code) = currency(scan, at, BEFORE).or_else(|| letter(scan, at))?;
    let again = currency(scan, next, BEFORE).filter(|_| scan.glued(next));
    let next = again.map_or(next, |(end, _)| end);
    let number = number::read(scan, next).filter(|number| number.writing != Writing::Article)?;
    let letters = scan.is_word(at) && !scan.is_numeral(next) && number.writing != Writing::Digits;
    if letters && !scan.word(at).chars().any(char::is_uppercase) {
        return None;
    }
    let named = currency(scan, number.end, AFTER).filter(|(end, _)| !scan.is_numeral(*end));
    let end = named.map_or(number.end, |(end, _)| end);
    Some(Operand {
        number,
        amount: number.amount,
        of: Of::Money(code),
        start: at,
        end,
        unit: Some((at, next)),
        article: false,
    })
}

/// "R4.5bn", "N50,000": one letter against a number that looks like a sum: scaled, in groups, with two decimals, or round where the
/// sentence speaks of money. "R102" is a road.
pub(crate) fn letter(scan: &Scan, at: usize) -> Option<(usize, u16)> {
    let (next, code) = currency(scan, at, [Place::Letter; 2]).filter(|&(next, _)| scan.glued(next))?;
    let number = crate::value::letter::in_money(scan, next).or_else(|| number::read(scan, next))?;
    let written = scan.word(next);
    let grouped = written.contains(',') || !written.is_ascii() || number.end > next + 1 && scan.is_numeral(next + 1);
    let cents = written.split_once('.').is_some_and(|(_, cents)| cents.len() == 2);
    let round = scan.mentions(Cue::Money) && written.ends_with('0') && written.len() > 1;
    let sum = number.scaled || grouped || cents || round;
    (scan.is_numeral(next) && sum).then_some((next, code))
}

/// "323 million euros", "10 $", "75 USD million", "3 dollars 50 cents", "17 USD 25".
pub(super) fn behind(scan: &Scan, bare: Operand) -> Option<Operand> {
    let at = unit_place(scan, &bare.number);
    let tail = || currency(scan, bare.end, [Place::Tail; 2]).filter(|(end, _)| is_tail(scan, &bare, *end));
    let (end, code) = currency(scan, at, AFTER).or_else(tail)?;
    // "20 $ 37": the sign belongs to the number behind it
    let sign = scan.is_numeral(end) && currency(scan, at, BEFORE).is_some() && scan.glued(end) && !scan.glued(at);
    let code_of_next = scan.is_numeral(end) && scan.word(at).len() == 3 && scan.is_word(at) && !small_change(scan, end);
    let weighs = weighs(scan, at, &bare);
    if weighs || sign || code_of_next || bare.article && !scan.is_lower(at) {
        return None;
    }
    let found = Operand { of: Of::Money(code), end, unit: Some((at, end)), ..bare };
    if let Some((end, factor)) = number::scale_or_group(scan, end).filter(|(_, factor)| *factor >= 1000.0) {
        return Some(Operand { amount: bare.amount.converted(factor, 0.0), end, ..found });
    }
    let found = currency(scan, end, [Place::After, Place::After])
        .map_or(found, |(end, again)| if again == code { Operand { end, ..found } } else { found });
    Some(with_change(scan, found, code).unwrap_or(found))
}

/// Whether the letter up to `end` is the pence or cents of the figures it stands against: "50p", "99c"; not the "8c" of a hot day.
fn is_tail(scan: &Scan, bare: &Operand, end: usize) -> bool {
    let heat = scan.cue(bare.end, Cue::NeedsHeat).is_some() && scan.mentions(Cue::Heat);
    let goes_on = scan.glued(end) && (scan.is_numeral(end) || scan.is_word(end));
    scan.glued(bare.end) && bare.number.writing == Writing::Digits && !heat && !goes_on
}

/// Whether a word that names both money and a mass (pounds) is the mass: talk of weight, or no million of them and no talk of money.
fn weighs(scan: &Scan, at: usize, bare: &Operand) -> bool {
    let plain = bare.number.factor < 1e6 && !scan.mentions(Cue::Money);
    measure::loose_unit(scan, at).is_some() && (plain || scan.mentions(Cue::Weight))
}

fn small_change(scan: &Scan, at: usize) -> bool {
    let other = currency(scan, at + 1, AFTER).is_some() || scan.glued(at + 1) && scan.is_word(at + 1);
    !other && scan.word(at).len() == 2 && (scan.ends_at(at + 1) || scan.is_lower(at + 1)) && !scan.mark(at + 1, ',')
}

/// The sum in the minor unit behind one in the major unit.
fn with_change(scan: &Scan, found: Operand, code: u16) -> Option<Operand> {
    let next = scan.cue(found.end, Cue::And).unwrap_or(scan.skip(found.end, ','));
    let number = number::read(scan, next).filter(|number| number.value() < 100.0 && number.amount.point().is_some())?;
    let money = &scan.vocabulary.currencies;
    let minor = currency(scan, number.end, AFTER).filter(|(_, minor)| {
        let (major, minor) = (&money[code as usize], &money[*minor as usize]);
        minor.per_major > 1 && major.per_major == 1 && (minor.major == major.code || &*minor.code == "cent")
    });
    let figures = next == found.end && small_change(scan, next) && scan.is_numeral(next);
    let end = match (minor, figures) {
        (Some((end, _)), _) => end,
        (None, true) => number.end,
        (None, false) => return None,
    };
    let value = found.amount.low? + number.value() / 100.0;
    Some(Operand { amount: Amount::exact(value, 0.01), end, ..found })
}
