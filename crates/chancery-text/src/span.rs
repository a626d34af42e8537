//! Where in a text something stands.

/// A stretch of a text, in bytes, end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span from `start` up to `end`.
    pub fn new(start: usize, end: usize) -> Span {
        Span {
            start: start as u32,
            end: end as u32,
        }
    }

    /// The words that stand there; empty if the span does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// The span as a range of bytes.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether nothing stands in it.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the byte at `offset` lies inside.
    pub fn holds(self, offset: u32) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn join(self, other: Span) -> Span {
        Span {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The span without white space at its edges.
    pub fn trim(self, text: &str) -> Span {
        let words = self.of(text);
        let start = self.start as usize + (words.len() - words.trim_start().len());
        Span::new(start, start + words.trim().len())
    }
}

/// Turns byte offsets of one text into code points and back.
///
/// ASCII texts cost nothing; others keep one checkpoint every 64 bytes.
#[derive(Clone, Debug)]
pub struct CodePoints<'t> {
    text: &'t str,
    checkpoints: Option<Vec<u32>>,
}

const STEP: usize = 64;

impl<'t> CodePoints<'t> {
    /// Counts the code points of `text`.
    pub fn of(text: &'t str) -> CodePoints<'t> {
        if text.is_ascii() {
            return CodePoints {
                text,
                checkpoints: None,
            };
        }
        let mut checkpoints = Vec::with_capacity(text.len() / STEP + 1);
        let mut count = 0u32;
        for (offset, byte) in text.bytes().enumerate() {
            if offset % STEP == 0 {
                checkpoints.push(count);
            }
            count += u32::from(byte & 0xC0 != 0x80);
        }
        CodePoints {
            text,
            checkpoints: Some(checkpoints),
        }
    }

    /// The number of code points before byte `offset`.
    pub fn at(&self, offset: u32) -> u32 {
        let Some(checkpoints) = &self.checkpoints else {
            return offset;
        };
        let offset = (offset as usize).min(self.text.len());
        let block = (offset / STEP).min(checkpoints.len().saturating_sub(1));
        let bytes = &self.text.as_bytes()[block * STEP..offset];
        checkpoints.get(block).copied().unwrap_or(0)
            + bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count() as u32
    }

    /// The byte at which code point number `point` begins; the length of the text beyond its end.
    pub fn byte(&self, point: u32) -> u32 {
        let Some(checkpoints) = &self.checkpoints else {
            return point.min(self.text.len() as u32);
        };
        let block = checkpoints
            .partition_point(|&count| count <= point)
            .saturating_sub(1);
        let mut count = checkpoints[block];
        for (offset, byte) in self.text.bytes().enumerate().skip(block * STEP) {
            if byte & 0xC0 != 0x80 {
                if count == point {
                    return offset as u32;
                }
                count += 1;
            }
        }
        self.text.len() as u32
    }

    /// Start and end of a span in code points.
    pub fn span(&self, span: Span) -> [u32; 2] {
        [self.at(span.start), self.at(span.end)]
    }

    /// The span in bytes from start and end in code points.
    pub fn bytes(&self, [start, end]: [u32; 2]) -> Span {
        Span {
            start: self.byte(start),
            end: self.byte(end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_and_bytes_are_inverse() {
        let text = "Díaz-Canel „spoke“ — 古巴 ".repeat(20);
        let points = CodePoints::of(&text);
        for (count, (offset, _)) in text.char_indices().enumerate() {
            assert_eq!(points.at(offset as u32), count as u32);
            assert_eq!(points.byte(count as u32), offset as u32);
        }
        assert_eq!(points.at(text.len() as u32), text.chars().count() as u32);
        assert_eq!(points.byte(u32::MAX), text.len() as u32);
    }

    #[test]
    fn empty_text_has_no_points() {
        assert_eq!(CodePoints::of("").at(0), 0);
        assert_eq!(Span::new(0, 9).of("short"), "");
    }
}
