//! The lines of a text as a page lays them out.

/// So many numbered lines in a row are a numbered text.
const NUMBERED_LINES: usize = 5;
/// Of numbered lines that are wrapped prose, the share that begins in lower case; entries of a list begin with capitals.
const LOWER_SHARE: f64 = 0.3;

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Words of the text.
    Text,
    /// White space.
    Blank,
    /// The header or footer of a page.
    Page,
}

/// A line of a page, in bytes of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Its first byte.
    pub start: usize,
    /// One past its last byte that is not white space; `start` of a blank line.
    pub end: usize,
    /// The first byte of what follows its line end.
    pub next: usize,
    /// What it is.
    pub role: Role,
    /// Whether a page begins with it.
    pub page_begins: bool,
    /// Whether its paragraph is known to go on in the next line.
    pub in_paragraph: bool,
}

impl Line {
    /// The words of the line, without white space around them.
    pub fn words<'a>(&self, text: &'a str) -> &'a str {
        text[self.start..self.end].trim_start()
    }
}

/// The lines of `text`: LF, CRLF, CR and form feeds end them.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut found = Vec::new();
    let (mut start, mut page_begins) = (0, false);
    while start < text.len() {
        let rest = &text[start..];
        let length = rest.find(['\n', '\r', '\u{c}']).unwrap_or(rest.len());
        let end_length = match rest[length..].bytes().next() {
            Some(b'\r') if rest[length + 1..].starts_with('\n') => 2,
            Some(_) => 1,
            None => 0,
        };
        if length == 0 && rest.starts_with('\u{c}') {
            // A form feed at the start of a line is the end of the page, not an empty line of it.
            start += 1;
            page_begins = true;
            found.last_mut().into_iter().for_each(|last: &mut Line| last.next = start);
            continue;
        }
        let words = rest[..length].trim_end();
        let role = if words.trim().is_empty() { Role::Blank } else { Role::Text };
        let end = if role == Role::Blank { start } else { start + words.len() };
        let next = start + length + end_length;
        found.push(Line { start, end, next, role, page_begins, in_paragraph: false });
        page_begins = rest[length..].starts_with('\u{c}');
        start = next;
    }
    found
}

/// Takes the numbers off lines that are numbered one by one; whether there were any.
pub(super) fn strip_numbers(text: &str, lines: &mut [Line]) -> bool {
    let rows: Vec<usize> = (0..lines.len()).filter(|&at| lines[at].role == Role::Text).collect();
    let numbered: Vec<Option<(u32, usize)>> = rows.iter().map(|&at| numbered(text, &lines[at])).collect();
    let mut stripped = false;
    let mut first = 0;
    while first < rows.len() {
        let mut after = first + 1;
        while after < rows.len() && follows(numbered[after - 1], numbered[after]) {
            after += 1;
        }
        let run = first..after;
        let lower = run
            .clone()
            .filter(|&row| numbered[row].is_some_and(|(_, start)| text[start..].starts_with(char::is_lowercase)));
        if run.len() >= NUMBERED_LINES && lower.count() as f64 >= run.len() as f64 * LOWER_SHARE {
            for row in run {
                if let Some((_, start)) = numbered[row] {
                    lines[rows[row]].start = start;
                    stripped = true;
                }
            }
        }
        first = after;
    }
    stripped
}

fn follows(above: Option<(u32, usize)>, below: Option<(u32, usize)>) -> bool {
    matches!((above, below), (Some((above, _)), Some((below, _))) if below == above + 1)
}

/// The number a line begins with, and where its words begin.
fn numbered(text: &str, line: &Line) -> Option<(u32, usize)> {
    let words = line.words(text);
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let rest = words.get(digits..)?;
    let number = words.get(..digits).filter(|digits| digits.len() <= 5)?.parse().ok()?;
    let start = line.end - rest.trim_start().len();
    (rest.starts_with([' ', '\t']) && start < line.end).then_some((number, start))
}
