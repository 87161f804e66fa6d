//! Floor 4: what stands where in an article, as the reading of speakers asks for it: by place, never by a look through all.

use crate::claim::{Attribution, AttributionKind, EntityKind};
use crate::extract::quotes::Quote;
use crate::name::{NameForm, NameMention};
use crate::text::{Article, Deprel, Span, SpanIndex, Token, tokens_in};
use rustc_hash::FxHashSet;

/// Names, quotations and cues of an article by place.
#[derive(Debug)]
pub(super) struct Places<'a> {
    article: &'a Article,
    /// In order, without overlap.
    names: &'a [NameMention],
    quotes: &'a [Quote],
    /// The pieces of the quotations, by the number of the quotation.
    pieces: SpanIndex,
    /// Where quotations open.
    openings: FxHashSet<u32>,
    /// The cues of speech, in order.
    cues: Vec<Span>,
    /// Where the cues of all attributions end.
    cue_ends: FxHashSet<u32>,
    /// Persons who come in as subjects, outside quotations, in order.
    persons: Vec<Span>,
}

impl<'a> Places<'a> {
    pub(super) fn of(
        article: &'a Article,
        attributions: &[Attribution],
        quotes: &'a [Quote],
        names: &'a [NameMention],
    ) -> Places<'a> {
        let pieces = quotes.iter().enumerate();
        let speech = attributions.iter().filter(|one| one.kind == AttributionKind::Speech);
        let mut cues: Vec<Span> = speech.filter_map(|one| one.cue).collect();
        cues.sort_unstable();
        let mut places = Places {
            article,
            names,
            quotes,
            pieces: SpanIndex::new(pieces.flat_map(|(at, quote)| quote.pieces.iter().map(move |piece| (*piece, at)))),
            openings: article.quotations.iter().map(|one| one.span.start).collect(),
            cues,
            cue_ends: attributions.iter().filter_map(|one| one.cue).map(|cue| cue.end).collect(),
            persons: Vec::new(),
        };
        let comes_in = |name: &&NameMention| {
            name.kind == EntityKind::Person
                && name.form == NameForm::Proper
                && !name.quoted
                && places.is_subject(name.span)
        };
        places.persons = names.iter().filter(comes_in).map(|name| name.span).collect();
        places
    }

    /// The first quotation that holds `span`.
    pub(super) fn quote_at(&self, span: Span) -> Option<&'a Quote> {
        self.pieces.first_around(span).map(|at| &self.quotes[at])
    }

    /// Whether a quotation opens with the first byte of `span`.
    pub(super) fn opens_quotation(&self, span: Span) -> bool {
        self.openings.contains(&span.start)
    }

    /// Whether the cue of some speech lies in `span`.
    pub(super) fn has_cue(&self, span: Span) -> bool {
        let first = self.cues.partition_point(|cue| cue.start < span.start);
        self.cues[first..].iter().take_while(|cue| cue.start < span.end).any(|cue| span.contains(*cue))
    }

    /// Whether a cue ends right before the byte before `span`.
    pub(super) fn follows_cue(&self, span: Span) -> bool {
        span.start.checked_sub(1).is_some_and(|before| self.cue_ends.contains(&before))
    }

    /// The names that lie in `span`, in order.
    pub(super) fn names_in(&self, span: Span) -> &'a [NameMention] {
        let first = self.names.partition_point(|name| name.span.start < span.start);
        let end = self.names.partition_point(|name| name.span.end <= span.end);
        &self.names[first..end.max(first)]
    }

    /// The name that is these words.
    pub(super) fn name_at(&self, span: Span) -> Option<&'a NameMention> {
        self.names_in(span).iter().find(|name| name.span == span)
    }

    /// The tokens that lie in `span`, in order.
    pub(super) fn tokens_in(&self, span: Span) -> &'a [Token] {
        &self.article.tokens[tokens_in(&self.article.tokens, span)]
    }

    /// Whether a person comes in as the subject of a sentence after that of `found` and before that of `pronoun`.
    pub(super) fn person_between(&self, found: Span, pronoun: Span) -> bool {
        let sentence = |span: Span| self.article.sentence_at(span);
        let first = self.persons.partition_point(|span| span.start <= found.end || sentence(*span) <= sentence(found));
        self.persons.get(first).is_some_and(|span| sentence(*span) < sentence(pronoun))
    }

    /// Whether the words are the subject of a clause, or what the whole sentence hangs on.
    fn is_subject(&self, words: Span) -> bool {
        let is_subject = |token: &Token| matches!(token.relation, Deprel::Nsubj | Deprel::NsubjPass | Deprel::Root);
        self.tokens_in(words).iter().any(is_subject)
    }
}
