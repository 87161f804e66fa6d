//! Floor 3: dictionary forms: a table of exceptions, then endings.
//!
//! The table rules/en/model/lemmas.bin is made by the training program: it holds what the endings of rules/en/tokens get wrong.

use super::model::hash::{self, mix};
use super::model::slots::Slots;
use super::model::vocabulary::Vocabulary;
use crate::text::{Class, Form, Tag};
use serde::Deserialize;
use std::sync::LazyLock;

static EXCEPTIONS: &[u8] = include_bytes!("../../../rules/en/model/lemmas.bin");
static ENDINGS: LazyLock<Endings> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../rules/en/tokens/lemmas.toml"))
        .expect("the built-in endings are read by tests/it/language.rs")
});

/// Ending, replacement, fewest bytes before the ending.
type Ending = (String, String, usize);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Endings {
    #[serde(rename = "summary")]
    _summary: String,
    #[serde(rename = "why")]
    _why: String,
    #[serde(rename = "examples")]
    _examples: Vec<String>,
    #[serde(rename = "counterexamples")]
    _counterexamples: Vec<String>,
    plural: Vec<Ending>,
    third_person: Vec<Ending>,
    past: Vec<Ending>,
    gerund: Vec<Ending>,
    comparative: Vec<Ending>,
    superlative: Vec<Ending>,
}

/// The dictionary form of `word` as `tag`: in small letters but for names and what is never written small.
pub fn lemma(word: &str, tag: Tag) -> String {
    let cased = based(word, tag);
    match exception(&cased, tag) {
        Some((cut, tail)) => cased[..cased.len().saturating_sub(cut)].to_owned() + tail,
        None => by_ending(cased, tag),
    }
}

/// The word as it stands but for its capitals, before its ending is looked at.
pub fn based(word: &str, tag: Tag) -> String {
    let lower = word.to_lowercase();
    let name = match tag.class {
        Class::Propn | Class::X => true,
        Class::Adj | Class::Noun | Class::Verb | Class::Num if word != lower => {
            tag.form == Form::Name || Vocabulary::builtin().only_capitalised(&lower)
        }
        _ => false,
    };
    if name { word.to_owned() } else { lower }
}

/// The dictionary form by the ending alone.
pub fn by_ending(word: String, tag: Tag) -> String {
    let endings = match (tag.class, tag.form) {
        (Class::Num, _) => return word.replace(',', ""),
        (_, Form::Plural) => &ENDINGS.plural,
        (_, Form::ThirdPerson) => &ENDINGS.third_person,
        (_, Form::Past | Form::Participle) => &ENDINGS.past,
        (_, Form::Gerund) => &ENDINGS.gerund,
        (_, Form::Comparative) => &ENDINGS.comparative,
        (_, Form::Superlative) => &ENDINGS.superlative,
        _ => return word,
    };
    for (ending, replacement, before) in endings {
        if let Some(stem) = word.strip_suffix(ending.as_str()).filter(|stem| stem.len() >= *before) {
            return stem.to_owned() + replacement;
        }
    }
    word
}

/// How many bytes to cut from the end of the word and what to put there instead.
fn exception(word: &str, tag: Tag) -> Option<(usize, &'static str)> {
    let (head, body) = EXCEPTIONS.split_first_chunk()?;
    let slots_end = u32::from_le_bytes(*head) as usize;
    let found = Slots::read(body.get(..slots_end)?).get(key(word, tag))?;
    let (cut, length, start) = (found >> 26, found >> 20 & 63, found & 0xf_ffff);
    let start = slots_end + start as usize;
    let tail = std::str::from_utf8(body.get(start..start + length as usize)?).ok()?;
    word.is_char_boundary(word.len().checked_sub(cut as usize)?).then_some((cut as usize, tail))
}

/// The bytes of a table of exceptions: keys with the bytes to cut (fewer than 64) and the tail to put there.
pub fn write_exceptions(entries: &[(u64, usize, String)]) -> Vec<u8> {
    let mut tails = String::new();
    let mut values = Vec::new();
    for (key, cut, tail) in entries {
        let start = tails.find(tail.as_str()).unwrap_or_else(|| {
            tails.push_str(tail);
            tails.len() - tail.len()
        });
        values.push((*key, (*cut as u32) << 26 | (tail.len() as u32) << 20 | start as u32));
    }
    let slots = super::model::slots::write(&values);
    let mut bytes = (slots.len() as u32).to_le_bytes().to_vec();
    bytes.extend(slots);
    bytes.extend(tails.bytes());
    bytes
}

/// The key of a word in the table of exceptions: inflected verbs share one kind, whatever the inflection.
pub fn key(word: &str, tag: Tag) -> u64 {
    let kind = match (tag.class, tag.form) {
        (Class::Verb, Form::Past | Form::Participle | Form::Gerund | Form::ThirdPerson) => 1,
        (Class::Adj | Class::Adv, Form::Comparative | Form::Superlative) => 2,
        (class, form) => 16 + (class as u64) * 16 + form as u64,
    };
    mix(kind, hash::text(&word.to_lowercase()))
}
