//! Floor 2: what a comparison found, ready to be told. Knows no format and no policy.

use crate::text::{Position, SourceId, Span};
use crate::value::Step;

/// Everything one comparison found.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The sources in the order given.
    pub sources: Vec<SourceSummary>,
    /// What was read and what became of it.
    pub coverage: Coverage,
    /// Contradictions first, then by verdict, then by place of the first claim.
    pub findings: Vec<Finding>,
    /// The checks that were made, by code.
    pub checks: Vec<&'static Check>,
}

/// A comparison a team can name, turn off or read about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Check {
    /// Its code: a letter for the family, three digits.
    pub code: &'static str,
    /// Its name.
    pub name: &'static str,
    /// The kind of thing it compares.
    pub kind: &'static str,
    /// One line for lists.
    pub summary: &'static str,
    /// The page `explain` shows, in Markdown: what it compares, why it matters, an example pair, how to waive it.
    pub manual: &'static str,
}

/// A source as a report names it.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceSummary {
    /// Its number.
    pub source: SourceId,
    /// The path as given.
    pub path: String,
    /// Its headline.
    pub title: Option<String>,
    /// Its outlet.
    pub outlet: Option<String>,
    /// Its day of publication, as YYYY-MM-DD.
    pub published: Option<String>,
    /// Sources that carry copies of one text share this number: that of the first of them.
    pub origin: u32,
    /// What makes it one origin with each earlier source of that origin; none for the first one.
    pub kin: Vec<Kin>,
    /// How many sentences were read.
    pub sentences: usize,
    /// How many claims were read.
    pub claims: usize,
}

/// What makes two sources one origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kin {
    /// The earlier source.
    pub of: SourceId,
    /// In what way.
    pub kinship: Kinship,
}

/// In what way two sources are one origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kinship {
    /// One is a copy of the other, edited or cut.
    NearCopy {
        /// How much of the shorter text stands in the longer one.
        percent: u32,
    },
    /// Both name this origin.
    Named(String),
}

/// What was read over all sources, and what was left out with the reason.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coverage {
    /// Sentences of headlines and paragraphs.
    pub sentences: usize,
    /// Sentences that gave no claim.
    pub sentences_without_claim: usize,
    /// Claims.
    pub claims: usize,
    /// Groups of claims that speak of one thing in two or more sources.
    pub groups: usize,
    /// Sentences and claims that stand in no finding: how many, by reason.
    pub left_out: Vec<(String, usize)>,
    /// What was read or compared less closely than the rest, for its size; empty for articles of any usual length.
    pub limits: Vec<Limit>,
}

/// Something that was read or compared less closely than the rest, so that the work stays in proportion to the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// What it is and what was done with it, in words that go on from the number.
    pub what: &'static str,
    /// How many.
    pub number: usize,
}

/// Claims about one thing, and how they stand to each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// From the check, the normalised claims and their values; never from line numbers. 16 hexadecimal digits.
    pub id: String,
    /// The worst of its relations.
    pub verdict: Verdict,
    /// How sure a contradiction is; `None` on any other verdict.
    pub certainty: Option<Certainty>,
    /// How much it matters, by policy.
    pub severity: Severity,
    /// Code of the check that found it: "N101".
    pub code: &'static str,
    /// Name of the check: "count-differs".
    pub check: &'static str,
    /// What kind of thing is compared: "count", "name", "quote", "proposition".
    pub kind: &'static str,
    /// What the claims are about, in words: "people killed, ferry fire".
    pub topic: String,
    /// The reason in one sentence that names the sources.
    pub explanation: String,
    /// The claims, by source and place.
    pub claims: Vec<ClaimInFinding>,
    /// One for each pair of claims that were compared: of different sources, or of what one source says twice.
    pub relations: Vec<ClaimRelation>,
    /// How many relations of a very large group are not among them; none of those is worse than those that are.
    pub relations_left_out: usize,
}

/// One side of a finding.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimInFinding {
    /// Its source.
    pub source: SourceId,
    /// Where the claim's words stand in the text as read.
    pub span: Span,
    /// Where they stand in the file.
    pub position: Position,
    /// The whole sentence, white space folded.
    pub sentence: String,
    /// The words of the value as written; for a proposition the clause.
    pub value: String,
    /// The normal form.
    pub normalized: String,
    /// Whose word it is; `None` for the outlet's own voice.
    pub speaker: Option<String>,
    /// How the words came to the value; empty for a claim that is no value.
    pub steps: Vec<Step>,
}

/// How two claims of a finding stand to each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimRelation {
    /// Index into the finding's claims.
    pub left: usize,
    /// Index into the finding's claims, greater than `left`.
    pub right: usize,
    /// How they stand.
    pub relation: Relation,
}

/// How two claims stand to each other, with the reason in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Relation {
    /// They say the same.
    Agree(String),
    /// They differ, and both can be true.
    Compatible(String),
    /// One is a later state of the other.
    Update(String),
    /// They differ, and each is the word of another party.
    Attributed(String),
    /// They cannot both be true.
    Contradict(Certainty, String),
    /// They are not about the same thing after all.
    NotComparable(String),
}

/// What a finding comes to, from least to worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Only one origin says it.
    Addition,
    /// All say the same.
    Agreement,
    /// They differ, and all can be true.
    Compatible,
    /// A later state of the same thing.
    Update,
    /// Different parties differ.
    Attributed,
    /// At least two sides cannot both be true.
    Contradiction,
}

/// How sure a contradiction is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// Worth a look.
    Possible,
    /// Typed values that cannot both hold.
    Certain,
}

/// How much a finding matters, by policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Severity {
    Note,
    Warning,
    Error,
}

impl Report {
    /// How many findings have this verdict.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.findings.iter().filter(|finding| finding.verdict == verdict).count()
    }
}

impl SourceSummary {
    /// "copy.md is a near copy of wire.txt (93 percent of the shorter text)", by `name` of the sources, for the first `among`
    /// the earlier sources of its origin; `None` when there is none.
    pub fn kin_told(&self, name: impl Fn(SourceId) -> String, among: impl Fn(SourceId) -> bool) -> Option<String> {
        let Kin { of, kinship } = self.kin.iter().find(|kin| among(kin.of))?;
        let (own, other) = (name(self.source), name(*of));
        Some(match kinship {
            Kinship::NearCopy { percent } => {
                format!("{own} is a near copy of {other} ({percent} percent of the shorter text)")
            }
            Kinship::Named(origin) => format!("{own} and {other} are both from {origin}"),
        })
    }
}

impl Relation {
    /// The reason in words.
    pub fn why(&self) -> &str {
        match self {
            Relation::Agree(why)
            | Relation::Compatible(why)
            | Relation::Update(why)
            | Relation::Attributed(why)
            | Relation::Contradict(_, why)
            | Relation::NotComparable(why) => why,
        }
    }

    /// The verdict it leads to; what does not compare is what only one source says.
    pub fn verdict(&self) -> Verdict {
        match self {
            Relation::Agree(_) => Verdict::Agreement,
            Relation::Compatible(_) => Verdict::Compatible,
            Relation::Update(_) => Verdict::Update,
            Relation::Attributed(_) => Verdict::Attributed,
            Relation::Contradict(..) => Verdict::Contradiction,
            Relation::NotComparable(_) => Verdict::Addition,
        }
    }

    /// How sure it is, when it is a contradiction.
    pub fn certainty(&self) -> Option<Certainty> {
        match self {
            Relation::Contradict(certainty, _) => Some(*certainty),
            Relation::Agree(_)
            | Relation::Compatible(_)
            | Relation::Update(_)
            | Relation::Attributed(_)
            | Relation::NotComparable(_) => None,
        }
    }

    /// Its name in outputs: that of the verdict it leads to, or "not-comparable".
    pub fn name(&self) -> &'static str {
        match self {
            Relation::NotComparable(_) => "not-comparable",
            Relation::Agree(_)
            | Relation::Compatible(_)
            | Relation::Update(_)
            | Relation::Attributed(_)
            | Relation::Contradict(..) => self.verdict().name(),
        }
    }
}

impl Verdict {
    /// Every verdict, the worst first.
    pub const ALL: [Verdict; 6] = [
        Verdict::Contradiction,
        Verdict::Attributed,
        Verdict::Update,
        Verdict::Compatible,
        Verdict::Agreement,
        Verdict::Addition,
    ];

    /// Its name in outputs and arguments.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Addition => "addition",
            Verdict::Agreement => "agreement",
            Verdict::Compatible => "compatible",
            Verdict::Update => "update",
            Verdict::Attributed => "attributed",
            Verdict::Contradiction => "contradiction",
        }
    }
}

impl Certainty {
    /// Its name in outputs.
    pub fn name(self) -> &'static str {
        match self {
            Certainty::Possible => "possible",
            Certainty::Certain => "certain",
        }
    }
}

impl Severity {
    /// Its name in outputs.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}
