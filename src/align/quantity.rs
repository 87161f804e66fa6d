//! Floor 4: whether two values of two sources are values of the same thing, before their values are looked at.

use super::bag::Bag;
use super::link::SentenceLink;
use super::pair::PairLogit;
use super::profile::weigh_lemma;
use super::weights::QUANTITY;
use crate::claim::{Attribute, Claim, Content, Quantity, Scope};
use crate::language::en::lexicon::Term;
use crate::text::{Article, Class, Form, Token, TokenKind};
use crate::value::{self, Comparison, Kind, Value};

/// A quantity as alignment sees it.
#[derive(Debug, Clone)]
pub struct QuantityProfile {
    /// What it is a value of.
    pub attribute: Attribute,
    head: Option<Term>,
    verb: Option<Term>,
    modifiers: Bag,
    /// Words around the value, itself left out.
    window: Bag,
    /// Names among them.
    names: Bag,
    scope: Scope,
    kind: Kind,
    /// "one", which may be no more than an article.
    is_one: bool,
    /// Whether a modal verb stands in its clause before it: "can only be valid with", "could kill".
    is_conditional: bool,
}

/// How many words to each side of a value say what it is about.
const WINDOW: usize = 8;

/// The profile of a claim's quantity; `None` for a claim of another kind.
pub fn profile<E>(article: &Article, claim: &Claim<E>) -> Option<QuantityProfile> {
    let Content::Quantity(Quantity { attribute, span, value }) = &claim.content else { return None };
    let tokens = article.tokens_of(&article.sentences[claim.sentence as usize]);
    let start = tokens.iter().position(|token| token.span.overlaps(*span))?;
    let end = tokens.iter().rposition(|token| token.span.overlaps(*span))? + 1;
    let around = tokens[start.saturating_sub(WINDOW)..start].iter().chain(tokens[end..].iter().take(WINDOW));
    let words: Vec<_> = around.filter(|token| token.kind == TokenKind::Word && token.tag.class != Class::Num).collect();
    let names = words.iter().filter(|token| token.tag.class == Class::Propn);
    Some(QuantityProfile {
        attribute: attribute.clone(),
        head: attribute.head.as_deref().map(Term::of),
        verb: attribute.verb.as_deref().map(Term::of),
        modifiers: Bag::new(attribute.modifiers.iter().filter_map(|lemma| weigh_lemma(lemma))),
        names: Bag::new(names.filter_map(|token| weigh_lemma(&token.lemma))),
        window: Bag::new(words.iter().filter_map(|token| weigh_lemma(&token.lemma))),
        scope: claim.scope.clone(),
        kind: value.kind(),
        is_one: value.normal_form() == "1",
        is_conditional: is_conditional(&tokens[..start]),
    })
}

/// Whether a modal verb governs what follows `before`, the words of the sentence up to a value.
fn is_conditional(before: &[Token]) -> bool {
    let clause = before.iter().rev().take_while(|token| token.kind != TokenKind::Punctuation);
    clause.take(2 * WINDOW).any(|token| token.tag.form == Form::Modal && token.lemma != "will")
}

/// Log-odds that two values are of the same thing.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct QuantityLogit(pub f32);

/// How two words of one role stand to each other, as features: same or nearly, differing, one missing.
fn compare_terms(left: Option<Term>, right: Option<Term>, class: Class) -> [f32; 3] {
    match (left, right) {
        (Some(left), Some(right)) => {
            let near = left.relatedness(right, class);
            [near, f32::from(near < APART), 0.0]
        }
        (None, None) => [0.0, 0.0, 0.0],
        (Some(_), None) | (None, Some(_)) => [0.0, 0.0, 1.0],
    }
}

/// Words at least so related name one thing.
const SAME_THING: f32 = 0.9;

/// Words less related than this differ.
const APART: f32 = 0.4;

/// The features of a pair of quantities, named in `weights::QUANTITY`. `link` is that of their sentences, if they share words.
pub fn features(
    left: &QuantityProfile,
    right: &QuantityProfile,
    link: Option<&SentenceLink>,
) -> [f32; QUANTITY.features.len()] {
    let [head, head_differs, head_missing] = compare_terms(left.head, right.head, Class::Noun);
    let [verb, verb_differs, verb_missing] = compare_terms(left.verb, right.verb, Class::Verb);
    let (one, other) = (&left.attribute.rule, &right.attribute.rule);
    [
        f32::from(one.is_some() && one == other),
        f32::from(one.is_some() && other.is_some() && one != other),
        f32::from(one.is_some() != other.is_some()),
        head,
        head_differs,
        head_missing,
        verb,
        verb_differs,
        verb_missing,
        left.modifiers.containment(&right.modifiers),
        f32::from(clashes(&left.modifiers, &right.modifiers)),
        f32::from(left.attribute.share != right.attribute.share),
        left.window.cosine(&right.window),
        link.map_or(0.0, |link| link.overlap.cosine),
        link.map_or(UNLINKED, |link| link.logit).0.clamp(-LIMIT, LIMIT),
        left.names.containment(&right.names),
        f32::from(clashes(&left.names, &right.names)),
        f32::from(left.scope.background != right.scope.background),
        f32::from(dates_clash(&left.scope, &right.scope)),
        f32::from(matches!(left.kind, Kind::Date | Kind::Time)),
        f32::from(matches!(left.kind, Kind::Ordinal | Kind::Rank)),
        f32::from(left.is_one || right.is_one),
    ]
}

/// Why two quantities cannot be of one thing, whatever their words; `None` when nothing speaks against it.
pub fn apart(left: &QuantityProfile, right: &QuantityProfile) -> Option<&'static str> {
    if left.attribute.share != right.attribute.share {
        return Some("one is of a part, per unit or a change");
    }
    if left.scope.background != right.scope.background || dates_clash(&left.scope, &right.scope) {
        return Some("they are of different times");
    }
    if left.is_one || right.is_one {
        return Some("\"one\" may be no more than an article");
    }
    if matches!(left.kind, Kind::Ordinal | Kind::Rank) {
        return Some("places in an order count from different starts");
    }
    let ruled = left.attribute.rule.is_some() && left.attribute.rule == right.attribute.rule;
    let [counted, counted_differs, counted_missing] = compare_terms(left.head, right.head, Class::Noun);
    let [verb, verb_differs, _] = compare_terms(left.verb, right.verb, Class::Verb);
    // A length or calibre is a property of the thing, whatever is done with it.
    let verb_differs = verb_differs > 0.0 && !(left.kind == Kind::Measure && counted >= SAME_THING);
    if !ruled && (verb_differs || counted_differs > 0.0 || counted_missing > 0.0) {
        return Some("what is counted or what is said of it differs");
    }
    if !ruled && counted + verb <= 0.0 {
        return Some("no word says what is counted");
    }
    if left.is_conditional || right.is_conditional {
        return Some("one is told as possible, not as a fact");
    }
    if left.kind == Kind::Measure
        && left.names.shared(&right.names).next().is_none()
        && !(left.names.is_empty() && right.names.is_empty())
    {
        return Some("they are measured from or at other places");
    }
    if narrower(left, right) || narrower(right, left) {
        return Some("one counts a kind of what the other counts");
    }
    None
}

/// Whether `one` narrows what it counts by words that the other has not.
fn narrower(one: &QuantityProfile, other: &QuantityProfile) -> bool {
    one.modifiers.iter().any(|(term, _)| !other.modifiers.has(term))
}

/// Whether both have terms and share none.
fn clashes(left: &Bag, right: &Bag) -> bool {
    !left.is_empty() && !right.is_empty() && left.shared(right).next().is_none()
}

/// Whether both name dates and none of the one fits one of the other.
fn dates_clash(left: &Scope, right: &Scope) -> bool {
    let fits = |one: &value::DateValue, other: &value::DateValue| {
        matches!(
            value::relate(&Value::Date(*one), &Value::Date(*other)),
            Comparison::Same(_) | Comparison::Compatible(_)
        )
    };
    !left.dates.is_empty()
        && !right.dates.is_empty()
        && !left.dates.iter().any(|one| right.dates.iter().any(|other| fits(one, other)))
}

/// Cosine of the words around two values, and of their sentences, from which only the values were changed.
const ONE_WORDING: (f32, f32) = (0.8, 0.7);

/// Whether one sentence tells both values, word for word but for the value itself and what frames it.
pub fn in_one_wording(left: &QuantityProfile, right: &QuantityProfile, link: Option<&SentenceLink>) -> bool {
    let (around, sentence) = ONE_WORDING;
    left.window.cosine(&right.window) >= around && link.is_some_and(|link| link.overlap.cosine >= sentence)
}

/// What the sentences' log-odds are taken to be where they share no words.
const UNLINKED: PairLogit = PairLogit(-4.0);

/// Log-odds of sentences beyond this say no more about their values.
const LIMIT: f32 = 5.0;

/// How likely two values are of the same thing.
pub fn score(left: &QuantityProfile, right: &QuantityProfile, link: Option<&SentenceLink>) -> QuantityLogit {
    QuantityLogit(QUANTITY.score(&features(left, right, link)))
}
