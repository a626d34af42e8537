//! From a predicate to who does it and who undergoes it.

use chancery_lexicon::events::{Entry, Events, Slot};
use chancery_record::{ActorId, ActorKind, EventType, MentionForm, Status};
use chancery_text::{Annotated, Dep, Pos, TokenId};

use super::look::Look;
use super::predicate::{self, Form, Index, Predicate};
use super::{astray, beyond, in_words};
use super::{grammar, status, sufferers};
use crate::actors::Cast;

/// A predicate with the actors found in its slots.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The words that carry it.
    pub predicate: Predicate,
    /// Who acts.
    pub source: Vec<ActorId>,
    /// On whom.
    pub target: Vec<ActorId>,
    /// How far below the slot the source was found: 0 is the slot itself.
    pub source_depth: u8,
    /// The same for the target.
    pub target_depth: u8,
    /// Whether it happened.
    pub status: Status,
    /// Whether the subject slot holds a word that names no known actor.
    pub blank_source: bool,
    /// Whether the object slot holds a word that names no known actor.
    pub blank_target: bool,
}

/// All candidates of a document, in the order of their heads.
pub fn candidates(events: &Events, annotated: &Annotated, cast: &Cast) -> Vec<Candidate> {
    let index = Index::of(events, annotated);
    let mut out = Vec::new();
    for sentence in 0..annotated.sentences.len() {
        let tokens = annotated.sentence_tokens(sentence);
        for predicate in predicate::predicates(events, &index, annotated, tokens) {
            let entry = &events.entries[predicate.entry as usize];
            if predicate.form == Form::Noun && is_name(annotated, cast, predicate.head)
                || astray::is_astray(events, annotated, cast, entry, &predicate)
            {
                continue;
            }
            let candidate = resolve(events, annotated, cast, predicate);
            out.extend(in_words::turn(events, annotated, cast, candidate));
        }
    }
    drop_guests(events, annotated, &mut out);
    out
}

/// Drops those who visit where the visit is told: *the visit of **a trade mission***.
fn drop_guests(events: &Events, annotated: &Annotated, all: &mut Vec<Candidate>) {
    let consults = |candidate: &Candidate| {
        let entry = &events.entries[candidate.predicate.entry as usize];
        (entry.kind == Some(EventType::Consult)).then_some(candidate.predicate.head)
    };
    let visits: Vec<TokenId> = all.iter().filter_map(consults).collect();
    all.retain(|candidate| {
        let guest = candidate.predicate.head;
        let visit = annotated
            .head(guest)
            .filter(|&of| annotated.lower(of) == "of")
            .and_then(|of| annotated.head(of));
        consults(candidate).is_none() || visit.is_none_or(|visit| !visits.contains(&visit))
    });
}

/// Whether a noun belongs to the name of a body: *the General **Agreement** on Tariffs and Trade*.
fn is_name(annotated: &Annotated, cast: &Cast, noun: TokenId) -> bool {
    let is_body = |id: &ActorId| {
        let actor = cast.actor(*id);
        let body = matches!(actor.kind, ActorKind::Igo | ActorKind::Organization);
        body && actor.name.contains(' ')
    };
    // *The Andean **Pact*** is both.
    let is_pact = matches!(annotated.lower(noun), "pact" | "treaty" | "accord");
    !is_pact
        && annotated.token(noun).pos == Pos::PROPN
        && cast.mention(noun).is_some_and(|mention| {
            mention.form == MentionForm::Name && mention.actors.iter().any(is_body)
        })
}

/// Fills the slots of a predicate.
pub fn resolve(
    events: &Events,
    annotated: &Annotated,
    cast: &Cast,
    predicate: Predicate,
) -> Candidate {
    let entry = &events.entries[predicate.entry as usize];
    let (source_slots, target_slots) = match predicate.form {
        Form::Noun => (&entry.noun_source, &entry.noun_target),
        _ => (&entry.source, &entry.target),
    };
    let reversed = predicate
        .light
        .is_some_and(|verb| predicate::is_reversed(annotated, verb));
    let look = Look {
        annotated,
        cast,
        predicate: &predicate,
    };
    let (mut source, mut source_depth) = if entry.joint && predicate.form == Form::Noun {
        look.fill_all(source_slots)
    } else {
        look.fill(source_slots, &[])
    };
    let mut blank_source = false;
    if source.is_empty()
        && predicate.form == Form::Noun
        && let Some(verb) = predicate.light
    {
        if reversed {
            (source, source_depth) =
                look.fill_at(verb, &[Slot::Prep("from".into()), Slot::Prep("by".into())]);
        } else {
            (source, source_depth) = look.fill_at(verb, &[Slot::Subject]);
        }
    }
    if predicate.form == Form::Noun
        && predicate.light.is_none()
        && matches!(entry.kind, Some(EventType::Consult))
        && source.is_empty()
    {
        source = look.occasion();
    }
    if predicate.form == Form::Noun && events.in_class("undergone", annotated.lemma(predicate.head))
    {
        // *The **Freedonia** coup*, unlike *the **Freedonian** invasion*: a name before the noun
        // undergoes it.
        let named: Vec<ActorId> = annotated
            .children_by(predicate.head, Dep::compound)
            .filter(|&name| annotated.token(name).pos == Pos::PROPN)
            .flat_map(|name| cast.at(name))
            .copied()
            .filter(|&id| cast.actor(id).kind == ActorKind::State)
            .collect();
        source.retain(|id| !named.contains(id));
    }
    if source.is_empty()
        && predicate.form == Form::Verb
        && grammar::is_passive(annotated, predicate.head)
    {
        (source, source_depth) = if entry.joint {
            look.between()
        } else {
            look.scene(entry)
        };
        // ***German troops** were sent to Peru*, ***American sanctions** were imposed*: by their state.
        if source.is_empty()
            && matches!(
                entry.kind,
                Some(EventType::Mobilize | EventType::Sanction | EventType::Aid)
            )
            && let Some(noun) = predicate.noun
        {
            source = look.doers(noun, 1);
            source_depth = 1;
        }
    }
    if is_suffered(annotated, entry, &predicate) {
        source.clear();
    }
    sufferers::leave_speakers(annotated, cast, &predicate, &mut source);
    if predicate.form == Form::Noun
        && let Some(verb) = claimed(annotated, predicate.head)
        && let Some(subject) = grammar::subject(annotated, verb)
    {
        (source, source_depth) = look.actors(subject);
    }
    let mut inherited = false;
    if source.is_empty() && predicate.form == Form::Noun && predicate.light.is_none() {
        (source, source_depth) = look.above(events, entry.kind, entry.joint);
        inherited = true;
    }
    if source.is_empty() && source_slots.contains(&Slot::Subject) {
        blank_source = grammar::subject(annotated, predicate.head).is_some();
    }
    let (mut target, mut target_depth) = look.fill(target_slots, &source);
    if matches!(entry.kind, Some(EventType::Sanction | EventType::Accuse))
        && predicate.form == Form::Verb
        && let Some(envoy) = predicate.noun
    {
        // *Expelled the **French** ambassador to the country*: not the country.
        let is_sent = cast.at(envoy).iter().any(|&id| {
            let actor = cast.actor(id);
            actor.kind == ActorKind::Person
                && !actor.country.is_empty()
                && !look.is_own(&source, id)
        });
        let mut sent = if is_sent {
            look.owners(envoy, 1)
        } else {
            Vec::new()
        };
        sent.retain(|&id| !source.contains(&id) && !look.is_own(&source, id));
        if !sent.is_empty() {
            (target, target_depth) = (sent, 0);
        }
    }
    if target.is_empty()
        && let Some(preposition) = predicate.toward
        && (predicate.form == Form::Adjective
            || !grammar::is_passive(annotated, predicate.head)
            || annotated.lower(preposition) != "by")
        && let Some(noun) = annotated.child(preposition, Dep::pobj)
    {
        (target, target_depth) = look.actors(noun);
        target.retain(|id| !source.contains(id));
    }
    if target.is_empty()
        && predicate.form == Form::Noun
        && let Some(verb) = predicate.light
    {
        if reversed {
            (target, target_depth) = look.fill_at(verb, &[Slot::Subject]);
        } else {
            (target, target_depth) = look.fill_at(verb, target_slots);
        }
    }
    if target.is_empty()
        && predicate.form == Form::Verb
        && (entry.mode == "release"
            || matches!(entry.kind, Some(EventType::Coerce | EventType::Assault))
            || entry.kind == Some(EventType::Cooperate)
                && annotated.lemma(predicate.head) == "join")
        && let Some(noun) = predicate.noun
        && annotated.lemma(noun) != "force"
    {
        // *Freed the **hostages***, *fought **smugglers***: the pattern's noun is who undergoes it.
        target = cast.at(noun).to_vec();
        // Whom a state frees, bans or jails may be its own: *banned **the opposition party***.
        let at_home = entry.mode == "release"
            || matches!(entry.kind, Some(EventType::Coerce | EventType::Assault));
        let is_other = |id| cast.actor(id).kind != ActorKind::State && at_home;
        target.retain(|&id| !source.contains(&id) && (is_other(id) || !look.is_own(&source, id)));
    }
    if target.is_empty()
        && predicate.form == Form::Verb
        && matches!(
            entry.kind,
            Some(EventType::Reject | EventType::Sanction | EventType::Accuse | EventType::Support)
        )
        && let Some(noun) = predicate.noun.or_else(|| {
            // *Sees it as **Peru's failure***
            let mut words = predicate.words.iter().copied();
            words.find(|&word| word != predicate.head && annotated.token(word).pos == Pos::NOUN)
        })
    {
        // *Called **Peru's charges** nonsense*
        let noun = match grammar::object(annotated, predicate.head) {
            Some(object) if entry.kind == Some(EventType::Accuse) && object < noun => object,
            _ => noun,
        };
        // *Vetoed **France's** draft, expelled the **French** ambassador*; not *voiced **our**
        // concern*, *conveyed **Peru's** anger*.
        if entry.kind == Some(EventType::Reject) || !is_felt(annotated.lemma(noun)) {
            target = look.owners(noun, 1);
        }
        if target.is_empty() {
            target = look.before(noun);
        }
        let by_pronoun = annotated
            .children_by(noun, Dep::poss)
            .any(|owner| annotated.token(owner).pos == Pos::PRON);
        target.retain(|&id| !(source.contains(&id) || by_pronoun && look.is_own(&source, id)));
        target_depth = 1;
    }
    if target.is_empty()
        && predicate.form == Form::Verb
        && matches!(
            entry.kind,
            Some(EventType::Threaten | EventType::Accuse | EventType::Reject)
        )
    {
        target = look.shared(&source);
    }
    if target.is_empty() && predicate.form == Form::Noun {
        (target, target_depth) = look.beside(entry.kind, target_slots, &source);
    }
    if inherited && target.iter().all(|&id| look.is_own(&source, id)) {
        target.clear();
    }
    if target.is_empty() && entry.kind == Some(EventType::Request) {
        target = look.asked(&source);
    }
    // *Adopted a **law** banning Peru's goods*: the law is adopted, Peru's goods are banned.
    let is_law = entry.kind == Some(EventType::Support)
        && (predicate.noun).is_some_and(|noun| grammar::is_written(annotated, noun));
    if target.is_empty() && !matches!(entry.kind, Some(EventType::Consult)) && !is_law {
        (target, target_depth) = look.below(&source);
        if matches!(entry.kind, Some(EventType::Request | EventType::Agree)) {
            // *Demanded steps to protect **its citizens***: not who is asked.
            target.retain(|&id| !look.is_own(&source, id));
        }
    }
    if target.is_empty() && entry.kind == Some(EventType::Threaten) {
        target = look.conditioned();
    }
    if target.is_empty()
        && let Some(noun) = predicate.noun
    {
        target = look.imposed_on(noun);
    }
    // *Ten people died in its war **against Chile***: Chile is named.
    let has_country = |ids: &[ActorId]| ids.iter().any(|&id| !cast.actor(id).country.is_empty());
    if predicate.form != Form::Adjective
        && let Some((by, whom)) = look.given(events, entry.kind)
        && (entry.kind != Some(EventType::Assault) || has_country(&whom) || !has_country(&target))
    {
        (source, target) = (by, whom);
        (source_depth, target_depth) = (0, 0);
    }
    if target.is_empty() && predicate.form == Form::Noun && entry.kind == Some(EventType::Assault) {
        target = look.defended();
        target_depth = u8::from(!target.is_empty());
    }
    target.retain(|id| !source.contains(id));
    if let Some(kind) = entry.kind {
        let parts = beyond::parts(annotated, &predicate, kind);
        beyond::leave(annotated, cast, &parts, predicate.head, &mut target);
    }
    // *Raids **on Chile** killed nine people*: on Chile.
    if predicate.form == Form::Verb
        && entry.kind == Some(EventType::Assault)
        && !has_country(&target)
        && let Some(raid) = grammar::subject(annotated, predicate.head)
        && predicate.words.contains(&raid)
    {
        let on = ["on", "against"].map(|word| look.plain_tokens(raid, &Slot::Prep(word.into())));
        let mut hit = on.concat().into_iter().map(|noun| look.actors(noun).0);
        if let Some(hit) = hit.find(|hit| has_country(hit)) {
            target = hit;
        }
    }
    // *Seized a **Greek** tanker*, *bombed **Peru's** port*
    if target.is_empty()
        && predicate.form == Form::Verb
        && matches!(entry.kind, Some(EventType::Coerce | EventType::Assault))
        && let Some(noun) = predicate.noun.filter(|&noun| {
            annotated.token(noun).dep == Dep::dobj && annotated.head(noun) == Some(predicate.head)
        })
    {
        target = look.before(noun);
        if target.is_empty() {
            target = look.owners(noun, 1);
        }
        target.retain(|&id| !source.contains(&id) && !look.is_own(&source, id));
        target_depth = u8::from(!target.is_empty());
    }
    let blank_target = target.is_empty()
        && predicate.form == Form::Verb
        && grammar::object(annotated, predicate.head).is_some();
    let status = match status::of(events, annotated, &predicate) {
        // *Was killed in an **air strike***: one that is over.
        Status::Ongoing if look.died_in(predicate.head).is_some() => Status::Done,
        status => status,
    };
    Candidate {
        source,
        target,
        source_depth,
        target_depth,
        status,
        blank_source,
        blank_target,
        predicate,
    }
}

/// The verb by which somebody owns to a deed: ***claimed** responsibility for the attack*.
fn claimed(annotated: &Annotated, deed: TokenId) -> Option<TokenId> {
    // *Claimed **the attack***
    let link = annotated.head(deed)?;
    if annotated.token(deed).dep == Dep::dobj && annotated.lemma(link) == "claim" {
        return Some(link);
    }
    let noun = annotated.head(link)?;
    let verb = annotated.head(noun)?;
    let owns = matches!(annotated.lemma(noun), "responsibility" | "credit")
        && annotated.lower(link) == "for"
        && matches!(
            annotated.lemma(verb),
            "claim" | "admit" | "accept" | "assume" | "take" | "acknowledge"
        );
    (owns && annotated.token(noun).dep == Dep::dobj).then_some(verb)
}

/// Whether a noun is for what its possessor feels or wants.
fn is_felt(noun: &str) -> bool {
    matches!(
        noun,
        "alarm"
            | "anger"
            | "appreciation"
            | "call"
            | "concern"
            | "condemnation"
            | "demand"
            | "disappointment"
            | "dismay"
            | "displeasure"
            | "frustration"
            | "gratitude"
            | "objection"
            | "opposition"
            | "outrage"
            | "regret"
            | "solidarity"
            | "support"
    )
}

/// Whether a noun of violence is what its possessor suffers: *the town and **its** bombardment*.
pub fn is_suffered(annotated: &Annotated, entry: &Entry, predicate: &Predicate) -> bool {
    predicate.form == Form::Noun
        && entry.kind == Some(EventType::Assault)
        && annotated.token(predicate.head).dep == Dep::conj
        && annotated
            .children_by(predicate.head, Dep::poss)
            .any(|owner| annotated.token(owner).pos == Pos::PRON)
}

/// Whether a source and a target belong to one country.
pub fn is_own(cast: &Cast, source: &[ActorId], target: &[ActorId]) -> bool {
    let country = |id: &ActorId| cast.actor(*id).country.as_str();
    target.iter().any(|other| {
        let code = country(other);
        !code.is_empty() && source.iter().any(|id| country(id) == code)
    })
}

/// PLOVER's own rule for one label: what is only promised, threatened or refused is a verbal act.
pub fn single_label(entry: &Entry, status: Status) -> Option<EventType> {
    use EventType::*;
    let kind = entry.relation.or(entry.kind)?;
    Some(match status {
        Status::Planned => match kind {
            Consult | Support | Cooperate | Aid | Concede | Retreat => Agree,
            Sanction | Coerce | Assault | Mobilize | Protest => Threaten,
            other => other,
        },
        Status::Hypothetical => match kind {
            Cooperate | Aid => Agree,
            Sanction | Coerce | Assault | Protest => Threaten,
            other => other,
        },
        Status::Denied => match kind {
            Agree | Consult | Support | Cooperate | Aid | Concede | Retreat => Reject,
            other => other,
        },
        Status::Demanded => match kind {
            Accuse | Reject | Threaten => kind,
            _ => Request,
        },
        _ => kind,
    })
}
