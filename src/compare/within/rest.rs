//! Floor 5: a part and what is left of the whole: "two of the five sank, the other four stayed afloat" (S102).

use super::line::{Figure, Line};
use super::{Place, Slip};
use crate::finding::Certainty;
use crate::rules::RulePack;
use crate::text::{Class, Token};
use crate::value::Kind;
use std::ops::Range;

/// Every part of a whole whose rest, told in the same sentence or the next, makes another whole.
pub fn slips(lines: &[Line<'_>], rules: &RulePack) -> Vec<Slip> {
    let mut found = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        for pair in line.figures.windows(2).filter(|pair| is_part_of(&pair[0], &pair[1])) {
            let [part, whole] = pair else { continue };
            let behind = whole.words.end..line.tokens.len();
            let own = rest(line, behind.clone(), rules).map(|rest| (line, rest, Certainty::Certain));
            let next = || {
                let next = lines.get(number + 1).filter(|_| !tells_number(line, behind))?;
                rest(next, 0..next.tokens.len(), rules).map(|rest| (next, rest, Certainty::Possible))
            };
            found.extend(own.or_else(next).and_then(|other| slip(line, [part, whole], other)));
        }
    }
    found
}

/// "two of the five": a part, and right behind its "of the" the whole.
fn is_part_of(part: &Figure<'_>, whole: &Figure<'_>) -> bool {
    let of = part.reading.marks.part_of;
    part.is_count() && whole.is_count() && of.is_some_and(|of| of.end + 1 == whole.reading.span.start)
}

/// The number behind "the other" in `among`, when it is the first that is told there.
fn rest<'l, 'a>(line: &'l Line<'a>, among: Range<usize>, rules: &RulePack) -> Option<&'l Figure<'a>> {
    let is_rest = |at: &usize| rules.within.rests.contains(&line.tokens[*at].lemma.to_lowercase());
    let other = among.clone().find(is_rest)?;
    let led = other > among.start && line.tokens[other - 1].tag.class == Class::Det;
    let free = !tells_number(line, among.start..other);
    line.figure_at(other + 1).filter(|figure| led && free && figure.is_count())
}

/// Whether a number stands in `among` that may count what the part and the rest count.
fn tells_number(line: &Line<'_>, among: Range<usize>) -> bool {
    let counts = |at: usize| {
        let figure = line.figures.iter().find(|figure| figure.words.contains(&at));
        figure.map_or(line.tokens[at].tag.class == Class::Num, |figure| figure.reading.value.kind() == Kind::Count)
    };
    among.into_iter().any(counts)
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
