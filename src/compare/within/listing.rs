//! Floor 6: a stated number against the names told behind it: "five villages: A, B, C and D" (S103).

use super::line::{Figure, Line};
use super::series::{Opener, Series, is_closed, opener, series};
use super::sum::tells_rest;
use super::{Place, Slip};
use crate::finding::Certainty;
use crate::rules::RulePack;
use crate::text::{Class, Form};
use std::ops::Range;

/// More names than this are seldom told whole.
const LONGEST: u64 = 20;

/// Every count whose names come to another number.
pub fn slips(lines: &[Line<'_>], rules: &RulePack) -> Vec<Slip> {
    let mut found = Vec::new();
    for (number, line) in lines.iter().enumerate().filter(|(_, line)| !line.figures.is_empty()) {
        let slip = (1..line.tokens.len()).find_map(|at| listed(line, at, rules));
        let is_whole = |whole: u64| lines.get(number + 1).is_none_or(|next| !tells_rest(next, whole, rules));
        found.extend(slip.filter(|(_, whole)| is_whole(*whole)).map(|(slip, _)| slip));
    }
    found
}

/// A count before the mark at `at` and the names behind it, when they are more or fewer.
fn listed(line: &Line<'_>, at: usize, rules: &RulePack) -> Option<(Slip, u64)> {
    let opener = opener(line, at).filter(|opener| *opener != Opener::Comma)?;
    let names = series(line, at + 1, &rules.within).filter(|names| is_closed(line, opener, names.end))?;
    let whole = counted(line, at)?;
    let wanted = whole.number().filter(|number| (2..=LONGEST).contains(number))?;
    let told = names.members.len() as u64;
    if told == wanted || !names.members.iter().all(|member| is_name(line, member.clone())) {
        return None;
    }
    let certainty = match told < wanted {
        true => Certainty::Certain,
        // "Harrow, Ohio" is one name of two words.
        false if names.members[1..].iter().any(|name| is_known(line, name.clone(), rules)) => return None,
        false => Certainty::Possible,
    };
    Some((slip(line, whole, &names, certainty), wanted))
}

/// The only count before the mark at `at`, when the plural noun it counts stands right before the mark.
fn counted<'l, 'a>(line: &'l Line<'a>, at: usize) -> Option<&'l Figure<'a>> {
    let mut counts = line.counts_in(0..at);
    let whole = counts.next().filter(|_| counts.next().is_none())?;
    let phrase = line.tokens.get(whole.words.end..at)?;
    let plural = phrase.last()?.tag;
    let nominal = phrase.iter().all(|token| matches!(token.tag.class, Class::Noun | Class::Adj | Class::Propn));
    (nominal && plural.form == Form::Plural).then_some(whole)
}

/// Whether a member of a list is a name and nothing else.
fn is_name(line: &Line<'_>, member: Range<usize>) -> bool {
    let tokens = &line.tokens[member];
    let within = |class: Class| matches!(class, Class::Propn | Class::Det | Class::Adp | Class::Punct | Class::Part);
    let ends = [tokens.first(), tokens.last()].into_iter().flatten();
    let first = tokens.iter().find(|token| token.tag.class != Class::Det);
    let named = ends.clone().count() > 0 && tokens.last().is_some_and(|token| token.tag.class == Class::Propn);
    named
        && first.is_some_and(|token| token.tag.class == Class::Propn)
        && tokens.iter().all(|one| within(one.tag.class))
}

fn is_known(line: &Line<'_>, member: Range<usize>, rules: &RulePack) -> bool {
    let span = line.tokens[member.start].span.cover(line.tokens[member.end - 1].span);
    rules.names.senses(line.article.slice(span)).next().is_some()
}

fn slip(line: &Line<'_>, whole: &Figure<'_>, names: &Series, certainty: Certainty) -> Slip {
    let span = names.span(line);
    let wanted = whole.reading.value.normal_form();
    let told = names.members.len();
    Slip {
        code: "S103",
        why: format!("{told} are named, not {wanted}"),
        left: Place { sentence: line.sentence, span: whole.reading.span, normalized: wanted },
        right: Place { sentence: line.sentence, span, normalized: line.article.slice(span).to_lowercase() },
        certainty,
    }
}
