//! The binary's own: reads and compares what the checks name, several checks at a time. A check that cannot be judged fails
//! alone: whatever is wrong with its files, or goes wrong while they are compared, keeps no other from its verdict.

use super::plan::{Plan, Planned};
use super::settings::{self, Settings};
use crate::cli::args::InputArgs;
use crate::cli::{compare, guarded, input};
use anstream::ColorChoice;
use crosscheck::decision::Broken;
use crosscheck::gate::{self, CheckConfig, Compared, Waiver};
use crosscheck::pipeline::{self, Extraction};
use crosscheck::rules::RulePack;
use crosscheck::text::{Source, SourceId};
use rayon::prelude::*;
use std::path::PathBuf;

/// Everything the checks of a run found before any policy.
pub struct Worked {
    /// The comparisons, in the order of the configuration.
    pub compared: Vec<Compared>,
    /// The checks that could not be judged, in that order.
    pub broken: Vec<Broken>,
    /// The waivers of the configuration and of the articles, each once.
    pub waivers: Vec<Waiver>,
}

/// One file as read; a file that cannot be read breaks every check that names it.
struct Read<T> {
    found: Vec<T>,
    faults: Vec<String>,
}

/// Reads every file once and compares; everything that is wrong with a check is told at once.
pub fn work(settings: &Settings, plan: &Plan<'_>, given: &InputArgs, pack: &RulePack, color: ColorChoice) -> Worked {
    let mut read = read(&plan.files, given, pack);
    let waivers = waivers(settings, &mut read);
    compare::warn_of(read.iter().flat_map(|file| &file.found), color);
    let read: Vec<Read<Extraction>> = read.into_par_iter().map(|file| extract(file, pack)).collect();
    let judged = plan.checks.par_iter().map(|planned| compare_one(settings, planned, &read, pack));
    let outcomes: Vec<Result<Compared, Vec<String>>> = judged.collect();
    let mut worked = Worked { compared: Vec::new(), broken: Vec::new(), waivers };
    for (planned, outcome) in plan.checks.iter().zip(outcomes) {
        match outcome {
            Ok(compared) => worked.compared.push(compared),
            Err(faults) => worked.broken.push(broken(settings, planned.check, faults)),
        }
    }
    worked
}

fn broken(settings: &Settings, check: &CheckConfig, faults: Vec<String>) -> Broken {
    let place = (check.line > 0).then(|| (settings.name(), check.line));
    Broken { check: check.name.clone(), place, faults }
}

/// Sources of one file are numbered from a multiple of this: a file of lines can hold many.
const SOURCES_A_FILE: u32 = 1 << 16;

fn read(files: &[PathBuf], given: &InputArgs, pack: &RulePack) -> Vec<Read<Source>> {
    let one = |(at, place): (usize, &PathBuf)| {
        let first = u32::try_from(at).ok().and_then(|at| at.checked_mul(SOURCES_A_FILE));
        let read = match first {
            Some(first) => guarded(|| input::read_one(place, SourceId(first), given, pack)).flatten(),
            None => Err(format!("is one file too many, expected at most {SOURCES_A_FILE} in a run; use --check")),
        };
        let read = read.and_then(|found| match found.len() {
            number if number > SOURCES_A_FILE as usize => Err(format!(
                "{}: holds {number} articles, expected at most {SOURCES_A_FILE}; split it",
                place.display()
            )),
            _ => Ok(found),
        });
        match read {
            Ok(found) => Read { found, faults: Vec::new() },
            Err(fault) => Read { found: Vec::new(), faults: vec![fault] },
        }
    };
    files.par_iter().enumerate().map(one).collect()
}

/// The waivers of the configuration and of the articles, in order of file and line; one that cannot be read is a fault of
/// its file.
fn waivers(settings: &Settings, read: &mut [Read<Source>]) -> Vec<Waiver> {
    let known = settings::known();
    let mut waivers = settings.config.waivers.clone();
    for file in read {
        for source in &file.found {
            match gate::waivers_of(source, &known) {
                Ok(found) => waivers.extend(found),
                Err(found) => file.faults.extend(found.iter().map(ToString::to_string)),
            }
        }
    }
    waivers.sort_by(|left, right| (&left.path, left.line).cmp(&(&right.path, right.line)));
    waivers
}

fn extract(file: Read<Source>, pack: &RulePack) -> Read<Extraction> {
    let Read { found, mut faults } = file;
    let name = found.first().map(|source| source.path.clone()).unwrap_or_default();
    let extracted = guarded(|| pipeline::read(found, pack)).map_err(|fault| faults.push(format!("{name}: {fault}")));
    Read { found: extracted.unwrap_or_default(), faults }
}

fn compare_one(
    settings: &Settings,
    planned: &Planned<'_>,
    read: &[Read<Extraction>],
    pack: &RulePack,
) -> Result<Compared, Vec<String>> {
    let check = planned.check;
    let files: Vec<&Read<Extraction>> = planned.files.iter().map(|file| &read[*file]).collect();
    let faults: Vec<String> =
        planned.faults.iter().chain(files.iter().flat_map(|file| &file.faults)).cloned().collect();
    if !faults.is_empty() {
        return Err(faults);
    }
    let drafts = files.first().map_or(0, |file| file.found.len());
    if check.draft.is_some() && drafts > 1 {
        return Err(vec![format!("the draft holds {drafts} articles, expected one")]);
    }
    let extractions: Vec<Extraction> = files.iter().flat_map(|file| &file.found).cloned().collect();
    if let Some(fault) = too_few(settings, check, extractions.len()) {
        return Err(vec![fault.to_owned()]);
    }
    let report = guarded(|| pipeline::compare_read(extractions, pack)).map_err(|fault| vec![fault])?;
    if report.coverage.groups == 0 && !settings.config.allow_empty {
        let message = "nothing compared: its sources have no claim in common (--allow-empty lets it pass)";
        return Err(vec![message.to_owned()]);
    }
    let draft = check.draft.as_ref().map(|_| SourceId(0));
    Ok(Compared { name: check.name.clone(), draft, report, policy: check.policy.clone() })
}

fn too_few(settings: &Settings, check: &CheckConfig, number: usize) -> Option<&'static str> {
    match (number, &check.draft) {
        (0 | 1, _) if settings.config.allow_empty => None,
        (0, _) => Some("nothing compared: no source"),
        (1, Some(_)) => Some("nothing compared: the draft has no source beside it"),
        (1, None) => Some("nothing compared: one source, and it takes two"),
        (_, _) => None,
    }
}
