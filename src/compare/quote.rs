//! Floor 6: how two quotations stand to each other: the same words, written otherwise, cut shorter, changed, or other words.

mod words;

use crate::rules::quotes::QuoteRules;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;
use words::{Word, words};

/// How two quotations stand to each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuoteRelation {
    /// The same words, letter by letter but for the marks around them.
    Same,
    /// The same words in other writing: case, contraction, punctuation, numerals, brackets, an ellipsis over nothing.
    Style,
    /// One has words more at an end, or where the other has an ellipsis; the shared words are the same.
    Shortened(Vec<Piece>),
    /// One utterance whose words differ.
    Changed(Vec<Piece>),
    /// Not the same utterance, as far as the words tell.
    Different,
}

/// A run of words of a word diff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Who has it.
    pub side: Side,
    /// The words as written; of the left side when both have them.
    pub words: String,
}

/// Which of two quotations has a run of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Side {
    Both,
    Left,
    Right,
}

/// So many words of substance in order make two quotations one utterance, however long both are.
const SHARED_SUBSTANCE: usize = 5;
/// Or so large a share of the words of the shorter. "The work was not finished" / "was never started" share three of five.
const SHARED_SHARE: f64 = 0.6;
/// Fewer shared words than this are an expression and no utterance.
const FEWEST_SHARED: usize = 3;
/// Words that any two sentences share make one utterance only when they are many and nearly all.
const FEWEST_COMMON: usize = 6;
/// See `FEWEST_COMMON`.
const COMMON_SHARE: f64 = 0.75;

/// How the words of `left` stand to those of `right`; symmetric but for the sides of the pieces.
pub fn relate_quotes(left: &str, right: &str, rules: &QuoteRules) -> QuoteRelation {
    // A diff may align (A, B) otherwise than (B, A), so one order is fixed for both.
    if left <= right { relate_in_order(left, right, rules) } else { relate_in_order(right, left, rules).mirrored() }
}

fn relate_in_order(left: &str, right: &str, rules: &QuoteRules) -> QuoteRelation {
    if bare(left) == bare(right) {
        return QuoteRelation::Same;
    }
    let pair = Pair { left: Quoted::read(left, rules), right: Quoted::read(right, rules), rules };
    let runs = pair.runs();
    if runs.iter().all(|run| pair.weight(run) <= Weight::Style) {
        return QuoteRelation::Style;
    }
    if is_part(&runs) {
        return QuoteRelation::Shortened(pair.pieces(&runs));
    }
    if !pair.is_one_utterance(&runs, rules) {
        return QuoteRelation::Different;
    }
    match runs.iter().map(|run| pair.weight(run)).max() {
        Some(Weight::Changed) => QuoteRelation::Changed(pair.pieces(&runs)),
        Some(Weight::Cut | Weight::Style) | None => QuoteRelation::Shortened(pair.pieces(&runs)),
    }
}

impl QuoteRelation {
    /// The same with left and right exchanged.
    fn mirrored(self) -> Self {
        let mirror = |pieces: Vec<Piece>| {
            let mut pieces: Vec<Piece> = pieces.into_iter().map(Piece::mirrored).collect();
            for at in 1..pieces.len() {
                if (pieces[at - 1].side, pieces[at].side) == (Side::Right, Side::Left) {
                    pieces.swap(at - 1, at);
                }
            }
            pieces
        };
        match self {
            QuoteRelation::Shortened(pieces) => QuoteRelation::Shortened(mirror(pieces)),
            QuoteRelation::Changed(pieces) => QuoteRelation::Changed(mirror(pieces)),
            QuoteRelation::Same | QuoteRelation::Style | QuoteRelation::Different => self,
        }
    }
}

impl Piece {
    fn mirrored(self) -> Self {
        let side = match self.side {
            Side::Both => Side::Both,
            Side::Left => Side::Right,
            Side::Right => Side::Left,
        };
        Piece { side, ..self }
    }
}

/// A text without the marks and blanks around it, its apostrophes and quotation marks made straight.
fn bare(text: &str) -> String {
    text.trim_matches(|mark: char| !mark.is_alphanumeric() && !matches!(mark, '[' | ']' | '$' | '£' | '€' | '%'))
        .chars()
        .map(|mark| match mark {
            '‘' | '’' => '\'',
            '“' | '”' => '"',
            _ => mark,
        })
        .collect()
}

struct Quoted<'a> {
    text: &'a str,
    words: Vec<Word>,
    trails_off: bool,
}

impl<'a> Quoted<'a> {
    fn read(text: &'a str, rules: &QuoteRules) -> Self {
        let (words, trails_off) = words(text, rules);
        Quoted { text, words, trails_off }
    }

    /// Whether the words of `range` are left out in this quotation by its own telling: an ellipsis stands there.
    fn elides(&self, range: &Range<usize>) -> bool {
        self.words.get(range.end).map_or(self.trails_off, |word| word.elided)
            || self.words[range.clone()].iter().any(|word| word.elided)
    }

    fn is_editor(&self, range: &Range<usize>) -> bool {
        !range.is_empty() && self.words[range.clone()].iter().all(|word| word.bracketed)
    }

    /// Whether all words of `range` are such as transcripts of one speech differ in.
    fn is_light(&self, range: &Range<usize>, rules: &QuoteRules) -> bool {
        self.words[range.clone()].iter().all(|word| rules.light.contains(&word.key))
    }

    /// Whether a word has a capital that is not that of its sentence.
    fn is_in_name(&self, word: &Word) -> bool {
        !word.opens && self.text[word.range.clone()].starts_with(char::is_uppercase)
    }

    fn joined(&self, range: &Range<usize>) -> String {
        let letters = self.words[range.clone()].iter().flat_map(|word| word.key.chars());
        letters.filter(|letter| letter.is_alphanumeric()).collect()
    }

    fn surface(&self, range: &Range<usize>) -> &'a str {
        let places = self.words.get(range.clone()).unwrap_or_default().iter().map(|word| &word.range);
        // The words are in reading order, which is not that of the text where a currency sign stands before its number.
        let cover = places.fold(None, |cover: Option<Range<usize>>, place| match cover {
            Some(cover) => Some(cover.start.min(place.start)..cover.end.max(place.end)),
            None => Some(place.clone()),
        });
        cover.map_or("", |cover| &self.text[cover])
    }
}

/// Words that both have, or words of either or both that the other has not.
struct Run {
    left: Range<usize>,
    right: Range<usize>,
    equal: bool,
    /// It stands before the first or behind the last shared word.
    edge: Option<Edge>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Edge {
    Before,
    Behind,
}

/// What a run means for the wording, from nothing to a change.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    Style,
    Cut,
    Changed,
}

struct Pair<'a> {
    left: Quoted<'a>,
    right: Quoted<'a>,
    rules: &'a QuoteRules,
}

impl Pair<'_> {
    fn runs(&self) -> Vec<Run> {
        let keys = |quoted: &Quoted<'_>| quoted.words.iter().map(|word| word.key.clone()).collect::<Vec<_>>();
        let ops = capture_diff_slices(Algorithm::Myers, &keys(&self.left), &keys(&self.right));
        let mut runs: Vec<Run> = Vec::with_capacity(ops.len());
        for op in ops {
            let (left, right, equal) = (op.old_range(), op.new_range(), matches!(op, DiffOp::Equal { .. }));
            match runs.last_mut().filter(|last| !last.equal && !equal) {
                Some(last) => (last.left.end, last.right.end) = (left.end, right.end),
                None => runs.push(Run { left, right, equal, edge: None }),
            }
        }
        if let Some(first) = runs.first_mut().filter(|run| !run.equal) {
            first.edge = Some(Edge::Before);
        }
        if let Some(last) = runs.last_mut().filter(|run| !run.equal) {
            last.edge = Some(Edge::Behind);
        }
        runs
    }

    fn weight(&self, run: &Run) -> Weight {
        if run.equal {
            return Weight::Style;
        }
        let (left, right) = (&self.left, &self.right);
        if left.is_editor(&run.left)
            || right.is_editor(&run.right)
            || left.joined(&run.left) == right.joined(&run.right)
            || run.edge.is_none() && left.is_light(&run.left, self.rules) && right.is_light(&run.right, self.rules)
        {
            return Weight::Style;
        }
        let one_sided = run.left.is_empty() || run.right.is_empty();
        let elided = left.elides(&run.left) || right.elides(&run.right);
        let cut = match run.edge {
            Some(edge) => one_sided || elided || self.at_sentence(run, edge),
            None => elided,
        };
        if cut { Weight::Cut } else { Weight::Changed }
    }

    /// Whether the two part at the border of a sentence: then they quote different neighbours of the shared words.
    fn at_sentence(&self, run: &Run, edge: Edge) -> bool {
        let opens = |quoted: &Quoted<'_>, at: usize| quoted.words.get(at).is_none_or(|word| word.opens);
        match edge {
            Edge::Before => opens(&self.left, run.left.end) || opens(&self.right, run.right.end),
            Edge::Behind => opens(&self.left, run.left.start) || opens(&self.right, run.right.start),
        }
    }

    fn is_one_utterance(&self, runs: &[Run], rules: &QuoteRules) -> bool {
        let equal = || runs.iter().filter(|run| run.equal);
        let shared: usize = equal().map(|run| run.left.len()).sum();
        let in_a_row = equal().map(|run| run.left.len()).max().unwrap_or(0);
        let share = shared as f64 / self.left.words.len().min(self.right.words.len()).max(1) as f64;
        let substance = equal().map(|run| self.substance(run, rules)).max().unwrap_or(0);
        let named: usize = equal().map(|run| self.pairs(run).filter(|pair| self.are_in_names(*pair)).count()).sum();
        shared >= FEWEST_SHARED
            && in_a_row >= FEWEST_SHARED
            && (substance >= SHARED_SUBSTANCE
                || (substance > 0 && share >= SHARED_SHARE)
                || (shared >= FEWEST_COMMON + named && share >= COMMON_SHARE))
    }

    /// How many words of a shared run carry substance: a name that two utterances mention does not make them one.
    fn substance(&self, run: &Run, rules: &QuoteRules) -> usize {
        self.pairs(run).filter(|pair| !rules.common.contains(&pair.0.key) && !self.are_in_names(*pair)).count()
    }

    /// The words of a shared run, each with its twin.
    fn pairs(&self, run: &Run) -> impl Iterator<Item = (&Word, &Word)> {
        self.left.words[run.left.clone()].iter().zip(&self.right.words[run.right.clone()])
    }

    fn are_in_names(&self, (one, other): (&Word, &Word)) -> bool {
        self.left.is_in_name(one) && self.right.is_in_name(other)
    }

    fn pieces(&self, runs: &[Run]) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for run in runs {
            let sides = if run.equal {
                vec![(Side::Both, self.left.surface(&run.left))]
            } else {
                vec![(Side::Left, self.left.surface(&run.left)), (Side::Right, self.right.surface(&run.right))]
            };
            pieces.extend(
                sides
                    .into_iter()
                    .filter(|(_, words)| !words.is_empty())
                    .map(|(side, words)| Piece { side, words: words.split_whitespace().collect::<Vec<_>>().join(" ") }),
            );
        }
        pieces
    }
}

/// Whether one quotation is a run of words out of the other.
fn is_part(runs: &[Run]) -> bool {
    let shared = runs.iter().filter(|run| run.equal).count();
    let gaps = || runs.iter().filter(|run| !run.equal);
    shared == 1
        && gaps().all(|run| run.edge.is_some())
        && (gaps().all(|run| run.left.is_empty()) || gaps().all(|run| run.right.is_empty()))
}
