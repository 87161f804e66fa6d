//! Floor 6: what each word of a sentence is to what it tells: a word of its own, a word of amount, grammar.

use super::share::Step;
use crate::language::en::lexicon::{self, Term};
use crate::rules::RulePack;
use crate::rules::amounts::Operator;
use crate::text::tree::ancestors;
use crate::text::{Class, Deprel, Form, Token, TokenKind};

/// What a token is to a telling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A word, by what the lexicon knows it as.
    Word(u32),
    /// A word of amount.
    Step(Step),
    /// A word told by its opposite, which is known: "unreasonable".
    Turned(u32),
    /// Nothing.
    Grammar,
}

/// The parts of a sentence, one for each token.
pub fn parts(tokens: &[Token], rules: &RulePack) -> Vec<Part> {
    let lemmas: Vec<String> = tokens.iter().map(|token| token.lemma.to_lowercase()).collect();
    let lemmas: Vec<&str> = lemmas.iter().map(String::as_str).collect();
    let mut parts: Vec<Part> = Vec::with_capacity(tokens.len());
    while parts.len() < tokens.len() {
        let at = parts.len();
        let sentence = Sentence { tokens, lemmas: &lemmas, rules };
        let known = rules.amounts.operator(&lemmas[at..]);
        match known.filter(|&(operator, count)| sentence.is_meant(at, operator, count)) {
            Some((Operator::Idle, count)) => parts.extend(std::iter::repeat_n(Part::Grammar, count)),
            Some((Operator::Some, count)) if sentence.is_behind_verb(at) => {
                parts.extend(std::iter::repeat_n(Part::Grammar, count));
            }
            Some((operator, count)) => {
                parts.push(Part::Step(Step::Word(operator)));
                let open = sentence.leaves_open(at, operator, count);
                let rest = if open { Part::Step(Step::Word(Operator::Open)) } else { Part::Grammar };
                parts.extend(std::iter::repeat_n(rest, count - 1));
            }
            None => parts.push(sentence.part(at)),
        }
    }
    parts
}

/// The word that stands for a negation which is itself told of, and turns nothing round.
pub fn denial(rules: &RulePack) -> u32 {
    lexicon::key(&rules.amounts.denial)
}

struct Sentence<'a> {
    tokens: &'a [Token],
    lemmas: &'a [&'a str],
    rules: &'a RulePack,
}

impl Sentence<'_> {
    /// Whether the words are words of amount here: "a little girl" is no amount.
    fn is_meant(&self, at: usize, operator: Operator, count: usize) -> bool {
        let noun = self.tokens.get(at + count).is_some_and(|next| next.tag.class == Class::Noun);
        let size = noun && self.rules.amounts.sizes.iter().any(|word| word == self.lemmas[at + count - 1]);
        let denied = at > 0 && self.lemmas[at - 1] == self.rules.amounts.denial;
        let named = self.tokens[at].tag.class == Class::Propn;
        let fits = match operator {
            Operator::Open => denied,
            Operator::Not => !self.is_beside(at) && !self.bounds_number(at),
            Operator::Against
            | Operator::All
            | Operator::Much
            | Operator::Very
            | Operator::Some
            | Operator::Little
            | Operator::Few
            | Operator::None
            | Operator::Only
            | Operator::Even
            | Operator::Idle
            | Operator::Turns => true,
        };
        fits && !named && (!size || denied || !matches!(operator, Operator::Little | Operator::Few))
    }

    /// Whether it denies what a relative clause says of a thing, where the sentence itself is about an amount:
    /// "not all have the chances that others have not".
    fn is_beside(&self, at: usize) -> bool {
        let relative = |place: usize| {
            std::iter::once(place)
                .chain(ancestors(self.tokens, place))
                .any(|above| self.tokens[above].relation == Deprel::AclRelcl)
        };
        let more = |place: usize| {
            let known = self.rules.amounts.operator(&self.lemmas[place..]);
            known.is_some_and(|(operator, _)| !matches!(operator, Operator::Idle | Operator::Open))
        };
        relative(at) && (0..self.tokens.len()).any(|place| place != at && !relative(place) && more(place))
    }

    /// Behind the verb "not one" may be none or more than one.
    fn leaves_open(&self, at: usize, operator: Operator, count: usize) -> bool {
        operator == Operator::None
            && count > 1
            && self.lemmas[at] == self.rules.amounts.denial
            && self.is_behind_verb(at)
    }

    fn is_behind_verb(&self, at: usize) -> bool {
        let before = self.tokens[..at].iter().rev().take_while(|token| token.kind != TokenKind::Punctuation);
        before.into_iter().any(|token| matches!(token.tag.class, Class::Verb | Class::Aux))
    }

    /// "not ten minutes ago": less than ten.
    fn bounds_number(&self, at: usize) -> bool {
        self.lemmas[at] == self.rules.amounts.denial
            && self.tokens.get(at + 1).is_some_and(|next| next.tag.class == Class::Num)
    }

    /// Whether a number counts what is told of: "one sees" is anybody, "not two years ago" a time.
    fn counts(&self, at: usize) -> bool {
        let next = self.tokens.get(at + 1);
        let bounded = at > 0 && self.bounds_number(at - 1);
        let amount = self.rules.amounts.operator(&self.lemmas[(at + 1).min(self.lemmas.len())..]);
        let amount = amount.is_some_and(|(operator, _)| operator != Operator::Idle);
        let pronoun = |next: &Token| amount || matches!(next.tag.class, Class::Verb | Class::Adv | Class::Aux);
        let time = |next: &Token| self.rules.clauses.times.contains(&next.lemma);
        !bounded && next.is_some_and(|next| !pronoun(next) && !time(next))
    }

    fn part(&self, at: usize) -> Part {
        let token = &self.tokens[at];
        let lemma = self.lemmas[at];
        let next_is_not = self.lemmas.get(at + 1).is_some_and(|next| *next == self.rules.amounts.denial);
        let number = token.tag.class == Class::Num;
        match token.tag.class {
            // "can not" may be that one cannot, or that one may leave it.
            Class::Aux if next_is_not && token.span.end < self.tokens[at + 1].span.start && lemma == "can" => {
                Part::Step(Step::Word(Operator::Open))
            }
            _ if self.bounds_number(at) => {
                self.rules.amounts.bounds.first().map_or(Part::Grammar, |word| Part::Word(lexicon::key(word)))
            }
            _ if number && !self.is_behind_verb(at) && self.counts(at) => Part::Step(Step::Count),
            Class::Pron if matches!(token.tag.form, Form::Question | Form::Possessive) => Part::Grammar,
            Class::Adp | Class::Sconj if self.rules.amounts.slight.contains(lemma) => Part::Grammar,
            Class::Part if *lemma == self.rules.amounts.denial => Part::Word(denial(self.rules)),
            Class::Adj | Class::Adv => self.turned(lemma).map_or_else(|| Part::Word(lexicon::key(lemma)), Part::Turned),
            Class::Noun
            | Class::Propn
            | Class::Verb
            | Class::Num
            | Class::Pron
            | Class::Adp
            | Class::Sconj
            | Class::X => Part::Word(lexicon::key(lemma)),
            Class::Aux | Class::Cconj | Class::Det | Class::Intj | Class::Part | Class::Punct | Class::Sym => {
                Part::Grammar
            }
        }
    }

    /// What the word is the opposite of: "reasonable" of "unreasonable".
    fn turned(&self, lemma: &str) -> Option<u32> {
        let sure = |prefix: &str| self.rules.amounts.prefixes.iter().any(|known| known == prefix);
        let plain = |word: &str| word.strip_suffix("ly").map(str::to_owned);
        self.rules.clauses.prefixes.iter().find_map(|prefix| {
            let base =
                lemma.strip_prefix(prefix.as_str()).filter(|base| base.len() > 3 && lexicon::lemma(base).is_some())?;
            let opposed = lexicon::antonyms(lemma, base)
                || plain(lemma).zip(plain(base)).is_some_and(|(one, other)| lexicon::antonyms(&one, &other));
            let turned = sure(prefix) || opposed;
            turned.then(|| Term::of(base).key())
        })
    }
}
