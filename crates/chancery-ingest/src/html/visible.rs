//! The words of a page as a reader sees them, with a map to its bytes; and how hard the page is.

use std::ops::Range;

use super::tags::{Piece, pieces};
use crate::traced::Traced;

/// The words of a page, blocks parted by blank lines, entities undone. `inner` is the part of the
/// page's bytes that `page` maps.
pub(crate) fn visible(page: &Traced) -> Traced {
    let mut text = Traced::default();
    for piece in pieces(&page.text) {
        match piece {
            Piece::Text(range) => words(page, range, &mut text),
            Piece::Open { name, .. } | Piece::Close { name } => match name.as_str() {
                "br" => text.push_made("\n"),
                "td" | "th" => text.push_made(" "),
                name if is_block(name) => text.push_made("\n\n"),
                _ => {}
            },
            Piece::Raw { .. } => {}
        }
    }
    text
}

/// Adds the words of a text with entities undone; white space becomes one space.
pub(crate) fn words(page: &Traced, range: Range<usize>, text: &mut Traced) {
    let whole = page.text.get(range.clone()).unwrap_or("");
    let mut at = 0;
    let mut run = 0;
    let bytes = whole.as_bytes();
    while at < bytes.len() {
        let byte = bytes[at];
        if matches!(byte, b'\n' | b'\r' | b'\t') {
            text.push_from(page, range.start + run..range.start + at);
            let mut space = page.slice(range.start + at..range.start + at + 1);
            space.text = " ".to_string();
            text.push_from(&space, 0..1);
            at += 1;
            run = at;
            continue;
        }
        if byte == b'&'
            && let Some(length) = entity(&bytes[at..])
        {
            let written = whole.get(at..at + length).unwrap_or("");
            let meant = html_escape::decode_html_entities(written);
            if meant != written {
                text.push_from(page, range.start + run..range.start + at);
                let mut one = Traced::default();
                let source = page.slice(range.start + at..range.start + at + 1).source(0);
                match source {
                    Some(source) => one.push(&meant, source),
                    None => one.push_made(&meant),
                }
                text.push_from(&one, 0..one.text.len());
                at += length;
                run = at;
                continue;
            }
        }
        at += 1;
    }
    text.push_from(page, range.start + run..range.end);
}

/// The length of what looks like an entity at the beginning: `&amp;`, `&#8217;`.
fn entity(bytes: &[u8]) -> Option<usize> {
    let end = bytes.iter().take(34).position(|byte| *byte == b';')?;
    let inner = bytes.get(1..end)?;
    let is_name = inner
        .iter()
        .all(|byte| byte.is_ascii_alphanumeric() || *byte == b'#');
    (is_name && !inner.is_empty()).then_some(end + 1)
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "article"
            | "section"
            | "header"
            | "footer"
            | "main"
            | "aside"
            | "nav"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "ul"
            | "ol"
            | "li"
            | "dl"
            | "dt"
            | "dd"
            | "table"
            | "tr"
            | "thead"
            | "tbody"
            | "blockquote"
            | "pre"
            | "figure"
            | "figcaption"
            | "form"
            | "fieldset"
            | "button"
            | "hr"
            | "body"
            | "html"
            | "address"
            | "details"
            | "summary"
            | "center"
            | "select"
            | "option"
    )
}

/// Whether a tree of the page would be deep or large beyond measure.
///
/// Counted are elements open at once, what formatting that is never closed makes a tree builder
/// repeat, and the attributes of a tag, each of which is compared with all before it.
pub(crate) fn is_hostile(page: &str) -> bool {
    const DEEPEST: usize = 400;
    const MOST_WORK: usize = 4_000_000;
    let (mut depth, mut formatting, mut work) = (0usize, 0usize, 0usize);
    for piece in pieces(page) {
        match piece {
            Piece::Open { name, attributes } => {
                let attributes = page.get(attributes).unwrap_or_default();
                let closed = attributes.ends_with('/');
                let n_attributes = count_attributes(attributes);
                work += 1 + formatting + n_attributes * n_attributes / 100;
                if !closed && !is_void(&name) && !closes_itself(&name) {
                    depth += 1;
                    formatting += usize::from(is_formatting(&name));
                }
            }
            Piece::Close { name } if !closes_itself(&name) => {
                depth = depth.saturating_sub(1);
                formatting = formatting.saturating_sub(usize::from(is_formatting(&name)));
            }
            _ => {}
        }
        if depth > DEEPEST || work > MOST_WORK {
            return true;
        }
    }
    false
}

/// How many attributes a tag has, about.
fn count_attributes(attributes: &str) -> usize {
    let (mut quote, mut n, mut in_word) = (None, 0, false);
    for byte in attributes.bytes() {
        match (quote, byte) {
            (Some(open), _) if byte == open => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, _) => {
                let is_space = byte.is_ascii_whitespace();
                n += usize::from(!is_space && !in_word);
                in_word = !is_space;
            }
        }
    }
    n
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Elements that a following one closes.
fn closes_itself(name: &str) -> bool {
    matches!(
        name,
        "p" | "li" | "dt" | "dd" | "tr" | "td" | "th" | "option" | "thead" | "tbody"
    )
}

fn is_formatting(name: &str) -> bool {
    matches!(
        name,
        "a" | "b"
            | "big"
            | "code"
            | "em"
            | "font"
            | "i"
            | "nobr"
            | "s"
            | "small"
            | "strike"
            | "strong"
            | "tt"
            | "u"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_their_places() {
        let page =
            "<p>Lima &amp; Quito&nbsp;agree</p><script>x</script>\n<div>Talks<br>go on</div>";
        let text = visible(&Traced::of(page, 100));
        let shown = text.text.replace("\n\n", "|");
        assert_eq!(shown, "|Lima & Quito\u{a0}agree| |Talks\ngo on|");
        for word in ["Lima", "Quito", "agree", "go on"] {
            let (at, there) = (text.text.find(word).unwrap(), page.find(word).unwrap());
            assert_eq!(text.source(at), Some(100 + there as u64), "{word}");
        }
    }

    #[test]
    fn deep_pages_are_hostile() {
        assert!(is_hostile(&"<div>".repeat(100_000)));
        assert!(is_hostile(&format!(
            "{}{}",
            "<font a>".repeat(300),
            "<p>".repeat(100_000)
        )));
        let many: String = (0..100_000).map(|n| format!(" a{n}=\"x y\"")).collect();
        assert!(is_hostile(&format!("<p{many}>")));
        assert!(!is_hostile(&format!(
            "<path d=\"{}\">",
            "1 2 ".repeat(100_000)
        )));
        assert!(!is_hostile(&"<p>One <b>two</b><li><br>".repeat(10_000)));
    }
}
