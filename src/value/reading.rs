//! Floor 1: the values of a sentence from left to right: at each place the longest reading, each with its spans and marks.

use super::amount::Amount;
use super::classes::Classes;
use super::cue::Cue;
use super::kinds::{Scale, Value};
use super::lexeme::{self, Lexeme};
use super::marks::{self, Around};
use super::number::Writing;
use super::operand::Of;
use super::quantity::{self, Quantity};
use super::scan::Scan;
use super::vocabulary::{Meaning, Vocabulary};
use super::{age, ahead, begin, beside, date, duration, identifier, magnitude, ordinal, rank, score, time};
use crate::text::{SourceId, Span, Token};
use jiff::civil::Date;

/// A value as it stands in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The words of the value with its unit and hedge: "at least 12", "$1.58bn", "on Jan. 4".
    pub span: Span,
    /// What they mean.
    pub value: Value,
    /// The number alone, of a range both; the whole span for dates, times and names.
    pub number: Span,
    /// The unit, when there is one.
    pub unit: Option<Span>,
    /// What stands around it.
    pub marks: Marks,
}

/// What stands around a value and changes what it measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Marks {
    /// Words of hedging before the number: "at least".
    pub hedge: Option<Span>,
    /// "a share", "per year", "each": the value is of one unit and never compares with a total.
    pub per_unit: Option<Span>,
    /// "of the" in "two of the five": the value is of a part.
    pub part_of: Option<Span>,
    /// "rose by", "another", "more": the value is a difference.
    pub change: Option<Span>,
    /// Whether the words may mean no value at all ("one", "second", "at seven"), so that comparison should leave it out.
    pub weak: bool,
}

/// Reads the values of the sentence that `tokens` cut up, from left to right, without overlap. `text` is the whole text of the source.
/// `published` dates words like "Sunday".
pub fn read(text: &str, tokens: &[Token], vocabulary: &Vocabulary, published: Option<Date>) -> Vec<Reading> {
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return Vec::new() };
    let mut readings = read_span(text, first.span.cover(last.span), vocabulary, published);
    if let Some(published) = published {
        ahead::look_ahead(tokens, vocabulary, published, &mut readings);
    }
    readings
}

/// Reads the values in `span` of `text`, from left to right, without overlap.
pub fn read_span(text: &str, span: Span, vocabulary: &Vocabulary, published: Option<Date>) -> Vec<Reading> {
    let mut lexemes = Vec::with_capacity((span.end - span.start) as usize / 4);
    lexeme::cut(text, span.range(), vocabulary, &mut lexemes);
    let scan = Scan::new(text, &lexemes, vocabulary, published);
    let mut found = Vec::new();
    let mut at = 0;
    while at < lexemes.len() {
        if let Some(end) = no_value(&scan, at) {
            at = end;
            continue;
        }
        match value_at(&scan, at) {
            Some(piece) => {
                at = piece.end.max(at + 1);
                found.push(piece);
            }
            None => at += 1,
        }
    }
    beside::link(&scan, &mut found);
    found.into_iter().map(|piece| reading(&lexemes, span.source, piece)).collect()
}

/// One past words that look like a value and are none: "first aid", "second-hand", "one does not", the "one" of "one of the best".
fn no_value(scan: &Scan, at: usize) -> Option<usize> {
    if let Some(end) = scan.cue(at, Cue::NotValue) {
        return Some(end);
    }
    let one = scan.cue(at, Cue::One)?;
    let anybody = scan.cue(one, Cue::Impersonal).is_some() && (at == 0 || scan.ends_at(at - 1));
    let best = scan.cue(one, Cue::Of).and_then(|of| scan.cue(of, Cue::The)).is_some_and(|of| is_superlative(scan, of));
    (anybody || best).then_some(one)
}

/// "best", "most powerful", "world's largest".
fn is_superlative(scan: &Scan, at: usize) -> bool {
    const REACH: usize = 4;
    let form = |at: usize| {
        scan.is_lower(at) && scan.word(at).len() > 3 && scan.word(at).ends_with("st")
            || scan.cue(at, Cue::Superlative).is_some()
    };
    let named = (at..at + REACH).take_while(|&next| scan.is_word(next) || scan.mark(next, '\'')).any(form);
    named && scan.cue(at, Cue::People).is_none()
}

/// A value with its places as lexemes.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub value: Value,
    pub start: usize,
    pub end: usize,
    number: (usize, usize),
    unit: Option<(usize, usize)>,
    hedge: Option<(usize, usize)>,
    around: Around,
    pub weak: bool,
}

impl Piece {
    fn new(value: Value, start: usize, end: usize) -> Self {
        Piece {
            value,
            start,
            end,
            number: (start, end),
            unit: None,
            hedge: None,
            around: Around::default(),
            weak: false,
        }
    }

    /// The piece with all its words for its number.
    pub(super) fn numbered(self) -> Self {
        Piece { number: (self.start, self.end), unit: None, hedge: None, ..self }
    }

    /// The piece whose words of hedging hedge nothing.
    pub(super) fn unhedged(self) -> Self {
        Piece { hedge: None, ..self }
    }
}

fn reading(lexemes: &[Lexeme], source: SourceId, piece: Piece) -> Reading {
    let span = |(from, to): (usize, usize)| Span::new(source, lexemes[from].start, lexemes[to - 1].end);
    let some = |place: Option<(usize, usize)>| place.filter(|(from, to)| from < to).map(span);
    Reading {
        span: span((piece.start, piece.end)),
        value: piece.value,
        number: span(piece.number),
        unit: some(piece.unit),
        marks: Marks {
            hedge: some(piece.hedge),
            per_unit: some(piece.around.per_unit),
            part_of: some(piece.around.part_of),
            change: some(piece.around.change),
            weak: piece.weak,
        },
    }
}

/// The value that begins at `at`, if any.
fn value_at(scan: &Scan, at: usize) -> Option<Piece> {
    if let Some(end) = begin::address(scan, at) {
        let name = scan.words(at, end).into();
        return Some(Piece { weak: true, ..Piece::new(Value::Identifier { name, number: None }, at, end) });
    }
    if let Some(end) = scan.cue(at, Cue::CalendarName).or_else(|| date::titled(scan, at)) {
        let name = scan.words(at, end).into();
        return Some(Piece { weak: true, ..Piece::new(Value::Identifier { name, number: None }, at, end) });
    }
    let begins = begin::begins(scan, at);
    let names = scan.is_capitalised(at) && scan.is_numeral(at + 1);
    if (begins || names || begin::is_run_on(scan, at) || scan.mark(at, '+'))
        && let Some((end, value, number)) = identifier::read(scan, at)
    {
        return Some(Piece { number, ..Piece::new(value, at, end) });
    }
    let core = begin::core(scan, at, begins)?;
    let moment = if begin::may_be_moment(scan, at, core) {
        calendar(scan, at).filter(|found| !cuts_number(scan, found))
    } else {
        None
    };
    let amount = amount(scan, at);
    match (moment, amount) {
        (Some(moment), Some(amount)) if amount.end > moment.end && !amount.weak => Some(amount),
        (Some(moment), _) => Some(moment),
        (None, amount) => {
            amount.or_else(|| share(scan, at)).or_else(|| placed(scan, at)).or_else(|| stand_in(scan, at))
        }
    }
}

/// Whether a time of day is the first figures of a longer number: "stood at 12,5 %", "at 3 1/2 percent".
fn cuts_number(scan: &Scan, found: &Piece) -> bool {
    let Some(last) = found.end.checked_sub(1).filter(|&last| scan.is_numeral(last) && last > found.start) else {
        return false;
    };
    matches!(found.value, Value::Time(_))
        && super::number::read(scan, last).is_some_and(|number| number.end > found.end)
}

/// "most of the homes", "the vast majority of voters": a share in a word before "of".
fn share(scan: &Scan, at: usize) -> Option<Piece> {
    let (end, (low, high)) = scan.phrase(at, |meaning| match meaning {
        Meaning::Share(low, high) => Some((low, high)),
        _ => None,
    })?;
    scan.cue(end, Cue::Of)?;
    let amount = Amount { hedge: super::Hedge::Vague, ..Amount::range(low, high, 0.01) };
    let around = marks::around(scan, at, end);
    let weak = around.part_of.is_none();
    Some(Piece { around, weak, ..Piece::new(Value::Ratio(amount), at, end) })
}

/// "another witness", "both cables": a count without a number, before a word that is none either.
fn stand_in(scan: &Scan, at: usize) -> Option<Piece> {
    let (end, count) = scan.phrase(at, |meaning| match meaning {
        Meaning::StandIn(count) => Some(count),
        _ => None,
    })?;
    let counts = scan.is_word(end) && !scan.classes(end).meets(Classes::NUMBER.with(Classes::PERIOD));
    // "only" also hedges a number; it counts one behind "the" alone
    let hedges = scan.classes(at).meets(Classes::LEAD) && !scan.cue_before(at, Cue::The);
    (counts && !hedges).then(|| Piece { weak: true, ..Piece::new(Value::Count(Amount::exact(count, 1.0)), at, end) })
}

/// A time or date.
fn calendar(scan: &Scan, at: usize) -> Option<Piece> {
    if let Some((end, amount)) = duration::raced(scan, at) {
        return Some(Piece::new(Value::Duration { amount, unit: super::Grain::Second }, at, end));
    }
    let time = time::read(scan, at)
        .map(|found| Piece { weak: found.weak, ..Piece::new(Value::Time(found.value), found.start, found.end) });
    let date = date::read(scan, at)
        .map(|found| Piece { weak: found.weak, ..Piece::new(Value::Date(found.value), found.start, found.end) });
    match (time, date) {
        (Some(time), Some(date)) => {
            Some(if date.end > time.end || date.end == time.end && time.weak { date } else { time })
        }
        (time, date) => time.or(date),
    }
}

/// A score, a grade, or a number with its unit.
fn amount(scan: &Scan, at: usize) -> Option<Piece> {
    if let Some((end, points)) = score::read(scan, at) {
        return Some(Piece::new(Value::Score(points), at, end));
    }
    if let Some((quantity, scale)) = magnitude::named(scan, at) {
        return Some(graded(scan, quantity, scale));
    }
    if let Some((end, amount)) = age::decade(scan, at).or_else(|| age::named(scan, at)).or_else(|| age::group(scan, at))
    {
        return Some(Piece::new(Value::Age { amount, unit: super::Grain::Year }, at, end));
    }
    let found = quantity::read(scan, at)?;
    if let Some(quantity) = magnitude::told(scan, found) {
        return Some(graded(scan, quantity, Scale::Quake));
    }
    about_year(scan, &found).or_else(|| counted(scan, found))
}

/// "about 1970": a year a few years either way.
fn about_year(scan: &Scan, found: &Quantity) -> Option<Piece> {
    let loose =
        found.hedge.is_some() && found.operand.amount.hedge == super::Hedge::About && found.operand.of == Of::Things;
    let year = date::read(scan, found.number.0)
        .filter(|year| loose && year.end == found.end && year.value.grain == date::Grain::Year)?;
    let value = date::DateValue { slack_days: 2 * 365, ..year.value };
    Some(Piece::new(Value::Date(value), found.start, found.end))
}

fn graded(scan: &Scan, quantity: Quantity, scale: Scale) -> Piece {
    let value = Value::Magnitude { amount: quantity.operand.amount, scale };
    Piece { around: marks::around(scan, quantity.start, quantity.end), ..piece(quantity, value) }
}

fn piece(found: Quantity, value: Value) -> Piece {
    Piece {
        number: found.number,
        unit: found.operand.unit,
        hedge: found.hedge,
        weak: found.weak,
        ..Piece::new(value, found.start, found.end)
    }
}

/// The value that a number and its unit make.
fn counted(scan: &Scan, found: Quantity) -> Option<Piece> {
    let operand = found.operand;
    let amount: Amount = operand.amount;
    let weak = operand.article && found.hedge.is_none();
    let around = marks::around(scan, found.start, found.end);
    let made = |value: Value| Some(Piece { around, weak, ..piece(found, value) });
    match operand.of {
        Of::Percent => made(Value::Percent { amount, points: false }),
        Of::Points => made(Value::Percent { amount, points: true }),
        Of::Money(code) => made(Value::Money { amount, currency: scan.vocabulary.currencies[code as usize].clone() }),
        Of::Unit(unit) => made(Value::Measure { amount, unit: scan.vocabulary.units[unit as usize].clone() }),
        Of::Period(_, unit) => made(Value::Duration { amount, unit }),
        Of::Age(_, unit) => made(Value::Age { amount, unit }),
        Of::Things => bare(scan, found, around),
    }
}

/// A number without unit: an ordinal that goes on, an age, a fraction, a count.
fn bare(scan: &Scan, found: Quantity, around: Around) -> Option<Piece> {
    let placed = placed(scan, found.start).filter(|placed| placed.end > found.end);
    if placed.is_some() {
        return placed;
    }
    let amount = found.operand.amount;
    if let Some((start, end)) = age::is_age(scan, &found) {
        let bound = age::bound(scan, start).filter(|_| start < found.start);
        let amount = bound.map_or(amount, |hedge| amount.hedged(hedge));
        return Some(Piece { start, end, ..piece(found, Value::Age { amount, unit: super::Grain::Year }) });
    }
    let share = found.operand.number.writing == Writing::Fraction
        && amount.high.or(amount.low).is_some_and(|value| value.abs() < 1.0);
    let weak =
        marks::is_pronoun(scan, found.number.0, found.number.1) || found.operand.number.writing == Writing::Article;
    let value = if share { Value::Ratio(amount) } else { Value::Count(amount) };
    Some(Piece { around, weak, ..piece(found, value) })
}

/// A rank or an ordinal.
fn placed(scan: &Scan, at: usize) -> Option<Piece> {
    if let Some((end, place, of)) = rank::read(scan, at) {
        let weak = place == 1.0 && end == at + 1;
        return Some(Piece { weak, ..Piece::new(Value::Rank { place, of }, at, end) });
    }
    let found = ordinal::read(scan, at)?;
    if let Some(end) = scan.cue(found.end, Cue::Birthday) {
        let amount = Amount::exact(found.place, 1.0);
        return Some(Piece {
            number: (at, found.end),
            ..Piece::new(Value::Age { amount, unit: super::Grain::Year }, at, end)
        });
    }
    let weak = found.relative || scan.cue(at, Cue::Homonym).is_some();
    Some(Piece { weak, ..Piece::new(Value::Ordinal(found.place), at, found.end) })
}
