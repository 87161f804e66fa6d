//! What the CI kit runs, run: the step of action.yml, the entry of the pre-commit hook, the script of the GitLab job.

use crate::walkthrough::{edit, walkthrough};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The text of a file of the project.
fn text(path: &str) -> String {
    fs::read_to_string(Path::new(ROOT).join(path)).unwrap()
}

/// The shell lines below `key: |`, or behind `key: `, after the line that has `mark`.
fn script(text: &str, mark: &str, key: &str) -> String {
    let mut lines =
        text.lines().skip_while(|line| !line.contains(mark)).skip_while(|line| !line.trim().starts_with(key));
    let head = lines.next().unwrap_or_else(|| panic!("{key} stands after {mark}"));
    let indent = head.len() - head.trim_start().len();
    let inline = head.trim().trim_start_matches(key).trim();
    if inline != "|" && !inline.is_empty() {
        return inline.to_owned();
    }
    let is_inside = |line: &&str| line.trim().is_empty() || line.len() - line.trim_start().len() > indent;
    lines.take_while(is_inside).map(|line| line.trim().trim_start_matches("- ")).collect::<Vec<_>>().join("\n")
}

/// A copy of the walkthrough with its draft right or wrong.
fn drafted(name: &str, is_right: bool) -> PathBuf {
    let folder = walkthrough(&format!("ci-{name}"));
    if !is_right {
        edit(&folder.join("drafts/reservoir.md"), "Six people died when", "Nine people died when");
    }
    folder
}

fn bash(folder: &Path, script: &str) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_crosscheck"));
    let path = format!("{}:{}", program.parent().unwrap().display(), std::env::var("PATH").unwrap_or_default());
    // The waivers of the walkthrough hold on this day; the kit itself goes by the clock.
    let dated = script.replace(" gate ", " gate --today 2026-05-20 ");
    let mut command = Command::new("bash");
    command.args(["-e", "-c", &dated]).current_dir(folder).env("PATH", path);
    command.env("CROSSCHECK", program).env("ARGUMENTS", "").env("SARIF", "crosscheck.sarif");
    command.env("GITHUB_STEP_SUMMARY", folder.join("summary.md")).output().unwrap()
}

/// The exit code of the script on a draft that is right and on one that is wrong, and its output on the latter.
#[track_caller]
fn check(name: &str, script: &str, files: &[&str]) -> String {
    let right = bash(&drafted(&format!("{name}-right"), true), script);
    assert_eq!(right.status.code(), Some(0), "{script}\n{}", String::from_utf8_lossy(&right.stderr));
    let folder = drafted(&format!("{name}-wrong"), false);
    let wrong = bash(&folder, script);
    assert_eq!(wrong.status.code(), Some(1), "{script}\n{}", String::from_utf8_lossy(&wrong.stderr));
    for file in files {
        assert!(fs::read_to_string(folder.join(file)).unwrap().contains("N101"), "{file} names the check");
    }
    String::from_utf8(wrong.stdout).unwrap()
}

#[test]
fn the_action_annotates_summarises_and_logs() {
    let script = script(&text("action.yml"), "id: gate", "run:");
    let told = check("action", &script, &["summary.md", "crosscheck.sarif"]);
    assert!(told.starts_with("::error file=drafts/reservoir.md,line=9,"), "{told}");
}

#[test]
fn the_hook_judges_the_drafts() {
    let script = script(&text(".pre-commit-hooks.yaml"), "id: crosscheck", "entry:");
    assert!(check("hook", &script, &[]).contains("gate failed: 1 error"));
}

#[test]
fn the_gitlab_job_writes_its_reports() {
    let script = script(&text("fixtures/gate/.gitlab-ci.yml"), "before_script", "script:");
    check("gitlab", &script, &["gl-code-quality-report.json", "crosscheck.xml"]);
}
