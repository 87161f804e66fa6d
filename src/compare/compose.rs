//! Floor 6: claims and their relations become one finding, told in words.

use super::checks::Check;
use crate::finding::{Certainty, ClaimInFinding, ClaimRelation, Finding, Relation, Severity, Verdict};
use crate::text::{Article, Span};
use rustc_hash::FxHashSet;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// One claim on its way into a finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    /// Index of its source.
    pub source: usize,
    /// Index of its sentence in the article.
    pub sentence: usize,
    /// The words of the value or clause.
    pub span: Span,
    /// The normal form.
    pub normalized: String,
    /// Whose word it is.
    pub speaker: Option<String>,
}

/// What a finding is about.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The check that compared.
    pub check: &'static Check,
    /// In words: "people killed, ferry fire".
    pub topic: &'a str,
    /// What makes the id besides the normal forms: the attribute, the name.
    pub key: &'a str,
}

/// The finding of `sides` (by source and place) that stand to each other as `relations` say.
pub fn compose(
    articles: &[Article],
    subject: Subject<'_>,
    sides: &[Side],
    mut relations: Vec<ClaimRelation>,
) -> Finding {
    let says: FxHashSet<Says<'_>> = sides.iter().map(|side| says(side.source, side)).collect();
    relations.retain(|pair| !is_told_by_both(sides, pair, &says));
    let verdict = relations.iter().map(|pair| pair.relation.verdict()).max().unwrap_or(Verdict::Addition);
    let certainty = relations.iter().filter_map(|pair| pair.relation.certainty()).max();
    let claims: Vec<ClaimInFinding> = sides.iter().map(|side| show(articles, side)).collect();
    let explanation = explain(articles, verdict, sides, &relations);
    let relations_left_out = cap(&mut relations);
    Finding {
        id: identify(subject, sides),
        verdict,
        certainty,
        severity: severity_of(subject.check, certainty),
        code: subject.check.code,
        check: subject.check.name,
        kind: subject.check.kind,
        topic: subject.topic.to_owned(),
        explanation,
        claims,
        relations,
        relations_left_out,
    }
}

/// Whether two sources that contradict each other in a pair of claims each say what the other says as well: then it is no
/// difference between them.
fn is_told_by_both(sides: &[Side], pair: &ClaimRelation, told: &FxHashSet<Says<'_>>) -> bool {
    let (left, right) = (&sides[pair.left], &sides[pair.right]);
    let two = left.source != right.source;
    let both = || told.contains(&says(left.source, right)) && told.contains(&says(right.source, left));
    two && matches!(pair.relation, Relation::Contradict(..)) && both()
}

/// A source, and what it says in whose words.
type Says<'a> = (usize, &'a str, Option<&'a str>);

fn says(source: usize, side: &Side) -> Says<'_> {
    (source, &side.normalized, side.speaker.as_deref())
}

/// The pairs of a group, by their places in it, that have an entry in `by_pair`; found from the entries, for a group of n
/// members has far more pairs than entries.
pub fn pairs_within<'a, T>(group: &[usize], by_pair: &'a BTreeMap<(usize, usize), T>) -> Vec<(usize, usize, &'a T)> {
    let mut found = Vec::new();
    for (left, &one) in group.iter().enumerate() {
        for (&(_, other), entry) in by_pair.range((one, 0)..(one + 1, 0)) {
            found.extend(group.binary_search(&other).ok().map(|right| (left, right, entry)));
        }
    }
    found
}

/// A finding tells of so many relations: of every pair of 64 claims. Of more it keeps the worst.
const MOST_RELATIONS: usize = 64 * 63 / 2;

/// Keeps the worst of too many relations, in their order; how many were left out.
fn cap(relations: &mut Vec<ClaimRelation>) -> usize {
    let left_out = relations.len().saturating_sub(MOST_RELATIONS);
    if left_out > 0 {
        relations.sort_by_key(|pair| Reverse((pair.relation.verdict(), pair.relation.certainty())));
        relations.truncate(MOST_RELATIONS);
        relations.sort_by_key(|pair| (pair.left, pair.right));
    }
    left_out
}

/// A misspelt name is a correction, not a dispute: never more than a warning.
fn severity_of(check: &Check, certainty: Option<Certainty>) -> Severity {
    match certainty {
        Some(Certainty::Certain) if check.kind == "name" => Severity::Warning,
        Some(Certainty::Certain) => Severity::Error,
        Some(Certainty::Possible) => Severity::Warning,
        None => Severity::Note,
    }
}

fn show(articles: &[Article], side: &Side) -> ClaimInFinding {
    let article = &articles[side.source];
    ClaimInFinding {
        source: article.source.id,
        span: side.span,
        position: article.source.position(side.span),
        sentence: fold(article.slice(article.sentences[side.sentence].span)),
        value: fold(article.slice(side.span)),
        normalized: side.normalized.clone(),
        speaker: side.speaker.clone(),
        steps: Vec::new(),
    }
}

/// `words` with every run of white space made one space.
pub fn fold(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// "a.txt says at least 12, b.txt says 9: 9 is outside 12 or more" for the worst relation.
fn explain(articles: &[Article], verdict: Verdict, sides: &[Side], relations: &[ClaimRelation]) -> String {
    let Some(worst) = relations.iter().find(|pair| pair.relation.verdict() == verdict) else {
        return match sides.first() {
            Some(side) => format!("only {} says it", articles[side.source].source.path),
            None => String::new(),
        };
    };
    let says = |side: &Side| {
        let article = &articles[side.source];
        format!("{} says {}", article.source.path, shorten(&fold(article.slice(side.span))))
    };
    let (left, right) = (&sides[worst.left], &sides[worst.right]);
    if left.source == right.source {
        let other = shorten(&fold(articles[right.source].slice(right.span)));
        return format!("{} and {other}: {}", says(left), worst.relation.why());
    }
    format!("{}, {}: {}", says(left), says(right), worst.relation.why())
}

/// Longest value quoted in an explanation, in characters.
const LONGEST_SHOWN: usize = 80;

fn shorten(words: &str) -> String {
    match words.char_indices().nth(LONGEST_SHOWN) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
        None => words.to_owned(),
    }
}

/// 64-bit FNV-1a (Fowler, Noll, Vo) over code, key and the sorted normal forms, in hexadecimal.
fn identify(subject: Subject<'_>, sides: &[Side]) -> String {
    let mut forms: Vec<&str> = sides.iter().map(|side| side.normalized.as_str()).collect();
    forms.sort_unstable();
    let parts = [subject.check.code, subject.key].into_iter().chain(forms);
    let bytes = parts.flat_map(|part| part.bytes().chain([0]));
    let hash =
        bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    format!("{hash:016x}")
}
