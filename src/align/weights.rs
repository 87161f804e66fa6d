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
    bias: -4.1056,
    features: [
        ("names cosine", 5.3188),
        ("names containment", -0.2983),
        ("words cosine", -2.9828),
        ("words containment", -0.2497),
        ("figures cosine", 3.7244),
        ("phrases cosine", 10.4026),
        ("phrases containment", -2.4784),
        ("lead cosine", 2.8467),
        ("lead containment", 6.0100),
        ("names shared", -0.2511),
        ("phrases shared", 0.1843),
        ("length", -0.0856),
    ],
};

/// Whether two sentences mention one event. Fitted on the sentences of the same topics whose events are annotated,
/// with every pair of sentences of two stories as a negative.
pub const PAIR: Model<9> = Model {
    bias: -4.0949,
    features: [
        ("words cosine", 1.3976),
        ("weight shared", 0.0101),
        ("words shared", 0.5003),
        ("names shared", -0.0008),
        ("phrases shared", -0.1386),
        ("figures shared", 0.2105),
        ("same story", 0.8446),
        ("words of the shorter", -0.0615),
        ("words of the longer", -0.0285),
    ],
};

/// Whether two values are of the same thing. Fitted on labelled news stories: labelled pairs of values against pairs
/// whose values differ and which no label joins.
pub const QUANTITY: Model<22> = Model {
    bias: 0.7487,
    features: [
        ("attribute same", 0.6964),
        ("attribute differs", -1.1101),
        ("attribute of one only", -0.2973),
        ("counted near", -0.6257),
        ("counted differs", -2.0909),
        ("counted of one only", -1.1927),
        ("verb near", -0.1978),
        ("verb differs", -0.6266),
        ("verb of one only", -0.2123),
        ("modifiers shared", 1.3497),
        ("modifiers clash", -0.4704),
        ("share differs", -0.8338),
        ("words around cosine", 1.6119),
        ("sentence cosine", 3.8976),
        ("sentence logit", 0.4259),
        ("names around", -0.1163),
        ("names around clash", -0.1115),
        ("time of one is another", -0.7320),
        ("dates clash", -2.9914),
        ("a date or time", -0.4206),
        ("an ordinal", -1.3288),
        ("one", -3.5803),
    ],
};
