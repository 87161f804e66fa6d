//! Floor 6: a part and what is left of the whole: "two of the five sank, the other four stayed afloat" (S102).

use super::line::{Figure, Line};
use super::{Place, Slip};
use crate::finding::Certainty;
use crate::rules::RulePack;
use crate::text::{Class, Token};
use std::ops::Range;

/// Every part of a whole whose rest, told in the same sentence or the next, makes another whole.
pub fn slips(lines: &[Line<'_>], rules: &RulePack) -> Vec<Slip> {
    let mut found = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        for [part, whole] in line.figures.windows(2).filter_map(|pair| parted(line, pair, rules)) {
            let behind = part.words.end.max(whole.words.end)..line.tokens.len();
            let own = rest(line, behind.clone(), rules).map(|rest| (line, rest, Certainty::Certain));
            let next = || {
                let next = lines.get(number + 1).filter(|_| !line.tells_number(behind))?;
                rest(next, 0..next.tokens.len(), rules).map(|rest| (next, rest, Certainty::Possible))
            };
            found.extend(own.or_else(next).and_then(|other| slip(line, [part, whole], other)));
        }
    }
    found
}

/// A part and its whole, one behind the other: "two of the five", "of the five boats, two".
fn parted<'l, 'a>(line: &Line<'a>, pair: &'l [Figure<'a>], rules: &RulePack) -> Option<[&'l Figure<'a>; 2]> {
    let [first, second] = pair else { return None };
    if !first.is_count() || !second.is_count() {
        return None;
    }
    let of = first.reading.marks.part_of;
    if of.is_some_and(|of| of.end + 1 == second.reading.span.start) {
        return Some([first, second]);
    }
    let led = |at: usize| line.tokens[at].tag.class == Class::Det && rules.within.wholes.contains(&line.word(0));
    (first.words.start == 2 && led(1)).then_some([second, first])
}

/// The number behind "the other" in `among`, when it is the first that is told there and the last of its sentence.
fn rest<'l, 'a>(line: &'l Line<'a>, among: Range<usize>, rules: &RulePack) -> Option<&'l Figure<'a>> {
    let is_rest = |at: &usize| rules.within.rests.contains(&line.tokens[*at].lemma.to_lowercase());
    let other = among.clone().find(is_rest)?;
    let led = other > among.start && line.tokens[other - 1].tag.class == Class::Det;
    let free = !line.tells_number(among.start..other);
    let rest = line.figure_at(other + 1).filter(|figure| led && free && figure.is_count())?;
    let is_last = !line.tells_number(rest.words.end..line.tokens.len());
    is_last.then_some(rest)
}

fn slip(
    line: &Line<'_>,
    [part, whole]: [&Figure<'_>; 2],
    (place, rest, certainty): (&Line<'_>, &Figure<'_>, Certainty),
) -> Option<Slip> {
    let (one, all, other) = (part.number()?, whole.number()?, rest.number()?);
    let counted = |line: &Line<'_>, figure: &Figure<'_>| {
        let noun = |token: &&Token| matches!(token.tag.class, Class::Noun | Class::Propn);
        line.tokens.get(figure.words.end).filter(noun).map(|token| token.lemma.to_lowercase())
    };
    let (of_whole, of_rest) = (counted(line, whole), counted(place, rest));
    let apart = of_whole.is_some() && of_rest.is_some() && of_whole != of_rest;
    if one + other == all || apart {
        return None;
    }
    Some(Slip {
        code: "S102",
        left: Place {
            sentence: line.sentence,
            span: part.reading.span.cover(whole.reading.span),
            normalized: format!("{one} of {all}"),
        },
        right: Place { sentence: place.sentence, span: rest.reading.span, normalized: other.to_string() },
        certainty,
        why: format!("{one} and the other {other} are {}, not {all}", one + other),
    })
}
