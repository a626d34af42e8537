//! Letters that no reader sees, and spaces that are not plain.

use chancery_text::Doubt;

use crate::traced::Traced;

/// The text with plain line ends and spaces, without soft hyphens, marks of zero width and control
/// letters; runs of spaces become one, and lines have no space at their ends.
///
/// > The min­is­ter said: “Talks go on.”
///
/// The soft hyphens go, the curly quotes stay. Marks that turn the direction of the text (they can
/// show a quotation in another order than it is stored) are left out with a doubt.
pub(crate) fn tidy(body: &Traced, doubts: &mut Vec<Doubt>) -> Traced {
    let mut tidy = Traced::default();
    let mut n_bidi = 0usize;
    let mut n_control = 0usize;
    // Start of the run that is kept as it is.
    let mut run = 0;
    // A space was just written or the line has just begun.
    let mut at_space = true;
    let mut letters = body.text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let after = at + letter.len_utf8();
        let change = match letter {
            ' ' if !at_space => None,
            ' ' => Some(""),
            '\n' => None,
            '\r' if letters.peek().is_some_and(|next| next.1 == '\n') => Some(""),
            '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some("\n"),
            '\t'
            | '\u{a0}'
            | '\u{1680}'
            | '\u{2000}'..='\u{200a}'
            | '\u{202f}'
            | '\u{205f}'
            | '\u{3000}' => Some(if at_space { "" } else { " " }),
            '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{200e}' | '\u{200f}'
            | '\u{61c}' => Some(""),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                n_bidi += 1;
                Some("")
            }
            control if control.is_control() => {
                n_control += 1;
                Some("")
            }
            _ => None,
        };
        match change {
            None => at_space = matches!(letter, ' ' | '\n'),
            Some(made) => {
                tidy.push_from(body, run..at);
                if made.is_empty() {
                    // Nothing takes its place.
                } else if letter.len_utf8() == 1 {
                    let mut one = body.slice(at..after);
                    one.text = made.to_string();
                    tidy.push_from(&one, 0..1);
                    at_space = true;
                } else {
                    tidy.push_made(made);
                    at_space = true;
                }
                run = after;
            }
        }
    }
    tidy.push_from(body, run..body.text.len());
    if n_bidi > 0 {
        doubts.push(Doubt::whole(
            "direction-marks",
            format!("{n_bidi} marks that turn the direction of the text were left out"),
        ));
    }
    if n_control > 0 {
        doubts.push(Doubt::whole(
            "control-letters",
            format!("{n_control} control letters were left out"),
        ));
    }
    tidy
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tidied(text: &str) -> (String, usize) {
        let mut doubts = Vec::new();
        let traced = tidy(&Traced::of(text, 0), &mut doubts);
        (traced.text, doubts.len())
    }

    #[test]
    fn spaces_become_plain() {
        assert_eq!(
            tidied("a\u{a0}b\t c\r\nd\re  f\u{2028}g").0,
            "a b c\nd\ne f\ng"
        );
    }

    #[test]
    fn unseen_letters_go() {
        assert_eq!(
            tidied("min\u{ad}is\u{200b}ter\u{feff}"),
            ("minister".into(), 0)
        );
        assert_eq!(tidied("a\0b"), ("ab".into(), 1));
        assert_eq!(tidied("\u{202e}evil\u{202c}"), ("evil".into(), 1));
    }

    #[test]
    fn the_map_stays_true() {
        let text = "One\r\ntwo\u{a0}three\u{ad}four";
        let traced = tidy(&Traced::of(text, 0), &mut Vec::new());
        let tidy = traced.text.clone();
        let (_, map) = traced.into_parts();
        for word in ["One", "two", "three", "four"] {
            let (from, to) = (tidy.find(word).unwrap(), text.find(word).unwrap());
            assert_eq!(map.source(from as u32), Some(to as u64), "{word}");
        }
    }
}
