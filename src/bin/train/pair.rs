//! Fits the model of pairs on labelled stories and prints what models reach on stories that they have not seen.

use crate::boost::{self, Settings};
use crate::stories::{Row, Stories};
use crosscheck::pair::{self, Forest, Forests};
use crosscheck::pipeline::{self, Options};
use crosscheck::report::{Format, Style, render};
use rayon::prelude::*;
use std::error::Error;
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// Parts that the stories are cut into, each scored by a model that has not seen it.
const FOLDS: usize = 8;

const OF_SENTENCES: Settings = Settings { trees: 160, depth: 4, rate: 0.1, ridge: 4.0 };
const OF_VALUES: Settings = Settings { trees: 120, depth: 3, rate: 0.07, ridge: 4.0 };

/// The forest of a score.
type Head = fn(&Forests) -> &Forest;

/// `train pair STORIES OUT`: fits the model, and prints what models reach on stories that they have not seen.
pub fn make(folder: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let stories = Stories::open(folder)?;
    let Fitted { rows, missed, values, held_out } = fit_held_out(&stories)?;
    println!("{} pairs of sentences, {} pairs of values", rows.len(), values.len());
    let tell_head = |name: &str, (rows, missed): (&[Row], &[Row]), is_so: fn(&Row) -> bool, of: Head| {
        let scored = rows.iter().map(|row| (of(&held_out[row.story % FOLDS]).score(&row.values), is_so(row)));
        tell(name, &scored.collect::<Vec<_>>(), missed.iter().filter(|row| is_so(row)).count());
    };
    tell_head("related", (&rows, &missed), is_related, |forests| &forests.related);
    tell_head("agree", (&rows, &missed), agrees, |forests| &forests.agree);
    tell_head("differ", (&values, &[]), conflicts, |forests| &forests.differ);
    let mut forests = fit_sentences(&rows.iter().collect::<Vec<_>>());
    forests.differ = fit_values(&values.iter().collect::<Vec<_>>());
    fs::write(out, pair::write(&forests))?;
    Ok(())
}

/// `train held-out STORIES OUT-DIR`: writes the JSON report of each story by a model that has not seen it.
pub fn report(folder: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let stories = Stories::open(folder)?;
    let options: Vec<Options> = fit_held_out(&stories)?.held_out.into_iter().map(with).collect();
    fs::create_dir_all(out)?;
    for story in 0..stories.len() {
        let report = pipeline::compare(stories.sources(story)?, stories.rules(), &options[story % FOLDS]);
        let path = out.join(format!("{}.json", stories.name(story)));
        fs::write(path, render(&report, Format::Json, &Style::default()))?;
    }
    Ok(())
}

fn with(forests: Forests) -> Options {
    Options { pair_model: Some(Arc::new(forests)) }
}

/// The labelled pairs, and for each fold a model fitted on the others.
struct Fitted {
    rows: Vec<Row>,
    /// Labelled pairs of sentences that are no candidates.
    missed: Vec<Row>,
    /// Pairs of values that differ; the scores of their sentences are those of a model that has not seen the story.
    values: Vec<Row>,
    held_out: Vec<Forests>,
}

fn fit_held_out(stories: &Stories) -> Result<Fitted, Box<dyn Error>> {
    let read = |story| stories.sentence_pairs(story).map_err(|error| error.to_string());
    let read: Vec<(Vec<Row>, Vec<Row>)> = (0..stories.len()).into_par_iter().map(read).collect::<Result<_, _>>()?;
    let (rows, missed): (Vec<Vec<Row>>, Vec<Vec<Row>>) = read.into_iter().unzip();
    let (rows, missed): (Vec<Row>, Vec<Row>) = (rows.concat(), missed.concat());
    let mut held_out: Vec<Forests> =
        (0..FOLDS).into_par_iter().map(|fold| fit_sentences(&others(&rows, fold))).collect();
    let options: Vec<Options> = held_out.iter().cloned().map(with).collect();
    let differing =
        |story: usize| stories.differing_values(story, &options[story % FOLDS]).map_err(|error| error.to_string());
    let values: Vec<Vec<Row>> = (0..stories.len()).into_par_iter().map(differing).collect::<Result<_, _>>()?;
    let values: Vec<Row> = values.into_iter().flatten().collect();
    let of_values: Vec<Forest> = (0..FOLDS).into_par_iter().map(|fold| fit_values(&others(&values, fold))).collect();
    held_out.iter_mut().zip(of_values).for_each(|(forests, differ)| forests.differ = differ);
    Ok(Fitted { rows, missed, values, held_out })
}

/// The rows that have nothing of the stories of a fold.
fn others(rows: &[Row], fold: usize) -> Vec<&Row> {
    let is_of = |story: usize| story % FOLDS == fold;
    rows.iter().filter(|row| !is_of(row.story) && !row.stranger.is_some_and(is_of)).collect()
}

fn is_related(row: &Row) -> bool {
    row.labels.iter().any(|label| label != "trap")
}

fn agrees(row: &Row) -> bool {
    (row.labels.contains("agree") || row.labels.contains("compatible")) && !row.labels.contains("conflict")
}

fn conflicts(row: &Row) -> bool {
    row.labels.contains("conflict")
}

/// How much a pair weighs that is labelled and does not agree: it looks much like one that does.
const LOOK_ALIKE: f32 = 3.0;

fn fit_sentences(rows: &[&Row]) -> Forests {
    Forests {
        related: fit(rows, is_related, 1.0, OF_SENTENCES),
        agree: fit(rows, agrees, LOOK_ALIKE, OF_SENTENCES),
        differ: Forest::default(),
    }
}

fn fit_values(rows: &[&Row]) -> Forest {
    fit(rows, conflicts, LOOK_ALIKE, OF_VALUES)
}

/// `look_alike` is the weight of rows that are labelled as something else.
fn fit(rows: &[&Row], is_so: fn(&Row) -> bool, look_alike: f32, settings: Settings) -> Forest {
    let values: Vec<&[f32]> = rows.iter().map(|row| row.values.as_slice()).collect();
    let labels: Vec<bool> = rows.iter().map(|row| is_so(row)).collect();
    let weight = |(row, is_so): (&&Row, &bool)| if !is_so && !row.labels.is_empty() { look_alike } else { 1.0 };
    let weights: Vec<f32> = rows.iter().zip(&labels).map(weight).collect();
    boost::fit(&values, &labels, &weights, settings)
}

/// Prints precision and recall over a row of thresholds.
fn tell(name: &str, scored: &[(f32, bool)], missed: usize) {
    let all = scored.iter().filter(|(_, so)| *so).count() + missed;
    println!("{name}: {all} positive");
    for cut in [-2.5_f32, -2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0] {
        let kept = scored.iter().filter(|(score, _)| *score > cut);
        let (right, total) = kept.fold((0, 0), |(right, total), (_, so)| (right + usize::from(*so), total + 1));
        let (precision, recall) = (right as f32 / total.max(1) as f32, right as f32 / all as f32);
        println!("  over {cut:4}: precision {precision:.3} recall {recall:.3} of {total}");
    }
}
