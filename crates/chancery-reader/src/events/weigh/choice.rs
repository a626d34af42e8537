//! The sides of an act: those of its likely pairs.
//!
//! > Peru met **Chile and Bolivia**: two likely pairs, one act. *Peru thanked Chile; Chad thanked
//! > Mali* would be two: what nobody finds likely, that Peru thanked Mali, is not made of them.

use chancery_record::{ActorId, EventType};

use super::pairs::{Pair, Weighed};
use super::rows::Act;
use crate::events::candidates::Candidate;

/// Sides that belong together.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// Who acts.
    pub source: Vec<ActorId>,
    /// On whom.
    pub target: Vec<ActorId>,
    /// How likely its pairs are on average, from 0 to 1.
    pub likely: f32,
    /// Whether it is between two of one country, and the rules name no source among them.
    pub is_guessed: bool,
}

/// How likely a pair is.
#[derive(Clone, Copy, Debug)]
pub struct Sure {
    /// By itself.
    pub own: f32,
    /// By all that the article tells of the two.
    pub dyad: f32,
    /// Whether no other act tells of the two as likely.
    pub is_top: bool,
}

/// From which likelihood a pair is kept; chosen where the most is found of what coders wrote down.
const LEAST: f32 = 0.25;

/// What the likelihood of an act by itself must be, if another one tells more plainly of the same two.
const OWN: f32 = 0.4;

/// Sides that make a pair less likely than this do not go into one act.
const STRANGE: f32 = 0.25;

/// How likely the one partner in a joint act must be whom the rules do not name, beside one whom they do
/// (where they name neither, the model alone can tell): not **Chile** in
/// *Peru promised help to those who fled the war in **Chile***.
const UNSEEN: f32 = 0.35;

/// From which likelihood a pair of an act is kept. Accusations that the rules see need less, with
/// the confidence that they have.
fn least(act: &Act<'_>, is_ruled_pair: bool) -> f32 {
    match (act.ruled, act.kind) {
        (Some(_), EventType::Accuse) if is_ruled_pair => 0.15,
        // Who suffers stands beside who is blamed: *silent on the killing of **villagers***.
        (Some(_), EventType::Accuse) => 1.0,
        _ => LEAST,
    }
}

/// Chooses among the pairs of an act: sides for each event that it makes, the likeliest first.
pub fn choose(
    weighed: &Weighed,
    act: &Act<'_>,
    candidate: &Candidate,
    sure: &[Sure],
) -> Vec<Choice> {
    if let Some(choice) = mutual(weighed, act, sure) {
        return vec![choice];
    }
    let by_rule = || {
        act.ruled
            .iter()
            .flat_map(|(from, to)| from.iter().chain(*to))
    };
    let is_seen = |side: usize| {
        let mut seen = candidate
            .source
            .iter()
            .chain(&candidate.target)
            .chain(by_rule());
        seen.any(|&id| weighed.sides[side].has(id))
    };
    let mut kept: Vec<(&Pair, f32)> = Vec::new();
    for (pair, sure) in weighed.pairs.iter().zip(sure) {
        let is_told = sure.is_top || sure.own >= OWN;
        if is_told && sure.dyad >= least(act, pair.ruled_pair() > 0.0) {
            // Another act that tells of the two lends no more than the right to be written down.
            let likely = if sure.is_top {
                sure.dyad
            } else {
                sure.dyad.min(sure.own)
            };
            let is_between = |at| is_seen(pair.source) != is_seen(at);
            let needs_more = act.kind.is_joint() && pair.target.is_some_and(is_between);
            if likely >= UNSEEN || !needs_more {
                kept.push((pair, likely));
            }
        }
    }
    // An act towards somebody is none towards nobody.
    let has_target = kept.iter().any(|(pair, _)| pair.target.is_some());
    kept.retain(|(pair, _)| pair.target.is_some() || !has_target);
    kept.sort_by(|a, b| b.1.total_cmp(&a.1));
    // Each towards nobody would be an act of its own.
    kept.truncate(if has_target { kept.len() } else { 1 });
    let is_strange = |source: ActorId, target: ActorId| {
        // *Peru, Chile and Mali agreed*: whom the rules see acting together.
        let together = (act.kind.is_joint() || act.is_joint)
            && act.ruled.is_some_and(|(from, to)| {
                to.is_empty() && from.contains(&source) && from.contains(&target)
            });
        if together {
            return false;
        }
        let mut both = weighed.pairs.iter().zip(sure).filter(|(pair, _)| {
            let is = |at: usize, id: ActorId| weighed.sides[at].has(id);
            pair.target.is_some_and(|other| {
                is(pair.source, source) && is(other, target)
                    || act.kind.is_joint() && is(pair.source, target) && is(other, source)
            })
        });
        both.all(|(_, sure)| sure.dyad < STRANGE)
    };
    let mut out: Vec<(Vec<(&Pair, f32)>, Choice)> = Vec::new();
    for one in kept {
        let fits = out.iter_mut().find_map(|(pairs, choice)| {
            let mut with = pairs.clone();
            with.push(one);
            let made = sides(weighed, act, candidate, &with);
            let strange = made
                .dyads()
                .any(|(source, target)| is_strange(source, target));
            (!strange).then_some((pairs, choice, with, made))
        });
        match fits {
            Some((pairs, choice, with, made)) => {
                *pairs = with;
                *choice = made;
            }
            None => out.push((vec![one], sides(weighed, act, candidate, &[one]))),
        }
    }
    out.into_iter().map(|(_, choice)| choice).collect()
}

/// What two do to each other, as the rules see it: ***Peru and Chile** exchanged fire*. Either way is
/// the act, so it is as likely as both ways together.
fn mutual(weighed: &Weighed, act: &Act<'_>, sure: &[Sure]) -> Option<Choice> {
    let (source, target) = act.ruled?;
    if act.kind.is_joint() || !target.is_empty() || source.len() < 2 {
        return None;
    }
    let has = |side: usize| source.iter().any(|&id| weighed.sides[side].has(id));
    let between = weighed.pairs.iter().zip(sure).filter(|(pair, _)| {
        let target = pair.target.filter(|&target| target != pair.source);
        has(pair.source) && target.is_some_and(has)
    });
    let likely: f32 = between.map(|(_, sure)| sure.dyad).sum();
    let likely = (likely / (source.len() - 1) as f32).min(0.95);
    (likely >= LEAST).then(|| Choice {
        source: source.to_vec(),
        likely,
        ..Choice::default()
    })
}

impl Choice {
    /// Who with whom.
    fn dyads(&self) -> impl Iterator<Item = (ActorId, ActorId)> + '_ {
        self.source.iter().enumerate().flat_map(|(n, &one)| {
            let others = if self.target.is_empty() {
                &self.source[n + 1..]
            } else {
                &self.target[..]
            };
            others.iter().map(move |&other| (one, other))
        })
    }
}

/// Adds those of the same country whom the rules name beside one who was chosen: *met **the president
/// and the prime minister** of Peru*.
fn companions(weighed: &Weighed, ruled: &[ActorId], chosen: &mut Vec<ActorId>) {
    for &id in ruled {
        let is_beside = weighed.sides.iter().any(|side| {
            side.has(id)
                && chosen
                    .iter()
                    .any(|&one| one != id && side.has(one) && ruled.contains(&one))
        });
        if is_beside && !chosen.contains(&id) {
            chosen.push(id);
        }
    }
}

/// Who acts and on whom, by pairs of one act.
fn sides(
    weighed: &Weighed,
    act: &Act<'_>,
    candidate: &Candidate,
    pairs: &[(&Pair, f32)],
) -> Choice {
    let (mut sources, mut targets) = (Vec::new(), Vec::new());
    let joint = act.kind.is_joint();
    let hosts: &[ActorId] = act.ruled.map_or(&candidate.target, |(_, target)| target);
    let add = |list: &mut Vec<ActorId>, id: ActorId| {
        if !list.contains(&id) {
            list.push(id);
        }
    };
    for (pair, _) in pairs {
        let from = &weighed.sides[pair.source];
        let Some(to) = pair.target.map(|at| &weighed.sides[at]) else {
            add(&mut sources, from.source.0);
            continue;
        };
        // Two of one country are not the same one.
        let (one, other) = match from.within {
            Some(pair) if std::ptr::eq(from, to) => pair,
            None if std::ptr::eq(from, to) => {
                add(&mut sources, from.source.0);
                continue;
            }
            _ => (from.source.0, to.target.0),
        };
        // "Laos and Chad signed a treaty": who acts together, and who visits whom of those who
        // meet, is left to the rules.
        let together = act.ruled.is_some_and(|(source, target)| {
            target.is_empty() && source.contains(&one) && source.contains(&other)
        });
        for (side, id) in [(from, one), (to, other)] {
            let is_host = joint && !act.is_joint && hosts.iter().any(|host| side.holds(*host));
            let second = if joint {
                is_host
            } else {
                id == other && !together
            };
            add(if second { &mut targets } else { &mut sources }, id);
        }
    }
    if sources.is_empty() {
        std::mem::swap(&mut sources, &mut targets);
    }
    // In the order of the text, as far as the rules saw them.
    if let Some((source, target)) = act.ruled {
        // Two of one country who meet another's are a pair as well: that is weighed, not ruled.
        if !joint || !targets.is_empty() {
            companions(weighed, source, &mut sources);
            companions(weighed, target, &mut targets);
        }
        let order = |id: &ActorId| {
            let place = source.iter().chain(target).position(|other| other == id);
            place.unwrap_or(usize::MAX)
        };
        sources.sort_by_key(order);
        targets.sort_by_key(order);
    }
    targets.retain(|id| !sources.contains(id));
    let likely = pairs.iter().map(|(_, likely)| likely).sum::<f32>() / pairs.len().max(1) as f32;
    let is_guessed = pairs
        .iter()
        .all(|(pair, _)| pair.target == Some(pair.source) && weighed.sides[pair.source].is_guessed);
    Choice {
        source: sources,
        target: targets,
        likely,
        is_guessed,
    }
}
