//! Names as they are read in an article, and who is meant by them.

use crosscheck::finding::Verdict;
use crosscheck::language::en;
use crosscheck::name::{Entities, Likeness, NameForm, NameMention, likeness};
use crosscheck::pipeline::{self, Options};
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
fn words_of_names_are_alike_by_sound_or_by_one_slip() {
    for (left, right, expected) in [
        ("Müller", "Muller", Likeness::Same),
        ("Mohammed", "Muhamad", Likeness::Transliteration),
        ("Gadhafi", "Qaddafi", Likeness::Transliteration),
        ("Schenectady", "Schnectady", Likeness::Transliteration),
        ("Marlowe", "Marlone", Likeness::Slip),
        ("McAfee", "Maccabee", Likeness::Other),
        ("Korea", "Kenya", Likeness::Other),
    ] {
        assert_eq!(likeness(left, right), expected, "{left} / {right}");
        assert_eq!(likeness(right, left), expected, "{right} / {left}");
    }
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

/// Codes of the contradictions that a comparison of the texts finds.
fn contradictions(texts: &[&str]) -> Vec<&'static str> {
    let sources = texts.iter().enumerate().map(|(at, text)| article(text, at as u32).source).collect();
    let report = pipeline::compare(sources, &RULES, &Options::default());
    let contradictions = report.findings.iter().filter(|finding| finding.verdict == Verdict::Contradiction);
    contradictions.map(|finding| finding.code).collect()
}

#[track_caller]
fn check_codes(left: &str, right: &str, expected: &[&str]) {
    assert_eq!(contradictions(&[left, right]), expected, "{left:?} / {right:?}");
    assert_eq!(contradictions(&[right, left]), expected, "{right:?} / {left:?}");
}

const STORY: &str =
    "A ferry ran aground near the harbour of Tolland on Friday with 40 people on board, the coast guard said.";

#[test]
fn a_rank_below_an_office_excludes_the_office() {
    check_codes(
        &format!("{STORY} Ines Moor, deputy director of the Tolland Port Authority, led the rescue of the passengers."),
        &format!("{STORY} Ines Moor, director of the Tolland Port Authority, led the rescue of the passengers."),
        &["T101"],
    );
}

#[test]
fn a_former_title_excludes_nothing() {
    check_codes(
        &format!("{STORY} Ines Moor, former deputy director of the Tolland Port Authority, led the rescue."),
        &format!("{STORY} Ines Moor, director of the Tolland Port Authority, led the rescue."),
        &[],
    );
}

#[test]
fn a_name_in_two_spellings_is_found() {
    check_codes(
        &format!("{STORY} Governor Behruz Karimzadeh of Tolland thanked the crew for the rescue."),
        &format!("{STORY} Governor Behrouz Karimzade of Tolland thanked the crew for the rescue."),
        &["E101"],
    );
}

#[test]
fn a_nickname_an_accent_and_a_hyphen_are_no_misspelling() {
    for (left, right) in [
        ("William Orrell", "Bill Orrell"),
        ("José Orrell", "Jose Orrell"),
        ("Choe Son-hui", "Choe Son Hui"),
        ("Dana M. Orrell", "Dana Orrell"),
    ] {
        check_codes(
            &format!("{STORY} Sheriff {left} of Tolland thanked the crew for the rescue."),
            &format!("{STORY} Sheriff {right} of Tolland thanked the crew for the rescue."),
            &[],
        );
    }
}

#[test]
fn merging_does_not_depend_on_the_order_of_the_sources() {
    let texts = [
        "Sheriff William Orrell spoke in Tolland.",
        "Bill Orrell, the sheriff, spoke.",
        "North Korea and South Korea spoke to Orrell.",
    ];
    let forward = entities(&texts);
    let backward = entities(&[texts[2], texts[1], texts[0]]);
    let names = |entities: &Entities| {
        entities.list.iter().map(|one| (one.shown.clone(), one.forms.clone())).collect::<Vec<_>>()
    };
    assert_eq!(names(&forward), names(&backward));
}

#[test]
fn an_unrelated_source_changes_no_merge() {
    let texts = ["Sheriff William Orrell spoke in Tolland.", "Bill Orrell, the sheriff, spoke."];
    let names = |entities: &Entities| {
        entities.list.iter().map(|one| (one.shown.clone(), one.forms.clone())).collect::<Vec<_>>()
    };
    let before = names(&entities(&texts));
    let after = names(&entities(&[texts[0], texts[1], "The Halcyon Bank opened a branch in Marlow."]));
    assert!(before.iter().all(|name| after.contains(name)), "{before:?} / {after:?}");
}

#[test]
fn georgia_the_state_and_georgia_the_country_never_merge() {
    let apart = entities(&[
        "The governor of Georgia spoke in Atlanta, Georgia, on Monday.",
        "The president of Georgia spoke in Tbilisi, Georgia, on Monday.",
    ]);
    let named: Vec<_> = apart.list.iter().filter(|one| one.forms.iter().any(|form| form == "Georgia")).collect();
    assert!(named.iter().all(|one| one.sources.len() == 1), "{named:#?}");
}

#[test]
fn no_merge_across_kinds() {
    let merged =
        entities(&["Jordan signed the treaty in Amman.", "Mr. Jordan signed the letter.", "Orrell Ltd. closed."]);
    for one in &merged.list {
        assert!(one.forms.iter().all(|form| form != "Jordan") || one.sources.len() == 1, "{one:#?}");
    }
}

#[test]
fn a_holder_of_one_office_under_two_given_names_is_found() {
    check_codes(
        &format!("{STORY} Port director Behruz Karimzadeh thanked the crew for the rescue."),
        &format!("{STORY} Port director Anton Karimzadeh thanked the crew for the rescue."),
        &["E101"],
    );
    check_codes(
        &format!("{STORY} Behruz Karimzadeh, a passenger, thanked the crew for the rescue."),
        &format!("{STORY} Anton Karimzadeh, a passenger, thanked the crew for the rescue."),
        &[],
    );
}

#[test]
fn a_lone_surname_one_letter_off_is_a_slip() {
    check_codes(
        &format!("{STORY} Peter Gray thanked the crew. Grey lived in Marlow, and he was not hurt."),
        &format!("{STORY} Peter Gray thanked the crew. Gray lived in Marlow, and he was not hurt."),
        &["E101", "S105"],
    );
    check_codes(
        &format!("{STORY} Peter Gray thanked the crew. Anton Grey was hurt. Grey lived in Marlow."),
        &format!("{STORY} Peter Gray thanked the crew. Gray lived in Marlow, and he was not hurt."),
        &[],
    );
}

#[test]
fn an_ordinal_before_a_job_is_no_rank() {
    check_codes(
        &format!("{STORY} Bomb technician Dana Orrell was hurt in the rescue of the passengers."),
        &format!("{STORY} The second bomb technician, Dana Orrell, was hurt in the rescue of the passengers."),
        &[],
    );
}

#[test]
fn a_title_without_an_article_is_read() {
    check_codes(
        &format!("{STORY} Ines Moor was deputy director of the Tolland Port Authority when the ferry sailed."),
        &format!("{STORY} Ines Moor, the director of the Tolland Port Authority, led the rescue of the passengers."),
        &["T101"],
    );
}
