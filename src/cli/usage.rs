//! The binary's own: what the reader of arguments has to say: help, version, wrong usage.

use super::args::Cli;
use super::{COULD_NOT, stream};
use clap::Parser;
use crosscheck::text::visible_line;
use std::process::ExitCode;

/// Tells help and version on standard output, wrong usage on standard error, and gives the exit code. The reader repeats
/// arguments as they were given, so it reads once more what of them is fit to be seen.
pub fn tell(error: &clap::Error) -> ExitCode {
    let seen = std::env::args_os().map(|argument| visible_line(&argument.to_string_lossy()));
    match Cli::try_parse_from(seen) {
        Err(error) => stream::tell(&error.render().ansi().to_string(), error.use_stderr()),
        // Only characters that are not fit to be seen made it wrong: told without styles, they cannot come through.
        Ok(_) => stream::tell(&error.render().to_string(), error.use_stderr()),
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(COULD_NOT))
}
