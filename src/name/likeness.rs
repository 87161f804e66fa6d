//! Floor 1: how alike two words of names are. A likeness never makes two names one by itself; see `resolve`.

use strsim::{damerau_levenshtein, jaro_winkler};
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// How alike two words of names are, closest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Likeness {
    /// The same letters once case, accents, hyphens, dots and apostrophes are gone.
    Same,
    /// Two ways to write one sound in Latin letters: "Kurban" and "Gurban", "Mohammed" and "Muhamad".
    Transliteration,
    /// One slip of the pen: a letter missing, added, changed or swapped, in a word long enough.
    Slip,
    /// Close, and no more than that: worth asking when all else agrees.
    Close,
    /// Two words.
    Other,
}

/// The letters and digits of a name in lower case, without accents, blanks, hyphens, dots and apostrophes.
pub fn bare(words: &str) -> String {
    let mut bare = String::with_capacity(words.len());
    for letter in words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase) {
        decompose_canonical(letter, |part| match plain(part) {
            Some(letters) => bare.push_str(letters),
            None if is_combining_mark(part) => {}
            None => bare.push(part),
        });
    }
    bare
}

/// A Latin letter that is no plain letter with a mark, as plain letters.
fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'ł' => "l",
        'ø' => "o",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        _ => return None,
    })
}

/// What is left of a bare word when spellings that transliterations mix up are made one: consonants by class, no
/// vowels but a first one, no doubles. Classes: b p v w f · c k g q · d t · s z x · j · l · m · n · r; h and y fall.
///
/// The classes are those that differ between the common romanisations of Arabic, Persian, Russian, Turkic and Korean.
pub fn skeleton(bare: &str) -> String {
    let mut skeleton = String::new();
    let letters = bare
        .replace("sch", "s")
        .replace("sh", "s")
        .replace("ch", "j")
        .replace("kh", "k")
        .replace("gh", "g")
        .replace("ph", "f")
        .replace("zh", "j");
    for (at, letter) in letters.chars().enumerate() {
        let class = match letter {
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h' if at > 0 => continue,
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' => 'a',
            'b' | 'p' | 'v' | 'w' | 'f' => 'b',
            'c' | 'k' | 'g' | 'q' => 'k',
            'd' | 't' => 't',
            's' | 'z' | 'x' => 's',
            other => other,
        };
        if !skeleton.ends_with(class) {
            skeleton.push(class);
        }
    }
    skeleton
}

/// Words shorter than this are not compared by likeness: one letter makes another name of them.
const SHORTEST: usize = 4;
/// A word with one slip must be this long: "Gray" and "Grey" are two surnames.
const SHORTEST_SLIP: usize = 6;
/// Below this Jaro-Winkler likeness two words with one skeleton are not two spellings of one name.
const TRANSLITERATED: f64 = 0.79;
/// Words this close by Jaro-Winkler are worth asking about.
const CLOSE: f64 = 0.85;

/// How alike two words of names are; symmetric. Plural and possessive endings are not told apart from slips here.
pub fn likeness(left: &str, right: &str) -> Likeness {
    let (left, right) = (bare(left), bare(right));
    if left == right {
        return Likeness::Same;
    }
    let shorter = left.chars().count().min(right.chars().count());
    let digits = |word: &str| word.chars().filter(char::is_ascii_digit).collect::<String>();
    if shorter < SHORTEST || digits(&left) != digits(&right) {
        return Likeness::Other;
    }
    let score = jaro_winkler(&left, &right).min(jaro_winkler(&right, &left));
    if skeleton(&left) == skeleton(&right) && score >= TRANSLITERATED {
        return Likeness::Transliteration;
    }
    if shorter >= SHORTEST_SLIP && damerau_levenshtein(&left, &right) == 1 {
        return Likeness::Slip;
    }
    if score >= CLOSE { Likeness::Close } else { Likeness::Other }
}
