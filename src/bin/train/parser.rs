//! Trains the parser.

use crate::conllu::{self, Sentence};
use crate::perceptron::{Dice, Mean, Perceptron, Rounding, best};
use crate::tagger;
use crosscheck::language::en::model::features::Features;
use crosscheck::language::en::model::labels::{RELATIONS, labels, relation_number};
use crosscheck::language::en::model::parser::{Parser, best_kind, forced};
use crosscheck::language::en::model::scene::{Scene, is_mark};
use crosscheck::language::en::model::tagger::{Frame, Label, label};
use crosscheck::language::en::model::transition::{Kind, Node, State};
use crosscheck::language::en::model::view::{View, setting};
use crosscheck::language::en::model::vocabulary::Vocabulary;
use crosscheck::language::en::model::weights::{Triples, Weights};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::Path;
use std::{error::Error, fs};

const EPOCHS: usize = 12;
/// One model for each; all vote as one.
const SEEDS: [u64; 5] = [11, 5, 23, 42, 7];
const TAGGER_EPOCHS: usize = 8;
/// The treebank is tagged in so many parts, each by a tagger that has not seen it.
const FOLDS: usize = 5;
/// From the second epoch on, so many of a hundred moves are the parser's own even when they are wrong.
const OWN_MOVES: usize = 90;
/// Features met so often in the first epochs are given weights: with all of them the parser is no better and many times as large.
const LEAST_MET: [u8; 2] = [6, 5];
const GROWING_EPOCHS: usize = 2;
/// A sign is sure when it was met so often,
const LEAST_SIGNS: u32 = 20;
/// and this share of the times with one right label.
const SURE: f64 = 0.995;
/// How the weights are written. Measured on the development part: without the three quarters of the weights that are below 1 the trees
/// are as good, without those below 1.5 they are worse.
const ROUNDING: Rounding = Rounding { reach: 1.0, least: 1.0 };

struct Lesson {
    scene: Scene,
    heads: Vec<Node>,
    relations: Vec<u8>,
}

struct Models {
    moves: Perceptron<3>,
    relations: Perceptron<{ RELATIONS.len() }>,
}

/// Writes the models `moves.bin` and `relations.bin` into the folder `out`: several, each taught in another order, vote as one.
pub fn train(treebank: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let sentences = conllu::read(treebank)?;
    let mut lessons = Vec::new();
    for fold in 0..FOLDS {
        let (own, others): (Vec<_>, Vec<_>) = sentences.iter().enumerate().partition(|(at, _)| at % FOLDS == fold);
        let others: Vec<Sentence> = others.into_iter().map(|(_, sentence)| sentence.clone()).collect();
        let bytes = tagger::learn(&others, TAGGER_EPOCHS, tagger::SEEDS[0]).bytes(tagger::ROUNDING, &[]);
        let weights = Weights::read(&bytes).ok_or("the tagger was not written as it is read")?;
        lessons.extend(own.into_iter().map(|(_, sentence)| lesson(sentence, &weights)));
    }
    let taught = std::thread::scope(|scope| {
        let threads = SEEDS.map(|seed| {
            scope.spawn({
                let lessons = &lessons;
                move || learn(lessons, seed)
            })
        });
        threads.map(|thread| thread.join().expect("teaching does not panic"))
    });
    let (moves, relations): (Vec<_>, Vec<_>) = taught.into_iter().unzip();
    let (moves, relations) = (Mean::together(moves), Mean::together(relations));
    let mut signs = Signs::default();
    let (weighed, named) = (moves.triples(ROUNDING, &[]), relations.bytes(ROUNDING, &[]));
    let misread = "the parser was not written as it is read";
    let parser =
        Parser { moves: Triples::read(&weighed).ok_or(misread)?, relations: Weights::read(&named).ok_or(misread)? };
    lessons.iter().for_each(|lesson| signs.meet(lesson, &parser));
    fs::write(out.join("moves.bin"), moves.triples(ROUNDING, &sure(&signs.moves)))?;
    fs::write(out.join("relations.bin"), relations.bytes(ROUNDING, &sure(&signs.relations)))?;
    Ok(())
}

/// How often each label was right where a sign was met, and how often the sign was met.
type Counts = BTreeMap<u64, (BTreeMap<u8, u32>, u32)>;

/// What was right where signs were met.
#[derive(Default)]
struct Signs {
    moves: Counts,
    relations: Counts,
}

impl Signs {
    /// Parses a sentence and counts.
    fn meet(&mut self, lesson: &Lesson, parser: &Parser) {
        let mut state = State::start(lesson.heads.len());
        let mut features = Features::default();
        while !state.is_done() {
            let kind = forced(&state).unwrap_or_else(|| {
                let costs = costs(lesson, &state);
                let least = costs.into_iter().min().unwrap_or(0);
                let right = (0..3).filter(|&kind| costs[kind as usize] == least);
                count(&mut self.moves, lesson.scene.sign_of_move(&state), right);
                best_kind(&state, parser.moves.scores(lesson.scene.of_move(&state, &mut features)))
            });
            let relation = |left: bool| {
                let word = state.stacked(0) as usize;
                let head = if left { state.coming(0) } else { state.stacked(1) };
                if lesson.heads[word] == head {
                    let sign = lesson.scene.sign_of_relation(&state, left);
                    count(&mut self.relations, sign, [lesson.relations[word]]);
                }
                parser.relations.best(lesson.scene.of_relation(&state, left, &mut features), RELATIONS.len())
            };
            let step = kind.step(relation);
            state.make(step);
        }
    }
}

fn count(counts: &mut Counts, sign: u64, right: impl IntoIterator<Item = u8>) {
    let (labels, met) = counts.entry(sign).or_default();
    *met += 1;
    right.into_iter().for_each(|label| *labels.entry(label).or_default() += 1);
}

/// The signs that were met often and always, or nearly always, with one right label.
fn sure(counts: &Counts) -> Vec<(u64, u8)> {
    let all: u32 = counts.values().map(|(_, met)| met).sum();
    let sure: Vec<(u64, u8, u32)> = counts
        .iter()
        .filter(|(_, (_, met))| *met >= LEAST_SIGNS)
        .filter_map(|(&sign, (labels, met))| {
            let (&label, &right) = labels.iter().max_by_key(|(label, right)| (**right, Reverse(**label)))?;
            (f64::from(right) >= SURE * f64::from(*met)).then_some((sign, label, *met))
        })
        .collect();
    let told: u32 = sure.iter().map(|(_, _, met)| met).sum();
    eprintln!("{} signs tell {told} of {all} at once", sure.len());
    sure.into_iter().map(|(sign, label, _)| (sign, label)).collect()
}

/// A sentence as the models see it, tagged by `weights`.
pub fn tagged(sentence: &Sentence, weights: &Weights) -> (Frame, Vec<Label>) {
    let vocabulary = Vocabulary::builtin();
    let forms = sentence.forms();
    let frame = Frame::new(forms.iter().map(|form| View::of(form, &vocabulary)), setting(forms.iter().copied()));
    let given = label(&frame, weights, labels().count());
    (frame, given)
}

fn lesson(sentence: &Sentence, weights: &Weights) -> Lesson {
    let (frame, given) = tagged(sentence, weights);
    lesson_of(sentence, &frame, &given)
}

/// The tree of the words without the punctuation: what hangs on a mark hangs on the head of the mark.
fn lesson_of(sentence: &Sentence, frame: &Frame, given: &[Label]) -> Lesson {
    let scene = Scene::new(&sentence.forms(), frame, given);
    let word_above = |at: usize| {
        let heads = std::iter::successors(sentence.words[at].head, |head| sentence.words[*head].head).take(given.len());
        heads.into_iter().find(|head| !is_mark(given[*head]))
    };
    let node_of = |at: usize| scene.places().binary_search(&(at as u32)).unwrap_or(scene.len()) as Node;
    let relation = |name: &str| relation_number(name).unwrap_or(RELATIONS.len() as u8 - 1);
    let words: Vec<usize> = scene.places().iter().map(|place| *place as usize).collect();
    Lesson {
        heads: words.iter().map(|at| word_above(*at).map_or(scene.len() as Node, node_of)).collect(),
        relations: words.iter().map(|at| relation(&sentence.words[*at].relation)).collect(),
        scene,
    }
}

/// The averaged models that the lessons teach in the order that `seed` gives.
fn learn(lessons: &[Lesson], seed: u64) -> (Mean<3>, Mean<{ RELATIONS.len() }>) {
    let mut dice = Dice::new(seed);
    let mut order: Vec<&Lesson> = lessons.iter().collect();
    let mut models = Models { moves: Perceptron::new(LEAST_MET[0]), relations: Perceptron::new(LEAST_MET[1]) };
    for epoch in 0..EPOCHS {
        if epoch == GROWING_EPOCHS {
            models.moves.stop_growing();
            models.relations.stop_growing();
        }
        dice.shuffle(&mut order);
        let own = if epoch > 0 { OWN_MOVES } else { 0 };
        let wrong: usize = order.iter().map(|lesson| repeat(lesson, &mut models, &mut dice, own)).sum();
        eprintln!("parser {seed}, epoch {epoch}: {wrong} wrong moves");
    }
    (models.moves.mean(), models.relations.mean())
}

/// Parses a sentence once, learning from every wrong move, and says how many there were.
fn repeat(lesson: &Lesson, models: &mut Models, dice: &mut Dice, own_moves: usize) -> usize {
    let mut state = State::start(lesson.heads.len());
    let mut wrong = 0;
    while !state.is_done() {
        let kind = forced(&state).unwrap_or_else(|| {
            let (own, right) = choose_kind(lesson, &state, &mut models.moves);
            wrong += usize::from(own != right);
            if dice.below(100) < own_moves { own } else { right }
        });
        let relation = |left: bool| choose_relation(lesson, &state, &mut models.relations, left);
        let step = kind.step(relation);
        state.make(step);
    }
    wrong
}

/// The model's move and the best of those that lose least; learns when the first is none of the second.
fn choose_kind(lesson: &Lesson, state: &State, moves: &mut Perceptron<3>) -> (Kind, Kind) {
    let rows = moves.meet(lesson.scene.of_move(state, &mut Features::default()));
    let scores = moves.scores(&rows);
    let costs = costs(lesson, state);
    let least = costs.into_iter().min().unwrap_or(0);
    let own = best(&scores, |kind| costs[kind] < usize::MAX);
    if costs[own] == least {
        return (Kind::ALL[own], Kind::ALL[own]);
    }
    let right = best(&scores, |kind| costs[kind] == least);
    moves.update(&rows, right, own);
    (Kind::ALL[own], Kind::ALL[right])
}

/// The model's relation; learns when the arc is right and the relation is not.
fn choose_relation(lesson: &Lesson, state: &State, relations: &mut Perceptron<{ RELATIONS.len() }>, left: bool) -> u8 {
    let rows = relations.meet(lesson.scene.of_relation(state, left, &mut Features::default()));
    let own = best(&relations.scores(&rows), |_| true);
    let word = state.stacked(0) as usize;
    let head = if left { state.coming(0) } else { state.stacked(1) };
    let right = usize::from(lesson.relations[word]);
    if lesson.heads[word] == head && right != own {
        relations.update(&rows, right, own);
    }
    own as u8
}

/// The cost of every kind of move; no possible one has the greatest there is.
fn costs(lesson: &Lesson, state: &State) -> [usize; 3] {
    Kind::ALL.map(|kind| if state.may(kind) { cost(lesson, state, kind) } else { usize::MAX })
}

/// How many arcs of the right tree can no longer be built after a move.
fn cost(lesson: &Lesson, state: &State, kind: Kind) -> usize {
    let head_of = |node: Node| lesson.heads.get(node as usize).copied();
    let (top, below, next) = (state.stacked(0), state.stacked(1), state.coming(0));
    let waiting_on_top = || (next..state.root()).filter(|&node| head_of(node) == Some(top)).count();
    match kind {
        Kind::Shift => {
            let stack = state.stack();
            let lost_head = stack[..stack.len().saturating_sub(1)].iter().any(|&node| head_of(next) == Some(node));
            usize::from(lost_head) + stack.iter().filter(|&&node| head_of(node) == Some(next)).count()
        }
        Kind::Left => {
            let lost_head = head_of(top).is_some_and(|head| head == below || (head > next && head <= state.root()));
            usize::from(lost_head) + waiting_on_top()
        }
        Kind::Right => usize::from(head_of(top).is_some_and(|head| head >= next)) + waiting_on_top(),
    }
}
