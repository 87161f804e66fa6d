//! Floor 6: one verdict for two sentences, over all checks: sentences that contradict each other agree in no other finding, and
//! what several sources agree on is no addition of one of them.

use crate::finding::{ClaimInFinding, Finding, Relation, Verdict};
use crate::text::{Article, SourceId};
use std::collections::{BTreeMap, BTreeSet};

/// A sentence: its source and its number there.
type Place = (SourceId, usize);

/// Takes back agreements of sentences that contradict each other, and additions of sentences that agree with another source.
pub fn settle(articles: &[Article], findings: &mut Vec<Finding>) {
    let places = Places::of(articles);
    let contradicting = places.pairs(findings, Verdict::Contradiction);
    for finding in &mut *findings {
        take_back(finding, &places, &contradicting);
    }
    let agreeing: BTreeSet<Place> =
        places.pairs(findings, Verdict::Agreement).into_iter().flat_map(<[Place; 2]>::from).collect();
    findings.retain(|finding| {
        finding.verdict != Verdict::Addition
            || !finding.claims.iter().any(|claim| agreeing.contains(&places.place(claim)))
    });
}

/// Turns the agreements of a finding between sentences that contradict each other elsewhere into what can both be.
fn take_back(finding: &mut Finding, places: &Places<'_>, contradicting: &BTreeSet<(Place, Place)>) {
    let places: Vec<Place> = finding.claims.iter().map(|claim| places.place(claim)).collect();
    for pair in &mut finding.relations {
        if let Relation::Agree(_) = pair.relation
            && contradicting.contains(&ordered(places[pair.left], places[pair.right]))
        {
            pair.relation = Relation::Compatible("they agree in this, and differ in something else".to_owned());
        }
    }
    if finding.verdict == Verdict::Agreement {
        finding.verdict = finding.relations.iter().map(|pair| pair.relation.verdict()).max().unwrap_or(finding.verdict);
    }
}

/// Where the sentences of the sources stand.
struct Places<'a>(BTreeMap<SourceId, &'a Article>);

impl Places<'_> {
    fn of(articles: &[Article]) -> Places<'_> {
        Places(articles.iter().map(|article| (article.source.id, article)).collect())
    }

    fn place(&self, claim: &ClaimInFinding) -> Place {
        let sentences = &self.0[&claim.source].sentences;
        (claim.source, sentences.partition_point(|sentence| sentence.span.end <= claim.span.start))
    }

    /// The pairs of sentences of two sources that stand so to each other in some finding.
    fn pairs(&self, findings: &[Finding], verdict: Verdict) -> BTreeSet<(Place, Place)> {
        let related = findings.iter().flat_map(|finding| {
            let related = finding.relations.iter().filter(|pair| pair.relation.verdict() == verdict);
            related.map(|pair| [pair.left, pair.right].map(|at| self.place(&finding.claims[at])))
        });
        related.filter(|[one, other]| one.0 != other.0).map(|[one, other]| ordered(one, other)).collect()
    }
}

fn ordered(one: Place, other: Place) -> (Place, Place) {
    if one <= other { (one, other) } else { (other, one) }
}
