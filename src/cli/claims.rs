//! The binary's own: `crosscheck claims`.

use super::args::{ClaimsArgs, ClaimsFormat};
use super::failure::Failure;
use super::{compare, input, rules, stream};
use anstream::ColorChoice;
use crosscheck::pipeline::{self, Extraction};
use crosscheck::report::Style;
use crosscheck::report::claims::{self, Reading};

/// Reads the sources and lists what each claims.
pub fn run(arguments: &ClaimsArgs, color: ColorChoice) -> Result<(), Failure> {
    let pack = rules::pack(&arguments.input.rules, arguments.input.limit.bytes())?;
    let sources = input::read(&arguments.input, &pack)?;
    if sources.is_empty() {
        return Err(Failure::NoSource);
    }
    compare::warn_of(&sources, color);
    let extractions = pipeline::read_named(sources, &pack);
    for article in extractions.iter().map(|extraction| &extraction.article) {
        let shallow = pipeline::read_for_values(article);
        if shallow > 0 {
            let told = format!("{}: {shallow} {}", article.source.path, pipeline::READ_FOR_VALUES);
            stream::warn(&told, color);
        }
    }
    let readings: Vec<Reading<'_>> = extractions.iter().map(Extraction::reading).collect();
    let style =
        Style { width: stream::width(arguments.width), color: stream::stdout_has_color(color), ..Style::default() };
    let text = match arguments.format {
        ClaimsFormat::Table => claims::table(&readings, &style),
        ClaimsFormat::Json => claims::json(&readings),
    };
    stream::print(&text, color)
}
