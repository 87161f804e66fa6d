//! UTF-8 with bytes in it that are none: a slip in a file, a file that is cut off, lines pasted from a legacy file.

use encoding_rs::WINDOWS_1252;

/// A file with more faults than this, and than one in `LETTERS_A_FAULT` of its letters, is no UTF-8 file with a slip.
const SLIPS: usize = 3;
/// Letters of several bytes for each fault in a file that is UTF-8 all the same.
const LETTERS_A_FAULT: usize = 20;
/// A legacy file has at most one stretch that looks like UTF-8 by chance for so many that do not.
const FAULTS_A_CHANCE: usize = 3;

/// A file as characters.
pub(super) struct Decoded {
    /// Without a byte order mark.
    pub text: String,
    /// What was odd.
    pub warnings: Vec<String>,
}

/// What a file that should be UTF-8 is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Judgement {
    /// UTF-8, with slips or without.
    Utf8,
    /// Some lines in UTF-8, some in a legacy encoding.
    Mixed,
    /// Something else.
    Legacy,
}

/// How many letters of several bytes a file has, and how many stretches that are no UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Faulty {
    letters: usize,
    faults: usize,
    /// Whether the only fault is that the file ends inside a letter.
    cut_off: bool,
}

impl Faulty {
    pub(super) fn count(bytes: &[u8]) -> Faulty {
        let (mut letters, mut faults, mut cut_off) = (0, 0, false);
        for chunk in bytes.utf8_chunks() {
            letters += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
            faults += usize::from(!chunk.invalid().is_empty());
            cut_off = is_cut_off(chunk.invalid());
        }
        Faulty { letters, faults, cut_off: cut_off && faults == 1 && ends_with_fault(bytes) }
    }

    pub(super) fn judge(self) -> Judgement {
        let Faulty { letters, faults, cut_off } = self;
        if faults == 0 || cut_off || faults <= SLIPS.min(letters) || faults * LETTERS_A_FAULT <= letters {
            Judgement::Utf8
        } else if letters * FAULTS_A_CHANCE < faults || letters == 0 {
            Judgement::Legacy
        } else {
            Judgement::Mixed
        }
    }
}

/// Whether bytes begin a letter of three or four bytes and stop; a single byte may as well be a legacy letter.
fn is_cut_off(bytes: &[u8]) -> bool {
    bytes.len() > 1
}

fn ends_with_fault(bytes: &[u8]) -> bool {
    bytes.utf8_chunks().last().is_some_and(|chunk| !chunk.invalid().is_empty())
}

/// Reads UTF-8 with U+FFFD for what is none. `before` bytes of the file stand in front of `bytes`.
pub(super) fn lossy(bytes: &[u8], before: usize) -> Decoded {
    let mut text = String::with_capacity(bytes.len());
    let mut faults: Vec<(usize, &[u8])> = Vec::new();
    let mut at = before;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            text.push('\u{fffd}');
            faults.push((at, chunk.invalid()));
            at += chunk.invalid().len();
        }
    }
    let warnings = faults.first().map(|&(at, found)| told(bytes, at - before, before, found, faults.len()));
    Decoded { text, warnings: warnings.into_iter().collect() }
}

/// What a reader should know of `count` faults, of which the first stands at byte `at`.
fn told(bytes: &[u8], at: usize, before: usize, found: &[u8], count: usize) -> String {
    let line_start = bytes[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    let line = bytes[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
    let column = String::from_utf8_lossy(&bytes[line_start..at]).chars().count() + 1;
    let hex: Vec<String> = found.iter().map(|byte| format!("0x{byte:02X}")).collect();
    let place = format!("line {line}, column {column} (byte {}, {})", at + before + 1, hex.join(" "));
    match count {
        1 => format!("is not valid UTF-8 at {place}; it reads as U+FFFD there; correct that character in the file"),
        _ => format!(
            "is not valid UTF-8 in {count} places, the first at {place}; they read as U+FFFD; correct them or save the file as UTF-8"
        ),
    }
}

/// Reads each line by itself: UTF-8 where it has letters of it, else windows-1252.
pub(super) fn by_line(bytes: &[u8]) -> Decoded {
    let mut text = String::with_capacity(bytes.len());
    let (mut legacy, mut first) = (0, 0);
    for (number, line) in bytes.split_inclusive(|byte| *byte == b'\n').enumerate() {
        let Faulty { letters, faults, .. } = Faulty::count(line);
        if faults == 0 || letters >= faults {
            text.push_str(&String::from_utf8_lossy(line));
            continue;
        }
        text.push_str(&WINDOWS_1252.decode_without_bom_handling(line).0);
        first = if legacy == 0 { number + 1 } else { first };
        legacy += 1;
    }
    let lines = if legacy == 1 { "one line, line" } else { "lines, the first of them line" };
    let count = if legacy == 1 { String::new() } else { format!("{legacy} ") };
    let warning =
        format!("is UTF-8 but for {count}{lines} {first}, read as windows-1252; save the whole file as UTF-8");
    Decoded { text, warnings: vec![warning] }
}
