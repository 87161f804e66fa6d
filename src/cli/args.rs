//! The binary's own: the command line as types. Reads nothing.

use super::file::{Limit, STDIN};
use super::gate::args::{BaselineCommand, ConfigCommand, Described, ExplainArgs, GateArgs, InitArgs};
use clap::builder::{OsStringValueParser, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use crosscheck::finding::Verdict;
use crosscheck::gate;
use crosscheck::ingest;
use crosscheck::report::Format;
use crosscheck::why::Line;
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

/// The program's arguments.
#[derive(Debug, Parser)]
#[command(
    name = "crosscheck",
    version,
    about = "Compares what two or more articles say: agreements, additions and contradictions, \
             each with its line, its words, its speaker and the reason",
    after_help = "Exit codes: 0 done, 1 the gate failed, 2 it could not be done (usage, input, rules, configuration)."
)]
pub struct Cli {
    /// When to colour the output; auto follows the terminal, NO_COLOR, CLICOLOR_FORCE and CLICOLOR
    #[arg(long, global = true, value_enum, default_value_t = ColorWhen::Auto, value_name = "WHEN")]
    pub color: ColorWhen,
    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

/// What the program is asked to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Report where the sources contradict each other, what they agree on and what only one of them has
    Compare(CompareArgs),
    /// Judge drafts against their sources by the policy of crosscheck.toml; exit 1 when it fails
    Gate(GateArgs),
    /// List what each source claims, before any comparison
    Claims(ClaimsArgs),
    /// Tell what a check compares and why, or how a finding came about
    Explain(ExplainArgs),
    /// Write, prune or show the findings that are known and do not fail the gate
    #[command(subcommand)]
    Baseline(BaselineCommand),
    /// Write a commented crosscheck.toml
    Init(InitArgs),
    /// Show the configuration in force
    #[command(subcommand)]
    Config(ConfigCommand),
    /// Print the JSON Schema of an output or of the configuration
    Schema {
        /// What it describes
        of: Described,
    },
    /// Print the features behind every score, tab-separated: what the weights of alignment are fitted on
    #[command(hide = true)]
    Features(InputArgs),
    /// List the rules, or check a folder of rules of your own
    #[command(subcommand)]
    Rules(RulesCommand),
    /// Print the completions of a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page (roff)
    Man,
}

/// What is read, and with which rules.
#[derive(Debug, Clone, Default, Args)]
pub struct InputArgs {
    /// Articles (plain text, Markdown, HTML, JSON, JSONL), folders of articles, or - for standard input
    #[arg(value_name = "SOURCES")]
    pub sources: Vec<PathBuf>,
    /// Read more paths from FILE, one a line or each ended by a NUL; - reads them from standard input
    #[arg(long, value_name = "FILE")]
    pub files_from: Option<PathBuf>,
    /// The name that standard input goes by; its ending gives the format
    #[arg(long, value_parser = lossy(), value_name = "NAME")]
    pub stdin_name: Option<String>,
    /// The format of every source; without it each goes by its ending, then by its content
    #[arg(long, value_parser = input_format_named, value_name = "FORMAT")]
    pub input_format: Option<ingest::Format>,
    /// Add the rules of a folder to the built-in ones; a file of the same path takes the place of the built-in one
    #[arg(long, value_name = "DIR")]
    pub rules: Vec<PathBuf>,
    /// How much is read
    #[command(flatten)]
    pub limit: LimitArgs,
}

/// How much is read of one input.
#[derive(Debug, Clone, Copy, Default, Args)]
pub struct LimitArgs {
    /// The most bytes of one article, as 500KB, 64MB or 1GiB; reading stops there [default: 64MB]
    #[arg(long, value_parser = limit_named, value_name = "SIZE")]
    pub max_bytes: Option<Limit>,
}

impl LimitArgs {
    /// The limit as asked for, or the usual one.
    pub fn bytes(self) -> Limit {
        self.max_bytes.unwrap_or_default()
    }
}

/// Arguments of `compare`.
#[derive(Debug, Args)]
pub struct CompareArgs {
    /// What is read
    #[command(flatten)]
    pub input: InputArgs,
    /// What is shown, and how
    #[command(flatten)]
    pub show: ShowArgs,
    /// Exit 0 although there is nothing to compare
    #[arg(long)]
    pub allow_empty: bool,
    /// Print the text of each source as read, and stop
    #[arg(long)]
    pub dump_text: bool,
    /// Tell why the sentences and claims of two lines were or were not lined up and compared, each line as PATH:LINE with a
    /// path of the sources: every feature with its weight, what spoke for and against, the verdict
    #[arg(long, num_args = 2, value_names = ["A:LINE", "B:LINE"], value_parser = lossy().try_map(|text| line_named(&text)))]
    #[arg(conflicts_with_all = ["only", "topic", "all", "dump_text"])]
    pub explain_pairs: Vec<Line>,
}

/// What of a report is shown, and how.
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// The form of the report on standard output
    #[arg(long, short, value_parser = formats(), default_value = "table", value_name = "FORMAT", hide_possible_values = true, help = format_help())]
    pub format: Format,
    /// Write the report to a file as well; may be given more than once
    #[arg(long, short, value_parser = OsStringValueParser::new().try_map(output_named), value_name = "FORMAT=PATH")]
    pub output: Vec<Output>,
    /// Show findings of these verdicts only
    #[arg(long, value_parser = verdicts(), value_delimiter = ',', value_name = "VERDICT")]
    pub only: Vec<Verdict>,
    /// Show findings only whose topic has these words
    #[arg(long, value_name = "WORDS")]
    pub topic: Option<String>,
    /// List everything: additions one by one, long lists in full
    #[arg(long)]
    pub all: bool,
    /// Columns of the output; the terminal's, or 100 on a pipe
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(40..=1000))]
    pub width: Option<u16>,
}

/// A further output of one run.
#[derive(Debug, Clone)]
pub struct Output {
    /// Its form.
    pub format: Format,
    /// The file it goes to.
    pub path: PathBuf,
}

/// Arguments of `claims`.
#[derive(Debug, Args)]
pub struct ClaimsArgs {
    /// What is read
    #[command(flatten)]
    pub input: InputArgs,
    /// The form of the list
    #[arg(long, short, value_enum, default_value_t = ClaimsFormat::Table)]
    pub format: ClaimsFormat,
    /// Columns of the output; the terminal's, or 100 on a pipe
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(40..=1000))]
    pub width: Option<u16>,
}

/// The forms of the list of claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ClaimsFormat {
    /// For people
    Table,
    /// One object: values, attributions and claims
    Json,
}

/// What is asked of the rules.
#[derive(Debug, Subcommand)]
pub enum RulesCommand {
    /// List the rule files with what each is for
    List {
        /// Add the rules of a folder
        #[arg(long, value_name = "DIR")]
        rules: Vec<PathBuf>,
        /// How much is read
        #[command(flatten)]
        limit: LimitArgs,
    },
    /// Check a folder of rules: every fault at once, with file and line
    Check {
        /// The folder
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        /// How much is read
        #[command(flatten)]
        limit: LimitArgs,
    },
}

/// When output is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ColorWhen {
    /// On a terminal that can, unless the environment says otherwise
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

fn format_named(name: &str) -> Result<Format, String> {
    Format::named(name).ok_or_else(|| format!("no such format; there are {}", format_names()))
}

fn format_help() -> String {
    format!("The form of the report on standard output: {}", format_names())
}

fn format_names() -> String {
    Format::ALL.map(Format::name).join(", ")
}

fn input_format_named(name: &str) -> Result<ingest::Format, String> {
    let names = ingest::Format::ALL.map(ingest::Format::name).join(", ");
    ingest::Format::named(name).ok_or_else(|| format!("no such format; there are {names}"))
}

fn line_named(text: &str) -> Result<Line, String> {
    let expected = "expected PATH:LINE, as in post.txt:3";
    let (path, number) = text.rsplit_once(':').filter(|(path, _)| !path.is_empty()).ok_or(expected)?;
    match number.parse() {
        Ok(number) if number > 0 => Ok(Line { path: path.to_owned(), number }),
        Ok(_) | Err(_) => Err(format!("{number:?} is no line number, {expected}; lines count from 1")),
    }
}

/// The format may be read as text and the path may not: it goes by its bytes.
fn output_named(given: OsString) -> Result<Output, String> {
    let expected = || format!("expected FORMAT=PATH, as in json=report.json; formats are {}", format_names());
    let shown = given.to_string_lossy();
    let (name, _) = shown.split_once('=').ok_or_else(expected)?;
    let format = format_named(name)?;
    // The name of a format is ASCII, so that it has as many bytes here as in what was given.
    let path = after(&given, name.len() + 1).ok_or_else(expected)?;
    if path.is_empty() {
        return Err("expected a path after =".to_owned());
    }
    if path == STDIN {
        return Err("- is no file: --format prints on standard output, ./- is a file of that name".to_owned());
    }
    Ok(Output { format, path: PathBuf::from(path) })
}

#[cfg(unix)]
fn after(given: &OsStr, start_byte: usize) -> Option<&OsStr> {
    use std::os::unix::ffi::OsStrExt;
    given.as_bytes().get(start_byte..).map(OsStr::from_bytes)
}

#[cfg(not(unix))]
fn after(given: &OsStr, start_byte: usize) -> Option<&OsStr> {
    given.to_str()?.get(start_byte..).map(OsStr::new)
}

fn limit_named(text: &str) -> Result<Limit, String> {
    gate::size_named(text).map(Limit::of).ok_or_else(|| format!("expected {}", gate::SIZES))
}

/// Text of the command line that names something read; bytes that are no text are shown as U+FFFD, as in outputs.
fn lossy() -> impl TypedValueParser<Value = String> {
    OsStringValueParser::new().map(|given| given.to_string_lossy().into_owned())
}

fn verdicts() -> impl TypedValueParser<Value = Verdict> {
    let named = |name: String| Verdict::ALL.into_iter().find(|verdict| verdict.name() == name);
    PossibleValuesParser::new(Verdict::ALL.map(Verdict::name))
        .map(move |name| named(name).expect("clap let only names pass"))
}

fn formats() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.map(Format::name))
        .map(|name| Format::named(&name).expect("clap let only names pass"))
}
