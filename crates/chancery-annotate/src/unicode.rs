//! Characters as Python sees them, since spaCy asks Python.

#[path = "unicode_tables.rs"]
mod tables;

fn within(table: &[(u32, u32)], c: char) -> bool {
    let code = c as u32;
    let at = table.partition_point(|&(_, last)| last < code);
    table.get(at).is_some_and(|&(first, _)| first <= code)
}

/// `str.isspace`: Unicode's white space and the four information separators.
pub(crate) fn is_space(c: char) -> bool {
    if c.is_ascii() {
        return matches!(c, '\t'..='\r' | '\x1c'..='\x1f' | ' ');
    }
    c.is_whitespace()
}

/// `str.isalpha` of one character: a letter.
pub(crate) fn is_alpha(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphabetic()
    } else {
        within(tables::ALPHA, c)
    }
}

/// `str.isupper` of one character.
pub(crate) fn is_upper(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_uppercase()
    } else {
        within(tables::UPPER, c)
    }
}

/// `str.isdigit` of one character: also ² and ①, but not ½.
pub(crate) fn is_digit(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_digit()
    } else {
        within(tables::DIGIT, c)
    }
}

/// `str.isalpha` of a string: not empty, letters only.
pub(crate) fn all_alpha(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_alpha)
}

/// `str.isspace` of a string: not empty, white space only.
pub(crate) fn all_space(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_space)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_pythons() {
        assert!(is_space('\x1c') && is_space('\u{3000}') && !is_space('\u{200b}'));
        assert!(is_alpha('é') && is_alpha('ª') && is_alpha('古'));
        assert!(!is_alpha('Ⅷ') && !is_alpha('①') && !is_alpha('\u{301}'));
        assert!(is_digit('²') && is_digit('①') && is_digit('٣') && !is_digit('½'));
        assert!(is_upper('İ') && is_upper('Ⅷ') && !is_upper('ǅ'));
    }
}
