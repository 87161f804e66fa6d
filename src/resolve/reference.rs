//! Floor 4: who is meant by "he", "she" and "the governor" within one article; nobody, when it is not sure.

use super::cluster::Cluster;
use crate::name::EntityKind;
use crate::name::{GrammaticalNumber, NameForm, NameMention, NameRole, Title};
use rustc_hash::FxHashMap;

/// Looks back no further than this many sentences for whom a pronoun means.
const REACH: u32 = 3;
/// Looks back no further than this many sentences for which body "the company" means.
const BODY_REACH: u32 = 2;

/// Fills in `meant` (by mention: index of a cluster, counted from `offset`) for pronouns and descriptions.
pub(super) fn resolve(mentions: &[NameMention], clusters: &[Cluster], offset: usize, meant: &mut [Option<usize>]) {
    let bearers = Bearers::of(clusters);
    for at in 0..mentions.len() {
        let mention = &mentions[at];
        let cluster = match mention.form {
            NameForm::Proper | NameForm::Pronoun(GrammaticalNumber::Plural) => continue,
            NameForm::Pronoun(GrammaticalNumber::Singular) if mention.kind == EntityKind::Person => {
                pronoun(mentions, clusters, offset, meant, at)
            }
            NameForm::Pronoun(GrammaticalNumber::Singular) => continue,
            NameForm::Description if mention.kind == EntityKind::Person => described(mentions, clusters, &bearers, at),
            NameForm::Description => body(mentions, clusters, &bearers, (offset, meant), at),
        };
        meant[at] = cluster.map(|cluster| cluster + offset);
    }
}

/// Clusters, in order of their first mention, by what a description may say of them.
struct Bearers<'a> {
    /// Persons by the heads of their titles.
    heads: FxHashMap<&'a str, Vec<usize>>,
    /// Bodies by the last word of a form of their names.
    nouns: FxHashMap<&'a str, Vec<usize>>,
}

impl<'a> Bearers<'a> {
    fn of(clusters: &'a [Cluster]) -> Bearers<'a> {
        let mut bearers = Bearers { heads: FxHashMap::default(), nouns: FxHashMap::default() };
        let note = |list: &mut Vec<usize>, at: usize| {
            if list.last() != Some(&at) {
                list.push(at);
            }
        };
        for (at, cluster) in clusters.iter().enumerate() {
            let titles = cluster.titles.iter().filter(|_| cluster.is_person());
            titles.for_each(|title| note(bearers.heads.entry(title.head.as_str()).or_default(), at));
            let forms = cluster.keys.iter().filter(|_| cluster.kind == Some(EntityKind::Organisation));
            forms
                .filter_map(|form| form.last())
                .for_each(|noun| note(bearers.nouns.entry(noun.as_str()).or_default(), at));
        }
        bearers
    }
}

/// A mention before a pronoun that may be meant.
struct Candidate {
    cluster: usize,
    sentence: u32,
    acts: bool,
    sure: bool,
}

/// The person of the right gender in the nearest sentence that has one; of several the one that acts; else nobody.
fn pronoun(
    mentions: &[NameMention],
    clusters: &[Cluster],
    offset: usize,
    meant: &[Option<usize>],
    at: usize,
) -> Option<usize> {
    let mention = &mentions[at];
    let candidates: Vec<Candidate> = (0..at)
        .rev()
        .take_while(|&one| mentions[one].sentence + REACH >= mention.sentence)
        .filter(|&one| mention.quoted || !mentions[one].quoted)
        .filter_map(|one| candidate(&mentions[one], clusters, meant[one]?.checked_sub(offset)?, mention))
        .collect();
    let nearest = candidates.iter().map(|one| one.sentence).max()?;
    let near: Vec<&Candidate> = candidates.iter().filter(|one| one.sentence == nearest).collect();
    let only = |chosen: &[&Candidate]| {
        let first = chosen.first()?.cluster;
        chosen.iter().all(|one| one.cluster == first).then_some(first)
    };
    let sure: Vec<&Candidate> = near.iter().copied().filter(|one| one.sure).collect();
    let near = if sure.is_empty() { near } else { sure };
    let acting: Vec<&Candidate> = near.iter().copied().filter(|one| one.acts).collect();
    only(&near).or_else(|| only(&acting))
}

fn candidate(mention: &NameMention, clusters: &[Cluster], cluster: usize, pronoun: &NameMention) -> Option<Candidate> {
    let one = &clusters[cluster];
    let may = one.is_person() && (one.gender.is_none() || one.gender == pronoun.gender);
    let acts = mention.role == NameRole::Actor || matches!(mention.form, NameForm::Pronoun(_));
    may.then_some(Candidate { cluster, sentence: mention.sentence, acts, sure: one.gender.is_some() })
}

/// The one person named before who has the title described.
fn described(mentions: &[NameMention], clusters: &[Cluster], bearers: &Bearers<'_>, at: usize) -> Option<usize> {
    let mention = &mentions[at];
    let title = mention.titles.first()?;
    let before = |cluster: &Cluster| mentions[cluster.members[0]].span.start < mention.span.start;
    let mut best: Option<(usize, usize)> = None;
    let mut contested = false;
    let holders = bearers.heads.get(title.head.as_str())?.iter().map(|&at| (at, &clusters[at]));
    for (at, cluster) in holders.take_while(|(_, one)| before(one)) {
        let Some(score) = cluster.titles.iter().filter_map(|held| fits(title, held)).max() else { continue };
        contested =
            best.is_some_and(|(most, _)| most == score) || contested && best.is_some_and(|(most, _)| most > score);
        if best.is_none_or(|(most, _)| score > most) {
            best = Some((score, at));
        }
    }
    best.filter(|_| !contested).map(|(_, at)| at)
}

/// How many narrowing words of a description a held title shares; `None` when it does not fit.
fn fits(described: &Title, held: &Title) -> Option<usize> {
    let shared = described.narrowing.iter().filter(|word| held.narrowing.contains(word)).count();
    let fits =
        described.head == held.head && described.below == held.below && (shared > 0 || described.narrowing.is_empty());
    fits.then_some(shared)
}

/// The one body named shortly before whose name ends in the noun; for "the company" the one body at all.
fn body(
    mentions: &[NameMention],
    clusters: &[Cluster],
    bearers: &Bearers<'_>,
    (offset, meant): (usize, &[Option<usize>]),
    at: usize,
) -> Option<usize> {
    let mention = &mentions[at];
    let noun = mention.words.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let named_so = bearers.nouns.get(noun.as_str()).into_iter().flatten().copied();
    let near = || {
        (0..at)
            .rev()
            .take_while(move |&one| mentions[one].sentence + BODY_REACH >= mention.sentence)
            .filter_map(|one| meant[one]?.checked_sub(offset))
            .filter(|&one| clusters[one].kind == Some(EntityKind::Organisation))
    };
    single(named_so.take_while(|&one| clusters[one].members[0] < at)).or_else(|| single(near()))
}

fn single(mut clusters: impl Iterator<Item = usize>) -> Option<usize> {
    let first = clusters.next()?;
    clusters.all(|one| one == first).then_some(first)
}
