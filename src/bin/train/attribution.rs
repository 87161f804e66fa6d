//! Prints the decisions of attribution on labelled articles, for `.ci/fit_attribution.py`.

use crosscheck::claim::{Attribution, AttributionKind};
use crosscheck::extract::attribution::fit;
use crosscheck::ingest::{self, Format};
use crosscheck::pipeline;
use crosscheck::rules::RulePack;
use crosscheck::text::{SourceId, Span};
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// A labelled article: `{"text", "attributions": [{"source", "cue", "content"}]}`, spans in characters.
#[derive(serde::Deserialize)]
struct Article {
    text: String,
    attributions: Vec<Label>,
}

#[derive(serde::Deserialize)]
struct Label {
    source: Option<(usize, usize)>,
    cue: Option<(usize, usize)>,
    content: Option<(usize, usize)>,
}

/// Prints a line a decision: article, model, label, the features, with tabs between.
pub fn rows(labelled: &Path) -> Result<(), Box<dyn Error>> {
    let rules = RulePack::builtin();
    for (number, line) in fs::read_to_string(labelled)?.lines().enumerate() {
        let article: Article = serde_json::from_str(line)?;
        let bytes = serde_json::to_vec(&serde_json::json!({ "text": article.text }))?;
        let sources = ingest::read(&bytes, "labelled", Some(Format::Json), SourceId(0), &rules)?;
        let labels = labels(&article);
        for extraction in pipeline::read(sources, &rules) {
            let mut out = String::new();
            for row in fit::rows(&extraction.article, &rules, &labels) {
                writeln!(out, "{number}\t{}\t{}\t{}", row.model, row.label, row.features.join("\t"))?;
            }
            print!("{out}");
        }
    }
    Ok(())
}

fn labels(article: &Article) -> Vec<Attribution> {
    let starts: Vec<usize> = article.text.char_indices().map(|(at, _)| at).chain([article.text.len()]).collect();
    // A few of the labels end before they begin.
    let span = |(start, end): (usize, usize)| (start < end).then(|| Span::new(SourceId(0), starts[start], starts[end]));
    let label = |label: &Label| {
        Some(Attribution {
            speaker: label.source.and_then(span),
            cue: label.cue.and_then(span),
            content: label.content.and_then(span)?,
            kind: AttributionKind::Speech,
        })
    };
    article.attributions.iter().filter_map(label).collect()
}
