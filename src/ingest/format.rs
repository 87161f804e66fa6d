//! Which format an input is in: by its name, then by its first characters.

use super::xml;

/// The format of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Plain text, read verbatim.
    Text,
    /// CommonMark, with front matter or without.
    Markdown,
    /// Markdown with components, expressions and imports.
    Mdx,
    /// A web page.
    Html,
    /// One object with `text` or `body`, or an array of them.
    Json,
    /// One such object a line.
    Jsonl,
    /// RSS or Atom: every item is an article.
    Feed,
}

impl Format {
    /// Every format, in the order of the variants.
    pub const ALL: [Format; 7] =
        [Format::Text, Format::Markdown, Format::Mdx, Format::Html, Format::Json, Format::Jsonl, Format::Feed];

    /// The word for it on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Markdown => "markdown",
            Format::Mdx => "mdx",
            Format::Html => "html",
            Format::Json => "json",
            Format::Jsonl => "jsonl",
            Format::Feed => "feed",
        }
    }

    /// The format of that word.
    pub fn named(name: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.name() == name)
    }

    /// The endings of file names in this format, lower case, without the dot.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Format::Text => &["txt", "text"],
            Format::Markdown => &["md", "markdown", "mdown", "mkd"],
            Format::Mdx => &["mdx"],
            Format::Html => &["html", "htm", "xhtml", "shtml"],
            Format::Json => &["json"],
            Format::Jsonl => &["jsonl", "ndjson"],
            // XML is of many kinds: a file .xml is what its text says.
            Format::Feed => &["rss", "atom", "rdf"],
        }
    }

    /// The format a file name ends in, whatever its case.
    pub fn of_name(name: &str) -> Option<Format> {
        let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let (_, ending) = file.rsplit_once('.')?;
        let ending = ending.to_ascii_lowercase();
        Format::ALL.into_iter().find(|format| format.endings().contains(&ending.as_str()))
    }

    /// The format of an input by its name, else by how its text begins; `Text` when nothing speaks against it.
    pub fn guess(name: &str, text: &str) -> Format {
        Format::of_name(name).unwrap_or_else(|| Format::of_content(text))
    }

    fn of_content(text: &str) -> Format {
        let start = text.trim_start();
        let after = |mark: char| start.strip_prefix(mark).map(|rest| rest.trim_start().chars().next());
        match (after('{'), after('[')) {
            (Some(Some('"')), _) => object_or_lines(start),
            (_, Some(Some('{'))) => Format::Json,
            _ if looks_like_html(start) => Format::Html,
            _ if xml::is_document(start) => Format::Feed,
            _ if looks_like_markdown(start) => Format::Markdown,
            _ => Format::Text,
        }
    }
}

fn object_or_lines(start: &str) -> Format {
    let mut lines = start.lines().filter(|line| !line.trim().is_empty());
    let whole = lines.next().is_some_and(|line| line.trim_end().ends_with('}'));
    if whole && lines.next().is_some_and(|line| line.trim_start().starts_with('{')) {
        Format::Jsonl
    } else {
        Format::Json
    }
}

fn looks_like_html(start: &str) -> bool {
    const OPENINGS: [&str; 6] = ["<!doctype html", "<html", "<head", "<body", "<article", "<meta"];
    if xml::root(start).is_some_and(|root| root.eq_ignore_ascii_case("html")) {
        return true;
    }
    OPENINGS.iter().any(|opening| start.get(..opening.len()).is_some_and(|found| found.eq_ignore_ascii_case(opening)))
}

fn looks_like_markdown(start: &str) -> bool {
    let first = start.lines().next().unwrap_or_default();
    let fence = Some(first.trim_end()).filter(|fence| matches!(*fence, "---" | "+++"));
    let fenced = fence.is_some_and(|fence| start.lines().skip(1).any(|line| line.trim_end() == fence));
    fenced || first.starts_with("# ")
}
