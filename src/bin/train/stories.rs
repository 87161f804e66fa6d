//! Labelled stories: articles of several newsrooms with the facts that their sentences agree and differ in.

use crosscheck::ingest;
use crosscheck::pipeline::{self, Options};
use crosscheck::rules::RulePack;
use crosscheck::text::{Source, SourceId, Span};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

/// The sentence that each line of each document holds.
type Documents = BTreeMap<String, BTreeMap<String, usize>>;

/// An article of another story: the number of the story and the name of the document.
type Stranger = (usize, String);

/// A folder of stories.
pub struct Stories {
    folder: PathBuf,
    rules: RulePack,
    stories: Vec<(String, Documents)>,
    /// For each story the articles of others that are most like it.
    alike: Vec<Vec<Stranger>>,
}

/// A pair that the labels judge, or say nothing of.
#[derive(Debug, Clone)]
pub struct Row {
    /// Number of its story.
    pub story: usize,
    /// Number of the other story that one of the two sentences is from.
    pub stranger: Option<usize>,
    /// What the labels call it: agree, conflict, trap and so on.
    pub labels: BTreeSet<String>,
    /// Its features.
    pub values: Vec<f32>,
}

/// How many articles of other stories stand beside those of a story: their sentences are related to none of its own.
const STRANGERS: usize = 3;

/// What they go by, before their number.
const STRANGER: &str = "stranger";

impl Stories {
    /// Reads which stories a folder holds.
    pub fn open(folder: &Path) -> Result<Stories, Box<dyn Error>> {
        let lines: BTreeMap<String, Documents> = serde_json::from_slice(&fs::read(folder.join("lines.json"))?)?;
        let stories: Vec<(String, Documents)> = lines.into_iter().collect();
        let alike = alike(folder, &stories)?;
        Ok(Stories { folder: folder.to_owned(), rules: RulePack::builtin(), stories, alike })
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.stories.len()
    }

    /// The name of a story.
    pub fn name(&self, story: usize) -> &str {
        &self.stories[story].0
    }

    /// The rules that its articles are read by.
    pub fn rules(&self) -> &RulePack {
        &self.rules
    }

    /// The articles of a story, in order.
    pub fn sources(&self, story: usize) -> Result<Vec<Source>, Box<dyn Error>> {
        let (name, documents) = &self.stories[story];
        let mut sources = Vec::new();
        for document in documents.keys() {
            self.read(name, document, &format!("{document}.txt"), &mut sources)?;
        }
        Ok(sources)
    }

    fn read(&self, story: &str, document: &str, path: &str, sources: &mut Vec<Source>) -> Result<(), Box<dyn Error>> {
        let bytes = fs::read(self.folder.join(format!("articles/{story}/{document}.txt")))?;
        let id = SourceId(sources.len() as u32);
        sources.extend(ingest::read(&bytes, path, None, id, &self.rules)?);
        Ok(())
    }

    /// The pairs of sentences of a story and of the most similar articles of others, and the labelled pairs that are no candidates.
    pub fn sentence_pairs(&self, story: usize) -> Result<(Vec<Row>, Vec<Row>), Box<dyn Error>> {
        let mut sources = self.sources(story)?;
        let own = sources.len();
        for (at, (other, document)) in self.alike[story].iter().enumerate() {
            self.read(self.name(*other), document, &format!("{STRANGER}{at}"), &mut sources)?;
        }
        let stranger = |span: Span| {
            let strangers = span.source.index().checked_sub(own)?;
            self.alike[story].get(strangers).map(|(other, _)| *other)
        };
        let labels = self.labels(story)?;
        let kept = sources.clone();
        let mut rows = Vec::new();
        let mut seen = BTreeSet::new();
        for row in pipeline::features(sources, &self.rules, &Options::default()) {
            if row.model == "sentence" {
                let of_others = [row.left, row.right].map(stranger);
                if of_others.iter().all(Option::is_some) {
                    continue;
                }
                let stranger = of_others.into_iter().flatten().next();
                let pair = ordered(self.place(story, &kept, row.left), self.place(story, &kept, row.right));
                let labels = labels.get(&pair).into_iter().flatten().map(|label| label.name.clone()).collect();
                seen.insert(pair);
                rows.push(Row { story, stranger, labels, values: row.values });
            }
        }
        let missed = labels.iter().filter(|(pair, _)| pair.0.0 != pair.1.0 && !seen.contains(*pair));
        let missed = missed.map(|(_, labels)| {
            let labels = labels.iter().map(|label| label.name.clone()).collect();
            Row { story, stranger: None, labels, values: Vec::new() }
        });
        Ok((rows, missed.collect()))
    }

    /// The pairs of values of a story that differ, as far as a model of sentences takes their sentences for related.
    pub fn differing_values(&self, story: usize, options: &Options) -> Result<Vec<Row>, Box<dyn Error>> {
        let sources = self.sources(story)?;
        let labels = self.labels(story)?;
        let kept = sources.clone();
        let words = |span: Span| tokens(&kept[span.source.index()].text[span.start as usize..span.end as usize]);
        let mut rows = Vec::new();
        for row in pipeline::features(sources, &self.rules, options).into_iter().filter(|row| row.model == "value") {
            let (one, other) = (self.place(story, &kept, row.left), self.place(story, &kept, row.right));
            let (first, second) = if one <= other { (row.left, row.right) } else { (row.right, row.left) };
            let (first, second) = (words(first), words(second));
            let judged = labels.get(&ordered(one, other)).into_iter().flatten().filter(|label| {
                label
                    .values
                    .as_ref()
                    .is_some_and(|[one, other]| !one.is_disjoint(&first) && !other.is_disjoint(&second))
            });
            let labels = judged.map(|label| label.name.clone()).collect();
            rows.push(Row { story, stranger: None, labels, values: row.values });
        }
        Ok(rows)
    }

    fn place(&self, story: usize, sources: &[Source], span: Span) -> Place {
        let source = &sources[span.source.index()];
        let line = source.position(span).line as usize;
        let name = source.path.trim_end_matches(".txt");
        let Some(numbered) = self.stories[story].1.get(name) else { return (source.path.clone(), line) };
        let sentence = (1..=line).rev().find_map(|line| numbered.get(&line.to_string()));
        (name.to_owned(), sentence.copied().unwrap_or(usize::MAX))
    }

    fn labels(&self, story: usize) -> Result<Labels, Box<dyn Error>> {
        labels(&fs::read_to_string(self.folder.join(format!("labels/{}.jsonl", self.name(story))))?)
    }
}

/// A sentence of a story: its document and its number there.
type Place = (String, usize);

/// What is said of a pair of sentences.
struct Label {
    name: String,
    /// The words of the two values, in the order of the places.
    values: Option<[BTreeSet<String>; 2]>,
}

type Labels = BTreeMap<(Place, Place), Vec<Label>>;

fn ordered(one: Place, other: Place) -> (Place, Place) {
    if one <= other { (one, other) } else { (other, one) }
}

/// For each story the articles of other stories that share most of its rare words, best first, one of a story.
fn alike(folder: &Path, stories: &[(String, Documents)]) -> Result<Vec<Vec<Stranger>>, Box<dyn Error>> {
    let mut articles: Vec<(usize, String, BTreeSet<String>)> = Vec::new();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (story, (name, documents)) in stories.iter().enumerate() {
        for document in documents.keys() {
            let words = tokens(&fs::read_to_string(folder.join(format!("articles/{name}/{document}.txt")))?);
            words.iter().for_each(|word| *counts.entry(word.clone()).or_default() += 1);
            articles.push((story, document.clone(), words));
        }
    }
    let rarity = |word: &String| (articles.len() as f32 / counts[word] as f32).ln().powi(2);
    let norm = |words: &BTreeSet<String>| words.iter().map(rarity).sum::<f32>().sqrt();
    let alike = (0..stories.len()).map(|story| {
        let own: BTreeSet<String> =
            articles.iter().filter(|one| one.0 == story).flat_map(|one| one.2.iter().cloned()).collect();
        let mut best: BTreeMap<usize, (f32, &String)> = BTreeMap::new();
        for (other, document, words) in articles.iter().filter(|one| one.0 != story) {
            let score = words.intersection(&own).map(rarity).sum::<f32>() / norm(words).max(1.0);
            let kept = best.entry(*other).or_insert((score, document));
            if score > kept.0 {
                *kept = (score, document);
            }
        }
        let mut best: Vec<(usize, (f32, &String))> = best.into_iter().collect();
        best.sort_by(|one, other| other.1.0.total_cmp(&one.1.0).then(one.0.cmp(&other.0)));
        best.into_iter().take(STRANGERS).map(|(other, (_, document))| (other, document.clone())).collect()
    });
    Ok(alike.collect())
}

/// The words of a text in lower case, as the scorer cuts them.
fn tokens(text: &str) -> BTreeSet<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// A mention of a fact: its name, place and value.
struct Mentioned {
    name: String,
    place: Place,
    value: BTreeSet<String>,
}

/// The labels of each pair of sentences of a story.
fn labels(text: &str) -> Result<Labels, Box<dyn Error>> {
    let mut found = Labels::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let fact: Value = serde_json::from_str(line)?;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let mention = |one: &Value| Mentioned {
            name: text(&one["m"]),
            place: (text(&one["doc"]), one["sent"].as_u64().unwrap_or_default() as usize),
            value: tokens(one["value"].as_str().unwrap_or_default()),
        };
        let mentions: Vec<Mentioned> = fact["mentions"].as_array().into_iter().flatten().map(mention).collect();
        let mut add = |one: &Mentioned, other: &Mentioned, name: &str, is_valued: bool| {
            if one.place != other.place {
                let (first, second) = if one.place <= other.place { (one, other) } else { (other, one) };
                let values = is_valued.then(|| [first.value.clone(), second.value.clone()]);
                let pair = (first.place.clone(), second.place.clone());
                found.entry(pair).or_default().push(Label { name: name.to_owned(), values });
            }
        };
        match fact["kind"].as_str() {
            Some("same") => {
                for (at, one) in mentions.iter().enumerate() {
                    let others = mentions[at + 1..].iter().filter(|other| other.place.0 != one.place.0);
                    others.for_each(|other| add(one, other, "agree", false));
                }
            }
            Some("fact") => {
                let by_name: BTreeMap<&str, &Mentioned> = mentions.iter().map(|one| (one.name.as_str(), one)).collect();
                for relation in fact["relations"].as_array().into_iter().flatten() {
                    let side = |key: &str| relation[key].as_str().and_then(|name| by_name.get(name)).copied();
                    if let (Some(one), Some(other), Some(label)) = (side("x"), side("y"), relation["label"].as_str()) {
                        add(one, other, label, true);
                    }
                }
            }
            Some(_) | None => {}
        }
    }
    Ok(found)
}
