//! How much is read, and names that are no text.

use crate::cli::{folder, program, run, stderr, stdout};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

/// Runs the program, which must stop reading and say what, how much, the limit and the way out.
#[track_caller]
fn stopped(here: &Path, arguments: &[&str], name: &str, limit: &str) {
    let output = run(here, arguments);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", stderr(&output));
    for part in [name, ": has ", limit, "--max-bytes raises the limit"] {
        assert!(stderr(&output).contains(part), "{arguments:?} does not say {part}: {}", stderr(&output));
    }
}

#[track_caller]
fn passes(here: &Path, arguments: &[&str]) {
    let output = run(here, arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", stderr(&output));
}

#[test]
fn an_article_over_the_limit_is_not_read() {
    let here = folder("limits-article");
    fs::write(here.join("long.txt"), "The ferry burned on Tuesday. ".repeat(100)).unwrap();
    for (size, limit) in [("1KB", "1000 (1.0 kB)"), ("2 KiB", "2048 (2.0 kB)"), ("2899", "2899 (2.9 kB)")] {
        stopped(&here, &["compare", "post.txt", "long.txt", "--max-bytes", size], "long.txt: has 2900 bytes", limit);
        stopped(&here, &["claims", "long.txt", "--max-bytes", size], "long.txt: has 2900 bytes", limit);
        let gate = ["gate", "--no-config", "post.txt", "long.txt", "--max-bytes", size];
        stopped(&here, &gate, "long.txt: has 2900 bytes", limit);
    }
    for size in ["2900", "3KB", "0.1MB", "1GiB"] {
        passes(&here, &["compare", "post.txt", "long.txt", "--max-bytes", size]);
    }
}

#[test]
fn a_size_that_is_none_is_refused() {
    let here = folder("limits-sizes");
    for size in ["0", "-1", "many", "64 XB", "2GiB", "1e9", "9999999999999999999999MB", ""] {
        let output = run(&here, &["compare", "post.txt", "wire.txt", &format!("--max-bytes={size}")]);
        assert_eq!(output.status.code(), Some(2), "{size}");
        assert!(stderr(&output).contains("500KB, 64MB or 1GiB") || size.is_empty(), "{size}: {}", stderr(&output));
    }
    fs::write(here.join("a.toml"), "max-bytes = \"lots\"\n").unwrap();
    let output = run(&here, &["config", "show", "--config", "a.toml"]);
    assert!(stderr(&output).contains("a.toml:1:13: max-bytes is \"lots\", expected a size"), "{}", stderr(&output));
}

#[test]
fn the_configuration_sets_the_limit_and_a_flag_goes_before_it() {
    let here = folder("limits-config");
    for (value, code) in [("\"20\"", 2), ("20", 2), ("\"64MB\"", 0), ("4000", 0)] {
        let check = "[[check]]\nname = \"ferry\"\ncompare = [\"*.txt\"]\n";
        fs::write(here.join("crosscheck.toml"), format!("max-bytes = {value}\nfail-on = \"never\"\n\n{check}"))
            .unwrap();
        let output = run(&here, &["gate"]);
        assert_eq!(output.status.code(), Some(code), "{value}: {}", stderr(&output));
        assert_eq!(run(&here, &["gate", "--max-bytes", "1MB"]).status.code(), Some(0), "{value}");
    }
}

#[test]
fn standard_input_without_an_end_stops_at_the_limit() {
    let here = folder("limits-stdin");
    for (arguments, limit) in [
        (&["compare", "-", "wire.txt"][..], "64000000"),
        (&["claims", "-", "--max-bytes", "1MB"], "1000000"),
        (&["compare", "--files-from", "-"], "64000000"),
    ] {
        let mut command = program(&here, arguments);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut input = child.stdin.take().unwrap();
        let page = b"yes\n".repeat(1 << 14);
        while input.write_all(&page).is_ok() {}
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), stdout(&output)), (Some(2), String::new()), "{arguments:?}");
        let told = stderr(&output);
        assert!(told.contains("-: has more bytes than may be read") && told.contains(limit), "{arguments:?}: {told}");
    }
}

#[test]
fn a_folder_a_missing_file_and_bytes_that_are_no_text_are_told_by_name() {
    let here = folder("limits-wrong");
    fs::create_dir_all(here.join("sub")).unwrap();
    fs::write(here.join("odd"), [b'a', 0xff, b'\n']).unwrap();
    for (arguments, expected) in [
        (&["compare", "--files-from", "sub"][..], "--files-from sub: is a folder, expected a file"),
        (&["compare", "--files-from", "gone"], "--files-from gone: no such file"),
        (&["gate", "--config", "sub"], "sub: is a folder, expected a file"),
        (&["gate", "--config", "odd"], "odd: is not UTF-8 from byte 1 on"),
        (&["gate", "--no-config", "post.txt", "wire.txt", "--baseline", "sub"], "sub: is a folder, expected a file"),
        (&["gate", "--no-config", "--draft", "sub", "wire.txt"], "sub: is a folder, expected one article as the draft"),
        (&["compare", "post.txt", "post.txt/a.txt"], "post.txt/a.txt: "),
        (&["compare", "post.txt", "wire.txt", "--rules", "gone"], "gone: cannot read rules"),
    ] {
        let output = run(&here, arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(stderr(&output).contains(expected), "{arguments:?}: {}", stderr(&output));
    }
}

#[cfg(target_os = "linux")]
mod bytes {
    use super::stopped;
    use crate::cli::{folder, program, stderr, stdout};
    use serde_json::Value;
    use std::ffi::OsStr;
    use std::fs;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;
    use std::path::{Path, PathBuf};

    #[test]
    fn a_device_without_an_end_stops_at_the_limit_wherever_it_stands() {
        let here = folder("limits-zero");
        fs::create_dir_all(here.join("mine/en")).unwrap();
        symlink("/dev/zero", here.join("mine/en/own.toml")).unwrap();
        symlink("/dev/zero", here.join("endless.txt")).unwrap();
        let limit = "64000000";
        for arguments in [
            &["compare", "post.txt", "/dev/zero"][..],
            &["claims", "/dev/zero"],
            &["compare", "--files-from", "/dev/zero"],
            &["gate", "--config", "/dev/zero"],
            &["gate", "--no-config", "post.txt", "wire.txt", "--baseline", "/dev/zero"],
        ] {
            stopped(&here, arguments, "/dev/zero: has more", limit);
        }
        stopped(&here, &["compare", "post.txt", "endless.txt"], "endless.txt: has more", limit);
        stopped(&here, &["rules", "check", "mine"], "own.toml: has more", limit);
        stopped(&here, &["compare", "post.txt", "wire.txt", "--rules", "mine"], "own.toml: has more", limit);
    }

    /// A folder with two articles whose names differ and look the same when they are shown.
    fn odd(name: &str) -> (PathBuf, [PathBuf; 2]) {
        let here = folder(name);
        let names = [&b"caf\xe9.txt"[..], &b"caf\xe8.txt"[..]].map(|name| PathBuf::from(OsStr::from_bytes(name)));
        for (file, name, number) in [("post.txt", &names[0], "Twelve"), ("wire.txt", &names[1], "Nine")] {
            fs::remove_file(here.join(file)).unwrap();
            let text = format!("{number} people died when the ferry Aurelia burned off Port Marrow on Tuesday.\n");
            fs::write(here.join(name), text).unwrap();
        }
        (here, names)
    }

    /// What the program prints, with further arguments by their bytes.
    #[track_caller]
    fn printed(here: &Path, arguments: &[&str], more: &[&OsStr], code: i32) -> String {
        let output = program(here, arguments).args(more).output().unwrap();
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {}{}", stdout(&output), stderr(&output));
        stdout(&output)
    }

    /// The paths and the numbers of claims of the sources of a JSON report.
    fn sources(report: &str) -> Vec<(String, u64)> {
        let report: Value = serde_json::from_str(report).unwrap();
        let report = report.get("checks").map_or(&report, |checks| &checks[0]).clone();
        let one =
            |source: &Value| (source["path"].as_str().unwrap().to_owned(), source["claims"].as_u64().unwrap_or(1));
        report["sources"].as_array().unwrap().iter().map(one).collect()
    }

    #[track_caller]
    fn both(report: &str) {
        let found = sources(report);
        assert_eq!(found.len(), 2, "{report}");
        assert!(found.iter().all(|(path, _)| path.ends_with("caf\u{fffd}.txt")), "{found:?}");
    }

    #[test]
    fn names_that_are_no_text_are_read_by_their_bytes() {
        let (here, names) = odd("limits-names");
        let given = [names[0].as_os_str(), names[1].as_os_str()];
        let report = printed(&here, &["compare", "--format", "json"], &given, 0);
        both(&report);
        assert!(report.contains("\"N101\""), "the two are compared: {report}");
        both(&printed(&here, &["compare", "--format", "json", "."], &[], 0));
        both(&printed(&here, &["claims", "--format", "json"], &given, 0));
        both(&printed(&here, &["gate", "--no-config", "--exit-zero", "--format", "json"], &given, 0));
        let draft = ["gate", "--no-config", "--exit-zero", "--format", "json", "--draft"];
        both(&printed(&here, &draft, &given, 0));
        for format in crosscheck::report::Format::ALL.map(crosscheck::report::Format::name) {
            printed(&here, &["compare", "--format", format], &given, 0);
        }
        fs::copy(here.join(&names[1]), here.join("plain.txt")).unwrap();
        let lines = [OsStr::from_bytes(b"caf\xe9.txt:1"), OsStr::new("plain.txt:1"), given[0], OsStr::new("plain.txt")];
        printed(&here, &["compare", "--explain-pairs"], &lines, 0);
    }

    #[test]
    fn lists_name_files_by_their_bytes() {
        let (here, _) = odd("limits-lists");
        fs::write(here.join("a\nb.txt"), "Nine people died, the harbor office said.\n").unwrap();
        fs::write(here.join("lines"), b"\xef\xbb\xbfcaf\xe9.txt\r\n\ncaf\xe8.txt\n").unwrap();
        fs::write(here.join("nuls"), b"caf\xe9.txt\0caf\xe8.txt\0").unwrap();
        for list in ["lines", "nuls"] {
            both(&printed(&here, &["compare", "--format", "json", "--files-from", list], &[], 0));
        }
        fs::write(here.join("nuls"), b"caf\xe9.txt\0a\nb.txt\0").unwrap();
        let report = printed(&here, &["compare", "--format", "json", "--files-from", "nuls"], &[], 0);
        assert_eq!(sources(&report).len(), 2);
    }

    #[test]
    fn globs_baseline_and_outputs_take_names_that_are_no_text() {
        let (here, names) = odd("limits-globs");
        let folder = here.join(OsStr::from_bytes(b"d\xfcsk/a/b"));
        fs::create_dir_all(&folder).unwrap();
        for name in &names {
            fs::rename(here.join(name), folder.join(name)).unwrap();
        }
        for pattern in ["a/b/*.txt", "**/*.txt", "a/?/caf?.txt", "./a/[b]/c*"] {
            let config = format!("fail-on = \"never\"\n\n[[check]]\nname = \"ferry\"\ncompare = [\"{pattern}\"]\n");
            fs::write(folder.join("../../crosscheck.toml"), config).unwrap();
            let config = OsStr::from_bytes(b"d\xfcsk/crosscheck.toml");
            both(&printed(&here, &["gate", "--format", "json", "--config"], &[config], 0));
            printed(&here, &["config", "show", "--config"], &[config], 0);
        }
        let here = here.join(OsStr::from_bytes(b"d\xfcsk"));
        let baseline = [OsStr::new("--baseline"), OsStr::from_bytes(b"b\xff.json")];
        printed(&here, &["baseline", "write"], &baseline, 0);
        assert!(fs::read_to_string(here.join(baseline[1])).unwrap().contains("N101"));
        assert!(printed(&here, &["baseline", "show"], &baseline, 0).contains("N101"));
        printed(&here, &["baseline", "prune"], &baseline, 0);
        printed(&here, &["gate", "--fail-on", "warning"], &baseline, 0);
        printed(&here, &["gate", "--output"], &[OsStr::from_bytes(b"json=r\xff.json")], 0);
        both(&fs::read_to_string(here.join(OsStr::from_bytes(b"r\xff.json"))).unwrap());
    }
}

#[test]
fn every_command_says_what_a_limit_has_cut() {
    let here = folder("limits-cut");
    let long = format!("The ferry burned on Tuesday.\n\nThey met {}.\n", "because the harbour was shut ".repeat(150));
    fs::write(here.join("long.txt"), long).unwrap();
    let told = "1 sentences of more than 500 words or 200 values, which were read for their values only";
    let commands: [&[&str]; 3] = [
        &["compare", "post.txt", "long.txt"],
        &["claims", "long.txt"],
        &["gate", "--no-config", "post.txt", "long.txt"],
    ];
    for command in commands {
        let output = run(&here, command);
        assert!(stderr(&output).contains(told), "{command:?}: {}", stderr(&output));
    }
    let whole = run(&here, &["gate", "--no-config", "post.txt", "wire.txt"]);
    assert!(!stderr(&whole).contains("values only"), "{}", stderr(&whole));
}
