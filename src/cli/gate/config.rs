//! The binary's own: `crosscheck init`, `config show` and `schema`.

use super::args::{ConfigCommand, Described, InitArgs, JudgeArgs};
use super::settings::{self, Settings};
use crate::cli::failure::Failure;
use crate::cli::stream;
use crate::cli::target::{self, Old};
use anstream::ColorChoice;
use crosscheck::gate::{self, CheckConfig, Policy, Waiver};
use crosscheck::report;
use crosscheck::text::{visible_json, visible_line};
use std::fmt::Write;
use std::io::ErrorKind;

/// Writes a commented configuration; a file that is there stays unless `--force` is given.
pub fn init(arguments: &InitArgs, color: ColorChoice) -> Result<(), Failure> {
    let path = &arguments.path;
    let old = if arguments.force { Old::Replace } else { Old::Keep };
    match target::write(path, &gate::commented_config(), old) {
        Err(Failure::Write { cause, .. }) if cause.kind() == ErrorKind::AlreadyExists => {
            let name = path.display();
            return Err(Failure::Input(vec![format!("{name}: is there already (--force replaces it)")]));
        }
        written => written?,
    }
    let name = visible_line(&path.display().to_string());
    stream::print(&format!("{name}: written; name your checks in it\n"), color)
}

/// Obeys `config …`.
pub fn run(command: &ConfigCommand, color: ColorChoice) -> Result<(), Failure> {
    match command {
        ConfigCommand::Show(arguments) => show(arguments, color),
    }
}

/// Prints a JSON Schema.
pub fn schema(of: Described) -> Result<(), Failure> {
    let text = match of {
        Described::Report => report::report_schema(),
        Described::Gate => report::decision_schema(),
        Described::Claims => report::claims::claims_schema(),
        Described::Why => report::why::why_schema(),
        Described::Config => gate::config_schema(),
    };
    stream::print(&text, ColorChoice::Never)
}

/// Every setting as TOML, with a comment that says where its value comes from.
fn show(arguments: &JudgeArgs, color: ColorChoice) -> Result<(), Failure> {
    let settings = settings::settle(arguments)?;
    let config = &settings.config;
    let mut out = String::new();
    let fail_on = config.limits.fail_on.map_or("never", |severity| severity.name());
    let most = config.limits.max_warnings.map_or_else(|| "any number".to_owned(), |most| most.to_string());
    let (baseline, _) = settings.baseline(arguments.policy.baseline.as_deref());
    let lines = [
        ("fail-on", format!("\"{fail_on}\"")),
        ("max-warnings", most),
        ("certainty", format!("\"{}\"", config.policy.certainty.name())),
        ("min-sources", config.policy.min_sources.to_string()),
        ("missing", config.policy.missing.to_string()),
        ("strict-waivers", config.limits.strict_waivers.to_string()),
        ("allow-empty", config.allow_empty.to_string()),
        ("max-bytes", format!("\"{}\"", settings.limit.shown())),
        ("baseline", quoted(&baseline.display().to_string())),
        ("rules", list(&config.rules)),
        ("levels", levels(&config.policy)),
    ];
    for (key, value) in lines {
        let _ = writeln!(out, "{key} = {value}  # {}", visible_line(&origin(&settings, key)));
    }
    for check in &config.checks {
        show_check(&mut out, &settings, check);
    }
    for waiver in &config.waivers {
        show_waiver(&mut out, waiver);
    }
    stream::print(&out, color)
}

fn origin(settings: &Settings, key: &str) -> String {
    match (settings.flags.get(key), settings.config.lines.get(key)) {
        (Some(flag), _) => (*flag).to_owned(),
        (None, Some(line)) => format!("{}:{line}", settings.name()),
        (None, None) => "default".to_owned(),
    }
}

fn show_check(out: &mut String, settings: &Settings, check: &CheckConfig) {
    let name = settings.name();
    let from = |key: &str| match (settings.flags.get(key), check.lines.get(key)) {
        (Some(flag), _) => (*flag).to_owned(),
        (None, Some(line)) => visible_line(&format!("{name}:{line}")),
        (None, None) if check.line == 0 => "the arguments".to_owned(),
        (None, None) => "as at the top".to_owned(),
    };
    let _ = writeln!(out, "\n[[check]]\nname = {}  # {}", quoted(&check.name), from("name"));
    let key = if check.draft.is_some() { "sources" } else { "compare" };
    if let Some(draft) = &check.draft {
        let _ = writeln!(out, "draft = {}  # {}", quoted(draft), from("draft"));
    }
    let _ = writeln!(out, "{key} = {}  # {}", list(&check.sources), from(key));
    let policy = [
        ("certainty", format!("\"{}\"", check.policy.certainty.name())),
        ("min-sources", check.policy.min_sources.to_string()),
        ("missing", check.policy.missing.to_string()),
        ("levels", levels(&check.policy)),
    ];
    for (key, value) in policy {
        let _ = writeln!(out, "{key} = {value}  # {}", from(key));
    }
}

/// A text as TOML: its basic strings know the escapes of JSON.
fn quoted(text: &str) -> String {
    visible_json(serde_json::Value::from(text).to_string())
}

fn list(texts: &[String]) -> String {
    format!("[{}]", texts.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", "))
}

/// The levels, the closer ones first.
fn levels(policy: &Policy) -> String {
    let pairs = policy.levels.iter().flatten();
    let shown: Vec<String> =
        pairs.map(|(selector, level)| format!("{} = \"{}\"", selector.shown(), level.name())).collect();
    if shown.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", shown.join(", ")) }
}

fn show_waiver(out: &mut String, waiver: &Waiver) {
    let _ = writeln!(out, "\n[[waiver]]  # {}", visible_line(&waiver.place()));
    let codes: Vec<&str> = waiver.matcher.selectors.iter().map(|selector| selector.shown()).collect();
    let texts = [
        ("id", waiver.matcher.id.clone()),
        ("code", (!codes.is_empty()).then(|| codes.join(", "))),
        ("topic", waiver.matcher.topic.clone()),
        ("file", waiver.matcher.file.clone()),
        ("check", waiver.matcher.check.clone()),
        ("reason", Some(waiver.reason.clone())),
        ("by", waiver.by.clone()),
        ("until", waiver.until.map(|day| day.to_string())),
    ];
    for (key, value) in texts {
        if let Some(value) = value {
            let _ = writeln!(out, "{key} = {}", quoted(&value));
        }
    }
}
