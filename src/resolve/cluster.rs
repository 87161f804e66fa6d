//! Floor 4: the mentions of one article that mean one thing, and what is known of it.

use crate::name::EntityKind;
use crate::name::{Entity, Gender, IdentityId, NameMention, Title, bare};
use crate::rules::names::{NameRules, PersonName, WordClass};
use crate::text::SourceId;
use std::collections::{BTreeMap, BTreeSet};

/// The names in one article that mean one thing.
#[derive(Debug, Clone, Default)]
pub(super) struct Cluster {
    /// Index of the article.
    pub article: usize,
    /// Its kind; `None` when no mention tells.
    pub kind: Option<EntityKind>,
    /// Indices of its names among the article's mentions, ascending.
    pub members: Vec<usize>,
    /// How many of them have several words.
    pub in_full: usize,
    /// Its entry in the gazetteer.
    pub known: Option<IdentityId>,
    /// The fullest name, when it is or may be a person's.
    pub person: PersonName,
    /// Its forms as bare words, without article and firm suffix.
    pub keys: BTreeSet<Vec<String>>,
    /// Every title it is given, each once.
    pub titles: Vec<Title>,
    /// Gender, when told and not gainsaid.
    pub gender: Option<Gender>,
}

impl Cluster {
    /// The cluster of one mention.
    pub fn of(
        article: usize,
        at: usize,
        mention: &NameMention,
        known: Option<IdentityId>,
        rules: &NameRules,
    ) -> Cluster {
        let mut cluster = Cluster { article, known, ..Cluster::default() };
        cluster.add(at, mention, rules);
        cluster
    }

    /// Takes a mention in.
    pub fn add(&mut self, at: usize, mention: &NameMention, rules: &NameRules) {
        self.members.push(at);
        self.in_full += usize::from(mention.words.contains(' '));
        if mention.kind != EntityKind::Unknown && self.kind.is_none() {
            self.kind = Some(mention.kind);
        }
        let person = rules.person(&mention.words);
        if person.given.len() > self.person.given.len() || self.person.surname.is_empty() {
            self.person = person;
        }
        self.keys.insert(key(&mention.words, rules));
        self.take_titles(mention.titles.iter().cloned());
        self.gender = self.gender.or(mention.gender);
    }

    /// Takes another cluster of the article in.
    pub fn absorb(&mut self, other: Cluster) {
        self.members.extend(other.members);
        self.in_full += other.in_full;
        self.members.sort_unstable();
        self.kind = self.kind.or(other.kind);
        self.known = self.known.or(other.known);
        if other.person.given.len() > self.person.given.len() {
            self.person = other.person;
        }
        self.keys.extend(other.keys);
        self.take_titles(other.titles);
        self.gender = self.gender.or(other.gender);
    }

    /// Takes in the titles that differ in more than their place from those it has.
    fn take_titles(&mut self, titles: impl IntoIterator<Item = Title>) {
        for title in titles {
            let same = |known: &Title| Title { span: title.span, ..known.clone() } == title;
            if !self.titles.iter().any(same) {
                self.titles.push(title);
            }
        }
    }

    pub fn is_person(&self) -> bool {
        self.kind == Some(EntityKind::Person)
    }

    /// A person known in this article by one word only.
    pub fn is_bare(&self) -> bool {
        self.person.given.is_empty()
    }

    /// Whether all is the same that can keep the two apart from a third: kind, entry, person, gender and titles.
    pub fn looks_like(&self, other: &Cluster) -> bool {
        let same = |one: &Title, other: &Title| Title { span: other.span, ..one.clone() } == *other;
        let titled = || self.titles.iter().zip(&other.titles).all(|(one, other)| same(one, other));
        (self.kind, self.known, self.gender) == (other.kind, other.known, other.gender)
            && self.person == other.person
            && self.titles.len() == other.titles.len()
            && titled()
    }

    /// The longest form.
    pub fn fullest(&self) -> &[String] {
        self.keys
            .iter()
            .max_by_key(|key| (key.len(), key.iter().map(String::len).sum::<usize>()))
            .map_or(&[], Vec::as_slice)
    }
}

/// The words of a name, bare, without "the" before and "Ltd." behind.
pub(super) fn key(words: &str, rules: &NameRules) -> Vec<String> {
    let lower = words.to_lowercase();
    let mut parts: Vec<&str> = lower.split([' ', '-']).map(|word| word.trim_matches(',')).collect();
    if parts.len() > 1 && parts[0] == "the" {
        parts.remove(0);
    }
    while parts.len() > 1 && parts.last().is_some_and(|last| rules.classes(last).has(WordClass::FirmSuffix)) {
        parts.pop();
    }
    parts.iter().map(|word| bare(word)).filter(|word| !word.is_empty()).collect()
}

/// The identity that clusters of several articles come to.
pub(super) fn entity(members: &[&Cluster], articles: &[(SourceId, Vec<NameMention>)], rules: &NameRules) -> Entity {
    let mentions =
        || members.iter().flat_map(|cluster| cluster.members.iter().map(|&at| &articles[cluster.article].1[at]));
    let mut forms: BTreeMap<&str, usize> = BTreeMap::new();
    mentions().for_each(|mention| *forms.entry(mention.words.as_str()).or_default() += 1);
    let known = members.iter().find_map(|cluster| cluster.known);
    let longest = forms.iter().max_by(|(left, here), (right, there)| {
        let words = |form: &str| form.split([' ', '-']).count();
        words(left).cmp(&words(right)).then(here.cmp(there)).then(left.len().cmp(&right.len())).then(right.cmp(left))
    });
    let shown = known.map(|id| rules.identity(id).name.to_string());
    let titles: BTreeSet<String> = mentions().flat_map(|mention| mention.titles.iter().map(name_of)).collect();
    let mut sources: Vec<SourceId> = members.iter().map(|cluster| articles[cluster.article].0).collect();
    sources.sort_unstable();
    sources.dedup();
    Entity {
        shown: shown.or(longest.map(|(form, _)| (*form).to_owned())).unwrap_or_default(),
        kind: members.iter().find_map(|cluster| cluster.kind).unwrap_or(EntityKind::Unknown),
        forms: forms.keys().map(|form| (*form).to_owned()).collect(),
        titles: titles.into_iter().collect(),
        gender: agreed(members.iter().filter_map(|cluster| cluster.gender)),
        known,
        sources,
    }
}

fn name_of(title: &Title) -> String {
    let mut words: Vec<&str> = title.below.iter().map(String::as_str).collect();
    words.push(&title.head);
    words.join(" ")
}

fn agreed(mut genders: impl Iterator<Item = Gender>) -> Option<Gender> {
    let first = genders.next()?;
    genders.all(|other| other == first).then_some(first)
}
