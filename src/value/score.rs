//! Floor 1: scores and votes: "20-13", "51-48", "by 9 to 3".

use super::cue::Cue;
use super::operand;
use super::scan::Scan;
use super::vocabulary::Meaning;

/// The score at `at`: one past it and the points.
pub(crate) fn read(scan: &Scan, at: usize) -> Option<(usize, Vec<u32>)> {
    let first = points(scan, at)?;
    let (next, dash) = joint(scan, at + 1)?;
    let second = points(scan, next)?;
    let before = at > 0 && scan.glued(at) && !scan.mark(at - 1, '(') && !scan.mark(at - 1, '"');
    let after = next + 1;
    let more = dash && scan.mark(after, '-') && scan.glued(after) && points(scan, after + 1).is_some();
    if before || measured(scan, after) {
        return None;
    }
    if more {
        return triple(scan, at, [first, second]);
    }
    let named = scan.mentions(Cue::Score);
    let told = if dash { first > second && first < 200 || named } else { named && first > second };
    let led = dash || scan.cue_before(at, Cue::ScoreLead);
    (told && led).then(|| (after, vec![first, second]))
}

/// "5-4-1": a vote with abstentions or a record of wins, losses and draws; never a date, which is read before.
fn triple(scan: &Scan, at: usize, [first, second]: [u32; 2]) -> Option<(usize, Vec<u32>)> {
    let third = points(scan, at + 4).filter(|_| scan.mentions(Cue::Score))?;
    Some((at + 5, vec![first, second, third]))
}

fn joint(scan: &Scan, at: usize) -> Option<(usize, bool)> {
    if scan.mark(at, '-') && scan.glued(at) && scan.glued(at + 1) {
        return Some((at + 1, true));
    }
    scan.cue(at, Cue::To).filter(|next| !scan.mark(at, '-') && *next == at + 1).map(|next| (next, false))
}

fn points(scan: &Scan, at: usize) -> Option<u32> {
    let written = scan.word(at);
    let value: u32 = written.parse().ok().filter(|_| scan.is_numeral(at) && written.len() <= 3)?;
    (written.len() == 1 || !written.starts_with('0')).then_some(value)
}

/// Whether a unit or a word for a period follows, which makes the pair a range or a compound ("9-11 years", "2-1/2").
fn measured(scan: &Scan, at: usize) -> bool {
    let next = scan.hyphen(at);
    let period = scan.phrase(next, |meaning| {
        matches!(meaning, Meaning::Period(..) | Meaning::Scale(_) | Meaning::Currency(..) | Meaning::Cue(Cue::Percent))
            .then_some(())
    });
    period.is_some() || operand::unit(scan, next).is_some() || scan.mark(at, '/') || scan.glued(at) && scan.is_word(at)
}
