//! The binary's own: `crosscheck gate` and what belongs to it.

pub mod args;
pub mod baseline;
pub mod config;
pub mod explain;
mod plan;
mod settings;
mod work;

use super::args::InputArgs;
use super::failure::Failure;
use super::target::{self, Old};
use super::{COULD_NOT, compare, file, rules, stream};
use anstream::ColorChoice;
use args::{GateArgs, JudgeArgs};
use crosscheck::decision::{Broken, Decision};
use crosscheck::gate::{self, Baseline, Rulebook};
use crosscheck::report;
use plan::Plan;
use settings::Settings;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Exit code of a gate that failed by policy.
const FAILED: u8 = 1;

/// Judges and reports; 0 when the gate passed, 1 when it failed, 2 when a check could not be judged.
pub fn run(arguments: &GateArgs, color: ColorChoice) -> Result<ExitCode, Failure> {
    let settings = settings::settle(&arguments.judge)?;
    let planned = plan::plan(&settings, &arguments.judge.check, &arguments.judge.input)?;
    let outputs: Vec<&Path> = arguments.show.output.iter().map(|output| output.path.as_path()).collect();
    refuse_outputs(&settings, &planned, &arguments.judge, &outputs, true)?;
    let baseline = read_baseline(&settings, arguments.judge.policy.baseline.as_deref())?;
    let decision = judge(&settings, &planned, &arguments.judge, &baseline, color)?;
    for line in decision.broken.iter().flat_map(Broken::told) {
        stream::complain(&[line], color);
    }
    let (style, plain) = compare::styles(&arguments.show, arguments.show_suppressed, color);
    for output in &arguments.show.output {
        target::write(&output.path, &report::render_decision(&decision, output.format, &plain), Old::Replace)?;
    }
    stream::print(&report::render_decision(&decision, arguments.show.format, &style), color)?;
    let passed = decision.passed() || arguments.exit_zero;
    Ok(match (decision.broken.is_empty(), passed) {
        (false, _) => ExitCode::from(COULD_NOT),
        (true, true) => ExitCode::SUCCESS,
        (true, false) => ExitCode::from(FAILED),
    })
}

/// Refuses to write what the run reads: articles, lists, configuration, rules, and the baseline unless that is what is
/// written.
fn refuse_outputs(
    settings: &Settings,
    planned: &Plan<'_>,
    arguments: &JudgeArgs,
    outputs: &[&Path],
    keeps_baseline: bool,
) -> Result<(), Failure> {
    if outputs.is_empty() {
        return Ok(());
    }
    let (baseline, _) = settings.baseline(arguments.policy.baseline.as_deref());
    let mut inputs = rules::files_of(&rule_folders(settings, &arguments.input))?;
    inputs.extend(planned.files.iter().chain(&arguments.input.files_from).chain(&settings.path).cloned());
    inputs.extend(keeps_baseline.then_some(baseline));
    target::refuse(outputs, inputs.iter().map(PathBuf::as_path))
}

fn rule_folders(settings: &Settings, given: &InputArgs) -> Vec<PathBuf> {
    let own = settings.config.rules.iter().map(|folder| settings.folder.join(folder));
    own.chain(given.rules.iter().cloned()).collect()
}

/// Compares what was planned and decides.
fn judge(
    settings: &Settings,
    planned: &Plan<'_>,
    arguments: &JudgeArgs,
    baseline: &Baseline,
    color: ColorChoice,
) -> Result<Decision, Failure> {
    let mut given = arguments.input.clone();
    given.limit.max_bytes = Some(settings.limit);
    let pack = rules::pack(&rule_folders(settings, &given), settings.limit)?;
    let worked = work::work(settings, planned, &given, &pack, color);
    for compared in &worked.compared {
        for told in compare::limits_of(&compared.report) {
            stream::warn(&format!("{}: {told}", compared.name), color);
        }
    }
    let book = Rulebook {
        is_partial: settings.is_partial || !arguments.check.is_empty(),
        limits: settings.config.limits,
        waivers: &worked.waivers,
        baseline,
        today: settings.today,
        words: &pack.values,
    };
    Ok(gate::decide(worked.compared, worked.broken, book))
}

/// The baseline; one that nobody asked for by name may be missing.
fn read_baseline(settings: &Settings, asked: Option<&Path>) -> Result<Baseline, Failure> {
    let (path, is_named) = settings.baseline(asked);
    if !is_named && !path.exists() {
        return Ok(Baseline::default());
    }
    let text = file::read_text(&path, settings.limit.of_others())
        .map_err(|fault| file::failure(format!("{fault}; `crosscheck baseline write` makes it")))?;
    Baseline::read(&path.display().to_string(), &text).map_err(|fault| Failure::Config(vec![fault]))
}
