//! The language of a text.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use whichlang::Lang;

/// How many characters the language is guessed from.
const GUESSED_FROM: usize = 6000;

/// The ISO 639-1 code of the text's language; empty if that is unclear.
///
/// A statistical guess, guarded: a text in which a fifth of the words are English function words
/// is English whatever the guess, a text of fewer than four words has no language, and neither has a
/// sentence without a common word of the language guessed: names alone look like any (*Vladimir Putin
/// criticized Kenya*).
pub(crate) fn guess(text: &str) -> &'static str {
    let end = text
        .char_indices()
        .nth(GUESSED_FROM)
        .map_or(text.len(), |(at, _)| at);
    // Capitals mislead the guess.
    let as_printed = text.get(..end).unwrap_or("");
    let head = as_printed.to_lowercase();
    let words: Vec<&str> = head
        .split(|letter: char| !letter.is_alphabetic() && letter != '\'' && letter != '’')
        .filter(|word| !word.is_empty())
        .collect();
    let n_letters = head.chars().filter(|letter| letter.is_alphabetic()).count();
    let n_latin = head
        .chars()
        .filter(|letter| letter.is_alphabetic() && is_latin(*letter))
        .count();
    if n_letters == 0 {
        return "";
    }
    let is_latin = n_latin * 2 > n_letters;
    if is_latin && words.len() < 4 {
        return "";
    }
    let n_english = words.iter().filter(|word| ENGLISH.contains(*word)).count();
    if is_latin && n_english * 5 >= words.len() {
        return "en";
    }
    let is_telling = || words.iter().any(|word| ONLY_ENGLISH.contains(word));
    let guessed = whichlang::detect_language(&head);
    if is_latin && words.len() < SHORT && guessed != Lang::Eng && !is_vouched(guessed, as_printed) {
        return if is_telling() { "en" } else { "" };
    }
    match guessed {
        // Names and numbers alone look like any language.
        Lang::Eng if is_latin => "en",
        Lang::Eng => "",
        // A headline, or a sentence or two, with foreign names.
        _ if is_latin && n_english * 10 >= words.len() && words.len() < 12 => "en",
        _ if is_latin && n_english * 10 >= words.len() && words.len() < 40 && is_telling() => "en",
        Lang::Ara => "ar",
        Lang::Cmn => "zh",
        Lang::Deu => "de",
        Lang::Fra => "fr",
        Lang::Hin => "hi",
        Lang::Ita => "it",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Nld => "nl",
        Lang::Por => "pt",
        Lang::Rus => "ru",
        Lang::Spa => "es",
        Lang::Swe => "sv",
        Lang::Tur => "tr",
        Lang::Vie => "vi",
    }
}

/// Whether a common word of the language stands in the text; in small letters, unless all of it is in
/// capitals.
fn is_vouched(language: Lang, text: &str) -> bool {
    let is_shouted = !text.chars().any(char::is_lowercase);
    text.split(|letter: char| !letter.is_alphabetic())
        .filter(|word| is_shouted || word.starts_with(char::is_lowercase))
        .any(|word| {
            let word = word.to_lowercase();
            common(language).split(' ').any(|common| common == word)
        })
}

/// Common words of languages in Latin letters that English does not write so.
fn common(language: Lang) -> &'static str {
    match language {
        Lang::Spa => {
            "el la los las del de que y en un una por con para se al su es más tras contra"
        }
        Lang::Fra => {
            "le la les des du de et en un une que qui dans pour sur au aux est par avec l d"
        }
        Lang::Por => "o os da dos das de que e em um uma por com para na ao são à não",
        Lang::Ita => "il lo la gli le di del della dei che e un una per con su al alla non è nel",
        Lang::Deu => {
            "der das und den von zu mit dem des ein eine auf für ist im nicht sich bei nach"
        }
        Lang::Nld => "de het een en van op te dat voor met zijn bij naar niet",
        Lang::Swe => "och att en ett det som på av för med till är den om",
        Lang::Tur => "ve bir bu için ile olarak daha çok",
        Lang::Vie => "và của là các có cho trong một với người",
        _ => "",
    }
}

fn is_latin(letter: char) -> bool {
    matches!(letter, 'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

/// A text of fewer words is a headline or a sentence.
const SHORT: usize = 12;

/// Words that no other language writes so.
const ONLY_ENGLISH: &[&str] = &[
    "the", "of", "and", "said", "says", "with", "that", "which", "were", "their", "would", "been",
];

static ENGLISH: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    "the of and to in that is was for on with as by at from has have had will would be been are \
     were its it his her he she they their this which who said says not but or after over an we \
     our us you your all more than these those there when where while into about against between \
     because could should can may also"
        .split_whitespace()
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_languages_apart() {
        for (text, code) in [
            (
                "Cuban President Miguel Díaz-Canel met Iranian President Ebrahim Raisi in Tehran. \
                 Díaz-Canel said so.",
                "en",
            ),
            (
                "The ministers of the two countries met on Monday to speak of the river.",
                "en",
            ),
            (
                "THE MINISTERS OF THE TWO COUNTRIES MET TO SPEAK OF THE RIVER.",
                "en",
            ),
            (
                "Los ministros de los dos países se reunieron para hablar del río.",
                "es",
            ),
            (
                "Les ministres des deux pays se sont réunis lundi pour parler du fleuve.",
                "fr",
            ),
            (
                "Министры двух стран встретились в понедельник, чтобы обсудить реку.",
                "ru",
            ),
            ("两国部长周一会晤，讨论河流问题。", "zh"),
            ("اجتمع وزيرا البلدين يوم الاثنين لبحث قضية النهر", "ar"),
            ("Los ministros visitaron la ciudad", "es"),
            ("Die Minister der beiden Staaten trafen sich", "de"),
            ("Vladimir Putin criticized Kenya", ""),
            ("Costa Rica criticized Kenya.", ""),
            ("Oslo, Lima", ""),
            ("12345", ""),
        ] {
            assert_eq!(guess(text), code, "{text}");
        }
    }

    #[test]
    fn short_leads_with_foreign_names_are_english() {
        assert_eq!(
            guess("Protests in Ouagadougou against President Kaboré spread to Bobo."),
            "en"
        );
        assert_eq!(
            guess("Macron, Scholz and Meloni arrive in Kyiv for talks"),
            "en"
        );
    }
}
