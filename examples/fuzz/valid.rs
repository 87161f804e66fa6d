//! What every output has to be, whatever was read: well-formed, and for JSON what its schema says.

use crosscheck::report::{self, Format};
use jsonschema::Validator;
use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;

/// Which output a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Output {
    /// The report of a comparison.
    Report,
    /// The decision of a gate.
    Decision,
}

/// The schemas of the outputs, compiled.
pub struct Schemas {
    report: Validator,
    decision: Validator,
    sarif: Validator,
}

/// The published schema of SARIF; one of its patterns has a stray bracket, which strict readers of patterns refuse.
const SARIF: &str = include_str!("../../tests/schemas/sarif-2.1.0.json");
const STRAY: [&str; 2] = ["[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$"];

impl Schemas {
    /// Reads them.
    pub fn read() -> Schemas {
        let compiled = |text: &str| {
            let schema: Value = serde_json::from_str(text).expect("a schema is JSON");
            jsonschema::validator_for(&schema).expect("a schema of ours or a published one")
        };
        Schemas {
            report: compiled(&report::report_schema()),
            decision: compiled(&report::decision_schema()),
            sarif: compiled(&SARIF.replace(STRAY[0], STRAY[1])),
        }
    }

    /// `Err` says what is wrong with a text of this format.
    pub fn check(&self, text: &str, format: Format, output: Output) -> Result<(), String> {
        let fault = match format {
            Format::Json => match output {
                Output::Report => json(text, Some(&self.report)),
                Output::Decision => json(text, Some(&self.decision)),
            },
            Format::Sarif => json(text, Some(&self.sarif)),
            Format::Gitlab => json(text, None),
            Format::Jsonl => text.lines().try_for_each(|line| json(line, None)),
            Format::Junit => xml(text),
            Format::Csv => csv(text),
            Format::Table | Format::Plain | Format::Markdown | Format::Diff | Format::Github => Ok(()),
        };
        fault.map_err(|fault| format!("{} is not valid: {fault}", format.name()))
    }
}

/// Whether a text is JSON, and what the schema says it is.
pub fn json(text: &str, schema: Option<&Validator>) -> Result<(), String> {
    let value: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let fault = schema.and_then(|schema| schema.iter_errors(&value).next());
    fault.map_or(Ok(()), |fault| Err(format!("{}: {fault}", fault.instance_path())))
}

fn xml(text: &str) -> Result<(), String> {
    if let Some(letter) = text.chars().find(|letter| !is_of_xml(*letter)) {
        return Err(format!("{letter:?} is no character of XML"));
    }
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => return Ok(()),
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                for attribute in tag.attributes() {
                    let attribute = attribute.map_err(|error| error.to_string())?;
                    let value = std::str::from_utf8(&attribute.value).map_err(|error| error.to_string())?;
                    quick_xml::escape::unescape(value).map_err(|error| error.to_string())?;
                }
            }
            Ok(_) => {}
            Err(error) => return Err(error.to_string()),
        }
    }
}

/// The characters that XML 1.0 has.
fn is_of_xml(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

fn csv(text: &str) -> Result<(), String> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.records().try_for_each(|record| record.map(|_| ()).map_err(|error| error.to_string()))
}
