//! Who said what.

use crosscheck::ingest::{self, Format};
use crosscheck::pipeline::{self, Extraction};
use crosscheck::rules::RulePack;
use crosscheck::text::{SourceId, Span};
use proptest::prelude::*;
use std::sync::OnceLock;

fn rules() -> &'static RulePack {
    static RULES: OnceLock<RulePack> = OnceLock::new();
    RULES.get_or_init(RulePack::builtin)
}

fn read(text: &str) -> Extraction {
    let sources =
        ingest::read(text.as_bytes(), "case", Some(Format::Text), SourceId(0), rules()).expect("text is read");
    pipeline::read(sources, rules()).remove(0)
}

/// Speaker, cue and content of each attribution, as words.
fn told(text: &str) -> Vec<(String, String, String)> {
    let read = read(text);
    let words = |span: Option<Span>| span.map_or(String::new(), |span| read.article.slice(span).to_owned());
    let told =
        |found: &crosscheck::claim::Attribution| (words(found.speaker), words(found.cue), words(Some(found.content)));
    read.attributions.iter().map(told).collect()
}

fn check(text: &str, speaker: &str, cue: &str, content: &str) {
    let found = told(text);
    let is_it = |(who, by, what): &(String, String, String)| who == speaker && by.contains(cue) && what == content;
    assert!(found.iter().any(is_it), "{text}\n expected ({speaker:?}, {cue:?}, {content:?})\n found {found:#?}");
}

#[test]
fn every_example_of_the_rules_reads() {
    let mut wrong = Vec::new();
    let ends = &rules().attribution.ends;
    let of_classes = rules().attribution.classes.iter().flat_map(|class| &class.examples);
    for example in of_classes.chain(&ends.examples).chain(&ends.counterexamples) {
        let found = told(&example.text);
        let speaker = example.source.clone().unwrap_or_default();
        let reads = found.iter().any(|(who, cue, content)| {
            *who == speaker && cue.to_lowercase().contains(&example.cue.to_lowercase()) && *content == example.content
        });
        if !reads {
            wrong.push(format!("{}\n    found {found:?}", example.text));
        }
    }
    assert!(wrong.is_empty(), "not read as told:\n{}", wrong.join("\n"));
}

#[test]
fn no_counterexample_of_the_rules_reads() {
    for text in rules().attribution.classes.iter().flat_map(|class| &class.counterexamples) {
        assert_eq!(told(text), [], "{text}");
    }
}

#[test]
fn direct_speech_before_and_after_its_cue() {
    check("\"The pumps are old,\" Mara Quill said.", "Mara Quill", "said", "\"The pumps are old,\"");
    check("\"The pumps are old,\" said Mara Quill.", "Mara Quill", "said", "\"The pumps are old,\"");
    check("Mara Quill said, \"The pumps are old.\"", "Mara Quill", "said", "\"The pumps are old.\"");
}

#[test]
fn a_split_quotation_is_one_content() {
    check(
        "\"We lost,\" she said, \"four good people.\"",
        "she",
        "said",
        "\"We lost,\" she said, \"four good people.\"",
    );
    check(
        "\"We lost four people,\" she said. \"They were good.\"",
        "she",
        "said",
        "\"We lost four people,\" she said. \"They were good.\"",
    );
}

#[test]
fn indirect_speech_with_and_without_that() {
    check(
        "The harbour master said that the pier was closed.",
        "The harbour master",
        "said",
        "that the pier was closed",
    );
    check("The pier was closed, the harbour master said.", "the harbour master", "said", "The pier was closed");
    check("Officials told reporters that the pier was closed.", "Officials", "told", "that the pier was closed");
    check("According to officials, the pier was closed.", "officials", "According to", "the pier was closed");
    check("The pier was closed, according to officials.", "officials", "according to", "The pier was closed");
}

/// Whose word the value at `words` is: a name, or "" for the outlet.
#[track_caller]
fn check_voice(text: &str, words: &str, speaker: &str) {
    let read = read(text);
    let claim = read.claims.iter().find(|claim| read.article.slice(claim.span) == words);
    let claim = claim.unwrap_or_else(|| panic!("{text}\n no claim at {words:?}"));
    assert_eq!(claim.speaker.as_ref().map_or("", |speaker| &speaker.shown), speaker, "{text}");
}

#[test]
fn what_a_speaker_holds_back_is_told_by_the_outlet() {
    let text = "The navy says two rockets were fired on Monday but gave no further details.";
    check_voice(text, "two", "The navy");
    check_voice(text, "no", "");
    check_voice("Police said two men were held but did not give any names of the three others.", "three", "");
    check_voice("Police said two men were held and three were hurt.", "three", "Police");
}

#[test]
fn a_clause_that_tells_when_behind_a_thing_is_told_by_the_outlet() {
    check_voice("The mayor criticised the plan, as 40 workers began to dig this week.", "40", "");
    check_voice("The mayor criticised the plan, as 40 workers began to dig this week.", "this week", "");
    check_voice("The mayor said the strike was over, as 40 trains began to run again.", "40", "The mayor");
}

#[test]
fn nested_speech_has_both_speakers() {
    let text = "The ministry said the police reported that two boats were missing.";
    check(text, "The ministry", "said", "the police reported that two boats were missing");
    check(text, "the police", "reported", "that two boats were missing");
}

proptest! {
    #[test]
    fn any_text_reads_and_every_span_slices(text in "(\\PC|said |\"|“|”|: |, |\\. |according to |He ){0,40}") {
        // A text without a word is no article.
        let text = format!("Nobody came. {text}");
        let read = read(&text);
        for found in &read.attributions {
            for span in [found.speaker, found.cue, Some(found.content)].into_iter().flatten() {
                prop_assert!(read.article.source.text.get(span.range()).is_some());
            }
        }
    }
}
