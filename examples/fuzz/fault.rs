//! Running an input without falling with it: what stopped it, and the smallest input that is stopped at the same place.

use crate::target::{Input, World};
use std::collections::VecDeque;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// What went wrong with an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file and line of a panic; the law, without its figures, where an output breaks one.
    pub site: String,
    /// In words.
    pub message: String,
}

/// Panics lately seen: message and place. A panic of a thread of the pool is told there and caught elsewhere.
static SEEN: Mutex<VecDeque<(String, String)>> = Mutex::new(VecDeque::new());
/// More panics than this are never on their way at once.
const MOST_SEEN: usize = 64;

/// Makes panics silent and remembers where they were.
pub fn listen() {
    panic::set_hook(Box::new(|told| {
        let message = text_of(told.payload());
        let place = told.location().map_or_else(String::new, |place| format!("{}:{}", place.file(), place.line()));
        let mut seen = SEEN.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        seen.push_back((message, place));
        if seen.len() > MOST_SEEN {
            seen.pop_front();
        }
    }));
}

fn text_of(payload: &(dyn std::any::Any + Send)) -> String {
    let plain = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
    plain.or_else(|| payload.downcast_ref::<String>().cloned()).unwrap_or_default()
}

/// Runs an input; `None` when nothing is wrong.
pub fn attempt(input: &Input, world: &World) -> Option<Fault> {
    match panic::catch_unwind(AssertUnwindSafe(|| input.run(world))) {
        Ok(Ok(())) => None,
        Ok(Err(message)) => {
            let site = message.chars().filter(|letter| !letter.is_ascii_digit()).take(60).collect();
            Some(Fault { site, message })
        }
        Err(payload) => {
            let message = text_of(&*payload);
            let seen = SEEN.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            let site = seen.iter().rev().find(|(told, _)| *told == message).map(|(_, place)| place.clone());
            Some(Fault { site: site.unwrap_or_default(), message })
        }
    }
}

/// How long one input is made smaller.
const PATIENCE: Duration = Duration::from_secs(60);

/// The input with as much left out as leaves it stopped at the same site.
pub fn minimise(input: &Input, site: &str, world: &World) -> Input {
    let start = Instant::now();
    let mut best = input.clone();
    for part in 0..best.parts.len() {
        let mut size = best.parts[part].len().next_power_of_two();
        while size > 0 && start.elapsed() < PATIENCE {
            size = match shorter(&best, part, size, site, world, start) {
                Some(found) => {
                    best = found;
                    size
                }
                None => size / 2,
            };
        }
    }
    best
}

/// The input without the first stretches of `size` bytes of a part that it does not need; `None` when it needs all.
fn shorter(best: &Input, part: usize, size: usize, site: &str, world: &World, start: Instant) -> Option<Input> {
    let (mut best, mut at, mut is_shorter) = (best.clone(), 0, false);
    while at < best.parts[part].len() && start.elapsed() < PATIENCE {
        let bytes = &best.parts[part];
        let end = (at + size).min(bytes.len());
        let mut next = best.clone();
        next.parts[part] = [&bytes[..at], &bytes[end..]].concat();
        if attempt(&next, world).is_some_and(|fault| fault.site == site) {
            (best, is_shorter) = (next, true);
        } else {
            at = end;
        }
    }
    is_shorter.then_some(best)
}
