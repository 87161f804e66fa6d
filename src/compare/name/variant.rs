//! Floor 6: whether two names are one name in two spellings.

use super::{Spelling, shown};
use crate::compare::quote::{QuoteRelation, relate_quotes};
use crate::language::en::rarity;
use crate::name::{EntityKind, Likeness, bare, likeness};
use crate::rules::names::{NameRules, PersonMatch, TitleClass};
use crate::rules::quotes::QuoteRules;

/// Letters from which a name of one word is long enough for one slip not to make another name of it.
const LONG: usize = 6;

/// Weight from which a word is rare enough to be a name and nothing else.
const RARE: f32 = 8.0;

/// Whether two houses write one word in their own way: "Recognised" and "Recognized".
pub(super) fn is_one_wording(one: &Spelling, other: &Spelling, rules: &QuoteRules) -> bool {
    let relation = relate_quotes(&shown(one), &shown(other), rules);
    one.bare != other.bare && matches!(relation, QuoteRelation::Same | QuoteRelation::Style)
}

/// Whether a lone surname that nobody in its source bears is one letter off the surname of somebody whom its source and
/// another name in full: whoever is named by surname alone was named in full before.
pub(super) fn is_stray(part: &Spelling, whole: &Spelling, spellings: &[Spelling]) -> bool {
    let ([word], Some(surname)) = (part.words.as_slice(), whole.words.last()) else { return false };
    let person = |kind: EntityKind| matches!(kind, EntityKind::Person | EntityKind::Unknown);
    if whole.words.len() < 2 || whole.kind != EntityKind::Person || !person(part.kind) || part.known {
        return false;
    }
    let (short, long) = (bare(word), bare(surname));
    let slip = short.len() >= SHORTEST_STRAY
        && short.chars().next() == long.chars().next()
        && strsim::damerau_levenshtein(&short, &long) == 1
        && !are_one_and_many(&short, &long);
    let own = || spellings.iter().filter(|one| one.source == part.source);
    let borne = own().any(|one| one.words.len() > 1 && one.words.contains(word));
    slip && !borne && own().any(|one| one.words.len() > 1 && one.words.last() == Some(surname))
}

/// Letters from which a surname one letter off another is a slip when nobody bears it.
const SHORTEST_STRAY: usize = 4;

/// Whether two persons of one rare surname and different given names hold one office.
pub(super) fn is_other_given(one: &Spelling, other: &Spelling, rules: &NameRules) -> bool {
    let full = |spelling: &Spelling| spelling.kind == EntityKind::Person && spelling.words.len() > 1;
    if !full(one) || !full(other) || one.words.last() != other.words.last() {
        return false;
    }
    let office = |head: &&String| rules.title(head).is_some_and(|entry| entry.class == TitleClass::Office);
    let surname = one.words.last().is_some_and(|surname| !rules.is_common_surname(surname));
    let (left, right) = (rules.person(&shown(one)), rules.person(&shown(other)));
    surname
        && rules.match_persons(&left, &right) == PersonMatch::Differs
        && left.given.first().zip(right.given.first()).is_some_and(|(left, right)| {
            left.chars().next() != right.chars().next() && likeness(left, right) == Likeness::Other
        })
        && one.titles.intersection(&other.titles).any(|head| office(&head))
}

/// Whether nobody else of the surname is named in its source.
pub(super) fn is_only_bearer(one: &Spelling, spellings: &[Spelling]) -> bool {
    let others = spellings.iter().filter(|other| other.source == one.source && other.words.len() > 1);
    others.filter(|other| other.words.last() == one.words.last()).all(|other| other.entity == one.entity)
}

/// Whether two long words are the same but for two neighbouring letters: a slip of the pen in whatever source.
pub(super) fn is_swap(left: &str, right: &str) -> bool {
    let letters = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    left != right && left.len() >= LONG && letters(left) == letters(right) && likeness(left, right) <= Likeness::Slip
}

pub(super) fn kinds_fit(one: EntityKind, other: EntityKind) -> bool {
    one == other || one == EntityKind::Unknown || other == EntityKind::Unknown
}

/// Whether two names are spellings of one: word by word the same or alike, with context where the letters are few.
pub(super) fn is_variant(one: &Spelling, other: &Spelling, together: bool) -> bool {
    if one.bare == other.bare {
        return is_written_apart(one, other);
    }
    if one.words.len() != other.words.len() {
        return is_part_of(one, other, together) || is_part_of(other, one, together);
    }
    let alike: Vec<Likeness> = one.words.iter().zip(&other.words).map(|(left, right)| likeness(left, right)).collect();
    let worst = alike.iter().copied().max().unwrap_or(Likeness::Other);
    let same = alike.iter().filter(|likeness| **likeness == Likeness::Same).count();
    let role = one.titles.intersection(&other.titles).next().is_some();
    if is_number(one, other) || is_shorter_form(one, other) {
        return false;
    }
    if is_derived(one, other) {
        return true;
    }
    match alike.len() {
        1 => worst <= Likeness::Slip && is_rare(&one.words[0]) && is_rare(&other.words[0]),
        _ if worst <= Likeness::Slip => (same > 0 || role || together) && !is_orthography(one, other),
        words => worst == Likeness::Close && same + 1 == words && (same > 1 || role) && together,
    }
}

/// Whether a word before the last is one word and its short form or plural: "Phil" and "Phillip", "Hurricane" and
/// "Hurricanes"; or a word with a tail in lower case, "Ministry-led".
fn is_shorter_form(one: &Spelling, other: &Spelling) -> bool {
    let begins = |left: &String, right: &String| left != right && right.starts_with(left.as_str());
    let last = one.words.len().saturating_sub(1);
    let pairs = || one.words.iter().zip(&other.words);
    let first = one.words.len() > 1
        && pairs()
            .take(if one.kind == EntityKind::Person { last } else { 1 })
            .any(|(left, right)| begins(left, right) || begins(right, left));
    let tailed = |word: &String| word.split_once('-').is_some_and(|(_, tail)| tail.starts_with(char::is_lowercase));
    first || pairs().any(|(left, right)| tailed(left) != tailed(right))
}

/// Whether one body is named with two words of one stem: "Distribution" and "Distributors".
fn is_derived(one: &Spelling, other: &Spelling) -> bool {
    let mut differing = one.words.iter().zip(&other.words).filter(|(left, right)| bare(left) != bare(right));
    let stem = |(left, right): (&String, &String)| {
        bare(left).chars().zip(bare(right).chars()).take_while(|(left, right)| left == right).count() >= LONG
    };
    one.entity.is_some()
        && one.entity == other.entity
        && one.words.len() > 1
        && one.kind != EntityKind::Person
        && differing.next().is_some_and(stem)
        && differing.next().is_none()
}

/// Whether a name of one word is another spelling of a part of a person's name, and both bear one title or stand in sentences that
/// tell the same.
fn is_part_of(part: &Spelling, whole: &Spelling, together: bool) -> bool {
    let [word] = part.words.as_slice() else { return false };
    let role = part.titles.intersection(&whole.titles).next().is_some();
    let alike = |other: &String| {
        (Likeness::Transliteration..=Likeness::Slip).contains(&likeness(word, other))
            && !are_one_and_many(&bare(word), &bare(other))
            && is_rare(word)
            && is_rare(other)
    };
    (role || together) && whole.kind == EntityKind::Person && whole.words.iter().any(alike)
}

/// Whether the same letters are written in one word and in two ("Del Giudice", "DelGiudice"), or with a capital inside
/// and without ("GlobalCom", "Globalcom"). Hyphens and accents are the outlet's style.
fn is_written_apart(one: &Spelling, other: &Spelling) -> bool {
    let plain = |spelling: &Spelling| spelling.words.concat();
    let (left, right) = (plain(one), plain(other));
    let letters = left.chars().chain(right.chars()).all(char::is_alphabetic);
    let shouts = |word: &String| word.chars().count() > 1 && word.chars().all(char::is_uppercase);
    let shouted = one.words.iter().chain(&other.words).any(shouts);
    let spaced = one.words.len() != other.words.len() && left.eq_ignore_ascii_case(&right);
    // "de Berardinis" and "De Berardinis", "for" and "For" are a house's style.
    let inner = |(left, right): (&String, &String)| left.eq_ignore_ascii_case(right) && tail(left) != tail(right);
    let capital = one.words.len() == other.words.len() && one.words.iter().zip(&other.words).any(inner);
    letters && !shouted && (spaced || capital) && left.len() >= LONG
}

/// A word without its first letter.
fn tail(word: &str) -> &str {
    word.chars().next().map_or("", |first| &word[first.len_utf8()..])
}

/// Whether the words that differ are all common: "Defence" and "Defense" are two orthographies, not two spellings of a name.
fn is_orthography(one: &Spelling, other: &Spelling) -> bool {
    let mut differing = one.words.iter().zip(&other.words).filter(|(left, right)| bare(left) != bare(right));
    differing.all(|(left, right)| rarity::weight(left) < RARE && rarity::weight(right) < RARE)
}

/// Whether one is the other with a plural's ending: "the Cullens" are the family of Edward Cullen.
fn are_one_and_many(left: &str, right: &str) -> bool {
    left.strip_suffix('s') == Some(right) || right.strip_suffix('s') == Some(left)
}

/// Whether the two differ by a plural or a figure.
fn is_number(one: &Spelling, other: &Spelling) -> bool {
    let figures = |spelling: &Spelling| spelling.bare.chars().filter(char::is_ascii_digit).collect::<String>();
    are_one_and_many(&one.bare, &other.bare) || figures(one) != figures(other)
}

/// Whether a word of a name is long and no common word.
fn is_rare(word: &str) -> bool {
    word.chars().count() >= LONG && rarity::weight(word) >= RARE
}
