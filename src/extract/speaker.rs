//! Floor 4: whose word a claim is: of the attribution or the quotation that it stands in.
//!
//! A pronoun that speaks stands for the speaker before it, a relative pronoun for its noun, "I" in a quotation for the
//! quotation's speaker. Where that tells nothing the pronoun stays, and `resolve` may know better.

mod places;

use super::quotes::Quote;
use crate::claim::{Attribution, AttributionKind, EntityKind, Mention, Speaker};
use crate::name::{Gender, GrammaticalNumber, NameForm, NameMention};
use crate::rules::RulePack;
use crate::rules::names::WordClass;
use crate::text::{Article, Class, Form, Span, SpanIndex, Token, tokens_at, tree};
use places::Places;
use rustc_hash::FxHashMap;

/// A pronoun that speaks stands for a speaker at most so many sentences before.
const REACH: usize = 6;

/// Who speaks where in an article.
#[derive(Debug)]
pub struct Speakers<'a> {
    article: &'a Article,
    rules: &'a RulePack,
    places: Places<'a>,
    /// Attributions by their cue.
    told: Vec<Told<'a>>,
    /// The frames of those that are no mere stance, by their number among `told`.
    frames: SpanIndex,
    /// Who is meant by the words of a speaker, of the first attribution to them.
    meant: FxHashMap<Span, Option<Span>>,
}

/// An attribution.
#[derive(Debug)]
struct Told<'a> {
    attribution: &'a Attribution,
    /// Who is meant by its speaker.
    meant: Option<Span>,
    /// Its content, and what else of the sentence it frames.
    frame: Span,
}

impl<'a> Speakers<'a> {
    /// The speakers of `article`; `attributions` in any order.
    pub fn read(
        article: &'a Article,
        attributions: &'a [Attribution],
        quotes: &'a [Quote],
        names: &'a [NameMention],
        rules: &'a RulePack,
    ) -> Self {
        let mut told: Vec<Told<'_>> = attributions
            .iter()
            .map(|attribution| Told { attribution, meant: attribution.speaker, frame: attribution.content })
            .collect();
        told.sort_by_key(|one| (one.attribution.cue.or(one.attribution.speaker), one.attribution.content));
        let places = Places::of(article, attributions, quotes, names);
        let (frames, meant) = (SpanIndex::default(), FxHashMap::default());
        let mut speakers = Speakers { article, rules, places, told, frames, meant };
        for at in 0..speakers.told.len() {
            speakers.told[at].meant = speakers.told[at].meant.map(|words| speakers.meant(at, words));
            speakers.told[at].frame = speakers.frame(speakers.told[at].attribution);
        }
        let framing =
            speakers.told.iter().enumerate().filter(|(_, one)| one.attribution.kind != AttributionKind::Stance);
        speakers.frames = SpanIndex::new(framing.map(|(at, one)| (one.frame, at)));
        for one in &speakers.told {
            speakers.meant.extend(
                one.attribution.speaker.filter(|own| !speakers.meant.contains_key(own)).map(|own| (own, one.meant)),
            );
        }
        speakers
    }

    /// The speaker of the words at `span`; `None` for the outlet's own voice.
    pub fn of(&self, span: Span) -> Option<Speaker<Mention>> {
        let mut around: Vec<&Told<'_>> = self
            .frames
            .around(span)
            .into_iter()
            .map(|at| &self.told[at])
            .filter(|one| one.attribution.cue.is_none_or(|cue| !cue.overlaps(span)))
            .collect();
        around.sort_by_key(|one| (!one.attribution.content.contains(span), one.frame.range().len(), one.frame));
        let words = match around.first() {
            Some(Told { attribution, meant: Some(words), .. }) if !self.is_first_person(*words) => {
                self.outer_quote(attribution, span).unwrap_or(*words)
            }
            Some(_) | None => self.quoted_by(span).or_else(|| around.iter().skip(1).find_map(|one| one.meant))?,
        };
        Some(self.speaker(words))
    }

    /// Who stands behind a figure: its speaker, or else who "put the crowd at 10,000".
    pub fn of_figure(&self, span: Span) -> Option<Speaker<Mention>> {
        self.of(span).or_else(|| self.estimator(span).map(|words| self.speaker(words)))
    }

    /// The subject of the verb of estimating that gives the figure at `span`.
    fn estimator(&self, span: Span) -> Option<Span> {
        let sentence = &self.article.sentences[self.article.sentence_at(span)?];
        let tokens = self.article.tokens_of(sentence);
        let at = Some(tokens_at(tokens, span)).filter(|at| !at.is_empty())?.start;
        let verb = tree::ancestors(tokens, at).find(|&above| tokens[above].tag.class == Class::Verb)?;
        let estimates = self.rules.speakers.estimates.contains(&tokens[verb].lemma.to_lowercase());
        let subject = tree::own_subject_of(tokens, verb).filter(|_| estimates && !tree::is_passive(tokens, verb))?;
        let named = matches!(tokens[subject].tag.class, Class::Noun | Class::Propn) && subject < verb;
        let phrase = tree::core_phrase(tokens, subject);
        named.then(|| tokens[phrase.start].span.cover(tokens[phrase.end - 1].span))
    }

    /// The speaker of a time: a time right behind the cue is that of the speaking, and told by the outlet.
    pub fn of_time(&self, span: Span) -> Option<Speaker<Mention>> {
        if self.places.follows_cue(span) { None } else { self.of(span) }
    }

    /// Who is meant by the speaker of `attribution`; `None` when it has none.
    pub fn meant_by(&self, attribution: &Attribution) -> Option<Speaker<Mention>> {
        attribution.speaker.map(|words| self.speaker(self.stands_for(words)))
    }

    fn speaker(&self, words: Span) -> Speaker<Mention> {
        let shown = self.article.slice(words).split_whitespace().collect::<Vec<_>>().join(" ");
        Speaker { span: Some(words), entity: None, shown }
    }

    /// What an attribution frames: a sentence that ends ", police said" is theirs from its beginning, one that begins
    /// "Police said" is theirs to its end, up to a clause that is joined on or another cue.
    fn frame(&self, attribution: &Attribution) -> Span {
        let content = attribution.content;
        let Some(cue) = attribution.cue.filter(|&cue| self.quote_at(cue).is_none()) else { return content };
        let Some(sentence) = self.article.sentence_at(cue).map(|at| self.article.sentences[at].span) else {
            return content;
        };
        if self.places.opens_quotation(content) || !sentence.contains(content) {
            return content;
        }
        let follows = content.start >= cue.end;
        let widened = match follows {
            true => Span { start: content.end, ..sentence },
            false => Span { end: content.start, ..sentence },
        };
        let trailing = |token: &Token| {
            self.rules.attribution.ends.trailing.contains(&self.article.slice(token.span).to_lowercase())
        };
        let joins = |token: &Token| matches!(token.tag.class, Class::Cconj | Class::Sconj) || trailing(token);
        let is_joined = follows && self.word_in(widened).is_some_and(joins);
        if is_joined || self.places.has_cue(widened) {
            return content;
        }
        content.cover(widened)
    }

    /// The first token in `span` that is no mark.
    fn word_in(&self, span: Span) -> Option<&Token> {
        self.places.tokens_in(span).iter().find(|token| token.tag.class != Class::Punct)
    }

    /// The speaker of a quotation inside the content of `attribution` that the attribution itself does not tell of.
    fn outer_quote(&self, attribution: &Attribution, span: Span) -> Option<Span> {
        let quote = self.quote_at(span)?;
        let inside = quote.pieces.iter().any(|piece| attribution.content.contains(*piece));
        let nested = attribution.cue.is_some_and(|cue| quote.pieces.iter().any(|piece| piece.contains(cue)));
        (inside && !nested).then_some(quote.speaker).flatten().map(|words| self.stands_for(words))
    }

    fn quoted_by(&self, span: Span) -> Option<Span> {
        self.quote_at(span)?.speaker.map(|words| self.stands_for(words))
    }

    /// Who is meant by the words of a speaker.
    fn stands_for(&self, words: Span) -> Span {
        self.meant.get(&words).copied().flatten().unwrap_or(words)
    }

    fn quote_at(&self, span: Span) -> Option<&Quote> {
        self.places.quote_at(span)
    }

    fn is_first_person(&self, words: Span) -> bool {
        self.only_word(words).is_some_and(|word| self.rules.names.classes(&word).has(WordClass::FirstPerson))
    }

    /// The one word of `words` in lower case.
    fn only_word(&self, words: Span) -> Option<String> {
        let text = self.article.slice(words);
        (!text.contains(char::is_whitespace)).then(|| text.to_lowercase())
    }

    /// Whom the speaker `words` of the attribution at `at` stands for; itself when nobody else.
    fn meant(&self, at: usize, words: Span) -> Span {
        let Some(word) = self.only_word(words) else { return self.described(at, words).unwrap_or(words) };
        let classes = self.rules.names.classes(&word);
        if classes.has(WordClass::Relative) {
            return self.antecedent(words).unwrap_or(words);
        }
        let number = [WordClass::PronounMale, WordClass::PronounFemale, WordClass::Plural, WordClass::Thing];
        if !classes.any(&number) {
            return words;
        }
        self.speaker_before(at, words).unwrap_or(words)
    }

    /// The speaker before whom "the spokeswoman" or "the company" takes up: whose words hold the noun, or a body.
    fn described(&self, at: usize, words: Span) -> Option<Span> {
        let description = |name: &&NameMention| name.form == NameForm::Description;
        let name = self.places.names_in(words).iter().find(description).filter(|name| name.span.end == words.end)?;
        let noun = name.words.split(' ').next_back()?.to_lowercase();
        let holds = |words: Span| {
            let text = self.article.slice(words).to_lowercase();
            text.split(|mark: char| !mark.is_alphanumeric()).any(|word| word == noun)
        };
        let body = self.rules.names.classes(&noun).any(&[WordClass::Organisation, WordClass::FirmNoun]);
        let earlier = || self.earlier(at, words).filter(|found| *found != words);
        earlier().find(|&found| holds(found)).or_else(|| earlier().next().filter(|&found| body && self.is_body(found)))
    }

    /// Whether the words name an organisation and no person.
    fn is_body(&self, words: Span) -> bool {
        let mut inside = self.places.names_in(words).iter().filter(|name| name.form == NameForm::Proper);
        inside.any(|name| name.kind == EntityKind::Organisation) && self.person_in(words).is_none()
    }

    /// The noun phrase that a relative pronoun takes up: the run of words before it and its comma.
    fn antecedent(&self, pronoun: Span) -> Option<Span> {
        let tokens = &self.article.tokens;
        let mut end = tokens.partition_point(|token| token.span.start < pronoun.start);
        let sentence = self.article.sentence_at(pronoun)?;
        let first = self.article.sentences[sentence].tokens.start as usize;
        if end > first && tokens[end - 1].tag.class == Class::Punct {
            end -= 1;
        }
        let in_phrase = |token: &Token| {
            matches!(token.tag.class, Class::Noun | Class::Propn | Class::Adj | Class::Num | Class::Det)
        };
        let mut start = end;
        while start > first && in_phrase(&tokens[start - 1]) {
            start -= 1;
            if tokens[start].tag.class == Class::Det {
                break;
            }
        }
        (start < end).then(|| tokens[start].span.cover(tokens[end - 1].span))
    }

    /// The nearest speaker before the attribution at `at` that its pronoun fits; nobody when another person has come in.
    fn speaker_before(&self, at: usize, pronoun: Span) -> Option<Span> {
        let found = self.earlier(at, pronoun).find(|words| self.fits(pronoun, *words))?;
        (!self.places.person_between(found, pronoun)).then_some(found)
    }

    /// Who was meant by the speakers before the attribution at `at`, nearest first, not too far from `words`, and inside a
    /// quotation only when it is.
    fn earlier(&self, at: usize, words: Span) -> impl Iterator<Item = Span> + '_ {
        let sentence = self.article.sentence_at(words).unwrap_or(0);
        let quoted = self.quote_at(words).is_some();
        self.told[..at]
            .iter()
            .rev()
            .filter_map(|one| Some((one.attribution.speaker?, one.meant?)))
            .take_while(move |(own, _)| self.article.sentence_at(*own).is_some_and(|one| one + REACH >= sentence))
            .filter(move |(own, _)| self.quote_at(*own).is_some() == quoted && !own.overlaps(words))
            .map(|(_, meant)| meant)
    }

    /// Whether a pronoun may stand for the words: of the number and the gender, and a person for "he" and "she".
    fn fits(&self, pronoun: Span, words: Span) -> bool {
        let Some(this) = self.places.name_at(pronoun) else { return false };
        let NameForm::Pronoun(number) = this.form else { return false };
        let person = self.person_in(words);
        match (number, this.kind) {
            (GrammaticalNumber::Singular, EntityKind::Person) => match person {
                Some(gender) => gender.is_none() || gender == this.gender,
                None => self.is_titled(words),
            },
            (GrammaticalNumber::Plural, _) => person.is_none() && !self.is_titled(words),
            (GrammaticalNumber::Singular, _) => person.is_none() && !self.is_titled(words) && !self.is_plural(words),
        }
    }

    /// The gender of the person that `words` name or describe.
    fn person_in(&self, words: Span) -> Option<Option<Gender>> {
        let may = |name: &NameMention| matches!(name.kind, EntityKind::Person | EntityKind::Unknown);
        let person = |name: &&NameMention| may(name) && !matches!(name.form, NameForm::Pronoun(_));
        self.places.names_in(words).iter().find(person).map(|name| name.gender)
    }

    /// Whether the words end in a noun that a person bears: "a senior officer".
    fn is_titled(&self, words: Span) -> bool {
        let text = self.article.slice(words).to_lowercase();
        let head = text.split(" of ").next().and_then(|phrase| phrase.split_whitespace().last().map(str::to_owned));
        head.is_some_and(|head| self.rules.names.title(&head).is_some()) && !self.is_plural(words)
    }

    fn is_plural(&self, words: Span) -> bool {
        let noun = self.places.tokens_in(words).iter().rfind(|token| token.tag.class == Class::Noun);
        noun.is_some_and(|token| token.tag.form == Form::Plural)
    }
}
