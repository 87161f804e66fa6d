//! The commented configuration that `init` writes, and the JSON Schema of the configuration: both from the list of keys.

use super::keys::{KEYS, Key, LEVELS, Section, Shape, keys_of};
use serde_json::{Map, Value, json};
use std::fmt::Write;

/// A configuration in which everything is a comment but the example of a check.
pub fn commented() -> String {
    let mut out = String::from(
        "# What crosscheck's gate compares, and what fails it. `crosscheck config show` prints what is in force.\n",
    );
    for key in keys_of(Section::Top).filter(|key| !matches!(key.shape, Shape::Tables(_))) {
        let _ = write!(out, "\n# {}{}\n#{} = {}\n", key.doc, choice(key), key.name, key.sample);
    }
    out.push_str("\n# What is compared with what: any number of these tables.\n#\n");
    table(&mut out, "check", Section::Check);
    out.push_str("\n# Findings that are let pass: any number of these tables. A reason must be given; everything else that is given must fit.\n#\n");
    table(&mut out, "waiver", Section::Waiver);
    out
}

fn table(out: &mut String, name: &str, section: Section) {
    let _ = writeln!(out, "#[[{name}]]");
    for key in keys_of(section) {
        let _ = writeln!(out, "## {}{}\n#{} = {}", key.doc, choice(key), key.name, key.sample);
    }
}

fn choice(key: &Key) -> String {
    match key.shape {
        Shape::OneOf(words) => format!(" ({})", words.join(", ")),
        Shape::Text | Shape::Texts | Shape::Number(_) | Shape::Size | Shape::Switch => String::new(),
        Shape::Day | Shape::Levels | Shape::Tables(_) => String::new(),
    }
}

/// The JSON Schema (draft 2020-12) of `crosscheck.toml`.
pub fn schema() -> String {
    let mut schema = object(Section::Top);
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!("crosscheck.toml");
    serde_json::to_string_pretty(&schema).expect("JSON values have string keys") + "\n"
}

fn object(section: Section) -> Value {
    let mut properties = Map::new();
    for key in KEYS.iter().filter(|key| key.section == section) {
        let mut property = property(key.shape);
        property["description"] = json!(key.doc);
        properties.insert(key.name.to_owned(), property);
    }
    let required: &[&str] = match section {
        Section::Top => &[],
        Section::Check => &["name"],
        Section::Waiver => &["reason"],
    };
    let mut object =
        json!({"type": "object", "additionalProperties": false, "properties": properties, "required": required});
    match section {
        Section::Top => {}
        Section::Check => object["oneOf"] = json!([{"required": ["draft", "sources"]}, {"required": ["compare"]}]),
        Section::Waiver => {
            let names = ["id", "code", "topic", "file", "check"];
            object["anyOf"] = names.iter().map(|name| json!({"required": [name]})).collect();
        }
    }
    object
}

fn property(shape: Shape) -> Value {
    match shape {
        Shape::Text => json!({"type": "string", "minLength": 1}),
        Shape::Texts => json!({"type": "array", "items": {"type": "string"}}),
        Shape::Number(least) => json!({"type": "integer", "minimum": least}),
        Shape::Size => json!({"type": ["string", "integer"], "minLength": 1, "minimum": 1}),
        Shape::Switch => json!({"type": "boolean"}),
        Shape::OneOf(words) => json!({"enum": words}),
        Shape::Day => json!({"type": "string", "format": "date"}),
        Shape::Levels => json!({"type": "object", "additionalProperties": {"enum": LEVELS}}),
        Shape::Tables(section) => json!({"type": "array", "items": object(section)}),
    }
}
