//! Feeds, and documents that are refused by their kind.

use super::{read, words};
use crosscheck::text::{BlockKind, Source};

const RSS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Harbour Post</title><image><title>Logo</title></image>
<item><title>Ferry sinks off Marlow</title><link>https://harbour.example/1</link>
<pubDate>Mon, 13 May 2024 08:00:00 +0000</pubDate><description>Twelve dead.</description>
<media:title>A photograph</media:title><author>desk@harbour.example (A. Reyes)</author>
<content:encoded><![CDATA[<p>Twelve people died when the ferry sank off Marlow.</p>
<p>The boat carried 84 passengers.</p>]]></content:encoded></item>
<item><title>Mill fire kills six at Tom &amp; Sons</title><pubDate>soon</pubDate>
<description>&lt;p&gt;Six people died when the mill burned down.&lt;/p&gt;</description></item>
<item><title></title><description> </description></item>
</channel></rss>
"#;

const ATOM: &str = r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Post</title>
<entry><title type="html">Ferry &amp;amp; pier</title><link rel="self" href="https://harbour.example/self"/>
<link href="https://harbour.example/1"/><updated>2024-05-14T08:00:00Z</updated><published>2024-05-13T08:00:00Z</published>
<author><name>A. Reyes</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Twelve people died when the ferry sank.</p></div></content></entry>
<entry><title>Fares</title><summary type="text">Fares of less than 5 &lt; 6 crowns fell.</summary><updated>2024-05-14T08:00:00Z</updated></entry>
</feed>"#;

const RDF: &str = r#"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour Post</title></channel>
<item rdf:about="https://harbour.example/1"><title>Ferry sinks</title><description>Twelve people died.</description><d:date>2024-05-13T08:00:00+01:00</d:date><d:creator>A. Reyes</d:creator></item>
</rdf:RDF>"#;

const JSON: &str = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Harbour Post", "items": [
 {"id": "1", "url": "https://harbour.example/1", "title": "Ferry sinks", "content_html": "<p>Twelve people died.<\/p><p>It sank.<\/p>", "date_published": "2024-05-13T08:00:00Z", "authors": [{"name": "A. Reyes"}]},
 {"id": "2", "content_text": "Six people died.\n\nThe mill burned.", "date_published": "2024-05-14T08:00:00Z"}
]}"#;

/// The sources of a feed: name, headline, paragraphs.
#[track_caller]
fn check(file: &str, name: &str, expected: &[(&str, &str, &[&str])]) -> Vec<Source> {
    let sources = read(file.as_bytes(), name).expect("reads");
    let found: Vec<(&str, Vec<&str>, Vec<&str>)> = sources
        .iter()
        .map(|source| (source.path.as_str(), words(source, BlockKind::Headline), words(source, BlockKind::Paragraph)))
        .collect();
    let expected: Vec<(&str, Vec<&str>, Vec<&str>)> = expected
        .iter()
        .map(|(path, title, text)| {
            (*path, Some(*title).filter(|title| !title.is_empty()).into_iter().collect(), text.to_vec())
        })
        .collect();
    assert_eq!(found, expected);
    sources
}

/// The line and column of the first paragraph.
fn place(source: &Source) -> (u32, u32) {
    let block = source.blocks.iter().find(|block| block.kind == BlockKind::Paragraph).expect("a paragraph");
    let at = source.position(block.span);
    (at.line, at.column)
}

#[test]
fn every_item_of_rss_is_a_source() {
    for name in ["a.xml", "a.rss", "-"] {
        let sources = check(
            RSS,
            name,
            &[
                (
                    &format!("{name}#1"),
                    "Ferry sinks off Marlow",
                    &["Twelve people died when the ferry sank off Marlow.", "The boat carried 84 passengers."],
                ),
                (
                    &format!("{name}#2"),
                    "Mill fire kills six at Tom & Sons",
                    &["Six people died when the mill burned down."],
                ),
            ],
        );
        let about = &sources[0].metadata;
        assert_eq!(about.published.map(|day| day.to_string()).as_deref(), Some("2024-05-13"));
        assert_eq!(about.outlet.as_deref(), Some("Harbour Post"));
        assert_eq!(about.byline.as_deref(), Some("A. Reyes"));
        assert_eq!(about.url.as_deref(), Some("https://harbour.example/1"));
        assert_eq!(place(&sources[0]), (7, 30));
        assert_eq!(sources[0].warnings, ["item 3 on line 11 has no text and is not read"]);
        assert!(sources[1].warnings[0].starts_with("pubDate on line 9 is \"soon\""), "{:?}", sources[1].warnings);
    }
}

#[test]
fn every_entry_of_atom_and_item_of_rdf_and_json_is_a_source() {
    let sources = check(
        ATOM,
        "a.atom",
        &[
            ("a.atom#1", "Ferry & pier", &["Twelve people died when the ferry sank."]),
            ("a.atom#2", "Fares", &["Fares of less than 5 < 6 crowns fell."]),
        ],
    );
    assert_eq!(sources[0].metadata.byline.as_deref(), Some("A. Reyes"));
    assert_eq!(sources[0].metadata.url.as_deref(), Some("https://harbour.example/1"));
    assert_eq!(sources[0].metadata.published.map(|day| day.to_string()).as_deref(), Some("2024-05-13"));
    assert_eq!(sources[1].metadata.published.map(|day| day.to_string()).as_deref(), Some("2024-05-14"));
    let sources = check(RDF, "a.rdf", &[("a.rdf#1", "Ferry sinks", &["Twelve people died."])]);
    assert_eq!(sources[0].metadata.published.map(|day| day.to_string()).as_deref(), Some("2024-05-13"));
    assert_eq!(sources[0].metadata.byline.as_deref(), Some("A. Reyes"));
    let sources = check(
        JSON,
        "a.json",
        &[
            ("a.json#1", "Ferry sinks", &["Twelve people died.", "It sank."]),
            ("a.json#2", "", &["Six people died.", "The mill burned."]),
        ],
    );
    assert_eq!((place(&sources[0]).0, place(&sources[1])), (2, (3, 31)));
    assert_eq!(sources[0].metadata.byline.as_deref(), Some("A. Reyes"));
}

#[test]
fn a_json_article_whose_text_looks_like_json_is_an_article() {
    let file = r#"{"text": "{\"version\": \"https://jsonfeed.org/version/1\", \"items\": []} is what he sent.", "title": "A feed"}"#;
    assert_eq!(read(file.as_bytes(), "a.json").expect("reads").len(), 1);
}

#[track_caller]
fn check_refused(bytes: &[u8], name: &str, expected: &str) {
    let error = read(bytes, name).expect_err(name).to_string();
    assert!(error.starts_with(&format!("{name}{expected}")), "{error}");
}

#[test]
fn documents_of_other_kinds_are_refused_by_name() {
    check_refused(
        b"WARC/1.0\r\nWARC-Type: response\r\n\r\n<p>Nine died.",
        "a.warc",
        ": is a web archive (WARC), expected ",
    );
    check_refused(
        b"<?xml version=\"1.0\"?>\n<nitf><body><p>Nine died.</p></body></nitf>",
        "a.xml",
        ": is a wire article in NITF, XML with the root <nitf>, expected ",
    );
    check_refused(b"<newsItem xmlns=\"x\"><p>Nine died.</p></newsItem>", "a.xml", ": is a wire article in NewsML-G2, ");
    check_refused(b"<NewsML><p>Nine died.</p></NewsML>", "-", ": is a wire package in NewsML, ");
    check_refused(
        b"<?xml version=\"1.0\"?><catalog><p>Nine died.</p></catalog>",
        "a.xml",
        ": is XML with the root <catalog>, expected a feed",
    );
    check_refused(b"PK\x03\x04\x14\0\0\0\0\0mimetypeapplication/epub+zip", "a.epub", ": is a book (EPUB), expected ");
    check_refused(b"PK\x03\x04\x14\0\0\0\0\0word/document.xml", "a.docx", ": is a Word document (DOCX), expected ");
    check_refused(b"PK\x03\x04\x14\0\0\0\0\0a.txt", "a.zip", ": is a zip archive, expected ");
    check_refused(b"\x1f\x8b\x08\0", "a.txt.gz", ": is gzip-compressed, expected ");
    check_refused(b"GIF89a\x01\0", "a.txt", ": is an image (GIF), expected ");
    check_refused(b"%PDF-1.7\n", "a.pdf", ": is a PDF document, expected ");
    check_refused(
        b"<rss><channel><title>Post</title></channel></rss>",
        "a.xml",
        ": is a feed without items, expected ",
    );
}

#[test]
fn xml_that_does_not_parse_is_refused_with_its_line() {
    check_refused(b"<rss><channel>\n<item><title>Nine</tilte></item></channel></rss>", "a.xml", ":2:");
    check_refused(
        b"<rss><channel>\n<item><title>Nine</title>",
        "a.xml",
        ":2:26: is not valid XML: ends inside <item>, expected </item>",
    );
    check_refused(b"<rss><channel>\n<item><![CDATA[ Nine", "a.xml", ":2:");
}

#[test]
fn what_a_feed_declares_is_not_expanded() {
    let bomb = r#"<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "nine"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
<rss><channel><item><title>Toll</title><description>There were &b; and &c; and 84&nbsp;people.</description></item></channel></rss>"#;
    let sources = read(bomb.as_bytes(), "a.xml").expect("reads");
    assert!(!sources[0].text.contains("nine"), "{}", sources[0].text);
    assert!(!sources[0].text.contains("root:"), "{}", sources[0].text);
}

#[test]
fn large_and_deep_feeds_take_time_in_proportion_to_their_length() {
    let item = "<item><title>Nine die</title><description>Nine people died &amp; two swam.</description></item>";
    let many = format!("<rss><channel>{}</channel></rss>", item.repeat(5_000));
    assert_eq!(read(many.as_bytes(), "a.xml").expect("reads").len(), 5_000);
    let deep = format!(
        "<rss><channel><item><title>Nine die</title><x>{}{}</x></item></channel></rss>",
        "<x>".repeat(100_000),
        "</x>".repeat(100_000)
    );
    assert_eq!(read(deep.as_bytes(), "a.xml").expect("reads").len(), 1);
    let open = format!("<rss><channel>{}", "<item>".repeat(100_000));
    check_refused(open.as_bytes(), "a.xml", ":1:");
}
