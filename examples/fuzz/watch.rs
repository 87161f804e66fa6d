//! How long the cases at work have taken, and how much memory the process has held.

use crate::target::Input;
use std::fs;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// The case that one thread is at.
#[derive(Default)]
pub struct Slot(Mutex<Option<Work>>);

struct Work {
    case: u64,
    input: Input,
    since: Instant,
    used: Option<Duration>,
}

impl Slot {
    /// The thread begins with a case.
    pub fn begin(&self, case: u64, input: &Input) {
        let work = Work { case, input: input.clone(), since: Instant::now(), used: processor_time() };
        *self.lock() = Some(work);
    }

    /// The thread is done with it; how long it took.
    pub fn end(&self) -> Duration {
        self.lock().take().map_or(Duration::ZERO, |work| work.taken())
    }

    /// The case and its input when it has taken longer than `most`.
    pub fn hung(&self, most: Duration) -> Option<(u64, Input)> {
        let work = self.lock();
        work.as_ref().filter(|work| work.taken() > most).map(|work| (work.case, work.input.clone()))
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<Work>> {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl Work {
    /// Time on the clock, or of the processor where that can be told: on a busy machine the clock says little.
    fn taken(&self) -> Duration {
        let clock = self.since.elapsed();
        match (self.used, processor_time()) {
            (Some(then), Some(now)) => clock.min(now.saturating_sub(then)),
            _ => clock,
        }
    }
}

/// Ticks of a second in /proc, as Linux has told them since 2.6.
const TICKS: u64 = 100;

/// What the process has used of processors; `None` where /proc does not say.
pub fn processor_time() -> Option<Duration> {
    let told = fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<&str> = told.rsplit(')').next()?.split_whitespace().collect();
    let ticks: u64 = fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?;
    Some(Duration::from_millis(ticks * 1_000 / TICKS))
}

/// The most memory the process has held, in KiB; `None` where /proc does not say.
pub fn peak_kib() -> Option<u64> {
    let told = fs::read_to_string("/proc/self/status").ok()?;
    let line = told.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}
