//! What a page says about its article: JSON-LD, meta elements, marked elements, in this order.

use crate::ingest::{header, published};
use crate::rules::RulePack;
use crate::text::Metadata;
use dom_query::Document;
use jiff::civil::Date;
use serde_json::Value;

/// The page's own word on its article.
pub(super) struct About {
    /// Title, outlet, byline, date, address.
    pub metadata: Metadata,
    /// The title in every form in which the page tells it of itself.
    pub titles: Vec<String>,
    /// The text of the article, when the page has it among its metadata.
    pub text: Option<String>,
}

/// Reads what a page says about its article.
pub(super) fn read(page: &Document, rules: &RulePack) -> About {
    let linked = LinkedData::of(page);
    let meta = |names: &[&str]| meta(page, names);
    let url = attribute(page, "link[rel=canonical]", "href")
        .or_else(|| meta(&["og:url"]))
        .or_else(|| linked.text("url"))
        .filter(|url| url.contains("://"));
    let outlet = linked
        .name("publisher")
        .or_else(|| meta(&["og:site_name", "application-name"]))
        .or_else(|| url.as_deref().and_then(host));
    let plain = |title: String| without_outlet(&title, outlet.as_deref());
    let named = [linked.text("headline"), meta(&["og:title", "twitter:title", "dc.title", "parsely-title"])]
        .map(|title| title.map(plain));
    let (heading, whole) = (element(page, "h1").map(plain), element(page, "title").map(plain));
    let [linked_title, meta_title] = named.clone();
    let metadata = Metadata {
        title: linked_title.or(meta_title).or(heading).or_else(|| whole.clone()),
        byline: byline(page, &linked, rules),
        published: published(page, &linked, rules),
        outlet,
        url,
        ..Metadata::default()
    };
    // A heading in other words than these is the story's own, and may say what they do not.
    let titles = named.into_iter().chain([whole]).flatten().collect();
    About { metadata, titles, text: linked.text("articleBody") }
}

fn byline(page: &Document, linked: &LinkedData, rules: &RulePack) -> Option<String> {
    const META: [&str; 6] = ["author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl"];
    const ELEMENTS: &str = "[itemprop=author] [itemprop=name], [itemprop=author], [rel=author], .byline";
    let shown =
        || element(page, ELEMENTS).filter(|name| !name.contains(|letter: char| letter.is_numeric() || letter == '@'));
    let name = linked.name("author").or_else(|| meta(page, &META)).or_else(shown)?;
    if name.contains("://") {
        return None;
    }
    Some(header::byline(&name, &rules.ingest.bylines).unwrap_or(name))
}

/// The host of a web address, without "www.".
fn host(url: &str) -> Option<String> {
    let host = url.split_once("://")?.1.split(['/', ':', '?']).next()?;
    Some(host.trim_start_matches("www.").to_lowercase()).filter(|host| host.contains('.'))
}

fn published(page: &Document, linked: &LinkedData, rules: &RulePack) -> Option<Date> {
    const META: [&str; 16] = [
        "article:published_time",
        "og:article:published_time",
        "og:published_time",
        "datepublished",
        "pubdate",
        "publishdate",
        "publish-date",
        "publish_date",
        "publication_date",
        "parsely-pub-date",
        "sailthru.date",
        "dc.date.issued",
        "dc.date",
        "dcterms.created",
        "date",
        "cxenseparse:recs:publishtime",
    ];
    const ELEMENTS: [(&str, &str); 4] = [
        ("[itemprop=datePublished]", "content"),
        ("[itemprop=datePublished]", "datetime"),
        ("time[pubdate]", "datetime"),
        ("article time[datetime], time[datetime]", "datetime"),
    ];
    let day = |written: &str| published::iso_date(written).or_else(|| published::any_date(written, &rules.ingest));
    let marked =
        || ELEMENTS.iter().find_map(|(selector, name)| attribute(page, selector, name).and_then(|value| day(&value)));
    linked
        .text("datePublished")
        .and_then(|written| day(&written))
        .or_else(|| META.iter().find_map(|name| meta(page, &[name]).and_then(|value| day(&value))))
        .or_else(marked)
}

/// The content of the first meta element that has one of the names, in the order of the names.
fn meta(page: &Document, names: &[&str]) -> Option<String> {
    let elements = page.select("meta[content]");
    names.iter().find_map(|wanted| {
        elements.iter().find_map(|element| {
            let named = ["property", "name", "itemprop"]
                .iter()
                .any(|kind| element.attr(kind).is_some_and(|name| name.trim().eq_ignore_ascii_case(wanted)));
            if named { element.attr("content").and_then(|value| line(&value)) } else { None }
        })
    })
}

fn element(page: &Document, selector: &str) -> Option<String> {
    line(&page.select_single(selector).text())
}

fn attribute(page: &Document, selector: &str, name: &str) -> Option<String> {
    page.select_single(selector).attr(name).and_then(|value| line(&value))
}

/// A text with single spaces; `None` when there is nothing in it.
fn line(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// A title without the outlet's name behind a dash or bar.
fn without_outlet(title: &str, outlet: Option<&str>) -> String {
    const MARKS: [&str; 6] = [" | ", " - ", " – ", " — ", " :: ", " » "];
    let cut = MARKS.iter().filter_map(|mark| title.rsplit_once(mark)).find(|(_, end)| {
        outlet.is_some_and(|outlet| {
            end.to_lowercase().contains(&outlet.to_lowercase()) || outlet.to_lowercase().contains(&end.to_lowercase())
        })
    });
    cut.map_or(title, |(start, _)| start).trim().to_owned()
}

/// The objects of the page's JSON-LD that describe an article.
struct LinkedData(Vec<Value>);

impl LinkedData {
    fn of(page: &Document) -> LinkedData {
        let mut found = Vec::new();
        for script in page.select("script[type=\"application/ld+json\"]").iter() {
            let text = script.text();
            let json = text.trim().trim_start_matches("<![CDATA[").trim_end_matches("]]>");
            if let Ok(value) = serde_json::from_str::<Value>(json) {
                articles(value, &mut found);
            }
        }
        LinkedData(found)
    }

    fn text(&self, key: &str) -> Option<String> {
        self.0.iter().find_map(|article| article.get(key).and_then(Value::as_str)).and_then(decoded)
    }

    /// The name of a person or organisation, or of several: "Jane Doe, Richard Roe".
    fn name(&self, key: &str) -> Option<String> {
        self.0.iter().find_map(|article| article.get(key).and_then(name))
    }
}

fn name(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => decoded(text),
        Value::Object(fields) => fields.get("name").and_then(name),
        Value::Array(several) => {
            let names: Vec<String> = several.iter().filter_map(name).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

/// A string of JSON-LD without the entities that some pages leave in it; its lines are kept.
fn decoded(text: &str) -> Option<String> {
    let plain = if text.contains(['&', '<']) { Document::fragment(text).text().to_string() } else { text.to_owned() };
    Some(plain.trim().to_owned()).filter(|text| !text.is_empty())
}

/// Collects the articles of a value: itself, the entries of a list or of its `@graph`.
fn articles(value: Value, into: &mut Vec<Value>) {
    match value {
        Value::Array(several) => several.into_iter().for_each(|value| articles(value, into)),
        Value::Object(mut fields) => {
            if let Some(graph) = fields.remove("@graph") {
                articles(graph, into);
            }
            if fields.get("@type").is_some_and(is_article) {
                into.push(Value::Object(fields));
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn is_article(kind: &Value) -> bool {
    match kind {
        Value::String(name) => name.ends_with("Article") || name.ends_with("Posting") || name == "Report",
        Value::Array(several) => several.iter().any(is_article),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => false,
    }
}
