//! Floor 4: which of several places of one name is meant, and when a capital stands for its state.

use crate::name::EntityKind;
use crate::name::{IdentityId, NameForm, NameMention, NameRole};
use crate::rules::names::NameRules;
use std::collections::BTreeMap;

/// For each mention of an article its gazetteer entry, when one is meant.
pub(super) fn identities(mentions: &[NameMention], rules: &NameRules) -> Vec<Option<IdentityId>> {
    let weight = surroundings(mentions, rules);
    mentions
        .iter()
        .map(|mention| {
            let chosen = choose(mention, &weight, rules)?;
            let seat = rules.identity(chosen).seat_of.filter(|_| mention.role == NameRole::Actor);
            Some(seat.unwrap_or(chosen))
        })
        .collect()
}

/// How often each place, or something in it, is named without doubt.
fn surroundings(mentions: &[NameMention], rules: &NameRules) -> BTreeMap<IdentityId, usize> {
    let mut weight = BTreeMap::new();
    for mention in mentions {
        if let (NameForm::Proper, &[only]) = (mention.form, mention.known.as_slice()) {
            rules.containers(only).for_each(|one| *weight.entry(one).or_default() += 1);
        }
    }
    weight
}

/// The candidate whose surroundings are named most; of equals the better known, unless they are two states or a state
/// and a part of another: then none.
fn choose(mention: &NameMention, weight: &BTreeMap<IdentityId, usize>, rules: &NameRules) -> Option<IdentityId> {
    let score =
        |id: IdentityId| rules.containers(id).map(|one| weight.get(&one).copied().unwrap_or(0)).max().unwrap_or(0);
    let mut best: Vec<IdentityId> = Vec::new();
    for &id in &mention.known {
        match best.first().map(|&one| score(id).cmp(&score(one))) {
            None => best.push(id),
            Some(std::cmp::Ordering::Greater) => best = vec![id],
            Some(std::cmp::Ordering::Equal) => best.push(id),
            Some(std::cmp::Ordering::Less) => {}
        }
    }
    let first = *best.first()?;
    let contested = best.len() > 1 && best.iter().any(|&id| rules.identity(id).sovereign);
    let kinds = best.iter().all(|&id| rules.identity(id).kind == EntityKind::Place);
    (!(contested && kinds)).then_some(first)
}
