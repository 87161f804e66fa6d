//! Floor 3: the labels of the models and what they mean: universal class and Penn tag.

use crate::text::{Class, Deprel, Form, Tag};
use std::sync::LazyLock;

static LABELS: &str = include_str!("../../../../rules/en/model/tags.tsv");
static TAGS: LazyLock<Vec<Tag>> = LazyLock::new(|| labels().filter_map(tag_of).collect());

/// The labels of the tagger in the order of its numbers: "NOUN NNS".
pub fn labels() -> impl Iterator<Item = &'static str> {
    LABELS.lines()
}

/// The part of speech of each label, in the order of the labels.
pub fn tags() -> &'static [Tag] {
    &TAGS
}

/// The class of a universal tag; `None` for no such tag.
pub fn class_of(universal: &str) -> Option<Class> {
    Some(match universal {
        "ADJ" => Class::Adj,
        "ADP" => Class::Adp,
        "ADV" => Class::Adv,
        "AUX" => Class::Aux,
        "CCONJ" => Class::Cconj,
        "DET" => Class::Det,
        "INTJ" => Class::Intj,
        "NOUN" => Class::Noun,
        "NUM" => Class::Num,
        "PART" => Class::Part,
        "PRON" => Class::Pron,
        "PROPN" => Class::Propn,
        "PUNCT" => Class::Punct,
        "SCONJ" => Class::Sconj,
        "SYM" => Class::Sym,
        "VERB" => Class::Verb,
        "X" => Class::X,
        _ => return None,
    })
}

/// What a Penn tag adds to a class.
pub fn form_of(class: Class, penn: &str) -> Form {
    match penn {
        "NNS" | "NNPS" => Form::Plural,
        "VBD" => Form::Past,
        "VBN" => Form::Participle,
        "VBG" => Form::Gerund,
        "VBZ" => Form::ThirdPerson,
        "VBP" => Form::Present,
        "VB" => Form::Base,
        "MD" => Form::Modal,
        "JJR" | "RBR" => Form::Comparative,
        "JJS" | "RBS" => Form::Superlative,
        "PRP$" | "WP$" | "POS" => Form::Possessive,
        "WDT" | "WP" | "WRB" => Form::Question,
        "NNP" if class != Class::Propn => Form::Name,
        _ => Form::Plain,
    }
}

/// The part of speech of a label such as "NOUN NNS".
pub fn tag_of(label: &str) -> Option<Tag> {
    let (universal, penn) = label.split_once(' ')?;
    let class = class_of(universal)?;
    Some(Tag { class, form: form_of(class, penn) })
}

/// The relations that are told apart, in the order of their numbers: subtypes folded except those that `Deprel` names.
pub const RELATIONS: [(&str, Deprel); 42] = [
    ("root", Deprel::Root),
    ("nsubj", Deprel::Nsubj),
    ("nsubj:pass", Deprel::NsubjPass),
    ("obj", Deprel::Obj),
    ("iobj", Deprel::Iobj),
    ("obl", Deprel::Obl),
    ("obl:agent", Deprel::OblAgent),
    ("nmod", Deprel::Nmod),
    ("nmod:poss", Deprel::NmodPoss),
    ("amod", Deprel::Amod),
    ("advmod", Deprel::Advmod),
    ("advcl", Deprel::Advcl),
    ("acl", Deprel::Acl),
    ("acl:relcl", Deprel::AclRelcl),
    ("appos", Deprel::Appos),
    ("aux", Deprel::Aux),
    ("aux:pass", Deprel::AuxPass),
    ("case", Deprel::Case),
    ("cc", Deprel::Cc),
    ("ccomp", Deprel::Ccomp),
    ("xcomp", Deprel::Xcomp),
    ("compound", Deprel::Compound),
    ("compound:prt", Deprel::CompoundPrt),
    ("conj", Deprel::Conj),
    ("cop", Deprel::Cop),
    ("csubj", Deprel::Csubj),
    ("det", Deprel::Det),
    ("dislocated", Deprel::Dislocated),
    ("expl", Deprel::Expl),
    ("fixed", Deprel::Fixed),
    ("flat", Deprel::Flat),
    ("goeswith", Deprel::Goeswith),
    ("list", Deprel::List),
    ("mark", Deprel::Mark),
    ("nummod", Deprel::Nummod),
    ("orphan", Deprel::Orphan),
    ("parataxis", Deprel::Parataxis),
    ("punct", Deprel::Punct),
    ("reparandum", Deprel::Reparandum),
    ("vocative", Deprel::Vocative),
    ("discourse", Deprel::Discourse),
    ("dep", Deprel::Unknown),
];

/// The number of the relation of the root.
pub const ROOT: u8 = 0;

/// The number of the relation of punctuation.
pub const PUNCTUATION: u8 = 37;

/// The number of a relation of the treebank; one without a place of its own counts as the nearest that has.
pub fn relation_number(name: &str) -> Option<u8> {
    let find = |name: &str| RELATIONS.iter().position(|(known, _)| *known == name).map(|at| at as u8);
    let folded = name.split(':').next().unwrap_or(name);
    find(name).or_else(|| find(folded))
}
