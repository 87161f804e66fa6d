//! Which pieces of the body are the story: not links to other stories, not the title, nothing twice.

use super::piece::Piece;
use crate::ingest::phrases;
use crate::rules::ingest::Phrases;
use crate::text::BlockKind;
use rustc_hash::FxHashSet;

/// A piece with more than this share of its words in links only points elsewhere.
const MOST_LINKED: f64 = 0.8;
/// A linked piece of so many words is taken for the writer's own.
const OWN_WORDS: usize = 25;
/// So is a linked sentence of so many words that ends as sentences do; teasers of other stories mostly do not.
const SENTENCE_WORDS: usize = 4;
/// So many links one after another are a list of other stories, even where each is a sentence.
const LIST: usize = 3;
/// A piece of fewer words may stand twice in a story ("He was 77.").
const REPEATED_WORDS: usize = 25;
/// What follows the heading of a list of other stories is that list when it has less than this share of all words.
const MOST_TAIL: f64 = 0.3;

/// Takes out the pieces that are no part of the story.
pub(super) fn cut(pieces: &mut Vec<Piece>, titles: &[String], tails: &[Phrases]) {
    let titles: Vec<String> = titles.iter().map(|title| letters(title)).collect();
    let mut seen: FxHashSet<String> = FxHashSet::default();
    let mut pointers = pointers(pieces).into_iter();
    pieces.retain(|piece| {
        let plain = letters(&piece.words);
        let again = words(piece) >= REPEATED_WORDS && !seen.insert(plain.clone());
        !(pointers.next().unwrap_or(false) || plain.is_empty() || titles.contains(&plain) || again)
    });
    pieces.truncate(end(pieces, tails));
    // A heading with nothing below it heads what was taken out.
    while pieces.last().is_some_and(|piece| piece.kind == BlockKind::Headline) {
        pieces.pop();
    }
}

/// How many pieces stand before the list of other stories at the end.
fn end(pieces: &[Piece], tails: &[Phrases]) -> usize {
    let all: usize = pieces.iter().map(words).sum();
    let mut left = all;
    for (at, piece) in pieces.iter().enumerate() {
        if left as f64 <= all as f64 * MOST_TAIL && phrases::is_phrase(&piece.words, tails) {
            return at;
        }
        left -= words(piece);
    }
    pieces.len()
}

fn words(piece: &Piece) -> usize {
    piece.words.split_whitespace().count()
}

/// Which pieces are links to something else.
fn pointers(pieces: &[Piece]) -> Vec<bool> {
    let linked = |piece: &Piece| {
        piece.kind == BlockKind::Paragraph && piece.linked as f64 >= piece.words.len() as f64 * MOST_LINKED
    };
    let mut found = Vec::with_capacity(pieces.len());
    for run in pieces.chunk_by(|above, below| linked(above) == linked(below)) {
        let list = run.len() >= LIST;
        found
            .extend(run.iter().map(|piece| linked(piece) && words(piece) < OWN_WORDS && (list || !is_sentence(piece))));
    }
    found
}

/// Whether a piece is a sentence of the writer's own.
fn is_sentence(piece: &Piece) -> bool {
    let closed = piece.words.trim_end_matches(['"', '”', '’', '\'', ')']);
    let begins = piece.words.trim_start_matches(['"', '“', '‘', '\'', '(']);
    let capital = begins.starts_with(|first: char| first.is_uppercase() || first.is_numeric() || "$€£".contains(first));
    words(piece) >= SENTENCE_WORDS && capital && closed.ends_with('.') && !closed.ends_with("...")
}

/// The letters and digits of a text, lower case: what of two texts must be the same for them to say the same.
fn letters(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
