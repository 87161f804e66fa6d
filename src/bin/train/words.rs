//! Makes the table of known words from public word lists and the training part of the treebank.

use crate::conllu;
use crosscheck::language::en::model::slots;
use crosscheck::language::en::model::vocabulary::{Known, key};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{error::Error, fs};

/// So many of the commonest words are kept even if no lexicon has them.
const COMMON_WORDS: usize = 60_000;
/// Sets of tags that are told apart; the rest fall back on their first tag.
const MOST_KINDS: usize = 250;
/// The number of a set that is not told apart and whose first tag is none either.
const OTHER_KINDS: u8 = 255;
/// A word seen so often with one label only is always given it.
const SURE_COUNT: usize = 12;
/// Labels rarer than this in the treebank are not learned.
const LEAST_LABEL_COUNT: usize = 4;

/// The word lists: where they come from stands in rules/en/model/README.md.
struct Lists {
    paths: BTreeMap<String, u16>,
    likelihoods: BTreeMap<String, f64>,
    kinds: BTreeMap<String, String>,
}

/// Writes `words.bin` and `tags.tsv` into `out`.
pub fn make(lists: &Path, treebank: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let lists = read(lists)?;
    let sentences = conllu::read(treebank)?;
    let labels = labels(&sentences);
    fs::write(out.join("tags.tsv"), labels.join("\n") + "\n")?;
    let sure = sure_labels(&sentences, &labels);
    let numbers = kind_numbers(&lists);
    let mut entries = BTreeMap::new();
    for word in chosen(&lists, &sentences) {
        let lower = word.to_lowercase();
        let kinds = lists.kinds.get(&word).or_else(|| lists.kinds.get(&lower));
        let known = Known {
            path: lists.paths.get(&word).or_else(|| lists.paths.get(&lower)).copied().unwrap_or(0),
            kinds: kinds.map_or(0, |kinds| number_of(kinds, &numbers)),
            sure: sure.get(&word).copied().unwrap_or(0),
        };
        entries.insert(word, known);
    }
    let kept = entries.iter().filter(|(word, known)| needed(word, known, &entries));
    let packed: BTreeMap<u64, u32> = kept.map(|(word, known)| (key(word), known.packed())).collect();
    println!("{} words, {} kinds, {} labels, {} sure", packed.len(), numbers.len(), labels.len(), sure.len());
    fs::write(out.join("words.bin"), slots::write(&packed.into_iter().collect::<Vec<_>>()))?;
    Ok(())
}

/// A capitalised word that is known as its small form is known needs no entry.
fn needed(word: &str, known: &Known, entries: &BTreeMap<String, Known>) -> bool {
    let lower = word.to_lowercase();
    *known != Known::default() && (lower == word || entries.get(&lower) != Some(known))
}

fn labels(sentences: &[conllu::Sentence]) -> Vec<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for word in sentences.iter().flat_map(|sentence| &sentence.words) {
        *counts.entry(word.label()).or_default() += 1;
    }
    counts.into_iter().filter(|&(_, count)| count >= LEAST_LABEL_COUNT).map(|(label, _)| label).collect()
}

/// The label plus one of each word that has no other in the treebank.
fn sure_labels(sentences: &[conllu::Sentence], labels: &[String]) -> BTreeMap<String, u8> {
    let mut seen: BTreeMap<&str, BTreeMap<String, usize>> = BTreeMap::new();
    for word in sentences.iter().flat_map(|sentence| &sentence.words) {
        *seen.entry(&word.form).or_default().entry(word.label()).or_default() += 1;
    }
    let mut sure = BTreeMap::new();
    for (form, counts) in seen {
        let (label, count) = counts.iter().next().expect("a seen word has a label");
        if let (1, SURE_COUNT.., Ok(at)) = (counts.len(), *count, labels.binary_search(label)) {
            sure.insert(form.to_owned(), at as u8 + 1);
        }
    }
    sure
}

fn chosen(lists: &Lists, sentences: &[conllu::Sentence]) -> BTreeSet<String> {
    let mut by_likelihood: Vec<(&String, f64)> =
        lists.likelihoods.iter().map(|(word, &likelihood)| (word, likelihood)).collect();
    by_likelihood.sort_by(|left, right| right.1.total_cmp(&left.1).then(left.0.cmp(right.0)));
    let common = by_likelihood
        .into_iter()
        .map(|(word, _)| word)
        .filter(|word| word.chars().all(|c| c.is_alphanumeric() || "'.-&$%".contains(c)));
    let mut words: BTreeSet<String> = common.take(COMMON_WORDS).cloned().collect();
    words.extend(lists.kinds.keys().filter(|word| lists.paths.contains_key(*word) || word.is_ascii()).cloned());
    words.extend(sentences.iter().flat_map(|sentence| &sentence.words).map(|word| word.form.clone()));
    words
}

fn kind_numbers(lists: &Lists) -> BTreeMap<String, u8> {
    let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
    for kinds in lists.kinds.values() {
        *counts.entry(kinds).or_default() += 1;
    }
    let mut sorted: Vec<_> = counts.into_iter().collect();
    sorted.sort_by(|left, right| right.1.cmp(&left.1).then(left.0.cmp(right.0)));
    sorted.into_iter().take(MOST_KINDS).zip(1..).map(|((kinds, _), number)| (kinds.clone(), number)).collect()
}

fn number_of(kinds: &str, numbers: &BTreeMap<String, u8>) -> u8 {
    let first = kinds.split([' ', '|']).next().unwrap_or(kinds);
    numbers.get(kinds).or_else(|| numbers.get(first)).copied().unwrap_or(OTHER_KINDS)
}

fn read(folder: &Path) -> Result<Lists, Box<dyn Error>> {
    let open = |name: &str| fs::read_to_string(folder.join(name)).map_err(|error| format!("{name}: {error}"));
    let paths: BTreeMap<String, u32> = serde_json::from_str(&open("en_lexeme_cluster.json")?)?;
    let likelihoods: BTreeMap<String, f64> = serde_json::from_str(&open("en_lexeme_prob.json")?)?;
    let mut kinds = forms(&open("lemma_lu.csv")?);
    kinds.extend(brill(&open("words.js")?, &open("tags.js")?));
    Ok(Lists { paths: paths.into_iter().map(|(word, path)| (word, path as u16)).collect(), likelihoods, kinds })
}

/// Parts of speech of inflected forms: "shows,noun,show".
fn forms(csv: &str) -> BTreeMap<String, String> {
    let mut parts: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for line in csv.lines() {
        let mut fields = line.split(',');
        if let (Some(form), Some(part)) = (fields.next(), fields.next()) {
            parts.entry(form.to_owned()).or_default().insert(part);
        }
    }
    parts.into_iter().map(|(form, parts)| (form, parts.into_iter().collect::<Vec<_>>().join("+"))).collect()
}

/// Penn tags of words, the commonest first, the first three.
fn brill(words: &str, tags: &str) -> BTreeMap<String, String> {
    let names: Vec<&str> = tags.lines().filter_map(|line| line.strip_prefix("  '")?.split('\'').next()).collect();
    let mut kinds = BTreeMap::new();
    for line in words.lines() {
        let Some((word, numbers)) = line.strip_prefix("  ").and_then(|entry| entry.rsplit_once(": ")) else { continue };
        let word = word.trim_matches(['\'', '"']).replace("\\'", "'");
        let numbers = numbers.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse::<usize>().ok());
        let tags: Vec<&str> = numbers.take(3).filter_map(|number| names.get(number).copied()).collect();
        kinds.insert(word, tags.join(" "));
    }
    kinds
}
