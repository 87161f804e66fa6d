//! One tag of HTML or of a component in Markdown.

use rustc_hash::FxHashMap;

/// A tag, `<Aside kind="note">` or `</div>`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// As written; empty in `<>`.
    pub name: &'a str,
    /// Whether it closes an element.
    pub closes: bool,
    /// Whether it has nothing inside: `<hr/>`.
    pub is_empty: bool,
    /// The byte behind it.
    pub end: usize,
}

/// Reads the tag that begins at byte `start` of `file`, where a `<` stands. `Err` says up to where there is none: at another `<`,
/// at a blank line or at the end. Addresses between angle brackets are no tags.
pub(super) fn read<'a>(file: &'a str, start: usize, braces: &FxHashMap<usize, usize>) -> Result<Tag<'a>, usize> {
    let bytes = file.as_bytes();
    let closes = bytes.get(start + 1) == Some(&b'/');
    let name_at = start + 1 + usize::from(closes);
    let length = bytes[name_at.min(bytes.len())..]
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_'))
        .count();
    let name = file.get(name_at..name_at + length).unwrap_or_default();
    let follows = bytes.get(name_at + length).copied();
    let named =
        name.starts_with(|letter: char| letter.is_ascii_alphabetic()) || name.is_empty() && follows == Some(b'>');
    if !named || !follows.is_some_and(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/')) {
        return Err(start + 1);
    }
    let end = end_of(bytes, name_at + length, braces)?;
    Ok(Tag { name, closes, is_empty: bytes[end - 2] == b'/', end })
}

/// The byte behind the `>` that ends a tag.
fn end_of(bytes: &[u8], from: usize, braces: &FxHashMap<usize, usize>) -> Result<usize, usize> {
    let mut at = from;
    let mut quote = None;
    while let Some(byte) = bytes.get(at).copied() {
        match (quote, byte) {
            (_, b'\n') if is_blank(bytes, at + 1) => return Err(at),
            (Some(open), _) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'>') => return Ok(at + 1),
            (None, b'<') => return Err(at),
            (None, b'"' | b'\'') if bytes[at - 1] == b'=' => quote = Some(byte),
            (None, b'{') => at = *braces.get(&at).ok_or(at)?,
            (None, _) => {}
        }
        at += 1;
    }
    Err(at)
}

/// Whether the line that begins at `at` has nothing on it.
fn is_blank(bytes: &[u8], at: usize) -> bool {
    let rest = &bytes[at.min(bytes.len())..];
    rest.iter().find(|byte| !matches!(byte, b' ' | b'\t' | b'\r')).is_none_or(|byte| *byte == b'\n')
}
