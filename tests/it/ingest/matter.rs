//! Front matter in YAML, TOML and JSON.

use super::{check_error, one, words};
use crosscheck::text::BlockKind;

/// What a file says about itself: headline, its line, byline, day.
#[track_caller]
fn check(file: &str, expected: (&str, u32, Option<&str>, Option<&str>)) {
    for file in [file.to_owned(), file.replace('\n', "\r\n"), format!("\u{feff}{file}")] {
        let source = one(&file, "a.md");
        let headlines = words(&source, BlockKind::Headline);
        assert_eq!(headlines, [expected.0], "{file}");
        let line = source.position(source.blocks[0].span).line;
        let day = source.metadata.published.map(|day| day.to_string());
        let about = (expected.0, line, source.metadata.byline.as_deref(), day.as_deref());
        assert_eq!(about, expected, "{file}");
        assert_eq!(words(&source, BlockKind::Paragraph), ["Twelve people died."], "{file}");
    }
}

#[test]
fn toml_and_json_are_read_as_yaml_is() {
    let text = "\n\nTwelve people died.\n";
    let nine = "Nine die as ferry sinks";
    check(
        &format!("---\ntitle: \"{nine}\"\ndate: 2024-05-13T08:00:00Z\n---{text}"),
        (nine, 2, None, Some("2024-05-13")),
    );
    check(
        &format!(
            "+++\ntitle = \"{nine}\"\ndate = 2024-05-13T08:00:00Z\nweight = 90\n[params]\n  toll = 12\n  title = \"No\"\n+++{text}"
        ),
        (nine, 2, None, Some("2024-05-13")),
    );
    check(
        &format!("+++\ndate = \"2024-05-13\"\nauthors = [\"A. Reyes\", \"B. Holt\"]\ntitle = '''{nine}'''\n+++{text}"),
        (nine, 4, Some("A. Reyes, B. Holt"), Some("2024-05-13")),
    );
    check(
        &format!(
            "{{\n  \"title\": \"{nine}\",\n  \"date\": \"Mon, 13 May 2024 08:00:00 GMT\",\n  \"author\": {{\"name\": \"A. Reyes\"}}\n}}{text}"
        ),
        (nine, 2, Some("A. Reyes"), Some("2024-05-13")),
    );
    check(&format!("+++\nheadline = \"{nine}\"\n+++{text}"), (nine, 2, None, None));
}

#[test]
fn yaml_is_read_in_every_form_that_editors_write() {
    let text = "\n\nTwelve people died.\n";
    let nine = "Nine die as ferry sinks";
    check(
        &format!("---\ntitle: >-\n  Nine die\n  as ferry sinks\nauthor: A. Reyes\n---{text}"),
        (nine, 3, Some("A. Reyes"), None),
    );
    check(&format!("---\ntitle: |\n  {nine}\n---{text}"), (nine, 3, None, None));
    check(&format!("---\ntitle: \"Nine die\n  as ferry sinks\" # at sea\n---{text}"), (nine, 2, None, None));
    check(
        &format!("---\ntitle: Nine die\n  as ferry sinks\ntags:\n- sea\n- title: No\n---{text}"),
        (nine, 2, None, None),
    );
    check(
        &format!(
            "---\n# a note\nparams:\n  title: No\n\"title\": '{nine}'\nauthors:\n  - name: A. Reyes\n    role: desk\n  - B. Holt\n...{text}"
        ),
        (nine, 5, Some("A. Reyes, B. Holt"), None),
    );
    check(
        "---\ntitle: \"Varn\\u2019s \\\"Aurelia\\\" sinks\"\n---\n\nTwelve people died.\n",
        ("Varn’s \"Aurelia\" sinks", 2, None, None),
    );
    check(
        "---\ntitle: 'Varn''s ferry sinks: nine die'\n---\n\nTwelve people died.\n",
        ("Varn's ferry sinks: nine die", 2, None, None),
    );
    check(
        &format!("---\ntitle: {nine}\nauthor: [A. Reyes, \"B. Holt\"]\n---{text}"),
        (nine, 2, Some("A. Reyes, B. Holt"), None),
    );
}

#[test]
fn a_rule_further_down_is_no_front_matter() {
    let source = one("---\ntitle: Nine die\n---\n\nTwelve died.\n\n---\n\nkey: value\n\n---\n", "a.md");
    assert_eq!(words(&source, BlockKind::Paragraph), ["Twelve died.", "key: value"]);
    let source = one("Twelve died.\n\n+++\ntitle = 9\n+++\n", "a.md");
    assert!(source.text.contains("title = 9") && source.metadata.title.is_none());
    assert_eq!(one("{\n\"Nine\" is a word, a fisher said.", "a.txt").text, "{\n\"Nine\" is a word, a fisher said.");
}

#[test]
fn front_matter_that_cannot_be_read_is_told_with_its_line() {
    for (file, expected) in [
        ("+++\ntitle = Nine\n+++\nText.", "a.md:2:9: front matter: is not valid TOML: "),
        (
            "+++\ntitle = \"Nine\"\nText.",
            "a.md:1:1: front matter: +++ opens it and nothing closes it, expected a line +++ below its keys",
        ),
        (
            "---\ntitle: Nine\n\nText.",
            "a.md:1:1: front matter: --- opens it and nothing closes it, expected a line --- below its keys",
        ),
        ("{\n  \"title\": \"Nine\",\n  \"date\" 4\n}\nText.", "a.md:3:"),
        ("---\ntitle: \"Nine\n---\nText.", "a.md:2:1: front matter: title opens a quotation mark that is not closed"),
        (
            "+++\ntitle = \"T\"\ndate = \"soon\"\n+++\nText.",
            "a.md:3:1: front matter: date is \"soon\", expected a date as in 2027-01-31",
        ),
        ("---\ntitle: [a, b]\n---\nText.", "a.md:2:1: front matter: title is a list, expected one value"),
    ] {
        let error = super::read(file.as_bytes(), "a.md").expect_err(file).to_string();
        assert!(error.starts_with(expected), "{file}: {error}");
    }
    check_error(
        b"---\nnonsense\n---\nText.",
        "a.md",
        "a.md:2:1: front matter: found \"nonsense\", expected key: value, as in title: Ferry sinks off Varn",
    );
}
