//! Which of two values says more: the one whose extent lies inside the other's. Days that only one side can place in the
//! calendar, because only one of the articles is dated, are judged by what their words say.

use crate::finding::ClaimInFinding;
use crate::text::Span;
use crate::value::{self, DateValue, Extent, Kind, Reading, Stated, Value, Vocabulary};
use std::cell::RefCell;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// How the draft's value stands to those of its sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precision {
    /// It admits all that every source admits, and more.
    Less,
    /// It admits less than every source.
    More,
    /// Neither, or both are alike.
    Alike,
    /// They are no values, or cannot be read.
    Unknown,
}

/// What sentences say when no day of publication is known; each is read once, however many of its values are compared.
#[derive(Debug)]
pub struct Undated<'a> {
    /// What reads values and their normal forms.
    words: &'a Vocabulary,
    /// What was read, by sentence.
    read: RefCell<BTreeMap<String, Vec<Reading>>>,
}

impl<'a> Undated<'a> {
    /// Nothing is read yet.
    pub fn new(words: &'a Vocabulary) -> Undated<'a> {
        Undated { words, read: RefCell::default() }
    }

    /// The values of this kind that the claim's words have, each once.
    fn said(&self, claim: &ClaimInFinding, kind: Kind) -> Vec<Value> {
        let sentence = claim.sentence.as_str();
        let mut read = self.read.borrow_mut();
        if !read.contains_key(sentence) {
            let whole = Span::new(claim.source, 0, sentence.len());
            read.insert(sentence.to_owned(), value::read_span(sentence, whole, self.words, None));
        }
        let value = claim.value.split_whitespace().collect::<Vec<_>>().join(" ");
        let places: Vec<usize> = if value.is_empty() { Vec::new() } else { find_all(sentence, &value) };
        let is_claimed = |span: Span| {
            let (start, end) = (span.start as usize, span.end as usize);
            places.iter().any(|place| start < place + value.len() && *place < end)
        };
        let mut found: Vec<Value> = Vec::new();
        for reading in &read[sentence] {
            if reading.value.kind() == kind && is_claimed(reading.span) && !found.contains(&reading.value) {
                found.push(reading.value.clone());
            }
        }
        found
    }
}

/// Compares the draft's side (left) of every pair with the source's side (right); `kind` is that of the finding.
pub fn precision(kind: &str, pairs: &[(&ClaimInFinding, &ClaimInFinding)], undated: &Undated<'_>) -> Precision {
    let Some(kind) = Kind::ALL.into_iter().find(|known| known.name() == kind) else { return Precision::Unknown };
    let mut all: Vec<Precision> = Vec::new();
    for (draft, source) in pairs {
        let by_words = by_words((draft, source), kind, undated);
        all.push(by_words.unwrap_or_else(|| by_extent((draft, source), kind, undated.words)));
    }
    match all.first() {
        Some(first) if all.iter().all(|precision| precision == first) => *first,
        Some(_) => Precision::Alike,
        None => Precision::Unknown,
    }
}

/// What the words alone tell: the same words say the same, whether or not an article is dated. `None` where the values have
/// to be compared.
fn by_words(
    (draft, source): (&ClaimInFinding, &ClaimInFinding),
    kind: Kind,
    undated: &Undated<'_>,
) -> Option<Precision> {
    let (one, other) = (undated.said(draft, kind), undated.said(source, kind));
    if !one.is_empty() && one == other {
        return Some(Precision::Alike);
    }
    let (Some(Value::Date(one)), Some(Value::Date(other))) = (one.first(), other.first()) else { return None };
    let is_placed =
        |claim: &ClaimInFinding| Value::parse(kind, &claim.normalized, undated.words).is_some_and(is_placed);
    (is_placed(draft) != is_placed(source)).then(|| of_days(one, other))
}

fn is_placed(value: Value) -> bool {
    matches!(value, Value::Date(day) if day.from.is_some() || day.to.is_some())
}

fn find_all(text: &str, words: &str) -> Vec<usize> {
    text.match_indices(words).map(|(at, _)| at).collect()
}

/// Which of two days says more by its words: the one that names all that the other names and more, or else the shorter one.
fn of_days(draft: &DateValue, source: &DateValue) -> Precision {
    let (one, other) = (fields(&draft.stated), fields(&source.stated));
    let has_all = |of: &[Option<i16>; 5], what: &[Option<i16>; 5]| {
        of.iter().zip(what).all(|(mine, theirs)| theirs.is_none() || mine == theirs)
    };
    match (has_all(&one, &other), has_all(&other, &one), draft.grain.cmp(&source.grain)) {
        (true, false, Ordering::Less | Ordering::Equal) => Precision::More,
        (false, true, Ordering::Greater | Ordering::Equal) => Precision::Less,
        (true, false, Ordering::Greater) | (false, true, Ordering::Less) => Precision::Alike,
        (true, true, Ordering::Equal) | (false, false, Ordering::Equal) => Precision::Alike,
        (true, true, Ordering::Less) | (false, false, Ordering::Less) => Precision::More,
        (true, true, Ordering::Greater) | (false, false, Ordering::Greater) => Precision::Less,
    }
}

/// The fields that place a day by themselves: "last Saturday" names no other day than "Saturday".
fn fields(stated: &Stated) -> [Option<i16>; 5] {
    let part = stated.part.map(|part| part as i16);
    [stated.year, stated.month.map(i16::from), stated.day.map(i16::from), stated.weekday.map(i16::from), part]
}

fn by_extent((draft, source): (&ClaimInFinding, &ClaimInFinding), kind: Kind, words: &Vocabulary) -> Precision {
    let extent = |claim: &ClaimInFinding| Value::parse(kind, &claim.normalized, words).map(|value| value.extent());
    let (Some(draft), Some(source)) = (extent(draft), extent(source)) else { return Precision::Unknown };
    match (contains(&draft, &source), contains(&source, &draft)) {
        (true, false) => Precision::Less,
        (false, true) => Precision::More,
        (true, true) | (false, false) => Precision::Alike,
    }
}

/// Whether everything that `inner` admits, `outer` admits.
fn contains(outer: &Extent, inner: &Extent) -> bool {
    let low = |extent: &Extent| extent.low.unwrap_or(f64::NEG_INFINITY);
    let high = |extent: &Extent| extent.high.unwrap_or(f64::INFINITY);
    let numbers = outer.unit == inner.unit && low(outer) <= low(inner) && high(inner) <= high(outer);
    // Days and times are written so that their order is that of their letters; a part of a day may be longer.
    let starts = match (&outer.from, &inner.from) {
        (None, _) => true,
        (Some(outer), Some(inner)) => outer <= inner,
        (Some(_), None) => false,
    };
    let ends = match (&outer.to, &inner.to) {
        (None, _) => true,
        (Some(outer), Some(inner)) => inner <= outer || inner.starts_with(outer.as_str()),
        (Some(_), None) => false,
    };
    numbers && starts && ends
}
