//! Floor 4: whether two articles tell the same story, from what they share as wholes.
//!
//! Sentence similarity cannot tell one earthquake from another; the names, figures and phrases of the
//! whole articles can. The score is a logit: 0 is even odds, and it depends on these two articles alone.

use super::profile::StoryProfile;
use super::weights::STORY;

/// Log-odds that two articles tell one story.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct StoryLogit(pub f32);

/// The features of a pair of articles, named in `weights::STORY`.
pub fn features(left: &StoryProfile, right: &StoryProfile) -> [f32; STORY.features.len()] {
    let words = left.terms.sum().min(right.terms.sum());
    [
        left.names.cosine(&right.names),
        left.names.containment(&right.names),
        left.terms.cosine(&right.terms),
        left.terms.containment(&right.terms),
        left.numbers.cosine(&right.numbers),
        left.pairs.cosine(&right.pairs),
        left.pairs.containment(&right.pairs),
        left.lead.cosine(&right.lead),
        left.lead.containment(&right.lead),
        (left.names.shared(&right.names).count() as f32).ln_1p(),
        (left.pairs.shared(&right.pairs).count() as f32).ln_1p(),
        words.ln_1p(),
    ]
}

/// How likely two articles tell one story.
pub fn score(left: &StoryProfile, right: &StoryProfile) -> StoryLogit {
    StoryLogit(STORY.score(&features(left, right)))
}
