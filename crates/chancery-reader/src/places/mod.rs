//! Where things happen: names of places, with their coordinates.
//!
//! > The ministers met **in Lima** and toured the port of **Callao, Peru**.

mod act;
mod locate;

pub(crate) use act::WHERE;
pub use act::{Act, Kind, of_act};
pub use locate::{Located, locate};

use std::ops::Range;

use chancery_lexicon::Lexicon;
use chancery_lexicon::places::Kind as Spots;
use chancery_record::Place;
use chancery_text::{Annotated, Article, Dep, EntityLabel, Iob, Span, Tag, TokenId};

use crate::along::MOVES;

/// A name of a place in an article.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceMention {
    /// Its words.
    pub span: Span,
    /// Its head token.
    pub head: TokenId,
    /// What it names.
    pub place: Place,
    /// Whether that is a town.
    pub is_town: bool,
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
            let is_place = is_place || is_town(lexicon, annotated, at..end);
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
            let is_town = located
                .as_ref()
                .is_some_and(|one| matches!(one.spot.kind, Spots::Town | Spots::Capital));
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
                is_town,
            }
        })
        .collect();
    mentions.sort_by_key(|mention| (mention.head, mention.span));
    mentions
}

/// Whether a name that the parser holds to be a person's or a body's is that of a town, by the word it
/// hangs under: *visited **Baku***, *flew to **Minsk***.
fn is_town(lexicon: &Lexicon, annotated: &Annotated, name: Range<TokenId>) -> bool {
    const REACHED: &[&str] = &["enter", "leave", "reach", "tour", "visit"];
    let is_read_else = matches!(
        annotated.token(name.start).entity,
        EntityLabel::PERSON | EntityLabel::ORG
    );
    let outer = name
        .clone()
        .find(|&at| !name.contains(&annotated.token(at).head));
    let Some(head) = outer.filter(|_| is_read_else) else {
        return false;
    };
    let token = annotated.token(head);
    let stands = match token.dep {
        Dep::dobj => REACHED.contains(&annotated.lemma(token.head)),
        Dep::pobj => match annotated.lower(token.head) {
            "in" | "near" | "outside" => true,
            // *Flew **to Minsk***, *his trip **to Minsk***; not *spoke to Florence*.
            "to" => {
                let above = annotated.token(token.head).head;
                let lemma = annotated.lemma(above);
                MOVES.contains(&lemma) || matches!(lemma, "trip" | "tour" | "stop")
            }
            _ => false,
        },
        _ => false,
    };
    let words: Vec<&str> = name.map(|at| annotated.lower(at)).collect();
    let named = || lexicon.places.named(&words.join(" "));
    stands
        && named().iter().any(|(spot, _, is_main)| {
            let is_large = spot.kind == Spots::Town && spot.population >= LARGE;
            *is_main && (is_large || spot.kind == Spots::Capital)
        })
}

/// How many must live in a town whose name may be somebody's.
const LARGE: u32 = 100_000;
