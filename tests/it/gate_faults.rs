//! What goes wrong with a gate: each fault with its place and a way out, exit code 2, no file changed.

use crate::walkthrough::{self, TODAY, edit, run, told, tree, walkthrough};
use std::fs;
use std::path::Path;

/// Runs the program, which must exit with 2, say something on standard error only and leave every file as it is.
#[track_caller]
fn check(name: &str, folder: &Path, arguments: &[&str]) {
    let before = tree(folder);
    let (code, out, err) = told(&run(folder, arguments));
    assert_eq!((code, out.as_str()), (Some(2), ""), "{err}");
    assert!(err.starts_with("error: "), "{err}");
    assert!(before == tree(folder), "{arguments:?} changed a file");
    walkthrough::check(name, folder, arguments);
}

#[test]
fn three_faults_of_a_configuration_are_told_at_once() {
    let here = walkthrough("faults-config");
    let faulty = "fail-no = \"error\"\nmin-sources = 0\n\n[[check]]\nname = \"a\"\ndraft = \"d.md\"\n\n[levels]\nN11 = \"deni\"\n";
    fs::write(here.join("three.toml"), faulty).unwrap();
    check("fault-config", &here, &["gate", "--config", "three.toml"]);
    check("fault-config-show", &here, &["config", "show", "--config", "three.toml"]);
    fs::write(here.join("broken.toml"), "fail-on = \n[[check]\n").unwrap();
    check("fault-toml", &here, &["gate", "--config", "broken.toml"]);
    check("fault-no-config", &here, &["gate", "--config", "absent.toml"]);
    check("fault-check-name", &here, &["gate", "--no-config", "--check", "a"]);
    check("fault-unknown-check", &here, &["gate", "--check", "brigde"]);
}

#[test]
fn faulty_types_and_names_say_what_was_expected() {
    let here = walkthrough("faults-types");
    let faulty = "fail-on = \"eror\"\nmax-warnings = -1\nallow-empty = \"yes\"\nrules = \"mine\"\nlevels = 3\n\n\
        [[check]]\nname = \"a\"\ncompare = [\"sources/*/*.txt\"]\ncertainty = \"certian\"\nmin-source = 2\n\n\
        [[check]]\nname = \"a\"\ndraft = \"d.md\"\nsources = [\"s.txt\"]\ncompare = [\"s.txt\"]\n\n\
        [[waiver]]\nreason = \"\"\nuntil = 7\n";
    fs::write(here.join("types.toml"), faulty).unwrap();
    check("fault-types", &here, &["gate", "--config", "types.toml"]);
    let faulty = "[[check]]\nname = \"bridge\"\ncompare = [\"sources/council/*.txt\"]\n\n\
        [[waiver]]\ncheck = \"brigde\"\nreason = \"known\"\nuntil = \"next year\"\n\n\
        [[waiver]]\ncheck = \"bridge\"\ncode = \"count-difers\"\nreason = \"known\"\n";
    fs::write(here.join("names.toml"), faulty).unwrap();
    check("fault-names", &here, &["gate", "--config", "names.toml"]);
}

#[test]
fn a_waiver_without_a_reason_is_refused() {
    let here = walkthrough("faults-waiver");
    let bare = "[[check]]\nname = \"a\"\ncompare = [\"sources/*/*.txt\"]\n\n[[waiver]]\ncode = \"N101\"\n";
    fs::write(here.join("waiver.toml"), bare).unwrap();
    check("fault-waiver", &here, &["gate", "--config", "waiver.toml"]);
    let reason = "reason=\"the county corrected its figure by telephone on Tuesday morning\" ";
    edit(&here.join("drafts/reservoir.md"), reason, "");
    check("fault-directive", &here, &["gate", "--today", TODAY]);
    check("fault-directive-baseline", &here, &["baseline", "write", "--today", TODAY]);
}

#[test]
fn a_source_that_cannot_be_read_and_a_glob_that_matches_nothing_are_told_at_once() {
    let here = walkthrough("faults-sources");
    let config = "[[check]]\nname = \"a\"\ncompare = [\"wires/*.txt\"]\n\n\
        [[check]]\nname = \"b\"\ncompare = [\"sources/council/ledgr.txt\", \"sources/council/courier.txt\"]\n";
    fs::write(here.join("glob.toml"), config).unwrap();
    check("fault-glob", &here, &["gate", "--config", "glob.toml"]);
    fs::write(here.join("sources/council/photo.txt"), [0x89, b'P', b'N', b'G', 0, 1, 2, 0, 0, 0]).unwrap();
    check("fault-source", &here, &["gate", "--today", TODAY]);
    check("fault-source-baseline", &here, &["baseline", "write", "--today", TODAY]);
    check("fault-draft-alone", &here, &["gate", "--draft", "drafts/reservoir.md"]);
}

#[test]
fn a_corrupt_baseline_is_not_overwritten() {
    let here = walkthrough("faults-baseline");
    let path = here.join("crosscheck-baseline.json");
    fs::write(&path, "{\"schema_version\": 1,\n \"findings\": 7}").unwrap();
    check("fault-baseline", &here, &["gate", "--today", TODAY]);
    check("fault-baseline-prune", &here, &["baseline", "prune", "--today", TODAY]);
    check("fault-baseline-show", &here, &["baseline", "show", "--today", TODAY]);
    fs::write(&path, "{\"schema_version\": 9, \"findings\": []}").unwrap();
    check("fault-baseline-version", &here, &["gate", "--today", TODAY]);
    fs::write(&path, [0xff, 0xfe, 0x00]).unwrap();
    check("fault-baseline-bytes", &here, &["gate", "--today", TODAY]);
    fs::remove_file(&path).unwrap();
    check("fault-baseline-absent", &here, &["gate", "--today", TODAY, "--baseline", "absent.json"]);
}

#[test]
fn an_output_that_cannot_be_written_is_no_verdict() {
    let here = walkthrough("faults-output");
    let (code, _, err) = told(&run(&here, &["gate", "--today", TODAY, "--output", "sarif=no/such/folder.sarif"]));
    assert_eq!(code, Some(2), "{err}");
    assert!(err.contains("no/such/folder.sarif: cannot write"), "{err}");
    let (code, _, err) = told(&run(&here, &["baseline", "write", "--today", TODAY, "--baseline", "no/b.json"]));
    assert_eq!(code, Some(2), "{err}");
}
