//! Floor 4: reports of checks, policy, waivers and baseline in; a decision out. Reads no files and knows no clock.

mod baseline;
mod checks;
pub mod config;
mod decide;
mod draft;
mod fault;
mod init;
mod keys;
mod policy;
mod precision;
mod size;
mod table;
mod waiver;

pub use baseline::{Baseline, Known};
pub use checks::DRAFT_CHECKS;
pub use config::{CheckConfig, Config};
pub use decide::{Compared, Rulebook, decide};
pub use draft::judge as judge_draft;
pub use fault::{Fault, did_you_mean};
pub use init::{commented as commented_config, schema as config_schema};
pub use keys::{KEYS, Key, Section, Shape};
pub use policy::{Level, Levels, Limits, Policy, Selector};
pub use size::{SIZES, size_named};
pub use waiver::{Matcher, Waiver, of_source as waivers_of};
