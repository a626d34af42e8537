//! What attribution asks of the cast: speakers that nothing else covered, first persons.

use chancery_lexicon::actors::{Abroad, Actors, Meaning, Role, slug};
use chancery_lexicon::words;
use chancery_record::{Actor, ActorId, ActorKind, MentionForm, Sector};
use chancery_text::{Annotated, Dep, Pos, Span, Tag, TokenId};

use rustc_hash::FxHashMap;

use crate::actors::phrase::crowds::is_count;
use crate::actors::{Cast, CastMention, FIRST_PERSON};

impl Cast {
    /// The actor of a noun phrase that acts or speaks though no mention covers it:
    /// *the travellers*, *committee staff*. Adds it, described by its words.
    ///
    /// Nobody for pronouns, since an unresolved *he* is no actor, nor for papers, polls and talks, nor for
    /// *history* and *the situation*.
    pub fn describe(
        &mut self,
        actors: &Actors,
        text: &str,
        annotated: &Annotated,
        head: TokenId,
    ) -> Option<ActorId> {
        if let Some(mention) = self.mention(head).filter(|mention| mention.head == head) {
            return mention.actors.first().copied();
        }
        let token = *annotated.tokens.get(head as usize)?;
        // "thousands of Freedonians": the Freedonians.
        if is_count(annotated.lemma(head))
            && let Some(of) = annotated
                .children_by(head, Dep::prep)
                .find(|&of| annotated.lower(of) == "of")
            && let Some(inner) = annotated.child(of, Dep::pobj)
        {
            let known = self.at(inner).first().copied();
            return known.or_else(|| self.describe(actors, text, annotated, inner));
        }
        // "the watchman, Ana Lu"
        let beside = annotated
            .children_by(head, Dep::appos)
            .find_map(|name| self.at(name).first().copied());
        if let Some(person) = beside.filter(|&id| self.actor(id).kind == ActorKind::Person) {
            let mention = CastMention {
                actors: vec![person],
                head,
                span: annotated.span(token.left_edge.max(head.saturating_sub(12))..head + 1),
                form: MentionForm::Nominal,
                note: "apposition",
                confidence: 0.8,
            };
            self.mention_also(annotated, mention);
            return Some(person);
        }
        if !matches!(token.pos, Pos::NOUN | Pos::PROPN) {
            return None;
        }
        let words = [annotated.lower(head), annotated.lemma(head)];
        let thing = words.iter().any(|word| {
            let word = actors.phrases.word(word);
            word.is_some_and(|word| actors.phrases.facts(word).thing)
        });
        if thing || token.pos == Pos::NOUN && is_abstract(actors, annotated.lemma(head)) {
            return None;
        }
        let mut start = token.left_edge.max(head.saturating_sub(12));
        let skip = |at: TokenId| {
            matches!(
                annotated.token(at).pos,
                Pos::DET | Pos::PUNCT | Pos::SPACE | Pos::CCONJ
            )
        };
        while start < head && skip(start) {
            start += 1;
        }
        let span = annotated.span(start..head + 1);
        let name = span
            .of(text)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        if name.is_empty() {
            return None;
        }
        let key = format!("UNK:{}", slug(&name));
        let id = match self.actors.iter().rposition(|actor| actor.key == key) {
            Some(known) => ActorId(known as u32),
            None => {
                let plural = matches!(token.tag, Tag::NNS | Tag::NNPS);
                let role = role(actors, annotated.lemma(head));
                let kind = match role {
                    Some(role) => role.kind.actor(plural),
                    None if plural => ActorKind::Group,
                    None if is_agent(annotated.lemma(head)) => ActorKind::Person,
                    None => ActorKind::Organization,
                };
                let mut country = self.home.clone();
                // "Foreign investors": of no one country.
                let phrases = &actors.phrases;
                let abroad = |at: TokenId| {
                    let word = phrases.word(annotated.lower(at));
                    word.and_then(|word| phrases.facts(word).abroad)
                };
                let before = (start..head)
                    .any(|at| matches!(abroad(at), Some(Abroad::Before | Abroad::With)));
                let noun = abroad(head).is_some_and(|class| {
                    matches!(class, Abroad::States | Abroad::Dealings | Abroad::Markets)
                });
                if before || plural && noun {
                    country.clear();
                }
                let sectors = role.map_or(Vec::new(), |role| role.sectors.clone());
                let office = String::new();
                self.actors.push(Actor {
                    name,
                    kind,
                    country,
                    sectors,
                    office,
                    key,
                });
                ActorId(self.actors.len() as u32 - 1)
            }
        };
        let span = annotated.span(token.left_edge.max(head.saturating_sub(12))..head + 1);
        let form = if token.pos == Pos::PROPN {
            MentionForm::Name
        } else {
            MentionForm::Nominal
        };
        self.mention_also(
            annotated,
            CastMention {
                actors: vec![id],
                head,
                span,
                form,
                note: "described by its words",
                confidence: 0.5,
            },
        );
        Some(id)
    }

    /// Adds a mention after the text was read; the order of the text is kept by [`used`](crate::actors::used()).
    pub fn mention_also(&mut self, annotated: &Annotated, mention: CastMention) {
        if self.by_token.len() < annotated.tokens.len() {
            self.by_token.resize(annotated.tokens.len(), None);
        }
        if let Some(slot) = self.by_token.get_mut(mention.head as usize) {
            *slot = Some(self.mentions.len() as u32);
            self.mentions.push(mention);
        }
    }

    /// Resolves the first persons inside quotations once their speaker is known:
    /// *I* and *we* in `spans` are `speaker`, *our government* the speaker's state.
    ///
    /// Only first persons that are still open are touched, so inner quotations come first.
    pub fn resolve_first_person(
        &mut self,
        annotated: &Annotated,
        spans: &[Span],
        speaker: ActorId,
    ) {
        let Some(country) = self
            .actors
            .get(speaker.index())
            .map(|actor| actor.country.clone())
        else {
            return;
        };
        let state = self
            .actors
            .iter()
            .position(|actor| actor.kind == ActorKind::State && actor.country == country)
            .map(|at| ActorId(at as u32));
        for &span in spans {
            for token in annotated.tokens_in(span) {
                let Some(Some(place)) = self.by_token.get(token as usize) else {
                    continue;
                };
                let Some(mention) = self.mentions.get_mut(*place as usize) else {
                    continue;
                };
                if mention.head != token
                    || mention.note != FIRST_PERSON
                    || !mention.actors.is_empty()
                {
                    continue;
                }
                let nominal = mention.form == MentionForm::Nominal;
                let actor = if nominal { state } else { Some(speaker) };
                if let Some(actor) = actor {
                    mention.actors.push(actor);
                    mention.confidence = 0.8;
                    mention.note = "the quoted speaker";
                }
            }
        }
    }

    /// The name-like heads that stand where actors stand (subjects, agents, objects of *by* and
    /// *according to*) and have no country: for `lexicon unmatched`.
    pub fn unmatched(&self, annotated: &Annotated) -> Vec<String> {
        let mut out = Vec::new();
        for mention in &self.mentions {
            let token = annotated.token(mention.head);
            let acts = matches!(token.dep, Dep::nsubj | Dep::nsubjpass | Dep::agent)
                || token.dep == Dep::pobj
                    && matches!(
                        annotated.lower(token.head),
                        "by" | "to" | "with" | "against"
                    );
            if !acts || mention.form == MentionForm::Pronoun {
                continue;
            }
            for &actor in &mention.actors {
                let actor = self.actor(actor);
                if actor.country.is_empty() && mention.form == MentionForm::Name {
                    out.push(actor.name.clone());
                }
            }
        }
        out
    }
}

/// The role that a noun is.
fn role<'a>(actors: &'a Actors, lemma: &str) -> Option<&'a Role> {
    let node = actors.phrases.find(lemma)?;
    let mut meanings = actors.phrases.meanings(node).iter();
    meanings.find_map(|meaning| match *meaning {
        Meaning::Role { role, .. } => Some(&actors.roles[role as usize]),
        Meaning::Actor { .. } => None,
    })
}

/// Whether an unknown noun is by its ending one for a person: *caller*, *watchman*, *forecaster*.
fn is_agent(noun: &str) -> bool {
    let ending = ["er", "or", "ist", "man", "woman", "eer", "ee", "ian"]
        .iter()
        .any(|ending| noun.ends_with(ending));
    noun.len() > 4 && ending && !noun.ends_with("ittee") && !words::actors::THINGS.has(noun)
        || matches!(
            noun,
            "guest" | "individual" | "expert" | "informant" | "host"
        )
}

/// Puts the country into the keys of those whose names were found in the text.
///
/// The people and bodies of organizations of states have no sector.
pub(in crate::actors) fn finish(actors: &mut [Actor]) {
    for actor in actors {
        if actor.country == "IGO" && actor.sectors == [Sector::Gov] {
            actor.sectors.clear();
        }
        if let Some(rest) = actor.key.strip_prefix("UNK:")
            && !actor.country.is_empty()
        {
            actor.key = format!("{}:{rest}", actor.country);
        }
    }
}

/// Two actors whose keys have become the same are one: mentions go to the first.
pub(in crate::actors) fn merge_keys(cast: &mut Cast) {
    let mut first: FxHashMap<&str, ActorId> = FxHashMap::default();
    let to: Vec<ActorId> = cast
        .actors
        .iter()
        .enumerate()
        .map(|(at, actor)| {
            *first
                .entry(actor.key.as_str())
                .or_insert(ActorId(at as u32))
        })
        .collect();
    for actor in cast
        .mentions
        .iter_mut()
        .flat_map(|mention| &mut mention.actors)
    {
        *actor = to[actor.index()];
    }
}

/// Whether a noun is for what nobody is: *history*, *the situation*, *openness*; not *the federation*.
fn is_abstract(actors: &Actors, lemma: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "ance", "ence", "hood", "ism", "ity", "ment", "ness", "ship", "sion", "tion",
    ];
    let ends = || {
        let is_long = |ending: &&&str| lemma.len() > ending.len() + 2;
        let mut endings = ENDINGS.iter().filter(is_long);
        endings.any(|ending| lemma.ends_with(ending))
    };
    words::actors::ABSTRACT.has(lemma)
        || ends() && !words::actors::BODIES.has(lemma) && role(actors, lemma).is_none()
}
