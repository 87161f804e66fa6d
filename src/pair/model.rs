//! The fitted model of pairs: features in, log-odds out.
//!
//! Gradient-boosted oblivious trees (Friedman 2001; Prokhorenkova et al. 2018): every level of a tree asks one question of
//! every row, so a tree of depth `d` is `d` questions and `2^d` leaves. `train pair` fits them and writes
//! rules/en/model/pair.bin.

use super::features::FEATURES;
use super::value::VALUE_FEATURES;
use std::sync::LazyLock;

/// Whatever turns the features of a pair into scores.
pub trait PairModel {
    /// The scores of a row of features, in the order of `FEATURES`.
    fn score(&self, row: &[f32]) -> Scores;

    /// The log-odds that two values which differ are of one thing, of a row in the order of `VALUE_FEATURES`.
    fn differ(&self, row: &[f32]) -> f32;
}

/// How likely a pair is to be what its name says, as log-odds: 0 is even.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Scores {
    /// That both speak of one thing, whether they agree on it or not.
    pub related: f32,
    /// That both say the same, or what can both be.
    pub agree: f32,
}

/// A question: whether a feature is above a threshold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Question {
    /// Index of the feature.
    pub feature: usize,
    /// The greatest value that answers no.
    pub threshold: f32,
}

/// A tree all of whose nodes of one level ask the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Tree {
    /// One a level; the first is the lowest bit of the leaf's number.
    pub questions: Vec<Question>,
    /// Log-odds that each leaf adds, `2^questions` of them.
    pub leaves: Vec<f32>,
}

impl Tree {
    /// What it adds for a row.
    pub fn score(&self, row: &[f32]) -> f32 {
        let bit =
            |(level, question): (usize, &Question)| usize::from(row[question.feature] > question.threshold) << level;
        self.leaves[self.questions.iter().enumerate().map(bit).sum::<usize>()]
    }
}

/// A sum of trees.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Forest {
    /// Log-odds before any tree.
    pub bias: f32,
    /// Its trees.
    pub trees: Vec<Tree>,
}

impl Forest {
    /// The log-odds of a row.
    pub fn score(&self, row: &[f32]) -> f32 {
        self.trees.iter().fold(self.bias, |sum, tree| sum + tree.score(row))
    }
}

/// A forest for each score.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Forests {
    /// Of `Scores::related`.
    pub related: Forest,
    /// Of `Scores::agree`.
    pub agree: Forest,
    /// That two values which differ are of one thing: rows of `VALUE_FEATURES`.
    pub differ: Forest,
}

impl PairModel for Forests {
    fn score(&self, row: &[f32]) -> Scores {
        Scores { related: self.related.score(row), agree: self.agree.score(row) }
    }

    fn differ(&self, row: &[f32]) -> f32 {
        self.differ.score(row)
    }
}

static BYTES: &[u8] = include_bytes!("../../rules/en/model/pair.bin");

static BUILTIN: LazyLock<Forests> = LazyLock::new(|| read_model(BYTES).unwrap_or_default());

/// The model that comes with the program.
pub fn builtin() -> &'static Forests {
    &BUILTIN
}

/// The forests of a table of bytes, little-endian: the hash of the names of the features, then for each forest its bias, the
/// number of its trees, and for each tree its depth, questions (feature, threshold) and leaves. `None` when it was made for
/// other features or ends early.
pub fn read_model(bytes: &[u8]) -> Option<Forests> {
    let mut bytes = Bytes(bytes);
    if bytes.number()? != hash_of_features() {
        return None;
    }
    Some(Forests {
        related: read_forest(&mut bytes)?,
        agree: read_forest(&mut bytes)?,
        differ: read_forest(&mut bytes)?,
    })
}

fn read_forest(bytes: &mut Bytes<'_>) -> Option<Forest> {
    let bias = bytes.figure()?;
    let trees = (0..bytes.number()?).map(|_| {
        let depth = bytes.number()?;
        let question = |_| Some(Question { feature: bytes.number()? as usize, threshold: bytes.figure()? });
        let questions: Vec<Question> = (0..depth).map(question).collect::<Option<_>>()?;
        let leaves = (0..1_usize << depth).map(|_| bytes.figure()).collect::<Option<_>>()?;
        Some(Tree { questions, leaves })
    });
    Some(Forest { bias, trees: trees.collect::<Option<_>>()? })
}

/// What is left of a table.
struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn four(&mut self) -> Option<[u8; 4]> {
        let (four, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*four)
    }

    fn number(&mut self) -> Option<u32> {
        self.four().map(u32::from_le_bytes)
    }

    fn figure(&mut self) -> Option<f32> {
        self.four().map(f32::from_le_bytes)
    }
}

/// The table of bytes that `read_model` reads.
pub fn write(forests: &Forests) -> Vec<u8> {
    let mut bytes = hash_of_features().to_le_bytes().to_vec();
    for forest in [&forests.related, &forests.agree, &forests.differ] {
        bytes.extend(forest.bias.to_le_bytes());
        bytes.extend((forest.trees.len() as u32).to_le_bytes());
        for tree in &forest.trees {
            bytes.extend((tree.questions.len() as u32).to_le_bytes());
            for question in &tree.questions {
                bytes.extend((question.feature as u32).to_le_bytes());
                bytes.extend(question.threshold.to_le_bytes());
            }
            tree.leaves.iter().for_each(|leaf| bytes.extend(leaf.to_le_bytes()));
        }
    }
    bytes
}

/// FNV-1a of the names of the features: a table holds for these and no others.
fn hash_of_features() -> u32 {
    let bytes = FEATURES.iter().chain(&VALUE_FEATURES).flat_map(|name| name.bytes().chain([0]));
    bytes.fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
