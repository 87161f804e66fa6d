//! Floor 6: sentences that say the same but for one word that turns it round (C101-C108, N108).

use super::checks::check_of;
use super::clause::{self, Conflict, ConflictKind, Nuance, Words};
use super::compose::{Side, Subject, compose, fold};
use crate::align::link::{SentenceLink, SentenceRef};
use crate::finding::{Certainty, ClaimRelation, Finding, Relation};
use crate::rules::RulePack;
use crate::text::{Article, BlockKind, Span};
use crate::why::Ground;
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use std::collections::{BTreeMap, BTreeSet};

/// Cosine of two sentences or clauses from which their words are laid side by side.
const WORTH_A_LOOK: f32 = 0.3;

/// Log-odds below which two sentences are taken to tell of different events.
const LEAST_ODDS: f32 = -1.0;
/// The same of sentences so alike that they would else be said to agree.
const LEAST_ODDS_OF_ALIKE: f32 = -1.5;
/// Cosine from which sentences would else be said to agree.
const ALIKE: f32 = 0.4;

/// Short sentences share too little weight for good log-odds; from this cosine on they are looked at where the articles
/// tell one story.
const NEARLY_THE_SAME: f32 = 0.7;
/// Log-odds from which two articles tell one story.
const ONE_STORY: f32 = 1.0;

/// A sentence on its way into many comparisons.
struct Told<'a> {
    side: clause::Side<'a>,
    words: Words,
    folded: String,
}

impl<'a> Told<'a> {
    fn new(articles: &'a [Article], member: SentenceRef, rules: &RulePack) -> Told<'a> {
        let article = &articles[member.source];
        let sentence = &article.sentences[member.sentence];
        let side = clause::Side { article, sentence };
        Told { side, words: Words::of(side, rules), folded: fold(article.slice(sentence.span)) }
    }

    /// By what the two sentences of a comparison are put in order.
    fn rank(&self) -> (&str, &str) {
        (&self.folded, &self.side.article.source.path)
    }
}

/// How pairs of sentences that may say the same stand to each other all the same: a plan and the deed, a place named closely.
pub type Nuances = BTreeMap<(SentenceRef, SentenceRef), Relation>;

/// What laying the words of sentences side by side has shown.
#[derive(Debug, Default)]
pub struct Conflicts {
    /// One for each pair of sentences that exclude each other.
    pub findings: Vec<Finding>,
    /// Those pairs.
    pub excluding: BTreeSet<(SentenceRef, SentenceRef)>,
    /// Pairs that exclude nothing and are not quite the same.
    pub nuances: Nuances,
}

/// Lays the words of sentences that share many side by side.
pub fn compare_conflicts(articles: &[Article], links: &[SentenceLink], rules: &RulePack) -> Conflicts {
    let links: Vec<&SentenceLink> = links.iter().filter(|link| is_worth_a_look(articles, link)).collect();
    let members: BTreeSet<SentenceRef> = links.iter().flat_map(|link| [link.left, link.right]).collect();
    let told: BTreeMap<SentenceRef, Told> =
        members.into_par_iter().map(|member| (member, Told::new(articles, member, rules))).collect();
    let said: FxHashSet<(usize, &str)> = told.iter().map(|(at, told)| (at.source, told.folded.as_str())).collect();
    let both = |link: &SentenceLink| {
        let [left, right] = [link.left, link.right].map(|member| told[&member].folded.as_str());
        left != right && said.contains(&(link.left.source, right)) && said.contains(&(link.right.source, left))
    };
    let shown: Vec<(Option<Conflict>, Option<Relation>)> = links
        .par_iter()
        // What both articles say, they do not differ in: lists and recipes tell the like of many things.
        .map(|link| if both(link) { (None, None) } else { compare(&told[&link.left], &told[&link.right], rules) })
        .collect();
    let mut conflicts = Conflicts::default();
    for (link, (conflict, nuance)) in links.into_iter().zip(shown) {
        let pair = (link.left, link.right);
        if let Some(conflict) = conflict {
            conflicts.findings.push(finding(articles, link, &conflict));
            conflicts.excluding.insert(pair);
        }
        conflicts.nuances.extend(nuance.map(|nuance| (pair, nuance)));
    }
    conflicts
}

/// What one of two sentences says and the other excludes, the first of several; else in what they differ.
fn compare(left: &Told, right: &Told, rules: &RulePack) -> (Option<Conflict>, Option<Relation>) {
    let (found, turned) = compare_words(left, right, rules);
    let (one, other) = if turned { (right, left) } else { (left, right) };
    let nuance = found.nuance.map(|nuance| match nuance {
        Nuance::LeftIsPlan => carried_out(one.side, other.side),
        Nuance::RightIsPlan => carried_out(other.side, one.side),
        Nuance::Closer(why) => Relation::Compatible(why),
    });
    let conflict = found.conflicts.into_iter().next().map(|conflict| match turned {
        true => Conflict { left: conflict.right, right: conflict.left, ..conflict },
        false => conflict,
    });
    (conflict, nuance)
}

/// A plan and the deed: the deed is the later state, unless the plan was published after it.
fn carried_out(plan: clause::Side<'_>, deed: clause::Side<'_>) -> Relation {
    let published = |side: clause::Side<'_>| side.article.source.metadata.published;
    let told = "tells as done what the other tells as planned";
    let newer = &deed.article.source.path;
    match (published(plan), published(deed)) {
        (Some(before), Some(after)) if before > after => Relation::Compatible(format!("{newer} {told}")),
        (Some(_) | None, Some(_) | None) => Relation::Update(format!("{newer} is newer: it {told}")),
    }
}

/// Two sentences word against word, and whether they were turned round for it: lining up words one way and the other may
/// differ, so one order is fixed for both.
fn compare_words(left: &Told, right: &Told, rules: &RulePack) -> (clause::Comparison, bool) {
    let turned = left.rank() > right.rank();
    let (one, other) = if turned { (right, left) } else { (left, right) };
    (clause::compare_clauses((one.side, &one.words), (other.side, &other.words), rules), turned)
}

fn is_worth_a_look(articles: &[Article], link: &SentenceLink) -> bool {
    looks(articles, link).iter().all(|ground| ground.is_for)
}

/// What speaks for and against laying the words of two sentences side by side.
fn looks(articles: &[Article], link: &SentenceLink) -> [Ground; 3] {
    let told = |member: SentenceRef| {
        let article = &articles[member.source];
        let sentence = &article.sentences[member.sentence];
        sentence.role == BlockKind::Paragraph && !article.slice(sentence.span).trim_end().ends_with('?')
    };
    let nearly_the_same = link.overlap.cosine >= NEARLY_THE_SAME && link.story.0 >= ONE_STORY;
    let alike = link.overlap.cosine >= ALIKE && link.logit.0 >= LEAST_ODDS_OF_ALIKE;
    [
        match () {
            () if nearly_the_same => {
                Ground::at_least("likeness of sentences of one story", link.overlap.cosine, NEARLY_THE_SAME)
            }
            () if alike => Ground::at_least("likeness of sentences that may agree", link.overlap.cosine, ALIKE),
            () => Ground::at_least("log-odds of one event, to weigh word against word", link.logit.0, LEAST_ODDS),
        },
        Ground::at_least(
            "likeness of their words, to weigh word against word",
            link.overlap.cosine.max(link.overlap.clauses),
            WORTH_A_LOOK,
        ),
        match told(link.left) && told(link.right) {
            true => Ground::for_it("both are told in running text"),
            false => Ground::against("one is a headline or a question"),
        },
    ]
}

/// What speaks for and against that two sentences exclude each other.
pub fn grounds(articles: &[Article], link: &SentenceLink, rules: &RulePack) -> Vec<Ground> {
    let mut grounds = Vec::from(looks(articles, link));
    if grounds.iter().all(|ground| ground.is_for) {
        let [left, right] = [link.left, link.right].map(|member| Told::new(articles, member, rules));
        let says = |source: usize, words: &str| {
            let article = &articles[source];
            article.sentences.iter().any(|sentence| fold(article.slice(sentence.span)) == words)
        };
        if says(link.left.source, &right.folded) && says(link.right.source, &left.folded) && left.folded != right.folded
        {
            grounds.push(Ground::against("both articles say both sentences"));
        }
        grounds.extend(compare_words(&left, &right, rules).0.grounds());
    }
    grounds
}

fn finding(articles: &[Article], link: &SentenceLink, conflict: &Conflict) -> Finding {
    let code = match conflict.kind {
        ConflictKind::Polarity => "C101",
        ConflictKind::Direction => "C102",
        ConflictKind::State => "C103",
        ConflictKind::Roles => "C104",
        ConflictKind::Sequence => "C105",
        ConflictKind::Cause => "C106",
        ConflictKind::Members => "C107",
        ConflictKind::Word => "C108",
        ConflictKind::Rank => "N108",
    };
    let check = check_of(code).expect("every kind of conflict has its check in the list");
    let sides = [side(articles, link.left, conflict.left), side(articles, link.right, conflict.right)];
    let certainty = if conflict.certain { Certainty::Certain } else { Certainty::Possible };
    let relation = Relation::Contradict(certainty, conflict.why.clone());
    let article = &articles[link.left.source];
    let topic = fold(article.slice(article.sentences[link.left.sentence].span));
    let relations = vec![ClaimRelation { left: 0, right: 1, relation }];
    compose(articles, Subject { check, topic: &topic, key: "" }, &sides, relations)
}

fn side(articles: &[Article], member: SentenceRef, span: Span) -> Side {
    let article = &articles[member.source];
    Side {
        source: member.source,
        sentence: member.sentence,
        span,
        normalized: fold(article.slice(article.sentences[member.sentence].span)).to_lowercase(),
        speaker: None,
    }
}
