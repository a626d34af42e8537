//! Keeps the actors that some record uses.

use chancery_record::{ActorId, Mention, Records};

use crate::actors::Cast;

/// Keeps the actors that some record uses, numbered by first mention, and adds their mentions.
pub fn used(cast: Cast, mut records: Records) -> Records {
    let mut uses = vec![false; cast.actors.len()];
    let mut mark = |actor: ActorId| {
        if let Some(slot) = uses.get_mut(actor.index()) {
            *slot = true;
        }
    };
    for statement in &records.statements {
        statement
            .speaker
            .into_iter()
            .chain(statement.addressee)
            .for_each(&mut mark);
    }
    for event in &records.events {
        event
            .source
            .iter()
            .chain(&event.target)
            .copied()
            .for_each(&mut mark);
    }
    for position in &records.positions {
        mark(position.actor);
    }
    // Numbers by first mention; whoever is never mentioned comes last.
    let mut number: Vec<Option<ActorId>> = vec![None; cast.actors.len()];
    let mut order: Vec<usize> = Vec::new();
    let mentioned = cast
        .mentions
        .iter()
        .flat_map(|mention| &mention.actors)
        .map(|actor| actor.index());
    for actor in mentioned.chain(0..cast.actors.len()) {
        if uses.get(actor) == Some(&true) && number[actor].is_none() {
            number[actor] = Some(ActorId(order.len() as u32));
            order.push(actor);
        }
    }
    let renumber = |actor: &mut ActorId| {
        if let Some(Some(new)) = number.get(actor.index()) {
            *actor = *new;
        }
    };
    for statement in &mut records.statements {
        statement
            .speaker
            .iter_mut()
            .chain(&mut statement.addressee)
            .for_each(renumber);
    }
    for event in &mut records.events {
        event
            .source
            .iter_mut()
            .chain(&mut event.target)
            .for_each(renumber);
    }
    for position in &mut records.positions {
        renumber(&mut position.actor);
    }
    let mut actors: Vec<Option<_>> = cast.actors.into_iter().map(Some).collect();
    records.actors = order.iter().filter_map(|&at| actors[at].take()).collect();
    records.mentions = cast
        .mentions
        .iter()
        .flat_map(|mention| {
            mention.actors.iter().filter_map(|actor| {
                let actor = number.get(actor.index()).copied().flatten()?;
                Some(Mention {
                    actor,
                    span: mention.span,
                    form: mention.form,
                })
            })
        })
        .collect();
    records.doubts.extend(cast.doubts);
    records
}

#[cfg(test)]
mod tests {
    use chancery_record::{Actor, ActorKind, MentionForm, Position, Stance, Why};
    use chancery_text::Span;

    use super::*;
    use crate::actors::CastMention;

    #[test]
    fn whom_no_record_uses_is_dropped_and_ids_follow() {
        let actor = |name: &str| Actor {
            name: name.to_string(),
            kind: ActorKind::State,
            country: String::new(),
            sectors: vec![],
            office: String::new(),
            key: name.to_string(),
        };
        let mention = |actor: u32, start: usize| CastMention {
            actors: vec![ActorId(actor)],
            head: 0,
            span: Span::new(start, start + 1),
            form: MentionForm::Name,
            note: "",
            confidence: 1.0,
        };
        let cast = Cast {
            actors: vec![actor("A"), actor("B"), actor("C")],
            mentions: vec![mention(2, 0), mention(0, 5), mention(1, 9)],
            ..Cast::default()
        };
        let position = |actor: u32| Position {
            actor: ActorId(actor),
            concept: "x".to_string(),
            stance: Stance::Support,
            statement: None,
            event: None,
            evidence: vec![],
            confidence: 1.0,
            why: Why::default(),
        };
        let records = Records {
            positions: vec![position(1), position(2)],
            ..Records::default()
        };
        let records = used(cast, records);
        let names: Vec<&str> = records
            .actors
            .iter()
            .map(|actor| actor.name.as_str())
            .collect();
        assert_eq!(names, ["C", "B"]);
        assert_eq!(
            records
                .positions
                .iter()
                .map(|p| p.actor.0)
                .collect::<Vec<_>>(),
            [1, 0]
        );
        assert_eq!(records.mentions.len(), 2);
    }
}
