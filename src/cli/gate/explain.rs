//! The binary's own: `crosscheck explain`, of a check or of a finding.

use super::args::{ExplainArgs, JudgeArgs};
use super::plan::plan;
use super::settings;
use crate::cli::args::InputArgs;
use crate::cli::failure::Failure;
use crate::cli::{input, rules, stream};
use anstream::ColorChoice;
use crosscheck::decision::{Broken, Decision, Judged};
use crosscheck::finding::{Check, Finding};
use crosscheck::pipeline::{self, Options};
use crosscheck::report;
use crosscheck::text::visible_line;
use std::fmt::Write;

/// Prints a check's page, a finding's steps, or the list of checks.
pub fn run(arguments: &ExplainArgs, color: ColorChoice) -> Result<(), Failure> {
    match (&arguments.code, &arguments.finding) {
        (Some(code), _) => stream::print(check(code)?.manual, color),
        (None, Some(id)) => stream::print(&finding(arguments, id, color)?, color),
        (None, None) => stream::print(&list(), color),
    }
}

fn check(name: &str) -> Result<&'static Check, Failure> {
    let known = settings::known();
    let found = known.iter().find(|check| check.code.eq_ignore_ascii_case(name) || check.name == name);
    found.copied().ok_or_else(|| {
        let near = crosscheck::gate::did_you_mean(name, known.iter().flat_map(|check| [check.code, check.name]));
        Failure::Input(vec![format!("{name}: there is no such check{near} (`crosscheck explain` lists them)")])
    })
}

fn list() -> String {
    let mut out = String::new();
    for check in settings::known() {
        let _ = writeln!(out, "{}  {:<22} {}", check.code, check.name, check.summary);
    }
    out
}

/// The steps by which a finding came about.
fn finding(arguments: &ExplainArgs, id: &str, color: ColorChoice) -> Result<String, Failure> {
    let mut told = Vec::new();
    let Decision { checks, broken, .. } = judged(arguments, color)?;
    for judged in checks {
        let with_id = judged.report.findings.iter().enumerate().filter(|(_, finding)| finding.id == id);
        told.extend(with_id.map(|(at, finding)| steps(&judged, at, finding)));
    }
    if !told.is_empty() {
        return Ok(told.join("\n"));
    }
    // The finding may be one of a check that could not be judged.
    let mut faults: Vec<String> = broken.iter().flat_map(Broken::told).collect();
    faults.push(format!("{id}: no finding has this id; ids stand in `--format json` and in the gate's output"));
    Err(Failure::Input(faults))
}

/// The comparison of the sources that are given, or every check of the configuration as the gate judges it.
fn judged(arguments: &ExplainArgs, color: ColorChoice) -> Result<Decision, Failure> {
    let input = InputArgs { sources: arguments.sources.clone(), limit: arguments.limit, ..InputArgs::default() };
    if !input.sources.is_empty() {
        let pack = rules::pack(&[], arguments.limit.bytes())?;
        let report = pipeline::compare(input::read(&input, &pack)?, &pack, &Options::default());
        return Ok(Decision { checks: vec![Judged::unnamed(report)], ..Decision::default() });
    }
    let config = arguments.config.clone();
    let judge = JudgeArgs { input, config, today: arguments.today, ..JudgeArgs::default() };
    let settings = settings::settle(&judge)?;
    let planned = plan(&settings, &[], &judge.input)?;
    let baseline = super::read_baseline(&settings, None)?;
    super::judge(&settings, &planned, &judge, &baseline, color)
}

fn steps(judged: &Judged, at: usize, finding: &Finding) -> String {
    let report = &judged.report;
    let mut out = String::new();
    let certainty = finding.certainty.map(|certainty| format!("{} ", certainty.name())).unwrap_or_default();
    let _ = writeln!(out, "{} {}: {}", finding.code, finding.check, visible_line(&finding.topic));
    let _ = writeln!(out, "{certainty}{} · {} · id {}\n", finding.verdict.name(), finding.severity.name(), finding.id);
    for (at, claim) in finding.claims.iter().enumerate() {
        let path = visible_line(&report.sources[claim.source.index()].path);
        let _ = writeln!(out, "claim {}  {path}:{}:{}", at + 1, claim.position.line, claim.position.column);
        let _ = writeln!(out, "  sentence     {}", visible_line(&claim.sentence));
        if claim.steps.is_empty() {
            let (value, normal) = (visible_line(&claim.value), visible_line(&claim.normalized));
            let _ = writeln!(out, "  as written   {value}\n  normal form  {normal}");
        }
        for step in &claim.steps {
            let rule = step.rule.map(|rule| format!(" ({rule})")).unwrap_or_default();
            let _ = writeln!(out, "  {:<11}  {}{rule}", step.name, visible_line(&step.told));
        }
        let speaker = claim.speaker.as_deref().unwrap_or("the outlet itself");
        let _ = writeln!(out, "  speaker      {}\n", visible_line(speaker));
    }
    for pair in &finding.relations {
        let sure = pair.relation.certainty().map(|certainty| format!("{} ", certainty.name())).unwrap_or_default();
        let (left, right) = (pair.left + 1, pair.right + 1);
        let why = visible_line(pair.relation.why());
        let _ = writeln!(out, "claims {left} and {right}: {sure}{}: {why}", pair.relation.name());
    }
    if let Some(name) = &judged.name {
        let counts = match judged.suppressed.get(&at) {
            Some(why) => format!("suppressed, {}", report::why_suppressed(why)),
            None => finding.severity.name().to_owned(),
        };
        let _ = writeln!(out, "{}", visible_line(&format!("in check {name}: {counts}")));
    }
    let _ = writeln!(
        out,
        "\n{}\n\n`crosscheck explain {}` tells what the check compares.",
        visible_line(&finding.explanation),
        finding.code
    );
    out
}
