//! Nesting that no page has: a parser looks through every open element for each tag, so that the time to read a page grows with the
//! square of its depth. Tags below a bound are taken out before; the words between them stay.

use super::place;
use std::borrow::Cow;

/// Open elements from which tags are taken out: where browsers stop nesting.
const DEEPEST: usize = 512;

/// Elements that have no end tag, or that the next of their kind ends.
const UNNESTED: [&str; 24] = [
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option", "p",
    "param", "source", "tbody", "td", "th", "thead", "tr", "track", "wbr",
];

/// The page with the tags below the bound as blanks, so that every byte keeps its place.
pub(super) fn flatten(page: &str) -> Cow<'_, str> {
    let mut deep: Vec<(usize, usize)> = Vec::new();
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(found) = page[at..].find('<') {
        let start = at + found;
        let end = start + place::markup(&page[start..]);
        let tag = &page[start..end];
        at = end;
        let closes = tag.starts_with("</");
        let name = tag.trim_start_matches(['<', '/']);
        let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let nests =
            length > 0 && !tag.ends_with("/>") && !UNNESTED.iter().any(|one| name[..length].eq_ignore_ascii_case(one));
        if nests && end - start > length {
            depth = if closes { depth } else { depth + 1 };
            deep.extend((depth > DEEPEST).then_some((start, end)));
            depth = if closes { depth.saturating_sub(1) } else { depth };
        }
    }
    if deep.is_empty() { Cow::Borrowed(page) } else { Cow::Owned(blanked(page, &deep)) }
}

fn blanked(page: &str, spans: &[(usize, usize)]) -> String {
    let mut text = String::with_capacity(page.len());
    let mut at = 0;
    for &(start, end) in spans {
        text.push_str(&page[at..start]);
        text.extend(std::iter::repeat_n(' ', end - start));
        at = end;
    }
    text.push_str(&page[at..]);
    text
}
