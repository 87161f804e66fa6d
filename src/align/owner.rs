//! Floor 4: who or what a value belongs to, read from the tree: Qeshm in "Qeshm, an island of 900 people".

use crate::claim::EntityId;
use crate::language::en::lexicon::relatedness;
use crate::name::Entities;
use crate::text::tree::{ancestors, children};
use crate::text::{Class, Deprel, Span, Token, TokenKind};
use std::collections::BTreeSet;
use std::ops::Range;

/// Whose a value is, as far as the tree of its sentence tells.
#[derive(Debug, Clone, Default)]
pub struct Owner {
    /// Words of the names it belongs to, as lemmas.
    pub names: BTreeSet<String>,
    /// Who or what they name.
    pub entities: BTreeSet<EntityId>,
    /// Nouns without a name: "island" in "the island has 900 residents".
    pub nouns: BTreeSet<String>,
}

/// How the owners of two values stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// They are one by name, or by noun where one is not named.
    Same,
    /// Nothing tells.
    Open,
    /// They are two by noun; a parser that hangs a measure on the wrong noun makes two of one.
    Other,
    /// They are two by name.
    Clash,
}

/// Nouns at least so related name one thing; less than the second, two.
const ONE_THING: f32 = 0.9;
const TWO_THINGS: f32 = 0.4;

/// The owner of the value at `value`, indexes into the tokens of its sentence; `estimator` are the words of who only gave it.
pub fn owner(tokens: &[Token], value: Range<usize>, entities: &Entities, estimator: Option<Span>) -> Owner {
    let inside = |at: usize| value.contains(&at);
    let Some(top) = value.clone().find(|&at| tokens[at].head.is_none_or(|head| !inside(head as usize))) else {
        return Owner::default();
    };
    let mut found = Found { tokens, entities, estimator, names: BTreeSet::new(), nouns: BTreeSet::new() };
    if let Some(name) = named_before(tokens, value.start) {
        found.names.insert(name);
        return found.into_owner();
    }
    let mut below = top;
    for at in ancestors(tokens, top) {
        found.add_dependents(at, below, &value);
        let counted = tokens[below].relation == Deprel::Nummod && below == top;
        let coordinated = tokens[below].relation == Deprel::Conj;
        if !counted && !coordinated {
            found.add(at);
        }
        if !found.names.is_empty() || is_clause(tokens, at) {
            break;
        }
        below = at;
    }
    found.into_owner()
}

/// The name that the phrase with the value is said of behind a comma: "Bandar Abbas, a city of 500,000". Read from the
/// order of words, for a parser likes to hang such a phrase on an earlier name.
fn named_before(tokens: &[Token], start: usize) -> Option<usize> {
    let finite = |token: &Token| matches!(token.tag.class, Class::Verb | Class::Aux) && !token.tag.form.is_participle();
    let mut before = (0..start).rev().take_while(|&at| !finite(&tokens[at]));
    let comma = before.find(|&at| tokens[at].kind == TokenKind::Punctuation && tokens[at].lemma != "-")?;
    let name = comma.checked_sub(1)?;
    let named = |at: usize| tokens[at].tag.class == Class::Propn;
    let kind_of_it = tokens[name].tag.class == Class::Noun && name > 0 && named(name - 1);
    let name = if kind_of_it { name - 1 } else { name };
    (tokens[comma].lemma == "," && named(name)).then_some(name)
}

/// Whether what stands above `at` is another clause.
fn is_clause(tokens: &[Token], at: usize) -> bool {
    let has_subject = children(tokens, at).any(|below| tokens[below].relation.is_subject());
    has_subject && tokens[at].relation != Deprel::AclRelcl || tokens[at].relation == Deprel::Root
}

/// What was found on the way up.
struct Found<'a> {
    tokens: &'a [Token],
    entities: &'a Entities,
    estimator: Option<Span>,
    names: BTreeSet<usize>,
    nouns: BTreeSet<usize>,
}

impl Found<'_> {
    fn add(&mut self, at: usize) {
        if self.estimator.is_some_and(|words| words.overlaps(self.tokens[at].span)) {
            return;
        }
        match self.tokens[at].tag.class {
            Class::Propn => drop(self.names.insert(at)),
            Class::Noun | Class::Pron => drop(self.nouns.insert(at)),
            _ => {}
        }
    }

    /// Adds what `at` is said of, or named as; `below` is where the value hangs.
    fn add_dependents(&mut self, at: usize, below: usize, value: &Range<usize>) {
        let tokens = self.tokens;
        for word in children(tokens, at).filter(|&word| word != below && !value.contains(&word)) {
            match tokens[word].relation {
                Deprel::Nsubj | Deprel::NsubjPass | Deprel::Appos => {
                    self.add(word);
                    self.add_names_under(word);
                }
                Deprel::Compound | Deprel::Flat | Deprel::NmodPoss => self.add_name(word),
                Deprel::Nmod if tokens[below].relation.is_subject() => self.add_name(word),
                _ => {}
            }
        }
    }

    fn add_names_under(&mut self, above: usize) {
        let names = |&word: &usize| {
            let relation = self.tokens[word].relation;
            matches!(relation, Deprel::Compound | Deprel::Flat | Deprel::NmodPoss | Deprel::Nmod | Deprel::Appos)
        };
        children(self.tokens, above).filter(names).collect::<Vec<_>>().into_iter().for_each(|word| self.add_name(word));
    }

    fn add_name(&mut self, at: usize) {
        if self.tokens[at].tag.class == Class::Propn {
            self.add(at);
        }
    }

    fn into_owner(self) -> Owner {
        let token = |at: &usize| &self.tokens[*at];
        let nouns = self.nouns.iter().filter(|at| token(at).tag.class == Class::Noun);
        let named = self.names.iter().chain(&self.nouns).filter_map(|at| self.entities.entity_at(token(at).span));
        Owner {
            entities: named.collect(),
            names: self.names.iter().map(|at| token(at).lemma.to_lowercase()).collect(),
            nouns: nouns.map(|at| token(at).lemma.to_lowercase()).collect(),
        }
    }
}

impl Owner {
    /// Whether two values belong to one party or thing.
    pub fn fit(&self, other: &Owner) -> Fit {
        if !self.entities.is_disjoint(&other.entities) || !self.names.is_disjoint(&other.names) {
            return Fit::Same;
        }
        if self.is_named() && other.is_named() {
            return Fit::Clash;
        }
        let pairs = self.nouns.iter().flat_map(|one| other.nouns.iter().map(move |noun| (one, noun)));
        let likest = pairs.map(|(one, noun)| relatedness(one, noun, Class::Noun)).max_by(f32::total_cmp);
        match likest {
            Some(likeness) if likeness >= ONE_THING => Fit::Same,
            Some(likeness) if likeness < TWO_THINGS => Fit::Other,
            Some(_) | None => Fit::Open,
        }
    }

    fn is_named(&self) -> bool {
        !self.entities.is_empty() || !self.names.is_empty()
    }
}
