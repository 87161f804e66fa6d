//! Floor 4: the weights of alignment, in one place.
//!
//! Fitted by logistic regression over features that `cargo run --release --features train --bin train -- features`
//! prints; `.ci/fit_alignment.py` fits them and prints this table. Origin of each table stands beside it.

/// A linear model whose score is a logit: 0 is even odds.
#[derive(Debug, Clone, Copy)]
pub struct Model<const N: usize> {
    /// Added to every score.
    pub bias: f32,
    /// Name and weight of each feature, in the order the features come.
    pub features: [(&'static str, f32); N],
}

impl<const N: usize> Model<N> {
    /// The logit of a row of features.
    pub fn score(&self, row: &[f32; N]) -> f32 {
        self.features.iter().zip(row).fold(self.bias, |sum, ((_, weight), value)| sum + weight * value)
    }
}

/// Whether two articles tell one story. Fitted on ECB+ topics 1-35: 4,491 pairs of articles of one story,
/// 4,566 pairs of two stories of the same kind.
pub const STORY: Model<12> = Model {
    bias: -2.0354,
    features: [
        ("names cosine", 0.0000),
        ("names containment", 0.0000),
        ("words cosine", -0.2734),
        ("words containment", -0.8188),
        ("figures cosine", 6.1220),
        ("phrases cosine", 13.6476),
        ("phrases containment", -4.7576),
        ("lead cosine", -1.1301),
        ("lead containment", 12.6979),
        ("names shared", 0.0000),
        ("phrases shared", 0.2260),
        ("length", -0.4295),
    ],
};

/// Whether two sentences mention one event. Fitted on the sentences of the same topics whose events are annotated,
/// with every pair of sentences of two stories as a negative.
pub const PAIR: Model<9> = Model {
    bias: -4.4057,
    features: [
        ("words cosine", 1.9472),
        ("weight shared", -0.0213),
        ("words shared", 0.6465),
        ("names shared", 0.0000),
        ("phrases shared", -0.1592),
        ("figures shared", 0.4145),
        ("same story", 0.7716),
        ("words of the shorter", -0.0456),
        ("words of the longer", -0.0216),
    ],
};
