//! Floor 3: what turns a clause into its opposite, by the words of rules/en/tokens/negation.toml.

use crate::text::tree::children;
use crate::text::{Deprel, Token, TokenKind};
use serde::Deserialize;
use std::sync::LazyLock;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../rules/en/tokens/negation.toml"))
        .expect("the built-in negation words are read by tests/it/language.rs")
});

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    #[serde(rename = "summary")]
    _summary: String,
    #[serde(rename = "why")]
    _why: String,
    adverbs: Vec<String>,
    determiners: Vec<String>,
    pronouns: Vec<String>,
    #[serde(rename = "examples")]
    _examples: Vec<String>,
    #[serde(rename = "counterexamples")]
    _counterexamples: Vec<String>,
}

/// The word that negates the clause of `verb`: an adverb on it, or a negative word in its subject or object.
///
/// Takes the tokens of one sentence; the answer is an index into them, `None` for an affirmed clause.
pub fn negation_of(tokens: &[Token], verb: usize) -> Option<usize> {
    children(tokens, verb).find_map(|at| match tokens[at].relation {
        Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj => negation_in(tokens, at),
        Deprel::Aux | Deprel::AuxPass | Deprel::Cop => {
            children(tokens, at).find(|&below| is_one_of(tokens, below, &WORDS.adverbs))
        }
        Deprel::Advmod | Deprel::Cc if is_one_of(tokens, at, &WORDS.adverbs) => Some(at),
        _ => (at < verb && is_determiner(tokens, at)).then_some(at),
    })
}

/// The word that negates the noun phrase of `noun`: "no" before it, or the noun itself when it is "nobody" and the like.
pub fn negation_in(tokens: &[Token], noun: usize) -> Option<usize> {
    if is_one_of(tokens, noun, &WORDS.pronouns) {
        return Some(noun);
    }
    children(tokens, noun).find(|&at| at < noun && is_determiner(tokens, at))
}

/// At the start of a sentence "No" may be taken for an answer; with no comma behind it, it is none.
fn is_determiner(tokens: &[Token], at: usize) -> bool {
    let closed = tokens.get(at + 1).is_none_or(|next| next.kind == TokenKind::Punctuation);
    !closed && is_one_of(tokens, at, &WORDS.determiners)
}

fn is_one_of(tokens: &[Token], at: usize, words: &[String]) -> bool {
    words.contains(&tokens[at].lemma)
}
