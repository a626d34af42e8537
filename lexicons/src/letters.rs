//! Letters with marks, and what is written for them where marks are left out.

/// The letters without marks that a Latin letter with marks stands for: *ñ* → *n*; none if it is no such letter.
pub fn plain(char: char) -> Option<&'static str> {
    Some(match char {
        'À'..='Å' | 'à'..='å' | 'Ā'..='ą' | 'Ǎ' | 'ǎ' | 'Ạ'..='ặ' | 'Ș'..='ș' => {
            if matches!(char, 'Ș' | 'ș') {
                "s"
            } else {
                "a"
            }
        }
        'Æ' | 'æ' => "ae",
        'Ç' | 'ç' | 'Ć'..='č' => "c",
        'Ď'..='đ' | 'Ð' | 'ð' | 'Ḍ' | 'ḍ' => "d",
        'È'..='Ë' | 'è'..='ë' | 'Ē'..='ě' | 'Ẹ'..='ệ' | 'Ə' | 'ə' => "e",
        'Ĝ'..='ģ' | 'Ǧ' | 'ǧ' => "g",
        'Ĥ'..='ħ' | 'Ḥ' | 'ḥ' => "h",
        'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ'..='ı' | 'Ỉ'..='ị' => "i",
        'Ĵ' | 'ĵ' => "j",
        'Ķ' | 'ķ' => "k",
        'Ĺ'..='ł' => "l",
        'Ñ' | 'ñ' | 'Ń'..='ŉ' => "n",
        'Ò'..='Ö' | 'ò'..='ö' | 'Ø' | 'ø' | 'Ō'..='ő' | 'Ơ' | 'ơ' | 'Ọ'..='ợ' => "o",
        'Œ' | 'œ' => "oe",
        'Ŕ'..='ř' => "r",
        'Ś'..='š' | 'Ṣ' | 'ṣ' => "s",
        'ß' => "ss",
        'Þ' | 'þ' => "th",
        'Ţ'..='ŧ' | 'Ț' | 'ț' | 'Ṭ' | 'ṭ' => "t",
        'Ù'..='Ü' | 'ù'..='ü' | 'Ũ'..='ų' | 'Ư' | 'ư' | 'Ụ'..='ự' => "u",
        'Ŵ' | 'ŵ' => "w",
        'Ý' | 'ý' | 'ÿ' | 'Ŷ'..='Ÿ' | 'Ỳ'..='ỹ' => "y",
        'Ź'..='ž' | 'Ẓ' | 'ẓ' => "z",
        _ => return None,
    })
}

/// A mark that stands behind the letter that it belongs to.
pub fn is_mark(char: char) -> bool {
    matches!(char, '\u{300}'..='\u{36f}')
}

/// A word without its marks: *Odiński* → *Odinski*. Of other alphabets it keeps all letters.
pub fn without_marks(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for char in word.chars().filter(|&char| !is_mark(char)) {
        match plain(char) {
            Some(letters) if char.is_uppercase() => {
                let mut letters = letters.chars();
                out.extend(letters.next().into_iter().flat_map(char::to_uppercase));
                out.extend(letters);
            }
            Some(letters) => out.push_str(letters),
            None => out.push(char),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::without_marks;

    #[test]
    fn marks_are_left_out() {
        assert_eq!(without_marks("Odiński"), "Odinski");
        assert_eq!(without_marks("Łódź"), "Lodz");
        assert_eq!(without_marks("Çelik Æbel"), "Celik Aebel");
        assert_eq!(without_marks("Odin\u{301}ski"), "Odinski");
        assert_eq!(without_marks("Ankara"), "Ankara");
        assert_eq!(without_marks("Киев"), "Киев");
    }
}
