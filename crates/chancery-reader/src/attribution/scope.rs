//! The narrow reading: acts of speech and thought, with contents as the guidelines draw them.
//!
//! PolNeAR counts much as attribution that a careful reader of international relations would not
//! write down as a statement: that a poll *shows*, that a bill *includes*, that somebody *backs* a
//! candidate. The models learn that wide sense; `evaluate attribution` measures it. The records of
//! `read` are its part whose cue the lexicon lists with the frame it stands in. The guidelines also
//! draw some contents otherwise: who is asked or accused is the addressee and no part of it, and a
//! clause is whole, with its adjuncts.

use chancery_lexicon::cues::Group;
use chancery_record::CueClass;
use chancery_text::{Dep, Pos, Tag, TokenId};
use rustc_hash::{FxHashMap, FxHashSet};

use super::candidate::Rule;
use super::choose::parents;
use super::features::{frame, part};
use super::page::Page;
use super::quoted::quoted;
use super::read::Found;
use super::redraw::{accused_of, redraw, urged_to, without_link};
use super::unsaid::unsaid;
use super::whose::whose;
use super::wishes::performed;
use crate::actors::Cast;

/// The statements found that name an act of speech or thought.
pub fn narrow(page: &Page<'_>, cast: &Cast, found: Vec<Found>) -> Vec<Found> {
    let found: Vec<Found> = found
        .into_iter()
        .filter_map(|one| narrowed(page, cast, one))
        .filter(|one| !unsaid(page, cast, one))
        .collect();
    finished(page, found)
}

/// What single words and the order of statements still change.
pub fn finished(page: &Page<'_>, found: Vec<Found>) -> Vec<Found> {
    let found = quoted(page, performed(page, found));
    let mut found = one_act(page, found);
    for one in &mut found {
        accused_of(page, one);
        urged_to(page, one);
        without_link(page, one);
    }
    parents(&mut found);
    found
}

/// A verb and a noun under it are one act: of *voiced sorrow about the crash* the noun's statement
/// stays, of *reaffirmed our support for the plan* the verb's. If another is named as the noun's
/// speaker (*welcomed Peru's offer to …*), both stay.
fn one_act(page: &Page<'_>, found: Vec<Found>) -> Vec<Found> {
    let verbs: FxHashMap<TokenId, (TokenId, Option<TokenId>)> = found
        .iter()
        .filter(|one| one.candidate.rule == Rule::Object && one.likely >= 0.3)
        .map(|one| (one.candidate.anchor, (one.candidate.cue, one.speaker)))
        .collect();
    let light = |verb: TokenId| {
        let lemma = page.annotated.lemma(verb);
        matches!(
            lemma,
            "express" | "voice" | "share" | "raise" | "convey" | "give" | "make" | "have"
        )
    };
    let nouns: FxHashSet<TokenId> = found
        .iter()
        .filter(|one| page.pos(one.candidate.cue) == Pos::NOUN && one.likely >= 0.3)
        .map(|one| one.candidate.cue)
        .collect();
    let stays = |one: &Found| {
        let cue = one.candidate.cue;
        if one.candidate.rule == Rule::Object {
            return !(nouns.contains(&one.candidate.anchor) && light(cue));
        }
        let Some(&(verb, speaker)) = verbs.get(&first_of(page, cue)) else {
            return true;
        };
        let own = one.speaker.is_some_and(|head| {
            Some(head) != speaker && page.tag(head) != Tag::PRPS && page.dep(head) == Dep::poss
        });
        light(verb) || own
    };
    found.into_iter().filter(stays).collect()
}

/// The noun that a noun is coordinated with: of *reaffirmed our unity and our support*, *unity*.
fn first_of(page: &Page<'_>, noun: TokenId) -> TokenId {
    let mut first = noun;
    for _ in 0..6 {
        match page.annotated.head(first) {
            Some(head) if page.dep(first) == Dep::conj && page.pos(head) == Pos::NOUN => {
                first = head
            }
            _ => break,
        }
    }
    first
}

/// The statement with its borders drawn as the guidelines do, and whether the lexicon lists its cue
/// with its frame; nothing if nobody says anything.
pub fn drawn(page: &Page<'_>, cast: &Cast, one: Found) -> Option<(Found, f32)> {
    let (one, listed) = match narrowed(page, cast, one.clone()) {
        Some(one) => (one, 1.0),
        None => {
            let mut one = one;
            redraw(page, &mut one);
            whose(page, cast, &mut one);
            (one, 0.0)
        }
    };
    (!unsaid(page, cast, &one)).then_some((one, listed))
}

fn narrowed(page: &Page<'_>, cast: &Cast, mut one: Found) -> Option<Found> {
    let candidate = one.candidate;
    redraw(page, &mut one);
    whose(page, cast, &mut one);
    match candidate.rule {
        Rule::Colon | Rule::According => return Some(one),
        // "said so, adding that …" has another cue; "looks as if …" has none.
        Rule::Adverbial => {
            let mark = page.annotated.child(candidate.anchor, Dep::mark);
            if !mark.is_some_and(|mark| matches!(page.lower(mark), "if" | "though" | "that")) {
                return None;
            }
        }
        _ => {}
    }
    let entry = page.entry(candidate.cue)?;
    let part = part(page, candidate.cue);
    let frame = frame(page, &candidate);
    let mut listed = false;
    for group in entry.groups(part, frame) {
        listed = true;
        if group.class == CueClass::Other {
            continue;
        }
        if group.objects.is_empty() {
            return Some(one);
        }
        if let Some(object) = listed_object(page, candidate.anchor, group) {
            if object != candidate.anchor {
                one.content = vec![page.annotated.edges(object)];
            }
            return Some(one);
        }
    }
    // A quotation tells by itself that somebody speaks.
    let speaks = candidate.rule.is_quotation()
        && entry
            .groups
            .iter()
            .any(|group| group.part == part && group.class != CueClass::Other);
    (speaks && !listed).then_some(one)
}

/// The head of the content, or what is coordinated with it, that the group lists.
pub(super) fn listed_object(page: &Page<'_>, anchor: TokenId, group: &Group) -> Option<TokenId> {
    let mut at = Some(anchor);
    for _ in 0..8 {
        let token = at?;
        if group
            .objects
            .iter()
            .any(|object| object == page.annotated.lemma(token))
        {
            return Some(token);
        }
        at = page.annotated.child(token, Dep::conj);
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::attribution::check::check;

    #[test]
    fn who_is_asked_is_no_content() {
        check(
            "The union urged the minister to resign.",
            &["The union | urged | to resign"],
        );
    }

    #[test]
    fn a_verb_and_its_noun_are_one_act() {
        check(
            "The envoy expressed concern about the arrests.",
            &["The envoy | expressed concern about | the arrests"],
        );
        check(
            "The chancellor reaffirmed her support for the treaty.",
            &["The chancellor | reaffirmed | her support for the treaty"],
        );
    }

    #[test]
    fn topics_are_no_statements() {
        check("The ministers discussed fishing rights.", &[]);
        check(
            "The ministers discussed the importance of open borders.",
            &["The ministers | discussed | the importance of open borders"],
        );
    }
}
