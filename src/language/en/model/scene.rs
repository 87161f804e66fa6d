//! Floor 3: a tagged sentence as the parser sees it, and the features of a tree half built over it.
//!
//! Of 131 features of a move, the 66 are left without which the development part of the treebank is parsed worse: the others
//! were taken out, the least of use first, twenty at a time, until the accuracy fell.

use super::features::Features;
use super::hash::mix;
use super::labels::tags;
use super::tagger::{Frame, Label};
use super::transition::{Arc, Node, State};
use crate::text::Class;

/// A word as the parser sees it.
#[derive(Debug, Clone, Copy)]
struct Seen {
    word: u64,
    tag: u64,
    path: u64,
    stem: u64,
    /// The punctuation right before it.
    mark: u64,
    /// Commas and the like before it in the sentence.
    commas: u64,
}

/// The words of a sentence as the parser sees them, with the root and no word behind them. Punctuation is no word here: it
/// is told of the word behind it.
#[derive(Debug)]
pub struct Scene {
    seen: Vec<Seen>,
    places: Vec<u32>,
}

impl Scene {
    /// The scene of a tagged sentence.
    pub fn new(words: &[&str], frame: &Frame, labels: &[Label]) -> Scene {
        let places: Vec<u32> = (0..labels.len()).filter(|&at| !is_mark(labels[at])).map(|at| at as u32).collect();
        let (mut mark, mut commas) = (0, 0);
        let mut seen = Vec::with_capacity(places.len() + 2);
        for (at, label) in labels.iter().enumerate() {
            if is_mark(*label) {
                let kind = mark_kind(words[at]);
                mark = (mark << 4 | kind) & 0xff;
                commas += u64::from(kind <= DIVIDING);
                continue;
            }
            let path = u64::from(frame.view(at).known.path);
            let word = frame.view(at).lower;
            seen.push(Seen { word, tag: u64::from(*label), path, stem: path & 63, mark, commas });
            mark = 0;
        }
        let outside = |number: u64| Seen { word: number, tag: 119 + number, path: number, stem: number, mark, commas };
        seen.extend([outside(1), outside(2)]);
        Scene { seen, places }
    }

    /// The token of each word.
    pub fn places(&self) -> &[u32] {
        &self.places
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.seen.len() - 2
    }

    /// Whether there is no word.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn at(&self, node: Node) -> &Seen {
        &self.seen[node as usize]
    }

    /// The features that tell the next move.
    pub fn of_move<'f>(&self, state: &State, features: &'f mut Features) -> &'f [u64] {
        let near = Near::new(self, state);
        features.restart(1);
        near.words(features);
        near.pairs(features);
        near.groups(features);
        near.marks(features);
        near.sizes(features);
        near.dependents(features);
        near.relations(features);
        near.attachments(features);
        features.hashes()
    }

    /// What is looked up before the features of a move: where it is nearly always the same move, no feature is asked.
    pub fn sign_of_move(&self, state: &State) -> u64 {
        let [top, below] = [0, 1].map(|depth| state.stacked(depth));
        let [next, second] = [0, 1].map(|offset| self.at(state.coming(offset)));
        let arc = state.arc(top);
        let hung = u64::from(arc.counts[0].min(1)) << 1 | u64::from(arc.counts[1].min(1));
        let tags = triple(self.at(below), self.at(top), next) << 7 | second.tag;
        mix(mix(4 << 8, tags), (next.mark << 8 | second.mark) << 2 | hung)
    }

    /// The same of a relation.
    pub fn sign_of_relation(&self, state: &State, left: bool) -> u64 {
        let word = state.stacked(0);
        let head = if left { state.coming(0) } else { state.stacked(1) };
        let arc = state.arc(word);
        mix(
            mix(4 << 8 | u64::from(left), pair(self.at(word), self.at(head))),
            mix(arc.left_relations, self.at(word).mark),
        )
    }

    /// The features that tell how the top of the stack hangs on the next word (`left`) or on the word below it.
    pub fn of_relation<'f>(&self, state: &State, left: bool, features: &'f mut Features) -> &'f [u64] {
        let bond = Bond::new(self, state, left);
        features.restart(if left { 2 } else { 3 });
        bond.words(features);
        bond.dependents(features);
        features.hashes()
    }
}

/// Whether a label is one of punctuation.
pub fn is_mark(label: Label) -> bool {
    tags()[label as usize].class == Class::Punct
}

/// The greatest kind of mark that divides a sentence.
const DIVIDING: u64 = 4;

fn mark_kind(mark: &str) -> u64 {
    match mark.chars().next().unwrap_or(' ') {
        ',' => 1,
        ';' => 2,
        ':' => 3,
        '–' | '—' => DIVIDING,
        '-' if mark.len() > 1 => DIVIDING,
        '-' => 5,
        '(' | '[' | '{' => 6,
        ')' | ']' | '}' => 7,
        '"' | '“' | '”' | '‘' | '\'' | '’' | '`' => 8,
        '.' | '…' => 9,
        '?' | '!' => 10,
        '/' => 11,
        _ => 12,
    }
}

/// A node with what hangs on it, as far as features look.
struct Spot<'a> {
    seen: &'a Seen,
    arc: &'a Arc,
    left: &'a Seen,
    left_relation: u64,
    second_left: &'a Seen,
    right: &'a Seen,
    right_relation: u64,
    second_right: &'a Seen,
    counts: u64,
    /// The punctuation before the first word of what hangs on it.
    mark: u64,
}

impl<'a> Spot<'a> {
    fn new(scene: &'a Scene, state: &'a State, node: Node) -> Spot<'a> {
        let arc = state.arc(node);
        let relation = |node: Node| u64::from(state.arc(node).relation);
        Spot {
            seen: scene.at(node),
            arc,
            left: scene.at(arc.left[0]),
            left_relation: relation(arc.left[0]),
            second_left: scene.at(arc.left[1]),
            right: scene.at(arc.right[0]),
            right_relation: relation(arc.right[0]),
            second_right: scene.at(arc.right[1]),
            mark: scene.at(if arc.left[0] == state.none() { node } else { arc.left[0] }).mark,
            counts: u64::from(arc.counts[0].min(4)) << 3 | u64::from(arc.counts[1].min(4)),
        }
    }
}

fn pair(first: &Seen, second: &Seen) -> u64 {
    first.tag << 7 | second.tag
}

fn triple(first: &Seen, second: &Seen, third: &Seen) -> u64 {
    first.tag << 14 | second.tag << 7 | third.tag
}

fn tagged(seen: &Seen) -> u64 {
    mix(seen.word, seen.tag)
}

/// What stands around the point where the next move is made.
struct Near<'a> {
    top: Spot<'a>,
    below: Spot<'a>,
    deep: &'a Seen,
    next: Spot<'a>,
    second: &'a Seen,
    third: &'a Seen,
    /// From the top of the stack to the next word, in steps.
    gap: u64,
    /// From the word below the top to the top, in steps.
    depth: u64,
    /// Commas between the top of the stack and the next word, and between the word below and the top, up to three.
    commas: [u64; 2],
}

impl<'a> Near<'a> {
    fn new(scene: &'a Scene, state: &'a State) -> Near<'a> {
        let [top, below, deep] = [0, 1, 2].map(|depth| state.stacked(depth));
        let [next, second, third] = [0, 1, 2].map(|offset| state.coming(offset));
        Near {
            top: Spot::new(scene, state, top),
            below: Spot::new(scene, state, below),
            deep: scene.at(deep),
            next: Spot::new(scene, state, next),
            second: scene.at(second),
            third: scene.at(third),
            gap: distance(top, next, state),
            depth: distance(below, top, state),
            commas: [(top, next), (below, top)]
                .map(|(left, right)| scene.at(right).commas.saturating_sub(scene.at(left).commas).min(3)),
        }
    }

    fn words(&self, features: &mut Features) {
        let (top, next) = (self.top.seen, self.next.seen);
        features.add([0, tagged(top), top.path, self.deep.tag, next.tag, next.path]);
        features.add([self.second.tag, tagged(self.second), self.second.path, self.third.word]);
    }

    fn pairs(&self, features: &mut Features) {
        let (top, below, next) = (self.top.seen, self.below.seen, self.next.seen);
        features.add([
            mix(tagged(top), next.word),
            mix(top.tag, tagged(next)),
            mix(top.word, next.word),
            pair(next, self.second),
            pair(below, top),
            mix(below.tag, tagged(top)),
            mix(below.word, next.tag),
        ]);
        features.add([
            top.path << 16 | next.path,
            top.path << 8 | next.tag,
            below.path << 8 | top.tag,
            below.tag << 16 | top.path,
            below.stem << 32 | top.stem << 16 | next.stem,
        ]);
    }

    fn groups(&self, features: &mut Features) {
        let (top, below, next) = (self.top.seen, self.below.seen, self.next.seen);
        features.add([
            triple(top, self.top.left, next),
            triple(top, self.top.right, next),
            triple(top, next, self.next.left),
            triple(below, top, self.top.left),
            triple(below, top, self.top.right),
            triple(below, self.below.right, top),
            triple(below, self.below.left, top),
            triple(below, top, next) << 7 | self.second.tag,
        ]);
    }

    fn marks(&self, features: &mut Features) {
        let (top, below, next) = (self.top.seen, self.below.seen, self.next.seen);
        let [here, before] = self.commas;
        features.add([
            mix(top.tag, next.mark),
            mix(pair(top, next), next.mark),
            mix(pair(next, self.second), self.second.mark << 8 | next.mark),
            mix(top.word, self.top.mark),
            mix(pair(below, top), self.top.mark << 8 | next.mark),
            mix(pair(top, next), here),
            mix(pair(below, top), before),
            mix(pair(below, top), here << 2 | before),
            mix(triple(below, top, next), here << 2 | before),
        ]);
    }

    fn sizes(&self, features: &mut Features) {
        let (top, below, next) = (self.top.seen, self.below.seen, self.next.seen);
        features.add([
            mix(top.tag, self.gap),
            mix(pair(below, top), self.depth),
            mix(below.word, self.depth),
            mix(below.word, self.below.counts),
            mix(next.word, self.next.counts),
            mix(next.tag, self.next.counts),
        ]);
    }

    fn dependents(&self, features: &mut Features) {
        let (top, below, next) = (&self.top, &self.below, &self.next);
        features.add([top.left.word, top.left.tag, top.left_relation]);
        features.add([next.left.word, next.left.tag, next.left_relation]);
        features.add([below.left.word, below.left_relation, below.right.word, below.right.tag, below.right_relation]);
        features
            .add([triple(below.seen, below.right, below.second_right), triple(next.seen, next.left, next.second_left)]);
    }

    fn relations(&self, features: &mut Features) {
        let (top, below, next) = (&self.top, &self.below, &self.next);
        features.add([
            mix(top.seen.tag, top.arc.right_relations),
            mix(below.seen.word, below.arc.right_relations),
            mix(below.seen.tag, below.arc.right_relations),
            mix(next.seen.tag, next.arc.left_relations),
            mix(pair(below.seen, top.seen), mix(top.arc.left_relations, next.seen.tag)),
        ]);
    }

    /// What tells on which word a phrase with a preposition or conjunction hangs.
    fn attachments(&self, features: &mut Features) {
        let (below, first) = (self.below.seen, self.top.left.word);
        features.add([mix(below.word, first), mix(pair(self.deep, below), first), mix(self.deep.word, first)]);
    }
}

/// A word and the head it is about to hang on.
struct Bond<'a> {
    word: Spot<'a>,
    head: Spot<'a>,
    before: &'a Seen,
    next: &'a Seen,
    second: &'a Seen,
    distance: u64,
}

impl<'a> Bond<'a> {
    fn new(scene: &'a Scene, state: &'a State, left: bool) -> Bond<'a> {
        let word = state.stacked(0);
        let head = if left { state.coming(0) } else { state.stacked(1) };
        Bond {
            word: Spot::new(scene, state, word),
            head: Spot::new(scene, state, head),
            before: scene.at(word.saturating_sub(1)),
            next: scene.at(state.coming(0)),
            second: scene.at(state.coming(1)),
            distance: distance(word.min(head), word.max(head), state),
        }
    }

    fn words(&self, features: &mut Features) {
        let (word, head) = (self.word.seen, self.head.seen);
        let tags = pair(word, head);
        features.add([0, word.word, word.tag, head.word, head.tag, word.path, tags]);
        features.add([
            mix(word.word, head.tag),
            mix(word.tag, head.word),
            mix(word.word, head.word),
            word.path << 16 | head.path,
            word.path << 8 | head.tag,
            head.path << 8 | word.tag,
            mix(tags, self.distance),
            mix(tags, pair(self.next, self.second)),
            mix(tags, self.before.tag),
            mix(tags, self.word.mark),
            mix(tags, self.word.mark << 8 | self.next.mark),
            mix(word.word, self.word.mark),
        ]);
    }

    fn dependents(&self, features: &mut Features) {
        let (word, head) = (self.word.seen, self.head.seen);
        let tags = pair(word, head);
        let first = self.word.left.word;
        features.add([
            mix(first, head.tag),
            mix(first, tags),
            mix(first, head.word),
            mix(first, word.path),
            mix(first, mix(word.path, head.path)),
            mix(tags, self.word.arc.left_relations),
            mix(tags, self.word.arc.right_relations),
            mix(tags, self.head.arc.left_relations),
            mix(tags, self.head.arc.right_relations),
            mix(head.word, mix(self.head.arc.right_relations, word.tag)),
            mix(head.word, mix(self.head.arc.left_relations, word.tag)),
            mix(tags, pair(self.word.left, self.word.second_left)),
            mix(tags, mix(self.word.second_left.word, first)),
            mix(tags, self.word.right.tag),
            mix(tags, self.head.left.word),
            mix(tags, self.head.right.tag << 8 | self.head.right_relation),
            mix(self.word.arc.left_relations, mix(self.head.arc.left_relations, tags)),
            mix(word.path, mix(head.path, self.head.arc.left_relations)),
        ]);
    }
}

/// Steps from `left` to `right`, the longer the coarser.
fn distance(left: Node, right: Node, state: &State) -> u64 {
    if left >= state.root() {
        return 15;
    }
    match right.saturating_sub(left) {
        near @ 0..=4 => u64::from(near),
        5..=6 => 5,
        7..=10 => 6,
        11..=20 => 7,
        _ => 8,
    }
}
