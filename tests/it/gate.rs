//! The gate: the walkthrough of fixtures/gate, every exit code, every key of the policy, waivers, baseline, faults.

use crate::golden;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A day on which the waivers of the walkthrough hold.
const TODAY: &str = "2026-05-20";

/// A copy of the walkthrough for one test.
fn walkthrough(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("gate").join(name);
    let _ = fs::remove_dir_all(&folder);
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/gate"), &folder);
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() { copy(&path, &target) } else { fs::copy(&path, &target).map(|_| ()).unwrap() }
    }
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command.current_dir(folder).args(arguments).stdin(Stdio::null()).output().unwrap()
}

fn told(output: &Output) -> (Option<i32>, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

/// Everything a user sees, against a golden file.
#[track_caller]
fn check(name: &str, folder: &Path, arguments: &[&str]) {
    let (code, out, err) = told(&run(folder, arguments));
    let told =
        format!("$ crosscheck {}\n[exit {}]\n--- stdout\n{out}--- stderr\n{err}", arguments.join(" "), code.unwrap());
    golden::check(&format!("gate/{name}.txt"), &told);
}

/// The exit code of the gate with further arguments.
fn code(folder: &Path, arguments: &[&str]) -> i32 {
    let all = [&["gate", "--today", TODAY], arguments].concat();
    let (code, out, err) = told(&run(folder, &all));
    code.unwrap_or_else(|| panic!("no exit code: {out}{err}"))
}

fn edit(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{} has {from}", path.display());
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

fn set(folder: &Path, top: &str) {
    let path = folder.join("crosscheck.toml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(path, format!("{top}\n{text}")).unwrap();
}

#[test]
fn walkthrough_passes_in_every_format() {
    let here = walkthrough("passes");
    for format in crosscheck::report::Format::ALL.map(crosscheck::report::Format::name) {
        assert_eq!(code(&here, &["--format", format]), 0, "{format}");
    }
    check("passes-table", &here, &["gate", "--today", TODAY]);
    check("passes-plain", &here, &["gate", "--today", TODAY, "--format", "plain"]);
    check("passes-suppressed", &here, &["gate", "--today", TODAY, "--format", "plain", "--show-suppressed"]);
}

#[test]
fn one_changed_figure_fails_in_every_format_and_names_both_lines_and_values() {
    let here = walkthrough("fails");
    edit(&here.join("drafts/reservoir.md"), "Six people died when", "Nine people died when");
    for format in crosscheck::report::Format::ALL {
        let name = format.name();
        let (code, out, err) = told(&run(&here, &["gate", "--today", TODAY, "--format", name]));
        assert_eq!(code, Some(1), "{name}: {out}{err}");
        let lower = out.to_lowercase();
        for part in ["reservoir.md", "9", "nine", "six", "county.txt"] {
            assert!(lower.contains(part), "{name} does not name {part}:\n{out}");
        }
    }
    check("fails-plain", &here, &["gate", "--today", TODAY, "--format", "plain"]);
    check("fails-table", &here, &["gate", "--today", TODAY]);
    assert_eq!(code(&here, &["--exit-zero"]), 0);
}

#[test]
fn a_waiver_that_expired_brings_its_finding_back() {
    let here = walkthrough("expired");
    check("expired", &here, &["gate", "--today", "2026-07-01", "--format", "plain"]);
}

#[test]
fn several_outputs_in_one_run() {
    let here = walkthrough("outputs");
    let outputs = ["--output", "sarif=a.sarif", "--output", "junit=a.xml", "--output", "gitlab=a.json"];
    assert_eq!(code(&here, &outputs), 0);
    for file in ["a.sarif", "a.xml", "a.json"] {
        assert!(fs::metadata(here.join(file)).unwrap().len() > 0, "{file}");
    }
}

#[test]
fn the_configuration_is_found_upward_and_its_paths_count_from_it() {
    let here = walkthrough("upward");
    let (code, out, err) = told(&run(&here.join("drafts"), &["gate", "--today", TODAY, "--format", "plain"]));
    assert_eq!(code, Some(0), "{out}{err}");
    assert!(out.contains("../drafts/reservoir.md"), "{out}");
    let (code, _, err) = told(&run(&here.join("drafts"), &["gate", "--no-config"]));
    assert_eq!(code, Some(2));
    assert!(err.contains("there is no check to make"), "{err}");
}

#[test]
fn every_key_of_the_policy_decides_something() {
    let here = walkthrough("policy");
    let draft = here.join("drafts/reservoir.md");
    assert_eq!(code(&here, &["--fail-on", "warning"]), 1, "the unsupported claim is a warning");
    assert_eq!(code(&here, &["--max-warnings", "0"]), 1);
    assert_eq!(code(&here, &["--max-warnings", "50"]), 0);
    assert_eq!(code(&here, &["--min-sources", "4"]), 1, "no claim of the draft has four sources");
    assert_eq!(code(&here, &["--fail-on", "never", "--min-sources", "4"]), 0);
    edit(&draft, "It belongs to Tarn Valley Water, a private company.", "");
    let (_, out, _) = told(&run(&here, &["gate", "--today", TODAY, "--missing", "2", "--format", "plain"]));
    assert!(out.contains("G104 missing"), "{out}");
    edit(&draft, "Six people died when", "Nine people died when");
    assert_eq!(code(&here, &[]), 1);
    assert_eq!(code(&here, &["--check", "bridge"]), 0, "the other check has no draft in it");
    edit(&here.join("crosscheck.toml"), "levels = {", "levels = { N101 = \"warn\",");
    assert_eq!(code(&here, &[]), 0, "a warning does not fail");
    assert_eq!(code(&here, &["--fail-on", "warning"]), 1);
    edit(&here.join("crosscheck.toml"), "N101 = \"warn\"", "count = \"allow\"");
    let (_, out, _) = told(&run(&here, &["gate", "--today", TODAY]));
    assert!(out.contains("allowed"), "what is allowed is counted: {out}");
}

#[test]
fn strict_waivers_fail_on_what_covers_nothing() {
    let here = walkthrough("strict");
    assert_eq!(code(&here, &["--strict-waivers"]), 0);
    edit(&here.join("drafts/reservoir.md"), "900 residents", "1,100 residents");
    assert_eq!(code(&here, &[]), 0);
    check("strict", &here, &["gate", "--today", TODAY, "--strict-waivers", "--format", "plain"]);
}

#[test]
fn the_baseline_knows_what_was_there_and_only_new_findings_fail() {
    let here = walkthrough("baseline");
    edit(&here.join("drafts/reservoir.md"), "Six people died when", "Nine people died when");
    assert_eq!(code(&here, &[]), 1);
    let (done, out, err) = told(&run(&here, &["baseline", "write", "--today", TODAY]));
    assert_eq!(done, Some(0), "{out}{err}");
    let written = fs::read_to_string(here.join("crosscheck-baseline.json")).unwrap();
    assert_eq!(code(&here, &[]), 0, "what is known does not fail");
    check("baseline-show", &here, &["baseline", "show"]);
    edit(&here.join("drafts/reservoir.md"), "4.2 million", "6.2 million");
    assert_eq!(code(&here, &[]), 1, "what is new fails");
    edit(&here.join("drafts/reservoir.md"), "6.2 million", "4.2 million");
    edit(&here.join("drafts/reservoir.md"), "Nine people died when", "Six people died when");
    let (_, out, _) = told(&run(&here, &["gate", "--today", TODAY, "--format", "plain"]));
    assert!(out.contains("baseline prune"), "stale entries are told: {out}");
    let (_, out, err) = told(&run(&here, &["baseline", "prune", "--today", TODAY]));
    let pruned = fs::read_to_string(here.join("crosscheck-baseline.json")).unwrap();
    assert!(pruned.len() < written.len() && pruned.contains("G101"), "{out}{err}{pruned}");
}

#[test]
fn every_fault_has_its_place_and_exits_2_and_changes_no_file() {
    let here = walkthrough("faults");
    fs::write(here.join("three.toml"), "fail-no = \"error\"\nmin-sources = 0\n\n[[check]]\nname = \"a\"\ndraft = \"d.md\"\n\n[levels]\nN11 = \"deni\"\n").unwrap();
    check("fault-config", &here, &["gate", "--config", "three.toml"]);
    fs::write(here.join("broken.toml"), "fail-on = \n[[check]\n").unwrap();
    check("fault-toml", &here, &["gate", "--config", "broken.toml"]);
    check("fault-no-config", &here, &["gate", "--config", "absent.toml"]);
    fs::write(
        here.join("waiver.toml"),
        "[[check]]\nname = \"a\"\ncompare = [\"sources/*/*.txt\"]\n\n[[waiver]]\ncode = \"N101\"\n",
    )
    .unwrap();
    check("fault-waiver", &here, &["gate", "--config", "waiver.toml"]);
    fs::write(here.join("glob.toml"), "[[check]]\nname = \"a\"\ncompare = [\"wires/*.txt\"]\n\n[[check]]\nname = \"b\"\ncompare = [\"sources/council/ledgr.txt\", \"sources/council/courier.txt\"]\n").unwrap();
    check("fault-glob", &here, &["gate", "--config", "glob.toml"]);
    edit(
        &here.join("drafts/reservoir.md"),
        "reason=\"the county corrected its figure by telephone on Tuesday morning\" ",
        "",
    );
    check("fault-directive", &here, &["gate", "--today", TODAY]);
    fs::write(here.join("crosscheck-baseline.json"), "{\"schema_version\": 1,\n \"findings\": 7}").unwrap();
    check("fault-baseline", &here, &["gate", "--today", TODAY]);
    check("fault-baseline-prune", &here, &["baseline", "prune", "--today", TODAY]);
    assert_eq!(
        fs::read_to_string(here.join("crosscheck-baseline.json")).unwrap(),
        "{\"schema_version\": 1,\n \"findings\": 7}"
    );
    check("fault-check-name", &here, &["gate", "--no-config", "--check", "a"]);
}

#[test]
fn nothing_compared_never_passes_unless_it_may() {
    let here = walkthrough("nothing");
    fs::write(here.join("other.txt"), "The orchard opened its gates to visitors last autumn.\n").unwrap();
    let sources = ["sources/council/ledger.txt", "other.txt"];
    assert_eq!(code(&here, &sources), 2);
    assert_eq!(code(&here, &[&sources[..], &["--allow-empty"]].concat()), 0);
    assert_eq!(code(&here, &["other.txt"]), 2);
}

#[test]
fn init_writes_what_config_reads_and_never_replaces_unasked() {
    let here = walkthrough("init");
    check("init-there", &here, &["init"]);
    check("init", &here, &["init", "new.toml"]);
    golden::check("gate/init.toml", &fs::read_to_string(here.join("new.toml")).unwrap());
    let uncommented: String = fs::read_to_string(here.join("new.toml"))
        .unwrap()
        .lines()
        .filter(|line| {
            !line.starts_with("# ") && !line.starts_with("##") && *line != "#" && !line.starts_with("#compare")
        })
        .map(|line| line.trim_start_matches('#').to_owned() + "\n")
        .collect();
    fs::write(here.join("all.toml"), uncommented.replace("rules = [\"rules\"]", "rules = []")).unwrap();
    let (code, out, err) = told(&run(&here, &["config", "show", "--config", "all.toml"]));
    assert_eq!(code, Some(0), "every key with its sample reads: {err}");
    for key in crosscheck::gate::KEYS {
        assert!(key.name == "compare" || out.contains(key.name), "{} is not shown", key.name);
    }
    check("config-show", &here, &["config", "show", "--max-warnings", "3"]);
}

#[test]
fn the_schema_of_the_configuration_is_committed() {
    let here = walkthrough("schema");
    let (_, out, _) = told(&run(&here, &["config", "schema"]));
    golden::check("../../schemas/crosscheck.toml.schema.json", &out);
}

#[test]
fn explain_tells_checks_and_findings() {
    let here = walkthrough("explain");
    check("explain-list", &here, &["explain"]);
    check("explain-code", &here, &["explain", "g102"]);
    check("explain-unknown", &here, &["explain", "count-difers"]);
    let sources = ["sources/council/ledger.txt", "sources/council/courier.txt"];
    let (_, out, _) = told(&run(&here, &[&["compare", "--format", "json"], &sources[..]].concat()));
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    let finding = report["findings"].as_array().unwrap().iter().find(|finding| finding["code"] == "N103").unwrap();
    let id = finding["id"].as_str().unwrap();
    let (code, out, err) = told(&run(&here, &[&["explain", "--finding", id, "--in"], &sources[..]].concat()));
    assert_eq!(code, Some(0), "{err}");
    assert!(out.contains("normal form") && out.contains("claims 1 and 2: certain contradiction"), "{out}");
}

#[test]
fn annotations_and_comments_of_many_findings_keep_their_limits() {
    let here = walkthrough("many");
    let lines = |figure: u32| -> String {
        (0..60)
            .map(|at| {
                format!("Plant number {at} of the Orrin mill made {} tons of paper in May.\n\n", at * 10 + figure)
            })
            .collect()
    };
    fs::write(here.join("left.txt"), lines(1)).unwrap();
    fs::write(here.join("right.txt"), lines(900)).unwrap();
    let (_, out, _) = told(&run(
        &here,
        &["gate", "--no-config", "left.txt", "right.txt", "--format", "github", "--fail-on", "never"],
    ));
    for kind in ["::error ", "::warning ", "::notice "] {
        assert!(out.lines().filter(|line| line.starts_with(kind)).count() <= 10, "{out}");
    }
}
