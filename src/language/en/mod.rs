//! Floor 3: English: tokens as the treebank cuts them, part of speech, lemma, dependency.

mod cut;
pub mod lemma;
pub mod lexicon;
pub mod model;
mod negation;
pub mod rarity;
mod words;

pub use cut::{Cut, cut};
pub use negation::{negation_in, negation_of};

use self::model::labels::{RELATIONS, tags};
use self::model::parser::{Parser, parse};
use self::model::scene::Scene;
use self::model::tagger::{Frame, label};
use self::model::transition::State;
use self::model::view::{View, setting};
use self::model::vocabulary::Vocabulary;
use self::model::weights::{Triples, Weights};
use crate::text::{Deprel, Sentence, Span, Token};

static TAGGER: &[u8] = include_bytes!("../../../rules/en/model/tagger.bin");
static MOVES: &[u8] = include_bytes!("../../../rules/en/model/moves.bin");
static RELATION_WEIGHTS: &[u8] = include_bytes!("../../../rules/en/model/relations.bin");

/// The tokens of `sentences`, all in one list in order, tagged, lemmatised and parsed; sets each sentence's `tokens`.
///
/// `text` is the text that the sentences' spans count in. The same text gives the same tokens.
pub fn annotate(text: &str, sentences: &mut [Sentence]) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    for sentence in sentences {
        let first = tokens.len() as u32;
        annotate_sentence(text, sentence.span, &mut tokens);
        sentence.tokens = first..tokens.len() as u32;
    }
    tokens
}

fn annotate_sentence(text: &str, span: Span, into: &mut Vec<Token>) {
    let sentence = span.slice(text);
    let cuts = cut(sentence);
    let words: Vec<&str> = cuts.iter().map(|cut| &sentence[cut.range.clone()]).collect();
    let (labels, tree) = analyse(&words);
    for (at, (cut, word)) in cuts.iter().zip(&words).enumerate() {
        let start = span.start as usize + cut.range.start;
        let tag = tags()[labels[at] as usize];
        let arc = tree.arc(at as u32);
        into.push(Token {
            span: Span::new(span.source, start, start + word.len()),
            kind: cut.kind,
            tag,
            lemma: lemma::lemma(word, tag),
            head: (arc.head != tree.root()).then_some(arc.head),
            relation: if arc.head == tree.root() { Deprel::Root } else { RELATIONS[usize::from(arc.relation)].1 },
        });
    }
}

/// The labels and the tree of the words of one sentence.
fn analyse(words: &[&str]) -> (Vec<u8>, State) {
    let vocabulary = Vocabulary::builtin();
    let frame = Frame::new(words.iter().map(|word| View::of(word, &vocabulary)), setting(words.iter().copied()));
    let invariant = "the built-in models are read by every test of tests/it/language.rs";
    let labels = label(&frame, &Weights::read(TAGGER).expect(invariant), tags().len());
    let parser = Parser { moves: Triples::read(MOVES), relations: Weights::read(RELATION_WEIGHTS).expect(invariant) };
    let tree = parse(&Scene::new(&frame, &labels), &parser);
    (labels, tree)
}
