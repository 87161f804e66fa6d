//! `compare --explain-pairs`: what it tells is what was decided.

use crate::cases;
use crate::cli::{check, folder, run, stdout};
use crate::planted::{RULES, compare, read};
use crosscheck::finding::{Relation, Report};
use crosscheck::pipeline;
use crosscheck::report;
use crosscheck::why::{Explanation, Line, Misplaced, Outcome, Tally};

#[test]
fn two_lines_are_explained_down_to_their_claims() {
    let here = folder("why");
    let sources = ["compare", "post.txt", "wire.txt", "--explain-pairs"];
    check("explain-pairs", &here, &[&sources[..], &["post.txt:3", "wire.txt:3"]].concat());
    check("explain-pairs-plain", &here, &[&sources[..], &["wire.txt:3", "post.txt:1", "--format", "plain"]].concat());
    let json = [&sources[..], &["post.txt:1", "wire.txt:1", "--format", "json"]].concat();
    check("explain-pairs-json", &here, &json);
    crate::schemas::check(&report::why::why_schema(), &stdout(&run(&here, &json)));
}

#[test]
fn lines_that_cannot_be_explained_exit_2() {
    let here = folder("why-faults");
    let sources = ["compare", "post.txt", "wire.txt", "--explain-pairs"];
    for (name, lines) in [
        ("no-line", &["post.txt:2", "wire.txt:3"][..]),
        ("no-source", &["wires.txt:3", "post.txt:1"]),
        ("one-source", &["post.txt:1", "post.txt:3"]),
        ("no-number", &["post.txt:three", "wire.txt:3"]),
        ("no-colon", &["post.txt", "wire.txt:3"]),
        ("one-value", &["post.txt:1"]),
        ("format", &["post.txt:1", "wire.txt:1", "--format", "csv"]),
    ] {
        check(&format!("explain-pairs-{name}"), &here, &[&sources[..], lines].concat());
    }
}

/// Every line of the first file against every line of the last, where both hold sentences.
fn explanations(files: &[(String, Vec<u8>)]) -> Vec<Explanation> {
    let sources = read(files);
    let [first, .., last] = files else { return Vec::new() };
    let lines = |(path, bytes): &(String, Vec<u8>)| {
        let (path, count) = (path.clone(), bytes.split(|&byte| byte == b'\n').count() as u32);
        (1..=count).map(move |number| Line { path: path.clone(), number })
    };
    let mut told = Vec::new();
    for left in lines(first) {
        for right in lines(last) {
            match pipeline::explain(sources.clone(), &RULES, [left.clone(), right]) {
                Ok(explanation) => told.push(explanation),
                Err(Misplaced::NoSentence { .. }) => {}
                Err(fault) => panic!("{fault}"),
            }
        }
    }
    told
}

/// The measured figure of the ground that names it.
fn measured(grounds: &[crosscheck::why::Ground], told: &str) -> Option<f32> {
    grounds.iter().find(|ground| ground.told == told)?.measured.map(|measured| measured.value)
}

#[test]
fn the_sum_told_is_the_score_used() {
    let (mut of_sentences, mut of_values) = (0, 0);
    for files in cases::sources() {
        for pair in explanations(&files).iter().flat_map(|told| &told.sentences) {
            if let Some(score) = measured(&pair.grounds, "log-odds of one event, to weigh word against word") {
                assert_eq!(pair.tally.sum(), score, "{:?}", pair.words);
                of_sentences += 1;
            }
            for claims in &pair.claims {
                let score = measured(&claims.grounds, "log-odds that both are of one thing, to be a pair");
                if let Some(score) = score {
                    assert_eq!(claims.tally.as_ref().map(Tally::sum), Some(score), "{:?}", claims.words);
                    of_values += 1;
                }
            }
        }
    }
    assert!(of_sentences > 10 && of_values > 50, "{of_sentences} pairs of sentences, {of_values} of values");
}

/// What a report says of the first and the last source, and what the explanations of their lines say, both sorted.
fn verdicts(report: &Report, told: &[Explanation], last: usize) -> [Vec<(&'static str, Relation)>; 2] {
    let of = |finding: &crosscheck::Finding, side: usize| finding.claims[side].source.index();
    let reported = report.findings.iter().flat_map(|finding| {
        let ends = move |left: usize, right: usize| [of(finding, left), of(finding, right)] == [0, last];
        let between =
            finding.relations.iter().filter(move |pair| ends(pair.left, pair.right) || ends(pair.right, pair.left));
        between.map(|pair| (finding.code, pair.relation.clone()))
    });
    let pairs = told.iter().flat_map(|told| &told.sentences);
    let outcomes = pairs.flat_map(|pair| pair.outcomes.iter().chain(pair.claims.iter().map(|claims| &claims.outcome)));
    let explained = outcomes.filter_map(|outcome| match outcome {
        Outcome::Spoke(check, relation) => Some((check.code, relation.clone())),
        Outcome::Silent(_) => None,
    });
    let mut both = [reported.collect::<Vec<_>>(), explained.collect()];
    for list in &mut both {
        list.sort_by_key(|(code, relation)| (*code, relation.name(), relation.why().to_owned()));
        list.dedup();
    }
    both
}

#[test]
fn what_is_told_of_lines_is_what_is_reported() {
    let mut spoken = 0;
    // What one source says against itself stands on no pair of lines of two.
    for files in cases::sources().into_iter().filter(|files| files.len() > 1) {
        let report = compare(&files).report;
        let [reported, explained] = verdicts(&report, &explanations(&files), files.len() - 1);
        assert_eq!(explained, reported, "{:?}", read(&files).iter().map(|source| &source.text).collect::<Vec<_>>());
        spoken += explained.len();
    }
    assert!(spoken > 50, "{spoken} relations");
}
