//! `crosscheck.toml` as read: what is compared with what, and by which policy. All faults are told at once.

use super::fault::Fault;
use super::keys::{CERTAINTIES, FAIL_ON, LEVELS, Section};
use super::policy::{Level, Levels, Limits, Policy, Selector};
use super::table::{Placed, Reading, Table};
use super::waiver::{Matcher, Waiver};
use crate::finding::{Certainty, Check, Severity};
use std::collections::BTreeMap;
use std::ops::Range;
use toml::de::DeTable;

/// A configuration, checked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Config {
    /// What fails the gate.
    pub limits: Limits,
    /// The policy of every check that does not set its own.
    pub policy: Policy,
    /// Whether a check that compares nothing passes.
    pub allow_empty: bool,
    /// The most bytes of one article; `None` for the program's own limit.
    pub max_bytes: Option<u64>,
    /// The baseline, as written.
    pub baseline: Option<String>,
    /// Folders of rules, as written.
    pub rules: Vec<String>,
    /// The checks, in order.
    pub checks: Vec<CheckConfig>,
    /// The waivers, in order.
    pub waivers: Vec<Waiver>,
    /// The line in which each key at the top was set.
    pub lines: BTreeMap<&'static str, u32>,
}

/// One `[[check]]`.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckConfig {
    /// Its name.
    pub name: String,
    /// The draft, as written; `None` when sources are compared as equals.
    pub draft: Option<String>,
    /// Paths and globs of the sources, as written.
    pub sources: Vec<String>,
    /// Its policy, with what it does not set taken from the top.
    pub policy: Policy,
    /// The line it stands in.
    pub line: u32,
    /// The line in which each key was set.
    pub lines: BTreeMap<&'static str, u32>,
}

/// Reads a configuration; `known` are the checks that levels and waivers may name.
pub fn read(path: &str, text: &str, known: &[&'static Check]) -> Result<Config, Vec<Fault>> {
    let mut reading = Reading { path, text, faults: Vec::new() };
    let (document, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let message = error.message().lines().next().unwrap_or_default().to_owned();
        reading.fault(error.span().unwrap_or_default(), message);
    }
    if !reading.faults.is_empty() {
        // What follows from a broken line would only hide it.
        return Err(reading.faults);
    }
    let top = Table { section: Section::Top, table: document.get_ref(), place: 0..0 };
    let config = read_top(&mut reading, &top, known);
    if reading.faults.is_empty() {
        return Ok(config);
    }
    reading.faults.sort();
    Err(reading.faults)
}

fn read_top(reading: &mut Reading<'_>, top: &Table<'_, '_>, known: &[&'static Check]) -> Config {
    top.refuse_unknown(reading);
    let mut config = Config::default();
    let lines = &mut config.lines;
    if let Some(fail_on) = note(lines, "fail-on", top.one_of(reading, "fail-on", FAIL_ON)) {
        config.limits.fail_on = fail_on_named(fail_on);
    }
    config.limits.max_warnings = note(lines, "max-warnings", top.number(reading, "max-warnings", 0));
    config.limits.strict_waivers =
        note(lines, "strict-waivers", top.switch(reading, "strict-waivers")).unwrap_or_default();
    config.allow_empty = note(lines, "allow-empty", top.switch(reading, "allow-empty")).unwrap_or_default();
    config.max_bytes = note(lines, "max-bytes", top.size(reading, "max-bytes"));
    config.baseline = note(lines, "baseline", top.text(reading, "baseline"));
    config.rules = note(lines, "rules", top.texts(reading, "rules")).unwrap_or_default();
    config.policy = read_policy(reading, top, (&Policy::default(), known), lines);
    for table in top.tables(reading, "check", Section::Check) {
        config.checks.extend(read_check(reading, &table, (&config.policy, known)));
    }
    refuse_same_names(reading, &config.checks);
    // A check that could not be read would be missed by waivers that name it.
    let names = reading.faults.is_empty().then(|| config.checks.iter().map(|check| check.name.as_str()).collect());
    let names: Option<Vec<&str>> = names;
    for table in top.tables(reading, "waiver", Section::Waiver) {
        config.waivers.extend(read_waiver(reading, &table, known));
        if let Some(names) = &names {
            refuse_unknown_check(reading, &table, names);
        }
    }
    config
}

fn note<T>(lines: &mut BTreeMap<&'static str, u32>, key: &'static str, placed: Option<Placed<T>>) -> Option<T> {
    let placed = placed?;
    lines.insert(key, placed.line);
    Some(placed.value)
}

/// The severity that `name` stands for; "never" for none.
pub fn fail_on_named(name: &str) -> Option<Severity> {
    [Severity::Error, Severity::Warning, Severity::Note].into_iter().find(|severity| severity.name() == name)
}

/// The certainty of this name.
pub fn certainty_named(name: &str) -> Option<Certainty> {
    [Certainty::Possible, Certainty::Certain].into_iter().find(|certainty| certainty.name() == name)
}

fn read_policy(
    reading: &mut Reading<'_>,
    table: &Table<'_, '_>,
    (above, known): (&Policy, &[&'static Check]),
    lines: &mut BTreeMap<&'static str, u32>,
) -> Policy {
    let mut policy = above.clone();
    let certainty = note(lines, "certainty", table.one_of(reading, "certainty", CERTAINTIES));
    policy.certainty = certainty.and_then(certainty_named).unwrap_or(above.certainty);
    policy.min_sources =
        note(lines, "min-sources", table.number(reading, "min-sources", 1)).unwrap_or(above.min_sources);
    policy.missing = note(lines, "missing", table.number(reading, "missing", 0)).unwrap_or(above.missing);
    let mut levels = Levels::new();
    for (name, level) in table.pairs(reading, "levels") {
        let line = reading.line(name.span().start);
        lines.entry("levels").or_insert(line);
        let selector = Selector::read(name.get_ref(), known).map_err(|message| reading.fault(name.span(), message));
        let found = Level::named(level.get_ref());
        if found.is_none() {
            let near = super::fault::did_you_mean(level.get_ref(), LEVELS.iter().copied());
            let message =
                format!("{} is {}, expected one of {}{near}", name.get_ref(), level.get_ref(), LEVELS.join(", "));
            reading.fault(level.span(), message);
        }
        levels.extend(selector.ok().zip(found));
    }
    if !levels.is_empty() {
        policy.levels.insert(0, levels);
    }
    policy
}

fn read_check(
    reading: &mut Reading<'_>,
    table: &Table<'_, '_>,
    above: (&Policy, &[&'static Check]),
) -> Option<CheckConfig> {
    table.refuse_unknown(reading);
    let mut lines = BTreeMap::new();
    let name = note(&mut lines, "name", table.text(reading, "name"));
    let draft = note(&mut lines, "draft", table.text(reading, "draft"));
    let sources = note(&mut lines, "sources", table.texts(reading, "sources"));
    let equals = note(&mut lines, "compare", table.texts(reading, "compare"));
    let policy = read_policy(reading, table, above, &mut lines);
    let missing = match (&draft, &sources, &equals) {
        (Some(_), Some(_), None) | (None, None, Some(_)) => None,
        (Some(_), None, None) => Some("a draft and no sources: add sources = [\"…\"]"),
        (None, Some(_), None) => Some("sources and no draft: add draft = \"…\", or call them compare"),
        (None, None, None) => Some("neither draft and sources nor compare"),
        (_, _, Some(_)) => Some("compare beside draft or sources: sources are compared as equals or a draft is judged"),
    };
    if let Some(message) = missing {
        reading.fault(table.place.clone(), format!("[[check]] has {message}"));
    }
    if name.is_none() && !lines.contains_key("name") {
        reading.fault(table.place.clone(), "[[check]] has no name".to_owned());
    }
    let line = reading.line(table.place.start);
    Some(CheckConfig { name: name?, draft, sources: sources.or(equals)?, policy, line, lines })
}

fn refuse_same_names(reading: &mut Reading<'_>, checks: &[CheckConfig]) {
    let mut first: BTreeMap<&str, u32> = BTreeMap::new();
    for check in checks {
        if let Some(line) = first.get(check.name.as_str()) {
            let message = format!("two checks are named {}, expected one; the other stands in line {line}", check.name);
            let path = reading.path.to_owned();
            reading.faults.push(Fault { path, line: check.line, column: 1, message });
        } else {
            first.insert(&check.name, check.line);
        }
    }
}

fn read_waiver(reading: &mut Reading<'_>, table: &Table<'_, '_>, known: &[&'static Check]) -> Option<Waiver> {
    table.refuse_unknown(reading);
    let value = |placed: Option<Placed<String>>| placed.map(|placed| placed.value);
    let code = table.text(reading, "code");
    let selector = code.and_then(|code| {
        let read = Selector::read(&code.value, known);
        read.map_err(|message| reading.fault(value_place(table, "code"), message)).ok()
    });
    let matcher = Matcher {
        id: value(table.text(reading, "id")),
        selectors: selector.into_iter().collect(),
        topic: value(table.text(reading, "topic")),
        file: value(table.text(reading, "file")),
        check: value(table.text(reading, "check")),
        lines: None,
    };
    let (by, until) = (value(table.text(reading, "by")), table.day(reading, "until").map(|day| day.value));
    if matcher == Matcher::default() {
        reading
            .fault(table.place.clone(), "[[waiver]] names no finding: add id, code, topic, file or check".to_owned());
    }
    let reason = value(table.text(reading, "reason"));
    if reason.is_none() {
        let message = "[[waiver]] has no reason: add reason = \"…\"; a waiver without one is not accepted";
        reading.fault(table.place.clone(), message.to_owned());
    }
    let place = (reading.path.to_owned(), reading.line(table.place.start));
    Some(Waiver { matcher, reason: reason?, by, until, path: place.0, line: place.1 })
}

fn refuse_unknown_check(reading: &mut Reading<'_>, table: &Table<'_, '_>, names: &[&str]) {
    let Some(check) = table.text(reading, "check").map(|placed| placed.value) else { return };
    if !names.contains(&check.as_str()) {
        let near = super::fault::did_you_mean(&check, names.iter().copied());
        let message = format!("check is {check:?}, expected the name of a [[check]]{near}");
        reading.fault(value_place(table, "check"), message);
    }
}

fn value_place(table: &Table<'_, '_>, key: &str) -> Range<usize> {
    let found = table.table.iter().find(|(name, _)| name.get_ref().as_ref() == key);
    found.map_or_else(|| table.place.clone(), |(_, value)| value.span())
}
