//! A table of the configuration as it is read: every value is asked for by key and shape, every fault is kept with its
//! place, and keys that nobody knows are told with the nearest that is known.

use super::fault::{Fault, did_you_mean};
use super::keys::{Section, keys_of};
use super::size::{SIZES, size_named};
use jiff::civil::Date;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value with the line it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Line of the file, counted from 1.
    pub line: u32,
}

/// A file being read: where it is, what it says, what is wrong with it.
pub struct Reading<'a> {
    /// Path for messages.
    pub path: &'a str,
    /// The whole text.
    pub text: &'a str,
    /// The faults so far.
    pub faults: Vec<Fault>,
}

impl Reading<'_> {
    /// Keeps a fault at `place`, a range of bytes.
    pub fn fault(&mut self, place: Range<usize>, message: String) {
        let (line, column) = position(self.text, place.start);
        self.faults.push(Fault { path: self.path.to_owned(), line, column, message });
    }

    /// The line of a byte.
    pub fn line(&self, byte: usize) -> u32 {
        position(self.text, byte).0
    }
}

/// Line and character of a byte of `text`, both from 1.
pub fn position(text: &str, byte: usize) -> (u32, u32) {
    let before = text.get(..byte).unwrap_or(text);
    let line = before.matches('\n').count() as u32 + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() as u32 + 1;
    (line, column)
}

/// One table of the file.
pub struct Table<'a, 'i> {
    /// What kind of table.
    pub section: Section,
    /// Its keys and values.
    pub table: &'a DeTable<'i>,
    /// Where it stands, for what is missing in it.
    pub place: Range<usize>,
}

impl<'a, 'i> Table<'a, 'i> {
    fn get(&self, key: &str) -> Option<&'a Spanned<DeValue<'i>>> {
        debug_assert!(keys_of(self.section).any(|known| known.name == key), "{key} is in KEYS");
        self.table.iter().find(|(name, _)| name.get_ref().as_ref() == key).map(|(_, value)| value)
    }

    /// Tells every key that is not known here.
    pub fn refuse_unknown(&self, reading: &mut Reading<'_>) {
        for (name, _) in self.table {
            let found = name.get_ref().as_ref();
            if !keys_of(self.section).any(|known| known.name == found) {
                let near = did_you_mean(found, keys_of(self.section).map(|key| key.name));
                reading.fault(name.span(), format!("unknown key {found} in {}{near}", self.section.shown()));
            }
        }
    }

    /// A value that `take` understands, or a fault that says what was expected.
    fn take<T>(
        &self,
        reading: &mut Reading<'_>,
        (key, expected): (&str, &str),
        take: impl Fn(&DeValue<'i>) -> Option<T>,
    ) -> Option<Placed<T>> {
        let spanned = self.get(key)?;
        let value = spanned.get_ref();
        let Some(taken) = take(value) else {
            let found = shown(value, &reading.text[spanned.span()]);
            reading.fault(spanned.span(), format!("{key} is {found}, expected {expected}"));
            return None;
        };
        Some(Placed { value: taken, line: reading.line(spanned.span().start) })
    }

    /// Text.
    pub fn text(&self, reading: &mut Reading<'_>, key: &str) -> Option<Placed<String>> {
        let take = |value: &DeValue<'i>| value.as_str().filter(|text| !text.trim().is_empty()).map(str::to_owned);
        self.take(reading, (key, "a text that is not empty"), take)
    }

    /// A list of texts.
    pub fn texts(&self, reading: &mut Reading<'_>, key: &str) -> Option<Placed<Vec<String>>> {
        let take = |value: &DeValue<'i>| {
            let list = value.as_array()?;
            list.iter().map(|one| one.get_ref().as_str().map(str::to_owned)).collect::<Option<Vec<String>>>()
        };
        self.take(reading, (key, "a list of texts, as [\"a.txt\", \"b/*.md\"]"), take)
    }

    /// A whole number of at least `least`.
    pub fn number(&self, reading: &mut Reading<'_>, key: &str, least: u32) -> Option<Placed<usize>> {
        let take = |value: &DeValue<'i>| {
            let number: u32 = value.as_integer()?.as_str().parse().ok()?;
            (number >= least).then_some(number as usize)
        };
        self.take(reading, (key, &format!("a whole number of at least {least}")), take)
    }

    /// True or false.
    pub fn switch(&self, reading: &mut Reading<'_>, key: &str) -> Option<Placed<bool>> {
        self.take(reading, (key, "true or false"), |value| value.as_bool())
    }

    /// A size in bytes: a text with a unit, or a whole number of bytes.
    pub fn size(&self, reading: &mut Reading<'_>, key: &str) -> Option<Placed<u64>> {
        let take = |value: &DeValue<'i>| match value.as_integer() {
            Some(bytes) => size_named(bytes.as_str()),
            None => size_named(value.as_str()?),
        };
        self.take(reading, (key, SIZES), take)
    }

    /// One of `words`.
    pub fn one_of(&self, reading: &mut Reading<'_>, key: &str, words: &[&'static str]) -> Option<Placed<&'static str>> {
        let take = |value: &DeValue<'i>| words.iter().find(|word| Some(**word) == value.as_str()).copied();
        let found = self.get(key).and_then(|value| value.get_ref().as_str()).unwrap_or_default();
        let expected = format!("one of {}{}", words.join(", "), did_you_mean(found, words.iter().copied()));
        self.take(reading, (key, &expected), take)
    }

    /// A day.
    pub fn day(&self, reading: &mut Reading<'_>, key: &str) -> Option<Placed<Date>> {
        let take = |value: &DeValue<'i>| match value.as_datetime() {
            Some(day) if day.time.is_none() => day.to_string().parse::<Date>().ok(),
            Some(_) => None,
            None => value.as_str()?.parse::<Date>().ok(),
        };
        self.take(reading, (key, "a day, as 2027-01-31"), take)
    }

    /// A table from names to texts, in the order of the file, each with its place.
    pub fn pairs(&self, reading: &mut Reading<'_>, key: &str) -> Vec<(Spanned<String>, Spanned<String>)> {
        let Some(spanned) = self.get(key) else { return Vec::new() };
        let Some(table) = spanned.get_ref().as_table() else {
            let found = shown(spanned.get_ref(), &reading.text[spanned.span()]);
            reading.fault(spanned.span(), format!("{key} is {found}, expected a table, as {{ N101 = \"warn\" }}"));
            return Vec::new();
        };
        let mut pairs = Vec::new();
        for (name, value) in table {
            match value.get_ref().as_str() {
                Some(text) => pairs.push((
                    Spanned::new(name.span(), name.get_ref().to_string()),
                    Spanned::new(value.span(), text.to_owned()),
                )),
                None => {
                    let found = shown(value.get_ref(), &reading.text[value.span()]);
                    reading.fault(value.span(), format!("{} is {found}, expected a text", name.get_ref()));
                }
            }
        }
        pairs.sort_by_key(|(name, _)| name.span().start);
        pairs
    }

    /// The tables of an array of tables.
    pub fn tables(&self, reading: &mut Reading<'_>, key: &str, section: Section) -> Vec<Table<'a, 'i>> {
        let Some(spanned) = self.get(key) else { return Vec::new() };
        let tables = spanned.get_ref().as_array().map(|list| {
            let one = |one: &'a Spanned<DeValue<'i>>| {
                Some(Table { section, table: one.get_ref().as_table()?, place: one.span() })
            };
            list.iter().map(one).collect::<Option<Vec<_>>>()
        });
        let Some(Some(tables)) = tables else {
            reading.fault(spanned.span(), format!("{key} is written [{key}], expected {}", section.shown()));
            return Vec::new();
        };
        tables
    }
}

/// A value as a message names it.
fn shown(value: &DeValue<'_>, text: &str) -> String {
    let text = text.lines().next().unwrap_or_default();
    if text.chars().count() <= 40 && !text.is_empty() {
        text.to_owned()
    } else {
        format!("of type {}", value.type_str())
    }
}
