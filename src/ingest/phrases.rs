//! Whether a line is one of the phrases that stand around stories.

use crate::rules::ingest::Phrases;

/// Whether `line` is, begins with or has a phrase of one of the lists and is short enough to be nothing else.
pub(super) fn is_phrase(line: &str, lists: &[Phrases]) -> bool {
    let words = line.split_whitespace().count();
    let longest = lists.iter().map(|list| list.most_words).max().unwrap_or(0);
    if words == 0 || words > longest {
        return false;
    }
    let plain = plain(line);
    lists.iter().any(|list| words <= list.most_words && is_listed(&plain, list))
}

fn is_listed(plain: &str, phrases: &Phrases) -> bool {
    let bare = plain.trim_end_matches(|letter: char| !letter.is_alphanumeric() && letter != '#' && letter != '-');
    phrases.whole.iter().any(|phrase| bare == phrase || plain == phrase)
        || phrases.starts.iter().any(|phrase| starts_with(plain, phrase))
        || phrases.contains.iter().any(|phrase| plain.contains(phrase.as_str()))
}

/// Lower case, with straight apostrophes, single spaces, 0 for every number and no bullet or bracket (but quotation marks) before the first word.
fn plain(line: &str) -> String {
    let start = line.trim_start_matches(|letter: char| !letter.is_alphanumeric() && !"©#-\"'“‘".contains(letter));
    let mut plain = String::with_capacity(start.len());
    for word in start.split_whitespace() {
        if !plain.is_empty() {
            plain.push(' ');
        }
        for letter in word.chars().flat_map(char::to_lowercase) {
            match letter {
                '’' => plain.push('\''),
                '0'..='9' if plain.ends_with('0') => {}
                '0'..='9' => plain.push('0'),
                _ => plain.push(letter),
            }
        }
    }
    plain
}

/// Whether `line` begins with `phrase` and the phrase ends where a word of the line does.
fn starts_with(line: &str, phrase: &str) -> bool {
    let Some(rest) = line.strip_prefix(phrase) else { return false };
    let open = phrase.ends_with(char::is_alphabetic);
    !(open && rest.starts_with(char::is_alphanumeric))
}
