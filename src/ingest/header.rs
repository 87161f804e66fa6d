//! Lines about the document: web addresses, bylines, agencies.

use crate::rules::ingest::{BylineWords, IngestRules};

/// A byline of more words than this is a sentence.
const BYLINE_WORDS: usize = 14;
/// A line that only ends in a role ("Jane Doe, Staff Writer") is shorter.
const ROLE_WORDS: usize = 8;

/// The address, when the line is one and nothing else; spaces that a tokenizer put into it are taken out.
pub(super) fn url_line(line: &str) -> Option<String> {
    let start = line.get(..4)?;
    if !start.eq_ignore_ascii_case("http") && !start.eq_ignore_ascii_case("www.") {
        return None;
    }
    let split = line.contains(" / ");
    if !split && line.contains(char::is_whitespace) {
        return None;
    }
    let url: String = line.split_whitespace().collect();
    let rest = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
    let host = rest.split('/').next().unwrap_or_default();
    host.contains('.').then_some(url)
}

/// Whether the line is an address to write to or a page of a person, and nothing else: "jane.doe@varn.example".
pub(super) fn is_contact(line: &str) -> bool {
    let inner = line.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '@');
    let dotted = inner.split_once('.').is_some_and(|(host, rest)| host.len() > 1 && rest.len() > 1);
    !inner.contains(char::is_whitespace) && (inner.contains('@') || dotted && inner.contains('/'))
}

/// Who wrote the article, when the line says that and nothing else.
pub(super) fn byline(line: &str, words: &BylineWords) -> Option<String> {
    let count = line.split_whitespace().count();
    let lower = line.to_lowercase();
    let opener = words.openers.iter().filter(|opener| opens(&lower, opener)).max_by_key(|opener| opener.len());
    let names = match opener {
        Some(opener) => line.get(opener.len()..)?.trim_start_matches([':', ' ', '\u{a0}']).trim(),
        None => line.trim(),
    };
    let limit = if opener.is_some() { BYLINE_WORDS } else { ROLE_WORDS };
    let role = words.roles.iter().any(|role| lower.trim_end_matches(['.', ')']).ends_with(role.as_str()));
    let fits = (2..=limit).contains(&count) && (opener.is_some() || role);
    (fits && all_names(names, words)).then(|| names.to_owned())
}

fn opens(lower: &str, opener: &str) -> bool {
    lower.strip_prefix(opener).is_some_and(|rest| rest.starts_with([' ', ':', '\u{a0}']) || opener.ends_with(':'))
}

/// Whether every word is a name, a word that joins names, or part of a role, and no sentence ends.
fn all_names(names: &str, words: &BylineWords) -> bool {
    let role = |word: &str| words.roles.iter().any(|role| role.split(' ').any(|part| part == word));
    let fits = |word: &str| {
        let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        let lower = bare.to_lowercase();
        bare.is_empty() || bare.starts_with(char::is_uppercase) || words.joins.contains(&lower) || role(&lower)
    };
    let sentence =
        names.ends_with(['.', '!', '?']) && names.split_whitespace().last().is_some_and(|word| word.len() > 4);
    let first = names.chars().next().is_some_and(char::is_uppercase);
    first && !sentence && names.split([' ', '/', '|', '\u{a0}']).all(fits)
}

/// The agency, when the line is its name and nothing else, in brackets or not.
pub(super) fn agency_line(line: &str, rules: &IngestRules) -> Option<String> {
    let name = line.trim().trim_start_matches(['(', '[']).trim_end_matches([')', ']', '.']);
    agency(name, rules)
}

/// The agency of that name, as written.
pub(super) fn agency(name: &str, rules: &IngestRules) -> Option<String> {
    let lower = name.trim().to_lowercase();
    rules.agencies.contains(&lower).then(|| name.trim().to_owned())
}
