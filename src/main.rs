//! The program: reads files, prints, sets the exit code.

mod cli;

fn main() {
    println!("crosscheck {}", env!("CARGO_PKG_VERSION"));
}
