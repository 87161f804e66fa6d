//! Floor 5: the order of the stages. The only module that knows it.

use crate::align::trace::{self, FeatureRow};
use crate::align::{link, profile};
use crate::claim::{Attribution, Claim, Mention};
use crate::compare::{CHECKS, proposition};
use crate::extract::attribution;
use crate::finding::{Coverage, Finding, Report, SourceSummary};
use crate::language::en;
use crate::rules::RulePack;
use crate::segment;
use crate::text::{Article, Source};
use crate::value::{self, Reading};

/// What one source says, before any comparison.
#[derive(Debug, Clone)]
pub struct Extraction {
    /// The source with its sentences and tokens.
    pub article: Article,
    /// Typed values, in order.
    pub values: Vec<Reading>,
    /// Who said what, in order.
    pub attributions: Vec<Attribution>,
    /// What is claimed, in order.
    pub claims: Vec<Claim<Mention>>,
}

/// Switches of a comparison.
#[derive(Debug, Clone, Default)]
pub struct Options {}

/// Reads each source into what it claims.
pub fn read(sources: Vec<Source>, rules: &RulePack) -> Vec<Extraction> {
    sources.into_iter().map(|source| extract(source, rules)).collect()
}

fn extract(source: Source, rules: &RulePack) -> Extraction {
    let (mut sentences, quotations) = segment::segment(&source, rules);
    let tokens = en::annotate(&source.text, &mut sentences);
    let article = Article { source, sentences, quotations, tokens };
    let published = article.source.metadata.published;
    let values = article
        .sentences
        .iter()
        .flat_map(|sentence| value::read(&article.source.text, article.tokens_of(sentence), &rules.values, published))
        .collect();
    let attributions = attribution::read(&article, rules);
    Extraction { article, values, attributions, claims: Vec::new() }
}

/// Compares what the sources claim.
pub fn compare(sources: Vec<Source>, rules: &RulePack, _options: &Options) -> Report {
    let extractions = read(sources, rules);
    let sources = extractions.iter().enumerate().map(summarise).collect();
    let claims = extractions.iter().map(|extraction| extraction.claims.len()).sum();
    let articles: Vec<Article> = extractions.into_iter().map(|extraction| extraction.article).collect();
    let profiles: Vec<_> = articles.iter().map(profile::profile_sentences).collect();
    let stories: Vec<_> =
        articles.iter().zip(&profiles).map(|(article, sentences)| profile::profile_story(article, sentences)).collect();
    let links = link::link_sentences(&profiles, &stories);
    let mut findings = proposition::compare_sentences(&articles, &links);
    let groups = findings.len();
    findings.extend(proposition::additions(&articles, &findings));
    sort(&mut findings);
    let coverage = Coverage {
        sentences: articles.iter().map(|article| article.sentences.len()).sum(),
        claims,
        groups,
        ..Coverage::default()
    };
    Report { sources, coverage, findings, checks: CHECKS.iter().collect() }
}

/// The features behind every score of a comparison, for fitting weights and for showing why.
pub fn features(sources: Vec<Source>, rules: &RulePack) -> Vec<FeatureRow> {
    let articles: Vec<Article> = read(sources, rules).into_iter().map(|extraction| extraction.article).collect();
    let profiles: Vec<_> = articles.iter().map(profile::profile_sentences).collect();
    let stories: Vec<_> =
        articles.iter().zip(&profiles).map(|(article, sentences)| profile::profile_story(article, sentences)).collect();
    let links = link::link_sentences(&profiles, &stories);
    let mut rows = trace::story_rows(&articles, &stories);
    rows.extend(trace::pair_rows(&articles, &profiles, &links));
    rows
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
        source: source.id,
        path: source.path.clone(),
        title: source.metadata.title.clone(),
        outlet: source.metadata.outlet.clone(),
        published: source.metadata.published.map(|day| day.to_string()),
        origin: number as u32,
        sentences: extraction.article.sentences.len(),
        claims: extraction.claims.len(),
    }
}
