//! Floor 3: rules/en/names: gazetteers, titles, given names, nicknames, and the words that stand beside names.

mod person;
mod raw;
mod words;

pub use person::{PersonMatch, PersonName};
pub(super) use raw::load;
pub use words::{WordClass, WordClasses};

use crate::name::EntityKind;
use crate::name::{Gender, IdentityId};
use rustc_hash::{FxHashMap, FxHashSet};

/// What is known of names before reading.
#[derive(Debug, Clone, Default)]
pub struct NameRules {
    /// Countries, states, cities, regions, organisations, by `IdentityId`.
    identities: Vec<Identity>,
    /// From the exact words of a form to the first of its entries in `senses`.
    forms: FxHashMap<Box<str>, u32>,
    /// Chains of what a form may mean.
    senses: Vec<Link>,
    /// From the letters and digits a form begins with to the length in bytes of the longest such form.
    longest: FxHashMap<Box<str>, u8>,
    given: FxHashMap<Box<str>, GivenName>,
    surnames: FxHashSet<Box<str>>,
    /// From a short form to the names it is short for, blank between.
    nicknames: FxHashMap<Box<str>, Box<str>>,
    titles: FxHashMap<Box<str>, u32>,
    title_list: Vec<TitleEntry>,
    /// From the first word of a title to how many words the longest such title has.
    title_words: FxHashMap<Box<str>, u8>,
    words: FxHashMap<Box<str>, WordClasses>,
    /// Texts with the names that must be read in them.
    pub examples: Vec<NameExample>,
    /// Texts in which no name may be read.
    pub counterexamples: Vec<String>,
}

/// An entry of a gazetteer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// Its name, without what tells it from others of the name.
    pub name: Box<str>,
    /// What kind of thing it is.
    pub kind: EntityKind,
    /// Where it lies or what it belongs to.
    pub inside: Option<IdentityId>,
    /// The state whose government sits here.
    pub seat_of: Option<IdentityId>,
    /// Whether it is a state of the world.
    pub sovereign: bool,
}

/// What a form of a name says besides who it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FormKind {
    /// The name or another full name.
    Name,
    /// "Iranian", "Iranians".
    Demonym,
    /// "Mo.", "FBI".
    Abbreviation,
}

/// One thing a form may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sense {
    /// Who or what.
    pub identity: IdentityId,
    /// In which way.
    pub kind: FormKind,
}

#[derive(Debug, Clone, Copy)]
struct Link {
    sense: Sense,
    next: Option<u32>,
}

/// To whom a given name is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GivenName {
    /// Nearly always to one gender.
    Of(Gender),
    /// To either.
    Either,
}

/// A noun that heads a title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TitleEntry {
    /// The form shown and compared.
    pub name: Box<str>,
    /// What sort of title it is.
    pub class: TitleClass,
    /// The gender it tells.
    pub gender: Option<Gender>,
}

/// Sorts of titles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum TitleClass {
    Office,
    Rank,
    Clergy,
    Noble,
    Job,
    Kin,
    Party,
}

/// A text with the names it must give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameExample {
    /// The text.
    pub text: String,
    /// The words of each name and its kind in lower case.
    pub names: Vec<(String, String)>,
}

impl NameRules {
    /// The entry with this number.
    pub fn identity(&self, id: IdentityId) -> &Identity {
        &self.identities[id.0 as usize]
    }

    /// What `words`, exactly as in the gazetteer, may mean; best known first.
    pub fn senses<'a>(&'a self, words: &str) -> impl Iterator<Item = Sense> + 'a {
        let first = self.forms.get(words).copied();
        std::iter::successors(first, |&at| self.senses[at as usize].next).map(|at| self.senses[at as usize].sense)
    }

    /// Length in bytes of the longest gazetteer form that begins with the letters and digits `chunk`.
    pub fn longest_from(&self, chunk: &str) -> Option<usize> {
        self.longest.get(chunk).map(|&bytes| usize::from(bytes))
    }

    /// Whether `inner` is `outer` or lies in it, over any number of steps.
    pub fn lies_in(&self, inner: IdentityId, outer: IdentityId) -> bool {
        self.containers(inner).any(|one| one == outer)
    }

    /// `id` itself, then what it lies in, outwards.
    pub fn containers(&self, id: IdentityId) -> impl Iterator<Item = IdentityId> + '_ {
        std::iter::successors(Some(id), |&one| self.identity(one).inside).take(DEEPEST)
    }

    /// To whom the given name `word` is given; `None` when it is no known given name.
    pub fn given(&self, word: &str) -> Option<GivenName> {
        self.given.get(word).copied()
    }

    /// Whether very many people bear the surname `word`.
    pub fn is_common_surname(&self, word: &str) -> bool {
        self.surnames.contains(word)
    }

    /// Whether one of the two given names is a short form of the other, or both are of a third.
    pub fn are_one_given_name(&self, left: &str, right: &str) -> bool {
        let full = |word: &str| self.nicknames.get(word).map(AsRef::as_ref).unwrap_or("").to_owned();
        let (of_left, of_right) = (full(left), full(right));
        let names = |list: &str, word: &str| list.split(' ').any(|one| one == word);
        names(&of_left, right)
            || names(&of_right, left)
            || of_left.split(' ').any(|one| !one.is_empty() && names(&of_right, one))
    }

    /// The title `words` (lower case) head; abbreviations with their full stop.
    pub fn title(&self, words: &str) -> Option<&TitleEntry> {
        self.titles.get(words).map(|&at| &self.title_list[at as usize])
    }

    /// How many words the longest title that begins with `word` (lower case) has.
    pub fn longest_title_from(&self, word: &str) -> usize {
        self.title_words.get(word).map_or(0, |&count| usize::from(count))
    }

    /// The classes of `word` (lower case).
    pub fn classes(&self, word: &str) -> WordClasses {
        self.words.get(word).copied().unwrap_or_default()
    }
}

/// No gazetteer nests deeper; keeps a faulty pack from looping.
const DEEPEST: usize = 8;
