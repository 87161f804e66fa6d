//! Floor 3: English: tokens as the treebank cuts them, part of speech, lemma, dependency.

mod cut;
pub mod lemma;
pub mod lexicon;
pub mod model;
pub mod rarity;
mod words;

pub use cut::{Cut, cut};

use self::model::labels::tags;
use self::model::tagger::{Frame, label};
use self::model::view::{View, setting};
use self::model::vocabulary::Vocabulary;
use self::model::weights::Weights;
use crate::text::{Deprel, Sentence, Span, Tag, Token};

static TAGGER: &[u8] = include_bytes!("../../../rules/en/model/tagger.bin");

/// The tokens of `sentences`, all in one list in order, tagged and lemmatised; sets each sentence's `tokens`.
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
    for ((cut, word), tag) in cuts.iter().zip(&words).zip(tag_words(&words)) {
        let start = span.start as usize + cut.range.start;
        into.push(Token {
            span: Span::new(span.source, start, start + word.len()),
            kind: cut.kind,
            tag,
            lemma: lemma::lemma(word, tag),
            head: None,
            relation: Deprel::Unknown,
        });
    }
}

/// The parts of speech of the words of one sentence.
fn tag_words(words: &[&str]) -> Vec<Tag> {
    let vocabulary = Vocabulary::builtin();
    let frame = Frame::new(words.iter().map(|word| View::of(word, &vocabulary)), setting(words.iter().copied()));
    let weights = Weights::read(TAGGER).expect("the built-in tagger is checked by tests/it/language.rs");
    label(&frame, &weights, tags().len()).into_iter().map(|label| tags()[label as usize]).collect()
}
