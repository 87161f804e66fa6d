//! The binary's own: `crosscheck baseline write`, `prune` and `show`.

use super::args::{BaselineCommand, JudgeArgs};
use super::settings::{self, Settings};
use super::{judge, read_baseline};
use crate::cli::failure::Failure;
use crate::cli::stream;
use anstream::ColorChoice;
use crosscheck::gate::Baseline;
use crosscheck::text::visible_line;
use std::fmt::Write;

/// Obeys `baseline …`.
pub fn run(command: &BaselineCommand, color: ColorChoice) -> Result<(), Failure> {
    match command {
        BaselineCommand::Write(arguments) => write(arguments, color),
        BaselineCommand::Prune(arguments) => prune(arguments, color),
        BaselineCommand::Show(arguments) => show(arguments, color),
    }
}

/// Everything above a note that no waiver covers is known from now on.
fn write(arguments: &JudgeArgs, color: ColorChoice) -> Result<(), Failure> {
    let settings = settings::settle(arguments)?;
    let decision = judge(&settings, arguments, &Baseline::default(), color)?;
    let mut baseline = Baseline::of(&decision.checks);
    if is_partial(&settings, arguments) {
        let before = read_baseline(&settings, arguments.policy.baseline.as_deref())?;
        baseline.known.extend(before.of_others(&decision.checks));
    }
    store(&settings, arguments, &baseline, color)
}

/// What is not found any more goes; nothing is added.
fn prune(arguments: &JudgeArgs, color: ColorChoice) -> Result<(), Failure> {
    let settings = settings::settle(arguments)?;
    let mut baseline = read_baseline(&settings, arguments.policy.baseline.as_deref())?;
    let decision = judge(&settings, arguments, &baseline, color)?;
    let stale: Vec<_> =
        baseline.stale(&decision.checks, is_partial(&settings, arguments)).into_iter().cloned().collect();
    baseline.known.retain(|known| !stale.contains(known));
    store(&settings, arguments, &baseline, color)
}

/// Whether checks are passed over, so that what the baseline knows of them stays.
fn is_partial(settings: &Settings, arguments: &JudgeArgs) -> bool {
    settings.is_partial || !arguments.check.is_empty()
}

fn store(settings: &Settings, arguments: &JudgeArgs, baseline: &Baseline, color: ColorChoice) -> Result<(), Failure> {
    let (path, _) = settings.baseline(arguments.policy.baseline.as_deref());
    stream::replace_file(&path, &baseline.text())?;
    let line = visible_line(&format!("{}: {}", path.display(), counted(baseline)));
    stream::print(&(line + "\n"), color)
}

fn show(arguments: &JudgeArgs, color: ColorChoice) -> Result<(), Failure> {
    let settings = settings::settle(arguments)?;
    let baseline = read_baseline(&settings, arguments.policy.baseline.as_deref())?;
    let mut out = String::new();
    for known in &baseline.known {
        let line = format!("{}  {} {}  {}", known.check, known.code, known.id, known.topic);
        let _ = writeln!(out, "{}", visible_line(&line));
    }
    let _ = writeln!(out, "{}", counted(&baseline));
    stream::print(&out, color)
}

fn counted(baseline: &Baseline) -> String {
    let number = baseline.known.len();
    format!("{number} {} known", if number == 1 { "finding" } else { "findings" })
}
