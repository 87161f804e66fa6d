//! Floor 6: whether what two sentences exclude is said of one party, as far as their trees tell.

use super::{Conflict, Side};
use crate::language::en::lexicon::relatedness;
use crate::text::tree::{ancestors, child, subject_of};
use crate::text::{Class, Deprel, Span, Token};

/// Nouns less related than this name two parties.
const TWO_PARTIES: f32 = 0.4;

/// Whether nothing speaks against it that both sides of `conflict` are said of one party: the subjects of its words are not
/// two names, or two nouns that have nothing to do with each other.
pub fn of_one_party(left: Side<'_>, right: Side<'_>, conflict: &Conflict) -> bool {
    if counts_of_openings(left, right).is_some_and(|(one, other)| one != other) {
        return false;
    }
    match (subject(left, conflict.left), subject(right, conflict.right)) {
        (Some(one), Some(other)) => may_be_one(one.token(), other.token()) && !one.is_counted_otherwise(&other),
        (None, _) | (_, None) => true,
    }
}

/// The numbers that both sentences open with: what opens a sentence is its subject, whatever the trees say.
fn counts_of_openings(left: Side<'_>, right: Side<'_>) -> Option<(String, String)> {
    let opening = |side: Side<'_>| {
        let first = side.article.tokens_of(side.sentence).first().filter(|token| token.tag.class == Class::Num)?;
        Some(first.lemma.to_lowercase())
    };
    opening(left).zip(opening(right))
}

/// The subject of the last word of `words`.
fn subject(side: Side<'_>, words: Span) -> Option<Subject<'_>> {
    let tokens = side.article.tokens_of(side.sentence);
    let last = tokens.iter().rposition(|token| words.contains(token.span))?;
    let verb = || ancestors(tokens, last).find(|&above| tokens[above].tag.class == Class::Verb);
    let at = subject_of(tokens, last).or_else(|| subject_of(tokens, verb()?)).filter(|&at| at < tokens.len())?;
    if words.contains(tokens[at].span) {
        return None;
    }
    Some(Subject { tokens, at })
}

struct Subject<'a> {
    tokens: &'a [Token],
    at: usize,
}

impl<'a> Subject<'a> {
    fn token(&self) -> &'a Token {
        &self.tokens[self.at]
    }

    /// How many it is: "two" of the five boats, "three" boats.
    fn count(&self) -> Option<&'a str> {
        let number = if self.token().tag.class == Class::Num {
            Some(self.at)
        } else {
            child(self.tokens, self.at, &[Deprel::Nummod])
        };
        number.map(|at| self.tokens[at].lemma.as_str())
    }

    /// Whether both are counted, and not alike: then they may be two parts of one whole.
    fn is_counted_otherwise(&self, other: &Subject<'_>) -> bool {
        matches!((self.count(), other.count()), (Some(one), Some(other)) if !one.eq_ignore_ascii_case(other))
    }
}

fn may_be_one(one: &Token, other: &Token) -> bool {
    let named = |token: &Token| matches!(token.tag.class, Class::Noun | Class::Propn);
    let same_class = one.tag.class == other.tag.class;
    if !named(one) || !named(other) || !same_class {
        return true;
    }
    let (left, right) = (one.lemma.to_lowercase(), other.lemma.to_lowercase());
    left == right || one.tag.class == Class::Noun && relatedness(&left, &right, Class::Noun) >= TWO_PARTIES
}
