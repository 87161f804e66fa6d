//! The explanation of two lines as one object.

use super::super::json::SCHEMA_VERSION;
use crate::text::visible_json;
use crate::why::{ClaimPair, Explanation, Ground, Line, Outcome, SentencePair, Tally};
use schemars::JsonSchema;
use serde::Serialize;

/// Why two lines were or were not compared.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "crosscheck compare --explain-pairs --format json")]
struct WireExplanation<'a> {
    schema_version: u32,
    left: WireLine<'a>,
    right: WireLine<'a>,
    /// Log-odds that the articles tell one story.
    story: WireTally,
    /// What was taken for its sum.
    story_score: f32,
    sentences: Vec<WireSentences<'a>>,
    /// How many pairs of sentences are not told; missing where all are.
    #[serde(skip_serializing_if = "Option::is_none")]
    left_out: Option<usize>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Line")]
struct WireLine<'a> {
    path: &'a str,
    line: u32,
}

/// A score and the features that make it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Tally")]
struct WireTally {
    /// What every pair starts from.
    bias: f32,
    features: Vec<WireFeature>,
    /// Start and contributions added up.
    sum: f32,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Feature")]
struct WireFeature {
    name: &'static str,
    value: f32,
    weight: f32,
    /// Weight times value.
    adds: f32,
}

/// A sentence of the one line and one of the other.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Sentences")]
struct WireSentences<'a> {
    left: &'a str,
    right: &'a str,
    /// Log-odds that both mention one event.
    score: WireTally,
    grounds: Vec<WireGround<'a>>,
    outcomes: Vec<WireOutcome<'a>>,
    claims: Vec<WireClaims<'a>>,
    /// How many pairs of claims are not told; missing where all are.
    #[serde(skip_serializing_if = "Option::is_none")]
    claims_left_out: Option<usize>,
}

/// A claim of the one sentence and one of the other.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Claims")]
struct WireClaims<'a> {
    left_kind: &'static str,
    left: &'a str,
    right_kind: &'static str,
    right: &'a str,
    /// Log-odds that both values are of one thing; null where no model is asked.
    score: Option<WireTally>,
    grounds: Vec<WireGround<'a>>,
    outcome: WireOutcome<'a>,
}

/// What speaks for or against a pair.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Ground")]
struct WireGround<'a> {
    #[serde(rename = "for")]
    is_for: bool,
    told: &'a str,
    /// The figure that decides, and the least that was asked; null where none does.
    value: Option<f32>,
    least: Option<f32>,
}

/// What a check said; without a code none spoke, and `why` says why.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Outcome")]
struct WireOutcome<'a> {
    code: Option<&'static str>,
    check: Option<&'static str>,
    verdict: Option<&'static str>,
    certainty: Option<&'static str>,
    why: &'a str,
}

/// The explanation as one object, indented.
pub fn json(told: &Explanation) -> String {
    let [left, right] = &told.lines;
    let wire = WireExplanation {
        schema_version: SCHEMA_VERSION,
        left: line(left),
        right: line(right),
        story: tally(&told.story),
        story_score: told.story_score,
        sentences: told.sentences.iter().map(sentences).collect(),
        left_out: Some(told.left_out).filter(|&number| number > 0),
    };
    visible_json(
        serde_json::to_string_pretty(&wire).expect("the wire types have string keys and no failing parts") + "\n",
    )
}

/// The JSON Schema of the explanation.
pub fn why_schema() -> String {
    let schema = schemars::schema_for!(WireExplanation<'_>);
    serde_json::to_string_pretty(&schema).expect("JSON values have string keys") + "\n"
}

fn line(line: &Line) -> WireLine<'_> {
    WireLine { path: &line.path, line: line.number }
}

fn tally(tally: &Tally) -> WireTally {
    let features = tally.features.iter().map(|feature| WireFeature {
        name: feature.name,
        value: feature.value,
        weight: feature.weight,
        adds: feature.adds(),
    });
    WireTally { bias: tally.bias, features: features.collect(), sum: tally.sum() }
}

fn sentences(pair: &SentencePair) -> WireSentences<'_> {
    let [left, right] = &pair.words;
    WireSentences {
        left,
        right,
        score: tally(&pair.tally),
        grounds: pair.grounds.iter().map(ground).collect(),
        outcomes: pair.outcomes.iter().map(outcome).collect(),
        claims: pair.claims.iter().map(claims).collect(),
        claims_left_out: Some(pair.claims_left_out).filter(|&number| number > 0),
    }
}

fn claims(pair: &ClaimPair) -> WireClaims<'_> {
    let ([left_kind, right_kind], [left, right]) = (pair.kinds, &pair.words);
    WireClaims {
        left_kind,
        left,
        right_kind,
        right,
        score: pair.tally.as_ref().map(tally),
        grounds: pair.grounds.iter().map(ground).collect(),
        outcome: outcome(&pair.outcome),
    }
}

fn ground(ground: &Ground) -> WireGround<'_> {
    WireGround {
        is_for: ground.is_for,
        told: &ground.told,
        value: ground.measured.map(|measured| measured.value),
        least: ground.measured.map(|measured| measured.least),
    }
}

fn outcome(outcome: &Outcome) -> WireOutcome<'_> {
    match outcome {
        Outcome::Spoke(check, relation) => WireOutcome {
            code: Some(check.code),
            check: Some(check.name),
            verdict: Some(relation.name()),
            certainty: relation.certainty().map(|certainty| certainty.name()),
            why: relation.why(),
        },
        Outcome::Silent(why) => WireOutcome { code: None, check: None, verdict: None, certainty: None, why },
    }
}
