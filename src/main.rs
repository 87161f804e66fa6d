//! The program: reads files, prints, sets the exit code.

use std::process::ExitCode;

mod cli;

fn main() -> ExitCode {
    cli::tell_panics();
    // A panic must not look like a passed or a failed gate: it is "could not be done".
    std::panic::catch_unwind(cli::run).unwrap_or_else(|_| cli::decide_nothing())
}
