//! What stands around a name or noun: article, titles, nationality, owner.
//!
//! > **the Freedonian minister** Ana Lu; **her** aide; the president **of Freedonia**

use chancery_lexicon::actors::Usage;
use chancery_record::ActorKind;
use chancery_text::{Dep, EntityLabel, Pos, TokenId};

use super::{Determiner, Phrase};
use crate::actors::stage::Stage;

/// Reads what stands before the name or noun: article, possessor, nationality, titles.
pub(in crate::actors) fn before(stage: &Stage<'_>, phrase: &mut Phrase, noun: TokenId) {
    let doc = stage.doc;
    let has_role = phrase.role.is_some() && phrase.name.is_none();
    let mut at = noun;
    let mut taken = None;
    let is_field = is_field(stage, phrase.head);
    while at > phrase.start {
        at -= 1;
        let token = doc.token(at);
        if token.dep == Dep::poss && token.head == phrase.head {
            phrase.determiner = Determiner::Possessed;
            phrase.owner = Some(at);
            break;
        }
        if phrase.name.is_some() && doc.token(at).entity == EntityLabel::DATE {
            // "On Monday President Ode left": read as one name.
            phrase.start = at + 1;
            break;
        }
        if let Some(hit) = stage.hit(at)
            && taken != Some(hit.start)
        {
            taken = Some(hit.start);
            if phrase.name.is_some() && is_post(stage, hit.start) {
                // "the Freedonian envoy to Oodville Ana Lu": where the envoy is.
                phrase.start = hit.end;
                break;
            }
            if let Some((entry, _)) = stage.entry_of(hit) {
                let kind = stage.entry(entry).kind;
                // "the Freedonian U.N. envoy": the state decides, not the body.
                let by_body = kind == ActorKind::State
                    && phrase
                        .modifier
                        .is_some_and(|(other, _)| stage.entry(other).kind == ActorKind::Igo);
                // "Envoy for Oz Relations Ambassador Ana Lu": whom he deals with.
                let dealt_with = is_field
                    && phrase.title_start.is_some()
                    && matches!(kind, ActorKind::State | ActorKind::Igo);
                // "An Oz War veteran": whose war it was.
                let is_war = hit.end < phrase.head && doc.lower(hit.end) == "war";
                let free = (phrase.modifier.is_none() || by_body) && !dealt_with && !is_war;
                if free && (kind != ActorKind::Person || has_role) {
                    phrase.modifier = Some((entry, hit.end - 1));
                }
            } else if let Some((role, plural)) = stage.role_of(hit) {
                if phrase.role.is_none() {
                    // A title before the name, not a body's noun: "Minister Ana Lu".
                    if phrase.name.is_none() {
                        // "television sets": the noun names nobody.
                    } else if stage.is_personal(role) {
                        phrase.role = Some((role, plural));
                        phrase.title_start = Some(hit.start);
                    } else {
                        phrase.more_roles.push(role);
                    }
                } else if stage.role(role).name != "deputy" {
                    phrase.more_roles.push(role);
                }
            }
            continue;
        }
        if let Some(word) = stage.lexicon.phrases.word(doc.lower(at)) {
            let facts = stage.lexicon.phrases.facts(word);
            if facts.honorific && stage.is_capital(at) && phrase.name.is_some() {
                phrase.gender = phrase.gender.or(facts.gender);
                phrase.title_start = phrase.title_start.or(Some(at));
            }
        }
        match doc.lower(at) {
            "the" | "this" | "that" | "these" | "those" | "both" | "said" => {
                phrase.determiner = Determiner::Definite;
            }
            "a" | "an" | "some" | "another" | "other" | "any" | "several" | "many" | "one"
            | "no" | "few" => {
                phrase.determiner = Determiner::Indefinite;
            }
            _ => {}
        }
    }
    // A possessor further left than the reach of the base phrase.
    if phrase.owner.is_none()
        && let Some(owner) = doc.child(phrase.head, Dep::poss)
    {
        phrase.owner = Some(owner);
        phrase.determiner = Determiner::Possessed;
    }
    if let Some((role, _)) = phrase.role {
        phrase.gender = phrase.gender.or(stage.role(role).gender);
    }
}

/// Whether a phrase begins with what an office is for: *envoy for **Oz Relations Ambassador** Ana Lu*.
fn is_field(stage: &Stage<'_>, head: TokenId) -> bool {
    let doc = stage.doc;
    let token = doc.token(head);
    let link = token.head;
    token.dep == Dep::pobj
        && token.pos == Pos::PROPN
        && matches!(doc.lower(link), "for" | "on")
        && stage
            .role_at(doc.token(link).head)
            .is_some_and(|(role, plural)| !plural && stage.is_personal(role))
}

/// Whether a place is where an envoy is sent: *ambassador to **Oodville** Ana Lu*.
pub(super) fn is_post(stage: &Stage<'_>, place: TokenId) -> bool {
    let doc = stage.doc;
    let is_place = stage
        .hit(place)
        .and_then(|hit| stage.entry_of(hit))
        .is_some_and(|(entry, usage)| {
            stage.entry(entry).kind == ActorKind::State && usage != Usage::Demonym
        });
    let Some(link) = place.checked_sub(1).filter(|_| is_place) else {
        return false;
    };
    let noun = link
        .checked_sub(1)
        .filter(|_| matches!(doc.lower(link), "to" | "in" | "at"));
    noun.and_then(|noun| stage.role_at(noun))
        .is_some_and(|(role, plural)| !plural && stage.is_personal(role))
}

/// Whether a phrase is the bare title of one who heads a state or its government.
fn heads_state(stage: &Stage<'_>, phrase: &Phrase) -> bool {
    let role = phrase.role.map(|(role, _)| stage.role(role).name.as_str());
    phrase.determiner == Determiner::Definite
        && phrase.name.is_none()
        && matches!(
            role,
            Some("president" | "prime minister" | "chancellor" | "king" | "queen" | "premier")
        )
}

/// The noun after *of*, *for*, *at*: *the president of Freedonia*; whom somebody serves: *adviser
/// **to the president** of Freedonia*.
pub(super) fn owner_after(stage: &Stage<'_>, phrase: &mut Phrase) {
    if phrase.owner.is_some()
        || phrase
            .entry
            .is_some_and(|(_, usage)| usage != Usage::Surname)
            && phrase.role.is_none()
    {
        return;
    }
    let doc = stage.doc;
    for want in [&["of"][..], &["for", "at", "with", "from"], &["in"]] {
        let found = doc.children(phrase.head).iter().copied().find(|&child| {
            child > phrase.head
                && doc.token(child).dep == Dep::prep
                && want.contains(&doc.lower(child))
        });
        let Some(object) = found.and_then(|prep| doc.child(prep, Dep::pobj)) else {
            continue;
        };
        let useful = |object| stage.hit(object).is_some() || stage.is_capital(object);
        // *See the Prime Minister **in Madrid***: where, not whose.
        let is_where = want == ["in"] && heads_state(stage, phrase);
        if useful(object) && !is_where {
            phrase.owner = Some(object);
            return;
        }
        // "the minister for grain of Freedonia": the state hangs on the field.
        let of = doc
            .child(object, Dep::prep)
            .filter(|&of| doc.lower(of) == "of");
        if let Some(state) = of.and_then(|of| doc.child(of, Dep::pobj))
            && useful(state)
        {
            phrase.owner = Some(state);
            return;
        }
    }
    let office = |at: TokenId| {
        stage
            .role_at(at)
            .is_some_and(|(role, plural)| !plural && stage.is_personal(role))
    };
    // "Ana Lu, adviser to the president", however the parser hung it.
    let serves = |link: TokenId| match phrase.name {
        Some((_, end)) => stage.form(end) == "," && link > end + 1 && office(link - 1),
        None => office(phrase.head),
    };
    let served = doc
        .children_by(phrase.head, Dep::prep)
        .find(|&link| link > phrase.head && doc.lower(link) == "to" && serves(link))
        .and_then(|link| doc.child(link, Dep::pobj));
    phrase.owner = served.filter(|&one| is_served(stage, one));
}

/// Who serves the holder of an office: *the **assistant** to the president for grain*; else the holder.
pub(in crate::actors) fn server(stage: &Stage<'_>, office: TokenId) -> TokenId {
    let doc = stage.doc;
    let start = stage.hit(office).map_or(office, |hit| hit.start);
    let link = start
        .checked_sub(1)
        .and_then(|before| match doc.lower(before) {
            "the" => before.checked_sub(1),
            _ => Some(before),
        })
        .filter(|&link| doc.lower(link) == "to");
    let server = link.and_then(|link| link.checked_sub(1)).filter(|&noun| {
        stage
            .role_at(noun)
            .is_some_and(|(role, plural)| !plural && stage.is_personal(role))
    });
    server.unwrap_or(office)
}

/// Whether somebody holds an office, so that others may serve him: *the prime minister*, *President
/// Ode*; an envoy to a state does not serve it.
pub(in crate::actors) fn is_served(stage: &Stage<'_>, noun: TokenId) -> bool {
    let office = |at: TokenId| {
        stage
            .role_at(at)
            .is_some_and(|(role, plural)| !plural && stage.is_personal(role))
    };
    let doc = stage.doc;
    office(noun)
        || doc
            .children_by(noun, Dep::compound)
            .any(|word| office(word) && doc.token(noun).pos == Pos::PROPN)
}
