//! Guests read as what is visited.
//!
//! > Ode met **visiting minister Lin**. **Visiting president Vidal** met Ode.
//!
//! Leaves alone: *began **visiting** Oz*, *enjoyed **visiting** the king's palace*: no office, no guest.

use chancery_lexicon::Lexicon;
use chancery_text::{Annotated, Change, Dep, Pos, Tag, TokenId};

use super::hang;

/// Verbs with a guest for their object.
const MEET: &[&str] = &[
    "accuse", "greet", "host", "invite", "meet", "receive", "see", "tell", "thank", "urge",
    "welcome",
];

pub(super) fn find(
    lexicon: &Lexicon,
    annotated: &Annotated,
    at: TokenId,
    changes: &mut Vec<Change>,
) {
    let token = annotated.token(at);
    if token.tag != Tag::VBG || annotated.lower(at) != "visiting" || token.head == at {
        return;
    }
    let Some(guest) = annotated.child(at, Dep::dobj) else {
        return;
    };
    let is_office = |word: TokenId| {
        let lemma = annotated.lemma(word).to_lowercase();
        let is = |class: &str| lexicon.events.in_class(class, &lemma);
        is("held_offices") || is("guests")
    };
    let is_named = matches!(annotated.token(guest).pos, Pos::PROPN | Pos::NOUN)
        && annotated.edges(guest).start == at + 1
        && (at + 1..=guest).any(is_office);
    let above = token.head;
    let dep = match token.dep {
        Dep::xcomp | Dep::ccomp | Dep::advcl if MEET.contains(&annotated.lemma(above)) => Dep::dobj,
        Dep::csubj if above > guest => Dep::nsubj,
        Dep::pcomp if annotated.lower(above) == "with" => Dep::pobj,
        _ => return,
    };
    if is_named {
        changes.push(hang(guest, above, dep));
        changes.push(hang(at, guest, Dep::amod));
    }
}
