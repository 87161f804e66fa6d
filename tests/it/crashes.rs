//! Inputs that once stopped the program, by kind, each with its siblings: what they read and compare as now.

use crate::planted::compare;
use crosscheck::compare::quote::{QuoteRelation, Side, relate_quotes};
use crosscheck::finding::Verdict;
use crosscheck::rules::RulePack;

/// The codes of the contradictions between two texts, sorted.
#[track_caller]
fn check(left: &str, right: &str, codes: &[&str]) {
    let files = [("a.txt".to_owned(), left.as_bytes().to_vec()), ("b.txt".to_owned(), right.as_bytes().to_vec())];
    let report = compare(&files).report;
    let found = report.findings.iter().filter(|finding| finding.verdict == Verdict::Contradiction);
    let mut found: Vec<&str> = found.map(|finding| finding.code).collect();
    found.sort_unstable();
    assert_eq!(found, codes, "{left:?} / {right:?}");
}

/// The words of each side in which two quotations differ.
#[track_caller]
fn check_words(left: &str, right: &str, words: [&str; 2]) {
    let rules = RulePack::builtin().quotes;
    for (left, right, words) in [(left, right, words), (right, left, [words[1], words[0]])] {
        let QuoteRelation::Changed(pieces) = relate_quotes(left, right, &rules) else {
            panic!("{left:?} / {right:?} are not told to differ")
        };
        let of = |side: Side| pieces.iter().find(|piece| piece.side == side).map_or("", |piece| &piece.words);
        assert_eq!([of(Side::Left), of(Side::Right)], words, "{left:?} / {right:?}");
    }
}

#[test]
fn quotations_that_end_in_a_sum_differ_in_it() {
    for [left, right] in [
        ["$6 million", "$7 million"],
        ["£6 million", "£7 million"],
        ["€2.5 billion", "€3.5 billion"],
        ["US$40 million", "US$70 million"],
        ["$600", "$700"],
        ["$6,000", "$7,000"],
    ] {
        let told = |sum: &str| format!("Ferry line is sold\n\n\"The deal is worth {sum},\" Mr. Arlo Tenn said.\n");
        check(&told(left), &told(right), &["N103", "Q101"]);
        let ended =
            |sum: &str| format!("Mill counts cost\n\n\"The strike cost us {sum},\" said Ann Reed, who owns it.\n");
        check(&ended(left), &ended(right), &["N103", "Q101"]);
        check(&told(left), &told(left), &[]);
    }
}

#[test]
fn a_changed_sum_is_shown_whole() {
    check_words("the strike cost us $4 million", "the strike cost us $5 million", ["$4 million", "$5 million"]);
    check_words("the strike cost us £4", "the strike cost us £5", ["£4", "£5"]);
    check_words("the strike cost us £4", "the strike cost us €4", ["£4", "€4"]);
    check_words(
        "the strike cost us $4 million a day",
        "the strike cost us $5 billion a day",
        ["$4 million", "$5 billion"],
    );
    check_words("it fell by 4% over the year", "it fell by 5% over the year", ["4", "5"]);
    check_words("we need €20-€30 million now", "we need €20-€40 million now", ["€30 million", "€40 million"]);
    check_words("we paid $$4 for the boat", "we paid $$5 for the boat", ["$$4", "$$5"]);
}

#[test]
fn two_values_of_one_word_are_read() {
    for text in [
        "He made 12/40 (30%) of his shots.",
        "He made 12/40, or 30%, of his shots.",
        "The book gave odds of 7:1 (12.5%) on the bay.",
        "It has a 700:1 contrast ratio and 60% greater brightness.",
        "They grew by an average of ½0.8 percent.",
        "About 30% (12/40) of 12/40 voted.",
        "Turnout was 3/4 of 1/2, 75 percent.",
        "In 2019/20 (40%) of 50/60 came.",
    ] {
        check(text, text, &[]);
    }
}
