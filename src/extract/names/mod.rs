//! Floor 4: names of people, organisations, places and things, with the titles beside them, and the words that stand for names.
//!
//! Capitalised runs are cut into names with the help of gazetteers, titles and the article's own use of capitals.

mod kind;
mod page;
mod refer;
mod run;
mod split;
mod title;

use crate::name::EntityKind;
use crate::name::{Gender, NameForm, NameMention, NameRole};
use crate::rules::RulePack;
use crate::rules::names::{GivenName, TitleClass, WordClass};
use crate::text::{Article, Class, SpanIndex};
use page::{Line, Page};
use split::Piece;
use std::ops::Range;

/// The mentions of an article in order of their place, without overlap: names, pronouns, definite descriptions.
pub fn read(article: &Article, rules: &RulePack) -> Vec<NameMention> {
    let page = Page::of(article, &rules.names);
    let mut mentions: Vec<NameMention> = page.lines().flat_map(|line| read_line(&line)).collect();
    let quoted = SpanIndex::new(article.quotations.iter().map(|quotation| (quotation.inner, 0)));
    for mention in &mut mentions {
        mention.quoted = quoted.first_around(mention.span).is_some();
    }
    mentions.sort_by_key(|mention| (mention.span.start, mention.span.end));
    mentions
}

fn read_line(line: &Line<'_>) -> Vec<NameMention> {
    let pieces: Vec<Piece> = run::runs(line).into_iter().flat_map(|run| split::split(line, run)).collect();
    let mut mentions: Vec<NameMention> = pieces.iter().filter_map(|piece| name(line, piece)).collect();
    let taken: Vec<Range<usize>> = pieces
        .iter()
        .map(|piece| piece.title.clone().map_or(piece.range.start, |title| title.start)..piece.range.end)
        .collect();
    mentions.extend(refer::references(line, &taken));
    mentions
}

fn name(line: &Line<'_>, piece: &Piece) -> Option<NameMention> {
    let range = &piece.range;
    let known = line.known(range.start).filter(|(end, _)| *end == range.end).map(|(_, senses)| senses);
    let mut kind = piece.kind;
    let titles = match kind {
        EntityKind::Person | EntityKind::Unknown => title::titles(line, range, piece.title.clone()),
        EntityKind::Organisation | EntityKind::Place | EntityKind::People | EntityKind::Vessel => Vec::new(),
        EntityKind::Product | EntityKind::Law | EntityKind::Work | EntityKind::Event => Vec::new(),
    };
    if kind == EntityKind::Unknown
        && titles.iter().any(|title| title::is_office(line, title) || title::is_kin_before(title, range, line))
    {
        kind = EntityKind::Person;
    }
    let age =
        (line.lower_at(range.end) == "," && kind::is_age(line, range.end + 1)).then(|| line.tokens[range.end + 1].span);
    let person = kind == EntityKind::Person;
    Some(NameMention {
        span: line.span(range.start, range.end),
        words: line.words(range.start, range.end),
        sentence: line.number,
        kind,
        form: NameForm::Proper,
        gender: if person { gender(line, range, &titles) } else { None },
        titles,
        age: age.filter(|_| person),
        role: role(line, range),
        quoted: false,
        known: known.filter(|_| !person).into_iter().flatten().map(|sense| sense.identity).collect(),
    })
}

fn gender(line: &Line<'_>, range: &Range<usize>, titles: &[crate::name::Title]) -> Option<Gender> {
    if let Some(before) = range.start.checked_sub(1) {
        if line.has(before, WordClass::HonorificMale) {
            return Some(Gender::Male);
        }
        if line.has(before, WordClass::HonorificFemale) {
            return Some(Gender::Female);
        }
    }
    let by_title = titles.iter().find_map(|title| {
        let entry = line.page.rules.title(&title.head)?;
        // "father of two" tells of the bearer, "the mother of Kirby" as an office of another name does not arise here.
        (entry.class != TitleClass::Kin || title.narrowing.is_empty()).then_some(entry.gender)?
    });
    by_title.or_else(|| match line.page.rules.given(line.word(range.start)) {
        Some(GivenName::Of(gender)) if range.len() > 1 => Some(gender),
        Some(GivenName::Of(_) | GivenName::Either) | None => None,
    })
}

fn role(line: &Line<'_>, range: &Range<usize>) -> NameRole {
    let before = range.start.checked_sub(1);
    let article = before.filter(|&at| line.has(at, WordClass::Article)).and_then(|at| at.checked_sub(1)).or(before);
    if matches!(line.lower_at(range.end), "'s" | "’s" | "'" | "’") || modifies_noun(line, range.end) {
        return NameRole::Modifier;
    }
    if article.is_some_and(|at| line.has(at, WordClass::Preposition) || line.tag(at).class == Class::Adp) {
        return NameRole::Location;
    }
    let verb = (range.end..line.tokens.len().min(range.end + 3))
        .find(|&at| !matches!(line.tag(at).class, Class::Adv | Class::Aux));
    let speaks = verb.is_some_and(|at| {
        line.has(at, WordClass::Speaks) || line.page.rules.classes(&line.tokens[at].lemma).has(WordClass::Speaks)
    });
    if speaks { NameRole::Actor } else { NameRole::Other }
}

fn modifies_noun(line: &Line<'_>, at: usize) -> bool {
    line.is_word(at) && matches!(line.tag(at).class, Class::Noun | Class::Adj)
}
