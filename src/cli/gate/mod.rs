//! The binary's own: `crosscheck gate` and what belongs to it.

pub mod args;
pub mod baseline;
pub mod config;
pub mod explain;
mod settings;
mod work;

use super::args::InputArgs;
use super::failure::Failure;
use super::{compare, rules, stream};
use anstream::ColorChoice;
use args::{GateArgs, JudgeArgs};
use crosscheck::decision::Decision;
use crosscheck::gate::{self, Baseline, Rulebook};
use crosscheck::report;
use settings::Settings;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

/// Exit code of a gate that failed by policy.
const FAILED: u8 = 1;

/// Judges and reports; 0 when the gate passed, 1 when it failed.
pub fn run(arguments: &GateArgs, color: ColorChoice) -> Result<ExitCode, Failure> {
    let settings = settings::settle(&arguments.judge)?;
    let baseline = read_baseline(&settings, arguments.judge.policy.baseline.as_deref())?;
    let decision = judge(&settings, &arguments.judge, &baseline, color)?;
    let (style, plain) = compare::styles(&arguments.show, arguments.show_suppressed, color);
    for output in &arguments.show.output {
        stream::write_file(&output.path, &report::render_decision(&decision, output.format, &plain))?;
    }
    stream::print(&report::render_decision(&decision, arguments.show.format, &style), color)?;
    let passed = decision.passed() || arguments.exit_zero;
    Ok(if passed { ExitCode::SUCCESS } else { ExitCode::from(FAILED) })
}

/// Compares what the settings name and decides.
fn judge(
    settings: &Settings,
    arguments: &JudgeArgs,
    baseline: &Baseline,
    color: ColorChoice,
) -> Result<Decision, Failure> {
    judge_checks(settings, &arguments.check, &arguments.input, baseline, color)
}

/// The checks of these names, or all.
fn judge_checks(
    settings: &Settings,
    names: &[String],
    given: &InputArgs,
    baseline: &Baseline,
    color: ColorChoice,
) -> Result<Decision, Failure> {
    let own = settings.config.rules.iter().map(|folder| settings.folder.join(folder));
    let folders: Vec<_> = own.chain(given.rules.iter().cloned()).collect();
    let pack = rules::pack(&folders)?;
    let worked = work::work(settings, names, given, &pack, color)?;
    let book = Rulebook {
        is_partial: settings.is_partial || !names.is_empty(),
        limits: settings.config.limits,
        waivers: &worked.waivers,
        baseline,
        today: settings.today,
        words: &pack.values,
    };
    Ok(gate::decide(worked.compared, book))
}

/// The baseline; one that nobody asked for by name may be missing.
fn read_baseline(settings: &Settings, asked: Option<&Path>) -> Result<Baseline, Failure> {
    let (path, is_named) = settings.baseline(asked);
    if !is_named && !path.is_file() {
        return Ok(Baseline::default());
    }
    let text = fs::read_to_string(&path).map_err(|cause| {
        let way_out = "`crosscheck baseline write` makes it";
        Failure::Input(vec![format!("{}: cannot read the baseline: {cause}; {way_out}", path.display())])
    })?;
    Baseline::read(&path.display().to_string(), &text).map_err(|fault| Failure::Config(vec![fault]))
}
