//! What is read from pages.

use super::{check_error, one, words};
use crosscheck::text::BlockKind;
use crosscheck::text::Span;

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

/// The text of a page with `middle` between two paragraphs of a story.
fn around(middle: &str) -> String {
    let page = format!(
        "<!DOCTYPE html><html><head><title>Ferry sinks off Marlow</title></head><body><article><h1>Ferry sinks off Marlow</h1>
<p>Twelve people died when the ferry sank off Marlow on Sunday, the coast guard said in a statement to reporters.</p>
<p>The boat carried 84 passengers, most of them students on their way home from a festival, the operator said.</p>
{middle}
<p>Divers found the wreck at a depth of 30 metres late on Monday, and the search for four missing people goes on.</p>
</article></body></html>"
    );
    one(&page, "a.html").text
}

#[test]
fn a_paragraph_of_the_story_is_read_also_as_a_link_in_bold_or_in_a_list() {
    const SENTENCE: &str =
        "On Tuesday the owner, Carl Vane, 54, of Dock Street, was charged with the manslaughter of nine people.";
    for middle in [
        format!("<p><a href=\"/charged\"><strong>{SENTENCE}</strong></a></p>"),
        format!("<p><a href=\"/charged\">{SENTENCE}</a></p>"),
        format!("<p><strong>{SENTENCE}</strong></p>"),
        format!("<p><b><i>{SENTENCE}</i></b></p>"),
        format!("<ul><li>{SENTENCE}</li><li>The harbour of Marlow was shut on Monday.</li></ul>"),
        format!("<ul><li><a href=\"/charged\">{SENTENCE}</a></li></ul>"),
        format!("<blockquote><p>{SENTENCE}</p></blockquote>"),
        format!("<p><a href=\"/a\">He fled.</a> <a href=\"/b\">{SENTENCE}</a></p>"),
        format!("<div>{SENTENCE}</div>"),
        format!("<details><summary>More</summary><p>{SENTENCE}</p></details>"),
    ] {
        assert!(around(&middle).contains(SENTENCE), "{middle}");
    }
}

#[test]
fn links_to_other_stories_are_no_part_of_the_page() {
    for middle in [
        "<p><a href=\"/x\">Bank robbed in Orrin</a></p>",
        "<p><a href=\"/x\">Read more: A bank was robbed in Orrin on Friday.</a></p>",
        "<ul><li><a href=\"/x\">Bank robbed in Orrin by two men</a></li><li><a href=\"/y\">Mill burns</a></li></ul>",
        "<ul><li><a href=\"/x\">A bank was robbed in Orrin.</a></li><li><a href=\"/y\">The mill burned.</a></li><li><a href=\"/z\">A man was held.</a></li></ul>",
        "<aside><p>A bank was robbed in Orrin on Friday, the police of the town said.</p></aside>",
        "<div class=\"related\"><p>A bank was robbed in Orrin on Friday, the police said.</p></div>",
    ] {
        let text = around(middle);
        assert!(!text.contains("robbed"), "{middle} reads {text}");
    }
}

#[test]
fn what_a_page_does_not_show_is_not_read() {
    for hidden in [
        "<p hidden>A bank was robbed in Orrin on Friday.</p>",
        "<p style=\"display: none\">A bank was robbed in Orrin on Friday.</p>",
        "<p aria-hidden=\"true\">A bank was robbed in Orrin on Friday.</p>",
        "<noscript><p>A bank was robbed in Orrin on Friday.</p></noscript>",
        "<template><p>A bank was robbed in Orrin on Friday.</p></template>",
        "<script>document.write('A bank was robbed in Orrin.')</script>",
        "<!-- <p>A bank was robbed in Orrin on Friday.</p> -->",
        "<p>1 hour ago</p><p>Advertisement</p><p>Share</p><p>Photo: robbed bank / Jane Doe</p>",
    ] {
        let text = around(hidden);
        assert!(!text.contains("robbed") && !text.contains("ago"), "{hidden} reads {text}");
    }
}

#[test]
fn paragraphs_cut_by_breaks_and_rows_of_figures_are_apart() {
    let text = around("<div>A boat came at nine.<br><br>It left at ten with the last of them.</div>");
    assert!(text.contains("A boat came at nine.\n\nIt left at ten with the last of them."), "{text}");
    let text = around("<table><tr><th>Town</th><th>Dead</th></tr><tr><td>Marlow</td><td>9</td></tr></table>");
    assert!(text.contains("Town; Dead\n\nMarlow; 9"), "{text}");
}

#[test]
fn deep_and_unclosed_markup_is_read_to_its_end() {
    const STORY: &str = "A ferry with ninety people on board sank off Varn on Monday.";
    for (open, close) in
        [("<div>", "</div>"), ("<span>", ""), ("<b>", "</b>"), ("<sup>", ""), ("<ul><li>", ""), ("<table><tr><td>", "")]
    {
        let page = format!("<html><body>{}<p>{STORY}</p>{}", open.repeat(3_000), close.repeat(3_000));
        assert!(one(&page, "a.html").text.contains(STORY), "{open}");
    }
}

#[test]
fn tags_nested_beyond_what_browsers_nest_are_left_out_and_their_words_stay() {
    const STORY: &str = "A ferry with ninety people on board sank off Varn on Monday.";
    const AFTER: &str = "The search for the last four of them goes on, the coast guard said.";
    for (open, close) in [("<div>", "</div>"), ("<DIV CLASS='a>b'>", "</DIV>"), ("<section><b>", "</b></section>")] {
        let page = format!(
            "<html><body>{}<p>{STORY}</p>{}\n<p>{AFTER}</p></body></html>",
            open.repeat(60_000),
            close.repeat(60_000)
        );
        let source = one(&page, "a.html");
        assert!(source.text.contains(STORY) && source.text.contains(AFTER), "{open}: {}", source.text);
        let last = source.text.find(AFTER).expect("it stands there");
        let span = Span::new(source.id, last, last + AFTER.len());
        assert_eq!(source.position(span).line, 2, "{open}: the place in the file stays");
    }
}
