//! What is read from bytes, in every input format.

use crosscheck::ingest::{self, Format, IngestError};
use crosscheck::rules::RulePack;
use crosscheck::text::{BlockKind, Source, SourceId};

fn read(bytes: &[u8], name: &str) -> Result<Vec<Source>, IngestError> {
    ingest::read(bytes, name, None, SourceId(0), &RulePack::builtin())
}

fn one(text: &str, name: &str) -> Source {
    read(text.as_bytes(), name).expect("reads").remove(0)
}

/// The words of every block of `kind`, one a line.
fn words(source: &Source, kind: BlockKind) -> Vec<&str> {
    source.blocks.iter().filter(|block| block.kind == kind).map(|block| source.slice(block.span)).collect()
}

#[track_caller]
fn check_error(bytes: &[u8], name: &str, expected: &str) {
    let error = read(bytes, name).expect_err("is refused");
    assert_eq!(error.to_string(), expected);
}

#[track_caller]
fn check_paragraphs(text: &str, expected: &[&str]) {
    assert_eq!(words(&one(text, "a.txt"), BlockKind::Paragraph), expected, "paragraphs of {text:?}");
}

#[test]
fn plain_text_is_kept_verbatim() {
    for text in ["One line.", "  Two\r\n\r\nlines. \n", "\n\nA.\n\tB.\n"] {
        assert_eq!(one(text, "a.txt").text, text);
    }
}

#[test]
fn paragraphs_end_at_blank_lines_or_at_every_line_but_not_at_a_hard_wrap() {
    check_paragraphs("The ferry sank.\n\nNine died.\n", &["The ferry sank.", "Nine died."]);
    check_paragraphs("The ferry sank.\nNine died.", &["The ferry sank.", "Nine died."]);
    check_paragraphs("The ferry sank.\r\n\r\nNine died.\r\n", &["The ferry sank.", "Nine died."]);
    let wrapped = "The ferry left the northern harbour at noon with ninety\npeople on board and sank within the hour, the coast guard\nsaid.\nNine people died.\n";
    let (first, second) = wrapped.trim_end().rsplit_once('\n').expect("two paragraphs");
    check_paragraphs(wrapped, &[first, second]);
}

#[test]
fn jsonl_gives_one_source_a_line_with_its_text_verbatim_and_its_place_in_the_file() {
    let file = "{\"id\": \"case-1\", \"text\": \"Caf\\u00e9 \\\"Nord\\\" burned.\\nNine died.\", \"published\": \"2016-11-07\"}\n\n{\"body\": \"Two.\"}\n";
    let sources = read(file.as_bytes(), "all.jsonl").expect("reads");
    assert_eq!(sources.len(), 2);
    assert_eq!(sources[0].text, "Café \"Nord\" burned.\nNine died.");
    assert_eq!(sources[0].path, "case-1");
    assert_eq!(sources[0].metadata.published.map(|day| day.to_string()).as_deref(), Some("2016-11-07"));
    assert_eq!((sources[1].path.as_str(), sources[1].id), ("all.jsonl:3", SourceId(1)));
    let nine = sources[0].text.find("Nine").expect("is there") as u32;
    let at = sources[0].lines.position(&sources[0].text, nine);
    let line = file.lines().next().expect("one");
    assert_eq!((at.line, at.column), (1, line.find("Nine").expect("is there") as u32 + 1));
}

#[test]
fn a_json_array_gives_one_source_an_object_and_an_object_one() {
    let array = "[\n {\"text\": \"One.\"},\n {\"text\": \"Two.\", \"id\": 7}\n]";
    let paths: Vec<String> = read(array.as_bytes(), "a.json").expect("reads").into_iter().map(|s| s.path).collect();
    assert_eq!(paths, ["a.json:2", "7"]);
    assert_eq!(one("{\"body\": \"One.\", \"title\": \"T\"}", "a.json").metadata.title.as_deref(), Some("T"));
}

#[test]
fn an_input_that_is_no_article_is_refused_with_a_way_out() {
    const EXPECTED: &str = "expected an object with the article's text in \"text\" or \"body\"";
    check_error(b"", "a.txt", "a.txt: is empty, expected the text of an article");
    check_error(b" \r\n\t", "a.md", "a.md: is empty, expected the text of an article");
    check_error(
        b"words\0words, and more",
        "a.txt",
        "a.txt: is binary (NUL at byte 5), expected text; save its text as .txt, .md or .html first",
    );
    check_error(
        b"%PDF-1.7\n",
        "a.txt",
        "a.txt: is a PDF document, expected text; save its text as .txt, .md or .html first",
    );
    check_error(b"{\"text\": \"a\",\n  nope}", "a.json", "a.json:2:3: is not valid JSON: key must be a string");
    check_error(b"{\"text\": \"a\"}\n{\"text\" 1}", "a.jsonl", "a.jsonl:2:9: is not valid JSON: expected `:`");
    check_error(b"{\"title\": \"a\"}", "a.json", &format!("a.json:1:1: found an object without a text, {EXPECTED}"));
    check_error(b"\n{\"text\": 4}", "a.jsonl", &format!("a.jsonl:2:10: found a number as the text, {EXPECTED}"));
    check_error(b"[1]", "a.json", &format!("a.json:1:2: found a number, {EXPECTED}"));
    check_error(b"[]", "a.json", &format!("a.json: found an empty array, {EXPECTED}"));
}

#[test]
fn the_format_is_guessed_from_the_name_then_from_the_content() {
    for (name, text, expected) in [
        ("a.TXT", "<html>", Format::Text),
        ("dir.md/a", "Words.", Format::Text),
        ("a.markdown", "Words.", Format::Markdown),
        ("-", "<!DOCTYPE html><p>Words.", Format::Html),
        ("-", "{\"text\": \"Words.\"}", Format::Json),
        ("-", "{\"text\": \"Words.\"}\n{\"text\": \"Words.\"}", Format::Jsonl),
        ("-", "[{\"text\": \"Words.\"}]", Format::Json),
        ("-", "[Editor's note] Words.", Format::Text),
        ("-", "---\ntitle: T\n---\nWords.", Format::Markdown),
        ("-", "--- Words.", Format::Text),
    ] {
        assert_eq!(Format::guess(name, text), expected, "{name} {text}");
    }
}

#[test]
fn any_encoding_is_read() {
    const TEXT: &str = "Der Präsident – „heute“ – sprach in Köln über die Brücke.";
    let utf16 = |order: fn(u16) -> [u8; 2]| TEXT.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let latin = [("Pr\u{e4}sident \u{2013} K\u{f6}ln", b"Pr\xe4sident \x96 K\xf6ln".to_vec())];
    let marked = [&b"\xef\xbb\xbf"[..], TEXT.as_bytes()].concat();
    for (expected, bytes) in
        [(TEXT, marked), (TEXT, utf16(u16::to_le_bytes)), (TEXT, utf16(u16::to_be_bytes))].into_iter().chain(latin)
    {
        let source = ingest::read(&bytes, "a.txt", None, SourceId(0), &RulePack::builtin()).expect("reads").remove(0);
        assert_eq!(source.text, expected);
    }
}
