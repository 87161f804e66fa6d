//! The rule files inside the program, and packs of one's own.

use crosscheck::rules::{RuleFile, RulePack, builtin_files};

/// The built-in files with a remark at their end: other files, so that their text is read, that say the same.
fn as_texts() -> Vec<RuleFile> {
    let mark = |file: RuleFile| match file.path.ends_with(".toml") {
        true => RuleFile { text: file.text + "\n# A remark.\n", ..file },
        false => file,
    };
    builtin_files().into_iter().map(mark).collect()
}

#[test]
fn the_built_in_shapes_say_what_their_texts_say() {
    let read = RulePack::load(&as_texts()).expect("no fault");
    let (built_in, read) = (format!("{:?}", RulePack::builtin()), format!("{read:?}"));
    assert!(built_in.len() > 100_000, "the pack shows what is in it");
    assert!(built_in == read, "a shape differs from its text");
}

#[test]
fn a_fault_names_the_line_of_a_file_that_was_changed() {
    let mut files = builtin_files();
    let file =
        files.iter_mut().find(|file| file.path == "en/clauses/clauses.toml" || file.path.starts_with("en/clauses/"));
    let file = file.expect("there is one");
    file.text = format!("unheard = true\n{}", file.text).into();
    let path = file.path.clone();
    let faults = RulePack::load(&files).expect_err("an unknown key");
    assert_eq!((faults.len(), faults[0].path.as_str(), faults[0].line), (1, path.as_str(), 1), "{faults:?}");
}

#[test]
fn every_built_in_file_is_below_a_language() {
    assert!(builtin_files().iter().all(|file| file.path.starts_with("en/")));
    assert!(builtin_files().is_sorted_by(|one, other| one.path < other.path), "by path, each once");
}
