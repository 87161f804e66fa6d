//! Topics: which words tell of one action, which exclude each other.

use crosscheck::rules::topics::{Direction, TopicRules};
use crosscheck::rules::{RuleFile, RulePack};

fn topics() -> TopicRules {
    RulePack::builtin().topics
}

#[test]
fn relations_hold_in_both_directions() {
    let topics = topics();
    for (left, right) in [("kill", "die"), ("buy", "take over"), ("arrest", "take into custody"), ("win", "victory")] {
        assert!(topics.same_action(left, right) && topics.same_action(right, left), "{left} {right}");
    }
    for (left, right) in [("destroy", "damage"), ("acquit", "convict"), ("open", "closed"), ("alive", "dead")] {
        assert!(topics.exclusive(left, right) && topics.exclusive(right, left), "{left} {right}");
    }
    for (left, right) in [("buy", "sell"), ("win", "lose"), ("beat", "lose to")] {
        assert!(topics.converse(left, right) && topics.converse(right, left), "{left} {right}");
    }
}

#[test]
fn a_kind_is_not_its_name() {
    let topics = topics();
    assert!(topics.kind_of("dhow", "vessel"));
    assert!(!topics.kind_of("vessel", "dhow"));
    assert!(!topics.kind_of("dhow", "skiff"));
}

#[test]
fn words_of_one_state_never_exclude_each_other() {
    let topics = topics();
    for (left, right) in [("sack", "fire"), ("kill", "dead"), ("north", "northern"), ("rage", "burn"), ("buy", "buy")] {
        assert!(!topics.exclusive(left, right), "{left} {right}");
    }
}

#[test]
fn directions_of_one_way_agree() {
    let topics = topics();
    assert_eq!(topics.direction("climb"), Some(Direction::Up));
    assert_eq!(topics.direction("plunge"), Some(Direction::Down));
    assert_eq!(topics.direction("unchanged"), Some(Direction::Level));
    assert_eq!(topics.direction("minister"), None);
}

#[test]
fn a_story_is_about_what_most_of_its_words_are_about() {
    let topics = topics();
    assert_eq!(topics.topic_of(["earthquake", "magnitude", "victim", "kill", "rubble"]), Some("disasters"));
    assert_eq!(topics.topic_of(["shareholder", "acquire", "profit"]), Some("business"));
    assert_eq!(topics.topic_of(["window", "grey"]), None);
}

#[track_caller]
fn check_fault(text: &str, expected: &str) {
    let file = RuleFile { path: "en/topics/invented.toml".to_owned(), text: text.to_owned().into() };
    let faults = RulePack::load(&[file]).expect_err("the file is wrong");
    let shown: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert!(shown.iter().any(|fault| fault.starts_with(expected)), "{shown:#?}, expected {expected}");
}

#[test]
fn an_example_that_does_not_relate_is_a_fault_with_its_line() {
    let text = "summary = \"a\"\nwhy = \"b\"\nwords = \"\"\n[[same]]\nwhy = \"c\"\nwords = \"kill, die\"\nexamples = [\"kill | live\"]\n\
                counterexamples = [\"kill | die\"]\n";
    check_fault(text, "en/topics/invented.toml:7: \"kill | live\" does not relate");
    check_fault(text, "en/topics/invented.toml:8: \"kill | die\" relates");
    check_fault("summary = \"a\"\n", "en/topics/invented.toml:1: missing field");
}
