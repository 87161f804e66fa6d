//! Floor 1: the words that values are read with, as one table of phrases; filled from rules/.

use super::classes::Classes;
use super::cue::Cue;
use super::lexeme::{Lexeme, Shape, cut, is_invisible};
use rustc_hash::FxHashMap;

/// The words values are read with: number words, units, currencies, hedges, the calendar.
///
/// A phrase is a run of lexemes; a hyphen between two of them is optional ("square-mile", "per cent").
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    words: FxHashMap<Box<str>, u16>,
    phrases: Vec<Vec<Phrase>>,
    classes: Vec<Classes>,
    /// For each word the cues it begins, one bit each.
    cues: Vec<u128>,
    /// Units of measure, by the number that `Meaning::Unit` carries.
    pub(crate) units: Vec<Unit>,
    /// Currencies, by the number that `Meaning::Currency` carries.
    pub(crate) currencies: Vec<Currency>,
}

#[derive(Debug, Clone)]
struct Phrase {
    rest: Box<[u16]>,
    exact: Option<Box<str>>,
    meaning: Meaning,
}

/// A unit of measure.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// How it is written in a normal form: "km", "°C".
    pub symbol: Box<str>,
    /// What it measures: "length"; units of one dimension convert.
    pub dimension: Box<str>,
    /// How many of the dimension's base unit it is.
    pub factor: f64,
    /// What is added after multiplying, for temperatures.
    pub offset: f64,
}

/// A currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Currency {
    /// ISO 4217, or a code of the same kind for a sum in the minor unit ("GBX" for pence).
    pub code: Box<str>,
    /// The code sums are compared in; its own unless it is a minor unit.
    pub major: Box<str>,
    /// How many of it make one of `major`.
    pub per_major: u32,
}

/// What a phrase means to the reading of values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Meaning {
    /// 0 to 9, 10 to 19 and the tens.
    Cardinal(f64),
    /// Hundred and what is above it.
    Scale(f64),
    /// A scale written as a letter behind digits: k, m, bn.
    Suffix(f64, SuffixUse),
    /// A group that counts as a number: dozen, pair.
    Group(f64),
    /// first, second, twentieth.
    Ordinal(f64),
    /// An ordinal without a number: last, next to last.
    Relative(i8),
    /// The denominator of a fraction: half, thirds. `false` when it also is an ordinal ("third").
    Denominator(f64, bool),
    /// A plural or a word that gives a range: dozens, several, a handful.
    Vague(f64, f64),
    /// A word that counts without being a number: another is 1, both are 2.
    StandIn(f64),
    /// A word for a share, as a range: most, the majority.
    Share(f64, f64),
    /// Whom a word names by age, as a range: an octogenarian.
    Life(f64, f64),
    /// A hedge before (`true`) or behind a number.
    Hedge(super::amount::Hedge, Side),
    /// A unit of measure.
    Unit(u16),
    /// A currency; the flag tells where it may stand.
    Currency(u16, Place),
    /// A unit of time: seconds in one, and its grain.
    Period(f64, super::date::Grain),
    /// January is 1.
    Month(i8),
    /// Monday is 1.
    Weekday(i8),
    /// The first month of the season.
    Season(i8),
    /// A day of the year, as month and day.
    Holiday(i8, i8),
    /// Days from the day of publication: today 0, yesterday -1.
    Day(i16),
    /// How far the words point: last -1, this 0, next 1.
    Pointer(i8),
    /// Which part of a period: early, mid, late.
    Part(super::date::Part),
    /// Hours of the day: morning, evening, noon.
    Daypart(super::time::Daypart),
    /// Before noon or after.
    Meridiem(bool),
    /// A letter for a unit of time, read only in company: "2h 30m", "5m ago".
    ShortPeriod(f64, super::date::Grain),
    /// A time zone: minutes ahead of universal time, and whether its clocks may be an hour on in summer.
    Zone(i16, bool),
    /// A decade by name: the nineties is 90, the noughties 2000.
    Decade(i16),
    /// Any other class of words that reading looks for.
    Cue(Cue),
}

/// When a letter behind digits is a scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SuffixUse {
    /// Always: "5k", "1.58bn".
    Always,
    /// Only with a currency: "£16m", since "16m" is metres.
    Money,
}

/// On which side of a number a hedge stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// "at least 12".
    Before,
    /// "12 or more".
    After,
    /// "30-odd", "100+": joined to the number by a hyphen or nothing.
    Joined,
}

/// Where the name or sign of a currency may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Only before the number.
    Before,
    /// Only after it: "euros".
    After,
    /// On either side: "$", "USD".
    Either,
    /// Against the number before it, which must look like a sum: the R of "R4.5bn", not that of "R102".
    Letter,
    /// Against the number behind which it stands: the p of "50p".
    Tail,
}

impl Vocabulary {
    /// An empty vocabulary: reads digits and nothing else.
    pub fn new() -> Self {
        Vocabulary {
            phrases: vec![Vec::new()],
            classes: vec![Classes::default()],
            cues: vec![0],
            ..Vocabulary::default()
        }
    }

    /// Adds a phrase. With `exact` it matches only in this case ("MB", "C"), otherwise in any.
    pub fn add(&mut self, phrase: &str, meaning: Meaning, exact: bool) {
        let mut lexemes = Vec::new();
        cut(phrase, 0..phrase.len(), self, &mut lexemes);
        let ids: Vec<u16> = lexemes
            .iter()
            .filter(|lexeme| lexeme.shape != Shape::Mark('-') || lexemes.len() == 1)
            .map(|lexeme| self.intern(&phrase[lexeme.start..lexeme.end]))
            .collect();
        let Some((&first, rest)) = ids.split_first() else { return };
        let classes = Classes::of(meaning);
        self.classes[first as usize] = self.classes[first as usize].with(classes);
        let place = if rest.is_empty() { (first, Classes::ALONE) } else { (rest[0], Classes::SECOND) };
        if classes.meets(Classes::CORE) {
            self.classes[place.0 as usize] = self.classes[place.0 as usize].with(place.1);
        }
        if classes.meets(Classes::LEAD) {
            rest.iter()
                .for_each(|word| self.classes[*word as usize] = self.classes[*word as usize].with(Classes::INNER));
        }
        if let Meaning::Cue(cue) = meaning {
            self.cues[first as usize] |= cue.bit();
        }
        let exact = exact.then(|| phrase.into());
        let bucket = &mut self.phrases[first as usize];
        bucket.push(Phrase { rest: rest.into(), exact, meaning });
        bucket.sort_by_key(|phrase| std::cmp::Reverse((phrase.rest.len(), phrase.exact.is_some())));
    }

    /// Adds a unit and gives the meaning its words have.
    pub fn add_unit(&mut self, unit: Unit) -> Meaning {
        self.units.push(unit);
        Meaning::Unit(self.units.len() as u16 - 1)
    }

    /// Adds a currency and gives its number.
    pub fn add_currency(&mut self, currency: Currency) -> u16 {
        self.currencies.push(currency);
        self.currencies.len() as u16 - 1
    }

    /// Whether the one word `word` is of the class `cue`.
    pub(crate) fn is_cue(&self, word: &str, cue: Cue) -> bool {
        let of_class = |phrase: &Phrase| phrase.rest.is_empty() && phrase.meaning == Meaning::Cue(cue);
        self.phrases.get(self.word(word) as usize).is_some_and(|phrases| phrases.iter().any(of_class))
    }

    fn intern(&mut self, word: &str) -> u16 {
        let known = self.word(word);
        if known != 0 {
            return known;
        }
        if self.phrases.is_empty() {
            self.phrases.push(Vec::new());
            self.classes.push(Classes::default());
            self.cues.push(0);
        }
        let id = self.phrases.len() as u16;
        self.words.insert(word.to_lowercase().into(), id);
        self.phrases.push(Vec::new());
        self.classes.push(Classes::default());
        self.cues.push(0);
        id
    }

    /// The value of the one word `word` as a cardinal.
    pub(crate) fn cardinal(&self, word: &str) -> Option<f64> {
        let bucket = self.phrases.get(self.word(word) as usize)?;
        bucket.iter().find_map(|phrase| match phrase.meaning {
            Meaning::Cardinal(value) if phrase.rest.is_empty() => Some(value),
            _ => None,
        })
    }

    /// The number of a word in any case; 0 when no phrase has it.
    pub(crate) fn word(&self, word: &str) -> u16 {
        const LONGEST: usize = 24;
        let mut lower = [0u8; LONGEST];
        if word.len() <= LONGEST && word.is_ascii() {
            let lower = &mut lower[..word.len()];
            lower.copy_from_slice(word.as_bytes());
            lower.make_ascii_lowercase();
            let Ok(lower) = std::str::from_utf8(lower) else { return 0 };
            return self.words.get(lower).copied().unwrap_or(0);
        }
        if word.len() > 2 * LONGEST {
            return 0;
        }
        if word.chars().any(|c| is_invisible(Some(c))) {
            let shown: String = word.chars().filter(|c| !is_invisible(Some(*c))).collect();
            return self.words.get(shown.to_lowercase().as_str()).copied().unwrap_or(0);
        }
        self.words.get(word.to_lowercase().as_str()).copied().unwrap_or(0)
    }

    /// The classes of meaning that this word can begin.
    pub(crate) fn classes(&self, word: u16) -> Classes {
        self.classes.get(word as usize).copied().unwrap_or_default()
    }

    /// The cues that this word can begin, one bit each.
    pub(crate) fn cues(&self, word: u16) -> u128 {
        self.cues.get(word as usize).copied().unwrap_or_default()
    }

    /// One past the longest phrase of class `cue` at `at`.
    #[inline]
    pub(crate) fn cue(&self, text: &str, lexemes: &[Lexeme], at: usize, cue: Cue) -> Option<usize> {
        if lexemes.get(at)?.cues & cue.bit() == 0 {
            return None;
        }
        let wanted = |meaning: Meaning| matches!(meaning, Meaning::Cue(other) if other == cue).then_some(());
        self.longest(text, lexemes, at, wanted).map(|(end, ())| end)
    }

    /// The longest phrase at `at` whose meaning `pick` accepts: one past its last lexeme, and what was picked.
    pub(crate) fn longest<T>(
        &self,
        text: &str,
        lexemes: &[Lexeme],
        at: usize,
        pick: impl Fn(Meaning) -> Option<T>,
    ) -> Option<(usize, T)> {
        let first = lexemes.get(at).filter(|first| first.word != 0)?;
        let bucket = self.phrases.get(first.word as usize)?;
        bucket.iter().find_map(|phrase| {
            let picked = pick(phrase.meaning)?;
            let end = matched(&phrase.rest, lexemes, at + 1)?;
            let words = &text[first.start..lexemes[end - 1].end];
            let fits = phrase.exact.as_deref().is_none_or(|exact| exact == words);
            fits.then_some((end, picked))
        })
    }
}

/// One past the lexemes from `at` on that spell `rest`, stepping over hyphens.
fn matched(rest: &[u16], lexemes: &[Lexeme], mut at: usize) -> Option<usize> {
    for &word in rest {
        if lexemes.get(at)?.shape == Shape::Mark('-') && lexemes[at].word != word {
            at += 1;
        }
        let lexeme = lexemes.get(at)?;
        if lexeme.word != word || lexeme.shape == Shape::Numeral && lexeme.spaced {
            return None;
        }
        at += 1;
    }
    Some(at)
}
