//! The fitted model of pairs.

use crosscheck::pair::{self, FEATURES, Forest, VALUE_FEATURES};

#[test]
fn the_model_was_fitted_for_these_features() {
    let model = pair::builtin();
    let asks = |forest: &Forest, features: usize| {
        let mut questions = forest.trees.iter().flat_map(|tree| &tree.questions);
        !forest.trees.is_empty() && questions.all(|question| question.feature < features)
    };
    assert!(
        asks(&model.related, FEATURES.len()) && asks(&model.agree, FEATURES.len()),
        "rules/en/model/pair.bin is of other features: run `train pair`"
    );
    assert!(
        asks(&model.differ, VALUE_FEATURES.len()),
        "rules/en/model/pair.bin is of other features: run `train pair`"
    );
}

#[test]
fn a_table_is_read_as_it_was_written() {
    let bytes = pair::write(pair::builtin());
    assert_eq!(pair::read_model(&bytes).as_ref(), Some(pair::builtin()));
    assert_eq!(pair::read_model(&bytes[..bytes.len() - 1]), None, "a table that ends early is none");
}
