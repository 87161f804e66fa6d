//! JUnit XML: one suite a check of the configuration, one test case a group, and one suite for what the policy asks of the
//! run as a whole. What fails the gate fails here with its message and nothing else does, so that the counts and the exit
//! code agree; a suppressed finding is skipped. Names are unique within a suite, and those of the suites among each other.

use super::alert::{self, Alert};
use super::{Style, words};
use crate::decision::{Broken, Decision, Judged, Limit};
use crate::finding::{Finding, Severity, Verdict};
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};
use std::collections::{BTreeMap, BTreeSet};

/// The suite of the limits; no check of a configuration is expected to have this name.
const LIMITS: &str = "crosscheck gate";

/// The whole run.
pub fn render(decision: &Decision, style: &Style) -> String {
    let mut report = Report::new("crosscheck");
    let mut names = Names::default();
    for broken in &decision.broken {
        report.add_test_suite(broken_suite(names.unique(words::clean(&broken.check)), broken));
    }
    for judged in &decision.checks {
        let name = names.unique(words::clean(judged.name.as_deref().unwrap_or("compare")));
        report.add_test_suite(suite(name, judged, decision.fail_on, style));
    }
    if !decision.limits.is_empty() {
        report.add_test_suite(limits(names.unique(LIMITS.to_owned()), decision));
    }
    let text = report.to_string().expect("names and messages are text");
    if text.ends_with('\n') { text } else { text + "\n" }
}

/// A check that could not be judged: one test case that ended in an error.
fn broken_suite(name: String, broken: &Broken) -> TestSuite {
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
    status.set_type("not judged");
    status.set_message(words::clean(&broken.faults.join("; ")));
    let mut case = TestCase::new("could not be judged", status);
    case.set_classname("crosscheck.not-judged");
    if let Some((path, line)) = &broken.place {
        case.extra.insert("file".into(), words::clean(path).into());
        case.extra.insert("line".into(), line.to_string().into());
    }
    let mut suite = TestSuite::new(name);
    suite.add_test_case(case);
    suite
}

fn suite(name: String, judged: &Judged, fail_on: Option<Severity>, style: &Style) -> TestSuite {
    let mut suite = TestSuite::new(name);
    let mut names = Names::default();
    let alerting: BTreeSet<usize> = judged.alerts().map(|(at, _)| at).collect();
    let failing: BTreeSet<usize> = judged.failing(fail_on).map(|(at, _)| at).collect();
    let mut hidden = 0;
    for (at, finding) in judged.report.findings.iter().enumerate() {
        let is_case = finding.verdict != Verdict::Addition || alerting.contains(&at);
        if !style.shows(finding) {
            hidden += usize::from(failing.contains(&at));
        } else if is_case {
            let alert = Alert { judged, finding, suppression: judged.suppressed.get(&at) };
            suite.add_test_case(case(&alert, failing.contains(&at), &mut names));
        }
    }
    if hidden > 0 {
        let told = words::counted(hidden, "finding that fails the gate is", "findings that fail the gate are");
        let status = failure("hidden", format!("{told} not shown (--only, --topic)"));
        suite.add_test_case(TestCase::new(names.unique("findings that are not shown".to_owned()), status));
    }
    suite
}

fn case(alert: &Alert<'_>, fails: bool, names: &mut Names) -> TestCase {
    let (path, line, _) = alert.place();
    let Finding { id, code, check, .. } = alert.finding;
    let name = names.unique(format!("{} [{id}]", alert.title()));
    let mut case = TestCase::new(name, status(alert, fails));
    case.set_classname(format!("{code}.{check}"));
    case.extra.insert("file".into(), words::clean(path).into());
    case.extra.insert("line".into(), line.to_string().into());
    case
}

fn status(alert: &Alert<'_>, fails: bool) -> TestCaseStatus {
    match alert.suppression {
        Some(suppression) => {
            let mut status = TestCaseStatus::skipped();
            status.set_message(words::clean(&alert::why_suppressed(suppression)));
            status
        }
        None if fails => failure(&format!("{} {}", alert.finding.severity.name(), alert.finding.code), alert.message()),
        None => TestCaseStatus::success(),
    }
}

fn failure(kind: &str, message: String) -> TestCaseStatus {
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
    status.set_type(kind);
    status.set_message(message);
    status
}

/// One case a limit of the policy that is set.
fn limits(name: String, decision: &Decision) -> TestSuite {
    let mut suite = TestSuite::new(name);
    for Limit { name, exceeded } in &decision.limits {
        let status = exceeded.as_ref().map_or_else(TestCaseStatus::success, |told| failure(name, words::clean(told)));
        let mut case = TestCase::new(*name, status);
        case.set_classname("gate");
        suite.add_test_case(case);
    }
    suite
}

/// Names that were given, so that each is given once.
#[derive(Default)]
struct Names {
    given: BTreeSet<String>,
    times: BTreeMap<String, usize>,
}

impl Names {
    /// The name, with a number behind it when it came before.
    fn unique(&mut self, name: String) -> String {
        let times = self.times.entry(name.clone()).or_insert(0);
        let mut unique = name.clone();
        loop {
            *times += 1;
            if *times > 1 {
                unique = format!("{name} ({times})");
            }
            if self.given.insert(unique.clone()) {
                return unique;
            }
        }
    }
}
