//! Floor 1: hedges and ranges around operands: "at least 12", "between 50 and 70 percent", "24- to 30-foot", "200 or more".

use super::amount::{Amount, Hedge};
use super::cue::Cue;
use super::number::{Number, Writing};
use super::operand::{self, Of, Operand};
use super::ordinal;
use super::scan::Scan;
use super::vocabulary::{Meaning, Side};

/// An operand with its hedges, or two operands as a range.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Quantity {
    pub operand: Operand,
    pub start: usize,
    pub end: usize,
    /// Lexemes of the hedge before the number.
    pub hedge: Option<(usize, usize)>,
    /// The number alone, of a range both.
    pub number: (usize, usize),
    /// Whether the words may mean something else.
    pub weak: bool,
}

/// The quantity at `at`.
pub(crate) fn read(scan: &Scan, at: usize) -> Option<Quantity> {
    let (start, hedge) = hedges(scan, at);
    let hedged = hedge.is_some();
    if let Some(both) = hedge.and_then(|hedge| bounded(scan, at, start, hedge)) {
        return Some(both);
    }
    if hedge.is_none()
        && let Some(asked) = asked(scan, at)
    {
        return Some(asked);
    }
    let first = range(scan, start).or_else(|| operand::read(scan, start).map(alone))?;
    let closed = second_form(scan, behind(scan, first));
    let closed = below_zero(scan, closed);
    let hedge = hedge.filter(|_| !stretch(scan, at, start, closed.operand.of));
    let amount = hedge.map_or(closed.operand.amount, |hedge| closed.operand.amount.hedged(hedge));
    let operand = Operand { amount, ..closed.operand };
    Some(Quantity { operand, start: at, hedge: hedged.then_some((at, start)), ..closed })
}

/// How far behind an amount the length of time it is spread over stands: "a $1.2bn building plan over five years".
const SPREAD_REACH: usize = 4;

/// "$5m over seven years", "paid over two years": the length of time that a sum is spread over, and no comparison.
fn stretch(scan: &Scan, at: usize, start: usize, of: Of) -> bool {
    let over = start == at + 1 && scan.cue(at, Cue::Over).is_some();
    let amount = |meaning: Meaning| {
        matches!(
            meaning,
            Meaning::Scale(_)
                | Meaning::Suffix(..)
                | Meaning::Currency(..)
                | Meaning::Unit(_)
                | Meaning::Cue(Cue::Percent)
        )
        .then_some(())
    };
    let near = (1..=SPREAD_REACH)
        .take_while(|&back| back <= at && !scan.ends_at(at - back))
        .any(|back| scan.is_numeral(at - back) || scan.phrase(at - back, amount).is_some());
    let behind = scan.cue_before(at, Cue::PaidOver) || near && !scan.cue_before(at, Cue::Lasting);
    over && behind && matches!(of, Of::Period(..))
}

/// "30 degrees below zero", "ten below zero Celsius": the number is under nought.
fn below_zero(scan: &Scan, found: Quantity) -> Quantity {
    let operand = found.operand;
    let degrees = match operand.of {
        Of::Unit(unit) => ["temperature", "angle"].contains(&&*scan.vocabulary.units[unit as usize].dimension),
        Of::Things => true,
        Of::Percent | Of::Points | Of::Money(_) | Of::Period(..) | Of::Age(..) => false,
    };
    let Some(end) = scan.cue(found.end, Cue::BelowZero).filter(|_| degrees) else { return found };
    let (end, of) = match operand::unit(scan, end) {
        Some((far, unit)) if is_heat(scan, unit) => (far, Of::Unit(unit)),
        Some(_) | None => (end, operand.of),
    };
    let amount = operand.amount.converted(-1.0, 0.0);
    let amount = Amount { low: amount.high, high: amount.low, ..amount };
    Quantity { operand: Operand { amount, of, end, ..operand }, end, ..found }
}

fn is_heat(scan: &Scan, unit: u16) -> bool {
    &*scan.vocabulary.units[unit as usize].dimension == "temperature"
}

/// A unit without its number: "percent of 10", "a percentage", "30 degrees Celsius in Fahrenheit". Weak, with nothing stated
/// unless the number follows.
fn asked(scan: &Scan, at: usize) -> Option<Quantity> {
    let open = Amount { low: None, high: None, hedge: Hedge::Exact, grain: 1.0 };
    let blank = Number { amount: open, writing: Writing::Words, start: at, end: at, scaled: false, factor: 1.0 };
    let unit = |of: Of, end: usize, amount: Amount| {
        let operand = Operand { number: blank, amount, of, start: at, end, unit: Some((at, end)), article: false };
        Some(Quantity { weak: true, number: (at, end), ..alone(operand) })
    };
    if let Some(end) = scan.cue(at, Cue::Percent).filter(|_| scan.is_word(at)) {
        let of = scan.cue(end, Cue::Of).and_then(|next| super::number::read(scan, next));
        return of.map_or_else(|| unit(Of::Percent, end, open), |number| unit(Of::Percent, number.end, number.amount));
    }
    let (end, code) =
        operand::unit(scan, at).filter(|_| scan.cue_before(at, Cue::To) || scan.cue_before(at, Cue::In))?;
    let dimension = |unit: u16| &scan.vocabulary.units[unit as usize].dimension;
    let told =
        (0..at).any(|before| operand::unit(scan, before).is_some_and(|(_, unit)| dimension(unit) == dimension(code)));
    if told { unit(Of::Unit(code), end, open) } else { None }
}

fn alone(operand: Operand) -> Quantity {
    let number = (operand.number.start, operand.number.end);
    Quantity { operand, start: operand.start, end: operand.end, hedge: None, number, weak: false }
}

/// The hedges before a number: one past them and what they come to together.
pub(crate) fn hedges(scan: &Scan, at: usize) -> (usize, Option<Hedge>) {
    let (mut end, mut hedge) = (at, None);
    while let Some((next, more)) = hedge_at(scan, end) {
        hedge = Some(match (hedge, more) {
            (None, more) => more,
            (Some(Hedge::About), more) | (Some(more), Hedge::About) => more,
            (Some(first), _) => first,
        });
        end = next;
    }
    (end, hedge)
}

pub(crate) fn hedge_at(scan: &Scan, at: usize) -> Option<(usize, Hedge)> {
    scan.phrase(at, |meaning| match meaning {
        Meaning::Hedge(hedge, Side::Before) => Some(hedge),
        _ => None,
    })
}

/// "or more", "or so", "or less" behind the number; "30-odd" and "100-plus" joined to it.
fn behind(scan: &Scan, found: Quantity) -> Quantity {
    let joined = scan.hyphen(found.end);
    let tied = || {
        scan.phrase(joined, |meaning| match meaning {
            Meaning::Hedge(hedge, Side::Joined) => Some(hedge),
            _ => None,
        })
    };
    let hedge = scan.phrase(found.end, |meaning| match meaning {
        Meaning::Hedge(hedge, Side::After) => Some(hedge),
        _ => None,
    });
    let hedge = hedge.or_else(|| tied().filter(|_| scan.glued(joined) && scan.glued(found.end)));
    match hedge {
        Some((end, hedge)) => {
            Quantity { operand: Operand { amount: found.operand.amount.hedged(hedge), ..found.operand }, end, ..found }
        }
        None => found,
    }
}

/// "larger than 20 and less than 35", "at most 100 and at least 20": two bounds that leave something between them.
fn bounded(scan: &Scan, at: usize, start: usize, hedge: Hedge) -> Option<Quantity> {
    let first = bound_operand(scan, start)?;
    let comma = scan.skip(first.end, ',');
    let next = scan.cue(comma, Cue::And).or_else(|| scan.cue(comma, Cue::But)).unwrap_or(comma);
    let (second_start, second_hedge) = hedges(scan, next);
    let second = bound_operand(scan, second_start).filter(|_| next > first.end)?;
    let (low, high) = match (side(hedge)?, side(second_hedge?)?) {
        (Bound::Low, Bound::High) => (first.amount.low?, second.amount.high?),
        (Bound::High, Bound::Low) => (second.amount.low?, first.amount.high?),
        (Bound::Low, Bound::Low) | (Bound::High, Bound::High) => return None,
    };
    let compatible = first.of == second.of || first.of == Of::Things;
    let amount = Amount::range(low, high, first.amount.grain.min(second.amount.grain));
    let operand = Operand { amount, ..second };
    let number = (first.number.start, second.number.end);
    (low < high && compatible).then_some(Quantity {
        operand,
        start: at,
        end: second.end,
        hedge: Some((at, start)),
        number,
        weak: false,
    })
}

enum Bound {
    Low,
    High,
}

fn side(hedge: Hedge) -> Option<Bound> {
    match hedge {
        Hedge::AtLeast | Hedge::MoreThan => Some(Bound::Low),
        Hedge::AtMost | Hedge::LessThan | Hedge::UpTo => Some(Bound::High),
        Hedge::Exact | Hedge::About | Hedge::Nearly | Hedge::Range | Hedge::Vague => None,
    }
}

/// An operand, or a place in an order: "higher than the tenth".
fn bound_operand(scan: &Scan, at: usize) -> Option<Operand> {
    if let Some(found) = operand::read(scan, at) {
        return Some(found);
    }
    let (end, place) = ordinal::plain(scan, scan.cue(at, Cue::The)?)?;
    let amount = Amount::exact(place, 1.0);
    let number = Number { amount, writing: Writing::Words, start: at, end, scaled: false, factor: 1.0 };
    Some(Operand { number, amount, of: Of::Things, start: at, end, unit: None, article: false })
}

/// Two operands as one range: "20-30", "between 50 and 70 percent", "$5 million to $6 million", "two or three".
fn range(scan: &Scan, at: usize) -> Option<Quantity> {
    let between = scan.cue(at, Cue::Between);
    let from = between.or_else(|| scan.cue(at, Cue::From)).filter(|_| !changes(scan, at));
    let start = from.unwrap_or(at);
    let ordered = between.is_some() && scan.cue(start, Cue::The).is_some();
    let first = if ordered { bound_operand(scan, start)? } else { operand::read(scan, start)? };
    let (next, joint) = joint(scan, &first, between.is_some())?;
    if from.is_none() && changes(scan, at) && joint == Joint::To {
        return None;
    }
    let (second_start, _) = if between.is_some() { hedges(scan, next) } else { (next, None) };
    let money = matches!(first.of, Of::Money(_));
    let second = if ordered {
        bound_operand(scan, second_start)
    } else {
        operand::in_money(scan, second_start).filter(|_| money)
    };
    let second = second.or_else(|| operand::read(scan, second_start))?;
    let (low, high) = matched(&first, &second)?;
    let of = if second.of == Of::Things { first.of } else { second.of };
    if !fits(scan, (&first, &second), (low, high), joint) {
        return None;
    }
    let first_grain = first.amount.grain * if first.of == Of::Things { unit_factor(&second) } else { 1.0 };
    let amount = Amount::range(low, high, first_grain.min(second.amount.grain));
    let end = if second.of == Of::Things { second.number.end } else { second.end };
    let operand = Operand { amount, of, end, ..second };
    let number = (first.number.start, second.number.end);
    Some(Quantity { operand, start: at, end, hedge: None, number, weak: false })
}

/// Whether a word of change stands before, so that two numbers are two states: "rose from 12 to 19".
pub(crate) fn changes(scan: &Scan, at: usize) -> bool {
    (1..=5usize.min(at))
        .any(|back| scan.cue(at - back, Cue::Change).is_some() || scan.cue(at - back, Cue::Move).is_some())
}

/// What joins the two numbers of a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    Dash,
    To,
    And,
    Or,
}

fn joint(scan: &Scan, first: &Operand, between: bool) -> Option<(usize, Joint)> {
    let end = first.end;
    let hung = if scan.mark(end, '-') && scan.glued(end) && !scan.glued(end + 1) { end + 1 } else { end };
    let tied = Some(end + 1).filter(|&to| scan.mark(end, '-') && scan.glued(to));
    if let Some(next) = tied.and_then(|to| scan.cue(to, Cue::To)).filter(|&next| scan.mark(next, '-')) {
        return Some((next + 1, Joint::To));
    }
    if let Some(next) = scan.cue(hung, Cue::To).or_else(|| scan.cue(hung, Cue::Spread)) {
        return Some((next, Joint::To));
    }
    if let Some(next) = scan.cue(hung, Cue::Or) {
        return Some((next, Joint::Or));
    }
    if let Some(next) = scan.cue(end, Cue::And).filter(|_| between) {
        return Some((next, Joint::And));
    }
    let glued = scan.glued(end) && scan.glued(end + 1);
    let spaced = !scan.glued(end) && !scan.glued(end + 1) && scan.is_numeral(first.number.start);
    (scan.mark(end, '-') && (glued || spaced)).then_some((end + 1, Joint::Dash))
}

/// The two ends in one scale: "5 to 6 million".
fn matched(first: &Operand, second: &Operand) -> Option<(f64, f64)> {
    let compatible =
        first.of == second.of || first.of == Of::Things || second.of == Of::Things && matches!(first.of, Of::Money(_));
    let (mut low, high) = (first.amount.low?, second.amount.high?);
    let factor = second.number.factor;
    let unscaled = first.number.factor == 1.0 && factor >= 1000.0 && first.number.writing != Writing::Vague;
    if unscaled && low < 1000.0 && low * factor <= high {
        low *= factor;
    }
    if first.of == Of::Things {
        low *= unit_factor(second);
    }
    compatible.then_some((low, high))
}

/// How an amount of things turns into the second operand's amounts, which of time are in seconds.
fn unit_factor(second: &Operand) -> f64 {
    match second.of {
        Of::Period(seconds, _) => seconds,
        Of::Things | Of::Percent | Of::Points | Of::Money(_) | Of::Unit(_) | Of::Age(..) => 1.0,
    }
}

fn fits(scan: &Scan, (first, second): (&Operand, &Operand), (low, high): (f64, f64), joint: Joint) -> bool {
    let bare = first.of == Of::Things && second.of == Of::Things;
    let clock =
        bare && scan.phrase(second.end, |meaning| matches!(meaning, Meaning::Meridiem(_)).then_some(())).is_some();
    if low >= high || first.article || second.article || clock {
        return false;
    }
    match joint {
        Joint::Or => {
            high <= low * 2.0 + 1.0 && first.of != second.of || bare && high <= low * 2.0 && !scan.ends_at(first.end)
        }
        Joint::Dash if bare && first.number.writing == Writing::Words && first.number.factor == 1.0 => false,
        Joint::Dash if bare => !is_code(scan, first, second),
        Joint::Dash | Joint::And | Joint::To => true,
    }
}

/// Whether a hyphen joins figures of a code rather than the ends of a range: 555-1234.
fn is_code(scan: &Scan, first: &Operand, second: &Operand) -> bool {
    let more = scan.mark(second.end, '-') && scan.glued(second.end) && scan.is_numeral(second.end + 1);
    let before = first.start > 0
        && scan.glued(first.start)
        && (scan.mark(first.start - 1, '-') || scan.is_word(first.start - 1));
    more || before
}

/// Steps over a second form in parentheses: "30 miles (48 km)" is one value.
fn second_form(scan: &Scan, found: Quantity) -> Quantity {
    let unit = matches!(found.operand.of, Of::Unit(_));
    if !unit || !scan.mark(found.end, '(') {
        return found;
    }
    let (start, _) = hedges(scan, found.end + 1);
    let Some(other) = range(scan, start).or_else(|| operand::read(scan, start).map(alone)) else { return found };
    let dimension = |of: Of| match of {
        Of::Unit(unit) => Some(&scan.vocabulary.units[unit as usize].dimension),
        Of::Things | Of::Percent | Of::Points | Of::Money(_) | Of::Period(..) | Of::Age(..) => None,
    };
    let same = dimension(found.operand.of) == dimension(other.operand.of) && scan.mark(other.end, ')');
    if same { Quantity { end: other.end + 1, ..found } } else { found }
}
