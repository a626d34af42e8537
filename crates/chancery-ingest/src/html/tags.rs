//! The tags and texts of a page, one after the other: no tree, so that depth costs nothing.

use std::ops::Range;

/// A piece of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Words, with entities as they are written.
    Text(Range<usize>),
    /// `<p class="…">`; its attributes' bytes.
    Open {
        name: String,
        attributes: Range<usize>,
    },
    /// `</p>`.
    Close { name: String },
    /// What stands in a script, a style or another element without tags inside.
    Raw {
        name: String,
        attributes: Range<usize>,
        text: Range<usize>,
    },
}

/// Elements whose content is not markup.
const RAW: [&str; 7] = [
    "script", "style", "textarea", "title", "noscript", "template", "iframe",
];

/// The pieces of a page; time grows with its length alone.
pub(crate) fn pieces(page: &str) -> Pieces<'_> {
    Pieces {
        page,
        at: 0,
        broken: false,
        waiting: None,
    }
}

pub(crate) struct Pieces<'a> {
    page: &'a str,
    at: usize,
    /// A tag did not end: what follows is text.
    broken: bool,
    waiting: Option<Piece>,
}

impl Iterator for Pieces<'_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        if let Some(piece) = self.waiting.take() {
            return Some(piece);
        }
        let start = self.at;
        let mut from = start;
        loop {
            let open = match self.broken {
                true => None,
                false => find(self.page, b'<', from),
            };
            let Some(open) = open else {
                self.at = self.page.len();
                return (start < self.at).then_some(Piece::Text(start..self.page.len()));
            };
            let Some((piece, end)) = self.markup(open) else {
                from = open + 1;
                continue;
            };
            self.at = end;
            if open > start {
                self.waiting = piece;
                return Some(Piece::Text(start..open));
            }
            if piece.is_some() {
                return piece;
            }
            return self.next_after_comment();
        }
    }
}

impl Pieces<'_> {
    /// Goes on after a comment without a piece; a loop, not a recursion, over many comments.
    fn next_after_comment(&mut self) -> Option<Piece> {
        while self.page.get(self.at..)?.starts_with("<!") && !self.broken {
            match self.markup(self.at) {
                Some((None, end)) => self.at = end,
                _ => break,
            }
        }
        self.next()
    }

    /// The tag or comment that begins at `open`, and where it ends; none if it is text.
    fn markup(&mut self, open: usize) -> Option<(Option<Piece>, usize)> {
        let rest = self.page.get(open + 1..)?;
        if let Some(comment) = rest.strip_prefix("!--") {
            let end = comment
                .find("-->")
                .map_or(self.page.len(), |end| open + 4 + end + 3);
            return Some((None, end));
        }
        if rest.starts_with(['!', '?']) {
            let end = find(self.page, b'>', open).map_or(self.page.len(), |end| end + 1);
            return Some((None, end));
        }
        let (is_close, name_at) = match rest.strip_prefix('/') {
            Some(_) => (true, open + 2),
            None => (false, open + 1),
        };
        let name_text = self.page.get(name_at..)?;
        if !name_text.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            return None;
        }
        let length = name_text
            .find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-' && letter != ':')
            .unwrap_or(name_text.len());
        let name = name_text.get(..length.min(40))?.to_ascii_lowercase();
        let from = name_at + length;
        let Some(end) = self.tag_end(from) else {
            self.broken = true;
            return None;
        };
        if is_close {
            return Some((Some(Piece::Close { name }), end + 1));
        }
        let attributes = from..end;
        if RAW.contains(&name.as_str()) && !self.page.get(from..end)?.ends_with('/') {
            let text = end + 1;
            let close = self.raw_end(text, &name);
            return Some((
                Some(Piece::Raw {
                    name,
                    attributes,
                    text: text..close,
                }),
                close,
            ));
        }
        Some((Some(Piece::Open { name, attributes }), end + 1))
    }

    /// The `>` that ends a tag, quoted ones aside.
    fn tag_end(&self, from: usize) -> Option<usize> {
        let bytes = self.page.as_bytes();
        let mut at = from;
        loop {
            let found = memchr::memchr3(b'>', b'"', b'\'', bytes.get(at..)?)? + at;
            if bytes.get(found) == Some(&b'>') {
                return Some(found);
            }
            let quote = *bytes.get(found)?;
            // A quote counts only as a value's beginning.
            let opens = bytes.get(..found)?.trim_ascii_end().last() == Some(&b'=');
            at = found + 1;
            if opens {
                match memchr::memchr(quote, bytes.get(at..)?) {
                    Some(close) => at += close + 1,
                    None => return memchr::memchr(b'>', bytes.get(at..)?).map(|end| at + end),
                }
            }
        }
    }

    /// Where the closing tag of a raw element begins.
    fn raw_end(&self, from: usize, name: &str) -> usize {
        let bytes = self.page.as_bytes();
        let mut at = from;
        while let Some(open) = find(self.page, b'<', at) {
            let tag = bytes
                .get(open + 1..open + 2 + name.len())
                .unwrap_or_default();
            if tag.first() == Some(&b'/') && tag[1..].eq_ignore_ascii_case(name.as_bytes()) {
                return open;
            }
            at = open + 1;
        }
        self.page.len()
    }
}

fn find(page: &str, byte: u8, from: usize) -> Option<usize> {
    memchr::memchr(byte, page.as_bytes().get(from..)?).map(|at| from + at)
}

/// The value of an attribute, entities undone.
pub(crate) fn attribute(attributes: &str, wanted: &str) -> Option<String> {
    let bytes = attributes.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        while bytes
            .get(at)
            .is_some_and(|b| b.is_ascii_whitespace() || *b == b'/')
        {
            at += 1;
        }
        let start = at;
        while bytes
            .get(at)
            .is_some_and(|b| !b.is_ascii_whitespace() && !b"=/".contains(b))
        {
            at += 1;
        }
        let name = attributes.get(start..at)?;
        while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
            at += 1;
        }
        let mut value = "";
        if bytes.get(at) == Some(&b'=') {
            at += 1;
            while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
                at += 1;
            }
            let quote = bytes.get(at).copied().filter(|b| b"\"'".contains(b));
            let from = at + usize::from(quote.is_some());
            let rest = attributes.get(from..)?;
            let length = match quote {
                Some(quote) => memchr::memchr(quote, rest.as_bytes()).unwrap_or(rest.len()),
                None => rest
                    .find(|l: char| l.is_ascii_whitespace())
                    .unwrap_or(rest.len()),
            };
            value = rest.get(..length)?;
            at = from + length + usize::from(quote.is_some());
        } else if start == at {
            at += 1;
        }
        if name.eq_ignore_ascii_case(wanted) {
            return Some(html_escape::decode_html_entities(value).into_owned());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(page: &str) -> String {
        let mut shown = String::new();
        for piece in pieces(page) {
            shown += &match piece {
                Piece::Text(range) => format!("{:?} ", &page[range]),
                Piece::Open { name, attributes } => format!("<{name}{}> ", &page[attributes]),
                Piece::Close { name } => format!("</{name}> "),
                Piece::Raw { name, text, .. } => format!("[{name} {:?}] ", &page[text]),
            };
        }
        shown
    }

    #[test]
    fn tags_and_texts() {
        assert_eq!(
            show("<P class='a>b'>One<br/>2 < 3 & <b>4</b><!-- <i> --></p>"),
            "<p class='a>b'> \"One\" <br/> \"2 < 3 & \" <b> \"4\" </b> </p> "
        );
        assert_eq!(
            show("<script>if (a<b) '<p>'</SCRIPT>x"),
            "[script \"if (a<b) '<p>'\"] </script> \"x\" "
        );
    }

    #[test]
    fn what_does_not_end_is_text() {
        assert_eq!(show("a <b"), "\"a <b\" ");
        assert_eq!(show("<style>a"), "[style \"a\"] ");
        assert_eq!(show("<!-- a"), "");
    }

    #[test]
    fn hostile_pages_take_no_longer() {
        for unit in [
            "<a ",
            "<!--",
            "<a href=\"",
            "<script",
            "<!",
            "<!---->",
            "</",
            "&",
            "<a b='\"",
        ] {
            let page = unit.repeat(200_000);
            assert!(pieces(&page).count() <= page.len());
        }
    }

    #[test]
    fn attributes() {
        let attributes = " name='author' content=\"A &amp; B\" x y=1 /";
        assert_eq!(attribute(attributes, "content").as_deref(), Some("A & B"));
        assert_eq!(attribute(attributes, "Y").as_deref(), Some("1"));
        assert_eq!(attribute(attributes, "x").as_deref(), Some(""));
        assert_eq!(attribute(attributes, "z"), None);
        assert_eq!(attribute("= = ' \"", "z"), None);
    }
}
