//! Factiva: a header of two-letter codes, or of lines without labels.

use super::{Line, author, day, groups, joined, lines, stretch};
use crate::draft::Draft;
use crate::fields::one_line;
use crate::traced::Traced;

/// The codes of fields, without which a line goes on with the field before.
const CODES: [&str; 28] = [
    "AN", "ART", "BY", "CLM", "CO", "CR", "CT", "CX", "CY", "DE", "ED", "ET", "GC", "HD", "HLP",
    "IN", "IPC", "IPD", "LA", "LP", "NS", "PD", "PG", "PUB", "RE", "RF", "SN", "WC",
];
const MORE_CODES: [&str; 5] = ["SC", "SE", "TD", "VOL", "TX"];

/// A document with a code before each field.
///
/// > HD  Talks go on, minister says
/// > PD  1 May 2024
/// > LP  LIMA, May 1 (Reuters) - Talks with Chile would go on.
pub(super) fn coded(text: &Traced) -> Option<Draft> {
    let all = lines(&text.text);
    let code = |line: &Line| -> Option<String> {
        let code = line.words.split([' ', '\t']).next()?;
        let known = CODES.contains(&code) || MORE_CODES.contains(&code);
        let rest = line.words.get(code.len()..)?;
        // A sentence may begin with a word in capitals, but not with two spaces after it.
        let apart = rest.is_empty() || rest.starts_with('\t') || rest.starts_with("  ");
        (known && apart).then(|| code.to_string())
    };
    let starts: Vec<(usize, String)> = all
        .iter()
        .enumerate()
        .filter_map(|(at, line)| Some((at, code(line)?)))
        .collect();
    let has = |wanted: &str| starts.iter().any(|(_, code)| code == wanted);
    if !has("HD") || !has("PD") || !(has("LP") || has("TD")) {
        return None;
    }
    let mut draft = Draft::default();
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([all.len()]);
    for ((from, code), to) in starts.iter().zip(ends) {
        let field = all.get(*from..to)?;
        let (first, last) = (field.first()?, field.last()?);
        let words = first.words.get(code.len()..)?;
        let start = first.range.end - words.trim_start().len();
        let value = text.slice(start..last.range.end.max(start));
        let words = one_line(&value.text);
        match code.as_str() {
            "HD" => draft.title = Some(value),
            "BY" => draft.byline = author(&words),
            "SN" => draft.outlet = words,
            "PD" => draft.dates.extend(day(&words)),
            "LA" => draft.language = words.to_ascii_lowercase(),
            "LP" | "TD" | "TX" => {
                if !draft.body.text.is_empty() {
                    draft.body.push_made("\n\n");
                }
                draft.body.push_from(&value, 0..value.text.trim_end().len());
            }
            _ => {}
        }
    }
    Some(draft)
}

/// A document whose header has no labels: headline, author, *41 words*, date, hour, outlet, code,
/// language, rights.
///
/// > Talks go on, minister says
/// >
/// > Ana Lu
/// > 41 words
/// > 1 May 2024
/// > The Lima Herald
/// > LIMAH
/// > English
/// > (c) 2024 The Lima Herald. All rights reserved.
pub(super) fn plain(text: &Traced) -> Option<Draft> {
    let all = lines(&text.text);
    let n_words = all.iter().take(40).position(|line| {
        let mut words = line.words.split(' ');
        let is_number = |word: &str| {
            !word.is_empty()
                && word
                    .bytes()
                    .all(|byte| byte.is_ascii_digit() || byte == b',')
        };
        words.next().is_some_and(is_number)
            && words.next() == Some("words")
            && words.next().is_none()
    })?;
    let below: Vec<&Line> = all
        .iter()
        .skip(n_words + 1)
        .filter(|line| !line.words.is_empty())
        .take(10)
        .collect();
    let date = day(below.first()?.words)?;
    let rights = below.iter().position(|line| {
        ["(c) ", "© ", "Copyright ", "(C) "]
            .iter()
            .any(|mark| line.words.starts_with(mark))
    })?;
    let mut draft = Draft::default();
    draft.dates.push(date);
    let facts = below.get(1..rights)?;
    let is_hour = |words: &str| {
        words.starts_with(|letter: char| letter.is_ascii_digit()) && words.contains([':', '.'])
    };
    if let Some(outlet) = facts.iter().find(|line| !is_hour(line.words)) {
        draft.outlet = one_line(outlet.words);
    }
    if let Some(language) = facts.last()
        && facts.len() > 1
    {
        draft.language = language.words.to_ascii_lowercase();
    }
    let above = groups(all.get(..n_words)?);
    draft.title = above.first().map(|title| stretch(text, title));
    if above.len() > 1
        && let Some(last) = above.last()
    {
        draft.byline = author(&joined(last));
    }
    let end_of_header = below.get(rights)?.range.end;
    let mut body: Vec<Line> = all
        .into_iter()
        .filter(|line| line.range.start > end_of_header)
        .collect();
    while body.last().is_some_and(|line| {
        line.words.is_empty() || line.words.starts_with("Document ") && !line.words.contains(". ")
    }) {
        body.pop();
    }
    draft.body = stretch(text, &body);
    Some(draft)
}

#[cfg(test)]
mod tests {
    use super::super::tests::show;

    #[test]
    fn fields_with_codes() {
        let text = "HD  Talks go on,\n    minister says\nBY  By Ana Lu\nWC  41 words\nPD  1 May \
                    2024\nET  09:30\nSN  The Lima Herald\nSC  LIMAH\nLA  English\nCY  (c) 2024 The \
                    Lima Herald\n\nLP  Talks with Chile would go on.\n\nTD  He rejected \
                    reports.\n\nThey met.\n\nAN  Document LIMAH00020240501ek51000bp\n";
        assert_eq!(
            show(text),
            "Talks go on, minister says | The Lima Herald | 2024-05-01 | Ana Lu |  | english | \
             Talks with Chile would go on. He rejected reports. They met."
        );
    }

    #[test]
    fn lines_without_labels() {
        let text = "Talks go on, minister says\n\nAna Lu\n41 words\n1 May 2024\n09:30\nThe Lima \
                    Herald\nLIMAH\nEnglish\n(c) 2024 The Lima Herald. All rights reserved.\n\n\
                    LIMA, May 1 (Reuters) - Talks would go on.\n\nHe rejected reports.\n\n\
                    Document LIMAH00020240501ek51000bp\n";
        assert_eq!(
            show(text),
            "Talks go on, minister says | The Lima Herald | 2024-05-01 | Ana Lu |  | english | \
             LIMA, May 1 (Reuters) - Talks would go on. He rejected reports."
        );
    }
}
