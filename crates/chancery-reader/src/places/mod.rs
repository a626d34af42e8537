//! Where things happen: names of places, with their coordinates.
//!
//! > The ministers met **in Lima** and toured the port of **Callao, Peru**.

mod locate;

pub use locate::{Located, locate};

use chancery_lexicon::Lexicon;
use chancery_record::Place;
use chancery_text::{Annotated, Article, Dep, EntityLabel, Iob, Span, Tag, TokenId};

use crate::clause;
use crate::trees::seats::is_seated;

/// A name of a place in an article.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceMention {
    /// Its words.
    pub span: Span,
    /// Its head token.
    pub head: TokenId,
    /// What it names.
    pub place: Place,
}

/// All names of places in an article, in the order of the text.
///
/// Names of peoples (*the Peruvian minister*) are no places here, but tell which *Lima* is meant.
pub fn resolve(lexicon: &Lexicon, article: &Article, annotated: &Annotated) -> Vec<PlaceMention> {
    let mut names = Vec::new();
    let mut at = 0;
    let n_tokens = annotated.tokens.len() as TokenId;
    while at < n_tokens {
        let token = annotated.token(at);
        let mut end = at + 1;
        if token.iob == Iob::B {
            while end < n_tokens && annotated.token(end).iob == Iob::I {
                end += 1;
            }
            let is_place = matches!(
                token.entity,
                EntityLabel::GPE | EntityLabel::LOC | EntityLabel::FAC
            );
            if is_place || token.entity == EntityLabel::NORP {
                // *the Black Sea*, *Lima's*
                let mut tokens = at..end;
                if end - at > 1 && annotated.lower(at) == "the" {
                    tokens.start += 1;
                }
                if tokens.end - tokens.start > 1 && annotated.token(end - 1).tag == Tag::POS {
                    tokens.end -= 1;
                }
                names.push((tokens, is_place));
            }
        }
        at = end;
    }
    let spans: Vec<Span> = names
        .iter()
        .map(|(tokens, _)| annotated.span(tokens.clone()))
        .collect();
    let located = locate(&lexicon.places, article, &spans);
    let mut mentions: Vec<PlaceMention> = names
        .into_iter()
        .zip(spans)
        .zip(located)
        .filter(|(((_, is_place), _), _)| *is_place)
        .map(|(((tokens, _), span), located)| {
            let head = tokens
                .clone()
                .find(|&token| !tokens.contains(&annotated.token(token).head))
                .unwrap_or(tokens.end - 1);
            let name = span.of(&article.text).to_string();
            let (country, coordinates) = match located {
                Some(Located { spot, country, .. }) => {
                    (country, Some((f64::from(spot.lat), f64::from(spot.lon))))
                }
                None => (String::new(), None),
            };
            PlaceMention {
                span,
                head,
                place: Place {
                    name,
                    country,
                    coordinates,
                    span,
                },
            }
        })
        .collect();
    mentions.sort_by_key(|mention| (mention.head, mention.span));
    mentions
}

/// Prepositions that say where something happens.
const WHERE: &[&str] = &[
    "in",
    "at",
    "near",
    "outside",
    "inside",
    "around",
    "across",
    "throughout",
    "off",
    "within",
    "along",
    "around",
];

/// The place of the event that a trigger carries, if its clause tells one.
///
/// > Crowds marched **in Lima**.
///
/// Leaves alone: "a visit *to Lima*", where the place is the other side.
pub fn of_event(
    annotated: &Annotated,
    mentions: &[PlaceMention],
    trigger: TokenId,
) -> Option<Place> {
    let sentence = annotated.sentence_tokens(annotated.token(trigger).sentence as usize);
    let first = mentions.partition_point(|mention| mention.head < sentence.start);
    mentions[first..]
        .iter()
        .take_while(|mention| mention.head < sentence.end)
        .filter(|mention| says_where(annotated, mention.head))
        .filter_map(|mention| {
            let distance = clause::distance(annotated, mention.head, trigger)?;
            Some(((distance, mention.head.abs_diff(trigger)), mention))
        })
        .min_by_key(|(key, _)| *key)
        .map(|(_, mention)| mention.place.clone())
}

/// Whether a name stands behind *in*, *at*, *near* …, and does not only tell whose government it is.
fn says_where(annotated: &Annotated, head: TokenId) -> bool {
    let token = annotated.token(head);
    let Some(above) = annotated.head(head) else {
        return false;
    };
    // *Thanked the **government in Lima***: whose, not where.
    let is_seat = annotated
        .head(above)
        .is_some_and(|body| is_seated(annotated.lemma(body)));
    token.dep == Dep::pobj && WHERE.contains(&annotated.lower(above)) && !is_seat
}
