//! JUnit XML: one suite a check of the configuration, one test case a group; a contradiction or an error fails, a
//! suppressed finding is skipped, everything else passes.

use super::alert::{self, Alert};
use super::{Style, words};
use crate::decision::{Broken, Decision, Judged};
use crate::finding::{Finding, Severity, Verdict};
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

/// The whole run.
pub fn render(decision: &Decision, style: &Style) -> String {
    let mut report = Report::new("crosscheck");
    report.add_test_suites(decision.broken.iter().map(broken_suite));
    report.add_test_suites(decision.checks.iter().map(|judged| suite(judged, style)));
    let text = report.to_string().expect("names and messages are text");
    if text.ends_with('\n') { text } else { text + "\n" }
}

/// A check that could not be judged: one test case that ended in an error.
fn broken_suite(broken: &Broken) -> TestSuite {
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
    status.set_type("not judged");
    status.set_message(words::clean(&broken.faults.join("; ")));
    let mut case = TestCase::new("could not be judged", status);
    case.set_classname("crosscheck.not-judged");
    if let Some((path, line)) = &broken.place {
        case.extra.insert("file".into(), words::clean(path).into());
        case.extra.insert("line".into(), line.to_string().into());
    }
    let mut suite = TestSuite::new(words::clean(&broken.check));
    suite.add_test_case(case);
    suite
}

fn suite(judged: &Judged, style: &Style) -> TestSuite {
    let mut suite = TestSuite::new(judged.name.as_deref().unwrap_or("compare"));
    for (at, finding) in judged.report.findings.iter().enumerate() {
        let is_group = finding.verdict != Verdict::Addition || finding.severity > Severity::Note;
        if is_group && style.shows(finding) {
            suite.add_test_case(case(judged, at, finding));
        }
    }
    suite
}

fn case(judged: &Judged, at: usize, finding: &Finding) -> TestCase {
    let alert = Alert { judged, finding, suppression: judged.suppressed.get(&at) };
    let (path, line, _) = alert.place();
    let mut case = TestCase::new(format!("{} [{}]", alert.title(), finding.id), status(&alert));
    case.set_classname(format!("{}.{}", finding.code, finding.check));
    case.extra.insert("file".into(), words::clean(path).into());
    case.extra.insert("line".into(), line.to_string().into());
    case
}

fn status(alert: &Alert<'_>) -> TestCaseStatus {
    if let Some(suppression) = alert.suppression {
        let mut status = TestCaseStatus::skipped();
        status.set_message(alert::why_suppressed(suppression));
        return status;
    }
    let fails = alert.finding.severity == Severity::Error || alert.finding.verdict == Verdict::Contradiction;
    if !fails {
        return TestCaseStatus::success();
    }
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
    status.set_type(format!("{} {}", alert.finding.severity.name(), alert.finding.code));
    status.set_message(alert.message());
    status
}
