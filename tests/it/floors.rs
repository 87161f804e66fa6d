//! The house as src/lib.rs tells it: which module stands on which floor, and what the library never does.

use std::path::{Path, PathBuf};
use std::{collections::BTreeSet, fs};

/// Every module of the library with its floor. A module uses only modules of lower floors.
const FLOORS: &[(&str, u8)] = &[
    ("text", 0),
    ("name", 1),
    ("value", 1),
    ("claim", 2),
    ("finding", 2),
    ("why", 3),
    ("decision", 3),
    ("rules", 3),
    ("language", 3),
    ("ingest", 4),
    ("segment", 4),
    ("extract", 4),
    ("resolve", 4),
    ("align", 4),
    ("report", 4),
    ("gate", 4),
    ("pair", 5),
    ("compare", 6),
    ("pipeline", 7),
];

/// Formats have wire types of their own; types that think do not serialise.
const WIRE: [&str; 2] = ["report/", "gate/baseline.rs"];

/// What only the program may do.
const PROGRAM_ONLY: &[&str] = &[
    "std::fs",
    "std::env",
    "std::net",
    "std::time",
    "std::process",
    "std::io::stdout",
    "std::io::stdin",
    "process::exit",
    "println!",
    "print!(",
    "eprintln!",
    "eprint!",
    "dbg!",
    "env::var",
    "Instant::now",
    "SystemTime",
];

/// No file is longer.
const LONGEST_FILE_LINES: usize = 500;

struct File {
    /// Below src/.
    path: String,
    /// The module of the library it belongs to; `None` for the program.
    module: Option<String>,
    text: String,
}

impl File {
    /// Lines of code with their numbers from 1, without comments.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate().map(|(at, line)| (at + 1, line));
        lines.map(|(number, line)| (number, line.split("//").next().unwrap_or_default()))
    }
}

fn files() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    collect(&root, &mut paths);
    paths.sort();
    let files = paths.into_iter().map(|path| {
        let below = path.strip_prefix(&root).expect("below src").to_string_lossy().replace('\\', "/");
        let top = below.split('/').next().unwrap_or_default().trim_end_matches(".rs").to_owned();
        let program = matches!(top.as_str(), "main" | "cli" | "bin");
        let module = (!program && top != "lib").then_some(top);
        File { path: below, module, text: fs::read_to_string(&path).expect("a readable source") }
    });
    files.collect()
}

fn collect(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("an entry").path();
        match path.is_dir() {
            true => collect(&path, into),
            false if path.extension().is_some_and(|ending| ending == "rs") => into.push(path),
            false => {}
        }
    }
}

fn floor_of(module: &str) -> Option<u8> {
    FLOORS.iter().find(|(name, _)| *name == module).map(|&(_, floor)| floor)
}

/// The modules of this crate that a line of code names after `crate::`.
fn named_modules(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, mark) in line.match_indices("crate::") {
        let rest = &line[at + mark.len()..];
        let names = rest.strip_prefix('{').map_or(rest, |group| group.split('}').next().unwrap_or_default());
        let parts: Vec<&str> = if rest.starts_with('{') { names.split(',').collect() } else { vec![names] };
        let name = |part: &str| -> String {
            part.trim().chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
        };
        found.extend(parts.into_iter().map(name).filter(|name| floor_of(name).is_some()));
    }
    found
}

#[test]
fn every_module_has_a_floor() {
    let modules: BTreeSet<String> = files().into_iter().filter_map(|file| file.module).collect();
    for module in &modules {
        assert!(floor_of(module).is_some(), "src/{module} stands on no floor: add it to FLOORS and to src/lib.rs");
    }
    for (module, _) in FLOORS {
        assert!(modules.contains(*module), "{module} has a floor and no file");
    }
}

#[test]
fn a_module_uses_only_lower_floors() {
    let mut faults = Vec::new();
    for file in files() {
        let Some(module) = &file.module else { continue };
        let own = floor_of(module).expect("every module has a floor");
        for (number, line) in file.code() {
            for used in named_modules(line).into_iter().filter(|used| used != module) {
                let floor = floor_of(&used).expect("a named module has a floor");
                if floor >= own {
                    faults.push(format!(
                        "src/{}:{number}: {module} (floor {own}) uses {used} (floor {floor})",
                        file.path
                    ));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_file_that_names_its_floor_stands_on_it() {
    for file in files() {
        let (Some(floor), Some(told)) =
            (file.module.as_deref().and_then(floor_of), file.text.strip_prefix("//! Floor "))
        else {
            continue;
        };
        assert!(told.starts_with(&format!("{floor}:")), "src/{} stands on floor {floor}", file.path);
    }
}

#[test]
fn only_wire_types_serialise() {
    for file in files().iter().filter(|file| !WIRE.iter().any(|place| file.path.starts_with(place))) {
        let bad = file.code().find(|(_, line)| line.contains("Serialize"));
        assert!(bad.is_none(), "src/{}: {bad:?}", file.path);
    }
}

#[test]
fn the_library_leaves_the_world_alone() {
    let mut faults = Vec::new();
    for file in files().iter().filter(|file| !is_program(&file.path)) {
        for (number, line) in file.code() {
            let used = PROGRAM_ONLY.iter().filter(|word| line.contains(**word));
            faults.extend(used.map(|word| format!("src/{}:{number}: {word}", file.path)));
        }
    }
    assert!(faults.is_empty(), "only the program may:\n{}", faults.join("\n"));
}

#[test]
fn nothing_is_unsafe() {
    for file in files() {
        let bad = file.code().find(|(_, line)| line.contains("unsafe "));
        assert!(bad.is_none(), "src/{}: {bad:?}", file.path);
    }
}

#[test]
fn every_file_begins_with_its_map() {
    for file in files() {
        assert!(file.text.starts_with("//! "), "src/{} has no module header", file.path);
    }
}

#[test]
fn files_are_short() {
    for file in files() {
        let lines = file.text.lines().count();
        assert!(
            lines <= LONGEST_FILE_LINES,
            "src/{} has {lines} lines, expected {LONGEST_FILE_LINES} at most",
            file.path
        );
    }
}

#[test]
fn named_modules_are_read() {
    assert_eq!(named_modules("use crate::text::{Span, Token};"), ["text"]);
    assert_eq!(named_modules("use crate::{claim::Claim, text};"), ["claim", "text"]);
    assert_eq!(named_modules("let x = crate::value::read(); crate::rules::load()"), ["value", "rules"]);
    assert_eq!(named_modules("use super::text;"), Vec::<String>::new());
}

fn is_program(path: &str) -> bool {
    path == "main.rs" || path.starts_with("cli/") || path.starts_with("bin/")
}
