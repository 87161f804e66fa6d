//! What the formats of other programs share: the findings somebody should look at, where they stand, what is said.

use super::{Style, words};
use crate::decision::{Decision, Judged, Suppression};
use crate::finding::{Certainty, ClaimInFinding, Finding, Severity};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A finding on its way to another program.
#[derive(Clone, Copy)]
pub struct Alert<'a> {
    /// The check of the configuration it belongs to.
    pub judged: &'a Judged,
    /// The finding.
    pub finding: &'a Finding,
    /// Why it counts for nothing, if so.
    pub suppression: Option<&'a Suppression>,
}

/// Every alert that the style shows, suppressed ones among them, in the order of the checks and of their reports.
pub fn alerts<'a>(decision: &'a Decision, style: &'a Style) -> Vec<Alert<'a>> {
    let mut alerts = Vec::new();
    for judged in &decision.checks {
        let of_check = judged.alerts().filter(|(_, finding)| style.shows(finding));
        alerts.extend(of_check.map(|(at, finding)| Alert { judged, finding, suppression: judged.suppressed.get(&at) }));
    }
    alerts
}

impl Alert<'_> {
    /// Whether the style shows it although it may be suppressed.
    pub fn is_shown(&self, style: &Style) -> bool {
        self.suppression.is_none() || style.suppressed
    }
}

/// Why a finding counts for nothing, in words.
pub fn why_suppressed(suppression: &Suppression) -> String {
    match suppression {
        Suppression::Waived { reason, place, until: Some(until), .. } => {
            format!("waived until {until}: {reason} ({place})")
        }
        Suppression::Waived { reason, place, until: None, .. } => format!("waived: {reason} ({place})"),
        Suppression::Known => "in the baseline".to_owned(),
        Suppression::Allowed => "its check is allowed".to_owned(),
    }
}

/// The worst first: by severity, then certain before possible, then as they stand.
pub fn worst_first(alerts: &mut [Alert<'_>]) {
    let sureness = |finding: &Finding| {
        finding.certainty.map_or(0, |certainty| match certainty {
            Certainty::Possible => 1,
            Certainty::Certain => 2,
        })
    };
    alerts.sort_by_key(|alert| Reverse((alert.finding.severity, sureness(alert.finding))));
}

impl<'a> Alert<'a> {
    /// Where it is shown: at the draft's claim that decided the verdict, or else at the first claim.
    pub fn primary(&self) -> Option<&'a ClaimInFinding> {
        let claims = &self.finding.claims;
        let is_own = |at: usize| Some(claims[at].source) == self.judged.draft;
        let decided = self.finding.relations.iter().filter(|pair| pair.relation.name() == self.finding.verdict.name());
        let own = decided.filter_map(|pair| match (is_own(pair.left), is_own(pair.right)) {
            (true, false) => Some(pair.left),
            (false, true) => Some(pair.right),
            (true, true) | (false, false) => None,
        });
        let first_own = || (0..claims.len()).find(|at| is_own(*at));
        own.min().or_else(first_own).map(|at| &claims[at]).or_else(|| claims.first())
    }

    /// The file it is shown in, and the line; a draft that lacks something is shown at its first line.
    pub fn place(&self) -> (&'a str, u32, u32) {
        let sources = &self.judged.report.sources;
        match (self.primary(), self.judged.draft) {
            (Some(claim), None) => (&sources[claim.source.index()].path, claim.position.line, claim.position.column),
            (Some(claim), Some(draft)) if claim.source == draft => {
                (&sources[draft.index()].path, claim.position.line, claim.position.column)
            }
            (_, Some(draft)) => (&sources[draft.index()].path, 1, 1),
            (None, None) => (sources.first().map_or("", |source| &source.path), 1, 1),
        }
    }

    /// The claims beside the primary one.
    pub fn related(&self) -> impl Iterator<Item = &'a ClaimInFinding> {
        let (path, line, column) = self.place();
        let sources = &self.judged.report.sources;
        let is_primary = move |claim: &ClaimInFinding| {
            let position = claim.position;
            sources[claim.source.index()].path == path && (position.line, position.column) == (line, column)
        };
        self.finding.claims.iter().filter(move |claim| !is_primary(claim))
    }

    /// "N101 count-differs: people killed".
    pub fn title(&self) -> String {
        let topic = words::clean(&self.finding.topic);
        let about = if topic.is_empty() { String::new() } else { format!(": {topic}") };
        format!("{} {}{about}", self.finding.code, self.finding.check)
    }

    /// What is found, with every place it was found at; what is told of a draft names the places itself.
    pub fn message(&self) -> String {
        if self.judged.draft.is_some() {
            return words::clean(&self.finding.explanation);
        }
        let doubt = match self.finding.certainty {
            Some(Certainty::Possible) => "possible contradiction: ",
            Some(Certainty::Certain) | None => "",
        };
        let places: Vec<String> = self.finding.claims.iter().map(|claim| self.said(claim)).collect();
        format!("{doubt}{} [{}]", words::clean(&self.finding.explanation), places.join("; "))
    }

    /// The message, with what it is about before it unless it says so itself.
    pub fn told(&self) -> String {
        let (topic, message) = (words::clean(&self.finding.topic), self.message());
        if message.starts_with(&topic) { message } else { format!("{topic}: {message}") }
    }

    /// "a.txt:3 at least 12 people (the coast guard)".
    fn said(&self, claim: &ClaimInFinding) -> String {
        let path = words::clean(&self.judged.report.sources[claim.source.index()].path);
        let speaker = claim.speaker.as_ref().map(|speaker| format!(" ({})", words::clean(speaker))).unwrap_or_default();
        format!("{path}:{} {}{speaker}", claim.position.line, words::cut(&claim.value, 120))
    }
}

/// For each alert a fingerprint that is unique in the list: its id, and a number when the id came before.
pub fn fingerprints(alerts: &[Alert<'_>]) -> Vec<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut prints = Vec::with_capacity(alerts.len());
    for alert in alerts {
        let name = alert.judged.name.as_deref().unwrap_or_default();
        let id = if name.is_empty() { alert.finding.id.clone() } else { format!("{name}/{}", alert.finding.id) };
        let times = seen.entry(id.clone()).or_insert(0);
        *times += 1;
        prints.push(if *times == 1 { id } else { format!("{id}/{times}") });
    }
    prints
}

/// How other programs call a severity: error, warning, note or what `names` gives.
pub fn level(severity: Severity, [error, warning, note]: [&'static str; 3]) -> &'static str {
    match severity {
        Severity::Error => error,
        Severity::Warning => warning,
        Severity::Note => note,
    }
}

/// A path as a relative URI: `/` between folders, everything else that a URI forbids in per cent.
pub fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    let path = path.replace('\\', "/");
    for byte in path.trim_start_matches("./").bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
