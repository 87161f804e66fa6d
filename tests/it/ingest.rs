//! What is read from bytes, in every input format.

mod anything;
mod components;
mod dates;
mod feeds;
mod html;
mod layout;
mod look;
mod markdown;
mod matter;
mod program;

pub use anything::PIECES;
use crosscheck::ingest::{self, Format, IngestError};
use crosscheck::rules::RulePack;
use crosscheck::rules::ingest::{Example, Place, Reads};
use crosscheck::text::{BlockKind, Source, SourceId};

static RULES: std::sync::OnceLock<RulePack> = std::sync::OnceLock::new();

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
    for end in ["\r\n", "\r"] {
        let other = wrapped.replace('\n', end);
        check_paragraphs(&other, &[&first.replace('\n', end), second]);
    }
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
        "a.txt: is a PDF document, expected text, Markdown, HTML, JSON or a feed; save the text of the article as .txt, .md or .html first",
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
        ("-", "+++\ntitle = \"T\"\n+++\nWords.", Format::Markdown),
        ("-", "--- Words.", Format::Text),
        ("a.mdx", "Words.", Format::Mdx),
        ("a.xml", "<?xml version=\"1.0\"?>\n<!-- x --><rss>", Format::Feed),
        ("a.xml", "<?xml version=\"1.0\"?><!DOCTYPE html><html>", Format::Html),
        ("-", "<feed xmlns=\"http://www.w3.org/2005/Atom\">", Format::Feed),
        ("-", "<b>Words</b> and <i>more</i>", Format::Text),
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

/// An article with the line of `example` where its rule file says.
fn around(example: &Example) -> String {
    let line = &example.text;
    let [first, second] = ["A ferry sank off Varn on Sunday.", "Nine people died, the coast guard said."];
    match example.place {
        Place::Top => format!("{line}\n\n{first}\n\n{second}\n"),
        Place::Anywhere => format!("{first}\n\n{line}\n\n{second}\n"),
        Place::End | Place::Below => format!("{first}\n\n{second}\n\n{line}\n"),
    }
}

#[test]
fn lines_around_a_story_read_as_their_rule_files_say() {
    let rules = RulePack::builtin();
    assert!(rules.ingest.examples.len() > 30, "the rule files have examples");
    for example in rules.ingest.examples.iter().filter(|example| example.place != Place::Below) {
        let source = one(&around(example), "a.txt");
        let kind = match example.reads {
            Reads::Metadata => BlockKind::Metadata,
            Reads::Boilerplate => BlockKind::Boilerplate,
        };
        assert_eq!(
            words(&source, kind).contains(&example.text.as_str()),
            example.holds,
            "{}: {}",
            example.path,
            example.text
        );
        if example.date.is_some() {
            assert_eq!(source.metadata.published.map(|day| day.to_string()), example.date, "{}", example.text);
        }
    }
}

#[test]
fn what_stands_below_the_heading_of_other_stories_is_no_part_of_a_page() {
    let rules = RulePack::builtin();
    for example in rules.ingest.examples.iter().filter(|example| example.place == Place::Below) {
        let story = "<p>A ferry with ninety people on board sank off Varn on Sunday, the coast guard said.</p>"
            .replace("ninety", "90");
        let story = format!("{story}{}{}", story.replace("Sunday", "Monday"), story.replace("Sunday", "Friday"));
        let other = "<p>A bank was robbed in Orrin on Friday.</p>";
        let page = format!("<html><body><article>{story}<h3>{}</h3>{other}</article></body></html>", example.text);
        let source = one(&page, "a.html");
        assert_eq!(!source.text.contains("robbed"), example.holds, "{}: {}", example.path, example.text);
    }
}

#[test]
fn a_text_that_is_not_english_is_read_with_a_warning() {
    let rules = RulePack::builtin();
    assert!(rules.ingest.languages.iter().any(|(_, english)| *english), "the rule file has examples");
    for (text, english) in &rules.ingest.languages {
        let source = one(text, "a.txt");
        assert!(source.text.contains(text.trim()), "it is read all the same");
        let warned = source.warnings.iter().any(|warning| warning.starts_with("does not look English"));
        assert_eq!(warned, !english, "{text}");
    }
}

#[test]
fn a_short_text_or_one_of_names_and_numbers_is_not_taken_for_another_language() {
    for text in ["Muere un hombre.", "Varn 12, Orrin 9\nTolm 3, Laverne 0", ""] {
        let Ok(sources) = read(text.as_bytes(), "a.txt") else { continue };
        assert_eq!(sources[0].warnings, Vec::<String>::new(), "{text}");
    }
    let chinese = "星期一中午，一艘渡轮载着九十人离开北部港口，一小时内沉没，海岸警卫队说。".repeat(4);
    assert_eq!(one(&chinese, "a.txt").warnings.len(), 1);
}

#[track_caller]
fn check_kinds(text: &str, expected: &[(BlockKind, &str)]) -> Source {
    let source = one(text, "a.txt");
    let found: Vec<_> = source.blocks.iter().map(|block| (block.kind, source.slice(block.span))).collect();
    assert_eq!(found, expected);
    source
}

#[test]
fn what_stands_above_a_story_is_its_metadata_and_headline() {
    use BlockKind::{Headline, Metadata, Paragraph};
    let text = "https://varn.example/2019/03/04/ferry\n\nFerry sinks off Varn, nine dead\n\nBy Jane Doe\n\nPosted March 5, 2019 9:10 AM\n\nA ferry sank off Varn on Monday.\n\nA second try\n\nDivers went down again.\n";
    let source = check_kinds(
        text,
        &[
            (Metadata, "https://varn.example/2019/03/04/ferry"),
            (Headline, "Ferry sinks off Varn, nine dead"),
            (Metadata, "By Jane Doe"),
            (Metadata, "Posted March 5, 2019 9:10 AM"),
            (Paragraph, "A ferry sank off Varn on Monday."),
            (Headline, "A second try"),
            (Paragraph, "Divers went down again."),
        ],
    );
    let metadata = source.metadata;
    assert_eq!(metadata.title.as_deref(), Some("Ferry sinks off Varn, nine dead"));
    assert_eq!(metadata.byline.as_deref(), Some("Jane Doe"));
    assert_eq!(metadata.published.map(|day| day.to_string()).as_deref(), Some("2019-03-05"));
    assert_eq!(metadata.url.as_deref(), Some("https://varn.example/2019/03/04/ferry"));
}

#[test]
fn a_text_of_a_single_line_is_running_text() {
    check_kinds("January 5, 2009", &[(BlockKind::Paragraph, "January 5, 2009")]);
    check_kinds("Three boats", &[(BlockKind::Paragraph, "Three boats")]);
}

#[track_caller]
fn check_dateline(text: &str, dateline: &str, place: Option<&str>, agency: Option<&str>) {
    let source = one(text, "a.txt");
    assert_eq!(
        words(&source, BlockKind::Metadata),
        [dateline].into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>()
    );
    assert_eq!(source.metadata.dateline_place.as_deref(), place, "place of {text}");
    assert_eq!(source.metadata.agency.as_deref(), agency, "agency of {text}");
    assert!(words(&source, BlockKind::Paragraph)[0].ends_with("sank."), "the sentence stays in {text}");
}

#[test]
fn a_dateline_is_no_part_of_the_first_sentence() {
    check_dateline("VARN (AP) — A ferry sank.", "VARN (AP) —", Some("VARN"), Some("AP"));
    check_dateline(
        "VARN, Dec. 14 (Xinhua) -- A ferry sank.",
        "VARN, Dec. 14 (Xinhua) --",
        Some("VARN"),
        Some("Xinhua"),
    );
    check_dateline("(Reuters) — A ferry sank.", "(Reuters) —", None, Some("Reuters"));
    check_dateline("PORT VARN, N.Y. ― A ferry sank.", "PORT VARN, N.Y. ―", Some("PORT VARN"), None);
    check_dateline("Varn (AFP) - A ferry sank.", "Varn (AFP) -", Some("Varn"), Some("AFP"));
    check_dateline("VARN — A ferry sank.", "VARN —", Some("VARN"), None);
    check_dateline("NATO — an alliance — said a ferry sank.", "", None, None);
    check_dateline("UPDATE — A ferry sank.", "", None, None);
    check_dateline("VARN MAYOR: A ferry sank.", "", None, None);
    check_dateline("The VARN — A ferry sank.", "", None, None);
}

#[test]
fn a_credit_in_brackets_at_the_end_is_boilerplate() {
    use BlockKind::{Boilerplate, Paragraph};
    let text = "A ferry sank. Nine died. (Reporting by Jane Doe)";
    check_kinds(text, &[(Paragraph, "A ferry sank. Nine died."), (Boilerplate, "(Reporting by Jane Doe)")]);
    let source = check_kinds("A ferry sank. (Yonhap)", &[(Paragraph, "A ferry sank."), (Boilerplate, "(Yonhap)")]);
    assert_eq!(source.metadata.agency.as_deref(), Some("Yonhap"));
    check_kinds("A ferry sank (nine died).", &[(Paragraph, "A ferry sank (nine died).")]);
}

/// Every place of the text that holds a letter stands on the same letter of the file.
#[track_caller]
fn check_positions(file: &str, source: &Source) {
    let lines: Vec<Vec<char>> = file.split('\n').map(|line| line.chars().collect()).collect();
    for (byte, letter) in source.text.char_indices().filter(|(_, letter)| letter.is_alphanumeric()) {
        let at = source.lines.position(&source.text, byte as u32);
        let found = lines.get(at.line as usize - 1).and_then(|line| line.get(at.column as usize - 1));
        assert_eq!(found, Some(&letter), "byte {byte} of {:?} at {}:{}", source.text, at.line, at.column);
    }
}
