//! Floor 1: a number with what it is a number of: "$48.2 million", "30 miles", "70 percent", "two hours".

use super::age;
use super::amount::Amount;
use super::cardinal;
use super::cue::Cue;
use super::date::Grain;
use super::duration::{self, Length};
use super::number::{self, Number, Writing};
use super::scan::Scan;
use super::vocabulary::{Meaning, Place};

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
    money_first(scan, at).or_else(|| number_first(scan, at))
}

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
fn money_first(scan: &Scan, at: usize) -> Option<Operand> {
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
    let number = super::letter::in_money(scan, next).or_else(|| number::read(scan, next))?;
    let written = scan.word(next);
    let grouped = written.contains(',') || !written.is_ascii() || number.end > next + 1 && scan.is_numeral(next + 1);
    let cents = written.split_once('.').is_some_and(|(_, cents)| cents.len() == 2);
    let round = scan.mentions(Cue::Money) && written.ends_with('0') && written.len() > 1;
    let sum = number.scaled || grouped || cents || round;
    (scan.is_numeral(next) && sum).then_some((next, code))
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
        .or_else(|| money_behind(scan, bare))
        .or_else(|| unit_behind(scan, bare))
        .or_else(|| feet_by_marks(scan, &bare));
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

/// "323 million euros", "10 $", "75 USD million", "3 dollars 50 cents", "17 USD 25".
fn money_behind(scan: &Scan, bare: Operand) -> Option<Operand> {
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
    loose_unit(scan, at).is_some() && (plain || scan.mentions(Cue::Weight))
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

/// "30 miles", "3-inch", "20 (kg)", "5 feet and 2 inches".
fn unit_behind(scan: &Scan, bare: Operand) -> Option<Operand> {
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
fn feet_by_marks(scan: &Scan, bare: &Operand) -> Option<Operand> {
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
fn loose_unit(scan: &Scan, at: usize) -> Option<(usize, u16)> {
    scan.phrase(at, |meaning| match meaning {
        Meaning::Unit(unit) => Some(unit),
        _ => None,
    })
}
