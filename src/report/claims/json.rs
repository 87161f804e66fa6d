//! The claims JSON: wire types of its own. Fields may be added, none renamed.

use super::{Reading, tell};
use crate::claim::{Attribution, Claim, Mention, Modality, Polarity, Speaker};
use crate::report::SCHEMA_VERSION;
use crate::text::{Source, Span, visible_json};
use crate::value;
use schemars::JsonSchema;
use serde::Serialize;

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "crosscheck claims --format json")]
struct WireClaims<'a> {
    schema_version: u32,
    sources: Vec<WireSource<'a>>,
    values: Vec<WireValue<'a>>,
    attributions: Vec<WireAttribution<'a>>,
    claims: Vec<WireClaim<'a>>,
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

/// Values, attributions and claims of all sources as one object, indented.
pub fn json(readings: &[Reading<'_>]) -> String {
    let wire = WireClaims {
        schema_version: SCHEMA_VERSION,
        sources: readings.iter().map(|reading| wire_source(&reading.article.source)).collect(),
        values: collect(
            readings,
            |reading| reading.values,
            |reading, value| wire_value(&reading.article.source, value),
        ),
        attributions: readings.iter().flat_map(wire_attributions).collect(),
        claims: collect(readings, |reading| reading.claims, wire_claim),
    };
    let mut text = serde_json::to_string_pretty(&wire).expect("the wire types have string keys and no failing parts");
    text.push('\n');
    visible_json(text)
}

/// The JSON Schema of the claims.
pub fn claims_schema() -> String {
    let schema = schemars::schema_for!(WireClaims<'_>);
    serde_json::to_string_pretty(&schema).expect("JSON values have string keys") + "\n"
}

/// `shape` of every member of one list of every reading, in order.
fn collect<'a, T: 'a, W>(
    readings: &[Reading<'a>],
    list: impl Fn(&Reading<'a>) -> &'a [T],
    shape: impl Fn(&Reading<'a>, &'a T) -> W,
) -> Vec<W> {
    let mut all = Vec::new();
    for reading in readings {
        all.extend(list(reading).iter().map(|one| shape(reading, one)));
    }
    all
}

fn wire_source(source: &Source) -> WireSource<'_> {
    WireSource {
        source: source.id.0,
        path: &source.path,
        published: source.metadata.published.map(|day| day.to_string()),
        warnings: &source.warnings,
    }
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

fn wire_claim<'a>(reading: &Reading<'a>, claim: &'a Claim<Mention>) -> WireClaim<'a> {
    let place = reading.article.source.position(claim.span);
    let told = tell(reading.article, claim);
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
