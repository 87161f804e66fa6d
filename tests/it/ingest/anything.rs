//! Laws of every source, whatever bytes it was read from.

use super::{RULES, check_positions};
use crosscheck::ingest::{self, Format};
use crosscheck::rules::RulePack;
use crosscheck::text::{Source, SourceId};
use proptest::prelude::*;

/// Laws of every source, whatever it was read from.
fn check_laws(source: &Source) {
    let mut end = 0;
    for block in &source.blocks {
        assert!(
            block.span.start >= end && block.span.start < block.span.end,
            "blocks are ordered, disjoint, not empty"
        );
        end = block.span.end;
        assert!(!source.slice(block.span).trim().is_empty(), "a block has words");
        assert!(source.position(block.span).line >= 1);
    }
    let covered: usize = source.blocks.iter().map(|block| squeezed(source.slice(block.span))).sum();
    assert_eq!(covered, squeezed(&source.text), "what no block covers is white space");
}

fn squeezed(text: &str) -> usize {
    text.chars().filter(|letter| !letter.is_whitespace()).count()
}

fn check_bytes(bytes: &[u8]) {
    let rules = RULES.get_or_init(RulePack::builtin);
    for format in Format::ALL.into_iter().map(Some).chain([None]) {
        if let Ok(sources) = ingest::read(bytes, "a", format, SourceId(0), rules) {
            assert!(!sources.is_empty());
            sources.iter().for_each(check_laws);
        }
    }
}

/// Pieces that mean something to one of the readers, to be put together at random.
pub const PIECES: [&str; 48] = [
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    " ",
    "\t",
    "---\n",
    "title: ",
    "published: 2019-01-05",
    "# ",
    "- ",
    "> ",
    "```\n",
    "<!-- crosscheck: ",
    " -->",
    "<p>",
    "</p>",
    "<div class=\"caption\">",
    "</div>",
    "<br>",
    "<table><tr><td>",
    "<a href=\"x\">",
    "</a>",
    "<script>",
    "&amp;",
    "&#0;",
    "{\"text\":",
    "\"",
    "\\u00e9",
    "\\ud83d\\ude00",
    "}",
    "[",
    "]",
    "A ferry sank off Varn on Monday, nine people died.",
    "By Jane Doe",
    "VARN (AP) — ",
    "(Reporting by ",
    ")",
    "Read more",
    "January 5, 2009",
    "Ça va “bien”\u{a0}…",
    "😀",
    "\u{feff}",
    "\0",
    "| a | b |\n|---|---|\n",
    "~~",
    "*",
    "www.varn.example/2009/01/05",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        check_bytes(&bytes);
    }

    #[test]
    fn any_pieces_are_read_or_refused(pieces in proptest::collection::vec(proptest::sample::select(&PIECES[..]), 0..60)) {
        check_bytes(pieces.concat().as_bytes());
    }

    #[test]
    fn places_of_text_and_markdown_are_those_of_the_file(pieces in proptest::collection::vec(proptest::sample::select(&PIECES[..43]), 1..40)) {
        let file = pieces.concat().replace(['\r', '\u{feff}'], "");
        let rules = RULES.get_or_init(RulePack::builtin);
        for format in [Format::Text, Format::Markdown] {
            // An entity of Markdown is one character of the text and several of the file.
            let file = if format == Format::Markdown { file.replace(['&', '\\'], "") } else { file.clone() };
            if let Ok(sources) = ingest::read(file.as_bytes(), "a", Some(format), SourceId(0), rules) {
                check_positions(&file, &sources[0]);
            }
        }
    }
}

#[test]
fn deep_and_broken_pages_are_read_or_refused() {
    let deep = format!("{}A ferry sank off Varn on Monday.{}", "<div>".repeat(900), "</div>".repeat(900));
    let lists = format!("{}A ferry sank.", "> - ".repeat(2_000));
    let json = format!("{}1{}", "[".repeat(20_000), "]".repeat(20_000));
    for text in [deep, lists, json, "<p>".repeat(2_000), "<table><tr>".repeat(300)] {
        check_bytes(text.as_bytes());
    }
}
