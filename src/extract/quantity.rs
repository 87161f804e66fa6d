//! Floor 4: what a value in a sentence is a value of: what is counted, what narrows it, which verb it goes with.

use crate::claim::{Attribute, Share};
use crate::text::{Article, Class, Form, Sentence, Span, Token, TokenKind};
use std::ops::Range;

/// What the value at `span` is a value of, as far as its sentence tells.
pub fn attribute(article: &Article, sentence: &Sentence, span: Span) -> Attribute {
    let tokens = article.tokens_of(sentence);
    let Some(place) = place_of(tokens, span) else { return Attribute::default() };
    let counted = counted(article, tokens, &place);
    let anchor = counted.head.unwrap_or(place.end - 1);
    Attribute {
        rule: None,
        head: counted.head.map(|at| tokens[at].lemma.to_lowercase()),
        modifiers: counted.modifiers.iter().map(|&at| tokens[at].lemma.to_lowercase()).collect(),
        verb: counted.state.or_else(|| governing_verb(tokens, anchor)).map(|at| tokens[at].lemma.to_lowercase()),
        share: counted.share,
    }
}

/// The tokens that overlap `span`.
fn place_of(tokens: &[Token], span: Span) -> Option<Range<usize>> {
    let start = tokens.iter().position(|token| token.span.overlaps(span))?;
    let end = tokens.iter().rposition(|token| token.span.overlaps(span))? + 1;
    Some(start..end)
}

/// The noun phrase a number counts.
struct Counted {
    head: Option<usize>,
    modifiers: Vec<usize>,
    /// A participle or adjective that stands for the counted: "12 dead", "40 injured".
    state: Option<usize>,
    share: Share,
}

fn counted(article: &Article, tokens: &[Token], place: &Range<usize>) -> Counted {
    let word = |at: usize| tokens.get(at).map_or("", |token| article.slice(token.span));
    let mut at = place.end;
    let mut share = Share::Whole;
    if word(at) == "-" {
        at += 1;
    }
    if word(at) == "of" {
        at += 1;
        if tokens.get(at).is_some_and(|token| is_definite(token)) {
            share = Share::Part;
            at += 1;
        }
    }
    let run = noun_run(article, tokens, at);
    let head = run.iter().rposition(|&at| matches!(tokens[at].tag.class, Class::Noun | Class::Propn));
    match head {
        Some(last) => Counted { head: Some(run[last]), modifiers: run[..last].to_vec(), state: None, share },
        None => Counted { head: None, modifiers: Vec::new(), state: run.first().copied(), share },
    }
}

fn is_definite(token: &Token) -> bool {
    matches!(token.tag.class, Class::Det | Class::Num) || token.tag.form == Form::Possessive
}

/// The words from `at` on that can stand before a noun, and the nouns.
fn noun_run(article: &Article, tokens: &[Token], at: usize) -> Vec<usize> {
    let mut run = Vec::new();
    for (place, token) in tokens.iter().enumerate().skip(at) {
        let inside = match token.tag.class {
            Class::Noun | Class::Propn | Class::Adj => true,
            Class::Verb => {
                matches!(token.tag.form, Form::Participle | Form::Gerund)
                    && run.iter().all(|&before: &usize| tokens[before].tag.class == Class::Adj)
            }
            Class::Punct => article.slice(token.span) == "-" && !run.is_empty(),
            Class::Part => token.tag.form == Form::Possessive && !run.is_empty(),
            Class::Adp
            | Class::Adv
            | Class::Aux
            | Class::Cconj
            | Class::Det
            | Class::Intj
            | Class::Num
            | Class::Pron
            | Class::Sconj
            | Class::Sym
            | Class::X => false,
        };
        if !inside {
            break;
        }
        if token.kind == TokenKind::Word && token.tag.form != Form::Possessive {
            run.push(place);
        }
    }
    run
}

/// The verb a word hangs on; without a parse, the nearest verb of its clause.
fn governing_verb(tokens: &[Token], from: usize) -> Option<usize> {
    let is_verb = |at: usize| tokens[at].tag.class == Class::Verb;
    let mut at = from;
    for _ in 0..tokens.len() {
        let Some(head) = tokens[at].head else { break };
        at = head as usize;
        if is_verb(at) {
            return Some(at);
        }
    }
    let left = (0..from).rev().take_while(|&at| !ends_clause(&tokens[at])).find(|&at| is_verb(at));
    let right = (from + 1..tokens.len()).take_while(|&at| !ends_clause(&tokens[at])).find(|&at| is_verb(at));
    match (left, right) {
        (Some(left), Some(right)) if right - from < from - left => Some(right),
        (Some(left), _) => Some(left),
        (None, right) => right,
    }
}

fn ends_clause(token: &Token) -> bool {
    token.kind == TokenKind::Punctuation && token.tag.class == Class::Punct && token.lemma != "-"
}
