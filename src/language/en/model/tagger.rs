//! Floor 3: parts of speech, from left to right, by a linear model over hashed features.
//!
//! The model is trained with the averaged perceptron on UD_English-GUM (`--bin train -- tagger`).

use super::hash::mix;
use super::view::{Setting, View};
use super::weights::Weights;

/// Number of features of a word.
pub const FEATURES: usize = 44;

/// A part of speech as the models number it: an index into the model's list of labels.
pub type Label = u8;

/// What stands before the first word.
pub const BEFORE: Label = 127;

/// The words of a sentence with two views of what stands outside on each side.
#[derive(Debug)]
pub struct Frame {
    views: Vec<View>,
    setting: Setting,
}

impl Frame {
    /// The frame of a sentence.
    pub fn new(words: impl Iterator<Item = View>, setting: Setting) -> Frame {
        let outside = [View::outside(); 2];
        let views = outside.into_iter().chain(words).chain(outside).collect();
        Frame { views, setting }
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.views.len() - 4
    }

    /// Whether there is no word.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The word `at`.
    pub fn view(&self, at: usize) -> &View {
        &self.views[at + 2]
    }

    /// The label of the word `at` when it has never had another.
    pub fn sure(&self, at: usize) -> Option<Label> {
        self.view(at).known.sure.checked_sub(1)
    }

    /// The features of the word `at`; `before` has the labels of the word before and the one before that.
    pub fn features(&self, at: usize, before: [Label; 2]) -> [u64; FEATURES] {
        let [l2, l1, w, r1, r2] = [0, 1, 2, 3, 4].map(|offset| &self.views[at + offset]);
        let (tag, tags) = (u64::from(before[0]), u64::from(before[0]) << 8 | u64::from(before[1]));
        let kinds = |view: &View| u64::from(view.known.kinds);
        let path = |view: &View| u64::from(view.known.path);
        let stem = |view: &View, bits: u32| u64::from(view.known.path & ((1 << bits) - 1));
        let first = u64::from(at == 0);
        let shape = w.shape << 4 | (self.setting as u64) << 1 | first;
        let values = [
            0,
            w.written,
            w.lower,
            l1.lower,
            r1.lower,
            l2.lower,
            r2.lower,
            w.endings[0],
            w.endings[1],
            w.endings[2],
            w.endings[3],
            w.beginnings[0],
            w.beginnings[1],
            shape,
            w.shape,
            tag,
            tags,
            mix(tag, w.lower),
            mix(l1.lower, w.lower),
            mix(w.lower, r1.lower),
            kinds(w),
            kinds(l1),
            kinds(r1),
            kinds(w) << 8 | kinds(r1),
            tag << 8 | kinds(w),
            tag << 16 | kinds(w) << 8 | kinds(r1),
            tags << 8 | kinds(w),
            kinds(r1) << 8 | kinds(r2),
            path(w),
            path(l1),
            path(r1),
            stem(w, 6),
            stem(w, 8),
            stem(w, 8) << 16 | stem(r1, 8),
            tag << 16 | path(w),
            tag << 16 | path(r1),
            path(r2),
            mix(r1.endings[2], 1),
            mix(tag, w.endings[2]),
            mix(shape, r1.shape),
            mix(shape, l1.shape),
            mix(shape, w.endings[1]),
            mix(tag << 8 | kinds(r1), w.lower),
            mix(shape << 16 | stem(r1, 8), tag),
        ];
        let mut template = 0;
        values.map(|value| {
            template += 1;
            mix(template, value)
        })
    }
}

/// The labels of the words of `frame`, from left to right; `labels` is how many the model tells apart.
pub fn label(frame: &Frame, weights: &Weights, labels: usize) -> Vec<Label> {
    let mut given = Vec::with_capacity(frame.len());
    let mut before = [BEFORE; 2];
    for at in 0..frame.len() {
        let best = frame.sure(at).unwrap_or_else(|| weights.best(&frame.features(at, before), labels));
        given.push(best);
        before = [best, before[0]];
    }
    given
}
