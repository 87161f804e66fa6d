//! What kind of document a text of XML is, by its first element.

/// The name of the first element behind declarations and comments, with its prefix; `None` when the text begins otherwise.
pub(super) fn root(text: &str) -> Option<&str> {
    let mut rest = text.trim_start();
    loop {
        let after = if let Some(comment) = rest.strip_prefix("<!--") {
            &comment[comment.find("-->")? + 3..]
        } else if rest.starts_with("<?") {
            &rest[rest.find("?>")? + 2..]
        } else if rest.starts_with("<!") {
            &rest[end_of_declaration(rest)?..]
        } else {
            break;
        };
        rest = after.trim_start();
    }
    let name = rest.strip_prefix('<')?;
    let end = name.find(|letter: char| !(letter.is_alphanumeric() || "_-.:".contains(letter)))?;
    let follows = name[end..].starts_with(|letter: char| letter.is_whitespace() || matches!(letter, '>' | '/'));
    (end > 0 && follows).then(|| &name[..end])
}

/// Whether a text is XML: it says so, or its first element is the root of a feed or of a document of another kind.
pub(super) fn is_document(text: &str) -> bool {
    text.starts_with("<?xml") || root(text).is_some_and(|root| is_feed(root) || super::foreign::kind_of(root).is_some())
}

/// Whether an element is the root of RSS or Atom.
pub(super) fn is_feed(root: &str) -> bool {
    matches!(local(root), "rss" | "feed" | "RDF")
}

/// A name without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// The byte behind `<!DOCTYPE …>`, which may hold declarations of its own between square brackets.
fn end_of_declaration(text: &str) -> Option<usize> {
    let end = text.find(['>', '['])?;
    if text.as_bytes()[end] == b'>' {
        return Some(end + 1);
    }
    let inner = end + text[end..].find(']')?;
    Some(inner + text[inner..].find('>')? + 1)
}
