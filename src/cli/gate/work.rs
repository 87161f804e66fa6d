//! The binary's own: reads and compares what the checks name, several checks at a time.

use super::settings::{self, Settings};
use crate::cli::args::InputArgs;
use crate::cli::failure::Failure;
use crate::cli::{compare, input};
use anstream::ColorChoice;
use crosscheck::gate::{self, CheckConfig, Compared, Waiver};
use crosscheck::pipeline::{self, Extraction};
use crosscheck::rules::RulePack;
use crosscheck::text::{Source, SourceId};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Everything the checks of a run found before any policy.
pub struct Worked {
    /// The comparisons, in the order of the configuration.
    pub compared: Vec<Compared>,
    /// The waivers of the configuration and of the articles, each once.
    pub waivers: Vec<Waiver>,
}

/// Reads every file once and compares; whatever is wrong with any check is told at once.
pub fn work(
    settings: &Settings,
    names: &[String],
    given: &InputArgs,
    pack: &RulePack,
    color: ColorChoice,
) -> Result<Worked, Failure> {
    let checks = chosen(settings, names)?;
    let mut faults = Vec::new();
    let mut files = Files::default();
    let mut planned: Vec<Vec<usize>> = Vec::new();
    for check in &checks {
        let places = places(settings, check, given).unwrap_or_else(|found| {
            faults.extend(found);
            Vec::new()
        });
        planned.push(places.into_iter().map(|place| files.number(place)).collect());
    }
    let read = read(&files.places, given, pack).map_err(|found| faults.extend(found)).unwrap_or_default();
    fail_on(&faults)?;
    let number_of = |plan: &Vec<usize>| plan.iter().map(|file| read[*file].len()).sum::<usize>();
    let few = checks.iter().zip(&planned).filter_map(|(check, plan)| too_few(settings, check, number_of(plan)));
    fail_on(&few.collect::<Vec<_>>())?;
    let waivers = waivers(settings, &read)?;
    compare::warn_of(read.iter().flatten(), color);
    let compared = compare_all(settings, &checks, (&planned, read), pack)?;
    Ok(Worked { compared, waivers })
}

fn fail_on(faults: &[String]) -> Result<(), Failure> {
    if faults.is_empty() { Ok(()) } else { Err(Failure::Input(faults.to_vec())) }
}

/// The files of all checks, each once.
#[derive(Default)]
struct Files {
    places: Vec<PathBuf>,
    numbers: BTreeMap<PathBuf, usize>,
}

impl Files {
    fn number(&mut self, place: PathBuf) -> usize {
        *self.numbers.entry(place).or_insert_with_key(|place| {
            self.places.push(place.clone());
            self.places.len() - 1
        })
    }
}

/// Sources of one file are numbered from a multiple of this: a file of lines can hold many.
const SOURCES_A_FILE: u32 = 1 << 16;

fn read(files: &[PathBuf], given: &InputArgs, pack: &RulePack) -> Result<Vec<Vec<Source>>, Vec<String>> {
    let first = |file: usize| SourceId(file as u32 * SOURCES_A_FILE);
    let one = |(at, place): (usize, &PathBuf)| input::read_one(place, first(at), given, pack);
    let outcomes: Vec<Result<Vec<Source>, String>> = files.par_iter().enumerate().map(one).collect();
    let faults: Vec<String> = outcomes.iter().filter_map(|outcome| outcome.as_ref().err()).cloned().collect();
    if faults.is_empty() { Ok(outcomes.into_iter().flatten().collect()) } else { Err(faults) }
}

/// The waivers of the configuration and of the articles, in order of file and line.
fn waivers(settings: &Settings, read: &[Vec<Source>]) -> Result<Vec<Waiver>, Failure> {
    let known = settings::known();
    let (mut waivers, mut faults) = (settings.config.waivers.clone(), Vec::new());
    for source in read.iter().flatten() {
        match gate::waivers_of(source, &known) {
            Ok(found) => waivers.extend(found),
            Err(found) => faults.extend(found.iter().map(ToString::to_string)),
        }
    }
    fail_on(&faults)?;
    waivers.sort_by(|left, right| (&left.path, left.line).cmp(&(&right.path, right.line)));
    Ok(waivers)
}

/// Compares what was read, by check.
fn compare_all(
    settings: &Settings,
    checks: &[&CheckConfig],
    (planned, read): (&[Vec<usize>], Vec<Vec<Source>>),
    pack: &RulePack,
) -> Result<Vec<Compared>, Failure> {
    let read: Vec<Vec<Extraction>> = read.into_par_iter().map(|sources| pipeline::read(sources, pack)).collect();
    let one = |(check, plan): (&&CheckConfig, &Vec<usize>)| -> Result<Compared, String> {
        let extractions = plan.iter().flat_map(|file| &read[*file]).cloned().collect();
        let report = pipeline::compare_read(extractions, pack);
        if report.coverage.groups == 0 && !settings.config.allow_empty {
            let message = "nothing compared: its sources have no claim in common (--allow-empty lets it pass)";
            return Err(told(settings, check, message));
        }
        let draft = check.draft.as_ref().map(|_| SourceId(0));
        Ok(Compared { name: check.name.clone(), draft, report, policy: check.policy.clone() })
    };
    let outcomes: Vec<Result<Compared, String>> = checks.par_iter().zip(planned).map(one).collect();
    let faults: Vec<String> = outcomes.iter().filter_map(|outcome| outcome.as_ref().err()).cloned().collect();
    fail_on(&faults)?;
    Ok(outcomes.into_iter().flatten().collect())
}

fn chosen<'a>(settings: &'a Settings, names: &[String]) -> Result<Vec<&'a CheckConfig>, Failure> {
    let all = &settings.config.checks;
    if all.is_empty() {
        let where_from = settings.name();
        let way_out = "add a [[check]] (`crosscheck init` shows how), or name sources";
        return Err(Failure::Input(vec![format!("{where_from}: there is no check to make: {way_out}")]));
    }
    let unknown: Vec<String> = names
        .iter()
        .filter(|name| !all.iter().any(|check| check.name == **name))
        .map(|name| {
            let known: Vec<&str> = all.iter().map(|check| check.name.as_str()).collect();
            let near = gate::did_you_mean(name, known.iter().copied());
            format!("--check {name}: there is no such check{near} (there are {})", known.join(", "))
        })
        .collect();
    if !unknown.is_empty() {
        return Err(Failure::Input(unknown));
    }
    Ok(all.iter().filter(|check| names.is_empty() || names.contains(&check.name)).collect())
}

fn too_few(settings: &Settings, check: &CheckConfig, number: usize) -> Option<String> {
    let message = match (number, &check.draft) {
        (0 | 1, _) if settings.config.allow_empty => return None,
        (0, _) => "nothing compared: no source",
        (1, Some(_)) => "nothing compared: the draft has no source beside it",
        (1, None) => "nothing compared: one source, and it takes two",
        (_, _) => return None,
    };
    Some(told(settings, check, message))
}

/// The files of a check, folders and lists unfolded.
fn places(settings: &Settings, check: &CheckConfig, given: &InputArgs) -> Result<Vec<PathBuf>, Vec<String>> {
    let arguments = InputArgs {
        sources: paths(settings, check)?,
        files_from: given.files_from.clone(),
        stdin_name: given.stdin_name.clone(),
        input_format: given.input_format,
        rules: Vec::new(),
    };
    let (places, faults) = input::places(&arguments);
    if faults.is_empty() { Ok(places) } else { Err(faults) }
}

fn told(settings: &Settings, check: &CheckConfig, message: &str) -> String {
    match check.line {
        0 => format!("{}: {message}", settings.name()),
        line => format!("{}:{line}: check {}: {message}", settings.name(), check.name),
    }
}

/// The files of a check, the draft first; globs in the order of their names.
fn paths(settings: &Settings, check: &CheckConfig) -> Result<Vec<PathBuf>, Vec<String>> {
    let mut paths = Vec::new();
    let mut faults = Vec::new();
    // What is named on the command line counts from the current folder and was unfolded by the shell.
    if check.line == 0 {
        paths.extend(check.draft.iter().chain(&check.sources).map(PathBuf::from));
        return Ok(paths);
    }
    paths.extend(check.draft.iter().map(|draft| settings.folder.join(draft)));
    for pattern in &check.sources {
        match unfold(&settings.folder, pattern) {
            Ok(found) => paths.extend(found),
            Err(message) => faults.push(told(settings, check, &message)),
        }
    }
    let mut seen = Vec::new();
    paths.retain(|path| {
        let is_new = !seen.contains(path);
        seen.push(path.clone());
        is_new
    });
    if faults.is_empty() { Ok(paths) } else { Err(faults) }
}

fn unfold(folder: &Path, pattern: &str) -> Result<Vec<PathBuf>, String> {
    if !pattern.contains(['*', '?', '[']) {
        return Ok(vec![folder.join(pattern)]);
    }
    let escaped = glob::Pattern::escape(&folder.display().to_string());
    let whole = Path::new(&escaped).join(pattern).display().to_string();
    let options =
        glob::MatchOptions { require_literal_separator: true, require_literal_leading_dot: true, ..Default::default() };
    let found = glob::glob_with(&whole, options).map_err(|error| format!("{pattern} is no glob: {error}"))?;
    let mut found: Vec<PathBuf> = found.filter_map(Result::ok).filter(|path| path.is_file()).collect();
    found.sort();
    if found.is_empty() { Err(format!("{pattern} matches no file")) } else { Ok(found) }
}
