//! A draft judged against its sources: what the comparison found, seen from the draft. Contradictions keep the code of
//! the check that found them; what the sources do not carry, carry better or carry alone gets a code of its own.

use super::checks::{LESS_PRECISE, MISSING, MORE_PRECISE, TOO_FEW_SOURCES, UNSUPPORTED};
use super::policy::Policy;
use super::precision::{Precision, Undated, precision};
use crate::finding::{
    Check, ClaimInFinding, ClaimRelation, Finding, Relation, Report, Severity, SourceSummary, Verdict,
};
use crate::text::{SourceId, Span};
use crate::value::{Kind, Vocabulary};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The report as the draft's editor needs it. `words` reads the normal forms of values.
pub fn judge(report: Report, draft: SourceId, policy: &Policy, words: &Vocabulary) -> Report {
    let report = Report { sources: apart_from(&report.sources, draft), ..report };
    let mut bench = Bench { report: &report, draft, policy, undated: Undated::new(words), support: BTreeMap::new() };
    bench.support = bench.support();
    let mut findings = Vec::new();
    let mut aside = 0;
    let mut few = BTreeSet::new();
    for finding in &report.findings {
        let mut judged = bench.judge(finding);
        // A claim that stands in several groups has too few sources once.
        judged.retain(|judged| judged.code != TOO_FEW_SOURCES.code || few.insert(own_span(judged, draft)));
        aside += usize::from(judged.is_empty());
        findings.extend(judged);
    }
    let slips = findings.len();
    let contradicted = contradicted(&findings, draft);
    findings.retain(|finding| !is_slip(finding, draft) || !is_among(finding, &contradicted));
    let slips = slips - findings.len();
    let place = |finding: &Finding| {
        let own = finding.claims.iter().find(|claim| claim.source == draft);
        own.map_or((1, 0), |claim| (0, claim.span.start))
    };
    findings.sort_by_key(|finding| (Reverse(finding.severity), place(finding)));
    let mut coverage = report.coverage.clone();
    if aside > 0 {
        coverage.left_out.push(("in the sources and not in the draft".to_owned(), aside));
    }
    if slips > 0 {
        coverage.left_out.push(("contradicted by the draft itself and by its sources".to_owned(), slips));
    }
    let mut checks = report.checks.clone();
    checks.extend(super::checks::DRAFT_CHECKS);
    Report { findings, coverage, checks, sources: report.sources.clone() }
}

/// The sources with the draft as an origin of its own: a draft is written from its sources, which it makes no copies of
/// itself and of each other.
fn apart_from(sources: &[SourceSummary], draft: SourceId) -> Vec<SourceSummary> {
    let is_draft = |source: &SourceSummary| source.source == draft;
    let shared = sources.iter().find(|source| is_draft(source)).map(|source| source.origin);
    let next = sources.iter().find(|source| !is_draft(source) && Some(source.origin) == shared);
    let apart = |source: &SourceSummary| {
        let mut source = source.clone();
        if is_draft(&source) {
            source.origin = draft.0;
            source.kin.clear();
        } else if let Some(next) = next.filter(|next| next.origin == source.origin) {
            source.origin = next.source.0;
            source.kin.retain(|kin| kin.of != draft);
        }
        source
    };
    sources.iter().map(apart).collect()
}

/// Whether a finding holds the draft against itself.
fn is_slip(finding: &Finding, draft: SourceId) -> bool {
    finding.verdict == Verdict::Contradiction && finding.claims.iter().all(|claim| claim.source == draft)
}

/// Where the claims of the draft stand that a source contradicts: what the draft itself says against them is the same
/// fault once more.
fn contradicted(findings: &[Finding], draft: SourceId) -> BTreeSet<Span> {
    let by_sources = findings.iter().filter(|one| one.verdict == Verdict::Contradiction && !is_slip(one, draft));
    by_sources.flat_map(|one| &one.claims).filter(|claim| claim.source == draft).map(|claim| claim.span).collect()
}

fn is_among(finding: &Finding, spans: &BTreeSet<Span>) -> bool {
    finding.claims.iter().any(|claim| spans.contains(&claim.span))
}

struct Bench<'a> {
    report: &'a Report,
    draft: SourceId,
    policy: &'a Policy,
    undated: Undated<'a>,
    /// The origins that carry each claim of the draft, over all groups it stands in.
    support: BTreeMap<Span, BTreeSet<u32>>,
}

/// Where the finding's first claim of the draft stands.
fn own_span(finding: &Finding, draft: SourceId) -> Option<Span> {
    finding.claims.iter().find(|claim| claim.source == draft).map(|claim| claim.span)
}

impl Bench<'_> {
    fn support(&self) -> BTreeMap<Span, BTreeSet<u32>> {
        let mut support: BTreeMap<Span, BTreeSet<u32>> = BTreeMap::new();
        for finding in &self.report.findings {
            let is_own = |at: usize| finding.claims[at].source == self.draft;
            for pair in finding.relations.iter().filter(|pair| is_own(pair.left) != is_own(pair.right)) {
                if supports(&pair.relation) {
                    let (draft, other) = self.sides(finding, pair);
                    support.entry(draft.span).or_default().insert(self.origin(other));
                }
            }
        }
        support
    }

    /// What a finding means for the draft: nothing, one finding, or two.
    fn judge(&self, finding: &Finding) -> Vec<Finding> {
        let in_draft = finding.claims.iter().any(|claim| claim.source == self.draft);
        let elsewhere = finding.claims.iter().any(|claim| claim.source != self.draft);
        match (in_draft, elsewhere) {
            (true, false) if is_slip(finding, self.draft) => vec![self.slipped(finding)],
            (true, false) => vec![self.unsupported(finding)],
            (true, true) => self.compared(finding),
            (false, _) => self.missing(finding).into_iter().collect(),
        }
    }

    fn unsupported(&self, finding: &Finding) -> Finding {
        let said = finding.claims.first().map_or("", |claim| &claim.value);
        let explanation = format!("no source says {}: name the source, cut it or waive it", quoted(said));
        Finding { explanation, ..recoded(finding, UNSUPPORTED, Severity::Warning) }
    }

    /// The draft contradicts itself.
    fn slipped(&self, finding: &Finding) -> Finding {
        let about = if finding.topic.is_empty() { String::new() } else { format!("{}: ", finding.topic) };
        let said: Vec<String> = finding.claims.iter().map(|claim| self.says(claim)).collect();
        let why = finding.relations.first().map_or("", |pair| pair.relation.why());
        let explanation = format!("{about}{}: {why}. Correct one of the two, or waive it", said.join("; "));
        Finding { explanation, ..finding.clone() }
    }

    /// The draft and at least one source speak of one thing.
    fn compared(&self, finding: &Finding) -> Vec<Finding> {
        let is_own = |at: usize| finding.claims[at].source == self.draft;
        let own: Vec<&ClaimRelation> =
            finding.relations.iter().filter(|pair| is_own(pair.left) != is_own(pair.right)).collect();
        let Some(worst) = own.iter().min_by_key(|pair| Reverse((pair.relation.verdict(), pair.relation.certainty())))
        else {
            // Sources that are lined up with the draft only through another source say nothing about it.
            return Vec::new();
        };
        let verdict = worst.relation.verdict();
        let mut judged = vec![match verdict {
            Verdict::Compatible => self.precise(finding, &own),
            Verdict::Contradiction | Verdict::Attributed | Verdict::Update | Verdict::Agreement | Verdict::Addition => {
                self.told(finding, &own, worst)
            }
        }];
        judged.extend(self.too_few(finding, &own));
        judged
    }

    /// The finding as it stands, told from the draft: what its claim says, what the sources say that decided, why.
    fn told(&self, finding: &Finding, own: &[&ClaimRelation], worst: &ClaimRelation) -> Finding {
        let verdict = worst.relation.verdict();
        let (said, _) = self.sides(finding, worst);
        let about = about(finding);
        let mut others: Vec<&ClaimInFinding> = Vec::new();
        for pair in own.iter().filter(|pair| pair.relation.verdict() == verdict) {
            let (draft, other) = self.sides(finding, pair);
            let is_new = others.iter().all(|known| known.source != other.source);
            if draft.span == said.span && is_new {
                others.push(other);
            }
        }
        let more = others.len().saturating_sub(SOURCES_TOLD);
        let mut says: Vec<String> = others.iter().take(SOURCES_TOLD).map(|other| self.says(other)).collect();
        says.extend((more > 0).then(|| format!("{more} more say so")));
        let says = says.join("; ");
        let told = format!("{about}the draft says {}; {}: {}", quoted(&said.value), says, worst.relation.why());
        let certainty = worst.relation.certainty();
        let (explanation, severity) = match verdict {
            Verdict::Contradiction => (format!("{told}. {}, or waive it", way_out(finding.kind)), finding.severity),
            Verdict::Attributed => (format!("{told}. Say whose word it is"), Severity::Note),
            Verdict::Update => (format!("{told}. Take the later state, or say when it was so"), Severity::Note),
            Verdict::Agreement | Verdict::Compatible | Verdict::Addition => (told, Severity::Note),
        };
        Finding { verdict, certainty, explanation, severity, ..finding.clone() }
    }

    /// Both can be true: is one of them more precise?
    fn precise(&self, finding: &Finding, own: &[&ClaimRelation]) -> Finding {
        let pairs: Vec<(&ClaimInFinding, &ClaimInFinding)> = own.iter().map(|pair| self.sides(finding, pair)).collect();
        let told = |check, severity, advice: &str| {
            let (draft, other) = pairs[0];
            let about = about(finding);
            let explanation = format!("{about}the draft says {}; {}: {advice}", quoted(&draft.value), self.says(other));
            Finding { explanation, verdict: Verdict::Compatible, certainty: None, ..recoded(finding, check, severity) }
        };
        match precision(finding.kind, &pairs, &self.undated) {
            Precision::Less => told(
                LESS_PRECISE,
                Severity::Note,
                "the draft is less precise; take the figure, or leave it open on purpose",
            ),
            Precision::More => told(
                MORE_PRECISE,
                Severity::Warning,
                "the draft is more precise than any source; name where the figure is from",
            ),
            Precision::Alike | Precision::Unknown => self.told(finding, own, own[0]),
        }
    }

    /// Fewer origins support the draft than the policy asks for.
    fn too_few(&self, finding: &Finding, own: &[&ClaimRelation]) -> Option<Finding> {
        if !own.iter().any(|pair| supports(&pair.relation)) {
            return None;
        }
        let said = finding.claims.iter().find(|claim| claim.source == self.draft)?;
        let number = self.support.get(&said.span).map_or(0, BTreeSet::len);
        if number == 0 || number >= self.policy.min_sources {
            return None;
        }
        let explanation = format!(
            "{number} of at least {} origins carry {}: find another source, say whose word it is, or waive it",
            self.policy.min_sources,
            quoted(&said.value)
        );
        Some(Finding { explanation, ..recoded(finding, TOO_FEW_SOURCES, Severity::Error) })
    }

    /// What the sources agree on and the draft lacks.
    fn missing(&self, finding: &Finding) -> Option<Finding> {
        let origins = self.origins(finding.claims.iter()).len();
        let is_central = finding.verdict == Verdict::Agreement && self.policy.missing > 0;
        if !is_central || origins < self.policy.missing {
            return None;
        }
        let first = finding.claims.first()?;
        let explanation = format!("{origins} origins carry it and the draft does not: {}", self.says(first));
        Some(Finding { explanation, ..recoded(finding, MISSING, Severity::Warning) })
    }

    fn origins<'a>(&self, claims: impl Iterator<Item = &'a ClaimInFinding>) -> BTreeSet<u32> {
        claims.map(|claim| self.origin(claim)).collect()
    }

    fn origin(&self, claim: &ClaimInFinding) -> u32 {
        self.report.sources[claim.source.index()].origin
    }

    /// The draft's side of a pair, and the other.
    fn sides<'f>(&self, finding: &'f Finding, pair: &ClaimRelation) -> (&'f ClaimInFinding, &'f ClaimInFinding) {
        let (left, right) = (&finding.claims[pair.left], &finding.claims[pair.right]);
        if left.source == self.draft { (left, right) } else { (right, left) }
    }

    /// "harbor-post.txt:3 says “at least 12 people” (the coast guard)".
    fn says(&self, claim: &ClaimInFinding) -> String {
        let path = &self.report.sources[claim.source.index()].path;
        let speaker = claim.speaker.as_ref().map(|speaker| format!(" ({speaker})")).unwrap_or_default();
        format!("{path}:{} says {}{speaker}", claim.position.line, quoted(&claim.value))
    }
}

fn recoded(finding: &Finding, check: &'static Check, severity: Severity) -> Finding {
    Finding { code: check.code, check: check.name, kind: check.kind, severity, certainty: None, ..finding.clone() }
}

/// Whether the source's side carries what the draft says.
fn supports(relation: &Relation) -> bool {
    match relation {
        Relation::Agree(_) | Relation::Compatible(_) | Relation::Update(_) => true,
        Relation::Attributed(_) | Relation::Contradict(..) | Relation::NotComparable(_) => false,
    }
}

/// "people killed: " before values, which say little alone; nothing before clauses and quotations.
fn about(finding: &Finding) -> String {
    let is_value = Kind::ALL.into_iter().any(|kind| kind.name() == finding.kind);
    if is_value && !finding.topic.is_empty() { format!("{}: ", finding.topic) } else { String::new() }
}

/// What can be done about a draft that a source contradicts, by the kind of the check.
fn way_out(kind: &str) -> &'static str {
    match kind {
        "name" => "Spell it as the sources do",
        "quote" => "Quote the words as they were said, tell them without quotation marks",
        "title" => "Correct the title",
        _ => "Correct the draft, say whose word it is",
    }
}

/// Sources that a message names before the rest is counted.
const SOURCES_TOLD: usize = 3;

/// Characters of a claim that a message quotes.
const QUOTED_CHARACTERS: usize = 100;

/// The words in quotation marks, cut when they are long; words that bring their own marks keep them.
fn quoted(words: &str) -> String {
    let cut = match words.char_indices().nth(QUOTED_CHARACTERS) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
        None => words.to_owned(),
    };
    if cut.starts_with(['“', '"']) { cut } else { format!("“{cut}”") }
}
