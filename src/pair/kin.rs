//! Whether two articles are told apart by the others: articles of one story are near to and far from the same articles, and what
//! two outlets wrote of two fires, alike as it may be, stands with other articles each.

use crate::align::profile::StoryProfile;
use crate::align::story::{self, StoryLogit};

/// Others that two articles are held against at most.
const MOST_OTHERS: usize = 64;

/// Fewer others tell nothing: the articles of one story are near to four others in no common order.
const FEWEST_OTHERS: usize = 6;

/// Correlation from which two articles are near to the same others, log-odds of one story that are sure by themselves, and what
/// each missing one counts. Measured on topics of two stories of one kind: nine in ten pairs of one story correlate at 0.36 or
/// more, two in a hundred of two stories do.
const OF_ONE_STORY: f32 = 0.8;
const SURE: f32 = 4.0;
const WEIGHT: f32 = 2.5;

/// How near each article is to a choice of all.
#[derive(Debug, Clone, Default)]
pub struct Kin {
    /// Numbers of the articles chosen.
    chosen: Vec<usize>,
    /// For each article its log-odds of telling one story with each of them; 0 for itself.
    near: Vec<Vec<f32>>,
}

impl Kin {
    /// Measures articles against each other; of more than `MOST_OTHERS` against a choice of all lengths.
    pub fn of(stories: &[StoryProfile]) -> Kin {
        if stories.len() < FEWEST_OTHERS + 2 {
            return Kin::default();
        }
        let step = stories.len().div_ceil(MOST_OTHERS);
        let mut by_length: Vec<usize> = (0..stories.len()).collect();
        by_length.sort_by(|&one, &other| stories[one].terms.sum().total_cmp(&stories[other].terms.sum()));
        let chosen: Vec<usize> = by_length.into_iter().step_by(step).collect();
        let near = |at: usize| {
            let to = |other: usize| if at == other { 0.0 } else { story::score(&stories[at], &stories[other]).0 };
            chosen.iter().map(|&other| to(other)).collect()
        };
        Kin { near: (0..stories.len()).map(near).collect(), chosen }
    }

    /// What counts against a pair of sentences of two articles, in log-odds: nothing where there are too few others to tell, where
    /// the two are near to the same others, or where they are surely of one story by themselves.
    pub fn strangeness(&self, one: usize, other: usize, story: StoryLogit) -> f32 {
        let (Some(left), Some(right)) = (self.near.get(one), self.near.get(other)) else { return 0.0 };
        let others = self.chosen.iter().zip(left.iter().zip(right)).filter(|(at, _)| **at != one && **at != other);
        let pairs: Vec<(f32, f32)> = others.map(|(_, (left, right))| (*left, *right)).collect();
        if pairs.len() < FEWEST_OTHERS {
            return 0.0;
        }
        let doubt = (OF_ONE_STORY - correlation(&pairs)).clamp(0.0, 1.0);
        WEIGHT * doubt * (SURE - story.0).max(0.0)
    }
}

/// Correlation by Pearson; 1 where either side does not vary.
fn correlation(pairs: &[(f32, f32)]) -> f32 {
    let count = pairs.len() as f32;
    let (left, right) = pairs.iter().fold((0.0, 0.0), |sum, pair| (sum.0 + pair.0, sum.1 + pair.1));
    let (left, right) = (left / count, right / count);
    let [mut both, mut of_left, mut of_right] = [0.0_f32; 3];
    for (one, other) in pairs {
        both += (one - left) * (other - right);
        of_left += (one - left).powi(2);
        of_right += (other - right).powi(2);
    }
    let spread = (of_left * of_right).sqrt();
    if spread > 0.0 { both / spread } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::correlation;

    #[test]
    fn articles_near_the_same_others_are_alike() {
        let alike = correlation(&[(3.0, 2.0), (2.5, 2.2), (-4.0, -3.0), (-5.0, -3.5)]);
        let apart = correlation(&[(3.0, -3.0), (2.5, -3.5), (-4.0, 2.0), (-5.0, 2.2)]);
        assert!(alike > 0.9 && apart < -0.9, "{alike} {apart}");
        assert_eq!(correlation(&[(1.0, 2.0); 4]), 1.0);
    }
}
