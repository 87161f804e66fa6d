//! Floor 6: conflicts that nothing but the conflict itself can explain: day and figure are the same, and so is all else.

use super::line_up::LineUp;
use super::words::{Force, Word, Words};
use super::{Conflict, ConflictKind};
use crate::rules::RulePack;
use crate::text::{Class, Span};

/// Whether a conflict is certain: a negation of otherwise the same words on the same day, nobody against a count, or the
/// other direction by the same figure on the same day.
pub fn is_certain(conflict: &Conflict, words: (&Words, &Words), lined: &LineUp, rules: &RulePack) -> bool {
    let lined_up = |side: fn(&(usize, usize)) -> usize| lined.pairs.iter().map(side).collect::<Vec<usize>>();
    let left = Told { words: &words.0.0, lined: lined_up(|pair| pair.0), conflict: conflict.left, rules };
    let right = Told { words: &words.1.0, lined: lined_up(|pair| pair.1), conflict: conflict.right, rules };
    let pairs = || lined.pairs.iter().map(|&(one, other)| (&words.0.0[one], &words.1.0[other]));
    let dated = pairs().any(|(one, other)| one.force == Force::Time && other.force == Force::Time);
    let counted = pairs().any(|(one, other)| one.class == Class::Num && one.lemma == other.lemma);
    let all_else = || left.all_else_is_lined_up() && right.all_else_is_lined_up();
    match conflict.kind {
        ConflictKind::Polarity => {
            let some = left.tells_of_nobody() && right.counts_some() || left.counts_some() && right.tells_of_nobody();
            some || dated && all_else()
        }
        ConflictKind::Direction => dated && counted && all_else(),
        ConflictKind::State
        | ConflictKind::Roles
        | ConflictKind::Sequence
        | ConflictKind::Cause
        | ConflictKind::Members
        | ConflictKind::Rank
        | ConflictKind::Word => false,
    }
}

/// One sentence of a conflict.
struct Told<'a> {
    words: &'a [Word],
    /// The words that the other has too, ascending.
    lined: Vec<usize>,
    conflict: Span,
    rules: &'a RulePack,
}

impl Told<'_> {
    /// The words of weight that the other sentence has not.
    fn own(&self) -> impl Iterator<Item = &Word> {
        let own = |at: &usize| self.lined.binary_search(at).is_err();
        let plain = |word: &&Word| word.force == Force::Plain && !word.is_content();
        (0..self.words.len()).filter(own).map(|at| &self.words[at]).filter(move |word| !plain(word))
    }

    fn all_else_is_lined_up(&self) -> bool {
        self.own().all(|word| self.conflict.contains(word.span))
    }

    /// "No one was hurt": the words of the conflict begin with one that counts nobody, and the sentence says no more.
    fn tells_of_nobody(&self) -> bool {
        let first = self.words.iter().find(|word| self.conflict.contains(word.span));
        first.is_some_and(|word| self.rules.clauses.nobody.contains(&word.lemma)) && self.all_else_is_lined_up()
    }

    /// "Three people were slightly hurt": a number, what it counts, and at most how.
    fn counts_some(&self) -> bool {
        let fits =
            |word: &Word| matches!(word.class, Class::Num | Class::Noun | Class::Adv) && word.force == Force::Plain;
        self.own().any(|word| word.class == Class::Num) && self.own().all(fits)
    }
}
