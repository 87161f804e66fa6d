//! Floor 4: the quotations of an article as utterances: pieces joined, each with its speaker, expressions kept apart.

use super::speaker::Speakers;
use crate::claim::{Attribution, AttributionKind, Claim, Content, Mention, Modality, Polarity, Scope};
use crate::text::{Article, Depth, Quotation, Sentence, Span, SpanIndex};
use rustc_hash::FxHashMap;

/// Words that somebody is quoted with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// Where the words stand without their marks: one span, or several when the speaker is named in the middle
    /// or the quotation goes on over paragraphs.
    pub pieces: Vec<Span>,
    /// The words of all pieces, white space folded; a piece that begins a sentence stands behind a full stop.
    pub words: String,
    /// Whether they are an utterance or an expression.
    pub kind: QuoteKind,
    /// The words that name the speaker.
    pub speaker: Option<Span>,
}

/// What quotation marks are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuoteKind {
    /// Somebody said or wrote these words.
    Utterance,
    /// A word or two set apart, a nickname, the title of a work: nobody's sentence.
    Expression,
}

/// Fewer words are an utterance only when a cue introduces them.
const SHORTEST_UTTERANCE: usize = 3;
/// A quoted sentence of fewer words than this is no claim.
const SHORTEST_CLAIM: usize = 4;
/// Fewer words that no attribution covers are an expression.
const SHORTEST_UNATTRIBUTED: usize = 6;

/// The quotations of `article` in order, with the speakers that `attributions` give them.
pub fn read(article: &Article, attributions: &[Attribution]) -> Vec<Quote> {
    let told = Told::of(article, attributions);
    let mut quotes: Vec<Quote> = Vec::new();
    let mut before: Option<(&Quotation, Option<&Attribution>)> = None;
    for quotation in article.quotations.iter().filter(|quotation| !quotation.inner.is_empty()) {
        let own = told.attribution_of(quotation);
        let joins = before.is_some_and(|last| goes_on(article, last, (quotation, own)));
        match quotes.last_mut().filter(|_| joins) {
            Some(last) => {
                extend(article, last, quotation);
                last.speaker = last.speaker.or(own.and_then(|attribution| attribution.speaker));
            }
            None => {
                let earlier = before.map(|(last, _)| last).zip(quotes.last());
                let speaker = match own {
                    Some(attribution) => attribution.speaker,
                    None => carried_speaker(article, earlier, quotation, &told),
                };
                quotes.push(quote(article, quotation, own, speaker));
            }
        }
        before = Some((quotation, own));
    }
    quotes
}

/// The speaker of a quotation that fills its sentences and that nobody introduces: of the speech right before it.
fn carried_speaker(
    article: &Article,
    earlier: Option<(&Quotation, &Quote)>,
    quotation: &Quotation,
    told: &Told<'_>,
) -> Option<Span> {
    let own = article.sentence_at(quotation.span)?;
    let last = article.sentence_at(Span { start: quotation.span.end.saturating_sub(1), ..quotation.span })?;
    let starts = article.sentences[own].span.start == quotation.span.start;
    let ends = article.sentences.get(last).is_none_or(|sentence| sentence.span.end <= quotation.span.end);
    let before = own.checked_sub(1)?;
    if !starts || !ends {
        return None;
    }
    let reaches = |span: Span| {
        let end = Span { start: span.end.saturating_sub(1), ..span };
        article.sentence_at(end).is_some_and(|sentence| sentence == before)
    };
    if let Some((_, quote)) = earlier.filter(|(last, quote)| reaches(last.span) && quote.kind == QuoteKind::Utterance) {
        return quote.speaker;
    }
    told.last_speakers.get(&before).copied()
}

/// The attributions of an article by place.
struct Told<'a> {
    attributions: &'a [Attribution],
    /// The contents of those that are no mere stance.
    contents: SpanIndex,
    /// For each sentence the speaker of the last speech whose cue stands in it, outside every quotation.
    last_speakers: FxHashMap<usize, Span>,
}

impl<'a> Told<'a> {
    fn of(article: &Article, attributions: &'a [Attribution]) -> Told<'a> {
        let of_words = attributions.iter().enumerate().filter(|(_, one)| one.kind != AttributionKind::Stance);
        let quotations = SpanIndex::new(article.quotations.iter().map(|one| (one.span, 0)));
        let mut last_speakers = FxHashMap::default();
        for one in attributions.iter().filter(|one| one.kind == AttributionKind::Speech) {
            let (Some(cue), Some(speaker)) = (one.cue, one.speaker) else { continue };
            if let Some(sentence) = article.sentence_at(cue).filter(|_| quotations.first_around(cue).is_none()) {
                last_speakers.insert(sentence, speaker);
            }
        }
        let contents = SpanIndex::new(of_words.map(|(at, one)| (one.content, at)));
        Told { attributions, contents, last_speakers }
    }

    /// The narrowest attribution of words that covers the quotation and whose cue stands outside it.
    fn attribution_of(&self, quotation: &Quotation) -> Option<&'a Attribution> {
        let outside = |span: Option<Span>| span.is_none_or(|span| !quotation.span.overlaps(span));
        let around = self.contents.around(quotation.inner).into_iter().map(|at| &self.attributions[at]);
        around
            .filter(|attribution| outside(attribution.cue) && outside(attribution.speaker))
            .min_by_key(|attribution| (attribution.content.range().len(), attribution.content))
    }
}

fn quote(article: &Article, quotation: &Quotation, attribution: Option<&Attribution>, speaker: Option<Span>) -> Quote {
    let words = fold(article.slice(quotation.inner));
    let count = words.split(' ').count();
    let introduced = attribution.is_some_and(|attribution| begins_with(article, attribution.content, quotation.span));
    let is_utterance = match attribution {
        Some(_) => introduced || (count >= SHORTEST_UTTERANCE && !is_title(&words)),
        None => count >= SHORTEST_UNATTRIBUTED && !is_title(&words),
    };
    let kind = if is_utterance { QuoteKind::Utterance } else { QuoteKind::Expression };
    Quote { pieces: vec![quotation.inner], words, kind, speaker }
}

fn extend(article: &Article, quote: &mut Quote, quotation: &Quotation) {
    let piece = fold(article.slice(quotation.inner));
    let kept = quote.words.trim_end_matches([',', '-', '—', '–', ' ']).len();
    let new_sentence = piece.chars().next().is_some_and(char::is_uppercase);
    let stopped = quote.words.ends_with(['.', '?', '!', '…']);
    quote.words.truncate(kept);
    quote.words.push_str(if new_sentence && !stopped { ". " } else { " " });
    quote.words.push_str(&piece);
    quote.pieces.push(quotation.inner);
    quote.kind = QuoteKind::Utterance;
}

/// Whether a quotation goes on from the one before it: reopened in a new paragraph, or parted by no more than its own speaker and cue.
fn goes_on(
    article: &Article,
    (last, earlier): (&Quotation, Option<&Attribution>),
    (quotation, own): (&Quotation, Option<&Attribution>),
) -> bool {
    if quotation.continues {
        return true;
    }
    let (Some(earlier), Some(own)) = (earlier, own) else { return false };
    let between = Span { source: last.span.source, start: last.span.end, end: quotation.span.start.max(last.span.end) };
    let has_cue = earlier.cue.is_some_and(|cue| between.contains(cue));
    earlier == own
        && has_cue
        && begins_with(article, own.content, last.span)
        && !article.slice(between).contains("\n\n")
}

/// Whether the content begins with the quotation, but for blanks and marks.
fn begins_with(article: &Article, content: Span, quotation: Span) -> bool {
    content.start >= quotation.start
        || !article.source.text[content.start as usize..quotation.start as usize].contains(char::is_alphanumeric)
}

/// Whether every longer word is written with a capital: the title of a work.
fn is_title(words: &str) -> bool {
    const SHORTEST_CAPITALISED: usize = 4;
    let mut longer = words.split(' ').filter(|word| word.len() >= SHORTEST_CAPITALISED).peekable();
    longer.peek().is_some() && longer.all(|word| !word.starts_with(char::is_lowercase))
}

fn fold(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The quoted words as claims, one for each sentence that holds some; shorter ones are left out.
pub fn claims(article: &Article, quotes: &[Quote], speakers: &Speakers<'_>) -> Vec<Claim<Mention>> {
    let mut claims = Vec::new();
    for quote in quotes {
        for (place, sentence) in sentences(article, quote).filter(|(_, one)| one.depth == Depth::Full) {
            let first = quote.pieces.partition_point(|piece| piece.end <= sentence.span.start);
            let here = quote.pieces[first..].iter().take_while(|piece| piece.start < sentence.span.end);
            let pieces: Vec<Span> = here.filter_map(|piece| meet(sentence.span, *piece)).collect();
            let words = |piece: &Span| article.slice(*piece).split_whitespace().count();
            let Some((&first, rest)) = pieces.split_first() else { continue };
            if pieces.iter().map(words).sum::<usize>() < SHORTEST_CLAIM {
                continue;
            }
            claims.push(Claim {
                source: article.source.id,
                sentence: place as u32,
                span: rest.iter().fold(first, |whole, piece| whole.cover(*piece)),
                speaker: speakers.of(first),
                content: Content::Quote { pieces },
                polarity: Polarity::Affirmed,
                modality: Modality::Fact,
                scope: Scope::default(),
            });
        }
    }
    claims
}

/// The sentences that hold words of the quote, with their places.
fn sentences<'a>(article: &'a Article, quote: &Quote) -> impl Iterator<Item = (usize, &'a Sentence)> {
    let whole = quote.pieces.iter().skip(1).fold(quote.pieces[0], |whole, piece| whole.cover(*piece));
    let first = article.sentence_at(whole).unwrap_or(article.sentences.len());
    article.sentences.iter().enumerate().skip(first).take_while(move |(_, sentence)| sentence.span.start < whole.end)
}

/// The bytes of both spans; `None` when they share none.
fn meet(one: Span, other: Span) -> Option<Span> {
    one.overlaps(other).then(|| Span {
        source: one.source,
        start: one.start.max(other.start),
        end: one.end.min(other.end),
    })
}
