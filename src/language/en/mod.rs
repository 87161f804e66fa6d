//! Floor 3: English: tokens as the treebank cuts them, part of speech, lemma, dependency.

mod cut;
pub mod lemma;
pub mod lexicon;
pub mod model;
pub mod negation;
pub mod rarity;
pub mod vectors;
mod words;

pub use cut::{Cut, cut};
pub use negation::{negation_in, negation_of};

use self::model::labels::{RELATIONS, tags};
use self::model::parser::{Parser, dependencies};
use self::model::tagger::{Frame, Label, label};
use self::model::view::{View, setting};
use self::model::vocabulary::Vocabulary;
use self::model::weights::{Aligned, Triples, Weights};
use crate::text::{Deprel, Sentence, Span, Token};

static TAGGER: &Aligned<[u8]> = &Aligned(*include_bytes!("../../../rules/en/model/tagger.bin"));
static MOVES: &Aligned<[u8]> = &Aligned(*include_bytes!("../../../rules/en/model/moves.bin"));
static RELATION_WEIGHTS: &Aligned<[u8]> = &Aligned(*include_bytes!("../../../rules/en/model/relations.bin"));

/// A sentence of more tokens is read for its values alone. The longest of the treebank's sentences has 165 tokens, the longest
/// in 1,300 real articles some 300, and those are lists.
pub const MOST_TOKENS: usize = 500;

/// The tokens of `sentences`, all in one list in order, tagged, lemmatised and parsed; sets each sentence's `tokens`. One of
/// more than `MOST_TOKENS` is tagged piece by piece and not parsed.
///
/// `text` is the text that the sentences' spans count in. The same text gives the same tokens.
pub fn annotate(text: &str, sentences: &mut [Sentence]) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    for sentence in sentences {
        let first = tokens.len() as u32;
        annotate_sentence(text, sentence, &mut tokens);
        sentence.tokens = first..tokens.len() as u32;
    }
    tokens
}

fn annotate_sentence(text: &str, place: &mut Sentence, into: &mut Vec<Token>) {
    let span = place.span;
    let sentence = span.slice(text);
    let cuts = cut(sentence);
    let words: Vec<&str> = cuts.iter().map(|cut| &sentence[cut.range.clone()]).collect();
    let analysis = match words.len() > MOST_TOKENS {
        true => {
            place.keep_to_values();
            tag_pieces(&words)
        }
        false => analyse(&words),
    };
    for (at, (cut, word)) in cuts.iter().zip(&words).enumerate() {
        let start = span.start as usize + cut.range.start;
        let tag = tags()[analysis.labels[at] as usize];
        into.push(Token {
            span: Span::new(span.source, start, start + word.len()),
            kind: cut.kind,
            tag,
            lemma: lemma::lemma(word, tag),
            head: analysis.heads[at],
            relation: RELATIONS[usize::from(analysis.relations[at])].1,
        });
    }
}

/// The parts of speech of words that are too many for a sentence; no tree.
fn tag_pieces(words: &[&str]) -> Analysis {
    let labels = words.chunks(MOST_TOKENS).flat_map(|piece| tag(piece).1).collect();
    let unknown = RELATIONS.iter().position(|(_, relation)| *relation == Deprel::Unknown).unwrap_or_default();
    Analysis { labels, heads: vec![None; words.len()], relations: vec![unknown as u8; words.len()] }
}

/// What the models say of the words of one sentence.
#[derive(Debug, Clone)]
pub struct Analysis {
    /// The part of speech of each word, as a number of `model::labels::tags`.
    pub labels: Vec<Label>,
    /// The head of each word, none for the root.
    pub heads: Vec<Option<u32>>,
    /// How each word hangs on its head, as a number of `model::labels::RELATIONS`.
    pub relations: Vec<u8>,
}

/// The parts of speech and the tree of the words of one sentence.
pub fn analyse(words: &[&str]) -> Analysis {
    let (frame, labels) = tag(words);
    let invariant = "the built-in models are read by every test of tests/it/language.rs";
    let parser = Parser {
        moves: Triples::read(&MOVES.0).expect(invariant),
        relations: Weights::read(&RELATION_WEIGHTS.0).expect(invariant),
    };
    let (heads, relations) = dependencies(words, &frame, &labels, &parser);
    Analysis { labels, heads, relations }
}

/// The words of one sentence as the models see them, and their parts of speech.
pub fn tag(words: &[&str]) -> (Frame, Vec<Label>) {
    let vocabulary = Vocabulary::builtin();
    let frame = Frame::new(words.iter().map(|word| View::of(word, &vocabulary)), setting(words.iter().copied()));
    let weights = Weights::read(&TAGGER.0).expect("the built-in models are read by every test of tests/it/language.rs");
    let labels = label(&frame, &weights, tags().len());
    (frame, labels)
}
