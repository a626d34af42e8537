//! Captions of pictures, and whose pictures they are.

use std::sync::LazyLock;

use chancery_text::Caption;
use regex::Regex;

use crate::dates::regex;

/// The caption in a paragraph, if it is one.
///
/// > President Ana Lu (L) greets her guest in Lima on May 4, 2021. (Photo by lima.example)
///
/// The credit is what marks it. After a picture's placeholder (`after_picture`) a short paragraph
/// that shows who stands left and right is a caption without one.
pub(crate) fn caption(words: &str, after_picture: bool) -> Option<Caption> {
    static BRACKETED: LazyLock<Regex> = LazyLock::new(|| {
        regex(concat!(
            r"(?i)\s*[(\[](?:(?:file |handout |pool )?(?:photo(?:graph)?s?|image|picture|video|credit|source)",
            r"\s*(?:by|:|/|credit:?|courtesy(?: of)?|from|via|-|–)\s*([^)\]]{2,80})|",
            r"((?:ap|afp|epa|reuters|xinhua|getty|tass|irna|sputnik)(?: (?:photo|file photo|images|photographer))?(?:[/ ][^)\]]{0,60})?))[)\]]\.?$",
        ))
    });
    static OPEN: LazyLock<Regex> = LazyLock::new(|| {
        regex(concat!(
            r"(?:\s+|^)(?:(?:(?i:photo(?:graph)?|image|picture|video)(?i:s)?(?i: credit| courtesy(?: of)?| by)?|(?i:credit|photo by)) ?[:|/] ?((?:[^.]|\b\p{Lu}\.){2,80})|",
            r"((?:REUTERS|AFP|EPA(?:-EFE)?|AP Photo|AP|Getty Images|Xinhua|TASS|Anadolu)(?: ?/ ?| via )[^.]{2,60})|",
            r"([^.]{2,40}/(?:AFP|AP|Reuters|Getty Images|EPA|Anadolu|AFP via Getty Images)(?: [^.]{0,30})?))\.?$",
        ))
    });
    static LABEL: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^(?i:caption|image caption|photo caption|file photo|file|in this (?:file )?photo|photo|image|picture) ?[:|] ?(.+)$",
        )
    });
    static SIDES: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"\((?:[LRC]|left|right|center|centre|2nd [LR]|front|second (?:left|right)|from left)\)|\b(?:pictured|seen here|is shown|are shown|shakes hands|shake hands|poses? for|file photo|\[File\])",
        )
    });
    if words.chars().count() > 600 {
        return None;
    }
    let label = LABEL
        .captures(words)
        .and_then(|c| c.get(1))
        .map(|rest| rest.as_str());
    let shown = label.unwrap_or(words);
    for pattern in [&BRACKETED, &OPEN] {
        if let Some(found) = pattern.captures(shown) {
            let credit = found
                .iter()
                .skip(1)
                .flatten()
                .next()
                .map_or("", |part| part.as_str());
            let text = shown
                .get(..found.get(0).map_or(0, |whole| whole.start()))
                .unwrap_or("");
            // A credit under a long paragraph of prose: not a caption.
            if text.chars().count() > 400 || is_prose(credit) {
                return None;
            }
            return Some(Caption {
                text: text.trim().to_string(),
                credit: credit.trim().trim_end_matches('.').to_string(),
            });
        }
    }
    if let Some(rest) = label
        && (after_picture
            || words.to_lowercase().starts_with("caption")
            || words.contains("caption:")
            || words.to_lowercase().starts_with("file"))
    {
        return Some(Caption {
            text: rest.trim().to_string(),
            credit: String::new(),
        });
    }
    if after_picture && words.chars().count() < 350 && SIDES.is_match(words) {
        return Some(Caption {
            text: words.to_string(),
            credit: String::new(),
        });
    }
    None
}

/// Whether the words after *Photo:* are a sentence, not a name.
fn is_prose(credit: &str) -> bool {
    credit.split(' ').count() > 9
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, after_picture: bool, expected: &str) {
        let found = caption(words, after_picture).map_or("none".into(), |found| {
            format!("{} | {}", found.text, found.credit)
        });
        assert_eq!(found, expected, "{words}");
    }

    #[test]
    fn a_credit_marks_a_caption() {
        check(
            "President Ana Lu (L) greets her guest in Lima on May 4, 2021. (Photo by lima.example)",
            true,
            "President Ana Lu (L) greets her guest in Lima on May 4, 2021. | lima.example",
        );
        check(
            "Ministers arrive for the talks. REUTERS/Ana Lu",
            false,
            "Ministers arrive for the talks. | REUTERS/Ana Lu",
        );
        check(
            "The bridge at dawn. [Photo: B. Mora/AFP]",
            false,
            "The bridge at dawn. | B. Mora/AFP",
        );
        check(
            "The bridge at dawn. Photo: B. Mora",
            false,
            "The bridge at dawn. | B. Mora",
        );
    }

    #[test]
    fn after_a_picture_left_and_right_do() {
        check(
            "Ana Lu (right) with the envoy",
            true,
            "Ana Lu (right) with the envoy | ",
        );
        check("Ana Lu said the talks were useful.", true, "none");
    }

    #[test]
    fn prose_is_no_caption() {
        check(
            "The minister spoke to reporters in Lima (AP) on Monday.",
            false,
            "none",
        );
        check("He said the photo showed a bridge.", true, "none");
    }
}
