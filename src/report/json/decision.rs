//! The decision of a gate: the reports of its checks with what is suppressed in each, and the outcome.

use super::{SCHEMA_VERSION, TOOL, Tool, WireBody, WireFinding, indented, wire_body, wire_finding};
use crate::decision::{Broken, Decision, Judged, Notice, Suppression};
use crate::report::Style;
use schemars::JsonSchema;
use serde::Serialize;

/// The decision of a gate as one object.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "crosscheck gate --format json")]
struct WireDecision<'a> {
    schema_version: u32,
    tool: Tool,
    gate: WireGate<'a>,
    checks: Vec<WireCheck<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Gate")]
struct WireGate<'a> {
    passed: bool,
    failures: &'a [String],
    /// The checks that could not be judged; `checks` has the others.
    broken: Vec<WireBroken<'a>>,
    notices: Vec<WireNotice<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Broken")]
struct WireBroken<'a> {
    /// The name the configuration gives the check.
    name: &'a str,
    /// The file and line that set it, as "crosscheck.toml:6"; null for sources named on the command line.
    place: Option<String>,
    /// Why it could not be judged, one fault each.
    faults: &'a [String],
}

/// A check that could not be judged, as a line of its own among those of findings.
#[derive(Debug, Serialize)]
struct WireBrokenLine<'a> {
    gate_check: &'a str,
    not_judged: WireBroken<'a>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Notice")]
struct WireNotice<'a> {
    place: &'a str,
    message: &'a str,
    #[schemars(extend("enum" = ["error", "warning", "note"]))]
    severity: &'static str,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Check")]
struct WireCheck<'a> {
    name: Option<&'a str>,
    /// The number of the draft among the sources; null when they are equals.
    draft: Option<u32>,
    suppressed: Vec<WireSuppressed<'a>>,
    #[serde(flatten)]
    report: WireBody<'a>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Suppressed")]
struct WireSuppressed<'a> {
    /// The id of the finding.
    finding: &'a str,
    code: &'static str,
    by: WireSuppression<'a>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Suppression")]
struct WireSuppression<'a> {
    #[schemars(extend("enum" = ["waiver", "baseline", "level"]))]
    kind: &'static str,
    reason: Option<&'a str>,
    place: Option<&'a str>,
    until: Option<&'a str>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "JudgedFinding")]
struct WireJudgedFinding<'a> {
    gate_check: Option<&'a str>,
    suppressed: Option<WireSuppression<'a>>,
    #[serde(flatten)]
    finding: WireFinding<'a>,
}

/// The decision of a gate: the reports of its checks with what is suppressed in each, and the outcome.
pub fn render_decision(decision: &Decision, style: &Style) -> String {
    let wire = WireDecision {
        schema_version: SCHEMA_VERSION,
        tool: TOOL,
        gate: WireGate {
            passed: decision.passed(),
            failures: &decision.failures,
            broken: decision.broken.iter().map(wire_broken).collect(),
            notices: decision.notices.iter().map(wire_notice).collect(),
        },
        checks: decision.checks.iter().map(|judged| wire_check(judged, style)).collect(),
    };
    indented(&wire)
}

/// One object a finding, one a line, each with the check of the configuration it belongs to; before them one object a check
/// that could not be judged.
pub fn render_decision_lines(decision: &Decision, style: &Style) -> String {
    let mut text = String::new();
    for broken in &decision.broken {
        let line = WireBrokenLine { gate_check: &broken.check, not_judged: wire_broken(broken) };
        text.push_str(&serde_json::to_string(&line).expect("the wire types do not fail"));
        text.push('\n');
    }
    for judged in &decision.checks {
        for (at, finding) in judged.report.findings.iter().enumerate().filter(|(_, finding)| style.shows(finding)) {
            let line = WireJudgedFinding {
                gate_check: judged.name.as_deref(),
                suppressed: judged.suppressed.get(&at).map(wire_suppression),
                finding: wire_finding(finding),
            };
            text.push_str(&serde_json::to_string(&line).expect("the wire types do not fail"));
            text.push('\n');
        }
    }
    text
}

/// The JSON Schema of the decision.
pub fn decision_schema() -> String {
    indented(&schemars::schema_for!(WireDecision<'_>))
}

fn wire_check<'a>(judged: &'a Judged, style: &'a Style) -> WireCheck<'a> {
    let suppressed = judged.suppressed.iter().map(|(at, why)| WireSuppressed {
        finding: &judged.report.findings[*at].id,
        code: judged.report.findings[*at].code,
        by: wire_suppression(why),
    });
    WireCheck {
        name: judged.name.as_deref(),
        draft: judged.draft.map(|draft| draft.0),
        suppressed: suppressed.collect(),
        report: wire_body(&judged.report, style),
    }
}

fn wire_suppression(why: &Suppression) -> WireSuppression<'_> {
    match why {
        Suppression::Waived { reason, place, until, .. } => {
            WireSuppression { kind: "waiver", reason: Some(reason), place: Some(place), until: until.as_deref() }
        }
        Suppression::Known => WireSuppression { kind: "baseline", reason: None, place: None, until: None },
        Suppression::Allowed => WireSuppression { kind: "level", reason: None, place: None, until: None },
    }
}

fn wire_broken(broken: &Broken) -> WireBroken<'_> {
    let place = broken.place.as_ref().map(|(path, line)| format!("{path}:{line}"));
    WireBroken { name: &broken.check, place, faults: &broken.faults }
}

fn wire_notice(notice: &Notice) -> WireNotice<'_> {
    WireNotice { place: &notice.place, message: &notice.message, severity: notice.severity.name() }
}
