//! Clauses: what one sentence says and the other excludes, in both directions, and what only looks like it.

use crate::sentence::article;
use crosscheck::compare::clause::ConflictKind::{Direction, Polarity, Roles, State};
use crosscheck::compare::clause::{ConflictKind, Side, Words, compare_clauses};
use crosscheck::rules::RulePack;

fn kinds(left: &str, right: &str, rules: &RulePack) -> Vec<ConflictKind> {
    let (left, right) = (article(left), article(right));
    let [left, right] = [&left, &right].map(|article| Side { article, sentence: &article.sentences[0] });
    let (left, right) = ((left, &Words::of(left, rules)), (right, &Words::of(right, rules)));
    let found = compare_clauses(left, right, rules);
    found.conflicts.iter().map(|conflict| conflict.kind).collect()
}

#[track_caller]
fn check(pairs: &[(&str, &str)], expected: &[ConflictKind]) {
    let rules = RulePack::builtin();
    for (left, right) in pairs {
        assert_eq!(kinds(left, right, &rules), expected, "{left} / {right}");
        assert_eq!(kinds(right, left, &rules), expected, "{right} / {left}");
    }
}

#[test]
fn one_negation_more_is_a_conflict_of_polarity() {
    check(
        &[
            ("The council approved the bridge.", "The council did not approve the bridge."),
            ("The crew fled the burning ferry.", "The crew never fled the burning ferry."),
            ("The harbour reopened on the coast road.", "The harbour failed to reopen on the coast road."),
        ],
        &[Polarity],
    );
}

#[test]
fn two_ways_to_deny_are_no_conflict() {
    check(
        &[
            ("The minister had no comment on the leak.", "The minister did not comment on the leak."),
            ("The village is without a doctor.", "The village does not have a doctor."),
            ("The miners did not fail to report the gas.", "The miners reported the gas."),
            ("Rents did not fall in Varn.", "Rents rose in Varn."),
            ("The storm hit not only the coast.", "The storm hit the coast."),
        ],
        &[],
    );
}

#[test]
fn up_and_down_conflict_unless_each_has_its_time() {
    check(&[("Shares of Orbix rose in early trading.", "Shares of Orbix fell in early trading.")], &[Direction]);
    check(&[("Shares of Orbix rose on Monday.", "Shares of Orbix fell on Tuesday.")], &[]);
}

#[test]
fn exclusive_states_and_opposites_conflict() {
    check(
        &[
            ("The blaze destroyed the old mill.", "The blaze damaged the old mill."),
            ("The jury acquitted the two guards.", "The jury convicted the two guards."),
            ("The northern gate is open to traffic.", "The northern gate is closed to traffic."),
            ("The tanker lay near the reef.", "The tanker lay far from the reef."),
        ],
        &[State],
    );
    check(
        &[
            ("The blaze destroyed the old mill.", "The blaze flattened the old mill."),
            ("They live in the north of the island.", "They live in the northeast of the island."),
        ],
        &[],
    );
}

#[test]
fn the_same_act_the_other_way_round_is_a_conflict_of_roles() {
    check(
        &[
            ("Orbix bought Lumen.", "Lumen bought Orbix."),
            ("Orbix was sued by Lumen in March.", "Lumen was sued by Orbix in March."),
        ],
        &[Roles],
    );
    check(
        &[("Orbix sued Lumen.", "Lumen was sued by Orbix."), ("Lumen, owned by Orbix, grew.", "Orbix owned Lumen.")],
        &[],
    );
}

#[test]
fn the_same_words_between_other_marks_do_not_conflict() {
    let words = "Without thinking twice, saying that (Marlow) is coming back Friday, the crew shouldn't be as worried.";
    check(&[(&format!("''{words}\""), &format!("\"{words}\""))], &[]);
}

#[test]
fn sentences_about_other_things_do_not_conflict() {
    check(&[("The bridge was not repaired.", "The minister visited a school in Varn and was repaired.")], &[]);
}

#[test]
fn words_of_amount_exclude_what_their_examples_say() {
    let rules = RulePack::builtin();
    for example in &rules.amounts.examples {
        for (left, right) in [(&example.left, &example.right), (&example.right, &example.left)] {
            let found = kinds(left, right, &rules);
            assert_eq!(!found.is_empty(), example.exclude, "{left} / {right}: {found:?}");
        }
    }
}

#[test]
fn what_holds_of_more_holds_of_less_and_not_the_other_way() {
    check(
        &[
            ("The union invited the mayor and the judge, but not the press.", "The union invited the press."),
            ("The ferry left the burning pier in time.", "The ferry did not leave the burning pier."),
            ("The ferry seldom sails in winter.", "The ferry never sails in winter."),
        ],
        &[Polarity],
    );
    check(
        &[
            ("The ferry did not sail often in winter.", "The ferry sailed in winter."),
            ("The cook was due to speak by telephone but did not do so.", "The cook was due to speak by telephone."),
            ("Without a pilot, the tanker should not sail on.", "\"Without a pilot, the tanker should not sail on.\""),
            ("Without a pilot, the tanker did not sail on.", "The tanker did not sail on."),
            ("The crew found not ten crates.", "The crew did not find twenty crates."),
        ],
        &[],
    );
}
