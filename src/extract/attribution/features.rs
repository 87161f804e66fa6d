//! Floor 4: features as they are made: weighed at once when reading, kept by name when fitting.

use crate::rules::attribution::{Model, feature_key};

/// Where features go.
pub(super) trait Sink {
    /// Adds the feature `template=part.part…`.
    fn add(&mut self, template: &'static str, parts: &[&str]);

    /// Adds the feature with two signs of tokens.
    fn add_signs(&mut self, template: &'static str, left: [&str; 2], right: [&str; 2]) {
        self.add(template, &[left[0], left[1], right[0], right[1]]);
    }
}

/// Adds up the weights of features.
pub(super) struct Score<'a> {
    model: &'a Model,
    pub sum: f32,
}

impl<'a> Score<'a> {
    pub(super) fn of(model: &'a Model) -> Self {
        Score { model, sum: 0.0 }
    }
}

impl Sink for Score<'_> {
    fn add(&mut self, template: &'static str, parts: &[&str]) {
        self.sum += self.model.weight(feature_key(template, parts));
    }
}

/// Adds up the weights of features in several models at once.
pub(super) struct Scores<'a> {
    models: Vec<&'a Model>,
    pub sums: Vec<f32>,
}

impl<'a> Scores<'a> {
    pub(super) fn of(models: Vec<&'a Model>) -> Self {
        let sums = vec![0.0; models.len()];
        Scores { models, sums }
    }
}

impl Sink for Scores<'_> {
    fn add(&mut self, template: &'static str, parts: &[&str]) {
        let key = feature_key(template, parts);
        for (model, sum) in self.models.iter().zip(&mut self.sums) {
            *sum += model.weight(key);
        }
    }
}

/// Keeps the names of features, for fitting.
#[derive(Default)]
pub(super) struct Names(pub Vec<String>);

impl Sink for Names {
    fn add(&mut self, template: &'static str, parts: &[&str]) {
        self.0.push(format!("{template}={}", parts.join(".")));
    }
}

/// The chance that a sum of log odds stands for.
pub(super) fn chance(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
}
