//! Floor 1: numbers that name and do not count: "Flight 370", "Article 5", "AK-47", "+1-222-2222/2222", "9/11".

use super::cue::Cue;
use super::kinds::Value;
use super::scan::Scan;
use super::vocabulary::{Meaning, Place};

/// The identifier at `at`: one past it, its value, and the lexemes of its number.
pub(crate) fn read(scan: &Scan, at: usize) -> Option<(usize, Value, (usize, usize))> {
    let (end, number) = named(scan, at)
        .or_else(|| labelled(scan, at))
        .or_else(|| product(scan, at))
        .or_else(|| code(scan, at))
        .or_else(|| telephone(scan, at))
        .or_else(|| model(scan, at))
        .or_else(|| house(scan, at))?;
    let words = scan.words(at, end).split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let value = scan.word(number).replace(',', "").parse().ok();
    Some((end, Value::Identifier { name: words.into(), number: value }, (number, number + 1)))
}

/// A name with figures in it: 9/11, 24/7.
fn named(scan: &Scan, at: usize) -> Option<(usize, usize)> {
    let end = scan.cue(at, Cue::Named)?;
    let more = scan.glued(end) && (scan.mark(end, '/') || scan.mark(end, '-') || scan.mark(end, '%'));
    (!more && scan.cue(end, Cue::People).is_none()).then_some((end, at))
}

/// A word that takes a number as a name: "Flight 370", "No. 4", "page 12", "Flight MH370".
fn labelled(scan: &Scan, at: usize) -> Option<(usize, usize)> {
    let next = scan.cue(at, Cue::Identifier)?;
    let next = scan.skip(next, '#');
    let number = if scan.is_word(next) && scan.glued(next + 1) && scan.is_capitalised(next) { next + 1 } else { next };
    let fits = scan.is_numeral(number) && !scan.word(number).contains(['.', ',']) && !scan.mark(number + 1, '%');
    let letter = number + 1;
    let end = if scan.is_capitalised(letter) && scan.glued(letter) && scan.word(letter).len() == 1 {
        letter + 1
    } else {
        letter
    };
    let capital = scan.is_capitalised(at) && (at > 0 || scan.cue(at, Cue::IdentifierLower).is_some());
    let lower = scan.cue(at, Cue::IdentifierLower).is_some() && scan.cue(number + 1, Cue::People).is_none();
    let unit =
        scan.phrase(end, |meaning| matches!(meaning, Meaning::Period(..) | Meaning::Scale(_)).then_some(())).is_some();
    (fits && !unit && (capital || lower)).then_some((end, number))
}

/// How far before a name its article or owner stands: "Moor's new Peugeot 508".
const ARTICLE_REACH: usize = 3;

/// A name before plain figures that count nothing behind them: a known product anywhere ("Windows 11 runs"), any other behind an article
/// or owner ("the new Sabre 9 was").
fn product(scan: &Scan, at: usize) -> Option<(usize, usize)> {
    let known = scan.cue(at, Cue::Product);
    let number = known.unwrap_or(at + 1);
    let capital = scan.words(at, number).chars().any(char::is_uppercase) && scan.is_word(at);
    let figures = scan.is_numeral(number) && scan.word(number).bytes().all(|byte| byte.is_ascii_digit());
    if !capital || !figures || scan.mark(number + 1, '%') || scan.mark(number + 1, '-') {
        return None;
    }
    let unit = |meaning: Meaning| {
        matches!(
            meaning,
            Meaning::Period(..)
                | Meaning::Scale(_)
                | Meaning::Suffix(..)
                | Meaning::Currency(..)
                | Meaning::Cue(Cue::Percent)
        )
        .then_some(())
    };
    let counted = scan.cue(number + 1, Cue::People).is_some()
        || scan.phrase(number + 1, unit).is_some()
        || super::operand::unit(scan, number + 1).is_some()
        || scan.mark(number + 1, ':')
        || scan.is_numeral(number + 1);
    let owned = (1..=ARTICLE_REACH).take_while(|back| *back <= at && !scan.ends_at(at - back)).any(|back| {
        let owner = scan.word(at - back).eq_ignore_ascii_case("s") && back < at && scan.mark(at - back - 1, '\'');
        owner || [Cue::A, Cue::The, Cue::Possessive].into_iter().any(|cue| scan.cue(at - back, cue).is_some())
    });
    let any_name = || {
        let plural =
            scan.is_lower(number + 1) && scan.word(number + 1).ends_with('s') && scan.word(number + 1).len() > 3;
        let meant = |meaning: Meaning| !matches!(meaning, Meaning::Cue(Cue::PerUnit));
        let year = scan.word(number).len() == 4
            && (scan.word(number).starts_with("19") || scan.word(number).starts_with("20"));
        let plain = scan.phrase(at, |found| meant(found).then_some(())).is_none() && scan.is_capitalised(at);
        owned && plain && !plural && !year && !scan.glued(number)
    };
    (!counted && (known.is_some() || any_name())).then_some((number + 1, number))
}

/// Classes of words whose letters may run into the figures of a name: the "i" of "i7", the "A" of "A320", the "X" of "X5".
const IDLE: [Cue; 13] = [
    Cue::A,
    Cue::NeedsHeat,
    Cue::Person,
    Cue::FirstPerson,
    Cue::NotCounted,
    Cue::PhraseEnd,
    Cue::Counted,
    Cue::Lengthwise,
    Cue::Lasting,
    Cue::OfYears,
    Cue::PaidOver,
    Cue::Race,
    Cue::Impersonal,
];

/// Capitals with figures: "AK-47", "MH370", "SCP-173C".
fn code(scan: &Scan, at: usize) -> Option<(usize, usize)> {
    let letters = scan.word(at);
    let number = scan.hyphen(at + 1);
    let meaning = |meaning: Meaning| !matches!(meaning, Meaning::Cue(Cue::A | Cue::NeedsHeat));
    let plain = scan.phrase(at, |found| meaning(found).then_some(())).is_none();
    let name = scan.is_capitalised(at) && number > at + 1 && plain && (at > 0 || letters.len() > 3);
    let capitals = scan.is_word(at) && letters.len() <= 5 && letters.chars().all(char::is_uppercase) || name;
    let joined = scan.glued(at + 1) && scan.glued(number) && scan.is_numeral(number);
    let run_on = scan.is_word(at) && number == at + 1 && letters.len() <= 8;
    let unhyphened = number == at + 1;
    let is_known = |meaning: Meaning| match meaning {
        Meaning::Cue(cue) => !IDLE.contains(&cue),
        Meaning::Currency(_, place) => place != Place::Letter,
        other => matches!(other, Meaning::Month(_)),
    };
    let known = || scan.phrase(at, |meaning| is_known(meaning).then_some(())).is_some();
    let meant =
        unhyphened && (known() || super::operand::letter(scan, at).is_some()) || scan.cue(at, Cue::Category).is_some();
    let quarter = unhyphened && (scan.cue(at, Cue::QuarterLetter).is_some() || scan.cue(at, Cue::HalfLetter).is_some());
    if !(capitals || run_on) || !joined || meant || quarter || scan.word(number).contains(',') {
        return None;
    }
    let tail = scan.is_word(number + 1) && scan.glued(number + 1);
    let end = number + 1 + usize::from(tail);
    Some((end, number))
}

/// Groups of figures joined by hyphens, three or more, or seven figures as 555-1234; groups apart behind a "+" or a leading 0.
fn telephone(scan: &Scan, at: usize) -> Option<(usize, usize)> {
    let plus = scan.mark(at, '+') && scan.glued(at + 1);
    let first = at + usize::from(plus);
    let figures = |at: usize| scan.is_numeral(at) && scan.word(at).bytes().all(|byte| byte.is_ascii_digit());
    if !figures(first) {
        return None;
    }
    let trunk = usize::from(!plus && scan.word(first) == "1" && scan.mark(first + 1, '-') && scan.glued(first + 1)) * 2;
    let first = first + trunk;
    if !figures(first) {
        return None;
    }
    let joint = |at: usize| {
        (scan.mark(at, '-') || scan.mark(at, '/') && plus) && scan.glued(at) && scan.glued(at + 1) && figures(at + 1)
    };
    // A figure that starts with 0 counts nothing: "0845 125 2222".
    let area = scan.word(first).len() >= 3 && scan.word(first).starts_with('0');
    let spaced =
        (1..6).take_while(|group| (plus || area) && figures(first + group) && !scan.glued(first + group)).count();
    if spaced >= 2 || area && spaced >= 1 {
        return Some((first + 1 + spaced, first));
    }
    let groups = (0..).take_while(|group| joint(first + 1 + 2 * group)).count();
    let end = first + 1 + 2 * groups;
    let long = groups >= 2 && (plus || scan.word(end - 1).len() == 4 && scan.word(first).len() == 3);
    let local = groups == 1 && scan.word(first).len() == 3 && scan.word(end - 1).len() == 4;
    let whole = plus && groups >= 1;
    (long || local || whole).then_some((end, first))
}

/// "10 Market Street": the number of a house before capitalised words that end in a word for a street.
fn house(scan: &Scan, at: usize) -> Option<(usize, usize)> {
    const LONGEST_STREET: usize = 4;
    let plain = scan.is_numeral(at) && scan.word(at).bytes().all(|byte| byte.is_ascii_digit());
    let named = |next: &usize| scan.is_capitalised(*next) || super::ordinal::plain(scan, *next).is_some();
    let last = (at + 1..=at + LONGEST_STREET)
        .take_while(|next| plain && named(next) || scan.mark(*next, '.'))
        .find(|&next| next > at + 1 && scan.cue(next, Cue::Street).is_some())?;
    Some((last + 1, at))
}

/// Most letters behind the figures of a name: "76ers".
const LONGEST_TAIL: usize = 3;

/// Figures run into letters that are no unit: "24703L202", "777F", "4x4", "76ers".
fn model(scan: &Scan, at: usize) -> Option<(usize, usize)> {
    let glued = scan.is_numeral(at) && scan.glued(at + 1) && scan.is_word(at + 1) && !scan.word(at).contains('.');
    let letters = scan.word(at + 1);
    let more = scan.glued(at + 2) && scan.is_numeral(at + 2);
    if !glued || letters.len() > LONGEST_TAIL {
        return None;
    }
    let known = scan.phrase(at + 1, |meaning| {
        matches!(
            meaning,
            Meaning::Unit(_)
                | Meaning::Suffix(..)
                | Meaning::Meridiem(_)
                | Meaning::Period(..)
                | Meaning::Currency(..)
                | Meaning::Cue(Cue::Percent | Cue::YearsOld | Cue::BasisPoints)
        )
        .then_some(())
    });
    let ordinal = super::ordinal::plain(scan, at).is_some();
    let hour = letters.eq_ignore_ascii_case("h");
    let heat = scan.cue(at + 1, Cue::NeedsHeat).is_some() && super::operand::tells_heat(scan, at + 1);
    let cents =
        scan.phrase(at + 1, |meaning| matches!(meaning, Meaning::Currency(_, Place::Tail)).then_some(())).is_some();
    let unknown = known.is_none() || scan.cue(at + 1, Cue::NeedsHeat).is_some() && !heat && !cents;
    let end = at + 2 + usize::from(more);
    ((unknown || more) && !ordinal && !hour && letters != "s").then_some((end, at))
}
