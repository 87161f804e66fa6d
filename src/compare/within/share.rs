//! Floor 6: a percentage against the figures told with it: "12 of 40, or 50 percent"; "rose 12 percent to $60 million from
//! $50 million" (S104).

use super::line::{Figure, Line};
use super::{Place, Slip};
use crate::finding::Certainty;
use crate::rules::RulePack;
use crate::rules::topics::Direction;
use crate::text::{Class, Span, Token, TokenKind};
use crate::value::{Amount, Hedge, Kind, Value};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// How far a percentage may be off what its figures give, in points and as a share of it: the figures were rounded.
const SLACK_POINTS: f64 = 1.0;
const SLACK: f64 = 0.05;

/// Words to the left of a percentage in which its direction is told.
const REACH: usize = 3;

/// Every percentage that the figures of its sentence do not give.
pub fn slips(lines: &[Line<'_>], rules: &RulePack) -> Vec<Slip> {
    let mut found = Vec::new();
    for line in lines.iter().filter(|line| line.figures.len() > 1) {
        let percents = || line.figures.iter().enumerate().filter_map(|(at, one)| Some((at, percent(one)?)));
        for (at, stated) in percents() {
            found.extend(share(line, at, &stated, rules));
        }
        let mut percents = percents();
        if let Some((at, stated)) = percents.next().filter(|_| percents.next().is_none()) {
            found.extend(growth(line, at, &stated, rules));
        }
    }
    found
}

/// The amount of an exact percentage.
fn percent(figure: &Figure<'_>) -> Option<Amount> {
    match &figure.reading.value {
        Value::Percent { amount, points: false } => Some(*amount).filter(|amount| amount.hedge == Hedge::Exact),
        _ => None,
    }
}

/// A part and its whole beside the percentage, which they do not give.
fn share(line: &Line<'_>, at: usize, stated: &Amount, rules: &RulePack) -> Option<Slip> {
    let own = &line.figures[at];
    let beside = |told: &Range<usize>| line.between(told, &own.words).is_some_and(|gap| joins(gap, rules));
    let (words, given) = shares(line, at, rules).into_iter().find(|(words, _)| beside(words))?;
    let span = line.tokens[words.start].span.cover(line.tokens[words.end - 1].span);
    let told = (span, line.article.slice(span).to_lowercase());
    let slip = slip(line, (own, stated), told, [given, given])?;
    Some(Slip { certainty: Certainty::Certain, ..slip })
}

/// The shares told right before and right behind the figure of number `at`: their tokens, and what they are in percent.
fn shares(line: &Line<'_>, at: usize, rules: &RulePack) -> Vec<(Range<usize>, f64)> {
    let figures = &line.figures;
    let two = |from: usize| {
        let (part, whole) = (figures.get(from)?, figures.get(from + 1)?);
        let given = part.number()? as f64 / whole.number()? as f64 * 100.0;
        is_share(line, [part, whole], rules).then_some((part.words.start..whole.words.end, given))
    };
    let one = |from: usize| {
        let figure = figures.get(from)?;
        let Value::Ratio(amount) = &figure.reading.value else { return None };
        let told = line.tokens[figure.words.clone()].iter().any(|word| is_whole_word(word, rules));
        amount.point().filter(|_| told).map(|share| (figure.words.clone(), share * 100.0))
    };
    let before = [at.checked_sub(2).and_then(two), at.checked_sub(1).and_then(one)];
    before.into_iter().chain([two(at + 1), one(at + 1)]).flatten().collect()
}

fn is_whole_word(token: &Token, rules: &RulePack) -> bool {
    rules.within.wholes.contains(&token.lemma.to_lowercase())
}

/// Whether two counts are a part and its whole: "12 of 40", "12 out of the 40".
fn is_share(line: &Line<'_>, [part, whole]: [&Figure<'_>; 2], rules: &RulePack) -> bool {
    let Some(between) = line.between(&part.words, &whole.words) else { return false };
    let of = between.iter().any(|token| is_whole_word(token, rules));
    let short = between.iter().all(|token| matches!(token.tag.class, Class::Adp | Class::Det | Class::Adv));
    let less = part.number().zip(whole.number()).is_some_and(|(part, whole)| part <= whole);
    part.is_count() && whole.is_count() && of && short && less
}

/// Whether nothing but a noun phrase, marks and a word like "or" stands between figures that say the same, and one of the
/// last two does.
fn joins(gap: &[Token], rules: &RulePack) -> bool {
    let equal = |token: &Token| rules.within.equals.contains(&token.lemma.to_lowercase());
    let mark = |token: &Token| token.kind == TokenKind::Punctuation;
    let noun = |token: &Token| matches!(token.tag.class, Class::Noun | Class::Adj | Class::Propn);
    gap.iter().all(|token| equal(token) || mark(token) || noun(token))
        && gap.last().is_some_and(|last| equal(last) || mark(last) && last.lemma == "(")
}

/// A figure that came to another, and the percentage by which it is told to have changed.
fn growth(line: &Line<'_>, at: usize, stated: &Amount, rules: &RulePack) -> Option<Slip> {
    let own = &line.figures[at];
    let words = line.tokens[..own.words.start].iter().rev().take(REACH);
    let way = words.into_iter().find_map(|token| rules.topics.direction(&token.lemma.to_lowercase()))?;
    let sign = match way {
        Direction::Up => 1.0,
        Direction::Down => -1.0,
        Direction::Level => return None,
    };
    let led = |figure: &&Figure<'_>, by: &FxHashSet<String>| {
        let before = figure.words.start.checked_sub(1).map(|at| line.tokens[at].lemma.to_lowercase());
        before.is_some_and(|word| by.contains(&word))
    };
    let behind = || line.figures[at + 1..].iter();
    let to = behind().find(|figure| led(figure, &rules.updates.arrives))?;
    let from = behind().find(|figure| led(figure, &rules.updates.leaves))?;
    let kind = to.reading.value.kind();
    let alone = behind().filter(|figure| figure.reading.value.kind() == kind).count() == 2;
    if from.reading.value.kind() != kind || !alone {
        return None;
    }
    let ([low, high], [first, last]) = (reach(to)?, reach(from)?);
    let rate = |new: f64, old: f64| sign * (new - old) / old * 100.0;
    let mut given = [rate(low, last), rate(high, first)];
    given.sort_by(f64::total_cmp);
    let span = to.reading.span.cover(from.reading.span);
    let normalized = format!("{} from {}", to.reading.value.normal_form(), from.reading.value.normal_form());
    slip(line, (own, stated), (span, normalized), given)
}

/// From where to where an exact amount was rounded from.
fn reach(figure: &Figure<'_>) -> Option<[f64; 2]> {
    let amount = match &figure.reading.value {
        Value::Count(amount) | Value::Money { amount, .. } | Value::Measure { amount, .. } => amount,
        _ => return None,
    };
    let exact = amount.hedge == Hedge::Exact && figure.reading.marks.per_unit.is_none();
    let value = amount.point().filter(|value| exact && *value > 0.0)?;
    let half = if figure.reading.value.kind() == Kind::Count && value < 1000.0 { 0.0 } else { amount.grain / 2.0 };
    Some([value - half, value + half])
}

/// The percentage `own` against what its figures give at least and at most, in percent.
fn slip(
    line: &Line<'_>,
    (own, stated): (&Figure<'_>, &Amount),
    (span, normalized): (Span, String),
    [low, high]: [f64; 2],
) -> Option<Slip> {
    let value = stated.point()?;
    let slack = SLACK_POINTS.max(stated.grain / 2.0).max(value * SLACK);
    if low - slack <= value && value <= high + slack {
        return None;
    }
    let given = (low + high) / 2.0;
    let decimals = usize::from(stated.grain < 1.0);
    Some(Slip {
        code: "S104",
        left: Place { sentence: line.sentence, span, normalized },
        right: Place { sentence: line.sentence, span: own.reading.span, normalized: own.reading.value.normal_form() },
        certainty: Certainty::Possible,
        why: format!("that is {given:.decimals$} percent, not {value} percent"),
    })
}
