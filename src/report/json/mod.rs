//! The JSON report: wire types of its own, so that types that think need not serialise. Fields may be added, none renamed.

mod decision;

use super::{Style, shown};
use crate::finding::{ClaimInFinding, ClaimRelation, Finding, Report, SourceSummary, Verdict};
pub use decision::{decision_schema, render_decision, render_decision_lines};
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

/// The JSON Schema of the report.
pub fn report_schema() -> String {
    indented(&schemars::schema_for!(WireReport<'_>))
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
