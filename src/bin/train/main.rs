//! Makes and measures the models under rules/en/model; needs the feature `train`. rules/en/model/README.md has the recipe.

mod attribution;
mod boost;
mod conllu;
mod evaluate;
mod lemmas;
mod pair;
mod parser;
mod perceptron;
mod sentences;
mod stories;
mod tagger;
mod words;

use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "usage: train words LISTS TREEBANK OUT-DIR | train lemmas LISTS TREEBANK OUT | train tagger TREEBANK OUT \
    | train parser TREEBANK OUT-DIR | train evaluate TREEBANK | train attribution LABELLED.jsonl | train sentences GOLDEN.json | train pair STORIES OUT | train held-out STORIES OUT-DIR";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words[..] {
        ["words", lists, treebank, out] => words::make(Path::new(lists), Path::new(treebank), Path::new(out)),
        ["lemmas", lists, treebank, out] => lemmas::make(Path::new(lists), Path::new(treebank), Path::new(out)),
        ["tagger", treebank, out] => tagger::train(Path::new(treebank), Path::new(out)),
        ["parser", treebank, out] => parser::train(Path::new(treebank), Path::new(out)),
        ["evaluate", treebank] => evaluate::evaluate(Path::new(treebank)),
        ["attribution", labelled] => attribution::rows(Path::new(labelled)),
        ["pair", folder, out] => pair::make(Path::new(folder), Path::new(out)),
        ["held-out", folder, out] => pair::report(Path::new(folder), Path::new(out)),
        ["sentences", golden] => sentences::check(Path::new(golden)),
        _ => Err(USAGE.into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("train: {error}");
            ExitCode::from(2)
        }
    }
}
