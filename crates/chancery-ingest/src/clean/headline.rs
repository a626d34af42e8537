//! The headline of a text that was printed or pasted from a page.

use super::paragraphs::{Paragraph, ends_sentence};
use super::{caption, dateline, furniture};

/// The number of the paragraph that is the headline, if the text begins with one.
///
/// > *Namibia and Angola
/// > must share the river*
///
/// The first paragraph that is no furniture is the headline if asterisks or a hash mark it, or if
/// it is short, does not end like a sentence and prose follows.
pub(crate) fn headline(text: &str, paragraphs: &[Paragraph]) -> Option<usize> {
    let (at, words) = paragraphs
        .iter()
        .enumerate()
        .take(12)
        .find_map(|(at, paragraph)| {
            let words = paragraph.words(text);
            let is_content = !furniture::is_placeholder(&words)
                && !furniture::is_furniture(&words)
                && furniture::address(&words).is_none();
            is_content.then_some((at, words))
        })?;
    if marked(&words).is_some() {
        return Some(at);
    }
    let has_prose = paragraphs.iter().skip(at + 1).any(|paragraph| {
        let below = paragraph.words(text);
        below.len() > 60 && ends_sentence(&below)
    });
    let n_words = words.split(' ').count();
    let is_headline = has_prose
        && (2..=40).contains(&n_words)
        && words.chars().count() <= 250
        && !words.ends_with(['.', ':', ';', ','])
        && !words.ends_with(".\"")
        && !words.ends_with(".”")
        && dateline::dateline(&words).is_none()
        && caption::caption(&words, false).is_none()
        && furniture::byline(&words).is_none();
    is_headline.then_some(at)
}

/// The bytes inside the marks of a headline: `*…*`, `**…**`, `# …`, `_…_`, `Title: …`.
pub(crate) fn marked(words: &str) -> Option<std::ops::Range<usize>> {
    let trimmed = words.trim();
    let base = words.len() - words.trim_start().len();
    for mark in ["***", "**", "*", "__", "_"] {
        if let Some(inner) = trimmed
            .strip_prefix(mark)
            .and_then(|rest| rest.strip_suffix(mark))
            && !inner.is_empty()
            && !inner.contains(mark)
            && !inner.starts_with(' ')
        {
            let start = base + mark.len();
            return Some(start..start + inner.len());
        }
    }
    let rest = trimmed.trim_start_matches('#');
    let n_hashes = trimmed.len() - rest.len();
    if (1..=6).contains(&n_hashes) && rest.starts_with(' ') {
        let inner = rest.trim();
        let start = base + trimmed.len() - rest.trim_start().len();
        return Some(start..start + inner.len());
    }
    for label in ["Title:", "TITLE:", "Headline:", "HEADLINE:"] {
        if let Some(rest) = trimmed.strip_prefix(label) {
            let inner = rest.trim();
            let start = base + trimmed.len() - rest.trim_start().len();
            return (!inner.is_empty()).then_some(start..start + inner.len());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::paragraphs::paragraphs;
    use super::*;

    fn check(text: &str, expected: &str) {
        let paragraphs = paragraphs(text);
        let found =
            headline(text, &paragraphs).map_or("none".to_string(), |at| paragraphs[at].words(text));
        assert_eq!(found, expected);
    }

    const PROSE: &str = "\n\nThe two ministers met on Monday and spoke of the river for two hours.";

    #[test]
    fn a_short_line_over_prose_is_a_headline() {
        check(
            &format!("Ministers meet over river{PROSE}"),
            "Ministers meet over river",
        );
        check(&format!("Share\n\nMinisters meet{PROSE}"), "Ministers meet");
        check(&format!("*Ministers\nmeet*{PROSE}"), "*Ministers meet*");
    }

    #[test]
    fn prose_is_no_headline() {
        check(&format!("The ministers met.{PROSE}"), "none");
        check("The ministers met", "none");
        check(&format!("By Ana Lu{PROSE}"), "none");
    }

    #[test]
    fn marks_come_off() {
        for (words, inner) in [
            ("*Ministers meet*", "Ministers meet"),
            ("**Ministers meet**", "Ministers meet"),
            ("# Ministers meet", "Ministers meet"),
            ("Title: Ministers meet", "Ministers meet"),
        ] {
            assert_eq!(&words[marked(words).unwrap()], inner);
        }
        assert_eq!(marked("Ministers *meet*"), None);
        assert_eq!(marked("* * *"), None);
    }
}
