//! Floor 0: a source's number and a half-open byte range in its text.

/// The number of a source in one comparison, counted from 0 in the order given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u32);

impl SourceId {
    /// The number as an index into a list of sources.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A place in the text of one source: bytes, half-open, on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The source whose text the bytes are counted in.
    pub source: SourceId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span of `start..end` in `source`.
    pub fn new(source: SourceId, start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "a span starts before it ends");
        Span { source, start: start as u32, end: end as u32 }
    }

    /// The words the span covers in `text`, which must be the text of its source.
    pub fn slice(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// The bytes as a range.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether `other` lies inside this span of the same source.
    pub fn contains(self, other: Span) -> bool {
        self.source == other.source && self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte of the same source.
    pub fn overlaps(self, other: Span) -> bool {
        self.source == other.source && self.start < other.end && other.start < self.end
    }

    /// The smallest span over both; both must be of one source.
    pub fn cover(self, other: Span) -> Span {
        debug_assert_eq!(self.source, other.source, "a span covers one source");
        Span { source: self.source, start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Whether the span covers no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }
}
