//! Laws of floor 3's English: where words are cut, how they are tagged, what they hang on.

use crosscheck::language::en::{annotate, cut};
use crosscheck::text::{BlockKind, Sentence, SourceId, Span, Token};
use proptest::prelude::*;

const TOKEN_RULES: &str = include_str!("../../rules/en/tokens/english.toml");

fn tokens_of(text: &str) -> Vec<Token> {
    let span = Span::new(SourceId(0), 0, text.len());
    let mut sentences = [Sentence { span, role: BlockKind::Paragraph, block: 0, tokens: 0..0 }];
    annotate(text, &mut sentences)
}

fn words_of(text: &str) -> Vec<&str> {
    cut(text).into_iter().map(|cut| &text[cut.range]).collect()
}

#[test]
fn every_example_of_the_token_rules_is_cut_as_written() {
    let rules: toml::Value = toml::from_str(TOKEN_RULES).expect("the file is TOML");
    for example in rules["examples"].as_array().expect("examples are a list") {
        let [text, tokens] = ["text", "tokens"].map(|key| example[key].as_str().expect("examples are texts"));
        assert_eq!(words_of(text).join(" "), tokens);
    }
    for whole in rules["counterexamples"].as_array().expect("counterexamples are a list") {
        let word = whole.as_str().expect("counterexamples are texts");
        assert_eq!(words_of(word), [word]);
    }
}

proptest! {
    #[test]
    fn every_byte_that_is_not_white_space_lies_in_one_token(text in "(?s)[a-zA-Z0-9 .,'’\"“”$%&/@#:;!?…—–éß½²\u{301}\u{200b}\u{1f600}(-]{0,60}|.{0,40}") {
        let mut at = 0;
        for token in tokens_of(&text) {
            let range = token.span.range();
            prop_assert!(range.start < range.end);
            prop_assert!(text[at..range.start].chars().all(char::is_whitespace));
            prop_assert!(!text[range.clone()].contains(char::is_whitespace));
            at = range.end;
        }
        prop_assert!(text[at..].chars().all(char::is_whitespace));
    }
}
