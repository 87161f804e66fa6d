//! What is written and what is never written over: outputs, baseline, configuration.

use crate::cli::{self, program, run, stderr, stdout};
use crate::walkthrough::{TODAY, tree, walkthrough};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::Duration;

const COMPARE: [&str; 3] = ["compare", "post.txt", "wire.txt"];

/// A folder with two articles that contradict each other.
fn folder(name: &str) -> PathBuf {
    let here = cli::folder(name);
    for (file, number) in [("post.txt", "Twelve"), ("wire.txt", "Nine")] {
        let text = format!("{number} people died when the ferry Aurelia burned off Port Marrow on Tuesday.\n");
        fs::write(here.join(file), text).unwrap();
    }
    here
}

/// Runs the program, which must refuse before any work: exit code 2, nothing on standard output, no file changed.
#[track_caller]
fn refused(here: &Path, arguments: &[&str], expected: &[&str]) {
    let before = tree(here);
    let output = run(here, arguments);
    assert_eq!((output.status.code(), stdout(&output)), (Some(2), String::new()), "{arguments:?}: {}", stderr(&output));
    for part in expected {
        assert!(stderr(&output).contains(part), "{arguments:?} does not say {part}: {}", stderr(&output));
    }
    assert!(before == tree(here), "{arguments:?} changed a file");
}

#[track_caller]
fn compare_refused(here: &Path, outputs: &[&str], expected: &[&str]) {
    let outputs = outputs.iter().flat_map(|output| ["--output", output]);
    refused(here, &COMPARE.into_iter().chain(outputs).collect::<Vec<_>>(), expected);
}

#[test]
fn an_output_over_an_input_is_refused_however_it_is_spelled() {
    let here = folder("files-inputs");
    fs::create_dir_all(here.join("sub/mine/en")).unwrap();
    fs::hard_link(here.join("post.txt"), here.join("hard.json")).unwrap();
    fs::write(here.join("list"), "post.txt\nwire.txt\n").unwrap();
    fs::write(here.join("sub/mine/en/own.toml"), "summary = \"\"\n").unwrap();
    let whole = here.join("wire.txt").display().to_string();
    for (path, input) in [
        ("post.txt", "post.txt"),
        ("./wire.txt", "wire.txt"),
        ("sub/../post.txt", "post.txt"),
        (whole.as_str(), "wire.txt"),
        ("hard.json", "post.txt"),
    ] {
        compare_refused(&here, &[&format!("json={path}")], &["over what this run reads", input, path]);
    }
    let over = "over what this run reads";
    refused(&here, &["compare", "--files-from", "list", "-o", "json=list"], &[over, "list"]);
    refused(&here, &["compare", "--files-from", "list", "-o", "json=post.txt"], &[over]);
    refused(&here, &["compare", ".", "-o", "json=wire.txt"], &[over]);
    let rules = ["compare", "post.txt", "wire.txt", "--rules", "sub/mine", "-o", "json=sub/mine/en/own.toml"];
    refused(&here, &rules, &[over, "own.toml"]);
}

#[test]
fn two_outputs_to_one_file_are_refused() {
    let here = folder("files-twice");
    fs::create_dir_all(here.join("sub")).unwrap();
    fs::write(here.join("old.json"), "old").unwrap();
    fs::hard_link(here.join("old.json"), here.join("hard.json")).unwrap();
    for (one, other) in [("new.json", "./new.json"), ("new.json", "sub/../new.json"), ("old.json", "hard.json")] {
        let outputs = [format!("json={one}"), format!("markdown={other}")];
        compare_refused(&here, &[&outputs[0], &outputs[1]], &["two outputs go to this file", one, other]);
    }
    let output = run(&here, &[&COMPARE[..], &["-o", "json=a.json", "-o", "csv=a.csv"]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}

#[test]
fn the_gate_writes_over_nothing_that_it_reads() {
    let here = walkthrough("files-gate");
    for path in ["crosscheck.toml", "drafts/reservoir.md", "sources/council/ledger.txt", "./crosscheck-baseline.json"] {
        let output = format!("json={path}");
        fs::write(here.join("crosscheck-baseline.json"), "{\"schema_version\": 1, \"findings\": []}").unwrap();
        refused(&here, &["gate", "--today", TODAY, "--output", &output], &["over what this run reads", path]);
        if !path.ends_with("baseline.json") {
            let write = ["baseline", "write", "--today", TODAY, "--baseline", path];
            refused(&here, &write, &["over what this run reads", path]);
        }
    }
    fs::remove_file(here.join("crosscheck-baseline.json")).unwrap();
    let output = ["gate", "--today", TODAY, "--output", "json=crosscheck-baseline.json"];
    refused(&here, &output, &["over what this run reads"]);
}

#[test]
fn what_is_no_file_is_not_written() {
    let here = folder("files-kinds");
    fs::create_dir_all(here.join("sub")).unwrap();
    compare_refused(&here, &["json=sub"], &["sub: cannot write: is a folder"]);
    compare_refused(&here, &["json=sub/new/"], &["is the name of a folder"]);
    compare_refused(&here, &["json=no/r.json"], &["its folder is not there"]);
    compare_refused(&here, &["json=post.txt/r.json"], &["post.txt/r.json: cannot write"]);
    compare_refused(&here, &["json=-"], &["- is no file"]);
    refused(&here, &["init", "--force", "sub"], &["sub: cannot write: is a folder"]);
    refused(
        &here,
        &["baseline", "write", "--no-config", "post.txt", "wire.txt", "--baseline", "sub"],
        &["is a folder"],
    );
}

#[test]
fn init_replaces_only_when_asked() {
    let here = folder("files-init");
    fs::write(here.join("own.toml"), "mine").unwrap();
    refused(&here, &["init", "own.toml"], &["is there already"]);
    assert_eq!(run(&here, &["init", "own.toml", "--force"]).status.code(), Some(0));
    assert!(fs::read_to_string(here.join("own.toml")).unwrap().contains("[[check]]"));
    assert!(tree(&here).keys().all(|path| !path.to_string_lossy().contains(".tmp")), "nothing of the writing is left");
}

/// A run of `baseline write` that reads an article from a pipe and so holds its lock until it is fed.
fn writer(here: &Path) -> Child {
    let arguments = ["baseline", "write", "--no-config", "-", "wire.txt", "--baseline", "b.json"];
    let mut command = program(here, &arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

#[test]
fn of_two_writers_at_once_the_second_is_told_and_loses_nothing() {
    let here = folder("files-lock");
    let mut writers = vec![writer(&here), writer(&here)];
    let loser = loop {
        let ended = writers.iter_mut().position(|writer| writer.try_wait().unwrap().is_some());
        if let Some(at) = ended {
            break writers.remove(at).wait_with_output().unwrap();
        }
        std::thread::sleep(Duration::from_millis(10));
    };
    assert_eq!((loser.status.code(), stdout(&loser)), (Some(2), String::new()));
    assert!(stderr(&loser).contains("b.json: cannot write: another run is writing it"), "{}", stderr(&loser));
    for command in ["write", "prune"] {
        let arguments = ["baseline", command, "--no-config", "post.txt", "wire.txt", "--baseline", "./b.json"];
        let late = run(&here, &arguments);
        assert_eq!(late.status.code(), Some(2), "{command}: {}", stderr(&late));
        assert!(stderr(&late).contains("another run is writing it"), "{command}: {}", stderr(&late));
    }
    let mut winner = writers.remove(0);
    let fed = fs::read(here.join("post.txt")).unwrap();
    std::io::Write::write_all(&mut winner.stdin.take().unwrap(), &fed).unwrap();
    let winner = winner.wait_with_output().unwrap();
    assert_eq!(winner.status.code(), Some(0), "{}", stderr(&winner));
    assert!(fs::read_to_string(here.join("b.json")).unwrap().contains("N101"));
    assert!(!here.join(".b.json.lock").exists(), "the lock is taken away");
}

#[test]
fn a_lock_that_a_dead_run_left_holds_nobody_up() {
    let here = folder("files-stale-lock");
    let mut killed = writer(&here);
    while !here.join(".b.json.lock").exists() {
        std::thread::sleep(Duration::from_millis(10));
    }
    killed.kill().unwrap();
    killed.wait().unwrap();
    let next = run(&here, &["baseline", "write", "--no-config", "post.txt", "wire.txt", "--baseline", "b.json"]);
    assert_eq!(next.status.code(), Some(0), "{}", stderr(&next));
    assert!(!here.join(".b.json.lock").exists());
}

#[test]
fn a_baseline_that_changed_meanwhile_is_not_overwritten() {
    let here = folder("files-meanwhile");
    let mut slow = writer(&here);
    while !here.join(".b.json.lock").exists() {
        std::thread::sleep(Duration::from_millis(10));
    }
    // The lock file is there a moment before the baseline is read.
    std::thread::sleep(Duration::from_millis(500));
    fs::write(here.join("b.json"), "of an editor").unwrap();
    let fed = fs::read(here.join("post.txt")).unwrap();
    std::io::Write::write_all(&mut slow.stdin.take().unwrap(), &fed).unwrap();
    let slow = slow.wait_with_output().unwrap();
    assert_eq!(slow.status.code(), Some(2));
    assert!(stderr(&slow).contains("has changed while this run worked"), "{}", stderr(&slow));
    assert_eq!(fs::read_to_string(here.join("b.json")).unwrap(), "of an editor");
}

#[cfg(unix)]
mod unix {
    use super::{COMPARE, compare_refused, folder};
    use crate::cli::{program, run, stderr};
    use crate::walkthrough::tree;
    use std::fs::{self, File, Permissions};
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::os::unix::net::UnixListener;
    use std::path::Path;
    use std::process::Command;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o7777
    }

    #[track_caller]
    fn written(here: &Path, output: &str) {
        let told = run(here, &[&COMPARE[..], &["--output", output]].concat());
        assert_eq!(told.status.code(), Some(0), "{output}: {}", stderr(&told));
    }

    #[test]
    fn devices_pipes_and_sockets_are_not_written() {
        // In a short folder: the name of a socket has a limit.
        let here = folder("files-dev");
        assert!(Command::new("mkfifo").arg(here.join("pipe")).status().unwrap().success());
        compare_refused_beside_pipe(&here, "json=pipe", "pipe: cannot write: is a pipe");
        fs::remove_file(here.join("pipe")).unwrap();
        compare_refused(&here, &["json=/dev/null"], &["/dev/null: cannot write: is a device"]);
        compare_refused(&here, &["json=/dev/stdout"], &["/dev/stdout: cannot write: is a pipe"]);
        symlink("/dev/null", here.join("null.json")).unwrap();
        let told = run(&here, &[&COMPARE[..], &["--output", "json=null.json"]].concat());
        assert_eq!(told.status.code(), Some(2));
        assert!(here.join("null.json").is_symlink());
    }

    /// As `compare_refused`, where the folder holds a pipe that must not be read.
    #[track_caller]
    fn compare_refused_beside_pipe(here: &Path, output: &str, expected: &str) {
        let told = run(here, &[&COMPARE[..], &["--output", output]].concat());
        assert_eq!(told.status.code(), Some(2));
        assert!(stderr(&told).contains(expected), "{}", stderr(&told));
    }

    #[test]
    fn a_socket_is_not_written() {
        let here = std::env::temp_dir().join(format!("crosscheck-socket-{}", std::process::id()));
        fs::create_dir_all(&here).unwrap();
        let socket = here.join("s");
        let _listener = UnixListener::bind(&socket).unwrap();
        let output = format!("json={}", socket.display());
        compare_refused_beside_pipe(&folder("files-socket"), &output, "is a socket");
        fs::remove_dir_all(&here).unwrap();
    }

    #[test]
    fn a_link_stays_and_its_file_is_written() {
        let here = folder("files-links");
        fs::create_dir_all(here.join("store")).unwrap();
        fs::write(here.join("store/old.json"), "old").unwrap();
        for (link, to) in [("a.json", "store/old.json"), ("b.json", "a.json"), ("c.json", "store/new.json")] {
            symlink(to, here.join(link)).unwrap();
            written(&here, &format!("json={link}"));
            assert!(here.join(link).is_symlink(), "{link}");
            assert!(fs::read_to_string(here.join(link)).unwrap().starts_with('{'), "{link}");
        }
        assert!(!here.join("store/old.json").is_symlink() && here.join("store/new.json").is_file());
        symlink("post.txt", here.join("p.json")).unwrap();
        compare_refused(&here, &["json=p.json"], &["over what this run reads"]);
        compare_refused(&here, &["json=store/new.json", "csv=c.json"], &["two outputs go to this file"]);
        symlink("round", here.join("round")).unwrap();
        let told = run(&here, &[&COMPARE[..], &["--output", "json=round"]].concat());
        assert_eq!(told.status.code(), Some(2));
    }

    #[test]
    fn an_old_file_keeps_its_mode_and_a_new_one_gets_the_usual_one() {
        let here = folder("files-modes");
        for bits in [0o600, 0o640, 0o664, 0o755] {
            fs::write(here.join("old.json"), "old").unwrap();
            fs::set_permissions(here.join("old.json"), Permissions::from_mode(bits)).unwrap();
            written(&here, "json=old.json");
            assert_eq!(mode(&here.join("old.json")), bits, "{bits:o}");
        }
        fs::write(here.join("usual"), "").unwrap();
        written(&here, "json=new.json");
        assert_eq!(mode(&here.join("new.json")), mode(&here.join("usual")));
        let names: Vec<_> = tree(&here).into_keys().collect();
        assert_eq!(names.len(), 5, "nothing of the writing is left: {names:?}");
    }

    #[test]
    fn what_a_stream_is_bound_to_is_not_written() {
        let here = folder("files-streams");
        let arguments = ["compare", "-", "wire.txt", "--output", "json=post.txt"];
        let told = program(&here, &arguments).stdin(File::open(here.join("post.txt")).unwrap()).output().unwrap();
        assert_eq!(told.status.code(), Some(2));
        assert!(stderr(&told).contains("is standard input as well"), "{}", stderr(&told));
        let arguments = [&COMPARE[..], &["--output", "json=r.json"]].concat();
        let told = program(&here, &arguments).stdout(File::create(here.join("r.json")).unwrap()).output().unwrap();
        assert_eq!(told.status.code(), Some(2));
        assert!(stderr(&told).contains("is standard output as well"), "{}", stderr(&told));
    }
}
