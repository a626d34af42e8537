//! Those whom a government deals with at home, and those who fight it, where no word gives them a country.
//!
//! > Freedonian police arrested **three activists**. Freedonia's president met **union leaders**.
//! > **Gunmen** killed a Freedonian judge.
//!
//! They are of its country. Leaves alone those who may well be from elsewhere: *released the sailors*,
//! *met the envoys*, *expelled a missionary*. The verbs are in `dealings.tsv` of the lexicon.

use chancery_lexicon::actors::{Dealing, RoleKind, Usage};
use chancery_record::{ActorKind, Sector};
use chancery_text::{Dep, TokenId};

use crate::actors::country::scene::{self, one_country};
use crate::actors::phrase::{Determiner, Phrase};
use crate::actors::resolve::Reader;
use crate::actors::stage::Stage;
use crate::positions::concepts::hits::is_state;

impl Reader<'_, '_> {
    /// The country of whoever rules those of a phrase, or of whom they fight.
    pub(super) fn under_rule(&self, phrase: &Phrase, role: u32) -> Option<String> {
        let role = self.stage.role(role);
        let is_own = phrase.modifier.is_some() || phrase.owner.is_some();
        if is_own || self.stage.deals(Dealing::Guest, &role.name) {
            return None;
        }
        let is_at_home = role.sectors.iter().any(|sector| {
            use Sector::*;
            matches!(
                sector,
                Agr | Edu | Jrn | Jud | Lab | Leg | Med | Opp | Pty | Rel | Soc
            )
        });
        let has = |fits: &dyn Fn(&Sector) -> bool| role.sectors.iter().any(fits);
        let whom = counted(self.stage, phrase.head);
        let rules = |dealing| self.ruler(whom, dealing);
        if has(&|sector| matches!(sector, Sector::Reb | Sector::Uaf)) {
            return fought(self.stage, phrase.head);
        }
        let ruler = if has(&|sector| *sector == Sector::Opp) {
            let asked = Some(self.stage.doc.token(whom)).filter(|token| token.dep == Dep::poss);
            rules(Dealing::Rules)
                .or_else(|| rules(Dealing::Blames))
                .or_else(|| rules(Dealing::Meets))
                .or_else(|| self.ruler(asked?.head, Dealing::Answers))
        } else if has(&|sector| matches!(sector, Sector::Lab | Sector::Pty)) {
            rules(Dealing::Rules).or_else(|| rules(Dealing::Meets))
        } else if is_at_home {
            rules(Dealing::Rules)
        } else if has(&|sector| *sector == Sector::Gov) && phrase.determiner == Determiner::Definite
        {
            rules(Dealing::Unseats)
        } else {
            None
        };
        // *Met opposition leaders **in Oodville***: there, wherever he rules.
        ruler.map(|ruler| scene::of_clause(self.stage, whom).unwrap_or(ruler))
    }

    /// The country of the government or body of one that deals with somebody.
    fn ruler(&self, whom: TokenId, dealing: Dealing) -> Option<String> {
        let doc = self.stage.doc;
        let token = doc.token(whom);
        let country = |ruler: TokenId| {
            let &[ruler] = self.actors_at(ruler) else {
                return None;
            };
            let ruler = self.stage.actor(ruler);
            let is_ruler = ruler.kind == ActorKind::State || ruler.sectors.iter().any(governs);
            (is_ruler && is_state(&ruler.country)).then(|| ruler.country.clone())
        };
        // *Freedonia's government **and the opposition***; not *Freedonia and the opposition*, which may
        // be another's.
        if token.dep == Dep::conj {
            let is_body = self.stage.role_at(token.head).is_some();
            return country(token.head).filter(|_| is_body);
        }
        // *Met **with union leaders***
        let verb = match token.dep {
            Dep::dobj | Dep::nsubjpass => token.head,
            Dep::pobj if doc.lower(token.head) == "with" => doc.token(token.head).head,
            _ => return None,
        };
        if !self.stage.deals(dealing, doc.lemma(verb)) {
            return None;
        }
        if token.dep == Dep::nsubjpass {
            // *Were arrested **by Freedonian police***: nobody has read them yet.
            let agent = doc.child(doc.child(verb, Dep::agent)?, Dep::pobj)?;
            let (role, _) = self.stage.role_at(agent)?;
            let is_ruler = self.stage.role(role).sectors.iter().any(governs);
            return is_ruler.then(|| said_of(self.stage, agent)).flatten();
        }
        country(doc.child(verb, Dep::nsubj)?)
    }
}

/// Whether those of a sector govern, judge or police a country.
fn governs(sector: &Sector) -> bool {
    use Sector::*;
    matches!(sector, Cop | Gov | Jud | Leg)
}

/// The noun that counts somebody: ***dozens** of activists*.
fn counted(stage: &Stage<'_>, head: TokenId) -> TokenId {
    const COUNTS: &[&str] = &["dozen", "hundred", "score", "thousand", "number", "group"];
    let doc = stage.doc;
    let token = doc.token(head);
    let count = doc.token(token.head).head;
    let is_counted = token.dep == Dep::pobj
        && doc.lower(token.head) == "of"
        && COUNTS.contains(&doc.lemma(count));
    if is_counted { count } else { head }
}

/// The country of those who serve it at home and whom somebody fights: *killed **a Freedonian judge***.
fn fought(stage: &Stage<'_>, who: TokenId) -> Option<String> {
    let doc = stage.doc;
    let verb = doc.head(who).filter(|_| doc.token(who).dep == Dep::nsubj)?;
    let whom = doc.child(verb, Dep::dobj);
    let whom = whom.filter(|_| stage.deals(Dealing::Fights, doc.lemma(verb)))?;
    // *Kidnapped two Freedonian tourists*, *attacked the Freedonian embassy*: anywhere.
    let (role, _) = stage.role_at(whom)?;
    let role = stage.role(role);
    let is_at_home = role.sectors.iter().any(governs) && role.kind != RoleKind::Organization;
    said_of(stage, whom).filter(|_| is_at_home && !stage.deals(Dealing::Guest, &role.name))
}

/// The one country that a noun and the words before it name: *a **Freedonian** judge*.
fn said_of(stage: &Stage<'_>, noun: TokenId) -> Option<String> {
    let usages = [Usage::Name, Usage::Demonym, Usage::City];
    one_country(stage, stage.doc.token(noun).left_edge..=noun, &usages)
}
