//! Whether a text is in the language that the rules are for.

use rustc_hash::FxHashSet;

/// A shorter text has too few words to tell.
const LEAST_WORDS: usize = 40;
/// Words looked at; an article says what language it is in long before.
const MOST_WORDS: usize = 400;
/// Share of the listed words below which a text is not English.
const LEAST_SHARE: f64 = 0.10;
/// Characters looked at for letters of scripts that are written without spaces.
const MOST_LETTERS: usize = 2000;
/// So many of them say as much as forty words do.
const LEAST_LETTERS: usize = 100;

/// What a reader should know when `text` does not look English.
pub(super) fn warning(text: &str, function_words: &FxHashSet<String>) -> Option<String> {
    let (mut all, mut known) = (0_usize, 0_usize);
    let mut lower = String::new();
    for word in text.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty()).take(MOST_WORDS) {
        all += 1;
        lower.clear();
        lower.extend(word.chars().flat_map(char::to_lowercase));
        known += usize::from(function_words.contains(&lower));
    }
    let unspaced = all < LEAST_WORDS && unspaced_letters(text) >= LEAST_LETTERS;
    let other = all >= LEAST_WORDS && (known as f64) < all as f64 * LEAST_SHARE;
    (unspaced || other).then(|| {
        format!("does not look English ({known} of {all} words are common English ones); what is read in it is not to be trusted")
    })
}

/// Letters beyond the Latin, Greek and Cyrillic blocks.
fn unspaced_letters(text: &str) -> usize {
    text.chars().take(MOST_LETTERS).filter(|letter| letter.is_alphabetic() && *letter > '\u{52f}').count()
}
