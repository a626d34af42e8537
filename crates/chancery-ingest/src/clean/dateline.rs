//! *Windhoek, May 12 (NAMPA)--*: where, when and by which agency a report was filed.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::dates::{self, MONTH, regex};

/// A dateline as printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Printed {
    pub place: String,
    pub year: Option<i16>,
    pub month: Option<u8>,
    pub day: Option<u8>,
    pub agency: String,
    /// Its length in bytes: there the first sentence begins.
    pub length: usize,
}

/// How much of a paragraph is looked at.
const LOOKED_AT: usize = 260;

/// Reads the dateline at the beginning of a paragraph.
///
/// > Windhoek, May 12 (NAMPA)-- Namibia's president …
/// > LISBON, March 3 - Portugal …
/// > QUITO, 4 AUG 88 (EFE) -- [TEXT] THE PRESIDENT …
/// > LIMA (AP) — Peru's …
///
/// Leaves alone a sentence that begins with a place and goes on after a dash: without a date or an
/// agency the place must stand in capitals.
pub(crate) fn dateline(paragraph: &str) -> Option<Printed> {
    let found = first(paragraph)?;
    let rest = paragraph.get(found.length..).unwrap_or("");
    let marked = markers(rest);
    let length = found.length + marked;
    if length >= paragraph.len() {
        return None;
    }
    // *ROME (ITALY), 5 DEC 89 (ANSA) -- [EXCERPT] OSLO, 4 DEC (NTB) --*: received in the first
    // place, filed in the second.
    let filed = (marked > 0)
        .then(|| first(paragraph.get(length..)?))
        .flatten()
        .filter(|inner| inner.day.is_some() || !inner.agency.is_empty())
        .filter(|inner| length + inner.length < paragraph.len());
    Some(match filed {
        Some(inner) => Printed {
            year: inner.year.or(found.year),
            agency: if inner.agency.is_empty() {
                found.agency
            } else {
                inner.agency
            },
            length: length + inner.length,
            ..inner
        },
        None => Printed { length, ..found },
    })
}

/// The dateline right at the beginning.
fn first(paragraph: &str) -> Option<Printed> {
    let end = paragraph
        .char_indices()
        .nth(LOOKED_AT)
        .map_or(paragraph.len(), |(at, _)| at);
    let head = paragraph.get(..end).unwrap_or("");
    let shout = !head.chars().any(char::is_lowercase);
    patterns().iter().find_map(|(pattern, needs_quiet)| {
        if *needs_quiet && shout {
            return None;
        }
        printed(&pattern.captures(head)?)
    })
}

/// The patterns, the most telling first; those with `true` are not tried where all is in capitals.
fn patterns() -> &'static [(Regex, bool)] {
    static PATTERNS: LazyLock<Vec<(Regex, bool)>> = LazyLock::new(|| {
        let word = r"\p{Lu}[\p{L}\p{M}’'.-]*";
        let small = r"(?:de|del|la|las|los|el|al|of|the|and|on|sur|upon|am|im|do|da|dos|y)";
        let name = format!(r"{word}(?:[ -]{small}){{0,2}}(?: {word}(?: {small}){{0,2}}){{0,4}}");
        let place = format!(
            r"(?P<place>{name}(?: ?/ ?{name}){{0,2}}(?: \({name}\))?(?:, {name}){{0,2}}(?: \({name}\))?)"
        );
        let weekday =
            r"(?:(?i:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?";
        let date = format!(
            r"{weekday}(?:(?P<m1>(?i:{MONTH}))\.? (?P<d1>\d\d?)(?:st|nd|rd|th)?|(?P<d2>\d\d?)(?:st|nd|rd|th)? (?P<m2>(?i:{MONTH}))\.?)(?:,? (?P<year>\d{{4}}|\d\d))?"
        );
        let undated = "(?:NO DATE|N\\.D\\.)";
        let agency = r"(?:\((?P<a1>[^()\n]{2,80})\)|/(?P<a2>\p{Lu}[\p{L} -]{1,30})/|(?P<a3>AFP|AP|Reuters|REUTERS|Xinhua|Kyodo|TASS|Tass|Interfax|IRNA|SANA|KCNA|ANI|PTI|Yonhap|EFE|ANSA|dpa|DPA|UPI|WAM|SPA|MENA|KUNA|BNA|CNN|RIA Novosti|Sputnik|Anadolu|Reuter))";
        let dash = r" ?(?:[-–—―‒]{1,3}|[.:])\s*";
        let firm_dash = r"(?: ?(?:--|[–—―‒])\s*| -{1,3} )";
        let sources: [(String, bool); 8] = [
            // Windhoek, May 12 (NAMPA)--   MOSCOW. Dec 5 (Interfax) -   MOSCOW, May 5. /TASS/.
            (format!(r"^{place}[,.:]? {date}[.,]? ?{agency}(?:{dash}|\s+)"), false),
            // QUITO, NO DATE (EFE) --
            (format!(r"^{place}, {undated} ?{agency}{dash}"), false),
            // LISBON, March 3 -   Geneva, 5 December 2023 –
            (format!(r"^{place}[,.:]? {date}[.,]?{firm_dash}"), false),
            // 5 December 2023, Geneva –   December 5, 2023 | Geneva -
            (format!(r"^{date}(?:,| ?[|/]) ?{place}(?: ?{agency})?{firm_dash}"), false),
            // LIMA (AP) —   Lima, Reuters -
            (format!(r"^{place},? ?{agency}{firm_dash}"), true),
            // Washington (CNN) The …
            (format!(r"^(?:{place} ?)?\((?P<a1>CNN(?: Business)?)\)(?:{dash}|\s*)"), true),
            // (Reuters) -
            (r"^\((?P<a1>\p{Lu}[\p{L} .]{1,30})\)(?: ?(?:--|[–—―‒])\s*| -{1,3} )".to_string(), true),
            // LIMA —
            (
                r"^(?P<place>\p{Lu}[\p{Lu}’'.-]{2,}(?: \p{Lu}[\p{Lu}’'.-]+){0,3}(?:, \p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]+)?)?)(?: (?:--|[–—―‒]) ?| - )"
                    .to_string(),
                true,
            ),
        ];
        sources
            .iter()
            .map(|(source, quiet)| (regex(source), *quiet))
            .collect()
    });
    &PATTERNS
}

fn printed(found: &Captures) -> Option<Printed> {
    let part = |name: &str| found.name(name).map_or("", |part| part.as_str());
    let first = |names: &[&str]| {
        names
            .iter()
            .map(|name| part(name))
            .find(|part| !part.is_empty())
    };
    let day = match first(&["d1", "d2"]) {
        Some(day) => Some(
            day.parse::<u8>()
                .ok()
                .filter(|day| (1..=31).contains(day))?,
        ),
        None => None,
    };
    let agency = first(&["a1", "a2", "a3"]).unwrap_or("").trim();
    // "Ana Lu (left) —" is a caption.
    if agency.starts_with(|letter: char| letter.is_lowercase()) && !agency.starts_with("dpa") {
        return None;
    }
    Some(Printed {
        place: part("place").trim_end_matches(['.', ',']).to_string(),
        year: dates::year(part("year")),
        month: first(&["m1", "m2"]).and_then(dates::month),
        day,
        agency: agency.to_string(),
        length: found.get(0)?.end(),
    })
}

/// The length of the markers of a translation service that follow: *[TEXT]*, *[EXCERPT]*, and of
/// what is bracketed before them: *[EDITORIAL] [BY ANA LU] [TEXT]*.
fn markers(rest: &str) -> usize {
    static BRACKETED: LazyLock<Regex> = LazyLock::new(|| regex(r"^\s*\[([^\[\]]{1,240})\]\s*"));
    static MARKER: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"\b(?:TEXT|EXCERPTS?|SUMMARY|CONTINUED|PASSAGE OMITTED|RECORDING|REPORT|EDITORIAL|COMMENTARY|COMMUNIQUE)\b",
        )
    });
    let (mut at, mut end) = (0, 0);
    for _ in 0..8 {
        let Some(found) = BRACKETED.captures(rest.get(at..).unwrap_or("")) else {
            break;
        };
        at += found.get(0).map_or(0, |whole| whole.end());
        if MARKER.is_match(&found[1]) {
            end = at;
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(paragraph: &str, expected: &str) {
        let found = dateline(paragraph).map_or("none".to_string(), |found| {
            let number = |n: Option<i64>| n.map_or(String::new(), |n| n.to_string());
            format!(
                "{} | {}-{}-{} | {} | {}",
                found.place,
                number(found.year.map(Into::into)),
                number(found.month.map(Into::into)),
                number(found.day.map(Into::into)),
                found.agency,
                &paragraph[found.length..]
            )
        });
        assert_eq!(found, expected, "{paragraph}");
    }

    #[test]
    fn place_date_and_agency() {
        check(
            "Windhoek, May 12 (NAMPA)-- Talks.",
            "Windhoek | -5-12 | NAMPA | Talks.",
        );
        check(
            "BEIJING, Dec. 5 (Xinhua) -- Talks.",
            "BEIJING | -12-5 | Xinhua | Talks.",
        );
        check(
            "MOSCOW, December 5. /TASS/. Talks.",
            "MOSCOW | -12-5 | TASS | Talks.",
        );
        check(
            "TOKYO, Dec. 5, Kyodo - Talks.",
            "TOKYO | -12-5 | Kyodo | Talks.",
        );
        check(
            "LIMA, Dec 5, 2021 (AFP) - Talks.",
            "LIMA | 2021-12-5 | AFP | Talks.",
        );
        check(
            "ROME (ITALY), 5 DEC 89 (ANSA) -- [EXCERPT] OSLO, 4 DEC (NTB) -- TALKS.",
            "OSLO | 1989-12-4 | NTB | TALKS.",
        );
        check(
            "ROME (ITALY), 5 DEC 89 (ANSA) -- [TEXT] OSLO -- TALKS.",
            "ROME (ITALY) | 1989-12-5 | ANSA | OSLO -- TALKS.",
        );
    }

    #[test]
    fn place_and_date() {
        check("LISBON, March 3 - Talks.", "LISBON | -3-3 |  | Talks.");
        check(
            "NAPIER, New Zealand, March 23 - Talks.",
            "NAPIER, New Zealand | -3-23 |  | Talks.",
        );
        check(
            "Geneva, 5 December 2021 – Talks.",
            "Geneva | 2021-12-5 |  | Talks.",
        );
        check(
            "BRUSSELS/OSLO, June 7 - Talks.",
            "BRUSSELS/OSLO | -6-7 |  | Talks.",
        );
    }

    #[test]
    fn translated_broadcasts() {
        check(
            "QUITO, 4 AUG 88 (EFE) -- [TEXT] TALKS.",
            "QUITO | 1988-8-4 | EFE | TALKS.",
        );
        check(
            "COLON (PANAMA), 8 APR 88 (CANAL DOS) -- [EDITORIAL] [TEXT] TALKS.",
            "COLON (PANAMA) | 1988-4-8 | CANAL DOS | TALKS.",
        );
        check(
            "QUITO, NO DATE (RADIO SOL) -- [TALK WITH LU] [TEXT] [LU] WE TALK.",
            "QUITO | -- | RADIO SOL | [LU] WE TALK.",
        );
    }

    #[test]
    fn agency_alone_or_place_alone() {
        check("LIMA (AP) — Talks.", "LIMA | -- | AP | Talks.");
        check("(Reuters) - Talks.", " | -- | Reuters | Talks.");
        check("Washington (CNN)Talks.", "Washington | -- | CNN | Talks.");
        check("LIMA, Peru — Talks.", "LIMA, Peru | -- |  | Talks.");
    }

    #[test]
    fn sentences_are_no_datelines() {
        for sentence in [
            "Peru – which holds the chair – called for talks.",
            "The United States - and others - agreed.",
            "On March 3 the ministers met.",
            "TALKS GO ON - MINISTER",
            "Ana Lu (left) — the minister — spoke.",
            "PRESIDENT LU: Thank you.",
        ] {
            check(sentence, "none");
        }
    }
}
