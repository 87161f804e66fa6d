//! The gate: the walkthrough of fixtures/gate, every exit code, every key of the policy, waivers, baseline, faults.

use crate::golden;
use crate::walkthrough::{TODAY, check, code, edit, run, told, walkthrough};
use crosscheck::report::Format;
use std::fs;

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

/// What of the changed line, of the source's line and of both values stands in a format.
fn traces(format: Format) -> &'static [&'static str] {
    match format {
        Format::Table => &["Nine  :9", "county.txt:6 says “Six”"],
        Format::Plain => &["drafts/reservoir.md:9:1: error N101", "says “Nine”", "county.txt:6 says “Six”"],
        Format::Markdown => &["| error | N101 | drafts/reservoir.md:9 |", "says “Nine”", "county.txt:6 says “Six”"],
        Format::Diff => {
            &["--- drafts/reservoir.md", "@@ 9 | 6 @@ N101 certain contradiction: 9 against 6", "+ {+Six+}"]
        }
        Format::Json => &["\"line\": 9,", "\"value\": \"Nine\"", "\"line\": 6,", "county.txt:6 says “Six”"],
        Format::Jsonl => &["\"line\":9,", "\"value\":\"Nine\"", "\"line\":6,", "county.txt:6 says “Six”"],
        Format::Csv => &["drafts/reservoir.md,9,1,Nine,9", "sources/reservoir/county.txt,6,1,Six,6"],
        Format::Sarif => &["\"startLine\": 9", "\"text\": \"Nine\"", "county.txt:6 says “Six”", "\"startLine\": 6"],
        Format::Github => &["::error file=drafts/reservoir.md,line=9,col=1", "says “Nine”", "county.txt:6 says “Six”"],
        Format::Gitlab => &["\"begin\": 9", "says “Nine”", "county.txt:6 says “Six”"],
        Format::Junit => &["<failure", "line=\"9\"", "says “Nine”", "county.txt:6 says “Six”"],
    }
}

#[test]
fn one_changed_figure_fails_in_every_format_and_names_both_lines_and_values() {
    let here = walkthrough("fails");
    edit(&here.join("drafts/reservoir.md"), "Six people died when", "Nine people died when");
    for format in Format::ALL {
        let name = format.name();
        let (code, out, err) = told(&run(&here, &["gate", "--today", TODAY, "--format", name]));
        assert_eq!(code, Some(1), "{name}: {out}{err}");
        for trace in traces(format) {
            assert!(out.contains(trace), "{name} does not tell {trace}:\n{out}");
        }
        // The others list everything that was compared; their golden files are those of the sample.
        let lists_alerts = !matches!(name, "json" | "jsonl" | "csv" | "diff" | "junit");
        if lists_alerts {
            check(&format!("fails-{name}"), &here, &["gate", "--today", TODAY, "--format", name]);
        }
    }
    assert_eq!(code(&here, &["--exit-zero"]), 0);
}

#[test]
fn any_changed_figure_of_a_copied_sentence_fails() {
    for (from, to) in [
        ("Six people died when", "Seven people died when"),
        ("140 homes", "180 homes"),
        ("300 metres", "500 metres"),
        ("built in 1931", "built in 1913"),
        ("4.2 million", "6.2 million"),
        ("on Monday evening", "on Sunday evening"),
        ("on Wednesday", "on Thursday"),
        ("crack like thunder", "bang like thunder"),
    ] {
        let here = walkthrough("figures");
        edit(&here.join("drafts/reservoir.md"), from, to);
        let (code, out, err) = told(&run(&here, &["gate", "--today", TODAY, "--format", "plain"]));
        assert_eq!(code, Some(1), "{from} -> {to}: {out}{err}");
    }
}

#[test]
fn a_figure_changed_in_the_headline_alone_fails() {
    let here = walkthrough("headline");
    edit(
        &here.join("drafts/reservoir.md"),
        "# Wall of Harlow reservoir gives way, six",
        "# Wall of Harlow reservoir gives way, nine",
    );
    check("headline", &here, &["gate", "--today", TODAY, "--format", "plain"]);
    let sarif = told(&run(&here, &["gate", "--today", TODAY, "--format", "sarif"])).1;
    for trace in ["\"ruleId\": \"S101\"", "\"startLine\": 7", "\"startLine\": 9"] {
        assert!(sarif.contains(trace), "{trace}: {sarif}");
    }
    let waiver = "\n[[waiver]]\ncode = \"S101\"\nreason = \"three more names were told by telephone\"\n";
    let config = here.join("crosscheck.toml");
    fs::write(&config, fs::read_to_string(&config).unwrap() + waiver).unwrap();
    assert_eq!(code(&here, &[]), 0);
}

#[test]
fn every_kind_of_finding_about_a_draft_says_what_the_source_says_and_what_to_do() {
    let here = walkthrough("kinds");
    edit(&here.join("crosscheck.toml"), "levels = { less-precise = \"allow\" }", "");
    let draft = here.join("drafts/reservoir.md");
    edit(&draft, "Six people died when", "Nine people died when");
    edit(&draft, "said Edith Marlow, who", "said Edith Marlowe, who");
    edit(&draft, "and then the road was gone", "and then the whole road was gone");
    edit(&draft, "It belongs to Tarn Valley Water, a private company.", "");
    edit(&draft, "300 metres", "more than 200 metres");
    for (source, from) in [("county", "140 homes"), ("herald", "140 homes"), ("wire", "About 140 homes")] {
        edit(&here.join(format!("sources/reservoir/{source}.txt")), from, "more than 100 homes");
    }
    let arguments = ["gate", "--today", TODAY, "--check", "reservoir", "--missing", "2", "--format", "plain"];
    let out = told(&run(&here, &arguments)).1;
    for code in ["N101", "E101", "Q101", "G101", "G102", "G103", "G104"] {
        assert!(out.contains(code), "{code} is told:\n{out}");
    }
    check("kinds", &here, &arguments);
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
    let config = here.join("crosscheck.toml");
    let mut all = String::new();
    let mut gate = |title: &str, arguments: &[&str]| {
        let given = [&["gate", "--today", TODAY, "--format", "plain"], arguments].concat();
        let (code, out, err) = told(&run(&here, &given));
        all.push_str(&format!("== {title}: {} [exit {}]\n{out}{err}\n", arguments.join(" "), code.unwrap()));
        code.unwrap()
    };
    assert_eq!(gate("the unsupported claim is a warning", &["--fail-on", "warning"]), 1);
    assert_eq!(gate("one warning is more than none", &["--max-warnings", "0"]), 1);
    assert_eq!(gate("and fewer than fifty", &["--max-warnings", "50"]), 0);
    assert_eq!(gate("no claim of the draft has four sources", &["--min-sources", "4"]), 1);
    assert_eq!(gate("nothing fails", &["--fail-on", "never", "--min-sources", "4"]), 0);
    edit(&draft, "It belongs to Tarn Valley Water, a private company.", "");
    assert_eq!(gate("what two origins say is missing", &["--missing", "2"]), 0);
    edit(&draft, "Six people died when", "Nine people died when");
    assert_eq!(gate("a contradiction fails", &[]), 1);
    assert_eq!(gate("unless it may", &["--exit-zero"]), 0);
    assert_eq!(gate("the other check has no draft in it", &["--check", "bridge"]), 0);
    edit(&config, "levels = {", "levels = { N101 = \"warn\",");
    assert_eq!(gate("a warning does not fail", &[]), 0);
    assert_eq!(gate("unless warnings do", &["--fail-on", "warning"]), 1);
    edit(&config, "N101 = \"warn\"", "count = \"allow\"");
    assert_eq!(gate("what is allowed is counted", &["--show-suppressed"]), 0);
    edit(&config, "count = \"allow\"", "unsupported = \"deny\"");
    assert_eq!(gate("what is denied fails", &["--certainty", "certain"]), 1);
    golden::check("gate/policy.txt", &all);
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
    edit(&here.join("drafts/reservoir.md"), "140 homes", "180 homes");
    assert_eq!(code(&here, &[]), 1, "what is new fails");
    edit(&here.join("drafts/reservoir.md"), "180 homes", "140 homes");
    edit(&here.join("drafts/reservoir.md"), "Nine people died when", "Six people died when");
    let (_, out, _) = told(&run(&here, &["gate", "--today", TODAY, "--format", "plain"]));
    assert!(out.contains("baseline prune"), "stale entries are told: {out}");
    let (_, out, err) = told(&run(&here, &["baseline", "prune", "--today", TODAY]));
    let pruned = fs::read_to_string(here.join("crosscheck-baseline.json")).unwrap();
    assert!(pruned.len() < written.len() && pruned.contains("G101"), "{out}{err}{pruned}");
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
    check("explain-finding", &here, &["explain", "--finding", id, "--today", TODAY]);
    check("explain-finding-unknown", &here, &["explain", "--finding", "0123456789abcdef"]);
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

#[test]
fn a_run_over_some_checks_takes_nothing_from_the_others() {
    let here = walkthrough("partial");
    edit(
        &here.join("crosscheck.toml"),
        "[[waiver]]",
        "[[waiver]]\ncheck = \"reservoir\"\ncode = \"N109\"\nreason = \"never found\"\n\n[[waiver]]",
    );
    edit(&here.join("drafts/reservoir.md"), "Six people died when", "Nine people died when");
    let known = || fs::read_to_string(here.join("crosscheck-baseline.json")).unwrap();
    assert_eq!(told(&run(&here, &["baseline", "write", "--today", TODAY])).0, Some(0));
    let whole = known();
    for arguments in [["baseline", "write"], ["baseline", "prune"]] {
        let (code, _, err) = told(&run(&here, &[&arguments[..], &["--today", TODAY, "--check", "bridge"]].concat()));
        assert_eq!((code, known()), (Some(0), whole.clone()), "{err}");
    }
    let (_, out, _) = told(&run(&here, &["gate", "--today", TODAY, "--check", "bridge", "--format", "plain"]));
    assert!(!out.contains("covers nothing") && !out.contains("not found any more"), "{out}");
    let (_, out, _) = told(&run(&here, &["gate", "--today", TODAY, "--format", "plain"]));
    assert!(out.contains("covers nothing"), "{out}");
}

#[test]
fn color_and_closed_pipes_are_kept_to_by_the_gate() {
    let here = walkthrough("color");
    let plain = told(&run(&here, &["gate", "--today", TODAY])).1;
    let colored = told(&run(&here, &["gate", "--today", TODAY, "--color", "always"])).1;
    assert_ne!(plain, colored);
    assert_eq!(anstream::adapter::strip_str(&colored).to_string(), plain);
    if let Ok(full) = fs::OpenOptions::new().write(true).open("/dev/full") {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_crosscheck"));
        let status = command.current_dir(&here).args(["gate", "--today", TODAY]).stdout(full).status().unwrap();
        assert_eq!(status.code(), Some(2), "a report that nobody got is no verdict");
    }
}

#[test]
fn paths_below_the_current_folder_are_relative() {
    let here = walkthrough("absolute");
    let config = here.join("crosscheck.toml").display().to_string();
    let (code, out, err) = told(&run(&here, &["gate", "--today", TODAY, "--config", &config, "--format", "sarif"]));
    assert_eq!(code, Some(0), "{err}");
    assert!(out.contains("\"uri\": \"drafts/reservoir.md\"") && !out.contains("\"uri\": \"/"), "{out}");
}
