//! Floor 4: the titles beside a person's name, before it and after it.

use super::kind::is_age;
use super::page::Line;
use super::split::title_at;
use crate::name::{Standing, Title};
use crate::rules::names::{TitleClass, WordClass};
use crate::text::{Class, TokenKind};
use std::ops::Range;

/// A title phrase reaches at most so many words back from its head, and so many beyond it.
const REACH: usize = 9;

/// The titles of the person named by tokens `name`; `inside` is the title the run itself has before the name.
pub(super) fn titles(line: &Line<'_>, name: &Range<usize>, inside: Option<Range<usize>>) -> Vec<Title> {
    let mut titles: Vec<Title> = before(line, name, inside).into_iter().collect();
    titles.extend(apposed_before(line, name));
    titles.extend(after(line, name));
    titles.sort_by_key(|title| title.span);
    titles.dedup();
    titles
}

/// "White House national security spokesman John Kirby".
fn before(line: &Line<'_>, name: &Range<usize>, inside: Option<Range<usize>>) -> Option<Title> {
    let start = match &inside {
        Some(range) => range.start,
        None => head_ending_at(line, name.start)?,
    };
    let end = inside.map_or(name.start, |range| range.end);
    make(line, leftmost(line, start)..end, None)
}

/// "the governor of Qeshm, Heidar Alishvandi,".
fn apposed_before(line: &Line<'_>, name: &Range<usize>) -> Option<Title> {
    let comma = name.start.checked_sub(1).filter(|&at| line.lower_at(at) == ",")?;
    if !matches!(line.lower_at(name.end), "," | "." | ";" | ":" | "") {
        return None;
    }
    let mut at = comma;
    while at > 0 && comma - at < REACH && continues(line, at - 1) {
        at -= 1;
        let Some(end) = title_at(line, at, comma).filter(|&end| end == comma || line.has(end, WordClass::Preposition))
        else {
            continue;
        };
        let start = leftmost(line, at);
        let opens = start > 0 && (line.has(start - 1, WordClass::Article) || line.lower_at(start - 1) == "'s");
        return if opens { make(line, start..comma, Some(end)) } else { None };
    }
    None
}

/// "Choe Son-hui, North Korea's foreign minister", "Dana Orrell, 51, the sheriff", "Orrell was the sheriff".
fn after(line: &Line<'_>, name: &Range<usize>) -> Option<Title> {
    let mut at = name.end;
    if line.lower_at(at) == "," && is_age(line, at + 1) {
        at += 2;
    }
    let copula = line.has(at, WordClass::Be);
    if line.lower_at(at) != "," && !copula {
        return None;
    }
    at += 1;
    let bare = copula && !line.has(at, WordClass::Article);
    if line.has(at, WordClass::Article) {
        at += 1;
    }
    let start = at;
    while at < line.tokens.len() && at - start < REACH {
        if let Some(end) = title_at(line, at, line.tokens.len()).filter(|&end| closes(line, end)) {
            let end_of_office = office_end(line, end);
            let other = line.is_capital(end) && !line.has(end, WordClass::Never);
            let title = if other { None } else { make(line, start..end_of_office, Some(end)) };
            // "Orrell was sheriff of Kent": without an article only an office that is named.
            return title.filter(|title| !bare || end_of_office > end && is_office(line, title));
        }
        if !modifies(line, at) && line.lower_at(at) != "'s" && line.lower_at(at) != "’s" && line.lower_at(at) != "and"
        {
            return None;
        }
        at += 1;
    }
    None
}

/// Whether a title ends here: no further noun of it follows.
fn closes(line: &Line<'_>, end: usize) -> bool {
    end >= line.tokens.len()
        || !line.is_word(end)
        || line.is_closed(end)
        || line.has(end, WordClass::Preposition)
        || !modifies(line, end)
}

/// Where "of the Woodburn Police Department" behind a title head ends.
fn office_end(line: &Line<'_>, head_end: usize) -> usize {
    if !line.has(head_end, WordClass::Preposition) {
        return head_end;
    }
    let mut at = head_end + 1;
    while at < line.tokens.len() && at - head_end < REACH && continues(line, at) {
        at += 1;
    }
    while at > head_end + 1 && (line.has(at - 1, WordClass::Preposition) || line.has(at - 1, WordClass::Article)) {
        at -= 1;
    }
    if at == head_end + 1 { head_end } else { at }
}

/// Words an office phrase may hold between its head and its end.
fn continues(line: &Line<'_>, at: usize) -> bool {
    let classes = line.classes[at];
    modifies(line, at)
        || classes.has(WordClass::Preposition)
        || classes.has(WordClass::Article)
        || matches!(line.lower_at(at), "'s" | "’s" | "-")
}

/// Where the title that ends just before token `name` begins its head.
fn head_ending_at(line: &Line<'_>, name: usize) -> Option<usize> {
    const LONGEST: usize = 4;
    (name.saturating_sub(LONGEST)..name).find(|&at| title_at(line, at, name) == Some(name))
}

/// The leftmost word of the noun phrase whose later part begins at `at`.
fn leftmost(line: &Line<'_>, at: usize) -> usize {
    let mut start = at;
    while start > 0 && at - start < REACH {
        let possessive = matches!(line.lower_at(start - 1), "'s" | "’s") && start >= 2 && line.is_capital(start - 2);
        let hyphen = line.lower_at(start - 1) == "-" && line.is_joined(start - 1);
        if possessive {
            start -= 2;
        } else if hyphen || modifies(line, start - 1) {
            start -= 1;
        } else {
            break;
        }
    }
    start
}

/// Whether the token can stand inside a title before its head: a noun, a name, an adjective.
fn modifies(line: &Line<'_>, at: usize) -> bool {
    if line.has(at, WordClass::Former)
        || line.has(at, WordClass::Acting)
        || line.has(at, WordClass::Next)
        || line.has(at, WordClass::Deputy)
    {
        return true;
    }
    let token = &line.tokens[at];
    if token.kind == TokenKind::Number {
        return false;
    }
    if token.kind != TokenKind::Word || line.is_closed(at) && !line.is_capital(at) {
        return false;
    }
    if line.has(at, WordClass::Never) || line.has(at, WordClass::Article) {
        return false;
    }
    match line.tag(at).class {
        Class::Noun | Class::Adj | Class::Propn | Class::X => true,
        Class::Verb | Class::Adv => line.is_capital(at) && !line.starts[at],
        Class::Num => line.is_word(at),
        Class::Adp
        | Class::Aux
        | Class::Cconj
        | Class::Det
        | Class::Intj
        | Class::Part
        | Class::Pron
        | Class::Punct
        | Class::Sconj
        | Class::Sym => false,
    }
}

/// The title in tokens `range`, whose head ends at `head_end` or at the end of the range.
pub(super) fn make(line: &Line<'_>, range: Range<usize>, head_end: Option<usize>) -> Option<Title> {
    let head_end = head_end.unwrap_or(range.end);
    let head_start = (range.start..head_end).find(|&at| title_at(line, at, head_end) == Some(head_end))?;
    let entry = line.page.rules.title(&line.lower[head_start..head_end].join(" "))?;
    let standing = standing(line, &range);
    let aside = [
        WordClass::Former,
        WordClass::Acting,
        WordClass::Next,
        WordClass::Deputy,
        WordClass::Article,
        WordClass::Preposition,
    ];
    let others = (range.start..head_start).chain(head_end..range.end);
    let narrowing = others
        .filter(|&at| line.tokens[at].kind != TokenKind::Punctuation && !line.classes[at].any(&aside))
        .map(|at| line.lower[at].clone())
        .filter(|word| word != "'s" && word != "’s")
        .collect();
    let below = (range.start..head_start)
        .filter(|&at| line.has(at, WordClass::Deputy))
        .map(|at| line.lower[at].clone())
        .collect();
    Some(Title { span: line.span(range.start, range.end), head: entry.name.to_string(), narrowing, standing, below })
}

fn standing(line: &Line<'_>, range: &Range<usize>) -> Standing {
    let has = |class| range.clone().any(|at| line.has(at, class));
    if has(WordClass::Former) {
        Standing::Former
    } else if has(WordClass::Acting) {
        Standing::Acting
    } else if has(WordClass::Next) {
        Standing::Next
    } else {
        Standing::Present
    }
}

/// Whether a title of this head marks its bearer as a person of the news rather than as somebody's relative.
pub(super) fn is_office(line: &Line<'_>, title: &Title) -> bool {
    line.page.rules.title(&title.head).is_some_and(|entry| entry.class != TitleClass::Kin)
}

/// Whether a relative is named right behind the word that says so: "his sister Mahira".
pub(super) fn is_kin_before(title: &Title, name: &Range<usize>, line: &Line<'_>) -> bool {
    name.start > 0 && title.span.end == line.span(name.start - 1, name.start).end
}
