//! What is known of words without their sentence.

use crosscheck::language::en::{lexicon, rarity};
use crosscheck::text::Class;
use std::ops::RangeInclusive;

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

#[track_caller]
fn check_related(left: &str, right: &str, class: Class, range: RangeInclusive<f32>) {
    let there = lexicon::relatedness(left, right, class);
    assert!(range.contains(&there), "{left} {right}: {there}, expected {range:?}");
    assert_eq!(there, lexicon::relatedness(right, left, class), "relatedness of {left} and {right} is symmetric");
}

#[test]
fn one_word_is_fully_related_to_its_forms() {
    for (left, right) in
        [("kill", "killed"), ("Fled", "flee"), ("children", "child"), ("dhow", "dhows"), ("Zzyq", "zzyq")]
    {
        check_related(left, right, Class::X, 1.0..=1.0);
    }
}

#[test]
fn derivations_and_close_synonyms_are_related() {
    for (left, right) in [
        ("kill", "killing"),
        ("elect", "election"),
        ("election", "electoral"),
        ("investigate", "investigator"),
        ("injury", "injure"),
        ("die", "death"),
    ] {
        check_related(left, right, Class::X, 0.8..=1.0);
    }
    for (left, right) in [("buy", "purchase"), ("injure", "wound"), ("die", "perish")] {
        check_related(left, right, Class::Verb, 0.8..=0.95);
    }
    for (left, right) in [("lawyer", "attorney"), ("car", "automobile")] {
        check_related(left, right, Class::Noun, 0.8..=0.95);
    }
}

#[test]
fn hypernyms_are_related_less_than_synonyms() {
    for (left, right) in [("ship", "vessel"), ("murder", "kill"), ("skiff", "boat")] {
        check_related(left, right, Class::X, 0.4..=0.7);
    }
    assert!(lexicon::hypernym("ship", "vessel"));
    assert!(!lexicon::hypernym("vessel", "ship"));
    assert!(!lexicon::hypernym("car", "person"));
}

#[test]
fn unlike_words_are_not_related() {
    for (left, right) in
        [("kill", "buy"), ("minister", "earthquake"), ("organ", "organization"), ("rise", "fall"), ("the", "of")]
    {
        check_related(left, right, Class::X, 0.0..=0.0);
    }
}

#[test]
fn a_relation_of_nouns_does_not_hold_between_verbs() {
    check_related("suit", "lawsuit", Class::Noun, 0.6..=1.0);
    check_related("suit", "lawsuit", Class::Verb, 0.0..=0.0);
}

#[test]
fn antonyms_exclude_each_other_in_both_directions() {
    for (left, right) in
        [("rise", "fall"), ("open", "close"), ("guilty", "innocent"), ("increase", "decrease"), ("alive", "dead")]
    {
        assert!(lexicon::antonyms(left, right), "{left} {right}");
        assert!(lexicon::antonyms(right, left), "{right} {left}");
    }
    for (left, right) in [("rise", "increase"), ("kill", "murder"), ("red", "table"), ("rise", "rise")] {
        assert!(!lexicon::antonyms(left, right), "{left} {right}");
    }
}

#[test]
fn a_family_shares_its_key() {
    for (left, right) in [("killed", "killer"), ("elections", "electoral"), ("dhow", "dhows"), ("Obamas", "Obama")] {
        assert_eq!(lexicon::key(left), lexicon::key(right), "{left} {right}");
    }
    for (left, right) in [("organ", "organization"), ("universe", "university"), ("policy", "police"), ("new", "news")]
    {
        assert_ne!(lexicon::key(left), lexicon::key(right), "{left} {right}");
    }
}

#[test]
fn irregular_forms_have_their_lemma() {
    for (form, lemma) in [("fled", "flee"), ("bought", "buy"), ("women", "woman"), ("struck", "strike")] {
        assert_eq!(lexicon::lemma(form), Some(lemma));
    }
    assert_eq!(lexicon::lemma("zzyq"), None);
}
