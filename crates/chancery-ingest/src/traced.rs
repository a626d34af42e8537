//! A text that knows where in the input each stretch of it came from.

use std::ops::Range;

use chancery_text::SourceMap;

/// A text while it is cut, cleaned and joined.
#[derive(Clone, Debug, Default)]
pub(crate) struct Traced {
    pub text: String,
    /// Start in the text, start in the input, length.
    stretches: Vec<(u32, u64, u32)>,
}

impl Traced {
    /// A text that stands in the input as it is, from byte `source` on.
    pub fn of(text: &str, source: u64) -> Traced {
        let mut traced = Traced::default();
        traced.push(text, source);
        traced
    }

    /// Adds words that stand in the input at byte `source`.
    pub fn push(&mut self, text: &str, source: u64) {
        self.mark(text.len(), source);
        self.text.push_str(text);
    }

    /// Adds words that do not stand in the input: a blank line between headline and body.
    pub fn push_made(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Adds a part of another traced text.
    pub fn push_from(&mut self, other: &Traced, range: Range<usize>) {
        let Some(text) = other.text.get(range.clone()) else {
            return;
        };
        let base = self.text.len();
        let (start, end) = (range.start as u32, range.end as u32);
        let first = other
            .stretches
            .partition_point(|&(at, _, length)| at + length <= start);
        for &(at, source, length) in other.stretches.get(first..).unwrap_or(&[]) {
            if at >= end {
                break;
            }
            let from = at.max(start);
            let to = (at + length).min(end);
            let target = base + (from - start) as usize;
            self.add(target, source + u64::from(from - at), (to - from) as usize);
        }
        self.text.push_str(text);
    }

    /// A part of it.
    pub fn slice(&self, range: Range<usize>) -> Traced {
        let mut slice = Traced::default();
        slice.push_from(self, range);
        slice
    }

    /// Cuts everything after byte `at`, which must be a boundary.
    pub fn truncate(&mut self, at: usize) {
        *self = self.slice(0..at);
    }

    /// The byte of the input that byte `at` came from.
    pub fn source(&self, at: usize) -> Option<u64> {
        let index = self
            .stretches
            .partition_point(|stretch| stretch.0 as usize <= at);
        let (text, source, length) = *self.stretches.get(index.checked_sub(1)?)?;
        let inside = (at as u64).checked_sub(u64::from(text))?;
        (inside < u64::from(length)).then_some(source + inside)
    }

    /// The map of the text to the input.
    pub fn into_parts(self) -> (String, SourceMap) {
        (
            self.text,
            SourceMap {
                stretches: self.stretches,
            },
        )
    }

    fn mark(&mut self, length: usize, source: u64) {
        self.add(self.text.len(), source, length);
    }

    fn add(&mut self, at: usize, source: u64, length: usize) {
        if length == 0 {
            return;
        }
        if let Some((last, last_source, last_length)) = self.stretches.last_mut()
            && *last as usize + *last_length as usize == at
            && *last_source + u64::from(*last_length) == source
        {
            *last_length += length as u32;
            return;
        }
        self.stretches.push((at as u32, source, length as u32));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_points_where_the_whole_pointed() {
        let mut traced = Traced::of("Lima and ", 10);
        traced.push_made("\n\n");
        traced.push("Quito agree", 40);
        let part = traced.slice(5..16);
        assert_eq!(part.text, "and \n\nQuito");
        let (_, map) = part.into_parts();
        assert_eq!(map.source(0), Some(15));
        assert_eq!(map.source(4), None);
        assert_eq!(map.source(6), Some(40));
        assert_eq!(map.source(10), Some(44));
    }

    #[test]
    fn stretches_that_touch_become_one() {
        let mut traced = Traced::of("ab", 0);
        traced.push("cd", 2);
        assert_eq!(traced.stretches, [(0, 0, 4)]);
    }
}
