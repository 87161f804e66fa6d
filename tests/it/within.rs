//! What one source says twice: examples and counterexamples of the rules, and that other stages take it.

use crate::planted::{RULES, compare};
use crosscheck::finding::{Finding, Verdict};

/// The contradictions inside `text`, compared with nothing else.
fn slips(text: &str) -> Vec<Finding> {
    let report = compare(&[("a.txt".to_owned(), text.as_bytes().to_vec())]).report;
    report.findings.into_iter().filter(|finding| finding.verdict == Verdict::Contradiction).collect()
}

#[test]
fn examples_contradict_themselves_and_counterexamples_do_not() {
    for example in &RULES.within.examples {
        let found = slips(&example.text);
        let [finding] = found.as_slice() else { panic!("{}: {found:?}", example.text) };
        let said: Vec<&str> = finding.claims.iter().map(|claim| claim.value.as_str()).collect();
        assert_eq!(said, [&example.left, &example.right], "{}", example.text);
        assert_eq!(finding.code, example.code, "{}", example.text);
    }
    for counterexample in &RULES.within.counterexamples {
        assert_eq!(slips(&counterexample.text), [], "{}", counterexample.text);
    }
}
