//! Attributes: every example of a rule reads as the rule says, every counterexample does not.

use crosscheck::extract::setting::setting;
use crosscheck::language::en;
use crosscheck::rules::RulePack;
use crosscheck::rules::attributes::{AttributeRules, Example, Rule};
use crosscheck::text::{Article, Block, BlockKind, LineIndex, Metadata, Sentence, Source, SourceId, Span};

fn article(text: &str) -> Article {
    let span = Span::new(SourceId(0), 0, text.len());
    let mut sentences = vec![Sentence { span, role: BlockKind::Paragraph, block: 0, tokens: 0..0 }];
    let tokens = en::annotate(text, &mut sentences);
    let source = Source {
        id: SourceId(0),
        path: "invented".to_owned(),
        text: text.to_owned(),
        lines: LineIndex::verbatim(text),
        blocks: vec![Block { kind: BlockKind::Paragraph, span }],
        metadata: Metadata::default(),
        warnings: Vec::new(),
        directives: Vec::new(),
    };
    Article { source, sentences, quotations: Vec::new(), tokens }
}

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
