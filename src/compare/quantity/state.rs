//! Floor 6: which state of a count a sentence tells, and whether two counts are two states of one thing.

use super::pairing::{Member, Pairing};
use crate::claim::Quantity;
use crate::rules::RulePack;
use crate::rules::attributes::Runs;
use crate::rules::topics::Direction;
use crate::rules::updates::Told;
use crate::text::{Article, Class, Token, TokenKind};
use crate::value::{Amount, Value};
use jiff::civil::Date;

/// Words to each side of a value in which a phrase tells its state.
const REACH: usize = 6;

/// Which state the sentence tells the value of `quantity` as; `None` when it tells none.
pub fn told(tokens: &[Token], article: &Article, quantity: &Quantity, rules: &RulePack) -> Option<Told> {
    let start = tokens.iter().position(|token| token.span.overlaps(quantity.span))?;
    let end = tokens.iter().rposition(|token| token.span.overlaps(quantity.span))? + 1;
    if let Some(told) = moved(&tokens[..start], rules) {
        return Some(told);
    }
    let words =
        |run: &[Token]| -> Vec<String> { run.iter().map(|token| article.slice(token.span).to_lowercase()).collect() };
    let before = words(clause_end(&tokens[start.saturating_sub(REACH)..start]));
    let after = words(clause_start(&tokens[end..(end + REACH).min(tokens.len())]));
    let has = |run: &[String], phrases: &[Vec<String>]| {
        phrases.iter().any(|phrase| run.windows(phrase.len()).any(|window| window == phrase.as_slice()))
    };
    if has(&before, &rules.updates.earlier) {
        return Some(Told::Earlier);
    }
    let is_running = has(&before, &rules.updates.running) || has(&after, &rules.updates.running);
    is_running.then_some(Told::Running)
}

/// "rose to 19", "up from 12": a word of direction, then the preposition right before the value.
fn moved(before: &[Token], rules: &RulePack) -> Option<Told> {
    let preposition = &before.last()?.lemma;
    let told = match () {
        () if rules.updates.arrives.contains(preposition) => Told::Running,
        () if rules.updates.leaves.contains(preposition) => Told::Earlier,
        () => return None,
    };
    let words = before[..before.len() - 1].iter().rev().filter(|token| token.kind == TokenKind::Word).take(REACH);
    let way = |token: &Token| {
        matches!(token.tag.class, Class::Verb | Class::Adv | Class::Adp)
            && matches!(rules.topics.direction(&token.lemma.to_lowercase()), Some(Direction::Up | Direction::Down))
    };
    words.into_iter().any(way).then_some(told)
}

/// What stands after the last mark that ends a clause.
fn clause_end(run: &[Token]) -> &[Token] {
    let mark = run.iter().rposition(ends_clause);
    &run[mark.map_or(0, |at| at + 1)..]
}

/// What stands before the first mark that ends a clause.
fn clause_start(run: &[Token]) -> &[Token] {
    let mark = run.iter().position(ends_clause);
    &run[..mark.unwrap_or(run.len())]
}

fn ends_clause(token: &Token) -> bool {
    matches!(token.lemma.as_str(), ";" | ":" | "." | "\"" | "”")
}

/// Why two values of one running count are two states of it, with the newer source named; `None` when nothing tells so.
pub fn later_state(
    pairing: &Pairing,
    sides: [&Member<'_>; 2],
    articles: &[Article],
    rules: &RulePack,
) -> Option<String> {
    let runs = runs_of(sides, rules)?;
    let path = |side: &Member<'_>| articles[side.source].source.path.clone();
    let [left, right] = sides;
    match (left.told, right.told) {
        (Some(Told::Earlier), Some(Told::Earlier)) => return None,
        (Some(Told::Earlier), _) => return Some(earlier(left, right, path)),
        (_, Some(Told::Earlier)) => return Some(earlier(right, left, path)),
        (Some(Told::Running) | None, Some(Told::Running) | None) => {}
    }
    if !pairing.differs() {
        return None;
    }
    let grown = size(&left.quantity.value)?.total_cmp(&size(&right.quantity.value)?);
    let (older, newer) = if grown.is_lt() == (runs != Runs::Down) { (left, right) } else { (right, left) };
    if left.told.is_some() || right.told.is_some() {
        let marked = if left.told.is_some() { left } else { right };
        let newer = if runs == Runs::Both { marked } else { newer };
        return Some(format!(
            "{} is newer: {} is told as a count that still moves",
            path(newer),
            words(marked, articles)
        ));
    }
    let day = |side: &Member<'_>| articles[side.source].source.metadata.published;
    let (before, after) = (day(older)?, day(newer)?);
    let is_later = match runs {
        Runs::Up | Runs::Down => after > before,
        Runs::Both => after != before,
    };
    is_later.then(|| {
        let (newer, after, before) = if after > before { (newer, after, before) } else { (older, before, after) };
        by_publication(&path(newer), after, before)
    })
}

fn by_publication(newer: &str, after: Date, before: Date) -> String {
    format!("{newer} is newer: it was published on {after}, the other on {before}, and such a count moves with time")
}

fn earlier(marked: &Member<'_>, other: &Member<'_>, path: impl Fn(&Member<'_>) -> String) -> String {
    format!("{} is newer: it tells this as an earlier figure, which {} still has", path(marked), path(other))
}

fn words(side: &Member<'_>, articles: &[Article]) -> String {
    super::fold(articles[side.source].slice(side.quantity.span))
}

/// Which way a count runs that both values are of.
fn runs_of([left, right]: [&Member<'_>; 2], rules: &RulePack) -> Option<Runs> {
    let rule = |side: &Member<'_>| side.quantity.attribute.rule.as_deref().and_then(|name| rules.attributes.rule(name));
    let (one, other) = (rule(left)?, rule(right)?);
    (one.name == other.name).then_some(one.runs)?
}

/// The number a count states, or the bound it gives.
fn size(value: &Value) -> Option<f64> {
    let stated = |amount: &Amount| amount.point().or(amount.low).or(amount.high);
    if let Value::Count(amount) = value { stated(amount) } else { None }
}
