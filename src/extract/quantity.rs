//! Floor 4: the quantities of an article: each value with what it is a value of, and whose word it is.

use super::scope;
use super::setting::{estimated, setting};
use super::speaker::Speakers;
use crate::claim::{Attribute, Claim, Content, Mention, Modality, Polarity, Quantity, Scope, Share, Speaker};
use crate::rules::RulePack;
use crate::rules::attributes::Setting;
use crate::text::{Article, BlockKind, Sentence, Span};
use crate::value::{Kind, Marks, Reading};

/// The quantities of the headlines and paragraphs of `article`, in order. Readings that may be no value are left out.
pub fn read(article: &Article, values: &[Reading], speakers: &Speakers<'_>, rules: &RulePack) -> Vec<Claim<Mention>> {
    let mut claims = Vec::new();
    let scopes = scope::read(article, values);
    for reading in values.iter().filter(|reading| !reading.marks.weak) {
        let Some(place) = article.sentence_at(reading.span) else { continue };
        let sentence = &article.sentences[place];
        if matches!(sentence.role, BlockKind::Boilerplate | BlockKind::Metadata) {
            continue;
        }
        claims.push(Claim {
            source: article.source.id,
            sentence: place as u32,
            span: reading.span,
            content: Content::Quantity(Quantity {
                value: reading.value.clone(),
                span: reading.span,
                attribute: attribute(article, sentence, reading, rules),
            }),
            speaker: speaker(reading, speakers),
            polarity: Polarity::Affirmed,
            modality: Modality::Fact,
            scope: Scope {
                sites: scope::sites(article, sentence, reading.span, &rules.places),
                ..scope::of(article, &scopes[place], place, reading.span, values)
            },
        });
    }
    claims
}

/// Whose word a value is; the day of speaking is the outlet's.
fn speaker(reading: &Reading, speakers: &Speakers<'_>) -> Option<Speaker<Mention>> {
    match reading.value.kind() {
        Kind::Date | Kind::Time => speakers.of_time(reading.span),
        Kind::Count | Kind::Ratio | Kind::Ordinal | Kind::Rank | Kind::Percent | Kind::Money => {
            speakers.of_figure(reading.span)
        }
        Kind::Measure | Kind::Magnitude | Kind::Age | Kind::Duration | Kind::Score | Kind::Identifier => {
            speakers.of_figure(reading.span)
        }
    }
}

/// What a reading is a value of, as far as its sentence tells.
fn attribute(article: &Article, sentence: &Sentence, reading: &Reading, rules: &RulePack) -> Attribute {
    let kind = reading.value.kind();
    let mut around = setting(article, sentence, reading.span);
    around.nouns.extend(estimated(article, sentence, reading.span, &rules.speakers));
    let rule = rules.attributes.recognise(kind, &around).map(|rule| rule.name.clone());
    let head = counted(kind, &around);
    let modifiers = modifiers(article, sentence, reading.span, head.as_deref());
    let verb = [&around.acted_on, &around.acts, &around.states]
        .into_iter()
        .find_map(|words| words.iter().find(|word| !word.contains(' ')).cloned())
        .or_else(|| around.link.clone());
    Attribute { rule, head, modifiers, verb, share: share(reading.marks) }
}

/// What is counted, or the noun a measure or share is said of.
fn counted(kind: Kind, around: &Setting) -> Option<String> {
    let single = |words: &[String]| words.iter().rfind(|word| !word.contains(' ')).cloned();
    match kind {
        Kind::Count | Kind::Ratio | Kind::Ordinal | Kind::Rank | Kind::Percent => {
            single(&around.heads).or_else(|| single(&around.nouns)).or_else(|| single(&around.subjects))
        }
        Kind::Money | Kind::Measure | Kind::Magnitude | Kind::Age | Kind::Duration | Kind::Score => {
            single(&around.nouns).or_else(|| single(&around.subjects)).or_else(|| single(&around.heads))
        }
        Kind::Date | Kind::Time | Kind::Identifier => None,
    }
}

/// Adjectives and nouns between the value and what it counts.
fn modifiers(article: &Article, sentence: &Sentence, span: Span, head: Option<&str>) -> Vec<String> {
    let Some(head) = head else { return Vec::new() };
    let tokens = article.tokens_of(sentence);
    let after = tokens[tokens.partition_point(|token| token.span.start < span.end)..].iter();
    let words: Vec<String> = after.take(LONGEST_PHRASE).map(|token| token.lemma.to_lowercase()).collect();
    match words.iter().rposition(|word| word == head) {
        Some(end) => words[..end].iter().filter(|word| word.len() > 2).cloned().collect(),
        None => Vec::new(),
    }
}

/// Words a noun phrase runs over after its number.
const LONGEST_PHRASE: usize = 6;

fn share(marks: Marks) -> Share {
    if marks.per_unit.is_some() {
        Share::PerUnit
    } else if marks.change.is_some() {
        Share::Change
    } else if marks.part_of.is_some() {
        Share::Part
    } else {
        Share::Whole
    }
}
