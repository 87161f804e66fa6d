//! The whole way over anything: no input stops it, and what pairs of claims say of each other is kept pair by pair.

use crate::ingest::PIECES;
use crosscheck::finding::{Relation, Verdict};
use crosscheck::ingest::{self, Format};
use crosscheck::pipeline::{self, Extraction, Options};
use crosscheck::report::{self, Style, claims};
use crosscheck::rules::RulePack;
use crosscheck::text::{Source, SourceId};
use proptest::prelude::*;
use std::sync::LazyLock;

static RULES: LazyLock<RulePack> = LazyLock::new(RulePack::builtin);

fn read(bytes: &[u8], format: Format, first: u32) -> Vec<Source> {
    ingest::read(bytes, "a", Some(format), SourceId(first), &RULES).unwrap_or_default()
}

/// Reads both as every input format, compares what can be read, and shows it in every output format.
fn go_the_whole_way(left: &[u8], right: &[u8]) {
    for format in Format::ALL {
        let mut sources = read(left, format, 0);
        sources.extend(read(right, format, sources.len() as u32));
        let listed: Vec<_> = pipeline::read(sources.clone(), &RULES);
        let readings: Vec<_> = listed.iter().map(Extraction::reading).collect();
        assert!(!claims::json(&readings).is_empty());
        let report = pipeline::compare(sources, &RULES, &Options::default());
        for output in report::Format::ALL {
            report::render(&report, output, &Style::default());
        }
    }
}

/// A text with words of news among pieces that mean something to a reader of a format.
fn texts() -> impl Strategy<Value = Vec<u8>> {
    let words = "Nine people were killed when a fire broke out on the ferry off Varn on Monday, \"the doors were locked\" she said. \
                 At least 12 of $1.2 billion, 40 percent, 6.1 magnitude; U.S. President Ines Moor's 3-2 vote — p.m. ( ' \" “ ” .";
    let words: Vec<&str> = words.split(' ').collect();
    let word = prop_oneof![4 => prop::sample::select(words), 1 => prop::sample::select(&PIECES[..])];
    proptest::collection::vec(word, 0..80).prop_map(|words| words.join(" ").into_bytes())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_go_the_whole_way(
        left in proptest::collection::vec(any::<u8>(), 0..300),
        right in proptest::collection::vec(any::<u8>(), 0..300),
    ) {
        go_the_whole_way(&left, &right);
    }

    #[test]
    fn any_text_goes_the_whole_way(left in texts(), right in texts()) {
        go_the_whole_way(&left, &right);
    }
}

fn told_by(number: u32, count: &str) -> Source {
    let text = format!(
        "Fire on a ferry off Varn\n\n{count} were killed when a fire broke out on the ferry Marisol off the port of Varn on \
         Monday night, the coast guard said.\n\nThe ferry was on its way from Tolm to Varn with 212 passengers on board.\n\n\
         Captain Ines Moor said the fire began in the engine room.\n"
    );
    ingest::read(text.as_bytes(), &format!("{number}.txt"), None, SourceId(number), &RULES).expect("reads").remove(0)
}

#[test]
fn relations_are_kept_for_each_pair() {
    let sources = vec![told_by(0, "Nine people"), told_by(1, "At least nine people"), told_by(2, "Fourteen people")];
    let report = pipeline::compare(sources, &RULES, &Options::default());
    let finding = report.findings.iter().find(|finding| finding.verdict == Verdict::Contradiction).expect("one");
    let pairs: Vec<(usize, usize, bool)> = finding
        .relations
        .iter()
        .map(|pair| (pair.left, pair.right, matches!(pair.relation, Relation::Contradict(..))))
        .collect();
    assert_eq!(pairs, [(0, 1, false), (0, 2, true), (1, 2, false)], "nine fits at least nine, fourteen fits it too");
}
