//! Who may act with whom in an act: its sides, several of one country as one, and their pairs.
//!
//! > **Peru's** president and **Peru's** army shelled **Chile**: two sides, one pair.

use chancery_record::{ActorId, EventType};

use super::rows::{ACT, Act, DISTANCE, Ground, LISTED, PAIR, SLOTS, acts_for_one, group_number};
use crate::actors::Cast;
use crate::events::candidates::eligible::is_several;

/// How many numbers describe a pair of sides.
pub const WIDTH: usize = ACT + 20;

/// The names of its last columns, for training.
pub const NAMES: [&str; WIDTH - ACT] = [
    "source",
    "target",
    "both",
    "lone",
    "ruled_pair",
    "n_ruled",
    "same",
    "most_source",
    "most_target",
    "source_state",
    "target_state",
    "n_pairs",
    "prior",
    "rule_confidence",
    "several_source",
    "several_target",
    "other_source",
    "other_target",
    "one_list",
    "n_listed",
];

/// The column that tells whether the rules see an event at all.
const RULED: usize = ACT - 2;

/// The column that tells whether the rules give a pair.
const RULED_PAIR: usize = ACT + 4;

/// The column that tells whether both sides stand in one list.
const ONE_LIST: usize = WIDTH - 2;

/// One who may be a side: an actor, or several of one country.
#[derive(Clone, Debug)]
pub struct Side {
    /// The likeliest of them as a source, and how likely that is.
    pub source: (ActorId, f32),
    /// The same as a target.
    pub target: (ActorId, f32),
    /// 1 for a state's, by its country code, less than 0 for groups of no country, else 0.
    pub state: f32,
    /// How many of them may have a part.
    pub n_likely: u32,
    /// Which two of them are likeliest to have to do with each other.
    pub within: Option<(ActorId, ActorId)>,
    /// Whether the rules name no source among them, so that those two are only the likeliest.
    pub is_guessed: bool,
    /// All of them.
    members: Vec<Member>,
    country: String,
}

/// One of a side; who stands in the act's slot counts for more.
#[derive(Clone, Copy, Debug)]
struct Member {
    id: ActorId,
    source: f32,
    target: f32,
}

/// Two sides, or one alone, and what is known of them.
#[derive(Clone, Debug)]
pub struct Pair {
    /// A place among the sides.
    pub source: usize,
    /// Another; none if the act is towards nobody.
    pub target: Option<usize>,
    /// The numbers that the model weighs.
    pub row: [f32; WIDTH],
}

impl Pair {
    /// Whether the rules see an event in the act, as a number.
    pub(super) fn ruled(&self) -> f32 {
        self.row[RULED]
    }

    /// Whether they see it between these two.
    pub(super) fn ruled_pair(&self) -> f32 {
        self.row[RULED_PAIR]
    }
}

/// How many sources, and how many targets, are looked at: as many as sign a joint statement.
const MOST: usize = 16;

/// An act with everybody who may have a part in it.
#[derive(Clone, Debug)]
pub struct Weighed {
    /// Those who may.
    pub sides: Vec<Side>,
    /// Who with whom.
    pub pairs: Vec<Pair>,
}

/// Lists sides and pairs of an act. `likely` gives for each actor how likely they are its source
/// and its target; the model does ([`super::model::likelihoods`]), or, while it is learned, folds of it.
pub fn weigh(
    ground: &Ground<'_>,
    act: &Act<'_>,
    prior: f32,
    confidence: f32,
    rows: &[(ActorId, [f32; PAIR])],
    likely: &[(f32, f32)],
) -> Weighed {
    let sides = sides(ground, act, rows, likely);
    let by = |target: bool| {
        let mut order: Vec<usize> = (0..sides.len()).collect();
        let worth = |at: usize| {
            if target {
                sides[at].target.1
            } else {
                sides[at].source.1
            }
        };
        order.sort_by(|&a, &b| worth(b).total_cmp(&worth(a)));
        order
    };
    let (sources, targets) = (by(false), by(true));
    let most_source = sources.first().map_or(0.0, |&at| sides[at].source.1);
    let most_target = targets.first().map_or(0.0, |&at| sides[at].target.1);
    // How likely the likeliest of some others is.
    let most = |which: &dyn Fn(usize) -> bool, target: bool| {
        let likely = (0..sides.len()).filter(|&at| which(at)).map(|at| {
            if target {
                sides[at].target.1
            } else {
                sides[at].source.1
            }
        });
        likely.fold(0.0, f32::max)
    };
    let place = |id: ActorId| {
        let country = &ground.cast.actor(id).country;
        sides.iter().position(|side| {
            side.source.0 == id
                || side.target.0 == id
                || !country.is_empty() && side.country == *country
        })
    };
    // The pairs that the rules give.
    let mut ruled: Vec<(usize, Option<usize>)> = Vec::new();
    if let Some((source, target)) = act.ruled {
        let from: Vec<usize> = source.iter().filter_map(|&id| place(id)).collect();
        let to: Vec<usize> = target.iter().filter_map(|&id| place(id)).collect();
        for (n, &one) in from.iter().enumerate() {
            match (&to[..], &from[n + 1..]) {
                ([], []) if from.len() == 1 => ruled.push((one, None)),
                ([], rest) => ruled.extend(rest.iter().map(|&other| (one, Some(other)))),
                (to, _) => ruled.extend(to.iter().map(|&other| (one, Some(other)))),
            }
        }
    }
    let joint = act.kind.is_joint();
    let same = |a: (usize, Option<usize>), b: (usize, Option<usize>)| {
        a == b || joint && a.1 == Some(b.0) && b.1 == Some(a.0)
    };
    let mut found: Vec<(usize, Option<usize>)> = Vec::new();
    for &source in sources
        .iter()
        .take(MOST)
        .filter(|&&at| sides[at].source.1 >= 0.08)
    {
        for &target in targets
            .iter()
            .take(MOST)
            .filter(|&&at| sides[at].target.1 >= 0.06)
        {
            let alone = source == target && sides[source].n_likely < 2;
            let pair = (source, Some(target));
            if !alone && !found.iter().any(|&known| same(known, pair)) {
                found.push(pair);
            }
        }
        found.push((source, None));
    }
    for &pair in &ruled {
        if !found.iter().any(|&known| same(known, pair)) {
            found.push(pair);
        }
    }
    let first: [f32; ACT] = rows.first().map_or([0.0; ACT], |(_, row)| {
        std::array::from_fn(|column| row[column])
    });
    let n_pairs = found.len() as f32;
    let flag = |is: bool| f32::from(u8::from(is));
    // Where each side stands, and how many stand there with it.
    let stands: Vec<(f32, f32)> = sides
        .iter()
        .map(|side| {
            let own = rows.iter().filter(|(id, _)| side.has(*id));
            let near = own.min_by(|a, b| a.1[DISTANCE].abs().total_cmp(&b.1[DISTANCE].abs()));
            near.map_or((0.0, 0.0), |(_, row)| (row[DISTANCE], row[LISTED]))
        })
        .collect();
    let pairs = found.into_iter().map(|(source, target)| {
        let one_list = target.is_some_and(|target| {
            target != source && stands[source] == stands[target] && stands[source].1 > 1.0
        });
        let from = sides[source].source.1;
        let to = target.map_or(1.0 - most_target, |target| sides[target].target.1);
        // Without a direction either may be named first.
        let turned = target
            .filter(|_| joint)
            .map(|target| (sides[target].source.1, sides[source].target.1));
        let (from, to) = match turned {
            Some(other) if other.0 * other.1 > from * to => other,
            _ => (from, to),
        };
        let mut row = [0.0; WIDTH];
        row[..ACT].copy_from_slice(&first);
        row[ACT..].copy_from_slice(&[
            from,
            to,
            from * to,
            flag(target.is_none()),
            flag(ruled.iter().any(|&known| same(known, (source, target)))),
            ruled.len() as f32,
            flag(target == Some(source)),
            most_source,
            most_target,
            sides[source].state,
            target.map_or(0.0, |target| sides[target].state),
            n_pairs,
            prior,
            confidence,
            flag(is_several(ground.cast, sides[source].source.0)),
            target.map_or(0.0, |target| {
                flag(is_several(ground.cast, sides[target].target.0))
            }),
            most(&|at| at != source && Some(at) != target, false),
            most(&|at| at != source && Some(at) != target, true),
            flag(one_list),
            stands[source].1,
        ]);
        Pair {
            source,
            target,
            row,
        }
    });
    // *The king visited **Peru, Chile and Bolivia***, ***they** condemned the raid*: those of one list do
    // nothing to each other.
    let is_together = act.is_joint || joint && act.kind != EventType::Consult;
    let pairs = pairs
        .filter(|pair| is_together || pair.row[ONE_LIST] == 0.0 || pair.row[RULED_PAIR] > 0.0)
        .collect();
    Weighed { sides, pairs }
}

fn sides(
    ground: &Ground<'_>,
    act: &Act<'_>,
    rows: &[(ActorId, [f32; PAIR])],
    likely: &[(f32, f32)],
) -> Vec<Side> {
    let ruled = |id: ActorId| {
        let ruled = act
            .ruled
            .map(|(source, target)| source.iter().chain(target));
        ruled.into_iter().flatten().any(|&other| other == id)
    };
    let mut sides: Vec<Side> = Vec::new();
    for (&(id, row), &(source, target)) in rows.iter().zip(likely) {
        let country = &ground.cast.actor(id).country;
        let lift = |slot: usize| if row[slot] > 0.0 { 2.0 } else { 1.0 };
        let member = Member {
            id,
            source: source * lift(SLOTS[0]),
            target: target * lift(SLOTS[1]),
        };
        let known = sides
            .iter_mut()
            .find(|side| !country.is_empty() && side.country == *country);
        let n_likely = u32::from(source > 0.3 || target > 0.3);
        match known {
            Some(side) => {
                // Of several of one country, whom the rules name stands for it.
                let known = (ruled(side.source.0), ruled(side.target.0));
                let of = |id: ActorId| side.members.iter().find(|member| member.id == id);
                let (from, to) = (of(side.source.0), of(side.target.0));
                let more = |known: bool, mine: f32, other: Option<f32>| {
                    ruled(id) && !known || ruled(id) == known && other.is_none_or(|o| mine > o)
                };
                if more(known.0, member.source, from.map(|from| from.source)) {
                    side.source.0 = id;
                }
                if more(known.1, member.target, to.map(|to| to.target)) {
                    side.target.0 = id;
                }
                side.source.1 = side.source.1.max(source);
                side.target.1 = side.target.1.max(target);
                side.n_likely += n_likely;
                side.members.push(member);
            }
            None => sides.push(Side {
                source: (id, source),
                target: (id, target),
                state: match country.len() {
                    3 => 1.0,
                    0 if acts_for_one(ground.cast, id) => 1.0,
                    _ => group_number(ground.cast, id),
                },
                n_likely,
                within: None,
                is_guessed: true,
                members: vec![member],
                country: country.clone(),
            }),
        }
    }
    let (from, to) = act.ruled.unwrap_or_default();
    for side in &mut sides {
        let of = |list: &[ActorId]| list.iter().copied().find(|id| side.has(*id));
        let (source, target) = (of(from), of(to));
        side.is_guessed = source.is_none();
        side.within = match (source, target) {
            (Some(source), Some(target)) if source != target => Some((source, target)),
            _ => within(ground.cast, &side.members, source),
        };
    }
    sides
}

/// Who of one country acts on whom, if the rules tell no more than the source: not *fighters of the Front*
/// on *the Front*.
fn within(cast: &Cast, members: &[Member], source: Option<ActorId>) -> Option<(ActorId, ActorId)> {
    let name = |id: ActorId| cast.actor(id).name.as_str();
    let is_part = |a: ActorId, b: ActorId| name(a).contains(name(b)) || name(b).contains(name(a));
    let mut best: Option<(f32, (ActorId, ActorId))> = None;
    for from in members {
        for to in members {
            let likely = from.source * to.target;
            let is_pair = from.id != to.id
                && !is_part(from.id, to.id)
                && source.is_none_or(|source| from.id == source);
            if is_pair && best.is_none_or(|(most, _)| likely > most) {
                best = Some((likely, (from.id, to.id)));
            }
        }
    }
    best.map(|(_, pair)| pair)
}

impl Side {
    /// Whether somebody stands for it.
    pub(super) fn holds(&self, id: ActorId) -> bool {
        self.source.0 == id || self.target.0 == id
    }

    /// Whether somebody is one of it.
    pub(super) fn has(&self, id: ActorId) -> bool {
        self.members.iter().any(|member| member.id == id)
    }
}
