//! Pronouns: *he*, *she*, *it*, *they*, *we*, *who*.
//!
//! > **Vega** met Lu. **He** said that **his** government agreed.
//!
//! The candidate with the best standing: near, subject, speaker, of that gender and number.
//! Leaves alone: *it rains*, *it is clear that*; a *he* without any man in mind is a doubt.

use chancery_lexicon::actors::Gender;
use chancery_lexicon::words;
use chancery_record::{ActorId, ActorKind, MentionForm, Sector};
use chancery_text::{Annotated, Dep, Doubt, Pos, Tag, TokenId};

use super::focus::{Candidate, Place};
use super::{Reader, whose};
use crate::actors::words::saying;
use crate::actors::{AUTHOR, CastMention, FIRST_PERSON};
use crate::grammar::joined;

/// Verbs whose object is somebody, even where a pronoun for a thing names it.
const ADDRESSED: &[&str] = &[
    "accuse", "advise", "ask", "blame", "order", "persuade", "punish", "tell", "thank", "urge",
    "warn",
];

impl Reader<'_, '_> {
    /// Resolves the pronoun at a token.
    pub(super) fn pronoun(&mut self, token: TokenId) {
        let doc = self.stage.doc;
        let word = doc.lower(token);
        let own = (word.ends_with("self") || word.ends_with("selves"))
            .then(|| self.reflexive(token))
            .flatten();
        if let Some((actors, confidence, note)) = own {
            self.push_pronoun(token, actors, note, confidence);
            return;
        }
        let found = match word {
            "he" | "him" | "his" | "himself" => self.person(token, Gender::Male),
            "she" | "her" | "hers" | "herself" => self.person(token, Gender::Female),
            "it" | "its" | "itself" => self.thing(token),
            "they" | "them" | "their" | "theirs" | "themselves" => self.several_of(token),
            "both" => match self.parties_by_pronoun(token) {
                Some(parties) => Some((parties, 0.8, "those who met")),
                None => self.both(token, 2),
            },
            "all" if doc.token(token).dep == Dep::nsubj => self.both(token, 0),
            "i" | "me" | "my" | "mine" | "myself" => Some(self.first_person(token, false)),
            "we" | "us" | "our" | "ours" | "ourselves" => Some(self.first_person(token, true)),
            "who" | "which" | "that" | "whom" | "whose"
                if matches!(doc.token(token).tag, Tag::WDT | Tag::WP | Tag::WPS) =>
            {
                self.relative(token)
            }
            _ => return,
        };
        let Some((actors, confidence, note)) = found else {
            return;
        };
        let acts = !actors.is_empty();
        self.push_pronoun(token, actors.clone(), note, confidence);
        // Whoever says "we" is not "it" or "they".
        if acts && note != FIRST_PERSON && note != AUTHOR {
            let place = self.place(token);
            self.remember(actors, token, place);
        }
    }

    /// ***Oz** may destroy **itself***: whoever the verb's subject names.
    fn reflexive(&self, token: TokenId) -> Option<(Vec<ActorId>, f32, &'static str)> {
        let doc = self.stage.doc;
        // *Met Putin **himself***
        if !matches!(doc.token(token).dep, Dep::dobj | Dep::pobj | Dep::dative) {
            return None;
        }
        let verb = doc
            .ancestors(token)
            .take(3)
            .find(|&above| matches!(doc.token(above).pos, Pos::VERB | Pos::AUX))?;
        let subject = doc.child(verb, Dep::nsubj)?;
        let actors = self.actors_at(subject);
        (!actors.is_empty()).then(|| (actors.to_vec(), 0.9, "subject of its verb"))
    }

    fn push_pronoun(
        &mut self,
        token: TokenId,
        actors: Vec<ActorId>,
        note: &'static str,
        confidence: f32,
    ) {
        let span = self.stage.doc.token(token).span;
        if actors.is_empty() && note == "nobody in mind" {
            let message = format!("whom does `{}` mean?", span.of(self.stage.text));
            self.doubts.push(Doubt::at("pronoun", message, span));
        }
        self.mentions.push(CastMention {
            actors,
            head: token,
            span,
            form: MentionForm::Pronoun,
            note,
            confidence,
        });
        self.at[token as usize] = self.mentions.len() as u32;
    }

    fn person(
        &mut self,
        token: TokenId,
        gender: Gender,
    ) -> Option<(Vec<ActorId>, f32, &'static str)> {
        if let Some(actor) = self.ahead(token, gender) {
            return Some((vec![actor], 0.7, "subject of the main clause"));
        }
        if let Some(actor) = self.thanked(token, gender) {
            return Some((vec![actor], 0.8, "who is thanked for it"));
        }
        // Whoever says "I" is not "he".
        let own = match self.turn_of(token) {
            Some(speaker) => Some(speaker),
            None => self.author.person.filter(|_| self.author.says_i),
        };
        let own = own.filter(|_| !self.stage.quoted[token as usize]);
        let found = self.pick(token, |reader, candidate| {
            let [actor] = candidate.actors[..] else {
                return false;
            };
            if own == Some(actor) || reader.is_beside(token, actor) {
                return false;
            }
            let known = reader.stage.facts[actor.index()].gender;
            reader.stage.actor(actor).kind == ActorKind::Person
                && known.is_none_or(|known| known == gender)
        });
        let Some((actors, confidence)) = found else {
            return Some((Vec::new(), 0.0, "nobody in mind"));
        };
        // From now on the gender is known.
        if let [actor] = actors[..] {
            let known = &mut self.stage.facts[actor.index()].gender;
            if known.is_none() && confidence > 0.6 {
                *known = Some(gender);
            }
        }
        Some((actors, confidence, "most salient person"))
    }

    /// *In his speech, Vega said*: the subject comes after the pronoun.
    fn ahead(&self, token: TokenId, gender: Gender) -> Option<ActorId> {
        let doc = self.stage.doc;
        let sentence = doc.token(token).sentence as usize;
        let root = doc.root(sentence);
        if token >= root || token > doc.sentences[sentence].start + 14 {
            return None;
        }
        let subject = doc
            .child(root, Dep::nsubj)
            .filter(|&subject| subject > token)?;
        // The pronoun stands in what comes before the subject.
        if doc.governs(subject, token) || doc.token(token).head == root {
            return None;
        }
        let opening = doc.ancestors(token).take(8).any(|above| {
            doc.token(above).head == root
                && above < subject
                && matches!(doc.token(above).dep, Dep::prep | Dep::advcl)
        });
        let actor = self.stage.named_at(subject)?;
        let known = self.stage.facts[actor.index()].gender;
        let suits = self.stage.actor(actor).kind == ActorKind::Person
            && known.is_none_or(|known| known == gender);
        (opening && suits && !self.stage.quoted[token as usize]).then_some(actor)
    }

    /// *She thanked Vega for **his** advice*: whom she thanked.
    fn thanked(&self, token: TokenId, gender: Gender) -> Option<ActorId> {
        let doc = self.stage.doc;
        let data = doc.token(token);
        if data.dep != Dep::poss || doc.token(data.head).dep != Dep::pobj {
            return None;
        }
        let link = doc.token(data.head).head;
        let verb = doc.head(link).filter(|_| doc.lower(link) == "for")?;
        let blames = matches!(
            doc.lemma(verb),
            "thank"
                | "praise"
                | "commend"
                | "applaud"
                | "congratulate"
                | "laud"
                | "blame"
                | "criticize"
        );
        let whom = doc.child(verb, Dep::dobj).filter(|_| blames)?;
        let &[actor] = self.actors_at(whom) else {
            return None;
        };
        let known = self.stage.facts[actor.index()].gender;
        let fits = self.stage.actor(actor).kind == ActorKind::Person
            && known.is_none_or(|known| known == gender);
        fits.then_some(actor)
    }

    fn thing(&mut self, token: TokenId) -> Option<(Vec<ActorId>, f32, &'static str)> {
        let doc = self.stage.doc;
        if doc.token(token).dep == Dep::expl || self.is_empty_it(token) {
            return None;
        }
        if let Some(accused) = self.rejects(token) {
            return Some((vec![accused], 0.75, "who rejects the claim"));
        }
        let found = self.pick(token, |reader, candidate| {
            matches!(candidate.actors[..], [actor] if reader.stage.is_body(actor))
        });
        let (actors, confidence) = found?;
        (confidence >= 0.45).then_some((actors, confidence * 0.85, "most salient state or body"))
    }

    /// ***Peru** rejected Chile's claims that **it** arms rebels*: who rejects what is said of it.
    fn rejects(&self, token: TokenId) -> Option<ActorId> {
        const CLAIMS: &[&str] = &[
            "accusation",
            "allegation",
            "assertion",
            "charge",
            "claim",
            "report",
            "suggestion",
        ];
        let doc = self.stage.doc;
        let clause = doc.token(token).head;
        let is_subject = matches!(doc.token(token).dep, Dep::nsubj | Dep::nsubjpass);
        let claim = doc.head(clause).filter(|&claim| {
            is_subject
                && matches!(doc.token(clause).dep, Dep::acl | Dep::ccomp | Dep::relcl)
                && CLAIMS.contains(&doc.lemma(claim))
        })?;
        let verb = doc.ancestors(claim).take(3).find(|&above| {
            matches!(
                doc.lemma(above),
                "reject" | "deny" | "dismiss" | "refute" | "dispute" | "rebuff"
            )
        })?;
        let subject = doc.child(verb, Dep::nsubj)?;
        let &[actor] = self.actors_at(subject) else {
            return None;
        };
        self.stage.is_body(actor).then_some(actor)
    }

    /// *it is clear that*, *it seems*: nobody.
    fn is_empty_it(&self, token: TokenId) -> bool {
        let doc = self.stage.doc;
        let data = doc.token(token);
        if data.dep != Dep::nsubj {
            // *Accused **it** of fraud*: what can be accused is somebody.
            let is_somebody = data.dep == Dep::dobj && ADDRESSED.contains(&doc.lemma(data.head));
            return matches!(data.dep, Dep::dobj | Dep::pobj)
                && doc.lower(token) == "it"
                && !is_somebody;
        }
        let verb = data.head;
        let lemma = doc.lemma(verb);
        matches!(
            lemma,
            "seem" | "appear" | "happen" | "rain" | "matter" | "take" | "mean" | "depend" | "turn"
        ) || lemma == "be"
            && doc.children(verb).iter().any(|&child| {
                matches!(
                    doc.token(child).dep,
                    Dep::acomp | Dep::attr | Dep::ccomp | Dep::xcomp | Dep::advcl | Dep::prep
                )
            })
    }

    fn several_of(&mut self, token: TokenId) -> Option<(Vec<ActorId>, f32, &'static str)> {
        if let Some(parties) = self.parties_by_pronoun(token) {
            return Some((parties, 0.8, "those who met"));
        }
        // *The Japanese announced **their** plan*
        let doc = self.stage.doc;
        let verb = doc
            .ancestors(token)
            .take(4)
            .find(|&above| doc.token(above).pos == Pos::VERB);
        let subject = verb.and_then(|verb| doc.child(verb, Dep::nsubj));
        if let Some(people) = subject.filter(|&subject| whose::is_people(doc, subject))
            && !self.actors_at(people).is_empty()
        {
            return Some((self.actors_at(people).to_vec(), 0.75, "subject of its verb"));
        }
        if let Some(speakers) = self.who_say(token) {
            return Some((speakers, 0.75, "subject of the verb of speech"));
        }
        let found = self.pick(token, |reader, candidate| match candidate.actors[..] {
            [actor] => {
                let facts = &reader.stage.facts[actor.index()];
                let kind = reader.stage.actor(actor).kind;
                facts.plural
                    || matches!(
                        kind,
                        ActorKind::Group | ActorKind::People | ActorKind::Outlet
                    )
                    || reader.is_many(actor)
            }
            _ => true,
        });
        let Some((actors, confidence)) = found else {
            return Some((Vec::new(), 0.0, "nobody in mind"));
        };
        Some((actors, confidence * 0.9, "most salient group"))
    }

    /// *The **police** confirmed **they** had seized it*: who says it, if those are many.
    fn who_say(&self, token: TokenId) -> Option<Vec<ActorId>> {
        let doc = self.stage.doc;
        let clause = doc.token(token).head;
        let does = matches!(doc.token(token).dep, Dep::nsubj | Dep::nsubjpass);
        let verb = doc
            .head(clause)
            .filter(|_| doc.token(clause).dep == Dep::ccomp)?;
        let lemma = doc.lemma(verb);
        let says = does
            && (saying::is_speech(lemma)
                || matches!(
                    lemma,
                    "admit"
                        | "believe"
                        | "confirm"
                        | "decide"
                        | "disclose"
                        | "hope"
                        | "indicate"
                        | "reveal"
                        | "think"
                ));
        let subject = doc.child(verb, Dep::nsubj).filter(|_| says)?;
        let actors = self.actors_at(subject);
        let is_noun = doc.token(subject).pos == Pos::NOUN;
        let are_many = |&id: &ActorId| match self.stage.actor(id).kind {
            ActorKind::Organization | ActorKind::Outlet | ActorKind::Group | ActorKind::People => {
                true
            }
            // *The government said **they***
            ActorKind::State => is_noun,
            _ => false,
        };
        let is_one = doc.token(subject).pos == Pos::PRON;
        (!actors.is_empty() && !is_one && (actors.len() > 1 || actors.iter().all(are_many)))
            .then(|| actors.to_vec())
    }

    /// Armed groups and parties with plural names: *the Houthis*.
    fn is_many(&self, actor: ActorId) -> bool {
        let data = self.stage.actor(actor);
        data.kind == ActorKind::Organization && data.name.ends_with('s')
            || self.stage.facts[actor.index()].many
    }

    /// *both*, *all*: those named together last.
    pub(super) fn both(
        &mut self,
        token: TokenId,
        n: usize,
    ) -> Option<(Vec<ActorId>, f32, &'static str)> {
        let doc = self.stage.doc;
        let verb = doc
            .ancestors(token)
            .find(|&above| doc.token(above).pos == Pos::VERB);
        let pair = self.focus.latest().take(8).find(|candidate| {
            // "Oz and Ib called on both": not on themselves.
            let is_own =
                Some(candidate.governor) == verb && candidate.sentence == doc.token(token).sentence;
            candidate.actors.len() > 1 && (n == 0 || candidate.actors.len() == n) && !is_own
        })?;
        Some((pair.actors.clone(), 0.7, "named together"))
    }

    /// *I*, *we* of a speech or communiqué: its author; inside quotations: the speaker, later.
    fn first_person(&mut self, token: TokenId, plural: bool) -> (Vec<ActorId>, f32, &'static str) {
        if self.stage.quoted[token as usize] {
            return (Vec::new(), 0.0, FIRST_PERSON);
        }
        if let Some(speaker) = self.turn_of(token) {
            let data = self.stage.actor(speaker);
            let official = data.sectors.contains(&Sector::Gov);
            let state = self.author.state.iter().copied().find(|&state| {
                let body = self.stage.actor(state);
                let is_state = body.kind == ActorKind::State;
                plural && official && is_state && body.country == data.country
            });
            return (vec![state.unwrap_or(speaker)], 0.9, "whose turn it is");
        }
        let person = self.author.person.filter(|_| !plural);
        let is_outlet = |&id: &ActorId| self.stage.actor(id).kind == ActorKind::Outlet;
        let actors: Vec<ActorId> = match person {
            Some(person) => vec![person],
            None if plural && !self.author.state.is_empty() => self.author.state.clone(),
            None if plural => self.author.person.into_iter().collect(),
            // A station says "we".
            None => {
                let first = self.author.state.first().copied();
                first.filter(|id| !is_outlet(id)).into_iter().collect()
            }
        };
        if actors.is_empty() {
            return (actors, 0.0, FIRST_PERSON);
        }
        (actors, 0.9, AUTHOR)
    }

    /// *the minister, who said*: the noun before the clause.
    fn relative(&mut self, token: TokenId) -> Option<(Vec<ActorId>, f32, &'static str)> {
        let doc = self.stage.doc;
        let mut at = token;
        for _ in 0..8 {
            let data = doc.token(at);
            if data.dep == Dep::relcl {
                let mut noun = data.head;
                // Of a list the clause may hang on the first; the nearest noun is meant.
                if self.actors_at(noun).is_empty()
                    && let Some(appos) = doc.child(noun, Dep::appos).filter(|&appos| appos < token)
                {
                    noun = appos;
                }
                let mut actors = self.actors_at(noun).to_vec();
                // *Oz, Ib and **others who** signed it*: those named as well.
                if actors.is_empty() && doc.lower(noun) == "others" {
                    let mut at = noun;
                    while doc.token(at).dep == Dep::conj {
                        at = doc.token(at).head;
                    }
                    let named = joined(doc, at).into_iter().filter(|&at| at < noun);
                    actors = named.flat_map(|at| self.actors_at(at)).copied().collect();
                }
                // *Oz and Ib were among five **that** opposed it*: those two.
                if actors.is_empty()
                    && doc.token(noun).dep == Dep::pobj
                    && doc.lower(doc.token(noun).head) == "among"
                {
                    let verb = doc.head(doc.token(noun).head)?;
                    let subject = doc.child(verb, Dep::nsubj)?;
                    let named = joined(doc, subject).into_iter();
                    actors = named.flat_map(|at| self.actors_at(at)).copied().collect();
                }
                return (!actors.is_empty()).then_some((actors, 0.9, "noun before the clause"));
            }
            at = doc.head(at)?;
        }
        None
    }

    /// The best candidate for a token, with a confidence.
    pub(super) fn pick(
        &self,
        token: TokenId,
        fits: impl Fn(&Self, &Candidate) -> bool,
    ) -> Option<(Vec<ActorId>, f32)> {
        let doc = self.stage.doc;
        let data = doc.token(token);
        let sentence = data.sentence;
        let block = doc.sentences[sentence as usize].block;
        let quoted = self.stage.quoted[token as usize];
        let subject = matches!(data.dep, Dep::nsubj | Dep::nsubjpass);
        let speaks = matches!(self.place(token), Place::Speaker);
        let governor = doc.head(token).unwrap_or(token);
        let controller = doc.head(governor).filter(|_| {
            let token = doc.token(governor);
            let is_participle =
                token.tag == Tag::VBG && matches!(token.dep, Dep::advcl | Dep::xcomp);
            (is_participle || token.dep == Dep::conj) && doc.child(governor, Dep::nsubj).is_none()
        });
        let denies = subject && denies_charge(doc, governor);
        let done_before = done_before(doc, token).filter(|_| !subject);
        let judged = judged_over(doc, token);
        let told = told_by(doc, token);
        let doer = whose::doer(doc, token);
        let bearer = whose::bearer(doc, token);
        let punished = punished_over(doc, token).map(|noun| self.actors_at(noun));
        if let Some(actors) = punished.filter(|actors| !actors.is_empty())
            && let Some(candidate) = self.focus.latest().find(|one| one.actors == actors)
            && candidate.sentence == sentence
            && fits(self, candidate)
        {
            return Some((candidate.actors.clone(), 0.75));
        }
        let mut best: Option<(f32, &Candidate)> = None;
        let mut second = f32::MIN;
        for candidate in self.focus.latest() {
            let distance = sentence.saturating_sub(candidate.sentence);
            if distance > 8 || !fits(self, candidate) {
                continue;
            }
            // "Vega praised him", "Vega left, praising him": not Vega.
            let is_own = candidate.governor == governor || controller == Some(candidate.governor);
            if is_own
                && candidate.sentence == sentence
                && !subject
                && matches!(data.dep, Dep::dobj | Dep::dative | Dep::pobj)
                && matches!(candidate.place, Place::Subject | Place::Speaker)
            {
                continue;
            }
            // "Oz accused Ib. It denied the charge": not Oz.
            if denies && candidate.sentence < sentence && accuses(doc, candidate) {
                continue;
            }
            // "Thanked her for her help", "was arrested after he fled": whom it was done to.
            let is_judged = judged
                .is_some_and(|verb| candidate.governor == verb && candidate.sentence == sentence);
            let mut score = match distance {
                0 => 2.0,
                1 => 1.8,
                2 => 0.6,
                3 => -0.2,
                _ => -0.2 - 0.5 * (distance as f32 - 3.0),
            };
            score += match candidate.place {
                Place::Speaker => 2.0,
                Place::Subject => 1.6,
                Place::Object => 0.6,
                Place::Other => 0.0,
            };
            let is_clause = judged.is_some_and(|at| doc.token(at).pos == Pos::ADJ);
            if is_judged && (is_clause || candidate.place == Place::Object) {
                score += 2.5;
            }
            if speaks && candidate.place == Place::Speaker {
                score += 0.8;
            }
            // "Oz said that Vega said he would leave": Vega would.
            let tells = told == Some(candidate.governor) && candidate.place == Place::Speaker;
            if tells && candidate.sentence == sentence {
                score += 0.6;
            }
            let does = doer
                .is_some_and(|verb| candidate.governor == verb && candidate.sentence == sentence);
            if does && matches!(candidate.place, Place::Subject | Place::Speaker) {
                score += 1.2;
            }
            // "Labelled Vega a terrorist and imposed sanctions on him": to whom both were done.
            let is_same = done_before.is_some_and(|verb| candidate.governor == verb)
                && candidate.place == Place::Object;
            if is_same && candidate.sentence == sentence {
                score += 1.8;
            }
            // "Vega met Oz and accused it": whom he met.
            let is_other = controller.is_some() && doc.lower(token) == "it";
            if is_other && candidate.sentence == sentence {
                score += 2.0;
            }
            // "Ib is weakened by its war", "Ib dropped its plan": its own.
            if let Some((verb, acts)) = bearer
                && verb == candidate.governor
                && candidate.sentence == sentence
                && matches!(candidate.place, Place::Subject | Place::Speaker)
            {
                score += if acts { 0.6 } else { 1.0 };
            }
            if candidate.block != block {
                score -= 0.3;
            }
            if candidate.actors.len() > 1 && subject {
                // "They discussed": those who met.
                score += 0.6;
            }
            if speaks
                && let [actor] = candidate.actors[..]
                && self.stage.actor(actor).kind == ActorKind::People
            {
                score -= 1.0;
            }
            if candidate.quoted && !quoted {
                score -= 1.0;
            }
            if quoted && !candidate.quoted && candidate.place == Place::Speaker {
                score -= 2.5;
            }
            score += 0.15 * candidate.count.min(5) as f32;
            match &mut best {
                Some((top, _)) if *top >= score => second = second.max(score),
                Some((top, chosen)) => {
                    second = second.max(*top);
                    (*top, *chosen) = (score, candidate);
                }
                None => best = Some((score, candidate)),
            }
        }
        let (score, candidate) = best?;
        let margin = (score - second.max(-2.0)).clamp(0.0, 3.0) / 3.0;
        Some((candidate.actors.clone(), 0.5 + 0.4 * margin))
    }
}

/// The verb before *and* of one that does something to a pronoun: *named Vega and **imposed** sanctions
/// on him*.
fn done_before(doc: &Annotated, pronoun: TokenId) -> Option<TokenId> {
    if !matches!(doc.token(pronoun).dep, Dep::dobj | Dep::dative | Dep::pobj) {
        return None;
    }
    let verb = (doc.ancestors(pronoun).take(4)).find(|&above| doc.token(above).pos == Pos::VERB)?;
    let is_next = doc.token(verb).dep == Dep::conj && doc.child(verb, Dep::nsubj).is_none();
    doc.head(verb).filter(|_| is_next)
}

/// The verb of which a pronoun's clause is the content: *Vega **said** he would leave*.
fn told_by(doc: &Annotated, pronoun: TokenId) -> Option<TokenId> {
    let clause = doc.token(pronoun).head;
    let is_subject = doc.token(pronoun).dep == Dep::nsubj;
    let is_content = is_subject && doc.token(clause).dep == Dep::ccomp;
    // *Asked Vega whether **he** would leave*: Vega.
    let is_told = |verb: TokenId| {
        [Dep::dobj, Dep::dative]
            .iter()
            .any(|&dep| doc.child(verb, dep).is_some())
    };
    doc.head(clause)
        .filter(|&verb| is_content && !is_told(verb))
}

/// Whether a verb rejects what somebody is accused of.
fn denies_charge(doc: &Annotated, verb: TokenId) -> bool {
    let object = doc.child(verb, Dep::dobj).map(|noun| doc.lemma(noun));
    matches!(
        doc.lemma(verb),
        "deny" | "reject" | "dismiss" | "refute" | "dispute"
    ) && matches!(
        object,
        Some("accusation" | "charge" | "allegation" | "claim" | "responsibility" | "involvement")
    )
}

/// Whether somebody was named as one who accuses.
fn accuses(doc: &Annotated, candidate: &Candidate) -> bool {
    matches!(candidate.place, Place::Subject | Place::Speaker)
        && matches!(
            doc.lemma(candidate.governor),
            "accuse" | "charge" | "blame" | "allege"
        )
}

/// Whom something hostile is done to for a reason that a pronoun stands in: *imposed sanctions on **Oz**
/// over **its** invasion*, *will keep them on **Oz** as long as **it** fights*.
fn punished_over(doc: &Annotated, pronoun: TokenId) -> Option<TokenId> {
    const REASONS: &[&str] = &["for", "over", "after", "because", "until", "unless"];
    /// What whoever punishes may do as well: *because it wants peace*.
    const MINDS: &[&str] = &[
        "want", "fear", "say", "hope", "need", "seek", "believe", "think", "wish",
    ];
    const HOSTILE: &[&str] = &[
        "isolate", "sanction", "punish", "penalize", "boycott", "expel",
    ];
    let token = doc.token(pronoun);
    let is_reason = |word: TokenId| {
        let as_long_as = doc.lower(word) == "as" && word > 0 && doc.lower(word - 1) == "long";
        as_long_as || REASONS.contains(&doc.lower(word))
    };
    let above = match token.dep {
        Dep::poss => {
            let link = doc.head(token.head)?;
            let is_under = doc.token(token.head).dep == Dep::pobj && is_reason(link);
            doc.head(link).filter(|_| is_under)
        }
        Dep::nsubj | Dep::nsubjpass => {
            let clause = token.head;
            let mut marks = doc.children_by(clause, Dep::mark);
            let is_mind = MINDS.contains(&doc.lemma(clause));
            let is_under = doc.token(clause).dep == Dep::advcl && !is_mind && marks.any(is_reason);
            doc.head(clause).filter(|_| is_under)
        }
        _ => None,
    }?;
    // "Sanctions on Oz for its attacks": the parser may hang the reason on the object.
    let mut upward = std::iter::once(above).chain(doc.ancestors(above));
    let verb = upward.find(|&word| doc.token(word).pos == Pos::VERB)?;
    let object = doc.child(verb, Dep::dobj)?;
    if HOSTILE.contains(&doc.lemma(verb)) {
        return Some(object);
    }
    // "A package of sanctions on Oz"
    let gathered = doc
        .child(object, Dep::prep)
        .filter(|&of| doc.lower(of) == "of")
        .and_then(|of| doc.child(of, Dep::pobj))
        .filter(|&inner| words::actors::CURBS.has(doc.lemma(inner)));
    let object = gathered.unwrap_or(object);
    let on = |word: TokenId| {
        let mut links = doc.children_by(word, Dep::prep);
        links
            .find(|&link| matches!(doc.lower(link), "on" | "against"))
            .and_then(|link| doc.child(link, Dep::pobj))
    };
    let curbs = words::actors::CURBS.has(doc.lemma(object));
    on(object).or_else(|| on(verb)).filter(|_| curbs)
}

/// The verb that tells what was done to somebody for a reason that a pronoun stands in: *thanked Lu
/// for **his** help*, *arrested Lu after **he** fled*.
fn judged_over(doc: &Annotated, pronoun: TokenId) -> Option<TokenId> {
    let token = doc.token(pronoun);
    let reason = match token.dep {
        Dep::poss => {
            let noun = token.head;
            let link = doc
                .head(noun)
                .filter(|_| doc.token(noun).dep == Dep::pobj)?;
            (doc.lower(link) == "for").then_some(doc.head(link)?)
        }
        Dep::nsubj | Dep::nsubjpass => {
            let clause = token.head;
            let is_reason = doc.children_by(clause, Dep::mark).any(|mark| {
                matches!(
                    doc.lower(mark),
                    "after" | "because" | "as" | "when" | "while" | "since"
                )
            }) || doc
                .children_by(clause, Dep::advmod)
                .any(|when| doc.lower(when) == "when");
            (doc.token(clause).dep == Dep::advcl && is_reason).then_some(doc.head(clause)?)
        }
        _ => None,
    }?;
    // *Held Oz **accountable** for its war*, also where Oz is read as the subject of *accountable*
    if matches!(doc.lower(reason), "accountable" | "responsible" | "account") {
        // *For **its** losses*: of whoever holds the other responsible.
        let is_harm = matches!(
            doc.lemma(token.head),
            "casualty" | "damage" | "death" | "injury" | "loss" | "suffering" | "victim"
        );
        if is_harm {
            return None;
        }
        let verb = doc.head(reason).filter(|&verb| doc.lemma(verb) == "hold")?;
        let is_clause = doc.child(reason, Dep::nsubj).is_some();
        return Some(if is_clause { reason } else { verb });
    }
    words::actors::JUDGED
        .has(doc.lemma(reason))
        .then_some(reason)
}
