//! Floor 6: a sentence with the values that stand in it, by token.

use crate::text::{Article, BlockKind, Class, Token, TokenKind};
use crate::value::{Hedge, Kind, Reading, Value};
use std::ops::Range;

/// A sentence of a headline or paragraph.
pub struct Line<'a> {
    pub article: &'a Article,
    /// Index of the sentence in the article.
    pub sentence: usize,
    pub tokens: &'a [Token],
    /// Its values in order, weak ones among them.
    pub figures: Vec<Figure<'a>>,
}

/// A value and its tokens.
pub struct Figure<'a> {
    pub reading: &'a Reading,
    pub words: Range<usize>,
}

/// The sentences of an article with their values, in order.
pub fn lines<'a>(article: &'a Article, values: &'a [Reading]) -> Vec<Line<'a>> {
    let mut values = values.iter().peekable();
    let mut lines = Vec::with_capacity(article.sentences.len());
    for (number, sentence) in article.sentences.iter().enumerate() {
        let tokens = article.tokens_of(sentence);
        let mut figures = Vec::new();
        while let Some(reading) = values.next_if(|reading| reading.span.start < sentence.span.end) {
            figures.extend(words_of(tokens, reading).map(|words| Figure { reading, words }));
        }
        if matches!(sentence.role, BlockKind::Headline | BlockKind::Paragraph) {
            lines.push(Line { article, sentence: number, tokens, figures });
        }
    }
    lines
}

fn words_of(tokens: &[Token], reading: &Reading) -> Option<Range<usize>> {
    let first = tokens.partition_point(|token| token.span.end <= reading.span.start);
    let end = tokens.partition_point(|token| token.span.start < reading.span.end);
    (first < end).then_some(first..end)
}

impl<'a> Line<'a> {
    /// The tokens between two runs of tokens, whichever comes first; `None` where the runs share a token, as two values
    /// of one token do ("12/40").
    pub fn between(&self, one: &Range<usize>, other: &Range<usize>) -> Option<&'a [Token]> {
        let gap = if one.start <= other.start { one.end..other.start } else { other.end..one.start };
        self.tokens.get(gap)
    }

    /// The word at `at` as written, in lower case.
    pub fn word(&self, at: usize) -> String {
        self.article.slice(self.tokens[at].span).to_lowercase()
    }

    /// Whether the token at `at` is this mark.
    pub fn is_mark(&self, at: usize, marks: &[&str]) -> bool {
        let token = &self.tokens[at];
        token.kind != TokenKind::Word && marks.contains(&self.article.slice(token.span))
    }

    /// Whether a dash stands at `at` that parts two phrases, not two halves of a word.
    pub fn is_dash(&self, at: usize) -> bool {
        let apart = |one: usize, other: usize| self.tokens[one].span.end < self.tokens[other].span.start;
        let spaced = at > 0 && at + 1 < self.tokens.len() && apart(at - 1, at) && apart(at, at + 1);
        self.is_mark(at, &["—", "--"]) || spaced && self.is_mark(at, &["-", "–"])
    }

    /// The value that starts at `at`.
    pub fn figure_at(&self, at: usize) -> Option<&Figure<'a>> {
        self.figures.iter().find(|figure| figure.words.start == at)
    }

    /// Whether a number stands in `among` that may count things, be it no more than "one".
    pub fn tells_number(&self, among: Range<usize>) -> bool {
        let counts = |at: usize| {
            let figure = self.figures.iter().find(|figure| figure.words.contains(&at));
            figure.map_or(self.tokens[at].tag.class == Class::Num, |one| one.reading.value.kind() == Kind::Count)
        };
        among.into_iter().any(counts)
    }

    /// The values among `words` that count things.
    pub fn counts_in(&self, words: Range<usize>) -> impl Iterator<Item = &Figure<'a>> {
        self.figures.iter().filter(move |figure| {
            words.start <= figure.words.start && figure.words.end <= words.end && figure.is_count()
        })
    }
}

impl Figure<'_> {
    /// Whether it says how many; a word that may be no number does not.
    pub fn is_count(&self) -> bool {
        self.reading.value.kind() == Kind::Count && !self.reading.marks.weak
    }

    /// The whole number that it states exactly.
    pub fn number(&self) -> Option<u64> {
        let Value::Count(amount) = &self.reading.value else { return None };
        let exact = amount.hedge == Hedge::Exact && !self.reading.marks.weak && self.reading.marks.per_unit.is_none();
        amount.point().filter(|number| exact && number.fract() == 0.0 && (1.0..1e9).contains(number)).map(|n| n as u64)
    }
}
