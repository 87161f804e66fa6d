//! Laws of the model files: what is written is read.

use crosscheck::language::en::model::hash;
use crosscheck::language::en::model::weights::{Triples, Weights, write, write_triples};
use proptest::prelude::*;

/// A key as models have them: a hash.
fn key(number: usize) -> u64 {
    hash::text(&number.to_string())
}

/// A feature that every label below `labels` has a weight of, the last one the greatest.
fn feature(number: usize, labels: u8) -> (u64, Vec<(u8, i8)>) {
    (key(number), (0..labels).map(|label| (label, 10 + label as i8)).collect())
}

#[test]
fn a_feature_of_any_number_of_labels_votes_for_its_heaviest() {
    let features: Vec<_> = (1..=60).map(|labels| feature(labels, labels as u8)).collect();
    let bytes = write(features, &[(key(100), 7)]);
    let model = Weights::read(&bytes).expect("it was just written");
    for labels in 1..=60 {
        assert_eq!(usize::from(model.best(&[key(labels)], 60)), labels - 1, "{labels} labels");
    }
    assert_eq!(model.sure(key(100)), Some(7));
    assert_eq!(model.sure(key(1)), None, "a feature is no sign");
}

#[test]
fn what_is_cut_short_is_no_model() {
    let bytes = write(vec![feature(1, 20)], &[]);
    assert!(Weights::read(&bytes).is_some());
    assert!(Weights::read(&bytes[..bytes.len() - 1]).is_none());
    assert!(Weights::read(b"CCW3").is_none());
    assert!(Triples::read(&[]).is_none());
}

proptest! {
    #[test]
    fn nearly_every_feature_is_found_and_no_other(count in 50..2000_usize) {
        let features: Vec<_> = (0..count).map(|number| (key(number), [3_i8, -4])).collect();
        let bytes = write_triples(&features, &[]);
        let model = Triples::read(&bytes).expect("it was just written");
        let found = (0..count).filter(|number| model.scores(&[key(*number)]) == [9, -16, 0]).count();
        prop_assert!(found * 100 >= count * 90, "{found} of {count}");
        let invented = (count..2 * count).filter(|number| model.scores(&[key(*number)]) != [0; 3]).count();
        prop_assert!(invented * 100 <= count, "{invented} of {count}");
    }
}
