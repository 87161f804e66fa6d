//! The walkthrough of fixtures/gate as tests run it: a copy for each, the program in it, what a user sees.

use crate::golden;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A day on which the waivers of the walkthrough hold.
pub const TODAY: &str = "2026-05-20";

/// A copy of the walkthrough for one test.
pub fn walkthrough(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("gate").join(name);
    let _ = fs::remove_dir_all(&folder);
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/gate"), &folder);
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() { copy(&path, &target) } else { fs::copy(&path, &target).map(|_| ()).unwrap() }
    }
}

/// The program run in a folder.
pub fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command.current_dir(folder).args(arguments).stdin(Stdio::null()).output().unwrap()
}

/// Exit code, standard output, standard error.
pub fn told(output: &Output) -> (Option<i32>, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

/// Everything a user sees, against a golden file.
#[track_caller]
pub fn check(name: &str, folder: &Path, arguments: &[&str]) {
    let (code, out, err) = told(&run(folder, arguments));
    let told =
        format!("$ crosscheck {}\n[exit {}]\n--- stdout\n{out}--- stderr\n{err}", arguments.join(" "), code.unwrap());
    golden::check(&format!("gate/{name}.txt"), &told);
}

/// The exit code of the gate with further arguments.
pub fn code(folder: &Path, arguments: &[&str]) -> i32 {
    let all = [&["gate", "--today", TODAY], arguments].concat();
    let (code, out, err) = told(&run(folder, &all));
    code.unwrap_or_else(|| panic!("no exit code: {out}{err}"))
}

/// Replaces the first `from` of a file by `to`.
pub fn edit(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{} has {from}", path.display());
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

/// Every file below a folder with its bytes.
pub fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(tree(&path));
        } else {
            let bytes = fs::read(&path).unwrap();
            files.insert(path, bytes);
        }
    }
    files
}
