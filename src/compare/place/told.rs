//! Floor 6: what a sentence says of where something is.

use crate::name::{Entities, EntityId, EntityKind, NameForm, ResolvedMention};
use crate::rules::RulePack;
use crate::rules::names::NameRules;
use crate::rules::places::{PlaceRules, Point, WhichSide};
use crate::text::{Article, BlockKind, Class, Deprel, Sentence, Span, Token, TokenKind, tree};

/// What is somewhere.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Matter {
    /// A named place: in which part of its country it lies.
    Lies(EntityId),
    /// Something measured from a named place.
    From(EntityId),
    /// What was done to somebody: the verb and who.
    Done(String, EntityId),
}

impl Matter {
    /// Whether only sentences that speak of one thing compare: any boat may be north of any port.
    pub(super) fn needs_link(&self) -> bool {
        matches!(self, Matter::From(_))
    }

    /// What a reader sees as the topic.
    pub(super) fn name(&self, entities: &Entities) -> String {
        match self {
            Matter::Lies(place) => format!("where {} lies", entities.shown(*place)),
            Matter::From(place) => format!("direction from {}", entities.shown(*place)),
            Matter::Done(verb, whom) => format!("place, {verb} {}", entities.shown(*whom)),
        }
    }
}

/// Where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Where {
    /// In a part of its country, or in a direction.
    Point(Point),
    /// On a side of a thing: its noun, and the place it names.
    At(WhichSide, String, Option<EntityId>),
}

/// Letters that two nouns for one house begin with: "courthouse", "courtroom".
const ONE_HOUSE: usize = 5;

impl Where {
    /// Why nothing is at both; `None` when it may be.
    pub(super) fn excludes(&self, other: &Where, entities: &Entities, names: &NameRules) -> Option<String> {
        match (self, other) {
            (Where::Point(one), Where::Point(other)) => {
                one.excludes(*other).then(|| "one place does not lie on both sides".to_owned())
            }
            (Where::At(one, noun, place), Where::At(other, another, elsewhere)) => {
                let stem = noun.chars().zip(another.chars()).take_while(|(left, right)| left == right).count();
                if one != other {
                    let house = place.is_none() && elsewhere.is_none() && stem >= ONE_HOUSE;
                    return house.then(|| format!("inside and outside of one house: “{noun}” and “{another}”"));
                }
                let inside = *one == WhichSide::Inside;
                let known = |id: &Option<EntityId>| entities.get((*id)?).known;
                let (here, there) = known(place).zip(known(elsewhere)).filter(|_| inside)?;
                let placed = |id| names.identity(id).kind == EntityKind::Place && names.identity(id).inside.is_some();
                let apart = placed(here) && placed(there) && !names.lies_in(here, there) && !names.lies_in(there, here);
                let shown = |id| names.identity(id).name.to_string();
                apart.then(|| format!("{} does not lie in {}, nor the other way round", shown(here), shown(there)))
            }
            (Where::Point(_), Where::At(..)) | (Where::At(..), Where::Point(_)) => None,
        }
    }
}

/// What one sentence says of where something is.
#[derive(Debug, Clone)]
pub(super) struct Told {
    pub source: usize,
    pub sentence: usize,
    pub span: Span,
    pub matter: Matter,
    pub whence: Where,
}

/// Everything an article says of where things are, in order.
pub(super) fn told(source: usize, article: &Article, entities: &Entities, rules: &RulePack) -> Vec<Told> {
    let running = article.sentences.iter().enumerate().filter(|(_, sentence)| sentence.role == BlockKind::Paragraph);
    let mut found = Vec::new();
    for (number, sentence) in running {
        let reading = Reading { article, tokens: article.tokens_of(sentence), entities, rules: &rules.places };
        let of_points = (0..reading.tokens.len()).filter_map(|at| reading.lies(at).or_else(|| reading.from(at)));
        let all = of_points.chain(reading.done(sentence));
        found.extend(all.map(|(span, matter, whence)| Told { source, sentence: number, span, matter, whence }));
    }
    found
}

type Found = (Span, Matter, Where);

struct Reading<'a> {
    article: &'a Article,
    tokens: &'a [Token],
    entities: &'a Entities,
    rules: &'a PlaceRules,
}

impl<'a> Reading<'a> {
    fn lower(&self, at: usize) -> String {
        self.tokens.get(at).map_or(String::new(), |token| self.article.slice(token.span).to_lowercase())
    }

    /// The point of the compass that begins at `at`, and where it ends: "southwest", "south-west".
    fn point(&self, at: usize) -> Option<(Point, usize)> {
        let word = self.lower(at);
        if at + 2 < self.tokens.len() && self.lower(at + 1) == "-" {
            let joined = format!("{word}-{}", self.lower(at + 2));
            if let Some(&point) = self.rules.points.get(&joined) {
                return Some((point, at + 3));
            }
        }
        let capital = self.article.slice(self.tokens[at].span).starts_with(char::is_uppercase);
        self.rules.points.get(&word).filter(|_| !capital).map(|&point| (point, at + 1))
    }

    /// The place named from `at` on.
    fn place(&self, at: usize) -> Option<&'a ResolvedMention> {
        let start = self.tokens.get(at)?.span.start;
        let all = self.entities.mentions_in(self.tokens[at].span);
        all.iter().find(|one| one.mention.span.start == start && is_place(one))
    }

    /// "the southeastern city of Bam", "Bam in central Iran".
    fn lies(&self, at: usize) -> Option<Found> {
        let (point, end) = self.point(at)?;
        let noun = (end..end + 2).find(|&noun| self.rules.settlements.contains(&self.lower(noun)));
        if let Some(noun) = noun.filter(|&noun| self.rules.whence.contains(&self.lower(noun + 1))) {
            let place = self.place(noun + 2)?;
            return Some(self.found(at, place.mention.span, Matter::Lies(place.entity?), Where::Point(point)));
        }
        let outer = self.place(end)?;
        let before = at.checked_sub(2).filter(|_| self.rules.sides.contains_key(&self.lower(at - 1)))?;
        let named = self.entities.mentions_in(self.tokens[before].span);
        let inner = named.iter().find(|one| one.mention.span.end == self.tokens[before].span.end && is_place(one))?;
        let first = self.tokens.iter().position(|token| token.span.start == inner.mention.span.start)?;
        Some(self.found(first, outer.mention.span, Matter::Lies(inner.entity?), Where::Point(point)))
    }

    /// "35 miles southwest of Bandar Abbas": behind a measure.
    fn from(&self, at: usize) -> Option<Found> {
        let (point, end) = self.point(at)?;
        let measured =
            at >= 2 && self.tokens[at.saturating_sub(6)..at].iter().any(|token| token.kind == TokenKind::Number);
        let place = self.place(end + 1).filter(|_| measured && self.rules.whence.contains(&self.lower(end)))?;
        Some(self.found(at, place.mention.span, Matter::From(place.entity?), Where::Point(point)))
    }

    fn found(&self, first: usize, last: Span, matter: Matter, whence: Where) -> Found {
        (self.tokens[first].span.cover(last), matter, whence)
    }

    /// What was done to whom, with where it was done.
    fn done(&self, sentence: &Sentence) -> Vec<Found> {
        let mut found = Vec::new();
        for verb in (0..self.tokens.len()).filter(|&at| self.tokens[at].tag.class == Class::Verb) {
            let Some((span, whence)) = self.scene(verb) else { continue };
            for whom in self.patients(verb) {
                let lemma = self.tokens[verb].lemma.clone();
                found.push((span, Matter::Done(lemma, whom), whence.clone()));
            }
        }
        debug_assert!(found.iter().all(|(span, ..)| sentence.span.contains(*span)), "a place lies in its sentence");
        found
    }

    /// The persons the verb is done to: the object, or the subject of a passive, and what is joined to it.
    fn patients(&self, verb: usize) -> Vec<EntityId> {
        let passive = tree::child(self.tokens, verb, &[Deprel::AuxPass]);
        let subject = passive.and_then(|_| tree::child(self.tokens, verb, &[Deprel::Nsubj]));
        let Some(first) = tree::child(self.tokens, verb, &[Deprel::Obj, Deprel::NsubjPass]).or(subject) else {
            return Vec::new();
        };
        let joined = tree::children(self.tokens, first).filter(|&at| self.tokens[at].relation == Deprel::Conj);
        let named = |head: usize| {
            let range = tree::core_phrase(self.tokens, head);
            let span = self.tokens[range.start].span.cover(self.tokens[range.end - 1].span);
            let inside = self.entities.mentions_in(span).iter();
            inside
                .filter(|one| one.mention.kind == EntityKind::Person && one.mention.form == NameForm::Proper)
                .find_map(|one| one.entity)
        };
        // "the lawyer Piet Hansel": the name stands beside its title.
        let beside = |head: usize| tree::child(self.tokens, head, &[Deprel::Appos]);
        let person = |head: usize| named(head).or_else(|| named(beside(head)?));
        std::iter::once(first).chain(joined).filter_map(person).collect()
    }

    /// Where the verb is done: its own phrase of place, else that of the verb it is joined to.
    fn scene(&self, verb: usize) -> Option<(Span, Where)> {
        let governed = |noun: usize, verb: usize| {
            let above = |&at: &usize| self.tokens[at].tag.class == Class::Verb;
            tree::ancestors(self.tokens, noun).find(above) == Some(verb)
        };
        let own = |verb: usize| {
            let nouns = (0..self.tokens.len())
                .filter(|&at| matches!(self.tokens[at].relation, Deprel::Obl | Deprel::Nmod) && governed(at, verb));
            nouns.into_iter().find_map(|noun| self.phrase_of_place(noun))
        };
        let joined = (self.tokens[verb].relation == Deprel::Conj).then_some(self.tokens[verb].head).flatten();
        own(verb).or_else(|| own(joined? as usize))
    }

    fn phrase_of_place(&self, noun: usize) -> Option<(Span, Where)> {
        let case = tree::child(self.tokens, noun, &[Deprel::Case])?;
        let &side = self.rules.sides.get(&self.lower(case))?;
        let token = &self.tokens[noun];
        let named = self.entities.mentions_in(token.span).iter().find(|one| is_place(one));
        let noun_or_place = named.is_some() || token.tag.class == Class::Noun;
        let place = named.and_then(|one| one.entity);
        let span = self.tokens[case].span.cover(token.span);
        noun_or_place.then(|| (span, Where::At(side, token.lemma.to_lowercase(), place)))
    }
}

fn is_place(one: &ResolvedMention) -> bool {
    one.mention.kind == EntityKind::Place && one.mention.form == NameForm::Proper
}
