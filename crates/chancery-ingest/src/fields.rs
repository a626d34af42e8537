//! The fields of a JSON or CSV record, under the many names they go by.

use std::collections::BTreeMap;

use chancery_text::PublishedFrom;

use crate::dates;
use crate::draft::{Draft, Evidence};
use crate::error::Problem;
use crate::options::{FieldNames, Options};
use crate::order::{self, Order};
use crate::traced::Traced;

/// The fields of one record.
#[derive(Debug, Default)]
pub(crate) struct Fields {
    fields: BTreeMap<String, Traced>,
}

/// The value of a field.
pub(crate) enum Value {
    /// A text, a number, or a list of them.
    Text(Traced),
    /// Null, true, false, or an object without a name.
    Nothing,
}

const TEXT: &[&str] = &[
    "text",
    "maintext",
    "body",
    "content",
    "article_text",
    "bodytext",
    "articlebody",
    "plain_text",
    "plaintext",
    "full_text",
    "fulltext",
    "article",
    "story",
    "story_text",
    "cleaned_text",
    "raw_text",
    "document",
    "transcript",
    "speech",
    "paragraphs",
    "description",
    "summary",
    "lead",
    "abstract",
    "excerpt",
    "snippet",
];
const TITLE: &[&str] = &[
    "title",
    "headline",
    "head",
    "title_page",
    "title_rss",
    "article_title",
    "webtitle",
];
const DATE: &[&str] = &[
    "date",
    "date_publish",
    "publish_date",
    "published",
    "pub_date",
    "pubdate",
    "publication_date",
    "datepublished",
    "date_published",
    "published_at",
    "publishedat",
    "published_date",
    "published_on",
    "posted_at",
    "created_at",
    "datetime",
    "timestamp",
    "seendate",
    "dltime",
    "firstpublished",
    "webpublicationdate",
    "first_publication_date",
    "year",
];
const URL: &[&str] = &[
    "url",
    "link",
    "source_url",
    "permalink",
    "canonical_url",
    "article_url",
    "web_url",
    "weburl",
    "requested_url",
    "responded_url",
    "uri",
];
const OUTLET: &[&str] = &[
    "outlet",
    "source",
    "publisher",
    "media_name",
    "source_name",
    "site_name",
    "sitename",
    "site",
    "publication",
    "newspaper",
    "pubtitle",
    "publication_title",
    "source_title",
    "media_outlet",
    "website",
    "source_domain",
    "domain",
    "channel",
    "feed",
];
const BYLINE: &[&str] = &[
    "byline",
    "authors",
    "author",
    "creator",
    "reporter",
    "journalist",
];
const LANGUAGE: &[&str] = &["language", "lang", "language_code", "inlanguage"];
const ID: &[&str] = &[
    "id",
    "_id",
    "uid",
    "uuid",
    "guid",
    "article_id",
    "stories_id",
    "story_id",
    "doc_id",
    "docid",
    "document_id",
];
const AGENCY: &[&str] = &["agency", "news_agency", "wire", "credit_line"];
const DATELINE: &[&str] = &["dateline", "dateline_text"];

impl Fields {
    /// Adds a field; an empty one counts as absent.
    pub fn insert(&mut self, name: String, value: Value) {
        if let Value::Text(text) = value
            && !text.text.trim().is_empty()
        {
            self.fields.insert(name, text);
        }
    }

    /// The field of exactly that name.
    pub fn get(&self, name: &str) -> Option<&Traced> {
        self.fields.get(name)
    }

    /// All fields, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Traced)> {
        self.fields.iter().map(|(name, text)| (name.as_str(), text))
    }

    /// The field that the user names, or the first of the usual names that there is.
    fn pick(&self, given: &Option<String>, usual: &[&str]) -> Option<&Traced> {
        if let Some(name) = given {
            return self.get(name);
        }
        usual.iter().find_map(|usual| {
            self.get(usual).or_else(|| {
                let plain = |name: &str| name.to_ascii_lowercase().replace([' ', '-'], "_");
                self.iter()
                    .find(|(name, _)| plain(name) == *usual)
                    .map(|(_, text)| text)
            })
        })
    }

    fn words(&self, given: &Option<String>, usual: &[&str]) -> String {
        self.pick(given, usual)
            .map(|text| one_line(&text.text))
            .unwrap_or_default()
    }

    /// The draft of an article; `beside` is the order of the dates elsewhere in the file.
    pub fn draft(&self, options: &Options, beside: Option<Order>) -> Result<Draft, Problem> {
        let FieldNames {
            text,
            title,
            date,
            url,
            outlet,
            byline,
            language,
            id,
        } = &options.fields;
        let body = match self.pick(text, TEXT) {
            Some(body) => body.clone(),
            None => return Err(self.no_text(text)),
        };
        let mut draft = Draft {
            id: self
                .pick(id, ID)
                .map(|text| text.text.trim().to_string())
                .unwrap_or_default(),
            title: self.pick(title, TITLE).cloned(),
            body,
            outlet: self.words(outlet, OUTLET),
            agency: self.words(&None, AGENCY),
            url: self.words(url, URL),
            byline: self.words(byline, BYLINE),
            language: self.words(language, LANGUAGE).to_ascii_lowercase(),
            ..Draft::default()
        };
        if let Some(raw) = self.pick(date, DATE).map(|text| one_line(&text.text)) {
            match dates::field(&raw) {
                Some(found) => {
                    let others = self.iter().map(|(_, text)| text.text.as_str());
                    let signs = order::Signs {
                        url: &draft.url,
                        language: &draft.language,
                        text: &draft.body.text,
                        beside: others
                            .filter(|text| text.len() < 64)
                            .find_map(order::of_dates)
                            .or(beside),
                    };
                    let (date, doubt) = order::settle(&raw, found, signs);
                    if let Some(doubt) = doubt {
                        draft.doubt("date-ambiguous", doubt);
                    }
                    draft.dates.push(Evidence {
                        date,
                        from: PublishedFrom::Given,
                    });
                }
                None => draft.doubt(
                    "date-unread",
                    format!("the date `{}` was not read", cut(&raw)),
                ),
            }
        }
        if let Some(dateline) = self.pick(&None, DATELINE) {
            draft.dateline = one_line(&dateline.text);
        }
        Ok(draft)
    }

    fn no_text(&self, given: &Option<String>) -> Problem {
        let names: Vec<&str> = self.fields.keys().map(String::as_str).take(12).collect();
        let hint = match (given, names.is_empty()) {
            (_, true) => "the record has no field with words in it".to_string(),
            (Some(_), _) => format!("its fields are {}", cut(&names.join(", "))),
            (None, _) => format!(
                "name it with --field text=NAME; the record's fields are {}",
                cut(&names.join(", "))
            ),
        };
        let message = match given {
            Some(name) => format!("no field `{name}` with a text in it"),
            None => "no field with a text in it".to_string(),
        };
        Problem::new(message).hint(hint)
    }
}

/// A text on one line, with single spaces.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The beginning of a text, for messages.
pub(crate) fn cut(text: &str) -> String {
    match text.char_indices().nth(80) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or("")),
        None => text.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        let mut fields = Fields::default();
        for (name, text) in pairs {
            fields.insert(name.to_string(), Value::Text(Traced::of(text, 0)));
        }
        fields
    }

    #[test]
    fn fields_go_by_many_names() {
        let fields = fields(&[
            ("maintext", "The two ministers met."),
            ("title", "Ministers meet"),
            ("date_publish", "2024-05-02 10:00:00"),
            ("source_domain", "herald.example"),
            ("Authors", "Ana Lu"),
        ]);
        let draft = fields.draft(&Options::default(), None).unwrap();
        assert_eq!(draft.body.text, "The two ministers met.");
        assert_eq!(draft.outlet, "herald.example");
        assert_eq!(draft.byline, "Ana Lu");
        assert_eq!(draft.dates[0].date.to_string(), "2024-05-02");
    }

    #[test]
    fn the_user_names_a_field() {
        let fields = fields(&[("text", "short"), ("Volltext", "The long text.")]);
        let options = Options {
            fields: FieldNames {
                text: Some("Volltext".into()),
                ..FieldNames::default()
            },
            ..Options::default()
        };
        assert_eq!(
            fields.draft(&options, None).unwrap().body.text,
            "The long text."
        );
    }

    #[test]
    fn says_which_fields_there_are() {
        let problem = fields(&[("foo", "x"), ("bar", "y")]).draft(&Options::default(), None);
        assert!(problem.unwrap_err().hint.contains("bar, foo"));
    }
}
