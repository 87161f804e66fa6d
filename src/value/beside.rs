//! Floor 1: what values side by side tell of each other: a time of its day, a year of the day before it.

use super::amount::{Amount, Hedge};
use super::cue::Cue;
use super::date::{self, Grain};
use super::kinds::Value;
use super::reading::Piece;
use super::scan::Scan;

/// Links the values of a sentence that stand side by side.
pub(super) fn link(scan: &Scan, pieces: &mut Vec<Piece>) {
    lengths_of_two_units(scan, pieces);
    spans_of_amounts(scan, pieces);
    afternoons(scan, pieces);
    time_of_day(scan, pieces);
    years_behind_times(pieces);
}

/// "six months to two years": two lengths as one range; not "cut from six months to two weeks", which are two states.
fn lengths_of_two_units(scan: &Scan, pieces: &mut Vec<Piece>) {
    for at in (1..pieces.len()).rev() {
        let (first, second) = (&pieces[at - 1], &pieces[at]);
        let (Value::Duration { amount: low, .. }, Value::Duration { amount: high, unit }) =
            (&first.value, &second.value)
        else {
            continue;
        };
        let joined =
            scan.cue(first.end, Cue::To) == Some(second.start) || scan.cue(first.end, Cue::Or) == Some(second.start);
        let states = scan.cue_before(first.start, Cue::From);
        let exact = low.hedge == Hedge::Exact && high.hedge == Hedge::Exact;
        let ends = low.low.zip(high.high).filter(|(low, high)| low < high && joined && !states && exact);
        let Some((from, to)) = ends else { continue };
        let value = Value::Duration { amount: Amount::range(from, to, low.grain.min(high.grain)), unit: *unit };
        let (end, weak) = (second.end, first.weak && second.weak);
        let mut merged = first.clone();
        (merged.value, merged.end, merged.weak) = (value, end, weak);
        pieces[at - 1] = merged.numbered();
        pieces.remove(at);
    }
}

/// "$5 million over seven years", "spread over two weeks": the length is the span itself, and no more than it.
fn spans_of_amounts(scan: &Scan, pieces: &mut [Piece]) {
    for at in 0..pieces.len() {
        let piece = &pieces[at];
        let stretched = scan.cue_before(piece.start, Cue::Stretched);
        let paid = at.checked_sub(1).map(|before| &pieces[before]).is_some_and(|before| {
            matches!(before.value, Value::Money { .. } | Value::Percent { .. }) && before.end == piece.start
        });
        let over = scan.cue(piece.start, Cue::Over).is_some() && (stretched || paid);
        let Value::Duration { amount, unit } = &piece.value else { continue };
        let Some(length) = amount.low.filter(|_| over && amount.hedge == Hedge::MoreThan) else { continue };
        pieces[at].value = Value::Duration { amount: Amount::exact(length, amount.grain), unit: *unit };
        pieces[at] = pieces[at].clone().unhedged();
    }
}

/// Gives each time the day that stands beside it: "8pm on Friday", "tomorrow morning at 7".
fn time_of_day(scan: &Scan, pieces: &mut [Piece]) {
    for at in 0..pieces.len() {
        let Value::Time(time) = &pieces[at].value else { continue };
        if time.day.is_some() {
            continue;
        }
        let before = at.checked_sub(1).filter(|&other| joined(scan, &pieces[other], &pieces[at]));
        let after = Some(at + 1).filter(|&other| other < pieces.len() && joined(scan, &pieces[at], &pieces[other]));
        let day = [before, after].into_iter().flatten().find_map(|other| match &pieces[other].value {
            Value::Date(date) => Some((other, *date)).filter(|(_, date)| date.grain <= Grain::Day),
            Value::Time(other_time) => other_time.day.map(|day| (other, day)),
            Value::Count(_) | Value::Ratio(_) | Value::Ordinal(_) | Value::Percent { .. } | Value::Money { .. } => None,
            Value::Measure { .. } | Value::Magnitude { .. } | Value::Age { .. } | Value::Duration { .. } => None,
            Value::Score(_) | Value::Rank { .. } | Value::Identifier { .. } => None,
        });
        if let (Some((other, day)), Value::Time(time)) = (day, &mut pieces[at].value) {
            time.day = Some(day);
            pieces[at].weak = false;
            pieces[other].weak = false;
        }
    }
}

/// "7:00 on Sunday afternoon": a part of the day behind the day tells the half of the clock before it.
fn afternoons(scan: &Scan, pieces: &mut [Piece]) {
    for at in 0..pieces.len().saturating_sub(2) {
        let together = joined(scan, &pieces[at], &pieces[at + 1]) && joined(scan, &pieces[at + 1], &pieces[at + 2]);
        let (Value::Date(_), Value::Time(part)) = (&pieces[at + 1].value, &pieces[at + 2].value) else { continue };
        let late = part.second.is_none() && part.daypart.is_some_and(|part| part.afternoon);
        if let Value::Time(time) = &mut pieces[at].value {
            let early = time.second.filter(|second| *second < 12 * 3600 && *second >= 3600);
            time.second = early
                .filter(|_| late && together && time.daypart.is_none())
                .map(|second| second + 12 * 3600)
                .or(time.second);
        }
    }
}

/// "Wed Oct 26 15:50:06 2016": a year behind the time belongs to the day before it.
fn years_behind_times(pieces: &mut Vec<Piece>) {
    for at in (2..pieces.len()).rev() {
        let (Value::Date(day), Value::Time(_), Value::Date(year)) =
            (&pieces[at - 2].value, &pieces[at - 1].value, &pieces[at].value)
        else {
            continue;
        };
        let close = pieces[at - 1].end == pieces[at].start && pieces[at - 2].end == pieces[at - 1].start;
        let lone = year.grain == Grain::Year && year.stated.month.is_none() && day.stated.year.is_none();
        let Some((month, number, year)) = day
            .stated
            .month
            .zip(day.stated.day)
            .zip(year.stated.year)
            .map(|((m, d), y)| (m, d, y))
            .filter(|_| close && lone)
        else {
            continue;
        };
        let whole = date::calendar::month_day(None, month, number, date::Stated { year: Some(year), ..day.stated });
        pieces[at - 2].value = Value::Date(whole);
        if let Value::Time(time) = &mut pieces[at - 1].value {
            time.day = Some(whole);
        }
        pieces.remove(at);
    }
}

/// Whether only words like "on", "at", "in the" stand between two values.
fn joined(scan: &Scan, left: &Piece, right: &Piece) -> bool {
    let mut at = left.end;
    while at < right.start {
        match scan.cue(at, Cue::TimeJoin) {
            Some(end) => at = end,
            None => return false,
        }
    }
    right.start - left.end <= 3
}
