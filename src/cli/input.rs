//! The files a command is given: arguments, folders, lists and standard input become sources.

use super::args::InputArgs;
use super::failure::Failure;
use super::file::{self, Limit, STDIN, is_stdin};
use crosscheck::ingest::{self, Format};
use crosscheck::rules::RulePack;
use crosscheck::text::{Source, SourceId};
use std::fs;
use std::path::{Path, PathBuf};

/// The sources of all inputs in order, numbered from 0; every input that cannot be read is told at once.
pub fn read(arguments: &InputArgs, rules: &RulePack) -> Result<Vec<Source>, Failure> {
    read_places(places(arguments), arguments, rules)
}

/// The sources of what [`places`] has found: a list on standard input can be read only once.
pub fn read_places(
    (places, mut faults): (Vec<PathBuf>, Vec<String>),
    arguments: &InputArgs,
    rules: &RulePack,
) -> Result<Vec<Source>, Failure> {
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
    let limit = arguments.limit.bytes();
    let (name, bytes) = if is_stdin(place) {
        (arguments.stdin_name.clone().unwrap_or_else(|| STDIN.to_owned()), file::read_stdin(limit)?)
    } else {
        (place.display().to_string(), file::read(place, limit)?)
    };
    ingest::read(&bytes, &name, arguments.input_format, first, rules).map_err(|error| error.to_string())
}

/// The files to read, with folders and lists unfolded; what could not be unfolded apart.
pub fn places(arguments: &InputArgs) -> (Vec<PathBuf>, Vec<String>) {
    let mut faults = Vec::new();
    let mut given = arguments.sources.clone();
    if let Some(list) = &arguments.files_from {
        match listed(list, arguments) {
            Ok(paths) => given.extend(paths),
            Err(fault) => faults.push(fault),
        }
    }
    let mut places = Vec::new();
    let mut has_stdin = false;
    for path in given {
        if is_stdin(&path) && has_stdin {
            faults.push("-: standard input is given twice, expected once".to_owned());
        } else if path.is_dir() {
            articles_in(&path).map_or_else(|fault| faults.push(fault), |found| places.extend(found));
        } else {
            has_stdin |= is_stdin(&path);
            places.push(path);
        }
    }
    (places, faults)
}

/// The paths of a list, one a line, or each ended by a NUL as `find -print0` writes them; blank lines are skipped.
fn listed(list: &Path, arguments: &InputArgs) -> Result<Vec<PathBuf>, String> {
    if is_stdin(list) && arguments.sources.iter().any(|path| is_stdin(path)) {
        return Err("--files-from -: standard input is also given as an article, expected one of the two".to_owned());
    }
    let limit: Limit = arguments.limit.bytes().of_others();
    let bytes = if is_stdin(list) { file::read_stdin(limit) } else { file::read(list, limit) };
    let bytes = bytes.map_err(|fault| format!("--files-from {fault}"))?;
    let fault = |told: &str| format!("--files-from {}: {told}", list.display());
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(fault("is UTF-16, expected one path a line in UTF-8 or in the bytes of the file system"));
    }
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
    let found = entries(bytes).map(path_of).collect::<Option<Vec<PathBuf>>>();
    let found = found.ok_or_else(|| fault("is not UTF-8, expected one path a line"))?;
    if found.is_empty() {
        return Err(fault("is empty, expected one path a line"));
    }
    if found.iter().any(|path| is_stdin(path)) {
        return Err(fault("lists -, expected paths of files and folders"));
    }
    Ok(found)
}

/// The entries of a list. No path holds a NUL, so a list that holds one is divided by it, and its names may have line ends.
fn entries(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let has_nul = bytes.contains(&0);
    let entries = bytes.split(move |byte| *byte == if has_nul { 0 } else { b'\n' });
    entries.map(move |entry| if has_nul { entry } else { entry.trim_ascii_end() }).filter(|entry| !entry.is_empty())
}

#[cfg(unix)]
fn path_of(entry: &[u8]) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStrExt;
    Some(PathBuf::from(std::ffi::OsStr::from_bytes(entry)))
}

#[cfg(not(unix))]
fn path_of(entry: &[u8]) -> Option<PathBuf> {
    std::str::from_utf8(entry).ok().map(PathBuf::from)
}

/// The articles that stand directly in `folder`, by name; hidden files and other endings are left out.
fn articles_in(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| file::unreadable(folder, &error))?;
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
