//! Output formats: one shared report through every one of them.

use crate::{golden, sample};
use crosscheck::finding::{Report, Verdict};
use crosscheck::report::{Format, Style, render, render_decision};
use unicode_width::UnicodeWidthStr;

fn style(width: usize) -> Style {
    Style { width, ..Style::default() }
}

/// The report of the first `number` sources.
fn first_sources(number: usize) -> Report {
    let mut report = sample::ferry();
    report.sources.truncate(number);
    for finding in &mut report.findings {
        finding.relations.clear();
        finding.claims.retain(|claim| claim.source.index() < number);
    }
    report.findings.retain(|finding| !finding.claims.is_empty());
    report
}

#[test]
fn every_format_is_golden() {
    for format in Format::ALL {
        golden::check(&format!("ferry.{}", format.name()), &render(&sample::ferry(), format, &style(100)));
    }
}

#[test]
fn every_format_says_that_nothing_is_in_common() {
    for format in Format::ALL {
        golden::check(
            &format!("nothing.{}", format.name()),
            &render(&sample::nothing_in_common(), format, &style(100)),
        );
    }
}

#[test]
fn every_format_tells_the_decision_of_a_gate() {
    for format in Format::ALL {
        let shown = Style { suppressed: true, ..style(100) };
        golden::check(&format!("decision.{}", format.name()), &render_decision(&sample::decision(), format, &shown));
    }
}

#[test]
fn suppressed_findings_are_hidden_and_counted() {
    let told = render_decision(&sample::decision(), Format::Plain, &style(100));
    assert!(told.contains("2 suppressed (1 waived, 1 in the baseline)"), "{told}");
    assert!(!told.contains("the coroner"), "{told}");
}

#[test]
fn table_is_golden_at_other_widths_and_in_full() {
    golden::check("ferry-60.table", &render(&sample::ferry(), Format::Table, &style(60)));
    let all = Style { all: true, ..style(100) };
    golden::check("ferry-all.table", &render(&sample::ferry(), Format::Table, &all));
    let colored = Style { color: true, ..style(100) };
    golden::check("ferry-color.table", &render(&sample::ferry(), Format::Table, &colored));
}

#[test]
fn table_keeps_within_its_width() {
    for sources in 1..=4 {
        for width in [40, 60, 80, 100, 160] {
            for all in [false, true] {
                let text = render(&first_sources(sources), Format::Table, &Style { all, ..style(width) });
                let wide = text.lines().find(|line| line.width() > width);
                assert_eq!(wide, None, "{sources} sources at width {width}");
            }
        }
    }
}

#[test]
fn color_adds_nothing_but_color() {
    let colored = render(&sample::ferry(), Format::Table, &Style { color: true, ..style(100) });
    let plain = render(&sample::ferry(), Format::Table, &style(100));
    assert_ne!(colored, plain);
    assert_eq!(anstream::adapter::strip_str(&colored).to_string(), plain);
}

#[test]
fn only_and_topic_hide_and_count_what_they_hide() {
    let only = Style { only: vec![Verdict::Contradiction], topic: Some("KILLED ferry".to_owned()), ..style(100) };
    golden::check("ferry-only.table", &render(&sample::ferry(), Format::Table, &only));
    let json: serde_json::Value = serde_json::from_str(&render(&sample::ferry(), Format::Json, &only)).unwrap();
    assert_eq!((json["findings"].as_array().unwrap().len(), json["hidden"].as_u64()), (1, Some(9)));
}

#[test]
fn text_cannot_steer_the_terminal() {
    let mut report = sample::ferry();
    report.findings[0].claims[0].value = "\u{1b}[2J12\u{202e} people\u{7}\nhere".to_owned();
    for format in [Format::Table, Format::Plain, Format::Markdown, Format::Diff] {
        let text = render(&report, format, &style(100));
        assert!(!text.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{}", format.name());
    }
}

#[test]
fn markdown_of_many_findings_fits_into_a_comment() {
    let mut report = sample::ferry();
    report.findings = (0..5000).map(|number| report.findings[number % 10].clone()).collect();
    for finding in &mut report.findings {
        finding.claims[0].value = "哀悼 | ".repeat(200);
    }
    report.findings.sort_by_key(|finding| std::cmp::Reverse(finding.verdict));
    for all in [false, true] {
        let text = render(&report, Format::Markdown, &Style { all, ..style(100) });
        assert!(text.len() <= 65_536 && text.len() > 60_000, "{} bytes", text.len());
        assert!(text.contains("left out"), "the note is there");
        assert_eq!(text.matches("<details>").count(), text.matches("</details>").count());
        assert!(text.lines().filter(|line| line.starts_with("| ")).all(|line| line.ends_with(" |")), "cut at a row");
    }
}

#[test]
fn diff_follows_the_first_source_and_marks_changed_words_inside() {
    let text = render(&sample::ferry(), Format::Diff, &style(100));
    let lines: Vec<u32> = text
        .lines()
        .take_while(|line| !line.starts_with("+++ news/wire"))
        .filter_map(|line| line.strip_prefix("@@ ")?.split(' ').next()?.parse().ok())
        .collect();
    assert!(lines.is_sorted() && lines.len() == 3, "{lines:?}");
    assert!(text.contains("“The doors were [-locked-],”"), "{text}");
}

#[test]
fn github_shows_ten_of_a_kind_and_counts_the_rest() {
    let mut report = sample::ferry();
    report.findings = (0..5000).map(|number| report.findings[number % 5].clone()).collect();
    let text = render(&report, Format::Github, &style(100));
    for (kind, left) in [("error", 1990), ("warning", 990), ("notice", 1990)] {
        assert_eq!(text.lines().filter(|line| line.starts_with(&format!("::{kind} "))).count(), 10);
        let name = if kind == "notice" { "note" } else { kind };
        assert!(text.contains(&format!("{left} more of severity {name}")), "{kind}: {}", text.lines().last().unwrap());
    }
}

#[test]
fn sarif_holds_no_more_than_code_scanning_takes() {
    let mut report = sample::ferry();
    report.findings = (0..6000).map(|number| report.findings[number % 5].clone()).collect();
    let log: serde_json::Value = serde_json::from_str(&render(&report, Format::Sarif, &style(100))).unwrap();
    let run = &log["runs"][0];
    assert_eq!(run["results"].as_array().unwrap().len(), 5000);
    assert!(run["invocations"][0]["toolExecutionNotifications"].to_string().contains("1000 of 6000"));
    let prints: std::collections::BTreeSet<String> =
        run["results"].as_array().unwrap().iter().map(|result| result["partialFingerprints"].to_string()).collect();
    assert_eq!(prints.len(), 5000, "every fingerprint is unique");
}

#[test]
fn csv_has_no_formulas_and_reads_back() {
    let mut report = sample::ferry();
    report.findings[0].claims[0].value = "=HYPERLINK(\"x\"), 12\nmen".to_owned();
    report.findings[0].claims[1].value = "-5 men".to_owned();
    let text = render(&report, Format::Csv, &style(100));
    let rows: Vec<csv::StringRecord> =
        csv::Reader::from_reader(text.as_bytes()).records().map(Result::unwrap).collect();
    assert_eq!((&rows[0][14], &rows[1][14]), ("'=HYPERLINK(\"x\"), 12 men", "-5 men"));
    assert_eq!(rows.len(), report.findings.iter().map(|finding| finding.claims.len()).sum::<usize>());
}

/// A decision with 5,000 long alerts in `checks` checks, and as many notices as alerts in one of them.
fn long_decision(checks: usize) -> crosscheck::decision::Decision {
    let mut decision = sample::decision();
    let mut judged = decision.checks[0].clone();
    judged.suppressed.clear();
    judged.report.findings = (0..5000 / checks).map(|number| judged.report.findings[number % 5].clone()).collect();
    for finding in &mut judged.report.findings {
        finding.explanation = "哀悼 | ".repeat(200);
    }
    let notice = decision.notices[0].clone();
    decision.checks = vec![judged; checks];
    decision.notices = vec![notice; 5000 / checks];
    decision
}

#[test]
fn a_comment_about_5000_findings_of_a_gate_fits() {
    for checks in [1, 10, 5000] {
        let text = render_decision(&long_decision(checks), Format::Markdown, &style(100));
        assert!(text.len() <= 65_536 && text.len() > 50_000, "{checks} checks: {} bytes", text.len());
        assert!(text.starts_with("<!-- crosscheck report -->\n"), "the marker comes first");
        let note = text.lines().last().unwrap();
        assert!(note.contains("left out") && note.contains("65536"), "{note}");
        assert!(text.lines().filter(|line| line.starts_with("| ")).all(|line| line.ends_with(" |")), "cut at a row");
    }
}

#[test]
fn annotations_of_5000_findings_of_a_gate_are_ten_of_a_kind() {
    let text = render_decision(&long_decision(10), Format::Github, &style(100));
    for kind in ["error", "warning", "notice"] {
        assert_eq!(text.lines().filter(|line| line.starts_with(&format!("::{kind} "))).count(), 10, "{kind}");
    }
    assert_eq!(text.lines().count(), 31);
}

#[test]
fn gitlab_entries_have_what_gitlab_asks_for_and_fingerprints_of_their_own() {
    let text = render_decision(&long_decision(10), Format::Gitlab, &style(100));
    let entries: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap();
    let prints: std::collections::BTreeSet<&str> =
        entries.iter().map(|entry| entry["fingerprint"].as_str().unwrap()).collect();
    assert_eq!((entries.len(), prints.len()), (5000, 5000));
    for entry in &entries {
        assert!(["info", "minor", "major", "critical", "blocker"].contains(&entry["severity"].as_str().unwrap()));
        assert!(entry["location"]["lines"]["begin"].as_u64().unwrap() >= 1);
        assert!(entry["description"].is_string() && entry["check_name"].is_string());
        assert!(!entry["location"]["path"].as_str().unwrap().starts_with("./"));
    }
}
