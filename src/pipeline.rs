//! Floor 7: the order of the stages. The only module that knows it.

use crate::align::link::{self, Links, SentenceLink, SentenceRef};
use crate::align::origin::{self, Origin};
use crate::align::profile::{self, SentenceProfile, StoryProfile};
use crate::align::trace::{self, FeatureRow};
use crate::claim::{Attribution, Claim, EntityId, Mention, Speaker};
use crate::compare::conflict::Conflicts;
use crate::compare::quantity::Differing;
use crate::compare::quantity::why::Compared;
use crate::compare::{
    CHECKS, conflict, name, origins, place, proposition, quantity, title, utterance, verdict, why, within,
};
use crate::extract::speaker::Speakers;
use crate::extract::{attribution, names, quantity as quantities, quotes};
use crate::finding::{ClaimInFinding, Coverage, Finding, Limit, Report, SourceSummary};
use crate::language::en;
use crate::name::{Entities, NameMention};
use crate::pair::{self, Forests, PairArticle, ScoredPair, ValueRow};
use crate::report::claims;
use crate::resolve;
use crate::rules::RulePack;
use crate::segment;
use crate::text::{Article, Depth, Sentence, Source, SourceId, Token};
use crate::value::{self, Reading};
use crate::why::{Explanation, Line, Misplaced};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What one source says, before any comparison.
#[derive(Debug, Clone)]
pub struct Extraction {
    /// The source with its sentences and tokens.
    pub article: Article,
    /// Typed values, in order.
    pub values: Vec<Reading>,
    /// Names, pronouns and descriptions, in order.
    pub names: Vec<NameMention>,
    /// Who said what, in order.
    pub attributions: Vec<Attribution>,
    /// Who is meant by the speaker of each attribution; the words that name him, not the pronoun that stands for him.
    pub voices: Vec<Option<Speaker<Mention>>>,
    /// What is claimed, in order.
    pub claims: Vec<Claim<Mention>>,
}

impl Extraction {
    /// The same as the listings of claims take it.
    pub fn reading(&self) -> claims::Reading<'_> {
        let Extraction { article, values, attributions, voices, claims, .. } = self;
        claims::Reading { article, values, attributions, voices, claims }
    }
}

/// Switches of a comparison.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The model of pairs; `None` for the one that comes with the program.
    pub pair_model: Option<Arc<Forests>>,
}

/// Reads each source into what it claims.
pub fn read(sources: Vec<Source>, rules: &RulePack) -> Vec<Extraction> {
    sources.into_par_iter().map(|source| extract(source, rules)).collect()
}

fn extract(mut source: Source, rules: &RulePack) -> Extraction {
    source.lines.refine(&source.text);
    let (mut sentences, quotations) = segment::segment(&source, rules);
    let tokens = en::annotate(&source.text, &mut sentences);
    let values = read_values(&source, &mut sentences, &tokens, rules);
    let article = Article { source, sentences, quotations, tokens };
    let names = names::read(&article, rules);
    let attributions = attribution::read(&article, rules);
    let quotes = quotes::read(&article, &attributions);
    let speakers = Speakers::read(&article, &attributions, &quotes, &names, rules);
    let mut claims = quantities::read(&article, &values, &speakers, rules);
    claims.extend(quotes::claims(&article, &quotes, &speakers));
    let voices = attributions.iter().map(|attribution| speakers.meant_by(attribution)).collect();
    Extraction { article, values, names, attributions, voices, claims }
}

/// The values of every sentence. One that has more than `MOST_VALUES` is read no further than them.
fn read_values(source: &Source, sentences: &mut [Sentence], tokens: &[Token], rules: &RulePack) -> Vec<Reading> {
    let published = source.metadata.published;
    let mut values = Vec::new();
    for sentence in sentences {
        let own = &tokens[sentence.tokens.start as usize..sentence.tokens.end as usize];
        let before = values.len();
        for piece in own.chunks(en::MOST_TOKENS) {
            values.extend(value::read(&source.text, piece, &rules.values, published));
        }
        if values.len() - before > MOST_VALUES {
            sentence.keep_to_values();
        }
    }
    values
}

/// A sentence of more values is a table. Each value is looked at with those beside it, so that the work grows with the square
/// of their number.
const MOST_VALUES: usize = 200;

/// Reads each source into what it claims, every speaker shown by the name that all sources together tell. `article.tokens` and
/// `names` come out empty: no list of claims shows them, and they take the most memory of all that is read.
pub fn read_named(sources: Vec<Source>, rules: &RulePack) -> Vec<Extraction> {
    let without_tokens = |source: Source| {
        let mut extraction = extract(source, rules);
        extraction.article.tokens = Vec::new();
        extraction
    };
    let mut extractions: Vec<Extraction> = sources.into_par_iter().map(without_tokens).collect();
    let named = extractions.iter_mut().map(|one| (one.article.source.id, std::mem::take(&mut one.names))).collect();
    let entities = resolve::resolve(named, rules);
    for extraction in &mut extractions {
        let of_claims = extraction.claims.iter_mut().map(|claim| &mut claim.speaker);
        for speaker in of_claims.chain(&mut extraction.voices).flatten() {
            speaker.shown = resolve::resolve_speaker(speaker.clone(), &entities).shown;
        }
    }
    extractions
}

/// Sources with what aligns them, ready to be compared.
struct Board {
    articles: Vec<Article>,
    entities: Entities,
    claims: Vec<Vec<Claim<EntityId>>>,
    profiles: Vec<Vec<SentenceProfile>>,
    stories: Vec<StoryProfile>,
    links: Vec<SentenceLink>,
    /// How many sentences were compared with those nearest to them only.
    cut: usize,
    values: Vec<Vec<Reading>>,
    /// The sources as pairing sees them.
    paired: Vec<PairArticle>,
    /// The pairs of sentences that may be related, with their scores.
    pairs: Vec<ScoredPair>,
    /// The pairs of values that differ, with the log-odds that they are of one thing.
    differing: Vec<(ValueRow, f32)>,
}

fn lay_out(extractions: Vec<Extraction>, rules: &RulePack, options: &Options) -> Board {
    let (mut articles, mut named, mut claimed, mut values) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for extraction in extractions {
        values.push(extraction.values);
        named.push((extraction.article.source.id, extraction.names));
        claimed.push(extraction.claims);
        articles.push(extraction.article);
    }
    let entities = resolve::resolve(named, rules);
    let claims: Vec<Vec<Claim<EntityId>>> =
        claimed.into_iter().map(|claims| resolve::resolve_claims(claims, &entities)).collect();
    let profiles: Vec<_> = articles.par_iter().map(|article| profile::profile_sentences(article, &entities)).collect();
    let stories: Vec<_> =
        articles.par_iter().zip(&profiles).map(|(article, own)| profile::profile_story(article, own)).collect();
    let Links { list: links, cut } = link::link_sentences(&profiles, &stories);
    let paired: Vec<PairArticle> =
        articles.par_iter().zip(&claims).map(|(article, own)| pair::read(article, own, &entities)).collect();
    let model = options.pair_model.as_deref().unwrap_or(pair::builtin());
    let pairs = pair::score(&paired, &profiles, &stories, model);
    let differing = pair::differing(&paired, &pairs, model);
    Board { articles, entities, claims, profiles, stories, links, cut, values, paired, pairs, differing }
}

/// Compares what the sources claim.
pub fn compare(sources: Vec<Source>, rules: &RulePack, options: &Options) -> Report {
    compare_by(read(sources, rules), rules, options)
}

/// Compares what was read of sources, each with a number of its own; in the report they are numbered from 0, in order.
/// A source that is compared more than once is read once.
pub fn compare_read(extractions: Vec<Extraction>, rules: &RulePack) -> Report {
    compare_by(extractions, rules, &Options::default())
}

fn compare_by(extractions: Vec<Extraction>, rules: &RulePack, options: &Options) -> Report {
    let numbers: BTreeMap<SourceId, SourceId> =
        extractions.iter().map(|extraction| extraction.article.source.id).zip((0..).map(SourceId)).collect();
    let mut sources: Vec<SourceSummary> = extractions.iter().enumerate().map(summarise).collect();
    let board = lay_out(extractions, rules, options);
    let ((origins, alone), (mut findings, _, names)) = rayon::join(
        || (origin::origins(&board.articles, &rules.origins), look_alone(&board, rules)),
        || compare_claims(&board, rules),
    );
    for (source, Origin { number, kin }) in sources.iter_mut().zip(origins) {
        (source.origin, source.kin) = (number, kin);
    }
    let groups = findings.len();
    findings.extend(alone);
    verdict::settle(&board.articles, &mut findings);
    sort(&mut findings);
    let coverage = Coverage {
        sentences: board.articles.iter().map(|article| article.sentences.len()).sum(),
        claims: board.claims.iter().map(Vec::len).sum(),
        groups,
        left_out: proposition::left_out(&board.articles, &findings),
        limits: limits(&board, &findings, names),
        ..Coverage::default()
    };
    for claim in findings.iter_mut().flat_map(|finding| &mut finding.claims) {
        tell_steps(claim, &board, &numbers);
        renumber(claim, &numbers);
    }
    origins::tell_origins(&mut findings, &sources);
    Report { sources, coverage, checks: CHECKS.iter().collect(), findings }
}

/// What was read or compared less closely than the rest, for its size.
fn limits(board: &Board, findings: &[Finding], names: usize) -> Vec<Limit> {
    let shallow = board.articles.iter().map(read_for_values).sum();
    let relations = findings.iter().map(|finding| finding.relations_left_out).sum();
    let limits = [
        Limit { what: READ_FOR_VALUES, number: shallow },
        Limit { what: COMPARED_NEAR, number: board.cut },
        Limit { what: NAMES_LEFT_OUT, number: names },
        Limit { what: RELATIONS_LEFT_OUT, number: relations },
    ];
    limits.into_iter().filter(|limit| limit.number > 0).collect()
}

const COMPARED_NEAR: &str =
    "sentences, of more than 1,000 in all, which were compared with those only that share their rarest words";
const NAMES_LEFT_OUT: &str = "names, of more than 1,000 in all, whose spelling was not compared";
const RELATIONS_LEFT_OUT: &str = "relations of claims, in findings of more than 64 claims, which are not listed";

/// How many sentences of an article were read for their values alone.
pub fn read_for_values(article: &Article) -> usize {
    article.sentences.iter().filter(|sentence| sentence.depth == Depth::Values).count()
}

/// What a sentence is called that is longer than `en::MOST_TOKENS` or has more than `MOST_VALUES` values.
pub const READ_FOR_VALUES: &str =
    "sentences of more than 500 words or 200 values, which were read for their values only";

/// What each source says that no other says, or that it contradicts itself.
fn look_alone(board: &Board, rules: &RulePack) -> Vec<Finding> {
    let Board { articles, claims, values, profiles, entities, pairs, .. } = board;
    let sources = within::Sources { articles, claims, values, profiles, entities };
    let mut findings = within::compare_within(sources, rules);
    findings.extend(proposition::additions(articles, pairs));
    findings
}

/// Why the sentences of two lines were or were not lined up and compared.
pub fn explain(sources: Vec<Source>, rules: &RulePack, lines: [Line; 2]) -> Result<Explanation, Misplaced> {
    let board = lay_out(read(sources, rules), rules, &Options::default());
    let (mut findings, differing, _) = compare_claims(&board, rules);
    verdict::settle(&board.articles, &mut findings);
    let Board { articles, entities, claims, profiles, stories, links, pairs, .. } = &board;
    let compared = Compared { articles, claims, entities, links, findings: &findings };
    why::explain(why::Board { compared, profiles, stories, pairs, differing: &differing }, lines, rules)
}

/// What several sources speak of, which sentences differ, and how many names were too many to compare. The checks that do not wait for each other run side by side.
fn compare_claims(board: &Board, rules: &RulePack) -> (Vec<Finding>, Differing, usize) {
    let Board { articles, entities, claims, links, pairs, .. } = board;
    let values = || {
        let ((mut findings, mut differing), Conflicts { findings: conflicts, excluding, nuances }) = rayon::join(
            || quantity::compare_quantities(articles, claims, links, entities, &board.differing, rules),
            || conflict::compare_conflicts(articles, links, rules),
        );
        differing.extend(excluding);
        findings.extend(conflicts);
        findings.extend(proposition::compare_sentences(articles, pairs, &differing, &nuances));
        (findings, differing)
    };
    let names = || {
        let (mut findings, left_out) = name::compare_names(articles, entities, links, rules);
        findings.extend(title::compare_titles(articles, entities));
        findings.extend(place::compare_places(articles, entities, links, rules));
        findings.extend(utterance::compare_utterances(articles, claims, entities, rules));
        (findings, left_out)
    };
    let ((mut findings, differing), (of_names, left_out)) = rayon::join(values, names);
    findings.extend(of_names);
    (findings, differing, left_out)
}

/// Says of a claim of a value how its words came to it.
fn tell_steps(claim: &mut ClaimInFinding, board: &Board, numbers: &BTreeMap<SourceId, SourceId>) {
    let number = numbers[&claim.source].index();
    let (article, values) = (&board.articles[number], &board.values[number]);
    let found = values.binary_search_by_key(&claim.span, |reading| reading.span);
    if let Some(reading) = found.ok().map(|at| &values[at]).filter(|one| one.value.normal_form() == claim.normalized) {
        claim.steps = reading.steps(&article.source.text);
    }
}

fn renumber(claim: &mut ClaimInFinding, numbers: &BTreeMap<SourceId, SourceId>) {
    let number = numbers[&claim.source];
    claim.source = number;
    claim.span.source = number;
}

/// The features behind every score of a comparison, for fitting weights and for showing why.
pub fn features(sources: Vec<Source>, rules: &RulePack, options: &Options) -> Vec<FeatureRow> {
    let board = lay_out(read(sources, rules), rules, options);
    let mut rows = trace::story_rows(&board.articles, &board.stories);
    rows.extend(trace::pair_rows(&board.articles, &board.profiles, &board.links));
    rows.extend(trace::quantity_rows(&board.articles, &board.claims, &board.links, &board.entities));
    rows.extend(sentence_rows(&board));
    rows.extend(value_rows(&board));
    rows
}

/// One row a candidate pair of sentences.
fn sentence_rows(board: &Board) -> Vec<FeatureRow> {
    let span = |place: SentenceRef| board.articles[place.source].sentences[place.sentence].span;
    let rows = pair::rows(&board.paired, &board.profiles, &board.stories).into_iter();
    let row = |row: pair::Row| FeatureRow {
        model: "sentence",
        left: span(row.left),
        right: span(row.right),
        values: row.features,
    };
    rows.map(row).collect()
}

/// One row a pair of values that differ.
fn value_rows(board: &Board) -> Vec<FeatureRow> {
    let rows = pair::value_rows(&board.paired, &board.pairs).into_iter().filter(ValueRow::differs);
    rows.map(|row| FeatureRow { model: "value", left: row.spans[0], right: row.spans[1], values: row.features })
        .collect()
}

/// Worst first, then by place of the first claim.
fn sort(findings: &mut [Finding]) {
    findings.sort_by(|one, other| {
        let place = |finding: &Finding| finding.claims.first().map(|claim| claim.span);
        (other.verdict, other.certainty).cmp(&(one.verdict, one.certainty)).then_with(|| place(one).cmp(&place(other)))
    });
}

fn summarise((number, extraction): (usize, &Extraction)) -> SourceSummary {
    let source = &extraction.article.source;
    SourceSummary {
        source: SourceId(number as u32),
        path: source.path.clone(),
        title: source.metadata.title.clone(),
        outlet: source.metadata.outlet.clone(),
        published: source.metadata.published.map(|day| day.to_string()),
        origin: number as u32,
        kin: Vec::new(),
        sentences: extraction.article.sentences.len(),
        claims: extraction.claims.len(),
    }
}
