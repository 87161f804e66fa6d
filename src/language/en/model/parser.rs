//! Floor 3: dependencies by a greedy transition parser: one model tells the move, another how a word hangs on its head.
//!
//! Both are trained with a dynamic oracle (Goldberg and Nivre 2013) on UD_English-GUM with predicted tags.

use super::features::Features;
use super::labels::{PUNCTUATION, RELATIONS, ROOT};
use super::marks::hang_marks;
use super::scene::{Scene, is_mark};
use super::tagger::{Frame, Label};
use super::transition::{Kind, State};
use super::weights::{Triples, Weights};

/// The models of the parser.
#[derive(Debug, Clone, Copy)]
pub struct Parser<'a> {
    /// Tells the kind of the next move.
    pub moves: Triples<'a>,
    /// Tells the relation of a word to its head.
    pub relations: Weights<'a>,
}

/// A head for each token, none for the root, and the number of its relation.
pub type Dependencies = (Vec<Option<u32>>, Vec<u8>);

/// The tree of a tagged sentence, punctuation included.
pub fn dependencies(words: &[&str], frame: &Frame, labels: &[Label], parser: &Parser) -> Dependencies {
    let scene = Scene::new(words, frame, labels);
    let (mut heads, mut relations) = (vec![None; words.len()], vec![PUNCTUATION; words.len()]);
    if scene.is_empty() {
        // Nothing but punctuation: the first mark carries the others.
        heads.iter_mut().skip(1).for_each(|head| *head = Some(0));
        relations.iter_mut().take(1).for_each(|relation| *relation = ROOT);
        return (heads, relations);
    }
    let tree = parse(&scene, parser);
    for (node, &place) in scene.places().iter().enumerate() {
        let arc = tree.arc(node as u32);
        heads[place as usize] = scene.places().get(arc.head as usize).copied();
        relations[place as usize] = if arc.head == tree.root() { ROOT } else { arc.relation };
    }
    let marks: Vec<bool> = labels.iter().map(|label| is_mark(*label)).collect();
    hang_marks(words, &marks, &mut heads);
    (heads, relations)
}

/// The tree of the words of a sentence, as the last state of the parser: two moves a word.
pub fn parse(scene: &Scene, parser: &Parser) -> State {
    let mut state = State::start(scene.len());
    let mut features = Features::default();
    while !state.is_done() {
        let kind = forced(&state)
            .or_else(|| sure_kind(scene, &state, parser))
            .unwrap_or_else(|| best_kind(&state, parser.moves.scores(scene.of_move(&state, &mut features))));
        let relation = |left: bool| {
            let sure = parser.relations.sure(scene.sign_of_relation(&state, left));
            sure.unwrap_or_else(|| {
                parser.relations.best(scene.of_relation(&state, left, &mut features), RELATIONS.len())
            })
        };
        let step = kind.step(relation);
        state.make(step);
    }
    state
}

/// The kind of move that was right nearly always where the same tags stood.
fn sure_kind(scene: &Scene, state: &State, parser: &Parser) -> Option<Kind> {
    let sure = parser.moves.sure(scene.sign_of_move(state))?;
    Kind::ALL.get(sure as usize).copied().filter(|kind| state.may(*kind))
}

/// The only possible kind of move, when there is only one.
pub fn forced(state: &State) -> Option<Kind> {
    let mut possible = Kind::ALL.into_iter().filter(|kind| state.may(*kind));
    let first = possible.next();
    first.filter(|_| possible.next().is_none())
}

/// The possible kind of move with the highest score, the first of equals.
pub fn best_kind(state: &State, scores: [i32; 3]) -> Kind {
    let mut best = Kind::Shift;
    let mut highest = i32::MIN;
    for (kind, score) in Kind::ALL.into_iter().zip(scores) {
        if state.may(kind) && score > highest {
            (best, highest) = (kind, score);
        }
    }
    best
}
