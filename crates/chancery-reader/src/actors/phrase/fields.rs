//! Names that stand behind or before the office of their bearer and what it is for.
//!
//! > The **envoy for North Oz** Otto Brenken met Ana Lu, **the minister of state for grain**.

use chancery_lexicon::words;
use chancery_text::{Dep, EntityLabel, Pos, TokenId};

use super::around::{is_post, server};
use crate::actors::stage::Stage;

/// Where a person's name begins in a run that starts with a field or place: *coordinator for North
/// Oz **Ana Lu***.
pub(super) fn given_start(stage: &Stage<'_>, start: TokenId, last: TokenId) -> Option<TokenId> {
    let at = (start..last).find(|&at| stage.is_given(at))?;
    let known = |at: TokenId| {
        stage.hit_of[at as usize] != 0
            || words::actors::OFFICE_FIELDS.has(stage.doc.lower(at))
            // "For New Technologies Ana Lu".
            || stage.form(at).len() > 1 && stage.doc.lower(at).ends_with("ies")
    };
    (at > start && known(at - 1)).then_some(at)
}

/// The office whose field a name follows without a comma, however the parser hung them:
/// *assistant secretary of state for Northern and Western Affairs **Ana Lu***.
pub(in crate::actors) fn office_before(stage: &Stage<'_>, at: usize) -> Option<TokenId> {
    let (name, _) = stage.phrases[at].name?;
    let sentence = stage.doc.token(name).sentence as usize;
    let start = stage.doc.sentences[sentence].start;
    let posted = || {
        let place = name.checked_sub(1).and_then(|before| stage.hit(before));
        place.is_some_and(|place| is_post(stage, place.start))
    };
    let begins = stage.is_given(name) || posted();
    if !begins || name <= start || stage.phrases[at].title_start.is_some() {
        return None;
    }
    let mut before = name;
    while before > start && before + 14 > name {
        before -= 1;
        if let Some(noun) = office_at(stage, before) {
            let next = stage.hit(noun).map_or(noun + 1, |hit| hit.end);
            let field = next < name
                && matches!(
                    stage.doc.lower(next),
                    "for" | "of" | "to" | "on" | "in" | "at"
                );
            return field.then_some(server(stage, noun));
        }
        let token = stage.doc.token(before);
        let inside = stage.is_capital(before) && token.pos != Pos::PUNCT
            || matches!(
                stage.doc.lower(before),
                "of" | "for" | "the" | "and" | "to" | "-" | "on" | "in"
            )
            || matches!(token.pos, Pos::NOUN | Pos::ADJ);
        if !inside {
            return None;
        }
    }
    None
}

/// The office that follows a name behind a comma: *Bo Chen and **Ana Lu**, the assistant secretary
/// of state*; *the harvest may fail, **Ana Lu**, Freedonian minister of grain, warned*; ***Ana Lu**,
/// Freedonia's minister, and Bo Chen*.
pub(in crate::actors) fn office_after(stage: &Stage<'_>, at: usize) -> Option<TokenId> {
    let (_, end) = stage.phrases[at].name?;
    let n = stage.doc.tokens.len() as TokenId;
    if end + 2 >= n || stage.form(end) != "," {
        return None;
    }
    let from = end + 1 + TokenId::from(stage.doc.lower(end + 1) == "the");
    // "Ana Lu, Freedonia's minister", unless Ana Lu is known to be of another state.
    let known = stage.named[at].map_or("", |actor| stage.actor(actor).country.as_str());
    let owned = |word: TokenId| {
        let owner = stage.hit(word - 1).and_then(|hit| stage.entry_of(hit));
        matches!(stage.form(word), "'s" | "’s")
            && owner
                .is_some_and(|(entry, _)| known.is_empty() || stage.entry(entry).country == known)
    };
    (from..n.min(end + 8))
        .map_while(|word| {
            let part = matches!(stage.doc.token(word).pos, Pos::NOUN | Pos::ADJ | Pos::PROPN);
            (part || owned(word)).then_some(word)
        })
        .find_map(|word| office_at(stage, word))
}

/// The first word of a field that the parser took for somebody in a list with the office-holder:
/// *Freedonian **Trade** and Industry Secretary Ana Lu*.
pub(in crate::actors) fn field_before(stage: &Stage<'_>, at: usize) -> Option<TokenId> {
    let phrase = &stage.phrases[at];
    let doc = stage.doc;
    let (role, plural) = phrase.role?;
    let title = phrase.title_start?;
    let held = stage.role(role).name.split(' ').next_back()?;
    let of_field = matches!(held, "secretary" | "minister" | "commissioner");
    let first = (doc.token(phrase.head).dep == Dep::conj).then(|| doc.token(phrase.head).head)?;
    if plural || !of_field || first >= title || title > first + 6 {
        return None;
    }
    let joined =
        (first..title).all(|at| stage.is_capital(at) || matches!(doc.lower(at), "and" | "&" | ","));
    let listed = (first..title).any(|at| matches!(doc.lower(at), "and" | "&"));
    let field = (first..title).all(|at| doc.token(at).entity != EntityLabel::PERSON);
    let other = stage.phrase(first)?;
    let personal = other.role.is_some_and(|(role, _)| stage.is_personal(role));
    let free = other.entry.is_none() && !personal;
    (joined && listed && field && free).then_some(first)
}

/// The noun of an office that stands at a word and has no name of its own.
pub(in crate::actors) fn office_at(stage: &Stage<'_>, word: TokenId) -> Option<TokenId> {
    let phrase = stage.phrase(word).filter(|phrase| phrase.name.is_none())?;
    let (role, plural) = phrase.role?;
    (!plural && stage.is_personal(role)).then_some(phrase.head)
}
