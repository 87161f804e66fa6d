//! What is read from pages.

use super::{check_error, one, words};
use crosscheck::text::BlockKind;

const PAGE: &str = r#"<!DOCTYPE html>
<html><head><title>Ferry sinks off Varn | Varn Daily</title>
<meta property="og:site_name" content="Varn Daily">
<meta name="author" content="By Jane Doe">
<link rel="canonical" href="https://varn.example/ferry">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "NewsArticle",
 "headline": "Ferry sinks off Varn", "datePublished": "2019-03-05T23:10:00-05:00"}]}</script>
</head><body><nav><a href="/">Home</a></nav>
<!-- crosscheck: allow(N101) -->
<article><h1>Ferry sinks off Varn</h1><p class="byline">By Jane Doe</p>
<figure><img src="ferry.jpg"><figcaption>The ferry in 2017, when it was new.</figcaption></figure>
<p>VARN (AP) &mdash; A ferry with ninety people on board sank off Varn on Monday &amp; nine of them
died, the coast guard said. It was the worst accident on this coast in twenty years, an official said.</p>
<p>Advertisement</p>
<p>&ldquo;We saw it go down within minutes,&rdquo; said a fisher who had watched from the pier, and he
added that <a href="/wind">the wind was strong</a> at the time. Two boats helped in the rescue.</p>
<p>Read more: <a href="/harbour">The harbour of Varn and its long history of accidents</a></p>
<h2>A second try</h2>
<p>Divers went down again on Tuesday morning, the coast guard said, but they found nobody alive.<br><br>
The search was called off in the evening, when the water had become too cold for the divers.</p>
</article><footer>Copyright 2019 Varn Daily</footer></body></html>
"#;

#[test]
fn html_is_read_as_the_body_of_its_article() {
    let source = one(PAGE, "ferry.html");
    assert_eq!(words(&source, BlockKind::Headline), ["A second try"]);
    let paragraphs = words(&source, BlockKind::Paragraph);
    let starts: Vec<String> = paragraphs.iter().map(|words| words.chars().take(12).collect()).collect();
    assert_eq!(starts, ["A ferry with", "“We saw it g", "Divers went ", "The search w"]);
    assert_eq!(words(&source, BlockKind::Metadata), ["VARN (AP) —"]);
    assert_eq!(words(&source, BlockKind::Boilerplate), Vec::<&str>::new());
}

#[test]
fn a_page_says_who_wrote_its_article_when_and_where() {
    let source = one(PAGE, "ferry.html");
    let metadata = source.metadata;
    assert_eq!(metadata.title.as_deref(), Some("Ferry sinks off Varn"));
    assert_eq!(metadata.outlet.as_deref(), Some("Varn Daily"));
    assert_eq!(metadata.byline.as_deref(), Some("Jane Doe"));
    assert_eq!(metadata.published.map(|day| day.to_string()).as_deref(), Some("2019-03-05"));
    assert_eq!(metadata.url.as_deref(), Some("https://varn.example/ferry"));
    assert_eq!(metadata.agency.as_deref(), Some("AP"));
    assert_eq!(source.directives.len(), 1);
    assert_eq!(source.directives[0].position.line, 9);
}

#[test]
fn paragraphs_of_a_page_stand_on_their_lines_of_the_file() {
    let source = one(PAGE, "ferry.html");
    for words in
        ["A ferry with ninety", "“We saw it go", "Divers went down", "The search was called", "the wind was strong"]
    {
        let byte = source.text.find(words).expect("is in the text") as u32;
        let found = source.lines.position(&source.text, byte).line as usize;
        let plain = words.trim_start_matches('“');
        let expected = PAGE.lines().position(|line| line.contains(plain)).expect("is in the file") + 1;
        assert_eq!(found, expected, "{words}");
    }
}

#[test]
fn a_page_without_an_article_is_refused() {
    check_error(
        b"<html><body><nav>Home</nav></body></html>",
        "a.html",
        "a.html: has no running text, expected the page of an article; save its text as .txt",
    );
}
