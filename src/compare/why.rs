//! Floor 6: why the sentences of two lines were or were not lined up and compared, read off what decides it.

use super::compose::fold;
use super::quantity::Differing;
use super::quantity::why::Compared;
use super::{check_of, conflict, proposition, quantity, utterance};
use crate::align::link::{Approach, SentenceRef, approach};
use crate::align::profile::{SentenceProfile, StoryProfile};
use crate::align::{pair, story};
use crate::finding::{Finding, Relation};
use crate::pair::ScoredPair;
use crate::rules::RulePack;
use crate::text::{Article, Sentence, Span};
use crate::why::{ClaimPair, Explanation, Ground, Line, Misplaced, Outcome, SentencePair};
use std::ops::RangeInclusive;

/// Sources as they were compared.
#[derive(Clone, Copy)]
pub struct Board<'a> {
    /// Sources, claims, links and findings.
    pub compared: Compared<'a>,
    /// The sentences of each source as alignment sees them.
    pub profiles: &'a [Vec<SentenceProfile>],
    /// The same of whole sources.
    pub stories: &'a [StoryProfile],
    /// The pairs of sentences that may be related.
    pub pairs: &'a [ScoredPair],
    /// Sentences that give different values.
    pub differing: &'a Differing,
}

/// Why the sentences of two lines were or were not compared; the line of the source given first is told first, as everywhere.
pub fn explain(board: Board<'_>, lines: [Line; 2], rules: &RulePack) -> Result<Explanation, Misplaced> {
    let articles = board.compared.articles;
    let [mut one, mut other] = [sentences_at(articles, &lines[0])?, sentences_at(articles, &lines[1])?];
    let [mut first, mut second] = lines;
    if one[0].source > other[0].source {
        (one, other, first, second) = (other, one, second, first);
    }
    let sources = [one[0].source, other[0].source];
    if sources[0] == sources[1] {
        return Err(Misplaced::OneSource { path: first.path });
    }
    let pairs = one.iter().flat_map(|&left| other.iter().map(move |&right| [left, right]));
    let pairs: Vec<[SentenceRef; 2]> = pairs.take(MOST_EXPLAINED).collect();
    let left_out = one.len() * other.len() - pairs.len();
    let quantities = quantity::why::explain(board.compared, &pairs, rules);
    let [left, right] = sources.map(|source| &board.stories[source]);
    Ok(Explanation {
        lines: [first, second],
        story: story::tally(left, right),
        story_score: approach(sources, board.profiles, board.stories).story.0,
        sentences: pairs
            .iter()
            .zip(quantities)
            .map(|(&pair, claims)| explain_sentences(board, pair, claims, rules))
            .collect(),
        left_out,
    })
}

/// So many pairs of sentences of two lines are told, and of claims of two sentences: a line of a file may hold a whole book.
const MOST_EXPLAINED: usize = 100;

/// The sentences that a line holds, at least one.
fn sentences_at(articles: &[Article], line: &Line) -> Result<Vec<SentenceRef>, Misplaced> {
    if !articles.iter().any(|article| article.source.path == line.path) {
        let paths = articles.iter().map(|article| article.source.path.clone()).collect();
        return Err(Misplaced::NoSource { line: line.clone(), paths });
    }
    // The stories of one file of JSON lines may share its path.
    let mut told = Vec::new();
    for (source, article) in articles.iter().enumerate().filter(|(_, article)| article.source.path == line.path) {
        let lines = |one: &Sentence| lines_of(article, one.span);
        let of_line = article.sentences.iter().enumerate().filter(|(_, one)| lines(one).contains(&line.number));
        let found: Vec<SentenceRef> = of_line.map(|(sentence, _)| SentenceRef { source, sentence }).collect();
        if !found.is_empty() {
            return Ok(found);
        }
        told.extend(article.sentences.iter().flat_map(lines));
    }
    Err(Misplaced::NoSentence { line: line.clone(), lines: told })
}

/// The lines of the file that a span stands on.
fn lines_of(article: &Article, span: Span) -> RangeInclusive<u32> {
    let last = Span { start: span.end.saturating_sub(1).max(span.start), ..span };
    article.source.position(span).line..=article.source.position(last).line
}

fn explain_sentences(
    board: Board<'_>,
    pair: [SentenceRef; 2],
    mut claims: Vec<ClaimPair>,
    rules: &RulePack,
) -> SentencePair {
    let Compared { articles, claims: claimed, links, findings, .. } = board.compared;
    claims.extend(utterance::explain(articles, claimed, pair, findings, &rules.quotes));
    let Approach { story, least_weight } = approach(pair.map(|place| place.source), board.profiles, board.stories);
    let [left, right] = pair.map(|place| &board.profiles[place.source][place.sentence]);
    let shared = pair::overlap(left, right).weight;
    let mut grounds = vec![Ground::at_least("weight of the words they share, to be looked at", shared, least_weight)];
    let link = links.iter().find(|link| [link.left, link.right] == pair);
    if let Some(link) = link {
        grounds.extend(conflict::grounds(articles, link, rules));
    }
    if let Some(scored) = board.pairs.iter().find(|one| [one.left, one.right] == pair) {
        grounds.extend(proposition::grounds(scored, board.differing));
    }
    let spans = pair.map(|place| articles[place.source].sentences[place.sentence].span);
    let mut outcomes = of_sentences(findings, spans, &claims);
    if outcomes.is_empty() {
        outcomes.push(Outcome::Silent(match link {
            Some(_) => "nothing was found that both say, or that one says and the other excludes".into(),
            None => "they share too few words to be lined up".into(),
        }));
    }
    let words =
        |place: SentenceRef| fold(articles[place.source].slice(articles[place.source].sentences[place.sentence].span));
    let claims_left_out = claims.len().saturating_sub(MOST_EXPLAINED);
    claims.truncate(MOST_EXPLAINED);
    let tally = pair::tally(left, right, story);
    SentencePair { words: pair.map(words), tally, grounds, outcomes, claims, claims_left_out }
}

/// What a check said of the two claims of these words.
pub fn spoken(findings: &[Finding], left: Span, right: Span) -> Option<Outcome> {
    let said = relations(findings).filter(|(_, spans, _)| *spans == [left, right] || *spans == [right, left]);
    said.max_by_key(|(_, _, relation)| relation.verdict()).map(|(finding, _, relation)| spoke(finding, relation))
}

/// Whether the two claims of these words stand in one finding, related or not.
pub fn is_in_one_finding(findings: &[Finding], left: Span, right: Span) -> bool {
    let holds = |finding: &Finding, span: Span| finding.claims.iter().any(|claim| claim.span == span);
    findings.iter().any(|finding| holds(finding, left) && holds(finding, right))
}

/// What the checks said of two sentences besides the outcomes of their claims.
fn of_sentences(findings: &[Finding], [left, right]: [Span; 2], claims: &[ClaimPair]) -> Vec<Outcome> {
    let lies = |one: Span, other: Span| left.contains(one) && right.contains(other);
    let said = relations(findings).filter(|(_, [one, other], _)| lies(*one, *other) || lies(*other, *one));
    let outcomes = said.map(|(finding, _, relation)| spoke(finding, relation));
    outcomes.filter(|outcome| !claims.iter().any(|pair| pair.outcome == *outcome)).collect()
}

fn spoke(finding: &Finding, relation: &Relation) -> Outcome {
    Outcome::Spoke(check_of(finding.code).expect("a finding has a check of the list"), relation.clone())
}

/// Every relation of every finding with the words of its two claims.
fn relations(findings: &[Finding]) -> impl Iterator<Item = (&Finding, [Span; 2], &Relation)> {
    findings.iter().flat_map(|finding| {
        let spans = |left: usize, right: usize| [finding.claims[left].span, finding.claims[right].span];
        finding.relations.iter().map(move |pair| (finding, spans(pair.left, pair.right), &pair.relation))
    })
}
