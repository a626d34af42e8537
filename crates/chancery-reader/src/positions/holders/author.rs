//! Who speaks in a document with one author.
//!
//! > *Statement by Peru, General Assembly, session 40* — the plain sentences are Peru's.

use chancery_lexicon::{Lexicon, words};
use chancery_text::{Annotated, Article};

/// The words of the title that name the author: *Peru* in "Statement by Peru, General Assembly".
pub fn named_by_title(title: &str) -> Option<&str> {
    let title = title.trim();
    let lower = title.to_ascii_lowercase();
    let heads = [
        "statement by ",
        "statement of ",
        "address by ",
        "speech by ",
        "remarks by ",
    ];
    let start = heads
        .iter()
        .find_map(|head| lower.starts_with(head).then_some(head.len()))?;
    let rest = title.get(start..)?;
    let rest = rest.strip_prefix("the ").unwrap_or(rest);
    let end = rest.find([',', ':', ';', '(']).unwrap_or(rest.len());
    let name = rest.get(..end)?.trim();
    (!name.is_empty()).then_some(name)
}

/// Whether several speak in one text: *Joint Communiqué*, *Peru – Chile – Bolivia Ministerial Statement*.
pub fn is_joint(lexicon: &Lexicon, article: &Article) -> bool {
    let lower = article.title.to_lowercase();
    let words = || lower.split(|c: char| !c.is_alphanumeric());
    if words().any(|word| word == "joint") {
        return true;
    }
    let is_text = words().any(|word| {
        matches!(
            word,
            "statement" | "communiqué" | "communique" | "declaration"
        )
    });
    // "Peru-Chile …": each part begins with a name that the lexicon knows.
    let begins_with_a_name = |part: &&str| {
        let words: Vec<&str> = part.split_whitespace().collect();
        (1..=words.len().min(4)).any(|n| {
            let name = words[..n].join(" ");
            lexicon.actors.phrases.find(&name).is_some()
        })
    };
    let parts: Vec<&str> = lower.split(['-', '–', '—']).map(str::trim).collect();
    let parties = parts
        .iter()
        .take_while(|part| begins_with_a_name(part))
        .count();
    is_text && parties > 1
}

/// Whether a state speaks in the first person throughout, as in a speech at a conference.
pub fn is_speech(lexicon: &Lexicon, article: &Article, annotated: &Annotated) -> bool {
    let Some(name) = named_by_title(&article.title) else {
        return false;
    };
    let phrases = &lexicon.actors.phrases;
    let known = |name: &str| {
        phrases
            .find(name)
            .is_some_and(|node| !phrases.meanings(node).is_empty())
    };
    if !known(name) && name.split_whitespace().count() > 5 {
        return false;
    }
    // "Statement by President …": an official's release is no speech at a conference.
    let title = name.split_whitespace().next().unwrap_or_default();
    let is_office = words::positions::OFFICES.has(&title.to_lowercase());
    if is_office {
        return false;
    }
    let first = (0..annotated.tokens.len() as u32)
        .filter(|&token| matches!(annotated.lower(token), "we" | "our" | "i" | "my" | "us"))
        .count();
    first * 400 >= annotated.tokens.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_names_the_author() {
        let name = named_by_title("Statement by Peru, General Assembly, session 40 (1985)");
        assert_eq!(name, Some("Peru"));
        assert_eq!(
            named_by_title("Remarks by the Holy See: a summary"),
            Some("Holy See")
        );
        assert_eq!(named_by_title("Peru signs an accord"), None);
    }

    #[test]
    fn several_may_speak_in_one_text() {
        let lexicon = Lexicon::english();
        let joint = |title: &str| {
            let title = title.to_string();
            is_joint(
                &lexicon,
                &Article {
                    title,
                    ..Article::default()
                },
            )
        };
        assert!(joint("Joint Communiqué of Peru and Chile"));
        assert!(joint("Peru-Chile-Bolivia Ministerial Statement"));
        assert!(!joint("Statement by Peru on the Chile-Bolivia Talks"));
    }
}
