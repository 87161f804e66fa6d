//! Floor 4: what stands around a value in its sentence: what is counted, what is said of it, which noun it belongs to.
//!
//! Read from parts of speech alone, so that a wrong dependency costs nothing; a clause is what no mark of punctuation
//! and no finite verb cuts.

use crate::language::en::lexicon;
use crate::rules::attributes::Setting;
use crate::rules::speakers::SpeakerRules;
use crate::text::{Article, Class, Form, Sentence, Span, Token, TokenKind, tokens_at};

/// The setting of the value at `span`.
pub fn setting(article: &Article, sentence: &Sentence, span: Span) -> Setting {
    let tokens = article.tokens_of(sentence);
    let value = tokens_at(tokens, span);
    if value.is_empty() {
        return Setting::default();
    }
    let (start, end) = (value.start, value.end - 1);
    let mut setting = Setting::default();
    let words = Words(tokens);
    setting.units = words.units(start, end, article);
    let after = words.read_counted(end + 1, &mut setting);
    let finite = words.read_right(after, &mut setting);
    words.read_left(start, !finite, &mut setting);
    setting
}

/// What the verb of estimating before the value at `span` is said of: the crowd of "put the crowd at the march at 10,000".
pub fn estimated(article: &Article, sentence: &Sentence, span: Span, rules: &SpeakerRules) -> Option<String> {
    let tokens = article.tokens_of(sentence);
    let words = Words(tokens);
    let start = Some(tokens_at(tokens, span)).filter(|at| !at.is_empty())?.start;
    let at = words.skip_hedges(start).filter(|&at| words.is(at, "at"))?;
    let clause = (0..at).rev().take_while(|&at| words.class(at) != Some(Class::Punct));
    let verb = clause.into_iter().find(|&at| words.is_verb(at))?;
    let estimates = rules.estimates.contains(&words.lemma(verb));
    let opens = |at: &usize| matches!(words.class(*at), Some(Class::Det | Class::Adj | Class::Pron));
    let first = (verb + 1..at).find(|at| !opens(at)).filter(|_| estimates)?;
    let phrase = (first..at).take_while(|&at| words.is_noun(at) || words.is_possessive(at));
    let noun = phrase.filter(|&at| words.is_noun(at)).last()?;
    Some(words.lemma(noun))
}

/// The tokens of one sentence.
#[derive(Clone, Copy)]
struct Words<'a>(&'a [Token]);

impl Words<'_> {
    fn class(self, at: usize) -> Option<Class> {
        self.0.get(at).map(|token| token.tag.class)
    }

    fn lemma(self, at: usize) -> String {
        self.0.get(at).map_or_else(String::new, |token| token.lemma.to_lowercase())
    }

    fn is(self, at: usize, lemma: &str) -> bool {
        self.0.get(at).is_some_and(|token| token.lemma.eq_ignore_ascii_case(lemma))
    }

    fn is_noun(self, at: usize) -> bool {
        matches!(self.class(at), Some(Class::Noun | Class::Propn))
    }

    fn is_verb(self, at: usize) -> bool {
        self.class(at) == Some(Class::Verb)
    }

    fn is_participle(self, at: usize) -> bool {
        self.is_verb(at) && matches!(self.0[at].tag.form, Form::Participle | Form::Gerund)
    }

    fn is_hyphen(self, at: usize) -> bool {
        self.0.get(at).is_some_and(|token| token.kind == TokenKind::Punctuation && token.lemma == "-")
    }

    /// The words of a value after its number, as lemmas and as written: "mile per hour", "km/h".
    fn units(self, start: usize, end: usize, article: &Article) -> Vec<String> {
        let is_number = |at: &usize| self.class(*at) == Some(Class::Num) || self.0[*at].kind == TokenKind::Number;
        let Some(number) = (start..=end).rev().find(is_number) else { return Vec::new() };
        let lemmas: Vec<String> =
            (number + 1..=end).filter(|&at| !self.is_hyphen(at)).map(|at| self.lemma(at)).collect();
        let (Some(first), Some(last)) = (self.0.get(number + 1), self.0.get(end)) else { return Vec::new() };
        if lemmas.is_empty() {
            return Vec::new();
        }
        vec![lemmas.join(" "), article.slice(first.span.cover(last.span)).to_lowercase()]
    }

    /// Reads the noun phrase that the value counts, from the word after it; returns where it ends.
    fn read_counted(self, mut at: usize, setting: &mut Setting) -> usize {
        let joined = self.is_hyphen(at);
        if joined {
            at += 1;
        }
        if self.is(at, "of") {
            at += 1;
            while matches!(self.class(at), Some(Class::Det | Class::Num | Class::Pron)) || self.is_possessive(at) {
                at += 1;
            }
        }
        let mut run = Vec::new();
        while self.goes_on(at, &run) {
            if !self.is_hyphen(at) && !self.is_possessive(at) {
                run.push(at);
            }
            at += 1;
        }
        match run.iter().rposition(|&place| self.is_noun(place)) {
            Some(last) => {
                // In "90-room hotel" rooms are counted, not hotels.
                setting.heads.extend(joined.then(|| self.lemma(run[0])));
                if let Some(before) = last.checked_sub(1) {
                    setting.heads.push(format!("{} {}", self.lemma(run[before]), self.lemma(run[last])));
                }
                setting.heads.push(self.lemma(run[last]));
                setting.states.extend(run[..last].iter().filter(|&&at| !self.is_noun(at)).map(|&at| self.lemma(at)));
                run[last] + 1
            }
            None => {
                setting.states.extend(run.iter().map(|&at| self.lemma(at)));
                at
            }
        }
    }

    fn is_possessive(self, at: usize) -> bool {
        self.0.get(at).is_some_and(|token| token.tag.form == Form::Possessive)
    }

    /// Whether the word at `at` stands in the noun phrase that `run` began.
    fn goes_on(self, at: usize, run: &[usize]) -> bool {
        let noun_seen = run.iter().any(|&place| self.is_noun(place));
        let qualifies = self.class(at) == Some(Class::Adj) || self.is_participle(at);
        let noun_seen = noun_seen && !(at > 0 && self.is_hyphen(at - 1));
        let joins = self.is_hyphen(at) && !run.is_empty();
        self.is_noun(at) || qualifies && !noun_seen || self.is_possessive(at) && noun_seen || joins
    }

    /// Reads what is said of the counted to its right; returns whether a finite verb says it.
    fn read_right(self, from: usize, setting: &mut Setting) -> bool {
        if self.is_participle(from) {
            let verb = self.lemma(from);
            if self.is_noun(from + 1) {
                setting.acts.push(format!("{verb} {}", self.lemma(from + 1)));
            }
            setting.states.push(verb.clone());
            setting.acted_on.push(verb);
            return false;
        }
        if self.class(from) == Some(Class::Adj) {
            setting.states.push(self.lemma(from));
            return false;
        }
        if matches!(self.class(from), Some(Class::Adp | Class::Adv | Class::Sconj)) {
            setting.states.extend(self.phrases_at(from));
        }
        let relative = matches!(self.class(from), Some(Class::Pron)) && !self.is(from, "he");
        let at = if relative { from + 1 } else { self.skip_phrases(from) };
        self.read_predicate(at, setting) && !relative
    }

    /// Skips prepositional phrases: "12 people on board a ferry".
    fn skip_phrases(self, from: usize) -> usize {
        let mut at = from;
        if self.class(at) != Some(Class::Adp) {
            return at;
        }
        while matches!(
            self.class(at),
            Some(Class::Adp | Class::Det | Class::Noun | Class::Propn | Class::Adj | Class::Num | Class::Part)
        ) || self.is_possessive(at)
        {
            at += 1;
        }
        at
    }

    /// Reads auxiliaries and the verb or adjective after them; returns whether there was a finite verb.
    fn read_predicate(self, from: usize, setting: &mut Setting) -> bool {
        let mut at = from;
        let mut passive = false;
        while matches!(self.class(at), Some(Class::Aux | Class::Adv)) || self.is(at, "not") || self.is(at, "be") {
            passive |= self.is(at, "be");
            at += 1;
        }
        if self.is(at, "get") && self.is_participle(at + 1) {
            (at, passive) = (at + 1, true);
        }
        let lemma = self.lemma(at);
        if passive && self.is_participle(at) && self.0[at].tag.form == Form::Participle {
            setting.after.extend(self.phrases_at(at + 1).iter().map(|phrase| format!("{lemma} {phrase}")));
            setting.states.extend(self.complement(at));
            setting.states.push(lemma.clone());
            setting.acted_on.push(lemma);
            return true;
        }
        if self.is_verb(at) {
            setting.states.extend(self.complement(at));
            setting.states.extend(passive.then(|| lemma.clone()));
            setting.acts.extend(self.is_noun(at + 1).then(|| format!("{lemma} {}", self.lemma(at + 1))));
            setting.acts.push(lemma);
            return at > from || !self.is_participle(at);
        }
        if passive && matches!(self.class(at), Some(Class::Adj | Class::Noun)) {
            setting.acted_on.extend(lexicon::lemma(&lemma).filter(|verb| *verb != lemma).map(str::to_owned));
            setting.states.push(lemma);
        }
        at > from
    }

    /// What a verb says that its subject or object is: "find dead" and "dead" in "were found dead".
    fn complement(self, verb: usize) -> Vec<String> {
        let at = verb + 1;
        if self.class(at) != Some(Class::Adj) && !self.is_participle(at) {
            return Vec::new();
        }
        vec![format!("{} {}", self.lemma(verb), self.lemma(at)), self.lemma(at)]
    }

    /// "to" and "to hospital" for "to the hospital"; nothing where no preposition stands.
    fn phrases_at(self, from: usize) -> Vec<String> {
        if !matches!(self.class(from), Some(Class::Adp | Class::Part | Class::Adv | Class::Sconj)) {
            return Vec::new();
        }
        let short = self.lemma(from);
        let mut at = from + 1;
        while matches!(self.class(at), Some(Class::Det | Class::Adj)) || self.is_possessive(at) {
            at += 1;
        }
        let long = self.is_noun(at).then(|| format!("{short} {}", self.lemma(at)));
        [long, Some(short)].into_iter().flatten().collect()
    }

    /// Reads what stands before the value. A verb takes it as object only if `free`: no verb to the right has it.
    fn read_left(self, start: usize, free: bool, setting: &mut Setting) {
        let Some(at) = self.skip_hedges(start) else { return };
        setting.nouns.extend((at + 1 < start).then(|| self.lemma(start - 1)));
        if self.is_verb(at) {
            if free {
                setting.acted_on.push(self.lemma(at));
                self.read_subject(at, setting);
            }
        } else if self.class(at) == Some(Class::Aux) {
            self.read_subject(at, setting);
        } else if matches!(self.class(at), Some(Class::Adp | Class::Part)) {
            self.read_before_preposition(at, setting);
        } else if self.is_noun(at) {
            setting.nouns.extend(self.names_at(at));
            if at > 0 && self.class(at - 1) == Some(Class::Aux) {
                self.read_subject(at - 1, setting);
            }
        } else if self.is_hyphen(at) && at > 0 {
            setting.nouns.extend(self.names_at(at - 1));
        }
    }

    /// The first word to the left that is no article, adverb or adjective.
    fn skip_hedges(self, start: usize) -> Option<usize> {
        (0..start).rev().find(|&at| {
            let hedge = matches!(self.class(at), Some(Class::Det | Class::Adv | Class::Adj)) || self.is_possessive(at);
            let narrows = self.is_participle(at) && at > 0 && self.class(at - 1) == Some(Class::Det);
            !hedge && !narrows
        })
    }

    fn read_before_preposition(self, preposition: usize, setting: &mut Setting) {
        let word = self.lemma(preposition);
        let Some(before) = preposition.checked_sub(1) else { return };
        let verb = (0..preposition).rev().take(WINDOW).take_while(|&at| self.class(at) != Some(Class::Punct));
        let verb = verb.into_iter().find(|&at| self.is_verb(at) || self.class(at) == Some(Class::Aux));
        if self.is_noun(before) {
            setting.nouns.extend(self.names_at(before));
        }
        if let Some(verb) = verb {
            setting.after.push(format!("{} {word}", self.lemma(verb)));
            if self.is_noun(verb + 1) {
                setting.after.push(format!("{} {} {word}", self.lemma(verb), self.lemma(verb + 1)));
            }
            self.read_subject(verb, setting);
        }
    }

    /// The noun at `at`, with the noun or adjective before it, and with what comes before its "of".
    fn names_at(self, at: usize) -> Vec<String> {
        let noun = self.lemma(at);
        let before = at.checked_sub(1).filter(|&before| self.is_noun(before) || self.class(before) == Some(Class::Adj));
        let long = before.map(|before| format!("{} {noun}", self.lemma(before)));
        let outer = (0..at).rev().take(3).find(|&place| self.is(place, "of") && place > 0 && self.is_noun(place - 1));
        let outer = outer.map(|of| format!("{} of {noun}", self.lemma(of - 1)));
        [outer, long, Some(noun)].into_iter().flatten().collect()
    }

    /// The subject of the verb at `verb`: its first noun, and "number of dead" for a number.
    fn read_subject(self, verb: usize, setting: &mut Setting) {
        let clause = (0..verb).rev().take_while(|&at| !self.ends_clause(at)).last().unwrap_or(verb);
        let Some(first) = (clause..verb).find(|&at| self.is_noun(at)) else { return };
        let head = (first..verb).take_while(|&at| self.is_noun(at) || self.is_possessive(at)).last().unwrap_or(first);
        setting.link = Some(self.lemma(verb));
        setting.subjects.extend(self.names_at(head));
        if self.is(head + 1, "of") {
            let parts = (head + 2..verb)
                .filter(|&at| self.is_noun(at) || self.is_participle(at) || self.class(at) == Some(Class::Adj));
            setting.subjects.extend(parts.map(|at| format!("{} of {}", self.lemma(head), self.lemma(at))));
        }
    }

    fn ends_clause(self, at: usize) -> bool {
        let finite = self.is_verb(at) && !self.is_participle(at);
        matches!(self.class(at), Some(Class::Punct | Class::Sconj)) && !self.is_hyphen(at) || finite
    }
}

/// How far to the left of a preposition its verb is looked for, in words.
const WINDOW: usize = 8;
