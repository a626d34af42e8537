//! How far from the true place names are put.
//!
//! The gold files are XML as of TR-News and LGL: articles with a text and its toponyms, each with
//! offsets, words and, in a gazetteer's tag or beside it, coordinates. The names are given, so
//! what is measured is where they are put, not whether they are found. A name counts as right
//! within 161 km (100 miles); names that are not placed count as wrong, by half the earth's
//! girth.

use chancery_text::{CodePoints, Span};
use quick_xml::Reader;
use quick_xml::events::Event;

/// An article of a gold file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GoldArticle {
    /// Its number or id.
    pub id: String,
    /// The outlet's domain.
    pub domain: String,
    /// The address.
    pub url: String,
    /// The text that offsets point into.
    pub text: String,
    /// Its place names, those without coordinates among them.
    pub toponyms: Vec<Toponym>,
}

/// A place name in a gold article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Toponym {
    /// Where it stands, in bytes of the text; none if the text does not hold its words.
    pub span: Option<Span>,
    /// Its words.
    pub phrase: String,
    /// Degrees north and east; none if the readers gave none.
    pub coordinates: Option<(f64, f64)>,
}

/// The longest distance on earth, in kilometres.
const FARTHEST: f64 = 20_039.0;

/// The distance within which a name is placed right, in kilometres.
const WITHIN: f64 = 161.0;

/// Reads a gold file.
pub fn gold(xml: &str) -> Result<Vec<GoldArticle>, String> {
    let mut reader = Reader::from_str(xml);
    let mut articles: Vec<GoldArticle> = Vec::new();
    let mut path: Vec<String> = Vec::new();
    let mut words = String::new();
    let mut raw = Raw::default();
    let failed = |reader: &Reader<&[u8]>, what: &dyn std::fmt::Display| {
        format!("byte {}: {what}", reader.buffer_position())
    };
    loop {
        let event = reader
            .read_event()
            .map_err(|error| failed(&reader, &error))?;
        match event {
            Event::Start(start) => {
                let name = start.name().as_ref().to_string();
                words.clear();
                match name.as_str() {
                    "article" => {
                        let id = start
                            .attributes()
                            .flatten()
                            .find(|attribute| attribute.key.as_ref() == "docid")
                            .map(|attribute| attribute.value.into_owned());
                        let id = id.unwrap_or_else(|| articles.len().to_string());
                        articles.push(GoldArticle {
                            id,
                            ..GoldArticle::default()
                        });
                    }
                    "toponym" => raw = Raw::default(),
                    _ => {}
                }
                path.push(name);
            }
            Event::Text(text) => {
                words.push_str(&text);
            }
            Event::CData(data) => {
                words.push_str(&data);
            }
            Event::GeneralRef(reference) => {
                let name: &str = &reference;
                let char = match reference.resolve_char_ref() {
                    Ok(Some(char)) => char.to_string(),
                    _ => match name {
                        "amp" => "&".into(),
                        "lt" => "<".into(),
                        "gt" => ">".into(),
                        "quot" => "\"".into(),
                        "apos" => "'".into(),
                        other => return Err(failed(&reader, &format!("unknown entity `{other}`"))),
                    },
                };
                words.push_str(&char);
            }
            Event::End(_) => {
                let name = path.pop().unwrap_or_default();
                let above = path.last().map_or("", String::as_str);
                let Some(article) = articles.last_mut() else {
                    continue;
                };
                match (above, name.as_str()) {
                    ("article", "text") => article.text = std::mem::take(&mut words),
                    ("article", "domain") => article.domain = words.trim().to_string(),
                    ("article", "url") => article.url = words.trim().to_string(),
                    ("toponym", "start") => raw.start = words.trim().parse().ok(),
                    ("toponym", "end") => raw.end = words.trim().parse().ok(),
                    ("toponym", "phrase") => raw.phrase = words.trim().to_string(),
                    ("toponym" | "gaztag", "lat") => raw.lat = words.trim().parse().ok(),
                    ("toponym" | "gaztag", "lon") => raw.lon = words.trim().parse().ok(),
                    (_, "toponym") => raw.finish(article),
                    _ => {}
                }
                words.clear();
            }
            Event::Eof => return Ok(articles),
            _ => {}
        }
    }
}

/// A toponym while it is being read.
#[derive(Default)]
struct Raw {
    start: Option<u32>,
    end: Option<u32>,
    phrase: String,
    lat: Option<f64>,
    lon: Option<f64>,
}

impl Raw {
    /// Adds the toponym to its article. Offsets that miss the words (some count from one, some
    /// from another version of the text) are mended to the nearest place that has them.
    fn finish(&mut self, article: &mut GoldArticle) {
        let raw = std::mem::take(self);
        let text = &article.text;
        let points = CodePoints::of(text);
        let given = raw
            .start
            .zip(raw.end)
            .map(|(start, end)| points.bytes([start, end]));
        let span = match given {
            Some(span) if span.of(text) == raw.phrase => Some(span),
            _ if raw.phrase.is_empty() => None,
            given => {
                let near = given.map_or(0, |span| span.start as usize);
                text.match_indices(&raw.phrase)
                    .min_by_key(|(at, _)| at.abs_diff(near))
                    .map(|(at, words)| Span::new(at, at + words.len()))
            }
        };
        let coordinates = raw.lat.zip(raw.lon);
        article.toponyms.push(Toponym {
            span,
            phrase: raw.phrase,
            coordinates,
        });
    }
}

/// How well names were placed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// Names with coordinates.
    pub n_gold: usize,
    /// Those of them that were placed.
    pub n_found: usize,
    /// Those of them that were placed right.
    pub n_right: usize,
    /// Mean of the logarithm of the error, 0 for none, 1 for the farthest.
    pub log_error: f64,
}

impl Figures {
    /// Right of all names with coordinates.
    pub fn accuracy(&self) -> f64 {
        share(self.n_right, self.n_gold)
    }

    /// Right of those placed.
    pub fn accuracy_found(&self) -> f64 {
        share(self.n_right, self.n_found)
    }

    /// Placed, of all names with coordinates.
    pub fn found(&self) -> f64 {
        share(self.n_found, self.n_gold)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        0.0
    } else {
        part as f64 / whole as f64
    }
}

/// Scores articles, each with where its toponyms were put.
pub fn score<'a>(
    placed: impl IntoIterator<Item = (&'a GoldArticle, Vec<Option<(f64, f64)>>)>,
) -> Figures {
    let mut figures = Figures::default();
    let mut sum = 0.0;
    for (article, places) in placed {
        for (toponym, place) in article.toponyms.iter().zip(places) {
            let Some(truth) = toponym.coordinates else {
                continue;
            };
            let error = place.map_or(FARTHEST, |place| kilometres(truth, place));
            figures.n_gold += 1;
            figures.n_found += usize::from(place.is_some());
            figures.n_right += usize::from(error <= WITHIN);
            sum += (error + 1.0).ln() / FARTHEST.ln();
        }
    }
    figures.log_error = if figures.n_gold == 0 {
        0.0
    } else {
        sum / figures.n_gold as f64
    };
    figures
}

/// The distance between two places on a sphere.
pub fn kilometres((lat, lon): (f64, f64), (lat2, lon2): (f64, f64)) -> f64 {
    let (a, b) = (lat.to_radians(), lat2.to_radians());
    let half = |angle: f64| (angle / 2.0).sin().powi(2);
    let chord = half(b - a) + a.cos() * b.cos() * half((lon2 - lon).to_radians());
    2.0 * 6371.0088 * chord.clamp(0.0, 1.0).sqrt().asin()
}

#[cfg(test)]
mod tests {
    use super::*;

    const XML: &str = "<articles><article docid='7'><domain>example.org</domain>\
        <text><![CDATA[Rain fell in Paris & Lima.]]></text><toponyms>\
        <toponym><start>13</start><end>18</end><phrase>Paris</phrase>\
        <gaztag geonameid='1'><name>Paris</name><lat>48.85</lat><lon>2.35</lon></gaztag></toponym>\
        <toponym><start>22</start><end>26</end><phrase>Lima</phrase></toponym>\
        </toponyms></article></articles>";

    #[test]
    fn reads_gold_and_mends_offsets() {
        let gold = gold(XML).expect("well formed");
        assert_eq!(gold[0].id, "7");
        let words: Vec<_> = gold[0]
            .toponyms
            .iter()
            .map(|toponym| toponym.span.expect("found").of(&gold[0].text).to_string())
            .collect();
        assert_eq!(words, ["Paris", "Lima"]);
        assert_eq!(gold[0].toponyms[0].coordinates, Some((48.85, 2.35)));
        assert_eq!(gold[0].toponyms[1].coordinates, None);
    }

    #[test]
    fn only_names_with_coordinates_count() {
        let gold = gold(XML).expect("well formed");
        let figures = score([(&gold[0], vec![Some((48.9, 2.4)), Some((0.0, 0.0))])]);
        assert_eq!(
            (figures.n_gold, figures.n_found, figures.n_right),
            (1, 1, 1)
        );
        let figures = score([(&gold[0], vec![None, None])]);
        assert_eq!(
            (figures.n_gold, figures.n_found, figures.n_right),
            (1, 0, 0)
        );
        assert!((figures.log_error - 1.0).abs() < 1e-4);
    }

    #[test]
    fn distances() {
        let berlin = (52.52, 13.405);
        let paris = (48.8566, 2.3522);
        assert!((kilometres(berlin, paris) - 877.5).abs() < 2.0);
        assert_eq!(kilometres(paris, paris), 0.0);
    }

    #[test]
    fn broken_xml_is_an_error() {
        assert!(super::gold("<articles><article>&nope;</article></articles>").is_err());
        assert!(super::gold("<a></b>").is_err());
    }
}
