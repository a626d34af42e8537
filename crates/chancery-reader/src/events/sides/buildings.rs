//! Buildings are no sides of what is done with them.
//!
//! > Peru **reopened its embassy** in Lima: nobody did that together with the embassy.
//!
//! Leaves alone what an embassy does and what is done to those in it: *the embassy denied it*,
//! *rebels attacked the embassy*.

use std::borrow::Cow;

use chancery_lexicon::events::Events;
use chancery_text::{Annotated, Dep, Pos, TokenId};

use crate::actors::Cast;

/// Who is named, without buildings that something is done with.
pub(in crate::events) fn without<'a>(
    events: &Events,
    annotated: &Annotated,
    cast: &'a Cast,
) -> Cow<'a, Cast> {
    let handled = |head: TokenId| is_handled(events, annotated, head);
    if !cast.mentions.iter().any(|mention| handled(mention.head)) {
        return Cow::Borrowed(cast);
    }
    let mut cast = cast.clone();
    for mention in &mut cast.mentions {
        if handled(mention.head) {
            mention.actors.clear();
        }
    }
    Cow::Owned(cast)
}

/// Whether a noun names a building that is opened, closed, visited.
fn is_handled(events: &Events, annotated: &Annotated, noun: TokenId) -> bool {
    let token = annotated.token(noun);
    if !events.in_class("buildings", annotated.lemma(noun)) {
        return false;
    }
    let above = match token.dep {
        Dep::dobj | Dep::nsubjpass => Some(token.head),
        // *The opening **of** an embassy*, *visited the site **of** the embassy*
        Dep::pobj if annotated.lower(token.head) == "of" => annotated.head(token.head),
        _ => None,
    };
    above.is_some_and(|above| {
        matches!(annotated.token(above).pos, Pos::VERB | Pos::NOUN)
            && events.in_class("handling", annotated.lemma(above))
    })
}
