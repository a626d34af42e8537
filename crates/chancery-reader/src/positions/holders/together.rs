//! Who does something together, and who speaks for them.
//!
//! > **Peru and Chile** can help each other.

use chancery_record::{
    Actor, ActorId, ActorKind, Event, EventType, MentionForm, Sector, Status, Voice,
};
use chancery_text::{Dep, Pos, TokenId};

use super::author;
use crate::positions::Stage;
use crate::positions::concepts::hits;

/// The most tokens of a row, and the most verbs above a clause without a subject.
const MOST: usize = 8;

/// The actors that are the subject of a verb, those joined to it by *and* included; of a verb
/// without a subject (*to help*, *in helping*) those of the verb above it.
pub(in crate::positions) fn subjects(stage: &Stage<'_>, verb: TokenId) -> Vec<ActorId> {
    let annotated = stage.annotated;
    let mut above = verb;
    let mut subject = None;
    for _ in 0..MOST {
        subject = annotated
            .child(above, Dep::nsubj)
            .or_else(|| annotated.child(above, Dep::nsubjpass))
            .filter(|_| !is_aim_of_talk(stage, above));
        // What a relative clause says is said of the noun that it hangs on.
        let dep = annotated.token(above).dep;
        if subject.is_some() || matches!(dep, Dep::ccomp | Dep::relcl) {
            break;
        }
        let Some(higher) = annotated.head(above) else {
            break;
        };
        above = higher;
    }
    let Some(subject) = subject else {
        return Vec::new();
    };
    let mut row = vec![subject];
    if annotated.child(above, Dep::nsubj) == Some(subject) {
        row.extend(
            annotated
                .children_by(above, Dep::nsubj)
                .filter(|&other| other != subject),
        );
    }
    let mut at = 0;
    while let Some(&token) = row.get(at)
        && row.len() < MOST
    {
        row.extend(annotated.children_by(token, Dep::conj));
        // "President A, President B, and Chairman C agreed": the parser may take B for a name of A.
        let joins = annotated.child(token, Dep::cc).is_some();
        row.extend(annotated.children_by(token, Dep::appos).filter(|&other| {
            joins
                && annotated.token(other).pos == Pos::PROPN
                && !stage.cast.at(other).is_empty()
                && stage.cast.at(other) != stage.cast.at(token)
        }));
        at += 1;
    }
    let mut actors: Vec<ActorId> = Vec::new();
    for &token in &row {
        for &actor in stage.cast.at(token) {
            if is_known(stage, token, actor) && !actors.contains(&actor) {
                actors.push(actor);
            }
        }
    }
    actors
}

/// *Spoke with the premier **to thank** him*: the parser may take the premier for the one who thanks.
fn is_aim_of_talk(stage: &Stage<'_>, verb: TokenId) -> bool {
    let annotated = stage.annotated;
    annotated.token(verb).dep == Dep::pcomp
        && annotated
            .head(verb)
            .is_some_and(|prep| annotated.lower(prep) == "with")
        && annotated
            .children_by(verb, Dep::aux)
            .any(|aux| annotated.lower(aux) == "to")
}

/// All who speak in a joint text: *We, Peru, Chile and Bolivia, …*.
pub(in crate::positions) fn parties(stage: &Stage<'_>) -> Vec<ActorId> {
    if !author::is_joint(stage.lexicon, stage.article) {
        return Vec::new();
    }
    let annotated = stage.annotated;
    let first = (0..annotated.tokens.len() as TokenId)
        .filter(|&token| annotated.lower(token) == "we")
        .find_map(|we| annotated.child(we, Dep::appos));
    let mut row: Vec<TokenId> = first.into_iter().collect();
    let mut at = 0;
    while let Some(&token) = row.get(at)
        && row.len() < 4 * MOST
    {
        row.extend(annotated.children_by(token, Dep::conj));
        at += 1;
    }
    let mut parties: Vec<ActorId> = Vec::new();
    for token in row {
        for &actor in stage.cast.at(token) {
            if is_spokesman(stage, actor) && !parties.contains(&actor) {
                parties.push(actor);
            }
        }
    }
    parties
}

/// Whether it is known who an actor is; *a coalition*, *those states* are nobody in particular.
fn is_known(stage: &Stage<'_>, token: TokenId, actor: ActorId) -> bool {
    let is_named = stage
        .cast
        .mention(token)
        .is_some_and(|mention| mention.form == MentionForm::Name);
    let found = stage.cast.actors.get(actor.index());
    found.is_some_and(|found| {
        !found.country.is_empty() || is_named || found.kind == ActorKind::Person
    })
}

/// Whether an actor is a person or state, who can speak for others; a news service or unnamed officials
/// only tell of them.
pub(in crate::positions) fn is_spokesman(stage: &Stage<'_>, actor: ActorId) -> bool {
    let kind = stage.cast.actors.get(actor.index()).map(|actor| actor.kind);
    matches!(kind, Some(ActorKind::Person | ActorKind::State))
}

/// Whether all of these are crowds or nobody in particular: *Peruvian leaders*.
pub(super) fn are_groups(stage: &Stage<'_>, actors: &[ActorId]) -> bool {
    actors.iter().all(|actor| {
        stage.cast.actors.get(actor.index()).is_none_or(|actor| {
            matches!(actor.kind, ActorKind::Group | ActorKind::People) || actor.country.is_empty()
        })
    })
}

/// The words before a noun that say whose it is: ***Peru's** call*, ***Chilean** aggression*.
pub(in crate::positions) fn owners<'a>(
    stage: &'a Stage<'_>,
    noun: TokenId,
) -> impl Iterator<Item = TokenId> + 'a {
    let annotated = stage.annotated;
    let children = annotated.children(noun).iter().copied();
    children.filter(move |&child| {
        child < noun
            && matches!(
                annotated.token(child).dep,
                Dep::poss | Dep::compound | Dep::amod | Dep::nmod
            )
    })
}

/// Of those whose talk one side reports, that side alone; of *the leaders* those who are persons.
pub(in crate::positions) fn keep_own_side(
    stage: &Stage<'_>,
    discussed: bool,
    subject: Option<TokenId>,
    holders: &mut Vec<ActorId>,
) {
    let author = stage.cast.author.filter(|_| discussed);
    if let Some(author) = author.filter(|author| author.index() < stage.cast.actors.len())
        && !author::is_joint(stage.lexicon, stage.article)
    {
        holders.retain(|&holder| speaks_for(stage, author, &[holder]));
    }
    keep_leaders(stage, subject, holders);
}

/// Whose support, commitment or demand a noun tells: *the U.S. commitment*, *the President's demand*.
pub(in crate::positions) fn principals(stage: &Stage<'_>, noun: TokenId) -> Vec<ActorId> {
    let annotated = stage.annotated;
    let is_told = matches!(
        annotated.lemma(noun),
        "support"
            | "commitment"
            | "opposition"
            | "readiness"
            | "willingness"
            | "resolve"
            | "determination"
            | "demand"
            | "call"
            | "policy"
            | "desire"
    );
    if !is_told {
        return Vec::new();
    }
    let mut found = Vec::new();
    for child in owners(stage, noun) {
        found.extend(stage.cast.at(child));
        if stage.is_first_person(child) {
            found.extend(stage.cast.author);
        }
    }
    found
}

/// Whether a token stands for those who met: *they*, *both leaders*, *the two sides*.
pub(in crate::positions) fn means_all(stage: &Stage<'_>, token: TokenId) -> bool {
    let annotated = stage.annotated;
    let is_counted = || {
        annotated.children(token).iter().any(|&child| {
            matches!(
                annotated.token(child).dep,
                Dep::det | Dep::nummod | Dep::predet | Dep::quantmod
            )
        })
    };
    matches!(annotated.lower(token), "they" | "two" | "both")
        || (annotated.lower(token) != annotated.lemma(token)
            && (stage.cast.author.is_some() || is_counted())
            && matches!(
                annotated.lemma(token),
                "leader" | "side" | "president" | "minister" | "official" | "counterpart"
            ))
}

/// Of *the leaders* those who are persons, if two or more are: the body that one leads is none.
fn keep_leaders(stage: &Stage<'_>, token: Option<TokenId>, holders: &mut Vec<ActorId>) {
    let is_person = |actor: &ActorId| {
        let known = stage.cast.actors.get(actor.index());
        known.is_some_and(|known| known.kind == ActorKind::Person)
    };
    let leads = token.is_some_and(|token| {
        matches!(
            stage.annotated.lemma(token),
            "leader" | "president" | "minister"
        )
    });
    if leads && holders.iter().filter(|actor| is_person(actor)).count() > 1 {
        holders.retain(is_person);
    }
}

/// The subjects of the last verb of meeting before a token, and whom they met.
fn who_met(stage: &Stage<'_>, before: TokenId) -> Vec<ActorId> {
    let annotated = stage.annotated;
    let meeting = (0..before).rev().find(|&token| {
        annotated.token(token).pos == Pos::VERB
            && matches!(
                annotated.lemma(token),
                "meet" | "speak" | "talk" | "confer" | "host" | "receive"
            )
    });
    let Some(verb) = meeting else {
        return Vec::new();
    };
    let mut actors = subjects(stage, verb);
    let hosts = matches!(annotated.lemma(verb), "host" | "receive");
    let guests = annotated
        .children_by(verb, Dep::prep)
        .filter(|&prep| annotated.lower(prep) == "with")
        .filter_map(|prep| annotated.child(prep, Dep::pobj))
        .chain(annotated.child(verb, Dep::dobj).filter(|_| hosts));
    for guest in guests {
        actors.extend(stage.cast.at(guest));
        for other in annotated.children_by(guest, Dep::conj) {
            actors.extend(stage.cast.at(other));
        }
    }
    actors
}

/// Who met, by the last meeting told before a token.
pub(in crate::positions) fn participants(stage: &Stage<'_>, before: TokenId) -> Vec<ActorId> {
    let at = stage.annotated.token(before).span.start;
    let meets = |event: &&Event| {
        let actors = event.source.len() + event.target.len();
        let told = event.trigger.first().is_some_and(|span| span.start < at);
        event.kind == EventType::Consult && !event.in_title && told && actors > 1
    };
    // Who met, rather than who is to meet: "it is a chance to prepare the summit of …".
    let has_met = |event: &&Event| {
        meets(event) && event.voice == Voice::Outlet && event.status == Status::Done
    };
    let back = || stage.events.iter().rev();
    let last = back().find(has_met).or_else(|| back().find(meets));
    let mut actors: Vec<ActorId> = last
        .into_iter()
        .flat_map(|event| event.source.iter().chain(&event.target))
        .copied()
        .collect();
    if actors.is_empty() {
        actors = who_met(stage, before);
    }
    // A headline may name more of them: "Readout of the call with …".
    let title = of_title(stage);
    if let Some(title) = title {
        let named: Vec<ActorId> = title.source.iter().chain(&title.target).copied().collect();
        if named.iter().any(|actor| actors.contains(actor)) {
            actors.extend(named);
        }
    }
    let mut found: Vec<ActorId> = Vec::new();
    for actor in actors {
        let known = stage.cast.actors.get(actor.index());
        let is_somebody = known.is_some_and(|known| {
            !known.country.is_empty() && matches!(known.kind, ActorKind::Person | ActorKind::State)
        });
        if is_somebody && !found.contains(&actor) {
            found.push(actor);
        }
    }
    found
}

/// The meeting or call that the headline names: *Readout of the call between …*.
fn of_title<'a>(stage: &'a Stage<'_>) -> Option<&'a Event> {
    stage
        .events
        .iter()
        .find(|event| event.kind == EventType::Consult && event.in_title)
}

/// The persons of the meeting or call that a readout tells of, where *they* are two or more: those of
/// the first one told that has somebody whom the headline names.
pub(in crate::positions) fn of_readout(stage: &Stage<'_>) -> Vec<ActorId> {
    let Some(title) = stage
        .article
        .title_span
        .filter(|_| stage.cast.author.is_some())
    else {
        return Vec::new();
    };
    let in_title: Vec<ActorId> = stage
        .cast
        .mentions
        .iter()
        .take_while(|mention| mention.span.start < title.end)
        .flat_map(|mention| mention.actors.iter().copied())
        .collect();
    let persons = |event: &Event| -> Vec<ActorId> {
        let actors = event.source.iter().chain(&event.target).copied();
        actors
            .filter(|actor| {
                let known = stage.cast.actors.get(actor.index());
                known.is_some_and(|known| known.kind == ActorKind::Person)
            })
            .collect()
    };
    let met = stage
        .events
        .iter()
        .filter(|event| event.kind == EventType::Consult && event.voice == Voice::Outlet)
        .map(persons)
        .find(|persons| persons.len() > 1 && persons.iter().any(|one| in_title.contains(one)));
    met.unwrap_or_default()
}

/// The speaker of a statement.
pub(in crate::positions) fn speaker(stage: &Stage<'_>, statement: Option<u32>) -> Option<ActorId> {
    let statement = stage.statements.get(statement? as usize)?;
    let speaker = statement.speaker.filter(|_| !statement.negated)?;
    (speaker.index() < stage.cast.actors.len()).then_some(speaker)
}

/// Whether a speaker is one of the actors or may speak for one: for the state and its bodies as whoever
/// is not known to be outside of its government, for an officer as one of the same government. Of two
/// politicians of one country neither speaks for the other; an outlet speaks for no state.
pub(in crate::positions) fn speaks_for(
    stage: &Stage<'_>,
    speaker: ActorId,
    actors: &[ActorId],
) -> bool {
    let own = stage.cast.actor(speaker);
    let rules = |sectors: &[Sector]| {
        let is_office = |sector: &Sector| matches!(sector, Sector::Gov | Sector::Mil);
        sectors.iter().any(is_office)
    };
    let is_outside = |sector: &Sector| {
        matches!(
            sector,
            Sector::Opp
                | Sector::Reb
                | Sector::Cvl
                | Sector::Jrn
                | Sector::Lab
                | Sector::Bus
                | Sector::Ngo
                | Sector::Edu
                | Sector::Med
                | Sector::Soc
                | Sector::Crm
        )
    };
    let may = |actor: &Actor| match actor.kind {
        ActorKind::Person => {
            rules(&actor.sectors) && (own.kind == ActorKind::State || rules(&own.sectors))
        }
        _ => rules(&own.sectors) || !own.sectors.iter().any(is_outside),
    };
    actors.iter().any(|&actor| {
        let other = stage.cast.actor(actor);
        let is_one_country = hits::is_state(&other.country) && other.country == own.country;
        actor == speaker || is_one_country && own.kind != ActorKind::Outlet && may(other)
    })
}
