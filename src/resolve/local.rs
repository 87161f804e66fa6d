//! Floor 4: the names of one article that mean one thing: surname and full name, firm and short form, acronym and name.

use super::cluster::{Cluster, key};
use super::place;
use crate::name::EntityKind;
use crate::name::{NameForm, NameMention, bare};
use crate::rules::names::{NameRules, PersonMatch};

/// The clusters of an article's proper names, in order of their first mention.
pub(super) fn clusters(article: usize, mentions: &[NameMention], rules: &NameRules) -> Vec<Cluster> {
    let known = place::identities(mentions, rules);
    let proper: Vec<usize> = (0..mentions.len()).filter(|&at| mentions[at].form == NameForm::Proper).collect();
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut short: Vec<usize> = Vec::new();
    for at in proper {
        let mention = &mentions[at];
        if let Some(id) = known[at] {
            let fits = |cluster: &Cluster| cluster.known == Some(id);
            put(&mut clusters, fits, || Cluster::of(article, at, mention, Some(id), rules), (at, mention), rules);
        } else if mention.kind == EntityKind::Person && mention.words.contains(' ') {
            full_person(article, &mut clusters, (at, mention), rules);
        } else if mention.words.contains([' ', '-']) {
            let name = key(&mention.words, rules);
            let fits = |cluster: &Cluster| {
                cluster.known.is_none()
                    && !cluster.is_person()
                    && cluster.keys.contains(&name)
                    && agree(cluster.kind, mention.kind)
            };
            put(&mut clusters, fits, || Cluster::of(article, at, mention, None, rules), (at, mention), rules);
        } else {
            short.push(at);
        }
    }
    for at in short {
        single(article, &mut clusters, (at, &mentions[at]), mentions, rules);
    }
    join_short_forms(&mut clusters, rules);
    clusters.iter_mut().for_each(|cluster| cluster.members.sort_unstable());
    clusters.sort_by_key(|cluster| cluster.members[0]);
    clusters
}

fn put(
    clusters: &mut Vec<Cluster>,
    fits: impl Fn(&Cluster) -> bool,
    make: impl FnOnce() -> Cluster,
    (at, mention): (usize, &NameMention),
    rules: &NameRules,
) {
    match clusters.iter_mut().find(|cluster| fits(cluster)) {
        Some(cluster) => cluster.add(at, mention, rules),
        None => clusters.push(make()),
    }
}

fn agree(left: Option<EntityKind>, right: EntityKind) -> bool {
    right == EntityKind::Unknown || left.is_none_or(|left| left == right)
}

fn full_person(article: usize, clusters: &mut Vec<Cluster>, (at, mention): (usize, &NameMention), rules: &NameRules) {
    let name = rules.person(&mention.words);
    let fits =
        |cluster: &Cluster| cluster.is_person() && rules.match_persons(&cluster.person, &name) != PersonMatch::Differs;
    put(clusters, fits, || Cluster::of(article, at, mention, None, rules), (at, mention), rules);
}

/// A name of one word: a surname, a given name, a short form, or a name of its own.
fn single(
    article: usize,
    clusters: &mut Vec<Cluster>,
    (at, mention): (usize, &NameMention),
    mentions: &[NameMention],
    rules: &NameRules,
) {
    let word = bare(&mention.words);
    if matches!(mention.kind, EntityKind::Person | EntityKind::Unknown)
        && let Some(found) = bearer(clusters, &word, mention, mentions)
    {
        return clusters[found].add(at, mention, rules);
    }
    let name = key(&mention.words, rules);
    let fits = |cluster: &Cluster| {
        cluster.known.is_none() && cluster.keys.contains(&name) && agree(cluster.kind, mention.kind)
    };
    put(clusters, fits, || Cluster::of(article, at, mention, None, rules), (at, mention), rules);
}

/// The person whose surname, given name or other name `word` is: of several the one named in full most often and
/// before, if that is one.
fn bearer(clusters: &[Cluster], word: &str, mention: &NameMention, mentions: &[NameMention]) -> Option<usize> {
    let gender =
        |cluster: &Cluster| mention.gender.is_none() || cluster.gender.is_none() || cluster.gender == mention.gender;
    let persons = || clusters.iter().enumerate().filter(|(_, one)| one.is_person() && !one.is_bare() && gender(one));
    let by_surname: Vec<usize> = persons().filter(|(_, one)| one.person.surname == word).map(|(at, _)| at).collect();
    let candidates = if by_surname.is_empty() {
        persons()
            .filter(|(_, one)| one.person.given.first().is_some_and(|given| given == word))
            .map(|(at, _)| at)
            .collect()
    } else {
        by_surname
    };
    let before: Vec<usize> = candidates
        .iter()
        .copied()
        .filter(|&at| mentions[clusters[at].members[0]].span.start < mention.span.start)
        .collect();
    let candidates = if before.is_empty() { candidates } else { before };
    match candidates.as_slice() {
        [] => None,
        [only] => Some(*only),
        several => {
            let full =
                |at: usize| clusters[at].members.iter().filter(|&&member| mentions[member].words.contains(' ')).count();
            let most = several.iter().map(|&at| full(at)).max()?;
            let mut leading = several.iter().filter(|&&at| full(at) == most);
            let first = *leading.next()?;
            leading.next().is_none().then_some(first)
        }
    }
}

/// Joins "Interoute" to "Interoute Plc", "Verizon" to "Verizon Communications", "OSP" to "Oregon State Police".
fn join_short_forms(clusters: &mut Vec<Cluster>, rules: &NameRules) {
    let mut at = 0;
    while at < clusters.len() {
        let into = longer_form(clusters, at, rules);
        match into {
            Some(into) => {
                let short = clusters.remove(at);
                let into = if into > at { into - 1 } else { into };
                clusters[into].absorb(short);
            }
            None => at += 1,
        }
    }
}

/// The one cluster of which the cluster at `at` is a short form.
fn longer_form(clusters: &[Cluster], at: usize, rules: &NameRules) -> Option<usize> {
    let short = &clusters[at];
    let form = short.fullest();
    if let ([word], None, None) = (form, short.known, short.kind) {
        let half = half_of_country(clusters, word, rules);
        if half.is_some() {
            return half;
        }
    }
    if short.is_person() || short.known.is_some_and(|id| rules.identity(id).kind == EntityKind::Place) {
        return None;
    }
    let mut found = clusters.iter().enumerate().filter(|&(other, long)| other != at && shortens(form, short, long));
    let first = found.next()?.0;
    found.next().is_none().then_some(first)
}

/// "the North" for the one country of the article that begins so, if it has two words.
fn half_of_country(clusters: &[Cluster], word: &str, rules: &NameRules) -> Option<usize> {
    let begins = |cluster: &Cluster| {
        let country = cluster.known.map(|id| rules.identity(id)).filter(|identity| identity.sovereign);
        country.is_some_and(|identity| {
            identity.name.to_lowercase().split_once(' ').is_some_and(|(first, _)| first == word)
        })
    };
    let mut found = clusters.iter().enumerate().filter(|(_, cluster)| begins(cluster));
    let first = found.next()?.0;
    found.next().is_none().then_some(first)
}

fn shortens(form: &[String], short: &Cluster, long: &Cluster) -> bool {
    let kinds = long.kind.is_none() || short.kind.is_none() || long.kind == short.kind;
    if !kinds || long.is_person() && form.len() != 1 || long.known.is_some() {
        return false;
    }
    long.keys.iter().any(|key| {
        let beginning = key.len() > form.len() && key.starts_with(form) && !long.is_person();
        let surname = key.len() == 2 && form.len() == 1 && key[1] == form[0] && long.kind.is_none();
        beginning || surname || is_acronym(form, key)
    })
}

/// Whether the one word of `form` is made of the first letters of three or more words of `key`; "of", "the", "and" and
/// the like may be passed over.
pub(super) fn is_acronym(form: &[String], key: &[String]) -> bool {
    let [word] = form else { return false };
    let all: String = key.iter().filter_map(|part| part.chars().next()).collect();
    const SMALL: usize = 3;
    let large: String = key.iter().filter(|part| part.len() > SMALL).filter_map(|part| part.chars().next()).collect();
    word.len() >= 2 && key.len() > 1 && (*word == all || *word == large)
}
