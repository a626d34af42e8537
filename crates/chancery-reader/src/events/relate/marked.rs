//! Sentences with a marked source and target: `<s>Chile</s> accused <t>Peru</t> of spying.`

use chancery_text::Span;

/// A sentence without its marks, and where they stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The sentence.
    pub text: String,
    /// The source; empty if none was marked.
    pub source: Span,
    /// The target; empty if none was marked.
    pub target: Span,
}

impl Marked {
    /// Takes the marks out; the first of each kind counts. Where a mark is missing, the name is
    /// looked for in the sentence, and else the span stays empty.
    pub fn of(marked: &str, source: &str, target: &str) -> Marked {
        let mut text = String::with_capacity(marked.len());
        let mut spans: [Option<(usize, usize)>; 2] = [None, None];
        let mut open: [Option<usize>; 2] = [None, None];
        let mut rest = marked;
        while let Some(at) = rest.find('<') {
            text.push_str(&rest[..at]);
            rest = &rest[at..];
            let tag = [
                ("<s>", 0, true),
                ("</s>", 0, false),
                ("<t>", 1, true),
                ("</t>", 1, false),
            ]
            .into_iter()
            .find(|(tag, _, _)| rest.starts_with(tag));
            match tag {
                Some((tag, which, opens)) => {
                    rest = &rest[tag.len()..];
                    if opens {
                        open[which].get_or_insert(text.len());
                    } else if let Some(start) = open[which] {
                        spans[which].get_or_insert((start, text.len()));
                    }
                }
                None => {
                    text.push('<');
                    rest = &rest[1..];
                }
            }
        }
        text.push_str(rest);
        let place = |which: usize, name: &str| {
            let (start, end) = spans[which].or_else(|| {
                let name = name.trim();
                let start = (!name.is_empty()).then(|| text.find(name)).flatten()?;
                Some((start, start + name.len()))
            })?;
            Some(Span::new(start, end).trim(&text)).filter(|span| !span.is_empty())
        };
        let (source, target) = (place(0, source), place(1, target));
        let (source, target) = (source.unwrap_or_default(), target.unwrap_or_default());
        Marked {
            text,
            source,
            target,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_out() {
        let marked = Marked::of(
            "<s>Chile </s>accused <t>Peru</t>, <t>Peru</t> said.",
            "",
            "",
        );
        assert_eq!(marked.text, "Chile accused Peru, Peru said.");
        assert_eq!(marked.source.of(&marked.text), "Chile");
        assert_eq!(marked.target, Span::new(14, 18));
    }

    #[test]
    fn a_missing_mark_is_looked_for() {
        let marked = Marked::of("<s>Chile</s> is < Peru.", "Chile", "Peru");
        assert_eq!(marked.target.of(&marked.text), "Peru");
        assert!(Marked::of("No marks.", "", "nobody").target.is_empty());
    }
}
