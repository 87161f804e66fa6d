//! Makes the table of dictionary forms that endings get wrong.

use crate::conllu;
use crosscheck::language::en::lemma::{based, by_ending, key, write_exceptions};
use crosscheck::language::en::model::labels::tag_of;
use crosscheck::text::{Class, Form, Tag};
use std::collections::BTreeMap;
use std::path::Path;
use std::{error::Error, fs};

/// For each word and part of speech, its dictionary forms with how often each was met.
type Counts = BTreeMap<(String, Tag), BTreeMap<String, usize>>;

/// Writes the table to `out`, from the treebank first and from the list of inflected forms where the treebank is silent.
pub fn make(lists: &Path, treebank: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let mut counts = listed(&fs::read_to_string(lists.join("lemma_lu.csv"))?);
    counts.extend(met(&conllu::read(treebank)?));
    let mut exceptions = BTreeMap::new();
    for ((word, tag), lemmas) in counts {
        let best = lemmas.iter().max_by_key(|(_, count)| **count).map(|(lemma, _)| lemma.clone()).unwrap_or_default();
        if by_ending(word.clone(), tag) == best {
            continue;
        }
        let common = word.bytes().zip(best.bytes()).take_while(|(left, right)| left == right).count();
        let common = (0..=common).rev().find(|&at| word.is_char_boundary(at) && best.is_char_boundary(at)).unwrap_or(0);
        if word.len() - common < 64 && best.len() - common < 64 {
            exceptions.insert(key(&word, tag), (word.len() - common, best[common..].to_owned()));
        }
    }
    println!("{} exceptions", exceptions.len());
    let entries: Vec<_> = exceptions.into_iter().map(|(key, (cut, tail))| (key, cut, tail)).collect();
    fs::write(out, write_exceptions(&entries))?;
    Ok(())
}

fn met(sentences: &[conllu::Sentence]) -> Counts {
    let mut counts = Counts::new();
    for word in sentences.iter().flat_map(|sentence| &sentence.words) {
        let Some(tag) = tag_of(&word.label()) else { continue };
        let open = tag.class == Class::Propn && tag.form == Form::Plain || matches!(tag.class, Class::Num | Class::X);
        if !open && tag.form != Form::Name {
            *counts.entry((based(&word.form, tag), tag)).or_default().entry(word.lemma.clone()).or_default() += 1;
        }
    }
    counts
}

/// Inflected forms of a list: "shows,noun,show". A form may stand with its own dictionary form too: that is no inflection.
fn listed(csv: &str) -> Counts {
    let mut counts = Counts::new();
    for line in csv.lines() {
        let [form, part, lemma] = line.split(',').collect::<Vec<_>>()[..] else { continue };
        let lemma = lemma.split('/').next().unwrap_or(lemma);
        if form == lemma || form.contains(char::is_uppercase) {
            continue;
        }
        for (class, inflection) in inflections(part, form) {
            let tag = Tag { class, form: inflection };
            counts.entry((form.to_owned(), tag)).or_default().insert(lemma.to_owned(), 1);
        }
    }
    counts
}

fn inflections(part: &str, form: &str) -> Vec<(Class, Form)> {
    match part {
        "noun" => vec![(Class::Noun, Form::Plural)],
        "verb" if form.ends_with("ing") => vec![(Class::Verb, Form::Gerund)],
        "verb" if form.ends_with('s') => vec![(Class::Verb, Form::ThirdPerson)],
        "verb" => vec![(Class::Verb, Form::Past)],
        "adj" | "adv" if form.ends_with("est") => {
            vec![(Class::Adj, Form::Superlative), (Class::Adv, Form::Superlative)]
        }
        "adj" | "adv" => vec![(Class::Adj, Form::Comparative), (Class::Adv, Form::Comparative)],
        _ => Vec::new(),
    }
}
