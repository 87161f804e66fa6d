//! Measures the models in the program on a treebank.

use crate::conllu::{self, Sentence, Word};
use crosscheck::language::en::lemma::lemma;
use crosscheck::language::en::model::labels::{labels, relation_number, tags};
use crosscheck::language::en::{Analysis, analyse, annotate, cut, tag};
use crosscheck::text::{BlockKind, SourceId, Span};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::Path;
use std::time::Instant;

/// Least accuracy of universal tags and of lemmas: what the issue "End to end" asks of the tagger.
const FLOORS: [(&str, f64); 2] = [("UPOS", 0.95), ("lemmas", 0.96)];
/// The time of a sentence is its shortest of so many rounds over the treebank.
const ROUNDS: usize = 9;
/// So many lines of each list of mistakes are shown.
const SHOWN: usize = 16;

/// How many of how many were right.
#[derive(Default, Clone, Copy)]
struct Score {
    right: usize,
    all: usize,
}

impl Score {
    fn count(&mut self, right: bool) {
        self.right += usize::from(right);
        self.all += 1;
    }

    fn share(self) -> f64 {
        self.right as f64 / self.all.max(1) as f64
    }
}

/// Prints the figures; `Err` when one is below its floor.
pub fn evaluate(treebank: &Path) -> Result<(), Box<dyn Error>> {
    let sentences = conllu::read(treebank)?;
    let analyses: Vec<Analysis> = sentences.iter().map(|sentence| analyse(&sentence.forms())).collect();
    let mut scores: BTreeMap<&str, Score> = BTreeMap::new();
    let mut mistakes = Mistakes::default();
    for (sentence, analysis) in sentences.iter().zip(&analyses) {
        for (at, word) in sentence.words.iter().enumerate() {
            score_word(word, analysis, at, &mut scores, &mut mistakes);
        }
    }
    for (name, score) in &scores {
        println!("{name:8} {:.4}", score.share());
    }
    println!("{:8} {:.4}", "tokens", token_score(&sentences));
    println!("{:8} {:.0} tokens/s: cut, tag and lemma", "speed", speed(&sentences, tag_and_lemma));
    println!("{:8} {:.0} tokens/s: cut, tag, lemma and parse", "speed", speed(&sentences, everything));
    mistakes.print();
    let low = FLOORS.iter().find(|(name, floor)| scores.get(name).is_none_or(|score| score.share() < *floor));
    low.map_or(Ok(()), |(name, floor)| Err(format!("{name} is below {floor}").into()))
}

fn score_word<'a>(
    word: &'a Word,
    analysis: &Analysis,
    at: usize,
    scores: &mut BTreeMap<&str, Score>,
    mistakes: &mut Mistakes<'a>,
) {
    let name = labels().nth(analysis.labels[at] as usize).unwrap_or_default();
    let (universal, penn) = name.split_once(' ').unwrap_or_default();
    let dictionary = lemma(&word.form, tags()[analysis.labels[at] as usize]);
    let head = analysis.heads[at].map(|head| head as usize) == word.head;
    let relation = head && Some(analysis.relations[at]) == relation_number(&word.relation);
    let told = [
        ("UPOS", universal == word.universal),
        ("XPOS", penn == word.penn),
        ("lemmas", dictionary == word.lemma),
        ("UAS", head),
        ("LAS", relation),
    ];
    for (name, right) in told {
        scores.entry(name).or_default().count(right);
    }
    if word.universal != "PUNCT" {
        scores.entry("LAS words").or_default().count(relation);
    }
    mistakes.relations.entry(&word.relation).or_default().count(relation);
    if universal != word.universal {
        mistakes.tags.entry(format!("{} as {universal}", word.universal)).or_default().push(&word.form);
    }
    if dictionary != word.lemma {
        mistakes.lemmas.entry(format!("{} {} not {dictionary}", word.form, word.lemma)).or_default().push(&word.form);
    }
}

#[derive(Default)]
struct Mistakes<'a> {
    tags: BTreeMap<String, Vec<&'a str>>,
    lemmas: BTreeMap<String, Vec<&'a str>>,
    relations: BTreeMap<&'a str, Score>,
}

impl Mistakes<'_> {
    fn print(self) {
        let mut relations: Vec<_> = self.relations.into_iter().collect();
        relations.sort_by_key(|(_, score)| Reverse(score.all - score.right));
        let shown = relations
            .iter()
            .take(2 * SHOWN)
            .map(|(name, score)| format!("{name} {:.2} of {}", score.share(), score.all));
        println!("{}", shown.collect::<Vec<_>>().join(", "));
        for list in [self.tags, self.lemmas] {
            let mut sorted: Vec<_> = list.into_iter().collect();
            sorted.sort_by_key(|(_, forms)| Reverse(forms.len()));
            for (name, forms) in sorted.iter().take(SHOWN) {
                println!("{:4} {name}: {}", forms.len(), forms[..forms.len().min(SHOWN)].join(" "));
            }
        }
    }
}

/// F1 of the tokens cut from the sentences' texts against those of the treebank.
fn token_score(sentences: &[Sentence]) -> f64 {
    let (mut common, mut all) = (0, 0);
    for sentence in sentences {
        let mut at = 0;
        let mut right = BTreeSet::new();
        for form in sentence.forms() {
            let Some(place) = sentence.text[at..].find(form) else { break };
            right.insert((at + place, at + place + form.len()));
            at += place + form.len();
        }
        let given: BTreeSet<_> = cut(&sentence.text).into_iter().map(|cut| (cut.range.start, cut.range.end)).collect();
        common += right.intersection(&given).count();
        all += right.len() + given.len();
    }
    2.0 * common as f64 / all.max(1) as f64
}

/// Tokens a second of `work`, which says how many tokens it found. A sentence is short, so that its shortest time is
/// its own even on a machine that does other work too; others are worked on in between, so that nothing is at hand already.
fn speed(sentences: &[Sentence], work: impl Fn(&str) -> usize) -> f64 {
    let mut shortest = vec![f64::INFINITY; sentences.len()];
    let mut tokens = 0;
    for _ in 0..ROUNDS {
        tokens = 0;
        for (sentence, shortest) in sentences.iter().zip(&mut shortest) {
            let start = Instant::now();
            tokens += work(&sentence.text);
            *shortest = shortest.min(start.elapsed().as_secs_f64());
        }
    }
    tokens as f64 / shortest.iter().sum::<f64>()
}

fn tag_and_lemma(text: &str) -> usize {
    let words: Vec<&str> = cut(text).into_iter().map(|cut| &text[cut.range]).collect();
    let (_, given) = tag(&words);
    words.iter().zip(given).filter(|(word, label)| !lemma(word, tags()[*label as usize]).is_empty()).count()
}

fn everything(text: &str) -> usize {
    let span = Span::new(SourceId(0), 0, text.len());
    let whole = crosscheck::text::Sentence {
        span,
        role: BlockKind::Paragraph,
        depth: Default::default(),
        block: 0,
        tokens: 0..0,
    };
    annotate(text, &mut [whole]).len()
}
