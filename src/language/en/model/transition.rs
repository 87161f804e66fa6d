//! Floor 3: the arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta 2011): a tree is built from left to right.
//!
//! The root stands behind the last word. A word leaves the stack when it gets its head, so each word is moved twice.

/// A word by its place in the sentence; the number of words is the root, one more is no word.
pub type Node = u32;

/// How a word hangs on its head, as an index into the list of relations.
pub type RelationNumber = u8;

/// A step of the parser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// The next word goes on the stack.
    Shift,
    /// The top of the stack hangs on the next word.
    Left(RelationNumber),
    /// The top of the stack hangs on the word below it.
    Right(RelationNumber),
}

/// A step of the parser without its relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "as of Move")]
pub enum Kind {
    Shift,
    Left,
    Right,
}

impl Kind {
    /// In the order of the model's labels.
    pub const ALL: [Kind; 3] = [Kind::Shift, Kind::Left, Kind::Right];

    /// The step of this kind; `relation` is asked how a word hangs on its head, on its left (`true`) or right.
    pub fn step(self, relation: impl FnOnce(bool) -> RelationNumber) -> Move {
        match self {
            Kind::Shift => Move::Shift,
            Kind::Left => Move::Left(relation(true)),
            Kind::Right => Move::Right(relation(false)),
        }
    }
}

/// A tree half built.
#[derive(Debug, Clone)]
pub struct State {
    words: u32,
    stack: Vec<Node>,
    next: Node,
    arcs: Vec<Arc>,
}

/// What is known of a node in the tree so far.
#[derive(Debug, Clone, Copy)]
pub struct Arc {
    /// Its head; no word while it has none.
    pub head: Node,
    /// How it hangs on its head.
    pub relation: RelationNumber,
    /// Its outermost and second outermost dependents on the left.
    pub left: [Node; 2],
    /// Its outermost and second outermost dependents on the right.
    pub right: [Node; 2],
    /// Relations of its dependents on the left, one bit each.
    pub left_relations: u64,
    /// Relations of its dependents on the right, one bit each.
    pub right_relations: u64,
    /// Number of its dependents on the left and on the right.
    pub counts: [u8; 2],
}

impl State {
    /// Before the first word of a sentence of `words` words.
    pub fn start(words: usize) -> State {
        let none = words as u32 + 1;
        let arc = Arc {
            head: none,
            relation: 63,
            left: [none; 2],
            right: [none; 2],
            left_relations: 0,
            right_relations: 0,
            counts: [0; 2],
        };
        State { words: words as u32, stack: Vec::with_capacity(words), next: 0, arcs: vec![arc; words + 2] }
    }

    /// Whether every word has its head.
    pub fn is_done(&self) -> bool {
        self.next == self.words && self.stack.is_empty()
    }

    /// The root.
    pub fn root(&self) -> Node {
        self.words
    }

    /// The node that stands for no word.
    pub fn none(&self) -> Node {
        self.words + 1
    }

    /// The `depth`th node of the stack from its top.
    pub fn stacked(&self, depth: usize) -> Node {
        self.stack.len().checked_sub(depth + 1).map_or(self.none(), |at| self.stack[at])
    }

    /// The stack from its bottom.
    pub fn stack(&self) -> &[Node] {
        &self.stack
    }

    /// The `offset`th node that is still to come; the root after the last word.
    pub fn coming(&self, offset: u32) -> Node {
        (self.next + offset).min(self.none())
    }

    /// What is known of `node`.
    pub fn arc(&self, node: Node) -> &Arc {
        &self.arcs[node as usize]
    }

    /// Whether a step of this kind is possible. The last word left alone hangs on the root, and no other.
    pub fn may(&self, kind: Kind) -> bool {
        match kind {
            Kind::Shift => self.next < self.words,
            Kind::Left => !self.stack.is_empty() && (self.next < self.words || self.stack.len() == 1),
            Kind::Right => self.stack.len() > 1,
        }
    }

    /// Makes a possible step.
    pub fn make(&mut self, step: Move) {
        match step {
            Move::Shift => {
                self.stack.push(self.next);
                self.next += 1;
            }
            Move::Left(relation) => {
                let Some(dependent) = self.stack.pop() else { return };
                self.hang(dependent, self.next, relation);
                let head = &mut self.arcs[self.next as usize];
                head.left = [dependent, head.left[0]];
                head.left_relations |= 1 << (relation & 63);
                head.counts[0] = head.counts[0].saturating_add(1);
            }
            Move::Right(relation) => {
                let Some(dependent) = self.stack.pop() else { return };
                let above = self.stacked(0);
                self.hang(dependent, above, relation);
                let head = &mut self.arcs[above as usize];
                head.right = [dependent, head.right[0]];
                head.right_relations |= 1 << (relation & 63);
                head.counts[1] = head.counts[1].saturating_add(1);
            }
        }
    }

    fn hang(&mut self, dependent: Node, head: Node, relation: RelationNumber) {
        let arc = &mut self.arcs[dependent as usize];
        arc.head = head;
        arc.relation = relation;
    }
}
