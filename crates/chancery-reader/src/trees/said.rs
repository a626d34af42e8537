//! Who speaks, named with his office after what he says, read as what the last word of it is.
//!
//! > Gunmen attacked a church in Kaya, **the governor, Ali Traore**, said.
//! > The raids harm Oz, **Ana Lu, Ibian minister of trade**, warned. It would be closed, she said, **to
//! > find** the leak.

use chancery_lexicon::Lexicon;
use chancery_lexicon::actors::{Meaning, RoleKind};
use chancery_text::{Annotated, Change, Dep, EntityLabel, Iob, TokenId};

use super::{hang, has_subject, is_verb};

const VERBS: &[&str] = &[
    "say", "add", "tell", "announce", "report", "note", "claim", "warn", "explain", "declare",
];

pub(super) fn find(
    lexicon: &Lexicon,
    annotated: &Annotated,
    at: TokenId,
    changes: &mut Vec<Change>,
) {
    if !VERBS.contains(&annotated.lemma(at)) {
        return;
    }
    if has_subject(annotated, at) {
        goes_on(annotated, at, changes);
        return;
    }
    let Some(clause) = annotated
        .child(at, Dep::ccomp)
        .filter(|&clause| clause < at)
    else {
        return;
    };
    let Some(last) = at.checked_sub(2).filter(|_| annotated.lower(at - 1) == ",") else {
        return;
    };
    // The outermost noun that ends there and follows a comma.
    let mut speaker = None;
    let mut word = last;
    while word != clause && annotated.governs(clause, word) {
        let token = annotated.token(word);
        let comma = token.left_edge.checked_sub(1);
        let after_comma = comma.is_some_and(|comma| annotated.lower(comma) == ",");
        let ends_here = token.right_edge == last || token.right_edge + 1 == at;
        if token.dep == Dep::appos && after_comma && ends_here {
            speaker = Some(word);
        }
        word = token.head;
    }
    let is_other = |speaker: &TokenId| {
        let (own, before) = (
            annotated.token(*speaker),
            annotated.token(annotated.token(*speaker).head),
        );
        // "Met Ode, the Herald Agency said": no agency is a man.
        let named = own.entity != EntityLabel::None && before.entity != EntityLabel::None;
        let kinds = own.entity != before.entity;
        annotated.child(*speaker, Dep::det).is_some() || named && kinds
    };
    if let Some(speaker) = speaker.filter(is_other) {
        changes.push(hang(speaker, at, Dep::nsubj));
    } else {
        with_office(lexicon, annotated, clause, at, changes);
    }
}

/// ***Ana Lu**, Ibian minister of trade, warned*
fn with_office(
    lexicon: &Lexicon,
    annotated: &Annotated,
    clause: TokenId,
    at: TokenId,
    changes: &mut Vec<Change>,
) {
    let mut between = (clause + 2..at - 1)
        .rev()
        .take_while(|&word| !is_verb(annotated, word));
    let start = between.find(|&word| {
        let token = annotated.token(word);
        token.iob == Iob::B
            && token.entity == EntityLabel::PERSON
            && annotated.lower(word - 1) == ","
    });
    let Some(name) = start.and_then(|start| annotated.entity(start)) else {
        return;
    };
    let office = (name.end + 1..at - 1).find(|&word| {
        let head = annotated.token(word).head;
        (head <= name.end || head >= at) && is_office(lexicon, annotated.lemma(word))
    });
    let Some(office) = office.filter(|_| annotated.lower(name.end) == ",") else {
        return;
    };
    let speaker = name.end - 1;
    let token = annotated.token(speaker);
    changes.push(hang(speaker, at, Dep::nsubj));
    changes.push(hang(office, speaker, Dep::appos));
    for word in name.start..speaker {
        if !name.contains(&annotated.token(word).head) {
            changes.push(hang(word, speaker, Dep::compound));
        }
    }
    // "Sides of the Atlantic, Ana Lu": what stands before the comma takes her place.
    let mut before = annotated
        .children(speaker)
        .iter()
        .copied()
        .rev()
        .filter(|&child| child < name.start && annotated.token(child).dep != Dep::punct);
    if let Some(last) = before.next() {
        changes.push(hang(last, token.head, token.dep));
        for child in before {
            changes.push(hang(child, last, annotated.token(child).dep));
        }
    }
}

/// Whether the lexicon has that word for the holder of an office.
fn is_office(lexicon: &Lexicon, word: &str) -> bool {
    let actors = &lexicon.actors;
    actors.phrases.find(word).is_some_and(|node| {
        actors
            .phrases
            .meanings(node)
            .iter()
            .any(|meaning| match meaning {
                Meaning::Role { role, .. } => {
                    let kind = actors.roles[*role as usize].kind;
                    matches!(kind, RoleKind::Office | RoleKind::Person)
                }
                Meaning::Actor { .. } => false,
            })
    })
}

/// *It would be closed, Ana Lu said, **to find** the leak*: why it is closed, not why she said so.
fn goes_on(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let token = annotated.token(at);
    let main = match token.dep {
        Dep::parataxis => Some(token.head),
        Dep::ROOT => annotated.child(at, Dep::ccomp),
        _ => None,
    };
    let purposes = [Dep::xcomp, Dep::advcl].into_iter();
    let purpose = purposes
        .flat_map(|dep| annotated.children_by(at, dep))
        .find(|&verb| {
            let start = annotated.edges(verb).start;
            start == at + 2 && annotated.lower(at + 1) == "," && annotated.lower(start) == "to"
        });
    if let (Some(main), Some(purpose)) = (main.filter(|&main| main < at), purpose) {
        changes.push(hang(purpose, main, Dep::advcl));
    }
}
