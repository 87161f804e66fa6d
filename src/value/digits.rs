//! Floor 1: what the figures of a numeral come to, however its groups and decimals are set: "1,200", "12 500", "1.234,5", "1,5 million".

use super::cue::Cue;
use super::lexeme::Shape;
use super::scan::Scan;
use super::vocabulary::Meaning;

/// The value of the numeral at `at`, how many decimals it has, and one past it. Takes in decimals behind a comma ("1,5 million") or
/// set apart by spaces ("46 . 8"), and groups set apart by them ("1 414 021 100").
pub(crate) fn digits(scan: &Scan, at: usize) -> Option<(f64, u32, usize)> {
    let mut written = figures(scan.word(at));
    let mut end = at + 1;
    let groups = groups_behind(scan, at);
    if written.len() <= 3 {
        (0..groups).for_each(|ahead| written.push_str(scan.word(at + 1 + ahead)));
        end += groups;
    }
    if let Some(next) = comma_decimals(scan, at, end).filter(|_| !written.contains('.')) {
        written.push('.');
        written.push_str(scan.word(next));
        end = next + 1;
    }
    let apart = scan.mark(end, '.') && !scan.glued(end) && scan.is_numeral(end + 1) && !scan.glued(end + 1);
    if apart && !written.contains('.') && is_plain(scan, end + 1) {
        written.push('.');
        written.push_str(scan.word(end + 1));
        end += 2;
    }
    let decimals = written.find('.').map_or(0, |dot| written.len() - dot - 1) as u32;
    Some((written.parse().ok()?, decimals, end))
}

/// The digits of a numeral with a full stop for its decimal point and no marks between groups.
fn figures(word: &str) -> String {
    let european = word.rfind(',').is_some_and(|comma| word[..comma].contains('.'));
    let grouped = european || word.matches('.').count() > 1;
    let shown = word.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | '·' | ','));
    shown
        .filter_map(|c| match c {
            '.' => (!grouped).then_some('.'),
            ',' => european.then_some('.'),
            '·' => Some('.'),
            digit => Some(digit),
        })
        .collect()
}

/// How many groups of three digits stand behind the numeral at `at`, each behind a space: two or more, or one where a sum of money or a
/// unit leaves no doubt ("R12 500", "12 000 ha").
fn groups_behind(scan: &Scan, at: usize) -> usize {
    let groups = (1..).take_while(|&ahead| is_group(scan, at + ahead)).count();
    if groups != 1 || scan.word(at) == "0" || scan.word(at).len() > 3 || !is_plain(scan, at) {
        return if groups >= 2 { groups } else { 0 };
    }
    let named = at > 0 && (scan.is_capitalised(at - 1) || scan.cue_before(at, Cue::IdentifierLower));
    let noughts = scan.word(at + 1) == "000" && !named;
    let counts = scan.cue(at + 2, Cue::People).is_some() && !named;
    let sure = noughts || counts || is_currency(scan, at.wrapping_sub(1)) || is_currency(scan, at + 2);
    usize::from(sure)
}

/// Whether lexeme `at` is a group of three digits behind a space.
fn is_group(scan: &Scan, at: usize) -> bool {
    is_plain(scan, at) && !scan.glued(at) && scan.word(at).len() == 3
}

/// Whether lexeme `at` is a numeral of digits alone.
fn is_plain(scan: &Scan, at: usize) -> bool {
    scan.is_numeral(at) && scan.word(at).bytes().all(|byte| byte.is_ascii_digit())
}

fn is_currency(scan: &Scan, at: usize) -> bool {
    scan.phrase(at, |meaning| matches!(meaning, Meaning::Currency(..)).then_some(())).is_some()
}

/// "1,5 million", "€2,75", "12,5 %": the lexeme of the decimals behind a comma. Two figures on their own may be two numbers, so that
/// money, a scale or a unit must stand beside them, or a single decimal on its own.
fn comma_decimals(scan: &Scan, at: usize, end: usize) -> Option<usize> {
    let tail = end + 1;
    let comma = scan.mark(end, ',') && scan.glued(end) && scan.glued(tail) && is_plain(scan, tail);
    let length = scan.word(tail).len();
    let short = length <= 2 || length == 3 && scan.word(at) == "0";
    let listed = |mark: usize| scan.mark(mark, ',') && scan.glued(mark);
    if !comma || !short || scan.word(at).contains([',', '.']) || listed(tail + 1) || at > 0 && listed(at - 1) {
        return None;
    }
    let measured = scan
        .phrase(scan.hyphen(tail + 1), |meaning| {
            matches!(
                meaning,
                Meaning::Scale(_) | Meaning::Suffix(..) | Meaning::Currency(..) | Meaning::Cue(Cue::Percent)
            )
            .then_some(())
        })
        .is_some()
        || super::operand::unit(scan, scan.hyphen(tail + 1)).is_some();
    let alone = length == 1
        && scan.lexemes.get(tail + 1).is_none_or(|next| matches!(next.shape, Shape::Mark('.')))
        && at > 0
        && scan.cue_before(at, Cue::Is);
    (measured || alone || is_currency(scan, at.wrapping_sub(1))).then_some(tail)
}
