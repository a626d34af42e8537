//! What is known of an act and of somebody named beside it: the numbers by which a model weighs
//! who did it and to whom.
//!
//! > **Peru** announced, in a note to **Chile**, duties on wheat: for *announced*, Peru is its
//! > subject, Chile stands under a preposition of a noun beside it.

use chancery_record::{ActorId, ActorKind, EventType, MentionForm, Sector, Statement, Status};
use chancery_text::{Annotated, Dep, Pos, TokenId};
use rustc_hash::FxHashMap;

use super::lists::Lists;
use crate::actors::Cast;
use crate::attribution::page::opens_a_name;
use crate::events::candidates::Candidate;
use crate::events::predicates::Form;
use crate::events::sides::about;
use crate::grammar;

/// How many numbers describe an act.
pub const ACT: usize = 20;
/// How many describe an act and an actor.
pub const PAIR: usize = ACT + 28;

/// The names of the columns, for training.
pub const NAMES: [&str; PAIR] = [
    "type",
    "form",
    "weak",
    "joint",
    "source_depth",
    "target_depth",
    "blank_source",
    "blank_target",
    "n_source",
    "n_target",
    "status",
    "light",
    "n_words",
    "passive",
    "told",
    "has_speaker",
    "is_cue",
    "n_actors",
    "ruled",
    "dep",
    "up",
    "down",
    "distance",
    "far",
    "preposition",
    "below",
    "own_dep",
    "subject",
    "object",
    "agent",
    "possessor",
    "modifier",
    "same_statement",
    "mention",
    "rule_source",
    "rule_target",
    "event_source",
    "event_target",
    "kind",
    "country",
    "is_speaker",
    "is_cue_speaker",
    "n_mentions",
    "rank",
    "same_country",
    "press",
    "speaker_country",
    "n_listed",
];

/// The column of how far an actor stands from the act, and that of how many stand in one list with it.
pub const DISTANCE: usize = ACT + 2;
/// See [`DISTANCE`].
pub const LISTED: usize = PAIR - 1;
/// The columns that tell whether an actor stands where the act's source stands, and its target.
pub const SLOTS: [usize; 2] = [ACT + 14, ACT + 15];

/// What an article tells that all its acts share.
pub struct Ground<'a> {
    /// The text.
    pub annotated: &'a Annotated,
    /// Who is named.
    pub cast: &'a Cast,
    /// Who says what.
    pub statements: &'a [Statement],
    /// For each token the innermost statement in whose content it stands.
    pub inner: &'a [Option<u32>],
    /// For each token the statement whose cue it is part of.
    pub cues: &'a [Option<u32>],
    /// The mentions of each sentence.
    by_sentence: FxHashMap<u32, Vec<(TokenId, ActorId, MentionForm)>>,
    /// How often each actor, or its country, is named.
    counts: FxHashMap<ActorId, u32>,
    /// How many words stand before each token; a name of several counts once, so that nothing hangs
    /// on whether *Peru* or *Saudi Arabia* is named.
    before: Vec<i32>,
    lists: Lists,
    firsts: Firsts,
}

/// What the rules made of an act: sides of an event, none if they keep it not.
pub type Ruled<'a> = Option<(&'a [ActorId], &'a [ActorId])>;

impl<'a> Ground<'a> {
    /// Gathers mentions.
    pub fn of(
        annotated: &'a Annotated,
        cast: &'a Cast,
        statements: &'a [Statement],
        inner: &'a [Option<u32>],
        cues: &'a [Option<u32>],
    ) -> Ground<'a> {
        let firsts = Firsts::of(cast);
        let mut by_sentence: FxHashMap<u32, Vec<_>> = FxHashMap::default();
        let mut counts = FxHashMap::default();
        for mention in &cast.mentions {
            let sentence = annotated.token(mention.head).sentence;
            for &actor in &mention.actors {
                // An outlet is not its country, whoever owns it.
                if cast.actor(actor).kind != ActorKind::Outlet {
                    *counts.entry(firsts.get(actor)).or_default() += 1;
                }
                let here = by_sentence.entry(sentence).or_default();
                here.push((mention.head, actor, mention.form));
            }
        }
        let mut words = 0;
        let mut before: Vec<i32> = Vec::with_capacity(annotated.tokens.len() + 1);
        for token in 0..annotated.tokens.len() as TokenId {
            before.push(words);
            words += i32::from(!opens_a_name(annotated, token));
        }
        before.push(words);
        let lists = Lists::of(annotated, cast);
        Ground {
            annotated,
            cast,
            statements,
            inner,
            cues,
            by_sentence,
            counts,
            before,
            lists,
            firsts,
        }
    }

    /// Who is named in a sentence, and where.
    pub fn named_in(&self, sentence: u32) -> &[(TokenId, ActorId, MentionForm)] {
        self.by_sentence.get(&sentence).map_or(&[], Vec::as_slice)
    }

    /// A row for each actor who may have a part in an act.
    pub fn rows(&self, candidate: &Candidate, act: &Act<'_>) -> Vec<(ActorId, [f32; PAIR])> {
        let annotated = self.annotated;
        let head = candidate.predicate.head;
        let path = Path::of(annotated, head);
        let told = self.inner[head as usize];
        let speaker = told.and_then(|number| self.statements.get(number as usize)?.speaker);
        let cue = candidate
            .predicate
            .words
            .iter()
            .find_map(|&word| self.cues[word as usize])
            .and_then(|number| self.statements.get(number as usize)?.speaker);
        // Who tells of a deed has no part in it, unless the telling names them.
        // *Peru promised aid, **according to Chile***: nor has who is only cited.
        let is_cited = told.is_some_and(|number| {
            let said = self.statements.get(number as usize);
            said.is_some_and(|said| said.cue_lemma == "according to")
        });
        let is_deed = matches!(act.kind.quad(), 2 | 4) || is_cited;
        let parts = about::parts(annotated, &candidate.predicate, act.kind);
        let mut beyond: Vec<ActorId> = Vec::new();
        // The mention of each actor that is nearest in the tree.
        let mut places: Vec<(ActorId, Place)> = Vec::new();
        let sentence = annotated.token(head).sentence;
        for &(mention, actor, form) in self.named_in(sentence) {
            let outlet = self.cast.actor(actor).kind == ActorKind::Outlet;
            if outlet || mention == head || self.is_of_authorities(mention) {
                continue;
            }
            let is_inside = self.inner[mention as usize] == told;
            if is_deed && speaker == Some(actor) && !is_inside {
                continue;
            }
            if parts.iter().any(|part| part.is_beyond(annotated, mention))
                || grammar::is_left_out(annotated, mention)
            {
                beyond.push(actor);
                continue;
            }
            let first = self.lists.first(mention);
            let distance = self.before[first as usize] - self.before[head as usize];
            let place = Place {
                distance,
                is_inside,
                n_listed: self.lists.n(first),
                ..path.to(annotated, &self.lists, mention, form)
            };
            match places.iter_mut().find(|(other, _)| *other == actor) {
                Some((_, known)) if place.nearness() < known.nearness() => *known = place,
                Some(_) => {}
                None => places.push((actor, place)),
            }
        }
        let rule = candidate.source.iter().chain(&candidate.target).copied();
        let ruled = act
            .ruled
            .map(|(source, target)| source.iter().chain(target));
        let ruled = ruled.into_iter().flatten().copied();
        let others: Vec<ActorId> = speaker
            .filter(|_| !is_deed)
            .into_iter()
            .chain(cue)
            .chain(rule)
            .chain(ruled)
            .collect();
        for actor in others {
            let outlet = self.cast.actor(actor).kind == ActorKind::Outlet;
            if beyond.contains(&actor) {
                continue;
            }
            if !outlet && !places.iter().any(|(other, _)| *other == actor) {
                places.push((actor, Place::default()));
            }
        }
        let teller = speaker.filter(|_| is_deed);
        self.just_before(head, sentence, teller, &mut places);
        // Several of one country count as one.
        let of = |at: usize| self.firsts.get(places[at].0);
        let mut groups: Vec<(u32, ActorId)> = Vec::new();
        for (at, (_, place)) in places.iter().enumerate() {
            match groups.iter_mut().find(|(_, other)| *other == of(at)) {
                Some((far, _)) => *far = (*far).min(place.far()),
                None => groups.push((place.far(), of(at))),
            }
        }
        let ranks: Vec<usize> = (0..places.len())
            .map(|at| {
                let own = groups.iter().find(|(_, other)| *other == of(at));
                let far = own.map_or(0, |(far, _)| *far);
                groups.iter().filter(|(other, _)| *other < far).count()
            })
            .collect();
        let first = self.act(candidate, act, groups.len(), told.is_some(), speaker, cue);
        let country = |id: ActorId| match self.cast.actor(id).kind {
            ActorKind::Outlet => "",
            _ => self.cast.actor(id).country.as_str(),
        };
        let is_same = |a: ActorId, b: Option<&ActorId>| {
            b.is_some_and(|&b| a != b && !country(a).is_empty() && country(a) == country(b))
        };
        let rows = places.iter().zip(ranks).map(|(&(id, place), rank)| {
            let actor = self.cast.actor(id);
            let has = |list: &[ActorId]| flag(list.contains(&id));
            let (from, to) = act.ruled.unwrap_or_default();
            let mut row = [0.0; PAIR];
            row[..ACT].copy_from_slice(&first);
            row[ACT..].copy_from_slice(&[
                f32::from(place.up),
                f32::from(place.down),
                place.distance as f32,
                place.far() as f32,
                place.preposition,
                place.below,
                place.own,
                flag(place.below == 0.0 || place.below == 1.0),
                flag([1.0, 10.0, 11.0].contains(&place.below)),
                flag(place.below == 4.0),
                flag(place.below == 3.0 || place.own == 3.0),
                flag((5.0..=7.0).contains(&place.below)),
                flag(place.is_inside),
                place.form,
                has(&candidate.source),
                has(&candidate.target),
                has(from),
                has(to),
                kind_number(self.cast, id),
                flag(acts_for_one(self.cast, id)),
                flag(speaker == Some(id)),
                flag(cue == Some(id)),
                self.counts
                    .get(&self.firsts.get(id))
                    .map_or(0.0, |&n| n as f32),
                rank as f32,
                flag(is_same(id, candidate.source.first())),
                flag(actor.sectors.contains(&Sector::Jrn)),
                flag(is_same(id, speaker.as_ref())),
                place.n_listed,
            ]);
            (id, row)
        });
        rows.collect()
    }

    /// *The authorities of **Peru***: named once, as in *the government of Peru*.
    fn is_of_authorities(&self, mention: TokenId) -> bool {
        let annotated = self.annotated;
        let token = annotated.token(mention);
        let link = token.head;
        token.dep == Dep::pobj
            && annotated.lower(link) == "of"
            && annotated.head(link).is_some_and(|noun| {
                annotated.lower(noun) == "authorities" && !self.cast.at(noun).is_empty()
            })
    }

    /// Adds those whom the sentence before names: ***Peru** borrows from **Chile**. The **loans**
    /// are late.* Who only tells of a deed is none of them.
    fn just_before(
        &self,
        head: TokenId,
        sentence: u32,
        teller: Option<ActorId>,
        places: &mut Vec<(ActorId, Place)>,
    ) {
        let Some(before) = sentence.checked_sub(1) else {
            return;
        };
        if self.annotated.in_title(before as usize) {
            return;
        }
        for &(mention, actor, form) in self.named_in(before) {
            let outlet = self.cast.actor(actor).kind == ActorKind::Outlet;
            let country = &self.cast.actor(actor).country;
            let is_here = places.iter().any(|(other, _)| {
                *other == actor
                    || !country.is_empty() && self.cast.actor(*other).country == *country
            });
            if outlet || is_here || teller == Some(actor) {
                continue;
            }
            let own = dep_number(self.annotated.token(mention).dep);
            let place = Place {
                distance: self.before[mention as usize] - self.before[head as usize],
                own,
                form: match form {
                    MentionForm::Name => 0.0,
                    MentionForm::Nominal => 1.0,
                    _ => 2.0,
                },
                ..Place::default()
            };
            places.push((actor, place));
        }
    }

    fn act(
        &self,
        candidate: &Candidate,
        act: &Act<'_>,
        n_actors: usize,
        is_told: bool,
        speaker: Option<ActorId>,
        cue: Option<ActorId>,
    ) -> [f32; ACT] {
        let head = candidate.predicate.head;
        let passive = self.annotated.children(head).iter().any(|&child| {
            matches!(
                self.annotated.token(child).dep,
                Dep::nsubjpass | Dep::auxpass
            )
        });
        [
            type_number(act.kind),
            match candidate.predicate.form {
                Form::Verb => 0.0,
                Form::Noun => 1.0,
                Form::Adjective => 2.0,
            },
            flag(act.is_weak),
            flag(act.is_joint),
            f32::from(candidate.source_depth),
            f32::from(candidate.target_depth),
            flag(candidate.blank_source),
            flag(candidate.blank_target),
            candidate.source.len() as f32,
            candidate.target.len() as f32,
            status_number(act.status),
            flag(candidate.predicate.light.is_some()),
            candidate.predicate.words.len() as f32,
            flag(passive),
            flag(is_told),
            flag(speaker.is_some()),
            flag(cue.is_some()),
            n_actors as f32,
            flag(act.ruled.is_some()),
            dep_number(self.annotated.token(head).dep),
        ]
    }
}

/// An act as the rules see it.
pub struct Act<'a> {
    /// Its type.
    pub kind: EventType,
    /// Its status.
    pub status: Status,
    /// Whether its words are common ones.
    pub is_weak: bool,
    /// Whether several do it together.
    pub is_joint: bool,
    /// What the rules made of it.
    pub ruled: Ruled<'a>,
}

fn flag(is: bool) -> f32 {
    f32::from(u8::from(is))
}

/// Where a mention stands, seen from an act.
#[derive(Clone, Copy, Debug)]
struct Place {
    up: u8,
    down: u8,
    distance: i32,
    preposition: f32,
    below: f32,
    own: f32,
    is_inside: bool,
    form: f32,
    n_listed: f32,
}

impl Default for Place {
    /// That of somebody who is not named in the sentence.
    fn default() -> Place {
        let none = dep_number(Dep::unclassified);
        Place {
            up: 9,
            down: 9,
            distance: 60,
            preposition: -1.0,
            below: none,
            own: none,
            is_inside: false,
            form: 4.0,
            n_listed: 0.0,
        }
    }
}

impl Place {
    fn far(&self) -> u32 {
        self.distance.unsigned_abs()
    }

    fn nearness(&self) -> (u8, u32) {
        (self.up + self.down, self.far())
    }
}

/// The act's word and those above it.
struct Path {
    above: Vec<TokenId>,
}

/// How many steps of a tree are looked at.
const STEPS: usize = 20;

impl Path {
    fn of(annotated: &Annotated, head: TokenId) -> Path {
        let above = std::iter::once(head).chain(annotated.ancestors(head));
        Path {
            above: above.take(STEPS).collect(),
        }
    }

    /// The others of a list stand where its first one does.
    fn to(
        &self,
        annotated: &Annotated,
        lists: &Lists,
        mention: TokenId,
        form: MentionForm,
    ) -> Place {
        let mut place = Place {
            own: dep_number(annotated.token(lists.first(mention)).dep),
            form: match form {
                MentionForm::Name => 0.0,
                MentionForm::Nominal => 1.0,
                _ => 2.0,
            },
            ..Place::default()
        };
        let mut below = mention;
        let chain = std::iter::once(mention).chain(annotated.ancestors(mention));
        let mut down = 0;
        for at in chain.take(2 * STEPS) {
            if let Some(up) = self.above.iter().position(|&above| above == at) {
                place.up = up as u8;
                place.down = down;
                place.below = dep_number(annotated.token(below).dep);
                break;
            }
            if annotated.token(at).pos == Pos::ADP && place.preposition < 0.0 {
                let word = annotated.lower(at);
                let known = PREPOSITIONS.iter().position(|&known| known == word);
                place.preposition = known.map_or(-1.0, |known| known as f32);
            }
            below = at;
            down += u8::from(lists.first(at) == at);
        }
        place
    }
}

const PREPOSITIONS: [&str; 14] = [
    "with", "to", "against", "on", "of", "in", "for", "from", "between", "by", "over", "at",
    "toward", "about",
];

/// Relations in an order in which like ones are neighbours, so that a model can part them.
fn dep_number(dep: Dep) -> f32 {
    f32::from(match dep {
        Dep::nsubj => 0u8,
        Dep::nsubjpass => 1,
        Dep::csubj => 2,
        Dep::poss => 3,
        Dep::agent => 4,
        Dep::amod => 5,
        Dep::compound => 6,
        Dep::nmod => 7,
        Dep::appos => 8,
        Dep::conj => 9,
        Dep::dobj => 10,
        Dep::dative => 11,
        Dep::pobj => 12,
        Dep::attr => 13,
        Dep::acomp => 14,
        Dep::xcomp => 15,
        Dep::ccomp => 16,
        Dep::advcl => 17,
        Dep::acl => 18,
        Dep::relcl => 19,
        Dep::prep => 20,
        Dep::pcomp => 21,
        Dep::npadvmod => 22,
        Dep::parataxis => 23,
        Dep::ROOT => 24,
        _ => 25,
    })
}

pub(super) fn type_number(kind: EventType) -> f32 {
    use EventType::*;
    f32::from(match kind {
        Agree => 0u8,
        Consult => 1,
        Support => 2,
        Concede => 3,
        Cooperate => 4,
        Aid => 5,
        Retreat => 6,
        Request => 7,
        Accuse => 8,
        Reject => 9,
        Threaten => 10,
        Protest => 11,
        Sanction => 12,
        Mobilize => 13,
        Coerce => 14,
        Assault => 15,
    })
}

fn status_number(status: Status) -> f32 {
    f32::from(match status {
        Status::Done => 0u8,
        Status::Ongoing => 1,
        Status::Planned => 2,
        Status::Demanded => 3,
        Status::Hypothetical => 4,
        Status::Denied => 5,
        Status::Past => 6,
    })
}

/// People, organizations of states, and the rest: a *government* and a *regime* are the same. Below
/// them groups of no country: *creditors*, *demonstrators*.
fn kind_number(cast: &Cast, id: ActorId) -> f32 {
    let actor = cast.actor(id);
    match actor.kind {
        ActorKind::Person => 1.0,
        ActorKind::Igo => 2.0,
        _ => group_number(cast, id),
    }
}

/// 0 for whoever has a country; -1 for a group of no one country, -2 for others.
pub(super) fn group_number(cast: &Cast, id: ActorId) -> f32 {
    let actor = cast.actor(id);
    let is_group = matches!(actor.kind, ActorKind::Group | ActorKind::People);
    match is_group && actor.country.is_empty() {
        _ if cast.is_abroad(id) => -1.0,
        true => -2.0,
        false => 0.0,
    }
}

/// Whether somebody acts for a country: one that is known, or one that nobody knows, in a text about
/// places that no lexicon has.
pub(super) fn acts_for_one(cast: &Cast, id: ActorId) -> bool {
    !cast.actor(id).country.is_empty() || cast.is_unplaced && cast.may_act_for_one(id)
}

/// For each actor the first one of the same country; the actor itself if it has none.
#[derive(Clone, Debug, Default)]
pub struct Firsts(Vec<ActorId>);

impl Firsts {
    /// Those of an article.
    pub fn of(cast: &Cast) -> Firsts {
        let mut first: FxHashMap<&str, ActorId> = FxHashMap::default();
        let actors = cast.actors.iter().zip(0..).map(|(actor, number)| {
            let own = ActorId(number);
            match actor.country.as_str() {
                "" => own,
                country => *first.entry(country).or_insert(own),
            }
        });
        Firsts(actors.collect())
    }

    /// That of an actor.
    pub fn get(&self, id: ActorId) -> ActorId {
        self.0.get(id.index()).copied().unwrap_or(id)
    }
}
