//! The binary's own: paths become sources. Plain text only until ingest reads the other formats.

use super::args::InputArgs;
use super::failure::Failure;
use anstream::ColorChoice;
use crosscheck::rules::RulePack;
use crosscheck::text::{Block, BlockKind, LineIndex, Metadata, Source, SourceId, Span};

/// Reads every source that the arguments name; every one that cannot be read is told at once.
pub fn read(arguments: &InputArgs, _rules: &RulePack, _color: ColorChoice) -> Result<Vec<Source>, Failure> {
    let mut sources = Vec::new();
    let mut faults = Vec::new();
    for path in &arguments.sources {
        let name = path.display().to_string();
        match std::fs::read_to_string(path) {
            Ok(text) => sources.push(verbatim(SourceId(sources.len() as u32), name, text)),
            Err(cause) => faults.push(format!("{name}: cannot read: {cause}")),
        }
    }
    if faults.is_empty() { Ok(sources) } else { Err(Failure::Input(faults)) }
}

fn verbatim(id: SourceId, path: String, text: String) -> Source {
    let mut blocks = Vec::new();
    let mut at = 0;
    for part in text.split("\n\n") {
        let body = part.trim();
        if !body.is_empty() {
            let start = at + (part.len() - part.trim_start().len());
            let span = Span::new(id, start, start + body.len());
            blocks.push(Block { kind: BlockKind::Paragraph, span });
        }
        at += part.len() + 2;
    }
    let lines = LineIndex::verbatim(&text);
    Source {
        id,
        path,
        text,
        lines,
        blocks,
        metadata: Metadata::default(),
        directives: Vec::new(),
        warnings: Vec::new(),
    }
}
