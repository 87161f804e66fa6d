//! Planted relations: what an editor says of two places in two sources, and whether a report says it too.

use crosscheck::finding::{Certainty, ClaimInFinding, Relation, Report};
use crosscheck::ingest;
use crosscheck::pipeline::{self, Options};
use crosscheck::rules::RulePack;
use crosscheck::text::{Source, SourceId};
use std::fmt;
use std::sync::LazyLock;

pub static RULES: LazyLock<RulePack> = LazyLock::new(RulePack::builtin);

/// What an editor says of two places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plant {
    pub verdict: Expected,
    /// The kind of a check ("count"), "proposition" for whole clauses.
    pub kind: String,
    pub left: Anchor,
    pub right: Anchor,
}

/// Words that stand once in one source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    pub source: String,
    pub words: String,
}

/// The verdict an editor expects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Expected {
    Contradiction(Option<Certainty>),
    Agreement,
    Compatible,
    Update,
    Attributed,
    /// The two places must not be told to agree or to differ: they are about different things.
    Apart,
    /// The two places must not be told to contradict each other.
    Trap,
    /// A contradiction that may be told here as well as at its planted place: a headline that says it again.
    Allowed,
}

impl Expected {
    /// The verdict of that name.
    pub fn named(name: &str) -> Option<Expected> {
        Some(match name {
            "contradiction" => Expected::Contradiction(None),
            "contradiction certain" => Expected::Contradiction(Some(Certainty::Certain)),
            "contradiction possible" => Expected::Contradiction(Some(Certainty::Possible)),
            "agreement" => Expected::Agreement,
            "compatible" => Expected::Compatible,
            "update" => Expected::Update,
            "attributed" => Expected::Attributed,
            "apart" => Expected::Apart,
            "trap" => Expected::Trap,
            "allowed" => Expected::Allowed,
            _ => return None,
        })
    }

    fn name(self) -> &'static str {
        match self {
            Expected::Contradiction(None) => "contradiction",
            Expected::Contradiction(Some(Certainty::Certain)) => "contradiction certain",
            Expected::Contradiction(Some(Certainty::Possible)) => "contradiction possible",
            Expected::Agreement => "agreement",
            Expected::Compatible => "compatible",
            Expected::Update => "update",
            Expected::Attributed => "attributed",
            Expected::Apart => "apart",
            Expected::Trap => "trap",
            Expected::Allowed => "allowed",
        }
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

/// A comparison with its sources, to look plants up in.
pub struct Compared {
    pub sources: Vec<Source>,
    pub report: Report,
}

/// One relation of a report between two sources.
#[derive(Debug, Clone, Copy)]
pub struct Related<'a> {
    pub left: &'a ClaimInFinding,
    pub right: &'a ClaimInFinding,
    pub relation: &'a Relation,
    pub kind: &'static str,
}

/// Compares files given as name and bytes.
pub fn compare(files: &[(String, Vec<u8>)]) -> Compared {
    let sources = read(files);
    let report = pipeline::compare(sources.clone(), &RULES, &Options::default());
    Compared { sources, report }
}

/// The sources of files given as name and bytes.
pub fn read(files: &[(String, Vec<u8>)]) -> Vec<Source> {
    let mut sources: Vec<Source> = Vec::new();
    for (name, bytes) in files {
        let first = SourceId(sources.len() as u32);
        sources
            .extend(ingest::read(bytes, name, None, first, &RULES).unwrap_or_else(|error| panic!("{name}: {error}")));
    }
    sources
}

impl Compared {
    /// Every relation between claims of two sources.
    pub fn relations(&self) -> impl Iterator<Item = Related<'_>> {
        self.report.findings.iter().flat_map(|finding| {
            finding.relations.iter().map(|pair| Related {
                left: &finding.claims[pair.left],
                right: &finding.claims[pair.right],
                relation: &pair.relation,
                kind: finding.kind,
            })
        })
    }

    /// What the report says of the two places of `plant`, worst first.
    pub fn verdicts(&self, plant: &Plant) -> Vec<Expected> {
        let mut found: Vec<Expected> = self
            .relations()
            .filter(|related| self.is_about(related, plant))
            .filter_map(|related| verdict_of(related.relation))
            .collect();
        found.sort();
        found.dedup();
        found
    }

    /// Whether the report says what `plant` expects.
    pub fn holds(&self, plant: &Plant) -> bool {
        let found = self.verdicts(plant);
        let contradicted = found.iter().any(|verdict| matches!(verdict, Expected::Contradiction(_)));
        match plant.verdict {
            Expected::Contradiction(None) => contradicted,
            Expected::Trap => !contradicted,
            Expected::Allowed => true,
            Expected::Apart => found.is_empty(),
            Expected::Contradiction(Some(_)) => found.contains(&plant.verdict),
            Expected::Agreement | Expected::Compatible | Expected::Update | Expected::Attributed => {
                found.contains(&plant.verdict) && !contradicted
            }
        }
    }

    /// The contradictions that no plant expects.
    pub fn unexpected<'a>(&'a self, plants: &'a [Plant]) -> impl Iterator<Item = Related<'a>> {
        self.relations().filter(|related| matches!(related.relation, Relation::Contradict(..))).filter(|related| {
            let planted = |plant: &&Plant| matches!(plant.verdict, Expected::Contradiction(_) | Expected::Allowed);
            !plants.iter().filter(planted).any(|plant| self.is_about(related, plant))
        })
    }

    /// Whether the words of `anchor` stand once in the text of its source.
    pub fn fault_of(&self, anchor: &Anchor) -> Option<String> {
        let Some(source) = self.sources.iter().find(|source| file_name(&source.path) == anchor.source) else {
            return Some(format!("no source {:?}", anchor.source));
        };
        match source.text.matches(&anchor.words).count() {
            1 => None,
            times => Some(format!("{:?} stands {times} times in {}", anchor.words, anchor.source)),
        }
    }

    fn is_about(&self, related: &Related<'_>, plant: &Plant) -> bool {
        let typed =
            matches!(plant.verdict, Expected::Contradiction(_) | Expected::Trap | Expected::Apart | Expected::Allowed);
        if typed && plant.kind != related.kind {
            return false;
        }
        let there = |claim, anchor| self.stands_at(claim, anchor, &plant.kind);
        (there(related.left, &plant.left) && there(related.right, &plant.right))
            || (there(related.left, &plant.right) && there(related.right, &plant.left))
    }

    /// Whether `claim` stands in the sentence of `anchor`; a name may stand anywhere in the source.
    fn stands_at(&self, claim: &ClaimInFinding, anchor: &Anchor, kind: &str) -> bool {
        let path = &self.sources[claim.source.index()].path;
        let named = matches!(kind, "name" | "title") && shares_name(&claim.value, &anchor.words);
        file_name(path) == anchor.source && (named || claim.sentence.contains(&fold(&anchor.words)))
    }
}

fn shares_name(left: &str, right: &str) -> bool {
    let names = |text: &str| -> Vec<String> {
        let words = text.split(|letter: char| !letter.is_alphanumeric());
        words.filter(|word| word.len() > 2 && word.starts_with(char::is_uppercase)).map(str::to_owned).collect()
    };
    let right = names(right);
    names(left).iter().any(|name| right.contains(name))
}

fn verdict_of(relation: &Relation) -> Option<Expected> {
    match relation {
        Relation::Agree(_) => Some(Expected::Agreement),
        Relation::Compatible(_) => Some(Expected::Compatible),
        Relation::Update(_) => Some(Expected::Update),
        Relation::Attributed(_) => Some(Expected::Attributed),
        Relation::Contradict(certainty, _) => Some(Expected::Contradiction(Some(*certainty))),
        Relation::NotComparable(_) => None,
    }
}

/// `text` with one space for every run of white space.
pub fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
