//! An article of one sentence, for tests of what reads a sentence.

use crosscheck::language::en;
use crosscheck::text::{Article, Block, BlockKind, LineIndex, Metadata, Sentence, Source, SourceId, Span};

/// `text` as the only sentence of an article, annotated.
pub fn article(text: &str) -> Article {
    let span = Span::new(SourceId(0), 0, text.len());
    let mut sentences =
        vec![Sentence { span, role: BlockKind::Paragraph, depth: Default::default(), block: 0, tokens: 0..0 }];
    let tokens = en::annotate(text, &mut sentences);
    let source = Source {
        id: SourceId(0),
        path: "invented".to_owned(),
        text: text.to_owned(),
        lines: LineIndex::verbatim(text),
        blocks: vec![Block { kind: BlockKind::Paragraph, span }],
        metadata: Metadata::default(),
        warnings: Vec::new(),
        directives: Vec::new(),
    };
    Article { source, sentences, quotations: Vec::new(), tokens }
}
