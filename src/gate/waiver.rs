//! Waivers: which findings are let pass, why, by whom and until when; in the configuration or in an article.
//!
//! ```text
//! <!-- crosscheck: allow(N101, quote) reason="the coroner corrected it" by="J. Ames" until=2027-01-31 -->
//! ```
//! covers the paragraph it stands in or before; `allow-file(…)` covers the article.

use super::fault::{Fault, did_you_mean};
use super::policy::Selector;
use crate::decision::Suppression;
use crate::finding::{Check, Finding, Report};
use crate::text::{Directive, Source, Span};
use jiff::civil::Date;
use std::ops::RangeInclusive;

/// Findings that are let pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// Which findings.
    pub matcher: Matcher,
    /// Why.
    pub reason: String,
    /// Who let them pass.
    pub by: Option<String>,
    /// The last day it holds.
    pub until: Option<Date>,
    /// The file it stands in.
    pub path: String,
    /// The line it stands in.
    pub line: u32,
}

/// Which findings a waiver covers: those that fit everything that is given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Matcher {
    /// The id of the finding.
    pub id: Option<String>,
    /// Checks, one of which the finding is of; any when empty.
    pub selectors: Vec<Selector>,
    /// Words of the topic, in any case.
    pub topic: Option<String>,
    /// A file that a claim of the finding stands in.
    pub file: Option<String>,
    /// The check of the configuration.
    pub check: Option<String>,
    /// Lines of `file` that a claim stands in.
    pub lines: Option<RangeInclusive<u32>>,
}

impl Waiver {
    /// Whether the waiver still holds on `today`.
    pub fn holds(&self, today: Date) -> bool {
        self.until.is_none_or(|until| today <= until)
    }

    /// What it makes of a finding that it covers.
    pub fn suppression(&self) -> Suppression {
        Suppression::Waived {
            reason: self.reason.clone(),
            place: self.place(),
            until: self.until.map(|day| day.to_string()),
            is_inline: self.matcher.lines.is_some() || self.matcher.file.as_ref() == Some(&self.path),
        }
    }

    /// "drafts/ferry.md:12".
    pub fn place(&self) -> String {
        format!("{}:{}", self.path, self.line)
    }
}

impl Matcher {
    /// Whether a finding of the report of the check `name` is covered.
    pub fn covers(&self, name: &str, report: &Report, finding: &Finding) -> bool {
        let topic = finding.topic.to_lowercase();
        self.id.as_ref().is_none_or(|id| *id == finding.id)
            && self.check.as_ref().is_none_or(|check| check == name)
            && (self.selectors.is_empty() || self.selectors.iter().any(|selector| selector.means(finding)))
            && self
                .topic
                .as_ref()
                .is_none_or(|words| words.to_lowercase().split_whitespace().all(|word| topic.contains(word)))
            && self.file.as_ref().is_none_or(|file| self.stands_in(file, report, finding))
    }

    /// Whether a claim of the finding stands in the file and lines; a finding about the whole draft stands in each line.
    fn stands_in(&self, file: &str, report: &Report, finding: &Finding) -> bool {
        finding.claims.iter().any(|claim| {
            let of_file = same_file(&report.sources[claim.source.index()].path, file);
            let of_lines = self.lines.as_ref().is_none_or(|lines| lines.contains(&claim.position.line));
            of_file && of_lines
        })
    }
}

/// Whether two paths name one file, `./` aside.
fn same_file(one: &str, other: &str) -> bool {
    let plain = |path: &str| path.replace('\\', "/").trim_start_matches("./").to_owned();
    plain(one) == plain(other)
}

/// The waivers that stand in an article; every directive that cannot be read is a fault.
pub fn of_source(source: &Source, known: &[&'static Check]) -> Result<Vec<Waiver>, Vec<Fault>> {
    let (mut waivers, mut faults) = (Vec::new(), Vec::new());
    for directive in &source.directives {
        match read_directive(source, directive, known) {
            Ok(waiver) => waivers.push(waiver),
            Err(message) => faults.push(Fault {
                path: source.path.clone(),
                line: directive.position.line,
                column: directive.position.column,
                message,
            }),
        }
    }
    if faults.is_empty() { Ok(waivers) } else { Err(faults) }
}

fn read_directive(source: &Source, directive: &Directive, known: &[&'static Check]) -> Result<Waiver, String> {
    let (verb, rest) = directive.text.split_once('(').unwrap_or((&directive.text, ""));
    let lines = match verb.trim() {
        "allow" => Some(covered_lines(source, directive.position.line)),
        "allow-file" => None,
        other => {
            let near = did_you_mean(other, ["allow", "allow-file"]);
            return Err(format!("unknown directive {other}, expected allow(CODE) reason=\"…\"{near}"));
        }
    };
    let Some((codes, rest)) = rest.split_once(')') else {
        return Err(format!("{} has no codes, expected {}(CODE) reason=\"…\"", verb.trim(), verb.trim()));
    };
    let selectors = codes.split(',').map(|code| Selector::read(code, known)).collect::<Result<Vec<_>, _>>()?;
    let fields = read_fields(rest)?;
    let field = |name: &str| fields.iter().find(|(key, _)| *key == name).map(|(_, value)| value.clone());
    let reason = field("reason").filter(|reason| !reason.trim().is_empty());
    let Some(reason) = reason else {
        return Err("the waiver has no reason: add reason=\"…\"; a waiver without one is not accepted".to_owned());
    };
    let until = match field("until") {
        Some(day) => Some(day.parse::<Date>().map_err(|_| format!("until is {day}, expected a day, as 2027-01-31"))?),
        None => None,
    };
    let matcher = Matcher { selectors, file: Some(source.path.clone()), lines, ..Matcher::default() };
    Ok(Waiver { matcher, reason, by: field("by"), until, path: source.path.clone(), line: directive.position.line })
}

/// `key="value"` and `key=value`, in any order.
fn read_fields(text: &str) -> Result<Vec<(&str, String)>, String> {
    let mut fields = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let Some((key, after)) = rest.split_once('=') else {
            return Err(format!("{rest} is no field, expected reason=\"…\", by=\"…\" or until=2027-01-31"));
        };
        let key = key.trim();
        if !["reason", "by", "until"].contains(&key) {
            let near = did_you_mean(key, ["reason", "by", "until"]);
            return Err(format!("unknown field {key}, expected reason, by or until{near}"));
        }
        let (value, left) = match after.trim_start().strip_prefix(['"', '“']) {
            Some(quoted) => {
                quoted.split_once(['"', '”']).ok_or_else(|| format!("the quotation mark of {key} is not closed"))?
            }
            None => after.trim_start().split_once(char::is_whitespace).unwrap_or((after.trim_start(), "")),
        };
        fields.push((key, value.to_owned()));
        rest = left.trim_start();
    }
    Ok(fields)
}

/// The lines of the first block that ends at or after `line`: the paragraph a comment stands in or before.
fn covered_lines(source: &Source, line: u32) -> RangeInclusive<u32> {
    let last_line =
        |span: Span| source.position(Span { start: span.end.saturating_sub(1).max(span.start), ..span }).line;
    let mut blocks = source.blocks.iter().map(|block| (source.position(block.span).line, last_line(block.span)));
    match blocks.find(|(_, last)| *last >= line) {
        Some((_, last)) => line..=last,
        None => line..=line,
    }
}
