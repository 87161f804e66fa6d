//! Floor 4: an article as the name reader sees it: which capitals mean something, and what stands beside what.

use crate::language::en::rarity;
use crate::rules::names::{NameRules, Sense, WordClass, WordClasses};
use crate::text::{Article, BlockKind, Class, Sentence, Span, Tag, Token, TokenKind};
use rustc_hash::FxHashSet;

/// What the whole article says about its words.
pub(super) struct Page<'a> {
    pub article: &'a Article,
    pub rules: &'a NameRules,
    /// Words seen in lower case.
    lower: FxHashSet<&'a str>,
    /// Words seen capitalised where only a name is.
    upper: FxHashSet<&'a str>,
}

/// A sentence with its words in lower case and what is known of each place.
pub(super) struct Line<'a> {
    pub page: &'a Page<'a>,
    pub number: u32,
    pub tokens: &'a [Token],
    pub lower: Vec<String>,
    pub classes: Vec<WordClasses>,
    /// Where a capital says nothing: at the start of a sentence, of a quotation, after a colon.
    pub starts: Vec<bool>,
    /// Whether nearly every word is capitalised, so that no capital says anything.
    pub titled: bool,
}

/// Words this common never begin a name that no list knows ("When", "Officials"); the scale is `rarity::weight`'s.
const COMMON: f32 = 6.5;
/// Words of closed classes weigh at most this.
const CLOSED: f32 = 1.5;
/// A headline of which so large a part of the longer words is capitalised is in title case. Half covers
/// headlines that leave short words small; running sentences stay under a third.
const TITLED_SHARE: f32 = 0.55;
/// Words shorter than this say nothing about the case of a headline.
const LONGER: usize = 4;

impl<'a> Page<'a> {
    pub fn of(article: &'a Article, rules: &'a NameRules) -> Page<'a> {
        let mut page = Page { article, rules, lower: FxHashSet::default(), upper: FxHashSet::default() };
        for sentence in &article.sentences {
            let tokens = article.tokens_of(sentence);
            let text = article.source.text.as_str();
            let titled = is_titled(text, tokens, sentence);
            let starts = starts(text, tokens);
            for (token, start) in tokens.iter().zip(starts).filter(|(token, _)| token.kind == TokenKind::Word) {
                let word = token.span.slice(text);
                if !is_capital(word) {
                    page.lower.insert(word);
                } else if !start && !titled {
                    page.upper.insert(word);
                }
            }
        }
        page
    }

    /// Whether the article writes `word` with a capital where only names have one.
    fn is_capital_elsewhere(&self, word: &str) -> bool {
        self.upper.contains(word)
    }

    /// The sentences that carry claims, as lines.
    pub fn lines(&'a self) -> impl Iterator<Item = Line<'a>> {
        let sentences = self.article.sentences.iter().enumerate();
        let carrying = sentences.filter(|(_, one)| matches!(one.role, BlockKind::Headline | BlockKind::Paragraph));
        carrying.map(|(number, sentence)| self.line(number as u32, sentence))
    }

    fn line(&'a self, number: u32, sentence: &'a Sentence) -> Line<'a> {
        let tokens = self.article.tokens_of(sentence);
        let text = self.article.source.text.as_str();
        let lower: Vec<String> = tokens.iter().map(|token| token.span.slice(text).to_lowercase()).collect();
        let classes = lower.iter().map(|word| self.rules.classes(word)).collect();
        let titled = is_titled(text, tokens, sentence);
        Line { page: self, number, tokens, lower, classes, starts: starts(text, tokens), titled }
    }
}

impl<'a> Line<'a> {
    pub fn word(&self, at: usize) -> &'a str {
        self.page.article.slice(self.tokens[at].span)
    }

    pub fn has(&self, at: usize, class: WordClass) -> bool {
        self.classes.get(at).is_some_and(|classes| classes.has(class))
    }

    pub fn lower_at(&self, at: usize) -> &str {
        self.lower.get(at).map_or("", String::as_str)
    }

    pub fn tag(&self, at: usize) -> Tag {
        self.tokens.get(at).map(|token| token.tag).unwrap_or_default()
    }

    pub fn is_capital(&self, at: usize) -> bool {
        at < self.tokens.len() && self.tokens[at].kind == TokenKind::Word && is_capital(self.word(at))
    }

    pub fn is_word(&self, at: usize) -> bool {
        at < self.tokens.len() && self.tokens[at].kind == TokenKind::Word
    }

    /// Whether no white space stands between this token and the next.
    pub fn is_joined(&self, at: usize) -> bool {
        at + 1 < self.tokens.len() && self.tokens[at].span.end == self.tokens[at + 1].span.start
    }

    pub fn is_closed(&self, at: usize) -> bool {
        matches!(
            self.tag(at).class,
            Class::Adp | Class::Aux | Class::Cconj | Class::Det | Class::Part | Class::Pron | Class::Sconj
        ) || rarity::weight(&self.lower[at]) <= CLOSED
    }

    pub fn span(&self, start: usize, end: usize) -> Span {
        self.tokens[start].span.cover(self.tokens[end - 1].span)
    }

    /// The words of tokens `start..end` as written, white space folded, apostrophes straight.
    pub fn words(&self, start: usize, end: usize) -> String {
        fold(self.page.article.slice(self.span(start, end)))
    }

    /// The longest gazetteer form that begins at `at`: where it ends, and what it may mean.
    pub fn known(&self, at: usize) -> Option<(usize, Vec<Sense>)> {
        let word = self.word(at);
        let chunk = word.split(|c: char| !c.is_alphanumeric()).next().unwrap_or(word);
        let longest = self.page.rules.longest_from(chunk)?;
        let first = self.tokens[at].span.start as usize;
        let ends = (at + 1..=self.tokens.len())
            .take_while(|&end| self.tokens[end - 1].span.end as usize <= first + longest + SLACK);
        let mut best = None;
        for end in ends {
            let senses: Vec<Sense> = self.page.rules.senses(&self.words(at, end)).collect();
            if !senses.is_empty() {
                best = Some((end, senses));
            }
        }
        best
    }

    /// Whether the token at `at` may begin a name that no gazetteer knows.
    pub fn opens_name(&self, at: usize) -> bool {
        if !self.is_capital(at) || self.has(at, WordClass::Never) {
            return false;
        }
        let word = self.word(at);
        if self.page.is_capital_elsewhere(word) && !self.is_closed(at) {
            return true;
        }
        if self.titled {
            return self.page.rules.given(word).is_some() && self.is_capital(at + 1);
        }
        if !self.starts[at] {
            return !self.is_closed(at) || is_initial(word);
        }
        self.opens_at_start(at, word)
    }

    fn opens_at_start(&self, at: usize, word: &str) -> bool {
        if self.page.lower.contains(self.lower[at].as_str()) || self.is_closed(at) {
            return false;
        }
        if self.page.rules.given(word).is_some() || self.has(at, WordClass::HonorificMale) || is_initial(word) {
            return true;
        }
        match self.tag(at).class {
            Class::Propn => true,
            Class::X => rarity::weight(&self.lower[at]) > COMMON,
            _ => {
                self.is_capital(at + 1)
                    && !self.has(at + 1, WordClass::Never)
                    && rarity::weight(&self.lower[at]) > COMMON
            }
        }
    }

    /// Whether a gazetteer form from `at` to `end` may be read as the name it is.
    pub fn accepts_known(&self, at: usize, end: usize) -> bool {
        if !self.is_capital(at) && end == at + 1 {
            return false;
        }
        if end > at + 1 || !self.starts[at] || self.titled || self.page.is_capital_elsewhere(self.word(at)) {
            return true;
        }
        let unlike = matches!(self.tag(at).class, Class::Verb | Class::Adv | Class::Adp | Class::Det | Class::Pron);
        !unlike && !self.page.lower.contains(self.lower[at].as_str())
    }
}

/// Folding white space shortens a form; forms a few bytes longer than the table's are still tried.
const SLACK: usize = 4;

/// Words as a table has them: white space folded, apostrophes straight.
pub(super) fn fold(words: &str) -> String {
    let mut folded = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    if folded.contains('’') { folded.replace('’', "'") } else { folded }
}

pub(super) fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// "J." and "W.", but not "I".
pub(super) fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next() == Some('.') && chars.next().is_none()
}

fn is_titled(text: &str, tokens: &[Token], sentence: &Sentence) -> bool {
    let words = tokens.iter().filter(|token| token.kind == TokenKind::Word).map(|token| token.span.slice(text));
    let longer: Vec<&str> = words.filter(|word| word.chars().count() >= LONGER).collect();
    let capital = longer.iter().filter(|word| is_capital(word)).count();
    let closed = sentence.span.slice(text).ends_with(['.', '!', '?', '"', '”']);
    let share = capital as f32 / longer.len().max(1) as f32;
    longer.len() >= 3 && share > TITLED_SHARE && (sentence.role == BlockKind::Headline || !closed)
}

/// For each token whether a capital would say nothing there.
fn starts(text: &str, tokens: &[Token]) -> Vec<bool> {
    let mut open = true;
    let mut starts = Vec::with_capacity(tokens.len());
    for token in tokens {
        starts.push(open);
        let word = token.span.slice(text);
        open = match token.kind {
            TokenKind::Punctuation => {
                open || matches!(word, "\"" | "“" | "‘" | ":" | "." | "..." | "…" | "?" | "!" | "—" | "[")
            }
            TokenKind::Symbol => open,
            TokenKind::Word | TokenKind::Number => false,
        };
    }
    starts
}
