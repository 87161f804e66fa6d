//! Floor 0: words of a sentence with what a language module says of each.

use super::Span;

/// A word, number, punctuation mark or symbol.
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What its characters are.
    pub kind: TokenKind,
    /// Part of speech; `Tag::default()` before tagging.
    pub tag: Tag,
    /// Dictionary form, lower-cased except for proper nouns; empty before lemmatising.
    pub lemma: String,
    /// Index, in its sentence's tokens, of the word it hangs on; `None` for the root and before parsing.
    pub head: Option<u32>,
    /// How it hangs on its head; `Deprel::Unknown` before parsing.
    pub relation: Deprel,
}

/// What the characters of a token are, in any language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenKind {
    /// Letters, with inner apostrophes and hyphens split off as the treebank does.
    Word,
    /// Digits, with inner separators: "1,200", "6.1", "13:53".
    Number,
    /// Punctuation.
    Punctuation,
    /// A currency sign, "%", "+", an emoji.
    Symbol,
}

/// A part of speech: the universal class and the finer class of the Penn treebank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Tag {
    /// Universal part of speech.
    pub class: Class,
    /// Form of verbs, nouns and adjectives.
    pub form: Form,
}

/// Universal parts of speech (universaldependencies.org/u/pos).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[expect(missing_docs, reason = "the names are those of the standard")]
pub enum Class {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    #[default]
    X,
}

/// What the Penn tag adds to the class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Form {
    /// Nothing further.
    #[default]
    Plain,
    /// NNS, NNPS.
    Plural,
    /// VBD.
    Past,
    /// VBN.
    Participle,
    /// VBG.
    Gerund,
    /// VBZ.
    ThirdPerson,
    /// VBP.
    Present,
    /// VB.
    Base,
    /// MD.
    Modal,
    /// JJR, RBR.
    Comparative,
    /// JJS, RBS.
    Superlative,
    /// PRP$, WP$, POS.
    Possessive,
    /// WDT, WP, WRB.
    Question,
    /// NNP on an adjective or verb inside a name: "United" in "United States", "New" in "New York".
    Name,
}

/// Universal dependency relations, as far as claims need them apart (subtypes folded except the passive ones).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[expect(missing_docs, reason = "the names are those of the standard")]
pub enum Deprel {
    Root,
    Nsubj,
    NsubjPass,
    Obj,
    Iobj,
    Obl,
    OblAgent,
    Nmod,
    NmodPoss,
    Amod,
    Advmod,
    Advcl,
    Acl,
    AclRelcl,
    Appos,
    Aux,
    AuxPass,
    Case,
    Cc,
    Ccomp,
    Xcomp,
    Compound,
    CompoundPrt,
    Conj,
    Cop,
    Csubj,
    Det,
    Dislocated,
    Expl,
    Fixed,
    Flat,
    Goeswith,
    List,
    Mark,
    Nummod,
    Orphan,
    Parataxis,
    Punct,
    Reparandum,
    Vocative,
    Discourse,
    #[default]
    Unknown,
}
