//! Trains the tagger.

use crate::conllu::{self, Sentence};
use crate::perceptron::{Dice, Mean, Perceptron, Rounding, best};
use crosscheck::language::en::model::labels::labels;
use crosscheck::language::en::model::tagger::{BEFORE, Frame, Label};
use crosscheck::language::en::model::view::{View, setting};
use crosscheck::language::en::model::vocabulary::Vocabulary;
use std::path::Path;
use std::{error::Error, fs};

const EPOCHS: usize = 10;
/// One model for each.
pub const SEEDS: [u64; 1] = [7];
/// One sentence in so many is learned once more as a headline, and one in small letters or in capitals.
const RECASED: usize = 8;
/// How the weights are written: measured on the development part, a finer or wider scale tags no better, and half of the weights
/// are too small to matter.
pub const ROUNDING: Rounding = Rounding { reach: 1.0, least: 0.85 };
/// Features met so often are given weights.
const LEAST_MET: u8 = 1;
/// Room for the labels of the tagger.
pub const LABELS: usize = 64;

/// A sentence ready to be learned.
pub struct Lesson {
    /// The words as the model sees them.
    pub frame: Frame,
    /// Their labels; `None` for one too rare to learn.
    pub labels: Vec<Option<Label>>,
}

/// Writes the model to `out`: several, each taught in another order, vote as one.
pub fn train(treebank: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let sentences = conllu::read(treebank)?;
    let models = std::thread::scope(|scope| {
        let taught = SEEDS.map(|seed| {
            scope.spawn({
                let sentences = &sentences;
                move || learn(sentences, EPOCHS, seed)
            })
        });
        taught.map(|thread| thread.join().expect("teaching does not panic"))
    });
    fs::write(out, Mean::together(models).bytes(ROUNDING, &[]))?;
    Ok(())
}

/// The model that `sentences` teach in the order that `seed` gives.
pub fn learn(sentences: &[Sentence], epochs: usize, seed: u64) -> Mean<LABELS> {
    let mut dice = Dice::new(seed);
    let mut lessons: Vec<Lesson> = sentences.iter().flat_map(|sentence| lessons(sentence, &mut dice)).collect();
    let count = labels().count();
    let mut model = Perceptron::new(LEAST_MET);
    for epoch in 0..epochs {
        dice.shuffle(&mut lessons);
        let wrong: usize = lessons.iter().map(|lesson| repeat(lesson, &mut model, count)).sum();
        eprintln!("tagger {seed}, epoch {epoch}: {wrong} wrong");
    }
    model.mean()
}

fn lessons(sentence: &Sentence, dice: &mut Dice) -> Vec<Lesson> {
    let as_written = |word: &str| word.to_owned();
    let mut lessons = vec![lesson(sentence, as_written)];
    match dice.below(RECASED) {
        0 => lessons.push(lesson(sentence, capitalised)),
        1 if dice.below(2) == 0 => lessons.push(lesson(sentence, |word| word.to_lowercase())),
        1 => lessons.push(lesson(sentence, |word| word.to_uppercase())),
        _ => {}
    }
    lessons
}

fn lesson(sentence: &Sentence, recase: impl Fn(&str) -> String) -> Lesson {
    let vocabulary = Vocabulary::builtin();
    let forms: Vec<String> = sentence.words.iter().map(|word| recase(&word.form)).collect();
    let views = forms.iter().map(|form| View::of(form, &vocabulary));
    let frame = Frame::new(views, setting(forms.iter().map(String::as_str)));
    let names: Vec<&str> = labels().collect();
    let labels =
        sentence.words.iter().map(|word| names.binary_search(&word.label().as_str()).ok().map(|at| at as Label));
    Lesson { frame, labels: labels.collect() }
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    match chars.next() {
        Some(first) if word.len() > 3 => first.to_uppercase().chain(chars).collect(),
        _ => word.to_owned(),
    }
}

/// Goes through a sentence once and says how many words were labelled wrong.
fn repeat(lesson: &Lesson, model: &mut Perceptron<LABELS>, labels: usize) -> usize {
    let mut before = [BEFORE; 2];
    let mut wrong = 0;
    for (at, right) in lesson.labels.iter().enumerate() {
        let given = lesson.frame.sure(at).unwrap_or_else(|| {
            let rows = model.meet(&lesson.frame.features(at, before));
            let best = best(&model.scores(&rows), |label| label < labels) as Label;
            if let Some(right) = right.filter(|right| *right != best) {
                model.update(&rows, right.into(), best.into());
            }
            best
        });
        wrong += usize::from(right.is_some_and(|right| right != given));
        before = [given, before[0]];
    }
    wrong
}
