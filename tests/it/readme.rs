//! What README says of the program, held against the program. `UPDATE_EXPECT=1` rewrites the session it shows.

use crate::walkthrough::walkthrough;
use crosscheck::report::Format;
use std::fs;
use std::path::Path;
use std::process::Command;

const README: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");

/// The session: from the first command to the end of its block.
fn session(readme: &str) -> &str {
    let start = readme.find("$ cd fixtures/gate\n").expect("the session of the walkthrough");
    &readme[start..start + readme[start..].find("```").expect("the end of the block")]
}

/// The commands, run in a copy of the walkthrough one after the other in one shell, each with what it prints.
fn run(commands: &[&str]) -> String {
    let mut script = String::new();
    for command in commands {
        let said = format!("left=$?; printf '%s\\n' {}", quoted(&format!("$ {command}")));
        let obeyed = if command.starts_with("cd ") { ":" } else { command };
        script.push_str(&format!("{said}\n(exit $left)\n{obeyed}\n"));
    }
    let program = Path::new(env!("CARGO_BIN_EXE_crosscheck")).parent().unwrap().display();
    let path = format!("{program}:{}", std::env::var("PATH").unwrap_or_default());
    let mut shell = Command::new("bash");
    shell.args(["-c", &format!("exec 2>&1\n{script}")]).current_dir(walkthrough("readme")).env("PATH", path);
    String::from_utf8(shell.output().unwrap().stdout).unwrap()
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

#[test]
fn the_session_of_the_walkthrough_is_what_the_program_prints() {
    let readme = fs::read_to_string(README).unwrap();
    let shown = session(&readme);
    let commands: Vec<&str> = shown.lines().filter_map(|line| line.strip_prefix("$ ")).collect();
    let printed = run(&commands);
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(README, readme.replace(shown, &printed)).unwrap();
        return;
    }
    assert_eq!(shown, printed);
}

#[test]
fn every_output_format_is_named() {
    let readme = fs::read_to_string(README).unwrap();
    let line = readme.lines().find(|line| line.starts_with("`--format` is one of")).expect("the list of formats");
    let names: Vec<String> = Format::ALL.iter().map(|format| format!("`{}`", format.name())).collect();
    assert!(line.contains(&names.join(", ")), "expected {} in {line}", names.join(", "));
}
