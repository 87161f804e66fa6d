//! The binary's own: `crosscheck compare`.

use super::args::{CompareArgs, ShowArgs};
use super::failure::Failure;
use super::target::{self, Old};
use super::{input, rules, stream};
use anstream::ColorChoice;
use crosscheck::finding::Report;
use crosscheck::pipeline::{self, Options};
use crosscheck::report::why::{self, Frame};
use crosscheck::report::{self, Format, Style};
use crosscheck::rules::RulePack;
use crosscheck::text::Source;
use crosscheck::why::{Explanation, Line};
use std::path::{Path, PathBuf};

/// Reads, compares and reports.
pub fn run(arguments: &CompareArgs, color: ColorChoice) -> Result<(), Failure> {
    let places = input::places(&arguments.input);
    refuse_outputs(arguments, &places.0)?;
    let pack = rules::pack(&arguments.input.rules, arguments.input.limit.bytes())?;
    let sources = input::read_places(places, &arguments.input, &pack)?;
    warn_of(&sources, color);
    if arguments.dump_text {
        return dump(&sources);
    }
    if !arguments.allow_empty {
        refuse_too_few(&sources)?;
    }
    if !arguments.explain_pairs.is_empty() {
        return explain(sources, &pack, arguments, color);
    }
    let report = pipeline::compare(sources, &pack, &Options::default());
    if report.coverage.sentences == 0 && !arguments.allow_empty {
        return Err(Failure::Nothing("the sources hold no sentence (--allow-empty exits 0 all the same)".to_owned()));
    }
    for told in limits_of(&report) {
        stream::warn(&told, color);
    }
    show(&report, &arguments.show, color)
}

/// Refuses, before any work, to write over what is read.
fn refuse_outputs(arguments: &CompareArgs, places: &[PathBuf]) -> Result<(), Failure> {
    let outputs: Vec<&Path> = arguments.show.output.iter().map(|output| output.path.as_path()).collect();
    if outputs.is_empty() {
        return Ok(());
    }
    let mut inputs = rules::files_of(&arguments.input.rules)?;
    inputs.extend(places.iter().chain(&arguments.input.files_from).cloned());
    target::refuse(&outputs, inputs.iter().map(PathBuf::as_path))
}

/// Tells why two lines were or were not compared, in the forms that the arguments ask for.
fn explain(sources: Vec<Source>, pack: &RulePack, arguments: &CompareArgs, color: ColorChoice) -> Result<(), Failure> {
    let lines = <[Line; 2]>::try_from(arguments.explain_pairs.clone()).expect("clap asks for two lines");
    let told = pipeline::explain(sources, pack, lines).map_err(|fault| Failure::Input(vec![fault.to_string()]))?;
    let text = explained(&told, arguments.show.format)?;
    for output in &arguments.show.output {
        target::write(&output.path, &explained(&told, output.format)?, Old::Replace)?;
    }
    stream::print(&text, color)
}

fn explained(told: &Explanation, format: Format) -> Result<String, Failure> {
    match format {
        Format::Table => Ok(why::text(told, Frame::Lines)),
        Format::Plain => Ok(why::text(told, Frame::None)),
        Format::Json => Ok(why::json(told)),
        Format::Markdown
        | Format::Diff
        | Format::Jsonl
        | Format::Csv
        | Format::Sarif
        | Format::Github
        | Format::Gitlab
        | Format::Junit => {
            let name = format.name();
            Err(Failure::Input(vec![format!(
                "--explain-pairs: {name} is no form of it, expected table, plain or json"
            )]))
        }
    }
}

/// Shows a report as the arguments ask: on standard output and in files.
fn show(report: &Report, arguments: &ShowArgs, color: ColorChoice) -> Result<(), Failure> {
    let (style, plain) = styles(arguments, false, color);
    for output in &arguments.output {
        target::write(&output.path, &report::render(report, output.format, &plain), Old::Replace)?;
    }
    stream::print(&report::render(report, arguments.format, &style), color)
}

/// How standard output and files are shown.
pub fn styles(arguments: &ShowArgs, suppressed: bool, color: ColorChoice) -> (Style, Style) {
    let style = Style {
        width: stream::width(arguments.width),
        color: stream::stdout_has_color(color),
        all: arguments.all,
        only: arguments.only.clone(),
        topic: arguments.topic.clone(),
        suppressed,
    };
    let width = stream::file_width(arguments.width);
    let plain = Style { width, color: color == ColorChoice::Always, ..style.clone() };
    (style, plain)
}

/// Says what a reader should know about the reading of the sources.
pub fn warn_of<'a>(sources: impl IntoIterator<Item = &'a Source>, color: ColorChoice) {
    for source in sources {
        for warning in &source.warnings {
            stream::warn(&format!("{}: {warning}", source.path), color);
        }
    }
}

/// What a limit has cut of the reading or the comparison, with its number.
pub fn limits_of(report: &Report) -> impl Iterator<Item = String> {
    report.coverage.limits.iter().map(|limit| format!("{} {}", limit.number, limit.what))
}

fn refuse_too_few(sources: &[Source]) -> Result<(), Failure> {
    match sources {
        [] => Err(Failure::NoSource),
        [only] => Err(Failure::Nothing(format!(
            "{} is the only source and it takes two (`--allow-empty` looks for contradictions inside it, `crosscheck claims` lists what it says)",
            only.path
        ))),
        [_, _, ..] => Ok(()),
    }
}

fn dump(sources: &[Source]) -> Result<(), Failure> {
    for source in sources {
        stream::print_as_it_is(&source.text)?;
        if !source.text.ends_with('\n') {
            stream::print_as_it_is("\n")?;
        }
    }
    Ok(())
}
