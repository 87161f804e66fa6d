//! The binary's own: arguments, files, streams, exit codes.

mod args;
mod claims;
mod compare;
mod failure;
mod features;
mod file;
mod gate;
mod input;
mod lock;
mod rules;
mod shell;
mod stream;
mod target;
mod threads;
mod usage;

use args::{Cli, Command};
use clap::Parser;
use failure::Failure;
use std::process::ExitCode;

/// Exit code of everything that could not be done.
pub const COULD_NOT: u8 = 2;

/// Has a panic say that it is a fault of the program, in one line with its place.
pub fn tell_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|place| format!(" at {}:{}", place.file(), place.line())).unwrap_or_default();
        let cause = panic.payload_as_str().unwrap_or("no cause given");
        let told = format!("internal error{place}: {cause}; please report it with the input");
        stream::complain(&[told], anstream::ColorChoice::Auto);
    }));
}

/// What a panic comes to that nothing inside caught: no verdict, said so.
pub fn decide_nothing() -> ExitCode {
    stream::complain(&["nothing was decided".to_owned()], anstream::ColorChoice::Auto);
    ExitCode::from(COULD_NOT)
}

/// Does a piece of work whose panic must not end the others; the words of the panic when there was one.
fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    // What a panic leaves half done is dropped with the work: nothing of it is looked at again.
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).map_err(|cause| {
        let text = cause.downcast_ref::<&str>().map(|text| (*text).to_owned());
        let told =
            text.or_else(|| cause.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no cause given".to_owned());
        format!("internal error: {told}; please report it with the input")
    })
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

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn a_panic_becomes_a_fault_with_its_words() {
        let fault = |told: Result<u8, String>| told.expect_err("it panics");
        assert_eq!(guarded(|| 7), Ok(7));
        assert!(fault(guarded(|| panic!("begin 9, end 4"))).contains("internal error: begin 9, end 4; please report"));
        assert!(fault(guarded(|| panic!("{} of {}", 3, 2))).contains("internal error: 3 of 2; please report"));
        assert!(fault(guarded(|| std::panic::panic_any(7_u8))).contains("no cause given"));
        let (left, right) = rayon::join(|| guarded(|| panic!("one of two")), || guarded(|| 7));
        assert!(fault(left).contains("one of two"));
        assert_eq!(right, Ok(7), "the other work goes on");
    }
}
