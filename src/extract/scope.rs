//! Floor 4: which time and place each figure is about: the news of the day, or an event of another time; the school or the market.

use crate::claim::Scope;
use crate::rules::places::PlaceRules;
use crate::text::tree::ancestors;
use crate::text::{Article, Class, Deprel, Sentence, Span, Token, TokenKind, tokens_at};
use crate::value::{DateValue, Grain, Reading, Value};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Days that a story may look back without telling of another event.
const RECENT_DAYS: i32 = 31;

/// The scope of every sentence of `article`.
pub fn read(article: &Article, values: &[Reading]) -> Vec<Scope> {
    let mut scopes: Vec<Scope> = vec![Scope::default(); article.sentences.len()];
    let published = article.source.metadata.published;
    for reading in values.iter().filter(|reading| !reading.marks.weak) {
        let Value::Date(date) = &reading.value else { continue };
        let Some(place) = article.sentence_at(reading.span) else { continue };
        scopes[place].background |= is_past(date, published);
        scopes[place].dates.push(*date);
    }
    for place in 1..scopes.len() {
        if scopes[place].dates.is_empty() && scopes[place - 1].background && goes_on(article, place) {
            scopes[place] = scopes[place - 1].clone();
        }
    }
    scopes
}

/// The scope of one value: of the dates of its sentence those that hang on the same verb, if it names several.
pub fn of(article: &Article, sentence: &Scope, place: usize, value: Span, values: &[Reading]) -> Scope {
    if sentence.dates.len() < 2 {
        return sentence.clone();
    }
    let tokens = article.tokens_of(&article.sentences[place]);
    let deed = |span: Span| {
        let at = Some(tokens_at(tokens, span)).filter(|at| !at.is_empty())?.start;
        ancestors(tokens, at).find(|&above| tokens[above].tag.class == Class::Verb)
    };
    let published = article.source.metadata.published;
    let here = article.sentences[place].span;
    let first = values.partition_point(|reading| reading.span.start < here.start);
    let of_sentence = values[first..].iter().take_while(|reading| reading.span.start < here.end);
    let own_deed = deed(value);
    let own: Vec<DateValue> = of_sentence
        .filter(|reading| !reading.marks.weak)
        .filter_map(|reading| match &reading.value {
            Value::Date(date) => Some((reading.span, *date)),
            _ => None,
        })
        .filter(|(span, _)| own_deed.is_some() && deed(*span) == own_deed)
        .map(|(_, date)| date)
        .collect();
    if own.is_empty() {
        return sentence.clone();
    }
    Scope { background: own.iter().any(|date| is_past(date, published)), dates: own, ..sentence.clone() }
}

/// The kinds of the houses and grounds at which the clause around `value` says that something was done, each once.
pub fn sites(article: &Article, sentence: &Sentence, value: Span, places: &PlaceRules) -> Vec<u16> {
    let tokens = article.tokens_of(sentence);
    let tokens_of_value = tokens_at(tokens, value);
    if tokens_of_value.is_empty() {
        return Vec::new();
    }
    let start = tokens_of_value.start;
    let in_clause = |token: &&Token| token.kind != TokenKind::Punctuation || token.lemma == "-";
    let before = tokens[..start].iter().rev().take_while(in_clause);
    let around = before.chain(tokens[start..].iter().take_while(in_clause));
    let located = around.filter(|token| matches!(token.relation, Deprel::Obl | Deprel::Nmod));
    let found: BTreeSet<u16> = located.filter_map(|token| places.sites.get(&token.lemma).copied()).collect();
    found.into_iter().collect()
}

/// Whether a date is of another time than the day of publication; without one, whether it is a month or longer.
fn is_past(date: &DateValue, published: Option<Date>) -> bool {
    match (published, date.from, date.to) {
        (Some(published), Some(from), _) if from > published => false,
        (Some(published), _, Some(to)) => published.since(to).is_ok_and(|gap| gap.get_days() > RECENT_DAYS),
        (Some(_), ..) => false,
        (None, ..) => is_long(date.grain),
    }
}

fn is_long(grain: Grain) -> bool {
    match grain {
        Grain::Month | Grain::Quarter | Grain::Season | Grain::Half | Grain::Year | Grain::Decade | Grain::Century => {
            true
        }
        Grain::Second | Grain::Minute | Grain::Hour | Grain::Day | Grain::Span | Grain::Weekend | Grain::Week => false,
    }
}

/// Whether a sentence speaks on of what the one before it told: it starts with a pronoun.
fn goes_on(article: &Article, place: usize) -> bool {
    let first = article.tokens_of(&article.sentences[place]).first();
    first.is_some_and(|token| token.tag.class == Class::Pron)
}
