//! Makes and measures the models under rules/en/model; needs the feature `train`. rules/en/model/README.md has the recipe.

mod attribution;
mod conllu;
mod evaluate;
mod lemmas;
mod parser;
mod perceptron;
mod tagger;
mod words;

use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "usage: train words LISTS TREEBANK OUT-DIR | train lemmas LISTS TREEBANK OUT | train tagger TREEBANK OUT \
    | train parser TREEBANK OUT-DIR | train evaluate TREEBANK TAGGER PARSER-DIR | train attribution LABELLED.jsonl";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words[..] {
        ["words", lists, treebank, out] => words::make(Path::new(lists), Path::new(treebank), Path::new(out)),
        ["lemmas", lists, treebank, out] => lemmas::make(Path::new(lists), Path::new(treebank), Path::new(out)),
        ["tagger", treebank, out] => tagger::train(Path::new(treebank), Path::new(out)),
        ["parser", treebank, out] => parser::train(Path::new(treebank), Path::new(out)),
        ["evaluate", treebank, tagger, parser] => {
            evaluate::evaluate(Path::new(treebank), Path::new(tagger), Path::new(parser))
        }
        ["attribution", labelled] => attribution::rows(Path::new(labelled)),
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
