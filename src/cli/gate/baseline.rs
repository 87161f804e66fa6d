//! The binary's own: `crosscheck baseline write`, `prune` and `show`.

use super::args::{BaselineCommand, JudgeArgs};
use super::plan::plan;
use super::read_baseline;
use super::settings::{self, Settings};
use crate::cli::failure::Failure;
use crate::cli::lock::Lock;
use crate::cli::stream;
use anstream::ColorChoice;
use crosscheck::decision::{Broken, Decision};
use crosscheck::gate::Baseline;
use crosscheck::text::visible_line;
use std::fmt::Write;
use std::path::PathBuf;

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
    let change = Change::begin(arguments)?;
    let decision = change.judge(&Baseline::default(), color)?;
    let mut baseline = Baseline::of(&decision.checks);
    if change.is_partial() {
        baseline.known.extend(change.before()?.of_others(&decision.checks));
    }
    change.store(&baseline, color)
}

/// What is not found any more goes; nothing is added.
fn prune(arguments: &JudgeArgs, color: ColorChoice) -> Result<(), Failure> {
    let change = Change::begin(arguments)?;
    let mut baseline = change.before()?;
    let decision = change.judge(&baseline, color)?;
    let stale: Vec<_> = baseline.stale(&decision.checks, change.is_partial()).into_iter().cloned().collect();
    baseline.known.retain(|known| !stale.contains(known));
    change.store(&baseline, color)
}

/// A run that changes the baseline: it alone may, from before it is read until it is written.
struct Change<'a> {
    settings: Settings,
    arguments: &'a JudgeArgs,
    path: PathBuf,
    lock: Lock,
}

impl<'a> Change<'a> {
    fn begin(arguments: &'a JudgeArgs) -> Result<Change<'a>, Failure> {
        let settings = settings::settle(arguments)?;
        let (path, _) = settings.baseline(arguments.policy.baseline.as_deref());
        let lock = Lock::take(&path, settings.limit)?;
        Ok(Change { settings, arguments, path, lock })
    }

    fn before(&self) -> Result<Baseline, Failure> {
        read_baseline(&self.settings, self.arguments.policy.baseline.as_deref())
    }

    /// What the checks come to; a baseline of a part of them would lose what is known of the others.
    fn judge(&self, baseline: &Baseline, color: ColorChoice) -> Result<Decision, Failure> {
        let planned = plan(&self.settings, &self.arguments.check, &self.arguments.input)?;
        super::refuse_outputs(&self.settings, &planned, self.arguments, &[&self.path], false)?;
        let decision = super::judge(&self.settings, &planned, self.arguments, baseline, color)?;
        let faults: Vec<String> = decision.broken.iter().flat_map(Broken::told).collect();
        if faults.is_empty() { Ok(decision) } else { Err(Failure::Input(faults)) }
    }

    /// Whether checks are passed over, so that what the baseline knows of them stays.
    fn is_partial(&self) -> bool {
        self.settings.is_partial || !self.arguments.check.is_empty()
    }

    fn store(&self, baseline: &Baseline, color: ColorChoice) -> Result<(), Failure> {
        self.lock.write(&baseline.text())?;
        let line = visible_line(&format!("{}: {}", self.path.display(), counted(baseline)));
        stream::print(&(line + "\n"), color)
    }
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
