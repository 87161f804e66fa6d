//! Floor 6: one name spelt in two ways (E101).

use super::checks::check_of;
use super::compose::{Side, Subject, compose};
use crate::align::group::{Bond, Link, group};
use crate::align::link::SentenceLink;
use crate::finding::{Certainty, ClaimRelation, Finding, Relation};
use crate::language::en::rarity;
use crate::name::{Entities, EntityId, EntityKind, Likeness, NameForm, NameMention, bare, likeness};
use crate::rules::names::{NameRules, WordClass};
use crate::text::{Article, BlockKind, Span};
use std::collections::{BTreeMap, BTreeSet};

/// Letters from which a name of one word is long enough for one slip not to make another name of it.
const LONG: usize = 6;

/// Weight from which a word is rare enough to be a name and nothing else.
const RARE: f32 = 8.0;

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

/// Findings over the names of all sources.
pub fn compare_names(
    articles: &[Article],
    entities: &Entities,
    links: &[SentenceLink],
    rules: &NameRules,
) -> Vec<Finding> {
    let spellings: Vec<Spelling> =
        articles.iter().enumerate().flat_map(|(at, article)| spellings(at, article, entities, rules)).collect();
    let near: BTreeSet<_> =
        links.iter().filter(|link| link.logit.0 >= NEAR).map(|link| (link.left, link.right)).collect();
    let together = |one: &Spelling, other: &Spelling| {
        near.iter().any(|(left, right)| {
            (left.source, left.sentence) == (one.source, one.sentence)
                && (right.source, right.sentence) == (other.source, other.sentence)
        })
    };
    let stories: BTreeMap<(usize, usize), f32> =
        links.iter().map(|link| ((link.left.source, link.right.source), link.story.0)).collect();
    let one_story = |one: &Spelling, other: &Spelling| {
        stories.get(&(one.source, other.source)).is_some_and(|&story| story >= ONE_STORY)
    };
    let found = variants(&spellings, one_story, together);
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
        let why =
            format!("“{}” and “{}” are one name in two spellings", shown(&spellings[left]), shown(&spellings[right]));
        relations.insert((left, right), Relation::Contradict(Certainty::Certain, why));
    }
    findings(articles, &spellings, &relations)
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
    let has = |source: usize, words: &[String]| spellings.iter().any(|one| one.source == source && one.words == words);
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

/// Whether two long words are the same but for two neighbouring letters: a slip of the pen in whatever source.
fn is_swap(left: &str, right: &str) -> bool {
    let letters = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    left != right && left.len() >= LONG && letters(left) == letters(right) && likeness(left, right) <= Likeness::Slip
}

fn kinds_fit(one: EntityKind, other: EntityKind) -> bool {
    one == other || one == EntityKind::Unknown || other == EntityKind::Unknown
}

/// Whether two names are spellings of one: word by word the same or alike, with context where the letters are few.
fn is_variant(one: &Spelling, other: &Spelling, together: bool) -> bool {
    if one.bare == other.bare {
        return is_written_apart(one, other);
    }
    if one.words.len() != other.words.len() {
        return is_part_of(one, other) || is_part_of(other, one);
    }
    let alike: Vec<Likeness> = one.words.iter().zip(&other.words).map(|(left, right)| likeness(left, right)).collect();
    let worst = alike.iter().copied().max().unwrap_or(Likeness::Other);
    let same = alike.iter().filter(|likeness| **likeness == Likeness::Same).count();
    let role = one.titles.intersection(&other.titles).next().is_some();
    if is_number(one, other) {
        return false;
    }
    if is_derived(one, other) {
        return true;
    }
    match alike.len() {
        1 => worst <= Likeness::Slip && is_rare(&one.words[0]) && is_rare(&other.words[0]),
        _ if worst <= Likeness::Slip => (same > 0 || role || together) && !is_orthography(one, other),
        words => worst == Likeness::Close && same + 1 == words && (same > 1 || role) && together,
    }
}

/// Whether one body is named with two words of one stem: "Distribution" and "Distributors".
fn is_derived(one: &Spelling, other: &Spelling) -> bool {
    let mut differing = one.words.iter().zip(&other.words).filter(|(left, right)| bare(left) != bare(right));
    let stem = |(left, right): (&String, &String)| {
        bare(left).chars().zip(bare(right).chars()).take_while(|(left, right)| left == right).count() >= LONG
    };
    one.entity.is_some()
        && one.entity == other.entity
        && one.words.len() > 1
        && one.kind != EntityKind::Person
        && differing.next().is_some_and(stem)
        && differing.next().is_none()
}

/// Whether a name of one word is another spelling of a part of a person's name, and both bear one title.
fn is_part_of(part: &Spelling, whole: &Spelling) -> bool {
    let [word] = part.words.as_slice() else { return false };
    let role = part.titles.intersection(&whole.titles).next().is_some();
    let alike = |other: &String| {
        (Likeness::Transliteration..=Likeness::Slip).contains(&likeness(word, other)) && is_rare(word) && is_rare(other)
    };
    role && whole.kind == EntityKind::Person && whole.words.iter().any(alike)
}

/// Whether the same letters are written in one word and in two ("Del Giudice", "DelGiudice"), or with a capital inside
/// and without ("GlobalCom", "Globalcom"). Hyphens and accents are the outlet's style.
fn is_written_apart(one: &Spelling, other: &Spelling) -> bool {
    let plain = |spelling: &Spelling| spelling.words.concat();
    let (left, right) = (plain(one), plain(other));
    let letters = left.chars().chain(right.chars()).all(char::is_alphabetic);
    let all_capitals = [&left, &right].into_iter().any(|words| words.chars().all(char::is_uppercase));
    let spaced = one.words.len() != other.words.len() && left.eq_ignore_ascii_case(&right);
    let capital = one.words.len() == other.words.len() && left != right && left.eq_ignore_ascii_case(&right);
    letters && !all_capitals && (spaced || capital) && left.len() >= LONG
}

/// Whether the words that differ are all common: "Defence" and "Defense" are two orthographies, not two spellings of a name.
fn is_orthography(one: &Spelling, other: &Spelling) -> bool {
    let mut differing = one.words.iter().zip(&other.words).filter(|(left, right)| bare(left) != bare(right));
    differing.all(|(left, right)| rarity::weight(left) < RARE && rarity::weight(right) < RARE)
}

/// Whether the two differ by a plural or a figure.
fn is_number(one: &Spelling, other: &Spelling) -> bool {
    let plural = |left: &str, right: &str| left.strip_suffix('s') == Some(right);
    let figures = |spelling: &Spelling| spelling.bare.chars().filter(char::is_ascii_digit).collect::<String>();
    plural(&one.bare, &other.bare) || plural(&other.bare, &one.bare) || figures(one) != figures(other)
}

/// Whether a word of a name is long and no common word.
fn is_rare(word: &str) -> bool {
    word.chars().count() >= LONG && rarity::weight(word) >= RARE
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
    let kin = |one: usize, other: usize| spellings[one].source == spellings[other].source;
    let check = check_of("E101").expect("E101 is in the list of checks");
    let mut findings = Vec::new();
    for members in group(spellings.len(), &links, BOND, |at| ranks[at], kin) {
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
