//! What a page says about itself: JSON-LD, OpenGraph and meta tags, `<time>`, the title.

use serde_json::Value;

use super::tags::{Piece, attribute, pieces};
use crate::fields::one_line;

/// What a page says about itself; empty where it says nothing.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Meta {
    pub title: String,
    pub outlet: String,
    pub byline: String,
    pub url: String,
    pub language: String,
    /// Dates of publication, the most reliable first, as written.
    pub dates: Vec<String>,
    pub captions: Vec<String>,
    /// The body, if the metadata hold it.
    pub body: String,
}

/// Values by how far they are trusted: a lower rank wins.
#[derive(Default)]
struct Ranked(Vec<(u8, String)>);

impl Ranked {
    fn add(&mut self, rank: u8, value: &str) {
        let value = one_line(&html_escape::decode_html_entities(value));
        if !value.is_empty() && value.len() < 2000 && self.0.len() < 64 {
            self.0.push((rank, value));
        }
    }

    fn best(mut self) -> String {
        self.0.sort_by_key(|(rank, _)| *rank);
        self.0
            .into_iter()
            .next()
            .map(|(_, value)| value)
            .unwrap_or_default()
    }

    fn all(mut self) -> Vec<String> {
        self.0.sort_by_key(|(rank, _)| *rank);
        self.0.into_iter().map(|(_, value)| value).collect()
    }
}

#[derive(Default)]
struct Found {
    title: Ranked,
    outlet: Ranked,
    byline: Ranked,
    url: Ranked,
    dates: Ranked,
    language: String,
    captions: Vec<String>,
    body: String,
}

/// Reads what a page says about itself.
pub(crate) fn meta(page: &str) -> Meta {
    let mut found = Found::default();
    // The element whose words are being gathered, and the words.
    let mut gathering: Option<(String, String)> = None;
    for piece in pieces(page) {
        match piece {
            Piece::Open { name, attributes } => {
                let attributes = page.get(attributes).unwrap_or("");
                element(&name, attributes, &mut found);
                if matches!(name.as_str(), "h1" | "figcaption") && gathering.is_none() {
                    gathering = Some((name, String::new()));
                } else if let Some((_, words)) = &mut gathering {
                    words.push(' ');
                }
            }
            Piece::Text(range) => {
                if let Some((_, words)) = &mut gathering
                    && words.len() < 2000
                {
                    words.push_str(page.get(range).unwrap_or(""));
                }
            }
            Piece::Close { name } => {
                if gathering.as_ref().is_some_and(|(open, _)| *open == name)
                    && let Some((name, words)) = gathering.take()
                {
                    let words = html_escape::decode_html_entities(&words).into_owned();
                    match name.as_str() {
                        "h1" => found.title.add(3, &words),
                        _ if found.captions.len() < 100 => found.captions.push(one_line(&words)),
                        _ => {}
                    }
                }
            }
            Piece::Raw {
                name,
                attributes,
                text,
            } => {
                let attributes = page.get(attributes).unwrap_or("");
                let text = page.get(text).unwrap_or("");
                match name.as_str() {
                    "title" => found.title.add(5, text),
                    "script"
                        if attribute(attributes, "type").is_some_and(|kind| {
                            kind.trim().eq_ignore_ascii_case("application/ld+json")
                        }) =>
                    {
                        json_ld(text, &mut found);
                    }
                    _ => {}
                }
            }
        }
    }
    let outlet = found.outlet.best();
    let title = without_outlet(&found.title.best(), &outlet);
    found.captions.retain(|caption| !caption.is_empty());
    Meta {
        title,
        outlet,
        byline: found.byline.best(),
        url: found.url.best(),
        language: found.language,
        dates: found.dates.all(),
        captions: found.captions,
        body: found.body,
    }
}

/// The headline without the outlet's name at its end: *Talks go on | The Herald*.
fn without_outlet(title: &str, outlet: &str) -> String {
    for mark in [" | ", " - ", " – ", " — ", " :: ", " » ", " « "] {
        if let Some((head, tail)) = title.rsplit_once(mark)
            && !outlet.is_empty()
            && tail.trim().eq_ignore_ascii_case(outlet)
        {
            return head.trim().to_string();
        }
    }
    title.to_string()
}

fn element(name: &str, attributes: &str, found: &mut Found) {
    match name {
        "html" => {
            if let Some(language) = attribute(attributes, "lang") {
                found.language = language;
            }
        }
        "link" => {
            if attribute(attributes, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"))
                && let Some(url) = attribute(attributes, "href")
            {
                found.url.add(1, &url);
            }
        }
        "time" => {
            if let Some(date) = attribute(attributes, "datetime") {
                let is_publication = attribute(attributes, "pubdate").is_some()
                    || attribute(attributes, "itemprop")
                        .is_some_and(|prop| prop == "datePublished");
                if is_publication || found.dates.0.is_empty() {
                    found.dates.add(if is_publication { 4 } else { 9 }, &date);
                }
            }
        }
        "meta" => meta_tag(attributes, found),
        _ => {}
    }
}

fn meta_tag(attributes: &str, found: &mut Found) {
    let name = ["property", "name", "itemprop"]
        .iter()
        .find_map(|key| attribute(attributes, key))
        .unwrap_or_default()
        .to_ascii_lowercase();
    let Some(content) = attribute(attributes, "content") else {
        return;
    };
    match name.as_str() {
        "og:title" => found.title.add(2, &content),
        "twitter:title" | "dc.title" | "headline" | "parsely-title" | "sailthru.title" => {
            found.title.add(4, &content);
        }
        "og:site_name" => found.outlet.add(2, &content),
        "application-name" | "dc.publisher" | "publisher" | "twitter:app:name:iphone" => {
            found.outlet.add(3, &content);
        }
        "author" | "article:author" | "byl" | "parsely-author" | "dc.creator"
        | "dcterms.creator" | "sailthru.author"
            if !content.contains("://") && !content.starts_with('@') =>
        {
            let content = content.trim();
            let name = content.strip_prefix("By ").or(content.strip_prefix("by "));
            found.byline.add(2, name.unwrap_or(content));
        }
        "og:url" => found.url.add(2, &content),
        "article:published_time" | "og:article:published_time" => found.dates.add(2, &content),
        "date"
        | "pubdate"
        | "publishdate"
        | "publish-date"
        | "publish_date"
        | "parsely-pub-date"
        | "dc.date"
        | "dc.date.issued"
        | "dcterms.created"
        | "dcterms.issued"
        | "datepublished"
        | "sailthru.date"
        | "article.published"
        | "cxenseparse:recs:publishtime"
        | "publication_date"
        | "originalpublicationdate" => found.dates.add(3, &content),
        "og:locale" | "content-language" | "dc.language" if found.language.is_empty() => {
            found.language = content;
        }
        _ => {}
    }
}

/// Reads one script of JSON-LD: an object, a list, or a graph.
fn json_ld(text: &str, found: &mut Found) {
    let text = text
        .trim()
        .trim_start_matches("<![CDATA[")
        .trim_end_matches("]]>")
        .trim();
    let Ok(value) = serde_json::from_str::<Value>(text) else {
        return;
    };
    let mut open = vec![&value];
    let mut n_seen = 0;
    while let Some(value) = open.pop() {
        n_seen += 1;
        if n_seen > 2000 {
            return;
        }
        match value {
            Value::Array(values) => open.extend(values.iter().rev()),
            Value::Object(object) => {
                if let Some(graph) = object.get("@graph") {
                    open.push(graph);
                }
                let kinds = names(object.get("@type"));
                if kinds.contains("Article")
                    || kinds.contains("Report")
                    || kinds.contains("Posting")
                {
                    article(object, found);
                }
            }
            _ => {}
        }
    }
}

fn article(object: &serde_json::Map<String, Value>, found: &mut Found) {
    let words = |key: &str| object.get(key).and_then(Value::as_str).unwrap_or("");
    found.title.add(1, words("headline"));
    found.dates.add(1, words("datePublished"));
    found.byline.add(1, &names(object.get("author")));
    found.outlet.add(1, &names(object.get("publisher")));
    found.url.add(3, words("url"));
    found.url.add(3, words("mainEntityOfPage"));
    if found.language.is_empty() {
        found.language = words("inLanguage").to_string();
    }
    let body = words("articleBody");
    if body.len() > found.body.len() {
        found.body = html_escape::decode_html_entities(body).into_owned();
    }
}

/// The name in a value: a word, an object with a name, or a list of such.
fn names(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(name)) if !name.contains("://") => name.clone(),
        Some(Value::Object(object)) => names(object.get("name")),
        Some(Value::Array(values)) => {
            let all: Vec<String> = values
                .iter()
                .take(30)
                .filter(|value| !value.is_array())
                .map(|value| names(Some(value)))
                .filter(|name| !name.is_empty())
                .collect();
            all.join(", ")
        }
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_ld_comes_first() {
        let page = r#"<html lang="en-GB"><head><title>Talks go on | The Herald</title>
            <meta property="og:title" content="Talks go on, says minister">
            <meta property="og:site_name" content="The Herald">
            <meta name="author" content="By Ana Lu">
            <meta property="article:published_time" content="2021-05-04T10:00:00Z">
            <link rel="canonical" href="https://herald.example/talks">
            <script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},
            {"@type":["NewsArticle"],"headline":"Talks go on &amp; on","datePublished":"2021-05-03",
            "author":[{"name":"Ana Lu"},{"name":"B. Mora"}],"publisher":{"name":"Herald"}}]}</script>
            </head><figure><figcaption>The <b>bridge</b></figcaption></figure>"#;
        let meta = meta(page);
        assert_eq!(meta.title, "Talks go on & on");
        assert_eq!(meta.outlet, "Herald");
        assert_eq!(meta.byline, "Ana Lu, B. Mora");
        assert_eq!(meta.url, "https://herald.example/talks");
        assert_eq!(meta.language, "en-GB");
        assert_eq!(meta.dates, ["2021-05-03", "2021-05-04T10:00:00Z"]);
        assert_eq!(meta.captions, ["The bridge"]);
    }

    #[test]
    fn the_title_loses_the_outlet() {
        let page = "<title>Talks go on - The Herald</title><meta property=og:site_name content='The Herald'>";
        assert_eq!(meta(page).title, "Talks go on");
    }

    #[test]
    fn broken_metadata_say_nothing() {
        let page =
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",</script><meta content>";
        assert_eq!(meta(page), Meta::default());
    }
}
