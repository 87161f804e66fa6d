//! Floor 6: findings say how many origins stand behind them when copies of one text are among their sources.

use crate::finding::{Finding, SourceSummary, Verdict};
use std::collections::BTreeSet;

/// Adds to the explanation of what several sources say alike that they are fewer origins than sources, and why.
pub fn tell_origins(findings: &mut [Finding], sources: &[SourceSummary]) {
    if sources.iter().all(|source| source.kin.is_empty()) {
        return;
    }
    for finding in findings {
        let of: BTreeSet<usize> = finding.claims.iter().map(|claim| claim.source.index()).collect();
        let origins: BTreeSet<u32> = of.iter().map(|&source| sources[source].origin).collect();
        let together = matches!(finding.verdict, Verdict::Agreement | Verdict::Compatible);
        if together && origins.len() < of.len() {
            let noun = if origins.len() == 1 { "origin" } else { "origins" };
            let told = format!("{} sources, {} {noun}: {}", of.len(), origins.len(), kins(&of, sources));
            finding.explanation.push_str(&format!(" ({told})"));
        }
    }
}

/// Why the sources of a finding are fewer origins.
fn kins(of: &BTreeSet<usize>, sources: &[SourceSummary]) -> String {
    let path = |source: usize| sources[source].path.clone();
    let mut whys = Vec::new();
    for &source in of {
        let Some(first) = of.range(..source).find(|&&first| sources[first].origin == sources[source].origin) else {
            continue;
        };
        let told = sources[source].kin_told(|id| path(id.index()), |id| of.contains(&id.index()));
        whys.push(told.unwrap_or_else(|| format!("{} and {} carry one text", path(*first), path(source))));
    }
    whys.join("; ")
}
