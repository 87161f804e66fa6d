//! Later states: which state of a count a sentence tells, and that what does not move is no update.

use crate::planted::{RULES, compare};
use crosscheck::claim::Content;
use crosscheck::compare::quantity::state::told;
use crosscheck::finding::{Relation, Report};
use crosscheck::ingest;
use crosscheck::pipeline;
use crosscheck::rules::updates::Told;
use crosscheck::text::SourceId;

/// The state that `text` tells of the value written as `value`.
fn state_of(text: &str, value: &str) -> Option<Told> {
    let sources = ingest::read(text.as_bytes(), "a.txt", None, SourceId(0), &RULES).expect("it is text");
    let read = pipeline::read(sources, &RULES).remove(0);
    let article = &read.article;
    let mut claims = read.claims.iter().filter_map(|claim| match &claim.content {
        Content::Quantity(quantity) if article.slice(quantity.span) == value => Some((claim, quantity)),
        _ => None,
    });
    let (claim, quantity) = claims.next_back().unwrap_or_else(|| panic!("{value} is read in {text}"));
    told(article.tokens_of(&article.sentences[claim.sentence as usize]), article, quantity, &RULES)
}

#[test]
fn every_example_tells_its_state_and_no_counterexample_tells_one() {
    let rules = &RULES.updates;
    for example in &rules.examples {
        assert_eq!(state_of(&example.text, &example.value), Some(example.state), "{}: {}", example.text, example.value);
    }
    for counterexample in &rules.counterexamples {
        assert_eq!(state_of(&counterexample.text, &counterexample.value), None, "{}", counterexample.text);
    }
}

fn report(left: &str, right: &str) -> Report {
    let file = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
    compare(&[file("left.md", left), file("right.md", right)]).report
}

fn dated(day: u32, text: &str) -> String {
    format!("---\npublished: 2026-05-{day:02}\n---\n\n{text}\n")
}

/// The relations between the two texts, of checks of values.
fn relations(left: &str, right: &str) -> Vec<Relation> {
    let findings = report(left, right).findings.into_iter().filter(|finding| finding.kind != "proposition");
    findings.flat_map(|finding| finding.relations).map(|pair| pair.relation).collect()
}

#[test]
fn the_newer_source_is_named_with_the_reason() {
    let (old, new) =
        ("Twelve people are dead after the Kessel landslide.", "Nineteen people are dead after the Kessel landslide.");
    let told = relations(&dated(4, old), &dated(5, new));
    let [Relation::Update(why)] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!(
        why,
        "right.md is newer: it was published on 2026-05-05, the other on 2026-05-04, and such a count moves with time"
    );
}

#[test]
fn only_what_moves_and_only_its_way_is_an_update() {
    let is_update = |left: &str, right: &str| {
        let found = relations(left, right);
        assert!(!found.is_empty(), "{left}\n{right}");
        found.iter().any(|relation| matches!(relation, Relation::Update(_)))
    };
    let toll = |number: &str| format!("{number} people are dead after the Kessel landslide.");
    assert!(is_update(&dated(4, &toll("Twelve")), &dated(5, &toll("Nineteen"))));
    assert!(!is_update(&dated(4, &toll("Twelve")), &dated(4, &toll("Nineteen"))), "one day");
    assert!(!is_update(&dated(4, &toll("Nineteen")), &dated(5, &toll("Twelve"))), "a toll does not fall");
    assert!(!is_update(&toll("Twelve"), &toll("Nineteen")), "no day is told");
    let quake = |grade: &str| format!("A quake of magnitude {grade} struck the island of Oss at dawn.");
    assert!(!is_update(&dated(4, &quake("6.1")), &dated(5, &quake("5.7"))), "a magnitude does not run");
}
