//! Floor 1: one sentence under reading: its lexemes, the vocabulary, and the looks ahead and back that every kind needs.

use super::classes::Classes;
use super::cue::Cue;
use super::lexeme::{Lexeme, Shape};
use super::number::Number;
use super::vocabulary::{Meaning, Vocabulary};
use jiff::civil::Date;
use std::cell::{Cell, OnceCell};

/// A sentence cut into lexemes, with what it is read with.
pub(crate) struct Scan<'a> {
    pub text: &'a str,
    pub lexemes: &'a [Lexeme],
    pub vocabulary: &'a Vocabulary,
    pub published: Option<Date>,
    context: OnceCell<Vec<Cue>>,
    /// The number that was read last and where, since several kinds ask for it at one place.
    number: Cell<Option<(usize, Option<Number>)>>,
}

impl<'a> Scan<'a> {
    /// A sentence ready for reading.
    pub fn new(text: &'a str, lexemes: &'a [Lexeme], vocabulary: &'a Vocabulary, published: Option<Date>) -> Self {
        Scan { text, lexemes, vocabulary, published, context: OnceCell::new(), number: Cell::new(None) }
    }

    /// The classes of meaning that lexeme `at` can begin.
    pub fn classes(&self, at: usize) -> Classes {
        self.lexemes.get(at).map_or(Classes::default(), |lexeme| lexeme.classes)
    }

    /// The words of lexeme `at`; empty past the end.
    pub fn word(&self, at: usize) -> &'a str {
        self.lexemes.get(at).map_or("", |lexeme| &self.text[lexeme.start..lexeme.end])
    }

    /// The words from lexeme `from` up to `to`.
    pub fn words(&self, from: usize, to: usize) -> &'a str {
        match (self.lexemes.get(from), to.checked_sub(1).and_then(|last| self.lexemes.get(last))) {
            (Some(first), Some(last)) if from < to => &self.text[first.start..last.end],
            _ => "",
        }
    }

    /// Whether lexeme `at` is this mark.
    pub fn mark(&self, at: usize, mark: char) -> bool {
        self.lexemes.get(at).is_some_and(|lexeme| lexeme.shape == Shape::Mark(mark))
    }

    /// One past lexeme `at` if it is this mark, else `at`.
    pub fn skip(&self, at: usize, mark: char) -> usize {
        at + usize::from(self.mark(at, mark))
    }

    /// Whether lexeme `at` stands without white space behind the one before it.
    pub fn glued(&self, at: usize) -> bool {
        self.lexemes.get(at).is_some_and(|lexeme| !lexeme.spaced)
    }

    /// Whether lexeme `at` is a numeral.
    pub fn is_numeral(&self, at: usize) -> bool {
        self.lexemes.get(at).is_some_and(|lexeme| lexeme.shape == Shape::Numeral)
    }

    /// Whether lexeme `at` is a word.
    pub fn is_word(&self, at: usize) -> bool {
        self.lexemes.get(at).is_some_and(|lexeme| lexeme.shape == Shape::Word)
    }

    /// Whether lexeme `at` is a word that begins in upper case.
    pub fn is_capitalised(&self, at: usize) -> bool {
        self.is_word(at) && self.word(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether lexeme `at` is a word in lower case.
    pub fn is_lower(&self, at: usize) -> bool {
        self.is_word(at) && self.word(at).chars().next().is_some_and(char::is_lowercase)
    }

    /// Whether a clause or the sentence ends before lexeme `at`.
    pub fn ends_at(&self, at: usize) -> bool {
        self.lexemes.get(at).is_none_or(|lexeme| {
            matches!(lexeme.shape, Shape::Mark('.' | ',' | ';' | ':' | ')' | '!' | '?' | '"' | '\u{201d}'))
        })
    }

    /// The number at `at`, read by `read` unless it was read last.
    pub fn number(&self, at: usize, read: impl Fn() -> Option<Number>) -> Option<Number> {
        if let Some((_, known)) = self.number.get().filter(|(place, _)| *place == at) {
            return known;
        }
        let number = read();
        self.number.set(Some((at, number)));
        number
    }

    /// The longest phrase at `at` that `pick` accepts.
    pub fn phrase<T>(&self, at: usize, pick: impl Fn(Meaning) -> Option<T>) -> Option<(usize, T)> {
        self.vocabulary.longest(self.text, self.lexemes, at, pick)
    }

    /// One past the phrase of class `cue` at `at`.
    pub fn cue(&self, at: usize, cue: Cue) -> Option<usize> {
        self.vocabulary.cue(self.text, self.lexemes, at, cue)
    }

    /// Whether a phrase of class `cue` ends just before lexeme `at`; phrases of up to four lexemes are looked for.
    pub fn cue_before(&self, at: usize, cue: Cue) -> bool {
        self.cue_start(at, cue).is_some()
    }

    /// Where the phrase of class `cue` that ends just before `at` begins.
    pub fn cue_start(&self, at: usize, cue: Cue) -> Option<usize> {
        (1..=4usize.min(at)).map(|back| at - back).find(|&start| self.cue(start, cue) == Some(at))
    }

    /// Whether the sentence has a phrase of the context class `cue` anywhere.
    pub fn mentions(&self, cue: Cue) -> bool {
        let context = self
            .context
            .get_or_init(|| (0..self.lexemes.len()).filter_map(|at| self.context_at(at)).flatten().collect());
        context.contains(&cue)
    }

    /// The context classes of the phrases at `at`.
    fn context_at(&self, at: usize) -> Option<impl Iterator<Item = Cue> + '_> {
        const CONTEXT: [Cue; 5] = [Cue::Heat, Cue::Money, Cue::Score, Cue::Earthquake, Cue::Weight];
        let told = self.classes(at).meets(Classes::CONTEXT);
        told.then(|| CONTEXT.into_iter().filter(move |cue| self.cue(at, *cue).is_some()))
    }

    /// One past a hyphen at `at`, or `at`.
    pub fn hyphen(&self, at: usize) -> usize {
        self.skip(at, '-')
    }
}
