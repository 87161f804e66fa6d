//! The binary's own: why something could not be done, with the place and a way out.

use crosscheck::gate::Fault;
use crosscheck::rules::RuleFault;
use std::io;
use std::path::PathBuf;

/// Why the program ends with exit code 2.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A file could not be written.
    #[error("{}: cannot write: {cause}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// Standard output could not be written.
    #[error("standard output: cannot write: {0}")]
    Stdout(io::Error),
    /// A folder of rules could not be read.
    #[error("{}: cannot read rules: {cause}", path.display())]
    RulesFolder {
        /// The folder or file.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// A folder of rules holds no rule file.
    #[error("{}: no rule file (.toml or .tsv) below this folder", .0.display())]
    NoRules(PathBuf),
    /// Rule files with faults.
    #[error("{}", lines(.0))]
    Rules(Vec<RuleFault>),
    /// A configuration or a baseline with faults.
    #[error("{}", lines(.0))]
    Config(Vec<Fault>),
    /// Sources that could not be read, each with its reason.
    #[error("{}", .0.join("\n"))]
    Input(Vec<String>),
    /// No source at all.
    #[error("no source given: name articles, folders of articles, or - for standard input")]
    NoSource,
    /// Too few sources, or sources without a sentence.
    #[error("nothing to compare: {0}")]
    Nothing(String),
}

impl Failure {
    /// What to say, one line a fault.
    pub fn lines(&self) -> Vec<String> {
        match self {
            Failure::Rules(faults) => faults.iter().map(ToString::to_string).collect(),
            Failure::Config(faults) => faults.iter().map(ToString::to_string).collect(),
            Failure::Input(faults) => faults.clone(),
            Failure::Write { .. } | Failure::Stdout(_) | Failure::RulesFolder { .. } => vec![self.to_string()],
            Failure::NoRules(_) | Failure::NoSource | Failure::Nothing(_) => vec![self.to_string()],
        }
    }
}

fn lines(faults: &[impl ToString]) -> String {
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
