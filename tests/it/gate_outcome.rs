//! What a gate comes to: the same words are no difference in precision, and every output for another program agrees with the
//! exit code.

use crate::cli::{folder, run, stderr, stdout};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The codes of the gate's own checks of a draft with this text against a source with that one, each dated or not.
fn codes(name: &str, (draft, draft_day): (&str, &str), (source, source_day): (&str, &str)) -> Vec<String> {
    let here = folder(name);
    let article = |text: &str, day: &str| {
        let published = if day.is_empty() { String::new() } else { format!("published: {day}\n") };
        format!("---\ntitle: Ferry sinks off Marlow\n{published}---\n\n{text}\n")
    };
    fs::write(here.join("draft.md"), article(draft, draft_day)).unwrap();
    fs::write(here.join("source.md"), article(source, source_day)).unwrap();
    let arguments = ["gate", "--no-config", "--draft", "draft.md", "source.md", "--format", "json"];
    let report: serde_json::Value = serde_json::from_str(&stdout(&run(&here, &arguments))).unwrap();
    let findings = report["checks"][0]["findings"].as_array().unwrap();
    let codes = findings.iter().map(|finding| finding["code"].as_str().unwrap().to_owned());
    codes.filter(|code| code.starts_with('G')).collect()
}

/// Sentences whose day only the day of publication places.
const RELATIVE: [&str; 12] = [
    "Twelve people died when the ferry sank off Marlow on Sunday, the coast guard said.",
    "The boat left Harlow at noon last Saturday and the search ended on Monday night.",
    "The mayor was elected last year and again in May.",
    "The council of Tarnford approved the budget yesterday.",
    "Divers found the wreck of the trawler this week.",
    "The mill on Canal Street closed last month, its owner said.",
    "The bridge over the Lorne reopened on Tuesday morning.",
    "The school in Pellbrook was flooded two days ago.",
    "The minister resigned on Friday evening after a vote.",
    "The factory in Odmoor will close next year.",
    "A storm hit the coast over the weekend and felled the pier.",
    "Edda Quill won the race on 12 May.",
];

#[test]
fn the_same_words_are_no_difference_in_precision_whichever_side_is_dated() {
    for words in RELATIVE {
        for (draft_day, source_day) in [("2024-05-14", ""), ("", "2024-05-14"), ("2024-05-14", "2024-05-14"), ("", "")]
        {
            let found = codes("gate-same-words", (words, draft_day), (words, source_day));
            assert_eq!(found, Vec::<String>::new(), "{words} ({draft_day:?} against {source_day:?})");
        }
    }
}

#[test]
fn case_quotes_and_abbreviations_are_no_difference_in_precision() {
    for (draft, source) in [
        ("The boat left Harlow last Sat. with nine crew.", "The boat left Harlow last Saturday with nine crew."),
        ("The ferry sank off Marlow on Sunday.", "The ferry sank off Marlow on Sun."),
        ("The vote was held on 12 Sept. in Tarnford.", "The vote was held on 12 September in Tarnford."),
        (
            "Yesterday the council of Tarnford approved the budget.",
            "The council of Tarnford approved the budget yesterday.",
        ),
        (
            "“The ferry sank off Marlow on Sunday,” the coast guard said.",
            "“The ferry sank off Marlow on Sunday”, the coast guard said.",
        ),
    ] {
        for (draft_day, source_day) in [("2024-05-14", ""), ("", "2024-05-14")] {
            for (one, other) in [(draft, source), (source, draft)] {
                let found = codes("gate-abbreviated", (one, draft_day), (other, source_day));
                let precise = found.iter().find(|code| ["G102", "G103"].contains(&code.as_str()));
                assert_eq!(precise, None, "{one} / {other} ({draft_day:?} against {source_day:?})");
            }
        }
    }
}

#[test]
fn a_day_that_names_more_is_more_precise() {
    for (vague, exact) in [
        ("The ferry sank off Marlow on Sunday.", "The ferry sank off Marlow on Sunday, 12 May."),
        ("The ferry sank off Marlow in May.", "The ferry sank off Marlow on 12 May."),
        ("The ferry sank off Marlow in May.", "The ferry sank off Marlow in early May."),
    ] {
        for (draft_day, source_day) in [("2024-05-14", ""), ("", "2024-05-14")] {
            let told = format!("{vague} / {exact} ({draft_day:?} against {source_day:?})");
            assert_eq!(codes("gate-more-precise", (exact, draft_day), (vague, source_day)), ["G103"], "{told}");
            assert_eq!(codes("gate-more-precise", (vague, draft_day), (exact, source_day)), ["G102"], "{told}");
        }
    }
}

const FIRE: &str = "Six people died when the mill on Canal Street burned down on Tuesday, the fire service said.";

/// A folder with two checks that share a fault, with warnings, a repeated sentence and waivers that cover nothing.
fn fires(name: &str) -> std::path::PathBuf {
    let here = folder(name);
    let closed = "The owners have shut the mill for good and sold the land to a builder.";
    let other = FIRE.replace("Six", "Nine").replace("Canal", "Mill");
    fs::write(here.join("a.md"), format!("Mill fire\n\n{FIRE}\n\n{closed}\n\n{closed}\n")).unwrap();
    fs::write(here.join("wrong.md"), format!("Mill fire\n\n{}\n\n{closed}\n", FIRE.replace("Six", "Nine"))).unwrap();
    fs::write(here.join("clean.md"), format!("Mill fire\n\n{FIRE}\n")).unwrap();
    let waived = "<!-- crosscheck: allow(N101) reason=\"x\" until=2030-01-01 -->";
    fs::write(here.join("waived.md"), format!("Mill fire\n\n{FIRE}\n\n{waived}\n\nThe fire is out.\n")).unwrap();
    fs::write(here.join("w.txt"), format!("Mill fire\n\n{FIRE}\n\n{other}\n")).unwrap();
    for draft in ["a", "wrong", "clean", "waived"] {
        let check =
            |name: &str| format!("[[check]]\nname = \"{name}\"\ndraft = \"{draft}.md\"\nsources = [\"w.txt\"]\n");
        // A check may have the name of the suite of limits, and names may differ in what nobody sees.
        let config = format!("{}{}{}", check("fire"), check("crosscheck gate"), check("fire\\u200b"));
        fs::write(here.join(format!("{draft}.toml")), config).unwrap();
    }
    here
}

/// Reads a JUnit report: the numbers of failures, and every name once.
#[track_caller]
fn failures(xml: &str, told: &str) -> usize {
    let document = roxmltree::Document::parse(xml).unwrap_or_else(|fault| panic!("{told}: {fault}: {xml}"));
    let root = document.root_element();
    let number = |node: roxmltree::Node<'_, '_>, key: &str| node.attribute(key).unwrap().parse::<usize>().unwrap();
    let mut suites = BTreeSet::new();
    let mut all = 0;
    for suite in root.children().filter(|node| node.has_tag_name("testsuite")) {
        assert!(suites.insert(suite.attribute("name").unwrap()), "{told}: suite names are unique: {xml}");
        let mut names = BTreeSet::new();
        let cases: Vec<_> = suite.children().filter(|node| node.has_tag_name("testcase")).collect();
        for case in &cases {
            assert!(names.insert(case.attribute("name").unwrap()), "{told}: test names are unique: {xml}");
        }
        let failed: Vec<_> = suite.descendants().filter(|node| node.has_tag_name("failure")).collect();
        assert!(failed.iter().all(|node| node.attribute("message").is_some_and(|words| !words.is_empty())), "{told}");
        assert_eq!((number(suite, "failures"), number(suite, "tests")), (failed.len(), cases.len()), "{told}");
        all += failed.len();
    }
    assert_eq!(number(root, "failures"), all, "{told}");
    all
}

#[test]
fn junit_agrees_with_the_exit_code_in_every_combination() {
    let here = fires("gate-junit");
    let mut seen = BTreeSet::new();
    for draft in ["a", "wrong", "clean", "waived"] {
        for fail_on in ["never", "error", "warning", "note"] {
            for further in [
                &[][..],
                &["--max-warnings", "0"],
                &["--max-warnings", "50"],
                &["--strict-waivers"],
                &["--only", "agreement"],
            ] {
                let config = format!("{draft}.toml");
                let all = ["gate", "--config", &config, "--fail-on", fail_on, "--format", "junit"];
                let arguments = [&all[..], further].concat();
                let output = run(&here, &arguments);
                let told = format!("{arguments:?} {}", stderr(&output));
                let failed = failures(&stdout(&output), &told);
                assert_eq!(output.status.code(), Some(i32::from(failed > 0)), "{told}: {}", stdout(&output));
                seen.insert((draft, failed > 0));
            }
        }
    }
    assert_eq!(seen.len(), 7, "every draft passes and fails, the clean one never fails but by notes: {seen:?}");
}

/// The whole of an output of a gate, and whether the gate failed.
fn told(here: &Path, format: &str, further: &[&str]) -> (String, bool) {
    let all = ["gate", "--config", "a.toml", "--format", format];
    let output = run(here, &[&all[..], further].concat());
    (stdout(&output), output.status.code() == Some(1))
}

#[test]
fn every_output_for_a_service_says_why_the_gate_failed() {
    let here = fires("gate-services");
    for (further, why) in [
        (&["--fail-on", "warning"][..], "warnings"),
        (&["--max-warnings", "0"], "of max-warnings"),
        (&["--fail-on", "never"], ""),
    ] {
        let (annotations, failed) = told(&here, "github", further);
        let error = annotations.lines().find(|line| line.starts_with("::error ") && line.contains("gate failed: "));
        assert_eq!(error.is_some_and(|line| line.contains(why)), failed, "{further:?}: {annotations}");
        let (log, failed) = told(&here, "sarif", further);
        assert_eq!(log.contains("\"text\": \"gate failed: "), failed, "{further:?}: {log}");
        let (comment, failed) = told(&here, "markdown", further);
        assert_eq!(comment.contains("## crosscheck gate failed: "), failed, "{further:?}: {comment}");
    }
    let severities = |further: &[&str]| {
        let entries: Vec<serde_json::Value> = serde_json::from_str(&told(&here, "gitlab", further).0).unwrap();
        entries.iter().map(|entry| entry["severity"].as_str().unwrap().to_owned()).collect::<BTreeSet<_>>()
    };
    assert!(!severities(&[]).contains("major"), "warnings that pass are minor");
    assert!(severities(&["--fail-on", "warning"]).contains("major"), "warnings that fail are not");
}
