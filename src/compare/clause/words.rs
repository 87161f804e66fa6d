//! Floor 6: a sentence as a row of words ready to be lined up.

use super::Side;
use crate::language::en::lexicon::Term;
use crate::language::en::rarity;
use crate::rules::RulePack;
use crate::text::{Class, Form, Span, TokenKind};

/// One word of a sentence.
#[derive(Debug, Clone)]
pub struct Word {
    /// Lower-cased lemma.
    pub lemma: String,
    /// The lemma looked up.
    pub term: Term,
    /// Rarity.
    pub weight: f32,
    /// Part of speech.
    pub class: Class,
    /// Where it stands.
    pub span: Span,
    /// Which clause it stands in: marks of punctuation and conjunctions of clauses cut.
    pub clause: u16,
    /// What it does to its clause.
    pub force: Force,
    /// Whether it is a form of a verb that tells what is past.
    pub is_past: bool,
    /// Whether a hyphen joins it to a neighbour.
    pub joined: bool,
}

/// What a word does to its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Force {
    /// Nothing.
    Plain,
    /// Negates it: "not", "nobody".
    Negator,
    /// Negates the verb that follows: "fail to".
    NegativeVerb,
    /// Makes it less than told as it is: "may".
    Hypothetical,
    /// Puts it in the future: "will".
    Planned,
    /// Denies without a negator: "lack".
    Implicit,
    /// Dates it: "Monday".
    Time,
}

/// The words of a sentence without its punctuation.
#[derive(Debug, Clone)]
pub struct Words(pub Vec<Word>);

impl Words {
    /// The words of one sentence.
    pub fn of(side: Side<'_>, rules: &RulePack) -> Words {
        let mut words: Vec<Word> = Vec::new();
        let mut clause = 0;
        let mut joined = false;
        for token in side.article.tokens_of(side.sentence) {
            if token.kind == TokenKind::Punctuation {
                joined = token.lemma == "-";
                clause += u16::from(!joined);
                if let Some(before) = words.last_mut().filter(|_| joined) {
                    before.joined = true;
                }
                continue;
            }
            clause += u16::from(token.tag.class == Class::Sconj);
            let lemma = token.lemma.to_lowercase();
            words.push(Word {
                term: Term::of(&lemma),
                weight: rarity::weight(&lemma),
                class: token.tag.class,
                span: token.span,
                clause,
                force: Force::Plain,
                is_past: matches!(token.tag.form, Form::Past | Form::Participle),
                joined: std::mem::take(&mut joined),
                lemma,
            });
        }
        let forces: Vec<Force> = (0..words.len()).map(|at| force(&words, at, rules)).collect();
        words.iter_mut().zip(forces).for_each(|(word, force)| word.force = force);
        Words(words)
    }

    /// The span from the first to the last word of `range`; the sentence's first word for an empty one.
    pub fn span(&self, range: std::ops::Range<usize>) -> Option<Span> {
        let first = self.0.get(range.start)?.span;
        let last = self.0.get(range.end.checked_sub(1)?.max(range.start))?.span;
        Some(first.cover(last))
    }
}

fn force(words: &[Word], at: usize, rules: &RulePack) -> Force {
    let clauses = &rules.clauses;
    let word = &words[at];
    let next = words.get(at + 1);
    if clauses.negators.contains(&word.lemma) {
        let turned = words[at..].iter().take_while(|later| later.clause <= word.clause + 1);
        let turned = turned.into_iter().any(|later| clauses.turns.contains(&later.lemma));
        let counts = next.is_some_and(|next| next.class == Class::Num && next.lemma != "one");
        let in_clause = words[at + 1..].iter().take_while(|later| later.clause == word.clause);
        let measured = in_clause.into_iter().any(|later| rules.amounts.is_measure(&later.lemma));
        let weak = turned
            || measured
            || counts && word.lemma == rules.amounts.denial
            || word.joined
            || next.is_some_and(|next| clauses.weak.contains(&next.lemma));
        return if weak { Force::Plain } else { Force::Negator };
    }
    if clauses.negative_verbs.contains(&word.lemma) && next.is_some_and(|next| next.lemma == "to") {
        return Force::NegativeVerb;
    }
    if clauses.implicit.contains(&word.lemma) {
        return Force::Implicit;
    }
    let to_do = |next: &Word| next.lemma == "to" && words.get(at + 2).is_some_and(|verb| verb.class == Class::Verb);
    if word.class == Class::Aux && word.lemma == "be" && next.is_some_and(to_do) {
        return Force::Planned;
    }
    let modal = word.class != Class::Propn;
    if modal && clauses.hypothetical.contains(&word.lemma) && word.class != Class::Noun {
        return Force::Hypothetical;
    }
    if modal && clauses.planned.contains(&word.lemma) && word.class != Class::Noun {
        return Force::Planned;
    }
    if clauses.times.contains(&word.lemma) { Force::Time } else { Force::Plain }
}

impl Word {
    /// Whether it carries meaning of its own.
    pub fn is_content(&self) -> bool {
        matches!(self.class, Class::Noun | Class::Propn | Class::Verb | Class::Adj | Class::Adv | Class::Num)
    }
}
