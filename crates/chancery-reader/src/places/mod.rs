//! Where things happen: names of places, with their coordinates.
//!
//! > The ministers met **in Lima** and toured the port of **Callao, Peru**.

use chancery_lexicon::Lexicon;
use chancery_record::Place;
use chancery_text::{Annotated, Article, Dep, EntityLabel, Iob, Span, TokenId};

use crate::clause;

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
pub fn resolve(_lexicon: &Lexicon, article: &Article, annotated: &Annotated) -> Vec<PlaceMention> {
    let mut mentions = Vec::new();
    let mut at = 0;
    let n_tokens = annotated.tokens.len() as TokenId;
    while at < n_tokens {
        let token = annotated.token(at);
        let mut end = at + 1;
        while end < n_tokens && annotated.token(end).iob == Iob::I {
            end += 1;
        }
        let place = matches!(
            token.entity,
            EntityLabel::GPE | EntityLabel::LOC | EntityLabel::FAC
        );
        if token.iob == Iob::B && place {
            let head = (at..end)
                .find(|&token| !(at..end).contains(&annotated.token(token).head))
                .unwrap_or(end - 1);
            let span = annotated.span(at..end);
            mentions.push(PlaceMention {
                span,
                head,
                place: Place {
                    name: span.of(&article.text).to_string(),
                    country: String::new(),
                    coordinates: None,
                    span,
                },
            });
        }
        at = end;
    }
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

/// Whether a name stands behind *in*, *at*, *near* …
fn says_where(annotated: &Annotated, head: TokenId) -> bool {
    let token = annotated.token(head);
    let Some(above) = annotated.head(head) else {
        return false;
    };
    token.dep == Dep::pobj && WHERE.contains(&annotated.lower(above))
}
