//! Which sources carry one text: copies, declared origins, agencies; agreements and the gate count origins.

use crate::planted::{RULES, compare};
use crosscheck::finding::{Finding, Report, Verdict};
use crosscheck::gate::{Policy, judge_draft};
use crosscheck::report::{Format, Style, render};
use crosscheck::text::SourceId;

/// An agency's story, eight sentences long.
const WIRE: &str = "Fire swept the ferry Aurelia off the island of Varn on Tuesday, and at least 12 people died, the coast \
guard said.\n\nThe blaze broke out on the car deck shortly after midnight. Passengers jumped into the cold sea before boats \
from three villages reached them.\n\nThe ship carried 214 people and a crew of 31. Harbor master Ines Moor said the doors of \
the lower deck were locked.\n\nPort records show that the ferry passed its last inspection in May. Its owner, Corvin Lines, \
declined to comment on the cause.\n\nDivers will search the wreck on Thursday. The prosecutor of Varn opened an inquiry.\n";

/// Another paper's own story of the same fire.
const OWN: &str = "At least 12 people were killed when the ferry Aurelia burned near Varn on Tuesday.\n\nThe ferry carried 214 \
people, its owner Corvin Lines told this paper. Relatives waited on the quay all morning, and many wept. A baker from the \
old town, Tomas Rell, rowed out in his own boat and pulled four swimmers from the waves.\n\n\"I heard them before I saw \
them,\" Rell said.\n\nThe harbor master said the lower doors were locked.\n";

/// A story of something else.
const OTHER: &str = "The council of Marrow voted 7-2 to close the library on Friday. Mayor Lev Aster called the vote a \
disgrace and promised to appeal.\n";

/// The wire story cut at the end, with another first sentence and other words here and there.
fn cut() -> String {
    let (head, _) = WIRE.split_once("Port records").expect("the wire has them");
    head.replace("shortly after midnight", "just after midnight").replace("Fire swept", "A fire swept")
}

fn report(files: &[(&str, &str)]) -> Report {
    let files: Vec<(String, Vec<u8>)> =
        files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect();
    compare(&files).report
}

fn origins(files: &[(&str, &str)]) -> Vec<u32> {
    report(files).sources.iter().map(|source| source.origin).collect()
}

#[test]
fn a_copy_and_a_cut_of_one_text_are_one_origin() {
    let cut = cut();
    let reflowed = WIRE.replace(' ', "\n").replace("\n\n", "\n \n");
    for (files, expected) in [
        (vec![("wire.txt", WIRE), ("cut.txt", cut.as_str()), ("own.txt", OWN)], [0, 0, 2]),
        (vec![("own.txt", OWN), ("wire.txt", WIRE), ("copy.txt", WIRE)], [0, 1, 1]),
        (vec![("wire.txt", WIRE), ("own.txt", OWN), ("other.txt", OTHER)], [0, 1, 2]),
    ] {
        assert_eq!(origins(&files), expected, "{:?}", files.iter().map(|file| file.0).collect::<Vec<_>>());
    }
    assert_eq!(origins(&[("wire.txt", WIRE), ("lines.txt", &reflowed)]), [0, 0]);
}

#[test]
fn a_sentence_in_common_makes_no_copy() {
    let brief = "Fire swept the ferry Aurelia off the island of Varn on Tuesday, and at least 12 people died, the coast guard said.\n";
    assert_eq!(origins(&[("wire.txt", WIRE), ("brief.txt", brief)]), [0, 1]);
    assert_eq!(origins(&[("one.txt", brief), ("same.txt", brief)]), [0, 1], "too short to tell");
}

#[test]
fn what_takes_in_two_texts_makes_no_single_origin_of_them() {
    let both = format!("{WIRE}\n{OWN}");
    let found = origins(&[("wire.txt", WIRE), ("own.txt", OWN), ("both.txt", &both)]);
    assert_ne!(found[0], found[1], "{found:?}");
    assert!(found[2] == found[0] || found[2] == found[1], "{found:?}");
}

#[test]
fn sources_that_name_one_origin_are_one() {
    let with = |head: &str, text: &str| format!("---\n{head}\n---\n\n{text}");
    let check = |left: String, right: String, together: bool| {
        let found = origins(&[("left.md", &left), ("right.md", &right)]);
        assert_eq!(found[0] == found[1], together, "{left}\n{right}");
    };
    check(with("origin: AP", WIRE), with("origin: The Associated Press", OWN), true);
    check(with("origin: town crier", WIRE), with("origin: town crier", OWN), true);
    check(with("origin: AP", WIRE), with("origin: Reuters", OWN), false);
    check(with("origin: AP", WIRE), with("title: Ferry burns", OWN), false);
    check(with("byline: Jane Doe, Associated Press", WIRE), format!("VARN (AP) - {OWN}"), true);
    check(format!("{WIRE}\nReuters contributed to this report.\n"), format!("VARN (Reuters) - {OWN}"), true);
    let two = "Reuters and The Associated Press contributed to this report.";
    check(format!("{WIRE}\n{two}\n"), format!("VARN (Reuters) - {OWN}"), false);
    check(format!("{WIRE}\nReuters was not able to reach the owner.\n"), format!("VARN (Reuters) - {OWN}"), false);
}

#[test]
fn every_credit_reads_as_its_file_says() {
    let rules = &RULES.origins;
    for example in &rules.examples {
        assert_eq!(rules.credited_in(&example.text), Some(example.origin.as_str()), "{}", example.text);
    }
    for line in &rules.counterexamples {
        assert_eq!(rules.credited_in(line), None, "{line}");
    }
    assert!(!rules.examples.is_empty() && !rules.counterexamples.is_empty());
}

#[test]
fn agreements_count_origins_and_say_so() {
    let report = report(&[("wire.txt", WIRE), ("copy.txt", WIRE)]);
    let agreements: Vec<&Finding> =
        report.findings.iter().filter(|finding| finding.verdict == Verdict::Agreement).collect();
    assert!(!agreements.is_empty());
    for finding in &agreements {
        let told = "(2 sources, 1 origin: copy.txt is a near copy of wire.txt (100 percent of the shorter text))";
        assert!(finding.explanation.ends_with(told), "{}", finding.explanation);
    }
    for (format, told) in [
        (Format::Table, "1 origin"),
        (Format::Table, "copy.txt is a near copy of wire.txt"),
        (Format::Plain, "2 sources, 1 origin"),
        (Format::Markdown, "(2 sources, 1 origin)"),
        (Format::Json, "\"origin_why\": \"copy.txt is a near copy of wire.txt"),
    ] {
        let text = render(&report, format, &Style { width: 400, ..Style::default() });
        assert!(text.contains(told), "{told}: {text}");
    }
}

#[test]
fn an_unrelated_source_and_the_order_change_no_origin() {
    let cut = cut();
    let partition = |files: &[(&str, &str)]| {
        let report = report(files);
        let is_one = |one: &str, other: &str| {
            let of = |path: &str| report.sources.iter().find(|source| source.path == path).expect("it is there").origin;
            of(one) == of(other)
        };
        [is_one("wire.txt", "cut.txt"), is_one("wire.txt", "own.txt"), is_one("cut.txt", "own.txt")]
    };
    let files = [("wire.txt", WIRE), ("cut.txt", cut.as_str()), ("own.txt", OWN), ("other.txt", OTHER)];
    let expected = partition(&files[..3]);
    assert_eq!(expected, [true, false, false]);
    for order in [[3, 0, 1, 2], [2, 3, 1, 0], [1, 2, 0, 3]] {
        assert_eq!(partition(&order.map(|at: usize| files[at])), expected);
    }
}

/// The codes that the gate gives a draft of one sentence.
fn codes(sources: &[(&str, &str)], draft: &str, policy: &Policy) -> Vec<&'static str> {
    let files: Vec<(&str, &str)> = sources.iter().copied().chain([("draft.txt", draft)]).collect();
    let id = SourceId(sources.len() as u32);
    let judged = judge_draft(report(&files), id, policy, &RULES.values);
    judged.findings.iter().map(|finding| finding.code).collect()
}

#[test]
fn the_gate_counts_origins() {
    let draft = "The ferry Aurelia carried 214 people when it burned off Varn on Tuesday.\n";
    let cut = cut();
    let (copies, papers) = ([("wire.txt", WIRE), ("cut.txt", cut.as_str())], [("wire.txt", WIRE), ("own.txt", OWN)]);
    let two = Policy { min_sources: 2, ..Policy::default() };
    assert!(codes(&copies, draft, &two).contains(&"G105"), "a text and its copy are one origin");
    assert!(!codes(&papers, draft, &two).contains(&"G105"), "two papers are two origins");
    let lacking = "The mayor of Varn will visit the island of Oss on Friday.\n";
    let missing = Policy { missing: 2, ..Policy::default() };
    assert!(!codes(&copies, lacking, &missing).contains(&"G104"));
    assert!(codes(&papers, lacking, &missing).contains(&"G104"));
}

#[test]
fn a_draft_written_from_two_sources_makes_no_copies_of_them() {
    let draft = format!("{WIRE}\n{OWN}");
    let two = Policy { min_sources: 2, ..Policy::default() };
    let of_214 = |codes: Vec<&str>| codes.iter().filter(|code| **code == "G105").count();
    let alone = of_214(codes(&[("wire.txt", WIRE)], &draft, &two));
    let both = of_214(codes(&[("wire.txt", WIRE), ("own.txt", OWN)], &draft, &two));
    assert!(both < alone, "{both} claims carried by one origin, {alone} with one source");
}
