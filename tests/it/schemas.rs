//! Outputs against their schemas: our own, which are committed under schemas/, and the published one of SARIF.

use crate::walkthrough::{TODAY, edit, run, told, walkthrough};
use crate::{golden, sample};
use crosscheck::gate;
use crosscheck::report::{self, Format, Style, render, render_decision};
use serde_json::Value;

/// Fails unless `output` is JSON that the schema accepts.
#[track_caller]
pub fn check(schema: &str, output: &str) {
    let schema: Value = serde_json::from_str(schema).unwrap();
    let output: Value = serde_json::from_str(output).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let faults: Vec<String> =
        validator.iter_errors(&output).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The published schema of SARIF. One of its patterns has a stray bracket, which strict readers of patterns refuse.
pub fn sarif() -> String {
    let published = include_str!("../schemas/sarif-2.1.0.json");
    let stray = "[a-zA-Z]{2}]?$";
    assert!(published.contains(stray), "the bracket is there still");
    published.replace(stray, "[a-zA-Z]{2}$")
}

#[test]
fn sarif_is_valid() {
    let style = Style::default();
    check(&sarif(), &render(&sample::ferry(), Format::Sarif, &style));
    check(&sarif(), &render(&sample::nothing_in_common(), Format::Sarif, &style));
    check(&sarif(), &render_decision(&sample::decision(), Format::Sarif, &style));
}

#[test]
#[should_panic(expected = "startLine")]
fn the_schema_of_sarif_refuses_what_is_wrong() {
    check(
        &sarif(),
        &render(&sample::ferry(), Format::Sarif, &Style::default()).replace("\"startLine\": 3", "\"startLine\": 0"),
    );
}

#[test]
fn json_outputs_are_valid() {
    let style = Style::default();
    check(&report::report_schema(), &render(&sample::ferry(), Format::Json, &style));
    check(&report::decision_schema(), &render_decision(&sample::decision(), Format::Json, &style));
}

#[test]
fn the_schema_of_the_configuration_accepts_what_the_reader_accepts() {
    let text = include_str!("../../fixtures/gate/crosscheck.toml");
    let config: toml::Table = text.parse().unwrap();
    let mut json = serde_json::to_value(config).unwrap();
    // JSON has no dates: an editor that checks TOML takes them as texts.
    json["waiver"][0]["until"] = Value::from("2026-06-30");
    check(&gate::config_schema(), &json.to_string());
}

#[test]
fn schemas_are_committed() {
    golden::check("../../schemas/report.schema.json", &report::report_schema());
    golden::check("../../schemas/gate.schema.json", &report::decision_schema());
    golden::check("../../schemas/claims.schema.json", &report::claims::claims_schema());
    golden::check("../../schemas/why.schema.json", &report::why::why_schema());
    golden::check("../../schemas/crosscheck.toml.schema.json", &gate::config_schema());
}

/// The standard output of the program in a copy of the walkthrough.
fn output(name: &str, arguments: &[&str]) -> String {
    let folder = walkthrough(name);
    edit(&folder.join("drafts/reservoir.md"), "Six people died when", "Nine people died when");
    let (code, out, err) = told(&run(&folder, arguments));
    assert_ne!(code, Some(2), "{err}");
    out
}

#[test]
fn outputs_of_the_walkthrough_are_valid() {
    let gate = ["gate", "--today", TODAY, "--show-suppressed", "--format"];
    check(&sarif(), &output("schema-sarif", &[&gate[..], &["sarif"]].concat()));
    check(&report::decision_schema(), &output("schema-gate", &[&gate[..], &["json"]].concat()));
    let sources = ["--format", "json", "drafts/reservoir.md", "sources/reservoir"];
    check(&report::report_schema(), &output("schema-compare", &[&["compare"], &sources[..]].concat()));
    check(&report::claims::claims_schema(), &output("schema-claims", &[&["claims"], &sources[..]].concat()));
    check(&sarif(), &output("schema-sarif-compare", &["compare", "--format", "sarif", "sources/reservoir"]));
}

#[test]
fn the_program_prints_the_schemas_that_are_committed() {
    for (name, file) in [
        ("report", "report.schema.json"),
        ("gate", "gate.schema.json"),
        ("claims", "claims.schema.json"),
        ("why", "why.schema.json"),
        ("config", "crosscheck.toml.schema.json"),
    ] {
        golden::check(&format!("../../schemas/{file}"), &output("schema-print", &["schema", name]));
    }
}
