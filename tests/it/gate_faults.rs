//! What goes wrong with a gate: each fault with its place and a way out, exit code 2, no file changed.

use crate::walkthrough::{self, TODAY, edit, run, told, tree, walkthrough};
use crosscheck::report::Format;
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

/// Runs the gate, of which some check cannot be judged: exit code 2, a report all the same, and no file changed.
#[track_caller]
fn check_broken(name: &str, folder: &Path, arguments: &[&str]) {
    let before = tree(folder);
    let (code, out, err) = told(&run(folder, arguments));
    assert_eq!(code, Some(2), "{out}{err}");
    assert!(err.starts_with("error: ") && out.contains("could not be judged"), "{out}{err}");
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
    check_broken("fault-directive", &here, &["gate", "--today", TODAY, "--format", "plain"]);
    check("fault-directive-baseline", &here, &["baseline", "write", "--today", TODAY]);
}

#[test]
fn a_source_that_cannot_be_read_and_a_glob_that_matches_nothing_are_told_at_once() {
    let here = walkthrough("faults-sources");
    let config = "[[check]]\nname = \"a\"\ncompare = [\"wires/*.txt\"]\n\n\
        [[check]]\nname = \"b\"\ncompare = [\"sources/council/ledgr.txt\", \"sources/council/courier.txt\"]\n";
    fs::write(here.join("glob.toml"), config).unwrap();
    check_broken("fault-glob", &here, &["gate", "--config", "glob.toml"]);
    fs::write(here.join("sources/council/photo.txt"), [0x89, b'P', b'N', b'G', 0, 1, 2, 0, 0, 0]).unwrap();
    check_broken("fault-source", &here, &["gate", "--today", TODAY, "--format", "plain"]);
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

/// A walkthrough with further checks, each of which cannot be judged for a reason of its own.
fn with_broken_checks(name: &str) -> std::path::PathBuf {
    let here = walkthrough(name);
    fs::write(here.join("photo.txt"), [0x89, b'P', b'N', b'G', 0, 1, 2, 0, 0, 0]).unwrap();
    fs::write(here.join("broken.json"), "{\"text\": ").unwrap();
    fs::write(here.join("orchard.txt"), "The orchard opened its gates to visitors last autumn.\n").unwrap();
    fs::write(here.join("many.jsonl"), "{\"text\": \"One fell.\"}\n{\"text\": \"Two fell.\"}\n").unwrap();
    fs::create_dir_all(here.join("bare")).unwrap();
    let ledger = "sources/council/ledger.txt";
    let checks = [
        ("missing", format!("compare = [\"{ledger}\", \"gone.txt\", \"bare\"]")),
        ("binary", format!("compare = [\"{ledger}\", \"photo.txt\"]")),
        ("unparsed", format!("compare = [\"{ledger}\", \"broken.json\"]")),
        ("no-match", "compare = [\"wires/*.txt\"]".to_owned()),
        ("no-glob", "compare = [\"wires/[.txt\"]".to_owned()),
        ("too-few", format!("compare = [\"{ledger}\"]")),
        ("no-source", format!("draft = \"{ledger}\"\nsources = []")),
        ("two-drafts", format!("draft = \"many.jsonl\"\nsources = [\"{ledger}\"]")),
        ("nothing", format!("compare = [\"{ledger}\", \"orchard.txt\"]")),
    ];
    let config = here.join("crosscheck.toml");
    let mut text = fs::read_to_string(&config).unwrap();
    let at = text.find("[[waiver]]").unwrap();
    let added: String = checks.iter().map(|(name, rest)| format!("[[check]]\nname = \"{name}\"\n{rest}\n\n")).collect();
    text.insert_str(at, &added);
    fs::write(config, text).unwrap();
    here
}

#[test]
fn a_check_that_cannot_be_judged_fails_alone() {
    let here = with_broken_checks("faults-alone");
    check_broken("broken-plain", &here, &["gate", "--today", TODAY, "--format", "plain"]);
    check_broken("broken-table", &here, &["gate", "--today", TODAY]);
    edit(&here.join("drafts/reservoir.md"), "Six people died when", "Nine people died when");
    for further in [&[][..], &["--exit-zero"], &["--fail-on", "never"]] {
        let arguments = [&["gate", "--today", TODAY, "--format", "plain"], further].concat();
        let (code, out, _) = told(&run(&here, &arguments));
        assert_eq!(code, Some(2), "what nobody knows is no verdict: {further:?}");
        assert!(out.contains("drafts/reservoir.md:9:1: error N101"), "the others are judged: {out}");
    }
    check("broken-baseline", &here, &["baseline", "write", "--today", TODAY]);
    let (code, ..) = told(&run(&here, &["gate", "--today", TODAY, "--check", "bridge"]));
    assert_eq!(code, Some(0), "a check that is not asked for breaks nothing");
}

#[test]
fn what_is_used_only_by_a_check_that_cannot_be_judged_is_not_unused() {
    let here = walkthrough("faults-unused");
    let (_, out, _) = told(&run(&here, &["gate", "--today", TODAY, "--format", "plain"]));
    assert!(!out.contains("covers nothing"), "{out}");
    fs::remove_file(here.join("drafts/reservoir.md")).unwrap();
    let (code, out, err) = told(&run(&here, &["gate", "--today", TODAY, "--strict-waivers", "--format", "plain"]));
    assert_eq!(code, Some(2), "{err}");
    assert!(!out.contains("covers nothing") && !out.contains("not found any more"), "{out}");
}

/// What each format says of a check that cannot be judged, and of one that can.
fn traces(format: Format) -> [&'static str; 3] {
    match format {
        Format::Table => ["not judged: crosscheck.toml:", "check missing: ", "N101"],
        Format::Plain => ["not judged: crosscheck.toml:", "check missing: ", "error N101"],
        Format::Markdown => ["- **not judged**: crosscheck.toml:", "check missing: ", "| error | N101 |"],
        Format::Diff => ["not judged: crosscheck.toml:", "check missing: ", "N101 certain contradiction"],
        Format::Json => ["\"broken\": [", "\"name\": \"missing\"", "\"code\": \"N101\""],
        Format::Jsonl => ["\"gate_check\":\"missing\"", "\"not_judged\":{", "\"code\":\"N101\""],
        Format::Csv => ["missing,,not-judged,,error", "gone.txt: no such file", "N101"],
        Format::Sarif => ["\"executionSuccessful\": false", "check missing: ", "\"ruleId\": \"N101\""],
        Format::Github => ["::error file=crosscheck.toml,line=", "check missing: ", "title=N101"],
        Format::Gitlab => ["\"check_name\": \"not-judged\"", "check missing: ", "N101"],
        Format::Junit => ["<testsuite name=\"missing\"", "<error ", "<failure"],
    }
}

#[test]
fn every_format_names_the_checks_that_cannot_be_judged_and_reports_the_others() {
    let here = with_broken_checks("faults-formats");
    edit(&here.join("drafts/reservoir.md"), "Six people died when", "Nine people died when");
    for format in Format::ALL {
        let (name, file) = (format.name(), format!("{}=report", format.name()));
        let arguments = ["gate", "--today", TODAY, "--format", name, "--output", &file];
        let (code, out, err) = told(&run(&here, &arguments));
        assert_eq!(code, Some(2), "{name}: {err}");
        for trace in traces(format).into_iter().chain(["gone.txt"]) {
            assert!(out.contains(trace), "{name} does not tell {trace}:\n{out}");
        }
        assert_eq!(out, fs::read_to_string(here.join("report")).unwrap(), "{name}");
        assert!(err.contains("check no-match: wires/*.txt matches no file"), "{name}: {err}");
    }
    crate::schemas::check(
        &crosscheck::report::decision_schema(),
        &told(&run(&here, &["gate", "--today", TODAY, "--format", "json"])).1,
    );
    let sarif = told(&run(&here, &["gate", "--today", TODAY, "--format", "sarif"])).1;
    crate::schemas::check(&crate::schemas::sarif(), &sarif);
}
