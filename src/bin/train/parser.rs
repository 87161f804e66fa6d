//! Trains the parser.

use crate::conllu::{self, Sentence};
use crate::perceptron::{Dice, Perceptron, Rounding, best};
use crate::tagger;
use crosscheck::language::en::model::labels::{RELATIONS, labels, relation_number};
use crosscheck::language::en::model::parser::forced;
use crosscheck::language::en::model::scene::Scene;
use crosscheck::language::en::model::tagger::{Frame, Label, label};
use crosscheck::language::en::model::transition::{Kind, Move, Node, State};
use crosscheck::language::en::model::view::{View, setting};
use crosscheck::language::en::model::vocabulary::Vocabulary;
use crosscheck::language::en::model::weights::Weights;
use std::path::Path;
use std::{error::Error, fs};

const EPOCHS: usize = 12;
const TAGGER_EPOCHS: usize = 8;
/// The treebank is tagged in so many parts, each by a tagger that has not seen it.
const FOLDS: usize = 5;
/// From the second epoch on, so many of a hundred moves are the parser's own even when they are wrong.
const OWN_MOVES: usize = 90;
/// Features met so often in the first epochs are given weights: with all of them the parser is no better and thrice as large.
const LEAST_MET: u8 = 3;
const GROWING_EPOCHS: usize = 2;
const MOVE_ROUNDING: Rounding = Rounding { reach: 1.0, least: 0.1 };
const RELATION_ROUNDING: Rounding = Rounding { reach: 1.0, least: 0.2 };

struct Lesson {
    scene: Scene,
    heads: Vec<Node>,
    relations: Vec<u8>,
}

struct Models {
    moves: Perceptron<3>,
    relations: Perceptron<{ RELATIONS.len() }>,
}

/// Writes the models `moves.bin` and `relations.bin` into the folder `out`.
pub fn train(treebank: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let sentences = conllu::read(treebank)?;
    let mut lessons = Vec::new();
    for fold in 0..FOLDS {
        let (own, others): (Vec<_>, Vec<_>) = sentences.iter().enumerate().partition(|(at, _)| at % FOLDS == fold);
        let others: Vec<Sentence> = others.into_iter().map(|(_, sentence)| sentence.clone()).collect();
        let bytes = tagger::learn(&others, TAGGER_EPOCHS).bytes(tagger::ROUNDING);
        let weights = Weights::read(&bytes).ok_or("the tagger was not written as it is read")?;
        lessons.extend(own.into_iter().map(|(_, sentence)| lesson(sentence, &weights)));
    }
    let models = learn(lessons);
    fs::write(out.join("moves.bin"), models.moves.triples(MOVE_ROUNDING))?;
    fs::write(out.join("relations.bin"), models.relations.bytes(RELATION_ROUNDING))?;
    Ok(())
}

/// A sentence as the models see it, tagged by `weights`.
pub fn tagged(sentence: &Sentence, weights: &Weights) -> (Frame, Vec<Label>) {
    let vocabulary = Vocabulary::builtin();
    let forms = || sentence.words.iter().map(|word| word.form.as_str());
    let frame = Frame::new(forms().map(|form| View::of(form, &vocabulary)), setting(forms()));
    let given = label(&frame, weights, labels().count());
    (frame, given)
}

fn lesson(sentence: &Sentence, weights: &Weights) -> Lesson {
    let (frame, given) = tagged(sentence, weights);
    let root = sentence.words.len();
    let relation = |name: &str| relation_number(name).unwrap_or(RELATIONS.len() as u8 - 1);
    Lesson {
        scene: Scene::new(&frame, &given),
        heads: sentence.words.iter().map(|word| word.head.unwrap_or(root) as Node).collect(),
        relations: sentence.words.iter().map(|word| relation(&word.relation)).collect(),
    }
}

fn learn(mut lessons: Vec<Lesson>) -> Models {
    let mut dice = Dice::new(11);
    let mut models = Models { moves: Perceptron::new(LEAST_MET), relations: Perceptron::new(LEAST_MET) };
    for epoch in 0..EPOCHS {
        if epoch == GROWING_EPOCHS {
            models.moves.stop_growing();
            models.relations.stop_growing();
        }
        dice.shuffle(&mut lessons);
        let own = if epoch > 0 { OWN_MOVES } else { 0 };
        let wrong: usize = lessons.iter().map(|lesson| repeat(lesson, &mut models, &mut dice, own)).sum();
        eprintln!("epoch {epoch}: {wrong} wrong moves");
    }
    models
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
        let mut relation = |left: bool| choose_relation(lesson, &state, &mut models.relations, left);
        let step = match kind {
            Kind::Shift => Move::Shift,
            Kind::Left => Move::Left(relation(true)),
            Kind::Right => Move::Right(relation(false)),
        };
        state.make(step);
    }
    wrong
}

/// The model's move and the best of those that lose least; learns when the first is none of the second.
fn choose_kind(lesson: &Lesson, state: &State, moves: &mut Perceptron<3>) -> (Kind, Kind) {
    let rows = moves.meet(lesson.scene.of_move(state).hashes());
    let scores = moves.scores(&rows);
    let costs = Kind::ALL.map(|kind| if state.may(kind) { cost(lesson, state, kind) } else { usize::MAX });
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
    let rows = relations.meet(lesson.scene.of_relation(state, left).hashes());
    let own = best(&relations.scores(&rows), |_| true);
    let word = state.stacked(0) as usize;
    let head = if left { state.coming(0) } else { state.stacked(1) };
    let right = usize::from(lesson.relations[word]);
    if lesson.heads[word] == head && right != own {
        relations.update(&rows, right, own);
    }
    own as u8
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
