//! People named one after another, read as if only the first were met.
//!
//! > She met with President Ode of the Republic of Oz (ROO), **King Bo Chen of Ib, and Ana Lu**. She met
//! > the King of Oz, **the President of Ib, and the Chancellor of Ur**.
//!
//! Leaves alone: "met with Ode, *Bo Chen said*", "met with Ana Lu, *the president of Oz*, and Bo Chen", a
//! list that no *and* ends.

use chancery_lexicon::Lexicon;
use chancery_lexicon::actors::{Meaning, RoleKind};
use chancery_text::{Annotated, Change, Dep, EntityLabel, Pos, Tag, TokenId};

use super::{hang, has_subject, is_verb};

pub(super) fn find(
    lexicon: &Lexicon,
    annotated: &Annotated,
    at: TokenId,
    changes: &mut Vec<Change>,
) {
    let first = annotated.token(at);
    let may_begin = matches!(
        first.dep,
        Dep::pobj | Dep::dobj | Dep::attr | Dep::nsubj | Dep::nsubjpass
    );
    let is_noun = matches!(first.pos, Pos::PROPN | Pos::NOUN);
    if !may_begin || !is_noun {
        return;
    }
    let end = annotated.sentences[first.sentence as usize].end;
    let Some((members, and, stop)) = listed(lexicon, annotated, at, end) else {
        return;
    };
    let names: Vec<TokenId> = members.iter().map(|member| member.head).collect();
    // "In talks with Ode, Ana Lu, and Bo Chen said": some of them speak.
    let is_object = !matches!(first.dep, Dep::nsubj | Dep::nsubjpass);
    if is_object && stop < end && lacks_subject(annotated, stop) {
        return;
    }
    // The verb that the list belongs to, or the noun.
    let above = annotated
        .ancestors(at)
        .find(|&word| is_verb(annotated, word))
        .unwrap_or(first.head);
    let with_others = |name: TokenId| {
        let token = annotated.token(name);
        token.dep == Dep::conj && (token.head == at || names.contains(&token.head))
    };
    for &name in &names {
        let token = annotated.token(name);
        let head = token.head;
        let does = matches!(token.dep, Dep::nsubj | Dep::nsubjpass) && head > name;
        let leads = annotated.governs(name, at) && annotated.token(above).head != name;
        let belongs = matches!(
            token.dep,
            Dep::compound | Dep::nmod | Dep::amod | Dep::poss | Dep::det
        );
        if leads || belongs || does && head != above && !is_infinitive(annotated, head) {
            return;
        }
    }
    for &name in names.iter().filter(|&&name| !with_others(name)) {
        let token = annotated.token(name);
        changes.push(hang(name, at, Dep::conj));
        for &child in annotated.children(name) {
            if child == above {
                let head = if token.head == name {
                    above
                } else {
                    token.head
                };
                changes.push(hang(above, head, token.dep));
            } else if child < at || child >= stop {
                changes.push(hang(child, above, annotated.token(child).dep));
            }
        }
    }
    for (name, owner) in members
        .iter()
        .filter_map(|one| Some((one.head, one.owner?)))
    {
        let token = annotated.token(owner);
        if (token.head, token.dep) != (name, Dep::poss) {
            changes.push(hang(owner, name, Dep::poss));
            changes.push(hang(owner + 1, owner, Dep::case));
        }
    }
    let holder = annotated.token(and).head;
    if holder != at && !names.contains(&holder) {
        changes.push(hang(and, at, Dep::cc));
    }
}

/// The names after the first, the *and* before the last, and where the list ends.
fn listed(
    lexicon: &Lexicon,
    annotated: &Annotated,
    first: TokenId,
    end: TokenId,
) -> Option<(Vec<Member>, TokenId, TokenId)> {
    let mut before =
        member(lexicon, annotated, first, end).filter(|member| member.head == first)?;
    let mut names = Vec::new();
    while before.next < end {
        let comma = annotated.lower(before.next) == ",";
        let and = before.next + TokenId::from(comma);
        let last = and < end && annotated.lower(and) == "and";
        if !comma && !last {
            return None;
        }
        let member = member(lexicon, annotated, and + TokenId::from(last), end)?;
        // *Ana Lu, the president of Oz*: no other than she.
        if !member.is_named && !before.is_placed {
            return None;
        }
        before = member;
        names.push(member);
        if last {
            return (names.len() > 1).then_some((names, and, before.next));
        }
    }
    None
}

/// One of a list.
#[derive(Clone, Copy)]
struct Member {
    head: TokenId,
    /// The word after it.
    next: TokenId,
    /// Whether it is a name, not an office alone.
    is_named: bool,
    /// Whether it tells of which country it is.
    is_placed: bool,
    /// The country before it: ***Ib's** king*.
    owner: Option<TokenId>,
}

/// *King Bo Chen of Ib*, *the king of Ib*, *Ib's king*.
fn member(
    lexicon: &Lexicon,
    annotated: &Annotated,
    start: TokenId,
    end: TokenId,
) -> Option<Member> {
    let run = |start: TokenId, with_nouns: bool| {
        let inner = |&word: &TokenId| {
            let token = annotated.token(word);
            token.pos == Pos::PROPN
                // *Juan **de** la Vega*
                || token.entity == EntityLabel::PERSON && token.dep == Dep::compound
                || matches!(annotated.lower(word), "the" | "-" | "'s" | "’s")
                || token.pos == Pos::ADJ && token.entity == EntityLabel::NORP
                || with_nouns && matches!(token.pos, Pos::NOUN | Pos::ADJ)
        };
        (start..end).take_while(inner).last()
    };
    let is_place = |word: TokenId| annotated.token(word).entity == EntityLabel::GPE;
    let plain = run(start, false).filter(|&head| {
        annotated.token(head).pos == Pos::PROPN && is_person(annotated, start, head, end)
    });
    let head = plain.or_else(|| run(start, true))?;
    // *Of Ib*, *of the Republic of Ib*
    let mut last = head;
    while last + 1 < end && annotated.lower(last + 1) == "of" {
        match run(last + 2, false) {
            Some(place) => last = place,
            None => break,
        }
    }
    let owner = (start..head).find(|&word| {
        is_place(word) && matches!(annotated.lower(word + 1), "'s" | "’s" | "'" | "’")
    });
    // The first of a list is looked at from its last word on.
    let before = owner.or_else(|| {
        annotated
            .child(head, Dep::poss)
            .filter(|&owner| is_place(owner))
    });
    let is_placed = last > head && is_place(last) || before.is_some();
    let is_office = is_office(lexicon, annotated, head);
    let is_named = plain.is_some();
    (is_named || is_office && is_placed).then(|| Member {
        head,
        next: bracketed(annotated, last, end).unwrap_or(last) + 1,
        is_named,
        is_placed,
        owner,
    })
}

/// Whether a word is the office of one person.
pub(super) fn is_office(lexicon: &Lexicon, annotated: &Annotated, word: TokenId) -> bool {
    is_one(lexicon, annotated, word, &[RoleKind::Office])
}

/// Whether a word is the noun of one whom the lexicon has as of some kind: *the minister*, *a spokesman*.
pub(super) fn is_one(
    lexicon: &Lexicon,
    annotated: &Annotated,
    word: TokenId,
    kinds: &[RoleKind],
) -> bool {
    let actors = &lexicon.actors;
    let known = actors.phrases.word(annotated.lower(word));
    let node = known.and_then(|known| actors.phrases.first(known));
    let mut meanings = node
        .into_iter()
        .flat_map(|node| actors.phrases.meanings(node));
    matches!(annotated.token(word).tag, Tag::NN | Tag::NNP)
        && meanings.any(|meaning| match *meaning {
            Meaning::Role { role, plural } => {
                !plural && kinds.contains(&actors.roles[role as usize].kind)
            }
            Meaning::Actor { .. } => false,
        })
}

/// Whether these words name a person: by the recognizer, or, in a list that a person begins, two names
/// *of* a place.
fn is_person(annotated: &Annotated, start: TokenId, head: TokenId, end: TokenId) -> bool {
    let is_place = |at: TokenId| {
        annotated.lower(at) == "of"
            && (at + 1..end.min(at + 3))
                .any(|word| annotated.token(word).entity == EntityLabel::GPE)
    };
    let names = (start..=head).filter(|&word| annotated.token(word).pos == Pos::PROPN);
    match annotated.token(head).entity {
        EntityLabel::PERSON => true,
        EntityLabel::GPE | EntityLabel::ORG => {
            names.count() > 1
                && head + 2 < end
                && is_place(head + 1)
                && annotated.lower(start) != "the"
                && !matches!(annotated.lower(head), "republic" | "kingdom" | "union")
        }
        _ => false,
    }
}

/// The bracket that closes an acronym after a name: *the Republic of Ib **(ROI)***.
fn bracketed(annotated: &Annotated, last: TokenId, end: TokenId) -> Option<TokenId> {
    let is = |at: TokenId, form: &str| at < end && annotated.lower(at) == form;
    let is_acronym = is(last + 1, "(") && is(last + 3, ")");
    is_acronym.then_some(last + 3)
}

fn is_infinitive(annotated: &Annotated, verb: TokenId) -> bool {
    annotated
        .child(verb, Dep::aux)
        .is_some_and(|to| annotated.lower(to) == "to")
}

/// Whether a finite verb is there that has no subject.
fn lacks_subject(annotated: &Annotated, at: TokenId) -> bool {
    let token = annotated.token(at);
    let verb = match token.dep {
        Dep::aux | Dep::auxpass => token.head,
        _ => at,
    };
    matches!(token.tag, Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD) && !has_subject(annotated, verb)
}
