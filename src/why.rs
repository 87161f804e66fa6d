//! Floor 3: why two lines were or were not lined up and compared, step by step, as the stages decided. Nothing here decides.

use crate::finding::{Check, Relation};
use std::borrow::Cow;

/// A line of a source as a user names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The path of the source, as given.
    pub path: String,
    /// The line of the file, from 1.
    pub number: u32,
}

/// Everything that two lines of two sources came to.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// The two lines.
    pub lines: [Line; 2],
    /// Whether their articles tell one story.
    pub story: Tally,
    /// What was taken for its sum: articles of a sentence or two cannot show which story they tell.
    pub story_score: f32,
    /// Every pair of a sentence of the one and of the other line, in order, up to a hundred.
    pub sentences: Vec<SentencePair>,
    /// How many pairs of sentences were left out.
    pub left_out: usize,
}

/// Two sentences, and what came of them.
#[derive(Debug, Clone, PartialEq)]
pub struct SentencePair {
    /// The left and the right sentence, white space folded.
    pub words: [String; 2],
    /// Whether both mention one event.
    pub tally: Tally,
    /// What spoke for and against laying them side by side, in the order asked.
    pub grounds: Vec<Ground>,
    /// What the checks said of them as sentences: names, places, titles, clauses.
    pub outcomes: Vec<Outcome>,
    /// Every pair of their claims, in order, up to a hundred.
    pub claims: Vec<ClaimPair>,
    /// How many pairs of claims were left out.
    pub claims_left_out: usize,
}

/// Two claims, and what came of them.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimPair {
    /// "count", "quote" …, left and right.
    pub kinds: [&'static str; 2],
    /// The words of each.
    pub words: [String; 2],
    /// Whether both values are of one thing; `None` where no model is asked: quotations, values that never compare.
    pub tally: Option<Tally>,
    /// What spoke for and against comparing them, in the order asked.
    pub grounds: Vec<Ground>,
    /// What a check said, or why none spoke.
    pub outcome: Outcome,
}

/// What came of a pair.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// A check spoke.
    Spoke(&'static Check, Relation),
    /// No check spoke, for this reason.
    Silent(Cow<'static, str>),
}

/// A score and the features that make it.
#[derive(Debug, Clone, PartialEq)]
pub struct Tally {
    /// What every pair starts from.
    pub bias: f32,
    /// The features, in the order of the model.
    pub features: Vec<Feature>,
}

impl Tally {
    /// Start and contributions added up, in order: the very score that the stages use.
    pub fn sum(&self) -> f32 {
        self.features.iter().fold(self.bias, |sum, feature| sum + feature.adds())
    }
}

/// One feature of a pair.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Feature {
    /// Its name in the table of weights.
    pub name: &'static str,
    /// Its value for this pair.
    pub value: f32,
    /// Its weight.
    pub weight: f32,
}

impl Feature {
    /// What it adds to the score.
    pub fn adds(&self) -> f32 {
        self.weight * self.value
    }
}

/// Something that speaks for or against a pair.
#[derive(Debug, Clone, PartialEq)]
pub struct Ground {
    /// In words.
    pub told: Cow<'static, str>,
    /// The figure and the least that was asked, where a figure decides.
    pub measured: Option<Measured>,
    /// Whether it speaks for the pair.
    pub is_for: bool,
}

/// A figure against the least that was asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measured {
    /// The figure of this pair.
    pub value: f32,
    /// The least that was asked.
    pub least: f32,
}

impl Ground {
    /// A figure that must reach `least`.
    pub fn at_least(told: &'static str, value: f32, least: f32) -> Ground {
        Ground { told: Cow::Borrowed(told), measured: Some(Measured { value, least }), is_for: value >= least }
    }

    /// What speaks for it, without a figure.
    pub fn for_it(told: impl Into<Cow<'static, str>>) -> Ground {
        Ground { told: told.into(), measured: None, is_for: true }
    }

    /// What speaks against it, without a figure.
    pub fn against(told: impl Into<Cow<'static, str>>) -> Ground {
        Ground { told: told.into(), measured: None, is_for: false }
    }
}

/// Why two lines cannot be explained.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Misplaced {
    /// No compared source has this path.
    #[error("{}:{}: no such source among those compared: {}", line.path, line.number, paths.join(", "))]
    NoSource {
        /// The line as named.
        line: Line,
        /// The paths that are compared.
        paths: Vec<String>,
    },
    /// No claim stands on this line.
    #[error("{}:{}: no sentence stands on this line, expected one of {}", line.path, line.number, numbers(lines))]
    NoSentence {
        /// The line as named.
        line: Line,
        /// The lines that hold sentences, in order.
        lines: Vec<u32>,
    },
    /// Both lines are of one source.
    #[error("{path}: both lines are of this source, expected lines of two: claims of one source are not lined up")]
    OneSource {
        /// Its path.
        path: String,
    },
}

/// "1, 3 to 5, 9"; "none: the source holds no sentence".
fn numbers(lines: &[u32]) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for &line in lines {
        match runs.last_mut() {
            Some((_, last)) if line <= *last + 1 => *last = line,
            Some(_) | None => runs.push((line, line)),
        }
    }
    let shown = runs.iter().map(|(first, last)| match first == last {
        true => first.to_string(),
        false => format!("{first} to {last}"),
    });
    let shown: Vec<String> = shown.collect();
    if shown.is_empty() { "none: the source holds no sentence".to_owned() } else { shown.join(", ") }
}
