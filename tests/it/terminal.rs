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

/// Everything hostile in one word, so that it stands in names of people, values, quotations and topics.
fn payload() -> String {
    HOSTILE.map(|piece| format!("{piece}X")).concat()
}

/// An article with the payload in each kind of claim, and a number that differs.
fn article(number: &str) -> String {
    let x = payload();
    format!(
        "The ferry Aure{x}lia burned off Port Mar{x}row on Tuesday, Dana Ho{x}lt said.\n\n{number} peo{x}ple died, the coast guard said.\n\n\
         “The doors were {number} {x} locked,” said Capt. Ines Moor. See @desk{x} and #12.\n"
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
        format!("{}\n<!-- crosscheck: allow(Q101) reason=\"{}\" -->\n", article("Nine"), payload()),
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
    here
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
