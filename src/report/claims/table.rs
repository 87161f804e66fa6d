//! The list of claims for people: one table a source, one row a claim.

use super::{Reading, tell};
use crate::report::Style;
use crate::report::words::clean;
use crate::text::visible;
use comfy_table::{ContentArrangement, Table};
use std::fmt::Write;

/// One table a source: line, kind, words, normal form, what it is about, whose word it is.
pub fn table(readings: &[Reading<'_>], style: &Style) -> String {
    let mut out = String::new();
    for reading in readings {
        let _ = writeln!(out, "{}: {} claims", clean(&reading.article.source.path), reading.claims.len());
        if !reading.claims.is_empty() {
            let _ = writeln!(out, "{}\n", one_source(reading, style));
        }
    }
    visible(&out, false).into_owned()
}

fn one_source(reading: &Reading<'_>, style: &Style) -> Table {
    let mut table = Table::new();
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(style.width.min(1000) as u16);
    table.load_style(comfy_table::presets::UTF8_FULL_CONDENSED);
    table.set_header(["line", "kind", "words", "normal form", "about", "speaker"]);
    for claim in reading.claims {
        let told = tell(reading.article, claim);
        let about: Vec<&str> = told.attribute.as_deref().into_iter().chain(told.subject).collect();
        let speaker = claim.speaker.as_ref().map_or("–", |speaker| speaker.shown.as_str());
        table.add_row([
            reading.article.source.position(claim.span).line.to_string(),
            told.kind.to_owned(),
            clean(told.value.unwrap_or_else(|| reading.article.slice(claim.span))),
            clean(&told.normalized),
            clean(&about.join(" · ")),
            clean(speaker),
        ]);
    }
    table
}
