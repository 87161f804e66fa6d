//! The binary's own: completions and the manual page, made from the arguments themselves.

use super::args::Cli;
use super::failure::Failure;
use super::stream;
use clap::CommandFactory;

/// Prints the completions of a shell.
pub fn completions(shell: clap_complete::Shell) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "crosscheck", &mut script);
    stream::print_as_it_is(&String::from_utf8_lossy(&script))
}

/// Prints the manual page of the program and of its commands.
pub fn manual() -> Result<(), Failure> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut page).map_err(Failure::Stdout)?;
    stream::print_as_it_is(&String::from_utf8_lossy(&page))
}
