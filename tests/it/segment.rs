//! Sentences and quotations. A line of data has " | " where a sentence ends.
//!
//! Of the 56 public golden rules for sentence boundaries one is set aside: #042, a list of lower-case words of which
//! each stands on a line of its own. In running text a line break is a space (the reflow law below).

use crosscheck::rules::segment::FOLDER;
use crosscheck::rules::{RuleFile, RulePack, builtin_files};
use crosscheck::segment::segment;
use crosscheck::text::{Block, BlockKind, LineIndex, Metadata, Quotation, Sentence, Source, SourceId, Span};
use proptest::prelude::*;
use std::sync::LazyLock;

/// The rules of this stage alone.
static RULES: LazyLock<RulePack> = LazyLock::new(|| {
    let own: Vec<_> = builtin_files().into_iter().filter(|file| file.path.starts_with(FOLDER)).collect();
    RulePack::load(&own).expect("the rules of segmentation have no fault")
});

/// A source whose paragraphs are `paragraphs`.
fn source(paragraphs: &[&str]) -> Source {
    let text = paragraphs.join("\n\n");
    let mut start = 0;
    let mut blocks = Vec::new();
    for paragraph in paragraphs {
        let span = Span::new(SourceId(0), start, start + paragraph.len());
        blocks.push(Block { kind: BlockKind::Paragraph, span });
        start += paragraph.len() + 2;
    }
    Source {
        id: SourceId(0),
        path: "a.txt".to_owned(),
        lines: LineIndex::verbatim(&text),
        text,
        blocks,
        metadata: Metadata::default(),
        warnings: Vec::new(),
        directives: Vec::new(),
    }
}

fn read(paragraphs: &[&str]) -> (Source, Vec<Sentence>, Vec<Quotation>) {
    let source = source(paragraphs);
    let (sentences, quotations) = segment(&source, &RULES);
    (source, sentences, quotations)
}

fn sentences(text: &str) -> Vec<String> {
    let (source, sentences, _) = read(&[text]);
    sentences.iter().map(|sentence| source.slice(sentence.span).to_owned()).collect()
}

#[track_caller]
fn check(marked: &str) {
    let text = marked.replace(" | ", " ");
    assert_eq!(sentences(&text), marked.split(" | ").collect::<Vec<_>>(), "{text}");
}

#[track_caller]
fn check_quotations(paragraphs: &[&str], expected: &[(&str, bool)]) {
    let (source, _, quotations) = read(paragraphs);
    let found: Vec<_> =
        quotations.iter().map(|quotation| (source.slice(quotation.inner), quotation.continues)).collect();
    assert_eq!(found, expected, "{paragraphs:?}");
}

#[test]
fn every_rule_file_proves_itself() {
    for (path, example) in &RULES.segment.examples {
        let text = example.replace(" | ", " ");
        assert_eq!(sentences(&text), example.split(" | ").collect::<Vec<_>>(), "{path}: {text}");
    }
}

#[test]
fn faults_of_rule_files_are_told_all_at_once() {
    let file = |name: &str, text: &str| RuleFile { path: format!("{FOLDER}{name}"), text: text.to_owned().into() };
    let files = [
        file(
            "a.toml",
            "summary = 's'\nwhy = 'w'\nkind = 'shout'\nwords = []\nexamples = ['x']\ncounterexamples = []\n",
        ),
        file(
            "b.toml",
            "summary = 's'\nwhy = 'w'\nkind = 'time'\nwords = [\n\"p.m.\"]\nexamples = []\ncounterexamples = []\n",
        ),
    ];
    let faults = RulePack::load(&files).expect_err("both files have faults");
    let places: Vec<_> = faults.iter().map(|fault| (fault.path.as_str(), fault.line)).collect();
    assert_eq!(places, [("en/segment/a.toml", 3), ("en/segment/b.toml", 5), ("en/segment/b.toml", 6)], "{faults:?}");
}

#[test]
fn abbreviations_end_no_sentence_unless_one_begins() {
    check("Maj. Gen. Odile Tran spoke to the crew. | She left at noon.");
    check("The U.S. Navy sent a ship. | It came from the U.S. | The crew was tired.");
    check("The blast was heard at 5 p.m. Tuesday near the mill. | It was loud.");
    check("Police were called at 11 a.m. | Officers found the door open.");
    check("She flew to Washington, D.C. | The visit was short.");
    check("Berth No. 5 was empty on Jan. 4 and on Feb. 11. | No. 6 was not.");
    check("J. K. Morrow and Anna B. Lind met R.J. Sole there. | They talked.");
    check("Harbor Line Inc. said it would pay. | Moor & Co. | It did not.");
    check("ST. BRAN (AP) — A ferry burned off St. Bran on Sunday. | Nobody died.");
    check("WASHINGTON (AP) — The president called. | Nobody answered.");
    check("The toll stood at 12. | It rose to 19 by 6.30 p.m. local time.");
    check("The answer was no. | He said so twice.");
}

#[test]
fn quotations_keep_their_speaker() {
    check("\"We saw smoke. | Then it got dark,\" she said. | The crew left.");
    check("\"It is over.\" he said. | Nobody spoke.");
    check("“Is anybody there?” Moor asked. | “Yes!” a boy cried. | It was dark.");
    check("\"It is over.\" | She closed the book.");
    check("He said: \"We go.\" | \"We stay,\" she said.");
    check("\" Clearly , \" he said , \" we failed . \" | He left .");
    check("He said . | \" We failed . | It hurts . \" | He left .");
    check("‘ Oh , no ! ’ | The boy ran . | “Stop!” | He ran.");
    check("He said so.” | She left.’ | Nobody came.");
    check("'It is over.' he said. | The officers' boat left.");
}

#[test]
fn dots_brackets_and_marks() {
    check("He waited ... and waited … and left. | She stayed.");
    check("I meant no harm.... | She left the room.");
    check("The mate (He had served for 5 years.) left the ship. | (He came back later.) | So did she.");
    check("\"We bought [...] time [...]\" (Moor 55). | He left (so they say). | (Nobody knows why.) | It is over.");
    check("He left (for good. He said so.) | The ship sailed.");
    check("She sells on the web. | eHarbor is her shop.");
    check("It was ... well, it was . . . I cannot say. | So it is.");
    check("What?! | No. | Never!! | Not now.");
    check("It is [...] over, he wrote [3]. | Nobody knew.");
    check("Write to Ann.Moor@example.com or see www.moor.example.com/News.Today for more. | Thanks.");
    assert_eq!(
        sentences("The ship left.Nobody saw it.Mr. Moor did."),
        ["The ship left.", "Nobody saw it.", "Mr. Moor did."]
    );
}

#[test]
fn entries_of_a_list_are_sentences() {
    check("1) Open the door | 2) Close the door | 3) Sleep");
    check("1. Open the door. | 2. Close the door.");
    check("a. the bow | b. the stern");
    check("• 9. the bow | • 10. the stern");
    check("She drew 1. | The other drew 2. | Nobody won.");
}

#[test]
fn quotations_are_found() {
    check_quotations(&["\"We saw smoke. Then dark,\" she said."], &[("We saw smoke. Then dark,", false)]);
    check_quotations(&["“We go,” he said. “We ‘must’ go.”"], &[("We go,", false), ("We ‘must’ go.", false)]);
    check_quotations(&["The officers' boat isn't 'safe,' she said."], &[("safe,", false)]);
    check_quotations(&["The crew's boats and the captains' cabins burned."], &[]);
    check_quotations(&["Get 'em out, he said in the '90s."], &[]);
    check_quotations(&["\" Clearly , \" he said , \" yes . \""], &[("Clearly ,", false), ("yes .", false)]);
    check_quotations(&["The 6'2\" man and the 30\" pipe fell."], &[]);
    check_quotations(&["''We go,\" he said."], &[("We go,", false)]);
}

#[test]
fn a_quotation_goes_on_in_the_next_paragraph_when_reopened() {
    check_quotations(
        &["\"We saw smoke.", "\"Then it got dark,\" she said."],
        &[("We saw smoke.", false), ("Then it got dark,", true)],
    );
    check_quotations(
        &["“We saw smoke. Then dark.", "Nobody spoke.", "“No,” he said."],
        &[("We saw smoke.", false), ("No,", false)],
    );
    check_quotations(&["“We go.”", "“We stay.”"], &[("We go.", false), ("We stay.", false)]);
}

/// Texts of the characters that the stage looks at, among others.
fn prose() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "The",
        "he",
        "said",
        "U.S.",
        "Mr.",
        "No.",
        "5",
        "p.m.",
        "(",
        ")",
        "\"",
        "“",
        "”",
        "'",
        "‘",
        "’",
        ".",
        "!",
        "?",
        "…",
        "...",
        ". . .",
        "—",
        "[17]",
        "1)",
        "2)",
        "•",
        "a.",
        "é",
        "\n",
        "\u{a0}",
        "''",
        "``",
        "Inc.",
        "world.Today",
    ]);
    let glue = prop::sample::select(vec!["", " ", " ", "\n"]);
    prop::collection::vec((word, glue), 0..40)
        .prop_map(|words| words.into_iter().flat_map(|(word, glue)| [word, glue]).collect())
}

fn laws_hold(text: &str) {
    let half = text.char_indices().nth(text.chars().count() / 2).map_or(0, |(at, _)| at);
    let (source, sentences, quotations) = read(&[&text[..half], &text[half..]]);
    let mut covered = vec![false; source.text.len()];
    let mut end = 0;
    for sentence in &sentences {
        let words = source.slice(sentence.span);
        assert!(!words.is_empty() && words.trim() == words, "{words:?}");
        assert!(sentence.span.start >= end, "sentences are in order and apart");
        assert!(source.blocks[sentence.block as usize].span.contains(sentence.span));
        end = sentence.span.end;
        covered[sentence.span.range()].fill(true);
    }
    for (at, letter) in source.text.char_indices() {
        assert!(letter.is_whitespace() || covered[at], "{letter:?} at {at} stands in no sentence");
    }
    let mut start = 0;
    for quotation in &quotations {
        assert!(quotation.span.contains(quotation.inner));
        assert!(quotation.span.start >= start, "quotations are in order");
        start = quotation.span.start;
        source.slice(quotation.span);
        source.slice(quotation.inner);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_covered(text in any::<String>()) {
        laws_hold(&text);
    }

    #[test]
    fn any_prose_is_covered(text in prose()) {
        laws_hold(&text);
    }

    #[test]
    fn a_line_break_is_a_space(text in prose()) {
        let spans = |text: &str| read(&[text]).1.iter().map(|sentence| sentence.span).collect::<Vec<_>>();
        prop_assert_eq!(spans(&text), spans(&text.replace('\n', " ")));
    }
}
