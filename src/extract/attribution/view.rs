//! Floor 4: an article as the reading of attributions walks it: token by token, each quotation one step.

use crate::text::{Article, Class, Form, Span, Token, tokens_in};
use std::ops::Range;

/// A token's sign in a feature: the word itself when its class is closed, otherwise its class and form.
pub(super) type Sign<'a> = [&'a str; 2];

/// What stands before the first and behind the last token.
pub(super) const EDGE: Sign<'static> = ["EDGE", ""];

/// An article with, for each token, its sentence and its quotation.
pub(super) struct View<'a> {
    pub article: &'a Article,
    sentence_of: Vec<u32>,
    quote_of: Vec<u32>,
    /// Quotations as ranges of tokens with their marks; one that goes on over paragraphs is one.
    pub quotes: Vec<Range<usize>>,
}

impl<'a> View<'a> {
    pub(super) fn new(article: &'a Article) -> Self {
        let count = article.tokens.len();
        let mut sentence_of = vec![0; count];
        for (number, sentence) in article.sentences.iter().enumerate() {
            sentence_of[sentence.tokens.start as usize..sentence.tokens.end as usize].fill(number as u32);
        }
        let mut quotes: Vec<Range<usize>> = Vec::new();
        for quotation in &article.quotations {
            let range = tokens_in(&article.tokens, quotation.span);
            match quotes.last_mut() {
                Some(last) if quotation.continues => last.end = last.end.max(range.end),
                Some(last) if range.start < last.end => {}
                _ => quotes.push(range),
            }
        }
        quotes.retain(|range| range.len() > 2);
        let mut quote_of = vec![0; count];
        for (number, range) in quotes.iter().enumerate() {
            quote_of[range.clone()].fill(number as u32 + 1);
        }
        View { article, sentence_of, quote_of, quotes }
    }

    pub(super) fn token(&self, at: usize) -> &'a Token {
        &self.article.tokens[at]
    }

    pub(super) fn get(&self, at: usize) -> Option<&'a Token> {
        self.article.tokens.get(at)
    }

    pub(super) fn word(&self, at: usize) -> &'a str {
        self.article.slice(self.article.tokens[at].span)
    }

    pub(super) fn class(&self, at: usize) -> Option<Class> {
        self.get(at).map(|token| token.tag.class)
    }

    /// The tokens of the sentence of token `at`.
    pub(super) fn sentence(&self, at: usize) -> Range<usize> {
        let sentence = &self.article.sentences[self.sentence_of[at] as usize];
        sentence.tokens.start as usize..sentence.tokens.end as usize
    }

    pub(super) fn sentence_number(&self, at: usize) -> usize {
        self.sentence_of[at] as usize
    }

    /// The quotation that token `at` stands in or marks.
    pub(super) fn quote(&self, at: usize) -> Option<&Range<usize>> {
        let number = *self.quote_of.get(at)?;
        number.checked_sub(1).map(|index| &self.quotes[index as usize])
    }

    /// The quotation that begins at `at`.
    pub(super) fn quote_from(&self, at: usize) -> Option<&Range<usize>> {
        self.quote(at).filter(|quote| quote.start == at)
    }

    /// The quotation that ends right before `at`.
    pub(super) fn quote_until(&self, at: usize) -> Option<&Range<usize>> {
        at.checked_sub(1).and_then(|last| self.quote(last)).filter(|quote| quote.end == at)
    }

    /// The stretch that a reading from token `at` may not leave: its sentence, cut to its quotation when it stands in one.
    pub(super) fn room(&self, at: usize) -> Range<usize> {
        let sentence = self.sentence(at);
        match self.quote(at) {
            Some(quote) => sentence.start.max(quote.start + 1)..sentence.end.min(quote.end.max(quote.start + 2) - 1),
            None => sentence,
        }
    }

    pub(super) fn is_quoted(&self, at: usize) -> bool {
        self.quote(at).is_some()
    }

    /// The sign of the token at `at`, when it lies in `room`.
    pub(super) fn sign_in(&self, room: &Range<usize>, at: Option<usize>) -> Sign<'a> {
        at.filter(|at| room.contains(at)).map_or(EDGE, |at| self.sign(at))
    }

    pub(super) fn sign(&self, at: usize) -> Sign<'a> {
        if self.quote_from(at).is_some() {
            return ["QUOTE", ""];
        }
        if self.quote_until(at + 1).is_some() {
            return ["QUOTE-END", ""];
        }
        let token = self.token(at);
        match token.tag.class {
            Class::Adp | Class::Aux | Class::Cconj | Class::Det | Class::Part | Class::Pron | Class::Sconj => {
                [token.lemma.as_str(), ""]
            }
            Class::Punct => [mark_name(self.word(at)), ""],
            Class::Adj | Class::Adv | Class::Intj | Class::Noun | Class::Num => {
                [class_name(token.tag.class), form_name(token.tag.form)]
            }
            Class::Propn | Class::Sym | Class::Verb | Class::X => {
                [class_name(token.tag.class), form_name(token.tag.form)]
            }
        }
    }

    /// The bytes of a run of tokens.
    pub(super) fn span(&self, tokens: &Range<usize>) -> Option<Span> {
        if tokens.is_empty() {
            return None;
        }
        Some(self.token(tokens.start).span.cover(self.token(tokens.end - 1).span))
    }

    pub(super) fn is_mark(&self, at: usize) -> bool {
        self.class(at) == Some(Class::Punct)
    }
}

fn mark_name(word: &str) -> &str {
    match word {
        "“" | "”" | "``" | "''" => "\"",
        "‘" | "’" => "'",
        "—" | "–" | "―" | "--" => "-",
        "…" => "...",
        _ => word,
    }
}

pub(super) fn class_name(class: Class) -> &'static str {
    match class {
        Class::Adj => "ADJ",
        Class::Adp => "ADP",
        Class::Adv => "ADV",
        Class::Aux => "AUX",
        Class::Cconj => "CCONJ",
        Class::Det => "DET",
        Class::Intj => "INTJ",
        Class::Noun => "NOUN",
        Class::Num => "NUM",
        Class::Part => "PART",
        Class::Pron => "PRON",
        Class::Propn => "PROPN",
        Class::Punct => "PUNCT",
        Class::Sconj => "SCONJ",
        Class::Sym => "SYM",
        Class::Verb => "VERB",
        Class::X => "X",
    }
}

pub(super) fn form_name(form: Form) -> &'static str {
    match form {
        Form::Plain | Form::Name => "",
        Form::Plural => "s",
        Form::Past => "ed",
        Form::Participle => "en",
        Form::Gerund => "ing",
        Form::ThirdPerson => "es",
        Form::Present => "vb",
        Form::Base => "inf",
        Form::Modal => "md",
        Form::Comparative => "er",
        Form::Superlative => "est",
        Form::Possessive => "'s",
        Form::Question => "wh",
    }
}
