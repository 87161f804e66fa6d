//! Sentences of a treebank in CoNLL-U.

use std::{fs, io, path::Path};

/// A sentence with what its annotators say of it.
#[derive(Debug, Clone, Default)]
pub struct Sentence {
    /// As it stood in its document.
    pub text: String,
    /// Its words; ranges of contracted words and empty nodes are left out.
    pub words: Vec<Word>,
}

impl Sentence {
    /// Its words as written.
    pub fn forms(&self) -> Vec<&str> {
        self.words.iter().map(|word| word.form.as_str()).collect()
    }
}

/// A word of a treebank.
#[derive(Debug, Clone)]
pub struct Word {
    /// As written.
    pub form: String,
    /// Dictionary form.
    pub lemma: String,
    /// Universal tag.
    pub universal: String,
    /// Penn tag.
    pub penn: String,
    /// Index of the head in the sentence; `None` for the root.
    pub head: Option<usize>,
    /// Relation with its subtype: "nsubj:pass".
    pub relation: String,
}

impl Word {
    /// The label that the tagger learns for this word: "NOUN NNS".
    pub fn label(&self) -> String {
        format!("{} {}", self.universal, self.penn)
    }
}

/// The sentences of the treebank at `path`.
pub fn read(path: &Path) -> io::Result<Vec<Sentence>> {
    let text = fs::read_to_string(path)?;
    let sentences = text.split("\n\n").map(sentence).filter(|sentence| !sentence.words.is_empty());
    Ok(sentences.collect())
}

fn sentence(block: &str) -> Sentence {
    let mut sentence = Sentence::default();
    for line in block.lines() {
        if let Some(text) = line.strip_prefix("# text = ") {
            sentence.text = text.to_owned();
        }
        sentence.words.extend(word(line));
    }
    sentence
}

fn word(line: &str) -> Option<Word> {
    let fields: Vec<&str> = line.split('\t').collect();
    fields.first()?.parse::<usize>().ok()?;
    let field = |at: usize| fields.get(at).map(|field| (*field).to_owned());
    let head: usize = fields.get(6)?.parse().ok()?;
    Some(Word {
        form: field(1)?,
        lemma: field(2)?,
        universal: field(3)?,
        penn: field(4)?,
        head: head.checked_sub(1),
        relation: field(7)?,
    })
}
