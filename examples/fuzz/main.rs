//! An in-process mutation fuzzer over the whole library, for stable Rust:
//!
//! ```text
//! cargo run --example fuzz -- --seconds 60 --seed 1 --threads 1 --out target/fuzz [FILES OR FOLDERS OF SEEDS]
//! ```
//!
//! A case is made from the seed and its number alone, so that `--case N` runs one again. A panic or an output that is not
//! valid is made small and written to the folder; an input that takes too long is written as it is and ends the run; a
//! process that was killed (stack, memory) leaves the number of its case in `running-*`. A build with debug assertions
//! finds more. Exit code 1 when anything was found.

mod fault;
mod mutate;
mod pieces;
mod random;
mod seeds;
mod target;
mod valid;
mod watch;

use clap::Parser;
use crosscheck::rules::RulePack;
use fault::Fault;
use random::Random;
use seeds::Seeds;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};
use std::{fs, process, thread};
use target::{Input, World};
use watch::{Slot, peak_kib, processor_time};

/// Runs changed texts through every reader, comparison, gate and output.
#[derive(Parser)]
struct Arguments {
    /// How long to run.
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// What the cases are made from, beside their numbers.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many cases run at a time.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=256))]
    threads: u16,
    /// The first case.
    #[arg(long, default_value_t = 0)]
    from: u64,
    /// How many cases at most: the same run on every machine that is fast enough.
    #[arg(long, default_value_t = u64::MAX)]
    cases: u64,
    /// Run this case alone and print it.
    #[arg(long)]
    case: Option<u64>,
    /// Seconds of work that one case may take.
    #[arg(long, default_value_t = 10)]
    hang: u64,
    /// Where inputs that were found are written.
    #[arg(long, default_value = "target/fuzz")]
    out: PathBuf,
    /// More texts to make inputs from.
    paths: Vec<String>,
}

/// What the threads of a run share.
struct Run {
    world: World,
    arguments: Arguments,
    next: AtomicU64,
    /// What was found, once for each site.
    found: Mutex<BTreeMap<String, String>>,
    /// The longest case, and how long it took.
    longest: Mutex<(Duration, u64)>,
    slots: Vec<Slot>,
    until: Instant,
    is_over: AtomicBool,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    // Cases run side by side; the pool that the stages use is no larger, so that one thread of cases is one core.
    let pool = rayon::ThreadPoolBuilder::new().num_threads(arguments.threads.into()).build_global();
    if let Some(error) = pool.map_err(|error| error.to_string()).and(make(&arguments.out)).err() {
        eprintln!("fuzz: {error}");
        return ExitCode::from(2);
    }
    let world =
        World { seeds: Seeds::read(&arguments.paths), rules: RulePack::builtin(), schemas: valid::Schemas::read() };
    fault::listen();
    if let Some(case) = arguments.case {
        return alone(&world, &arguments, case);
    }
    let run = Run {
        next: AtomicU64::new(arguments.from),
        found: Mutex::default(),
        longest: Mutex::default(),
        slots: (0..arguments.threads).map(|_| Slot::default()).collect(),
        until: Instant::now() + Duration::from_secs(arguments.seconds),
        is_over: AtomicBool::new(false),
        world,
        arguments,
    };
    work(&run)
}

fn make(folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))
}

/// Runs one case and prints what it is and what came of it.
fn alone(world: &World, arguments: &Arguments, case: u64) -> ExitCode {
    let input = Input::make(world, &mut Random::new(arguments.seed, case));
    println!("{}", shown(&input));
    let start = Instant::now();
    let fault = fault::attempt(&input, world);
    println!("case {case}: {fault:?}, {:?}", start.elapsed());
    ExitCode::from(u8::from(fault.is_some()))
}

/// Runs all threads to the end and tells what came of it.
fn work(run: &Run) -> ExitCode {
    let before = peak_kib();
    thread::scope(|scope| {
        let threads: Vec<_> =
            run.slots.iter().enumerate().map(|(number, slot)| scope.spawn(move || cases(run, number, slot))).collect();
        scope.spawn(|| watch(run));
        threads.into_iter().for_each(|thread| drop(thread.join()));
        run.is_over.store(true, Ordering::Relaxed);
    });
    let cases = (run.next.load(Ordering::Relaxed) - run.arguments.from).min(run.arguments.cases);
    let (taken, longest) = *lock(&run.longest);
    println!("{cases} cases, seed {}; the longest is {longest} with {taken:?}", run.arguments.seed);
    if let (Some(before), Some(after), Some(used)) = (before, peak_kib(), processor_time()) {
        println!("peak memory {before} KiB before, {after} KiB after; {:.0} s of processor time", used.as_secs_f64());
    }
    let found = lock(&run.found);
    println!("{} faults, in {}", found.len(), run.arguments.out.display());
    ExitCode::from(u8::from(!found.is_empty()))
}

/// One thread: case after case until the time or the cases are over.
fn cases(run: &Run, number: usize, slot: &Slot) {
    let running = run.arguments.out.join(format!("running-{number}"));
    while Instant::now() < run.until {
        let case = run.next.fetch_add(1, Ordering::Relaxed);
        if case - run.arguments.from >= run.arguments.cases {
            break;
        }
        let input = Input::make(&run.world, &mut Random::new(run.arguments.seed, case));
        // A case that kills the process is known by this file; a run without it finds the rest all the same.
        let _ = fs::write(&running, format!("--seed {} --case {case}\n", run.arguments.seed));
        slot.begin(case, &input);
        let fault = fault::attempt(&input, &run.world);
        let taken = slot.end();
        let mut longest = lock(&run.longest);
        *longest = (*longest).max((taken, case));
        drop(longest);
        if let Some(fault) = fault {
            report(run, case, &input, &fault);
        }
    }
    let _ = fs::remove_file(&running);
}

/// Tells a fault of a new site, with the smallest input that shows it.
fn report(run: &Run, case: u64, input: &Input, fault: &Fault) {
    if lock(&run.found).insert(fault.site.clone(), fault.message.clone()).is_some() {
        return;
    }
    let small = fault::minimise(input, &fault.site, &run.world);
    println!("case {case}: {}: {}\n{}", fault.site, fault.message, shown(&small));
    write(run, case, &small);
}

/// Ends the run when a case hangs: a thread cannot be stopped.
fn watch(run: &Run) {
    let most = Duration::from_secs(run.arguments.hang);
    while !run.is_over.load(Ordering::Relaxed) {
        thread::sleep(Duration::from_millis(200));
        if let Some((case, input)) = run.slots.iter().find_map(|slot| slot.hung(most)) {
            println!("case {case} has worked for more than {most:?}\n{}", shown(&input));
            write(run, case, &input);
            process::exit(1);
        }
    }
}

/// Writes the parts of an input, a file each.
fn write(run: &Run, case: u64, input: &Input) {
    for (number, part) in input.parts.iter().enumerate() {
        let path = run.arguments.out.join(format!("{}-{case}-{number}", run.arguments.seed));
        if let Err(error) = fs::write(&path, part) {
            eprintln!("{}: {error}", path.display());
        }
    }
}

/// An input as text for a test.
fn shown(input: &Input) -> String {
    let format = input.format.map_or("guessed", |format| format.name());
    let parts = input.parts.iter().map(|part| format!("  {:?}", String::from_utf8_lossy(part)));
    let parts: Vec<String> = parts.collect();
    format!("  {:?}, format {format}, choice {}\n{}", input.target, input.choice, parts.join("\n"))
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}
