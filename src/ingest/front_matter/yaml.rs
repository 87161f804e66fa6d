//! The `key: value` lines between two `---`, as far as front matter needs YAML: single values in every form, lists of them,
//! and nothing below the top. The kept readers of YAML stop at a title with a colon in it, which editors write every day.

use super::{Entry, Value, Wrong};
use std::ops::Range;

/// The keys of the top in the order of the file.
pub(super) fn entries(text: &str, inside: Range<usize>) -> Result<Vec<Entry>, Wrong> {
    let mut entries = Vec::new();
    let mut lines = lines(text, inside).peekable();
    while let Some(first) = lines.next() {
        let bare = text[first.clone()].trim();
        if bare.is_empty() || bare.starts_with('#') {
            continue;
        }
        let Some((key, value)) = bare.split_once(':') else {
            let message = format!("found {bare:?}, expected key: value, as in title: Ferry sinks off Varn");
            return Err(Wrong { byte: first.start, message });
        };
        let start = first.start + (value.as_ptr() as usize - text[first.clone()].as_ptr() as usize);
        let is_open = value.trim().is_empty();
        let mut end = first.end;
        while let Some(next) = lines.next_if(|next| continues(&text[next.clone()], is_open)) {
            end = next.end;
        }
        let (value, value_byte) = read(text, start..end, first.end)
            .map_err(|message| Wrong { byte: first.start, message: format!("{} {message}", key.trim()) })?;
        let key = key.trim().trim_matches(['"', '\'']).to_owned();
        entries.push(Entry { key, key_byte: first.start, value_byte, value });
    }
    Ok(entries)
}

/// The ranges of the lines, with their ends.
fn lines(text: &str, inside: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let start = inside.start;
    text[inside].split_inclusive('\n').scan(start, |at, line| {
        let start = *at;
        *at += line.len();
        Some(start..*at)
    })
}

/// Whether a line belongs to the key above it.
fn continues(line: &str, is_open: bool) -> bool {
    line.trim().is_empty()
        || line.starts_with([' ', '\t'])
        || is_open && (line.starts_with("- ") || line.trim_end() == "-")
}

/// The value in `range`, whose first line ends at `line_end`, and the byte at which its words begin.
fn read(text: &str, range: Range<usize>, line_end: usize) -> Result<(Value, usize), String> {
    let whole = &text[range.clone()];
    let byte = range.start + whole.len() - whole.trim_start().len();
    let first = text[range.start..line_end].trim();
    let rest = &text[line_end..range.end];
    if is_block_mark(first) {
        let byte = line_end + rest.len() - rest.trim_start().len();
        return Ok((Value::Text(rest.to_owned()), byte));
    }
    match first.chars().next() {
        None => Ok((below(rest), byte)),
        Some('#') if rest.trim().is_empty() => Ok((Value::Nothing, byte)),
        Some(mark @ ('"' | '\'')) => match quoted(whole.trim_start(), mark) {
            Some(words) => Ok((Value::Text(words), byte + 1)),
            None if mark == '"' => Err("opens a quotation mark that is not closed, expected \" at the end".to_owned()),
            None => Ok((Value::Text(plain(whole)), byte)),
        },
        Some('[') => Ok((Value::List(flow_list(whole.trim())), byte)),
        Some('{') => Ok((named(whole).map_or(Value::Other("a table"), Value::Text), byte)),
        Some('~') if first == "~" => Ok((Value::Nothing, byte)),
        Some(_) if first == "null" => Ok((Value::Nothing, byte)),
        Some(_) => Ok((Value::Text(plain(whole)), byte)),
    }
}

/// The mark of a value on the lines below: `|`, `>`, `>-`, `|2+`.
fn is_block_mark(first: &str) -> bool {
    let mark = first.split(" #").next().unwrap_or_default().trim_end();
    mark.strip_prefix(['|', '>']).is_some_and(|rest| rest.chars().all(|letter| matches!(letter, '+' | '-' | '1'..='9')))
}

/// Words without marks around them, over several lines or one, without the comments behind them.
fn plain(whole: &str) -> String {
    let lines: Vec<&str> = whole.lines().map(|line| line.split(" #").next().unwrap_or(line).trim()).collect();
    lines.join(" ").trim().to_owned()
}

/// The words between two marks; `None` when the second is missing or more than a comment follows it.
fn quoted(whole: &str, mark: char) -> Option<String> {
    let mut words = String::new();
    let mut letters = whole.char_indices().skip(1).peekable();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\'' if mark == '\'' && letters.next_if(|(_, next)| *next == '\'').is_some() => words.push('\''),
            letter if letter == mark => {
                let after = whole[at + 1..].trim_start();
                // What follows on the line and is no comment makes the marks part of the words.
                return if after.is_empty() || after.starts_with('#') { Some(words) } else { Some(plain(whole)) };
            }
            '\\' if mark == '"' => words.push(escaped(&mut letters)?),
            letter => words.push(letter),
        }
    }
    None
}

/// The character that an escape of a text between double marks stands for.
fn escaped(letters: &mut impl Iterator<Item = (usize, char)>) -> Option<char> {
    let digits = |count: usize, letters: &mut dyn Iterator<Item = (usize, char)>| {
        let written: String = letters.take(count).map(|(_, letter)| letter).collect();
        u32::from_str_radix(&written, 16).ok().and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER)
    };
    let (_, letter) = letters.next()?;
    Some(match letter {
        'n' | 't' | 'r' | '\n' => ' ',
        '_' => '\u{a0}',
        'x' => digits(2, letters),
        'u' => digits(4, letters),
        'U' => digits(8, letters),
        other => other,
    })
}

/// The entries of `[one, "two, three"]`.
fn flow_list(whole: &str) -> Vec<String> {
    let inner = whole.split(" #").next().unwrap_or(whole).trim().trim_start_matches('[').trim_end_matches(']');
    let mut mark = None;
    let is_end = |letter: char| {
        match mark {
            Some(open) if open == letter => mark = None,
            None if matches!(letter, '"' | '\'') => mark = Some(letter),
            Some(_) | None => {}
        }
        mark.is_none() && letter == ','
    };
    let entries: Vec<&str> = inner.split(is_end).collect();
    entries.into_iter().map(entry).filter(|entry| !entry.is_empty()).collect()
}

/// One value of a list, without the marks around it.
fn entry(written: &str) -> String {
    let written = written.trim();
    let mark = written.chars().next().filter(|mark| matches!(mark, '"' | '\''));
    mark.and_then(|mark| quoted(written, mark)).unwrap_or_else(|| plain(written))
}

/// What stands on the lines below a key: a list of values or of names, a table with a name, or nothing of ours.
fn below(rest: &str) -> Value {
    let mut list = Vec::new();
    for line in rest.lines().map(str::trim) {
        let Some(written) = line.strip_prefix('-') else { continue };
        let is_table = !written.trim_start().starts_with(['"', '\'']) && written.contains(": ");
        list.extend(if is_table { named(written) } else { Some(entry(written)).filter(|entry| !entry.is_empty()) });
    }
    match list.is_empty() {
        true => named(rest).map_or(Value::Nothing, Value::Text),
        false => Value::List(list),
    }
}

/// The `name` of a table.
fn named(table: &str) -> Option<String> {
    let fields = table.split(['\n', ',', '{', '}']);
    let name = |field: &str| Some(entry(field.trim().strip_prefix("name:")?)).filter(|name| !name.is_empty());
    fields.map(|field| field.trim_start_matches([' ', '-'])).find_map(name)
}
