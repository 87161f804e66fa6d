//! The binary's own: `crosscheck features`, for fitting the weights of alignment.

use super::args::InputArgs;
use super::failure::Failure;
use super::{input, rules, stream};
use anstream::ColorChoice;
use crosscheck::align::trace::FeatureRow;
use crosscheck::pipeline::{self, Options};
use crosscheck::text::Span;

/// Prints a line a pair: model, left place, right place, features. A place is `source:start-end`, in bytes.
pub fn run(arguments: &InputArgs, color: ColorChoice) -> Result<(), Failure> {
    let pack = rules::pack(&arguments.rules, arguments.limit.bytes())?;
    let sources = input::read(arguments, &pack)?;
    let lines: String = pipeline::features(sources, &pack, &Options::default()).iter().map(line).collect();
    stream::print(&lines, color)
}

fn line(row: &FeatureRow) -> String {
    let values: Vec<String> = row.values.iter().map(|value| format!("{value}")).collect();
    format!("{}\t{}\t{}\t{}\n", row.model, place(row.left), place(row.right), values.join("\t"))
}

fn place(span: Span) -> String {
    format!("{}:{}-{}", span.source.0, span.start, span.end)
}
