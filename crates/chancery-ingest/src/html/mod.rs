//! Web pages: what they say about themselves, and which of their words are the article.
//!
//! The crate `trafilatura` chooses the words; what it chooses is found again in the page, so that
//! every letter points at its byte. A page too deep or too large for a tree is read without one.

mod meta;
mod tags;
mod visible;

use chancery_text::{Doubt, PublishedFrom};

use crate::clean;
use crate::dates;
use crate::draft::{Draft, Evidence};
use crate::error::Problem;
use crate::fields::one_line;
use crate::order;
use crate::traced::Traced;

/// Pages longer than this are read without a tree.
const LARGEST: usize = 6 << 20;

/// The charset that a page says it is in, from its first bytes.
pub(crate) fn charset(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..2048).unwrap_or(bytes)).to_ascii_lowercase();
    let at = head.find("charset=")? + "charset=".len();
    let rest = head.get(at..)?.trim_start_matches(['"', '\'', ' ']);
    let end = rest.find(|l: char| !l.is_ascii_alphanumeric() && l != '-' && l != '_');
    rest.get(..end.unwrap_or(rest.len()))
        .filter(|name| !name.is_empty())
        .map(str::to_string)
}

/// The article on a page.
pub(crate) fn draft(page: &Traced, doubts: Vec<Doubt>) -> Result<Draft, Problem> {
    let meta = meta::meta(&page.text);
    let visible = visible::visible(page);
    let mut draft = Draft {
        outlet: meta.outlet,
        byline: meta.byline,
        url: meta.url,
        language: meta.language,
        doubts,
        ..Draft::default()
    };
    for raw in &meta.dates {
        if let Some(found) = dates::field(raw) {
            let signs = order::Signs {
                url: &draft.url,
                language: &draft.language,
                text: "",
                beside: meta.dates.iter().find_map(|date| order::of_dates(date)),
            };
            let (date, doubt) = order::settle(raw, found, signs);
            if let Some(doubt) = doubt {
                draft.doubt("date-ambiguous", doubt);
            }
            draft.dates.push(Evidence {
                date,
                from: PublishedFrom::Metadata,
            });
        }
    }
    for words in &meta.captions {
        draft.captions.push(clean::caption_of(words));
    }
    let chosen = match page.text.len() > LARGEST || visible::is_hostile(&page.text) {
        true => {
            draft.doubt(
                "page-too-deep",
                "the page is too deep or too large: all its words were taken".into(),
            );
            None
        }
        false => chosen(&page.text),
    };
    let body = match chosen {
        Some(chosen) if chosen.len() * 3 >= meta.body.len() => aligned(&visible, &chosen),
        _ if meta.body.len() >= 200 => aligned(&visible, &meta.body),
        Some(chosen) if !chosen.trim().is_empty() => aligned(&visible, &chosen),
        _ => {
            draft.doubt(
                "page-unread",
                "no article was found on the page: all its words were taken".into(),
            );
            visible.clone()
        }
    };
    draft.body = without_captions(body, &meta.captions);
    if !meta.title.is_empty() {
        let title = aligned(&visible, &meta.title);
        draft.title = Some(if one_line(&title.text) == meta.title {
            title
        } else {
            let mut made = Traced::default();
            made.push_made(&meta.title);
            made
        });
    }
    Ok(draft)
}

/// The words that `trafilatura` takes for the article, a paragraph a line.
fn chosen(page: &str) -> Option<String> {
    let mut options = trafilatura::Options::default()
        .with_fallback(true)
        .with_exclude_comments(true);
    options.html_date_mode = trafilatura::HtmlDateMode::Disabled;
    // A page must not end the program, whatever is on it.
    let extracted = std::panic::catch_unwind(|| trafilatura::extract(page, &options));
    let html = extracted.ok()?.ok()?.content_html;
    Some(visible::visible(&Traced::of(&html, 0)).text)
}

/// Finds the lines of a text again among the words of the page.
fn aligned(visible: &Traced, text: &str) -> Traced {
    // The letters and digits alone, and where each stands.
    let mut dense = String::with_capacity(visible.text.len());
    let mut places: Vec<u32> = Vec::with_capacity(visible.text.len());
    for (at, letter) in visible.text.char_indices() {
        if letter.is_alphanumeric() {
            dense.push(letter);
            places.resize(dense.len(), at as u32);
        }
    }
    let mut body = Traced::default();
    let mut cursor = 0;
    let mut n_tries = 0;
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !body.text.is_empty() {
            body.push_made("\n\n");
        }
        let wanted: String = line
            .chars()
            .filter(|letter| letter.is_alphanumeric())
            .collect();
        let find = |from: usize| {
            let rest = dense.as_bytes().get(from..)?;
            memchr::memmem::find(rest, wanted.as_bytes()).map(|at| from + at)
        };
        let mut found = if wanted.is_empty() {
            None
        } else {
            find(cursor)
        };
        if found.is_none() && n_tries < 200 {
            n_tries += 1;
            found = find(0).filter(|_| !wanted.is_empty());
        }
        match found.and_then(|at| stretch(visible, &places, at, wanted.len())) {
            Some((start, end, next)) => {
                cursor = next;
                // Marks at the edges are not among the letters.
                let before = line.len()
                    - line
                        .trim_start_matches(|l: char| !l.is_alphanumeric())
                        .len();
                let after =
                    line.len() - line.trim_end_matches(|l: char| !l.is_alphanumeric()).len();
                let head = line.get(..before).unwrap_or("");
                let tail = line.get(line.len() - after..).unwrap_or("");
                let start = match visible
                    .text
                    .get(..start)
                    .is_some_and(|text| text.ends_with(head))
                {
                    true => start - head.len(),
                    false => start,
                };
                let end = match visible
                    .text
                    .get(end..)
                    .is_some_and(|text| text.starts_with(tail))
                {
                    true => end + tail.len(),
                    false => end,
                };
                spaced(visible, start..end, &mut body);
            }
            None => body.push_made(line),
        }
    }
    body
}

/// The bytes of the page's words from letter `at` of the dense text on.
fn stretch(
    visible: &Traced,
    places: &[u32],
    at: usize,
    length: usize,
) -> Option<(usize, usize, usize)> {
    let start = *places.get(at)? as usize;
    let last = *places.get(at + length - 1)? as usize;
    let end = last + visible.text.get(last..)?.chars().next()?.len_utf8();
    Some((start, end, at + length))
}

/// Adds words with their line ends as spaces: they are one paragraph.
fn spaced(visible: &Traced, range: std::ops::Range<usize>, body: &mut Traced) {
    let part = visible.slice(range);
    let mut run = 0;
    for (at, _) in part.text.match_indices('\n') {
        body.push_from(&part, run..at);
        if !body.text.ends_with(' ') {
            body.push_made(" ");
        }
        run = at + 1;
    }
    body.push_from(&part, run..part.text.len());
}

/// The body without paragraphs that are captions.
fn without_captions(body: Traced, captions: &[String]) -> Traced {
    if captions.is_empty() {
        return body;
    }
    let mut kept = Traced::default();
    let mut start = 0;
    while start < body.text.len() {
        let end = body.text[start..]
            .find("\n\n")
            .map_or(body.text.len(), |at| start + at);
        let words = one_line(&body.text[start..end]);
        if !captions.contains(&words) {
            if !kept.text.is_empty() {
                kept.push_made("\n\n");
            }
            kept.push_from(&body, start..end);
        }
        start = (end + 2).min(body.text.len());
    }
    kept
}

/// Whether a field holds markup.
pub(crate) fn is_markup(text: &str) -> bool {
    let head = text.get(..text.len().min(20_000)).unwrap_or(text);
    [
        "<p>", "<p ", "<br", "</p>", "<div", "</a>", "<html", "</div>",
    ]
    .iter()
    .any(|tag| head.contains(tag))
        && head.contains('>')
}

/// The words of a field that holds markup.
pub(crate) fn of_field(field: &Traced) -> Traced {
    visible::visible(field)
}

/// A text with its entities undone, if it has any: `AT&amp;T`.
pub(crate) fn unescaped(text: Traced) -> Traced {
    if ![
        "&amp;", "&quot;", "&#", "&nbsp;", "&lt;", "&gt;", "&rsquo;", "&ldquo;", "&apos;",
    ]
    .iter()
    .any(|entity| text.text.contains(entity))
    {
        return text;
    }
    let mut plain = Traced::default();
    let mut start = 0;
    // Line ends must stay.
    for (at, _) in text.text.match_indices('\n').collect::<Vec<_>>() {
        visible::words(&text, start..at, &mut plain);
        plain.push_from(&text, at..at + 1);
        start = at + 1;
    }
    visible::words(&text, start..text.text.len(), &mut plain);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options::Options;

    const PAGE: &str = include_str!("../../../../examples/water-talks.html");

    #[test]
    fn a_page_gives_its_article_and_its_metadata() {
        let draft = draft(&Traced::of(PAGE, 0), Vec::new()).unwrap();
        let article = draft.finish(&Options::default()).unwrap();
        assert_eq!(
            article.title,
            "Uganda and Austria agree to share data on lake levels"
        );
        assert_eq!(article.outlet, "The Lakeside Courier");
        assert_eq!(article.byline, "Grace Namutebi");
        assert_eq!(article.published.unwrap().to_string(), "2022-09-08");
        assert_eq!(article.published_from, Some(PublishedFrom::Metadata));
        assert_eq!(
            article.dateline.as_ref().unwrap().date.unwrap().to_string(),
            "2022-09-07"
        );
        assert_eq!(article.captions.len(), 1);
        assert_eq!(article.captions[0].credit, "Lakeside Courier");
        let paragraphs: Vec<_> = article.text.split("\n\n").collect();
        assert_eq!(paragraphs.len(), 6, "{paragraphs:#?}");
        assert!(paragraphs[1].starts_with("ENTEBBE, Sept 7 — Uganda"));
        assert!(paragraphs[5].ends_with("Kenya has not yet answered."));
        // Every word of the body points at itself.
        for (at, letter) in article
            .text
            .char_indices()
            .filter(|(_, l)| l.is_ascii_alphanumeric())
        {
            let source = article.source_map.source(at as u32).unwrap() as usize;
            assert!(PAGE[source..].starts_with(letter), "{at}");
        }
    }

    #[test]
    fn a_page_of_a_hundred_thousand_tags_is_read_with_a_doubt() {
        let page = format!(
            "{}<p>The two ministers met in Lima.</p>",
            "<div>".repeat(100_000)
        );
        let draft = draft(&Traced::of(&page, 0), Vec::new()).unwrap();
        let article = draft.finish(&Options::default()).unwrap();
        assert_eq!(article.text, "The two ministers met in Lima.");
        assert!(
            article
                .doubts
                .iter()
                .any(|doubt| doubt.kind == "page-too-deep")
        );
    }

    #[test]
    fn charsets_are_declared() {
        assert_eq!(
            charset(b"<meta charset=\"ISO-8859-1\">").as_deref(),
            Some("iso-8859-1")
        );
        assert_eq!(charset(b"<p>"), None);
    }
}
