//! The binary's own: the report goes to standard output, everything else to standard error. Nothing else in the program
//! writes to either; here every text becomes fit to be seen, whatever stands in the articles, names and keys it tells of.

use super::args::ColorWhen;
use super::failure::Failure;
use anstream::adapter::strip_str;
use anstream::stream::{AsLockedWrite, RawStream};
use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use crosscheck::text::{visible, visible_line};
use std::io::{self, ErrorKind, IsTerminal, Write};

/// What a style begins with; a text without it looks the same with and without color.
const ESCAPE: char = '\u{1b}';

/// Columns when standard output is no terminal.
const PIPE_WIDTH: usize = 100;

/// Below this many columns a table is no help.
const LEAST_WIDTH: usize = 40;

/// What `--color` comes to; `Auto` stays open until a stream is known.
pub fn choice(when: ColorWhen) -> ColorChoice {
    match when {
        ColorWhen::Auto => ColorChoice::Auto,
        ColorWhen::Always => ColorChoice::Always,
        ColorWhen::Never => ColorChoice::Never,
    }
}

/// Whether standard output is to be coloured. NO_COLOR stands over CLICOLOR_FORCE, and that over CLICOLOR.
pub fn stdout_has_color(color: ColorChoice) -> bool {
    let decided = match color {
        ColorChoice::Auto => AutoStream::choice(&io::stdout()),
        ColorChoice::Always | ColorChoice::AlwaysAnsi | ColorChoice::Never => color,
    };
    decided != ColorChoice::Never
}

/// Columns of standard output: as asked for, the terminal's, or 100 on a pipe.
pub fn width(asked: Option<u16>) -> usize {
    let terminal = || terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0));
    asked.map(usize::from).or_else(terminal).unwrap_or(PIPE_WIDTH).max(LEAST_WIDTH)
}

/// Columns of a report in a file: as asked for, or 100.
pub fn file_width(asked: Option<u16>) -> usize {
    asked.map_or(PIPE_WIDTH, usize::from).max(LEAST_WIDTH)
}

/// Prints to standard output; a closed pipe ends the printing in silence.
pub fn print(text: &str, color: ColorChoice) -> Result<(), Failure> {
    let text = visible(text, stdout_has_color(color));
    if !text.contains(ESCAPE) {
        return write(text.as_bytes());
    }
    let mut out = AutoStream::new(io::stdout(), color).lock();
    silence_closed_pipe(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
}

/// Prints a text to standard output as it is, for other programs; a terminal has it as it has every text.
pub fn print_as_it_is(text: &str) -> Result<(), Failure> {
    if io::stdout().is_terminal() { print(text, ColorChoice::Never) } else { write(text.as_bytes()) }
}

fn write(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    silence_closed_pipe(out.write_all(bytes).and_then(|()| out.flush()))
}

/// Tells what the reader of arguments has to say, on standard error when it is about a fault.
pub fn tell(text: &str, is_fault: bool) {
    // Nothing is left to tell it to when the stream itself is closed.
    let _ = if is_fault {
        tell_on(AutoStream::auto(io::stderr()), text)
    } else {
        tell_on(AutoStream::auto(io::stdout()), text)
    };
}

fn tell_on<S: RawStream + AsLockedWrite>(mut out: AutoStream<S>, text: &str) -> io::Result<()> {
    let is_styled = out.current_choice() != ColorChoice::Never;
    let text = if is_styled { text.to_owned() } else { strip_str(text).to_string() };
    out.write_all(visible(&text, is_styled).as_bytes()).and_then(|()| out.flush())
}

fn silence_closed_pipe(written: io::Result<()>) -> Result<(), Failure> {
    match written {
        Err(cause) if cause.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written.map_err(Failure::Stdout),
    }
}

/// Says on standard error why something could not be done, one line a fault.
pub fn complain(faults: &[String], color: ColorChoice) {
    for fault in faults {
        say("error", AnsiColor::Red.on_default().bold(), fault, color);
    }
}

/// Says on standard error what a user should know although the work goes on.
pub fn warn(warning: &str, color: ColorChoice) {
    say("warning", AnsiColor::Yellow.on_default().bold(), warning, color);
}

/// One line: a name with a line end in it begins no line of its own.
fn say(label: &str, style: Style, message: &str, color: ColorChoice) {
    let mut out = AutoStream::new(io::stderr(), color).lock();
    // Nothing is left to tell it to when standard error itself is closed.
    let _ = writeln!(out, "{style}{label}{style:#}: {}", visible_line(message));
}
