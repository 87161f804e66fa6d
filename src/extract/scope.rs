//! Floor 4: which time each sentence is about: the news of the day, or an event of another time.

use crate::claim::Scope;
use crate::text::{Article, Class};
use crate::value::{DateValue, Grain, Reading, Value};
use jiff::civil::Date;

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
