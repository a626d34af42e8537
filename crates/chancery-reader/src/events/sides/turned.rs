//! Deeds whose two sides stand the other way round, or apart.
//!
//! > Peru's envoy left after **his expulsion by Chile**: Chile expelled him. The rebels took the town
//! > **with the help of Chad**: Chad helped them. Mali thanked Togo **for its assistance**: Togo
//! > assisted Mali.
//!
//! > Ud sued Oz **over sales to Ib**: Oz sells.
//!
//! > The **Oz-Ib war** went on: Oz and Ib fight. Ana Lu of Oz, **in Ib for talks**, was glad: she meets Ib.
//!
//! > The judges struck after **Ana Lu's murder**: somebody murdered her.
//!
//! Leaves alone: "*Chile's* arrest *of* a Peruvian", "Israel's arrests".

use chancery_lexicon::events::{Events, Slot};
use chancery_record::{ActorId, ActorKind, EventType};
use chancery_text::{Annotated, Dep, Pos, Tag, TokenId};

use super::Look;
use crate::events::predicates::Form;
use crate::grammar;

impl Look<'_> {
    /// Source and target of such a noun.
    pub(super) fn given(
        &self,
        events: &Events,
        kind: Option<EventType>,
    ) -> Option<(Vec<ActorId>, Vec<ActorId>)> {
        let noun = self.predicate.head;
        if self.predicate.form == Form::Verb {
            // *Thanked Togo for the assistance that it **provides***
            let is_clause = self.annotated.token(noun).dep == Dep::relcl;
            let what = self.annotated.head(noun).filter(|_| is_clause)?;
            let giver = self.annotated.child(noun, Dep::nsubj)?;
            let is_it = self.annotated.token(giver).pos == Pos::PRON;
            return match kind {
                Some(EventType::Aid) => self
                    .thanked(what)
                    .filter(|(by, _)| is_it || self.actors(giver).0 == *by),
                _ => None,
            };
        }
        if let Some(sides) = self.charged(noun) {
            return Some(sides);
        }
        let is_suffered = events.in_class("suffered", self.annotated.lemma(noun));
        if kind == Some(EventType::Assault) {
            let sides = self.joined_by_hyphen(noun).or_else(|| self.died_in(noun));
            // *The rebels' **killings***: theirs.
            let is_one = self.annotated.token(noun).tag == Tag::NN;
            return sides.or_else(|| self.suffered(noun).filter(|_| is_suffered && is_one));
        }
        if kind == Some(EventType::Consult) {
            return self.come_for(noun);
        }
        if is_suffered {
            return self.suffered(noun);
        }
        match kind {
            Some(EventType::Aid) => self.lent(noun).or_else(|| self.thanked(noun)),
            Some(EventType::Support) => self.lent(noun),
            _ => None,
        }
    }

    /// ***His** expulsion **by Chile***, ***his** expulsion **from Chile***.
    fn suffered(&self, noun: TokenId) -> Option<(Vec<ActorId>, Vec<ActorId>)> {
        let annotated = self.annotated;
        let owner = annotated.child(noun, Dep::poss)?;
        if grammar::under(annotated, noun, "of").next().is_some() {
            return None;
        }
        let (whom, _) = self.actors(owner);
        let (by, _) = self.fill(&[Slot::Prep("by".into())], &whom);
        let is_state =
            |id: &ActorId| matches!(self.cast.actor(*id).kind, ActorKind::State | ActorKind::Igo);
        let by = if by.is_empty() {
            let (mut from, _) = self.fill(&[Slot::Prep("from".into())], &whom);
            from.retain(is_state);
            from
        } else {
            by
        };
        // *Israel's arrests*: a state that nobody else is named beside does it.
        let acts = by.is_empty() && whom.iter().all(is_state);
        (!whom.is_empty() && !acts).then_some((by, whom))
    }

    /// Who withstands a deed: *Peru **defends itself against** Chile's attacks*, *helped **Peru** resist
    /// its aggression*.
    pub(super) fn defended(&self) -> Vec<ActorId> {
        const SHIELD: &[&str] = &["defend", "protect", "shield"];
        const WITHSTAND: &[&str] = &[
            "confront",
            "counter",
            "deter",
            "face",
            "fight",
            "repel",
            "resist",
            "withstand",
        ];
        let annotated = self.annotated;
        let deed = self.predicate.head;
        let above = annotated.token(deed).head;
        let verb = match annotated.token(deed).dep {
            Dep::dobj if WITHSTAND.contains(&annotated.lemma(above)) => Some(above),
            Dep::pobj if matches!(annotated.lower(above), "against" | "from") => annotated
                .head(above)
                .filter(|&verb| SHIELD.contains(&annotated.lemma(verb))),
            _ => None,
        };
        let Some(verb) = verb else {
            return Vec::new();
        };
        let is_itself = |noun: TokenId| {
            let word = annotated.lower(noun);
            word.ends_with("self") || word.ends_with("selves")
        };
        let whom = grammar::object(annotated, verb)
            .filter(|&noun| noun != self.predicate.head && !is_itself(noun))
            .or_else(|| grammar::subject(annotated, verb));
        whom.map_or(Vec::new(), |noun| self.actors(noun).0)
    }

    /// *Lifted the sanctions it had **imposed on Chile***
    pub(super) fn imposed_on(&self, noun: TokenId) -> Vec<ActorId> {
        let annotated = self.annotated;
        let clause = annotated
            .children_by(noun, Dep::relcl)
            .find(|&clause| grammar::is_imposing(annotated.lemma(clause)));
        let on = clause.and_then(|clause| grammar::under(annotated, clause, "on").next());
        on.map_or(Vec::new(), |noun| self.actors(noun).0)
    }

    /// *The **Oz-Ib** war*
    fn joined_by_hyphen(&self, noun: TokenId) -> Option<(Vec<ActorId>, Vec<ActorId>)> {
        let annotated = self.annotated;
        let second = annotated
            .children_by(noun, Dep::compound)
            .chain(annotated.children_by(noun, Dep::amod))
            .find(|&word| grammar::hyphened(annotated, word).is_some())?;
        let one = self.named(grammar::hyphened(annotated, second)?);
        let other = self.named(second);
        (!one.is_empty() && !other.is_empty()).then_some((one, other))
    }

    /// *The king was **killed in** an attack by Ib*, *died in Ib's **raid***, *was wounded in a
    /// **clash with** Ib*, *Oz **lost** three men in Ib's **raid***
    pub(in crate::events) fn died_in(&self, noun: TokenId) -> Option<(Vec<ActorId>, Vec<ActorId>)> {
        const HARM: &[&str] = &["die", "hurt", "injure", "kill", "perish", "wound"];
        let annotated = self.annotated;
        let link = annotated.head(noun)?;
        let verb = annotated.head(link)?;
        let is_in = annotated.token(noun).dep == Dep::pobj
            && matches!(annotated.lower(link), "in" | "by" | "during")
            && (HARM.contains(&annotated.lemma(verb)) || loses(annotated, verb));
        let victim = annotated
            .child(verb, Dep::nsubjpass)
            .or_else(|| {
                let subject = annotated.child(verb, Dep::nsubj);
                subject.filter(|_| matches!(annotated.lemma(verb), "die" | "lose" | "perish"))
            })
            .filter(|_| is_in)?;
        let (whom, depth) = self.actors(victim);
        let slots = [
            Slot::Possessor,
            Slot::Prep("by".into()),
            Slot::Modifier,
            Slot::Prep("with".into()),
        ];
        let (by, _) = self.fill(&slots, &whom);
        (depth == 0 && !whom.is_empty() && !by.is_empty()).then_some((by, whom))
    }

    /// *Sued Oz **over** arms **sales to Ib***: what it is sued over it does itself.
    fn charged(&self, noun: TokenId) -> Option<(Vec<ActorId>, Vec<ActorId>)> {
        let annotated = self.annotated;
        let link = annotated.head(noun)?;
        let verb = annotated.head(link)?;
        let judges = annotated.token(noun).dep == Dep::pobj
            && matches!(annotated.lower(link), "for" | "over" | "about")
            && matches!(
                annotated.lemma(verb),
                "blame"
                    | "censure"
                    | "condemn"
                    | "criticize"
                    | "denounce"
                    | "fault"
                    | "punish"
                    | "rebuke"
                    | "sanction"
                    | "sue"
            );
        let (by, _) = self.actors(grammar::object(annotated, verb).filter(|_| judges)?);
        let slots = [Slot::Possessor, Slot::Modifier, Slot::Prep("by".into())];
        let is_anothers = !self.fill(&slots, &[]).0.is_empty();
        let slots = ["to", "on", "against", "with"].map(|word| Slot::Prep(word.into()));
        let (mut whom, _) = self.fill(&slots, &by);
        whom.retain(|id| !by.contains(id));
        (!is_anothers && !by.is_empty() && !whom.is_empty()).then_some((by, whom))
    }

    /// *Ana Lu, **in Ib for talks**, said*
    fn come_for(&self, noun: TokenId) -> Option<(Vec<ActorId>, Vec<ActorId>)> {
        let annotated = self.annotated;
        let link = annotated.head(noun)?;
        let at = annotated.head(link)?;
        // *In Ib for talks **with Ur***: with others.
        let with = grammar::under(annotated, noun, "with").next().is_some();
        let is_for =
            annotated.token(noun).dep == Dep::pobj && annotated.lower(link) == "for" && !with;
        // The place stands just before.
        let place = annotated.children_by(at, Dep::prep).find(|&child| {
            annotated.lower(child) == "in" && annotated.token(child).right_edge + 1 == link
        })?;
        let host = self.named(annotated.child(place, Dep::pobj)?);
        let guest = match annotated.token(at).pos {
            Pos::VERB => self.actors(grammar::subject(annotated, at)?).0,
            _ => self.named(at),
        };
        let is_state = |id: &ActorId| self.cast.actor(*id).kind == ActorKind::State;
        let comes = is_for
            && host.iter().all(is_state)
            && !guest.is_empty()
            && !host.is_empty()
            && !guest.iter().any(|id| self.is_own(&host, *id));
        comes.then_some((guest, host))
    }

    /// *Took the town **with the help of Chad***
    fn lent(&self, noun: TokenId) -> Option<(Vec<ActorId>, Vec<ActorId>)> {
        const LENT: &[&str] = &[
            "support",
            "backing",
            "help",
            "assistance",
            "aid",
            "approval",
            "blessing",
        ];
        let annotated = self.annotated;
        let link = annotated.head(noun)?;
        let is_with = annotated.token(noun).dep == Dep::pobj
            && matches!(annotated.lower(link), "with" | "under" | "through");
        if !is_with || !LENT.contains(&annotated.lemma(noun)) {
            return None;
        }
        let helper = grammar::under(annotated, noun, "of")
            .next()
            .or_else(|| grammar::under(annotated, noun, "from").next())?;
        let (by, depth) = self.actors(helper);
        let verb = annotated
            .ancestors(link)
            .take(4)
            .find(|&above| annotated.token(above).pos == Pos::VERB)?;
        let (mut whom, _) = self.actors(grammar::subject(annotated, verb)?);
        whom.retain(|id| !by.contains(id));
        (depth == 0 && !by.is_empty() && !whom.is_empty()).then_some((by, whom))
    }

    /// *Thanked Togo **for its assistance***
    fn thanked(&self, noun: TokenId) -> Option<(Vec<ActorId>, Vec<ActorId>)> {
        let annotated = self.annotated;
        let link = annotated.head(noun)?;
        let verb = annotated.head(link)?;
        let thanks = annotated.token(noun).dep == Dep::pobj
            && annotated.lower(link) == "for"
            && annotated.lemma(verb) == "thank";
        // *For its assistance **to Chad***: another is helped.
        let another = annotated
            .children_by(noun, Dep::prep)
            .chain(annotated.children_by(verb, Dep::prep))
            .any(|to| matches!(annotated.lower(to), "to" | "in") && to > noun);
        if !thanks || another {
            return None;
        }
        let (by, _) = self.actors(grammar::object(annotated, verb)?);
        let (mut whom, _) = self.actors(grammar::subject(annotated, verb)?);
        whom.retain(|id| !by.contains(id));
        (!by.is_empty() && !whom.is_empty()).then_some((by, whom))
    }
}

/// *Lost **three men***
fn loses(annotated: &Annotated, verb: TokenId) -> bool {
    let lost = annotated.child(verb, Dep::dobj);
    let counted = lost.and_then(|lost| annotated.child(lost, Dep::nummod));
    annotated.lemma(verb) == "lose" && counted.is_some()
}
