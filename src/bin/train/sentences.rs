//! Measures sentence boundaries against a file of texts with their sentences.

use crosscheck::ingest::{self, Format};
use crosscheck::rules::RulePack;
use crosscheck::segment::segment;
use crosscheck::text::{Block, BlockKind, SourceId, Span};
use std::error::Error;
use std::fs;
use std::path::Path;

/// The rules that are set aside, each with its reason; every other one has to hold.
const SET_ASIDE: [(&str, &str); 1] =
    [("#042", "a list of lower-case words, one a line: in running text a line break is a space")];

#[derive(serde::Deserialize)]
struct Golden {
    name: String,
    text: String,
    sentences: Vec<String>,
}

/// Prints how many texts are cut as they should be; `Err` when one that is not set aside is cut otherwise.
pub fn check(golden: &Path) -> Result<(), Box<dyn Error>> {
    let rules = RulePack::builtin();
    let all: Vec<Golden> = serde_json::from_str(&fs::read_to_string(golden)?)?;
    let mut wrong = Vec::new();
    for one in &all {
        let given = cut(&one.text, &rules)?;
        if given != one.sentences {
            println!("{}: {given:?}, expected {:?}", one.name, one.sentences);
            wrong.push(one.name.as_str());
        }
    }
    println!("{} of {} as expected", all.len() - wrong.len(), all.len());
    wrong.retain(|name| !SET_ASIDE.iter().any(|(number, _)| name.ends_with(number)));
    if wrong.is_empty() { Ok(()) } else { Err(format!("cut otherwise: {}", wrong.join(", ")).into()) }
}

fn cut(text: &str, rules: &RulePack) -> Result<Vec<String>, Box<dyn Error>> {
    let bytes = serde_json::to_vec(&serde_json::json!({ "text": text }))?;
    let mut source = ingest::read(&bytes, "golden", Some(Format::Json), SourceId(0), rules)?.remove(0);
    // The rules are about running text: one paragraph, whatever a line break would say of a file.
    let span = Span::new(source.id, 0, source.text.len());
    source.blocks = vec![Block { kind: BlockKind::Paragraph, span }];
    let (sentences, _) = segment(&source, rules);
    Ok(sentences.iter().map(|sentence| source.slice(sentence.span).to_owned()).collect())
}
