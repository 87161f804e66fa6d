//! The binary's own: the arguments of `gate`, `baseline`, `explain`, `init` and `config`.

use crate::cli::args::{InputArgs, LimitArgs, ShowArgs};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand};
use crosscheck::finding::{Certainty, Severity};
use crosscheck::gate::config;
use jiff::civil::Date;
use std::path::PathBuf;

/// Arguments of `gate`.
#[derive(Debug, Args)]
pub struct GateArgs {
    /// What is judged, and by which policy
    #[command(flatten)]
    pub judge: JudgeArgs,
    /// What is shown, and how
    #[command(flatten)]
    pub show: ShowArgs,
    /// Show findings that a waiver, the baseline or a level suppresses
    #[arg(long)]
    pub show_suppressed: bool,
    /// Exit 0 although the gate failed
    #[arg(long)]
    pub exit_zero: bool,
}

/// What is judged, and by which policy; flags go before the configuration.
#[derive(Debug, Clone, Default, Args)]
pub struct JudgeArgs {
    /// Sources to compare in place of the checks of the configuration
    #[command(flatten)]
    pub input: InputArgs,
    /// The article that is judged against SOURCES
    #[arg(long, value_name = "FILE")]
    pub draft: Option<PathBuf>,
    /// Where the configuration is
    #[command(flatten)]
    pub config: ConfigArgs,
    /// Judge only the checks of these names
    #[arg(long, value_name = "NAME", value_delimiter = ',', conflicts_with = "sources")]
    pub check: Vec<String>,
    /// The policy
    #[command(flatten)]
    pub policy: PolicyArgs,
    /// The day on which waivers hold or expire, as 2027-01-31; today (UTC) without it
    #[arg(long, value_name = "DAY")]
    pub today: Option<Date>,
}

/// Where the configuration is.
#[derive(Debug, Clone, Default, Args)]
pub struct ConfigArgs {
    /// The configuration; without it crosscheck.toml is looked for in this folder and the folders above
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Use no configuration
    #[arg(long, conflicts_with = "config")]
    pub no_config: bool,
}

/// The policy, as far as flags set it.
#[derive(Debug, Clone, Default, Args)]
pub struct PolicyArgs {
    /// The least severity of a finding that fails the gate
    #[arg(long, value_parser = fail_on(), value_name = "SEVERITY")]
    pub fail_on: Option<FailOn>,
    /// More warnings than this fail the gate
    #[arg(long, value_name = "NUMBER")]
    pub max_warnings: Option<usize>,
    /// How many independent origins must carry each claim of a draft
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..))]
    pub min_sources: Option<u32>,
    /// Report what at least so many origins say and the draft does not; 0 reports nothing
    #[arg(long, value_name = "NUMBER")]
    pub missing: Option<usize>,
    /// The least certainty of a contradiction that counts; less certain ones are notes
    #[arg(long, value_parser = certainty(), value_name = "CERTAINTY")]
    pub certainty: Option<Certainty>,
    /// Unused and expired waivers fail the gate
    #[arg(long)]
    pub strict_waivers: bool,
    /// A check that compares nothing passes
    #[arg(long)]
    pub allow_empty: bool,
    /// Findings that are known and do not fail
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
}

/// The least severity that fails the gate; `None` for never.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FailOn(pub Option<Severity>);

fn fail_on() -> impl TypedValueParser<Value = FailOn> {
    PossibleValuesParser::new(["error", "warning", "note", "never"]).map(|name| FailOn(config::fail_on_named(&name)))
}

fn certainty() -> impl TypedValueParser<Value = Certainty> {
    PossibleValuesParser::new(["possible", "certain"])
        .map(|name| config::certainty_named(&name).expect("clap let only names pass"))
}

/// What is done with the baseline.
#[derive(Debug, Subcommand)]
pub enum BaselineCommand {
    /// Write every finding above a note that counts today into the baseline
    Write(JudgeArgs),
    /// Remove what is not found any more from the baseline
    Prune(JudgeArgs),
    /// List what the baseline knows
    Show(JudgeArgs),
}

/// What is shown of the configuration.
#[derive(Debug, Subcommand)]
pub enum ConfigCommand {
    /// Print every setting with its value and where the value comes from
    Show(JudgeArgs),
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// The check, by its code or name; without it every check is listed
    #[arg(value_name = "CODE")]
    pub code: Option<String>,
    /// Explain a finding in place of a check: its normal forms and how each pair was compared
    #[arg(long, value_name = "ID", conflicts_with = "code")]
    pub finding: Option<String>,
    /// The sources the finding is from; without them the checks of the configuration
    #[arg(long = "in", value_name = "SOURCE", num_args = 1.., requires = "finding")]
    pub sources: Vec<PathBuf>,
    /// Where the configuration is
    #[command(flatten)]
    pub config: ConfigArgs,
    /// The day on which waivers hold or expire, as 2027-01-31; today (UTC) without it
    #[arg(long, value_name = "DAY", requires = "finding")]
    pub today: Option<Date>,
    /// How much is read
    #[command(flatten)]
    pub limit: LimitArgs,
}

/// Arguments of `init`.
#[derive(Debug, Args)]
pub struct InitArgs {
    /// The file to write
    #[arg(default_value = "crosscheck.toml", value_name = "FILE")]
    pub path: PathBuf,
    /// Replace a file that is there
    #[arg(long)]
    pub force: bool,
}

/// What a JSON Schema is printed of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Described {
    /// The JSON report of `compare`
    Report,
    /// The JSON output of `gate`
    Gate,
    /// The JSON output of `claims`
    Claims,
    /// The JSON output of `compare --explain-pairs`
    Why,
    /// crosscheck.toml
    Config,
}
