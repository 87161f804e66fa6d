//! Nothing of an article, a file name, a configuration or an argument steers the terminal that a command prints to, or hides
//! from the reader, and no format becomes invalid by it.

use crate::cli::{folder, program};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

/// What must never come out: sequences and controls, directions, what has no width, separators, no characters.
const HOSTILE: [&str; 24] = [
    "\u{1b}[2J",
    "\u{1b}]0;owned\u{7}",
    "\u{1b}[31m",
    "\u{1b}[8m",
    "\u{9b}31m",
    "\u{9d}0;owned\u{9c}",
    "\u{7}",
    "\u{8}",
    "\u{7f}",
    "\u{1}",
    "\u{85}",
    "\u{202e}",
    "\u{202d}",
    "\u{2066}",
    "\u{2069}",
    "\u{200b}",
    "\u{200d}",
    "\u{200f}",
    "\u{2060}",
    "\u{feff}",
    "\u{2028}",
    "\u{fffe}",
    "\u{ffff}",
    "\u{e0041}",
];

/// Whether a character steers or hides; stated apart from the program, by range.
fn is_forbidden(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{180e}')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
        || matches!(c, '\u{fff9}'..='\u{fffb}' | '\u{fffe}'..='\u{ffff}' | '\u{e0000}'..='\u{e007f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Our own styles, which a coloured output may have.
const STYLES: [&str; 8] =
    ["\u{1b}[0m", "\u{1b}[1m", "\u{1b}[2m", "\u{1b}[4m", "\u{1b}[31m", "\u{1b}[32m", "\u{1b}[33m", "\u{1b}[36m"];

#[track_caller]
fn check_text(told: &str, bytes: &[u8], is_colored: bool) {
    let mut text = String::from_utf8(bytes.to_vec()).unwrap_or_else(|_| panic!("{told}: is UTF-8"));
    if is_colored {
        assert!(!text.contains("\u{1b}[31mX"), "{told}: a style of the article: {text:?}");
        STYLES.iter().for_each(|style| text = text.replace(style, ""));
    }
    let text = text.replace("\r\n", "\n");
    let found = text.chars().find(|c| is_forbidden(*c));
    assert_eq!(found, None, "{told}: {text:?}");
}

#[track_caller]
fn check(here: &Path, arguments: &[&str]) -> Output {
    let output = program(here, arguments).output().unwrap();
    let told = format!("{arguments:?}");
    assert!(!output.stdout.is_empty() || !output.stderr.is_empty(), "{told}: says something");
    check_text(&format!("{told} stdout"), &output.stdout, false);
    check_text(&format!("{told} stderr"), &output.stderr, false);
    let colored = program(here, &[&["--color", "always"], arguments].concat()).output().unwrap();
    check_text(&format!("{told} coloured stdout"), &colored.stdout, true);
    check_text(&format!("{told} coloured stderr"), &colored.stderr, true);
    output
}

/// Everything hostile in one word.
fn payload() -> String {
    HOSTILE.map(|piece| format!("{piece}X")).concat()
}

/// An article with hostile pieces in the middle of its names, values, quotations and topics: in each kind of claim some, and all
/// in one; a text with many controls would be refused as binary.
fn article(number: &str) -> String {
    let (all, x) = (payload(), "\u{1b}[31mX\u{202e}\u{200b}\u{9b}2J\u{2066}\u{2060}\u{fffe}");
    format!(
        "The ferry Aure{x}lia burned off Port Mar{x}row on Tuesday, Dana Ho{x}lt said.\n\n{number} peo{x}ple died, the coast guard said.\n\n\
         “The doors were {number} {all} locked,” said Capt. Ines Moor. See @desk{x} and #12.\n\n\
         The company that runs the ferry was warned twice about its doors in the spring and did not answer, a report says.\n"
    )
}

/// A file name that a file system takes with everything in it that steers.
const NAME: &str = "po\u{1b}[2J\u{202e}\u{200b}\u{9b}st\u{7}\nerror: forged.txt";

fn hostile(name: &str) -> PathBuf {
    let here = folder(name);
    let x = "\\u001b[2J\\u202e\\u200b\\u009b";
    fs::write(here.join(NAME), article("Twelve")).unwrap();
    fs::write(
        here.join("draft.md"),
        format!("{}\n<!-- crosscheck: allow(Q101) reason=\"{}\" -->\n", article("Nine"), HOSTILE[12..].concat()),
    )
    .unwrap();
    let config = format!(
        "baseline = \"b{x}.json\"\n[[check]]\nname = \"fer{x}ry\"\ndraft = \"draft.md\"\nsources = [\"po*.txt\"]\n\n\
         [[waiver]]\ntopic = \"zz{x}\"\nreason = \"r{x}\"\nby = \"b{x}\"\n"
    );
    fs::write(here.join("crosscheck.toml"), config).unwrap();
    fs::write(here.join("broken.toml"), format!("\"fail{x}-on\" = 3\n[[check]]\nname = \"a{x}\"\n")).unwrap();
    fs::create_dir_all(here.join("mine/en\u{1b}[2J")).unwrap();
    fs::write(here.join("mine/en\u{1b}[2J/a\u{202e}.toml"), format!("summary = \"s{x}\"\n\"k{x}\" = 1\n")).unwrap();
    let known = program(&here, &["baseline", "write"]).output().unwrap();
    assert_eq!(known.status.code(), Some(0), "{}", String::from_utf8_lossy(&known.stderr));
    here
}

#[test]
fn no_command_lets_anything_through_that_steers_or_hides() {
    let here = hostile("terminal-commands");
    for format in crosscheck::report::Format::ALL.map(crosscheck::report::Format::name) {
        check(&here, &["compare", NAME, "draft.md", "--all", "--format", format]);
        let judged = check(&here, &["gate", "--show-suppressed", "--format", format]);
        assert_ne!(judged.status.code(), Some(2), "{format}");
    }
    check(&here, &["compare", NAME, "draft.md", "--width", "40"]);
    for format in ["table", "json"] {
        check(&here, &["claims", NAME, "draft.md", "--format", format]);
    }
    let line = format!("{NAME}:1");
    for format in ["table", "plain", "json"] {
        let output =
            check(&here, &["compare", NAME, "draft.md", "--format", format, "--explain-pairs", &line, "draft.md:1"]);
        assert_eq!(output.status.code(), Some(0), "{format}");
    }
    let report = check(&here, &["compare", NAME, "draft.md", "--format", "json"]).stdout;
    let report: serde_json::Value = serde_json::from_slice(&report).unwrap();
    assert_eq!(report["sources"][0]["path"], NAME, "JSON escapes and keeps what it was");
    let findings = report["findings"].as_array().unwrap();
    assert!(!findings.is_empty());
    for finding in findings {
        check(&here, &["explain", "--finding", finding["id"].as_str().unwrap(), "--in", NAME, "draft.md"]);
    }
    check(&here, &["baseline", "write"]);
    check(&here, &["baseline", "show"]);
    check(&here, &["baseline", "prune"]);
    check(&here, &["config", "show"]);
    check(&here, &["rules", "list", "--rules", "mine"]);
    check(&here, &["rules", "check", "mine"]);
    check(&here, &["init", "new\u{1b}[2J\u{202e}.toml"]);
}

#[test]
fn no_fault_lets_anything_through_that_steers_or_hides() {
    let here = hostile("terminal-faults");
    let odd = "no\u{1b}]0;x\u{7}\u{202e}\u{9b}\u{200b}\nerror: forged";
    let option = format!("--{odd}");
    for arguments in [
        &["compare", odd, "draft.md"][..],
        &["compare", odd],
        &[odd],
        &["compare", &option],
        &["compare", "--format", odd],
        &["compare", "--output", odd],
        &["compare", "--explain-pairs", odd, odd],
        &["explain", odd],
        &["explain", "--finding", odd],
        &["gate", "--check", odd],
        &["gate", "--config", odd],
        &["gate", "--config", "broken.toml"],
        &["gate", "--baseline", odd],
        &["gate", "--today", odd],
        &["claims", "--files-from", odd],
        &["rules", "check", odd],
        &["compare", NAME, "draft.md", "--output", &format!("json={odd}/x")],
    ] {
        let output = check(&here, arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(
            !told.lines().any(|line| line.contains("error: forged") && line.starts_with("error: forged")),
            "{told}"
        );
        assert!(told.contains('\u{fffd}'), "{arguments:?}: what was there is shown: {told}");
    }
}

#[test]
fn every_format_of_a_hostile_article_is_valid() {
    let here = hostile("terminal-valid");
    for command in [&["compare", NAME, "draft.md"][..], &["gate", "--fail-on", "note", "--strict-waivers"]] {
        let text = |format: &str| {
            let output = program(&here, &[command, &["--format", format]].concat()).output().unwrap();
            assert!(output.status.code() != Some(2), "{format}: {}", String::from_utf8_lossy(&output.stderr));
            String::from_utf8(output.stdout).unwrap()
        };
        for format in ["json", "sarif", "gitlab"] {
            serde_json::from_str::<serde_json::Value>(&text(format)).unwrap();
        }
        for line in text("jsonl").lines() {
            serde_json::from_str::<serde_json::Value>(line).unwrap();
        }
        roxmltree::Document::parse(&text("junit")).unwrap();
        let rows = text("csv");
        let rows: Vec<_> = csv::Reader::from_reader(rows.as_bytes()).into_records().collect::<Result<_, _>>().unwrap();
        assert!(!rows.is_empty());
        for line in text("github").lines() {
            assert!(line.starts_with("::") || line.contains("GitHub shows"), "{line}");
        }
    }
}

/// Everything the program prints to a terminal.
#[cfg(unix)]
fn on_a_terminal(here: &Path, arguments: &[&str]) -> Vec<u8> {
    use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
    use std::io::Read;
    let controller = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&controller).unwrap();
    unlockpt(&controller).unwrap();
    let name = ptsname(&controller, Vec::new()).unwrap();
    let user = fs::OpenOptions::new().read(true).write(true).open(name.to_str().unwrap()).unwrap();
    let mut command = program(here, arguments);
    let mut child = command.stdout(user.try_clone().unwrap()).stderr(user).spawn().unwrap();
    // The terminal ends when nobody holds it open for writing any more.
    drop(command);
    let mut bytes = Vec::new();
    let mut controller = fs::File::from(controller);
    let mut piece = [0; 4096];
    while let Ok(read) = controller.read(&mut piece) {
        if read == 0 {
            break;
        }
        bytes.extend_from_slice(&piece[..read]);
    }
    child.wait().unwrap();
    bytes
}

#[cfg(unix)]
#[test]
fn a_terminal_is_never_steered_and_a_pipe_has_the_text_as_it_is() {
    let here = hostile("terminal-pty");
    let dump = ["compare", "--dump-text", NAME];
    let piped = program(&here, &dump).output().unwrap().stdout;
    assert!(String::from_utf8(piped).unwrap().contains("\u{1b}[2JX"), "a pipe has the article's own bytes");
    for arguments in [
        &dump[..],
        &["compare", NAME, "draft.md"],
        &["compare", NAME, "draft.md", "--format", "json"],
        &["claims", NAME],
        &["gate"],
        &["compare", "no\u{1b}[31mX\u{202e}"],
        &["compare", "--no\u{1b}[31mX\u{9b}"],
    ] {
        let shown = on_a_terminal(&here, arguments);
        assert!(!shown.is_empty(), "{arguments:?}");
        check_text(&format!("{arguments:?}"), &shown, true);
    }
}

#[test]
fn what_is_harmless_stays_as_it_is() {
    for text in [
        "naïve café – “Zürich” ✓ │",
        "👩\u{200d}🚀 ❤\u{fe0f}\u{200d}🔥",
        "می\u{200c}خواهم",
        "a\tb\r\nc\n",
        "12\u{a0}500 哀悼",
    ] {
        assert_eq!(crosscheck::text::visible(text, false), text);
        assert_eq!(crosscheck::text::visible_json(text.to_owned()), text);
    }
    for (text, seen) in [("a\rb", "a\u{fffd}b"), ("pay\u{200d}ment", "pay\u{fffd}ment"), ("\u{1b}[1mX", "\u{fffd}[1mX")]
    {
        assert_eq!(crosscheck::text::visible(text, false), seen);
    }
    assert_eq!(crosscheck::text::visible("\u{1b}[1mX\u{1b}[0m\u{1b}[8m", true), "\u{1b}[1mX\u{1b}[0m\u{fffd}[8m");
}

#[test]
fn one_file_of_the_program_writes_to_the_standard_streams() {
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                if !path.ends_with("src/bin") {
                    open.push(path);
                }
            } else if path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("cli/stream.rs") {
                let text = fs::read_to_string(&path).unwrap();
                for way in ["println!", "print!(", "io::stdout()", "io::stderr()", "Cli::parse()", ".exit()"] {
                    assert!(!text.contains(way), "{} writes past cli/stream.rs: {way}", path.display());
                }
            }
        }
    }
}
