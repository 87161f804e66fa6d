//! The binary's own: rule packs from folders, `rules list` and `rules check`.

use super::args::RulesCommand;
use super::failure::Failure;
use super::file::{self, Limit};
use super::stream;
use anstream::ColorChoice;
use crosscheck::rules::{self, RuleFault, RuleFile, RulePack};
use crosscheck::text::visible_line;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

/// Obeys `rules …`.
pub fn run(command: &RulesCommand) -> Result<(), Failure> {
    match command {
        RulesCommand::List { rules, limit } => list(rules, limit.bytes()),
        RulesCommand::Check { folder, limit } => check(folder, limit.bytes()),
    }
}

/// The built-in pack with the files of `folders` added; a file of the same path takes the place of an earlier one. It is
/// wanted until the program ends, and is not taken apart then: that would be a thirtieth of a comparison.
pub fn pack(folders: &[PathBuf], limit: Limit) -> Result<ManuallyDrop<RulePack>, Failure> {
    if folders.is_empty() {
        return Ok(ManuallyDrop::new(RulePack::builtin()));
    }
    let (files, owners) = gather(folders, limit)?;
    let placed = |fault: RuleFault| match owners.get(&fault.path) {
        Some(folder) => RuleFault { path: folder.join(&fault.path).display().to_string(), ..fault },
        None => fault,
    };
    let pack = RulePack::load(&files).map_err(|faults| Failure::Rules(faults.into_iter().map(placed).collect()));
    pack.map(ManuallyDrop::new)
}

/// The files of the built-in pack and of `folders`, by path, with the folder each of the latter came from.
fn gather(folders: &[PathBuf], limit: Limit) -> Result<(Vec<RuleFile>, BTreeMap<String, PathBuf>), Failure> {
    let mut files: BTreeMap<String, RuleFile> =
        rules::builtin_files().into_iter().map(|file| (file.path.clone(), file)).collect();
    let mut owners = BTreeMap::new();
    for folder in folders {
        for file in folder_files(folder, limit)? {
            owners.insert(file.path.clone(), folder.clone());
            files.insert(file.path.clone(), file);
        }
    }
    Ok((files.into_values().collect(), owners))
}

/// The rule files below `root`, by path; every one that cannot be read is told at once.
fn folder_files(root: &Path, limit: Limit) -> Result<Vec<RuleFile>, Failure> {
    let (mut files, mut faults) = (BTreeMap::new(), Vec::new());
    for path in paths_below(root)? {
        let text = file::read_text(&path, limit.of_others()).map_err(|fault| faults.push(fault));
        let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        let Ok(text) = text else { continue };
        if files.insert(name.clone(), RuleFile { path: name, text: text.into() }).is_some() {
            faults
                .push(format!("{}: reads like the name of another rule file, expected names in UTF-8", path.display()));
        }
    }
    match (faults.is_empty(), files.is_empty()) {
        (false, _) => Err(Failure::Input(faults)),
        (true, true) => Err(Failure::NoRules(root.to_owned())),
        (true, false) => Ok(files.into_values().collect()),
    }
}

/// The rule files of all `folders`.
pub fn files_of(folders: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let found = folders.iter().map(|folder| paths_below(folder)).collect::<Result<Vec<_>, _>>()?;
    Ok(found.concat())
}

/// The rule files that stand below `root`; each folder once, whatever links lead to it.
fn paths_below(root: &Path) -> Result<Vec<PathBuf>, Failure> {
    let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
    let mut open = vec![root.to_owned()];
    while let Some(folder) = open.pop() {
        let failed = |cause| Failure::RulesFolder { path: folder.clone(), cause };
        if !seen.insert(fs::canonicalize(&folder).map_err(failed)?) {
            continue;
        }
        for entry in fs::read_dir(&folder).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ending| ending == "toml" || ending == "tsv") {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

fn check(folder: &Path, limit: Limit) -> Result<(), Failure> {
    let own = folder_files(folder, limit)?.len();
    pack(&[folder.to_owned()], limit)?;
    let name = visible_line(&folder.display().to_string());
    stream::print(&format!("{name}: {own} rule files, no fault\n"), ColorChoice::Never)
}

fn list(folders: &[PathBuf], limit: Limit) -> Result<(), Failure> {
    let (files, owners) = gather(folders, limit)?;
    let mut out = String::new();
    for file in &files {
        let owner = owners.get(&file.path).map(|folder| format!(" [{}]", folder.display())).unwrap_or_default();
        let (named, told) = (visible_line(&format!("{}{owner}", file.path)), visible_line(&summary(file)));
        let _ = writeln!(out, "{named}\n    {told}");
    }
    stream::print(&out, ColorChoice::Never)
}

/// The head of any rule file.
#[derive(Deserialize)]
struct Head {
    summary: Option<String>,
}

fn summary(file: &RuleFile) -> String {
    let head = toml::from_str::<Head>(&file.text).ok();
    head.and_then(|head| head.summary).unwrap_or_else(|| "(a table)".to_owned())
}
