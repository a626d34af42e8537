//! Lines no wider than the terminal, in styles.

use std::fmt::Write as _;

use anstyle::Style;
use unicode_width::UnicodeWidthStr;

/// Writes pieces of text as lines: the first after `indent` spaces, the others after `hang`.
///
/// A word that is made of parts in several styles is not torn apart, and no style goes on over the
/// end of a line. Without `colour` the styles are left out.
pub(crate) fn wrap(
    out: &mut String,
    (width, colour): (usize, bool),
    (indent, hang): (usize, usize),
    pieces: &[(String, Style)],
) {
    let width = width.max(30);
    let mut column = indent;
    let mut open: Option<Style> = None;
    let shown = |style: &Style| Some(*style).filter(|style| colour && *style != Style::new());
    out.push_str(&" ".repeat(indent));
    for (place, word) in words(pieces).iter().enumerate() {
        let length: usize = word.iter().map(|(part, _)| part.width()).sum();
        if place > 0 && column + 1 + length > width {
            restyle(out, &mut open, None);
            out.push('\n');
            out.push_str(&" ".repeat(hang));
            column = hang;
        } else if place > 0 {
            // A style goes on over the space only if the next word has it too.
            if open != word.first().and_then(|(_, style)| shown(style)) {
                restyle(out, &mut open, None);
            }
            out.push(' ');
            column += 1;
        }
        for (part, style) in word {
            restyle(out, &mut open, shown(style));
            out.extend(part.chars().filter(|letter| !letter.is_control()));
        }
        column += length;
    }
    restyle(out, &mut open, None);
    out.push('\n');
}

/// Ends the style that is on and begins another.
fn restyle(out: &mut String, open: &mut Option<Style>, style: Option<Style>) {
    if *open == style {
        return;
    }
    if let Some(open) = open {
        let _ = write!(out, "{}", open.render_reset());
    }
    if let Some(style) = style {
        let _ = write!(out, "{}", style.render());
    }
    *open = style;
}

/// The words of pieces of text; a word may be made of parts of several pieces.
fn words(pieces: &[(String, Style)]) -> Vec<Vec<(&str, Style)>> {
    let mut words: Vec<Vec<(&str, Style)>> = vec![Vec::new()];
    for (piece, style) in pieces {
        for (place, part) in piece.split(char::is_whitespace).enumerate() {
            if place > 0 {
                words.push(Vec::new());
            }
            if let Some(word) = words.last_mut()
                && !part.is_empty()
            {
                word.push((part, *style));
            }
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(colour: bool, pieces: &[(&str, Style)], expected: &str) {
        let pieces: Vec<_> = pieces
            .iter()
            .map(|(words, style)| (words.to_string(), *style))
            .collect();
        let mut out = String::new();
        wrap(&mut out, (30, colour), (0, 2), &pieces);
        assert_eq!(out, expected);
    }

    #[test]
    fn marks_stay_with_their_words() {
        let plain = Style::new();
        check(
            false,
            &[
                ("The mayor said ‹the old bridge", plain),
                ("› would open", plain),
            ],
            "The mayor said ‹the old\n  bridge› would open\n",
        );
    }

    #[test]
    fn styles_end_with_their_words() {
        check(
            true,
            &[
                ("The ", Style::new()),
                ("mayor", Style::new().bold()),
                (" spoke.", Style::new()),
            ],
            "The \u{1b}[1mmayor\u{1b}[0m spoke.\n",
        );
    }
}
