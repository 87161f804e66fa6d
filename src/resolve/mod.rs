//! Floor 4: mentions in, identities out: within each article first, then across articles.
//!
//! Merging is symmetric and independent of the order of sources; kinds never mix; two names that one article keeps
//! apart stay apart; a likeness of letters alone never makes two names one.

mod across;
mod book;
mod claims;
mod cluster;
mod local;
mod place;
mod reference;

pub use claims::{resolve_claims, resolve_speaker};

use crate::name::{Entities, Entity, NameMention, ResolvedMention};
use crate::rules::RulePack;
use crate::text::SourceId;
use cluster::Cluster;

/// Who is meant by every mention. One list of mentions for each source, in order of their place.
pub fn resolve(articles: Vec<(SourceId, Vec<NameMention>)>, rules: &RulePack) -> Entities {
    let names = &rules.names;
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut meant: Vec<Vec<Option<usize>>> = Vec::new();
    for (article, (_, mentions)) in articles.iter().enumerate() {
        let found = local::clusters(article, mentions, names);
        let mut of_mention = vec![None; mentions.len()];
        for (at, cluster) in found.iter().enumerate() {
            cluster.members.iter().for_each(|&member| of_mention[member] = Some(clusters.len() + at));
        }
        reference::resolve(mentions, &found, clusters.len(), &mut of_mention);
        clusters.extend(found);
        meant.push(of_mention);
    }
    let groups = across::merge(&clusters, names);
    number(articles, &clusters, groups, meant, names)
}

/// Start and end of every mention of an entity, in bytes, in order.
type Places = Vec<(u32, u32)>;

fn number(
    articles: Vec<(SourceId, Vec<NameMention>)>,
    clusters: &[Cluster],
    groups: Vec<Vec<usize>>,
    meant: Vec<Vec<Option<usize>>>,
    rules: &crate::rules::names::NameRules,
) -> Entities {
    let sources: Vec<SourceId> = articles.iter().map(|&(source, _)| source).collect();
    let mut numbered: Vec<(Entity, Places, Vec<usize>)> = groups
        .into_iter()
        .map(|group| {
            let members: Vec<&Cluster> = group.iter().map(|&at| &clusters[at]).collect();
            let places = places(&members, &articles);
            (cluster::entity(&members, &articles, rules), places, group)
        })
        .collect();
    numbered.sort_by(|(left, here, _), (right, there, _)| {
        let key = |one: &Entity| (one.shown.clone(), one.kind, one.forms.clone(), one.titles.clone());
        key(left).cmp(&key(right)).then_with(|| here.cmp(there))
    });
    let mut id_of = vec![None; clusters.len()];
    for (id, (_, _, group)) in numbered.iter().enumerate() {
        group.iter().for_each(|&at| id_of[at] = Some(crate::name::EntityId(id as u32)));
    }
    let mentions = articles
        .into_iter()
        .zip(meant)
        .map(|((_, mentions), meant)| {
            let pair = |(mention, cluster): (NameMention, Option<usize>)| ResolvedMention {
                mention,
                entity: cluster.and_then(|at| id_of[at]),
            };
            mentions.into_iter().zip(meant).map(pair).collect()
        })
        .collect();
    Entities { list: numbered.into_iter().map(|(entity, _, _)| entity).collect(), mentions, sources }
}

/// Where the mentions of an entity stand, whatever the numbers of their sources: breaks ties between namesakes.
fn places(members: &[&Cluster], articles: &[(SourceId, Vec<NameMention>)]) -> Places {
    let mut places: Places = members
        .iter()
        .flat_map(|cluster| cluster.members.iter().map(|&at| articles[cluster.article].1[at].span))
        .map(|span| (span.start, span.end))
        .collect();
    places.sort_unstable();
    places
}
