//! The program as its users meet it: arguments, standard output, standard error, exit code.

use crate::golden;
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const POST: &str = "The ferry Aurelia burned off Port Marrow on Tuesday.\n\nThe coast guard said 12 people died.\n";
const WIRE: &str = "A ferry burned off Port Marrow on Tuesday.\n\nNine people died, the harbor office said.\n";

/// A folder of its own for one test, with two articles in it.
pub fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("post.txt"), POST).unwrap();
    fs::write(folder.join("wire.txt"), WIRE).unwrap();
    folder
}

pub fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    command.current_dir(folder).args(arguments).stdin(Stdio::null());
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS"] {
        command.env_remove(name);
    }
    command
}

pub fn run(folder: &Path, arguments: &[&str]) -> Output {
    program(folder, arguments).output().unwrap()
}

pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Runs the program and compares everything a user sees with a golden file.
#[track_caller]
pub fn check(name: &str, folder: &Path, arguments: &[&str]) {
    let output = run(folder, arguments);
    let code = output.status.code().unwrap();
    let told = format!(
        "$ crosscheck {}\n[exit {code}]\n--- stdout\n{}--- stderr\n{}",
        arguments.join(" "),
        stdout(&output),
        stderr(&output)
    );
    golden::check(&format!("cli/{name}.txt"), &told);
}

#[test]
fn help_names_every_command_and_the_exit_codes() {
    let here = folder("help");
    check("help", &here, &["--help"]);
    check("help-compare", &here, &["compare", "--help"]);
    check("help-claims", &here, &["claims", "--help"]);
    check("version", &here, &["--version"]);
}

#[test]
fn wrong_usage_exits_2_and_says_what_there_is() {
    let here = folder("usage");
    check("usage-no-command", &here, &[]);
    check("usage-format", &here, &["compare", "post.txt", "wire.txt", "--format", "tabel"]);
    check("usage-output", &here, &["compare", "post.txt", "wire.txt", "--output", "report.json"]);
    check("usage-only", &here, &["compare", "post.txt", "wire.txt", "--only", "contradictions"]);
    check("usage-width", &here, &["compare", "post.txt", "wire.txt", "--width", "7"]);
}

#[test]
fn nothing_to_compare_exits_2() {
    let here = folder("nothing");
    fs::write(here.join("empty.txt"), " \n").unwrap();
    fs::create_dir_all(here.join("folder")).unwrap();
    check("input-none", &here, &["compare"]);
    check("input-one", &here, &["compare", "post.txt"]);
    check("input-missing", &here, &["compare", "post.txt", "wires.txt", "absent/b.txt"]);
    check("input-empty", &here, &["compare", "post.txt", "empty.txt"]);
    check("input-folder", &here, &["compare", "post.txt", "folder"]);
    check("claims-none", &here, &["claims"]);
}

#[test]
fn output_that_cannot_be_written_exits_2() {
    check(
        "output-unwritable",
        &folder("unwritable"),
        &["compare", "post.txt", "wire.txt", "--output", "json=no/r.json"],
    );
}

#[test]
fn faults_of_rules_come_all_at_once_with_their_folder() {
    let here = folder("rules");
    fs::create_dir_all(here.join("mine/en")).unwrap();
    check("rules-absent", &here, &["rules", "check", "yours"]);
    check("rules-none", &here, &["rules", "check", "mine"]);
}

#[test]
fn rules_list_names_every_file_of_the_pack() {
    let listed = stdout(&run(&folder("rules-list"), &["rules", "list"]));
    for file in crosscheck::rules::builtin_files() {
        assert!(listed.lines().any(|line| line == file.path), "{} is not listed", file.path);
    }
}

#[test]
fn dump_text_prints_the_text_as_read() {
    let output = run(&folder("dump"), &["compare", "--dump-text", "post.txt"]);
    assert_eq!((stdout(&output), output.status.code()), (POST.to_owned(), Some(0)));
}

#[test]
fn every_format_is_printed_and_written() {
    let here = folder("formats");
    for format in crosscheck::report::Format::ALL {
        let name = format.name();
        let output = format!("{name}=report.{name}");
        let printed = run(&here, &["compare", "post.txt", "wire.txt", "--format", name, "--output", &output]);
        assert_eq!(printed.status.code(), Some(0), "{name}: {}", stderr(&printed));
        assert_eq!(stdout(&printed), fs::read_to_string(here.join(format!("report.{name}"))).unwrap(), "{name}");
    }
}

#[test]
fn json_keeps_to_the_contract() {
    let output = run(&folder("contract"), &["compare", "post.txt", "wire.txt", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap();
    let keys: Vec<&String> = report.as_object().unwrap().keys().collect();
    for key in ["schema_version", "tool", "sources", "coverage", "summary", "findings"] {
        assert!(keys.iter().any(|have| *have == key), "{key} is missing among {keys:?}");
    }
    let claims = run(&folder("contract"), &["claims", "post.txt", "wire.txt", "--format", "json"]);
    let claims: serde_json::Value = serde_json::from_str(&stdout(&claims)).unwrap();
    assert_eq!(claims["sources"][1]["path"], "wire.txt");
    for key in ["values", "attributions", "claims"] {
        assert!(claims[key].is_array(), "{key}");
    }
}

#[test]
fn same_input_gives_the_same_bytes() {
    let here = folder("same");
    let once = run(&here, &["compare", "post.txt", "wire.txt", "--format", "json"]).stdout;
    for _ in 0..4 {
        assert_eq!(run(&here, &["compare", "post.txt", "wire.txt", "--format", "json"]).stdout, once);
    }
}

#[test]
fn color_follows_the_flag_then_no_color_then_clicolor_force() {
    let here = folder("color");
    let colored = |flags: &[&str], environment: &[(&str, &str)]| {
        let arguments = [&["compare", "post.txt", "wire.txt"], flags].concat();
        let output = program(&here, &arguments).envs(environment.iter().copied()).output().unwrap();
        stdout(&output).contains('\u{1b}')
    };
    assert!(!colored(&[], &[]), "a pipe has no colour");
    assert!(colored(&["--color", "always"], &[]));
    assert!(colored(&["--color", "always"], &[("NO_COLOR", "1")]), "the flag stands over the environment");
    assert!(colored(&[], &[("CLICOLOR_FORCE", "1")]));
    assert!(colored(&[], &[("CLICOLOR_FORCE", "1"), ("CLICOLOR", "0")]));
    assert!(!colored(&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    assert!(!colored(&["--color", "never"], &[("CLICOLOR_FORCE", "1")]));
}

#[test]
fn a_closed_pipe_ends_in_silence() {
    let here = folder("pipe");
    let mut child = program(&here, &["rules", "list"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let mut told = String::new();
    child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
    assert_eq!((child.wait().unwrap().code(), told.as_str()), (Some(0), ""));
}

#[test]
fn standard_input_goes_by_its_name() {
    let here = folder("stdin");
    let mut child = program(&here, &["compare", "-", "wire.txt", "--stdin-name", "desk.md", "--format", "json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(POST.as_bytes()).unwrap();
    let report: serde_json::Value = serde_json::from_slice(&child.wait_with_output().unwrap().stdout).unwrap();
    assert_eq!(report["sources"][0]["path"], "desk.md");
}

#[test]
fn completions_and_manual_know_the_commands() {
    let here = folder("shell");
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = stdout(&run(&here, &["completions", shell]));
        assert!(script.contains("claims"), "{shell}");
    }
    let page = stdout(&run(&here, &["man"]));
    assert!(page.contains(".TH") && page.contains("compare"), "{page}");
}
