//! Floor 6: of how many, how often, how much a sentence holds: a set of the steps none, few, some, many, all.

use crate::rules::amounts::Operator;

/// The steps that a sentence leaves open. A sentence without any word of amount holds of some or more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share(u8);

const STEPS: usize = 5;
const EVERY: Share = Share(0b11111);
const ALL: Share = Share(0b10000);
const MUCH: Share = Share(0b11000);
const SOME: Share = Share(0b11110);
const NOT_ALL: Share = Share(0b01111);
const NOT_MUCH: Share = Share(0b00111);
const LITTLE: Share = Share(0b00110);
const FEW: Share = Share(0b00010);
const NONE: Share = Share(0b00001);

impl Share {
    /// Whether nothing is as both say.
    pub fn excludes(self, other: Share) -> bool {
        self.0 & other.0 == 0
    }

    /// Whether it holds of nothing.
    pub fn is_none(self) -> bool {
        self == NONE
    }

    /// Whether it holds of something, however little.
    pub fn is_some(self) -> bool {
        self.0 & NONE.0 == 0
    }

    /// The share that it says of what it leaves out: "only" denies it of all else.
    fn of_all_else(self) -> Share {
        if self.is_none() { SOME } else { NONE }
    }

    /// In words: of how much it holds.
    pub fn shown(self) -> &'static str {
        let within = |bound: Share| self.0 & !bound.0 == 0;
        match () {
            () if within(NONE) => "none",
            () if within(NOT_MUCH) => "little",
            () if within(ALL) => "all",
            () if within(MUCH) => "much",
            () if within(NOT_ALL) => "not all",
            () => "some",
        }
    }

    /// Seen from the other end: what holds of all does not hold of none.
    fn mirrored(self) -> Share {
        Share(
            (0..STEPS).filter(|step| self.0 & (1 << step) != 0).fold(0, |steps, step| steps | 1 << (STEPS - 1 - step)),
        )
    }
}

/// What a sentence tells of the share, and, where "only" or "even" says so, of all else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// Of what it speaks.
    pub share: Share,
    /// Of all else of the kind.
    pub others: Option<Share>,
}

/// An operator in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Of a word.
    Word(Operator),
    /// A number of things.
    Count,
    /// A word is told by its opposite: "unreasonable".
    Opposite,
}

/// What the operators of a sentence, in order, make of it; `by_degree` where the other tells a word by its opposite, so that
/// between the two there is a middle. `None` where they leave it open.
pub fn told(steps: &[Step], by_degree: bool) -> Option<Told> {
    let row = Row { steps, degree: by_degree || steps.contains(&Step::Opposite) };
    let only = row.find(|operator| operator == Operator::Only);
    let not_only = only.is_some_and(|at| at > 0 && row.denies(at - 1));
    let nots: Vec<usize> =
        (0..steps.len()).filter(|&at| row.denies(at) && !(not_only && only == Some(at + 1))).collect();
    if row.is_open() {
        return None;
    }
    let (place, base) = row.amount()?;
    let (outer, inner): (Vec<usize>, Vec<usize>) = nots.into_iter().partition(|&at| at < place);
    let mut share = if steps.contains(&Step::Opposite) { base.mirrored() } else { base };
    if inner.len() % 2 == 1 {
        let degree = matches!(steps.get(place), Some(Step::Word(Operator::Very)));
        share = if degree { NONE } else { denied_inside(share) };
    }
    if outer.len() % 2 == 1 {
        share = denied(share);
    }
    let others = match only {
        Some(_) if not_only => Some(SOME),
        Some(_) => Some(share.of_all_else()),
        None => row.find(|operator| operator == Operator::Even).map(|_| share),
    };
    Some(Told { share, others })
}

/// Whether a negation is among the operators.
pub fn denies(steps: &[Step]) -> bool {
    let row = Row { steps, degree: false };
    (0..steps.len()).any(|at| row.denies(at) || steps[at] == Step::Word(Operator::None))
}

/// Whether the operators leave open what a negation denies.
pub fn is_open(steps: &[Step]) -> bool {
    Row { steps, degree: false }.is_open()
}

struct Row<'a> {
    steps: &'a [Step],
    degree: bool,
}

impl Row<'_> {
    fn find(&self, fits: impl Fn(Operator) -> bool) -> Option<usize> {
        self.steps.iter().position(|step| matches!(step, Step::Word(operator) if fits(*operator)))
    }

    fn denies(&self, at: usize) -> bool {
        matches!(self.steps[at], Step::Word(Operator::Not | Operator::Against))
    }

    fn is_open(&self) -> bool {
        let open =
            |two: &[Step]| matches!(two, [Step::Word(Operator::Not | Operator::None), Step::Word(Operator::Open)]);
        let turned = self
            .find(|operator| operator == Operator::Turns)
            .is_some_and(|end| (0..end).any(|at| self.denies(at) || self.steps[at] == Step::Word(Operator::None)));
        turned || self.steps.windows(2).any(open)
    }

    /// The place of the only word of amount, and its share; behind all others where there is none, `None` where there are two.
    fn amount(&self) -> Option<(usize, Share)> {
        let amounts = || (0..self.steps.len()).filter_map(|at| Some((at, amount(self.steps[at], self.degree)?)));
        let words: Vec<(usize, Share)> = amounts().filter(|&(at, _)| self.steps[at] != Step::Count).collect();
        match words[..] {
            [] => Some(amounts().next().unwrap_or((self.steps.len(), if self.degree { MUCH } else { SOME }))),
            [only] => Some(only),
            _ => None,
        }
    }
}

/// The share that a word of amount names; with `degree` some of a thing says nothing of how far it goes.
fn amount(step: Step, degree: bool) -> Option<Share> {
    match step {
        Step::Word(Operator::All) => Some(ALL),
        Step::Word(Operator::Much | Operator::Very) => Some(MUCH),
        Step::Word(Operator::Some) | Step::Count => (!degree).then_some(SOME),
        Step::Word(Operator::Little) => Some(LITTLE),
        Step::Word(Operator::Few) => Some(FEW),
        Step::Word(Operator::None) => Some(NONE),
        Step::Word(
            Operator::Not
            | Operator::Against
            | Operator::Only
            | Operator::Even
            | Operator::Idle
            | Operator::Open
            | Operator::Turns,
        )
        | Step::Opposite => None,
    }
}

/// "not all", "not many": a negation before the word of amount. What is said of some in that way leaves some.
fn denied(share: Share) -> Share {
    match share {
        ALL => Share(0b01110),
        MUCH => NOT_MUCH,
        SOME => NONE,
        LITTLE => MUCH,
        FEW | NOT_MUCH => Share(0b11100),
        NONE => SOME,
        NOT_ALL => ALL,
        other => Share(EVERY.0 & !other.0),
    }
}

/// "many were not", "all were not": a negation behind it, which leaves more open than its words say.
fn denied_inside(share: Share) -> Share {
    match share {
        NONE => ALL,
        ALL | MUCH | SOME => NOT_ALL,
        other => other.mirrored(),
    }
}
