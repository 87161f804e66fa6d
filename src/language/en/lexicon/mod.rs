//! Floor 3: what is known of English words without their sentence: which belong together, which exclude each other.
//!
//! A `Term` is a word looked up once; comparing two terms touches a few bytes and allocates nothing.

mod table;

pub(super) use table::find;

use crate::text::Class;
use rust_stemmers::{Algorithm, Stemmer};
use table::{Edge, Word};

/// A word looked up: its dictionary form and its family (kill, killing, killer).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term {
    lemma: Option<Word>,
    key: u32,
}

/// What a stored relation is. The numbers are those of `rules/en/lexicon/relations.py`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Derived,
    Synonym,
    Hypernym,
    Similar,
    Cause,
    Antonym,
}

/// How related two words of one family are that no relation joins directly (elector, electoral).
const FAMILY: f32 = 0.8;

/// How much of the relatedness of two families' head words counts for their other words.
const BY_FAMILY: f32 = 0.9;

/// Least level at which two words count as antonyms.
const ANTONYM_LEVEL: u8 = 2;

impl Term {
    /// Looks `word` up: a lemma or a common inflected form, in any case.
    pub fn of(word: &str) -> Term {
        match find(word).or_else(|| find(&stem(word))) {
            Some(entry) => Term { lemma: Some(entry.lemma()), key: entry.family().number() },
            None => Term { lemma: None, key: table::hash(stem(word).as_bytes()) | 1 << 31 },
        }
    }

    /// The same for all words of a family, and for all forms of an unknown word; for blocking.
    pub fn key(self) -> u32 {
        self.key
    }

    /// How related the two are, 0 to 1: 1 for one word, 0.9 for derivations and close synonyms, about 0.6 for a word
    /// and its hypernym, less for looser ties, 0 for none. `class` is the part of speech in which both are used;
    /// `Class::X` for any.
    pub fn relatedness(self, other: Term, class: Class) -> f32 {
        if self == other {
            return 1.0;
        }
        let (Some(left), Some(right)) = (self.lemma, other.lemma) else { return 0.0 };
        let direct = strongest(left, right, class);
        if self.key == other.key {
            return direct.max(FAMILY);
        }
        let (left_head, right_head) = (left.family(), right.family());
        if direct > 0.0 || (left_head, right_head) == (left, right) {
            return direct;
        }
        BY_FAMILY * strongest(left_head, right_head, Class::X)
    }

    /// Whether one excludes the other: rise and fall, open and closed. Symmetric.
    pub fn is_antonym(self, other: Term) -> bool {
        let (Some(left), Some(right)) = (self.lemma, other.lemma) else { return false };
        either_way(left, right).any(|edge| kind(edge) == Some(Kind::Antonym) && edge.level >= ANTONYM_LEVEL)
    }

    /// Numbers of the words by which others are related to it: its lemma and the head of its family.
    pub fn names(self) -> impl Iterator<Item = u32> {
        let head = self.lemma.map(Word::family).filter(|head| Some(*head) != self.lemma);
        self.lemma.into_iter().chain(head).map(Word::number)
    }

    /// Numbers of the words that it is related to or excludes: two terms are related, or exclude each other, only if one of them
    /// reaches a name of the other.
    pub fn reach(self) -> impl Iterator<Item = u32> {
        let head = self.lemma.map(Word::family).filter(|head| Some(*head) != self.lemma);
        let words = self.lemma.into_iter().chain(head);
        words.flat_map(|word| [word.number()].into_iter().chain(word.edges().map(|edge| edge.to.number())))
    }

    /// Whether `self` is a kind of `other`: a skiff is a boat.
    pub fn is_kind_of(self, other: Term) -> bool {
        let (Some(left), Some(right)) = (self.lemma, other.lemma) else { return false };
        left.edges().any(|edge| edge.to == right && kind(edge) == Some(Kind::Hypernym))
    }
}

/// `Term::key` of a word.
pub fn key(word: &str) -> u32 {
    Term::of(word).key()
}

/// `Term::relatedness` of two words.
pub fn relatedness(left: &str, right: &str, class: Class) -> f32 {
    Term::of(left).relatedness(Term::of(right), class)
}

/// `Term::is_antonym` of two words.
pub fn antonyms(left: &str, right: &str) -> bool {
    Term::of(left).is_antonym(Term::of(right))
}

/// Whether `left` is a kind of `right`.
pub fn hypernym(left: &str, right: &str) -> bool {
    Term::of(left).is_kind_of(Term::of(right))
}

/// The dictionary form of a common or irregular inflected form; `None` when the table does not have the word.
pub fn lemma(word: &str) -> Option<&'static str> {
    find(word).and_then(|entry| std::str::from_utf8(entry.lemma().spelling()).ok())
}

fn stem(word: &str) -> String {
    Stemmer::create(Algorithm::English).stem(&word.to_lowercase()).into_owned()
}

fn strongest(left: Word, right: Word, class: Class) -> f32 {
    either_way(left, right).filter(|&edge| fits(edge, class)).map(strength).fold(0.0, f32::max)
}

/// The relations between the two, whichever of them they are stored with.
fn either_way(left: Word, right: Word) -> impl Iterator<Item = Edge> {
    let there = left.edges().filter(move |edge| edge.to == right);
    there.chain(right.edges().filter(move |edge| edge.to == left))
}

/// Whether a relation holds between words used as `class`; derivations cross classes.
fn fits(edge: Edge, class: Class) -> bool {
    let number = match class {
        Class::Noun | Class::Propn => 0,
        Class::Verb | Class::Aux => 1,
        Class::Adj => 2,
        Class::Adv => 3,
        Class::Adp
        | Class::Cconj
        | Class::Det
        | Class::Intj
        | Class::Num
        | Class::Part
        | Class::Pron
        | Class::Punct
        | Class::Sconj
        | Class::Sym
        | Class::X => return true,
    };
    kind(edge) == Some(Kind::Derived) || edge.class == number
}

/// Relatedness by kind and level; from the measurement in rules/en/lexicon/README.md.
fn strength(edge: Edge) -> f32 {
    let by_level = match kind(edge) {
        Some(Kind::Derived) => [0.6, 0.75, 0.9, 0.9],
        Some(Kind::Synonym) => [0.65, 0.75, 0.85, 0.9],
        Some(Kind::Hypernym) => [0.4, 0.5, 0.55, 0.6],
        Some(Kind::Similar) => [0.3, 0.35, 0.5, 0.6],
        Some(Kind::Cause) => [0.5, 0.6, 0.7, 0.7],
        Some(Kind::Antonym) | None => [0.0; 4],
    };
    by_level[usize::from(edge.level)]
}

fn kind(edge: Edge) -> Option<Kind> {
    [Kind::Derived, Kind::Synonym, Kind::Hypernym, Kind::Similar, Kind::Cause, Kind::Antonym]
        .get(usize::from(edge.kind))
        .copied()
}
