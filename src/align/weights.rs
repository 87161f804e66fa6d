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
    bias: -3.0864,
    features: [
        ("names cosine", 5.0007),
        ("names containment", 0.3995),
        ("words cosine", 1.2854),
        ("words containment", -1.9994),
        ("figures cosine", 1.9099),
        ("phrases cosine", 5.9231),
        ("phrases containment", 1.1805),
        ("lead cosine", 2.0496),
        ("lead containment", 2.2920),
        ("names shared", -0.3396),
        ("phrases shared", 0.3466),
        ("length", -0.1536),
    ],
};

/// Whether two sentences mention one event. Fitted on the sentences of the same topics whose events are annotated,
/// with every pair of sentences of two stories as a negative.
pub const PAIR: Model<9> = Model {
    bias: -4.0402,
    features: [
        ("words cosine", 1.5147),
        ("weight shared", 0.0403),
        ("words shared", 0.3703),
        ("names shared", -0.0068),
        ("phrases shared", -0.1504),
        ("figures shared", 0.3913),
        ("same story", 0.8162),
        ("words of the shorter", -0.0714),
        ("words of the longer", -0.0322),
    ],
};
