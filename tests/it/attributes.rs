//! Attributes: every example of a rule reads as the rule says, every counterexample does not.

use crate::sentence::article;
use crosscheck::extract::setting::setting;
use crosscheck::rules::RulePack;
use crosscheck::rules::attributes::{AttributeRules, Example, Rule};
use crosscheck::text::{SourceId, Span};

/// What the value of `example` is read as, for each kind that `rule` takes.
fn readings<'a>(rules: &'a AttributeRules, rule: &Rule, example: &Example) -> Vec<Option<&'a str>> {
    let article = article(&example.text);
    let start = example.text.find(&example.value).expect("the value stands in the text");
    let span = Span::new(SourceId(0), start, start + example.value.len());
    let setting = setting(&article, &article.sentences[0], span);
    rule.kinds.iter().map(|&kind| rules.recognise(kind, &setting).map(|rule| rule.name.as_str())).collect()
}

#[test]
fn examples_read_and_counterexamples_do_not() {
    let rules = RulePack::builtin().attributes;
    let mut wrong = Vec::new();
    for rule in rules.rules() {
        for (examples, expected) in [(&rule.examples, true), (&rule.counterexamples, false)] {
            for example in examples {
                let read = readings(&rules, rule, example);
                if read.contains(&Some(rule.name.as_str())) != expected {
                    wrong.push(format!("{}: {:?} ({}) reads {read:?}", rule.name, example.text, example.value));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
