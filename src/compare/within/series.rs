//! Floor 6: a list in a sentence: what opens it, its members, where it ends.

use super::line::Line;
use crate::rules::within::WithinRules;
use crate::text::{Class, Span, TokenKind};
use std::ops::Range;

/// Members one after the other, the last behind "and".
pub struct Series {
    /// The tokens of each member, without what joins them.
    pub members: Vec<Range<usize>>,
    /// One past the last token.
    pub end: usize,
}

impl Series {
    /// The words of all its members.
    pub fn span(&self, line: &Line<'_>) -> Span {
        let (first, last) = (&self.members[0], &self.members[self.members.len() - 1]);
        line.tokens[first.start].span.cover(line.tokens[last.end - 1].span)
    }
}

/// What stands before a list of all parts or members of a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opener {
    /// "Nine were killed: …"
    Colon,
    /// "Nine people — … — were killed"
    Dash,
    /// "Nine people (…) were killed"
    Bracket,
    /// "Nine people, …, were killed"
    Comma,
}

/// What opens a list at `at`.
pub fn opener(line: &Line<'_>, at: usize) -> Option<Opener> {
    match () {
        () if line.is_mark(at, &[":"]) => Some(Opener::Colon),
        () if line.is_dash(at) => Some(Opener::Dash),
        () if line.is_mark(at, &["("]) => Some(Opener::Bracket),
        () if line.is_mark(at, &[","]) => Some(Opener::Comma),
        () => None,
    }
}

/// The list from `from`; `None` where nothing joins its last member to the others.
pub fn series(line: &Line<'_>, from: usize, rules: &WithinRules) -> Option<Series> {
    let mut members = Vec::new();
    let (mut start, mut at, mut joined) = (from, from, false);
    while at < line.tokens.len() && !ends_series(line, at) {
        let parts = line.is_mark(at, &[",", ";"]);
        let joins = line.tokens[at].tag.class == Class::Cconj && rules.joins.contains(&line.word(at));
        if parts && joined {
            break;
        }
        if parts || joins {
            members.extend((start < at).then_some(start..at));
            start = at + 1;
            joined |= joins;
        }
        at += 1;
    }
    members.extend((start < at).then_some(start..at));
    (joined && members.len() > 1).then_some(Series { members, end: at })
}

/// Whether the mark at `at` ends a list whatever stands in it.
fn ends_series(line: &Line<'_>, at: usize) -> bool {
    let mark = line.tokens[at].kind == TokenKind::Punctuation;
    mark && !line.is_mark(at, &[",", ";", "-", "'", "’"]) || line.is_dash(at)
}

/// Whether a list that `opener` opens is told whole where it ends: its bracket, comma or dash is closed, or the sentence.
pub fn is_closed(line: &Line<'_>, opener: Opener, end: usize) -> bool {
    let stops = (end..line.tokens.len()).all(|at| line.is_mark(at, &[".", "!", "”", "\""]));
    stops
        || match opener {
            Opener::Colon => false,
            Opener::Dash => line.is_dash(end),
            Opener::Bracket => line.is_mark(end, &[")"]),
            Opener::Comma => line.is_mark(end, &[","]),
        }
}
