//! The claims JSON: wire types of its own. Fields may be added, none renamed.

use super::{Reading, tell};
use crate::claim::{Attribution, Claim, Mention, Modality, Polarity, Speaker};
use crate::report::SCHEMA_VERSION;
use crate::text::{Article, Source, Span, visible_json};
use crate::value;
use schemars::JsonSchema;
use serde::{Serialize, Serializer};

// The whole, over its lists: `Vec`s for the schema, `Each` for the text.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "crosscheck claims --format json")]
struct WireClaims<S, V, A, C> {
    schema_version: u32,
    sources: S,
    values: V,
    attributions: A,
    claims: C,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Source")]
struct WireSource<'a> {
    source: u32,
    path: &'a str,
    published: Option<String>,
    warnings: &'a [String],
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Value")]
struct WireValue<'a> {
    source: u32,
    line: u32,
    column: u32,
    start_byte: u32,
    end_byte: u32,
    text: &'a str,
    kind: &'static str,
    low: Option<f64>,
    high: Option<f64>,
    unit: Option<String>,
    from: Option<String>,
    to: Option<String>,
    normalized: String,
    steps: Vec<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Attribution")]
struct WireAttribution<'a> {
    source: u32,
    meant: Option<&'a str>,
    speaker: Option<[u32; 2]>,
    cue: Option<[u32; 2]>,
    content: [u32; 2],
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Claim")]
struct WireClaim<'a> {
    source: u32,
    line: u32,
    column: u32,
    start_byte: u32,
    end_byte: u32,
    kind: &'static str,
    subject: Option<&'a str>,
    attribute: Option<String>,
    value: Option<&'a str>,
    normalized: String,
    speaker: Option<&'a str>,
    polarity: &'static str,
    modality: &'static str,
}

/// Values, attributions and claims of all sources as one object, indented. Each member of a list is made as it is written: a text
/// of megabytes has a million, which are not kept beside what they are made from.
pub fn json(readings: &[Reading<'_>]) -> String {
    let wire = WireClaims {
        schema_version: SCHEMA_VERSION,
        sources: Each(|| readings.iter().map(|one| wire_source(&one.article.source))),
        values: Each(|| readings.iter().flat_map(wire_values)),
        attributions: Each(|| readings.iter().flat_map(wire_attributions)),
        claims: Each(|| readings.iter().flat_map(wire_claims)),
    };
    let mut text = serde_json::to_string_pretty(&wire).expect("the wire types have string keys and no failing parts");
    text.push('\n');
    visible_json(text)
}

/// A list by what gives its members, in order.
struct Each<F>(F);

impl<F: Fn() -> I, I: Iterator<Item: Serialize>> Serialize for Each<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

/// The JSON Schema of the claims.
pub fn claims_schema() -> String {
    type Whole<'a> = WireClaims<Vec<WireSource<'a>>, Vec<WireValue<'a>>, Vec<WireAttribution<'a>>, Vec<WireClaim<'a>>>;
    let schema = schemars::schema_for!(Whole<'_>);
    serde_json::to_string_pretty(&schema).expect("JSON values have string keys") + "\n"
}

fn wire_source(source: &Source) -> WireSource<'_> {
    WireSource {
        source: source.id.0,
        path: &source.path,
        published: source.metadata.published.map(|day| day.to_string()),
        warnings: &source.warnings,
    }
}

fn wire_values<'a>(reading: &Reading<'a>) -> impl Iterator<Item = WireValue<'a>> {
    let source = &reading.article.source;
    reading.values.iter().map(|value| wire_value(source, value))
}

fn wire_value<'a>(source: &'a Source, reading: &value::Reading) -> WireValue<'a> {
    let place = source.position(reading.span);
    let extent = reading.value.extent();
    WireValue {
        source: source.id.0,
        line: place.line,
        column: place.column,
        start_byte: reading.span.start,
        end_byte: reading.span.end,
        text: source.slice(reading.span),
        kind: reading.value.kind().name(),
        low: extent.low,
        high: extent.high,
        unit: extent.unit,
        from: extent.from,
        to: extent.to,
        normalized: reading.value.normal_form(),
        steps: reading.steps(&source.text).iter().map(ToString::to_string).collect(),
    }
}

fn wire_attributions<'a>(reading: &Reading<'a>) -> impl Iterator<Item = WireAttribution<'a>> {
    reading.attributions.iter().zip(reading.voices).map(|(attribution, voice)| wire_attribution(attribution, voice))
}

fn wire_attribution<'a>(attribution: &Attribution, voice: &'a Option<Speaker<Mention>>) -> WireAttribution<'a> {
    let bytes = |span: Span| [span.start, span.end];
    WireAttribution {
        source: attribution.content.source.0,
        meant: voice.as_ref().map(|speaker| speaker.shown.as_str()),
        speaker: attribution.speaker.map(bytes),
        cue: attribution.cue.map(bytes),
        content: bytes(attribution.content),
    }
}

fn wire_claims<'a>(reading: &Reading<'a>) -> impl Iterator<Item = WireClaim<'a>> {
    let article = reading.article;
    reading.claims.iter().map(|claim| wire_claim(article, claim))
}

fn wire_claim<'a>(article: &'a Article, claim: &'a Claim<Mention>) -> WireClaim<'a> {
    let place = article.source.position(claim.span);
    let told = tell(article, claim);
    WireClaim {
        source: claim.source.0,
        line: place.line,
        column: place.column,
        start_byte: claim.span.start,
        end_byte: claim.span.end,
        kind: told.kind,
        subject: told.subject,
        attribute: told.attribute,
        value: told.value,
        normalized: told.normalized,
        speaker: claim.speaker.as_ref().map(|speaker| speaker.shown.as_str()),
        polarity: match claim.polarity {
            Polarity::Affirmed => "affirmed",
            Polarity::Negated => "negated",
        },
        modality: match claim.modality {
            Modality::Fact => "fact",
            Modality::Possible => "possible",
            Modality::Planned => "planned",
            Modality::Alleged => "alleged",
            Modality::Hypothetical => "hypothetical",
            Modality::Asked => "asked",
        },
    }
}
