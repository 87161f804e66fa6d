//! Floor 4: entries of a list that stand in one row: "1) one 2) two", "a. one b. two", "• one • two".

use super::word;

/// Whether `letter` is a mark that begins entries.
pub(super) fn is_bullet(letter: char) -> bool {
    matches!(letter, '•' | '⁃' | '▪' | '‣' | '◦' | '●' | '■')
}

/// Where the second and later entries begin, when `text` begins with a first one; otherwise nothing.
pub(super) fn entries(text: &str) -> Vec<usize> {
    let start = word::skip_white(text, 0);
    match word::char_at(text, start) {
        Some(letter) if is_bullet(letter) => bullets(text, start, letter),
        Some('1' | 'a') => numbered(text, start),
        Some(_) | None => Vec::new(),
    }
}

fn bullets(text: &str, start: usize, bullet: char) -> Vec<usize> {
    text.match_indices(bullet).map(|(at, _)| at).filter(|&at| at > start).collect()
}

fn numbered(text: &str, start: usize) -> Vec<usize> {
    let tail = &text[start + 1..];
    let Some(close) = [".)", ")", "."].into_iter().find(|close| tail.starts_with(close)) else { return Vec::new() };
    let mut cuts = Vec::new();
    let mut from = start + 1 + close.len();
    for number in 2..=26 {
        let name = match text.as_bytes()[start] {
            b'1' => number.to_string(),
            _ => char::from(b'a' + number - 1).to_string(),
        };
        let Some(at) = find_marker(text, from, &format!("{name}{close}")) else { break };
        cuts.push(at);
        from = at + name.len() + close.len();
    }
    cuts
}

/// Where `marker` stands with white space on both sides, from byte `from` on.
fn find_marker(text: &str, from: usize, marker: &str) -> Option<usize> {
    text[from..].match_indices(marker).map(|(at, _)| from + at).find(|&at| {
        let white = |letter: Option<char>| letter.is_some_and(char::is_whitespace);
        white(word::char_before(text, at)) && white(word::char_at(text, at + marker.len()))
    })
}
