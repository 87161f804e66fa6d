//! Laws of size: a text that no reader would call prose is read within bounds, and what is read or compared less closely for
//! its size is said. What time and memory it takes is measured by `.ci/growth.py`.

use crate::planted::{RULES, compare};
use crosscheck::finding::{Report, Verdict};
use crosscheck::ingest;
use crosscheck::pipeline::{self, Extraction};
use crosscheck::text::{Anchor, LineIndex, Position, SourceId, Span, SpanIndex};
use proptest::prelude::*;

/// What one text is read into.
fn read(text: &str) -> Extraction {
    let sources = ingest::read(text.as_bytes(), "a.txt", None, SourceId(0), &RULES).expect("text is read");
    pipeline::read(sources, &RULES).remove(0)
}

fn report(files: &[(&str, &str)]) -> Report {
    let files: Vec<_> = files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect();
    compare(&files).report
}

/// How many things of the kind whose words begin so a report says it read or compared less closely.
fn limit(report: &Report, what: &str) -> usize {
    report.coverage.limits.iter().find(|limit| limit.what.contains(what)).map_or(0, |limit| limit.number)
}

fn numbers(count: usize) -> String {
    (0..count).map(|at| format!("{} ", 1000 + at * 7)).collect()
}

#[test]
fn what_is_too_long_for_a_sentence_is_read_for_its_values_and_counted() {
    // Text, sentences read for their values alone, least of their values.
    let lines = [
        (format!("They met {}", "because the harbour and the old ferry line ".repeat(80)), 1, 0),
        (format!("Paid in full: {}", numbers(201)), 1, 201),
        ("apples, pears and ".repeat(200), 1, 0),
        (format!("{}and 12 people were killed.", "who saw the man ".repeat(200)), 1, 1),
        (format!("{}\n\nThe fire killed 12 people.", "Smith and ".repeat(300)), 1, 1),
        // As long as sentences come.
        (format!("They met {} on Monday.", "because the harbour and the ferry line ".repeat(40)), 0, 1),
        (format!("Paid in full: {}", numbers(150)), 0, 150),
        ("The fire killed 12 people. ".repeat(300), 0, 300),
    ];
    for (text, shallow, values) in lines {
        let read = read(&text);
        let start = &text[..40];
        assert_eq!(pipeline::read_for_values(&read.article), shallow, "{start}");
        assert!(read.values.len() >= values, "{start}: {} values", read.values.len());
        let report = report(&[("a.txt", &text), ("b.txt", "The fire killed 9 people in Varn.")]);
        assert_eq!(limit(&report, "read for their values only"), shallow, "{start}");
        let left_out: usize = report.coverage.left_out.iter().map(|(_, number)| number).sum();
        assert!(left_out >= shallow, "{start}");
    }
}

#[test]
fn what_stands_beside_an_overlong_sentence_is_read_as_ever() {
    let long = format!("{}.", "who saw the man ".repeat(200));
    for text in [
        "The fire in Varn killed 12 people, Mayor Ines Moor said.",
        "\"We lost 12 people in the fire,\" Mayor Ines Moor said.",
    ] {
        let alone = read(text);
        for beside in [format!("{long}\n\n{text}"), format!("{text}\n\n{long}")] {
            let both = read(&beside);
            assert_eq!(both.claims.len(), alone.claims.len(), "{text}");
            let shown = |one: &Extraction| one.claims[0].speaker.as_ref().map(|speaker| speaker.shown.clone());
            assert_eq!(shown(&both), shown(&alone), "{text}");
        }
    }
}

#[test]
fn a_hostile_text_is_read_and_does_not_contradict_itself() {
    let pieces = [
        "1,",
        "1.",
        "1/2 ",
        "U.S.",
        "Smith and ",
        "who saw the man ",
        "he said that ",
        "Mr ",
        "Smith's brother's ",
        "well-",
        "1-",
        "apples, pears and ",
        "(",
        ") ",
        "It rained. (so) ",
        ". ",
        "?",
        "word.Next",
        "b/",
        "https://a.example/b?c=1 ",
        "٣٤٥ १२३ ",
        "e\u{301}",
        "\u{301}",
        "\n",
        "a\n",
        "• so ",
        "“",
        "“so ",
        "'so ",
        "‘so’ ",
        "\"so\" ",
        "March ",
        "Monday at noon ",
        "$5 million or ",
        "two thirds of ",
        "twenty one hundred and ",
        "between 3 and 4 to ",
        "the deputy prime minister of ",
        "3 p.m. on Jan. 4, 2024 and ",
        "\u{202e}",
        "I.",
        "a.b@c.example ",
        "-",
        "…",
        "A ",
        "Varn, ",
        ". . . . ",
        "[1] ",
        "no. ",
    ];
    for piece in pieces {
        let text = format!("{} The fire in Varn killed 12 people.\n", piece.repeat(700));
        let report = report(&[("a.txt", &text), ("b.txt", &text)]);
        let certain =
            report.findings.iter().filter(|one| one.verdict == Verdict::Contradiction && one.certainty.is_some());
        assert_eq!(certain.map(|one| one.explanation.as_str()).collect::<Vec<_>>(), Vec::<&str>::new(), "{piece:?}");
    }
}

#[test]
fn a_finding_of_many_claims_tells_the_worst_of_its_relations_and_how_many_it_leaves_out() {
    for line in
        ["At least 12 people were killed in the fire in Varn.", "The mayor of Varn opened the new harbour bridge."]
    {
        let copies = |count: usize| [line].repeat(count).join("\n\n");
        let (few, many) = (copies(6), copies(90));
        let report = |text: &str| report(&[("a.txt", text), ("b.txt", text)]);
        let (few, many) = (report(&few), report(&many));
        assert!(few.findings.iter().all(|finding| finding.relations_left_out == 0), "{line}");
        assert!(many.findings.iter().all(|finding| finding.relations.len() <= 2016), "{line}");
        let left_out: usize = many.findings.iter().map(|finding| finding.relations_left_out).sum();
        assert_eq!(limit(&many, "not listed"), left_out, "{line}");
        assert!(left_out > 0, "{line}");
        assert_eq!(few.count(Verdict::Contradiction), 0);
        assert_eq!(many.count(Verdict::Contradiction), 0);
    }
}

#[test]
fn of_more_sentences_than_can_be_compared_each_is_compared_with_its_nearest() {
    let parts = ["bel", "mar", "tor", "vin", "dra", "sel", "kor", "lun", "est", "hal"];
    let name = |at: usize| format!("{}{}{}", parts[at % 10], parts[at / 10 % 10], parts[at / 100 % 10]);
    let line = |at: usize| {
        format!("The {} bridge was closed after the storm, and the {} school flooded.", name(at), name(at + 313))
    };
    let text = |count: usize| (0..count).map(line).collect::<Vec<_>>().join("\n\n");
    for (count, is_cut) in [(40, false), (600, true)] {
        let text = text(count);
        let report = report(&[("a.txt", &text), ("b.txt", &text)]);
        assert_eq!(limit(&report, "rarest words") > 0, is_cut, "{count}");
        let agreed = report.findings.iter().filter(|finding| finding.verdict == Verdict::Agreement);
        let told: std::collections::BTreeSet<&str> =
            agreed.flat_map(|finding| &finding.claims).map(|claim| claim.sentence.as_str()).collect();
        assert!(told.len() * 100 >= count * 95, "{} of {count} sentences agree", told.len());
        assert_eq!(report.count(Verdict::Contradiction), 0);
    }
}

#[test]
fn a_place_in_a_long_line_is_the_same_however_it_is_counted() {
    for piece in ["It rained. ", "Ünïcödé “words” ", "e\u{301}", "漢字 "] {
        let text = format!("first\n{}\nlast", piece.repeat(1500));
        let anchor = |line: u32, byte: usize| Anchor { byte: byte as u32, position: Position { line, column: 1 } };
        let last = text.len() - "last".len();
        let plain = LineIndex::anchored(vec![anchor(1, 0), anchor(2, "first\n".len()), anchor(3, last)]);
        let mut refined = plain.clone();
        refined.refine(&text);
        assert_ne!(plain, refined);
        for (byte, _) in text.char_indices().step_by(61) {
            assert_eq!(plain.position(&text, byte as u32), refined.position(&text, byte as u32), "{piece:?} {byte}");
        }
    }
}

proptest! {
    #[test]
    fn an_index_of_spans_finds_what_a_look_through_all_finds(
        spans in proptest::collection::vec((0u32..60, 0u32..30), 0..40),
        asked in (0u32..60, 0u32..20),
    ) {
        let span = |(start, length): (u32, u32)| Span { source: SourceId(0), start, end: start + length };
        let spans: Vec<Span> = spans.into_iter().map(span).collect();
        let index = SpanIndex::new(spans.iter().copied().zip(0..));
        let expected: Vec<usize> = (0..spans.len()).filter(|&at| spans[at].contains(span(asked))).collect();
        prop_assert_eq!(index.first_around(span(asked)), expected.first().copied());
        prop_assert_eq!(index.around(span(asked)), expected);
    }
}
