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
        if let Some(text) = addressed(&markup[inside..inside + length]) {
            let position = lines.position(file, (start + open) as u32);
            found.push(Directive { position, text: text.to_owned() });
        }
        at = inside + length + CLOSE.len();
    }
    found
}

/// What a comment says to this program; `None` when it is addressed to somebody else.
pub(super) fn addressed(comment: &str) -> Option<&str> {
    comment.trim().strip_prefix(NAME).map(str::trim)
}
