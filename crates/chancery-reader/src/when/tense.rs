//! Whether a clause tells of the past or of the future: it decides which Monday is meant.

use chancery_lexicon::words;
use chancery_text::{Annotated, Dep, Pos, Tag, TokenId};

/// Past or future, as far as the clause tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// *met on Monday*
    Past,
    /// *will meet on Monday*, *a vote scheduled for Monday*
    Future,
    /// Nothing tells; outlets write about the past.
    Unknown,
}

/// The tense of the clause that a token stands in.
pub fn of_clause(annotated: &Annotated, token: TokenId) -> Tense {
    let (mut at, mut below) = (token, token);
    for _ in 0..12 {
        let here = annotated.token(at);
        if words::when::AHEAD.has(annotated.lemma(at))
            && (at != token)
            && !matches!(here.pos, Pos::NOUN | Pos::PROPN)
            && (here.tag == Tag::VBN || here.pos != Pos::VERB)
            && annotated.child(at, Dep::nsubj).is_none()
        {
            return Tense::Future;
        }
        if let Some(tense) = of_place(annotated, at, below) {
            return tense;
        }
        if matches!(here.pos, Pos::VERB | Pos::AUX) && at != token {
            match of_verb(annotated, at) {
                Tense::Unknown => {}
                tense => return tense,
            }
        }
        match annotated.head(at) {
            Some(above) => (at, below) = (above, at),
            None => break,
        }
    }
    Tense::Unknown
}

/// What a verb says of the time of what stands beside it: *follows **an accord in May***, *builds **on
/// a meeting on Monday***, *prepared **for a meeting on Monday***.
fn of_place(annotated: &Annotated, verb: TokenId, below: TokenId) -> Option<Tense> {
    let dep = annotated.token(below).dep;
    match annotated.lemma(verb) {
        "follow" if dep == Dep::dobj => Some(Tense::Past),
        "build" if dep == Dep::prep && annotated.lower(below) == "on" => Some(Tense::Past),
        "prepare" | "brace" if dep == Dep::prep && annotated.lower(below) == "for" => {
            Some(Tense::Future)
        }
        _ => None,
    }
}

/// The tense of a verb by its own form and its auxiliaries.
fn of_verb(annotated: &Annotated, verb: TokenId) -> Tense {
    let token = annotated.token(verb);
    let mut present = false;
    // *Could **have** done it on Monday*
    let has = |word: &str| {
        let mut auxiliaries = annotated.children_by(verb, Dep::aux);
        auxiliaries.any(|aux| annotated.lower(aux) == word)
    };
    if token.tag == Tag::VBN && has("have") && !has("will") {
        return Tense::Past;
    }
    for &child in annotated.children(verb) {
        let aux = annotated.token(child);
        if !matches!(aux.dep, Dep::aux | Dep::auxpass) {
            continue;
        }
        match (aux.tag, annotated.lower(child)) {
            (_, "will" | "shall" | "'ll" | "’ll" | "wo" | "may" | "might") => {
                return Tense::Future;
            }
            (_, "would" | "could" | "should" | "can" | "must") => return Tense::Future,
            // *The first **to visit** Lima in ten years*
            (Tag::TO, _) if is_first_to(annotated, verb) => return Tense::Past,
            (Tag::TO, _) => {
                // plans *to visit*: ahead; managed *to visit*: as the verb above
                let ahead = annotated.head(verb).is_none_or(|above| {
                    words::when::AHEAD.has(annotated.lemma(above))
                        || words::when::ASKING.has(annotated.lemma(above))
                        || annotated.token(above).pos == Pos::AUX
                        || annotated.token(above).pos == Pos::NOUN
                });
                return if ahead { Tense::Future } else { Tense::Unknown };
            }
            (Tag::VBD, _) => return Tense::Past,
            (Tag::VBZ | Tag::VBP, "is" | "are" | "'s" | "’s" | "am") => present = true,
            (Tag::VBZ | Tag::VBP, "has" | "have" | "'ve" | "’ve") => return Tense::Past,
            _ => {}
        }
    }
    // *Demanded that it **leave** by Friday*
    let is_asked = token.dep == Dep::ccomp && matches!(token.tag, Tag::VB | Tag::VBP);
    if is_asked
        && annotated
            .head(verb)
            .is_some_and(|above| words::when::ASKING.has(annotated.lemma(above)))
    {
        return Tense::Future;
    }
    match token.tag {
        Tag::VBD => Tense::Past,
        Tag::VBN if !present => Tense::Past,
        // *Talks begin on Monday*, *is meeting him on Monday*; headlines tell the past so.
        Tag::VBZ | Tag::VBP if annotated.in_title(token.sentence as usize) => Tense::Unknown,
        Tag::VBZ | Tag::VBP if matches!(annotated.lemma(verb), "be" | "say" | "have") => {
            Tense::Unknown
        }
        Tag::VBZ | Tag::VBP => Tense::Future,
        Tag::VBG if present => Tense::Future,
        _ => Tense::Unknown,
    }
}

/// Whether somebody is the first, last or only one to have done something: *the first leader **to
/// visit** Lima*; not *will be the first to*.
fn is_first_to(annotated: &Annotated, verb: TokenId) -> bool {
    let token = annotated.token(verb);
    let noun = token.head;
    let is_first = |at: TokenId| matches!(annotated.lower(at), "first" | "last" | "only");
    let is_verb = |at: &TokenId| matches!(annotated.token(*at).pos, Pos::VERB | Pos::AUX);
    let above = annotated.ancestors(noun).take(4).find(is_verb);
    matches!(token.dep, Dep::relcl | Dep::acl | Dep::xcomp)
        && (is_first(noun) || annotated.children_by(noun, Dep::amod).any(is_first))
        && above.is_none_or(|above| of_verb(annotated, above) != Tense::Future)
}
