//! Floor 4: whether two articles tell the same story, from what they share as wholes.
//!
//! Sentence similarity cannot tell one earthquake from another; the names, figures and phrases of the
//! whole articles can. The score is a logit: 0 is even odds, and it depends on these two articles alone.

use super::profile::{StoryProfile, containment, cosine, shared};
use super::weights::STORY;

/// Log-odds that two articles tell one story.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct StoryLogit(pub f32);

/// The features of a pair of articles, named in `weights::STORY`.
pub fn features(left: &StoryProfile, right: &StoryProfile) -> [f32; STORY.features.len()] {
    let names_shared = shared(&left.names, &right.names).count() as f32;
    let words = left.terms.values().sum::<f32>().min(right.terms.values().sum());
    [
        cosine(&left.names, &right.names),
        containment(&left.names, &right.names),
        cosine(&left.terms, &right.terms),
        containment(&left.terms, &right.terms),
        cosine(&left.numbers, &right.numbers),
        cosine(&left.pairs, &right.pairs),
        containment(&left.pairs, &right.pairs),
        cosine(&left.lead, &right.lead),
        containment(&left.lead, &right.lead),
        names_shared.ln_1p(),
        (shared(&left.pairs, &right.pairs).count() as f32).ln_1p(),
        words.ln_1p(),
    ]
}

/// How likely two articles tell one story.
pub fn score(left: &StoryProfile, right: &StoryProfile) -> StoryLogit {
    StoryLogit(STORY.score(&features(left, right)))
}
