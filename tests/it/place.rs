//! Places that exclude each other, and those that do not.

use crosscheck::ingest::{self, Format};
use crosscheck::pipeline::{self, Options};
use crosscheck::rules::RulePack;
use crosscheck::text::SourceId;
use std::sync::OnceLock;

fn rules() -> &'static RulePack {
    static RULES: OnceLock<RulePack> = OnceLock::new();
    RULES.get_or_init(RulePack::builtin)
}

/// What both articles tell, so that they are of one story.
const LEAD: &str = "Inspector Marta Velling of the Tolland coast guard led the search on Tuesday, the guard said.";

/// Whether the places of two texts are found to exclude each other.
fn excludes(left: &str, right: &str) -> bool {
    let read = |number: u32, text: &str| {
        let text = format!("{LEAD}\n\n{text}\n");
        let path = format!("{number}.txt");
        ingest::read(text.as_bytes(), &path, Some(Format::Text), SourceId(number), rules()).expect("text is read")
    };
    let sources = [read(0, left), read(1, right)].concat();
    let report = pipeline::compare(sources, rules(), &Options::default());
    report.findings.iter().any(|finding| finding.code == "P101")
}

#[test]
fn examples_of_the_rules_exclude_or_do_not_either_way_round() {
    let wrong: Vec<_> = rules()
        .places
        .examples
        .iter()
        .filter(|one| excludes(&one.left, &one.right) != one.exclude || excludes(&one.right, &one.left) != one.exclude)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_source_that_tells_both_contradicts_neither() {
    let both = "Dana Orrell was arrested in Houston on Monday. Dana Orrell was arrested in Dallas on Tuesday.";
    assert!(!excludes(both, "Dana Orrell was arrested in Dallas on Tuesday."));
}
