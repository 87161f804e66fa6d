//! Floor 3: English: tokens as the treebank cuts them, part of speech, lemma, dependency.

mod cut;
pub mod lexicon;
pub mod rarity;
mod words;

pub use cut::{Cut, cut};

use crate::text::{Deprel, Sentence, Span, Tag, Token};

/// The tokens of `sentences`, all in one list in order; sets each sentence's `tokens`.
///
/// `text` is the text that the sentences' spans count in. The same text gives the same tokens.
pub fn annotate(text: &str, sentences: &mut [Sentence]) -> Vec<Token> {
    let mut tokens = Vec::new();
    for sentence in sentences {
        let first = tokens.len() as u32;
        annotate_sentence(text, sentence.span, &mut tokens);
        sentence.tokens = first..tokens.len() as u32;
    }
    tokens
}

fn annotate_sentence(text: &str, span: Span, into: &mut Vec<Token>) {
    let words = span.slice(text);
    for cut in cut(words) {
        let start = span.start as usize + cut.range.start;
        into.push(Token {
            span: Span::new(span.source, start, start + cut.range.len()),
            kind: cut.kind,
            tag: Tag::default(),
            lemma: words[cut.range].to_lowercase(),
            head: None,
            relation: Deprel::Unknown,
        });
    }
}
