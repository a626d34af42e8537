//! Names that stand behind or before the office of their bearer and what it is for.
//!
//! > The **envoy for North Oz** Otto Brenken met Ana Lu, **the minister of state for grain**.

use chancery_text::{Pos, TokenId};

use super::stage::Stage;

/// Where a person's name begins in a run that starts with a field or place: *coordinator for North
/// Oz **Ana Lu***.
pub(super) fn given_start(stage: &Stage<'_>, start: TokenId, last: TokenId) -> Option<TokenId> {
    let at = (start..last).find(|&at| stage.is_given(at))?;
    let known = |at: TokenId| {
        stage.hit_of[at as usize] != 0
            || matches!(
                stage.doc.lower(at),
                "affairs"
                    | "hemisphere"
                    | "pacific"
                    | "atlantic"
                    | "exchequer"
                    | "border"
                    | "operations"
                    | "council"
            )
    };
    (at > start && known(at - 1)).then_some(at)
}

/// The office whose field a name follows without a comma, however the parser hung them:
/// *assistant secretary of state for Northern and Western Affairs **Ana Lu***.
pub(super) fn office_before(stage: &Stage<'_>, at: usize) -> Option<TokenId> {
    let (name, _) = stage.phrases[at].name?;
    let sentence = stage.doc.token(name).sentence as usize;
    let start = stage.doc.sentences[sentence].start;
    if !stage.is_given(name) || name <= start || stage.phrases[at].title_start.is_some() {
        return None;
    }
    let mut before = name;
    while before > start && before + 14 > name {
        before -= 1;
        if let Some(noun) = office_at(stage, before) {
            let next = stage.hit(noun).map_or(noun + 1, |hit| hit.end);
            let field = next < name && matches!(stage.doc.lower(next), "for" | "of" | "to" | "on");
            return field.then_some(noun);
        }
        let token = stage.doc.token(before);
        let inside = stage.is_capital(before) && token.pos != Pos::PUNCT
            || matches!(
                stage.doc.lower(before),
                "of" | "for" | "the" | "and" | "to" | "-" | "on" | "in"
            );
        if !inside {
            return None;
        }
    }
    None
}

/// The office that follows a name behind a comma: *Bo Chen and **Ana Lu**, the assistant secretary
/// of state*.
pub(super) fn office_after(stage: &Stage<'_>, at: usize) -> Option<TokenId> {
    let (_, end) = stage.phrases[at].name?;
    let n = stage.doc.tokens.len() as TokenId;
    if end + 2 >= n || stage.form(end) != "," || stage.doc.lower(end + 1) != "the" {
        return None;
    }
    (end + 2..n.min(end + 8))
        .map_while(|word| {
            let token = stage.doc.token(word);
            (token.pos != Pos::PUNCT && token.pos != Pos::VERB).then_some(word)
        })
        .find_map(|word| office_at(stage, word))
}

/// The noun of an office that stands at a word and has no name of its own.
fn office_at(stage: &Stage<'_>, word: TokenId) -> Option<TokenId> {
    let phrase = stage.phrase(word).filter(|phrase| phrase.name.is_none())?;
    let (role, plural) = phrase.role?;
    (!plural && stage.is_personal(role)).then_some(phrase.head)
}
