//! How two quotations stand to each other.

use crosscheck::compare::quote::{QuoteRelation, Side, relate_quotes};
use crosscheck::rules::RulePack;
use proptest::prelude::*;

fn grade(relation: &QuoteRelation) -> &'static str {
    match relation {
        QuoteRelation::Same => "same",
        QuoteRelation::Style => "style",
        QuoteRelation::Shortened(_) => "shortened",
        QuoteRelation::Changed(_) => "changed",
        QuoteRelation::Different => "different",
    }
}

fn check(left: &str, right: &str, expected: &str) {
    let rules = RulePack::builtin().quotes;
    assert_eq!(grade(&relate_quotes(left, right, &rules)), expected, "{left:?} / {right:?}");
    assert_eq!(grade(&relate_quotes(right, left, &rules)), expected, "{right:?} / {left:?}");
}

#[test]
fn examples_of_the_rules_get_their_grade() {
    for example in RulePack::builtin().quotes.examples {
        check(&example.left, &example.right, &example.grade);
    }
}

#[test]
fn writing_is_no_wording() {
    check("\"We won't go,\"", "“We won’t go.”", "same");
    check("It's the colour of rust", "it is the color of rust", "style");
    check("We've got $5 in the till", "we have got 5 dollars in the till", "style");
    check("We have, you know, no plan for that", "we have no plan for that", "style");
    check("the decision-making was slow and late", "the decisionmaking was slow and late", "style");
}

#[test]
fn words_cut_at_an_end_or_at_an_ellipsis_are_no_change() {
    check("the ferry was late", "the ferry was late, and nobody told us why", "shortened");
    check(
        "the pumps failed … and nobody came to help us",
        "the pumps failed at four and nobody came to help us",
        "shortened",
    );
    check(
        "The pumps failed at four in the morning. We had no radio.",
        "The pumps failed at four in the morning. Nobody slept.",
        "shortened",
    );
}

#[test]
fn a_word_more_or_less_inside_is_a_change() {
    check("the old ferry was late again that day", "the old red ferry was late again that day", "changed");
    check("I just want to say that I did it", "I just wanted to say that I did it", "changed");
}

#[test]
fn two_sentences_of_one_speaker_are_not_one_altered() {
    check("There is no community centre in this town", "We lost the only bus that goes to the coast", "different");
    check("we are proud of our crews", "we are looking into the cause", "different");
    check("several days", "several weeks", "different");
    check(
        "the very heart of the Harbour Safety Act",
        "We will not wait until the Harbour Safety Act is gone",
        "different",
    );
    check(
        "at the heart of the Harbour Safety Act, a law that saves lives",
        "the aims of the Harbour Safety Act",
        "different",
    );
}

#[test]
fn a_change_shows_the_words_of_each_side() {
    let rules = RulePack::builtin().quotes;
    let QuoteRelation::Changed(pieces) =
        relate_quotes("the work was not finished", "the work was never started", &rules)
    else {
        panic!("the wording differs")
    };
    let shown: Vec<_> = pieces.iter().map(|piece| (piece.side, piece.words.as_str())).collect();
    assert_eq!(shown, [(Side::Both, "the work was"), (Side::Left, "not finished"), (Side::Right, "never started")]);
}

proptest! {
    #[test]
    fn relating_is_symmetric_and_reflexive(left in "\\PC{0,60}", right in "\\PC{0,60}") {
        let rules = RulePack::builtin().quotes;
        prop_assert_eq!(grade(&relate_quotes(&left, &left, &rules)), "same");
        prop_assert_eq!(grade(&relate_quotes(&left, &right, &rules)), grade(&relate_quotes(&right, &left, &rules)));
    }

    #[test]
    fn sentences_of_few_words_relate_both_ways(left in "(the |a |ferry |was |late |not |it's |\\.\\.\\. |\\[crew\\] |twenty |five |\\. ){0,9}", right in "(the |a |ferry |was |late |not |it is |25 |crew |\\. ){0,9}") {
        let rules = RulePack::builtin().quotes;
        prop_assert_eq!(grade(&relate_quotes(&left, &right, &rules)), grade(&relate_quotes(&right, &left, &rules)));
    }
}
