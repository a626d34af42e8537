//! What stands behind the worth of something, that the parser hung on the money.
//!
//! > Oz put tariffs worth 50 million dollars **on fish**. Ib sold arms worth two million **to Ur**.
//!
//! Leaves alone: "a fund worth millions *of dollars*".

use chancery_text::{Annotated, Change, Dep, Pos, TokenId};

use super::hang;

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    const LINKS: &[&str] = &["against", "for", "from", "on", "to"];
    let token = annotated.token(at);
    if token.dep != Dep::prep || !LINKS.contains(&annotated.lower(at)) {
        return;
    }
    let above = annotated.ancestors(at).take(4);
    let Some(worth) = above
        .into_iter()
        .find(|&above| annotated.lower(above) == "worth")
    else {
        return;
    };
    // *Put **tariffs** worth up to 50 million on it*: read as what they are put to be.
    let above = annotated.token(worth).head;
    let object = annotated
        .child(above, Dep::dobj)
        .filter(|&noun| noun + 1 == worth);
    let noun = object.unwrap_or(above);
    let is_behind = noun < worth && worth < at && annotated.token(noun).pos == Pos::NOUN;
    if !is_behind || annotated.token(worth).dep == Dep::prep && token.head == worth {
        return;
    }
    // *Sold **arms** to Ur*: the verb's, as far as it has one.
    let object = annotated.token(noun);
    let is_given = object.dep == Dep::dobj && matches!(annotated.lower(at), "from" | "to");
    changes.push(hang(
        at,
        if is_given { object.head } else { noun },
        Dep::prep,
    ));
}
