//! A text in words, and letters that change their case but not their bytes.

/// Words that stay small inside a name.
pub(super) const SMALL: [&str; 16] = [
    "of", "the", "for", "and", "de", "la", "del", "y", "in", "on", "to", "los", "las", "el", "e",
    "at",
];

/// Abbreviations after which a sentence goes on.
const ABBREVIATIONS: [&str; 39] = [
    "mr", "mrs", "ms", "dr", "gen", "col", "lt", "maj", "capt", "cmdr", "adm", "sgt", "st", "no",
    "rev", "msgr", "gov", "sen", "rep", "vs", "prof", "brig", "pres", "hon", "messrs", "jan",
    "feb", "mar", "apr", "aug", "sept", "oct", "nov", "dec", "etc", "art", "supt", "fr", "jr",
];

/// One word of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) start: usize,
    pub(super) end: usize,
    /// A sentence, or a quotation, begins with it.
    pub(super) begins: bool,
}

impl Token {
    pub(super) fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }
}

/// The words of a text: letters and digits with the apostrophes and the dots of `U.S.` inside.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut letters = text.char_indices().peekable();
    while let Some((start, letter)) = letters.next() {
        if !letter.is_alphanumeric() {
            continue;
        }
        let mut end = start + letter.len_utf8();
        // Letters since the last dot.
        let mut run = 1;
        while let Some(&(at, letter)) = letters.peek() {
            let after = at + letter.len_utf8();
            let follows = text.get(after..).and_then(|rest| rest.chars().next());
            let goes_on = follows.is_some_and(char::is_alphanumeric);
            let is_inner = match letter {
                '\'' | '’' => goes_on,
                // U.S.
                '.' => run == 1 && (goes_on || text.get(start..at).unwrap_or("").contains('.')),
                letter => letter.is_alphanumeric() || is_mark(letter),
            };
            if !is_inner {
                break;
            }
            run = if letter == '.' { 0 } else { run + 1 };
            end = after;
            letters.next();
        }
        let begins = begins(text, tokens.last(), start);
        tokens.push(Token { start, end, begins });
    }
    tokens
}

fn is_mark(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

/// Whether a sentence begins at `start`, after the word `last`.
fn begins(text: &str, last: Option<&Token>, start: usize) -> bool {
    let Some(last) = last else { return true };
    let between = text.get(last.end..start).unwrap_or("");
    if between == " " && !last.of(text).ends_with('.') {
        return false;
    }
    let word = lower(last.of(text));
    if between.contains(['?', '!', '\n']) {
        return true;
    }
    if between.contains(['"', '“', '”']) && (between.contains(':') || between.starts_with(','))
    {
        return !between.ends_with("\" ") && !between.ends_with("” ");
    }
    if between.contains("...") || between.contains('…') {
        return false;
    }
    if between.contains('.') || word.ends_with('.') && between.contains(' ') {
        let is_initial = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
        return !is_initial
            && !word.ends_with('.')
            && !ABBREVIATIONS.contains(&word.as_str())
            && between.contains([' ', '"', '”']);
    }
    // [ANA LU] WE SHALL
    between.starts_with("] ") && text.get(..last.start).is_some_and(opens_label)
}

/// Whether what stands before a bracket's words leads to a speaker's label.
fn opens_label(before: &str) -> bool {
    let Some(open) = before.rfind('[') else {
        return false;
    };
    let before = before.get(..open).unwrap_or("").trim_end();
    before.is_empty() || before.ends_with(['.', '?', '!', ']', '"', '-'])
}

/// A text in lower case, letter by letter as long as in capitals.
pub(super) fn lower(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars()
        .map(|letter| same_length(letter, letter.to_lowercase()))
        .collect()
}

pub(super) fn upper(letter: char) -> char {
    same_length(letter, letter.to_uppercase())
}

pub(super) fn same_length(letter: char, mut changed: impl Iterator<Item = char>) -> char {
    match (changed.next(), changed.next()) {
        (Some(one), None) if one.len_utf8() == letter.len_utf8() => one,
        _ => letter,
    }
}
