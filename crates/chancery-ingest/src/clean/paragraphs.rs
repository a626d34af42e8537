//! Lines to paragraphs: what a page, a PDF or a mail wrapped is joined again.

use std::ops::Range;

/// A paragraph: its lines, without white space at their ends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Paragraph {
    pub lines: Vec<Range<usize>>,
}

impl Paragraph {
    /// Its first byte.
    pub fn start(&self) -> usize {
        self.lines.first().map_or(0, |line| line.start)
    }

    /// One past its last byte.
    pub fn end(&self) -> usize {
        self.lines.last().map_or(0, |line| line.end)
    }

    /// Its words on one line.
    pub fn words(&self, text: &str) -> String {
        let mut words = String::new();
        for line in &self.lines {
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(text.get(line.clone()).unwrap_or(""));
        }
        words
    }
}

/// The paragraphs of a text: a blank line parts them, and so does a line's end where the next line
/// begins a new one.
pub(crate) fn paragraphs(text: &str) -> Vec<Paragraph> {
    let groups = groups(text);
    let width = width(text, &groups);
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    for group in groups {
        let mut group = group.into_iter();
        let Some(first) = group.next() else { continue };
        // A page break in the middle of a sentence.
        let broken = paragraphs.last().is_some_and(|above| {
            runs_on(
                text,
                above.lines.last(),
                &first,
                above.end() - above.start(),
            )
        });
        if broken && let Some(above) = paragraphs.last_mut() {
            above.lines.push(first);
        } else {
            paragraphs.push(Paragraph { lines: vec![first] });
        }
        if let Some(last) = group.as_slice().last()
            && is_emphasized(text, paragraphs.last(), last)
        {
            if let Some(current) = paragraphs.last_mut() {
                current.lines.extend(group);
            }
            continue;
        }
        for line in group {
            let Some(current) = paragraphs.last_mut() else {
                continue;
            };
            let ends = current.lines.last().is_some_and(|above| {
                let above = text.get(above.clone()).unwrap_or("");
                parts(above, text.get(line.clone()).unwrap_or(""), width)
            });
            if ends {
                paragraphs.push(Paragraph { lines: vec![line] });
            } else {
                current.lines.push(line);
            }
        }
    }
    paragraphs
        .into_iter()
        .flat_map(|paragraph| items(text, paragraph))
        .collect()
}

/// The items of a list that stand in one paragraph, each for itself.
///
/// > - Trade has grown. - The two banks will share their reports. - Talks go on.
///
/// Leaves alone a dash inside a sentence, and a single one between two.
fn items(text: &str, paragraph: Paragraph) -> Vec<Paragraph> {
    const BULLETS: [char; 6] = ['-', '–', '•', '·', '▪', '●'];
    let starts: Vec<usize> = paragraph
        .lines
        .iter()
        .flat_map(|line| {
            let words = text.get(line.clone()).unwrap_or("");
            let found = words.match_indices(BULLETS).filter(|(at, bullet)| {
                let before = words.get(..*at).unwrap_or("");
                let after = words.get(at + bullet.len()..).unwrap_or("");
                let opens = after.strip_prefix(' ').is_some_and(|after| {
                    after.starts_with(|letter: char| {
                        letter.is_uppercase() || matches!(letter, '“' | '"')
                    })
                });
                opens && before.ends_with(' ') && ends_sentence(before.trim_end())
            });
            let starts: Vec<usize> = found.map(|(at, _)| line.start + at).collect();
            starts
        })
        .collect();
    let first = text.get(paragraph.start()..).unwrap_or("");
    let is_list = first.starts_with(BULLETS) && !starts.is_empty() || starts.len() > 1;
    if !is_list {
        return vec![paragraph];
    }
    let mut items = vec![Paragraph::default()];
    for line in paragraph.lines {
        let mut from = line.start;
        let cuts = starts.iter().filter(|at| line.contains(at));
        for cut in cuts.copied().chain([line.end]) {
            let words = text.get(from..cut).unwrap_or("");
            let piece = from..from + words.trim_end().len();
            if from != line.start {
                items.push(Paragraph::default());
            }
            if let Some(item) = items.last_mut()
                && !piece.is_empty()
            {
                item.lines.push(piece);
            }
            from = cut;
        }
    }
    items.retain(|item| !item.lines.is_empty());
    items
}

/// Whether asterisks hold the lines together, as around a headline that was wrapped.
fn is_emphasized(text: &str, first: Option<&Paragraph>, last: &Range<usize>) -> bool {
    let first = first.map_or("", |first| {
        text.get(first.start()..first.end()).unwrap_or("")
    });
    let last = text.get(last.clone()).unwrap_or("");
    ["*", "_"].iter().any(|mark| {
        first.starts_with(mark) && last.ends_with(mark) && !first.starts_with(&format!("{mark} "))
    })
}

/// The lines between blank lines.
fn groups(text: &str) -> Vec<Vec<Range<usize>>> {
    let mut groups = vec![Vec::new()];
    let mut start = 0;
    for line in text.split('\n') {
        let words = line.trim();
        let from = start + (line.len() - line.trim_start().len());
        start += line.len() + 1;
        if words.is_empty() {
            if groups.last().is_some_and(|group| !group.is_empty()) {
                groups.push(Vec::new());
            }
        } else if let Some(group) = groups.last_mut() {
            group.push(from..from + words.len());
        }
    }
    groups
}

/// The width that lines were wrapped to; none if the text was not wrapped.
fn width(text: &str, groups: &[Vec<Range<usize>>]) -> Option<usize> {
    let mut lengths = Vec::new();
    let mut n_open = 0;
    for group in groups {
        for line in group.iter().take(group.len().saturating_sub(1)) {
            let words = text.get(line.clone()).unwrap_or("");
            lengths.push(words.chars().count());
            n_open += usize::from(!ends_sentence(words));
        }
    }
    if lengths.len() < 2 || n_open * 2 < lengths.len() {
        return None;
    }
    lengths.sort_unstable();
    let wide = lengths.get(lengths.len() * 9 / 10).copied().unwrap_or(0);
    (40..=160).contains(&wide).then_some(wide)
}

/// Whether a new paragraph begins with the line `below`.
fn parts(above: &str, below: &str, width: Option<usize>) -> bool {
    let opens = begins_anew(below);
    if is_item(below) {
        return true;
    }
    let length = above.chars().count();
    match width {
        Some(width) => {
            // The next word would still have fitted on the line.
            let next = below.split(' ').next().unwrap_or("").chars().count();
            let is_short = length + next + 1 < width * 85 / 100;
            opens
                && is_short
                && (ends_sentence(above) || length * 2 < width && !above.ends_with(','))
        }
        None => {
            opens && (ends_sentence(above) || !above.ends_with([',', '-', '–', '—']) && length < 80)
        }
    }
}

/// Whether a paragraph goes on after a blank line: its last line is open, and the next begins
/// with a small letter.
fn runs_on(text: &str, above: Option<&Range<usize>>, below: &Range<usize>, length: usize) -> bool {
    let above = above.and_then(|line| text.get(line.clone())).unwrap_or("");
    let below = text.get(below.clone()).unwrap_or("");
    length > 40
        && above.ends_with(|letter: char| letter.is_alphanumeric() || letter == ',')
        && below.starts_with(char::is_lowercase)
        && !below.contains("://")
        && below.contains(' ')
}

fn begins_anew(line: &str) -> bool {
    line.trim_start_matches(['"', '“', '‘', '\'', '(', '[', '*', '«', '„', '_'])
        .starts_with(|letter: char| !letter.is_lowercase())
}

/// Whether a line ends where a sentence or a heading may end.
pub(crate) fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '’', '\'', ')', ']', '*', '»', '_'])
        .ends_with(['.', '!', '?', ':', ';', '…'])
}

/// Whether a line is an item of a list: *• first*, *1. first*, *(a) first*.
fn is_item(line: &str) -> bool {
    let mut letters = line.chars();
    match letters.next() {
        Some('•' | '·' | '▪' | '●' | '‣' | '–' | '—' | '*' | '-') => {
            letters.next() == Some(' ')
        }
        Some('(') => {
            let inner: String = letters
                .by_ref()
                .take_while(|letter| *letter != ')')
                .collect();
            (1..=4).contains(&inner.len()) && inner.chars().all(char::is_alphanumeric)
        }
        Some(digit) if digit.is_ascii_digit() => {
            let rest = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
            rest.starts_with(". ") || rest.starts_with(") ")
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<_> = paragraphs(text).iter().map(|par| par.words(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn blank_lines_part() {
        check("One.\n\nTwo.\n \n \nThree.", &["One.", "Two.", "Three."]);
    }

    #[test]
    fn wrapped_lines_are_joined() {
        check(
            "The ministers of the two countries met on the river on\nSunday and spoke of the dams \
             that were to be built in\nthe north.\nThey will meet again in the autumn, a spokesman \
             said\nin the evening.",
            &[
                "The ministers of the two countries met on the river on Sunday and spoke of the \
                 dams that were to be built in the north.",
                "They will meet again in the autumn, a spokesman said in the evening.",
            ],
        );
    }

    #[test]
    fn one_paragraph_a_line() {
        check(
            "Mr. President,\nWe meet at a time of trouble for all of us, and I thank you.\nOur \
             country wants peace with its neighbours. It has said so.\nA word on trade.",
            &[
                "Mr. President, We meet at a time of trouble for all of us, and I thank you.",
                "Our country wants peace with its neighbours. It has said so.",
                "A word on trade.",
            ],
        );
    }

    #[test]
    fn a_page_break_inside_a_sentence_is_mended() {
        check(
            "We call on all the members of this great assembly to support the\n\npeople of the \
             islands.\n\nThank you.",
            &[
                "We call on all the members of this great assembly to support the people of the \
                 islands.",
                "Thank you.",
            ],
        );
    }

    #[test]
    fn items_in_one_paragraph_stand_alone() {
        check(
            "They agreed on three things. - Trade grows. - Talks go on, the\nbanks said. - Peace.",
            &[
                "They agreed on three things.",
                "- Trade grows.",
                "- Talks go on, the banks said.",
                "- Peace.",
            ],
        );
        check("Talks go on. - Peru", &["Talks go on. - Peru"]);
    }

    #[test]
    fn items_of_lists_stand_alone() {
        check(
            "They agreed on:\n• trade\n• health",
            &["They agreed on:", "• trade", "• health"],
        );
    }
}
