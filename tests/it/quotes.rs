//! Quotations and values with the speaker whose word they are.

use crosscheck::claim::Content;
use crosscheck::finding::{Certainty, Verdict};
use crosscheck::ingest::{self, Format};
use crosscheck::pipeline::{self, Options};
use crosscheck::rules::RulePack;
use crosscheck::text::{Source, SourceId};
use std::sync::OnceLock;

fn rules() -> &'static RulePack {
    static RULES: OnceLock<RulePack> = OnceLock::new();
    RULES.get_or_init(RulePack::builtin)
}

fn source(text: &str, number: u32) -> Source {
    let path = format!("{number}.txt");
    ingest::read(text.as_bytes(), &path, Some(Format::Text), SourceId(number), rules()).expect("text is read").remove(0)
}

/// The words of each quotation and value of a text, with who says them; "" for the outlet.
fn told(text: &str) -> Vec<(String, String)> {
    let read = pipeline::read_named(vec![source(text, 0)], rules()).remove(0);
    let told = read.claims.iter().map(|claim| {
        let words = match &claim.content {
            Content::Quote { pieces } => {
                pieces.iter().map(|&piece| read.article.slice(piece)).collect::<Vec<_>>().join(" … ")
            }
            Content::Quantity(_) | Content::Name { .. } | Content::Proposition(_) => {
                read.article.slice(claim.span).to_owned()
            }
        };
        (words, claim.speaker.as_ref().map_or(String::new(), |speaker| speaker.shown.clone()))
    });
    told.collect()
}

#[track_caller]
fn check(text: &str, words: &str, speaker: &str) {
    let found = told(text);
    let is_it = found.iter().any(|(told, by)| told == words && by == speaker);
    assert!(is_it, "{text}\n expected ({words:?}, {speaker:?})\n found {found:#?}");
}

#[test]
fn the_next_paragraph_in_quotation_marks_goes_on_from_the_speaker_before() {
    let text =
        "\"The pumps are old and tired,\" said Mara Quill, the harbour master.\n\n\"We asked for new ones in May.\"";
    check(text, "We asked for new ones in May.", "Mara Quill");
}

#[test]
fn a_quotation_left_open_runs_over_to_its_closing_mark() {
    let text = "\"The pumps are old and tired.\n\nNobody would listen to us at all,\" Mara Quill said.";
    check(text, "The pumps are old and tired.", "Mara Quill");
    check(text, "Nobody would listen to us at all,", "Mara Quill");
}

#[test]
fn a_split_quotation_is_one_utterance() {
    let text = "\"We lost four good people,\" Mara Quill said, \"and nobody knows why it happened.\"";
    check(text, "We lost four good people, … and nobody knows why it happened.", "Mara Quill");
}

#[test]
fn a_pronoun_that_speaks_is_the_speaker_before() {
    let text = "Mayor Dana Orrell told reporters that the bridge was closed.\n\nShe said 12 people were hurt.";
    check(text, "12", "Dana Orrell");
    let text = "A senior officer said the search went on. He said 12 people were hurt.";
    check(text, "12", "A senior officer");
}

#[test]
fn a_description_that_speaks_is_the_speaker_it_fits() {
    let text = "Harbour spokeswoman Mara Quill said the pier was closed. The spokeswoman said 12 people were hurt.";
    check(text, "12", "Mara Quill");
}

#[test]
fn the_head_of_the_phrase_speaks_and_not_the_name_before_it() {
    check("Iranian officials said 12 people were hurt.", "12", "Iranian officials");
    check("Dana Orrell's lawyer said 12 people were hurt.", "12", "Dana Orrell's lawyer");
}

#[test]
fn a_sentence_that_ends_with_its_speaker_is_theirs_from_its_beginning() {
    check("In a village near Tolland, 12 people were hurt when a wall fell, police said.", "12", "police");
    check("Police said the gang drove off, leaving 12 people hurt at the gate.", "12", "Police");
}

#[test]
fn the_outlet_speaks_for_itself() {
    check("The mayor said the bridge was closed. A wall fell and 12 people were hurt.", "12", "");
    check("The mayor tried to save 12 people from the water.", "12", "");
}

#[test]
fn i_in_a_quotation_is_its_speaker() {
    let text = "\"I believe that 12 people were hurt,\" Mara Quill said.";
    check(text, "12", "Mara Quill");
}

/// Code and certainty of the contradictions between two texts of one story.
fn contradictions(left: &str, right: &str) -> Vec<(&'static str, Option<Certainty>)> {
    let report = pipeline::compare(vec![source(left, 0), source(right, 1)], rules(), &Options::default());
    let found = report.findings.iter().filter(|finding| finding.verdict == Verdict::Contradiction);
    found.map(|finding| (finding.code, finding.certainty)).collect()
}

const LEAD: &str = "A ferry ran aground near the harbour of Tolland on Friday with 40 people on board.";

#[test]
fn the_same_words_in_two_mouths_are_found() {
    let left = format!("{LEAD}\n\n\"The doors were locked when the water came in,\" said Captain Ines Moor.");
    let right = format!("{LEAD}\n\n\"The doors were locked when the water came in,\" said Mayor Peter Aldane.");
    assert_eq!(contradictions(&left, &right), [("Q102", Some(Certainty::Possible))]);
    assert_eq!(contradictions(&right, &left), [("Q102", Some(Certainty::Possible))]);
    assert_eq!(contradictions(&left, &left.replace("Captain Ines Moor", "Captain Moor")), []);
    assert_eq!(contradictions(&left, &left.replace("Captain Ines Moor", "she")), []);
}

#[test]
fn what_a_crowd_shouts_has_no_one_wording() {
    let left = format!("{LEAD}\n\nDozens of protesters chanted, \"No more ferries, no more lies in our town.\"");
    let right = format!("{LEAD}\n\nProtesters chanted, \"No more boats, no more lies in our town.\"");
    assert_eq!(contradictions(&left, &right), []);
}

#[test]
fn changed_words_of_one_speaker_are_found() {
    let left = format!("{LEAD}\n\n\"The doors were locked when the water came in,\" said Captain Ines Moor.");
    let right = format!("{LEAD}\n\n\"The doors were closed when the water came in,\" said Captain Ines Moor.");
    assert_eq!(contradictions(&left, &right), [("Q101", Some(Certainty::Certain))]);
}

/// File below fixtures/stories, words of a claim, whose word they are.
const FIXTURES: &[(&str, &str, &str)] = &[
    ("ferry-fire/coast-guard.txt", "twelve", "Coast Guard"),
    ("ferry-fire/coast-guard.txt", "They saved more people than we did.", "Ruth Alvey"),
    ("ferry-fire/coast-guard.txt", "228", ""),
    ("ferry-fire/coastline.html", "Nine", "emergency officials in Maine"),
    ("ferry-fire/coastline.html", "The doors were closed and nobody had the key,", "Ines Moor"),
    ("ferry-fire/coastline.html", "about 400,000", ""),
    ("ferry-fire/harbor-post.md", "Two", ""),
    ("ferry-fire/harbor-post.md", "The doors were locked and nobody had the key,", "Ines Moor"),
    ("ferry-fire/harbor-post.md", "I've never been so glad of an empty hold.", "Tom Garrity"),
    ("ferry-fire/meridian-wire.txt", "about 230", "the coast guard"),
    ("ferry-fire/meridian-wire.txt", "We broke the windows with chairs.", "Ines Moor"),
    ("ferry-fire/meridian-wire.txt", "only 11", "The seafarers' union"),
    ("ferry-fire/meridian-wire.txt", "About 60", "Lena Tosk"),
    ("diplomatic-visit/el-faro-english.md", "Some 2,000", "the fishermen's union"),
    ("diplomatic-visit/el-faro-english.md", "$41 million", ""),
    ("diplomatic-visit/fjord-tv.html", "From now on we will read them.", "Sigrun Aalvik"),
    ("courthouse-arrest/dunmore-ledger.md", "He put the gun on the counter and asked for a coffee,", "Mara Dunn"),
    ("courthouse-arrest/dunmore-ledger.md", "The clerk gave him one.", "Mara Dunn"),
    ("courthouse-arrest/meridian-wire.txt", "at least 30", "Prosecutors"),
    ("courthouse-arrest/meridian-wire.txt", "We have written that letter every year,", "Alan Moss"),
    ("courthouse-arrest/police-release.txt", "14", ""),
];

#[test]
fn the_claims_of_the_fixtures_have_their_speakers() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/stories");
    let mut wrong = Vec::new();
    for &(file, words, speaker) in FIXTURES {
        let bytes = std::fs::read(root.join(file)).expect("the fixture is there");
        let sources = ingest::read(&bytes, file, None, SourceId(0), rules()).expect("the fixture is read");
        let read = pipeline::read_named(sources, rules()).remove(0);
        let claim = read.claims.iter().find(|claim| read.article.slice(claim.span) == words);
        let shown = claim.map(|claim| claim.speaker.as_ref().map_or("", |speaker| speaker.shown.as_str()));
        if shown != Some(speaker) {
            wrong.push(format!("{file}: {words:?}: expected {speaker:?}, found {shown:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
