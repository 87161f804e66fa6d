//! The situations of ingest as the program meets them: drafts and feeds in every form, with the exit code.

use crate::cli::{folder, run, stderr, stdout};
use std::fs;

const TWELVE: &str =
    "Ferry sinks off Marlow\n\nTwelve people died when the ferry sank off Marlow on Sunday, the coast guard said.\n";
const BODY: &str = "people died when the ferry sank off Marlow on Sunday, the coast guard said.";

/// The gate over a draft against a source that tells of twelve dead.
#[track_caller]
fn check_gate(name: &str, draft: &str, code: i32, told: &str) {
    let here = folder(&format!("ingest-gate-{}-{}", name.replace('.', "-"), draft.len()));
    fs::write(here.join(name), draft).expect("a writable folder");
    fs::write(here.join("source.txt"), TWELVE).expect("a writable folder");
    let output = run(&here, &["gate", "--no-config", "--draft", name, "source.txt", "--today", "2026-01-01"]);
    let all = format!("{}{}", stdout(&output), stderr(&output));
    assert_eq!(output.status.code(), Some(code), "{draft}\n{all}");
    assert!(all.contains(told), "{draft}\n{all}");
}

#[test]
fn a_comment_of_mdx_waives_what_stands_below_it() {
    let waiver = "crosscheck: allow(N101) reason=\"corrected by telephone\" until=2030-01-01";
    let matter = "---\ntitle: Ferry sinks off Marlow\n---\n\n";
    check_gate("a.mdx", &format!("{matter}{{/* {waiver} */}}\n\nNine {BODY}\n"), 0, "waived");
    check_gate("a.mdx", &format!("{matter}{{/*\n  {waiver}\n*/}}\n\nNine {BODY}\n"), 0, "waived");
    check_gate("a.md", &format!("{matter}<!-- {waiver} -->\n\nNine {BODY}\n"), 0, "waived");
    check_gate("a.mdx", &format!("{matter}<Aside>Nine {BODY}</Aside>\n"), 1, "N101");
    check_gate("a.mdx", &format!("{matter}<div>\n\n  Nine {BODY}\n\n</div>\n"), 1, "N101");
    check_gate("a.mdx", &format!("{matter}Twelve {BODY}\n"), 0, "");
}

#[test]
fn a_headline_in_front_matter_is_held_against_the_text() {
    for matter in [
        "---\ntitle: \"Nine die as ferry sinks off Marlow\"\n---\n",
        "+++\ntitle = \"Nine die as ferry sinks off Marlow\"\nweight = 90\n[params]\n  toll = 12\n+++\n",
        "{\n  \"title\": \"Nine die as ferry sinks off Marlow\",\n  \"weight\": 90\n}\n",
        "---\ntitle: >\n  Nine die as ferry\n  sinks off Marlow\n---\n",
    ] {
        check_gate("a.md", &format!("{matter}\nTwelve {BODY}\n"), 1, "S101");
    }
    check_gate(
        "a.md",
        &format!("+++\ntitle = \"Twelve die as ferry sinks off Marlow\"\n+++\n\nTwelve {BODY}\n"),
        0,
        "",
    );
    check_gate("a.md", &format!("{{{{< figure caption=\"Nine {BODY}\" >}}}}\n\nTwelve {BODY}\n"), 0, "");
}

#[test]
fn a_toll_published_a_day_later_is_an_update_in_every_form_of_the_day() {
    for (first, second) in [
        ("\"2024-05-13\"", "\"2024-05-14\""),
        ("\"Mon, 13 May 2024 08:00:00 +0000\"", "\"Tue, 14 May 2024 08:00:00 +0000\""),
        ("1715587200", "1715673600"),
        ("\"13/05/2024\"", "\"14/05/2024\""),
        ("{\"$date\": \"2024-05-13T08:00:00Z\"}", "\"May 14, 2024 8:00 am ET\""),
    ] {
        let here = folder(&format!("ingest-dates-{}", first.len()));
        let line = |toll: &str, day: &str, outlet: &str| {
            format!(
                "{{\"title\": \"Ferry sinks off Marlow\", \"text\": \"{toll} {BODY}\", \"published\": {day}, \"source\": \"{outlet}\"}}\n"
            )
        };
        fs::write(here.join("a.jsonl"), line("Twelve", first, "Post")).expect("a writable folder");
        fs::write(here.join("b.jsonl"), line("Nineteen", second, "Wire")).expect("a writable folder");
        let output = stdout(&run(&here, &["compare", "a.jsonl", "b.jsonl", "--format", "json"]));
        assert!(
            output.contains("\"update\"") && !output.contains("\"verdict\": \"contradiction\""),
            "{first}: {output}"
        );
    }
}

#[test]
fn every_item_of_a_feed_is_compared() {
    let here = folder("ingest-feed");
    let item = |title: &str, text: &str| {
        format!("<item><title>{title}</title><content:encoded><![CDATA[<p>{text}</p>]]></content:encoded></item>\n")
    };
    let feed = format!(
        "<?xml version=\"1.0\"?>\n<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Post</title>\n{}{}</channel></rss>\n",
        item("Ferry sinks off Marlow", &format!("Twelve {BODY}")),
        item(
            "Mill fire kills six",
            "Six people died when the mill on Canal Street burned down, the fire service said."
        )
    );
    fs::write(here.join("a.xml"), feed).expect("a writable folder");
    fs::write(
        here.join("mill.txt"),
        "Mill fire kills nine\n\nNine people died when the mill on Canal Street burned down, the fire service said.\n",
    )
    .expect("a writable folder");
    let dumped = stdout(&run(&here, &["compare", "--dump-text", "a.xml"]));
    assert!(dumped.contains("Twelve people died") && dumped.contains("Six people died"), "{dumped}");
    let compared = stdout(&run(&here, &["compare", "a.xml", "mill.txt", "--format", "plain"]));
    assert!(compared.contains("a.xml#2") && compared.to_lowercase().contains("contradiction"), "{compared}");
    fs::write(here.join("a.warc"), "WARC/1.0\r\n\r\nNine people died.").expect("a writable folder");
    let refused = run(&here, &["compare", "a.warc", "mill.txt"]);
    assert_eq!(refused.status.code(), Some(2), "{}", stderr(&refused));
    assert!(stderr(&refused).contains("a web archive (WARC)"), "{}", stderr(&refused));
}
