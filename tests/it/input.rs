//! What the program takes: every form of input, and what it says of those it cannot take.

use crate::cli::{folder, program, run, stderr, stdout};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

const STORY: &str = "Nine people died when the ferry Aurelia burned off Port Marrow on Tuesday, the coast guard said.";

/// The texts of the sources as read, of files with these names and bytes.
#[track_caller]
fn check(name: &str, bytes: &[u8], expected: &str) {
    let here = folder(&format!("input-{}", name.replace('.', "-")));
    fs::write(here.join(name), bytes).expect("a writable folder");
    let output = run(&here, &["compare", "--dump-text", name]);
    assert_eq!(output.status.code(), Some(0), "{name}: {}", stderr(&output));
    assert_eq!(stdout(&output).trim_end(), expected, "{name}");
}

#[test]
fn every_format_is_taken() {
    check("a.txt", STORY.as_bytes(), STORY);
    check("a.md", format!("---\ntitle: Ferry burns\noutlet: Post\nbyline: A. Reyes\npublished: 2026-03-03\nurl: https://post.example/a\norigin: wire\n---\n\n{STORY}\n").as_bytes(), &format!("Ferry burns\n\n{STORY}"));
    let page = format!(
        "<html><head><title>Ferry burns</title></head><body><nav>Home</nav><article><p>{STORY}</p></article></body></html>"
    );
    check("a.html", page.as_bytes(), STORY);
    check(
        "a.json",
        format!("{{\"body\": \"{STORY}\", \"title\": \"Ferry burns\", \"source\": \"Post\"}}").as_bytes(),
        STORY,
    );
    check(
        "a.jsonl",
        format!("{{\"text\": \"{STORY}\"}}\n{{\"text\": \"{STORY}\"}}").as_bytes(),
        &format!("{STORY}\n{STORY}"),
    );
}

#[test]
fn every_encoding_mark_and_line_end_is_taken() {
    let text = "The café “Nord” burned on Tuesday, the coast guard said.\r\n\r\nNine people died.";
    let utf16 = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> { text.encode_utf16().flat_map(bytes).collect() };
    let plain = text.replace("\r\n", "\n");
    for (name, bytes) in [
        ("utf8.txt", text.as_bytes().to_vec()),
        ("mark.txt", ["\u{feff}".as_bytes(), text.as_bytes()].concat()),
        ("little.txt", [&[0xff, 0xfe][..], &utf16(u16::to_le_bytes)].concat()),
        ("big.txt", [&[0xfe, 0xff][..], &utf16(u16::to_be_bytes)].concat()),
    ] {
        let here = folder(&format!("encoding-{}", name.replace('.', "-")));
        fs::write(here.join(name), bytes).expect("a writable folder");
        let read = stdout(&run(&here, &["compare", "--dump-text", name])).replace("\r\n", "\n");
        assert_eq!(read.trim_end(), plain, "{name}");
    }
    let legacy =
        [&b"The caf\xe9 \x93Nord\x94 burned on Tuesday, the coast guard said. Nine people died in the caf\xe9."[..]]
            .concat();
    check(
        "legacy.txt",
        &legacy,
        "The café “Nord” burned on Tuesday, the coast guard said. Nine people died in the café.",
    );
}

/// The paths of the sources that are compared, with the exit code.
fn paths(here: &Path, arguments: &[&str], stdin: &str) -> (Vec<String>, Option<i32>) {
    let all: Vec<&str> = ["compare", "--format", "json"].iter().chain(arguments).copied().collect();
    let mut child =
        program(here, &all).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the program starts");
    child.stdin.take().expect("is piped").write_all(stdin.as_bytes()).expect("is read");
    let output = child.wait_with_output().expect("ends");
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
    let sources = report["sources"].as_array().cloned().unwrap_or_default();
    let path = |source: &serde_json::Value| source["path"].as_str().unwrap_or_default().replace('\\', "/");
    (sources.iter().map(path).collect(), output.status.code())
}

#[test]
fn a_folder_means_its_articles_a_list_its_lines_and_a_hyphen_standard_input() {
    let here = folder("input-places");
    fs::create_dir_all(here.join("papers")).expect("a writable folder");
    fs::write(here.join("papers/b.md"), STORY).expect("a writable folder");
    fs::write(here.join("papers/a.txt"), STORY).expect("a writable folder");
    fs::write(here.join("papers/.hidden.txt"), STORY).expect("a writable folder");
    fs::write(here.join("papers/notes.log"), STORY).expect("a writable folder");
    fs::write(here.join("list"), "post.txt\n\nwire.txt\n").expect("a writable folder");
    assert_eq!(paths(&here, &["papers"], ""), (vec!["papers/a.txt".to_owned(), "papers/b.md".to_owned()], Some(0)));
    let both = (vec!["post.txt".to_owned(), "wire.txt".to_owned()], Some(0));
    assert_eq!(paths(&here, &["--files-from", "list"], ""), both);
    assert_eq!(paths(&here, &["--files-from", "-"], "post.txt\nwire.txt"), both);
    assert_eq!(paths(&here, &["-", "wire.txt"], STORY), (vec!["-".to_owned(), "wire.txt".to_owned()], Some(0)));
}

#[test]
fn an_address_or_a_date_above_a_text_is_no_claim() {
    let here = folder("input-head");
    let text = format!("https://post.example/2026/03/03/ferry\nTuesday, March 3, 2026\n\n{STORY}\n");
    fs::write(here.join("a.txt"), text).expect("a writable folder");
    let listed: serde_json::Value =
        serde_json::from_slice(&run(&here, &["claims", "--format", "json", "a.txt"]).stdout).expect("JSON");
    let claims = listed["claims"].to_string();
    assert!(claims.contains("Nine"), "{claims}");
    assert!(!claims.contains("March 3, 2026") && !claims.contains("post.example"), "{claims}");
}

#[track_caller]
fn check_refused(here: &Path, arguments: &[&str], expected: &str) {
    let output = run(here, &[&["compare"], arguments].concat());
    assert_eq!((output.status.code(), stdout(&output)), (Some(2), String::new()), "{arguments:?}");
    assert!(stderr(&output).contains(expected), "{arguments:?}: {}", stderr(&output));
}

#[test]
fn what_cannot_be_read_is_told_with_exit_code_2() {
    let here = folder("input-refused");
    fs::create_dir_all(here.join("bare")).expect("a writable folder");
    fs::write(here.join("empty.txt"), "").expect("a writable folder");
    fs::write(here.join("binary.txt"), b"\x7fELF\0\0\0\x01\0\0\0\0").expect("a writable folder");
    fs::write(here.join("broken.json"), "{\"text\": ").expect("a writable folder");
    fs::write(here.join("none"), "\n").expect("a writable folder");
    check_refused(&here, &["post.txt", "empty.txt"], "empty.txt: is empty");
    check_refused(&here, &["post.txt", "binary.txt"], "binary.txt: ");
    check_refused(&here, &["post.txt", "broken.json"], "broken.json:1:");
    check_refused(&here, &["post.txt", "pots.txt"], "pots.txt: no such file");
    check_refused(&here, &["post.txt", "bare"], "bare: has no articles");
    check_refused(&here, &["--files-from", "none"], "none: is empty");
    check_refused(&here, &["-", "-"], "-: ");
}

#[test]
fn a_text_that_is_not_english_is_compared_with_a_warning() {
    let here = folder("input-language");
    let text = "Neun Menschen kamen ums Leben, als am Dienstag vor dem Hafen eine Fähre brannte, teilte die Küstenwache mit. \
        Die Fähre war mit neunzig Menschen an Bord unterwegs. Taucher suchten bis zum Abend nach Vermissten, und am Mittwoch \
        soll die Suche weitergehen, sagte ein Sprecher der Behörde.";
    fs::write(here.join("german.txt"), text).expect("a writable folder");
    let output = run(&here, &["compare", "german.txt", "wire.txt"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(stderr(&output).contains("german.txt: does not look English"), "{}", stderr(&output));
    assert!(!stderr(&output).contains("wire.txt"), "{}", stderr(&output));
}
