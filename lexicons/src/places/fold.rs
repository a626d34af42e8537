//! One form for the spellings of a name.

use crate::letters::plain;

/// A name in lower case, without accents, points and apostrophes: *St. Étienne* and
/// *saint etienne* are one.
pub fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for char in name.trim().chars() {
        match char {
            '.' | '\'' | '’' | '‘' | '`' | 'ʻ' | 'ʼ' | '´' => {}
            '-' | '–' | '‑' | '/' => folded.push(' '),
            _ if char.is_ascii() => folded.push(char.to_ascii_lowercase()),
            _ if char.is_whitespace() => folded.push(' '),
            _ => match plain(char) {
                Some(plain) => folded.push_str(plain),
                None => folded.extend(char.to_lowercase()),
            },
        }
    }
    let mut words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    if words.len() > 1 && words[0] == "the" {
        words.remove(0);
    }
    if words.len() > 1 {
        for word in &mut words {
            *word = match *word {
                "st" => "saint",
                "ste" => "sainte",
                "mt" => "mount",
                "ft" => "fort",
                _ => word,
            };
        }
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn spellings_become_one() {
        assert_eq!(fold("St. Étienne"), fold("saint-etienne"));
        assert_eq!(fold("The Hague"), "hague");
        assert_eq!(fold("Sana'a"), "sanaa");
        assert_eq!(fold("U.S."), "us");
        assert_eq!(fold("Düzce"), "duzce");
        assert_eq!(fold("Đà Nẵng"), "da nang");
        assert_eq!(fold("Bucureşti"), fold("București"));
        assert_eq!(fold("  "), "");
    }
}
