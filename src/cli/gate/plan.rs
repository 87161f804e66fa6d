//! The binary's own: which files each check of a run reads, folders, lists and globs unfolded.

use super::settings::Settings;
use crate::cli::args::InputArgs;
use crate::cli::failure::Failure;
use crate::cli::input;
use crosscheck::gate::{self, CheckConfig};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

/// What is read for which check.
pub struct Plan<'a> {
    /// The checks, in the order of the configuration.
    pub checks: Vec<Planned<'a>>,
    /// The files of all checks, each once.
    pub files: Vec<PathBuf>,
}

/// What one check reads.
pub struct Planned<'a> {
    /// The check.
    pub check: &'a CheckConfig,
    /// The numbers of its files, the draft's first.
    pub files: Vec<usize>,
    /// What names no file; with any of it the check cannot be judged.
    pub faults: Vec<String>,
}

/// Plans the checks of these names, or all; `Err` when there is no check to make or none of such a name.
pub fn plan<'a>(settings: &'a Settings, names: &[String], given: &InputArgs) -> Result<Plan<'a>, Failure> {
    let mut plan = Plan { checks: Vec::new(), files: Vec::new() };
    let mut numbers: BTreeMap<PathBuf, usize> = BTreeMap::new();
    for check in chosen(settings, names)? {
        let number = |place: PathBuf| {
            *numbers.entry(place).or_insert_with_key(|place| {
                plan.files.push(place.clone());
                plan.files.len() - 1
            })
        };
        let (places, faults) = places(settings, check, given);
        plan.checks.push(Planned { check, files: places.into_iter().map(number).collect(), faults });
    }
    Ok(plan)
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

/// The files of a check, the draft first, each once; what names none apart.
fn places(settings: &Settings, check: &CheckConfig, given: &InputArgs) -> (Vec<PathBuf>, Vec<String>) {
    // What is named on the command line counts from the current folder and was unfolded by the shell.
    let is_given = check.line == 0;
    let of_config = || check.draft.as_ref().map(|draft| settings.folder.join(draft));
    let draft = if is_given { settings.draft.clone() } else { of_config() };
    let (paths, mut faults) = if is_given { (given.sources.clone(), Vec::new()) } else { unfold_all(settings, check) };
    if let Some(draft) = draft.as_ref().filter(|draft| draft.is_dir()) {
        faults.push(format!("{}: is a folder, expected one article as the draft", draft.display()));
    }
    let sources = draft.into_iter().chain(paths).collect();
    let (mut places, unread) = input::places(&InputArgs { sources, ..given.clone() });
    faults.extend(unread);
    let mut seen = BTreeSet::new();
    places.retain(|place| is_given || seen.insert(place.clone()));
    (places, faults)
}

/// The sources that the configuration names, globs in the order of their names.
fn unfold_all(settings: &Settings, check: &CheckConfig) -> (Vec<PathBuf>, Vec<String>) {
    let (mut paths, mut faults) = (Vec::new(), Vec::new());
    for pattern in &check.sources {
        match unfold(&settings.folder, pattern) {
            Ok(found) => paths.extend(found),
            Err(message) => faults.push(message),
        }
    }
    (paths, faults)
}

/// What a wildcard matches: no separator, and no leading dot that is not written.
const MATCHING: glob::MatchOptions =
    glob::MatchOptions { case_sensitive: true, require_literal_separator: true, require_literal_leading_dot: true };

/// The files that a path or glob of the configuration names. The folders are walked here: a name that is no text is matched
/// as it is shown, and read by its bytes.
fn unfold(folder: &Path, pattern: &str) -> Result<Vec<PathBuf>, String> {
    if !pattern.contains(['*', '?', '[']) {
        return Ok(vec![folder.join(pattern)]);
    }
    let mut found = BTreeSet::from([folder.to_owned()]);
    for part in Path::new(pattern).components() {
        let name = part.as_os_str().to_string_lossy();
        found = match part {
            Component::CurDir => found,
            Component::Normal(_) if name == "**" => found.iter().flat_map(|folder| folders_below(folder)).collect(),
            Component::Normal(_) if name.contains(['*', '?', '[']) => {
                let part = glob::Pattern::new(&name).map_err(|error| format!("{pattern} is no glob: {error}"))?;
                found.iter().flat_map(|folder| matching(folder, &part)).collect()
            }
            Component::Normal(_) | Component::ParentDir | Component::RootDir | Component::Prefix(_) => {
                found.iter().map(|folder| folder.join(part)).collect()
            }
        };
    }
    let found: Vec<PathBuf> = found.into_iter().filter(|path| path.is_file()).collect();
    if found.is_empty() { Err(format!("{pattern} matches no file")) } else { Ok(found) }
}

/// The paths in a folder, none when it cannot be read: it has no match then.
fn entries(folder: &Path) -> impl Iterator<Item = fs::DirEntry> + use<> {
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    fs::read_dir(here).into_iter().flatten().filter_map(Result::ok)
}

fn matching(folder: &Path, part: &glob::Pattern) -> Vec<PathBuf> {
    let names = entries(folder).map(|entry| entry.file_name());
    names.filter(|name| part.matches_with(&name.to_string_lossy(), MATCHING)).map(|name| folder.join(name)).collect()
}

/// A folder and all folders below it that are not hidden; links to folders are not followed, so that none leads in a circle.
fn folders_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![folder.to_owned()];
    let mut at = 0;
    while let Some(folder) = found.get(at).cloned() {
        let is_folder = |entry: &fs::DirEntry| entry.file_type().is_ok_and(|kind| kind.is_dir());
        let is_hidden = |entry: &fs::DirEntry| entry.file_name().as_encoded_bytes().starts_with(b".");
        let below = entries(&folder).filter(|entry| is_folder(entry) && !is_hidden(entry));
        found.extend(below.map(|entry| folder.join(entry.file_name())));
        at += 1;
    }
    found
}
