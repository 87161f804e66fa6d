//! Floor 0: spans by place, to be asked which of them hold another span without looking at all of them.

use super::{Span, Token};
use std::ops::Range;

/// Spans of one source with their numbers, ready to be asked for those that contain a span: n spans are put in order once,
/// and k answers cost k times the logarithm of n, however the spans overlap.
#[derive(Debug, Clone, Default)]
pub struct SpanIndex {
    /// By start.
    spans: Vec<(Span, usize)>,
    /// A tree over `spans`: at 1 the greatest end of all, at 2n and 2n + 1 those of the halves below n.
    ends: Vec<u32>,
    /// Leaves of the tree, a power of two.
    leaves: usize,
}

impl SpanIndex {
    /// The index of `spans`, each with the number it goes by.
    pub fn new(spans: impl IntoIterator<Item = (Span, usize)>) -> SpanIndex {
        let mut spans: Vec<(Span, usize)> = spans.into_iter().collect();
        spans.sort_unstable();
        let leaves = spans.len().next_power_of_two();
        let mut ends = vec![0; 2 * leaves];
        for (at, (span, _)) in spans.iter().enumerate() {
            ends[leaves + at] = span.end;
        }
        for node in (1..leaves).rev() {
            ends[node] = ends[2 * node].max(ends[2 * node + 1]);
        }
        SpanIndex { spans, ends, leaves }
    }

    /// The numbers of the spans that contain `span`, ascending.
    pub fn around(&self, span: Span) -> Vec<usize> {
        let mut found = Vec::new();
        if self.spans.is_empty() {
            return found;
        }
        let begun = self.spans.partition_point(|(one, _)| one.start <= span.start);
        let mut open = vec![(1, 0..self.leaves)];
        while let Some((node, places)) = open.pop() {
            if places.start >= begun || self.ends[node] < span.end {
                continue;
            }
            if node >= self.leaves {
                let (one, number) = self.spans[places.start];
                found.extend(one.contains(span).then_some(number));
                continue;
            }
            let middle = (places.start + places.end) / 2;
            open.push((2 * node, places.start..middle));
            open.push((2 * node + 1, middle..places.end));
        }
        found.sort_unstable();
        found
    }

    /// The lowest number of a span that contains `span`.
    pub fn first_around(&self, span: Span) -> Option<usize> {
        self.around(span).into_iter().next()
    }
}

/// Which of `tokens`, in order of their place, lie in `span`.
pub fn tokens_in(tokens: &[Token], span: Span) -> Range<usize> {
    let start = tokens.partition_point(|token| token.span.start < span.start);
    let end = tokens.partition_point(|token| token.span.end <= span.end);
    start..end.max(start)
}

/// Which of `tokens`, in order of their place, share a byte with `span`.
pub fn tokens_at(tokens: &[Token], span: Span) -> Range<usize> {
    let start = tokens.partition_point(|token| token.span.end <= span.start);
    let end = tokens.partition_point(|token| token.span.start < span.end);
    start..end.max(start)
}
