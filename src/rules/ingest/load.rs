//! Floor 3: the files of rules/en/ingest as they stand, checked and put into tables.

use super::{DateWord, Example, IngestRules, LayoutWords, MarkupWords, Phrases, Place, Reads, TemplateWords};
use crate::rules::{RuleFault, RuleFile, parse};
use serde::Deserialize;

/// The file of names of marks of site generators.
const TEMPLATES: &str = "en/ingest/templates.toml";
/// The folder these tables stand in.
const FOLDER: &str = "en/ingest/";
/// The file of names in markup.
const MARKUP: &str = "en/ingest/markup.toml";
/// The file of what a page divides and raises.
const LAYOUT: &str = "en/ingest/layout.toml";
/// The file of words that tell English; every other file of the folder is about lines.
const ENGLISH: &str = "en/ingest/english.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    summary: String,
    why: String,
    place: Place,
    reads: Reads,
    #[serde(default)]
    months: Vec<String>,
    #[serde(default)]
    published: String,
    #[serde(default)]
    updated: String,
    #[serde(default)]
    beside: String,
    #[serde(default)]
    names: String,
    #[serde(default)]
    labels: String,
    #[serde(default)]
    openers: String,
    #[serde(default)]
    joins: String,
    #[serde(default)]
    roles: String,
    #[serde(default)]
    whole: String,
    #[serde(default)]
    starts: String,
    #[serde(default)]
    contains: String,
    #[serde(default)]
    most_words: usize,
    #[serde(default)]
    examples: Vec<RawExample>,
    #[serde(default)]
    counterexamples: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawMarkup {
    summary: String,
    why: String,
    tags: String,
    keep: String,
    roles: String,
    embeds: String,
    raised: String,
    names: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLayout {
    summary: String,
    why: String,
    suspended: String,
    units: String,
    sizes: String,
    ordinals: String,
    trademarks: String,
    pages: String,
    examples: Vec<String>,
    counterexamples: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTemplates {
    summary: String,
    why: String,
    hidden: String,
    quoted: String,
    examples: Vec<String>,
    counterexamples: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawEnglish {
    summary: String,
    why: String,
    words: String,
    examples: Vec<String>,
    counterexamples: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawExample {
    text: String,
    date: Option<String>,
}

/// The tables of the folder; what is wrong in its files goes to `faults`.
pub(in crate::rules) fn load(files: &[RuleFile], faults: &mut Vec<RuleFault>) -> IngestRules {
    let mut rules = IngestRules::default();
    for file in files.iter().filter(|file| file.path.starts_with(FOLDER)) {
        if file.path == MARKUP {
            rules.markup = parse(file, faults).map(|raw| markup(&raw, &file.path, faults)).unwrap_or_default();
        } else if file.path == LAYOUT {
            rules.layout = parse(file, faults).map(|raw| layout(raw, &file.path, faults)).unwrap_or_default();
        } else if file.path == TEMPLATES {
            rules.templates = parse(file, faults).map(|raw| templates(raw, &file.path, faults)).unwrap_or_default();
        } else if file.path == ENGLISH {
            parse(file, faults).into_iter().for_each(|raw| english(&mut rules, raw, &file.path, faults));
        } else if let Some(raw) = parse(file, faults) {
            add(&mut rules, raw, &file.path, faults);
        }
    }
    rules
}

fn english(rules: &mut IngestRules, raw: RawEnglish, path: &str, faults: &mut Vec<RuleFault>) {
    check_prose(&raw.summary, &raw.why, path, faults);
    check_examples(raw.examples.is_empty() || raw.counterexamples.is_empty(), path, faults);
    rules.function_words.extend(words(&raw.words, ','));
    rules.languages.extend(raw.examples.into_iter().map(|text| (text, true)));
    rules.languages.extend(raw.counterexamples.into_iter().map(|text| (text, false)));
}

fn templates(raw: RawTemplates, path: &str, faults: &mut Vec<RuleFault>) -> TemplateWords {
    check_prose(&raw.summary, &raw.why, path, faults);
    check_examples(raw.examples.is_empty() || raw.counterexamples.is_empty(), path, faults);
    let examples = rewritten(raw.examples, raw.counterexamples, "Markdown => the text that is read", path, faults);
    let set = |list: &str| words(list, ',').into_iter().collect();
    TemplateWords { hidden: set(&raw.hidden), quoted: set(&raw.quoted), examples }
}

fn markup(raw: &RawMarkup, path: &str, faults: &mut Vec<RuleFault>) -> MarkupWords {
    check_prose(&raw.summary, &raw.why, path, faults);
    MarkupWords {
        tags: words(&raw.tags, ','),
        keep: words(&raw.keep, ','),
        roles: words(&raw.roles, ','),
        embeds: words(&raw.embeds, ',').into_iter().collect(),
        raised: words(&raw.raised, ',').into_iter().collect(),
        names: words(&raw.names, ',').into_iter().collect(),
    }
}

fn layout(raw: RawLayout, path: &str, faults: &mut Vec<RuleFault>) -> LayoutWords {
    check_prose(&raw.summary, &raw.why, path, faults);
    check_examples(raw.examples.is_empty() || raw.counterexamples.is_empty(), path, faults);
    let examples = rewritten(raw.examples, raw.counterexamples, "a text => how it is read", path, faults);
    let set = |list: &str| words(list, ',').into_iter().collect();
    LayoutWords {
        suspended: set(&raw.suspended),
        units: set(&raw.units),
        sizes: set(&raw.sizes),
        ordinals: set(&raw.ordinals),
        trademarks: set(&raw.trademarks),
        pages: phrases_of(&raw.pages),
        examples,
    }
}

/// Texts and how they are read: examples say it behind "=>", counterexamples are read as they stand.
fn rewritten(
    examples: Vec<String>,
    counterexamples: Vec<String>,
    expected: &str,
    path: &str,
    faults: &mut Vec<RuleFault>,
) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = counterexamples.into_iter().map(|text| (text.clone(), text)).collect();
    for example in examples {
        match example.split_once(" => ") {
            Some((text, read)) => found.push((text.to_owned(), read.to_owned())),
            None => {
                let message = format!("example {example:?} has no =>, expected {expected}");
                faults.push(RuleFault { path: path.to_owned(), line: 0, message });
            }
        }
    }
    found
}

fn check_prose(summary: &str, why: &str, path: &str, faults: &mut Vec<RuleFault>) {
    if summary.is_empty() || why.is_empty() {
        let message = "summary or why is empty, expected a sentence in each".to_owned();
        faults.push(RuleFault { path: path.to_owned(), line: 0, message });
    }
}

fn add(rules: &mut IngestRules, raw: Raw, path: &str, faults: &mut Vec<RuleFault>) {
    check(&raw, path, faults);
    for (number, names) in raw.months.iter().enumerate() {
        rules.date_words.extend(names.split(' ').map(|name| (name.to_owned(), DateWord::Month(number as i8 + 1))));
    }
    let of = |list: &str, word| words(list, ',').into_iter().map(|name| (name, word)).collect::<Vec<_>>();
    rules.date_words.extend(of(&raw.published, DateWord::Published));
    rules.date_words.extend(of(&raw.updated, DateWord::Updated));
    rules.date_words.extend(of(&raw.beside, DateWord::Beside));
    rules.agencies.extend(words(&raw.names, ','));
    rules.labels.extend(words(&raw.labels, ',').iter().map(|label| label.to_uppercase()));
    rules.bylines.openers.extend(words(&raw.openers, ','));
    rules.bylines.joins.extend(words(&raw.joins, ','));
    rules.bylines.roles.extend(words(&raw.roles, ','));
    let phrases = Phrases {
        whole: phrases_of(&raw.whole),
        starts: phrases_of(&raw.starts),
        contains: phrases_of(&raw.contains),
        most_words: raw.most_words,
    };
    match raw.place {
        Place::Below => rules.tails.push(phrases),
        Place::End => rules.at_end.push(phrases),
        Place::Anywhere | Place::Top => rules.anywhere.push(phrases),
    }
    let (place, reads) = (raw.place, raw.reads);
    let example = |text, holds, date| Example { path: path.to_owned(), text, place, reads, holds, date };
    rules.examples.extend(raw.examples.into_iter().map(|given| example(given.text, true, given.date)));
    rules.examples.extend(raw.counterexamples.into_iter().map(|text| example(text, false, None)));
}

fn check_examples(missing: bool, path: &str, faults: &mut Vec<RuleFault>) {
    if missing {
        let message = "no example or no counterexample, expected at least one of each".to_owned();
        faults.push(RuleFault { path: path.to_owned(), line: 0, message });
    }
}

fn check(raw: &Raw, path: &str, faults: &mut Vec<RuleFault>) {
    check_prose(&raw.summary, &raw.why, path, faults);
    check_examples(raw.examples.is_empty() || raw.counterexamples.is_empty(), path, faults);
    let mut fault = |message: String| faults.push(RuleFault { path: path.to_owned(), line: 0, message });
    if !matches!(raw.months.len(), 0 | 12) {
        fault(format!("months has {} entries, expected 12", raw.months.len()));
    }
    let phrases = !(raw.whole.is_empty() && raw.starts.is_empty() && raw.contains.is_empty());
    if phrases && raw.most_words == 0 {
        fault("most_words is missing, expected the longest line that these phrases may make boilerplate".to_owned());
    }
}

/// The phrases of a list, with 0 for every number: "image 1 of 5" is "image 0 of 0".
fn phrases_of(list: &str) -> Vec<String> {
    let plain = |phrase: String| {
        let mut plain = String::with_capacity(phrase.len());
        for letter in phrase.chars() {
            match letter {
                '0'..='9' if plain.ends_with('0') => {}
                '0'..='9' => plain.push('0'),
                _ => plain.push(letter),
            }
        }
        plain
    };
    words(list, ';').into_iter().map(plain).collect()
}

/// The entries of a list: between separators and line ends, lower case.
fn words(list: &str, separator: char) -> Vec<String> {
    list.split([separator, '\n']).map(|word| word.trim().to_lowercase()).filter(|word| !word.is_empty()).collect()
}
