//! Gradient boosting of oblivious trees on the logistic loss, with Newton steps and histograms. Deterministic.

use crosscheck::pair::{Forest, Question, Tree};

/// Settings of a fit.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// How many trees.
    pub trees: usize,
    /// Questions a tree asks.
    pub depth: usize,
    /// Share of each tree's step that is taken.
    pub rate: f32,
    /// Ridge on the leaves.
    pub ridge: f32,
}

/// Most thresholds that are tried for a feature.
const BINS: usize = 64;

/// Fits a forest to rows with their labels and weights.
pub fn fit(rows: &[&[f32]], labels: &[bool], weights: &[f32], settings: Settings) -> Forest {
    let cuts: Vec<Vec<f32>> = (0..rows[0].len()).map(|feature| cuts(rows, feature)).collect();
    let binned: Vec<Vec<u8>> = cuts
        .iter()
        .enumerate()
        .map(|(feature, cuts)| rows.iter().map(|row| cuts.partition_point(|cut| *cut < row[feature]) as u8).collect())
        .collect();
    let positive: f32 = labels.iter().zip(weights).filter(|(label, _)| **label).map(|(_, weight)| weight).sum();
    let total: f32 = weights.iter().sum();
    let bias = (positive / (total - positive)).ln();
    let mut logits = vec![bias; rows.len()];
    let mut forest = Forest { bias, trees: Vec::new() };
    for _ in 0..settings.trees {
        let slopes: Vec<(f32, f32)> = logits
            .iter()
            .zip(labels)
            .zip(weights)
            .map(|((logit, label), weight)| {
                let chance = 1.0 / (1.0 + (-logit).exp());
                (weight * (f32::from(u8::from(*label)) - chance), weight * chance * (1.0 - chance))
            })
            .collect();
        let (tree, leaf_of) = grow(&binned, &cuts, &slopes, settings);
        logits.iter_mut().zip(&leaf_of).for_each(|(logit, leaf)| *logit += tree.leaves[*leaf]);
        forest.trees.push(tree);
    }
    forest
}

/// Thresholds that cut the values of a feature into parts of about one size.
fn cuts(rows: &[&[f32]], feature: usize) -> Vec<f32> {
    let mut values: Vec<f32> = rows.iter().map(|row| row[feature]).collect();
    values.sort_by(f32::total_cmp);
    let mut distinct = values.clone();
    distinct.dedup();
    let mut cuts: Vec<f32> = match distinct.len() {
        0 | 1 => Vec::new(),
        few if few <= BINS => distinct.windows(2).map(|two| two[0].midpoint(two[1])).collect(),
        _ => (1..BINS).map(|at| values[at * values.len() / BINS]).collect(),
    };
    cuts.dedup();
    cuts
}

/// Grows a tree level by level; also the leaf of each row.
fn grow(binned: &[Vec<u8>], cuts: &[Vec<f32>], slopes: &[(f32, f32)], settings: Settings) -> (Tree, Vec<usize>) {
    let mut leaf_of = vec![0; slopes.len()];
    let mut questions = Vec::new();
    for level in 0..settings.depth {
        let Some((feature, cut)) = best(binned, cuts, slopes, &leaf_of, 1 << level, settings.ridge) else { break };
        questions.push(Question { feature, threshold: cuts[feature][cut] });
        leaf_of
            .iter_mut()
            .zip(&binned[feature])
            .for_each(|(leaf, bin)| *leaf |= usize::from(usize::from(*bin) > cut) << level);
    }
    let mut sums = vec![(0.0_f64, 0.0_f64); 1 << questions.len()];
    for (leaf, (slope, curve)) in leaf_of.iter().zip(slopes) {
        sums[*leaf].0 += f64::from(*slope);
        sums[*leaf].1 += f64::from(*curve);
    }
    let step = |(slope, curve): (f64, f64)| (slope / (curve + f64::from(settings.ridge))) as f32 * settings.rate;
    (Tree { questions, leaves: sums.into_iter().map(step).collect() }, leaf_of)
}

/// The feature and cut that gain most over all leaves.
fn best(
    binned: &[Vec<u8>],
    cuts: &[Vec<f32>],
    slopes: &[(f32, f32)],
    leaf_of: &[usize],
    leaves: usize,
    ridge: f32,
) -> Option<(usize, usize)> {
    let mut found: Option<(f64, usize, usize)> = None;
    for (feature, bins) in binned.iter().enumerate().filter(|(feature, _)| !cuts[*feature].is_empty()) {
        let width = cuts[feature].len() + 1;
        let mut sums = vec![(0.0_f64, 0.0_f64); leaves * width];
        for ((bin, leaf), (slope, curve)) in bins.iter().zip(leaf_of).zip(slopes) {
            let sum = &mut sums[leaf * width + usize::from(*bin)];
            sum.0 += f64::from(*slope);
            sum.1 += f64::from(*curve);
        }
        let totals: Vec<(f64, f64)> = sums
            .chunks(width)
            .map(|leaf| leaf.iter().fold((0.0, 0.0), |sum, one| (sum.0 + one.0, sum.1 + one.1)))
            .collect();
        let mut below = vec![(0.0, 0.0); leaves];
        for cut in 0..width - 1 {
            let mut gain = 0.0;
            for leaf in 0..leaves {
                let one = sums[leaf * width + cut];
                below[leaf] = (below[leaf].0 + one.0, below[leaf].1 + one.1);
                let above = (totals[leaf].0 - below[leaf].0, totals[leaf].1 - below[leaf].1);
                gain += worth(below[leaf], ridge) + worth(above, ridge) - worth(totals[leaf], ridge);
            }
            if found.is_none_or(|(most, _, _)| gain > most + 1e-9) {
                found = Some((gain, feature, cut));
            }
        }
    }
    found.map(|(_, feature, cut)| (feature, cut))
}

fn worth((slope, curve): (f64, f64), ridge: f32) -> f64 {
    slope * slope / (curve + f64::from(ridge))
}
