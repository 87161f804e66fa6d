//! Floor 3: a tagged sentence as the parser sees it, and the features of a tree half built over it.

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
    /// The last word of the next noun group from here on.
    noun: Node,
    /// The next verb from here on.
    verb: Node,
}

/// The words of a sentence as the parser sees them, with the root and no word behind them.
#[derive(Debug)]
pub struct Scene {
    seen: Vec<Seen>,
}

impl Scene {
    /// The scene of a tagged sentence.
    pub fn new(frame: &Frame, labels: &[Label]) -> Scene {
        let none = labels.len() as Node + 1;
        let outside = |mark: u64| Seen { word: mark, tag: 119 + mark, path: mark, stem: mark, noun: none, verb: none };
        let words = labels.iter().enumerate().map(|(at, label)| {
            let known = frame.view(at).known;
            let path = u64::from(known.path);
            Seen { word: frame.view(at).lower, tag: u64::from(*label), path, stem: path & 63, noun: none, verb: none }
        });
        let mut seen: Vec<Seen> = words.chain([outside(1), outside(2)]).collect();
        look_ahead(&mut seen, labels);
        Scene { seen }
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
    pub fn of_move(&self, state: &State) -> Features {
        let near = Near::new(self, state);
        let mut features = Features::new(1);
        near.words(&mut features);
        near.pairs(&mut features);
        near.groups(&mut features);
        near.sizes(&mut features);
        near.dependents(&mut features);
        near.relations(&mut features);
        near.attachments(&mut features);
        features
    }

    /// The features that tell how the top of the stack hangs on the next word (`left`) or on the word below it.
    pub fn of_relation(&self, state: &State, left: bool) -> Features {
        let bond = Bond::new(self, state, left);
        let mut features = Features::new(if left { 2 } else { 3 });
        bond.words(&mut features);
        bond.dependents(&mut features);
        features
    }
}

/// Sets the next noun group and the next verb of every word.
fn look_ahead(seen: &mut [Seen], labels: &[Label]) {
    let none = labels.len() as Node + 1;
    let (mut noun, mut verb, mut inside) = (none, none, false);
    for (at, label) in labels.iter().enumerate().rev() {
        let class = tags()[*label as usize].class;
        let nominal = matches!(class, Class::Noun | Class::Propn | Class::Pron | Class::Num);
        if nominal && !inside {
            noun = at as Node;
        }
        inside = nominal;
        if matches!(class, Class::Verb | Class::Aux) {
            verb = at as Node;
        }
        (seen[at].noun, seen[at].verb) = (noun, verb);
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
    noun: &'a Seen,
    noun_after: &'a Seen,
    verb: &'a Seen,
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
            noun: scene.at(scene.at(next).noun),
            noun_after: scene.at(scene.at(second).noun),
            verb: scene.at(scene.at(next).verb),
        }
    }

    fn words(&self, features: &mut Features) {
        let (top, below, next) = (self.top.seen, self.below.seen, self.next.seen);
        features.add([0, top.word, top.tag, tagged(top), top.path, below.word, below.tag, tagged(below), below.path]);
        features.add([self.deep.tag, self.deep.word, next.word, next.tag, tagged(next), next.path]);
        features.add([self.second.word, self.second.tag, tagged(self.second), self.second.path]);
        features.add([self.third.word, self.third.tag]);
    }

    fn pairs(&self, features: &mut Features) {
        let (top, below, next) = (self.top.seen, self.below.seen, self.next.seen);
        features.add([
            mix(tagged(top), tagged(next)),
            mix(tagged(top), next.word),
            mix(tagged(top), next.tag),
            mix(top.word, tagged(next)),
            mix(top.tag, tagged(next)),
            mix(top.word, next.word),
            pair(top, next),
            pair(next, self.second),
            pair(below, top),
            mix(below.word, top.word),
            mix(tagged(below), top.tag),
            mix(below.tag, tagged(top)),
            mix(below.word, tagged(top)),
            pair(below, next),
            mix(below.word, next.word),
            mix(below.word, next.tag),
            mix(below.tag, next.word),
        ]);
        features.add([
            top.path << 16 | next.path,
            below.path << 16 | top.path,
            top.path << 8 | next.tag,
            top.tag << 16 | next.path,
            below.path << 8 | top.tag,
            below.tag << 16 | top.path,
            below.path << 16 | next.path,
            below.stem << 32 | top.stem << 16 | next.stem,
            top.stem << 32 | next.stem << 16 | self.second.stem,
        ]);
    }

    fn groups(&self, features: &mut Features) {
        let (top, below, next) = (self.top.seen, self.below.seen, self.next.seen);
        features.add([
            triple(next, self.second, self.third),
            triple(top, next, self.second),
            triple(below, top, next),
            triple(self.deep, below, top),
            triple(top, self.top.left, next),
            triple(top, self.top.right, next),
            triple(top, next, self.next.left),
            triple(below, top, self.top.left),
            triple(below, top, self.top.right),
            triple(below, self.below.right, top),
            triple(below, self.below.left, top),
            triple(below, top, next) << 7 | self.second.tag,
            triple(top, next, self.second) << 7 | self.third.tag,
        ]);
    }

    fn sizes(&self, features: &mut Features) {
        let (top, below, next) = (self.top.seen, self.below.seen, self.next.seen);
        features.add([
            mix(top.word, self.gap),
            mix(top.tag, self.gap),
            mix(next.word, self.gap),
            mix(next.tag, self.gap),
            mix(pair(top, next), self.gap),
            mix(pair(below, top), self.depth),
            mix(top.tag, self.depth),
            mix(below.tag, self.depth),
            mix(below.word, self.depth),
            mix(top.word, self.top.counts),
            mix(top.tag, self.top.counts),
            mix(below.word, self.below.counts),
            mix(below.tag, self.below.counts),
            mix(next.word, self.next.counts),
            mix(next.tag, self.next.counts),
        ]);
    }

    fn dependents(&self, features: &mut Features) {
        let (top, below, next) = (&self.top, &self.below, &self.next);
        features.add([
            top.left.word,
            top.left.tag,
            top.left_relation,
            top.right.word,
            top.right.tag,
            top.right_relation,
        ]);
        features.add([next.left.word, next.left.tag, next.left_relation]);
        features.add([
            below.left.word,
            below.left.tag,
            below.left_relation,
            below.right.word,
            below.right.tag,
            below.right_relation,
        ]);
        features.add([
            pair(top.second_left, top.left),
            triple(top.seen, top.left, top.second_left),
            triple(top.seen, top.right, top.second_right),
            triple(below.seen, below.right, below.second_right),
            triple(next.seen, next.left, next.second_left),
        ]);
    }

    fn relations(&self, features: &mut Features) {
        let (top, below, next) = (&self.top, &self.below, &self.next);
        features.add([
            mix(top.seen.word, top.arc.right_relations),
            mix(top.seen.tag, top.arc.right_relations),
            mix(top.seen.tag, top.arc.left_relations),
            mix(below.seen.word, below.arc.right_relations),
            mix(below.seen.tag, below.arc.right_relations),
            mix(below.seen.tag, below.arc.left_relations),
            mix(next.seen.tag, next.arc.left_relations),
            mix(triple(self.deep, below.seen, top.seen), mix(next.seen.tag, below.arc.right_relations)),
            mix(pair(below.seen, top.seen), mix(top.arc.left_relations, next.seen.tag)),
            mix(pair(below.seen, top.seen), mix(top.arc.right_relations, next.seen.tag)),
        ]);
    }

    /// What tells on which word a phrase with a preposition or conjunction hangs.
    fn attachments(&self, features: &mut Features) {
        let (top, below, next) = (self.top.seen, self.below.seen, self.next.seen);
        let first = self.top.left.word;
        features.add([
            mix(below.word, first),
            mix(below.tag, mix(first, top.stem)),
            mix(below.path, mix(first, top.path)),
            mix(pair(self.deep, below), first),
            mix(self.deep.word, first),
            mix(top.path, mix(next.word, self.noun.path)),
            mix(below.path, mix(next.word, self.noun.path)),
            mix(top.word, mix(next.word, self.noun.word)),
            mix(pair(below, top), mix(next.word, self.noun.stem)),
            mix(pair(top, next), self.verb.tag),
            mix(pair(top, next), pair(self.noun_after, self.verb)),
            mix(pair(below, top), mix(next.word, pair(self.second, self.third))),
            mix(self.deep.path, mix(below.path, next.tag)),
        ]);
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
