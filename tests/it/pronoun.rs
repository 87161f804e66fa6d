//! A pronoun that nobody can be named for makes nothing certain.

use crosscheck::finding::{Certainty, Report};
use crosscheck::ingest::{self, Format};
use crosscheck::pipeline::{self, Options};
use crosscheck::rules::RulePack;
use crosscheck::text::SourceId;
use std::sync::LazyLock;

static RULES: LazyLock<RulePack> = LazyLock::new(RulePack::builtin);

fn compare(left: &str, right: &str) -> Report {
    let read = |number: u32, text: &str| {
        let path = format!("{number}.txt");
        ingest::read(text.as_bytes(), &path, Some(Format::Text), SourceId(number), &RULES).expect("text is read")
    };
    pipeline::compare([read(0, left), read(1, right)].concat(), &RULES, &Options::default())
}

fn is_certain(report: &Report) -> bool {
    report.findings.iter().any(|finding| finding.certainty == Some(Certainty::Certain))
}

/// Two men in the sentence before, so that "he" may be either.
const TWO_MEN: &str = "Mayor Tom Vance met Sheriff Carl Dorn at the wreck of the ferry Ostrava on Monday.\n\n";

/// What SPEAKER said, in two versions.
const SAID: &[(&str, &str)] = &[
    (
        "SPEAKER said 12 sailors of the ferry Ostrava died in the fire.",
        "SPEAKER said nine sailors of the ferry Ostrava died in the fire.",
    ),
    (
        "SPEAKER said the fire on the ferry Ostrava caused damage of $3 million.",
        "SPEAKER said the fire on the ferry Ostrava caused damage of $8 million.",
    ),
    (
        "SPEAKER said the fire aboard the ferry Ostrava burned for 11 hours.",
        "SPEAKER said the fire aboard the ferry Ostrava burned for 29 hours.",
    ),
    (
        "\"The crew never locked a single door on that deck,\" SPEAKER said.",
        "\"The crew never closed a single door on that deck,\" SPEAKER said.",
    ),
];

#[test]
fn what_an_abstained_pronoun_said_is_no_certain_contradiction() {
    for (left, right) in SAID {
        let told = |text: &str| format!("{TWO_MEN}{}\n", text.replace("SPEAKER", "He"));
        let report = compare(&told(left), &told(right));
        assert!(!is_certain(&report), "{left}\n{right}\n{:#?}", report.findings);
    }
}

#[test]
fn what_one_named_man_said_is_certain() {
    let certain = SAID.iter().filter(|(left, right)| {
        let told = |text: &str| format!("{TWO_MEN}{}\n", text.replace("SPEAKER", "Vance"));
        is_certain(&compare(&told(left), &told(right)))
    });
    assert!(certain.count() > 0, "the law above would hold of anything");
}
