//! HTML: the body of the article as prose, what the page says about it, and where each paragraph stands in the file.

mod body;
mod depth;
pub(super) mod fragment;
mod metadata;
mod note;
mod piece;
mod place;
mod prune;
mod story;

use self::piece::Piece;
use super::directive::directives;
use super::{Fault, IngestError, Input, characters, classify};
use crate::text::{Block, BlockKind, LineIndex, Source, Span};
use dom_query::Document;

/// Bytes of running text below which what was found is no article.
const LEAST_BYTES: usize = 40;
/// A text in the page's metadata takes the place of a body that has less than this share of its length.
const SHORT_BODY: f64 = 0.5;

/// The one source of a page.
pub(super) fn read(input: &Input<'_>) -> Result<Source, IngestError> {
    let markup = depth::flatten(&input.text);
    let page = Document::from(markup.as_ref());
    let about = metadata::read(&page, input.rules);
    let words = &input.rules.ingest.layout;
    let mut pieces = if body::is_deep(&page) {
        body::sentences(&page, words)
    } else {
        prune::prune(&page, &input.rules.ingest.markup);
        body::article(page, words).unwrap_or_else(|| body::sentences(&Document::from(markup.as_ref()), words))
    };
    let found: usize = pieces.iter().map(|piece| piece.words.len()).sum();
    if let Some(text) = about.text.filter(|text| (found as f64) < text.len() as f64 * SHORT_BODY) {
        pieces = text.split('\n').map(Piece::plain).collect();
    }
    let lines = LineIndex::verbatim(&input.text);
    let mut source = Source {
        id: input.first,
        path: input.name.to_owned(),
        text: String::new(),
        lines: LineIndex::default(),
        blocks: Vec::new(),
        metadata: about.metadata,
        warnings: input.warnings.clone(),
        directives: directives(&input.text, 0, &input.text, &lines),
    };
    story::cut(&mut pieces, &about.titles, &input.rules.ingest.tails);
    fill(&mut source, &pieces);
    characters::clean(&mut source, input.rules);
    classify::mark(&mut source, input.rules);
    let mut kinds = source.blocks.iter().map(|block| block.kind);
    pieces.retain(|_| matches!(kinds.next(), Some(BlockKind::Headline | BlockKind::Paragraph)));
    fill(&mut source, &pieces);
    if source.text.trim().len() < LEAST_BYTES {
        return Err(IngestError::whole(input.name, Fault::NoText));
    }
    source.lines = place::lines(&pieces, &source.blocks, &input.text, &lines);
    characters::clean(&mut source, input.rules);
    classify::split(&mut source, input.rules);
    Ok(source)
}

/// Whether an element of that name, in lower case, begins and ends a paragraph.
pub(super) fn is_block(name: &str) -> bool {
    piece::BLOCKS.contains(&name)
}

/// Makes the text of `source` from the pieces, one block a piece.
fn fill(source: &mut Source, pieces: &[Piece]) {
    source.text.clear();
    source.blocks.clear();
    for piece in pieces {
        let start = source.text.len();
        source.text.push_str(&piece.words);
        let span = Span::new(source.id, start, source.text.len());
        source.blocks.push(Block { kind: piece.kind, span });
        source.text.push_str("\n\n");
    }
}
