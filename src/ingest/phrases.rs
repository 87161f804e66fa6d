//! Whether a line is one of the phrases that stand around stories.

use crate::rules::ingest::Phrases;

/// Whether `line` is, begins with or has one of the phrases and is short enough to be nothing else.
pub(super) fn is_phrase(line: &str, phrases: &Phrases) -> bool {
    if line.split_whitespace().nth(phrases.most_words).is_some() {
        return false;
    }
    let plain = plain(line);
    let bare = plain.trim_end_matches(|letter: char| !letter.is_alphanumeric() && letter != '#' && letter != '-');
    let whole = |phrase: &String| bare == phrase || plain == *phrase;
    phrases.whole.iter().any(whole)
        || phrases.starts.iter().any(|phrase| starts_with(&plain, phrase))
        || phrases.contains.iter().any(|phrase| plain.contains(phrase.as_str()))
}

/// Lower case, with straight apostrophes, single spaces and no bullet or bracket before the first word.
fn plain(line: &str) -> String {
    let start = line.trim_start_matches(|letter: char| !letter.is_alphanumeric() && !"©#-".contains(letter));
    let mut plain = String::with_capacity(start.len());
    for word in start.split_whitespace() {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.extend(word.chars().flat_map(char::to_lowercase).map(|letter| if letter == '’' { '\'' } else { letter }));
    }
    plain
}

/// Whether `line` begins with `phrase` and the phrase ends where a word of the line does.
fn starts_with(line: &str, phrase: &str) -> bool {
    let Some(rest) = line.strip_prefix(phrase) else { return false };
    let open = phrase.ends_with(char::is_alphabetic);
    !(open && rest.starts_with(char::is_alphanumeric))
}
