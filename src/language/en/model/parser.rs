//! Floor 3: dependencies by a greedy transition parser: one model tells the move, another how a word hangs on its head.
//!
//! Both are trained with a dynamic oracle (Goldberg and Nivre 2013) on UD_English-GUM with predicted tags.

use super::labels::RELATIONS;
use super::scene::Scene;
use super::transition::{Kind, Move, State};
use super::weights::{Triples, Weights};

/// The models of the parser.
#[derive(Debug, Clone, Copy)]
pub struct Parser<'a> {
    /// Tells the kind of the next move.
    pub moves: Triples<'a>,
    /// Tells the relation of a word to its head.
    pub relations: Weights<'a>,
}

/// The tree of a sentence, as the last state of the parser: two moves a word.
pub fn parse(scene: &Scene, parser: &Parser) -> State {
    let mut state = State::start(scene.len());
    while !state.is_done() {
        let kind =
            forced(&state).unwrap_or_else(|| best_kind(&state, parser.moves.scores(scene.of_move(&state).hashes())));
        let relation = |left: bool| parser.relations.best(scene.of_relation(&state, left).hashes(), RELATIONS.len());
        let step = match kind {
            Kind::Shift => Move::Shift,
            Kind::Left => Move::Left(relation(true)),
            Kind::Right => Move::Right(relation(false)),
        };
        state.make(step);
    }
    state
}

/// The only possible kind of move, when there is only one.
pub fn forced(state: &State) -> Option<Kind> {
    let mut possible = Kind::ALL.into_iter().filter(|kind| state.may(*kind));
    let first = possible.next();
    first.filter(|_| possible.next().is_none())
}

/// The possible kind of move with the highest score, the first of equals.
fn best_kind(state: &State, scores: [i32; 3]) -> Kind {
    let mut best = Kind::Shift;
    let mut highest = i32::MIN;
    for (kind, score) in Kind::ALL.into_iter().zip(scores) {
        if state.may(kind) && score > highest {
            (best, highest) = (kind, score);
        }
    }
    best
}
