//! The files a command is given: arguments, folders, lists and standard input become sources.

use super::args::InputArgs;
use super::failure::Failure;
use crosscheck::ingest::{self, Format};
use crosscheck::rules::RulePack;
use crosscheck::text::{Source, SourceId};
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The argument that stands for standard input.
const STDIN: &str = "-";
/// How alike a name must be to be offered for a missing one (Jaro-Winkler): one slip in a name of eight letters.
const ALIKE: f64 = 0.9;

/// The sources of all inputs in order, numbered from 0; every input that cannot be read is told at once.
pub fn read(arguments: &InputArgs, rules: &RulePack) -> Result<Vec<Source>, Failure> {
    let (places, mut faults) = places(arguments);
    let mut sources: Vec<Source> = Vec::new();
    for place in &places {
        match read_one(place, SourceId(sources.len() as u32), arguments, rules) {
            Ok(found) => sources.extend(found),
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() { Ok(sources) } else { Err(Failure::Input(faults)) }
}

/// The sources of one input, numbered from `first`.
pub fn read_one(place: &Path, first: SourceId, arguments: &InputArgs, rules: &RulePack) -> Result<Vec<Source>, String> {
    let (name, bytes) = bytes(place, arguments)?;
    ingest::read(&bytes, &name, arguments.input_format, first, rules).map_err(|error| error.to_string())
}

/// The files to read, with folders and lists unfolded; what could not be unfolded apart.
pub fn places(arguments: &InputArgs) -> (Vec<PathBuf>, Vec<String>) {
    let mut faults = Vec::new();
    let mut given = arguments.sources.clone();
    if let Some(list) = &arguments.files_from {
        match listed(list, &arguments.sources) {
            Ok(paths) => given.extend(paths),
            Err(fault) => faults.push(fault),
        }
    }
    let mut places = Vec::new();
    for path in given {
        if is_stdin(&path) && places.iter().any(|seen: &PathBuf| is_stdin(seen)) {
            faults.push("-: standard input is given twice, expected once".to_owned());
        } else if path.is_dir() {
            articles_in(&path).map_or_else(|fault| faults.push(fault), |found| places.extend(found));
        } else {
            places.push(path);
        }
    }
    (places, faults)
}

fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == STDIN
}

/// The paths of a list, one a line; blank lines are skipped.
fn listed(list: &Path, paths: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    if is_stdin(list) && paths.iter().any(|path| is_stdin(path)) {
        return Err("--files-from -: standard input is also given as an article, expected one of the two".to_owned());
    }
    let bytes = if is_stdin(list) { stdin() } else { file(list) };
    let bytes = bytes.map_err(|fault| format!("--files-from {fault}"))?;
    let text = String::from_utf8(bytes)
        .map_err(|_| format!("--files-from {}: is not UTF-8, expected one path a line", list.display()))?;
    let found: Vec<PathBuf> =
        text.lines().map(str::trim_end).filter(|line| !line.is_empty()).map(PathBuf::from).collect();
    if found.is_empty() {
        return Err(format!("--files-from {}: is empty, expected one path a line", list.display()));
    }
    if found.iter().any(|path| is_stdin(path)) {
        return Err(format!("--files-from {}: lists -, expected paths of files and folders", list.display()));
    }
    Ok(found)
}

/// The articles that stand directly in `folder`, by name; hidden files and other endings are left out.
fn articles_in(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| unreadable(folder, &error))?;
    let mut found: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .filter(|entry| !entry.file_name().to_string_lossy().starts_with('.'))
        .map(|entry| entry.path())
        .filter(|path| Format::of_name(&path.to_string_lossy()).is_some() && path.is_file())
        .collect();
    found.sort();
    if found.is_empty() {
        let endings: Vec<String> =
            Format::ALL.iter().map(|format| format!(".{}", format.endings().first().unwrap_or(&""))).collect();
        let endings = endings.join(", ");
        return Err(format!(
            "{}: has no articles, expected files ending in {endings}; name files with other endings one by one, subfolders are not searched",
            folder.display()
        ));
    }
    Ok(found)
}

/// The name and the bytes of one input.
fn bytes(place: &Path, arguments: &InputArgs) -> Result<(String, Vec<u8>), String> {
    if is_stdin(place) {
        let name = arguments.stdin_name.clone().unwrap_or_else(|| STDIN.to_owned());
        return Ok((name, stdin()?));
    }
    Ok((place.display().to_string(), file(place)?))
}

fn stdin() -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes).map_err(|error| unreadable(Path::new(STDIN), &error))?;
    Ok(bytes)
}

fn file(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| unreadable(path, &error))
}

fn unreadable(path: &Path, error: &io::Error) -> String {
    let name = path.display();
    match error.kind() {
        io::ErrorKind::NotFound => match neighbour(path) {
            Some(near) => format!("{name}: no such file; did you mean {}?", near.display()),
            None => format!("{name}: no such file or folder; paths count from the current folder"),
        },
        io::ErrorKind::PermissionDenied => format!("{name}: may not be read; check its permissions"),
        _ => format!("{name}: could not be read: {error}"),
    }
}

/// The file beside a missing one whose name is nearest to it.
fn neighbour(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?.to_string_lossy().into_owned();
    let parent = path.parent()?;
    let folder = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
    let mut near: Vec<(f64, String)> = fs::read_dir(folder)
        .ok()?
        .filter_map(Result::ok)
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .map(|other| (strsim::jaro_winkler(&name, &other), other))
        .filter(|(alike, _)| *alike >= ALIKE)
        .collect();
    near.sort_by(|left, right| right.0.total_cmp(&left.0).then_with(|| left.1.cmp(&right.1)));
    near.into_iter().next().map(|(_, other)| parent.join(other))
}
