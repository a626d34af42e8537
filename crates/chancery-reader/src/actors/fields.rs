//! Names that stand behind what their bearer's office is for.

use chancery_text::{Dep, Pos};

use super::stage::Stage;

/// Cuts off what an office is for, where the name stands right behind: *chancellor of the Treasury
/// **Ana Lu***, *envoy for the Northern Coast **Otto Brenken***.
pub(super) fn names_behind_fields(stage: &mut Stage<'_>) {
    for at in 0..stage.phrases.len() {
        let phrase = &stage.phrases[at];
        let Some((start, end)) = phrase.name else {
            continue;
        };
        if end - start < 3 || phrase.entry.is_some() || start == 0 {
            continue;
        }
        let mut before = start - 1;
        if before > 0 && matches!(stage.doc.lower(before), "the" | "of") {
            before -= 1;
        }
        let is_field = matches!(stage.doc.lower(before), "of" | "for");
        let office = before
            .checked_sub(1)
            // "Assistant to the President for …" is no president.
            .filter(|&office| {
                let above = stage.doc.token(office).head;
                stage.doc.token(office).dep != Dep::pobj || stage.doc.lower(above) != "to"
            })
            .and_then(|office| stage.role_at(office));
        let office = office.filter(|&(role, _)| is_field && stage.is_personal(role));
        if office.is_none() {
            continue;
        }
        let given = (start + 1..end - 1).find(|&token| {
            let phrases = &stage.lexicon.phrases;
            let word = phrases.word(stage.doc.lower(token));
            word.is_some_and(|word| phrases.facts(word).given)
                && stage.doc.token(token).pos == Pos::PROPN
        });
        if let Some(given) = given {
            let phrase = &mut stage.phrases[at];
            phrase.name = Some((given, end));
            phrase.role = phrase.role.or(office);
        }
    }
}
