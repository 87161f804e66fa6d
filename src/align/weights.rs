//! Floor 4: the weights of alignment, in one place.
//!
//! Fitted by logistic regression over the features that `crosscheck features` prints: `.ci/fit_alignment.py` fits STORY and
//! PAIR, `.ci/fit_quantities.py` QUANTITY, and each prints its table with what it reaches on stories left out.

use crate::why::{Feature, Tally};

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
        self.parts(row).fold(self.bias, |sum, feature| sum + feature.adds())
    }

    /// The same with what each feature adds to it.
    pub fn tally(&self, row: &[f32; N]) -> Tally {
        Tally { bias: self.bias, features: self.parts(row).collect() }
    }

    fn parts(&self, row: &[f32; N]) -> impl Iterator<Item = Feature> {
        self.features.iter().zip(row).map(|(&(name, weight), &value)| Feature { name, value, weight })
    }
}

/// Whether two articles tell one story. Fitted on ECB+ topics 1-35: 4,491 pairs of articles of one story,
/// 4,566 pairs of two stories of the same kind.
pub const STORY: Model<12> = Model {
    bias: -4.5789,
    features: [
        ("names cosine", 4.7471),
        ("names containment", 0.0584),
        ("words cosine", -1.5997),
        ("words containment", -0.9542),
        ("figures cosine", 4.0290),
        ("phrases cosine", 9.4670),
        ("phrases containment", -1.4299),
        ("lead cosine", 3.3013),
        ("lead containment", 5.5060),
        ("names shared", -0.1130),
        ("phrases shared", -0.0538),
        ("length", -0.0026),
    ],
};

/// Whether two sentences mention one event. Fitted on the sentences of the same topics whose events are annotated,
/// with every pair of sentences of two stories as a negative.
pub const PAIR: Model<10> = Model {
    bias: -3.7730,
    features: [
        ("words cosine", 0.0533),
        ("clause cosine", 0.3413),
        ("weight shared", 0.0281),
        ("words shared", 0.5104),
        ("names shared", 0.0034),
        ("phrases shared", -0.2328),
        ("figures shared", 0.1957),
        ("same story", 0.8288),
        ("words of the shorter", -0.0808),
        ("words of the longer", -0.0353),
    ],
};

/// Whether two values are of the same thing. Fitted on labelled news stories: labelled pairs of values against pairs
/// whose values differ and which no label joins.
pub const QUANTITY: Model<22> = Model {
    bias: 0.5129,
    features: [
        ("attribute same", 0.7850),
        ("attribute differs", -1.1226),
        ("attribute of one only", -0.2766),
        ("counted near", -0.6396),
        ("counted differs", -2.0532),
        ("counted of one only", -1.1910),
        ("verb near", -0.1470),
        ("verb differs", -0.5947),
        ("verb of one only", -0.1969),
        ("modifiers shared", 1.4934),
        ("modifiers clash", -0.7055),
        ("share differs", -0.7867),
        ("words around cosine", 1.5313),
        ("sentence cosine", 4.8818),
        ("sentence logit", 0.3654),
        ("names around", -0.0908),
        ("names around clash", -0.1710),
        ("time of one is another", -0.8243),
        ("dates clash", -3.0393),
        ("a date or time", -0.3571),
        ("an ordinal", -1.3143),
        ("one", -3.6174),
    ],
};
