//! Floor 1: names as they stand in an article, and the identities behind them.

mod likeness;

pub use likeness::{Likeness, bare, likeness, skeleton};

use crate::text::{SourceId, Span};

/// An identity across all sources of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u32);

/// What kind of thing a name names; entities of two kinds never merge, `Unknown` with any.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum EntityKind {
    Person,
    Organisation,
    Place,
    People,
    Vessel,
    Product,
    Law,
    Work,
    Event,
    Unknown,
}

/// Words of one article that refer to somebody or something: a name, a pronoun, or "the governor".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameMention {
    /// The words alone: without titles, article and possessive ending.
    pub span: Span,
    /// The words as written, white space folded to one blank.
    pub words: String,
    /// Index of the sentence they stand in.
    pub sentence: u32,
    /// What kind of thing they name, as far as the words and their neighbours tell.
    pub kind: EntityKind,
    /// Whether they name, stand for a name, or describe.
    pub form: NameForm,
    /// Titles beside the name, in order of their place.
    pub titles: Vec<Title>,
    /// The figure of an age beside the name: "35" in "Mapahai, 35,".
    pub age: Option<Span>,
    /// Gender, when a title, honorific, given name or pronoun tells it.
    pub gender: Option<Gender>,
    /// What part the words play in their sentence.
    pub role: NameRole,
    /// Whether they stand inside quotation marks.
    pub quoted: bool,
    /// Who the gazetteer says it may be, best known first; more than one for "Georgia".
    pub known: Vec<IdentityId>,
}

/// How words refer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameForm {
    /// A name: "John Kirby", "Kirby", "the FBI".
    Proper,
    /// He, she, it, they in any case.
    Pronoun(GrammaticalNumber),
    /// The definite article and a noun: "the governor", "the company".
    Description,
}

/// One or many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum GrammaticalNumber {
    Singular,
    Plural,
}

/// Of a person, as the words tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Gender {
    Male,
    Female,
}

/// What part a mention plays in its sentence, as far as it decides who is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameRole {
    /// It acts or speaks: "Pyongyang said".
    Actor,
    /// It says where: "in Pyongyang".
    Location,
    /// It stands before a noun or in a possessive: "Kirby's", "the Iranian navy".
    Modifier,
    /// Anything else.
    Other,
}

/// What a person is or was, as written beside the name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title {
    /// The whole phrase: "White House national security spokesman".
    pub span: Span,
    /// Its head noun in the form of the rules: "spokesman", "governor" for "Gov.".
    pub head: String,
    /// Words that narrow the head, lower case, without articles: "white", "house", "national", "security"; then the office.
    pub narrowing: Vec<String>,
    /// When it is held.
    pub standing: Standing,
    /// A rank below the head: "deputy", "associate", "vice", in the order written.
    pub below: Vec<String>,
}

/// When a title is held, as the words beside it say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Nothing is said.
    Present,
    /// "former", "ex-", "then", "the late".
    Former,
    /// "acting", "interim".
    Acting,
    /// "incoming", "-elect".
    Next,
}

/// A country, city, organisation … of the gazetteer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IdentityId(pub u32);

/// One identity across all sources of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// The name shown to a reader: the fullest form, the more frequent of two equally full ones.
    pub shown: String,
    /// What kind of thing it is.
    pub kind: EntityKind,
    /// Every form of the name as written, sorted.
    pub forms: Vec<String>,
    /// Every title it is given, in lower case, sorted.
    pub titles: Vec<String>,
    /// Gender, when some mention tells it and none gainsays.
    pub gender: Option<Gender>,
    /// Its entry in the gazetteer.
    pub known: Option<IdentityId>,
    /// The sources that mention it, sorted.
    pub sources: Vec<SourceId>,
}

/// A mention with the identity behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResolvedMention {
    /// The mention.
    pub mention: NameMention,
    /// Who or what it is; `None` when several could be meant, or none.
    pub entity: Option<EntityId>,
}

/// Who is meant by every mention of every source of a comparison.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entities {
    /// By `EntityId`; sorted by what is shown, so that the numbers do not depend on the order of the sources.
    pub list: Vec<Entity>,
    /// By place in the list of articles, then by place in the text.
    pub mentions: Vec<Vec<ResolvedMention>>,
    /// The source of each list in `mentions`.
    pub sources: Vec<SourceId>,
}

impl Entities {
    /// The identity with this number.
    pub fn get(&self, id: EntityId) -> &Entity {
        &self.list[id.0 as usize]
    }

    /// The name shown to a reader.
    pub fn shown(&self, id: EntityId) -> &str {
        &self.get(id).shown
    }

    /// The mentions of one source in order; empty for a source that was not resolved.
    pub fn of_source(&self, source: SourceId) -> &[ResolvedMention] {
        // As a rule a source stands where its number says. To search all sources for each mention takes the square of their number.
        let expected = Some(source.index()).filter(|&at| self.sources.get(at) == Some(&source));
        let at = expected.or_else(|| self.sources.iter().position(|&known| known == source));
        at.map_or(&[], |at| &self.mentions[at])
    }

    /// The mentions that share a byte with `span`, in order.
    pub fn mentions_in(&self, span: Span) -> &[ResolvedMention] {
        let all = self.of_source(span.source);
        let first = all.partition_point(|one| one.mention.span.end <= span.start);
        let after = all.partition_point(|one| one.mention.span.start < span.end);
        &all[first.min(after)..after]
    }

    /// Who is meant by the longest resolved mention that shares a byte with `span`.
    pub fn entity_at(&self, span: Span) -> Option<EntityId> {
        let length = |one: &&ResolvedMention| one.mention.span.end - one.mention.span.start;
        self.mentions_in(span).iter().filter(|one| one.entity.is_some()).max_by_key(length)?.entity
    }
}
