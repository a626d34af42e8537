//! LexisNexis and Nexis Uni: a header of lines *LABEL: value*.

use super::{Line, author, day, groups, joined, lines, stretch};
use crate::draft::Draft;
use crate::fields::one_line;
use crate::traced::Traced;

/// Labels that stand over the body.
const ABOVE: [&str; 8] = [
    "byline",
    "section",
    "length",
    "dateline",
    "headline",
    "highlight",
    "distribution",
    "edition",
];

/// Labels that stand under it.
const BELOW: [&str; 14] = [
    "load-date",
    "language",
    "publication-type",
    "subject",
    "company",
    "organization",
    "person",
    "city",
    "state",
    "country",
    "industry",
    "graphic",
    "geographic",
    "journal code",
];

/// A document whose header says how many words it has.
///
/// > LENGTH: 41 words
///
/// Leaves alone a text that only happens to hold a line with a colon.
pub(super) fn draft(text: &Traced) -> Option<Draft> {
    let all = lines(&text.text);
    let label = |words: &str| -> Option<(String, String)> {
        let (name, value) = words.split_once(':')?;
        let name = name.trim().to_ascii_lowercase();
        let known = ABOVE.contains(&name.as_str()) || BELOW.contains(&name.as_str());
        known.then(|| (name, one_line(value)))
    };
    let length = all.iter().position(|line| {
        label(line.words).is_some_and(|(name, value)| {
            name == "length" && value.to_ascii_lowercase().ends_with("words")
        })
    })?;
    let first = all.iter().position(|line| label(line.words).is_some())?;
    let mut draft = Draft::default();

    // The body: under *Body*, or under the last label above it.
    let body_line = all
        .iter()
        .skip(length)
        .position(|line| matches!(line.words.trim_end_matches(':'), "Body" | "BODY"))
        .map(|at| length + at);
    let mut from = match body_line {
        Some(at) => at + 1,
        None => length + 1,
    };
    if body_line.is_none() {
        let more = all.get(from..)?;
        let is_label =
            |line: &Line| label(line.words).is_some_and(|(name, _)| ABOVE.contains(&name.as_str()));
        let last = more.iter().take(14).rposition(is_label);
        from += last.map_or(0, |at| at + 1);
    }
    let mut to = all
        .iter()
        .enumerate()
        .skip(from)
        .find(|(_, line)| {
            matches!(
                line.words,
                "Classification" | "End of Document" | "Graphic" | "Notes"
            ) || label(line.words).is_some_and(|(name, _)| BELOW.contains(&name.as_str()))
        })
        .map_or(all.len(), |(at, _)| at);
    // A note on rights is not the article's last paragraph.
    while to > from
        && all.get(to - 1).is_some_and(|line| {
            line.words.is_empty()
                || line.words.starts_with("Copyright ")
                || line.words.eq_ignore_ascii_case("all rights reserved")
        })
    {
        to -= 1;
    }
    while from < to && all.get(from).is_some_and(|line| line.words.is_empty()) {
        from += 1;
    }
    draft.body = stretch(text, all.get(from..to)?);

    for line in &all {
        match label(line.words) {
            Some((name, value)) if name == "byline" && draft.byline.is_empty() => {
                draft.byline = author(&value);
            }
            Some((name, value)) if name == "dateline" => draft.dateline = value,
            Some((name, value)) if name == "language" => {
                draft.language = value.to_ascii_lowercase();
            }
            Some((name, _)) if name == "headline" => {
                let colon = line.words.find(':').map_or(0, |at| at + 1);
                let value = line.range.start + colon..line.range.end;
                draft.title = Some(text.slice(value));
            }
            _ => {}
        }
    }

    // Over the labels stand outlet, date and headline; the older layout begins with the outlet.
    let above = all.get(..first)?;
    let is_old = above.iter().any(|line| line.words.contains(" DOCUMENT"));
    let parts: Vec<_> = groups(above)
        .into_iter()
        .filter(|group| {
            let words = joined(group);
            !words.contains(" DOCUMENT") && !words.starts_with("Copyright ")
        })
        .collect();
    let dated = parts.iter().position(|group| day(&joined(group)).is_some());
    let dated = dated?;
    draft.dates.extend(day(&joined(parts.get(dated)?)));
    let (outlet, title) = if is_old {
        (dated.checked_sub(1), parts.get(dated + 1..)?.last())
    } else {
        (dated.checked_sub(1).filter(|at| *at > 0), parts.first())
    };
    if let Some(outlet) = outlet {
        draft.outlet = joined(parts.get(outlet)?);
    }
    if draft.title.is_none()
        && let Some(title) = title
    {
        draft.title = Some(stretch(text, title));
    }
    Some(draft)
}

#[cfg(test)]
mod tests {
    use super::super::tests::show;

    #[test]
    fn the_older_layout() {
        let text = "1 of 2 DOCUMENTS\n\n\n      The Lima Herald\n\n    May 1, 2024 Wednesday\n\n\
                    Talks go on,\nminister says\n\nBYLINE: Ana Lu\n\nSECTION: WORLD; Pg. 4\n\n\
                    LENGTH: 41 words\n\nDATELINE: LIMA\n\nBODY:\n\nTalks with Chile would go on, the \
                    minister\nsaid.\n\nHe rejected reports of a break.\n\nLOAD-DATE: May 2, \
                    2024\n\nLANGUAGE: ENGLISH\n\nCopyright 2024 The Lima Herald\n";
        assert_eq!(
            show(text),
            "Talks go on, minister says | The Lima Herald | 2024-05-01 | Ana Lu | LIMA | english \
             | Talks with Chile would go on, the minister said. He rejected reports of a break."
        );
    }

    #[test]
    fn the_newer_layout() {
        let text = "Talks go on, minister says\n\nThe Lima Herald\n\nMay 1, 2024 Wednesday\n\n\
                    Copyright 2024 The Lima Herald All Rights Reserved\n\nSection: WORLD; Pg. 4\n\n\
                    Length: 41 words\n\nByline: By Ana Lu\n\nBody\n\n\nTalks would go on.\nHe \
                    rejected reports.\n\nClassification\n\n\nLanguage: ENGLISH\n\nSubject: TALKS \
                    (90%)\n\nLoad-Date: May 2, 2024\n\n\nEnd of Document\n";
        assert_eq!(
            show(text),
            "Talks go on, minister says | The Lima Herald | 2024-05-01 | Ana Lu |  | english | \
             Talks would go on. He rejected reports."
        );
    }
}
