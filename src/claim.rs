//! Floor 2: what one sentence of one source claims.
//!
//! A claim is first made of `Mention`s (words that name something) and, once resolved, of `EntityId`s;
//! `compare` cannot be handed a claim whose entities are not resolved.

pub use crate::name::{EntityId, EntityKind};

use crate::text::{SourceId, Span};
use crate::value::{DateValue, Value};

/// Words that name a person, an organisation, a place or a thing, as they stand.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mention {
    /// Where they stand.
    pub span: Span,
    /// The words, white space folded.
    pub words: String,
    /// What kind of thing they name.
    pub kind: EntityKind,
}

/// One thing that a sentence says, with who says it and how surely.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim<E> {
    /// The source it stands in.
    pub source: SourceId,
    /// Index of its sentence in the article.
    pub sentence: u32,
    /// The words that make the claim.
    pub span: Span,
    /// What is claimed.
    pub content: Content<E>,
    /// Whose word it is; `None` for the outlet's own voice.
    pub speaker: Option<Speaker<E>>,
    /// Affirmed or negated.
    pub polarity: Polarity,
    /// Told as fact, plan, possibility …
    pub modality: Modality,
    /// Which time it is about, as far as its sentence tells.
    pub scope: Scope,
}

/// The time a sentence is about.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scope {
    /// The dates it names.
    pub dates: Vec<DateValue>,
    /// Whether it tells of another time than the news of the day: "in December 2003", "last year".
    pub background: bool,
    /// The kinds of houses and grounds its clause names, by their numbers in the rules: two told at a school, nine at a market.
    pub sites: Vec<u16>,
}

/// What is claimed.
#[derive(Debug, Clone, PartialEq)]
pub enum Content<E> {
    /// A typed value of an attribute: "12 people" killed.
    Quantity(Quantity),
    /// A name with the titles it is given: "Sheriff Dana Orrell".
    Name {
        /// Who or what is named.
        entity: E,
        /// The titles beside the name, as written.
        titles: Vec<Span>,
    },
    /// Words put in somebody's mouth.
    Quote {
        /// The words without their marks: several runs when the speaker is named in their middle.
        pieces: Vec<Span>,
    },
    /// Who did what to whom.
    Proposition(Proposition<E>),
}

/// A typed value with what it measures.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// The value.
    pub value: Value,
    /// The words of the value.
    pub span: Span,
    /// What it is a value of.
    pub attribute: Attribute,
}

/// What a value measures.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Attribute {
    /// Name of the rule that recognised it ("deaths"); `None` for an open attribute.
    pub rule: Option<String>,
    /// What is counted or measured: lemma of the head noun ("vessel").
    pub head: Option<String>,
    /// Lemmas that narrow the head ("pirate").
    pub modifiers: Vec<String>,
    /// Lemma of the verb the value depends on ("sink").
    pub verb: Option<String>,
    /// Whether the value is of a part ("two of the five"), or per unit ("$40 a share").
    pub share: Share,
}

/// Of what the value is: the whole, a part of it, or each unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Share {
    /// The whole.
    #[default]
    Whole,
    /// A part of a named whole: "two of the five".
    Part,
    /// Each unit: "$40 a share", "12 per cent a year".
    PerUnit,
    /// A difference: "rose by three".
    Change,
}

/// A clause reduced to its bones.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposition<E> {
    /// Who acts, or who is acted on in a passive without agent: lemmas of the phrase and its entity if named.
    pub subject: Option<Argument<E>>,
    /// Lemma of the predicate.
    pub predicate: String,
    /// Direct object.
    pub object: Option<Argument<E>>,
    /// Other phrases with the preposition before them.
    pub complements: Vec<(String, Argument<E>)>,
}

/// A phrase that takes part in a clause.
#[derive(Debug, Clone, PartialEq)]
pub struct Argument<E> {
    /// Where it stands.
    pub span: Span,
    /// Lemma of its head.
    pub head: String,
    /// The entity, when the phrase names one.
    pub entity: Option<E>,
}

/// Whose word a claim is.
#[derive(Debug, Clone, PartialEq)]
pub struct Speaker<E> {
    /// The words that name the speaker, when there are any.
    pub span: Option<Span>,
    /// Who it is, when that is resolved.
    pub entity: Option<E>,
    /// The name shown to a reader: "John Kirby", "police", "officials".
    pub shown: String,
}

/// Affirmed or negated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Polarity {
    Affirmed,
    Negated,
}

/// How surely a claim is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Modality {
    /// Told as it is or was.
    Fact,
    /// May, might, could, reportedly.
    Possible,
    /// Will, plans to, is expected to.
    Planned,
    /// Alleged, accused of, suspected of.
    Alleged,
    /// If, would, were to.
    Hypothetical,
    /// A question.
    Asked,
}

/// Where an attribution stands: who, by which words, said what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Attribution {
    /// The words that name the speaker.
    pub speaker: Option<Span>,
    /// The words that say that it was said: "told reporters", "according to".
    pub cue: Option<Span>,
    /// What was said.
    pub content: Span,
    /// In what way the content is the speaker's.
    pub kind: AttributionKind,
}

/// In what way the content of an attribution is its speaker's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AttributionKind {
    /// A clause or words said, written or shown: the content is the speaker's word, not the outlet's.
    Speech,
    /// A clause believed, known, hoped or wanted: the content is the speaker's mind, not the outlet's word.
    Thought,
    /// A thing criticised, supported, discussed or decided: the words that describe it are the outlet's own.
    Stance,
}
