//! Whose deed is condemned or welcomed, read as if he condemned it.
//!
//! > Oz condemned the raids **by Ib against Ode**.
//!
//! Leaves alone: "Oz condemned the raids *by letter*", "*by expelling* the envoy".

use chancery_lexicon::words;
use chancery_text::{Annotated, Change, Dep, EntityLabel, Pos, Tag, TokenId};

use super::hang;

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    if annotated.lower(at) != "by" || annotated.token(at).dep != Dep::prep {
        return;
    }
    let verb = annotated.token(at).head;
    if !words::trees::JUDGING_DEEDS.has(annotated.lemma(verb))
        || annotated.child(verb, Dep::auxpass).is_some()
    {
        return;
    }
    let deed = annotated.child(verb, Dep::dobj).filter(|&deed| {
        let token = annotated.token(deed);
        let mut between = token.right_edge + 1..at;
        // "Welcomed the visit *this week* by Ode."
        let adjoins = between.all(|word| annotated.token(word).entity == EntityLabel::DATE);
        token.pos == Pos::NOUN && deed > verb && token.right_edge < at && adjoins
    });
    let doer = annotated
        .child(at, Dep::pobj)
        .filter(|&doer| is_somebody(annotated, doer));
    let (Some(deed), Some(_)) = (deed, doer) else {
        return;
    };
    changes.push(hang(at, deed, Dep::prep));
    let mut end = annotated.token(at).right_edge;
    for link in annotated.children_by(verb, Dep::prep) {
        let whom = annotated.child(link, Dep::pobj);
        let suffers = matches!(annotated.lower(link), "against" | "on")
            && whom.is_some_and(|whom| annotated.token(whom).entity != EntityLabel::DATE);
        if link == end + 1 && suffers {
            changes.push(hang(link, deed, Dep::prep));
            end = annotated.token(link).right_edge;
        }
    }
}

/// Whether a noun after *by* can be who does something: *by Oz*, *by the rebels*, not *by letter*.
pub(super) fn is_somebody(annotated: &Annotated, noun: TokenId) -> bool {
    let token = annotated.token(noun);
    let counted = matches!(
        token.entity,
        EntityLabel::DATE
            | EntityLabel::TIME
            | EntityLabel::PERCENT
            | EntityLabel::MONEY
            | EntityLabel::QUANTITY
    );
    let told = [Dep::det, Dep::poss]
        .iter()
        .any(|&dep| annotated.child(noun, dep).is_some());
    !counted && (token.pos == Pos::PROPN || token.tag == Tag::NNS || token.pos == Pos::NOUN && told)
}
