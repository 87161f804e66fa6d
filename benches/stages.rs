//! How fast the whole way is, and each stage of it, over the stories of fixtures/: `cargo bench --bench stages`.
//!
//! The articles of all stories are put together to texts of about 1,000 words. Counters are bytes of text (MB/s) and articles
//! (items/s); a stage is given what the stages before it made.

use crosscheck::align::{link, profile};
use crosscheck::extract::speaker::Speakers;
use crosscheck::ingest::{self, Format};
use crosscheck::language::en;
use crosscheck::pipeline::{self, Extraction, Options};
use crosscheck::report::{self, Style};
use crosscheck::resolve;
use crosscheck::rules::RulePack;
use crosscheck::text::{Sentence, Source, SourceId};
use crosscheck::{extract, segment, value};
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::{fs, io};

static RULES: LazyLock<RulePack> = LazyLock::new(RulePack::builtin);
static STORIES: LazyLock<Vec<Source>> = LazyLock::new(|| stories().expect("the fixtures are there"));

/// Words of an article to be measured.
const ARTICLE_WORDS: usize = 1_000;

fn main() {
    LazyLock::force(&RULES);
    LazyLock::force(&STORIES);
    divan::main();
}

/// Every article of fixtures/stories, read, by story and name.
fn stories() -> io::Result<Vec<Source>> {
    let mut paths = Vec::new();
    for story in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/stories"))? {
        for file in fs::read_dir(story?.path())? {
            paths.push(file?.path());
        }
    }
    paths.retain(|path: &PathBuf| Format::of_name(&path.to_string_lossy()).is_some());
    paths.sort();
    let mut sources = Vec::new();
    for path in paths {
        let name = path.to_string_lossy();
        sources.extend(ingest::read(&fs::read(&path)?, &name, None, SourceId(0), &RULES).map_err(io::Error::other)?);
    }
    Ok(sources)
}

/// So many articles of about 1,000 words: article `n` tells of the same events as every other, in another paper's words.
fn articles(count: usize) -> Vec<(String, String)> {
    let mut texts = vec![String::new(); count];
    for (at, story) in STORIES.iter().enumerate() {
        let text = &mut texts[at % count];
        if text.split_whitespace().count() < ARTICLE_WORDS {
            text.push_str(&story.text);
            text.push_str("\n\n");
        }
    }
    texts.into_iter().enumerate().map(|(at, text)| (format!("article-{at}.txt"), text)).collect()
}

fn sources(articles: &[(String, String)]) -> Vec<Source> {
    let read = |(at, (name, text)): (usize, &(String, String))| {
        ingest::read(text.as_bytes(), name, None, SourceId(at as u32), &RULES).expect("text is read")
    };
    articles.iter().enumerate().flat_map(read).collect()
}

fn bytes(articles: &[(String, String)]) -> BytesCount {
    BytesCount::new(articles.iter().map(|(_, text)| text.len()).sum::<usize>())
}

/// One source with its sentences.
fn segmented() -> (Source, Vec<Sentence>) {
    let source = sources(&articles(2)).remove(0);
    let (sentences, _) = segment::segment(&source, &RULES);
    (source, sentences)
}

fn extracted(count: usize) -> Vec<Extraction> {
    pipeline::read(sources(&articles(count)), &RULES)
}

/// What a process does before its first source.
#[divan::bench]
fn load_rules(bencher: Bencher) {
    bencher.bench(RulePack::builtin);
}

/// The whole way from bytes to JSON.
#[divan::bench(args = [2, 5, 10])]
fn whole(bencher: Bencher, count: usize) {
    let articles = articles(count);
    let style = Style::default();
    bencher.counter(bytes(&articles)).counter(ItemsCount::new(count)).bench(|| {
        let report = pipeline::compare(sources(&articles), &RULES, &Options::default());
        report::render(&report, report::Format::Json, &style)
    });
}

#[divan::bench]
fn stage_ingest_text(bencher: Bencher) {
    let articles = articles(2);
    bencher.counter(bytes(&articles)).counter(ItemsCount::new(2usize)).bench(|| sources(&articles));
}

#[divan::bench(args = ["a.html", "a.md", "a.json"])]
fn stage_ingest(bencher: Bencher, name: &str) {
    let text = &articles(2)[0].1;
    let paragraphs = text.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty());
    let file = match name {
        "a.html" => {
            let body: String = paragraphs.map(|paragraph| format!("<p>{paragraph}</p>\n")).collect();
            format!("<html><head><title>Story</title></head><body><article>{body}</article></body></html>")
        }
        "a.json" => serde_json::json!({ "text": text, "title": "Story" }).to_string(),
        _ => format!("---\ntitle: Story\n---\n\n{text}"),
    };
    let read = || ingest::read(file.as_bytes(), name, None, SourceId(0), &RULES).expect("is read");
    bencher.counter(BytesCount::new(file.len())).counter(ItemsCount::new(1usize)).bench(read);
}

#[divan::bench]
fn stage_segment(bencher: Bencher) {
    let (source, _) = segmented();
    let counter = BytesCount::new(source.text.len());
    bencher.counter(counter).bench(|| segment::segment(black_box(&source), &RULES));
}

/// Items are tokens.
#[divan::bench]
fn stage_tag_and_lemma(bencher: Bencher) {
    let (source, sentences) = segmented();
    let texts: Vec<&str> = sentences.iter().map(|sentence| sentence.span.slice(&source.text)).collect();
    let tokens: usize = texts.iter().map(|text| en::cut(text).len()).sum();
    bencher.counter(BytesCount::new(source.text.len())).counter(ItemsCount::new(tokens)).bench(|| {
        for text in &texts {
            let words: Vec<&str> = en::cut(text).into_iter().map(|cut| &text[cut.range]).collect();
            let (_, labels) = en::tag(&words);
            for (word, label) in words.iter().zip(labels) {
                black_box(en::lemma::lemma(word, en::model::labels::tags()[usize::from(label)]));
            }
        }
    });
}

/// Cutting, tags and lemmas included. Items are tokens.
#[divan::bench]
fn stage_parse(bencher: Bencher) {
    let (source, mut sentences) = segmented();
    let tokens = en::annotate(&source.text, &mut sentences).len();
    let counter = BytesCount::new(source.text.len());
    bencher
        .counter(counter)
        .counter(ItemsCount::new(tokens))
        .bench_local(|| en::annotate(&source.text, &mut sentences));
}

/// Values, names, attributions and claims of an annotated article.
#[divan::bench]
fn stage_extract(bencher: Bencher) {
    let extraction = extracted(2).remove(0);
    let article = &extraction.article;
    let published = article.source.metadata.published;
    bencher.counter(BytesCount::new(article.source.text.len())).counter(ItemsCount::new(1usize)).bench(|| {
        let tokens = |sentence: &Sentence| article.tokens_of(sentence);
        let read = |sentence| value::read(&article.source.text, tokens(sentence), &RULES.values, published);
        let values: Vec<_> = article.sentences.iter().flat_map(read).collect();
        let names = extract::names::read(article, &RULES);
        let attributions = extract::attribution::read(article, &RULES);
        let quotes = extract::quotes::read(article, &attributions);
        let speakers = Speakers::read(article, &attributions, &quotes, &names, &RULES);
        let mut claims = extract::quantity::read(article, &values, &speakers, &RULES);
        claims.extend(extract::quotes::claims(article, &quotes, &speakers));
        claims
    });
}

/// Entities over all sources and the sentences that go together.
#[divan::bench(args = [2, 10])]
fn stage_align(bencher: Bencher, count: usize) {
    let extractions = extracted(count);
    bencher.counter(ItemsCount::new(count)).bench(|| {
        let named = extractions.iter().map(|one| (one.article.source.id, one.names.clone())).collect();
        let entities = resolve::resolve(named, &RULES);
        let articles = extractions.iter().map(|one| &one.article);
        let profiles: Vec<_> = articles.clone().map(|one| profile::profile_sentences(one, &entities)).collect();
        let stories: Vec<_> = articles.zip(&profiles).map(|(one, own)| profile::profile_story(one, own)).collect();
        link::link_sentences(&profiles, &stories)
    });
}

/// Alignment included: everything behind the reading of the sources.
#[divan::bench(args = [2, 10])]
fn stage_compare(bencher: Bencher, count: usize) {
    let extractions = extracted(count);
    bencher
        .counter(ItemsCount::new(count))
        .with_inputs(|| extractions.clone())
        .bench_values(|extractions| pipeline::compare_read(extractions, &RULES));
}

#[divan::bench(args = [report::Format::Table, report::Format::Json, report::Format::Markdown])]
fn stage_report(bencher: Bencher, format: &report::Format) {
    let report = pipeline::compare(sources(&articles(2)), &RULES, &Options::default());
    let style = Style::default();
    bencher.counter(ItemsCount::new(2usize)).bench(|| report::render(&report, *format, &style));
}
