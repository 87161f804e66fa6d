//! Laws of floor 3's English: where words are cut, how they are tagged, what they hang on.

use crosscheck::language::en::lemma::by_ending;
use crosscheck::language::en::{annotate, cut};
use crosscheck::text::{BlockKind, Class, Form, Sentence, SourceId, Span, Tag, Token};
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

#[track_caller]
fn check_tags(text: &str, expected: &str) {
    let tokens = tokens_of(text);
    let told = tokens.iter().map(|token| format!("{}/{:?}", token.lemma, token.tag.class));
    assert_eq!(told.collect::<Vec<_>>().join(" "), expected);
}

#[test]
fn tokens_carry_class_and_lemma() {
    check_tags(
        "Sheriff Dana Orrell said the boats had sunk.",
        "Sheriff/Propn Dana/Propn Orrell/Propn say/Verb the/Det boat/Noun have/Aux sink/Verb ./Punct",
    );
    check_tags("Police haven't found 1,200 bodies", "police/Noun have/Aux not/Part find/Verb 1200/Num body/Noun");
}

#[test]
fn every_ending_example_is_brought_back() {
    let rules: toml::Value =
        toml::from_str(include_str!("../../rules/en/tokens/lemmas.toml")).expect("the file is TOML");
    let lines = |key: &str| -> Vec<String> {
        let list = rules[key].as_array().expect("a list").iter();
        list.map(|line| line.as_str().expect("a text").to_owned()).collect()
    };
    for line in lines("examples").iter().chain(&lines("counterexamples")) {
        let words: Vec<&str> = line.split(' ').collect();
        let tag = tag_named(words[0]);
        assert_eq!(by_ending(words[1].to_owned(), tag), *words.last().expect("a word"), "{line}");
    }
}

fn tag_named(name: &str) -> Tag {
    let (class, form) = match name {
        "plural" => (Class::Noun, Form::Plural),
        "third_person" => (Class::Verb, Form::ThirdPerson),
        "past" => (Class::Verb, Form::Past),
        "gerund" => (Class::Verb, Form::Gerund),
        "comparative" => (Class::Adj, Form::Comparative),
        "superlative" => (Class::Adj, Form::Superlative),
        other => panic!("no such inflection: {other}"),
    };
    Tag { class, form }
}
