//! The binary's own: the configuration as found, with the flags laid over it.

use super::args::{ConfigArgs, JudgeArgs};
use crate::cli::args::LimitArgs;
use crate::cli::failure::Failure;
use crate::cli::file::{self, Limit};
use crosscheck::compare::CHECKS;
use crosscheck::finding::Check;
use crosscheck::gate::{CheckConfig, Config, DRAFT_CHECKS, config};
use jiff::civil::{Date, date};
use jiff::{Span, ToSpan};
use std::collections::BTreeMap;
use std::env;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// The name that is looked for.
pub const FILE_NAME: &str = "crosscheck.toml";

/// The baseline when the configuration names none.
const BASELINE_NAME: &str = "crosscheck-baseline.json";

/// Everything that decides how a run goes, with flags laid over the configuration.
#[derive(Debug)]
pub struct Settings {
    /// The configuration, its paths as written.
    pub config: Config,
    /// The file it was read from.
    pub path: Option<PathBuf>,
    /// The folder that paths of the configuration count from, as seen from the current folder.
    pub folder: PathBuf,
    /// The flags that set a key.
    pub flags: BTreeMap<&'static str, &'static str>,
    /// The day of the run.
    pub today: Date,
    /// The most bytes of one article.
    pub limit: Limit,
    /// The draft named on the command line, as given: names need not be text.
    pub draft: Option<PathBuf>,
    /// Whether the checks of the configuration are passed over for sources named on the command line.
    pub is_partial: bool,
}

/// Every check a level or a waiver can name.
pub fn known() -> Vec<&'static Check> {
    CHECKS.iter().chain(DRAFT_CHECKS).collect()
}

/// Finds and reads the configuration and lays the flags over it.
pub fn settle(arguments: &JudgeArgs) -> Result<Settings, Failure> {
    let mut settings = find(&arguments.config, arguments.input.limit)?;
    settings.today = arguments.today.unwrap_or_else(today);
    if let (Some(draft), false) = (&arguments.draft, names_sources(arguments)) {
        let way_out = "name SOURCES after it, or a list of them with --files-from";
        return Err(Failure::Input(vec![format!("{}: nothing to judge it against: {way_out}", draft.display())]));
    }
    lay_flags(&mut settings, arguments);
    Ok(settings)
}

/// Finds and reads the configuration.
fn find(arguments: &ConfigArgs, limit: LimitArgs) -> Result<Settings, Failure> {
    let path = match &arguments.config {
        Some(path) => Some(from_here(path)),
        None if arguments.no_config => None,
        None => search_upward(),
    };
    let mut config = Config::default();
    if let Some(path) = &path {
        let text = file::read_text(path, limit.bytes().of_others()).map_err(|fault| unreadable(path, &fault))?;
        config = config::read(&path.display().to_string(), &text, &known()).map_err(Failure::Config)?;
    }
    let folder = path.as_ref().and_then(|path| path.parent()).map(Path::to_owned).unwrap_or_default();
    for waiver in &mut config.waivers {
        if let Some(file) = &mut waiver.matcher.file {
            *file = folder.join(&*file).display().to_string();
        }
    }
    let own_limit = config.max_bytes.map(Limit::of);
    let limit = limit.max_bytes.or(own_limit).unwrap_or_default();
    let flags = BTreeMap::new();
    Ok(Settings { config, path, folder, flags, today: today(), limit, draft: None, is_partial: false })
}

/// The path as seen from the current folder, if it lies below: annotations and logs of code scanning want no other.
fn from_here(path: &Path) -> PathBuf {
    let below = env::current_dir().ok().and_then(|here| path.strip_prefix(here).ok().map(Path::to_owned));
    below.filter(|below| !below.as_os_str().is_empty()).unwrap_or_else(|| path.to_owned())
}

fn unreadable(path: &Path, fault: &str) -> Failure {
    let way_out = if path.exists() { "" } else { "; `crosscheck init` writes one" };
    file::failure(format!("{fault}{way_out}"))
}

/// The nearest crosscheck.toml, here or above, as a path from the current folder.
fn search_upward() -> Option<PathBuf> {
    let here = env::current_dir().ok()?;
    let mut relative = PathBuf::new();
    for folder in here.ancestors() {
        if folder.join(FILE_NAME).is_file() {
            return Some(relative.join(FILE_NAME));
        }
        relative.push("..");
    }
    None
}

fn lay_flags(settings: &mut Settings, arguments: &JudgeArgs) {
    let policy = &arguments.policy;
    let (config, flags) = (&mut settings.config, &mut settings.flags);
    if let Some(fail_on) = policy.fail_on {
        config.limits.fail_on = fail_on.0;
        flags.insert("fail-on", "--fail-on");
    }
    if policy.max_warnings.is_some() {
        config.limits.max_warnings = policy.max_warnings;
        flags.insert("max-warnings", "--max-warnings");
    }
    if policy.strict_waivers {
        config.limits.strict_waivers = true;
        flags.insert("strict-waivers", "--strict-waivers");
    }
    if policy.allow_empty {
        config.allow_empty = true;
        flags.insert("allow-empty", "--allow-empty");
    }
    lay_policy(config, arguments, flags);
    if arguments.input.limit.max_bytes.is_some() {
        flags.insert("max-bytes", "--max-bytes");
    }
    if names_sources(arguments) {
        let shown = |path: &PathBuf| path.display().to_string();
        let (draft, sources) =
            (arguments.draft.as_ref().map(shown), arguments.input.sources.iter().map(shown).collect());
        let policy = config.policy.clone();
        settings.is_partial = !config.checks.is_empty();
        settings.draft = arguments.draft.clone();
        config.checks =
            vec![CheckConfig { name: "arguments".to_owned(), draft, sources, policy, line: 0, lines: BTreeMap::new() }];
    }
}

/// Flags of the policy hold for the top and for every check.
fn lay_policy(config: &mut Config, arguments: &JudgeArgs, flags: &mut BTreeMap<&'static str, &'static str>) {
    let asked = &arguments.policy;
    let policies = std::iter::once(&mut config.policy).chain(config.checks.iter_mut().map(|check| &mut check.policy));
    for policy in policies {
        policy.min_sources = asked.min_sources.map_or(policy.min_sources, |number| number as usize);
        policy.missing = asked.missing.unwrap_or(policy.missing);
        policy.certainty = asked.certainty.unwrap_or(policy.certainty);
    }
    let set = [
        (asked.min_sources.is_some(), "min-sources", "--min-sources"),
        (asked.missing.is_some(), "missing", "--missing"),
        (asked.certainty.is_some(), "certainty", "--certainty"),
        (asked.baseline.is_some(), "baseline", "--baseline"),
    ];
    flags.extend(set.into_iter().filter(|(is_set, ..)| *is_set).map(|(_, key, flag)| (key, flag)));
}

/// Whether the command line names what is compared.
fn names_sources(arguments: &JudgeArgs) -> bool {
    !arguments.input.sources.is_empty() || arguments.input.files_from.is_some()
}

impl Settings {
    /// The file of the baseline, and whether it was asked for by name.
    pub fn baseline(&self, asked: Option<&Path>) -> (PathBuf, bool) {
        match (asked, &self.config.baseline) {
            (Some(path), _) => (path.to_owned(), true),
            (None, Some(path)) => (self.folder.join(path), true),
            (None, None) => (self.folder.join(BASELINE_NAME), false),
        }
    }

    /// How messages name the configuration.
    pub fn name(&self) -> String {
        self.path.as_ref().map_or_else(|| "the arguments".to_owned(), |path| path.display().to_string())
    }
}

/// Today's date in UTC.
fn today() -> Date {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs());
    let days: Span = i64::try_from(seconds / 86_400).unwrap_or_default().days();
    date(1970, 1, 1).checked_add(days).unwrap_or(date(1970, 1, 1))
}
