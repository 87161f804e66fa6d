//! What is read from Markdown.

use super::{check_error, check_positions, one, words};
use crosscheck::text::BlockKind;

const MARKDOWN: &str = r#"---
title: "Ferry sinks: nine dead"
outlet: Varn Daily
published: 2019-03-05  # a Tuesday
tags:
  - sea
---
# Ferry sinks off *Varn*

<!-- crosscheck: allow(N101) reason="two tolls" until=2027-01-31 -->

A **ferry** with [ninety people](https://varn.example) on board
sank &amp; burned on `Monday`, ~~eight~~ nine died.
![A ferry](ferry.jpg)

> "We saw it go," a fisher said.<!-- crosscheck: allow(Q001) -->

- Four crew
- Five passengers

```
code is no prose
```

| Place | Dead |
|-------|------|
| Varn  | 9    |
"#;

#[test]
fn a_title_in_the_front_matter_is_the_headline_unless_a_heading_says_it() {
    let titled = one("---\noutlet: Post\ntitle: 'Ferry sinks'\n---\n\nNine died.", "a.md");
    assert_eq!(words(&titled, BlockKind::Headline), ["Ferry sinks"]);
    let place = titled.lines.position(&titled.text, titled.blocks[0].span.start);
    assert_eq!((place.line, place.column), (3, 9));
    let plain = one("---\ntitle: title\n---\n\nNine died.", "a.md");
    let place = plain.lines.position(&plain.text, plain.blocks[0].span.start);
    assert_eq!((place.line, place.column), (2, 8), "the value, not the key");
    for heading in ["# Ferry sinks", "Ferry sinks\n==="] {
        let headed = one(&format!("---\ntitle: Ferry sinks\n---\n\n{heading}\n\nNine died."), "a.md");
        assert_eq!(words(&headed, BlockKind::Headline), ["Ferry sinks"], "{heading}");
    }
}

#[test]
fn markdown_is_read_as_prose_with_the_places_of_the_file() {
    let source = one(MARKDOWN, "ferry.md");
    assert_eq!(words(&source, BlockKind::Headline), ["Ferry sinks: nine dead", "Ferry sinks off Varn"]);
    assert_eq!(
        words(&source, BlockKind::Paragraph),
        [
            "A ferry with ninety people on board\nsank & burned on Monday,  nine died.",
            "\"We saw it go,\" a fisher said.",
            "Four crew",
            "Five passengers",
            "Place; Dead",
            "Varn; 9"
        ]
    );
    check_positions(MARKDOWN, &source);
    let crlf = MARKDOWN.replace('\n', "\r\n");
    let again = one(&crlf, "ferry.md");
    assert_eq!(again.text, source.text);
    check_positions(&crlf, &again);
}

#[test]
fn front_matter_and_comments_of_markdown_are_kept_apart() {
    let source = one(MARKDOWN, "ferry.md");
    assert_eq!(source.metadata.title.as_deref(), Some("Ferry sinks: nine dead"));
    assert_eq!(source.metadata.outlet.as_deref(), Some("Varn Daily"));
    assert_eq!(source.metadata.published.map(|day| day.to_string()).as_deref(), Some("2019-03-05"));
    let directives: Vec<_> = source.directives.iter().map(|found| (found.position.line, found.text.as_str())).collect();
    assert_eq!(directives, [(10, "allow(N101) reason=\"two tolls\" until=2027-01-31"), (16, "allow(Q001)")]);
    assert_eq!(source.warnings, Vec::<String>::new());
}

#[test]
fn front_matter_that_is_no_key_and_value_is_refused_at_its_line() {
    check_error(
        b"---\ntitle Ferry\n---\nText.",
        "a.md",
        "a.md:2:1: front matter: found \"title Ferry\", expected key: value, as in title: Ferry sinks off Varn",
    );
    check_error(
        b"---\ntitle: T\npublished: last week\n---\nText.",
        "a.md",
        "a.md:3:1: front matter: published is \"last week\", expected a date as in 2027-01-31",
    );
    check_error(
        b"---\ntitle: T\n---\n",
        "a.md",
        "a.md: has no running text, expected the page of an article; save its text as .txt",
    );
    let slip = one("---\npublishd: 2027-01-31\n---\nText.", "a.md");
    assert_eq!(slip.warnings, ["front matter key publishd is not read; did you mean published?"]);
    assert_eq!(one("---\nA rule, no front matter.", "a.md").text.trim(), "A rule, no front matter.");
}
