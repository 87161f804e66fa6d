//! Comments addressed to this program: `<!-- crosscheck: allow(N101) reason="…" -->`.

use crate::text::{Directive, LineIndex};

const OPEN: &str = "<!--";
const CLOSE: &str = "-->";
const NAME: &str = "crosscheck:";

/// The directives among the comments of `markup`, which begins at byte `start` of `file`.
pub(super) fn directives(markup: &str, start: usize, file: &str, lines: &LineIndex) -> Vec<Directive> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = markup[at..].find(OPEN).map(|open| at + open) {
        let inside = open + OPEN.len();
        let Some(length) = markup[inside..].find(CLOSE) else { break };
        if let Some(text) = markup[inside..inside + length].trim().strip_prefix(NAME) {
            let position = lines.position(file, (start + open) as u32);
            found.push(Directive { position, text: text.trim().to_owned() });
        }
        at = inside + length + CLOSE.len();
    }
    found
}
