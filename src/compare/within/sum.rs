//! Floor 6: a whole against the parts told with it: "Nine were killed: six men and two women" (S102).

use super::line::{Figure, Line};
use super::series::{Opener, Series, is_closed, opener, series};
use super::{Place, Slip};
use crate::finding::Certainty;
use crate::rules::RulePack;
use crate::rules::within::WithinRules;
use crate::text::{Class, Form, Token};
use crate::value::Kind;
use std::ops::Range;

/// Every whole whose parts come to another number.
pub fn slips(lines: &[Line<'_>], rules: &RulePack) -> Vec<Slip> {
    let mut found = Vec::new();
    for (number, line) in lines.iter().enumerate().filter(|(_, line)| !line.figures.is_empty()) {
        let slip = (1..line.tokens.len()).find_map(|at| enumerated(line, at, &rules.within));
        let is_whole =
            |slip: &Enumerated| lines.get(number + 1).is_none_or(|next| !tells_rest(next, slip.whole, rules));
        found.extend(slip.filter(is_whole).map(|found| found.slip));
    }
    found
}

/// A slip, and the whole it is about.
struct Enumerated {
    slip: Slip,
    whole: u64,
}

/// One member of a list: how many of what.
struct Part {
    number: u64,
    /// Lemma of its noun, if it has one.
    noun: Option<String>,
    /// All its words but the number.
    words: Vec<String>,
}

/// A whole before the mark at `at` and the list of parts behind it that do not make it.
fn enumerated(line: &Line<'_>, at: usize, rules: &WithinRules) -> Option<Enumerated> {
    let opener = opener(line, at)?;
    let listed = series(line, at + 1, rules).filter(|listed| is_closed(line, opener, listed.end))?;
    let parts: Vec<Part> =
        listed.members.iter().map(|member| part(line, member.clone(), rules)).collect::<Option<_>>()?;
    let whole = whole(line, opener, at)?;
    let (wanted, sum) = (whole.number()?, parts.iter().map(|part| part.number).sum::<u64>());
    let before: Vec<u64> = line.counts_in(0..at).map(Figure::number).collect::<Option<_>>()?;
    let told = before.contains(&sum) || before.iter().sum::<u64>() == sum;
    let more = line.tells_number(listed.end..line.tokens.len());
    if told || more {
        return None;
    }
    let sure = certainty(&parts, sum > wanted, rules)?;
    // A comma alone opens any list: only kinds that part what is counted before it are its parts.
    let is_parted = sure == Certainty::Certain && !is_member(line, whole, &parts, rules);
    if opener == Opener::Comma && !is_parted {
        return None;
    }
    let is_loose = before.len() > 1 || opener == Opener::Comma && !line.is_mark(listed.end, &[","]);
    let certainty = if is_loose { Certainty::Possible } else { sure };
    Some(Enumerated { slip: slip(line, whole, (&listed, &parts), certainty), whole: wanted })
}

/// The last count before the list, when it is what the list tells the parts of.
fn whole<'l, 'a>(line: &'l Line<'a>, opener: Opener, at: usize) -> Option<&'l Figure<'a>> {
    let whole = line.counts_in(0..at).last()?;
    let near = match opener {
        Opener::Colon | Opener::Dash => true,
        Opener::Bracket | Opener::Comma => (whole.words.end..at).all(|at| is_nominal(&line.tokens[at])),
    };
    near.then_some(whole)
}

/// Whether the whole before a comma is itself the first member of a list: "nine men, six women and two children".
fn is_member(line: &Line<'_>, whole: &Figure<'_>, parts: &[Part], rules: &WithinRules) -> bool {
    let behind = line.tokens[whole.words.end..].iter().take_while(|token| is_nominal(token));
    let noun = behind.last().map(|token| token.lemma.to_lowercase());
    let nouns: Option<Vec<&str>> =
        std::iter::once(noun.as_deref()).chain(parts.iter().map(|part| part.noun.as_deref())).collect();
    nouns.is_none_or(|nouns| rules.is_partition(&nouns))
}

/// Words of a noun phrase.
fn is_nominal(token: &Token) -> bool {
    matches!(token.tag.class, Class::Noun | Class::Propn | Class::Adj) || token.tag.form == Form::Participle
}

/// How many of what a member of a list tells; `None` when it tells anything else.
fn part(line: &Line<'_>, member: Range<usize>, rules: &WithinRules) -> Option<Part> {
    let first = &line.tokens[member.start];
    let leads = first.tag.class == Class::Det || first.tag.form == Form::Possessive;
    let counted = |at: usize| line.figure_at(at).filter(|figure| figure.words.end <= member.end && figure.is_count());
    let (number, rest) = if let Some(figure) = counted(member.start) {
        (figure.number()?, figure.words.end)
    } else if let Some(figure) = counted(member.start + 1).filter(|_| leads) {
        (figure.number()?, figure.words.end)
    } else if rules.singles.contains(&line.word(member.start)) {
        (1, member.start + 1)
    } else {
        return None;
    };
    let single = counted(member.start).is_none() && number == 1;
    let tokens = &line.tokens[rest..member.end];
    let phrase = tokens.iter().position(|token| token.tag.class == Class::Adp).unwrap_or(tokens.len());
    let plain = |token: &Token| {
        is_nominal(token) || matches!(token.tag.class, Class::Adp | Class::Det | Class::Punct | Class::Part)
    };
    let noun = noun(&tokens[..phrase], rules);
    let is_one = noun.as_deref().is_none_or(|noun| rules.is_kind(noun));
    let alone = line.counts_in(member.clone()).count() <= 1;
    (alone && tokens.iter().all(plain) && (!single || is_one)).then(|| Part {
        number,
        noun,
        words: tokens.iter().map(|token| token.lemma.to_lowercase()).collect(),
    })
}

/// The noun that says of what kind a part is: "crew" of "crew members", else the last one.
fn noun(phrase: &[Token], rules: &WithinRules) -> Option<String> {
    let names = |token: &&Token| matches!(token.tag.class, Class::Noun | Class::Propn | Class::Adj);
    let words: Vec<String> = phrase.iter().filter(names).map(|token| token.lemma.to_lowercase()).collect();
    words.iter().rfind(|word| rules.is_kind(word)).or(words.last()).cloned()
}

/// How sure it is that nothing is counted in two parts; `None` when something may be.
fn certainty(parts: &[Part], is_more: bool, rules: &WithinRules) -> Option<Certainty> {
    let nouns: Option<Vec<&str>> = parts.iter().map(|part| part.noun.as_deref()).collect();
    if nouns.is_some_and(|nouns| rules.is_partition(&nouns)) {
        return Some(Certainty::Certain);
    }
    let same = parts.windows(2).all(|pair| pair[0].noun == pair[1].noun);
    let placed = same && parts.iter().all(|part| !part.words.is_empty());
    (placed || !is_more).then_some(Certainty::Possible)
}

fn slip(line: &Line<'_>, whole: &Figure<'_>, (listed, parts): (&Series, &[Part]), certainty: Certainty) -> Slip {
    let sum: u64 = parts.iter().map(|part| part.number).sum();
    let numbers: Vec<String> = parts.iter().map(|part| part.number.to_string()).collect();
    let numbers = numbers.join(" + ");
    let span = listed.span(line);
    let place = |span, normalized| Place { sentence: line.sentence, span, normalized };
    let wanted = whole.reading.value.normal_form();
    Slip {
        code: "S102",
        why: format!("{numbers} is {sum}, not {wanted}"),
        left: place(whole.reading.span, wanted),
        right: place(span, numbers),
        certainty,
    }
}

/// Whether the sentence behind a list goes on with what the list left out: "The ninth victim …", "The others …".
pub fn tells_rest(next: &Line<'_>, whole: u64, rules: &RulePack) -> bool {
    let ordinal = |figure: &Figure<'_>| {
        figure.reading.value.kind() == Kind::Ordinal && figure.reading.value.normal_form() == format!("#{whole}")
    };
    let rest = |token: &Token| rules.within.rests.contains(&token.lemma.to_lowercase());
    next.figures.iter().any(ordinal) || next.tokens.iter().any(rest)
}
