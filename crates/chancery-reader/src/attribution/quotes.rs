//! Quotation marks: where quotations begin and end.
//!
//! Each paragraph stands for itself, so that one odd mark does not turn the rest of an article
//! inside out. Marks known: straight and curly, single ones where they are no apostrophes, doubled
//! backticks and apostrophes, guillemets of either direction, German low marks. A quotation
//! without a closing mark runs to the end of its paragraph; if the next paragraph opens with a
//! mark, it continues there.

use chancery_text::{Annotated, Span, TokenId};

use super::page::opens_a_name;

/// One quotation, marks included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// Where it stands.
    pub span: Span,
    /// Its tokens, marks included.
    pub tokens: std::ops::Range<TokenId>,
    /// The number of its paragraph in [`Quotes::paragraphs`].
    pub paragraph: usize,
    /// Whether it has its closing mark.
    pub closed: bool,
    /// How many of its tokens are words.
    pub n_words: u32,
}

/// All quotations of an article.
#[derive(Clone, Debug, Default)]
pub struct Quotes {
    /// The outer quotations, in order; those inside another one are no rows of their own.
    pub quotations: Vec<Quoted>,
    /// For each token, the quotation it stands in: its number plus one, or 0.
    pub by_token: Vec<u32>,
    /// The tokens of each paragraph.
    pub paragraphs: Vec<std::ops::Range<TokenId>>,
    /// For each sentence, the number of its paragraph.
    pub paragraph_of: Vec<u32>,
}

/// A kind of mark: a quotation is closed by its own kind only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Straight,
    Curly,
    Low,
    Doubled,
    Angle,
    AngleInward,
    Single,
    StraightSingle,
}

/// Finds the quotations of an article.
pub fn quotes(text: &str, annotated: &Annotated) -> Quotes {
    let mut quotes = Quotes {
        by_token: vec![0; annotated.tokens.len()],
        ..Quotes::default()
    };
    let mut block = None;
    for sentence in &annotated.sentences {
        if block == Some(sentence.block) {
            if let Some(last) = quotes.paragraphs.last_mut() {
                last.end = sentence.end;
            }
        } else {
            quotes.paragraphs.push(sentence.start..sentence.end);
        }
        block = Some(sentence.block);
        quotes.paragraph_of.push(quotes.paragraphs.len() as u32 - 1);
    }
    for paragraph in 0..quotes.paragraphs.len() {
        let tokens = quotes.paragraphs[paragraph].clone();
        let span = annotated.span(tokens.clone());
        for (start, end, closed) in marked(span.of(text)) {
            let span = Span::new(span.start as usize + start, span.start as usize + end);
            // The tokens of a paragraph are in order, so a binary search does.
            let tokens = annotated.tokens_in(span);
            if tokens.is_empty() {
                continue;
            }
            let number = quotes.quotations.len() as u32 + 1;
            let mut n_words = 0;
            for token in tokens.clone() {
                quotes.by_token[token as usize] = number;
                let words = annotated.token(token).span.of(text);
                let counts =
                    words.contains(char::is_alphanumeric) && !opens_a_name(annotated, token);
                n_words += u32::from(counts);
            }
            quotes.quotations.push(Quoted {
                span,
                tokens,
                paragraph,
                closed,
                n_words,
            });
        }
    }
    quotes
}

/// Start, end and whether it is closed, of each outer quotation of a paragraph.
fn marked(text: &str) -> Vec<(usize, usize, bool)> {
    let mut found = Vec::new();
    if !text.contains(['"', '“', '”', '„', '«', '»', '‘', '\'', '`', '‟']) {
        return found;
    }
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let last_single = last_closing(&characters, '’');
    let last_straight = last_closing(&characters, '\'');
    let mut open: Option<(usize, Kind)> = None;
    let mut at = 0;
    while at < characters.len() {
        let (byte, character) = characters[at];
        let before = at.checked_sub(1).map(|before| characters[before].1);
        let after = characters.get(at + 1).map(|next| next.1);
        let doubled = after == Some(character) && matches!(character, '\'' | '`' | '’' | '‘');
        let mut width = 1;
        let kind = match character {
            '"' => Some(Kind::Straight),
            '“' | '”' | '‟' => Some(Kind::Curly),
            '„' => Some(Kind::Low),
            '\'' | '`' | '’' | '‘' if doubled => {
                width = 2;
                Some(Kind::Doubled)
            }
            '«' | '»' => Some(Kind::Angle),
            '‘' | '’' => Some(Kind::Single),
            '\'' | '`' => Some(Kind::StraightSingle),
            _ => None,
        };
        let next = characters.get(at + width).map(|next| next.1);
        let end = characters.get(at + width).map_or(text.len(), |next| next.0);
        let opens_word = next.is_some_and(|next| !next.is_whitespace() && !closes_clause(next))
            && before.is_none_or(|before| !before.is_alphanumeric() && !".,!?".contains(before));
        if let Some(kind) = kind {
            match (open, kind) {
                (Some((start, opened)), _) if closes(opened, character, width, before, next) => {
                    // A straight mark that can only open begins a new quotation: the one before
                    // lost its closing mark.
                    let reopens = opened == Kind::Straight
                        && before.is_some_and(char::is_whitespace)
                        && opens_word;
                    found.push((start, if reopens { byte } else { end }, !reopens));
                    open = reopens.then_some((byte, kind));
                }
                (Some((start, opened)), _)
                    if opened == kind && character == '“' && kind == Kind::Curly =>
                {
                    found.push((start, byte, false));
                    open = Some((byte, kind));
                }
                (Some(_), _) => {}
                (None, Kind::Single) => {
                    let has_end = last_single.is_some_and(|last| last > at + 1);
                    if character == '‘' && opens_word && has_end {
                        open = Some((byte, kind));
                    }
                }
                (None, Kind::StraightSingle) => {
                    let has_end = last_straight.is_some_and(|last| last > at + 1);
                    let is_word = next.is_some_and(|next| next.is_alphabetic());
                    if opens_word && is_word && has_end {
                        open = Some((byte, kind));
                    }
                }
                (None, Kind::Curly) if character == '”' => {
                    // A closing mark alone: its quotation came from before this paragraph only if
                    // the paragraph begins with it.
                    if opens_word && before.is_none_or(char::is_whitespace) {
                        open = Some((byte, kind));
                    }
                }
                (None, Kind::Angle) if character == '»' => {
                    if opens_word {
                        open = Some((byte, Kind::AngleInward));
                    }
                }
                (None, Kind::Straight | Kind::Doubled) => {
                    if next.is_some() {
                        open = Some((byte, kind));
                    }
                }
                (None, _) => open = Some((byte, kind)),
            }
        }
        at += width;
    }
    if let Some((start, kind)) = open
        && !matches!(kind, Kind::Single | Kind::StraightSingle)
        && start < text.len()
    {
        found.push((start, text.len(), false));
    }
    found
}

fn closes_clause(character: char) -> bool {
    matches!(character, '.' | ',' | ';' | ':' | '!' | '?' | ')')
}

/// Whether a mark closes a quotation of that kind.
fn closes(
    opened: Kind,
    character: char,
    width: usize,
    before: Option<char>,
    after: Option<char>,
) -> bool {
    let ends_word = before.is_some_and(|before| !before.is_whitespace())
        && after.is_none_or(|after| !after.is_alphanumeric());
    match opened {
        Kind::Straight => character == '"' || (character == '”' && ends_word),
        Kind::Curly => character == '”' || (character == '"' && ends_word),
        Kind::Low => matches!(character, '“' | '”' | '"'),
        Kind::Doubled => (width == 2 && character != '`') || (character == '"' && ends_word),
        Kind::Angle => character == '»',
        Kind::AngleInward => character == '«',
        Kind::Single => character == '’' && width == 1 && ends_word,
        Kind::StraightSingle => character == '\'' && width == 1 && ends_word,
    }
}

/// The last mark that can close a single quotation: after a word or a stop, before none.
fn last_closing(characters: &[(usize, char)], mark: char) -> Option<usize> {
    (1..characters.len()).rev().find(|&at| {
        characters[at].1 == mark
            && !characters[at - 1].1.is_whitespace()
            && characters
                .get(at + 1)
                .is_none_or(|next| !next.1.is_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::marked;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = marked(text)
            .iter()
            .map(|&(start, end, _)| &text[start..end])
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn marks_of_every_kind() {
        check("He said \"we go\" and left.", &["\"we go\""]);
        check("He said “we go” and left.", &["“we go”"]);
        check("He said \"we go” and left.", &["\"we go”"]);
        check("He said ``we go'' and left.", &["``we go''"]);
        check("''We go,'' he said, ''now.''", &["''We go,''", "''now.''"]);
        check("Er sagte „wir gehen“ und ging.", &["„wir gehen“"]);
        check("Il dit « allons » et part.", &["« allons »"]);
        check("Er sagte »wir gehen« und ging.", &["»wir gehen«"]);
        check("He said ‘we go’ and left.", &["‘we go’"]);
        check("He said 'we go' and left.", &["'we go'"]);
    }

    #[test]
    fn apostrophes_are_no_marks() {
        check("The ministers' plan isn't Chile's.", &[]);
        check("It’s the ministers’ plan.", &[]);
        check("He said 'it isn't ours' twice.", &["'it isn't ours'"]);
        check("Rock 'n roll in the harbour", &[]);
    }

    #[test]
    fn unclosed_quotations_end_with_the_paragraph() {
        check("She said: “We will stay", &["“We will stay"]);
        check(
            "“We will stay. “We will fight.”",
            &["“We will stay. ", "“We will fight.”"],
        );
        check(
            "\"We stay. \"We fight.\"",
            &["\"We stay. ", "\"We fight.\""],
        );
    }

    #[test]
    fn inner_quotations_belong_to_the_outer_one() {
        check(
            "“He called it ‘a gift’ to me,” she said.",
            &["“He called it ‘a gift’ to me,”"],
        );
    }

    #[test]
    fn a_lone_mark_at_the_end_is_nothing() {
        check("We go.\"", &[]);
        check("We go.”", &[]);
    }
}
