//! The dateline before a story's first sentence: "WASHINGTON (AP) —", "ASHGABAT, Dec. 14 (Xinhua) --".

use super::header;
use crate::rules::ingest::{DateWord, IngestRules};

/// A dateline is shorter, in bytes; the longest measured name two cities, a date and an agency.
const LONGEST: usize = 90;
/// A place in capitals has no more words.
const PLACE_WORDS: usize = 5;
/// A place in capitals that is nothing else has at least so many letters; shorter ones are acronyms.
const PLACE_LETTERS: usize = 4;

/// What a dateline says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dateline {
    /// Bytes of the paragraph it takes, with the dash and without the space behind it.
    pub length: usize,
    /// The place as written.
    pub place: Option<String>,
    /// The agency as written.
    pub agency: Option<String>,
    /// The words between place and agency: a region, a date.
    pub between: String,
}

/// Reads the dateline a paragraph begins with; `None` when it begins with a sentence.
pub(super) fn dateline(paragraph: &str, rules: &IngestRules) -> Option<Dateline> {
    let (head, mark) = head(paragraph)?;
    let length = head.len() + mark.len();
    let after = paragraph[length..].trim_start().chars().next()?;
    let head = head.trim();
    let (before, agency) = match head.strip_suffix(')').and_then(|open| open.rsplit_once('(')) {
        Some((before, name)) => (before.trim(), Some(header::agency(name, rules).or_else(|| acronym(name))?)),
        None => (head, None),
    };
    if before.is_empty() {
        return agency.map(|agency| Dateline { length, place: None, agency: Some(agency), between: String::new() });
    }
    let (place, between) = before.split_once(',').map_or((before, ""), |(place, rest)| (place, rest.trim()));
    let sure = agency.is_some() || is_region_or_date(between, rules);
    let fits = match (sure, mark) {
        (true, _) => is_place(place, rules) || agency.is_some() && is_name(place),
        (false, ":") => false,
        (false, _) => between.is_empty() && is_place(place, rules) && is_long(place) && starts_sentence(after),
    };
    let place = Some(place.trim().to_owned());
    fits.then(|| Dateline { length, place, agency, between: between.to_owned() })
}

/// The words before the dash or colon, and the mark with the space before it.
fn head(paragraph: &str) -> Option<(&str, &str)> {
    const MARKS: [&str; 8] = [" -- ", " — ", " – ", " ― ", " - ", "— ", "—", ":"];
    let mut end = paragraph.len().min(LONGEST);
    while !paragraph.is_char_boundary(end) {
        end -= 1;
    }
    let window = &paragraph[..end];
    let (at, mark) = MARKS.iter().filter_map(|mark| Some((window.find(mark)?, *mark))).min_by_key(|(at, _)| *at)?;
    Some((&window[..at], mark.trim_end()))
}

/// An agency that is not listed: a few capitals.
fn acronym(name: &str) -> Option<String> {
    let fits = (2..=6).contains(&name.len()) && name.chars().all(|letter| letter.is_ascii_uppercase());
    fits.then(|| name.to_owned())
}

/// Words in capitals: "ASHGABAT", "NEW YORK", "BRUSSELS/LONDON".
fn is_place(place: &str, rules: &IngestRules) -> bool {
    let words = place.split_whitespace().count();
    let letters = place.chars().filter(|letter| letter.is_alphabetic()).count();
    (1..=PLACE_WORDS).contains(&words)
        && letters >= 2
        && !place.chars().any(|letter| letter.is_lowercase() || letter.is_numeric() || "?!\"“".contains(letter))
        && !rules.labels.iter().any(|label| label == place)
}

fn is_long(place: &str) -> bool {
    place.chars().filter(|letter| letter.is_alphabetic()).count() >= PLACE_LETTERS
}

/// Capitalised words: "Washington".
fn is_name(place: &str) -> bool {
    let words = || place.split_whitespace();
    (1..=PLACE_WORDS).contains(&words().count()) && words().all(|word| word.starts_with(char::is_uppercase))
}

/// "N.Y.", "South Korea", "Dec. 14", "N.Y., Sept. 26": parts that each are a name or a day.
fn is_region_or_date(between: &str, rules: &IngestRules) -> bool {
    let day = |part: &str| {
        let mut words = part.split_whitespace();
        let month = words.next().map(|word| word.trim_end_matches('.').to_lowercase());
        let known =
            month.and_then(|word| rules.date_words.get(&word)).is_some_and(|word| matches!(word, DateWord::Month(_)));
        known && words.all(|word| word.chars().all(|letter| letter.is_ascii_digit()))
    };
    let year = |part: &str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    !between.is_empty() && between.split(',').map(str::trim).all(|part| is_name(part) || day(part) || year(part))
}

fn starts_sentence(letter: char) -> bool {
    letter.is_uppercase() || letter.is_numeric() || "\"“‘'$€£".contains(letter)
}
