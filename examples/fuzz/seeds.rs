//! What inputs are made from: the project's fixtures, the rule files in the program, and folders named on the command line.

use crosscheck::gate::{Baseline, Known};
use crosscheck::rules::{RuleFile, builtin_files};
use std::fs;
use std::path::Path;

/// The longest text taken in, in bytes.
const LONGEST_BYTES: usize = 200_000;

/// Texts to make inputs from.
pub struct Seeds {
    /// Articles of every format.
    pub articles: Vec<Vec<u8>>,
    /// Configurations and baselines.
    pub configs: Vec<Vec<u8>>,
    /// Baselines.
    pub baselines: Vec<Vec<u8>>,
    /// The rule files of the program.
    pub rules: Vec<RuleFile>,
}

/// Sentences that hold the shapes whose readers are the most involved.
const SENTENCES: &[&str] = &[
    "\"The deal is worth $6 million,\" Mr. Smith said.",
    "He made 12/40 (30%) of his shots, at odds of 7:1 (12.5%).",
    "Nine were killed: six men, two women and a child, or ½0.8 percent of 1,200.",
    "It was 30 days ago, on Jan. 5, 2019, at 3:45 p.m. ET, between 1998-99 and 2001.",
    "“He told me ‘no more than €2.5bn’,” Ines Moor (R-Varn) said.",
    "Two of the five boats sank; the other four stayed afloat, rose 12 percent to $60 million from $50 million.",
    "{\"text\":\"A ferry sank off Varn on Monday, nine people died.\",\"title\":\"Ferry sinks\",\"published\":\"2019-01-05\"}",
    "<html><head><title>Ferry sinks</title></head><body><article><h1>Ferry sinks</h1><p>Nine people died off Varn on Monday.</p></article></body></html>",
];

impl Seeds {
    /// Everything of the fixtures and of these files and folders.
    pub fn read(more: &[String]) -> Seeds {
        let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
        let mut articles = SENTENCES.iter().map(|text| text.as_bytes().to_vec()).collect();
        let mut configs = Vec::new();
        for folder in ["stories", "cases", "gate"] {
            collect(&fixtures.join(folder), &mut articles, &mut configs);
        }
        more.iter().for_each(|path| collect(Path::new(path), &mut articles, &mut configs));
        Seeds { articles, configs, baselines: vec![baseline()], rules: builtin_files() }
    }
}

fn baseline() -> Vec<u8> {
    let known = |check: &str, code: &str, id: &str| Known {
        check: check.to_owned(),
        code: code.to_owned(),
        id: id.to_owned(),
        topic: "count, people killed".to_owned(),
    };
    let known = [known("draft", "N101", "9f2c41d07b3a55e1"), known("bridge", "Q101", "0000000000000000")];
    Baseline { path: "b.json".to_owned(), known: known.into_iter().collect() }.text().into_bytes()
}

/// Every text below `path`, in the order of names; what cannot be read is left out.
fn collect(path: &Path, articles: &mut Vec<Vec<u8>>, configs: &mut Vec<Vec<u8>>) {
    if path.is_dir() {
        let entries = fs::read_dir(path).into_iter().flatten().filter_map(Result::ok);
        let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
        paths.sort();
        paths.iter().for_each(|below| collect(below, articles, configs));
        return;
    }
    let Ok(bytes) = fs::read(path) else { return };
    let is_config = path.extension().is_some_and(|ending| ending == "toml");
    if !bytes.is_empty() && bytes.len() <= LONGEST_BYTES {
        if is_config { configs.push(bytes) } else { articles.push(bytes) }
    }
}
