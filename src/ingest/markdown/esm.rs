//! Imports and exports between the paragraphs of MDX.

/// Words behind `export`.
const EXPORTED: [&str; 12] =
    ["const", "let", "var", "function", "default", "async", "class", "type", "interface", "enum", "{", "*"];

/// Whether a line is the first of an import or export, and not a sentence that begins with one of the two words.
pub(super) fn begins(line: &str) -> bool {
    let rest = |word: &str| line.strip_prefix(word).filter(|rest| rest.starts_with([' ', '\t', '{', '"', '\'', '*']));
    if let Some(rest) = rest("export") {
        let rest = rest.trim_start();
        return EXPORTED.iter().any(|word| {
            let after = rest.strip_prefix(word);
            after.is_some_and(|after| !after.starts_with(char::is_alphanumeric))
        });
    }
    let Some(rest) = rest("import").map(str::trim_start) else { return false };
    let name = rest.split(|letter: char| !(letter.is_alphanumeric() || letter == '_' || letter == '$')).next();
    let after = rest[name.map_or(0, str::len)..].trim_start();
    rest.starts_with(['{', '"', '\'', '*'])
        || after.starts_with("from ")
        || after.starts_with(',')
        || after.starts_with("from\"")
}

/// The byte behind the statement that begins at byte `start`: the first line end at which its brackets are closed and no
/// operator asks for more. `false` when they never close; then it is its first line. Without `may_close` nobody looks further.
pub(super) fn end(file: &str, start: usize, may_close: bool) -> (usize, bool) {
    let mut depth = 0_i64;
    let mut at = start;
    let first = file[start..].find('\n').map_or(file.len(), |at| start + at + 1);
    for line in file[start..].split_inclusive('\n') {
        at += line.len();
        let opened = line.bytes().filter(|byte| b"([{".contains(byte)).count() as i64;
        let closed = line.bytes().filter(|byte| b")]}".contains(byte)).count() as i64;
        depth += opened - closed;
        let bare = line.trim_end();
        let open = bare.ends_with(['=', ',', '+', '(', '&', '|', '?', ':']) || bare.ends_with("=>");
        if depth <= 0 && !open {
            return (at, true);
        }
        if !may_close {
            return (first, true);
        }
    }
    (first, false)
}
