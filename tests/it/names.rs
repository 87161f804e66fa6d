//! Names as they are read in an article, and who is meant by them.

use crosscheck::language::en;
use crosscheck::name::{Entities, NameForm, NameMention};
use crosscheck::rules::RulePack;
use crosscheck::segment;
use crosscheck::text::{Article, SourceId};
use crosscheck::{extract, ingest, resolve};
use std::sync::LazyLock;

static RULES: LazyLock<RulePack> = LazyLock::new(RulePack::builtin);

fn article(text: &str, number: u32) -> Article {
    let read = ingest::read(text.as_bytes(), "case.txt", None, SourceId(number), &RULES);
    let source = read.expect("plain text reads").remove(0);
    let (mut sentences, quotations) = segment::segment(&source, &RULES);
    let tokens = en::annotate(&source.text, &mut sentences);
    Article { source, sentences, quotations, tokens }
}

fn mentions(text: &str, number: u32) -> Vec<NameMention> {
    extract::names::read(&article(text, number), &RULES)
}

fn entities(texts: &[&str]) -> Entities {
    let articles = texts.iter().enumerate().map(|(at, text)| (SourceId(at as u32), mentions(text, at as u32)));
    resolve::resolve(articles.collect(), &RULES)
}

/// The names of a text with their kinds, in order.
fn proper(text: &str) -> Vec<(String, String)> {
    let names = mentions(text, 0).into_iter().filter(|mention| mention.form == NameForm::Proper);
    names.map(|mention| (mention.words, format!("{:?}", mention.kind).to_lowercase())).collect()
}

#[test]
fn every_example_of_the_rules_reads() {
    for example in &RULES.names.examples {
        for name in &example.names {
            assert!(
                proper(&example.text).contains(name),
                "{name:?} in {:?}: {:?}",
                example.text,
                proper(&example.text)
            );
        }
    }
}

#[test]
fn no_counterexample_of_the_rules_reads() {
    for text in &RULES.names.counterexamples {
        assert_eq!(proper(text), [], "{text}");
    }
}

/// Who the last mention written as `words` in the last text is, as a reader is shown; "-" for nobody.
#[track_caller]
fn check_meant(texts: &[&str], words: &str, expected: &str) {
    let entities = entities(texts);
    let last = entities.mentions.last().expect("a text is given");
    let found = last.iter().rev().find(|one| one.mention.words == words);
    let meant = found.unwrap_or_else(|| panic!("{words} is read")).entity;
    assert_eq!(meant.map_or("-", |id| entities.shown(id)), expected, "{words}");
}

#[test]
fn a_surname_means_the_person_named_in_full() {
    check_meant(&["Sheriff Dana Orrell spoke on Monday. The road was shut, Orrell said."], "Orrell", "Dana Orrell");
}

#[test]
fn two_people_of_one_surname_stay_apart() {
    check_meant(&["Dana Orrell and Mark Orrell left. The road was shut, Orrell said."], "Orrell", "Orrell");
}

#[test]
fn a_capital_that_speaks_is_its_state_and_one_that_lies_somewhere_is_a_city() {
    check_meant(&["Pyongyang said it was ready."], "Pyongyang", "North Korea");
    check_meant(&["They met in Pyongyang on Friday."], "Pyongyang", "Pyongyang");
}

#[test]
fn north_and_south_korea_never_merge() {
    check_meant(&["North Korea fired.", "South Korea answered."], "South Korea", "South Korea");
}

#[test]
fn iran_and_iraq_never_merge() {
    check_meant(&["Iranian ships left Iran.", "Iraqi ships left Iraq."], "Iraq", "Iraq");
}

#[test]
fn he_means_the_one_man_of_the_sentence_before() {
    check_meant(&["Sheriff Paul Orrell spoke in Tolland. He said the road was shut."], "He", "Paul Orrell");
}

#[test]
fn he_means_nobody_when_two_men_could_be_meant() {
    check_meant(&["Paul Orrell met Mark Hale in Tolland. The road was shut. It was late when he left."], "he", "-");
}

#[test]
fn she_never_means_a_man() {
    check_meant(&["Sheriff Paul Orrell spoke in Tolland. She said the road was shut."], "She", "-");
}

#[test]
fn a_name_means_the_same_in_two_articles() {
    check_meant(
        &["Sheriff William Orrell spoke.", "Bill Orrell, the sheriff, spoke in Tolland."],
        "Bill Orrell",
        "William Orrell",
    );
}
