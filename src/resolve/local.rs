//! Floor 4: the names of one article that mean one thing: surname and full name, firm and short form, acronym and name.

use super::book::Book;
use super::cluster::{Cluster, key};
use super::place;
use crate::name::EntityKind;
use crate::name::{NameForm, NameMention, bare};
use crate::rules::names::{NameRules, PersonMatch};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// The clusters of an article's proper names, in order of their first mention.
pub(super) fn clusters(article: usize, mentions: &[NameMention], rules: &NameRules) -> Vec<Cluster> {
    let known = place::identities(mentions, rules);
    let proper: Vec<usize> = (0..mentions.len()).filter(|&at| mentions[at].form == NameForm::Proper).collect();
    let mut book = Book::default();
    let mut short: Vec<usize> = Vec::new();
    for at in proper {
        let mention = &mentions[at];
        if let Some(id) = known[at] {
            let own = book.of_known(id).next();
            book.put(own, || Cluster::of(article, at, mention, Some(id), rules), (at, mention), rules);
        } else if mention.kind == EntityKind::Person && mention.words.contains(' ') {
            let own = full_person(&book, mention, rules);
            book.put(own, || Cluster::of(article, at, mention, None, rules), (at, mention), rules);
        } else if mention.words.contains([' ', '-']) {
            let own = of_form(&book, mention, rules).find(|&one| !book.clusters[one].is_person());
            book.put(own, || Cluster::of(article, at, mention, None, rules), (at, mention), rules);
        } else {
            short.push(at);
        }
    }
    for at in short {
        let mention = &mentions[at];
        let own = single(&book, mention, mentions, rules);
        book.put(own, || Cluster::of(article, at, mention, None, rules), (at, mention), rules);
    }
    let mut clusters = join_short_forms(book.clusters, rules);
    clusters.iter_mut().for_each(|cluster| cluster.members.sort_unstable());
    clusters.sort_by_key(|cluster| cluster.members[0]);
    clusters
}

/// The clusters, no place of the gazetteer, that have the form of the mention and may be of its kind.
fn of_form<'a>(book: &'a Book, mention: &'a NameMention, rules: &NameRules) -> impl Iterator<Item = usize> + use<'a> {
    let fits = |&one: &usize| book.clusters[one].known.is_none() && agree(book.clusters[one].kind, mention.kind);
    book.of_key(&key(&mention.words, rules)).collect::<Vec<_>>().into_iter().filter(fits)
}

fn agree(left: Option<EntityKind>, right: EntityKind) -> bool {
    right == EntityKind::Unknown || left.is_none_or(|left| left == right)
}

fn full_person(book: &Book, mention: &NameMention, rules: &NameRules) -> Option<usize> {
    let name = rules.person(&mention.words);
    let fits = |&one: &usize| {
        let cluster = &book.clusters[one];
        cluster.is_person() && rules.match_persons(&cluster.person, &name) != PersonMatch::Differs
    };
    book.of_surname(&name.surname).find(fits)
}

/// A name of one word: a surname, a given name, a short form; `None` for a name of its own.
fn single(book: &Book, mention: &NameMention, mentions: &[NameMention], rules: &NameRules) -> Option<usize> {
    let word = bare(&mention.words);
    let may_be_person = matches!(mention.kind, EntityKind::Person | EntityKind::Unknown);
    let bearer = may_be_person.then(|| bearer(book, &word, mention, mentions)).flatten();
    bearer.or_else(|| of_form(book, mention, rules).next())
}

/// The person whose surname, given name or other name `word` is: of several the one named in full most often and
/// before, if that is one.
fn bearer(book: &Book, word: &str, mention: &NameMention, mentions: &[NameMention]) -> Option<usize> {
    let clusters = &book.clusters;
    let gender =
        |cluster: &Cluster| mention.gender.is_none() || cluster.gender.is_none() || cluster.gender == mention.gender;
    let fits = |&at: &usize| clusters[at].is_person() && !clusters[at].is_bare() && gender(&clusters[at]);
    let by_surname: Vec<usize> =
        book.of_surname(word).filter(fits).filter(|&at| clusters[at].person.surname == word).collect();
    let by_given = |&at: &usize| clusters[at].person.given.first().is_some_and(|given| given == word);
    let candidates = match by_surname.is_empty() {
        true => book.of_given(word).filter(fits).filter(by_given).collect(),
        false => by_surname,
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
            let full = |at: usize| clusters[at].in_full;
            let most = several.iter().map(|&at| full(at)).max()?;
            let mut leading = several.iter().filter(|&&at| full(at) == most);
            let first = *leading.next()?;
            leading.next().is_none().then_some(first)
        }
    }
}

/// Joins "Interoute" to "Interoute Plc", "Verizon" to "Verizon Communications", "OSP" to "Oregon State Police".
fn join_short_forms(clusters: Vec<Cluster>, rules: &NameRules) -> Vec<Cluster> {
    let mut forms = Forms::of(clusters, rules);
    for at in 0..forms.clusters.len() {
        if let Some(into) = longer_form(&forms, at, rules)
            && let Some(short) = forms.clusters[at].take()
        {
            forms.note(into, &short);
            forms.clusters[into].as_mut().expect("a longer form is looked for among those not taken").absorb(short);
        }
    }
    forms.clusters.into_iter().flatten().collect()
}

/// Clusters by the words that a short form of theirs could be.
struct Forms {
    /// `None` for one that has become part of another.
    clusters: Vec<Option<Cluster>>,
    /// By the first word of a form, the second of two, and the first letters of several.
    short: FxHashMap<String, BTreeSet<usize>>,
    /// Countries of two words by the first.
    halves: FxHashMap<String, Vec<usize>>,
}

impl Forms {
    fn of(clusters: Vec<Cluster>, rules: &NameRules) -> Forms {
        let mut forms = Forms { clusters: Vec::new(), short: FxHashMap::default(), halves: FxHashMap::default() };
        for (at, cluster) in clusters.iter().enumerate() {
            forms.note(at, cluster);
            let country = cluster.known.map(|id| rules.identity(id)).filter(|identity| identity.sovereign);
            let name = country.map(|identity| identity.name.to_lowercase());
            if let Some((first, _)) = name.as_deref().and_then(|name| name.split_once(' ')) {
                forms.halves.entry(first.to_owned()).or_default().push(at);
            }
        }
        forms.clusters = clusters.into_iter().map(Some).collect();
        forms
    }

    /// Takes down that the cluster `at` has, or takes in, the forms of `cluster`.
    fn note(&mut self, at: usize, cluster: &Cluster) {
        for form in &cluster.keys {
            let second = form.get(1).filter(|_| form.len() == 2);
            let words = form.first().into_iter().chain(second).cloned().chain(initials(form));
            for word in words {
                self.short.entry(word).or_default().insert(at);
            }
        }
    }
}

/// The one cluster of which the cluster at `at` is a short form.
fn longer_form(forms: &Forms, at: usize, rules: &NameRules) -> Option<usize> {
    let short = forms.clusters[at].as_ref()?;
    let form = short.fullest();
    if let ([word], None, None) = (form, short.known, short.kind) {
        // "the North" for the one country of the article that begins so, if it has two words.
        let alive = |half: &&usize| forms.clusters[**half].is_some();
        let halves: Vec<usize> = forms.halves.get(word).into_iter().flatten().filter(alive).copied().collect();
        if let &[half] = halves.as_slice() {
            return Some(half);
        }
    }
    if short.is_person() || short.known.is_some_and(|id| rules.identity(id).kind == EntityKind::Place) {
        return None;
    }
    let longer = forms.short.get(form.first()?)?.iter().copied().filter(|&other| other != at);
    let mut found =
        longer.filter(|&other| forms.clusters[other].as_ref().is_some_and(|long| shortens(form, short, long)));
    let first = found.next()?;
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
    word.len() >= 2 && key.len() > 1 && initials(key).contains(word)
}

/// The first letters of all words and of the longer ones.
fn initials(words: &[String]) -> [String; 2] {
    const SMALL: usize = 3;
    let first = |word: &String| word.chars().next();
    let large = words.iter().filter(|word| word.len() > SMALL).filter_map(first).collect();
    [words.iter().filter_map(first).collect(), large]
}
