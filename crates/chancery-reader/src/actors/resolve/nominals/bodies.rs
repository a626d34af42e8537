//! Named bodies taken up again by a word of their name or by a noun that fits any body.
//!
//! > The Highland Front closed the road. **The Front** said … **The organization** denied …

use chancery_lexicon::actors::RoleKind;
use chancery_record::{ActorId, ActorKind, MentionForm, Sector};
use chancery_text::Dep;

use crate::actors::phrase::{Determiner, Phrase};
use crate::actors::resolve::{Found, Reader};

/// How many blocks back a body can be taken up by a noun that fits any.
const BLOCKS_BACK: u32 = 2;

impl Reader<'_, '_> {
    /// The named body that *the Front* or *the organization* takes up.
    pub(super) fn body_again(&self, phrase: &Phrase, role: u32, country: &str) -> Option<Found> {
        let data = self.stage.role(role);
        let body = matches!(
            data.kind,
            RoleKind::Organization | RoleKind::Group | RoleKind::Igo
        );
        // "The Community", of people or of states; "the community" where one body is called so.
        let named_so = || {
            let noun = self.stage.doc.lower(phrase.head);
            let has = |id: &&ActorId| {
                let actor = self.stage.actor(**id);
                let mut words = actor.name.split(' ').skip(1);
                actor.kind == ActorKind::Igo && words.any(|word| word.eq_ignore_ascii_case(noun))
            };
            self.stage.by_name.iter().filter(has).count() == 1
        };
        let capital =
            data.kind == RoleKind::People && (self.stage.is_capital(phrase.head) || named_so());
        if !(body || capital) || phrase.plural || phrase.determiner != Determiner::Definite {
            return None;
        }
        let fits = |actor: ActorId| {
            let other = self.stage.actor(actor);
            matches!(
                other.kind,
                ActorKind::Organization | ActorKind::Igo | ActorKind::Group
            ) && (country.is_empty() || other.country == country)
                && self.stage.by_name.contains(&actor)
                && !self.is_rebels_force(actor, role)
        };
        // A word of its name: "the Front", "the association".
        let noun = self.stage.form(phrase.head);
        let both = self.stage.doc.lower(phrase.start) == "both";
        let alone = phrase.head - phrase.start <= 1 + u32::from(both);
        let is_short = |actor: ActorId| {
            let mut words = self.stage.actor(actor).name.split(' ').skip(1);
            alone && words.any(|word| word.eq_ignore_ascii_case(noun)) && fits(actor)
        };
        let actor = self.focus.latest().find_map(|candidate| {
            let &[actor] = &candidate.actors[..] else {
                return None;
            };
            is_short(actor).then_some(actor)
        });
        // In capitals also what was named long before, if it is but one.
        let actor = actor.or_else(|| {
            let mut long = self.stage.by_name.iter().copied();
            let capital = self.stage.is_capital(phrase.head);
            let first = long.find(|&actor| capital && is_short(actor))?;
            long.all(|other| !is_short(other)).then_some(first)
        });
        if capital && actor.is_none() {
            return None;
        }
        if let Some(actor) = actor {
            let note = "word of its name";
            return Some(Found::one(actor, MentionForm::Nominal, note, 0.8));
        }
        // A noun without a field of its own says nothing of the body that it is.
        let any = data.broader.is_empty() && data.name.eq_ignore_ascii_case(noun);
        let of_sector = |actor: ActorId| {
            let theirs = &self.stage.actor(actor).sectors;
            let shared = theirs.iter().any(|sector| data.sectors.contains(sector));
            let company = data.sectors == [Sector::Bus] && theirs.is_empty();
            data.sectors.is_empty() || company || shared
        };
        if !any || !alone {
            return None;
        }
        let token = self.stage.doc.token(phrase.head);
        let acts = matches!(token.dep, Dep::nsubj | Dep::nsubjpass | Dep::poss);
        if !acts {
            return None;
        }
        let block = self.stage.doc.sentences[token.sentence as usize].block;
        let actor = self
            .focus
            .latest()
            .take_while(|candidate| candidate.block + BLOCKS_BACK >= block)
            .find_map(|candidate| match candidate.actors[..] {
                [actor] if fits(actor) && of_sector(actor) => Some(actor),
                _ => None,
            })?;
        let note = "noun for any body";
        Some(Found::one(actor, MentionForm::Nominal, note, 0.6))
    }
}
