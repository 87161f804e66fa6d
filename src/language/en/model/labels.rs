//! Floor 3: the labels of the models and what they mean: universal class and Penn tag.

use crate::text::{Class, Form, Tag};
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
