//! Floor 4: small readings of the text around a place: the word before, the word after.

/// Characters of the longest word that is read back from its end: enough for every entry of a list.
const LONGEST_WORD: usize = 256;

/// The word that ends at byte `end`: letters, digits, and the marks that words have inside ("U.S", "Lt.-Gen", "N°").
pub(super) fn before(text: &str, end: usize) -> &str {
    let inside = |letter: char| letter.is_alphanumeric() || matches!(letter, '.' | '-' | '\'' | '’' | '°' | 'º' | '&');
    let letters = text[..end].char_indices().rev().take(LONGEST_WORD);
    let start = letters.take_while(|&(_, letter)| inside(letter)).last();
    let word = &text[start.map_or(end, |(at, _)| at)..end];
    word.trim_start_matches(|letter: char| !letter.is_alphanumeric())
}

/// The word that begins at byte `start`: letters, digits and inner apostrophes.
pub(super) fn after(text: &str, start: usize) -> &str {
    let rest = &text[start..];
    let inside = |letter: char| letter.is_alphanumeric() || matches!(letter, '\'' | '’' | '-');
    let end = rest.find(|letter: char| !inside(letter)).unwrap_or(rest.len());
    rest[..end].trim_end_matches(|letter: char| !letter.is_alphanumeric())
}

/// The first byte from `start` on that is not white space; the text's length if there is none.
pub(super) fn skip_white(text: &str, start: usize) -> usize {
    text.len() - text[start..].trim_start().len()
}

/// The character that begins at `at`.
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..).and_then(|rest| rest.chars().next())
}

/// The character that ends at `at`.
pub(super) fn char_before(text: &str, at: usize) -> Option<char> {
    text.get(..at).and_then(|head| head.chars().next_back())
}

/// Whether `text` numbers an entry of a list: "1", "12.", "(iv)", "b)", "• 9.".
pub(super) fn is_enumerator(text: &str) -> bool {
    let bare = text.trim_start_matches(|letter: char| super::list::is_bullet(letter) || letter.is_whitespace());
    let core = bare.trim_start_matches('(').trim_end_matches([')', '.']);
    let digits = core.len() <= 3 && core.bytes().all(|byte| byte.is_ascii_digit());
    let roman = core.len() <= 4 && core.bytes().all(|byte| matches!(byte.to_ascii_lowercase(), b'i' | b'v' | b'x'));
    let letter = core.len() == 1 && core.bytes().all(|byte| byte.is_ascii_alphabetic());
    !core.is_empty() && (digits || roman || letter)
}
