//! The JSON report: wire types of its own, so that types that think need not serialise. Fields may be added, none renamed.

use super::{Style, shown};
use crate::decision::{Broken, Decision, Judged, Notice, Suppression};
use crate::finding::{ClaimInFinding, ClaimRelation, Finding, Report, SourceSummary, Verdict};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// Version of the shape; it counts up when a field is renamed or removed.
pub const SCHEMA_VERSION: u32 = 1;

/// The report as one object.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "crosscheck compare --format json")]
struct WireReport<'a> {
    schema_version: u32,
    tool: Tool,
    #[serde(flatten)]
    report: WireBody<'a>,
}

/// What a comparison has, alone and as a check of a gate.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Body")]
struct WireBody<'a> {
    sources: Vec<WireSource<'a>>,
    coverage: WireCoverage<'a>,
    summary: BTreeMap<&'static str, usize>,
    /// Findings left out because of `only` or `topic`.
    hidden: usize,
    findings: Vec<WireFinding<'a>>,
}

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

#[derive(Debug, Serialize, JsonSchema)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Source")]
struct WireSource<'a> {
    source: u32,
    path: &'a str,
    title: Option<&'a str>,
    outlet: Option<&'a str>,
    published: Option<&'a str>,
    origin: u32,
    /// What makes it one origin with an earlier source; null for the first source of its origin.
    origin_why: Option<String>,
    sentences: usize,
    claims: usize,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Coverage")]
struct WireCoverage<'a> {
    sentences: usize,
    sentences_without_claim: usize,
    claims: usize,
    groups: usize,
    left_out: Vec<LeftOut<'a>>,
    /// What was read or compared less closely than the rest, for its size; missing where there is nothing of the kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    limits: Option<Vec<LeftOut<'a>>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct LeftOut<'a> {
    reason: &'a str,
    number: usize,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Finding")]
struct WireFinding<'a> {
    id: &'a str,
    #[schemars(extend("enum" = ["contradiction", "attributed", "update", "compatible", "agreement", "addition"]))]
    verdict: &'static str,
    #[schemars(extend("enum" = ["certain", "possible", null]))]
    certainty: Option<&'static str>,
    #[schemars(extend("enum" = ["error", "warning", "note"]))]
    severity: &'static str,
    code: &'static str,
    check: &'static str,
    kind: &'static str,
    topic: &'a str,
    explanation: &'a str,
    claims: Vec<WireClaim<'a>>,
    relations: Vec<WireRelation<'a>>,
    /// How many relations of a very large group are not told; missing where all are.
    #[serde(skip_serializing_if = "Option::is_none")]
    relations_left_out: Option<usize>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Claim")]
struct WireClaim<'a> {
    source: u32,
    line: u32,
    column: u32,
    start_byte: u32,
    end_byte: u32,
    sentence: &'a str,
    value: &'a str,
    normalized: &'a str,
    speaker: Option<&'a str>,
    /// How the words came to the value, one line a step; empty for a claim that is no value.
    steps: Vec<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Relation")]
struct WireRelation<'a> {
    left: usize,
    right: usize,
    #[schemars(extend("enum" = ["contradiction", "attributed", "update", "compatible", "agreement", "not-comparable"]))]
    verdict: &'static str,
    #[schemars(extend("enum" = ["certain", "possible", null]))]
    certainty: Option<&'static str>,
    why: &'a str,
}

const TOOL: Tool = Tool { name: "crosscheck", version: env!("CARGO_PKG_VERSION") };

/// One object, indented.
pub fn render(report: &Report, style: &Style) -> String {
    let wire = WireReport { schema_version: SCHEMA_VERSION, tool: TOOL, report: wire_body(report, style) };
    indented(&wire)
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

/// The JSON Schema of the report.
pub fn report_schema() -> String {
    indented(&schemars::schema_for!(WireReport<'_>))
}

/// The JSON Schema of the decision.
pub fn decision_schema() -> String {
    indented(&schemars::schema_for!(WireDecision<'_>))
}

fn indented(wire: &impl Serialize) -> String {
    serde_json::to_string_pretty(wire).expect("the wire types have string keys and no failing parts") + "\n"
}

fn wire_body<'a>(report: &'a Report, style: &'a Style) -> WireBody<'a> {
    let findings: Vec<_> = shown(report, style).map(wire_finding).collect();
    WireBody {
        sources: report.sources.iter().map(|source| wire_source(report, source)).collect(),
        coverage: wire_coverage(report),
        summary: Verdict::ALL.map(|verdict| (verdict.name(), report.count(verdict))).into_iter().collect(),
        hidden: report.findings.len() - findings.len(),
        findings,
    }
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

/// One object a finding, one a line.
pub fn render_lines(report: &Report, style: &Style) -> String {
    let line = |finding| serde_json::to_string(&wire_finding(finding)).expect("the wire types do not fail") + "\n";
    shown(report, style).map(line).collect()
}

fn wire_source<'a>(report: &Report, source: &'a SourceSummary) -> WireSource<'a> {
    WireSource {
        source: source.source.0,
        path: &source.path,
        title: source.title.as_deref(),
        outlet: source.outlet.as_deref(),
        published: source.published.as_deref(),
        origin: source.origin,
        origin_why: source.kin_told(|other| report.sources[other.index()].path.clone(), |_| true),
        sentences: source.sentences,
        claims: source.claims,
    }
}

fn wire_coverage(report: &Report) -> WireCoverage<'_> {
    let coverage = &report.coverage;
    let limits = coverage.limits.iter().map(|limit| LeftOut { reason: limit.what, number: limit.number });
    WireCoverage {
        sentences: coverage.sentences,
        sentences_without_claim: coverage.sentences_without_claim,
        claims: coverage.claims,
        groups: coverage.groups,
        left_out: coverage.left_out.iter().map(|(reason, number)| LeftOut { reason, number: *number }).collect(),
        limits: Some(limits.collect::<Vec<_>>()).filter(|limits| !limits.is_empty()),
    }
}

fn wire_finding(finding: &Finding) -> WireFinding<'_> {
    WireFinding {
        id: &finding.id,
        verdict: finding.verdict.name(),
        certainty: finding.certainty.map(|certainty| certainty.name()),
        severity: finding.severity.name(),
        code: finding.code,
        check: finding.check,
        kind: finding.kind,
        topic: &finding.topic,
        explanation: &finding.explanation,
        claims: finding.claims.iter().map(wire_claim).collect(),
        relations: finding.relations.iter().map(wire_relation).collect(),
        relations_left_out: Some(finding.relations_left_out).filter(|&number| number > 0),
    }
}

fn wire_claim(claim: &ClaimInFinding) -> WireClaim<'_> {
    WireClaim {
        source: claim.source.0,
        line: claim.position.line,
        column: claim.position.column,
        start_byte: claim.span.start,
        end_byte: claim.span.end,
        sentence: &claim.sentence,
        value: &claim.value,
        normalized: &claim.normalized,
        speaker: claim.speaker.as_deref(),
        steps: claim.steps.iter().map(ToString::to_string).collect(),
    }
}

fn wire_relation(relation: &ClaimRelation) -> WireRelation<'_> {
    WireRelation {
        left: relation.left,
        right: relation.right,
        verdict: relation.relation.name(),
        certainty: relation.relation.certainty().map(|certainty| certainty.name()),
        why: relation.relation.why(),
    }
}
