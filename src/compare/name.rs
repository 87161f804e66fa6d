//! Floor 6: one name spelt in two ways, by two sources (E101) or by one (S105).

mod variant;

use super::checks::check_of;
use super::compose::{Side, Subject, compose};
use crate::align::group::{Bond, Link, group};
use crate::align::link::{SentenceLink, SentenceRef};
use crate::finding::{Certainty, ClaimRelation, Finding, Relation};
use crate::name::{Entities, EntityId, EntityKind, NameForm, NameMention, bare};
use crate::rules::RulePack;
use crate::rules::names::{NameRules, WordClass};
use crate::text::{Article, BlockKind, Span};
use rustc_hash::FxHashSet;
use std::collections::{BTreeMap, BTreeSet};
use variant::{is_one_wording, is_only_bearer, is_other_given, is_stray, is_swap, is_variant, kinds_fit};

/// Every pair in a group is one name, spelt alike or not.
const BOND: Bond = Bond { threshold: 0.0, missing: -1.0 };

/// A name as one source spells it, where it first stands.
#[derive(Debug, Clone, PartialEq)]
struct Spelling {
    source: usize,
    sentence: usize,
    span: Span,
    kind: EntityKind,
    words: Vec<String>,
    /// Its letters alone.
    bare: String,
    /// Heads of the titles it is given.
    titles: BTreeSet<String>,
    known: bool,
    /// Who or what all sources together tell that it is.
    entity: Option<EntityId>,
}

/// Findings over the names of all sources, and how many names were not compared, as there are too many.
pub fn compare_names(
    articles: &[Article],
    entities: &Entities,
    links: &[SentenceLink],
    pack: &RulePack,
) -> (Vec<Finding>, usize) {
    let rules = &pack.names;
    let mut of_sources: Vec<Vec<Spelling>> =
        articles.iter().enumerate().map(|(at, article)| spellings(at, article, entities, rules)).collect();
    let cut = cap(&mut of_sources);
    let spellings: Vec<Spelling> = of_sources.into_iter().flatten().collect();
    let near: BTreeSet<_> =
        links.iter().filter(|link| link.logit.0 >= NEAR).map(|link| (link.left, link.right)).collect();
    let place = |one: &Spelling| SentenceRef { source: one.source, sentence: one.sentence };
    let together = |one: &Spelling, other: &Spelling| near.contains(&(place(one), place(other)));
    let stories: BTreeMap<(usize, usize), f32> =
        links.iter().map(|link| ((link.left.source, link.right.source), link.story.0)).collect();
    let one_story = |one: &Spelling, other: &Spelling| {
        stories.get(&(one.source, other.source)).is_some_and(|&story| story >= ONE_STORY)
    };
    let mut found = variants(&spellings, one_story, together);
    found.retain(|&(left, right)| !is_one_wording(&spellings[left], &spellings[right], &pack.quotes));
    found.extend(slips(&spellings, one_story, rules));
    found.sort_unstable();
    found.dedup();
    let variants: Vec<(usize, usize)> =
        found.iter().copied().filter(|&pair| !is_part(&spellings, pair, &found)).collect();
    let in_doubt: BTreeSet<&str> =
        variants.iter().flat_map(|&(one, other)| [spellings[one].bare.as_str(), &spellings[other].bare]).collect();
    let mut relations: BTreeMap<(usize, usize), Relation> = BTreeMap::new();
    for (left, one) in spellings.iter().enumerate().filter(|(_, one)| in_doubt.contains(one.bare.as_str())) {
        for (right, other) in spellings.iter().enumerate().skip(left + 1) {
            if one.source != other.source && one.words == other.words {
                relations.insert((left, right), Relation::Agree("the same spelling".to_owned()));
            }
        }
    }
    for &(left, right) in &variants {
        let (one, other) = (&spellings[left], &spellings[right]);
        let given = is_other_given(one, other, rules);
        let what = if given { "hold one office under two names" } else { "are one name in two spellings" };
        let why = format!("“{}” and “{}” {what}", shown(one), shown(other));
        let certainty = if given { Certainty::Possible } else { Certainty::Certain };
        relations.insert((left, right), Relation::Contradict(certainty, why));
    }
    let mut findings = findings(articles, &spellings, &relations);
    findings.extend(slips_within(articles, &spellings, pack));
    (findings, cut)
}

/// So many names are compared with each other, twenty times as many as an article of a thousand words has.
const MOST_SPELLINGS: usize = 1000;

/// Keeps of each source the names that stand first where there are too many in all; how many were left out.
fn cap(of_sources: &mut [Vec<Spelling>]) -> usize {
    let count = of_sources.iter().map(Vec::len).sum::<usize>();
    if count <= MOST_SPELLINGS {
        return 0;
    }
    let share = (MOST_SPELLINGS / of_sources.len()).max(1);
    of_sources.iter_mut().for_each(|spellings| spellings.truncate(share));
    count - of_sources.iter().map(Vec::len).sum::<usize>()
}

/// Names that one source spells in two ways: a lone surname one letter off that of somebody named in full, or two
/// neighbouring letters swapped (S105). A misspelt word is told once, with the name that stands first.
fn slips_within(articles: &[Article], spellings: &[Spelling], pack: &RulePack) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut told: BTreeSet<(usize, &str)> = BTreeSet::new();
    for (at, one) in spellings.iter().enumerate() {
        let own = spellings[at + 1..].iter().take_while(|other| other.source == one.source);
        for other in own.filter(|other| kinds_fit(one.kind, other.kind) && !(one.known && other.known)) {
            let stray = is_stray(one, other, spellings) || is_stray(other, one, spellings);
            let lone = || [one, other].into_iter().filter(|name| name.words.len() == 1);
            let goes_on = || lone().any(|name| goes_on(&articles[name.source], name, pack));
            let is_slip = stray && !goes_on() || is_swap(&one.bare, &other.bare);
            if is_slip && lone().all(|name| !told.contains(&(name.source, name.bare.as_str()))) {
                told.extend(lone().map(|name| (name.source, name.bare.as_str())));
                found.push(slip(articles, one, other));
            }
        }
    }
    found
}

/// Whether a word is the beginning of a name that goes on: "Hall" of "Hall of Fame".
fn goes_on(article: &Article, name: &Spelling, pack: &RulePack) -> bool {
    let tokens = article.tokens_of(&article.sentences[name.sentence]);
    let next = tokens.iter().find(|token| token.span.start >= name.span.end);
    next.is_some_and(|token| pack.within.wholes.contains(&token.lemma))
}

fn slip(articles: &[Article], one: &Spelling, other: &Spelling) -> Finding {
    let check = check_of("S105").expect("S105 is in the list of checks");
    let why = format!("“{}” and “{}” are one name in two spellings", shown(one), shown(other));
    let relation = Relation::Contradict(Certainty::Possible, why);
    let subject = Subject { check, topic: &format!("name, {}", shown(one).min(shown(other))), key: "" };
    compose(articles, subject, &[side(one), side(other)], vec![ClaimRelation { left: 0, right: 1, relation }])
}

/// Log-odds from which two articles may tell one story, so that a likeness of names means one bearer.
const ONE_STORY: f32 = -2.0;

/// Whether a pair of single words is the surname or place of a longer pair that tells the same.
fn is_part(spellings: &[Spelling], (left, right): (usize, usize), pairs: &[(usize, usize)]) -> bool {
    let (one, other) = (&spellings[left].words, &spellings[right].words);
    one.len() == 1
        && pairs.iter().any(|&(first, second)| {
            let (first, second) = (&spellings[first].words, &spellings[second].words);
            let holds = |long: &[String], word: &[String]| long.len() > 1 && long.contains(&word[0]);
            holds(first, one) && holds(second, other) || holds(first, other) && holds(second, one)
        })
}

/// Log-odds from which two sentences are taken to speak of one thing, so that their names stand in one context.
const NEAR: f32 = -1.5;

fn shown(spelling: &Spelling) -> String {
    spelling.words.join(" ")
}

/// The distinct proper names in the running text of a source, each where it first stands.
fn spellings(source: usize, article: &Article, entities: &Entities, rules: &NameRules) -> Vec<Spelling> {
    let mut found: BTreeMap<Vec<String>, Spelling> = BTreeMap::new();
    for one in entities.of_source(article.source.id) {
        let mention: &NameMention = &one.mention;
        let sentence = mention.sentence as usize;
        let told = article.sentences.get(sentence).is_some_and(|place| place.role == BlockKind::Paragraph);
        if mention.form != NameForm::Proper || !told {
            continue;
        }
        let mut words: Vec<String> = mention.words.split_whitespace().map(str::to_owned).collect();
        let ends_in_suffix = |last: &String| rules.classes(&last.to_lowercase()).has(WordClass::FirmSuffix);
        while words.len() > 1 && words.last().is_some_and(ends_in_suffix) {
            words.pop();
        }
        let spelling = found.entry(words.clone()).or_insert_with(|| Spelling {
            source,
            sentence,
            span: mention.span,
            kind: mention.kind,
            bare: bare(&words.concat()),
            words,
            titles: BTreeSet::new(),
            known: !mention.known.is_empty(),
            entity: one.entity,
        });
        if spelling.kind == EntityKind::Unknown {
            spelling.kind = mention.kind;
        }
        spelling.entity = spelling.entity.or(one.entity);
        spelling.titles.extend(mention.titles.iter().map(|title| title.head.clone()));
    }
    let mut spellings: Vec<Spelling> = found.into_values().collect();
    spellings.sort_by_key(|spelling| spelling.span);
    spellings
}

/// Pairs of different sources that are one name in two spellings. A source that has both has two names, unless only two
/// neighbouring letters are swapped.
fn variants(
    spellings: &[Spelling],
    one_story: impl Fn(&Spelling, &Spelling) -> bool,
    together: impl Fn(&Spelling, &Spelling) -> bool,
) -> Vec<(usize, usize)> {
    let held: FxHashSet<(usize, &[String])> = spellings.iter().map(|one| (one.source, one.words.as_slice())).collect();
    let has = |source: usize, words: &[String]| held.contains(&(source, words));
    let mut pairs = Vec::new();
    for (left, one) in spellings.iter().enumerate() {
        for (right, other) in spellings.iter().enumerate().skip(left + 1) {
            let apart = one.source == other.source || !kinds_fit(one.kind, other.kind);
            if apart || one.known && other.known || !one_story(one, other) {
                continue;
            }
            let both = has(one.source, &other.words) || has(other.source, &one.words);
            if (!both || is_swap(&one.bare, &other.bare)) && is_variant(one, other, together(one, other)) {
                pairs.push((left, right));
            }
        }
    }
    pairs
}

/// Pairs of different sources where one has slipped in a surname or in the name of an office's holder.
fn slips(
    spellings: &[Spelling],
    one_story: impl Fn(&Spelling, &Spelling) -> bool,
    rules: &NameRules,
) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (left, one) in spellings.iter().enumerate() {
        for (right, other) in
            spellings.iter().enumerate().skip(left + 1).filter(|(_, other)| other.source != one.source)
        {
            let stray = is_stray(one, other, spellings) || is_stray(other, one, spellings);
            let given =
                is_other_given(one, other, rules) && is_only_bearer(one, spellings) && is_only_bearer(other, spellings);
            if (stray || given) && one_story(one, other) {
                pairs.push((left, right));
            }
        }
    }
    pairs
}

fn findings(
    articles: &[Article],
    spellings: &[Spelling],
    relations: &BTreeMap<(usize, usize), Relation>,
) -> Vec<Finding> {
    let links: Vec<Link> = relations.keys().map(|&(left, right)| Link { left, right, score: 1.0 }).collect();
    let mut order: Vec<usize> = (0..spellings.len()).collect();
    order.sort_by_key(|&at| (&spellings[at].words, &articles[spellings[at].source].source.path));
    let mut ranks = vec![0; spellings.len()];
    order.iter().enumerate().for_each(|(rank, &at)| ranks[at] = rank);
    let source = |at: usize| spellings[at].source;
    let check = check_of("E101").expect("E101 is in the list of checks");
    let mut findings = Vec::new();
    for members in group(spellings.len(), &links, BOND, |at| ranks[at], source) {
        let sides: Vec<Side> = members.iter().map(|&at| side(&spellings[at])).collect();
        let mut told = Vec::new();
        for (left, one) in members.iter().enumerate() {
            for (right, other) in members.iter().enumerate().skip(left + 1) {
                if let Some(relation) = relations.get(&(*one, *other)) {
                    told.push(ClaimRelation { left, right, relation: relation.clone() });
                }
            }
        }
        if told.iter().any(|pair| matches!(pair.relation, Relation::Contradict(..))) {
            let topic = members.iter().map(|&at| shown(&spellings[at])).min().unwrap_or_default();
            let subject = Subject { check, topic: &format!("name, {topic}"), key: "" };
            findings.push(compose(articles, subject, &sides, told));
        }
    }
    findings
}

fn side(spelling: &Spelling) -> Side {
    Side {
        source: spelling.source,
        sentence: spelling.sentence,
        span: spelling.span,
        normalized: shown(spelling),
        speaker: None,
    }
}
