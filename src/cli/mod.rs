//! The binary's own: arguments, files, streams, exit codes.

mod args;
mod claims;
mod compare;
mod failure;
mod features;
mod gate;
mod input;
mod rules;
mod shell;
mod stream;
mod threads;
mod usage;

use args::{Cli, Command};
use clap::Parser;
use failure::Failure;
use std::process::ExitCode;

/// Exit code of everything that could not be done.
pub const COULD_NOT: u8 = 2;

/// Has a panic say that it is a fault of the program and no verdict, in one line with its place.
pub fn tell_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|place| format!(" at {}:{}", place.file(), place.line())).unwrap_or_default();
        let cause = panic.payload_as_str().unwrap_or("no cause given");
        let told = format!("internal error{place}: {cause}; nothing was decided, please report it with the input");
        stream::complain(&[told], anstream::ColorChoice::Auto);
    }));
}

/// Runs the program; its exit code is 0, 1 or 2 as the manual says.
pub fn run() -> ExitCode {
    let arguments = match Cli::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return usage::tell(&error),
    };
    threads::start();
    let color = stream::choice(arguments.color);
    match obey(arguments.command, color) {
        Ok(code) => code,
        Err(failure) => {
            stream::complain(&failure.lines(), color);
            ExitCode::from(COULD_NOT)
        }
    }
}

fn obey(command: Command, color: anstream::ColorChoice) -> Result<ExitCode, Failure> {
    match command {
        Command::Compare(arguments) => compare::run(&arguments, color)?,
        Command::Claims(arguments) => claims::run(&arguments, color)?,
        Command::Features(arguments) => features::run(&arguments, color)?,
        Command::Gate(arguments) => return gate::run(&arguments, color),
        Command::Baseline(command) => gate::baseline::run(&command, color)?,
        Command::Explain(arguments) => gate::explain::run(&arguments, color)?,
        Command::Init(arguments) => gate::config::init(&arguments, color)?,
        Command::Config(command) => gate::config::run(&command, color)?,
        Command::Schema { of } => gate::config::schema(of)?,
        Command::Rules(arguments) => rules::run(&arguments)?,
        Command::Completions { shell } => shell::completions(shell)?,
        Command::Man => shell::manual()?,
    }
    Ok(ExitCode::SUCCESS)
}
