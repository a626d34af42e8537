//! Which candidates are events and between whom, all acts of an article seen together.
//!
//! Candidates become acts between sides by the rules alone, or by the [`model`] that weighs what they
//! propose: each who is named beside an act ([`rows`], with [`lists`]), unless they have no part in it
//! ([`clear`]); then who with whom ([`pairs`]); then what the whole article tells of the same two
//! ([`dyads`]). Of the likely pairs the sides of an event are made ([`choice`]).

mod choice;
pub(super) mod clear;
pub mod dyads;
mod lists;
pub(super) mod model;
pub mod pairs;
pub mod rows;

use chancery_lexicon::events::Entry;
use chancery_lexicon::words;
use chancery_record::{ActorId, ActorKind, EventType, Sector, Status};
use rustc_hash::FxHashMap;

use super::candidates::eligible::is_political;
use super::candidates::ruled::Sided;
use super::candidates::{Candidate, duties};
use super::page::Page;
use super::predicates::Form;
use super::sides::source;
use choice::{Choice, Sure};
use rows::{Act, Firsts, Ground};

/// The confidence of an act that its own words tell, where the model knows too little of those whom
/// it is between: *accused **the Growers' Forum***.
const PLAIN: f32 = 0.5;

/// What remains of the confidence between two of one country where the rules name no source: that somebody
/// there acts on somebody is as sure as else, but one time in ten only it was the two that coders named.
const GUESSED: f32 = 0.4;

/// The confidence that an act needs whose source the rules see nowhere near it. Below it the two are such
/// as the article tells of, but hardly ever those of this act: *the fire that injured **a man**,
/// **authorities** say*.
const UNPLACED: f32 = 0.25;

/// A candidate that the model weighs.
struct Weighing {
    /// Its number.
    number: usize,
    /// Its type.
    kind: EventType,
    /// What the rules make of it.
    ruled: Option<Sided>,
    /// Sides and pairs.
    weighed: pairs::Weighed,
    /// How likely each pair is by itself.
    own: Vec<f32>,
}

impl Page<'_> {
    /// What becomes of candidates, by their numbers: events between the sides that the model finds
    /// likely; where it finds none, between those of the rules, with the confidence of what is left
    /// out in the end ([`super::keep::unlikely`]).
    pub(super) fn sided(
        &self,
        candidates: &[&Candidate],
        model: Option<&model::Model>,
        ground: &Ground<'_>,
    ) -> Vec<(usize, Sided)> {
        let mut out: Vec<(usize, Sided)> = Vec::new();
        let mut weighings: Vec<Weighing> = Vec::new();
        for (number, candidate) in candidates.iter().enumerate() {
            let sentence = self.annotated.token(candidate.predicate.head).sentence as usize;
            let ruled = self.ruled(candidate);
            let Some(model) = model.filter(|_| !self.annotated.in_title(sentence)) else {
                out.extend(ruled.map(|ruled| (number, ruled)));
                continue;
            };
            let Some((act, entry)) = self.act(candidate, ruled.as_ref()) else {
                continue;
            };
            let sure = ruled.as_ref().map_or(0.0, |ruled| ruled.confidence);
            let rows = ground.rows(candidate, &act);
            let mut likely = model::likelihoods(model, &rows);
            clear::clear(ground, candidate, &act, &rows, &mut likely);
            let mut weighed = pairs::weigh(ground, &act, entry.prior, sure, &rows, &likely);
            keep_speaker(entry, candidate, &mut weighed);
            weighings.push(Weighing {
                number,
                kind: act.kind,
                own: model.pairs(&weighed),
                weighed,
                ruled,
            });
        }
        if let Some(model) = model {
            out.extend(self.chosen(candidates, weighings, model));
            out.sort_by_key(|(number, _)| *number);
        }
        out
    }

    /// The events that weighed candidates make, seen together.
    fn chosen(
        &self,
        candidates: &[&Candidate],
        weighings: Vec<Weighing>,
        model: &model::Model,
    ) -> Vec<(usize, Sided)> {
        let acts = weighings.iter().map(|weighing| dyads::Likely {
            kind: weighing.kind,
            weighed: &weighing.weighed,
            likely: &weighing.own,
        });
        let dyads = dyads::dyads(self.cast, &acts.collect::<Vec<_>>());
        let by_key: FxHashMap<dyads::Key, ((usize, usize), f32)> = dyads
            .iter()
            .map(|dyad| (dyad.key, (dyad.top, model.dyad(dyad))))
            .collect();
        let firsts = Firsts::of(self.cast);
        let mut out = Vec::new();
        for (at, weighing) in weighings.into_iter().enumerate() {
            let candidate = candidates[weighing.number];
            let Weighing {
                kind,
                own,
                weighed,
                ruled,
                ..
            } = weighing;
            let Some((act, entry)) = self.act(candidate, ruled.as_ref()) else {
                continue;
            };
            let is_plain = entry.plain && candidate.predicate.form == Form::Verb;
            let is_alone = entry.alone && candidate.predicate.form == Form::Verb;
            let sure = own.iter().enumerate().map(|(pair, &own)| {
                let key = dyads::key(&firsts, kind, &weighed, pair);
                let (top, dyad) = by_key.get(&key).copied().unwrap_or_default();
                let is_top = top == (at, pair);
                Sure { own, dyad, is_top }
            });
            let sure: Vec<Sure> = sure.collect();
            let choices = choice::choose(&weighed, &act, candidate, &sure);
            let status = act.status;
            let before = out.len();
            for choice in choices {
                let Choice {
                    mut source,
                    mut target,
                    likely,
                    is_guessed,
                } = choice;
                let rest = if is_guessed { GUESSED } else { 1.0 };
                let sure = model.confidence(likely);
                if rest * sure < UNPLACED && !is_placed(candidate, &ruled, &source) {
                    continue;
                }
                let confidence = hundredths(rest * sure).max(model::FAINT + 0.01);
                let matters =
                    |&id: &ActorId| is_political(&self.lexicon.events, self.cast.actor(id));
                let is_gathered = self.gathers_news(kind, act.is_joint, &source, &target);
                if source.iter().chain(&target).any(matters) && !is_gathered {
                    let kind = self.to_ally(candidate, kind, &source, &target);
                    self.name_persons(candidate.predicate.head, (&mut source, &mut target));
                    let sided = Sided {
                        kind,
                        status,
                        source,
                        target,
                        confidence,
                    };
                    out.push((weighing.number, sided));
                }
            }
            if out.len() == before
                && let Some(ruled) = ruled
            {
                let likely = sure.iter().map(|sure| sure.dyad).fold(0.0, f32::max);
                let confidence = hundredths(model.confidence(likely)).min(model::FAINT);
                let stays = match ruled.target.is_empty() {
                    false => is_plain && !self.are_anybody(&ruled.target),
                    true => is_alone && self.is_in_the_street(&ruled),
                };
                let confidence = if stays { PLAIN } else { confidence };
                out.push((
                    weighing.number,
                    Sided {
                        confidence,
                        ..ruled
                    },
                ));
            }
        }
        out
    }

    /// *Arrested **a man***: of whom no more is told than that.
    fn are_anybody(&self, ids: &[ActorId]) -> bool {
        ids.iter().all(|&id| {
            let last = self
                .cast
                .actor(id)
                .name
                .rsplit(' ')
                .next()
                .unwrap_or_default();
            words::events::ANYBODY.has(last)
        })
    }

    /// Whether people who bear no arms and hold no office do what is told.
    fn is_in_the_street(&self, ruled: &Sided) -> bool {
        let is_crowd = |&id: &ActorId| {
            let actor = self.cast.actor(id);
            let others = [Sector::Mil, Sector::Cop, Sector::Reb, Sector::Gov];
            matches!(actor.kind, ActorKind::Group | ActorKind::People)
                && !others.iter().any(|sector| actor.sectors.contains(sector))
        };
        matches!(ruled.status, Status::Done | Status::Ongoing) && ruled.source.iter().all(is_crowd)
    }

    /// What is weighed of a candidate.
    pub(super) fn act<'s>(
        &'s self,
        candidate: &Candidate,
        ruled: Option<&'s Sided>,
    ) -> Option<(Act<'s>, &'s Entry)> {
        let entry = &self.lexicon.events.entries[candidate.predicate.entry as usize];
        if source::is_suffered(self.annotated, entry, &candidate.predicate) {
            return None;
        }
        let mut status = candidate.status;
        let kind = match ruled {
            Some(ruled) => ruled.kind,
            None => {
                let kind = self.refused(candidate, entry.kind?, &mut status);
                self.to_ally(candidate, kind.or(entry.kind)?, &candidate.source, &[])
            }
        };
        let act = Act {
            kind,
            status: ruled.map_or(status, |ruled| ruled.status),
            is_weak: entry.weak,
            is_joint: entry.joint,
            ruled: ruled.map(|ruled| (&ruled.source[..], &ruled.target[..])),
        };
        Some((act, entry))
    }
}

/// Whether the rules see one of these as the source of an act.
fn is_placed(candidate: &Candidate, ruled: &Option<Sided>, source: &[ActorId]) -> bool {
    let by_rule = ruled.iter().flat_map(|ruled| &ruled.source);
    let mut seen = candidate.source.iter().chain(by_rule);
    seen.any(|id| source.contains(id))
}

fn hundredths(sure: f32) -> f32 {
    (sure * 100.0).round() / 100.0
}

/// Nobody asks but who speaks: pairs of a duty with another source are left out.
pub(super) fn keep_speaker(entry: &Entry, candidate: &Candidate, weighed: &mut pairs::Weighed) {
    if entry.name == duties::ENTRY {
        let Some(&speaker) = candidate.source.first() else {
            return;
        };
        let sides = &mut weighed.sides;
        for side in sides.iter_mut().filter(|side| side.has(speaker)) {
            side.source.0 = speaker;
        }
        weighed
            .pairs
            .retain(|pair| sides[pair.source].source.0 == speaker);
    }
}
