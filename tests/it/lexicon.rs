//! What is known of words without their sentence.

use crosscheck::language::en::rarity;

#[track_caller]
fn check_rarer(common: &str, rare: &str) {
    let (low, high) = (rarity::weight(common), rarity::weight(rare));
    assert!(low < high, "{common} weighs {low}, {rare} {high}");
}

#[test]
fn rarer_words_weigh_more() {
    check_rarer("the", "say");
    check_rarer("say", "police");
    check_rarer("police", "earthquake");
    check_rarer("earthquake", "unbewogen");
}

#[test]
fn function_words_and_numbers_weigh_little() {
    for word in ["the", "of", "he", "would", "because", "seven", "1,200", "6.1", "the", "'s"] {
        assert!(rarity::weight(word) <= 1.5, "{word} weighs {}", rarity::weight(word));
    }
    assert_eq!(rarity::weight("–"), 0.0);
    assert_eq!(rarity::weight(""), 0.0);
}

#[test]
fn case_and_inflection_do_not_change_a_weight() {
    for (left, right) in [("Police", "police"), ("MINISTER", "minister"), ("elections", "election"), ("killed", "kill")]
    {
        assert_eq!(rarity::weight(left), rarity::weight(right), "{left} {right}");
    }
}

#[test]
fn unseen_words_weigh_most() {
    for word in ["Alishvandi", "xyzzyx", "Źlewnikowo", &"a".repeat(500)] {
        assert_eq!(rarity::weight(word), rarity::RAREST, "{word}");
    }
}
