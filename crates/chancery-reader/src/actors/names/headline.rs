//! Names in the headline, and fields of an office that look like names.
//!
//! > **Lu** Rejects Offer. — *Minister Ana Lu said* … Freedonian **Trade** and Industry Secretary Ana Lu

use chancery_record::{ActorId, ActorKind};
use chancery_text::Sym;
use rustc_hash::FxHashMap;

use super::evidence::evidence;
use super::surnames::{surname_entry, titled_entry};
use super::{Cluster, Name, full_entry, make, words_of};
use crate::actors::phrase::fields::field_before;
use crate::actors::stage::Stage;

/// Names in the headline: those of the body that they hold (a headline writes common words in
/// capitals too); else by themselves.
pub(super) fn name_headline(
    stage: &mut Stage<'_>,
    headline: &[usize],
    clusters: &[Cluster],
    actors: &[Option<ActorId>],
) {
    let mut by_last: FxHashMap<Sym, usize> = FxHashMap::default();
    for (number, cluster) in clusters.iter().enumerate().rev() {
        if let Some(&last) = cluster.words.last() {
            by_last.insert(last, number);
        }
    }
    for &at in headline {
        let Some((start, end)) = stage.phrases[at].name else {
            continue;
        };
        let titled = (end - start == 1).then(|| {
            let name = Name {
                words: vec![stage.doc.token(start).lower],
                phrases: vec![at],
                evidence: evidence(stage, at),
            };
            titled_entry(stage, &name)
        });
        if let Some(entry) = titled.flatten() {
            stage.named[at] = Some(stage.add_entry(entry));
            continue;
        }
        let known = (start..end).rev().find_map(|token| {
            let number = *by_last.get(&stage.unmarked(stage.doc.token(token).lower))?;
            // "Ode Calls": what stands before the word must not be another's name.
            Some((token, number))
        });
        if let Some((token, number)) = known {
            stage.named[at] = actors[number];
            stage.phrases[at].name = Some((start, token + 1));
            stage.phrases[at].end = token + 1;
            continue;
        }
        let words = words_of(stage, start, end);
        if words.is_empty() || words.len() > 6 {
            continue;
        }
        // *Khalid bin Hamad* for *Khalid bin Hamad Al Oodi*
        let mut longer = clusters.iter().zip(actors).filter_map(|(cluster, &actor)| {
            let is_longer = words.len() > 1 && cluster.words.starts_with(&words);
            actor.filter(|&id| is_longer && stage.actor(id).kind == ActorKind::Person)
        });
        if let (Some(actor), None) = (longer.next(), longer.next()) {
            stage.named[at] = Some(actor);
            continue;
        }
        let evidence = evidence(stage, at);
        let mut name = Name {
            words,
            phrases: vec![at],
            evidence,
        };
        let entry = full_entry(stage, &name).or_else(|| surname_entry(stage, &name));
        if entry.is_none()
            && (evidence.person < 2 || stage.capitals[stage.doc.token(start).sentence as usize])
        {
            continue;
        }
        let cluster = Cluster {
            words: std::mem::take(&mut name.words),
            evidence,
            entry,
            phrases: vec![at],
            acronyms: Vec::new(),
        };
        let actor = make(stage, &cluster);
        stage.named[at] = Some(actor);
    }
}

/// *Freedonian **Trade** and Industry Secretary Ana Lu*: the field is no body but hers.
pub(super) fn name_fields(stage: &mut Stage<'_>) {
    for at in 0..stage.phrases.len() {
        let Some(actor) = stage.named[at] else {
            continue;
        };
        if stage.actor(actor).kind == ActorKind::Person
            && let Some(field) = field_before(stage, at)
        {
            let number = stage.phrase_of[field as usize] as usize - 1;
            let role = stage.phrases[at].role;
            stage.phrases[number].role = role;
            stage.named[number] = Some(actor);
        }
    }
}
