//! Floor 0: questions to the tree of a sentence. All take the tokens of one sentence and indexes into them.

use super::{Class, Deprel, Form, Token};
use std::ops::Range;

/// The dependents of `head`, from left to right.
pub fn children(tokens: &[Token], head: usize) -> impl Iterator<Item = usize> + '_ {
    tokens.iter().enumerate().filter(move |(_, token)| token.head == Some(head as u32)).map(|(at, _)| at)
}

/// The first dependent of `head` that hangs on it by one of `relations`.
pub fn child(tokens: &[Token], head: usize, relations: &[Deprel]) -> Option<usize> {
    children(tokens, head).find(|&at| relations.contains(&tokens[at].relation))
}

/// The word on which all others hang; `None` before parsing.
pub fn root(tokens: &[Token]) -> Option<usize> {
    tokens.iter().position(|token| token.relation == Deprel::Root)
}

/// `at` and everything below it, as the range of the words around it that hang on it; the trees here cross nowhere.
pub fn subtree(tokens: &[Token], at: usize) -> Range<usize> {
    let below = |word: &usize| ancestors(tokens, *word).any(|above| above == at);
    let first = (0..at).rev().take_while(below).last().unwrap_or(at);
    let last = (at + 1..tokens.len()).take_while(below).last().unwrap_or(at);
    first..last + 1
}

/// The head of `at`, its head, and so on up to the root.
pub fn ancestors(tokens: &[Token], at: usize) -> impl Iterator<Item = usize> + '_ {
    let above = |word: &usize| tokens.get(*word).and_then(|token| token.head).map(|head| head as usize);
    std::iter::successors(above(&at), move |word| above(word)).take(tokens.len())
}

/// The phrase of the noun `head` with its modifiers, up to "of the port" and the like: without a preposition or conjunction
/// before it, without clauses, appositions, coordinated phrases and outer punctuation.
pub fn phrase(tokens: &[Token], head: usize) -> Range<usize> {
    grown(tokens, head, |relation| is_core_modifier(relation) || relation == Deprel::Nmod)
}

/// As `phrase`, but without the phrases behind the noun: "the two fishing boats" of "the two fishing boats from the port".
pub fn core_phrase(tokens: &[Token], head: usize) -> Range<usize> {
    grown(tokens, head, is_core_modifier)
}

fn grown(tokens: &[Token], head: usize, belongs: impl Fn(Deprel) -> bool) -> Range<usize> {
    let mut range = head..head + 1;
    let dependents: Vec<usize> = children(tokens, head).collect();
    for &at in dependents.iter().rev().filter(|&&at| at < head) {
        match tokens[at].relation {
            Deprel::Punct => {}
            relation if belongs(relation) => range.start = subtree(tokens, at).start,
            _ => break,
        }
    }
    for &at in dependents.iter().filter(|&&at| at > head) {
        let relation = tokens[at].relation;
        let inner_mark = relation == Deprel::Punct && at + 1 < tokens.len() && tokens[at + 1].head == Some(head as u32);
        if inner_mark && belongs(tokens[at + 1].relation) {
            continue;
        }
        if !belongs(relation) {
            break;
        }
        range.end = subtree(tokens, at).end;
    }
    range
}

fn is_core_modifier(relation: Deprel) -> bool {
    matches!(
        relation,
        Deprel::Det
            | Deprel::Amod
            | Deprel::Nummod
            | Deprel::Compound
            | Deprel::Flat
            | Deprel::NmodPoss
            | Deprel::Advmod
            | Deprel::Fixed
            | Deprel::Goeswith
    )
}

/// The subject that hangs on `verb` itself, active or passive.
pub fn own_subject_of(tokens: &[Token], verb: usize) -> Option<usize> {
    child(tokens, verb, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Csubj])
}

/// The subject of `verb`: its own, or that of the verb it is coordinated with or depends on; for a relative clause and a
/// participle behind a noun, that noun.
pub fn subject_of(tokens: &[Token], verb: usize) -> Option<usize> {
    let mut verb = verb;
    for _ in 0..tokens.len() {
        let above = tokens[verb].head.map(|head| head as usize);
        if let Some(own) = own_subject_of(tokens, verb) {
            let relative = tokens[verb].relation == Deprel::AclRelcl && is_relative(&tokens[own]);
            return if relative { above } else { Some(own) };
        }
        let above = above?;
        match tokens[verb].relation {
            Deprel::Acl => return tokens[verb].tag.form.is_participle().then_some(above),
            Deprel::Xcomp => match child(tokens, above, &[Deprel::Iobj, Deprel::Obj]) {
                Some(object) => return Some(object),
                None => verb = above,
            },
            Deprel::Conj | Deprel::Advcl => verb = above,
            _ => return None,
        }
    }
    None
}

fn is_relative(token: &Token) -> bool {
    token.tag.class == Class::Pron && (token.tag.form == Form::Question || token.lemma == "that")
}

impl Deprel {
    /// Whether it joins a subject to its verb.
    pub fn is_subject(self) -> bool {
        matches!(self, Deprel::Nsubj | Deprel::NsubjPass)
    }
}

impl Form {
    /// Whether it is a form that makes no clause of its own: "located", "running".
    pub fn is_participle(self) -> bool {
        matches!(self, Form::Participle | Form::Gerund)
    }
}

/// The direct object of `verb`.
pub fn object_of(tokens: &[Token], verb: usize) -> Option<usize> {
    child(tokens, verb, &[Deprel::Obj])
}

/// The one by whom a passive `verb` is done.
pub fn agent_of(tokens: &[Token], verb: usize) -> Option<usize> {
    child(tokens, verb, &[Deprel::OblAgent])
}

/// The auxiliaries and copulas of `verb`, from left to right.
pub fn auxiliaries_of(tokens: &[Token], verb: usize) -> impl Iterator<Item = usize> + '_ {
    children(tokens, verb).filter(|&at| matches!(tokens[at].relation, Deprel::Aux | Deprel::AuxPass | Deprel::Cop))
}

/// The modal auxiliary of `verb`: "may", "would".
pub fn modal_of(tokens: &[Token], verb: usize) -> Option<usize> {
    auxiliaries_of(tokens, verb).find(|&at| tokens[at].tag.form == Form::Modal)
}

/// Whether `verb` is passive: by its auxiliary, its subject, or as a participle behind the noun it is done to.
pub fn is_passive(tokens: &[Token], verb: usize) -> bool {
    let marked = child(tokens, verb, &[Deprel::AuxPass, Deprel::NsubjPass, Deprel::OblAgent]).is_some();
    let reduced = tokens[verb].relation == Deprel::Acl && tokens[verb].tag.form == Form::Participle;
    marked || (reduced && object_of(tokens, verb).is_none())
}

/// The head of the smallest clause in which `at` stands: the word itself when it heads one.
pub fn clause_of(tokens: &[Token], at: usize) -> usize {
    let heads = |word: &usize| heads_clause(tokens, *word);
    std::iter::once(at).chain(ancestors(tokens, at)).find(heads).unwrap_or(at)
}

fn heads_clause(tokens: &[Token], at: usize) -> bool {
    match tokens[at].relation {
        Deprel::Root
        | Deprel::Ccomp
        | Deprel::Xcomp
        | Deprel::Advcl
        | Deprel::Acl
        | Deprel::AclRelcl
        | Deprel::Csubj
        | Deprel::Parataxis => true,
        Deprel::Conj => {
            tokens[at].tag.class == Class::Verb
                || own_subject_of(tokens, at).is_some()
                || child(tokens, at, &[Deprel::Cop]).is_some()
        }
        _ => false,
    }
}
