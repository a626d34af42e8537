//! What a reader of one format hands over, and how it becomes an article.

use chancery_text::{Article, Doubt, PartialDate, PublishedFrom, Span};
use sha2::{Digest, Sha256};

use crate::error::Problem;
use crate::fields::{cut, one_line};
use crate::options::Options;
use crate::traced::Traced;
use crate::{clean, html, language};

/// Above this many characters an article is cut at a paragraph.
pub(crate) const MOST_CHARACTERS: usize = 2_000_000;

/// An article before it is cleaned.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    pub id: String,
    /// The headline, if the format has one.
    pub title: Option<Traced>,
    pub body: Traced,
    pub outlet: String,
    pub agency: String,
    pub url: String,
    pub byline: String,
    /// What the input says of its language.
    pub language: String,
    /// A dateline that stands apart from the text.
    pub dateline: String,
    /// All dates that the article might have been published on.
    pub dates: Vec<Evidence>,
    pub captions: Vec<chancery_text::Caption>,
    /// The text was printed or pasted from a page: headline, address and outlet are sought in it.
    pub printed: bool,
    pub doubts: Vec<Doubt>,
}

/// A date of publication with its origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Evidence {
    pub date: PartialDate,
    pub from: PublishedFrom,
}

impl Draft {
    /// Notes what is unclear.
    pub fn doubt(&mut self, kind: &'static str, message: String) {
        self.doubts.push(Doubt::whole(kind, message));
    }

    /// The article: cleaned, unless it is to stay raw.
    pub fn finish(mut self, options: &Options) -> Result<Article, Problem> {
        if let Some(outlet) = &options.outlet {
            self.outlet.clone_from(outlet);
        }
        if let Some(url) = &options.url {
            self.url.clone_from(url);
        }
        if !options.raw {
            self.trim();
        }
        self.limit();
        if !options.raw {
            self.unmark();
        }
        let mut article = if options.raw {
            raw(self, options)
        } else {
            clean::clean(self, options)
        };
        if article.text.trim().is_empty() {
            return Err(Problem::new("the article is empty"));
        }
        let guess = language::guess(&article.text);
        if article.language.is_empty() {
            article.language = guess.to_string();
        } else if !guess.is_empty() && article.language != guess {
            article.doubts.push(Doubt::whole(
                "language-conflict",
                format!("said to be in `{}`, reads like `{guess}`", article.language),
            ));
        }
        if article.language != "en" {
            let message = match article.language.as_str() {
                "" => "the language is unclear".to_string(),
                code => format!("the language is `{code}`: only English is read"),
            };
            article.doubts.push(Doubt::whole("language", message));
        }
        if article.id.is_empty() {
            article.id = hash(&article.url, &article.text);
        }
        Ok(article)
    }

    /// Undoes markup and entities that fields often hold.
    fn unmark(&mut self) {
        if !self.printed && html::is_markup(&self.body.text) {
            self.body = html::of_field(&self.body);
        } else {
            self.body = html::unescaped(std::mem::take(&mut self.body));
        }
        self.title = self.title.take().map(html::unescaped);
    }

    /// Drops white space before a text that is too long, so that it is not all that is left of it.
    fn trim(&mut self) {
        let text = &self.body.text;
        let lead = text.len() - text.trim_start().len();
        if text.len() > MOST_CHARACTERS && lead > 0 {
            self.body = self.body.slice(lead..text.len());
        }
    }

    /// Cuts a text that is too long, at a paragraph if there is one near.
    fn limit(&mut self) {
        let text = &self.body.text;
        if text.len() <= MOST_CHARACTERS {
            return;
        }
        let Some((most, _)) = text.char_indices().nth(MOST_CHARACTERS) else {
            return;
        };
        let head = text.get(..most).unwrap_or("");
        let floor = most / 2;
        let at = ["\n\n", "\n", ". ", " "]
            .iter()
            .find_map(|mark| head.rfind(mark).filter(|&at| at > floor).map(|at| at + 1))
            .unwrap_or(most);
        let n_left = text.len() - at;
        self.body.truncate(at);
        self.doubt(
            "cut",
            format!("the text was cut after 2 million characters; {n_left} bytes were left out"),
        );
    }
}

/// The text as it is given.
fn raw(draft: Draft, options: &Options) -> Article {
    let title = draft
        .title
        .as_ref()
        .map(|title| one_line(&title.text))
        .unwrap_or_default();
    let (published, published_from) = publication(options, &draft.dates);
    let (text, source_map) = draft.body.into_parts();
    Article {
        id: draft.id,
        outlet: draft.outlet,
        agency: draft.agency,
        url: draft.url,
        title,
        byline: draft.byline,
        published,
        published_from,
        language: two_letters(&draft.language),
        captions: draft.captions,
        text,
        source_map,
        doubts: draft.doubts,
        ..Article::default()
    }
}

/// The best date there is: what the user says, what the input's field says, and so on.
pub(crate) fn publication(
    options: &Options,
    dates: &[Evidence],
) -> (Option<PartialDate>, Option<PublishedFrom>) {
    if let Some(date) = options.date {
        return (Some(date), Some(PublishedFrom::Given));
    }
    const ORDER: [PublishedFrom; 6] = [
        PublishedFrom::Given,
        PublishedFrom::Metadata,
        PublishedFrom::Dateline,
        PublishedFrom::Url,
        PublishedFrom::Inferred,
        PublishedFrom::Caption,
    ];
    let best = ORDER
        .iter()
        .find_map(|from| dates.iter().find(|date| date.from == *from));
    (best.map(|best| best.date), best.map(|best| best.from))
}

/// The code of a language as two letters: `en-US`, `eng` and `English` are `en`.
pub(crate) fn two_letters(said: &str) -> String {
    let said = said.trim().to_ascii_lowercase();
    let code = match said.as_str() {
        "english" | "eng" => "en",
        "spanish" | "spa" | "español" => "es",
        "french" | "fra" | "fre" | "français" => "fr",
        other => other.split(['-', '_', ',', ' ']).next().unwrap_or(""),
    };
    if code.len() == 2 && code.bytes().all(|b| b.is_ascii_lowercase()) {
        code.to_string()
    } else {
        String::new()
    }
}

/// An id for an article that has none: 16 hexadecimal digits of url and text.
fn hash(url: &str, text: &str) -> String {
    let mut hasher = Sha256::new();
    hasher.update(url.as_bytes());
    hasher.update([0]);
    hasher.update(text.as_bytes());
    hasher
        .finalize()
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// A doubt where two dates of publication lie apart.
pub(crate) fn conflicts(dates: &[Evidence], doubts: &mut Vec<Doubt>) {
    let full: Vec<&Evidence> = dates
        .iter()
        .filter(|date| date.date.day.is_some())
        .collect();
    let strong = |from| !matches!(from, PublishedFrom::Caption | PublishedFrom::Inferred);
    let Some(first) = full.iter().find(|date| strong(date.from)) else {
        return;
    };
    for other in full.iter().filter(|date| strong(date.from)) {
        if crate::dates::days_between(first.date, other.date).abs() > 2 {
            doubts.push(Doubt::whole(
                "date-conflict",
                format!(
                    "{} ({}) and {} ({}) do not agree on the date of publication",
                    first.date,
                    first.from.as_str(),
                    other.date,
                    other.from.as_str()
                ),
            ));
        }
    }
}

/// A doubt about words of the text.
pub(crate) fn doubt_at(kind: &'static str, message: &str, text: &str, span: Span) -> Doubt {
    Doubt::at(kind, format!("{message}: `{}`", cut(span.of(text))), span)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(body: &str) -> Draft {
        Draft {
            body: Traced::of(body, 0),
            ..Draft::default()
        }
    }

    #[test]
    fn raw_text_stays_as_it_is() {
        let options = Options {
            raw: true,
            ..Options::default()
        };
        let body = "  A\u{a0}line \r\n\r\n\r\nanother line of the text  \n";
        let mut draft = draft(body);
        draft.title = Some(Traced::of("Headline", 0));
        let article = draft.finish(&options).unwrap();
        assert_eq!(article.text, body);
        assert_eq!(article.title, "Headline");
        assert_eq!(article.title_span, None);
    }

    #[test]
    fn a_text_of_three_million_characters_is_cut_at_a_paragraph() {
        let body = "The ministers met in the capital and spoke of the river.\n\n".repeat(52_000);
        let article = draft(&body).finish(&Options::default()).unwrap();
        assert!(article.text.chars().count() <= MOST_CHARACTERS);
        assert!(article.text.ends_with("river."));
        assert!(article.doubts.iter().any(|doubt| doubt.kind == "cut"));
    }

    #[test]
    fn an_id_is_made_of_url_and_text() {
        let one = draft("The minister spoke in the capital.")
            .finish(&Options::default())
            .unwrap();
        let options = Options {
            url: Some("https://a.example/1".into()),
            ..Options::default()
        };
        let two = draft("The minister spoke in the capital.")
            .finish(&options)
            .unwrap();
        assert_eq!(one.id.len(), 16);
        assert_ne!(one.id, two.id);
    }

    #[test]
    fn codes_of_languages() {
        assert_eq!(two_letters("en-US"), "en");
        assert_eq!(two_letters("English"), "en");
        assert_eq!(two_letters("unknown"), "");
    }
}
