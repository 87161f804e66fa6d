//! Floor 3: classes of words that stand in or beside names.

/// A class of words; the key of its list in rules/en/names/heads.toml and words.toml.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each class is explained beside its list in the rule files")]
pub enum WordClass {
    Organisation,
    FirmSuffix,
    Place,
    PlaceFirst,
    PlaceBeside,
    OrganisationBeside,
    Law,
    Event,
    EventFirst,
    VesselFirst,
    VesselBeside,
    ProductBeside,
    JoinsOf,
    JoinsFor,
    Never,
    Particle,
    Prefix,
    Suffix,
    HonorificMale,
    HonorificFemale,
    Honorific,
    Former,
    Acting,
    Next,
    Deputy,
    Preposition,
    PronounMale,
    PronounFemale,
    Plural,
    Thing,
    Article,
    Speaks,
    People,
    FirmNoun,
    Be,
    FirstPerson,
    Relative,
}

/// Every class with the key of its list.
const KEYS: [(&str, WordClass); 37] = [
    ("organisation", WordClass::Organisation),
    ("firm_suffix", WordClass::FirmSuffix),
    ("place", WordClass::Place),
    ("place_first", WordClass::PlaceFirst),
    ("place_beside", WordClass::PlaceBeside),
    ("organisation_beside", WordClass::OrganisationBeside),
    ("law", WordClass::Law),
    ("event", WordClass::Event),
    ("event_first", WordClass::EventFirst),
    ("vessel_first", WordClass::VesselFirst),
    ("vessel_beside", WordClass::VesselBeside),
    ("product_beside", WordClass::ProductBeside),
    ("joins_of", WordClass::JoinsOf),
    ("joins_for", WordClass::JoinsFor),
    ("never", WordClass::Never),
    ("particle", WordClass::Particle),
    ("prefix", WordClass::Prefix),
    ("suffix", WordClass::Suffix),
    ("honorific_m", WordClass::HonorificMale),
    ("honorific_f", WordClass::HonorificFemale),
    ("honorific", WordClass::Honorific),
    ("former", WordClass::Former),
    ("acting", WordClass::Acting),
    ("next", WordClass::Next),
    ("deputy", WordClass::Deputy),
    ("preposition", WordClass::Preposition),
    ("pronoun_m", WordClass::PronounMale),
    ("pronoun_f", WordClass::PronounFemale),
    ("plural", WordClass::Plural),
    ("thing", WordClass::Thing),
    ("article", WordClass::Article),
    ("speaks", WordClass::Speaks),
    ("people", WordClass::People),
    ("firm_noun", WordClass::FirmNoun),
    ("be", WordClass::Be),
    ("first_person", WordClass::FirstPerson),
    ("relative", WordClass::Relative),
];

impl WordClass {
    /// The class whose list has this key.
    pub fn from_key(key: &str) -> Option<WordClass> {
        KEYS.iter().find(|(known, _)| *known == key).map(|&(_, class)| class)
    }
}

/// The classes one word is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WordClasses(u64);

impl WordClasses {
    /// Whether the word is in `class`.
    pub fn has(self, class: WordClass) -> bool {
        self.0 & (1 << class as u64) != 0
    }

    /// Whether the word is in any of `classes`.
    pub fn any(self, classes: &[WordClass]) -> bool {
        classes.iter().any(|&class| self.has(class))
    }

    /// Adds a class.
    pub fn insert(&mut self, class: WordClass) {
        self.0 |= 1 << class as u64;
    }
}
