//! Measures the models in the program on a treebank.

use crate::conllu::{self, Sentence};
use crate::parser::tagged;
use crosscheck::language::en::lemma::lemma;
use crosscheck::language::en::model::labels::{labels, relation_number, tags};
use crosscheck::language::en::model::parser::{Parser, parse};
use crosscheck::language::en::model::scene::Scene;
use crosscheck::language::en::model::tagger::{Frame, label};
use crosscheck::language::en::model::view::{View, setting};
use crosscheck::language::en::model::vocabulary::Vocabulary;
use crosscheck::language::en::model::weights::{Triples, Weights};
use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::Instant;

/// Prints the figures.
pub fn evaluate(treebank: &Path, model: &Path, parser: &Path) -> Result<(), Box<dyn Error>> {
    let sentences = conllu::read(treebank)?;
    let bytes = fs::read(model)?;
    let weights = Weights::read(&bytes).ok_or("no model")?;
    let names: Vec<&str> = labels().collect();
    let words: usize = sentences.iter().map(|sentence| sentence.words.len()).sum();
    let (mut universal, mut penn, mut lemmas) = (0, 0, 0);
    let mut lemma_misses: BTreeMap<(String, String, String), usize> = BTreeMap::new();
    let mut confusions: BTreeMap<(String, String), Vec<&str>> = BTreeMap::new();
    let start = Instant::now();
    let tagged: Vec<Vec<u8>> = sentences.iter().map(|sentence| tag(sentence, &weights, names.len())).collect();
    let seconds = start.elapsed().as_secs_f64();
    for (sentence, given) in sentences.iter().zip(&tagged) {
        for (word, &label) in sentence.words.iter().zip(given) {
            let (given_universal, given_penn) = names[label as usize].split_once(' ').unwrap_or_default();
            universal += usize::from(given_universal == word.universal);
            penn += usize::from(given_penn == word.penn);
            let given_lemma = lemma(&word.form, tags()[label as usize]);
            lemmas += usize::from(given_lemma == word.lemma);
            if given_lemma != word.lemma {
                *lemma_misses.entry((word.form.clone(), word.lemma.clone(), given_lemma)).or_default() += 1;
            }
            if given_universal != word.universal {
                confusions.entry((word.universal.clone(), given_universal.to_owned())).or_default().push(&word.form);
            }
        }
    }
    let share = |count: usize| count as f64 / words as f64;
    println!(
        "words {words}, UPOS {:.4}, XPOS {:.4}, lemmas {:.4}, {:.0} tokens/s",
        share(universal),
        share(penn),
        share(lemmas),
        words as f64 / seconds
    );
    let mut worst: Vec<_> = confusions.into_iter().collect();
    worst.sort_by_key(|(_, forms)| std::cmp::Reverse(forms.len()));
    for ((right, given), forms) in worst.iter().take(14) {
        println!(
            "{:4} {right} as {given}: {}",
            forms.len(),
            forms.iter().take(14).copied().collect::<Vec<_>>().join(" ")
        );
    }
    let mut missed: Vec<_> = lemma_misses.into_iter().collect();
    missed.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let shown = missed.iter().take(40).map(|((form, right, given), count)| format!("{count} {form}:{right}/{given}"));
    println!("{}", shown.collect::<Vec<_>>().join(", "));
    evaluate_parser(&sentences, &weights, parser)
}

fn evaluate_parser(sentences: &[Sentence], tagger: &Weights, folder: &Path) -> Result<(), Box<dyn Error>> {
    let (moves, relations) = (fs::read(folder.join("moves.bin"))?, fs::read(folder.join("relations.bin"))?);
    let parser = Parser {
        moves: Triples::read(&moves),
        relations: Weights::read(&relations).ok_or("relations.bin is no model")?,
    };
    let (mut heads, mut relations, mut words, mut seconds) = (0, 0, 0, 0.0);
    let mut by_relation: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for sentence in sentences {
        let (frame, labels) = tagged(sentence, tagger);
        let start = Instant::now();
        let tree = parse(&Scene::new(&frame, &labels), &parser);
        seconds += start.elapsed().as_secs_f64();
        for (at, word) in sentence.words.iter().enumerate() {
            let arc = tree.arc(at as u32);
            let right_head = arc.head as usize == word.head.unwrap_or(sentence.words.len());
            let right = right_head && Some(arc.relation) == relation_number(&word.relation);
            let counts = by_relation.entry(&word.relation).or_default();
            *counts = [counts[0] + 1, counts[1] + usize::from(right_head), counts[2] + usize::from(right)];
            words += 1;
            heads += usize::from(right_head);
            relations += usize::from(right);
        }
    }
    let share = |count: usize| count as f64 / words as f64;
    println!("UAS {:.4}, LAS {:.4}, {:.0} tokens/s", share(heads), share(relations), words as f64 / seconds);
    let mut sorted: Vec<_> = by_relation.into_iter().collect();
    sorted.sort_by_key(|(_, [all, _, right])| std::cmp::Reverse(all - right));
    let shown = sorted.iter().take(24).map(|(name, [all, heads, right])| {
        format!("{name} {all} {:.2} {:.2}", *heads as f64 / *all as f64, *right as f64 / *all as f64)
    });
    println!("{}", shown.collect::<Vec<_>>().join(", "));
    Ok(())
}

fn tag(sentence: &Sentence, weights: &Weights, labels: usize) -> Vec<u8> {
    let vocabulary = Vocabulary::builtin();
    let forms = || sentence.words.iter().map(|word| word.form.as_str());
    let frame = Frame::new(forms().map(|form| View::of(form, &vocabulary)), setting(forms()));
    label(&frame, weights, labels)
}
