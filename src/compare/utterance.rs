//! Floor 6: the same utterance quoted in several sources: in two wordings (Q101), or put into two mouths (Q102).

use super::checks::check_of;
use super::compose::{Side, Subject, compose, fold};
use super::quote::{Piece, QuoteRelation, Side as PieceSide, relate_quotes};
use super::speakers::is_abstained;
use super::why::spoken;
use crate::align::bag::Bag;
use crate::align::group::{Bond, Link, group};
use crate::align::link::SentenceRef;
use crate::align::near;
use crate::align::profile::profile_words;
use crate::claim::{Claim, Content, EntityId, EntityKind};
use crate::finding::{Certainty, ClaimRelation, Finding, Relation};
use crate::name::{Entities, NameForm, bare};
use crate::rules::RulePack;
use crate::rules::quotes::QuoteRules;
use crate::text::{Article, Class, Form, Token};
use crate::why::{ClaimPair, Ground, Outcome};
use std::collections::{BTreeMap, BTreeSet};

/// Utterances that share less than this share of the lighter one's weight are not laid side by side.
const LEAST_SHARED: f32 = 0.3;

/// Two utterances are one or they are not: a pair that is not drops the mean by as much as one that is lifts it.
const BOND: Bond = Bond { threshold: 0.0, missing: -1.0 };

/// The quoted part of a sentence.
struct Utterance<'a> {
    source: usize,
    claim: &'a Claim<EntityId>,
    words: String,
    terms: Bag,
}

/// Findings over the quotations of all sources.
pub fn compare_utterances(
    articles: &[Article],
    claims: &[Vec<Claim<EntityId>>],
    entities: &Entities,
    rules: &RulePack,
) -> Vec<Finding> {
    let utterances = utterances(articles, claims);
    let mut pairs = pairs(articles, &utterances, &rules.quotes);
    let mouths = mouths(articles, &utterances, entities, &pairs);
    pairs.retain(|pair, _| !mouths.contains(pair));
    let links: Vec<Link> = pairs.keys().map(|&(left, right)| Link { left, right, score: 1.0 }).collect();
    let mut order: Vec<usize> = (0..utterances.len()).collect();
    order.sort_by_key(|&at| {
        let one = &utterances[at];
        (&one.words, &articles[one.source].source.path, one.claim.span.start)
    });
    let mut ranks = vec![0; utterances.len()];
    order.iter().enumerate().for_each(|(rank, &at)| ranks[at] = rank);
    let source = |at: usize| utterances[at].source;
    let groups = group(utterances.len(), &links, BOND, |at| ranks[at], source);
    let worded = groups.iter().map(|group| finding(articles, &utterances, group, &pairs, rules));
    worded.chain(mouths.iter().map(|&pair| two_mouths(articles, &utterances, pair))).collect()
}

fn utterances<'a>(articles: &'a [Article], claims: &'a [Vec<Claim<EntityId>>]) -> Vec<Utterance<'a>> {
    let mut utterances = Vec::new();
    for (source, claims) in claims.iter().enumerate() {
        for claim in claims {
            let Content::Quote { pieces } = &claim.content else { continue };
            let article = &articles[source];
            let tokens = article.tokens_of(&article.sentences[claim.sentence as usize]);
            let quoted = |token: &&Token| pieces.iter().any(|piece| piece.contains(token.span));
            let inside: Vec<_> = tokens.iter().filter(quoted).cloned().collect();
            let terms = profile_words(article, &inside);
            let words = pieces.iter().map(|&piece| fold(article.slice(piece))).collect::<Vec<_>>().join(" ");
            utterances.push(Utterance { source, claim, words, terms });
        }
    }
    utterances
}

/// Pairs of different sources that are one utterance, with how their words stand.
fn pairs(
    articles: &[Article],
    utterances: &[Utterance<'_>],
    rules: &QuoteRules,
) -> BTreeMap<(usize, usize), QuoteRelation> {
    let mut pairs = BTreeMap::new();
    for (left, right) in looked_at(utterances) {
        let (one, other) = (&utterances[left], &utterances[right]);
        if one.source != other.source
            && let Ok(relation) = weigh(articles, [one, other], rules)
        {
            pairs.insert((left, right), relation);
        }
    }
    pairs
}

/// The pairs that are looked at: all, or where they are too many those that share rare words.
fn looked_at(utterances: &[Utterance<'_>]) -> Vec<(usize, usize)> {
    let count = utterances.len();
    if count <= near::MOST_ALL_PAIRED {
        return (0..count).flat_map(|left| (left + 1..count).map(move |right| (left, right))).collect();
    }
    let texts: Vec<_> = utterances.iter().map(|one| (&one.terms, one.source, one.claim.sentence as usize)).collect();
    near::near(&texts).pairs
}

/// How the words of two utterances stand, or why they are not one.
fn weigh(
    articles: &[Article],
    [one, other]: [&Utterance<'_>; 2],
    rules: &QuoteRules,
) -> Result<QuoteRelation, &'static str> {
    if one.terms.containment(&other.terms) < LEAST_SHARED {
        return Err("they share too few words");
    }
    match relate_quotes(&one.words, &other.words, rules) {
        QuoteRelation::Shortened(pieces) if is_work(&one.words) && is_work(&other.words) && is_slip(&pieces) => {
            Ok(QuoteRelation::Changed(pieces))
        }
        QuoteRelation::Different if is_retold(one, other) => Ok(QuoteRelation::Changed(Vec::new())),
        QuoteRelation::Different => Err("other words"),
        QuoteRelation::Changed(_) if !is_one_utterance(one, other) => {
            Err("their words differ, and nothing tells that one utterance is meant")
        }
        QuoteRelation::Changed(_) if is_crowd(articles, one) || is_crowd(articles, other) => {
            Err("many speak, each in words of their own")
        }
        relation @ (QuoteRelation::Same
        | QuoteRelation::Style
        | QuoteRelation::Shortened(_)
        | QuoteRelation::Changed(_)) => Ok(relation),
    }
}

/// Every quotation of the one sentence against every one of the other.
pub fn explain(
    articles: &[Article],
    claims: &[Vec<Claim<EntityId>>],
    [left, right]: [SentenceRef; 2],
    findings: &[Finding],
    rules: &QuoteRules,
) -> Vec<ClaimPair> {
    let utterances = utterances(articles, claims);
    let of = |place: SentenceRef| {
        let here =
            move |one: &&Utterance<'_>| one.source == place.source && one.claim.sentence as usize == place.sentence;
        utterances.iter().filter(here)
    };
    let mut pairs = Vec::new();
    for one in of(left) {
        for other in of(right) {
            let shared = one.terms.containment(&other.terms);
            let mut grounds = vec![Ground::at_least("share of the shorter one's words", shared, LEAST_SHARED)];
            let weighed = weigh(articles, [one, other], rules);
            grounds.extend(match &weighed {
                Ok(relation) => Some(Ground::for_it(relate(relation, true).why().to_owned())),
                Err(why) => Some(Ground::against(*why)),
            });
            let silent = Outcome::Silent(weighed.err().unwrap_or("no group took both").into());
            pairs.push(ClaimPair {
                kinds: ["quote"; 2],
                words: [one.words.clone(), other.words.clone()],
                tally: None,
                grounds,
                outcome: spoken(findings, one.claim.span, other.claim.span).unwrap_or(silent),
            });
        }
    }
    pairs
}

/// Whether words that differ are still one utterance: of one speaker, or alike for the most part.
fn is_one_utterance(one: &Utterance<'_>, other: &Utterance<'_>) -> bool {
    match (&one.claim.speaker, &other.claim.speaker) {
        (Some(left), Some(right)) => {
            let same = left.entity.is_some() && left.entity == right.entity;
            let (left, right) = (left.shown.to_lowercase(), right.shown.to_lowercase());
            let shared = left.split(' ').any(|word| right.split(' ').any(|known| known == word));
            same || shared || one.terms.cosine(&other.terms) >= ALIKE
        }
        (None, _) | (_, None) => one.terms.cosine(&other.terms) >= LIKELY,
    }
}

/// Whether one person is quoted with the same matter in other words: one of the two is no quotation.
fn is_retold(one: &Utterance<'_>, other: &Utterance<'_>) -> bool {
    let speaker = |utterance: &Utterance<'_>| utterance.claim.speaker.as_ref().and_then(|speaker| speaker.entity);
    let same = speaker(one).is_some() && speaker(one) == speaker(other);
    let long = one.terms.len().min(other.terms.len()) >= FEWEST_TERMS;
    same && long && one.terms.cosine(&other.terms) >= RETOLD
}

/// Terms from which two utterances of one person have a matter in common rather than a phrase.
const FEWEST_TERMS: usize = 4;
/// Cosine from which two utterances of one person are one, whatever the order of their words.
const RETOLD: f32 = 0.7;

/// Whether the words are the title of a work: its longer words all capitalised.
fn is_work(words: &str) -> bool {
    const SHORTEST_CAPITALISED: usize = 4;
    const FEWEST_WORDS: usize = 6;
    let mut longer = words.split(' ').filter(|word| word.len() >= SHORTEST_CAPITALISED).peekable();
    words.split(' ').count() >= FEWEST_WORDS
        && longer.peek().is_some()
        && longer.all(|word| word.chars().find(|letter| letter.is_alphabetic()).is_some_and(char::is_uppercase))
}

/// Whether one word is all that one title has and the other has not; more is a subtitle left out.
fn is_slip(pieces: &[Piece]) -> bool {
    let own = pieces.iter().filter(|piece| piece.side != PieceSide::Both);
    own.map(|piece| piece.words.split(' ').count()).sum::<usize>() == 1
}

/// Whether many speak at once: what a crowd shouts has no one wording.
fn is_crowd(articles: &[Article], utterance: &Utterance<'_>) -> bool {
    let Some(speaker) = &utterance.claim.speaker else { return false };
    let Some(span) = speaker.span.filter(|_| speaker.entity.is_none()) else { return false };
    let tokens = &articles[utterance.source].tokens;
    let mut nouns = tokens.iter().filter(|token| span.contains(token.span) && token.tag.class == Class::Noun);
    nouns.next_back().is_some_and(|token| token.tag.form == Form::Plural)
}

/// Pairs of the same words under the names of two persons.
fn mouths(
    articles: &[Article],
    utterances: &[Utterance<'_>],
    entities: &Entities,
    pairs: &BTreeMap<(usize, usize), QuoteRelation>,
) -> BTreeSet<(usize, usize)> {
    let named = |at: usize| {
        let one: &Utterance<'_> = &utterances[at];
        let speaker = one.claim.speaker.as_ref()?;
        let (span, id) = (speaker.span?, speaker.entity?);
        let article = &articles[one.source];
        let near = article.sentence_at(span) == Some(one.claim.sentence as usize);
        let person = entities.get(id).kind == EntityKind::Person;
        let proper =
            entities.mentions_in(span).iter().any(|one| one.entity == Some(id) && one.mention.form == NameForm::Proper);
        (near && person && proper && !one.claim.span.overlaps(span)).then_some(id)
    };
    let same = |relation: &QuoteRelation| matches!(relation, QuoteRelation::Same | QuoteRelation::Style);
    pairs
        .iter()
        .filter(|&(&(left, _), relation)| same(relation) && utterances[left].words.split(' ').count() >= DISTINCT)
        .map(|(&pair, _)| pair)
        .filter(|&(left, right)| {
            named(left)
                .zip(named(right))
                .is_some_and(|(one, other)| are_two(entities.shown(one), entities.shown(other)))
        })
        .collect()
}

/// Whether two names are of two persons: no surname of one stands in the other.
fn are_two(one: &str, other: &str) -> bool {
    let surname = |name: &str| name.split(' ').next_back().map(bare).unwrap_or_default();
    let holds = |name: &str, word: &str| name.split(' ').any(|part| bare(part) == word);
    !holds(one, &surname(other)) && !holds(other, &surname(one))
}

/// Words from which the same words are no commonplace that two people say.
const DISTINCT: usize = 6;

fn two_mouths(articles: &[Article], utterances: &[Utterance<'_>], (left, right): (usize, usize)) -> Finding {
    let sides = [side(&utterances[left]), side(&utterances[right])];
    let shown = |side: &Side| side.speaker.clone().unwrap_or_default();
    let why = format!("the same words are those of {} and of {}", shown(&sides[0]), shown(&sides[1]));
    let relations = vec![ClaimRelation { left: 0, right: 1, relation: Relation::Contradict(Certainty::Possible, why) }];
    let check = check_of("Q102").expect("Q102 is in the list of checks");
    let topic = sides.iter().map(shown).min().unwrap_or_default();
    compose(articles, Subject { check, topic: &format!("quote, {topic}"), key: "" }, &sides, relations)
}

/// Cosine from which the words of two named speakers are one utterance, and of unnamed ones.
const ALIKE: f32 = 0.8;
const LIKELY: f32 = 0.55;

fn finding(
    articles: &[Article],
    utterances: &[Utterance<'_>],
    group: &[usize],
    pairs: &BTreeMap<(usize, usize), QuoteRelation>,
    rules: &RulePack,
) -> Finding {
    let sides: Vec<Side> = group.iter().map(|&at| side(&utterances[at])).collect();
    let mut relations = Vec::new();
    for (left, &one) in group.iter().enumerate() {
        for (right, &other) in group.iter().enumerate().skip(left + 1) {
            if let Some(relation) = pairs.get(&(one, other)) {
                let named = ![one, other].into_iter().any(|at| is_abstained(utterances[at].claim, &rules.names));
                relations.push(ClaimRelation { left, right, relation: relate(relation, named) });
            }
        }
    }
    let check = check_of("Q101").expect("Q101 is in the list of checks");
    let topic = match sides.iter().filter_map(|side| side.speaker.as_deref()).min() {
        Some(speaker) => format!("quote, {speaker}"),
        None => "quote".to_owned(),
    };
    compose(articles, Subject { check, topic: &topic, key: "" }, &sides, relations)
}

fn side(utterance: &Utterance<'_>) -> Side {
    Side {
        source: utterance.source,
        sentence: utterance.claim.sentence as usize,
        span: utterance.claim.span,
        normalized: fold(&utterance.words).to_lowercase(),
        speaker: utterance.claim.speaker.as_ref().map(|speaker| speaker.shown.clone()),
    }
}

/// How two utterances stand; without `named` it is not known whose words they are.
fn relate(relation: &QuoteRelation, named: bool) -> Relation {
    match relation {
        QuoteRelation::Same => Relation::Agree("the same words".to_owned()),
        QuoteRelation::Style => Relation::Agree("the same words, written otherwise".to_owned()),
        QuoteRelation::Shortened(pieces) => Relation::Compatible(format!("one is shorter: {}", changes(pieces))),
        QuoteRelation::Changed(pieces) if shared(pieces) < ONE_UTTERANCE => {
            Relation::Compatible("the same is quoted in other words".to_owned())
        }
        QuoteRelation::Changed(pieces) => {
            let certainty = if named { Certainty::Certain } else { Certainty::Possible };
            Relation::Contradict(certainty, format!("the words differ: {}", changes(pieces)))
        }
        QuoteRelation::Different => Relation::NotComparable("other words".to_owned()),
    }
}

/// Share of the words of the longer of two quotations that both must have for a changed word to be a
/// contradiction. Editorial policy: of two versions that differ in every third word one may be of another sentence.
const ONE_UTTERANCE: f64 = 0.7;

/// Share of the words of the longer side that both have.
fn shared(pieces: &[Piece]) -> f64 {
    let count = |side: PieceSide| {
        let own = pieces.iter().filter(|piece| piece.side == side);
        own.map(|piece| piece.words.split(' ').count()).sum::<usize>()
    };
    let both = count(PieceSide::Both);
    both as f64 / (both + count(PieceSide::Left).max(count(PieceSide::Right))).max(1) as f64
}

/// The words only one side has: "“and” / –, “are” / “were”".
fn changes(pieces: &[Piece]) -> String {
    let quoted = |words: &str| format!("“{words}”");
    let mut shown: Vec<String> = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let next = pieces.get(at + 1);
        match (pieces[at].side, next.map(|piece| piece.side)) {
            (PieceSide::Both, _) => {}
            (PieceSide::Left, Some(PieceSide::Right)) => {
                shown.push(format!("{} / {}", quoted(&pieces[at].words), quoted(&pieces[at + 1].words)));
                at += 1;
            }
            (PieceSide::Left, _) => shown.push(format!("{} / –", quoted(&pieces[at].words))),
            (PieceSide::Right, _) => shown.push(format!("– / {}", quoted(&pieces[at].words))),
        }
        at += 1;
    }
    shown.join(", ")
}
