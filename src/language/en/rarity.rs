//! Floor 3: how rare a word is in English news, so that what two sentences share can be weighed.
//!
//! The figures ship with the program, so that a source that has nothing to do with the others changes no weight.

use super::lexicon;

/// Weight of a word that was never counted: about one sentence in 80,000 or fewer.
pub const RAREST: f32 = 10.0;

/// Weight of anything written with digits: whether two numbers agree is for their values to say.
const NUMBER: f32 = 1.0;

/// Payload units in a weight of one, as `rules/en/lexicon/table.py` writes them.
const SCALE: f32 = 25.0;

/// The weight of a lemma or word form, 0 (in every sentence) to `RAREST`; case does not matter.
///
/// Ten times the inverse document frequency of the lemma over its greatest value, a document being a sentence:
/// "the" 0.5, "say" 2, "police" 4.2, "earthquake" 7.5. Words of closed classes weigh at most 1, words without a
/// letter or digit 0. Origin of the counts: rules/en/lexicon/README.md.
pub fn weight(lemma: &str) -> f32 {
    if lemma.bytes().any(|byte| byte.is_ascii_digit()) {
        return NUMBER;
    }
    if !lemma.chars().any(char::is_alphabetic) {
        return 0.0;
    }
    lexicon::find(lemma).and_then(|word| word.weight()).map_or(RAREST, |units| f32::from(units) / SCALE)
}
