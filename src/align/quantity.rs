//! Floor 4: whether two values of two sources are values of the same thing, before their values are looked at.

use super::apart::{clashes, dates_clash};
use super::bag::Bag;
use super::link::SentenceLink;
use super::owner::{Fit, Owner, owner};
use super::pair::PairLogit;
use super::profile::weigh_lemma;
use super::weights::QUANTITY;
use crate::claim::{Attribute, Claim, Content, Quantity, Scope};
use crate::language::en::lexicon::Term;
use crate::name::Entities;
use crate::text::tree::{ancestors, children};
use crate::text::{Article, Class, Form, Span, Token, TokenKind};
use crate::value::{Kind, Stated, Value};
use crate::why::Tally;
use std::ops::Range;

/// A quantity as alignment sees it.
#[derive(Debug, Clone)]
pub struct QuantityProfile {
    /// What it is a value of.
    pub attribute: Attribute,
    pub(super) head: Option<Term>,
    pub(super) verb: Option<Term>,
    pub(super) modifiers: Bag,
    /// Words around the value, itself left out.
    window: Bag,
    /// Names among them.
    pub(super) names: Bag,
    /// Who or what it belongs to.
    pub(super) owner: Owner,
    pub(super) scope: Scope,
    pub(super) kind: Kind,
    /// "one", which may be no more than an article.
    pub(super) is_one: bool,
    /// An age that is told as of now: "Varga, 31,", "the 31-year-old Varga".
    pub(super) is_age_of_now: bool,
    /// What the words of a day say of it.
    pub(super) stated: Option<Stated>,
    /// The preposition before a day or hour: "until" in "until Thursday".
    pub(super) led_by: Option<String>,
    /// A figure that is no whole number: an average, or the number of a version.
    pub(super) is_fraction: bool,
    /// Whether a modal verb stands in its clause before it: "can only be valid with", "could kill".
    pub(super) is_conditional: bool,
}

/// How many words to each side of a value say what it is about.
const WINDOW: usize = 8;

/// The profile of a claim's quantity; `None` for a claim of another kind.
pub fn profile<E>(article: &Article, claim: &Claim<E>, entities: &Entities) -> Option<QuantityProfile> {
    let Content::Quantity(Quantity { attribute, span, value }) = &claim.content else { return None };
    let tokens = article.tokens_of(&article.sentences[claim.sentence as usize]);
    let start = tokens.iter().position(|token| token.span.overlaps(*span))?;
    let end = tokens.iter().rposition(|token| token.span.overlaps(*span))? + 1;
    let around = tokens[start.saturating_sub(WINDOW)..start].iter().chain(tokens[end..].iter().take(WINDOW));
    let words: Vec<_> = around.filter(|token| token.kind == TokenKind::Word && token.tag.class != Class::Num).collect();
    let names = words.iter().filter(|token| token.tag.class == Class::Propn);
    let attribute = Attribute { verb: verb(tokens, start..end, value.kind(), attribute), ..attribute.clone() };
    Some(QuantityProfile {
        head: attribute.head.as_deref().map(Term::of),
        verb: attribute.verb.as_deref().map(Term::of),
        owner: owner(tokens, start..end, entities, estimator(claim, &tokens[..start])),
        modifiers: Bag::new(attribute.modifiers.iter().filter_map(|lemma| weigh_lemma(lemma))),
        names: Bag::new(names.filter_map(|token| weigh_lemma(&token.lemma))),
        window: Bag::new(words.iter().filter_map(|token| weigh_lemma(&token.lemma))),
        scope: claim.scope.clone(),
        kind: value.kind(),
        is_one: value.normal_form() == "1",
        is_age_of_now: is_age_of_now(tokens, start, end),
        stated: if let Value::Date(date) = value { Some(date.stated) } else { None },
        led_by: led_by(&tokens[..start]),
        is_fraction: value.kind() == Kind::Count && is_fraction(&value.normal_form()),
        is_conditional: is_conditional(&tokens[..start]) || is_under_a_modal(tokens, start),
        attribute,
    })
}

/// What is done with what the value at `value` counts; for a day or hour, what was done then. Nothing was done on Sunday
/// in "Sunday's game": it is the day of the game.
fn verb(tokens: &[Token], value: Range<usize>, kind: Kind, attribute: &Attribute) -> Option<String> {
    if !matches!(kind, Kind::Date | Kind::Time) {
        return attribute.verb.clone();
    }
    if tokens.get(value.end).is_some_and(|next| next.tag.form == Form::Possessive) {
        return None;
    }
    let deed = ancestors(tokens, value.start).find(|&above| tokens[above].tag.class == Class::Verb)?;
    Some(tokens[deed].lemma.to_lowercase())
}

/// The speaker who puts a figure "at 10,000": his word, and not his.
fn estimator<E>(claim: &Claim<E>, before: &[Token]) -> Option<Span> {
    let estimated = before.last().is_some_and(|token| token.lemma == "at");
    claim.speaker.as_ref().filter(|_| estimated)?.span
}

/// The preposition right before a value.
fn led_by(before: &[Token]) -> Option<String> {
    let last = before.last().filter(|token| matches!(token.tag.class, Class::Adp | Class::Sconj))?;
    Some(last.lemma.to_lowercase())
}

/// Whether a normal form is one number with a fraction.
fn is_fraction(normal_form: &str) -> bool {
    normal_form.parse::<f64>().is_ok_and(|number| number.fract() != 0.0)
}

/// Whether an age stands between the marks of an apposition or before a name; "was 23 at the time" does not.
fn is_age_of_now(tokens: &[Token], start: usize, end: usize) -> bool {
    let mark = |at: Option<usize>| {
        at.and_then(|at| tokens.get(at)).is_none_or(|token| token.kind == TokenKind::Punctuation && token.lemma != "-")
    };
    let name = |at: usize| tokens.get(at).is_some_and(|token| token.tag.class == Class::Propn);
    name(end) || mark(Some(end)) && mark(start.checked_sub(1)) && start.checked_sub(2).is_some_and(name)
}

/// Whether a modal verb governs what follows `before`, the words of the sentence up to a value.
fn is_conditional(before: &[Token]) -> bool {
    let clause = before.iter().rev().take_while(|token| token.kind != TokenKind::Punctuation);
    clause.take(2 * WINDOW).any(|token| token.tag.form == Form::Modal && token.lemma != "will")
}

/// Whether a modal verb stands with the verb that governs the value at `start`: "50 houses would have been saved".
fn is_under_a_modal(tokens: &[Token], start: usize) -> bool {
    let verb = ancestors(tokens, start).find(|&above| tokens[above].tag.class == Class::Verb);
    let modal = |at: usize| tokens[at].tag.form == Form::Modal && tokens[at].lemma != "will";
    verb.is_some_and(|verb| children(tokens, verb).any(modal))
}

impl QuantityProfile {
    /// How the parties or things that both belong to stand to each other.
    pub fn owner_fit(&self, other: &QuantityProfile) -> Fit {
        self.owner.fit(&other.owner)
    }

    /// Whether it is a day or an hour.
    pub fn is_dated(&self) -> bool {
        matches!(self.kind, Kind::Date | Kind::Time)
    }

    /// What is said of what is counted; for a day or hour, what was done then.
    pub fn verb_lemma(&self) -> Option<&str> {
        self.attribute.verb.as_deref()
    }

    /// Whether both are a measure of one kind of thing: its length, its calibre, whatever is done with it.
    pub fn is_property_with(&self, other: &QuantityProfile) -> bool {
        let [counted, _, _] = compare_terms(self.head, other.head, Class::Noun);
        self.kind == Kind::Measure && counted >= SAME_THING
    }

    /// Whether the nouns of what both count have nothing to do with each other.
    pub fn counts_other_than(&self, other: &QuantityProfile) -> bool {
        let [_, differs, _] = compare_terms(self.head, other.head, Class::Noun);
        differs > 0.0
    }

    /// Whether both count one kind of thing and narrow it by a word in common: "three submarine cables".
    pub fn narrows_as(&self, other: &QuantityProfile) -> bool {
        let [counted, _, _] = compare_terms(self.head, other.head, Class::Noun);
        counted >= SAME_THING && self.modifiers.shared(&other.modifiers).next().is_some()
    }

    /// Whether both say the same of what they count.
    pub fn tells_the_same_of(&self, other: &QuantityProfile) -> bool {
        let [_, differs, _] = compare_terms(self.verb, other.verb, Class::Verb);
        differs <= 0.0 || self.is_property_with(other)
    }

    /// Whether each names another thing that it counts: points against assists.
    pub fn counts_another(&self, other: &QuantityProfile) -> bool {
        let [_, differs, _] = compare_terms(self.head, other.head, Class::Noun);
        self.kind == Kind::Count && differs > 0.0
    }
}

/// Log-odds that two values are of the same thing.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct QuantityLogit(pub f32);

/// How two words of one role stand to each other, as features: same or nearly, differing, one missing.
pub(super) fn compare_terms(left: Option<Term>, right: Option<Term>, class: Class) -> [f32; 3] {
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
pub(super) const SAME_THING: f32 = 0.9;

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

/// Cosine of the words around two values, and of their sentences, from which only the values were changed.
const ONE_WORDING: (f32, f32) = (0.8, 0.7);
/// The same of the words around a day or hour, which stands at the end of a sentence where a speaker may be added.
const ONE_WORDING_OF_DAYS: f32 = 0.6;

/// Whether one sentence tells both values, word for word but for the value itself and what frames it.
pub fn in_one_wording(left: &QuantityProfile, right: &QuantityProfile, link: Option<&SentenceLink>) -> bool {
    let (around, sentence) = ONE_WORDING;
    let around = if left.is_dated() { ONE_WORDING_OF_DAYS } else { around };
    left.window.cosine(&right.window) >= around && link.is_some_and(|link| link.overlap.cosine >= sentence)
}

/// What the sentences' log-odds are taken to be where they share no words.
const UNLINKED: PairLogit = PairLogit(-4.0);

/// Log-odds of sentences beyond this say no more about their values.
const LIMIT: f32 = 5.0;

/// How likely two values are of the same thing, feature by feature.
pub fn tally(left: &QuantityProfile, right: &QuantityProfile, link: Option<&SentenceLink>) -> Tally {
    QUANTITY.tally(&features(left, right, link))
}

/// How likely two values are of the same thing.
pub fn score(left: &QuantityProfile, right: &QuantityProfile, link: Option<&SentenceLink>) -> QuantityLogit {
    QuantityLogit(QUANTITY.score(&features(left, right, link)))
}
