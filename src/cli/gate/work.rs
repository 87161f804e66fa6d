//! The binary's own: reads and compares what the checks name, several checks at a time.

use super::settings::{self, Settings};
use crate::cli::args::InputArgs;
use crate::cli::failure::Failure;
use crate::cli::{compare, input};
use anstream::ColorChoice;
use crosscheck::gate::{self, CheckConfig, Compared, Waiver};
use crosscheck::pipeline::{self, Options};
use crosscheck::rules::RulePack;
use crosscheck::text::{Source, SourceId};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// What came of one check: the comparison and the waivers that stand in its articles, or what was wrong.
type Outcome = Result<(Compared, Vec<Waiver>, Vec<String>), Vec<String>>;

/// Everything the checks of a run found before any policy.
pub struct Worked {
    /// The comparisons, in the order of the configuration.
    pub compared: Vec<Compared>,
    /// The waivers of the configuration and of the articles, each once.
    pub waivers: Vec<Waiver>,
}

/// Reads and compares; whatever is wrong with any check is told at once.
pub fn work(
    settings: &Settings,
    names: &[String],
    given: &InputArgs,
    pack: &RulePack,
    color: ColorChoice,
) -> Result<Worked, Failure> {
    let checks = chosen(settings, names)?;
    let outcomes = in_parallel(checks.len(), |at| one(settings, checks[at], given, pack));
    let mut worked = Worked { compared: Vec::new(), waivers: settings.config.waivers.clone() };
    let (mut faults, mut warnings) = (Vec::new(), Vec::new());
    for outcome in outcomes {
        match outcome {
            Ok((compared, waivers, warned)) => {
                worked.compared.push(compared);
                worked.waivers.extend(waivers);
                warnings.extend(warned);
            }
            Err(found) => faults.extend(found),
        }
    }
    sort_once(&mut worked.waivers);
    faults.dedup();
    if !faults.is_empty() {
        return Err(Failure::Input(faults));
    }
    warnings.sort();
    warnings.dedup();
    compare::warn_all(&warnings, color);
    Ok(worked)
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
            format!("--check {name}: there is no such check; there are {}", known.join(", "))
        })
        .collect();
    if !unknown.is_empty() {
        return Err(Failure::Input(unknown));
    }
    Ok(all.iter().filter(|check| names.is_empty() || names.contains(&check.name)).collect())
}

/// The outcomes of `number` pieces of work, in order, however many threads did them.
fn in_parallel<T: Send>(number: usize, piece: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let done: Vec<Mutex<Option<T>>> = (0..number).map(|_| Mutex::new(None)).collect();
    let threads = thread::available_parallelism().map_or(1, usize::from).min(number.max(1));
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(slot) = done.get(at) else { break };
                    let outcome = piece(at);
                    *slot.lock().expect("no thread panics while it holds the lock") = Some(outcome);
                }
            });
        }
    });
    let taken = |slot: Mutex<Option<T>>| slot.into_inner().ok().flatten().expect("every piece was worked on");
    done.into_iter().map(taken).collect()
}

fn one(settings: &Settings, check: &CheckConfig, given: &InputArgs, pack: &RulePack) -> Outcome {
    let paths = paths(settings, check)?;
    let arguments = InputArgs {
        sources: paths,
        files_from: given.files_from.clone(),
        stdin_name: given.stdin_name.clone(),
        input_format: given.input_format,
        rules: Vec::new(),
    };
    let sources = input::read(&arguments, pack).map_err(|failure| vec![failure.to_string()])?;
    refuse_too_few(settings, check, &sources)?;
    let (mut waivers, mut faults, mut warnings) = (Vec::new(), Vec::new(), Vec::new());
    for source in &sources {
        match gate::waivers_of(source, &settings::known()) {
            Ok(found) => waivers.extend(found),
            Err(found) => faults.extend(found.iter().map(ToString::to_string)),
        }
        warnings.extend(source.warnings.iter().map(|warning| format!("{}: {warning}", source.path)));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let draft = check.draft.as_ref().map(|_| SourceId(0));
    let report = pipeline::compare(sources, pack, &Options::default());
    if report.coverage.groups == 0 && !settings.config.allow_empty {
        let message = "nothing compared: its sources have no claim in common (--allow-empty lets it pass)";
        return Err(vec![told(settings, check, message)]);
    }
    Ok((Compared { name: check.name.clone(), draft, report, policy: check.policy.clone() }, waivers, warnings))
}

fn refuse_too_few(settings: &Settings, check: &CheckConfig, sources: &[Source]) -> Result<(), Vec<String>> {
    let message = match (sources.len(), &check.draft) {
        (0 | 1, _) if settings.config.allow_empty => return Ok(()),
        (0, _) => "nothing compared: no source",
        (1, Some(_)) => "nothing compared: the draft has no source beside it",
        (1, None) => "nothing compared: one source, and it takes two",
        (_, _) => return Ok(()),
    };
    Err(vec![told(settings, check, message)])
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

/// Waivers of an article that stands in two checks count once.
fn sort_once(waivers: &mut Vec<Waiver>) {
    waivers.sort_by(|left, right| (&left.path, left.line).cmp(&(&right.path, right.line)));
    waivers.dedup();
}
