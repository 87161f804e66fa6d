//! Laws of floor 3's English: where words are cut, how they are tagged, what they hang on.

use crosscheck::language::en::lemma::by_ending;
use crosscheck::language::en::{annotate, cut, negation_of};
use crosscheck::text::tree;
use crosscheck::text::{BlockKind, Class, Form, Sentence, SourceId, Span, Tag, Token};
use proptest::prelude::*;

const TOKEN_RULES: &str = include_str!("../../rules/en/tokens/english.toml");

fn tokens_of(text: &str) -> Vec<Token> {
    let span = Span::new(SourceId(0), 0, text.len());
    let mut sentences =
        [Sentence { span, role: BlockKind::Paragraph, depth: Default::default(), block: 0, tokens: 0..0 }];
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

/// The words of `range`, and of a place, with a dash for none.
fn shown(text: &str, tokens: &[Token], range: std::ops::Range<usize>) -> String {
    text[tokens[range.start].span.range().start..tokens[range.end - 1].span.range().end].to_owned()
}

fn word(text: &str, tokens: &[Token], at: Option<usize>) -> String {
    at.map_or("-".to_owned(), |at| shown(text, tokens, at..at + 1))
}

fn place(text: &str, tokens: &[Token], wanted: &str) -> usize {
    tokens.iter().position(|token| token.span.slice(text) == wanted).expect("the word stands in the sentence")
}

#[track_caller]
fn check_roles(text: &str, verb: &str, expected: &str) {
    let tokens = tokens_of(text);
    let verb = place(text, &tokens, verb);
    let told = [
        word(text, &tokens, tree::subject_of(&tokens, verb)),
        word(text, &tokens, tree::object_of(&tokens, verb)),
        word(text, &tokens, tree::agent_of(&tokens, verb)),
        word(text, &tokens, tree::modal_of(&tokens, verb)),
        word(text, &tokens, negation_of(&tokens, verb)),
        if tree::is_passive(&tokens, verb) { "passive" } else { "active" }.to_owned(),
    ];
    assert_eq!(told.join(" "), expected, "{text}");
}

#[test]
fn a_verb_knows_subject_object_agent_modal_negation_and_voice() {
    check_roles("The coast guard rescued nine sailors on Sunday.", "rescued", "guard sailors - - - active");
    check_roles("Nine sailors were rescued by the coast guard.", "rescued", "sailors - guard - - passive");
    check_roles("The minister did not sign the treaty.", "sign", "minister treaty - - not active");
    check_roles("The company may sell its ships.", "sell", "company ships - may - active");
    check_roles("No passenger was hurt.", "hurt", "passenger - - - No passive");
    check_roles("The crew found nothing.", "found", "crew nothing - - nothing active");
    check_roles("Police arrested two men and released a woman.", "released", "Police woman - - - active");
    check_roles("The woman who led the rescue won a prize.", "led", "woman rescue - - - active");
    check_roles("The governor wants to close the port.", "close", "governor port - - - active");
}

#[track_caller]
fn check_phrase(text: &str, head: &str, core: &str, whole: &str) {
    let tokens = tokens_of(text);
    let head = place(text, &tokens, head);
    assert_eq!(shown(text, &tokens, tree::core_phrase(&tokens, head)), core);
    assert_eq!(shown(text, &tokens, tree::phrase(&tokens, head)), whole);
}

#[test]
fn a_phrase_ends_before_clauses_and_begins_after_prepositions() {
    check_phrase(
        "The two fishing boats from the port sank.",
        "boats",
        "The two fishing boats",
        "The two fishing boats from the port",
    );
    check_phrase("They spoke to a former mayor, who left.", "mayor", "a former mayor", "a former mayor");
    check_phrase("Three men and two women were arrested.", "men", "Three men", "Three men");
}

proptest! {
    #[test]
    fn every_sentence_is_one_tree(text in "([A-Za-z]{1,9}[ ,.'-]{1,2}){0,40}") {
        let tokens = tokens_of(&text);
        let roots = tokens.iter().filter(|token| token.head.is_none()).count();
        prop_assert_eq!(roots, usize::from(!tokens.is_empty()));
        for at in 0..tokens.len() {
            let top = tree::ancestors(&tokens, at).last().unwrap_or(at);
            prop_assert_eq!(Some(top), tree::root(&tokens));
        }
    }
}

#[test]
fn a_very_long_sentence_is_read_in_linear_time() {
    let text = "The harbour and the ferry, ".repeat(4_000);
    assert_eq!(tokens_of(&text).len(), 24_000);
}
